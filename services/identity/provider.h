// A provider of identities, as OpenID Connect's code flow asks it (PKCE, state, nonce): where to
// send a browser, and whom it brings back. Its metadata and keys are fetched when they are first
// needed, so that a server starts while it is down.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "engine/time/instant.h"
#include "services/identity/away.h"
#include "services/identity/fetch.h"
#include "services/identity/id_token.h"
#include "services/identity/provider_options.h"

namespace motcua {

struct Departure {
  std::string location;  // at the provider
  std::string browser;   // what the browser must bring along when it comes back, in a cookie
};

// Who came back.
struct Identified {
  std::string issuer;
  std::string subject;
  std::optional<Instant> proved_at;  // if the provider says when
  std::string session;               // that asked for a step-up, by its token's hash; else empty
};

enum class ReturnFailure {
  provider,  // it does not answer, or not as a provider does
  strayed,   // nobody is away under that state and browser: come back before, or too late
  refused,   // the provider says no, or what it says is not for us, now
};
struct NotIdentified {
  ReturnFailure failure = ReturnFailure::refused;
  std::string reason;  // in a word or two, for whoever runs it; nothing of the person
};

// Safe for any thread. Calls wait for the provider, on the threads that make them.
class Provider {
 public:
  Provider(ProviderOptions options, Fetch fetch);

  const ProviderOptions& options() const { return options_; }

  // To prove anew who it is, where `step_up` has the session (its token's hash, empty: none yet)
  // that is to go on. The error says what was the matter.
  tl::expected<Departure, std::string> send_away(const std::optional<std::string>& step_up,
                                                 Instant now);
  // `query`: of the address that the provider sent the browser to; `browser`: what the browser
  // brought along. `proved_minutes_max`: how long ago whoever steps up may have proved it.
  tl::expected<Identified, NotIdentified> take_back(const std::string& query,
                                                    const std::string& browser,
                                                    int64_t proved_minutes_max, Instant now);
  // Ends what waits; nothing is asked any more.
  void close() { is_closed_ = true; }

 private:
  struct Metadata {
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string jwks_uri;
    bool takes_secret_in_form = false;
    Instant fetched;
  };
  struct Keys {
    KeySet set;
    Instant fetched;
  };

  tl::expected<std::string, std::string> body_of(const FetchRequest& request) const;
  tl::expected<Metadata, std::string> metadata(Instant now);
  tl::expected<Metadata, std::string> fetch_metadata(Instant now) const;
  tl::expected<std::string, std::string> id_token_for(const std::string& code,
                                                      const std::string& verifier, Instant now);
  tl::expected<IdToken, NotIdentified> check(const std::string& token,
                                             const ExpectedToken& expected);
  tl::expected<std::shared_ptr<const Keys>, std::string> keys(Instant fetched_after, Instant now);

  const ProviderOptions options_;
  const Fetch fetch_;
  std::atomic<bool> is_closed_ = false;
  AllAway away_;
  // Of what is below; held while the provider is asked, so that it is asked once.
  std::mutex mutex_;
  std::optional<Metadata> metadata_;
  std::shared_ptr<const Keys> keys_;
};

}  // namespace motcua
