// A plain page to sign in by that works without JavaScript, until the clerk's desk has its own.
#pragma once

#include <string>

#include "services/gateway/gateway.h"
#include "services/identity/own_account.h"
#include "services/method/worker.h"

namespace motcua {

struct SignInPlaces {
  Identity& identity;
  OwnAccount& own_account;
  Worker& sign_ins;           // passwords are hashed on it
  std::string provider_name;  // of identities, as people know it; empty: there is none
};

//   GET  /sign-in   the form; or what is asked for first; or who has signed in
//   POST /sign-in   signs in, and answers with the session as a cookie
//   POST /sign-out  ends it
//   GET, POST /sign-in/password             sets another password
//   GET, POST /sign-in/second-factor        offers a seed; POST …/code confirms it
// Forms are taken from pages of this server alone (Origin). All must outlive the gateway's last
// request.
void add_sign_in_pages(Gateway& gateway, const SignInPlaces& places);

}  // namespace motcua
