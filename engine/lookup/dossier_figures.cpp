// Rows of a dossier, and sums over the members or the open queues of units.
#include "engine/lookup/dossier_figures.h"

#include <algorithm>
#include <map>

#include "engine/lookup/holdings.h"
#include "engine/lookup/walks.h"
#include "engine/statistics/control_slip.h"
#include "engine/statistics/late_time.h"
#include "engine/try.h"

namespace motcua {
namespace {

constexpr const char* before_step = " · ";

// "H44.100 · Thẩm định"
std::string step_of(const Holder& holder) {
  const std::string unit = holder.unit.empty() ? no_name : holder.unit;
  return holder.step.empty() ? unit : unit + before_step + holder.step;
}

std::string signer_of(const Dossier& dossier) {
  const bool is_signed = !dossier.letters.empty() && !dossier.letters.back().signed_by.empty();
  return is_signed ? dossier.letters.back().signed_by : no_name;
}

// By default the holder's unit.
std::string unit_at_fault_of(const Dossier& dossier) {
  const bool is_named = !dossier.letters.empty() && !dossier.letters.back().unit_at_fault.empty();
  if (is_named) return dossier.letters.back().unit_at_fault;
  return dossier.holder.unit.empty() ? dossier.application.unit : dossier.holder.unit;
}

// Of anything but months.
std::string row_of(const Snapshot& snapshot, const Dossier& dossier, UnitNumber unit_row,
                   const RowsQuery& query) {
  switch (query.by) {
    case RowsBy::unit: return snapshot.catalogue->unit(unit_row).code;
    case RowsBy::field: return dossier.field_name.empty() ? no_name : dossier.field_name;
    case RowsBy::procedure: return dossier.application.procedure;
    case RowsBy::channel: return std::string(key_of(dossier.application.channel));
    case RowsBy::holder: return holder_of(dossier.holder);
    case RowsBy::step: return step_of(dossier.holder);
    case RowsBy::signer: return signer_of(dossier);
    case RowsBy::unit_at_fault: return unit_at_fault_of(dossier);
    case RowsBy::month: break;
  }
  return {};
}

bool was_ever_late(const Dossier& dossier, Instant now) {
  if (dossier.application.mirrored) return false;  // it is no time of ours
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    const Instant end = i + 1 < dossier.stages.size() ? dossier.stages[i + 1].from : now;
    if (stage.clock == Clock::running && stage.due && *stage.due < end) return true;
  }
  return false;
}

// Where a dossier is or was, and from when to when.
struct Place {
  const std::string& unit;
  const std::string& receiving_unit;
  Instant from = {};
  std::optional<Instant> until = std::nullopt;  // none: it is there
};

// As contributions_by_placement has them.
std::vector<Place> places_in_time(const Dossier& dossier) {
  std::vector<Place> places;
  Instant from;
  for (const Placement& placement : dossier.placements) {
    const Instant until = instant_of(start_of(day_of(placement.until)));
    places.push_back({placement.unit, placement.receiving_unit, from, until});
    from = until;
  }
  const Application& application = dossier.application;
  places.push_back({application.unit, application.receiving_unit, from});
  return places;
}

// Late time by who held the dossier: it may stand in many rows.
class LateRows {
 public:
  LateRows(const Snapshot& snapshot, const Dossier& dossier, const RowsQuery& query)
      : snapshot_(snapshot), dossier_(dossier), query_(query) {}

  void add(const std::string& key, const Period& period, const Place& place,
           std::span<const Holding> holdings) {
    const SpokenPeriod spoken = spoken_at(period, query_.now);
    const bool is_total = key.empty();
    for (const LatePart& part :
         late_time(dossier_, holdings, snapshot_.catalogue->working_time(place.unit),
                   std::max(end_of(spoken.before), place.from),
                   std::min(spoken.as_of, place.until.value_or(spoken.as_of)))) {
      Spread& spread = rows_[is_total ? key : row_of_part(part, key)].spread;
      spread.late_minutes += part.minutes;
      spread.late_dossiers = 1;
    }
  }

  std::vector<RowCounters> rows() const {
    std::vector<RowCounters> rows;
    rows.reserve(rows_.size());
    for (const auto& [key, counters] : rows_) rows.push_back({key, counters});
    return rows;
  }

 private:
  // Of late time that somebody held, in a dossier's row: who held it then, where that is the row.
  std::string row_of_part(const LatePart& part, const std::string& row) const {
    switch (query_.by) {
      case RowsBy::step: return step_of(part.holder);
      case RowsBy::holder: return holder_of(part.holder);
      case RowsBy::unit:
      case RowsBy::field:
      case RowsBy::procedure:
      case RowsBy::channel:
      case RowsBy::month:
      case RowsBy::signer:
      case RowsBy::unit_at_fault: break;
    }
    return row;
  }

