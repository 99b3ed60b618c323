// Only the dossiers that the journal touched after the freeze can have changed a figure of a period
// that was over then; or all, if the catalogue places or counts them otherwise since. Each is
// counted as it was and as it is.
#include "engine/lookup/freezing.h"

#include <algorithm>
#include <map>

#include "engine/lookup/dossier_figures.h"
#include "engine/records/codec.h"
#include "engine/records/digest.h"

namespace motcua {
namespace {

FrozenRow frozen_row(const Row& row) {
  FrozenRow frozen{.key = row.key, .title = row.title, .cells = {}};
  for (const Value& value : row.cells) {
    frozen.cells.push_back({value.numerator, value.denominator});
  }
  return frozen;
}

// What one dossier adds to each cell, by row and column.
using Cells = std::map<std::pair<std::string, size_t>, FrozenCell>;

OrStoreError<Cells> cells_of(const View& view, const std::optional<Dossier>& dossier,
                             const FiguresQuery& query, const std::vector<ReportColumn>& columns) {
  Cells cells;
  if (!dossier) return cells;
  const auto rows = counters_by_row(view, *dossier, query);
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& [row, counters] : *rows) {
    for (size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i].additive) continue;
      Value value = columns[i].value(counters);
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
OrStoreError<std::map<uint64_t, std::vector<std::string>>> events_since(const View& view,
                                                                        int64_t sequence) {
  std::map<uint64_t, std::vector<std::string>> events;
  bool sound = true;
  const auto scanned = view.store->scan(
      {Table::journal, number_key(static_cast<uint64_t>(sequence + 1)),
       number_key(static_cast<uint64_t>(view.head.sequence + 1))},
      [&](std::string_view, std::string_view value) {
        JournalRecord record;
        sound = decode_record_as_stored(value, {}, record);
        if (const auto* event = std::get_if<DossierEvent>(&record.body); sound && event) {
          events[record.header.dossier.value].emplace_back(transition_of(verb_of(*event)).event);
        }
        return sound;
      });
  if (!scanned) return tl::unexpected(scanned.error());
  if (!sound) return corrupted("the journal is unreadable");
  return events;
}

// The catalogue has units where they were, and their hours as far as the query counts them.
bool counts_alike(const Catalogue& then, const Catalogue& now, const FiguresQuery& query) {
  const auto units = now.subtree(query.unit);
  if (units != then.subtree(query.unit)) return false;
  for (const UnitNumber unit : units) {
    if (now.children(unit) != then.children(unit)) return false;
  }
  return query.reads != Reads::holdings || now.calendars() == then.calendars();
}

OrStoreError<void> add_members(const View& view, const FiguresQuery& query,
                               std::map<uint64_t, std::vector<std::string>>& events) {
  const Catalogue& catalogue = *view.catalogue;
  const auto units =
      query.side == Side::handling ? catalogue.subtree(query.unit) : catalogue.all_units();
  return for_each_member(view, units, [&](DossierNumber number) -> OrStoreError<void> {
    events[number.value];
    return {};
  });
}

// `then`: with the catalogue of the freeze.
OrStoreError<void> add_restated(const View& then, const View& view, const FiguresQuery& query,
                                const std::vector<ReportColumn>& columns, uint64_t number,
                                const std::vector<std::string>& events, Restatement& result) {
  const auto now = find_by_number(view, {number});
  if (!now) return tl::unexpected(now.error());
  if (!*now) return corrupted("dossier " + std::to_string(number) + " is missing");
  auto folded = fold_until(journal_of(*view.store), **now, result.frozen.as_of_sequence);
  if (!folded) return tl::unexpected(folded.error());
  if (*folded) make_legible(**folded);
  const auto before = cells_of(then, *folded, query, columns);
  if (!before) return tl::unexpected(before.error());
  const auto after = cells_of(view, *now, query, columns);
  if (!after) return tl::unexpected(after.error());
  Cells all = *before;
  all.insert(after->begin(), after->end());
  const auto cell_in = [](const Cells& cells, const auto& place) {
    const auto found = cells.find(place);
    return found == cells.end() ? FrozenCell{} : found->second;
  };
  for (const auto& [place, unused] : all) {
    const FrozenCell was = cell_in(*before, place);
    const FrozenCell is = cell_in(*after, place);
    if (was == is) continue;
    result.dossiers.push_back({.code = (*now)->code,
                               .row = place.first,
                               .column = columns[place.second].column.name,
                               .before = was,
                               .after = is,
                               .events = events});
  }
  return {};
}

OrStoreError<void> add_dossiers(const View& view, const FiguresQuery& query,
                                const std::vector<ReportColumn>& columns, Restatement& result) {
  auto catalogue = catalogue_at(view, result.frozen.as_of_sequence);
  if (!catalogue) return tl::unexpected(catalogue.error());
  View then = view;
  then.catalogue = std::move(*catalogue);
  auto events = events_since(view, result.frozen.as_of_sequence);
  if (!events) return tl::unexpected(events.error());
  if (!counts_alike(*then.catalogue, *view.catalogue, query)) {
    auto added = add_members(then, query, *events);
    if (added) added = add_members(view, query, *events);
    if (!added) return added;
    for (auto& [number, kinds] : *events) kinds.emplace_back("catalogue_published");
  }
  for (const auto& [number, kinds] : *events) {
    if (auto added = add_restated(then, view, query, columns, number, kinds, result); !added) {
      return added;
    }
  }
  return {};
}

}  // namespace

std::string hash_of(FrozenReport report) {
  report.hash.clear();
  return sha256(encode(report));
}

OrStoreError<FrozenReport> take_figures(const View& view, const Report& report,
                                        const std::string& fold, const FiguresQuery& query) {
  auto lines = figures_lines(view, query);
  if (!lines) return tl::unexpected(lines.error());
  const ReportTable table =
      make_table(report, fold, std::move(lines->lines), std::move(lines->total));
  FrozenReport frozen{.question = {.report = report.name,
                                   .fold = fold,
                                   .unit = view.catalogue->unit(query.unit).code,
                                   .receiving = query.side == Side::receiving,
                                   .by = std::string(name_of(query.by)),
                                   .from = query.period.from,
                                   .to = query.period.to},
                      .as_of_sequence = view.head.sequence,
                      .rule = timeliness_rule,
                      .columns = {},
                      .rows = {},
                      .totals = frozen_row(table.totals),
                      .hash = {}};
  for (const Column& column : table.columns) frozen.columns.push_back(column.name);
  for (const Row& row : table.rows) frozen.rows.push_back(frozen_row(row));
  frozen.hash = hash_of(frozen);
  return frozen;
}

OrStoreError<std::optional<FrozenReport>> find_frozen(const View& view,
                                                      const FrozenQuestion& question) {
  const auto bytes = view.store->get(Table::frozen, frozen_key(question));
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return std::nullopt;
  FrozenReport report;
  if (!decode(**bytes, report) || report.hash != hash_of(report)) {
    return corrupted("a frozen report does not give its hash");
  }
  return report;
}

OrStoreError<void> list_frozen(const View& view, const std::string& unit,
                               const std::optional<std::string>& after,
                               const std::function<bool(const FrozenReport&)>& take) {
  bool sound = true;
  const std::string prefix = frozen_prefix(unit);
  const std::string begin = after && after->starts_with(prefix) ? *after + '\0' : prefix;
  const auto scanned = view.store->scan(
      {Table::frozen, begin, after_prefix(prefix)}, [&](std::string_view, std::string_view value) {
        FrozenReport report;
        sound = decode(value, report) && report.hash == hash_of(report);
        return sound && take(report);
      });
  if (!scanned) return tl::unexpected(scanned.error());
  if (!sound) return corrupted("a frozen report does not give its hash");
  return {};
}

OrRejection<Restatement> compare_frozen(const View& view, const FrozenReport& frozen) {
  const FrozenQuestion& question = frozen.question;
  const Report* report = find_report(question.report);
  const auto by = find_named(rows_by_names, question.by);
  const auto unit = view.catalogue->unit_number(question.unit);
  if (!report || !by || !unit)
    return reject(Reason::REPORT_NOT_FOUND, {{"report", question.report}});
  const FiguresQuery query{.unit = *unit,
                           .side = question.receiving ? Side::receiving : Side::handling,
                           .by = *by,
                           .period = {question.from, question.to},
                           .now = view.now,
                           .reads = report->reads(question.fold)};
  Restatement result{.frozen = frozen, .today = {}, .dossiers = {}};
  auto today = take_figures(view, *report, question.fold, query);
  if (!today) return reject(Reason::STORE_FAILED, {{"cause", today.error().message}});
  result.today = std::move(*today);
  if (auto added = add_dossiers(view, query, report->columns(question.fold), result); !added) {
    return reject(Reason::STORE_FAILED, {{"cause", added.error().message}});
  }
  return result;
}

}  // namespace motcua
