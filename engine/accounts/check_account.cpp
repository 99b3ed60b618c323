// Names are for keyboards and logs.
#include "engine/accounts/check_account.h"

#include <algorithm>

#include "engine/try.h"

namespace motcua {
namespace {

bool is_account_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  };
  return name.size() >= 3 && name.size() <= 64 && std::all_of(name.begin(), name.end(), fits);
}

OrRejection<void> check_grants(const Account& account, const Catalogue& catalogue) {
  if (account.grants.size() > grants_max) {
    return reject_field("grants", "items_max " + std::to_string(grants_max));
  }
  for (size_t i = 0; i < account.grants.size(); ++i) {
    const Grant& grant = account.grants[i];
    const std::string path = "grants[" + std::to_string(i) + "].";
    const bool is_known = grant.role != Role::not_said && !name_of(grant.role).empty();
    if (!is_known || is_of_software(grant.role) != (account.kind == AccountKind::service)) {
      return reject_field(path + "role", "role_of_kind");
    }
    if (grant.role == Role::system_operator && !grant.unit.empty()) {
      return reject_field(path + "unit", "of_all_units");
    }
    if (!grant.unit.empty() && !catalogue.unit(grant.unit)) {
      return reject(Reason::UNIT_NOT_FOUND, {{"unit", grant.unit}, {"field", path + "unit"}});
    }
  }
  return {};
}

// Who works in one unit alone works in none by a grant that forgot to name it.
OrRejection<void> check_units_said(const Account& account) {
  for (size_t i = 0; i < account.grants.size(); ++i) {
    const Grant& grant = account.grants[i];
    if (grant.unit.empty() && !reaches_below(grant.role)) {
      return reject_field("grants[" + std::to_string(i) + "].unit", "of_one_unit");
    }
  }
  return {};
}

// The law names what staff of a company do; to examine and to decide is not of it.
OrRejection<void> check_contract(const Account& account, const Account* before) {
  if (account.may_decide) return reject_field("may_decide", "not_of_contract_staff");
  for (size_t i = 0; i < account.grants.size(); ++i) {
    const Role role = account.grants[i].role;
    if (role != Role::officer && role != Role::head) continue;
    const bool was_so = before && before->employment == Employment::contract;
    return reject_field(was_so ? "grants[" + std::to_string(i) + "].role" : "employment",
                        "not_of_contract_staff");
  }
  return {};
}

OrRejection<void> check_employment(const Account& account, const Account* before) {
  const bool is_said = account.employment != Employment::not_said;
  if (is_said && name_in(employments, account.employment).empty()) {
    return reject_field("employment", "one_of OWN, SECONDED, CONTRACT, STAND_IN");
  }
  const bool says_something = is_said || account.may_decide || !account.seconded_from.empty() ||
                              account.term_from || account.term_to;
  if (says_something && account.kind != AccountKind::person) return reject_field("name", "person");
  if (account.employment == Employment::seconded && account.seconded_from.empty()) {
    return reject_field("seconded_from", "required");
  }
  if (account.term_from && account.term_to && *account.term_to < *account.term_from) {
    return reject_field("term_to", "day_not_before " + format_day(*account.term_from));
  }
  if (account.employment == Employment::contract) return check_contract(account, before);
  return {};
}

}  // namespace

OrRejection<void> check_account(const Account& account, const Accounts& accounts,
                                const Catalogue& catalogue) {
  if (!is_account_name(account.name)) return reject_field("name", "account_name");
  TRY(check_grants(account, catalogue));
  const auto before = accounts.find(account.name);
  if (!before || before->account.grants != account.grants) {
    TRY(check_units_said(account));
  }
  TRY(check_employment(account, before ? &before->account : nullptr));
  if (account.tokens.size() > tokens_alive_max) {
    return reject_field("tokens", "items_max " + std::to_string(tokens_alive_max));
  }
  const auto is_others = [&](const Accounts::Known& known) {
    return known && known->account.name != account.name;
  };
  if (!account.certificate.empty() && is_others(accounts.of_certificate(account.certificate))) {
    return reject_field("certificate", "nobody_elses");
  }
  if (account.subject.empty() != account.issuer.empty()) return reject_field("subject", "required");
  if (account.subject.empty()) return {};
  if (account.kind != AccountKind::person) return reject_field("name", "person");
  if (is_others(accounts.of_subject(account.issuer, account.subject))) {
    return reject_field("subject", "nobody_elses");
  }
  return {};
}

}  // namespace motcua
