// Only the dossiers that the journal touched after the freeze can have changed a figure of a period
// that was over then; or all, if the catalogue places or counts them otherwise since. Each is
// counted as it was and as it is.
#include "engine/lookup/freezing.h"

#include <algorithm>
#include <map>

#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/walks.h"
#include "engine/records/digest.h"
#include "engine/records/store_failed.h"
#include "engine/try.h"

namespace motcua {
namespace {

FrozenRow frozen_row(const ReportRow& row) {
  FrozenRow frozen{.key = row.key, .title = row.title, .cells = {}};
  for (const Value& value : row.cells) {
    frozen.cells.push_back({value.numerator, value.denominator});
  }
  return frozen;
}

// What one dossier adds to each cell, by row and column.
using Cells = std::map<std::pair<std::string, size_t>, FrozenCell>;

OrStoreError<Cells> cells_of(const Snapshot& snapshot, const std::optional<Dossier>& dossier,
                             const ReportQuery& query, const std::vector<ReportColumn>& columns) {
  Cells cells;
  if (!dossier) return cells;
  const auto rows = TRY(counters_by_row(snapshot, *dossier, query));
  for (const auto& [row, counters] : rows) {
    const CountedRow counted(counters);
    for (size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i].additive) continue;
      Value value = columns[i].value(counted);
      const ColumnType type = columns[i].column.type;
      // The one below a count is not an addition.
      if (is_whole(type)) value.denominator = 0;
      if (value.numerator == 0 && value.denominator == 0) continue;
      cells[{row, i}] = {value.numerator, value.denominator};
    }
  }
  return cells;
}

// The kinds of the events that each dossier had after the sequence.
OrStoreError<std::map<uint64_t, std::vector<std::string>>> events_since(const Snapshot& snapshot,
                                                                        int64_t sequence) {
  std::map<uint64_t, std::vector<std::string>> events;
  return for_each_record_since(snapshot, sequence,
                               [&](const JournalRecord& record) {
                                 const auto* event = std::get_if<DossierEvent>(&record.body);
                                 if (!event) return;
                                 events[record.header.dossier.value].emplace_back(
                                     transition_of(verb_of(*event)).event);
                               })
      .map([&] { return std::move(events); });
}

// By which hours are inherited.
bool has_same_parents(const Catalogue& then, const Catalogue& now) {
  const auto units = now.all_units();
  return units.size() == then.unit_count() &&
         std::all_of(units.begin(), units.end(),
                     [&](UnitNumber unit) { return now.parent(unit) == then.parent(unit); });
}

// The catalogue has units where they were, and their hours as far as the query counts them.
bool counts_alike(const Catalogue& then, const Catalogue& now, const ReportQuery& query) {
  const UnitRows rows_now(now, query.rows);
  const UnitRows rows_then(then, query.rows);
  const auto units = rows_now.counted();
  if (units != rows_then.counted()) return false;
  for (const UnitNumber unit : units) {
    if (rows_now.row_of(unit) != rows_then.row_of(unit)) return false;
  }
  const bool counts_hours = query.reads() == Reads::holdings || query.reads() == Reads::steps;
  return !counts_hours || (now.calendars() == then.calendars() &&
                           now.regulations() == then.regulations() && has_same_parents(then, now));
}

OrStoreError<void> add_members(const Snapshot& snapshot, const ReportQuery& query,
                               std::map<uint64_t, std::vector<std::string>>& events) {
  const Catalogue& catalogue = *snapshot.catalogue;
  const auto units = query.rows.side == Side::handling ? UnitRows(catalogue, query.rows).counted()
                                                       : catalogue.all_units();
  return for_each_member(snapshot, units, [&](DossierNumber number) -> OrStoreError<void> {
    events[number.value];
    return {};
  });
}

// `then`: with the catalogue of the freeze.
OrStoreError<void> add_restated(const Snapshot& then, const Snapshot& snapshot,
                                const ReportQuery& query, const std::vector<ReportColumn>& columns,
                                uint64_t number, const std::vector<std::string>& events,
                                Restatement& result) {
  const auto now = TRY(find_by_number(snapshot, {number}));
  if (!now) return corrupted("dossier " + std::to_string(number) + " is missing");
  auto folded = TRY(fold_until(journal_of(*snapshot.store), *now, result.frozen.as_of_sequence));
  if (folded) make_legible(*folded);
  const auto before = TRY(cells_of(then, folded, query, columns));
  const auto after = TRY(cells_of(snapshot, now, query, columns));
  Cells all = before;
  all.insert(after.begin(), after.end());
  const auto cell_in = [](const Cells& cells, const auto& place) {
    const auto found = cells.find(place);
    return found == cells.end() ? FrozenCell{} : found->second;
  };
  for (const auto& [place, unused] : all) {
    const FrozenCell was = cell_in(before, place);
    const FrozenCell is = cell_in(after, place);
    if (was == is) continue;
    result.dossiers.push_back({.code = now->code,
                               .row = place.first,
                               .column = columns[place.second].column.name,
                               .before = was,
                               .after = is,
                               .events = events});
  }
  return {};
}

