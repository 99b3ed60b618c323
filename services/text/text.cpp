// Most texts are ASCII, and nothing is to be done for them; Unicode's tables are ICU's.
#include "services/text/text.h"

#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "engine/check.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

bool is_printable_ascii(char c) { return c >= 0x20 && c <= 0x7e; }
bool is_line_character(int32_t c) { return c == '\n' || c == '\r' || c == '\t'; }

// Of how a character before it looks.
bool is_variation_selector(int32_t c) {
  return u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) != 0;
}

bool is_hidden(int32_t c, const Shape& shape) {
  constexpr uint32_t hidden =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CN_MASK | U_GC_CS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  if (is_line_character(c)) return false;
  if ((U_MASK(u_charType(c)) & hidden) != 0) return true;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0) return false;
  return !(shape.has_lines && is_variation_selector(c));  // ❤️ in a citizen's comment
}

std::string code_point_name(int32_t c) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
  return name;
}

// Of a UTF-8 text.
std::optional<std::string> defect_of_characters(std::string_view text, const Shape& shape) {
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_UNSAFE(text.data(), i, c);
    if (is_line_character(c) && !shape.has_lines) return "single_line";
    if (is_hidden(c, shape)) return "no_hidden_characters " + code_point_name(c);
  }
  return std::nullopt;
}

void put_together(std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
  CHECK(U_SUCCESS(error), "expected ICU to have its tables: ", u_errorName(error));
  if (nfc->isNormalizedUTF8(text, error) != 0) return;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, text, sink, nullptr, error);
  CHECK(U_SUCCESS(error), "expected UTF-8 to be put together: ", u_errorName(error));
  text = std::move(composed);
}

int hexadecimal(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<std::string> take_text(std::string& text, const Shape& shape) {
  // Of the characters that NFC puts together, none has more bytes before.
  constexpr size_t bytes_per_character_max = 16;
  const auto characters_max = static_cast<size_t>(shape.characters_max);
  const auto too_long = [&] { return "characters_max " + std::to_string(characters_max); };
  if (text.size() > characters_max * bytes_per_character_max) return too_long();
  if (!std::all_of(text.begin(), text.end(), is_printable_ascii)) {
    if (!is_utf8(text)) return "utf8";
    if (auto defect = defect_of_characters(text, shape)) return defect;
    put_together(text);
  }
  if (shape.required && is_blank(text)) return "required";
  if (text.size() > characters_max && character_count(text) > characters_max) return too_long();
  return std::nullopt;
}

void check_text(std::string& text, const Shape& shape, const std::string& path,
                std::vector<Violation>& violations) {
  if (auto expected = take_text(text, shape)) violations.push_back({path, std::move(*expected)});
}

std::string in_one_line(std::string_view text) {
  std::string line = legible(text);
  std::replace_if(
      line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return line;
}

std::string shortened(std::string_view text, size_t bytes_max) {
  std::string result = legible(text);
  if (result.size() <= bytes_max) return result;
  const size_t blank = result.rfind(' ', bytes_max);
  if (blank != std::string::npos && blank > 0) return result.substr(0, blank) + " …";
  size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xc0) == 0x80) --end;
  return result.substr(0, end) + "…";
}

std::string in_small_letters(std::string_view text) {
  std::string result;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(result);
  return result;
}

std::string folded_words(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const apart = icu::Normalizer2::getNFKDInstance(error);
  CHECK(U_SUCCESS(error), "expected ICU to have its tables: ", u_errorName(error));
  const icu::UnicodeString small =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
          .toLower(icu::Locale::getRoot());
  const icu::UnicodeString letters = apart->normalize(small, error);
  CHECK(U_SUCCESS(error), "expected a text to be taken apart: ", u_errorName(error));
  // The Vietnamese letter, and the two that old registers have in its place: they look the same.
  constexpr std::array<UChar32, 3> crossed_ds{0x111, 0xf0, 0x256};
  std::string words;
  bool begins = false;  // a word, behind another
  for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    UChar32 c = letters.char32At(i);
    if ((U_MASK(u_charType(c)) & U_GC_M_MASK) != 0) continue;
    if (std::find(crossed_ds.begin(), crossed_ds.end(), c) != crossed_ds.end()) c = 'd';
    if (u_isalnum(c) == 0) {
      begins = !words.empty();
      continue;
    }
    if (std::exchange(begins, false)) words.push_back(' ');
    icu::UnicodeString(c).toUTF8String(words);
  }
  return words;
}

std::optional<std::string> utf8_of_file(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const bool little_endian = bytes.starts_with("\xff\xfe");
  if (!little_endian && !bytes.starts_with("\xfe\xff")) {
    return is_utf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
  }
  bytes.remove_prefix(2);
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (size_t i = 0; i < bytes.size(); i += 2) {
    const auto first = static_cast<uint8_t>(bytes[i]);
    const auto second = static_cast<uint8_t>(bytes[i + 1]);
    units.push_back(
        static_cast<char16_t>(little_endian ? second << 8 | first : first << 8 | second));
  }
  std::string text;
  for (size_t i = 0; i < units.size();) {
    UChar32 character = 0;
    U16_NEXT(units.data(), i, units.size(), character);
    if (U_IS_SURROGATE(character)) return std::nullopt;
    char encoded[U8_MAX_LENGTH];
    size_t length = 0;
    U8_APPEND_UNSAFE(encoded, length, character);
    text.append(encoded, length);
  }
  return text;
}

std::string encode_percent(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (is_printable_ascii(c) && c != '%' && c != ' ') {
      encoded.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded.push_back('%');
    encoded.push_back(digits[byte >> 4]);
    encoded.push_back(digits[byte & 0xf]);
  }
  return encoded;
}

std::optional<std::string> decode_percent(std::string_view encoded) {
  std::string text;
  for (size_t i = 0; i < encoded.size(); ++i) {
    if (!is_printable_ascii(encoded[i])) return std::nullopt;
    if (encoded[i] != '%') {
      text.push_back(encoded[i]);
      continue;
    }
    const int high = i + 2 < encoded.size() ? hexadecimal(encoded[i + 1]) : -1;
    const int low = i + 2 < encoded.size() ? hexadecimal(encoded[i + 2]) : -1;
    if (high < 0 || low < 0) return std::nullopt;
    text.push_back(static_cast<char>(high << 4 | low));
    i += 2;
  }
  return text;
}

}  // namespace motcua
