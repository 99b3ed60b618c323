// reopen → Reopened: a correction by a supervisor, with reason. The dossier is open again with its
// old current due time, overdue at once if that has passed; the first finish stays a flow of its
// day.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Reopened {
  static constexpr Verb verb = Verb::reopen;
  std::string reason;
  bool operator==(const Reopened&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Reopened::reason, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Reopen {
  static constexpr Verb verb = Verb::reopen;
  std::string reason;
  bool operator==(const Reopen&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Reopen::reason, personal(required_long_text)));
  }
  OrRejection<Reopened> decide(const Situation& situation) const;
};

}  // namespace motcua
