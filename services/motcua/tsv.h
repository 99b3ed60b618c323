// Tab-separated files with a line of headings, as offices' spreadsheets save them. Strict: each
// cell has one meaning, or is a finding with its place; nothing is skipped or cut.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/text/messages.h"

namespace motcua::cli {

// What cannot be read, and what could have been.
struct TsvFinding {
  std::string file;
  size_t line = 0;     // from 1; 0: the whole file
  std::string column;  // its heading; empty: the whole line
  std::string found;
  std::string expected;  // a key of the catalogue of messages, with its argument
};
// "units.tsv:2: level: 'moon'; cần … / expected …"
std::string describe(const TsvFinding& finding, const Speech& speech = {});

using TsvFindings = std::vector<TsvFinding>;

struct TsvColumns {
  std::set<std::string> required;
  std::set<std::string> optional;
  std::set<std::string> ignored;  // for people: remarks
};

// One line under the headings. Reading its cells adds findings to those of the file.
class TsvRow {
 public:
  TsvRow(const std::string& file, size_t line, const std::vector<std::string>& headings,
         std::vector<std::string> cells, TsvFindings& findings)
      : file_(file),
        line_(line),
        headings_(headings),
        cells_(std::move(cells)),
        findings_(findings) {}

  size_t line() const { return line_; }
  // NFC, one line, without blanks around it; empty where the file has no such column.
  const std::string& at(std::string_view heading) const;
  void refuse(const std::string& heading, const std::string& expected) const;

 private:
  const std::string& file_;
  size_t line_;
  const std::vector<std::string>& headings_;
  std::vector<std::string> cells_;
  TsvFindings& findings_;
};

// UTF-8, or UTF-16 with its mark (a spreadsheet's "Unicode text"); cells may stand in quotation
// marks, doubled inside. Lines of empty cells are left out.
class TsvFile {
 public:
  // Whatever is wrong is added to `findings`, which must outlive the file.
  TsvFile(std::string name, std::string_view bytes, const TsvColumns& columns,
          TsvFindings& findings);
  TsvFile(const TsvFile&) = delete;

  const std::vector<TsvRow>& rows() const { return rows_; }

 private:
  void read_headings(std::vector<std::string> cells, size_t line, const TsvColumns& columns);
  void read_row(std::vector<std::string> cells, size_t line);
  void find(size_t line, std::string column, std::string found, std::string expected);

  const std::string name_;
  TsvFindings& findings_;
  std::vector<std::string> headings_;
  std::vector<TsvRow> rows_;
};

}  // namespace motcua::cli
