// One order of proofs: what is given in a header, a cookie, the connection.
#include "services/identity/identity.h"

#include <absl/strings/match.h>

#include <algorithm>
#include <array>

#include "engine/try.h"
#include "services/identity/cookie.h"
#include "services/identity/password.h"
#include "services/identity/second_factor.h"
#include "services/identity/secret.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr absl::string_view bearer = "Bearer ";  // in any case (RFC 9110, 11.1)

// What a session keeps of the subject that it was begun by.
std::string subject_hash_of(const std::string& token, const Account& account) {
  return hash_of_token(token + '\0' + account.issuer + '\0' + account.subject);
}

// Null: it is no service's, or has expired.
Accounts::Known of_valid_token(const Accounts& accounts, const std::string& token, Instant now) {
  const std::string hash = hash_of_token(token);
  auto known = accounts.of_token(hash);
  if (!known) return nullptr;
  const auto& tokens = known->account.tokens;
  const bool is_valid = std::any_of(tokens.begin(), tokens.end(), [&](const ServiceToken& one) {
    return one.hash == hash && now < one.expires_at;
  });
  return is_valid ? known : nullptr;
}

// Whom a service acts for, as it says.
OrRejection<std::string> stated_officer(const CallMetadata& metadata) {
  constexpr const char* key = "motcua-officer";
  const auto is_of_key = [](const auto& one) { return one.first == key; };
  if (std::count_if(metadata.begin(), metadata.end(), is_of_key) > 1) {
    return reject_field(key, "given_once");
  }
  auto officer = decode_percent(metadata_of(metadata, key));
  if (!officer) return reject_field(key, "percent_encoded");
  Rejection rejection;
  check_text(*officer, Shape{.characters_max = 100}, key, rejection.violations);
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  return std::move(*officer);
}

// Cut: callers name dossiers as long as they like.
std::string fact_in(const Rejection& rejection, std::string_view name) {
  constexpr size_t bytes_max = 100;
  for (const auto& [key, value] : rejection.metadata) {
    if (key == name) return shortened(value, bytes_max);
  }
  return {};
}

// SIGN_IN_REQUIRED says nothing of what was wrong; a role that somebody claims is refused by name.
OrRejection<void> check_nothing_claimed(const CallMetadata& metadata, bool is_service) {
  Rejection rejection;
  for (const auto& [key, value] : metadata) {
    const bool is_claim =
        key == "motcua-unit" || key == "motcua-role" || (key == "motcua-officer" && !is_service);
    if (is_claim) rejection.violations.push_back({std::string(key), "not_claimed"});
  }
  if (rejection.violations.empty()) return {};
  return tl::unexpected(std::move(rejection));
}

}  // namespace

Gate Identity::gate() {
  return {.identify = [this](const CallStart& start) { return identify(start); },
          .is_still = [this](const Caller& caller) { return is_still(caller); },
          .stands_still = [this](const Caller& caller) { return stands_still(caller); },
          .is_on = [this] { return is_on(); },
          .catalogue = [this] { return engine_.catalogue(); },
          .tell_denied =
              [this](const Caller& caller, const Method& method, const Rejection& rejection) {
                if (rejection.reason == Reason::SIGN_IN_FAILED) return;  // told where it failed
                tell({.what = "denied",
                      .account = caller.claim.account,
                      .source = caller.source,
                      .method = method.descriptor->full_name(),
                      .reason = std::string(name_of(rejection.reason)),
                      .dossier = fact_in(rejection, "code")});
              },
          .tell_held_off =
              [this](const Caller& caller, const Method& method, std::string_view what) {
                tell({.what = "guesses_held_off",
                      .account = caller.claim.account,
                      .source = caller.source,
                      .method = method.descriptor->full_name(),
                      .reason = std::string(what)});
              },
          .keep_look =
              [this](const Caller& caller, const Method& method, const Look& look) {
                return !options_.keep_look ||
                       options_.keep_look({.what = look.dossier.empty() ? "listed" : "opened",
                                           .account = caller.claim.account,
                                           .source = caller.source,
                                           .method = method.descriptor->full_name(),
                                           .dossier = std::string(look.dossier),
                                           .unit = std::string(look.unit)});
              }};
}

