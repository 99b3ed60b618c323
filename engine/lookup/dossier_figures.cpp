// Rows of a dossier, and sums over the members or the open queues of units.
#include "engine/lookup/dossier_figures.h"

#include <algorithm>
#include <map>

#include "engine/dossier/arriving.h"
#include "engine/lookup/walks.h"
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

// The child of the asked unit that it lies within, or that unit itself.
std::string unit_row_of(const Catalogue& catalogue, UnitNumber unit, UnitNumber asked) {
  for (const UnitNumber child : catalogue.children(asked)) {
    if (catalogue.is_within(unit, child)) return catalogue.unit(child).code;
  }
  return catalogue.unit(asked).code;
}

// Of anything but months.
std::string row_of(const Snapshot& snapshot, const Dossier& dossier, UnitNumber unit,
                   const RowsQuery& query) {
  switch (query.by) {
    case RowsBy::unit: return unit_row_of(*snapshot.catalogue, unit, query.unit);
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

OrStoreError<std::vector<Holding>> holdings_of(const Snapshot& snapshot, const Dossier& dossier) {
  const auto records = TRY(records_as_stored(journal_of(*snapshot.store), dossier));
  const Regulation& law = snapshot.catalogue->regulation_on(law_day_of(dossier));
  std::vector<Holding> holdings;
  Dossier folded;
  for (const JournalRecord& record : records) {
    apply_record(record, folded);
    make_legible(folded.holder);
    Holder holder = answerable_holder(folded, law);
    if (holdings.empty() || !(holdings.back().holder == holder)) {
      holdings.push_back({record.header.effective_at, std::move(holder)});
    }
  }
  return holdings;
}

bool was_ever_late(const Dossier& dossier, Instant now) {
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    const Instant end = i + 1 < dossier.stages.size() ? dossier.stages[i + 1].from : now;
    if (stage.clock == Clock::running && stage.due && *stage.due < end) return true;
  }
  return false;
}

// Late time by who held the dossier: it may stand in many rows.
class LateRows {
 public:
  LateRows(const Snapshot& snapshot, const Dossier& dossier, const RowsQuery& query)
      : snapshot_(snapshot), dossier_(dossier), query_(query) {}

  void add(const std::string& key, const Period& period, std::span<const Holding> holdings) {
    const SpokenPeriod spoken = spoken_at(period, query_.now);
    const bool is_total = key.empty();
    for (const LatePart& part :
         late_time(dossier_, holdings, snapshot_.catalogue->working_time(dossier_.application.unit),
                   end_of(spoken.before), spoken.as_of)) {
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

// The rows that the dossier stands in, by their periods.
std::vector<std::pair<std::string, Period>> rows_of(const Snapshot& snapshot,
                                                    const Dossier& dossier,
                                                    const RowsQuery& query) {
  const Application& application = dossier.application;
  const bool by_handling = query.side == Side::handling || application.receiving_unit.empty();
  const auto unit =
      snapshot.catalogue->unit_number(by_handling ? application.unit : application.receiving_unit);
  if (!unit || !snapshot.catalogue->is_within(*unit, query.unit)) return {};
  std::vector<std::pair<std::string, Period>> rows{{"", query.period}};
  if (query.by == RowsBy::month) {
    for (const auto& month : months_of(query.period)) {
      if (month.second.from <= day_of(query.now)) rows.push_back(month);  // of the future nothing
    }
  } else {
    rows.emplace_back(row_of(snapshot, dossier, *unit, query), query.period);
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

OrStoreError<std::vector<RowCounters>> counters_by_row(const Snapshot& snapshot,
                                                       const Dossier& dossier,
                                                       const ReportQuery& query) {
  const auto rows = rows_of(snapshot, dossier, query.rows);
  const Instant now = query.rows.now;
  if (query.reads() != Reads::holdings) {
    std::vector<RowCounters> counted;
    counted.reserve(rows.size());
    for (const auto& [key, period] : rows) {
      counted.push_back({key, counters_of(dossier, spoken_at(period, now))});
    }
    return counted;
  }
  // Most were never late, and need not be unfolded.
  if (rows.empty() || !was_ever_late(dossier, now)) return std::vector<RowCounters>{};
  const auto holdings = TRY(holdings_of(snapshot, dossier));
  LateRows late(snapshot, dossier, query.rows);
  for (const auto& [key, period] : rows) late.add(key, period, holdings);
  return late.rows();
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
      table.side == Side::handling ? catalogue.subtree(table.unit) : catalogue.all_units();
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
