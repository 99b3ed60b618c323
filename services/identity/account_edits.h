// What AccountService and `motcuad account` both do with an account before the register is asked.
#pragma once

#include <string>

#include "engine/accounts/account.h"
#include "engine/rejection.h"

namespace motcua {

inline constexpr int token_days_default = 90;
inline constexpr int token_days_max = 366;

// The texts that somebody has given, by their shapes; good ones are NFC afterwards.
// FIELD_VIOLATION, by the fields' names.
OrRejection<void> check_texts(Account& account);

// With one more token, and without those that have expired by `now`. What is kept of `secret` is
// its hash.
Account with_token(Account account, const std::string& name, const std::string& secret, int days,
                   Instant now);

}  // namespace motcua
