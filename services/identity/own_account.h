// What people change of their own accounts, by whatever way they come: a call, a page.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "services/identity/identity.h"

namespace motcua {

// The caller's, as the account is then, asked of the register. Refused by its rules.
OrRejection<void> ask_for_change(Engine& engine, const Caller& caller, ChangeAccount change);

struct NewPassword {
  std::string old_password;
  std::string code;  // of the second factor, if the account has one
  std::string password;
};

// Safe for any thread. Of callers who have signed in; passwords are hashed: on the worker of
// sign-ins.
class OwnAccount {
 public:
  // Both must outlive it.
  OwnAccount(Engine& engine, Identity& identity) : engine_(engine), identity_(identity) {}

  // Ends all other sessions; this one goes on under a new token. SIGN_IN_FAILED: not the password;
  // FIELD_VIOLATION: what is expected of the new one.
  OrRejection<BegunSession> change_password(const Caller& caller, const NewPassword& given);

  // A new seed, for that session alone; what was there holds until a code of it is confirmed,
  // within ten minutes. To replace one, or without a step-up, the password is asked for and a code
  // of what there is: SIGN_IN_FAILED.
  OrRejection<std::string> offer_seed(const Caller& caller, const std::string& password,
                                      const std::string& code);
  // That was told and is not confirmed yet; empty: there is none.
  std::string offered_seed(const Caller& caller);
  // The account's other sessions end. FIELD_VIOLATION: no code of the seed that was offered.
  OrRejection<void> confirm_seed(const Caller& caller, const std::string& code);

 private:
  OrRejection<Accounts::Known> account_of(const Caller& caller) const;
  struct OfferedSeed {
    std::string seed;
    Instant until;
  };
  Engine& engine_;
  Identity& identity_;
  std::mutex mutex_;
  std::map<std::string, OfferedSeed> seeds_;  // by session
};

}  // namespace motcua
