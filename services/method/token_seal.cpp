// libsodium's secretbox (XSalsa20 and Poly1305): a random nonce, then the padded token. Both
// sides are in hexadecimal.
#include "services/method/token_seal.h"

#include <sodium.h>

#include "engine/check.h"
#include "engine/records/digest.h"

namespace motcua {
namespace {

constexpr size_t nonce_bytes = crypto_secretbox_NONCEBYTES;
constexpr size_t mac_bytes = crypto_secretbox_MACBYTES;
constexpr size_t padded_to = 128;  // a multiple of it; a search for words has fewer

unsigned char* bytes_of(std::string& text, size_t at = 0) {
  return reinterpret_cast<unsigned char*>(text.data() + at);
}

}  // namespace

TokenSeal::TokenSeal() {
  static_assert(crypto_secretbox_KEYBYTES == std::tuple_size_v<decltype(key_)>);
  CHECK(sodium_init() >= 0, "expected libsodium to find randomness");
  crypto_secretbox_keygen(key_.data());
}

std::string TokenSeal::seal(const std::string& token) const {
  if (token.empty()) return {};
  auto bytes = from_hex(token);
  CHECK(bytes, "expected a page's token in hexadecimal, got ", token.size(), " other bytes");
  std::string& padded = *bytes;
  const size_t unpadded = padded.size();
  padded.resize(unpadded + padded_to);
  size_t length = 0;
  CHECK(sodium_pad(&length, bytes_of(padded), unpadded, padded_to, padded.size()) == 0,
        "expected room for the padding of ", unpadded, " bytes");
  padded.resize(length);
  std::string sealed(nonce_bytes + mac_bytes + length, '\0');
  randombytes_buf(sealed.data(), nonce_bytes);
  crypto_secretbox_easy(bytes_of(sealed, nonce_bytes), bytes_of(padded), padded.size(),
                        bytes_of(sealed), key_.data());
  return to_hex(sealed);
}

std::optional<std::string> TokenSeal::open(const std::string& sealed) const {
  if (sealed.empty()) return std::string();
  auto bytes = from_hex(sealed);
  if (!bytes || bytes->size() < nonce_bytes + mac_bytes) return std::nullopt;
  std::string token(bytes->size() - nonce_bytes - mac_bytes, '\0');
  if (crypto_secretbox_open_easy(bytes_of(token), bytes_of(*bytes, nonce_bytes),
                                 bytes->size() - nonce_bytes, bytes_of(*bytes), key_.data()) != 0) {
    return std::nullopt;
  }
  size_t length = 0;
  if (sodium_unpad(&length, bytes_of(token), token.size(), padded_to) != 0) return std::nullopt;
  token.resize(length);
  return to_hex(token);
}

}  // namespace motcua
