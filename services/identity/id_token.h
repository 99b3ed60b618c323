// Whether an ID token is what a provider said of somebody to us, now (OpenID Connect
// Core, 3.1.3.7). Signatures are libcjose's; which of them are believed, and of whom, is decided
// here.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "engine/time/instant.h"

struct _cjose_jwk_int;

namespace motcua {

// The keys that a provider signs by. Those that we cannot use are left out: other kinds than RSA of
// at least 2,048 bits and P-256, keys for encryption, keys without a name.
class KeySet {
 public:
  // Nothing: no JSON of a key set (RFC 7517).
  static std::optional<KeySet> parse(const std::string& json);

  // Of that name and kind (kty); null: there is none.
  const _cjose_jwk_int* find(const std::string& kid, const std::string& kind) const;

 private:
  struct Release {
    void operator()(_cjose_jwk_int* key) const;
  };
  using Key = std::unique_ptr<_cjose_jwk_int, Release>;
  std::map<std::pair<std::string, std::string>, Key> keys_;  // by kid and kty
};

struct ExpectedToken {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  std::optional<int64_t> proved_minutes_max;  // how long ago the person proved who it is; not asked
  Instant now;
};

struct IdToken {
  std::string subject;
  std::optional<Instant> proved_at;
};

// The error is what was not as expected: malformed, alg, header, kid, signature, or the claim.
// Of kid: the set has no such key for that algorithm.
tl::expected<IdToken, std::string> check_id_token(const std::string& token, const KeySet& keys,
                                                  const ExpectedToken& expected);

}  // namespace motcua
