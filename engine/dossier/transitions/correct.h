// correct → Corrected: the applicant's data of a dossier that has ended are put right (Law 91/2025
// on personal data: at any time). No clock and no figure changes.
#pragma once

#include "engine/dossier/applicant_mask.h"
#include "engine/dossier/situation.h"

namespace motcua {

struct Corrected {
  static constexpr Verb verb = Verb::correct;
  Applicant applicant;  // as it now is, whole
  std::string reason;
  bool operator==(const Corrected&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(5, "applicant", &Corrected::applicant),
                      field(14, "reason", &Corrected::reason, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

// Without a mask each field that is filled in is corrected.
struct Correct {
  static constexpr Verb verb = Verb::correct;
  FieldMask update_mask;
  Applicant applicant;
  std::string reason;
  bool operator==(const Correct&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(5, "applicant", &Correct::applicant),
                      field(14, "reason", &Correct::reason, personal(required_long_text)),
                      field(16, "update_mask", &Correct::update_mask));
  }
  OrRejection<Corrected> decide(const Situation& situation) const;
};

}  // namespace motcua
