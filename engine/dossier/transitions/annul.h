// annul → Annulled: received in error by the clerk (wrong procedure, doubled). A column of its own;
// the code is not given again.
#pragma once

#include "engine/dossier/ending.h"

namespace motcua {

struct Annulled {
  static constexpr Verb verb = Verb::annul;
  std::string reason;
  bool operator==(const Annulled&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Annulled::reason, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Annul {
  static constexpr Verb verb = Verb::annul;
  std::string reason;
  bool operator==(const Annul&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Annul::reason, personal(required_long_text)));
  }
  OrRejection<Annulled> decide(const Situation& situation) const;
};

}  // namespace motcua
