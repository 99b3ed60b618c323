// What is asked of an account, whoever writes it.
#pragma once

#include "engine/accounts/accounts.h"
#include "engine/catalogue/catalogue.h"
#include "engine/rejection.h"

namespace motcua {

// A name of small letters, digits and . - _ (from 3 to 64); roles of its kind, those of one unit
// with it, unless they were granted before; known units; proofs that are nobody else's.
// Who is seconded comes from an agency, a term ends after it begins, and staff by contract neither
// examine nor decide.
// FIELD_VIOLATION, UNIT_NOT_FOUND.
OrRejection<void> check_account(const Account& account, const Accounts& accounts,
                                const Catalogue& catalogue);

}  // namespace motcua
