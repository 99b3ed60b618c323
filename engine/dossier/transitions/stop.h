// stop → Stopped: processing ends without a result, e.g. the supplement never came; with its legal
// basis.
#pragma once

#include "engine/dossier/ending.h"

namespace motcua {

struct Stopped {
  static constexpr Verb verb = Verb::stop;
  Timeliness timeliness = Timeliness::undated;
  std::string reason;
  std::string legal_basis;
  bool operator==(const Stopped&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(12, "timeliness", &Stopped::timeliness),
                      field(14, "reason", &Stopped::reason, personal()),
                      field(15, "legal_basis", &Stopped::legal_basis, impersonal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Stop {
  static constexpr Verb verb = Verb::stop;
  std::string reason;
  std::string legal_basis;
  bool operator==(const Stop&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Stop::reason, personal(required_long_text)),
                      field(15, "legal_basis", &Stop::legal_basis, impersonal(required_long_text)));
  }
  OrRejection<Stopped> decide(const Situation& situation) const;
};

}  // namespace motcua
