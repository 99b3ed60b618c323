// Words are compared without case and marks (ICU), so that a list of a dozen is enough.
#include "services/text/history_words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>
#include <utility>

namespace motcua {
namespace {

constexpr size_t word_bytes_max = 200;

constexpr std::pair<std::string_view, Channel> channel_words[] = {
    {"online", Channel::online},
    {"online full", Channel::online},
    {"truc tuyen", Channel::online},
    {"truc tuyen toan trinh", Channel::online},
    {"toan trinh", Channel::online},
    {"nop truc tuyen", Channel::online},
    {"qua mang", Channel::online},
    {"online partial", Channel::online_partial},
    {"truc tuyen mot phan", Channel::online_partial},
    {"mot phan", Channel::online_partial},
    {"direct", Channel::direct},
    {"truc tiep", Channel::direct},
    {"nop truc tiep", Channel::direct},
    {"tai quay", Channel::direct},
    {"tai mot cua", Channel::direct},
    {"tai bo phan mot cua", Channel::direct},
    {"counter", Channel::direct},
    {"post", Channel::post},
    {"buu chinh", Channel::post},
    {"qua buu chinh", Channel::post},
    {"buu chinh cong ich", Channel::post},
    {"qua buu chinh cong ich", Channel::post},
    {"dich vu buu chinh cong ich", Channel::post},
    {"buu dien", Channel::post},
    {"qua buu dien", Channel::post},
};

// "  TRỰC-tuyến " → "truc tuyen".
std::string folded(std::string_view word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* decomposing = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) return {};
  icu::UnicodeString text = decomposing->normalize(
      icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}), error);
  if (U_FAILURE(error)) return {};
  text.foldCase();
  icu::UnicodeString kept;
  bool blank = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (u_isUWhiteSpace(c) || c == '-' || c == '_') {
      blank = true;
      continue;
    }
    if (blank && !kept.isEmpty()) kept.append(static_cast<UChar32>(' '));
    blank = false;
    kept.append(c == 0x0111 ? static_cast<UChar32>('d') : c);  // đ has no mark to take off
  }
  std::string result;
  kept.toUTF8String(result);
  return result;
}

// The letters from U+00C0 on that Vietnamese has, too.
bool is_vietnamese_latin1(unsigned char c) {
  constexpr std::string_view upper =
      "\xc0\xc1\xc2\xc3\xc8\xc9\xca\xcc\xcd\xd2\xd3\xd4\xd5\xd9\xda\xdd";
  const bool is_lower = c >= 0xe0;
  return upper.find(static_cast<char>(is_lower ? c - 0x20 : c)) != std::string_view::npos;
}

bool is_one_of(unsigned char c, std::string_view set) {
  return set.find(static_cast<char>(c)) != std::string_view::npos;
}

// The text in Latin-1; characters beyond it are 0.
std::string to_latin1(std::string_view text) {
  std::string latin;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 1) {
      latin.push_back(text[i]);
    } else if (length == 2 && lead <= 0xc3 && i + 1 < text.size()) {
      latin.push_back(static_cast<char>((lead & 0x03) << 6 | (text[i + 1] & 0x3f)));
    } else {
      latin.push_back('\0');
    }
    i += length;
  }
  return latin;
}

}  // namespace

std::optional<Channel> parse_channel(std::string_view word) {
  if (word.size() > word_bytes_max) return std::nullopt;
  const std::string key = folded(word);
  const auto* const found = std::find_if(std::begin(channel_words), std::end(channel_words),
                                         [&](const auto& known) { return known.first == key; });
  if (found == std::end(channel_words)) return std::nullopt;
  return found->second;
}

bool looks_like_old_encoding(std::string_view name) {
  const std::string latin = to_latin1(name);
  unsigned char before = 0;
  for (const char each : latin) {
    const auto c = static_cast<unsigned char>(each);
    // Signs and letters that Vietnamese has not: ñ ö ø of VNI, ¨ µ å of TCVN3.
    if (c > 0xa0 && c < 0xc0) return true;
    if (c >= 0xc0 && !is_vietnamese_latin1(c)) return true;
    // VNI writes the mark as a letter after the vowel: "Nguyeãn", "Traàn".
    const bool carries_marks =
        is_one_of(c, "\xe0\xe1\xe2\xe3\xe8\xe9\xea\xc0\xc1\xc2\xc3\xc8\xc9\xca");
    if (carries_marks && is_one_of(before, "aeAE")) return true;
    if (is_one_of(c, "\xe2\xea\xc2\xca") && is_one_of(before, "oO")) return true;
    // TCVN3 has its small letters where Latin has capitals: "NguyÔn".
    const bool is_capital = c >= 0xc0 && c < 0xe0;
    if (is_capital && before >= 'a' && before <= 'z') return true;
    before = c;
  }
  return false;
}

}  // namespace motcua
