// The law that holds for a dossier: the regulation of the day, and over it, each over those before,
// the rules of one's own of everybody, of the handling unit and those above it (the root first), of
// the procedure anywhere, what the procedure says itself (resume_policy, letter_before), and rules
// of procedure and unit.
#pragma once

#include <string>

#include "engine/catalogue/catalogue.h"
#include "engine/catalogue/own_rules.h"
#include "engine/dossier/dossier.h"

namespace motcua {

// By the version of the procedure that is in force on the day.
Regulation law_of(const Catalogue& catalogue, const Application& application, Day day);
// By that of the promise, on the day of the receipt, or before it of the submission.
Regulation law_of(const Dossier& dossier, const Catalogue& catalogue);

// What says so, for people: the legal basis of the last own rule of that name, else the code of the
// regulation.
std::string basis_of(std::string_view rule, const Dossier& dossier, const Catalogue& catalogue);
template <class Type>
std::string basis_of(Type Regulation::*rule, const Dossier& dossier, const Catalogue& catalogue) {
  return basis_of(rule_name(rule), dossier, catalogue);
}

// By when an apology must be out, of a limit that counts from `from` and is due then.
Instant letter_deadline(const Regulation& law, const WorkingTime& time, Minute from, Minute due);

}  // namespace motcua
