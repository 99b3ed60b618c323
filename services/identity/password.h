// Passwords of local accounts: argon2id by libsodium, and what is asked of a new one.
#pragma once

#include <string>
#include <string_view>

#include "engine/accounts/account.h"
#include "engine/rejection.h"

namespace motcua {

// What hashing costs: 19 MiB and two passes, some 60 ms of a core (OWASP Password Storage). Never
// on a thread that others wait for.
std::string make_verifier(std::string_view password);
// As long for any verifier, the empty one, too.
bool verifies(const std::string& verifier, std::string_view password);

// Of a new one: fewer beside a second factor.
size_t password_characters_min(const Account& account);
// TCVN 14423, level 3: fourteen mixed characters, or eight beside a second factor; none of the last
// ten. FIELD_VIOLATION. As costly as ten times `verifies`.
OrRejection<void> check_new_password(std::string_view password, const Account& account);

// The password set, at that time.
Account with_password(Account account, std::string_view password, Instant now);
// One that somebody else gives: good for one sign-in until then.
Account with_temporary_password(Account account, std::string_view password, Instant now);
inline constexpr int64_t temporary_password_minutes = 24 * 60;

// Whether it must be set anew before anything else: a temporary one, or an administrator's after
// two months.
bool must_be_changed(const Account& account, Instant now);
// So without use that the account counts as disabled.
inline constexpr int64_t unused_days_max = 45;
// Whoever looks after the register, its catalogue, its accounts, or personal data.
bool is_administrator(const Account& account);

}  // namespace motcua
