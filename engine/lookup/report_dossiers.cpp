// Walks the members of the units and those that the journal touched after the sequence, each folded
// back to it.
#include "engine/lookup/report_dossiers.h"

#include <algorithm>
#include <set>

#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/page_token.h"
#include "engine/lookup/walks.h"
#include "engine/records/store_failed.h"
#include "engine/try.h"

namespace motcua {
namespace {

constexpr uint64_t window = 20'000;  // dossier numbers gathered at a time

OrRejection<std::function<Value(const CountedRow&)>> function_of(const ReportDossiersQuery& query) {
  std::string names;
  for (ReportColumn& column : query.report.report->columns(query.report.fold)) {
    if (!column.additive) continue;
    if (column.column.name == query.figure.column) return std::move(column.value);
    names.append(names.empty() ? "" : ", ").append(column.column.name);
  }
  return reject_field("column", "one_of " + names);
}

// Refuses what is no row of the table, wherever else it may be: there would be nothing behind it.
OrRejection<void> check_row(const Catalogue& catalogue, const RowsQuery& rows,
                            const std::string& row) {
  constexpr size_t names_bytes_max = 300;
  if (row.empty()) return {};
  const auto keys = row_keys(catalogue, rows);
  if (!keys || std::find(keys->begin(), keys->end(), row) != keys->end()) return {};
  std::string names;
  for (const std::string& key : *keys) {
    if (names.size() > names_bytes_max) {
      names += ", …";
      break;
    }
    names.append(names.empty() ? "" : ", ").append(key);
  }
  return reject_field("row", "row_of_table " + names);
}

// Whose members may stand in the row, which is one of the table.
std::vector<UnitNumber> units_of(const Catalogue& catalogue, const RowsQuery& rows,
                                 const std::string& row) {
  const UnitRows unit_rows(catalogue, rows);
  if (row.empty() || rows.by != RowsBy::unit) return unit_rows.counted();
  return unit_rows.counted_in(*catalogue.unit_number(row));
}

// As the table was asked for, by the tree that it went by.
RowsQuery rows_of_table(const ReportDossiersQuery& query) {
  RowsQuery rows = query.report.rows;
  rows.now = query.figure.as_of_time.value_or(rows.now);
  rows.tree_day = spoken_at(rows.period, rows.now).last;
  return rows;
}

// What is counted of each dossier: of rows that are months, the one that is asked for; for the
// totals, whose rows do not matter, one row for all months.
ReportQuery counted_of(const ReportDossiersQuery& query) {
  ReportQuery counted = query.report;
  RowsQuery& rows = counted.rows;
  rows = rows_of_table(query);
  if (rows.by != RowsBy::month) return counted;
  if (query.figure.row.empty()) rows.by = RowsBy::channel;
  for (const auto& [key, month] : months_of(query.report.rows.period)) {
    if (key == query.figure.row) rows.period = month;
  }
  return counted;
}

class Walk {
 public:
  Walk(const Snapshot& snapshot, const ReportDossiersQuery& query, std::vector<UnitNumber> units,
       std::function<Value(const CountedRow&)> function)
      : snapshot_(snapshot),
        query_(query),
        question_{report_question(*snapshot.catalogue, query.report), query.figure,
                  query.report.rows.with_predecessors},
        counted_(counted_of(query)),
        units_(std::move(units)),
        function_(std::move(function)),
        sequence_(query.figure.as_of_sequence == 0 ? snapshot.head.sequence
                                                   : query.figure.as_of_sequence) {}

  // The number of the last dossier that was looked at before the page.
  OrRejection<uint64_t> place_of_token() const {
    if (query_.page_token.empty()) return 0;
    const auto place = parse_page_token(question_, query_.page_token);
    const auto number = place ? parse_page_place(*place) : std::nullopt;
    if (!number) return reject(Reason::PAGE_TOKEN_INVALID);
    return static_cast<uint64_t>(*number);
  }

