// Keys that are more than their parts, and numbers as values.
#include "engine/records/layout.h"

#include <algorithm>

#include "engine/records/codec.h"
#include "engine/records/rows.h"

namespace motcua {
namespace {

// Before the digits that a code ends with stands how many they are, as a control character, which
// no code has, so that …-10000 follows …-9999.
constexpr size_t marked_digits_max = 15;
constexpr char first_mark = 0x10;  // not one of those that stand for blanks

// A code's last part, if it is all digits; of a submission's those behind the S.
struct SplitCode {
  std::string_view head;
  std::string_view digits;
};
SplitCode split_digits(std::string_view code) {
  size_t begin = code.size();
  while (begin > 0 && code[begin - 1] >= '0' && code[begin - 1] <= '9') --begin;
  const std::string_view head = code.substr(0, begin);
  if (!head.ends_with('-') && !head.ends_with("-S")) return {code, {}};
  return {head, code.substr(begin)};
}

std::string marked(std::string_view head, size_t digit_count) {
  return std::string(head).append(1, static_cast<char>(first_mark + digit_count));
}

// In the place of a series' number.
constexpr char letter_ahead = 4;

template <size_t... numbers>
constexpr bool all_have_layouts(std::index_sequence<numbers...>) {
  return (... && requires { typename KeyOf<static_cast<Table>(numbers)>; });
}
static_assert(all_have_layouts(std::make_index_sequence<table_count>()));

}  // namespace

std::string reference_text(std::string_view caller, std::string_view reference) {
  return std::string(caller) + '\x01' + std::string(reference);
}

std::string last_digits_prefix(std::string_view digits) { return {digits.rbegin(), digits.rend()}; }

std::string last_digits_prefix(std::string_view digits, Day day) {
  constexpr int32_t last = 999'999;
  const CivilDate date = civil_date(day);
  const int32_t told = (date.year % 100) * 10'000 + date.month * 100 + date.day;
  std::string days = std::to_string(last - told);
  days.insert(0, 6 - days.size(), '0');
  return last_digits_prefix(digits).append("-").append(days);
}

std::string last_digits_text(std::string_view code) {
  size_t begin = code.size();
  while (begin > 0 && code[begin - 1] >= '0' && code[begin - 1] <= '9' &&
         code.size() - begin < marked_digits_max) {
    --begin;
  }
  const std::string_view digits = code.substr(begin);
  if (digits.empty()) return {};
  const auto parsed = parse_code(code);
  return parsed ? last_digits_prefix(digits, parsed->key.day)
                : last_digits_prefix(digits).append("-");
}

std::vector<std::string> name_words(std::string_view folded_name) {
  std::vector<std::string> words;
  while (!folded_name.empty() && words.size() < name_words_max) {
    const size_t blank = std::min(folded_name.find(' '), folded_name.size());
    std::string_view word = folded_name.substr(0, blank);
    folded_name.remove_prefix(std::min(blank + 1, folded_name.size()));
    if (word.size() > name_word_bytes_max) {  // at a character's border
      size_t end = name_word_bytes_max;
      while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xc0) == 0x80) --end;
      word = word.substr(0, end);
    }
    const bool is_new = std::find(words.begin(), words.end(), word) == words.end();
    if (!word.empty() && is_new) words.emplace_back(word);
  }
  return words;
}

int32_t request_week(Instant recorded) { return day_of(recorded).value / request_days; }

std::string Layout<Table::codes>::encode(std::string_view code) {
  const auto [head, digits] = split_digits(code);
  if (digits.empty() || digits.size() > marked_digits_max) return std::string(code);
  return marked(head, digits.size()).append(digits);
}

bool Layout<Table::codes>::parse(std::string_view bytes, std::string& code) {
  code.assign(bytes);
  std::erase_if(code, [](char byte) {
    return byte > first_mark && byte <= first_mark + static_cast<char>(marked_digits_max);
  });
  return encode(code) == bytes;
}

std::vector<Keys<Table::codes>> keys_of_codes(std::string_view code_prefix) {
  std::vector<Keys<Table::codes>> keys;
  const auto add = [&](std::string prefix) {
    std::string end = after_prefix(prefix);
    keys.push_back({.from = std::move(prefix), .to = std::move(end)});
  };
  const auto [head, digits] = split_digits(code_prefix);
  if (!digits.empty()) {
    for (size_t count = digits.size(); count <= marked_digits_max; ++count) {
      add(marked(head, count).append(digits));
    }
  }
  add(std::string(code_prefix));
  return keys;
}

bool Layout<Table::cells>::has(const CellKey& key) {
  const CellPage& page = key.page;
  return (page.side == Side::handling || page.side == Side::receiving) &&
         page.bucket >= buckets.front() && page.bucket <= buckets.back() &&
         page.dimension <= dimensions.back();
}

std::string Layout<Table::numbers>::encode(const NumberKey& key) {
  std::string bytes(1, key.ahead ? letter_ahead : static_cast<char>(key.series.series));
  append_part(bytes, key.series.unit);
  append_part(bytes, key.series.day);
  if (key.ahead) append_part(bytes, *key.ahead);
  return bytes;
}

bool Layout<Table::numbers>::parse(std::string_view bytes, NumberKey& key) {
  const bool is_ahead = bytes.starts_with(letter_ahead);
  if (!take_part(bytes, key.series.series) || !take_part(bytes, key.series.unit) ||
      !take_part(bytes, key.series.day)) {
    return false;
  }
  if (!is_ahead) return bytes.empty();
  key.series.series = Series::letter;
  return take_part(bytes, key.ahead.emplace()) && bytes.empty();
}

std::string encode_number(int64_t number) {
  std::string bytes;
  WireWriter(bytes).number(1, number);
  return bytes;
}

std::optional<int64_t> decode_number(std::string_view bytes) {
  WireReader reader(bytes);
  if (reader.next() != 1) return std::nullopt;
  const int64_t number = reader.number();
  const bool is_all = reader.next() == 0 && reader.ok();
  return is_all ? std::optional(number) : std::nullopt;
}

template bool decode_as_stored(std::string_view, Dossier&);
template std::string encode(const Dossier&);
template bool has_legible_texts(const Dossier&);
template void make_legible(Dossier&);
template bool decode(std::string_view, CatalogueEntries&);
template std::string encode(const CatalogueEntries&);
template bool decode(std::string_view, FrozenReport&);
template std::string encode(const FrozenReport&);
template bool decode(std::string_view, KnownAccount&);
template std::string encode(const KnownAccount&);

}  // namespace motcua
