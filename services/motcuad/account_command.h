// motcuad account: the first account, and the way back in, of a directory that no server has open.
#pragma once

#include <string>
#include <vector>

#include "services/motcuad/configuration.h"

namespace motcua {

struct AccountFlags {
  std::string name;
  std::string officer;
  std::vector<std::string> grants;  // "role" or "role@unit"
  std::string subject;              // of the provider that is configured
  bool is_service = false;
  bool is_trial = false;  // the password need not be changed
};

// Makes an account with a temporary password (of a service with a token; with a subject: that
// subject, and no secret), which it prints, once. Refused if there is one of that name: whoever
// mistypes a name locks nobody out.
int create_account(const Configuration& configuration, const AccountFlags& flags);
// Gives the one of that name another such secret, and these grants, if any are named.
int reset_account(const Configuration& configuration, const AccountFlags& flags);
int list_accounts(const Configuration& configuration);

}  // namespace motcua