  const Snapshot& snapshot_;
  const Dossier& dossier_;
  const RowsQuery& query_;
  std::map<std::string, PeriodCounters> rows_;
};

// Of one key there is one row, whatever places count in it.
void add_to_row(std::vector<RowCounters>& rows, const std::string& key,
                const PeriodCounters& counters) {
  const auto known = std::find_if(rows.begin(), rows.end(),
                                  [&](const RowCounters& row) { return row.key == key; });
  if (known == rows.end()) {
    rows.push_back({key, counters});
  } else {
    known->counters += counters;
  }
}

// Steps that were left while the dossier was there, by who had it then.
class StepRows {
 public:
  StepRows(std::vector<SlipRow> slip, const RowsQuery& query)
      : slip_(std::move(slip)), query_(query) {}

  void add(const std::string& key, const Period& period, const Place& place) {
    const SpokenPeriod spoken = spoken_at(period, query_.now);
    for (const SlipRow& row : slip_) {
      if (!row.to || !row.timeliness || *row.to > spoken.as_of) continue;
      if (*row.to < end_of(spoken.before) || *row.to >= end_of(spoken.last)) continue;
      if (*row.to < place.from || (place.until && *row.to >= *place.until)) continue;
      PeriodCounters counters;
      counters.spread.steps = counts_of(row);
      add_to_row(rows_, key.empty() ? key : row_of_step(row.holder, key), counters);
    }
  }

  std::vector<RowCounters> rows() && { return std::move(rows_); }

 private:
  static StepCounts counts_of(const SlipRow& row) {
    StepCounts counts{.passed = 1, .used_minutes = row.used_minutes};
    switch (*row.timeliness) {
      case Timeliness::early: counts.early = 1; break;
      case Timeliness::on_time: counts.on_time = 1; break;
      case Timeliness::late: counts.late = 1; break;
      case Timeliness::undated: counts.undated = 1; break;
    }
    return counts;
  }

  std::string row_of_step(const Holder& holder, const std::string& row) const {
    if (query_.by == RowsBy::step) return step_of(holder);
    return query_.by == RowsBy::holder ? holder_of(holder) : row;
  }

  const std::vector<SlipRow> slip_;
  const RowsQuery& query_;
  std::vector<RowCounters> rows_;
};

// The rows that the dossier stands in from one place, by their periods.
std::vector<std::pair<std::string, Period>> rows_of(const Snapshot& snapshot,
                                                    const Dossier& dossier, const Place& place,
                                                    const UnitRows& unit_rows,
                                                    const RowsQuery& query) {
  const bool by_handling = query.side == Side::handling || place.receiving_unit.empty();
  const auto unit =
      snapshot.catalogue->unit_number(by_handling ? place.unit : place.receiving_unit);
  const auto unit_row = unit ? unit_rows.row_of(*unit) : std::nullopt;
  if (!unit_row) return {};
  std::vector<std::pair<std::string, Period>> rows{{"", query.period}};
  if (query.by == RowsBy::month) {
    for (const auto& month : months_of(query.period)) {
      if (month.second.from <= day_of(query.now)) rows.push_back(month);  // of the future nothing
    }
  } else {
    rows.emplace_back(row_of(snapshot, dossier, *unit_row, query), query.period);
  }
  return rows;
}

// Names for codes, where the key has one: "Sở Nội vụ · Thẩm định".
std::string title_of(const Catalogue& catalogue, RowsBy by, const std::string& key) {
  const auto with_name_of_unit = [&](size_t code_end) {
    const auto unit = catalogue.unit_number(key.substr(0, code_end));
    return unit ? catalogue.unit(*unit).name + key.substr(code_end) : key;
  };
  switch (by) {
    case RowsBy::procedure: {
      const auto procedure = catalogue.procedure_number(key);
      return procedure ? catalogue.procedure_name(*procedure) : key;
    }
    case RowsBy::step: return with_name_of_unit(std::min(key.find(before_step), key.size()));
    case RowsBy::unit:
    case RowsBy::holder:
    case RowsBy::signer:
    case RowsBy::unit_at_fault: return with_name_of_unit(key.size());
    case RowsBy::field:
    case RowsBy::channel:
    case RowsBy::month: break;
  }
  return key;
}

}  // namespace

std::string holder_of(const Holder& holder) {
  if (!holder.officer.empty()) return holder.officer;
  return holder.unit.empty() ? no_name : holder.unit;
}

PeriodCounters counters_in(const std::set<std::string>& units, const Dossier& dossier,
                           const SpokenPeriod& period) {
  PeriodCounters counters;
  const auto places = places_in_time(dossier);
  const auto contributions = contributions_by_placement(dossier);
  for (size_t i = 0; i < places.size(); ++i) {
    if (!units.contains(places[i].unit)) continue;
    counters += counters_of(dossier, contributions[i], period);
  }
  return counters;
}

