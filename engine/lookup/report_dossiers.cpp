// Walks the members of the units and those that the journal touched after the sequence, each folded
// back to it.
#include "engine/lookup/report_dossiers.h"

#include <algorithm>
#include <set>

#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/page_token.h"
#include "engine/records/codec.h"

namespace motcua {
namespace {

constexpr int64_t examined_max = 20'000;  // a page
constexpr uint64_t window = 20'000;       // dossier numbers gathered at a time

OrRejection<std::function<Value(const PeriodCounters&)>> function_of(
    const ReportDossiersQuery& query) {
  std::string names;
  for (ReportColumn& column : query.report->columns(query.fold)) {
    if (!column.additive) continue;
    if (column.column.name == query.column) return std::move(column.value);
    names.append(names.empty() ? "" : ", ").append(column.column.name);
  }
  return reject_field("column", "one_of " + names);
}

// Refuses what is no row of the table, wherever else it may be: there would be nothing behind it.
OrRejection<void> check_row(const Catalogue& catalogue, const ReportDossiersQuery& query) {
  constexpr size_t names_bytes_max = 300;
  if (query.row.empty()) return {};
  const auto keys = row_keys(catalogue, query.figures);
  if (!keys || std::find(keys->begin(), keys->end(), query.row) != keys->end()) return {};
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
std::vector<UnitNumber> units_of(const Catalogue& catalogue, const ReportDossiersQuery& query) {
  const FiguresQuery& figures = query.figures;
  if (query.row.empty() || figures.by != RowsBy::unit) return catalogue.subtree(figures.unit);
  const UnitNumber unit = *catalogue.unit_number(query.row);
  return unit == figures.unit ? std::vector{unit} : catalogue.subtree(unit);
}

// What is counted of each dossier: of rows that are months, the one that is asked for; for the
// totals, whose rows do not matter, one row for all months.
FiguresQuery counted_of(const ReportDossiersQuery& query) {
  FiguresQuery figures = query.figures;
  if (figures.by != RowsBy::month) return figures;
  if (query.row.empty()) figures.by = RowsBy::channel;
  for (const auto& [key, month] : months_of(query.figures.period)) {
    if (key == query.row) figures.period = month;
  }
  return figures;
}

class Walk {
 public:
  Walk(const View& view, const ReportDossiersQuery& query, std::vector<UnitNumber> units,
       std::function<Value(const PeriodCounters&)> function)
      : view_(view),
        query_(query),
        counted_(counted_of(query)),
        units_(std::move(units)),
        function_(std::move(function)),
        sequence_(query.as_of_sequence == 0 ? view.head.sequence : query.as_of_sequence) {}

  // In order of dossier numbers, so that what changes between two pages neither hides nor doubles.
  OrStoreError<ReportDossiersPage> run(uint64_t after) {
    if (auto read = read_touched(); !read) return tl::unexpected(read.error());
    for (; after < view_.head.dossiers; after += window) {
      const auto numbers = numbers_within(after + 1, after + window);
      if (!numbers) return tl::unexpected(numbers.error());
      for (const uint64_t number : *numbers) {
        if (is_full()) {
          page_.next_page_token = make_page_token(question(), number_key(number - 1));
          return std::move(page_);
        }
        if (auto taken = take(number); !taken) return tl::unexpected(taken.error());
      }
    }
    return std::move(page_);
  }

  std::string question() const {
    std::string text = query_.report->name;
    const auto add = [&](std::string_view part) { text.append(1, '\0').append(part); };
    add(query_.fold);
    add(view_.catalogue->unit(query_.figures.unit).code);
    add(std::to_string(static_cast<int>(query_.figures.side)));
    add(name_of(query_.figures.by));
    add(format_day(query_.figures.period.from));
    add(format_day(query_.figures.period.to));
    add(query_.row);
    add(query_.column);
    add(query_.denominator ? "denominator" : "");
    add(std::to_string(query_.as_of_sequence));
    return text;
  }

 private:
  // Those that changed after the sequence: they may have been another unit's then.
  OrStoreError<void> read_touched() {
    if (sequence_ == view_.head.sequence) return {};
    bool sound = true;
    const auto scanned =
        view_.store->scan({Table::journal, number_key(static_cast<uint64_t>(sequence_ + 1)),
                           number_key(static_cast<uint64_t>(view_.head.sequence + 1))},
                          [&](std::string_view, std::string_view value) {
                            JournalRecord record;
                            sound = decode_record_as_stored(value, {}, record);
                            if (record.header.dossier.value != 0)
                              touched_.insert(record.header.dossier.value);
                            return sound;
                          });
    if (scanned && !sound) return corrupted("the journal is unreadable");
    return scanned;
  }

  // Of the units' members and of those touched since, the numbers in [first, last].
  OrStoreError<std::set<uint64_t>> numbers_within(uint64_t first, uint64_t last) const {
    std::set<uint64_t> numbers(touched_.lower_bound(first), touched_.upper_bound(last));
    const auto add_members = [&](UnitNumber unit) -> OrStoreError<void> {
      bool sound = true;
      const auto scanned = view_.store->scan(
          {Table::members, member_key(unit, {first}), member_key(unit, {last + 1})},
          [&](std::string_view key, std::string_view) {
            const auto number = dossier_of_member_key(key);
            sound = number.has_value();
            if (sound) numbers.insert(number->value);
            return sound;
          });
      if (scanned && !sound) return corrupted("an index key is unreadable");
      return scanned;
    };
    if (query_.figures.side == Side::handling) {
      for (const UnitNumber unit : units_) {
        if (auto added = add_members(unit); !added) return tl::unexpected(added.error());
      }
    } else {  // members are kept by handling unit
      for (const UnitNumber unit : view_.catalogue->all_units()) {
        if (auto added = add_members(unit); !added) return tl::unexpected(added.error());
      }
    }
    return numbers;
  }

  bool is_full() const {
    return page_.dossiers.size() >= static_cast<size_t>(query_.page_size) ||
           examined_ >= examined_max;
  }

  OrStoreError<void> take(uint64_t number) {
    ++examined_;
    auto dossier = find_by_number(view_, {number});
    if (!dossier) return tl::unexpected(dossier.error());
    if (!*dossier) return corrupted("dossier " + std::to_string(number) + " is missing");
    if ((*dossier)->last_sequence > sequence_) {
      dossier = fold_until(journal_of(*view_.store), **dossier, sequence_);
      if (!dossier) return tl::unexpected(dossier.error());
      if (!*dossier) return {};  // it was not there yet
      make_legible(**dossier);
    }
    const auto rows = counters_by_row(view_, **dossier, counted_);
    if (!rows) return tl::unexpected(rows.error());
    const auto row = std::find_if(rows->begin(), rows->end(),
                                  [&](const RowCounters& one) { return one.key == query_.row; });
    if (row == rows->end()) return {};
    const Value value = function_(row->counters);
    const int64_t amount = query_.denominator ? value.denominator : value.numerator;
    if (amount != 0) page_.dossiers.push_back({std::move(**dossier), amount});
    return {};
  }

  const View& view_;
  const ReportDossiersQuery& query_;
  const FiguresQuery counted_;
  const std::vector<UnitNumber> units_;
  const std::function<Value(const PeriodCounters&)> function_;
  const int64_t sequence_;
  std::set<uint64_t> touched_;
  ReportDossiersPage page_;
  int64_t examined_ = 0;
};

}  // namespace

OrRejection<ReportDossiersPage> report_dossiers(const View& today,
                                                const ReportDossiersQuery& query) {
  auto function = function_of(query);
  if (!function) return tl::unexpected(function.error());
  if (query.as_of_sequence < 0 || query.as_of_sequence > today.head.sequence) {
    return reject_field("as_of_sequence",
                        "number_between 0–" + std::to_string(today.head.sequence));
  }
  View view = today;
  if (query.as_of_sequence != 0) {
    auto catalogue = catalogue_at(today, query.as_of_sequence);
    if (!catalogue) return reject(Reason::STORE_FAILED, {{"cause", catalogue.error().message}});
    view.catalogue = std::move(*catalogue);
  }
  const UnitNumber unit = query.figures.unit;
  if (unit.value > view.catalogue->unit_count()) {  // published later
    return reject(Reason::UNIT_NOT_FOUND,
                  {{"unit", today.catalogue->unit(unit).code}, {"field", "unit"}});
  }
  if (const auto known = check_row(*view.catalogue, query); !known) {
    return tl::unexpected(known.error());
  }
  Walk walk(view, query, units_of(*view.catalogue, query), std::move(*function));
  uint64_t after = 0;
  if (!query.page_token.empty()) {
    const auto position = parse_page_token(walk.question(), query.page_token);
    const auto number = position ? parse_number_key(*position) : std::nullopt;
    if (!number) return reject(Reason::PAGE_TOKEN_INVALID);
    after = *number;
  }
  auto page = walk.run(after);
  if (!page) return reject(Reason::STORE_FAILED, {{"cause", page.error().message}});
  return std::move(*page);
}

}  // namespace motcua
