// SHA-256, by OpenSSL.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace motcua {

inline constexpr size_t digest_bytes = 32;

// Of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  // Of all that was added: 32 bytes, not text. Then it begins anew.
  std::string digest();

 private:
  void begin();
  struct Freed {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Freed> context_;
};

// 32 bytes, not text.
std::string sha256(std::string_view bytes);
std::string to_hex(std::string_view bytes);
// Nothing for a text that to_hex does not make.
std::optional<std::string> from_hex(std::string_view text);

}  // namespace motcua
