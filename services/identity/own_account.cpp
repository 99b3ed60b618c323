// Proved again, then asked of the register as anybody's change is.
#include "services/identity/own_account.h"

#include "engine/try.h"
#include "services/identity/account_edits.h"
#include "services/identity/password.h"
#include "services/identity/secret.h"

namespace motcua {

OrRejection<void> ask_for_change(Engine& engine, const Caller& caller, ChangeAccount change) {
  TRY(check_texts(change.account));
  Asker asker = caller.asker();
  return engine
      .ask({.command = std::move(change),
            .actor = std::move(asker.actor),
            .claim = std::move(asker.claim)})
      .map([](const Accepted&) {});
}

OrRejection<Accounts::Known> OwnAccount::account_of(const Caller& caller) const {
  auto known = engine_.accounts()->find(caller.claim.account);
  if (!known) return reject(Reason::SIGN_IN_REQUIRED);
  return known;
}

OrRejection<BegunSession> OwnAccount::change_password(const Caller& caller,
                                                      const NewPassword& given) {
  const auto known = TRY(account_of(caller));
  TRY(identity_.prove_again(caller, given.old_password, given.code));
  TRY(check_new_password(given.password, known->account));
  TRY(ask_for_change(engine_, caller,
                     {.act = AccountAct::password_set,
                      .account = with_password(known->account, given.password, identity_.now()),
                      .based_on = known->sequence}));
  return identity_.go_on_after_change(caller);
}

OrRejection<std::string> OwnAccount::offer_seed(const Caller& caller, const std::string& password,
                                                const std::string& code) {
  constexpr int64_t minutes = 10;
  const auto known = TRY(account_of(caller));
  if (known->account.has_second_factor || !caller.claim.is_stepped_up) {
    TRY(identity_.prove_again(caller, password, code));
  }
  const Instant now = identity_.now();
  const std::lock_guard lock(mutex_);
  std::erase_if(seeds_, [&](const auto& one) { return one.second.until < now; });
  OfferedSeed& offered = seeds_[caller.session];
  offered = {.seed = make_seed(), .until = plus_minutes(now, minutes)};
  return offered.seed;
}

OrRejection<void> OwnAccount::confirm_seed(const Caller& caller, const std::string& code) {
  const auto known = TRY(account_of(caller));
  Account account = known->account;
  account.second_factor_seed = offered_seed(caller);  // no code is one of none
  account.has_second_factor = true;
  TRY(identity_.confirm_code(account.name, account.second_factor_seed, code));
  {
    const std::lock_guard lock(mutex_);
    seeds_.erase(caller.session);
  }
  TRY(ask_for_change(engine_, caller,
                     {.act = AccountAct::second_factor_set,
                      .account = std::move(account),
                      .based_on = known->sequence}));
  return identity_.end_others(caller);
}

std::string OwnAccount::offered_seed(const Caller& caller) {
  const std::lock_guard lock(mutex_);
  const auto found = seeds_.find(caller.session);
  if (found == seeds_.end() || found->second.until < identity_.now()) return "";
  return found->second.seed;
}

}  // namespace motcua
