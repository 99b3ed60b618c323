// Prefix sums over cells; and today's dues not yet passed.
#include "engine/lookup/cell_figures.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "engine/check.h"
#include "engine/lookup/walks.h"
#include "engine/records/cell_codec.h"
#include "engine/records/index.h"
#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {
namespace {

// The sum of each group.
class Sums {
 public:
  explicit Sums(size_t group_count) : sum_of_(group_count) {}

  bool has(uint32_t group) const { return sum_of_[group] != nullptr; }
  PeriodCounters& of(uint32_t group) {
    CHECK(group < sum_of_.size());
    if (!has(group)) sum_of_[group] = std::make_unique<PeriodCounters>();
    return *sum_of_[group];
  }
  // Zeros where nothing was added.
  std::unique_ptr<PeriodCounters> take(uint32_t group) {
    of(group);
    return std::move(sum_of_[group]);
  }

 private:
  std::vector<std::unique_ptr<PeriodCounters>> sum_of_;
};

// Units to be counted together: asked often whether a unit is one of them.
class UnitSet {
 public:
  // Neighbouring numbers, which lie together wherever units are in order.
  struct Stretch {
    UnitNumber first;
    UnitNumber last;
  };

  UnitSet(std::vector<UnitNumber> units, size_t unit_count)
      : units_(std::move(units)), holds_(unit_count + 1) {
    std::sort(units_.begin(), units_.end());
    for (const UnitNumber unit : units_) {
      holds_[unit.value] = true;
      const bool goes_on = !stretches_.empty() && stretches_.back().last.value + 1 == unit.value;
      if (!goes_on) stretches_.push_back({unit, unit});
      stretches_.back().last = unit;
    }
  }

  bool holds(UnitNumber unit) const { return holds_[unit.value]; }
  const std::vector<UnitNumber>& all() const { return units_; }
  const std::vector<Stretch>& stretches() const { return stretches_; }

 private:
  std::vector<UnitNumber> units_;
  std::vector<Stretch> stretches_;
  std::vector<bool> holds_;
};

// What is added up into which sum.
struct CellQuery {
  Side side = Side::handling;
  Dimension dimension = Dimension::all;
  SpokenPeriod period;
  UnitSet units;
  std::function<uint32_t(UnitNumber, uint32_t value)> group_of;
  size_t group_count = 0;  // groups are less

  UnitNumber unit_of(const CellOwner& owner) const {
    return side == Side::handling ? owner.unit : owner.receiving_unit;
  }
  uint32_t group_of_owner(const CellOwner& owner) const {
    return group_of(unit_of(owner), owner.value_of(dimension));
  }
};

// Adds what the cells of one side hold: for each page that matters, a stretch of units at a time.
class CellReader {
 public:
  CellReader(const Snapshot& snapshot, const CellQuery& query, Sums& sums)
      : snapshot_(snapshot),
        query_(query),
        begin_(civil_date(plus_days(query.period.before, 1))),
        end_(civil_date(plus_days(query.period.last, 1))),
        sums_(sums) {}

  OrStoreError<void> add(Side side) {
    for (const Bucket bucket : buckets) {
      const CellPlace before = prefix_in(bucket, begin_);
      const CellPlace last = prefix_in(bucket, end_);
      const CellPage page{side, query_.dimension, bucket, last.position};
      const bool one_page = before.position == last.position;
      TRY(add_page(page, one_page ? before.slot : no_slot, last.slot));
      if (!one_page) {
        TRY(add_page({side, query_.dimension, bucket, before.position}, before.slot, no_slot));
      }
    }
    return {};
  }

 private:
  static constexpr int32_t no_slot = 0;  // they begin at 1

