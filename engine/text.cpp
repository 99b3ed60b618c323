// One character at a time, eight where all are ASCII.
#include "engine/text.h"

#include <cstdint>
#include <cstring>

namespace motcua {
namespace {

// Of the character at the beginning; 0 if there is none.
size_t character_bytes(std::string_view text) {
  const auto is_within = [&](size_t i, uint8_t low, uint8_t high) {
    return i < text.size() && static_cast<uint8_t>(text[i]) >= low &&
           static_cast<uint8_t>(text[i]) <= high;
  };
  const auto follows = [&](size_t i) { return is_within(i, 0x80, 0xbf); };
  if (is_within(0, 0x00, 0x7f)) return 1;
  if (is_within(0, 0xc2, 0xdf)) return follows(1) ? 2 : 0;
  if (is_within(0, 0xe0, 0xef)) {
    const uint8_t low = is_within(0, 0xe0, 0xe0) ? 0xa0 : 0x80;
    const uint8_t high = is_within(0, 0xed, 0xed) ? 0x9f : 0xbf;
    return is_within(1, low, high) && follows(2) ? 3 : 0;
  }
  if (is_within(0, 0xf0, 0xf4)) {
    const uint8_t low = is_within(0, 0xf0, 0xf0) ? 0x90 : 0x80;
    const uint8_t high = is_within(0, 0xf4, 0xf4) ? 0x8f : 0xbf;
    return is_within(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_utf8(std::string_view text) {
  constexpr uint64_t high_bits = 0x8080808080808080;
  while (!text.empty()) {
    uint64_t eight = high_bits;
    if (text.size() >= sizeof eight) std::memcpy(&eight, text.data(), sizeof eight);
    const size_t bytes = (eight & high_bits) == 0 ? sizeof eight : character_bytes(text);
    if (bytes == 0) return false;
    text.remove_prefix(bytes);
  }
  return true;
}

size_t character_count(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<uint8_t>(c) & 0xc0) == 0x80 ? 0 : 1;
  return count;
}

std::string legible(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string result;
  while (!text.empty()) {
    const size_t bytes = character_bytes(text);
    result.append(bytes == 0 ? "\uFFFD" : text.substr(0, bytes));
    text.remove_prefix(bytes == 0 ? 1 : bytes);
  }
  return result;
}

std::string matched_identity(std::string_view identity) {
  std::string result;
  for (const char c : identity) {
    if (c == ' ' || c == '.' || c == '-') continue;
    result.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return result;
}

std::string matched_telephone(std::string_view telephone) {
  constexpr std::string_view country = "84";
  constexpr size_t digits_with_country_min = 11;
  std::string digits;
  bool is_international = false;
  for (const char c : telephone) {
    if (is_digit(c)) digits.push_back(c);
    if (c == '+' && digits.empty()) is_international = true;
  }
  std::string_view number = digits;
  if (number.starts_with("00")) {
    is_international = true;
    number.remove_prefix(2);
  }
  if (number.size() >= digits_with_country_min) is_international = true;
  if (!is_international || !number.starts_with(country)) return digits;
  number.remove_prefix(country.size());
  if (number.starts_with('0')) number.remove_prefix(1);
  return std::string("0").append(number);
}

}  // namespace motcua
