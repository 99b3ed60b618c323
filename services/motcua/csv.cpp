// What a spreadsheet runs: see OWASP, "CSV Injection".
#include "services/motcua/csv.h"

#include <algorithm>
#include <string_view>

#include "services/text/text.h"

namespace motcua::cli {
namespace {

// "-12", "3.5": digits, at most one point, a digit at both ends.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
}

bool starts_formula(std::string_view text) {
  if (text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n')) return true;
  const size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  for (const std::string_view start : {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"}) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

}  // namespace

std::string as_text_cell(const std::string& text) {
  return starts_formula(text) && !is_plain_number(text) ? "'" + text : text;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.push_back(',');
    const std::string cell = as_text_cell(cells[i]);
    if (cell.find_first_of(",;\"\t\n\r") == std::string::npos) {
      line += cell;
      continue;
    }
    line.push_back('"');
    for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line.push_back('"');
  }
  return line + "\r\n";
}

}  // namespace motcua::cli