  // The slots up to `before` into the opening sums, those up to `last` into the closing ones.
  OrStoreError<void> add_page(const CellPage& page, int32_t before, int32_t last) {
    if (before == no_slot && last == no_slot) return {};
    const auto add_one = [&](const StoredRow<Table::cells>& cell) -> OrStoreError<void> {
      const auto sum_of = [&](uint32_t value) -> PeriodCounters* {
        const uint32_t group = query_.group_of(cell.key.unit, value);
        return group < query_.group_count ? &sums_.of(group) : nullptr;
      };
      if (!add_cell(cell.value, before, last, sum_of)) {
        return unreadable_row<Table::cells>(cell.key_bytes);
      }
      return {};
    };
    for (const auto& [first, last_unit] : query_.units.stretches()) {
      const auto cells = keys_between<Table::cells>({page, first}, {page, {last_unit.value + 1}});
      TRY(scan(*snapshot_.store, cells, add_one));
    }
    return {};
  }

  const Snapshot& snapshot_;
  const CellQuery& query_;
  const CivilDate begin_;
  const CivilDate end_;  // the day after the last
  Sums& sums_;
};

// What the cells in the store do not have yet.
void add_changes(const Snapshot& snapshot, const CellQuery& query, Sums& sums) {
  const auto add = [&](const CellChange& change) {
    if (change.day > query.period.last) return;
    PeriodCounters& sum = sums.of(query.group_of_owner(change.owner));
    at(sum.closing, change.measure) += change.amount;
    if (change.day <= query.period.before) at(sum.opening, change.measure) += change.amount;
  };
  for (size_t i = 0; i < snapshot.cell_lag.run_count(); ++i) {
    const CellChanges& run = snapshot.cell_lag.run(i);
    if (query.side == Side::handling) {
      for (const auto& [first, last] : query.units.stretches()) {
        for (const CellChange& change : run.of_units(first, last)) add(change);
      }
    } else {
      for (const CellChange& change : run.all()) {
        if (query.units.holds(change.owner.receiving_unit)) add(change);
      }
    }
  }
}

// Cells count every due time of the day as passed by the day's end. At an instant within it, those
// still open and due between then and the end are not overdue yet.
OrStoreError<void> take_back_dues_to_come(const Snapshot& snapshot, const CellQuery& query,
                                          Sums& sums) {
  const SpokenPeriod& period = query.period;
  if (!period.within_last_day()) return {};
  const auto take_back = [&](const Dossier& dossier) -> OrStoreError<void> {
    const CellOwner owner = cell_owner(dossier, *snapshot.catalogue);
    if (!query.units.holds(query.unit_of(owner))) return {};
    for (const Measure measure : measures_at_due_time(dossier)) {
      at(sums.of(query.group_of_owner(owner)).closing, measure) -= 1;
    }
    return {};
  };
  const UnitNumber all{static_cast<uint32_t>(snapshot.catalogue->unit_count())};
  const auto handling = query.side == Side::handling ? query.units.stretches()
                                                     : std::vector<UnitSet::Stretch>{{{1}, all}};
  for (const auto& [first, last] : handling) {
    TRY(for_each_due(snapshot,
                     {.day = period.last, .first = first, .last = last, .from = period.as_of},
                     take_back));
  }
  return {};
}

OrStoreError<Sums> add_up(const Snapshot& snapshot, const CellQuery& query) {
  Sums sums(query.group_count);
  CellReader reader(snapshot, query, sums);
  TRY(reader.add(Side::handling));
  if (query.side == Side::receiving) {
    TRY(reader.add(Side::receiving));
  }
  add_changes(snapshot, query, sums);
  TRY(take_back_dues_to_come(snapshot, query, sums));
  return sums;
}

using Lines = std::vector<ReportLine>;

// A group for each row: the unit itself, its children with what is below them, predecessors.
OrStoreError<Lines> lines_by_unit(const Snapshot& snapshot, const RowsQuery& query,
                                  const SpokenPeriod& period) {
  const Catalogue& catalogue = *snapshot.catalogue;
  const UnitRows unit_rows(catalogue, query);
  const std::vector<UnitNumber> rows = unit_rows.rows();
  std::vector<uint32_t> place_of(catalogue.unit_count() + 1);
  for (uint32_t i = 0; i < rows.size(); ++i) place_of[rows[i].value] = i;
  std::vector<UnitNumber> units = unit_rows.counted();
  std::vector<uint32_t> group_of(catalogue.unit_count() + 1);
  for (const UnitNumber unit : units) {
    group_of[unit.value] = place_of[unit_rows.row_of(unit)->value];
  }
  auto sums = TRY(
      add_up(snapshot, {.side = query.side,
                        .dimension = Dimension::all,
                        .period = period,
                        .units = UnitSet(std::move(units), catalogue.unit_count()),
                        .group_of = [&](UnitNumber unit, uint32_t) { return group_of[unit.value]; },
                        .group_count = rows.size()}));
  Lines lines;
  lines.reserve(rows.size());
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const Unit& unit = catalogue.unit(rows[row]);
    lines.push_back({unit.code, unit.name, sums.take(row)});
  }
  return lines;
}

