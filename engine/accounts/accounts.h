// All accounts as they stand after some sequence. An immutable value once made; a change makes the
// next one. Reading is safe from any thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/accounts/account.h"

namespace motcua {

// A row of the table: the account, and the record that says so.
struct KnownAccount {
  int64_t sequence = 0;
  Account account;
  bool operator==(const KnownAccount&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "sequence", &KnownAccount::sequence),
                      field(2, "account", &KnownAccount::account));
  }
};

class Accounts {
 public:
  using Known = std::shared_ptr<const KnownAccount>;

  // Of the rows of the table.
  static Accounts of(std::vector<KnownAccount> rows);
  Accounts with(KnownAccount changed) const;

  bool empty() const { return by_name_.empty(); }
  const std::map<std::string, Known, std::less<>>& by_name() const { return by_name_; }
  // Null: there is none.
  Known find(std::string_view name) const;
  Known of_token(std::string_view hash) const;
  Known of_certificate(std::string_view uri) const;
  Known of_subject(std::string_view issuer, std::string_view subject) const;

 private:
  void put(KnownAccount changed);

  std::map<std::string, Known, std::less<>> by_name_;
  std::map<std::string, Known, std::less<>> by_proof_;  // tokens' hashes, certificates, subjects
};

}  // namespace motcua
