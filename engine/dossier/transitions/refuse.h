// refuse → Refused: an application is not accepted, with the reason; at the counter straight away,
// then under a provisional code.
#pragma once

#include "engine/dossier/ending.h"
#include "engine/dossier/transitions/submit.h"

namespace motcua {

struct Refused {
  static constexpr Verb verb = Verb::refuse;
  Application application;  // empty where it stands since the submission
  std::string code;         // provisional, of a refusal straight away
  std::string reason;
  std::string legal_basis;
  bool central_code = false;  // imported, and no number of ours
  bool operator==(const Refused&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Refused::application),
                      field(10, "code", &Refused::code, impersonal()),
                      field(14, "reason", &Refused::reason, personal()),
                      field(15, "legal_basis", &Refused::legal_basis, impersonal()),
                      field(16, "central_code", &Refused::central_code));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Refuse {
  static constexpr Verb verb = Verb::refuse;
  Application application;
  std::string reason;
  std::string legal_basis;
  std::string imported_code;
  bool operator==(const Refuse&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Refuse::application),
                      field(10, "imported_code", &Refuse::imported_code, impersonal()),
                      field(14, "reason", &Refuse::reason, personal(required_long_text)),
                      field(15, "legal_basis", &Refuse::legal_basis, impersonal(long_text)));
  }
  std::optional<SeriesKey> series(const Situation& situation) const;
  OrRejection<Refused> decide(const Situation& situation) const;
};

}  // namespace motcua
