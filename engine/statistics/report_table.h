// A report's result: generic columns and rows of exact integers, whatever the report. Ratios stay
// numerator and denominator; rounding is asked for where it is shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace motcua {

// Exact; never divided here.
struct Ratio {
  int64_t numerator = 0;
  int64_t denominator = 0;  // 0: no data
  bool operator==(const Ratio&) const = default;
};

enum class ColumnType {
  count,       // dossiers, letters, papers
  amount_vnd,  // đồng
  ratio,       // a share: shown in percent
  mean,        // so much a dossier: numerator / denominator in the column's unit
  points,      // numerator / denominator points
};

// A plain number: never without data, and no denominator to ask for.
constexpr bool is_whole(ColumnType type) {
  switch (type) {
    case ColumnType::count:
    case ColumnType::amount_vnd: return true;
    case ColumnType::ratio:
    case ColumnType::mean:
    case ColumnType::points: break;
  }
  return false;
}

struct Column {
  std::string name;    // "received_total"
  std::string number;  // of the official form: "(3)"; may be empty
  ColumnType type = ColumnType::count;
  std::string unit = "dossiers";  // of a count or a mean
};

// Of a count or an amount: the numerator.
using Value = Ratio;

struct ReportRow {
  std::string key;    // a unit's code, a procedure's, a field's name, "2026-11", …
  std::string title;  // its name
  std::vector<Value> cells;
};

// A sentence below the table: a key of the message catalogue and its figures.
struct Footnote {
  std::string key;
  std::vector<std::pair<std::string, int64_t>> figures;
};

struct ReportTable {
  std::vector<Column> columns;
  std::vector<ReportRow> rows;
  ReportRow totals;
  std::vector<Footnote> footnotes;
};

enum class RoundingMode { half_up = 1, truncate = 2 };

struct Rounding {
  RoundingMode mode = RoundingMode::half_up;
  int decimals = 2;
};
inline constexpr int decimals_max = 6;

// The ratio times `scale`, in decimal digits: "99.90" of 999/1000 with scale 100; empty for a zero
// denominator, which is no data. Exact integers throughout; half up is away from zero.
std::string format_ratio(const Ratio& ratio, int64_t scale, const Rounding& rounding);

// The first is less than the second, as fractions. Neither may have a zero denominator.
bool is_less(const Ratio& left, const Ratio& right);

}  // namespace motcua
