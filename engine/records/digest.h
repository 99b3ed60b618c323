// SHA-256, by OpenSSL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace motcua {

inline constexpr size_t digest_bytes = 32;

// 32 bytes, not text.
std::string sha256(std::string_view bytes);
std::string to_hex(std::string_view bytes);
// Nothing for what to_hex has not made.
std::optional<std::string> from_hex(std::string_view text);

}  // namespace motcua
