// What the server checks is not checked here.
#include "services/motcua/report_question.h"

#include "engine/lookup/figures.h"
#include "engine/statistics/reports/report.h"
#include "engine/statistics/timeliness.h"
#include "engine/wall_clock.h"
#include "services/text/text.h"

namespace motcua::cli {

std::string today() { return format_day(day_of(wall_clock().now())); }

FlagShape question_shape() {
  std::vector<std::string> names;
  std::string folds;
  for (const Report& report : reports()) {
    names.push_back(report.name);
    if (report.folds.empty()) continue;
    folds += (folds.empty() ? "" : "; ") + report.name + ": " + joined(report.folds);
  }
  return {.words = {"report.report"},
          .required = {"report.report", "report.unit"},
          .names = {{"report.report", "name"}},
          .left_out = {"report.rank_by", "report.least_first", "report.rounding"},
          .values = {{"report.report", joined(names)},
                     {"report.by", joined(names_in(rows_by_names))},
                     {"report.period", period_examples},
                     {"report.fold", folds}}};
}

std::string view_names() { return joined(names_in(rate_views)); }

void add_ratio_headings(Grid& grid, const std::string& name, OutputFormat format) {
  if (format == OutputFormat::table) return grid.headings.push_back(name);
  grid.headings.push_back(name + "_numerator");
  grid.headings.push_back(name + "_denominator");
}

void add_ratio_cells(std::vector<std::string>& row, const v1::Ratio& ratio, OutputFormat format) {
  const std::string numerator = std::to_string(ratio.numerator());
  const std::string denominator = std::to_string(ratio.denominator());
  if (format == OutputFormat::table) return row.push_back(numerator + "/" + denominator);
  row.push_back(numerator);
  row.push_back(denominator);
}

std::string rate_in_words(const v1::Ratio& ratio) {
  return (ratio.denominator() == 0 ? "–" : ratio.text() + " %") + " (" +
         std::to_string(ratio.numerator()) + "/" + std::to_string(ratio.denominator()) + ")";
}

}  // namespace motcua::cli