OrRejection<Caller> Identity::identify(const CallStart& start) {
  const auto accounts = engine_.accounts();
  if (accounts->empty()) return caller_of(start);
  Caller caller = caller_in(start);
  caller.must_sign_in = true;
  const std::string authorization = metadata_of(start.metadata, "authorization");
  if (!authorization.empty()) {
    if (absl::StartsWithIgnoreCase(authorization, bearer)) {
      const std::string token = authorization.substr(bearer.size());
      identify_session(token, caller);
      if (!caller.account) identify_service(of_valid_token(*accounts, token, now()), caller);
    }
  } else if (const std::string token =
                 value_in(start.metadata, session_cookie, start.origin.is_encrypted);
             !token.empty()) {
    identify_session(token, caller);
    caller.by_cookie = true;
  } else if (!start.origin.certificate.empty()) {
    identify_service(accounts->of_certificate(start.origin.certificate), caller);
  }
  const bool is_service = caller.account && caller.account->account.kind == AccountKind::service;
  TRY(check_nothing_claimed(start.metadata, is_service));
  if (is_service) {
    auto officer = TRY(stated_officer(start.metadata));
    if (!officer.empty()) caller.actor.officer = officer;
    caller.claim.officer = std::move(officer);
  }
  return caller;
}

bool Identity::is_granted_still(const Caller& caller) const {
  const auto known = engine_.accounts()->find(caller.claim.account);
  if (known == caller.account) return true;
  const Account& before = caller.account->account;
  return known && !known->account.disabled && known->account.grants == before.grants &&
         known->account.tokens == before.tokens && known->account.certificate == before.certificate;
}

bool Identity::is_still(const Caller& caller) {
  if (!is_granted_still(caller)) return false;
  return caller.session.empty() || sessions_.use(caller.session, now()).has_value();
}

bool Identity::stands_still(const Caller& caller) const {
  if (!is_granted_still(caller)) return false;
  return caller.session.empty() || sessions_.has(caller.session, now());
}

void Identity::identify_session(const std::string& token, Caller& caller) {
  const std::string hash = hash_of_token(token);
  const Instant now = this->now();
  const auto session = sessions_.use(hash, now);
  if (!session) return;
  const auto account = engine_.accounts()->find(session->account);
  if (!account || account->account.disabled) return;
  if (session->password_number != account->account.password.number) return;
  const bool is_vouched_for = !session->subject_hash.empty();
  if (is_vouched_for && session->subject_hash != subject_hash_of(token, account->account)) return;
  caller.account = account;
  caller.session = hash;
  if (!is_vouched_for) caller.asked_first = asked_first(account->account, caller.source, now);
  caller.claim = {
      .account = session->account,
      .officer = {},
      .is_stepped_up = now < plus_minutes(session->proved, limits().stepped_up_minutes)};
  caller.actor = {
      .officer = account->account.officer, .authenticated = true, .account = session->account};
}

void Identity::identify_service(const Accounts::Known& known, Caller& caller) {
  if (!known || known->account.disabled) return;
  const Account& account = known->account;
  if (account.kind != AccountKind::service) return;
  caller.account = known;
  caller.claim = {.account = account.name};
  caller.actor = {.officer = account.officer, .authenticated = true, .account = account.name};
}

std::vector<AttemptKey> Identity::keys_of(const std::string& account,
                                          const std::string& source) const {
  const std::string network = network_of(source);
  return {{"pair " + network + '\0' + account, options_.sign_ins.of_pair},
          {"source " + network, options_.sign_ins.of_source}};
}

