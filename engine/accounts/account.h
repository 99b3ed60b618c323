// Accounts: who may sign in, and what they are granted where. They are records of the journal
// (engine/records/journal.h), each with the account whole as it then was; what proves who somebody
// is belongs to the private part, which is erased once another takes its place.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/accounts/role.h"
#include "engine/fields.h"
#include "engine/time/instant.h"

namespace motcua {

inline constexpr size_t grants_max = 100;
inline constexpr size_t tokens_alive_max = 2;  // one for use, one to change over to
inline constexpr size_t former_passwords_kept = 10;

enum class AccountKind { person = 1, service = 2 };
inline constexpr std::array account_kinds{Named{AccountKind::person, "person"},
                                          Named{AccountKind::service, "service"}};
static_assert(has_a_row_for_each(account_kinds, &Named<AccountKind>::value));

// By what somebody works at the one-stop shop (118/2025 art. 7, 10–12).
enum class Employment {
  not_said = 0,
  own = 1,       // of the unit's own staff
  seconded = 2,  // sent by a department or another agency, for a term of 12 to 36 months
  contract = 3,  // of a postal or service company: guides, receives, scans, returns (art. 9(7))
  stand_in = 4,  // so that intake never stops (art. 12(8), as 309/2026 has it)
};
inline constexpr std::array employments{
    Named{Employment::not_said, ""}, Named{Employment::own, "own"},
    Named{Employment::seconded, "seconded"}, Named{Employment::contract, "contract"},
    Named{Employment::stand_in, "stand_in"}};
static_assert(has_a_row_for_each(employments, &Named<Employment>::value));

// A role in a unit; of no unit: everywhere.
struct Grant {
  Role role = Role::not_said;
  std::string unit;
  bool operator==(const Grant&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "role", &Grant::role),
                      field(2, "unit", &Grant::unit, impersonal(Shape{.characters_max = 40})));
  }
};

// What a service calls with. Only its hash is kept.
struct ServiceToken {
  int32_t number = 0;  // from 1 for each account
  std::string name;    // for people who look after it
  Instant issued_at;
  Instant expires_at;
  std::string hash;  // SHA-256
  bool operator==(const ServiceToken&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "number", &ServiceToken::number),
        field(2, "name", &ServiceToken::name, impersonal(Shape{.characters_max = 100})),
        field(3, "issued_time", &ServiceToken::issued_at),
        field(4, "expiry_time", &ServiceToken::expires_at),
        field(5, "hash", &ServiceToken::hash, personal(raw_bytes)));
  }
};

// The password of a person. The verifier is a text of libsodium: algorithm, costs, salt and hash.
struct Password {
  std::string verifier;                       // empty: none, and nothing signs in by it
  std::vector<std::string> former_verifiers;  // the newest last; none of them is taken again
  int32_t number = 0;                         // how many were set
  std::optional<Instant> set_at;
  // Given by somebody else: good for one sign-in before then, to set another.
  std::optional<Instant> temporary_until;
  bool operator==(const Password&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "verifier", &Password::verifier, personal()),
                      field(2, "former_verifiers", &Password::former_verifiers, personal()),
                      field(3, "number", &Password::number),
                      field(4, "set_time", &Password::set_at),
                      field(5, "temporary_until", &Password::temporary_until));
  }
};

struct Account {
  std::string name;  // signs in by it; never another's
  AccountKind kind = AccountKind::person;
  std::string officer;  // as histories name whoever acts
  std::vector<Grant> grants;
  bool disabled = false;
  Password password;
  bool has_second_factor = false;
  std::string second_factor_seed;  // of TOTP (RFC 6238), raw
  std::string certificate;         // of a service: the URI in its client certificate
  std::vector<ServiceToken> tokens;
  // Of a person whom a provider of identities knows (OpenID Connect): which one, and who it says
  // that it is, which may be the number of an identity card. Both or neither.
  std::string issuer;
  std::string subject;
  // Of a person. Its term over, an account goes on until somebody changes it: it is told alone.
  Employment employment = Employment::not_said;
  std::string seconded_from;  // the agency or company
  std::optional<Day> term_from;
  std::optional<Day> term_to;  // the last day
  bool may_decide = false;     // authorised to decide at the counter, at once (118/2025 art. 17(5))
  bool operator==(const Account&) const = default;
  static constexpr auto fields() {
    constexpr Shape name_shape{.required = true, .characters_max = 100};
    return std::tuple(
        field(1, "name", &Account::name, impersonal(name_shape)), field(2, "kind", &Account::kind),
        field(3, "officer", &Account::officer, impersonal(Shape{.characters_max = 100})),
        field(4, "grants", &Account::grants), field(5, "disabled", &Account::disabled),
        field(6, "password", &Account::password),
        field(7, "has_second_factor", &Account::has_second_factor),
        field(8, "second_factor_seed", &Account::second_factor_seed, personal(raw_bytes)),
        field(9, "certificate", &Account::certificate, impersonal()),
        field(10, "tokens", &Account::tokens), field(11, "issuer", &Account::issuer, impersonal()),
        field(12, "subject", &Account::subject, personal(Shape{.characters_max = 255})),
        field(13, "employment", &Account::employment),
        field(14, "seconded_from", &Account::seconded_from,
              impersonal(Shape{.characters_max = 200})),
        field(15, "term_from", &Account::term_from), field(16, "term_to", &Account::term_to),
        field(17, "may_decide", &Account::may_decide));
  }
};

constexpr bool is_term_over(const Account& account, Day today) {
  return account.term_to && *account.term_to < today;
}

// What was done with an account.
enum class AccountAct {
  created = 1,
  granted = 2,  // or taken back
  password_set = 3,
  second_factor_set = 4,
  token_issued = 5,
  token_revoked = 6,
  disabled = 7,
  enabled = 8,
  identified = 9,  // by a subject, or by none any more
  employed = 10,   // by what it works, or whether it may decide
};
inline constexpr std::array account_acts{Named{AccountAct::created, "created"},
                                         Named{AccountAct::granted, "granted"},
                                         Named{AccountAct::password_set, "password_set"},
                                         Named{AccountAct::second_factor_set, "second_factor_set"},
                                         Named{AccountAct::token_issued, "token_issued"},
                                         Named{AccountAct::token_revoked, "token_revoked"},
                                         Named{AccountAct::disabled, "disabled"},
                                         Named{AccountAct::enabled, "enabled"},
                                         Named{AccountAct::identified, "identified"},
                                         Named{AccountAct::employed, "employed"}};
static_assert(has_a_row_for_each(account_acts, &Named<AccountAct>::value));

// Those that people do for their own account, without a right.
constexpr bool is_own_act(AccountAct act) {
  return act == AccountAct::password_set || act == AccountAct::second_factor_set;
}

// The journal's record of an act.
struct AccountChanged {
  AccountAct act = AccountAct::created;
  Account account;                // as it is after it
  int64_t previous_sequence = 0;  // of the same account's record before; 0: its first
  bool operator==(const AccountChanged&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "act", &AccountChanged::act),
                      field(2, "account", &AccountChanged::account),
                      field(3, "previous_sequence", &AccountChanged::previous_sequence));
  }
};

}  // namespace motcua
