// A certificate that nobody vouches for: for trials, for tests, and for machines without an
// authority.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace motcua {

// In PEM.
struct SelfSignedPair {
  std::string certificate;
  std::string key;
};

// For hosts ("motcua.local"), addresses ("10.0.0.7") and, of software that calls, a URI
// ("urn:motcua:portal"). Nothing for a name that is none of these.
std::optional<SelfSignedPair> make_self_signed(const std::vector<std::string>& names);

}  // namespace motcua