bool Identity::begin_attempt(const std::vector<AttemptKey>& keys) {
  return !attempts_.begin(keys, Attempts::Time(engine_.monotonic_microseconds()));
}

OrRejection<Accounts::Known> Identity::prove(const Proof& proof, const std::string& source,
                                             Use& use) {
  const auto known = engine_.accounts()->find(proof.account);
  use = sessions_.use_of(proof.account);
  const auto keys = keys_of(proof.account, source);
  const bool may_try = begin_attempt(keys);
  // As long for a name that nobody has, so that nobody learns which there are; of whoever is held
  // off nothing is reckoned, for that is what fills the queue.
  const bool is_right =
      may_try && verifies(known ? known->account.password.verifier : std::string(), proof.password);
  if (is_right && fits(known->account, proof, use)) {
    attempts_.forget(keys);
    return known;
  }
  // A name that nobody has may be a password in the wrong place.
  tell(may_try ? "sign_in_failed" : "sign_in_held_off", known ? proof.account : "", source);
  return reject(Reason::SIGN_IN_FAILED);
}

OrRejection<void> Identity::prove_again(const Caller& caller, const std::string& password,
                                        const std::string& code) {
  const auto known = engine_.accounts()->find(caller.claim.account);
  const std::string& name = caller.claim.account;
  const auto keys = keys_of(name, caller.source);
  const bool may_try = begin_attempt(keys);
  const bool is_right = may_try && known && verifies(known->account.password.verifier, password);
  Use use = sessions_.use_of(name);
  if (is_right && fits_code(known->account, code, use) && sessions_.remember(name, use)) {
    attempts_.forget(keys);
    return {};
  }
  tell("sign_in_failed", name, caller.source);
  return reject(Reason::SIGN_IN_FAILED);
}

OrRejection<void> Identity::confirm_code(const std::string& account, const std::string& seed,
                                         const std::string& code) {
  Use use = sessions_.use_of(account);
  const auto step = step_of_code(seed, code, now());
  if (!step) return reject_field("code", "code");
  use.last_code_step = std::max(use.last_code_step, *step);
  if (sessions_.remember(account, use)) return {};
  return reject(Reason::STORE_FAILED, {{"cause", "sessions"}});
}

// Right, if the account has a second factor; and never taken before.
bool Identity::fits_code(const Account& account, const std::string& code, Use& use) const {
  if (!account.has_second_factor) return true;
  const auto step = step_of_code(account.second_factor_seed, code, now());
  if (!step || *step <= use.last_code_step) return false;
  use.last_code_step = *step;
  return true;
}

// Whatever else than the password there is to it. Notes what is not to be taken twice.
bool Identity::fits(const Account& account, const Proof& proof, Use& use) const {
  const Instant now = this->now();
  if (account.disabled || account.kind != AccountKind::person) return false;
  const Password& password = account.password;
  if (password.temporary_until &&
      (*password.temporary_until <= now || use.used_temporary >= password.number)) {
    return false;
  }
  const Instant used = std::max(use.last_signed_in, password.set_at.value_or(now));
  if (plus_minutes(used, unused_days_max * minutes_per_day) < now) return false;
  if (!fits_code(account, proof.code, use)) return false;
  if (password.temporary_until) use.used_temporary = password.number;
  use.last_signed_in = now;
  return true;
}

std::optional<Reason> Identity::asked_first(const Account& account, std::string_view source,
                                            Instant now) const {
  if (must_be_changed(account, now)) return Reason::PASSWORD_CHANGE_REQUIRED;
  if (account.has_second_factor) return std::nullopt;
  const bool is_far = options_.is_near && !options_.is_near(source);
  const bool is_trusted = !is_administrator(account) || options_.is_trial;
  if (is_far || !is_trusted) return Reason::SECOND_FACTOR_REQUIRED;
  return std::nullopt;
}

