// return result → Returned: the result is handed out. A late one needs its apology first, where the
// regulation blocks; returning changes no verdict. Paper and electronic are both owed (Decree
// 118/2025 art. 22), so that it may be handed out again, in another way; only the first time moves
// the dossier.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Returned {
  static constexpr Verb verb = Verb::return_result;
  ReturnMethod method = ReturnMethod::not_said;
  std::string taken_by;
  bool operator==(const Returned&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "return_method", &Returned::method),
                      field(11, "taken_by", &Returned::taken_by, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct ReturnResult {
  static constexpr Verb verb = Verb::return_result;
  ReturnMethod method = ReturnMethod::not_said;
  std::string taken_by;  // who took it
  bool operator==(const ReturnResult&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "return_method", &ReturnResult::method, required),
                      field(11, "taken_by", &ReturnResult::taken_by, personal()));
  }
  OrRejection<Returned> decide(const Situation& situation) const;
};

// Of the last finish.
std::vector<Delivery> deliveries_of_result(const Dossier& dossier);

}  // namespace motcua
