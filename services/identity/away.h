// Who has been sent to the provider of identities and not come back yet: what each must bring
// along. Nobody can take it from a browser, for it stays here.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "engine/time/instant.h"
#include "services/identity/provider_options.h"

namespace motcua {

struct Away {
  std::string nonce;         // the ID token must say it
  std::string verifier;      // of PKCE
  std::string browser_hash;  // of the cookie that the browser must bring
  bool is_step_up = false;
  std::string session;  // of a step-up: the session's, by its token's hash; else empty
  Instant until;
};

// Safe for any thread.
class AllAway {
 public:
  explicit AllAway(const ProviderOptions& options) : options_(options) {}

  void put(const std::string& state, Away away, Instant now);
  // Once; nothing: nobody is away under that state, or for too long.
  std::optional<Away> take(const std::string& state, Instant now);

 private:
  const ProviderOptions& options_;
  std::mutex mutex_;
  std::map<std::string, Away> by_state_;
  std::deque<std::string> states_;  // in the order they went, those taken, too
};

}  // namespace motcua
