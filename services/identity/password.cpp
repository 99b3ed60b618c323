// The library's own text form of verifiers, so that costs can change later.
#include "services/identity/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "engine/check.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

constexpr unsigned long long passes = 2;
constexpr size_t memory_bytes = 19 << 20;
constexpr size_t characters_min = 14;
constexpr size_t characters_min_with_second_factor = 8;
constexpr size_t password_bytes_max = 1024;
constexpr int64_t administrators_days_max = 60;

// What no password has, so that an unknown name takes as long as a known one.
const std::string& verifier_of_nobody() {
  static const std::string verifier = make_verifier("");
  return verifier;
}

size_t characters_of(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  }));
}

// Of small and capital letters, digits and all else at least three.
bool is_mixed(std::string_view text) {
  bool small = false, capital = false, digit = false, other = false;
  for (const char c : text) {
    small |= c >= 'a' && c <= 'z';
    capital |= c >= 'A' && c <= 'Z';
    digit |= c >= '0' && c <= '9';
    other |= !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }
  return small + capital + digit + other >= 3;
}

}  // namespace

std::string make_verifier(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> verifier{};
  const int failed = crypto_pwhash_str_alg(verifier.data(), password.data(), password.size(),
                                           passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  CHECK(failed == 0, "expected ", memory_bytes, " bytes to hash a password");
  return verifier.data();
}

bool verifies(const std::string& verifier, std::string_view password) {
  const std::string& judged = verifier.empty() ? verifier_of_nobody() : verifier;
  if (password.size() > password_bytes_max) password = password.substr(0, password_bytes_max);
  const bool fits = crypto_pwhash_str_verify(judged.c_str(), password.data(), password.size()) == 0;
  return fits && !verifier.empty();
}

size_t password_characters_min(const Account& account) {
  return account.has_second_factor ? characters_min_with_second_factor : characters_min;
}

OrRejection<void> check_new_password(std::string_view password, const Account& account) {
  const size_t least = password_characters_min(account);
  if (!is_utf8(password) || password.size() > password_bytes_max)
    return reject_field("new_password", "utf8");
  if (characters_of(password) < least || !is_mixed(password)) {
    return reject_field("new_password", "password " + std::to_string(least));
  }
  const auto is_the_same = [&](const std::string& former) { return verifies(former, password); };
  const auto& former = account.password.former_verifiers;
  if (is_the_same(account.password.verifier) ||
      std::any_of(former.begin(), former.end(), is_the_same)) {
    return reject_field("new_password",
                        "another_password " + std::to_string(former_passwords_kept));
  }
  return {};
}

Account with_password(Account account, std::string_view password, Instant now) {
  Password& kept = account.password;
  if (!kept.verifier.empty()) kept.former_verifiers.push_back(kept.verifier);
  auto& former = kept.former_verifiers;
  if (former.size() > former_passwords_kept) former.erase(former.begin());
  kept.verifier = make_verifier(password);
  ++kept.number;
  kept.set_at = now;
  kept.temporary_until.reset();
  return account;
}

Account with_temporary_password(Account account, std::string_view password, Instant now) {
  account = with_password(std::move(account), password, now);
  account.password.temporary_until = plus_minutes(now, temporary_password_minutes);
  return account;
}

bool must_be_changed(const Account& account, Instant now) {
  const Password& password = account.password;
  if (password.temporary_until) return true;
  const int64_t days = administrators_days_max;
  return is_administrator(account) && password.set_at &&
         plus_minutes(*password.set_at, days * minutes_per_day) < now;
}

bool is_administrator(const Account& account) {
  constexpr RoleSet administrators =
      set_of({Role::system_operator, Role::data_protection, Role::publisher, Role::importer,
              Role::account_manager});
  return std::any_of(account.grants.begin(), account.grants.end(),
                     [](const Grant& grant) { return has(administrators, grant.role); });
}

}  // namespace motcua
