// Page tokens that tell nothing to whoever is given them: where a walk stands may be at what the
// caller may not see, a word of somebody's name for one.
#pragma once

#include <array>
#include <optional>
#include <string>

namespace motcua {

// With a key of its own, which nobody keeps: a token from before a start is none afterwards.
class TokenSeal {
 public:
  TokenSeal();

  // A token of make_page_token. As long as every other, but for a very long one. Of an empty token
  // it is empty, and so back.
  std::string seal(const std::string& token) const;
  // Nothing for what this seal has not sealed.
  std::optional<std::string> open(const std::string& sealed) const;

 private:
  std::array<unsigned char, 32> key_{};
};

}  // namespace motcua
