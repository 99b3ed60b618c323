// Of values alone; which dossiers are looked at says the registrar.
#include "engine/dossier/duplicates.h"

#include "engine/utf8.h"

namespace motcua {

bool is_same_applicant(const Applicant& one, const Applicant& other) {
  const std::string identity = matched_identity(one.identity);
  if (!identity.empty()) return identity == matched_identity(other.identity);
  const std::string telephone = matched_telephone(one.telephone);
  return !telephone.empty() && !one.folded_name.empty() &&
         telephone == matched_telephone(other.telephone) && one.folded_name == other.folded_name;
}

bool is_possible_duplicate(const Dossier& other, const Dossier& handed_in, int32_t days) {
  const Application& application = handed_in.application;
  if (other.number == handed_in.number || other.erased_at ||
      other.application.procedure != application.procedure ||
      !is_same_applicant(application.applicant, other.application.applicant)) {
    return false;
  }
  if (phase_of(other.state) != Phase::over) return true;
  const bool is_without_result = other.state != State::returned && !other.annulled;
  return is_without_result && other.ended_at &&
         day_of(*other.ended_at) >= plus_days(law_day_of(handed_in), -days);
}

std::string_view duplicate_basis(Day day) {
  static const Day from = day_from({2026, 9, 28});
  return day >= from ? "320/2026 art. 33(3)(d)" : "";
}

}  // namespace motcua
