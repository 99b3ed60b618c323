// resolve → Resolved: the work is done; timeliness is fixed at this moment, by rule-1/v1.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Resolved {
  static constexpr Verb verb = Verb::resolve;
  Outcome outcome = Outcome::not_said;
  bool electronic_result = false;
  Timeliness timeliness = Timeliness::on_time;
  int64_t worked_minutes = 0;         // open minutes since the receipt that the clock ran
  int64_t paused_minutes = 0;         // and that it stood
  std::optional<Instant> due_before;  // that it was judged against
  // Of the correction alone, where the dossier was reopened for one with a limit.
  std::optional<Timeliness> correction_timeliness;
  bool operator==(const Resolved&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "outcome", &Resolved::outcome),
                      field(11, "electronic_result", &Resolved::electronic_result),
                      field(12, "timeliness", &Resolved::timeliness),
                      field(13, "worked_minutes", &Resolved::worked_minutes),
                      field(14, "paused_minutes", &Resolved::paused_minutes),
                      field(41, "due_time_before", &Resolved::due_before),
                      field(85, "correction_timeliness", &Resolved::correction_timeliness));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Resolve {
  static constexpr Verb verb = Verb::resolve;
  Outcome outcome = Outcome::not_said;
  bool electronic_result = false;
  bool operator==(const Resolve&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "outcome", &Resolve::outcome, required),
                      field(11, "electronic_result", &Resolve::electronic_result));
  }
  OrRejection<Resolved> decide(const Situation& situation) const;
};

}  // namespace motcua
