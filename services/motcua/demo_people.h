// The people of the demonstration: officers by name, and applicants whose data nobody can take for
// somebody's: identities begin with 999, telephones with 0999.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "motcua/v1/dossier.pb.h"
#include "services/motcua/demo_dice.h"

namespace motcua::cli {

struct DemoStaff {
  std::vector<std::string> clerks;    // at the counter
  std::vector<std::string> officers;  // who examine
  std::string head;
};

// `known`: the names that are taken.
DemoStaff invent_staff(Dice& dice, int officers, std::set<std::string>& known);

// `place`: where the applicant lives.
v1::Applicant invent_applicant(Dice& dice, const std::string& place, bool is_firm);

}  // namespace motcua::cli
