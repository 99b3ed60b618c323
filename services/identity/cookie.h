// The session of a browser: a cookie that no script reads and no other site sends.
#pragma once

#include <string>
#include <string_view>

namespace motcua {

// Without the prefix over plain HTTP, where browsers would not keep it.
inline constexpr std::string_view cookie_name = "__Host-motcua";
inline constexpr std::string_view plain_cookie_name = "motcua";

// Of 0 seconds it is forgotten.
inline std::string cookie_of(const std::string& token, int64_t seconds, bool is_encrypted) {
  return std::string(is_encrypted ? cookie_name : plain_cookie_name) + "=" + token +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) +
         (is_encrypted ? "; Secure" : "");
}

}  // namespace motcua