namespace {

// From where the dossier stands in rows, and in which.
struct Stand {
  size_t placement = 0;  // as contributions_by_placement has them
  Place place;
  std::vector<std::pair<std::string, Period>> rows;
};

std::vector<Stand> stands_of(const Snapshot& snapshot, const Dossier& dossier,
                             const RowsQuery& query) {
  const UnitRows unit_rows(*snapshot.catalogue, query);
  const auto places = places_in_time(dossier);
  std::vector<Stand> stands;
  for (size_t i = 0; i < places.size(); ++i) {
    auto rows = rows_of(snapshot, dossier, places[i], unit_rows, query);
    if (!rows.empty()) {
      stands.push_back({.placement = i, .place = places[i], .rows = std::move(rows)});
    }
  }
  return stands;
}

// Nothing is unfolded of what was not at work in the period.
OrStoreError<std::vector<RowCounters>> steps_by_row(const Snapshot& snapshot,
                                                    const Dossier& dossier,
                                                    const RowsQuery& query) {
  const Period& period = query.period;
  const bool was_at_work = !dossier.application.mirrored && dossier.received_at &&
                           day_of(*dossier.received_at) <= period.to &&
                           day_of(dossier.last_event_at) >= period.from;
  if (!was_at_work) return std::vector<RowCounters>{};
  const auto stands = stands_of(snapshot, dossier, query);
  if (stands.empty()) return std::vector<RowCounters>{};
  const auto holdings = TRY(holdings_of(snapshot, dossier));
  StepRows steps(control_slip(dossier, holdings, *snapshot.catalogue, query.now), query);
  for (const Stand& stand : stands) {
    for (const auto& [key, of] : stand.rows) steps.add(key, of, stand.place);
  }
  return std::move(steps).rows();
}

}  // namespace

OrStoreError<std::vector<RowCounters>> counters_by_row(const Snapshot& snapshot,
                                                       const Dossier& dossier,
                                                       const ReportQuery& query) {
  if (query.reads() == Reads::steps) return steps_by_row(snapshot, dossier, query.rows);
  const Instant now = query.rows.now;
  const bool by_holdings = query.reads() == Reads::holdings;
  std::vector<RowCounters> counted;
  // Most were never late, and need not be unfolded.
  if (by_holdings && !was_ever_late(dossier, now)) return counted;
  const auto stands = stands_of(snapshot, dossier, query.rows);
  if (stands.empty()) return counted;
  if (by_holdings) {
    const auto holdings = TRY(holdings_of(snapshot, dossier));
    LateRows late(snapshot, dossier, query.rows);
    for (const Stand& stand : stands) {
      for (const auto& [key, period] : stand.rows) late.add(key, period, stand.place, holdings);
    }
    return late.rows();
  }
  const auto contributions = contributions_by_placement(dossier);
  for (const Stand& stand : stands) {
    for (const auto& [key, period] : stand.rows) {
      add_to_row(counted, key,
                 counters_of(dossier, contributions[stand.placement], spoken_at(period, now)));
    }
  }
  return counted;
}

OrStoreError<FiguresLines> lines_of_dossiers(const Snapshot& snapshot, const ReportQuery& query) {
  const RowsQuery& table = query.rows;
  std::map<std::string, PeriodCounters> sums;
  const auto add = [&](const Dossier& dossier) -> OrStoreError<void> {
    const auto rows = TRY(counters_by_row(snapshot, dossier, query));
    for (const RowCounters& row : rows) sums[row.key] += row.counters;
    return {};
  };
  const Catalogue& catalogue = *snapshot.catalogue;
  const auto units =
      table.side == Side::handling ? UnitRows(catalogue, table).counted() : catalogue.all_units();
  // Of a period that is not over, whoever is open at its end is open now.
  const bool only_open = query.reads() == Reads::open_dossiers && table.by != RowsBy::month &&
                         table.now == snapshot.now && table.period.to >= day_of(snapshot.now);
  TRY(only_open ? for_each_open_dossier(snapshot, units, add)
                : for_each_dossier(snapshot, units, add));
  const Unit& unit = catalogue.unit(table.unit);
  const auto kept = [](PeriodCounters& counters) {
    return std::make_unique<PeriodCounters>(std::move(counters));
  };
  FiguresLines result{.lines = {}, .total = {unit.code, unit.name, kept(sums[""])}};
  for (auto& [key, counters] : sums) {
    if (key.empty()) continue;
    result.lines.push_back({key, title_of(catalogue, table.by, key), kept(counters)});
  }
  return result;
}

}  // namespace motcua
