// withdraw → Withdrawn: the applicant takes the dossier back.
#pragma once

#include "engine/dossier/ending.h"

namespace motcua {

struct Withdrawn {
  static constexpr Verb verb = Verb::withdraw;
  Timeliness timeliness = Timeliness::undated;
  std::string reason;
  bool operator==(const Withdrawn&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(12, "timeliness", &Withdrawn::timeliness),
                      field(14, "reason", &Withdrawn::reason, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Withdraw {
  static constexpr Verb verb = Verb::withdraw;
  std::string reason;
  bool operator==(const Withdraw&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Withdraw::reason, personal(long_text)));
  }
  OrRejection<Withdrawn> decide(const Situation& situation) const;
};

}  // namespace motcua
