#include "services/identity/second_factor.h"

#include <liboath/oath.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace motcua {
namespace {

constexpr int64_t step_seconds = 30;
constexpr size_t steps_around = 1;
constexpr size_t digits = 6;
constexpr int64_t microseconds_per_second = 1'000'000;

}  // namespace

std::optional<int64_t> step_of_code(std::string_view seed, std::string code, Instant now) {
  std::erase(code, ' ');
  const bool is_code = code.size() == digits && std::all_of(code.begin(), code.end(), [](char c) {
                         return c >= '0' && c <= '9';
                       });
  if (!is_code || seed.empty()) return std::nullopt;
  const int64_t seconds = now.microseconds / microseconds_per_second;
  int offset = 0;
  const int found = oath_totp_validate2(seed.data(), seed.size(), seconds, step_seconds, 0,
                                        steps_around, &offset, code.c_str());
  if (found < 0) return std::nullopt;
  return seconds / step_seconds + offset;
}

std::string seed_in_letters(std::string_view seed) {
  char* text = nullptr;
  size_t size = 0;
  if (oath_base32_encode(seed.data(), seed.size(), &text, &size) != OATH_OK) std::abort();
  const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
  std::string letters(text, size);
  letters.erase(std::remove(letters.begin(), letters.end(), '='), letters.end());
  return letters;
}

std::string authenticator_uri(std::string_view seed, const std::string& account) {
  return "otpauth://totp/Motcua:" + account + "?secret=" + seed_in_letters(seed) + "&issuer=Motcua";
}

}  // namespace motcua
