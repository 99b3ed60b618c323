// AccountService.
#pragma once

#include "services/identity/door.h"
#include "services/method/method.h"

namespace motcua {

// All must outlive the calls.
void add_account_methods(Methods& methods, Engine& engine, const Door& door);

}  // namespace motcua
