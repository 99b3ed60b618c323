// What a cell of a catalogue file says, as Vietnamese offices write it. Each function reads one
// kind of cell; what it cannot read is a finding of the row, and nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/time/calendar.h"
#include "services/motcua/tsv.h"
#include "services/text/text.h"

namespace motcua::cli {

// A code: one word, not empty.
std::string code_in(const TsvRow& row, const std::string& heading);
// Codes with commas or blanks between; empty: none.
std::vector<std::string> codes_in(const TsvRow& row, const std::string& heading);
// A text that is not empty.
std::string name_in(const TsvRow& row, const std::string& heading);

// "2026-04-30", "30/4/2026". Empty: none.
std::optional<Day> day_in(const TsvRow& row, const std::string& heading);
// A day, or the first and last day of a run: "2027-02-05..2027-02-11", "5/2/2027 - 11/2/2027".
struct Days {
  Day first;
  Day last;
};
std::optional<Days> days_in(const TsvRow& row, const std::string& heading);

// Đồng: "8000", "8.000", "8,000", "8 000 đ", "8.000 đồng", "miễn phí" (0). Empty: none.
std::optional<int64_t> amount_in(const TsvRow& row, const std::string& heading);
// A whole number of sheets; empty: 0.
int32_t count_in(const TsvRow& row, const std::string& heading);
// "yes", "no", "có", "không", "x"; empty: no.
bool flag_in(const TsvRow& row, const std::string& heading);

// "07:30-11:30 13:00-17:00", also with ";" or "," between, "7h30 – 11h30"; empty: closed.
std::vector<OpenInterval> hours_in(const TsvRow& row, const std::string& heading);

// A word of a closed list, in capitals or not. Nothing, with a finding, for any other; for an empty
// cell `otherwise`, if there is one.
template <class Value>
std::optional<Value> word_in(const TsvRow& row, const std::string& heading,
                             const std::map<std::string, Value>& words,
                             std::optional<Value> otherwise = std::nullopt) {
  const std::string& cell = row.at(heading);
  if (cell.empty() && otherwise) return otherwise;
  const auto found = words.find(in_small_letters(cell));
  if (found != words.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [name, value] : words) names.push_back(name);
  row.refuse(heading, "cell.one_of " + joined(names));
  return std::nullopt;
}

}  // namespace motcua::cli
