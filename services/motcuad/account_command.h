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

// Makes the account, or gives the one of that name a new temporary password (of a service a token;
// with a subject: that subject, and no secret) and these grants, if any are named. Prints the
// secret, once.
int set_account(const Configuration& configuration, const AccountFlags& flags);
int list_accounts(const Configuration& configuration);

}  // namespace motcua
