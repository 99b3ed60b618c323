// arrive → Arrived: what was taken in irrespective of boundary has come to the competent agency, as
// data or on paper. Where the law counts the limit from that arrival it is reckoned anew, whole;
// the promise of the slip stays as it is. Any other arrival is kept as a fact.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Arrived {
  static constexpr Verb verb = Verb::arrive;
  ArrivalOf kind = ArrivalOf::not_said;
  bool starts_clock = false;
  std::optional<Instant> due_before;
  std::optional<Instant> due_after;  // none: it stays as it is
  bool due_provisional = false;
  std::optional<Instant> letter_deadline;
  bool operator==(const Arrived&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "arrival", &Arrived::kind),
                      field(11, "starts_clock", &Arrived::starts_clock),
                      field(41, "due_time_before", &Arrived::due_before),
                      field(46, "due_time_after", &Arrived::due_after),
                      field(47, "due_provisional", &Arrived::due_provisional),
                      field(48, "letter_deadline", &Arrived::letter_deadline));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Arrive {
  static constexpr Verb verb = Verb::arrive;
  ArrivalOf kind = ArrivalOf::not_said;
  std::optional<Instant> due_at;  // given by an imported history, and kept
  bool operator==(const Arrive&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "arrival", &Arrive::kind, required),
                      field(11, "due_at", &Arrive::due_at));
  }
  OrRejection<Arrived> decide(const Situation& situation) const;
};

}  // namespace motcua
