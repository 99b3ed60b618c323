// A report's result: generic columns and rows of exact integers, whatever the report. Formatting
// and ratios' roundings are asked for where it is shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace motcua {

struct Column {
  std::string name;    // "received_total"
  std::string title;   // a key of the message catalogue
  std::string number;  // of the official form: "(3)"; may be empty
};

struct Row {
  std::string key;    // a unit's code
  std::string title;  // its name
  std::vector<int64_t> cells;
};

// A sentence below the table: a key of the message catalogue and its figures.
struct Footnote {
  std::string key;
  std::vector<std::pair<std::string, int64_t>> figures;
};

struct ReportTable {
  std::vector<Column> columns;
  std::vector<Row> rows;
  Row totals;
  std::vector<Footnote> footnotes;
};

}  // namespace motcua
