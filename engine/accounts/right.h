// What is asked of whoever calls: one of some roles, in a unit that the matter belongs to.
#pragma once

#include "engine/accounts/role.h"

namespace motcua {

// Of a matter's units those of which one must lie where a role is granted.
enum class Scope {
  none = 0,       // the role alone, wherever it is granted
  unit = 1,       // that the call names
  receiving = 2,  // of a dossier: where it is received
  receiving_or_handling = 3,
  handling = 4,            // who decides on it
  handling_or_holder = 5,  // or has it on the desk
  any_place = 6,           // one of the three
  handling_or_part = 7,    // or does that part of it
  handling_or_asked = 8,   // or has it on the desk, or was asked just that
};

struct Right {
  RoleSet roles = 0;  // none: anybody who has signed in
  Scope scope = Scope::none;
  bool is_for_all = false;    // nobody need have signed in
  bool asks_step_up = false;  // that the person has lately proved again who it is
};

constexpr Right with_step_up(RoleSet roles, Scope scope) {
  return {.roles = roles, .scope = scope, .is_for_all = false, .asks_step_up = true};
}

}  // namespace motcua
