// Comma-separated values as a spreadsheet opens them: UTF-8 told by a mark, one value a cell, and
// no cell that the spreadsheet would run.
#pragma once

#include <string>
#include <vector>

namespace motcua::cli {

// Before the first line; without it a spreadsheet takes Vietnamese for another encoding.
inline constexpr const char* byte_order_mark = "\xef\xbb\xbf";

// A text that begins, after blanks, with what starts a formula (=, +, -, @, also their full-width
// forms, a tab or a carriage return) gets an apostrophe before it: a spreadsheet then shows it as
// the text it is. A plain number stays one.
std::string as_text_cell(const std::string& text);

// The cells, quoted where they must be (RFC 4180), with the line's end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace motcua::cli
