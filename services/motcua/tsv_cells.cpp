// Each kind of cell has one grammar, read to its end.
#include "services/motcua/tsv_cells.h"

#include <algorithm>
#include <cstdio>

#include "engine/catalogue/code.h"
#include "engine/catalogue/entries.h"

namespace motcua::cli {
namespace {

// Takes a text off the front.
bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

bool take_one_of(std::string_view& text, std::initializer_list<std::string_view> expected) {
  return std::any_of(expected.begin(), expected.end(),
                     [&](std::string_view one) { return take(text, one); });
}

bool take_blanks(std::string_view& text) {
  bool taken = false;
  while (take_one_of(text, {" ", "\u00a0"})) taken = true;
  return taken;
}

// Takes one to `digits_max` digits.
std::optional<int> take_number(std::string_view& text, size_t digits_max) {
  int number = 0;
  size_t digits = 0;
  for (; digits < text.size() && is_digit(text[digits]); ++digits) {
    if (digits == digits_max) return std::nullopt;
    number = number * 10 + (text[digits] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

// "2026-04-30" or "30/4/2026".
std::optional<Day> take_day(std::string_view& text) {
  constexpr size_t iso_length = 10;
  if (text.size() >= iso_length && text[4] == '-') {
    const auto day = parse_day(text.substr(0, iso_length));
    if (day) text.remove_prefix(iso_length);
    return day;
  }
  const auto day = take_number(text, 2);
  if (!day || !take(text, "/")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, "/")) return std::nullopt;
  const auto year = take_number(text, 4);
  if (!year) return std::nullopt;
  char spelled[40];
  std::snprintf(spelled, sizeof spelled, "%04d-%02d-%02d", *year, *month, *day);
  return parse_day(spelled);
}

// "07:30", "7h30", "7h", "24:00": minutes of the day.
std::optional<int32_t> take_time(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour) return std::nullopt;
  const bool colon = take(text, ":");
  if (!colon && !take_one_of(text, {"h", "H", "g"})) return std::nullopt;
  std::optional<int> minute = 0;
  if (!text.empty() && is_digit(text.front())) {
    const size_t before = text.size();
    minute = take_number(text, 2);
    if (before - text.size() != 2) return std::nullopt;
  } else if (colon) {
    return std::nullopt;
  }
  if (!minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) return std::nullopt;
  return *hour * 60 + *minute;
}

// Digits in groups of three by one separator, the first not beginning with 0, or not in groups at
// all: "0.500" is no amount.
std::optional<int64_t> take_grouped(std::string_view& text) {
  const bool begins_with_zero = text.starts_with('0');
  constexpr int64_t beyond = fee_vnd_max * 10;
  int64_t amount = 0;
  size_t first_group = 0;
  const auto take_digits = [&](size_t most) {
    size_t digits = 0;
    for (; digits < most && !text.empty() && is_digit(text.front()); ++digits) {
      amount = std::min(amount * 10 + (text.front() - '0'), beyond);
      text.remove_prefix(1);
    }
    return digits;
  };
  first_group = take_digits(text.size());
  if (first_group == 0) return std::nullopt;
  std::string_view separator;
  for (const std::string_view one : {".", ",", " ", "\u00a0"}) {
    const bool a_group_follows =
        text.starts_with(one) && text.size() > one.size() && is_digit(text[one.size()]);
    if (a_group_follows) separator = one;
  }
  if (separator.empty()) return amount;
  if (first_group > 3 || begins_with_zero) return std::nullopt;
  while (text.size() > separator.size() && text.starts_with(separator) &&
         is_digit(text[separator.size()])) {
    text.remove_prefix(separator.size());
    if (take_digits(3) != 3 || (!text.empty() && is_digit(text.front()))) return std::nullopt;
  }
  return amount;
}

}  // namespace

std::string code_in(const TsvRow& row, const std::string& heading) {
  const std::string& cell = row.at(heading);
  if (!is_one_word(cell)) row.refuse(heading, "cell.code");
  return cell;
}

std::vector<std::string> codes_in(const TsvRow& row, const std::string& heading) {
  constexpr std::string_view between = ", ;";
  std::vector<std::string> codes;
  const std::string& cell = row.at(heading);
  for (size_t from = cell.find_first_not_of(between); from != std::string::npos;) {
    const size_t to = std::min(cell.find_first_of(between, from), cell.size());
    codes.push_back(cell.substr(from, to - from));
    from = cell.find_first_not_of(between, to);
  }
  return codes;
}

std::string name_in(const TsvRow& row, const std::string& heading) {
  const std::string& cell = row.at(heading);
  if (cell.empty()) row.refuse(heading, "cell.text");
  return cell;
}

std::optional<Day> day_in(const TsvRow& row, const std::string& heading) {
  std::string_view text = row.at(heading);
  if (text.empty()) return std::nullopt;
  const auto day = take_day(text);
  if (day && text.empty()) return day;
  row.refuse(heading, "cell.day");
  return std::nullopt;
}

std::optional<Days> days_in(const TsvRow& row, const std::string& heading) {
  std::string_view text = row.at(heading);
  const auto first = take_day(text);
  if (first && text.empty()) return Days{*first, *first};
  take_blanks(text);
  if (first && take_one_of(text, {"..", "-", "–", "đến"})) {
    take_blanks(text);
    const auto last = take_day(text);
    if (last && text.empty() && *first <= *last) return Days{*first, *last};
  }
  row.refuse(heading, "cell.days");
  return std::nullopt;
}

std::optional<int64_t> amount_in(const TsvRow& row, const std::string& heading) {
  if (row.at(heading).empty()) return std::nullopt;
  const std::string cell = in_small_letters(row.at(heading));
  if (cell == "miễn phí" || cell == "miễn lệ phí" || cell == "không thu phí") return 0;
  std::string_view text = cell;
  const auto amount = take_grouped(text);
  take_blanks(text);
  take_one_of(text, {"đồng", "đ", "vnđ", "vnd", "₫"});
  if (amount && *amount <= fee_vnd_max && text.empty()) return amount;
  row.refuse(heading, "cell.amount");
  return std::nullopt;
}

int32_t count_in(const TsvRow& row, const std::string& heading) {
  std::string_view text = row.at(heading);
  if (text.empty()) return 0;
  const auto count = take_number(text, 4);
  if (count && text.empty() && *count <= paper_copies_max) return *count;
  row.refuse(heading, "cell.count");
  return 0;
}

bool flag_in(const TsvRow& row, const std::string& heading) {
  return word_in<bool>(row, heading,
                       {{"yes", true}, {"có", true}, {"x", true}, {"no", false}, {"không", false}},
                       false)
      .value_or(false);
}

std::vector<OpenInterval> hours_in(const TsvRow& row, const std::string& heading) {
  const auto refuse = [&] {
    row.refuse(heading, "cell.hours");
    return std::vector<OpenInterval>();
  };
  std::vector<OpenInterval> intervals;
  int32_t closed = -1;
  std::string_view text = row.at(heading);
  while (!text.empty()) {
    const auto opens = take_time(text);
    take_blanks(text);
    if (!opens || !take_one_of(text, {"-", "–"})) return refuse();
    take_blanks(text);
    const auto closes = take_time(text);
    if (!closes || *opens <= closed || *closes <= *opens) return refuse();
    intervals.push_back({.opens = *opens, .closes = *closes});
    closed = *closes;
    const bool parted = take_blanks(text);
    const bool listed = take_one_of(text, {";", ","});
    take_blanks(text);
    if ((listed && text.empty()) || (!parted && !listed && !text.empty())) return refuse();
  }
  if (intervals.size() > open_intervals_max) return refuse();
  return intervals;
}

}  // namespace motcua::cli
