// libsodium's randomness and encodings.
#include "services/identity/secret.h"

#include <sodium.h>

#include <array>

#include "engine/records/digest.h"

namespace motcua {
namespace {

constexpr size_t token_bytes = 32;
constexpr size_t seed_bytes = 20;  // RFC 4226, 4: 160 bits

std::string random_bytes(size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string in_letters(const std::string& bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // the zero byte
  return text;
}

}  // namespace

std::string make_token() { return in_letters(random_bytes(token_bytes)); }
std::string challenge_of(std::string_view secret) { return in_letters(sha256(secret)); }

std::string hash_of_token(std::string_view token) { return sha256(token); }

std::string make_temporary_password() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
  constexpr int groups = 4;
  constexpr int letters_in_group = 4;
  std::string password;
  for (int group = 0; group < groups; ++group) {
    if (group > 0) password.push_back('-');
    for (int i = 0; i < letters_in_group; ++i) {
      password.push_back(letters[randombytes_uniform(letters.size())]);
    }
  }
  return password;
}

std::string make_seed() { return random_bytes(seed_bytes); }

}  // namespace motcua
