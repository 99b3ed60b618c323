// Prefix sums over cells on disk and their changes in memory; and today's dues not yet passed.
#include "engine/lookup/figures.h"

#include <algorithm>

namespace motcua {
namespace {

// Cells count every due time of the day as passed by the day's end. At an instant within it, those
// still open and due between then and the end are not overdue yet.
OrStoreError<void> take_back_dues_to_come(const View& view, UnitNumber unit, Day day, Instant as_of,
                                          Counters& counters) {
  if (as_of >= end_of(day)) return {};
  const Range range{Table::queues, queue_key(Queue::open, unit, as_of, {0}),
                    queue_key(Queue::open, unit, end_of(day), {0})};
  return view.store->scan(range, [&](std::string_view, std::string_view value) {
    at(counters, Measure::overdue) -= 1;
    const bool has_letter = value.empty();  // issued, and so before the due time
    if (has_letter) at(counters, Measure::overdue_letter_before_due) -= 1;
    return true;
  });
}

}  // namespace

Instant as_of_time(const View& view, const Period& period) {
  return std::min(end_of(period.to), view.now);
}

OrRejection<void> check_period(const View& view, const Period& period) {
  if (period.to < period.from)
    return reject_field("to", "day_not_before " + format_day(period.from));
  const Day today = day_of(view.now);
  if (period.from > today) return reject_field("from", "day_not_after " + format_day(today));
  return {};
}

namespace {

// Everything until the end of the day before the period, and until the end of its last day.
OrStoreError<PeriodCounters> add_cells(const View& view, UnitNumber unit, Day before, Day last) {
  constexpr ProcedureNumber all_procedures{0};
  PeriodCounters counters;
  const std::pair<DayPlace, Counters*> ends[] = {{place_of(before), &counters.opening},
                                                 {place_of(last), &counters.closing}};
  Cell cell;
  bool sound = true;
  const auto scanned =
      view.store->scan({Table::cells, cell_key({unit, all_procedures, Bucket::year, year_min}),
                        cell_key({unit, all_procedures, Bucket::year, ends[1].first.year + 1})},
                       [&](std::string_view key, std::string_view value) {
                         const auto parsed = parse_cell_key(key);
                         sound = parsed && decode_cell(value, cell);
                         if (!sound) return false;
                         for (const auto& [end, sum] : ends) {
                           if (parsed->position < end.year) add_slots(*sum, cell, 12);
                           if (parsed->position == end.year) add_slots(*sum, cell, end.month - 1);
                         }
                         return true;
                       });
  if (!scanned) return tl::unexpected(scanned.error());
  for (const auto& [end, sum] : ends) {
    const auto value = view.store->get(
        Table::cells, cell_key({unit, all_procedures, Bucket::month, end.month_position()}));
    if (!value) return tl::unexpected(value.error());
    if (*value) {
      sound = sound && decode_cell(**value, cell);
      add_slots(*sum, cell, end.day);
    }
  }
  if (!sound) return corrupted("a cell is unreadable");
  return counters;
}

// What the cells in the store do not have yet.
void add_changes(const View& view, UnitNumber unit, Day before, Day last,
                 PeriodCounters& counters) {
  for (size_t i = 0; i < view.cell_changes.run_count(); ++i) {
    for (const CellChange& change : view.cell_changes.run(i).of_unit(unit)) {
      if (change.day <= before) at(counters.opening, change.measure) += change.amount;
      if (change.day <= last) at(counters.closing, change.measure) += change.amount;
    }
  }
}

}  // namespace

OrStoreError<PeriodCounters> period_counters(const View& view, const std::vector<UnitNumber>& units,
                                             const Period& period) {
  const Instant as_of = as_of_time(view, period);
  const Day before = plus_days(period.from, -1);
  const Day last = std::min(period.to, day_of(view.now));
  PeriodCounters total;
  for (const UnitNumber unit : units) {
    auto counters = add_cells(view, unit, before, last);
    if (!counters) return tl::unexpected(counters.error());
    add_changes(view, unit, before, last, *counters);
    const auto taken = take_back_dues_to_come(view, unit, last, as_of, counters->closing);
    if (!taken) return tl::unexpected(taken.error());
    total += *counters;
  }
  return total;
}

OrStoreError<LinesByUnit> lines_by_unit(const View& view, UnitNumber unit, const Period& period) {
  const Catalogue& catalogue = *view.catalogue;
  LinesByUnit result;
  result.total = {
      .key = catalogue.unit(unit).code, .title = catalogue.unit(unit).name, .counters = {}};
  const auto add_line = [&](UnitNumber of,
                            const std::vector<UnitNumber>& units) -> OrStoreError<void> {
    const auto counters = period_counters(view, units, period);
    if (!counters) return tl::unexpected(counters.error());
    result.lines.push_back({catalogue.unit(of).code, catalogue.unit(of).name, *counters});
    result.total.counters += *counters;
    return {};
  };
  if (const auto added = add_line(unit, {unit}); !added) return tl::unexpected(added.error());
  std::vector<UnitNumber> children = catalogue.children(unit);
  std::sort(children.begin(), children.end(), [&](UnitNumber left, UnitNumber right) {
    return catalogue.unit(left).code < catalogue.unit(right).code;
  });
  for (const UnitNumber child : children) {
    const auto added = add_line(child, catalogue.subtree(child));
    if (!added) return tl::unexpected(added.error());
  }
  return result;
}

}  // namespace motcua
