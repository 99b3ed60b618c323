// The cookies of a browser: its session, which no script reads and no other site sends; and what it
// must bring back from a provider of identities, which comes by way of another site.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace motcua {

struct Cookie {
  // Without the prefix over plain HTTP, where browsers would not keep it.
  std::string_view name;
  std::string_view plain_name;
  std::string_view same_site;
};
inline constexpr Cookie session_cookie{"__Host-motcua", "motcua", "Strict"};
inline constexpr Cookie return_cookie{"__Host-motcua-return", "motcua-return", "Lax"};

// As it is set. Of 0 seconds it is forgotten.
inline std::string cookie_of(const Cookie& cookie, const std::string& value, int64_t seconds,
                             bool is_encrypted) {
  return std::string(is_encrypted ? cookie.name : cookie.plain_name) + "=" + value +
         "; Path=/; HttpOnly; SameSite=" + std::string(cookie.same_site) +
         "; Max-Age=" + std::to_string(seconds) + (is_encrypted ? "; Secure" : "");
}

// Its value among headers (names in small letters, values); empty: there is none, or not one alone.
// Only a secure one is believed of an encrypted connection: the other may have been planted by
// whoever speaks plainly.
template <class Headers>
std::string value_in(const Headers& headers, const Cookie& cookie, bool is_encrypted) {
  const std::string_view name = is_encrypted ? cookie.name : cookie.plain_name;
  std::string found;
  int count = 0;
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const size_t end = rest.find(';');
      std::string_view one = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      while (one.starts_with(' ')) one.remove_prefix(1);
      if (one.size() <= name.size() || !one.starts_with(name) || one[name.size()] != '=') continue;
      found = one.substr(name.size() + 1);
      ++count;
    }
  }
  return count == 1 ? found : std::string();
}

}  // namespace motcua