OrRejection<BegunSession> Identity::begin(const Accounts::Known& account, const Beginning& how,
                                          const Use& use) {
  const Account& known = account->account;
  BegunSession session{.token = make_token(),
                       .session = {.account = known.name,
                                   .begun = how.begun,
                                   .last_used = now(),
                                   .proved = how.proved,
                                   .password_number = known.password.number},
                       .account = account};
  if (how.is_vouched_for) session.session.subject_hash = subject_hash_of(session.token, known);
  if (sessions_.begin(hash_of_token(session.token), session.session, use)) return session;
  return reject(Reason::STORE_FAILED, {{"cause", "sessions"}});
}

OrRejection<BegunSession> Identity::sign_in(const Proof& proof, const std::string& source) {
  Use use;
  const auto account = TRY(prove(proof, source, use));
  auto session = TRY(begin(account, {.begun = now(), .proved = now()}, use));
  tell("signed_in", proof.account, source);
  return session;
}

OrRejection<BegunSession> Identity::step_up(const Caller& caller, const Proof& proof) {
  Use use;
  const auto account = TRY(prove(proof, caller.source, use));
  return go_on(caller.session, account, {.proved = now()}, use, caller.source);
}

OrRejection<BegunSession> Identity::sign_in_as(const Identified& who, const std::string& source) {
  const auto account = engine_.accounts()->of_subject(who.issuer, who.subject);
  const std::string name = account ? account->account.name : "";
  const auto before = who.session.empty() ? std::nullopt : sessions_.use(who.session, now());
  const bool is_another = before && before->account != name;
  if (!account || account->account.disabled || is_another) {
    tell("sign_in_failed", name, source);
    return reject(Reason::SIGN_IN_FAILED);
  }
  // When it was proved nobody else knows; never, if the provider does not say.
  const Beginning how{.begun = now(),
                      .proved = std::min(who.proved_at.value_or(Instant{}), now()),
                      .is_vouched_for = true};
  const Use use = sessions_.use_of(name);
  if (!who.session.empty()) return go_on(who.session, account, how, use, source);
  auto session = TRY(begin(account, how, use));
  tell("signed_in", name, source);
  return session;
}

// A step-up: the session goes on under a new token.
OrRejection<BegunSession> Identity::go_on(const std::string& session,
                                          const Accounts::Known& account, Beginning how,
                                          const Use& use, const std::string& source) {
  const auto before = sessions_.use(session, now());
  if (!before) return reject(Reason::SIGN_IN_REQUIRED);
  how.begun = before->begun;
  auto next = TRY(begin(account, how, use));
  TRY(end(session));
  tell("stepped_up", account->account.name, source);
  return next;
}

OrRejection<BegunSession> Identity::go_on_after_change(const Caller& caller) {
  const std::string& name = caller.claim.account;
  const auto before = sessions_.use(caller.session, now());
  TRY(end_all(name));
  return begin(engine_.accounts()->find(name),
               {.begun = before ? before->begun : now(), .proved = now()}, sessions_.use_of(name));
}

OrRejection<int> Identity::sign_out(const Caller& caller, bool everywhere) {
  tell("signed_out", caller.claim.account, caller.source);
  if (everywhere) return end_all(caller.claim.account);
  return end(caller.session);
}

OrRejection<int> Identity::end(const std::string& session) {
  if (session.empty()) return 0;
  if (sessions_.end(session)) return 1;
  return reject(Reason::STORE_FAILED, {{"cause", "sessions"}});
}

OrRejection<int> Identity::end_all(const std::string& account) {
  const auto ended = sessions_.end_all(account);
  if (ended) return *ended;
  return reject(Reason::STORE_FAILED, {{"cause", "sessions"}});
}

OrRejection<void> Identity::end_others(const Caller& caller) {
  if (sessions_.end_all(caller.claim.account, caller.session)) return {};
  return reject(Reason::STORE_FAILED, {{"cause", "sessions"}});
}

}  // namespace motcua
