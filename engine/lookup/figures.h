// Figures of units in periods, from cells: the cost depends on the units and slices asked for,
// never on the number of dossiers. The day under way is exact to the minute. What no cell keeps is
// counted from the dossiers (dossier_figures.h).
#pragma once

#include <vector>

#include "engine/lookup/view.h"
#include "engine/rejection.h"
#include "engine/statistics/reports/report.h"

namespace motcua {

// A whole working life of records; and of a table with a row for each month.
inline constexpr int period_years_max = 50;
inline constexpr int period_years_by_month_max = 10;

// Refuses a period that ends before it begins, begins in the future, or is longer than
// period_years_max.
OrRejection<void> check_period(const View& view, const Period& period);

// The sum over the units.
OrStoreError<PeriodCounters> period_counters(const View& view, std::vector<UnitNumber> units,
                                             const SpokenPeriod& period,
                                             Side side = Side::handling);

// What the rows of a table stand for. Holder, step, signer and unit at fault are the dossier's last
// ones, and no cell keeps them.
enum class RowsBy { unit, field, procedure, channel, month, holder, step, signer, unit_at_fault };
inline constexpr std::array rows_by_names{Named{RowsBy::unit, "unit"},
                                          Named{RowsBy::field, "field"},
                                          Named{RowsBy::procedure, "procedure"},
                                          Named{RowsBy::channel, "channel"},
                                          Named{RowsBy::month, "month"},
                                          Named{RowsBy::holder, "holder"},
                                          Named{RowsBy::step, "step"},
                                          Named{RowsBy::signer, "signer"},
                                          Named{RowsBy::unit_at_fault, "unit_at_fault"}};
static_assert(has_a_row_for_each(rows_by_names, &Named<RowsBy>::value));
constexpr std::string_view name_of(RowsBy by) { return name_in(rows_by_names, by); }
// The rows that the values of a dimension are.
RowsBy rows_by(Dimension dimension);

struct FiguresQuery {
  UnitNumber unit;  // with its subtree
  Side side = Side::handling;
  RowsBy by = RowsBy::unit;
  Period period;
  Instant now;  // of the view, or later for a forecast
  Reads reads = Reads::cells;
};
// The figures of the query cost a read of each dossier.
bool reads_dossiers(const FiguresQuery& query);

// By unit: the children of the unit, each with its subtree, and the unit itself if it has dossiers
// of its own. Keys are codes, names of fields, names of channels, "2026-11"; of holders an officer,
// or unit or "none", of steps "H44.100 · Thẩm định", of signers a name or "none".
struct FiguresLines {
  std::vector<ReportLine> lines;
  ReportLine total;
};
OrStoreError<FiguresLines> figures_lines(const View& view, const FiguresQuery& query);

// The keys of the rows that the table can have. Nothing where dossiers alone know them: holders,
// steps, signers, units at fault.
std::optional<std::vector<std::string>> row_keys(const Catalogue& catalogue,
                                                 const FiguresQuery& query);

// The key of a value's row: a procedure's code, a field's name, a channel. Nothing if there is no
// such value.
std::optional<std::string_view> key_of_value(const Catalogue& catalogue, Dimension dimension,
                                             uint32_t value);

// The months of a period, each cut to it, by their keys.
std::vector<std::pair<std::string, Period>> months_of(const Period& period);
std::string_view key_of(Channel channel);

}  // namespace motcua
