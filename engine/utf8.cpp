// One character at a time, eight where all are ASCII.
#include "engine/utf8.h"

#include <algorithm>
#include <array>
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

constexpr std::array<std::string_view, 26> blanks{
    " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00a0", "\u1680",
    "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
    "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u2800"};

// What Unicode calls Dash_Punctuation, and the minus sign.
constexpr std::array<std::string_view, 27> dashes{
    "-",      "\u058a", "\u05be", "\u1400", "\u1806", "\u2010", "\u2011", "\u2012", "\u2013",
    "\u2014", "\u2015", "\u2212", "\u2e17", "\u2e1a", "\u2e3a", "\u2e3b", "\u2e40", "\u2e5d",
    "\u301c", "\u3030", "\u30a0", "\ufe31", "\ufe32", "\ufe58", "\ufe63", "\uff0d", "\U00010ead"};

template <class Characters>
bool is_among(const Characters& characters, std::string_view character) {
  return std::find(characters.begin(), characters.end(), character) != characters.end();
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

bool has_blank(std::string_view text) {
  return std::any_of(blanks.begin(), blanks.end(), [&](std::string_view blank) {
    return text.find(blank) != std::string_view::npos;
  });
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const std::string_view character = text.substr(0, std::max<size_t>(character_bytes(text), 1));
    if (!is_among(blanks, character)) return false;
    text.remove_prefix(character.size());
  }
  return true;
}

std::string with_plain_blanks_and_dashes(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, std::max<size_t>(character_bytes(text), 1));
    text.remove_prefix(character.size());
    result.append(is_among(blanks, character)   ? " "
                  : is_among(dashes, character) ? "-"
                                                : character);
  }
  return result;
}

std::string matched_identity(std::string_view identity) {
  std::string result;
  while (!identity.empty()) {
    const std::string_view character =
        identity.substr(0, std::max<size_t>(character_bytes(identity), 1));
    identity.remove_prefix(character.size());
    if (character == "." || is_among(blanks, character) || is_among(dashes, character)) continue;
    const char c = character.front();
    result.append(c >= 'a' && c <= 'z' ? std::string(1, static_cast<char>(c - 'a' + 'A'))
                                       : std::string(character));
  }
  return result;
}

std::string matched_telephone(std::string_view telephone) {
  constexpr std::string_view country = "84";
  constexpr size_t digits_with_country_min = 11;
  constexpr std::string_view abroad = "00";
  std::string digits;
  bool has_code = false;  // of a country; none begins with 0
  for (const char c : telephone) {
    if (is_digit(c)) digits.push_back(c);
    if (c == '+' && digits.empty()) has_code = true;
  }
  std::string_view number = digits;
  if (number.starts_with(abroad)) {
    has_code = true;
    number.remove_prefix(abroad.size());
  }
  has_code = has_code && !number.empty() && !number.starts_with('0');
  const bool may_have_code = has_code || number.size() >= digits_with_country_min;
  if (!may_have_code || !number.starts_with(country)) {
    return has_code ? std::string(number) : digits;
  }
  number.remove_prefix(country.size());
  if (number.starts_with('0')) number.remove_prefix(1);
  return std::string("0").append(number);
}

std::string matched_reference(std::string_view reference) {
  std::string result;
  bool is_after_blank = false;
  while (!reference.empty()) {
    const std::string_view character =
        reference.substr(0, std::max<size_t>(character_bytes(reference), 1));
    reference.remove_prefix(character.size());
    const bool is_blank_here = is_among(blanks, character);
    if (!is_blank_here) {
      if (is_after_blank && !result.empty()) result.push_back(' ');
      result.append(character);
    }
    is_after_blank = is_blank_here;
  }
  return result;
}

}  // namespace motcua
