// Hashes and seeds are nobody's to give: they are made.
#include "services/identity/account_edits.h"

#include <algorithm>

#include "services/identity/secret.h"
#include "services/text/text.h"

namespace motcua {
namespace {

// Texts of its own, by its field list.
template <class Part>
void check_own_texts(Part& part, const std::string& path, std::vector<Violation>& violations) {
  for_each_field(part, [&]<class Value>(const auto& field, Value& value) {
    if constexpr (std::is_same_v<Value, std::string>) {
      if (field.shape.is_text) check_text(value, field.shape, path + field.name, violations);
    }
  });
}

}  // namespace

OrRejection<void> check_texts(Account& account) {
  Rejection rejection;
  check_own_texts(account, "", rejection.violations);
  for (size_t i = 0; i < account.tokens.size(); ++i) {
    check_own_texts(account.tokens[i], "tokens[" + std::to_string(i) + "].", rejection.violations);
  }
  if (rejection.violations.empty()) return {};
  return tl::unexpected(std::move(rejection));
}

Account with_token(Account account, const std::string& name, const std::string& secret, int days,
                   Instant now) {
  int32_t last = 0;
  for (const ServiceToken& token : account.tokens) last = std::max(last, token.number);
  std::erase_if(account.tokens, [&](const ServiceToken& token) { return token.expires_at <= now; });
  account.tokens.push_back({.number = last + 1,
                            .name = name,
                            .issued_at = now,
                            .expires_at = plus_minutes(now, int64_t{days} * minutes_per_day),
                            .hash = hash_of_token(secret)});
  return account;
}

}  // namespace motcua
