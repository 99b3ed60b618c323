// The flags that say which report, and of which days: alike for running, freezing and comparing
// one.
#pragma once

#include "motcua/v1/statistics_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"

namespace motcua::cli {

std::string today();  // YYYY-MM-DD

// Of a request whose field `report` is the question; without what only orders and rounds it.
FlagShape question_shape();
// The names of the views of on-time.
std::string view_names();
// Of periods.
inline constexpr const char* period_examples = "2026, 2026-H1, 2026-Q3, 2026-11, regime:2026-11";

// For people "12/34" in one cell, with its rate before if it has one; for a spreadsheet, which
// takes that for a day, numerator and denominator.
void add_ratio_headings(Grid& grid, const std::string& name, OutputFormat format);
void add_ratio_cells(std::vector<std::string>& row, const v1::Ratio& ratio, OutputFormat format);
// "98.50 % (197/200)", "– (0/0)".
std::string rate_in_words(const v1::Ratio& ratio);

// The month so far, where no days were named.
template <class Request>
void complete_period(Request& request) {
  if (!request.period().empty()) return;
  if (request.from().empty()) request.set_from(today().substr(0, 8) + "01");
  if (request.to().empty()) request.set_to(today());
}

}  // namespace motcua::cli
