// rate → Rated: the applicant's satisfaction with the handling; a later rating takes the earlier
// one's place.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Rated {
  static constexpr Verb verb = Verb::rate;
  Satisfaction satisfaction = Satisfaction::not_said;
  std::string comment;
  bool operator==(const Rated&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "satisfaction", &Rated::satisfaction),
                      field(11, "comment", &Rated::comment, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Rate {
  static constexpr Verb verb = Verb::rate;
  Satisfaction satisfaction = Satisfaction::not_said;
  std::string comment;
  bool operator==(const Rate&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "satisfaction", &Rate::satisfaction, required),
                      field(11, "comment", &Rate::comment, personal(long_text)));
  }
  OrRejection<Rated> decide(const Situation& situation) const;
};

}  // namespace motcua
