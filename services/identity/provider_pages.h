// The way to a provider of identities and back, for browsers.
#pragma once

#include "services/gateway/gateway.h"
#include "services/identity/identity.h"
#include "services/identity/provider.h"
#include "services/method/worker.h"

namespace motcua {

struct ProviderPlaces {
  Identity& identity;
  Provider& provider;
  Worker& asks;  // the provider is asked on it
};

//   GET /sign-in/provider  sends the browser there; with ?step_up=1 to prove anew who it is
//   GET /sign-in/return    where it comes back to: begins the session, its cookie, and goes on to
//                          /sign-in. By a page of this site, not by a redirection: browsers send a
//                          Strict cookie with nothing that another site has them ask for
// All must outlive the gateway's last request.
void add_provider_pages(Gateway& gateway, const ProviderPlaces& places);

}  // namespace motcua
