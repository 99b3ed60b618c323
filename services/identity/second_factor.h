// Codes of an authenticator (TOTP, RFC 6238), by liboath.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/time/instant.h"

namespace motcua {

// The step of half a minute that the code is of, this one or the one before or after; nothing for
// another code. Blanks in it, as authenticators show them, do not matter. A step must not be taken
// twice.
std::optional<int64_t> step_of_code(std::string_view seed, std::string code, Instant now);

// As people type it into an authenticator: base 32.
std::string seed_in_letters(std::string_view seed);
// What authenticators read, as a text or from a picture: "otpauth://totp/…".
std::string authenticator_uri(std::string_view seed, const std::string& account);

}  // namespace motcua
