// The provider of identities (OpenID Connect) that people may sign in by, and the limits of asking
// it.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace motcua {

struct ProviderOptions {
  // As `iss` says it, byte for byte; it may differ from the provider's address.
  std::string issuer;
  std::string discovery;  // address of the metadata; empty: by the issuer
  std::string client_id;
  std::string client_secret;
  std::string redirect;  // our own page of the return, as browsers know it
  std::string name;      // for people

  // How long somebody may take at the provider, and how many may be there: some 500 bytes each.
  // Beyond, whoever went there first must begin anew.
  int64_t away_minutes_max = 10;
  size_t away_max = 10'000;
  // What it says of itself, and its keys; a key that it takes back is believed no longer. A key
  // that is not known is asked for at once, but not by everybody who invents one.
  int64_t known_minutes_max = 60;
  int64_t keys_minutes_min = 1;
};

}  // namespace motcua
