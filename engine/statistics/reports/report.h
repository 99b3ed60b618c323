// What a report is: named columns, each a pure function of a period's counters. Rows, totals,
// ranking and export follow from that for every report alike. So does drill-down: a dossier's own
// counters, through the same function, say whether it stands behind a figure.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/entries.h"
#include "engine/rejection.h"
#include "engine/statistics/period.h"
#include "engine/statistics/report_table.h"
#include "engine/statistics/reports/form_06a.h"
#include "engine/statistics/timeliness.h"

namespace motcua {

// The counters of a row; and the form and the apologies, folded from them once for all columns that
// show them. Must not outlive the counters.
class CountedRow {
 public:
  CountedRow(const PeriodCounters& counters) : counters_(counters) {}
  operator const PeriodCounters&() const { return counters_; }
  const Form06a& form(Form06aFold fold) const {
    if (!form_ || fold_ != fold) form_ = form_06a_of(counters_, fold);
    fold_ = fold;
    return *form_;
  }
  const Apologies& apologies() const {
    if (!apologies_) apologies_ = apologies_of(counters_);
    return *apologies_;
  }

 private:
  const PeriodCounters& counters_;
  mutable std::optional<Form06a> form_;
  mutable Form06aFold fold_ = Form06aFold::extended;
  mutable std::optional<Apologies> apologies_;
};

struct ReportColumn {
  Column column;
  // Of a count or an amount, the numerator.
  std::function<Value(const CountedRow&)> value;
  // Both parts are sums over dossiers. What is not, as a percentile, has no dossiers behind it.
  bool additive = true;
};

// What a report is counted from.
enum class Reads {
  cells,          // sums that are kept
  open_dossiers,  // stocks at the end of the period, dossier by dossier
  dossiers,       // all of the units
  holdings,       // and from whose hand to whose they went, of those that were late
  steps,          // likewise, of those in which a step may have been left in the period
};

// A form that a circular prescribes, as it is printed. Titles are keys of the message catalogue.
struct OfficialForm {
  // A heading over columns that stand together, by their official numbers.
  struct Group {
    std::string first;
    std::string last;
    std::string title;
  };
  std::string title;
  std::vector<Group> groups;
};

struct Report {
  std::string name;
  std::vector<std::string> folds;  // variants, the default first; may be empty
  std::vector<ReportColumn> (*columns)(std::string_view fold);
  // Sentences below the table, from its totals.
  std::vector<Footnote> (*footnotes)(const PeriodCounters& total, std::string_view fold) = nullptr;
  Reads (*reads)(std::string_view fold) = [](std::string_view) { return Reads::cells; };
  bool has_targets = false;                         // of the catalogue, for its shares
  std::optional<OfficialForm> form = std::nullopt;  // that it is, if it is one
  std::string rows = "unit";  // what they are by, where nothing is asked (lookup/rows_by.h)
};

const std::vector<Report>& reports();
const Report* find_report(std::string_view name);
// The one whose figures the state asks for: form II.06a.
const Report& official_report();

// One line of a table before it is folded.
struct ReportLine {
  std::string key;
  std::string title;
  // Never null. Close to a kilobyte: it stays where it was added up.
  std::unique_ptr<PeriodCounters> counters = std::make_unique<PeriodCounters>();
};

// One row a line, but none where all counts are zero and no ratio has data. `total` becomes the
// totals. The fold must be the report's.
ReportTable make_table(const Report& report, std::string_view fold, std::vector<ReportLine> lines,
                       ReportLine total);

// Orders the rows by a column, the best first, those without data last. `descending`: more is
// better. False if there is no such column.
bool rank_rows(ReportTable& table, std::string_view column, bool descending);

// What a target may be of: the shares of the report that has targets.
std::vector<std::string> target_indicators();
// Compared exactly, never after rounding; nothing where there is no data.
std::optional<bool> meets(const Value& value, const Target& target);

// Rows whose ratio rests on fewer dossiers than this are marked where rows are ranked.
inline constexpr int64_t small_number = 30;

namespace report_columns {

inline ReportColumn count(std::string name, std::function<int64_t(const CountedRow&)> value,
                          std::string number = "", std::string unit = "dossiers") {
  return {{.name = std::move(name), .number = std::move(number), .unit = std::move(unit)},
          [value = std::move(value)](const CountedRow& row) {
            return Value{value(row), 1};
          }};
}
inline ReportColumn flow(std::string name, Measure measure, std::string unit = "dossiers") {
  return count(
      std::move(name), [measure](const PeriodCounters& c) { return c.flow(measure); }, "",
      std::move(unit));
}
inline ReportColumn stock(std::string name, Measure measure) {
  return count(std::move(name),
               [measure](const PeriodCounters& c) { return c.closing_stock(measure); });
}
inline ReportColumn of_type(ColumnType type, std::string name,
                            std::function<Value(const CountedRow&)> value, std::string unit = "") {
  return {{.name = std::move(name), .number = "", .type = type, .unit = std::move(unit)},
          std::move(value)};
}
inline ReportColumn amount(std::string name, Measure measure) {
  return of_type(ColumnType::amount_vnd, std::move(name), [measure](const PeriodCounters& c) {
    return Value{c.flow(measure), 1};
  });
}

}  // namespace report_columns

std::vector<ReportColumn> form_06a_columns(std::string_view fold);
std::vector<Footnote> form_06a_footnotes(const PeriodCounters& total, std::string_view fold);
std::vector<ReportColumn> on_time_columns(std::string_view fold);
std::vector<ReportColumn> apologies_columns(std::string_view fold);
std::vector<ReportColumn> workload_columns(std::string_view fold);
std::vector<ReportColumn> indicators_columns(std::string_view fold);
std::vector<ReportColumn> overdue_columns(std::string_view fold);
std::vector<ReportColumn> attribution_columns(std::string_view fold);
std::vector<ReportColumn> intake_columns(std::string_view fold);
std::vector<ReportColumn> steps_columns(std::string_view fold);
std::vector<ReportColumn> money_columns(std::string_view fold);
Reads workload_reads(std::string_view fold);

}  // namespace motcua
