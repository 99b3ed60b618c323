// rate → Rated: the applicant's satisfaction with the handling, and marks for single contents of it
// (118/2025 art. 33(1)); a later rating takes the earlier one's place.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Rated {
  static constexpr Verb verb = Verb::rate;
  Satisfaction satisfaction = Satisfaction::not_said;
  std::string comment;
  std::vector<Mark> marks;
  bool operator==(const Rated&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "satisfaction", &Rated::satisfaction),
                      field(11, "comment", &Rated::comment, personal()),
                      field(12, "marks", &Rated::marks));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Rate {
  static constexpr Verb verb = Verb::rate;
  Satisfaction satisfaction = Satisfaction::not_said;
  std::string comment;
  std::vector<Mark> marks;  // of single contents, each once at most
  bool operator==(const Rate&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "satisfaction", &Rate::satisfaction, required),
                      field(11, "comment", &Rate::comment, personal(long_text)),
                      field(12, "marks", &Rate::marks, Shape{.items_max = 8}));
  }
  OrRejection<Rated> decide(const Situation& situation) const;
};

}  // namespace motcua
