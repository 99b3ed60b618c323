// Who calls: by a session, a service's token or a client certificate; and how sessions begin.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/engine.h"
#include "services/identity/door_journal.h"
#include "services/identity/fetch.h"
#include "services/identity/provider.h"
#include "services/identity/sessions.h"
#include "services/method/attempts.h"
#include "services/method/method.h"
#include "services/transport/nearness.h"

namespace motcua {

// Never by the account alone, or a stranger could lock a person out.
struct SignInLimits {
  AttemptBound of_pair{.free = 5, .forgiven_every = std::chrono::hours(1)};  // account and source
  // Of all accounts from one source: many people sit behind one address.
  AttemptBound of_source{.free = 50, .forgiven_every = std::chrono::minutes(10)};
  AttemptLimits attempts;
};

struct IdentityOptions {
  SignInLimits sign_ins;
  SessionLimits sessions;
  DoorJournalLimits journal;
  // Whoever comes from further away needs a second factor, and administrators do in any case: they
  // must set one before anything else.
  IsNear is_near;                              // empty: everybody is
  bool is_trial = false;                       // administrators, too, need none if near
  std::function<void(const DoorEvent&)> tell;  // any thread; may be empty
  // Of each look; false: it is not kept (DoorJournal::add_look). Any thread; may be empty.
  std::function<bool(DoorEvent)> keep_look;
  std::optional<ProviderOptions> provider;  // that people may sign in by
  Fetch fetch = fetch_over_network;         // how it is asked
};

// What somebody gives to prove who it is.
struct Proof {
  std::string account;
  std::string password;
  std::string code;
};

struct BegunSession {
  std::string token;
  Session session;
  Accounts::Known account;
};

// Safe for any thread.
class Identity {
 public:
  // Both must outlive it.
  Identity(Engine& engine, Sessions& sessions, IdentityOptions options)
      : engine_(engine),
        sessions_(sessions),
        options_(std::move(options)),
        attempts_(options_.sign_ins.attempts) {}

  // With the first account every call must say who calls.
  bool is_on() const { return !engine_.accounts()->empty(); }
  bool is_near(std::string_view source) const {
    return !options_.is_near || options_.is_near(source);
  }
  // FIELD_VIOLATION: claims what the account says. Who has proved nothing has no account.
  OrRejection<Caller> identify(const CallStart& start);
  // Whether a call that began as that caller's may go on: neither its session nor what it is
  // granted was taken back meanwhile.
  bool is_still(const Caller& caller);
  // The same, and its session is not used by that.
  bool stands_still(const Caller& caller) const;
  Gate gate();

  // Takes as long as hashing takes: on the worker of sign-ins. SIGN_IN_FAILED, whatever was wrong.
  OrRejection<BegunSession> sign_in(const Proof& proof, const std::string& source);
  // Under a new token; the session before ends.
  OrRejection<BegunSession> step_up(const Caller& caller, const Proof& proof);
  // Whom the provider vouches for: no password or second factor of ours is asked for. A step-up,
  // if a session asked for one, which must be of the same account. SIGN_IN_FAILED: nobody's
  // subject, or of an account that is disabled; SIGN_IN_REQUIRED: the session has ended.
  OrRejection<BegunSession> sign_in_as(const Identified& who, const std::string& source);
  // The account's password was set: its other sessions end.
  OrRejection<BegunSession> go_on_after_change(const Caller& caller);
  OrRejection<int> sign_out(const Caller& caller, bool everywhere);
  OrRejection<int> end_all(const std::string& account);
  // Of the caller's account all but the caller's.
  OrRejection<void> end_others(const Caller& caller);
  // How many have ended; of an empty one none.
  OrRejection<int> end(const std::string& session);

  // SIGN_IN_FAILED: not the caller's password, or not a code of its second factor, if it has one.
  OrRejection<void> prove_again(const Caller& caller, const std::string& password,
                                const std::string& code);
  // FIELD_VIOLATION: no code of the seed. It is not taken again.
  OrRejection<void> confirm_code(const std::string& account, const std::string& seed,
                                 const std::string& code);

  // What the account is asked for before anything else: PASSWORD_CHANGE_REQUIRED,
  // SECOND_FACTOR_REQUIRED.
  std::optional<Reason> asked_first(const Account& account, std::string_view source,
                                    Instant now) const;
  // Of the provider that there is; empty: there is none.
  std::string issuer() const { return options_.provider ? options_.provider->issuer : ""; }
  const SessionLimits& limits() const { return options_.sessions; }
  Instant now() const { return engine_.now(); }
  void tell(const DoorEvent& event) const {
    if (options_.tell) options_.tell(event);
  }

 private:
  bool is_granted_still(const Caller& caller) const;
  void tell(const char* what, const std::string& account, const std::string& source) const {
    tell({.what = what, .account = account, .source = source, .method = {}, .reason = {}});
  }
  // Begins an attempt; false: it is held off.
  bool begin_attempt(const std::vector<AttemptKey>& keys);
  std::vector<AttemptKey> keys_of(const std::string& account, const std::string& source) const;
  void identify_session(const std::string& token, Caller& caller);
  static void identify_service(const Accounts::Known& account, Caller& caller);
  OrRejection<Accounts::Known> prove(const Proof& proof, const std::string& source, Use& use);
  bool fits_code(const Account& account, const std::string& code, Use& use) const;
  bool fits(const Account& account, const Proof& proof, Use& use) const;
  struct Beginning {
    Instant begun;
    Instant proved;
    bool is_vouched_for = false;  // by the provider
  };
  OrRejection<BegunSession> begin(const Accounts::Known& account, const Beginning& how,
                                  const Use& use);
  OrRejection<BegunSession> go_on(const std::string& session, const Accounts::Known& account,
                                  Beginning how, const Use& use, const std::string& source);

  Engine& engine_;
  Sessions& sessions_;
  const IdentityOptions options_;
  Attempts attempts_;
};

}  // namespace motcua
