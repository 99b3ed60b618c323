// reopen → Reopened: a correction by a supervisor, with reason. The dossier is open again with its
// old current due time, overdue at once if that has passed; the first finish stays a flow of its
// day. A fault of the agency is corrected within a limit of its own, from the reopening, where the
// law says so (Decree 118/2025 art. 23(1)).
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Reopened {
  static constexpr Verb verb = Verb::reopen;
  std::string reason;
  ReopenCause cause = ReopenCause::not_said;
  // Of a correction with a limit of its own; else the old due time holds.
  std::string limit;
  std::optional<Instant> due_after;
  bool due_provisional = false;
  std::optional<Instant> letter_deadline;
  bool operator==(const Reopened&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Reopened::reason, personal()),
                      field(83, "cause", &Reopened::cause),
                      field(23, "limit", &Reopened::limit, impersonal()),
                      field(46, "due_time_after", &Reopened::due_after),
                      field(47, "due_provisional", &Reopened::due_provisional),
                      field(48, "letter_deadline", &Reopened::letter_deadline));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Reopen {
  static constexpr Verb verb = Verb::reopen;
  std::string reason;
  ReopenCause cause = ReopenCause::not_said;
  bool operator==(const Reopen&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Reopen::reason, personal(required_long_text)),
                      field(83, "cause", &Reopen::cause));
  }
  OrRejection<Reopened> decide(const Situation& situation) const;
};

}  // namespace motcua
