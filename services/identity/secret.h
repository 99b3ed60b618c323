// Secrets that we make: tokens and temporary passwords; and what is kept of them.
#pragma once

#include <string>
#include <string_view>

namespace motcua {

// 256 random bits, in letters that fit into headers and cookies.
std::string make_token();
// All that is kept of a token.
std::string hash_of_token(std::string_view token);
// What a secret is known by to whoever is to recognise it (PKCE, S256: RFC 7636, 4.2).
std::string challenge_of(std::string_view secret);
// Some 80 random bits in groups of small letters and digits that are not mistaken for each other:
// "k7m2p-…", to be read to somebody.
std::string make_temporary_password();
// Raw, of TOTP.
std::string make_seed();

}  // namespace motcua
