// AccountService.
#pragma once

#include "services/identity/identity.h"

namespace motcua {

// All must outlive the calls.
void add_account_methods(Methods& methods, Engine& engine, Identity& identity,
                         DoorJournal& journal);

}  // namespace motcua