OrStoreError<void> add_dossiers(const Snapshot& snapshot, const ReportQuery& query,
                                const std::vector<ReportColumn>& columns, Restatement& result) {
  Snapshot then = snapshot;
  then.catalogue = TRY(catalogue_at(snapshot, result.frozen.as_of_sequence));
  auto events = TRY(events_since(snapshot, result.frozen.as_of_sequence));
  if (!counts_alike(*then.catalogue, *snapshot.catalogue, query)) {
    TRY(add_members(then, query, events));
    TRY(add_members(snapshot, query, events));
    for (auto& [number, kinds] : events) kinds.emplace_back("catalogue_published");
  }
  for (const auto& [number, kinds] : events) {
    TRY(add_restated(then, snapshot, query, columns, number, kinds, result));
  }
  return {};
}

bool gives_its_hash(const FrozenReport& report) { return report.hash == hash_of(report); }

tl::unexpected<StoreError> of_another_hash(const FrozenReport& report) {
  return corrupted("the frozen report " + report.question.report + " of " + report.question.unit +
                   " does not give its hash");
}

}  // namespace

std::string hash_of(FrozenReport report) {
  report.hash.clear();
  return sha256(encode(report));
}

OrStoreError<FrozenReport> take_figures(const Snapshot& snapshot, const ReportQuery& query) {
  const ReportTable table = TRY(report_table(snapshot, query));
  FrozenReport frozen{.question = report_question(*snapshot.catalogue, query),
                      .as_of_sequence = snapshot.head.sequence,
                      .rule = timeliness_rule,
                      .columns = {},
                      .rows = {},
                      .totals = frozen_row(table.totals),
                      .hash = {}};
  for (const Column& column : table.columns) frozen.columns.push_back(column.name);
  for (const ReportRow& row : table.rows) frozen.rows.push_back(frozen_row(row));
  frozen.hash = hash_of(frozen);
  return frozen;
}

OrStoreError<std::optional<FrozenReport>> find_frozen(const Snapshot& snapshot,
                                                      const ReportQuestion& question) {
  auto report = find<Table::frozen>(*snapshot.store, question);
  if (report && *report && !gives_its_hash(**report)) return of_another_hash(**report);
  return report;
}

OrStoreError<void> list_frozen(const Snapshot& snapshot, const std::string& unit,
                               const std::optional<std::string>& after,
                               const std::function<bool(const FrozenReport&)>& take) {
  auto keys = keys_with<Table::frozen>(unit);
  if (after && after->starts_with(keys.from)) keys.from = *after + '\0';
  return scan(*snapshot.store, keys,
              [&](const StoredRow<Table::frozen>& row) -> OrStoreError<bool> {
                if (!gives_its_hash(row.value)) return of_another_hash(row.value);
                return take(row.value);
              });
}

OrRejection<Restatement> compare_frozen(const Snapshot& snapshot, const FrozenReport& frozen) {
  const ReportQuestion& question = frozen.question;
  const Report* report = find_report(question.report);
  const auto by = find_named(rows_by_names, question.by);
  const auto unit = snapshot.catalogue->unit_number(question.unit);
  if (!report || !by || !unit)
    return reject(Reason::REPORT_NOT_FOUND, {{"report", question.report}});
  const ReportQuery query{.report = report,
                          .fold = question.fold,
                          .rows = {.unit = *unit,
                                   .side = question.receiving ? Side::receiving : Side::handling,
                                   .by = *by,
                                   .period = {question.from, question.to},
                                   .now = snapshot.now}};
  Restatement result{.frozen = frozen, .today = {}, .dossiers = {}};
  result.today = TRY(take_figures(snapshot, query).map_error(store_failed));
  return add_dossiers(snapshot, query, report->columns(question.fold), result)
      .map([&] { return std::move(result); })
      .map_error(store_failed);
}

}  // namespace motcua
