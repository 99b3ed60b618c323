// The roles that somebody may have in a unit. A closed set; numbers are stored, and never reused.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "engine/closed_set.h"

namespace motcua {

enum class Role {
  not_said = 0,  // of an imported event: who did it then, as what
  clerk = 1,
  officer = 2,
  head = 3,
  supervisor = 4,
  system_operator = 5,
  data_protection = 6,
  publisher = 7,        // of the catalogue
  importer = 8,         // of histories from another system
  account_manager = 9,  // of accounts and grants
  // What software may be granted.
  service_submit = 10,
  service_receive = 11,
  service_pay = 12,
  service_return = 13,
  service_read = 14,
};
inline constexpr std::array roles{Named{Role::not_said, ""},
                                  Named{Role::clerk, "clerk"},
                                  Named{Role::officer, "officer"},
                                  Named{Role::head, "head"},
                                  Named{Role::supervisor, "supervisor"},
                                  Named{Role::system_operator, "operator"},
                                  Named{Role::data_protection, "data_protection"},
                                  Named{Role::publisher, "publisher"},
                                  Named{Role::importer, "importer"},
                                  Named{Role::account_manager, "account_manager"},
                                  Named{Role::service_submit, "service_submit"},
                                  Named{Role::service_receive, "service_receive"},
                                  Named{Role::service_pay, "service_pay"},
                                  Named{Role::service_return, "service_return"},
                                  Named{Role::service_read, "service_read"}};
static_assert(has_a_row_for_each(roles, &Named<Role>::value));
constexpr std::string_view name_of(Role role) { return name_in(roles, role); }

// Clerks and officers work in the unit alone that they are granted; all others in those below it,
// too.
constexpr bool reaches_below(Role role) { return role != Role::clerk && role != Role::officer; }
constexpr bool is_of_software(Role role) { return role >= Role::service_submit; }

// Several roles, a bit each.
using RoleSet = uint32_t;
constexpr RoleSet bit_of(Role role) { return 1u << static_cast<uint32_t>(role); }
constexpr RoleSet set_of(std::initializer_list<Role> listed) {
  RoleSet bits = 0;
  for (const Role role : listed) bits |= bit_of(role);
  return bits;
}
constexpr bool has(RoleSet set, Role role) { return (set & bit_of(role)) != 0; }
static_assert(roles.size() <= 32, "a bit each");
// "head, supervisor".
inline std::string roles_listed(RoleSet set) {
  std::string names;
  for (const auto& row : roles) {
    if (!has(set, row.value)) continue;
    names.append(names.empty() ? "" : ", ").append(row.name);
  }
  return names;
}

}  // namespace motcua
