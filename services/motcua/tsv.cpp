// Lines and tabs; nothing is quoted in this shape.
#include "services/motcua/tsv.h"

namespace motcua::cli {
namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  size_t start = 0;
  for (size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', start)) {
    cells.push_back(line.substr(start, tab - start));
    start = tab + 1;
  }
  cells.push_back(line.substr(start));
  return cells;
}

}  // namespace

std::vector<TsvRow> read_tsv(std::istream& in) {
  std::vector<TsvRow> rows;
  std::vector<std::string> headings;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const auto cells = split(line);
    if (headings.empty()) {
      headings = cells;
      continue;
    }
    TsvRow row;
    for (size_t i = 0; i < headings.size() && i < cells.size(); ++i) row[headings[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace motcua::cli
