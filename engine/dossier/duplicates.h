// Whether an applicant may have handed in the same twice. A ground for a warning and for no
// refusal: not to do it is the applicant's duty (320/2026 art. 33(3)(d)).
#pragma once

#include "engine/dossier/dossier.h"

namespace motcua {

// By identity; of whom none is told by telephone and name together.
bool is_same_applicant(const Applicant& one, const Applicant& other);

// `other` is of the same applicant and procedure, and it is not over, or it ended without a result
// no more than so many days before `handed_in` was. What was annulled was received in error.
bool is_possible_duplicate(const Dossier& other, const Dossier& handed_in, int32_t days);

// Since 28 September 2026; before it the warning is a courtesy and has none.
std::string_view duplicate_basis(Day day);

}  // namespace motcua
