// Through the engine, so that it is a record of the journal like any other.
#include "services/motcuad/account_command.h"

#include <algorithm>
#include <iostream>

#include "engine/engine.h"
#include "engine/store/rocks_store.h"
#include "engine/try.h"
#include "services/identity/account_edits.h"
#include "services/identity/password.h"
#include "services/identity/secret.h"
#include "services/motcuad/outcome.h"
#include "services/text/text.h"

namespace motcua {
namespace {

// "head@H44.100", "publisher".
OrRejection<std::vector<Grant>> parse_grants(const std::vector<std::string>& texts) {
  std::vector<Grant> grants;
  for (const std::string& text : texts) {
    const size_t at = text.find('@');
    const auto role = find_named(roles, text.substr(0, at));
    if (!role || *role == Role::not_said) {
      std::vector<std::string_view> names = names_in(roles);
      names.erase(names.begin());
      return reject_field("--grant", "one_of " + joined(names));
    }
    grants.push_back({.role = *role, .unit = at == std::string::npos ? "" : text.substr(at + 1)});
  }
  return grants;
}

struct Made {
  ChangeAccount change;
  std::string secret;
};

// Of a person a temporary password, of a service a token; whoever lost the one before has it no
// more.
Made with_secret(ChangeAccount change, bool is_trial, Instant now) {
  Account& account = change.account;
  if (account.kind == AccountKind::person) {
    Made made{.change = std::move(change), .secret = make_temporary_password()};
    made.change.account = with_temporary_password(std::move(made.change.account), made.secret, now);
    made.change.account.disabled = false;
    if (is_trial) made.change.account.password.temporary_until.reset();
    return made;
  }
  const std::string secret = make_token();
  account = with_token(std::move(account), "motcuad account", secret, token_days_default, now);
  account.tokens = {account.tokens.back()};
  account.disabled = false;
  return {.change = std::move(change), .secret = secret};
}

// Who signs in by the provider alone needs no secret of ours; else whoever comes this way has lost
// the second factor, or never had it.
OrRejection<void> set_subject(ChangeAccount& change, const std::string& subject,
                              const std::string& issuer) {
  Account& account = change.account;
  if (subject.empty()) {
    account.has_second_factor = false;
    account.second_factor_seed.clear();
    return {};
  }
  if (issuer.empty()) return reject_field("--subject", "provider");
  if (change.based_on != 0) change.act = AccountAct::identified;
  account.issuer = issuer;
  account.subject = subject;
  account.disabled = false;
  // Ends the sessions that there are: they were begun by another password.
  if (change.based_on != 0) account.password = {.number = account.password.number + 1};
  return {};
}

OrRejection<std::string> set(Engine& engine, const AccountFlags& flags, const std::string& issuer) {
  const auto known = engine.accounts()->find(flags.name);
  ChangeAccount change{.act = known ? AccountAct::password_set : AccountAct::created};
  change.based_on = known ? known->sequence : 0;
  Account& account = change.account;
  account = known ? known->account : Account{.name = flags.name};
  if (!known && flags.is_service) account.kind = AccountKind::service;
  if (account.kind == AccountKind::service && known) change.act = AccountAct::token_issued;
  if (!flags.officer.empty()) account.officer = flags.officer;
  if (account.officer.empty()) account.officer = flags.name;
  auto grants = TRY(parse_grants(flags.grants));
  if (!grants.empty()) account.grants = std::move(grants);
  TRY(set_subject(change, flags.subject, issuer));
  TRY(check_texts(account));
  Made made = flags.subject.empty() ? with_secret(std::move(change), flags.is_trial, engine.now())
                                    : Made{.change = std::move(change), .secret = {}};
  const auto answer =
      engine.ask({.command = std::move(made.change),
                  .actor = {.officer = "motcuad account", .role = Role::account_manager}});
  return answer.map([&](const Accepted&) { return made.secret; });
}

// Opens the register, which no server may have open.
template <class Use>
int with_engine(const Configuration& configuration, const Use& use) {
  auto store = open_rocks_store(configuration.data, configuration.rocks);
  if (!store) return fail(exit_unavailable, describe(store.error(), configuration.data));
  auto engine = Engine::open(std::move(*store), configuration.engine, wall_clock());
  if (!engine) return fail(exit_unavailable, describe(engine.error(), configuration.data));
  const int exit_code = use(**engine);
  (*engine)->close();
  return exit_code;
}

std::string text_of(const Grant& grant) {
  std::string text(name_of(grant.role));
  if (!grant.unit.empty()) text += "@" + grant.unit;
  return text;
}

// What the secret that follows is good for, of the account as it is now.
std::string about_secret(const Account& account) {
  Metadata facts{{"account", account.name}};
  if (account.kind == AccountKind::service) {
    facts.emplace_back("number", std::to_string(account.tokens.back().number));
    facts.emplace_back("until", format_instant(account.tokens.back().expires_at));
    return say("account.token", facts);
  }
  const bool is_temporary = account.password.temporary_until.has_value();
  return say(is_temporary ? "account.password" : "account.lasting_password", facts);
}

int set_account(Engine& engine, const Configuration& configuration, const AccountFlags& flags) {
  const auto secret = set(engine, flags, configuration.provider.issuer);
  if (!secret) {
    const Rejection& rejection = secret.error();
    return fail(exit_usage,
                Speech().each([&](Language language) { return message_of(rejection, language); }));
  }
  if (secret->empty()) {
    std::cout << say("account.subject",
                     {{"account", flags.name}, {"name", configuration.provider.name}})
              << "\n";
    return exit_done;
  }
  std::cout << about_secret(engine.accounts()->find(flags.name)->account) << "\n"
            << *secret << "\n";
  return exit_done;
}

}  // namespace

int create_account(const Configuration& configuration, const AccountFlags& flags) {
  return with_engine(configuration, [&](Engine& engine) {
    if (engine.accounts()->find(flags.name)) {
      return fail(exit_usage, say("account.there", {{"account", flags.name}}));
    }
    return set_account(engine, configuration, flags);
  });
}

int reset_account(const Configuration& configuration, const AccountFlags& flags) {
  return with_engine(configuration, [&](Engine& engine) {
    if (!engine.accounts()->find(flags.name)) {
      return fail(exit_usage, say("ACCOUNT_NOT_FOUND", {{"account", flags.name}}));
    }
    return set_account(engine, configuration, flags);
  });
}

int list_accounts(const Configuration& configuration) {
  return with_engine(configuration, [](const Engine& engine) {
    for (const auto& [name, known] : engine.accounts()->by_name()) {
      const Account& account = known->account;
      std::cout << name << "  " << name_in(account_kinds, account.kind)
                << (account.disabled ? " (disabled)" : "");
      for (const Grant& grant : account.grants) std::cout << "  " << text_of(grant);
      std::cout << "  " << account.officer << "\n";
    }
    return exit_done;
  });
}

}  // namespace motcua