  // In order of dossier numbers, so that what changes between two pages neither hides nor doubles.
  OrStoreError<ReportDossiersPage> run(uint64_t after) {
    TRY(read_touched());
    for (; after < snapshot_.head.dossiers; after += window) {
      const auto numbers = TRY(numbers_within(after + 1, after + window));
      for (const uint64_t number : numbers) {
        if (is_full()) {
          page_.next_page_token =
              make_page_token(question_, page_place(static_cast<int64_t>(number - 1)));
          return std::move(page_);
        }
        TRY(take(number));
      }
    }
    return std::move(page_);
  }

 private:
  // Those that changed after the sequence: they may have been another unit's then.
  OrStoreError<void> read_touched() {
    if (sequence_ == snapshot_.head.sequence) return {};
    return for_each_record_since(snapshot_, sequence_, [&](const JournalRecord& record) {
      const DossierNumber dossier = record.header.dossier;
      if (dossier.value != 0) touched_.insert(dossier.value);
    });
  }

  // Of the units' members and of those touched since, the numbers in [first, last].
  OrStoreError<std::set<uint64_t>> numbers_within(uint64_t first, uint64_t last) const {
    std::set<uint64_t> numbers(touched_.lower_bound(first), touched_.upper_bound(last));
    // Members are kept by handling unit.
    const bool by_handling = query_.report.rows.side == Side::handling;
    for (const UnitNumber unit : by_handling ? units_ : snapshot_.catalogue->all_units()) {
      TRY(scan(
          *snapshot_.store, keys_between<Table::members>({unit, {first}}, {unit, {last + 1}}),
          [&](const StoredRow<Table::members>& row) { numbers.insert(row.key.dossier.value); }));
    }
    return numbers;
  }

  bool is_full() const {
    return page_.dossiers.size() >= static_cast<size_t>(query_.page_size) ||
           examined_ >= page_examined_max;
  }

  OrStoreError<void> take(uint64_t number) {
    ++examined_;
    auto dossier = TRY(dossier_pointed_at(snapshot_, Table::members, {number}));
    if (dossier.last_sequence > sequence_) {
      auto then = TRY(fold_until(journal_of(*snapshot_.store), dossier, sequence_));
      if (!then) return {};  // it was not there yet
      dossier = std::move(*then);
      make_legible(dossier);
    }
    const auto rows = TRY(counters_by_row(snapshot_, dossier, counted_));
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const RowCounters& one) {
      return one.key == query_.figure.row;
    });
    if (row == rows.end()) return {};
    const Value value = function_(row->counters);
    const int64_t amount = query_.figure.denominator ? value.denominator : value.numerator;
    if (amount != 0) page_.dossiers.push_back({std::move(dossier), amount});
    return {};
  }

  const Snapshot& snapshot_;
  const ReportDossiersQuery& query_;
  const ReportDossiersQuestion question_;
  const ReportQuery counted_;
  const std::vector<UnitNumber> units_;
  const std::function<Value(const CountedRow&)> function_;
  const int64_t sequence_;
  std::set<uint64_t> touched_;
  ReportDossiersPage page_;
  int64_t examined_ = 0;
};

}  // namespace

OrRejection<ReportDossiersPage> report_dossiers(const Snapshot& today,
                                                const ReportDossiersQuery& query) {
  auto function = TRY(function_of(query));
  if (query.figure.as_of_sequence < 0 || query.figure.as_of_sequence > today.head.sequence) {
    return reject_field("as_of_sequence",
                        "number_between 0–" + std::to_string(today.head.sequence));
  }
  Snapshot snapshot = today;
  if (query.figure.as_of_sequence != 0) {
    snapshot.catalogue =
        TRY(catalogue_at(today, query.figure.as_of_sequence).map_error(store_failed));
  }
  const UnitNumber unit = query.report.rows.unit;
  if (unit.value > snapshot.catalogue->unit_count()) {  // published later
    return reject(Reason::UNIT_NOT_FOUND,
                  {{"unit", today.catalogue->unit(unit).code}, {"field", "unit"}});
  }
  const RowsQuery rows = rows_of_table(query);
  TRY(check_row(*snapshot.catalogue, rows, query.figure.row));
  Walk walk(snapshot, query, units_of(*snapshot.catalogue, rows, query.figure.row),
            std::move(function));
  auto after = TRY(walk.place_of_token());
  return walk.run(after).map_error(store_failed);
}

}  // namespace motcua
