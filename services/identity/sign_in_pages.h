// A plain page to sign in by that works without JavaScript, until the clerk's desk has its own.
#pragma once

#include <memory>

#include "services/gateway/gateway.h"
#include "services/identity/door.h"
#include "services/method/worker.h"

namespace motcua {

//   GET  /sign-in   the form; or what is asked for first; or who has signed in
//   POST /sign-in   signs in, and answers with the session as a cookie
//   POST /sign-out  ends it
//   GET, POST /sign-in/password             sets another password
//   GET, POST /sign-in/second-factor        offers a seed; POST …/code confirms it
// Forms are taken from pages of this server alone (Origin). Both must outlive the gateway's last
// request; passwords are hashed on the worker.
void add_sign_in_pages(Gateway& gateway, const Door& door, Worker& sign_ins);

}  // namespace motcua
