// Prefix sums over cells on disk and their changes in memory; and today's dues not yet passed.
#include "engine/lookup/figures.h"

#include <algorithm>
#include <cstdio>

#include "engine/lookup/dossier_figures.h"
#include "engine/records/codec.h"

namespace motcua {
namespace {

// Adds what the cells of one side hold.
class CellReader {
 public:
  CellReader(const View& view, const SpokenPeriod& period, CountersByValue& sums)
      : view_(view), before_(place_of(period.before)), last_(place_of(period.last)), sums_(sums) {}

  OrStoreError<void> add(Side side, UnitNumber unit, Dimension dimension) {
    const CellKey first{.side = side, .unit = unit, .dimension = dimension, .position = year_min};
    CellKey end = first;
    end.position = last_.year + 1;
    if (auto read = scan(first, end, &CellReader::add_year); !read) return read;
    for (const int32_t position : {before_.month_position(), last_.month_position()}) {
      CellKey month = first;
      month.bucket = Bucket::month;
      month.position = position;
      CellKey next = month;
      ++next.position;
      if (auto read = scan(month, next, &CellReader::add_month); !read) return read;
      if (before_.month_position() == last_.month_position()) break;
    }
    return {};
  }

 private:
  using AddCell = void (CellReader::*)(const CellKey&, const Cell&);

  OrStoreError<void> scan(const CellKey& from, const CellKey& to, AddCell add_cell) {
    bool sound = true;
    Cell cell;
    const auto scanned = view_.store->scan({Table::cells, cell_key(from), cell_key(to)},
                                           [&](std::string_view key, std::string_view value) {
                                             const auto parsed = parse_cell_key(key);
                                             sound = parsed && decode_cell(value, cell);
                                             if (sound) (this->*add_cell)(*parsed, cell);
                                             return sound;
                                           });
    if (!scanned) return scanned;
    if (!sound) return corrupted("a cell is unreadable");
    return {};
  }

  void add_year(const CellKey& key, const Cell& cell) {
    PeriodCounters& sum = sums_[key.value];
    const auto months = [&](const DayPlace& end) {
      return key.position < end.year ? 12 : key.position == end.year ? end.month - 1 : 0;
    };
    add_slots(sum.opening, cell, months(before_));
    add_slots(sum.closing, cell, months(last_));
  }

  void add_month(const CellKey& key, const Cell& cell) {
    PeriodCounters& sum = sums_[key.value];
    if (key.position == before_.month_position()) add_slots(sum.opening, cell, before_.day);
    if (key.position == last_.month_position()) add_slots(sum.closing, cell, last_.day);
  }

