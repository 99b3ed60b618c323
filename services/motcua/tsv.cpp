// Bytes to text, text to lines, lines to cells.
#include "services/motcua/tsv.h"

#include <algorithm>
#include <optional>

#include "services/text/messages.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

constexpr Shape cell_shape{.characters_max = 4000};
constexpr size_t found_bytes_max = 100;
const std::string nothing;

// Around a cell, where nobody sees them: spreadsheets and web pages leave them there.
void trim(std::string& cell) {
  constexpr std::string_view blanks[] = {" ", "\u00a0"};
  const auto trim_one = [&](std::string_view blank) {
    if (cell.ends_with(blank)) return cell.erase(cell.size() - blank.size()), true;
    return cell.starts_with(blank) ? (cell.erase(0, blank.size()), true) : false;
  };
  while (std::any_of(std::begin(blanks), std::end(blanks), trim_one)) continue;
}

// A cell in quotation marks without them; nothing if they are not those of a spreadsheet.
std::optional<std::string> unquoted(std::string_view cell) {
  if (cell.size() < 2 || cell.back() != '"') return std::nullopt;
  cell = cell.substr(1, cell.size() - 2);
  std::string result;
  for (size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '"' && (i + 1 == cell.size() || cell[++i] != '"')) return std::nullopt;
    result.push_back(cell[i]);
  }
  return result;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> cells;
  for (size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    cells.emplace_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  cells.emplace_back(line);
  return cells;
}

}  // namespace

std::string describe(const TsvFinding& finding, const Speech& speech) {
  std::string text = finding.file;
  if (finding.line > 0) text += ":" + std::to_string(finding.line);
  text += ": ";
  if (!finding.column.empty()) text += finding.column + ": ";
  const Violation violation{.path = finding.column, .expected = finding.expected};
  return text + "'" + shortened(in_one_line(finding.found), found_bytes_max) + "'; " +
         speech.each([&](Language language) { return message_of(violation, language); });
}

const std::string& TsvRow::at(std::string_view heading) const {
  const auto found = std::find(headings_.begin(), headings_.end(), heading);
  if (found == headings_.end()) return nothing;
  return cells_[static_cast<size_t>(found - headings_.begin())];
}

void TsvRow::refuse(const std::string& heading, const std::string& expected) const {
  findings_.push_back({.file = file_,
                       .line = line_,
                       .column = heading,
                       .found = at(heading),
                       .expected = expected});
}

TsvFile::TsvFile(std::string name, std::string_view bytes, const TsvColumns& columns,
                 TsvFindings& findings)
    : name_(std::move(name)), findings_(findings) {
  const auto decoded = utf8_of_file(bytes);
  if (!decoded || decoded->find('\0') != std::string::npos) {
    find(0, "", "", "cell.utf8_file");
    return;
  }
  std::string_view text = *decoded;
  for (size_t line = 1; !text.empty(); ++line) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view whole = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (whole.ends_with('\r')) whole.remove_suffix(1);
    auto cells = split(whole);
    const auto is_empty = [](std::string cell) {
      trim(cell);
      return cell.empty();
    };
    if (std::all_of(cells.begin(), cells.end(), is_empty)) continue;
    headings_.empty() ? read_headings(std::move(cells), line, columns)
                      : read_row(std::move(cells), line);
    if (headings_.empty()) return;
  }
  if (headings_.empty()) find(0, "", "", "cell.headings");
}

void TsvFile::find(size_t line, std::string column, std::string found, std::string expected) {
  findings_.push_back({.file = name_,
                       .line = line,
                       .column = std::move(column),
                       .found = std::move(found),
                       .expected = std::move(expected)});
}

void TsvFile::read_headings(std::vector<std::string> cells, size_t line,
                            const TsvColumns& columns) {
  const size_t before = findings_.size();
  std::set<std::string> known = columns.required;
  known.insert(columns.optional.begin(), columns.optional.end());
  known.insert(columns.ignored.begin(), columns.ignored.end());
  std::set<std::string> given;
  for (std::string& cell : cells) {
    if (cell.starts_with('"')) cell = unquoted(cell).value_or(cell);
    trim(cell);
    if (cell.empty()) continue;  // nothing may stand under it
    if (!known.contains(cell)) find(line, "", cell, "cell.one_of " + joined(known));
    if (!given.insert(cell).second) find(line, "", cell, "cell.once");
  }
  for (const std::string& name : columns.required) {
    if (!given.contains(name)) find(line, "", "", "cell.column " + name);
  }
  if (findings_.size() == before) headings_ = std::move(cells);
}

void TsvFile::read_row(std::vector<std::string> cells, size_t line) {
  cells.resize(std::max(cells.size(), headings_.size()));
  const size_t before = findings_.size();
  for (size_t i = 0; i < cells.size(); ++i) {
    std::string& cell = cells[i];
    const std::string heading = i < headings_.size() ? headings_[i] : "";
    if (cell.starts_with('"')) {
      auto inner = unquoted(cell);
      if (!inner) {
        find(line, heading, cell, "cell.quotation");
        continue;
      }
      cell = std::move(*inner);
    }
    trim(cell);
    if (heading.empty() && !cell.empty()) {
      find(line, "", cell, "cell.beyond_columns");
    } else if (const auto expected = take_text(cell, cell_shape)) {
      find(line, heading, cell, *expected);
    }
  }
  if (findings_.size() > before) return;
  cells.resize(headings_.size());
  rows_.emplace_back(name_, line, headings_, std::move(cells), findings_);
}

}  // namespace motcua::cli
