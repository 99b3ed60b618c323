// receive → Received: the dossier is taken in, at the counter or from a submission. It gets its
// code, its promise and the receipt slip; the clock runs. A procedure without a usable limit:
// undated.
#pragma once

#include "engine/dossier/transitions/submit.h"

namespace motcua {

struct Received {
  static constexpr Verb verb = Verb::receive;
  Application application;  // empty where it stands since the submission
  Promise promise;
  std::string code;
  std::string field_name;
  ResumePolicy resume_policy = ResumePolicy::remaining;
  bool payment_stops_clock = false;
  bool central_code = false;  // imported, and no number of ours
  bool operator==(const Received&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Received::application), inlined(&Received::promise),
                      field(10, "code", &Received::code, impersonal()),
                      field(11, "field", &Received::field_name, impersonal()),
                      field(12, "resume_policy", &Received::resume_policy),
                      field(13, "payment_stops_clock", &Received::payment_stops_clock),
                      field(14, "central_code", &Received::central_code));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Receive {
  static constexpr Verb verb = Verb::receive;
  Application application;  // for a submission already there: left empty
  std::string imported_code;
  std::optional<Instant> due_at;  // given by an imported history, and kept
  bool operator==(const Receive&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Receive::application),
                      field(10, "imported_code", &Receive::imported_code, impersonal()),
                      field(11, "due_at", &Receive::due_at));
  }
  std::optional<SeriesKey> series(const Situation& situation) const;
  OrRejection<Received> decide(const Situation& situation) const;
};

}  // namespace motcua
