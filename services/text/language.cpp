// By RFC 9110, section 12.5.4.
#include "services/text/language.h"

#include <algorithm>
#include <optional>
#include <string>

namespace motcua {
namespace {

// How much of a language is wanted; of two alike the one that is asked for first.
struct Preference {
  bool is_given = false;
  int thousandths = 0;
  size_t place = 0;
};

struct LanguageRange {
  std::string language;  // the first subtag, in small letters, or *
  int thousandths = 1000;
};

std::string_view without_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// "q=0.8": 0 to 1, with three decimals at most.
std::optional<int> parse_quality(std::string_view text) {
  if (text.size() < 3 || (text[0] != 'q' && text[0] != 'Q') || text[1] != '=') return std::nullopt;
  text.remove_prefix(2);
  constexpr size_t length_max = 5;
  if (text.size() > length_max || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int thousandths = (text[0] - '0') * 1000;
  int worth = 100;
  for (size_t i = 2; i < text.size(); ++i, worth /= 10) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    thousandths += (text[i] - '0') * worth;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

// "en-GB;q=0.8". Nothing for what is not such a range.
std::optional<LanguageRange> parse_range(std::string_view text) {
  const size_t semicolon = std::min(text.find(';'), text.size());
  LanguageRange range;
  const std::string_view tag = without_blanks(text.substr(0, semicolon));
  for (const char c : tag.substr(0, tag.find('-'))) {
    range.language.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (semicolon < text.size()) {
    const auto quality = parse_quality(without_blanks(text.substr(semicolon + 1)));
    if (!quality) return std::nullopt;
    range.thousandths = *quality;
  }
  return range;
}

}  // namespace

Language parse_language(std::string_view accept_language) {
  Preference vietnamese;
  Preference english;
  Preference any;
  size_t place = 0;
  for (size_t begin = 0; begin < accept_language.size(); ++place) {
    const size_t end = std::min(accept_language.find(',', begin), accept_language.size());
    const auto range = parse_range(accept_language.substr(begin, end - begin));
    begin = end + 1;
    if (!range) continue;
    Preference* const asked = range->language == "vi"   ? &vietnamese
                              : range->language == "en" ? &english
                              : range->language == "*"  ? &any
                                                        : nullptr;
    if (asked && (!asked->is_given || range->thousandths > asked->thousandths)) {
      *asked = {.is_given = true, .thousandths = range->thousandths, .place = place};
    }
  }
  if (!vietnamese.is_given) vietnamese = any;
  if (!english.is_given) english = any;
  const bool before =
      english.thousandths > vietnamese.thousandths ||
      (english.thousandths == vietnamese.thousandths && english.place < vietnamese.place);
  return english.thousandths > 0 && before ? Language::english : Language::vietnamese;
}

std::string_view locale_of(Language language) {
  return language == Language::english ? "en" : "vi";
}

}  // namespace motcua
