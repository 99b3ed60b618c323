// erase → Erased: what is personal in a dossier that has ended is deleted for good, from its
// history too (Law 91/2025 on personal data, arts 3, 14). What is public stays, and every figure.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Erased {
  static constexpr Verb verb = Verb::erase;
  std::string reason;
  std::string legal_basis;
  bool operator==(const Erased&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &Erased::reason, impersonal()),
                      field(15, "legal_basis", &Erased::legal_basis, impersonal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

// Its reason stays and is public: it must not name the person.
struct Erase {
  static constexpr Verb verb = Verb::erase;
  std::string reason;
  std::string legal_basis;
  bool operator==(const Erase&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(14, "reason", &Erase::reason, impersonal(required_long_text)),
        field(15, "legal_basis", &Erase::legal_basis, impersonal(required_long_text)));
  }
  OrRejection<Erased> decide(const Situation& situation) const;
};

}  // namespace motcua