  const View& view_;
  const DayPlace before_;
  const DayPlace last_;
  CountersByValue& sums_;
};

bool counts(const CellOwner& owner, Side side, const std::vector<UnitNumber>& units) {
  const UnitNumber unit = side == Side::handling ? owner.unit : owner.receiving_unit;
  return std::find(units.begin(), units.end(), unit) != units.end();
}

// What the cells in the store do not have yet.
void add_change(const CellChange& change, Dimension dimension, const SpokenPeriod& period,
                CountersByValue& sums) {
  if (change.day > period.last) return;
  PeriodCounters& sum = sums[change.owner.value_of(dimension)];
  at(sum.closing, change.measure) += change.amount;
  if (change.day <= period.before) at(sum.opening, change.measure) += change.amount;
}

void add_changes(const View& view, Side side, const std::vector<UnitNumber>& units,
                 Dimension dimension, const SpokenPeriod& period, CountersByValue& sums) {
  for (size_t i = 0; i < view.cell_changes.run_count(); ++i) {
    const CellChanges& run = view.cell_changes.run(i);
    if (side == Side::receiving) {
      for (const CellChange& change : run.all()) {
        if (counts(change.owner, side, units)) add_change(change, dimension, period, sums);
      }
      continue;
    }
    for (const UnitNumber unit : units) {
      for (const CellChange& change : run.of_unit(unit)) {
        add_change(change, dimension, period, sums);
      }
    }
  }
}

// Cells count every due time of the day as passed by the day's end. At an instant within it, those
// still open and due between then and the end are not overdue yet.
OrStoreError<void> take_back_dues_to_come(const View& view, Side side,
                                          const std::vector<UnitNumber>& units, Dimension dimension,
                                          const SpokenPeriod& period, CountersByValue& sums) {
  if (!period.within_last_day()) return {};
  const auto handling = side == Side::handling ? units : view.catalogue->all_units();
  const auto take_back = [&](const Dossier& dossier) -> OrStoreError<void> {
    const CellOwner owner = cell_owner(dossier, *view.catalogue);
    if (!counts(owner, side, units)) return {};
    for (const Measure measure : measures_at_due_time(dossier)) {
      at(sums[owner.value_of(dimension)].closing, measure) -= 1;
    }
    return {};
  };
  for (const UnitNumber unit : handling) {
    auto read = for_each_queued(view, queue_key(Queue::open, unit, period.as_of, {0}),
                                queue_key(Queue::open, unit, end_of(period.last), {0}), take_back);
    if (!read) return read;
  }
  return {};
}

Dimension dimension_of(RowsBy by) {
  switch (by) {
    case RowsBy::procedure: return Dimension::procedure;
    case RowsBy::field: return Dimension::field;
    case RowsBy::channel: return Dimension::channel;
    default: break;
  }
  return Dimension::all;
}

ReportLine line_of_value(const Catalogue& catalogue, Dimension dimension, uint32_t value) {
  switch (dimension) {
    case Dimension::procedure:
      return {catalogue.procedure_code({value}), catalogue.procedure_name({value}), {}};
    case Dimension::field: {
      const std::string& name = catalogue.field_name({value});
      return {name.empty() ? no_name : name, name, {}};
    }
    case Dimension::channel:
    case Dimension::all: break;
  }
  const std::string key(key_of(static_cast<Channel>(value)));
  return {key, key, {}};
}

using Lines = std::vector<ReportLine>;

OrStoreError<Lines> lines_by_unit(const View& view, const FiguresQuery& query,
                                  const SpokenPeriod& period) {
  const Catalogue& catalogue = *view.catalogue;
  std::vector<UnitNumber> children = catalogue.children(query.unit);
  std::sort(children.begin(), children.end(), [&](UnitNumber left, UnitNumber right) {
    return catalogue.unit(left).code < catalogue.unit(right).code;
  });
  children.insert(children.begin(), query.unit);
  Lines lines;
  for (const UnitNumber child : children) {
    const auto units = child == query.unit ? std::vector{child} : catalogue.subtree(child);
    const auto counters = period_counters(view, units, period, query.side);
    if (!counters) return tl::unexpected(counters.error());
    lines.push_back({catalogue.unit(child).code, catalogue.unit(child).name, *counters});
  }
  return lines;
}

OrStoreError<Lines> lines_by_value(const View& view, const FiguresQuery& query,
                                   const SpokenPeriod& period) {
  const Dimension dimension = dimension_of(query.by);
  const auto counters =
      counters_by(view, query.side, view.catalogue->subtree(query.unit), dimension, period);
  if (!counters) return tl::unexpected(counters.error());
  Lines lines;
  for (const auto& [value, sum] : *counters) {
    lines.push_back(line_of_value(*view.catalogue, dimension, value));
    lines.back().counters = sum;
  }
  std::sort(lines.begin(), lines.end(),
            [](const ReportLine& left, const ReportLine& right) { return left.key < right.key; });
  return lines;
}

OrStoreError<Lines> lines_by_month(const View& view, const FiguresQuery& query) {
  const auto units = view.catalogue->subtree(query.unit);
  Lines lines;
  for (const auto& [key, month] : months_of(query.period)) {
    if (month.from > day_of(query.now)) break;
    const auto counters = period_counters(view, units, spoken_at(month, query.now), query.side);
    if (!counters) return tl::unexpected(counters.error());
    lines.push_back({key, key, *counters});
  }
  return lines;
}

}  // namespace

std::optional<RowsBy> parse_rows_by(std::string_view name) {
  for (const RowsBy by : all_rows_by) {
    if (name_of(by) == name) return by;
  }
  return std::nullopt;
}

std::string_view name_of(RowsBy by) {
  constexpr std::array<std::string_view, all_rows_by.size()> names{
      "unit",   "field", "procedure", "channel",      "month",
      "holder", "step",  "signer",    "unit_at_fault"};
  return names[static_cast<size_t>(by)];
}

std::string_view key_of(Channel channel) {
  switch (channel) {
    case Channel::online: return "online";
    case Channel::online_partial: return "online_partial";
    case Channel::direct: return "direct";
    case Channel::post: break;
  }
  return "post";
}

std::vector<std::pair<std::string, Period>> months_of(const Period& period) {
  std::vector<std::pair<std::string, Period>> months;
  for (Day from = period.from; from <= period.to;) {
    const DayPlace place = place_of(from);
    const Day first = day_from(CivilDate{place.year, place.month, 1});
    const Day last = plus_days(plus_months(first, 1), -1);
    char key[16];
    std::snprintf(key, sizeof key, "%04d-%02d", place.year, place.month);
    months.emplace_back(key, Period{from, std::min(last, period.to)});
    from = plus_days(last, 1);
  }
  return months;
}

OrRejection<void> check_period(const View& view, const Period& period) {
  if (period.to < period.from)
    return reject_field("to", "day_not_before " + format_day(period.from));
  const Day today = day_of(view.now);
  if (period.from > today) return reject_field("from", "day_not_after " + format_day(today));
  return {};
}

OrStoreError<CountersByValue> counters_by(const View& view, Side side,
                                          const std::vector<UnitNumber>& units, Dimension dimension,
                                          const SpokenPeriod& period) {
  CountersByValue sums;
  CellReader reader(view, period, sums);
  for (const UnitNumber unit : units) {
    if (auto read = reader.add(Side::handling, unit, dimension); !read) {
      return tl::unexpected(read.error());
    }
    if (side == Side::handling) continue;
    if (auto read = reader.add(Side::receiving, unit, dimension); !read) {
      return tl::unexpected(read.error());
    }
  }
  add_changes(view, side, units, dimension, period, sums);
  if (auto taken = take_back_dues_to_come(view, side, units, dimension, period, sums); !taken) {
    return tl::unexpected(taken.error());
  }
  return sums;
}

OrStoreError<PeriodCounters> period_counters(const View& view, const std::vector<UnitNumber>& units,
                                             const SpokenPeriod& period, Side side) {
  return counters_by(view, side, units, Dimension::all, period)
      .map([](const CountersByValue& sums) {
        return sums.empty() ? PeriodCounters{} : sums.begin()->second;
      });
}

bool reads_dossiers(const FiguresQuery& query) {
  constexpr std::array by_dossier{RowsBy::holder, RowsBy::step, RowsBy::signer,
                                  RowsBy::unit_at_fault};
  return query.reads != Reads::cells ||
         std::find(by_dossier.begin(), by_dossier.end(), query.by) != by_dossier.end();
}

OrStoreError<FiguresLines> figures_lines(const View& view, const FiguresQuery& query) {
  if (reads_dossiers(query)) return lines_of_dossiers(view, query);
  const SpokenPeriod period = spoken_at(query.period, query.now);
  auto lines = query.by == RowsBy::unit    ? lines_by_unit(view, query, period)
               : query.by == RowsBy::month ? lines_by_month(view, query)
                                           : lines_by_value(view, query, period);
  if (!lines) return tl::unexpected(lines.error());
  const Unit& unit = view.catalogue->unit(query.unit);
  FiguresLines result{.lines = std::move(*lines), .total = {unit.code, unit.name, {}}};
  if (query.by == RowsBy::month) {  // stocks of months do not add up
    const auto total =
        period_counters(view, view.catalogue->subtree(query.unit), period, query.side);
    if (!total) return tl::unexpected(total.error());
    result.total.counters = *total;
  } else {
    for (const ReportLine& line : result.lines) result.total.counters += line.counters;
  }
  return result;
}

}  // namespace motcua