OrStoreError<Lines> lines_by_value(const Snapshot& snapshot, const RowsQuery& query,
                                   const SpokenPeriod& period) {
  const Dimension dimension = dimension_of(query.by);
  CHECK(dimension != Dimension::all);
  const Catalogue& catalogue = *snapshot.catalogue;
  const size_t count = value_count(catalogue, dimension);
  auto sums = TRY(add_up(
      snapshot, {.side = query.side,
                 .dimension = dimension,
                 .period = period,
                 .units = UnitSet(UnitRows(catalogue, query).counted(), catalogue.unit_count()),
                 .group_of = [](UnitNumber, uint32_t value) { return value; },
                 .group_count = count}));
  Lines lines;
  lines.reserve(count);
  for (uint32_t value = 0; value < count; ++value) {
    if (!sums.has(value)) continue;
    const auto name = name_of_value(catalogue, dimension, value);
    if (!name) return corrupted("a cell holds an unknown value");
    lines.push_back({std::string(name->key), std::string(name->title), sums.take(value)});
  }
  const auto by_key = [](const ReportLine& left, const ReportLine& right) {
    return left.key < right.key;
  };
  // Procedures are mostly published, and so numbered, in this order.
  if (!std::is_sorted(lines.begin(), lines.end(), by_key)) {
    std::sort(lines.begin(), lines.end(), by_key);
  }
  return lines;
}

OrStoreError<Lines> lines_by_month(const Snapshot& snapshot, const RowsQuery& query) {
  const auto units = UnitRows(*snapshot.catalogue, query).counted();
  Lines lines;
  for (const auto& [key, month] : months_of(query.period)) {
    if (month.from > day_of(query.now)) break;
    const auto counters =
        TRY(period_counters(snapshot, units, spoken_at(month, query.now), query.side));
    lines.push_back({key, key, std::make_unique<PeriodCounters>(counters)});
  }
  return lines;
}

}  // namespace

OrStoreError<PeriodCounters> period_counters(const Snapshot& snapshot,
                                             std::vector<UnitNumber> units,
                                             const SpokenPeriod& period, Side side) {
  return add_up(snapshot, {.side = side,
                           .dimension = Dimension::all,
                           .period = period,
                           .units = UnitSet(std::move(units), snapshot.catalogue->unit_count()),
                           .group_of = [](UnitNumber, uint32_t) { return 0; },
                           .group_count = 1})
      .map([](Sums&& sums) { return std::move(*sums.take(0)); });
}

OrStoreError<FiguresLines> lines_of_cells(const Snapshot& snapshot, const RowsQuery& query) {
  CHECK(are_kept_in_cells(query.by));
  const SpokenPeriod period = spoken_at(query.period, query.now);
  auto lines = TRY(query.by == RowsBy::unit    ? lines_by_unit(snapshot, query, period)
                   : query.by == RowsBy::month ? lines_by_month(snapshot, query)
                                               : lines_by_value(snapshot, query, period));
  const Unit& unit = snapshot.catalogue->unit(query.unit);
  FiguresLines result{.lines = std::move(lines), .total = {.key = unit.code, .title = unit.name}};
  if (query.by == RowsBy::month) {  // stocks of months do not add up
    const auto total = TRY(period_counters(snapshot, UnitRows(*snapshot.catalogue, query).counted(),
                                           period, query.side));
    *result.total.counters = total;
  } else {
    for (const ReportLine& line : result.lines) *result.total.counters += *line.counters;
  }
  return result;
}

}  // namespace motcua
