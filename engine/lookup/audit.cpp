// One pass over the journal, one over the dossiers, then what both say against every other table.
#include "engine/lookup/audit.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/figures.h"
#include "engine/records/cell_codec.h"
#include "engine/records/codec.h"
#include "engine/records/digest.h"

namespace motcua {
namespace {

constexpr size_t findings_kept_max = 100;
constexpr int64_t progress_every = 4096;
constexpr UnitNumber any_unit{~uint32_t{0}};  // the last there can be

class Audit {
 public:
  Audit(const View& view, const std::function<bool(const AuditProgress&)>& progress)
      : view_(view), progress_(progress) {
    // Dossiers are read twice, the second time for the cells.
    total_ = view.head.sequence + 2 * static_cast<int64_t>(view.head.dossiers);
  }

  OrStoreError<AuditReport> run() {
    for (const auto step :
         {&Audit::check_journal, &Audit::check_dossiers, &Audit::check_index_sizes,
          &Audit::check_series, &Audit::check_requests, &Audit::check_cells}) {
      if (const auto done = (this->*step)(); !done) return tl::unexpected(done.error());
      if (stopped_) break;
    }
    return report_;
  }

 private:
  struct SeriesCount {
    int64_t count = 0;
    int32_t last = 0;
    bool imported = false;
  };

  void find(std::string check, std::string subject, AuditProblem problem, Metadata facts = {}) {
    ++report_.finding_count;
    if (report_.findings.size() < findings_kept_max) {
      report_.findings.push_back({std::move(check), std::move(subject), problem, std::move(facts)});
    }
  }

  bool tick() {
    if (++done_ % progress_every == 0 && progress_ && !progress_({done_, total_})) stopped_ = true;
    return !stopped_;
  }

  OrStoreError<void> check_journal() {
    int64_t sequence = 0;
    Instant stamp{};
    std::string hash;
    // The journal goes on while it is read; the view ends at its head.
    const std::string end = number_key(static_cast<uint64_t>(view_.head.sequence + 1));
    const auto scanned = view_.store->scan(
        {Table::journal, {}, end}, [&](std::string_view key, std::string_view value) {
          ++sequence;
          const std::string subject = "sequence " + std::to_string(sequence);
          JournalRecord record;
          if (!decode_record(value, record)) {
            find("journal", subject, AuditProblem::unreadable);
          } else {
            if (record.header.sequence != sequence ||
                parse_number_key(key) != static_cast<uint64_t>(sequence)) {
              find("sequence", subject, AuditProblem::other_sequence,
                   {{"found", std::to_string(record.header.sequence)}});
              sequence = record.header.sequence;
            }
            if (record.header.recorded_at < stamp) {
              find("stamp", subject, AuditProblem::time_runs_backwards);
            }
            if (record.header.previous_hash != hash) {
              find("hash chain", subject, AuditProblem::record_before_changed);
            }
            stamp = record.header.recorded_at;
          }
          hash = sha256(value);
          ++report_.records;
          return tick();
        });
    if (!scanned || stopped_) return scanned;
    if (sequence != view_.head.sequence || hash != view_.head.hash) {
      find("hash chain", "head", AuditProblem::other_end);
    }
    return {};
  }

  OrStoreError<void> check_dossiers() {
    std::optional<StoreError> failure;
    const auto scanned = view_.store->scan(
        {Table::dossiers, {}, {}}, [&](std::string_view key, std::string_view value) {
          const auto number = parse_number_key(key);
          Dossier dossier;
          if (!number || !decode(value, dossier)) {
            find("dossier", to_hex(key), AuditProblem::unreadable);
            return tick();
          }
          dossier.number = {*number};
          if (*number != static_cast<uint64_t>(++report_.dossiers)) {
            find("dossier", dossier.code, AuditProblem::number_gap);
          }
          if (const auto checked = check_dossier(dossier, value); !checked) {
            failure = checked.error();
            return false;
          }
          return tick();
        });
    if (failure) return tl::unexpected(*failure);
    return scanned;
  }

  OrStoreError<void> check_dossier(const Dossier& dossier, std::string_view stored) {
    const auto folded = fold_until(journal_of(*view_.store), dossier, view_.head.sequence);
    if (!folded) {
      if (folded.error().kind != StoreError::Kind::corrupted) return tl::unexpected(folded.error());
      find("refold", dossier.code, AuditProblem::cannot_refold,
           {{"error", folded.error().message}});
    } else if (!*folded || encode(**folded) != stored) {
      find("refold", dossier.code, AuditProblem::other_dossier);
    }
    for (const IndexEntry& entry : index_entries(dossier, *view_.catalogue)) {
      const auto found = view_.store->get(entry.table, entry.key);
      if (!found) return tl::unexpected(found.error());
      if (!*found || **found != entry.value) {
        find("index", dossier.code, AuditProblem::entry_missing,
             {{"table", std::string(name_of(entry.table))}});
      }
      ++index_sizes_[entry.table];
    }
    count_series(dossier);
    check_apology(dossier);
    return {};
  }

  void count_series(const Dossier& dossier) {
    for (const std::string* code : {&dossier.code, &dossier.provisional_code}) {
      const auto parsed = parse_code(*code);
      if (!parsed) continue;
      SeriesCount& series = series_[parsed->key];
      ++series.count;
      series.last = std::max(series.last, parsed->number);
      series.imported = series.imported || dossier.imported;
    }
  }

  void check_apology(const Dossier& dossier) {
    if (dossier.state != State::returned || !dossier.is_late() || !dossier.letters.empty()) return;
    const Regulation& regulation = view_.catalogue->regulation_on(day_of(*dossier.returned_at));
    if (dossier.imported || !regulation.apology_blocks_return) {
      ++report_.apologies_missing;
    } else {
      find("apology", dossier.code, AuditProblem::apology_missing);
    }
  }

  OrStoreError<void> check_index_sizes() {
    for (const Table table : {Table::codes, Table::queues, Table::search, Table::members}) {
      int64_t entries = 0;
      const auto scanned = view_.store->scan({table, {}, {}}, [&](auto, auto) {
        ++entries;
        return true;
      });
      if (!scanned) return scanned;
      report_.index_entries += entries;
      if (entries != index_sizes_[table]) {
        find("index", std::string(name_of(table)), AuditProblem::entry_count,
             {{"found", std::to_string(entries)},
              {"expected", std::to_string(index_sizes_[table])}});
      }
    }
    return {};
  }

  OrStoreError<void> check_series() {
    for (const auto& [key, series] : series_) {
      const auto bytes = view_.store->get(Table::numbers, series_key(key));
      if (!bytes) return tl::unexpected(bytes.error());
      const auto last = *bytes ? decode_number(**bytes) : std::nullopt;
      const std::string subject = format_code(key, series.last);
      if (last != series.last) find("numbers", subject, AuditProblem::other_counter);
      if (!series.imported && series.count != series.last) {
        find("numbers", subject, AuditProblem::number_missing_or_doubled);
      }
    }
    return {};
  }

  OrStoreError<void> check_requests() {
    return view_.store->scan(
        {Table::requests, {}, {}}, [&](std::string_view, std::string_view value) {
          RequestRow row;
          if (!decode(value, row) || row.sequence < 1 || row.sequence > view_.head.sequence) {
            find("request", "", AuditProblem::request_points_nowhere);
          }
          return true;
        });
  }

  // A unit at a time: what its dossiers add up to, less what is not in the store yet. The receiving
  // side has only what differs from the handling side, and comes in the end.
  OrStoreError<void> check_cells() {
    auto stored = pages_stored();
    if (!stored) return tl::unexpected(stored.error());
    std::vector<CellChange> elsewhere;
    for (const UnitNumber unit : view_.catalogue->all_units()) {
      const auto changes = changes_of_unit(unit);
      if (!changes) return tl::unexpected(changes.error());
      if (stopped_) return {};
      for (const CellChange& change : changes->all()) {
        if (change.owner.receiving_unit != change.owner.unit) elsewhere.push_back(change);
      }
      auto compared = compare_pages(*stored, Side::handling, *changes, unit, unit);
      if (!compared) return compared;
      compare_lag(unit);
    }
    const CellChanges nothing;
    const UnitNumber unknown{static_cast<uint32_t>(view_.catalogue->unit_count()) + 1};
    for (const auto& [first, last] :
         {std::pair{UnitNumber{0}, UnitNumber{0}}, {unknown, any_unit}}) {
      auto compared = compare_pages(*stored, Side::handling, nothing, first, last);
      if (!compared) return compared;
    }
    return compare_pages(*stored, Side::receiving, CellChanges(std::move(elsewhere)), {0},
                         any_unit);
  }

  OrStoreError<CellChanges> changes_of_unit(UnitNumber unit) {
    std::vector<CellChange> changes;
    const auto read =
        for_each_dossier(view_, {unit}, [&](const Dossier& dossier) -> OrStoreError<void> {
          if (!tick()) return {};
          add_contributions(changes, cell_owner(dossier, *view_.catalogue),
                            contribution_of(dossier), 1);
          return {};
        });
    if (!read) return tl::unexpected(read.error());
    for_each_change(view_.cell_lag.by_owner, unit, [&](CellChange change) {
      ++report_.cell_changes;
      change.amount = -change.amount;
      changes.push_back(change);
    });
    return CellChanges(std::move(changes));
  }

  template <class Visit>
  static void for_each_change(const Runs<CellChanges>& runs, UnitNumber unit, const Visit& visit) {
    for (size_t i = 0; i < runs.run_count(); ++i) {
      for (const CellChange& change : runs.run(i).of_units(unit, unit)) visit(change);
    }
  }

  // What is kept of whole units apart must come to the same. The first that differs is told.
  void compare_lag(UnitNumber unit) {
    struct Amounts {
      int64_t expected = 0;
      int64_t found = 0;
    };
    std::map<std::pair<Day, Measure>, Amounts> amounts;
    for_each_change(view_.cell_lag.by_owner, unit, [&](const CellChange& change) {
      amounts[{change.day, change.measure}].expected += change.amount;
    });
    for_each_change(view_.cell_lag.by_unit, unit, [&](const CellChange& change) {
      amounts[{change.day, change.measure}].found += change.amount;
    });
    for (const auto& [place, amount] : amounts) {
      if (amount.expected == amount.found) continue;
      const auto& [day, measure] = place;
      return find("cells", view_.catalogue->unit(unit).code + " in memory " + format_day(day),
                  AuditProblem::other_amount,
                  {{"measure", std::string(name_of(measure))},
                   {"expected", std::to_string(amount.expected)},
                   {"found", std::to_string(amount.found)}});
    }
  }

  // After every key of the page with units up to `last`.
  static std::string end_of_page(const CellPage& page, UnitNumber last) {
    return cell_key({page, last}) + '\0';
  }

  // By leaping from page to page.
  OrStoreError<std::set<CellPage>> pages_stored() {
    std::set<CellPage> pages;
    for (std::optional<std::string> from = ""; from;) {
      std::optional<std::string> next;
      const auto visit = [&](std::string_view bytes, std::string_view) {
        if (const auto key = parse_cell_key(bytes)) {
          pages.insert(key->page);
          next = end_of_page(key->page, any_unit);
        } else {
          find("cells", to_hex(bytes), AuditProblem::unreadable);
          next = std::string(bytes) + '\0';
        }
        return false;
      };
      const auto scanned = view_.store->scan({Table::cells, *from, {}}, visit);
      if (!scanned) return tl::unexpected(scanned.error());
      from = std::move(next);
    }
    return pages;
  }

  using Cells = std::vector<std::pair<CellKey, Cell>>;  // in order of keys

  // On every page of a side, the cells stored of units from `first` to `last` against those that
  // the changes make.
  OrStoreError<void> compare_pages(std::set<CellPage>& pages, Side side, const CellChanges& changes,
                                   UnitNumber first, UnitNumber last) {
    Cells expected;
    for_each_cell(changes, [&](const CellKey& key, const Cell& cell) {
      if (key.page.side == side) expected.emplace_back(key, cell);
    });
    for (const auto& [key, cell] : expected) pages.insert(key.page);
    auto next = expected.begin();
    for (const CellPage& page : pages) {
      if (page.side != side) continue;
      const auto begin = next;
      while (next != expected.end() && next->first.page == page) ++next;
      auto compared =
          compare_cells(cell_key({page, first}), end_of_page(page, last), {begin, next});
      if (!compared) return compared;
    }
    return {};
  }

  OrStoreError<void> compare_cells(const std::string& from, const std::string& to,
                                   std::span<const Cells::value_type> expected) {
    const Cell nothing;
    auto next = expected.begin();
    const auto scanned = view_.store->scan(
        {Table::cells, from, to}, [&](std::string_view bytes, std::string_view value) {
          const auto key = parse_cell_key(bytes);
          Cell cell;
          if (!key || !decode_cell(value, cell)) {
            find("cells", to_hex(bytes), AuditProblem::unreadable);
            return true;
          }
          if (cell.empty()) return true;  // as if absent
          ++report_.cells;
          for (; next != expected.end() && next->first < *key; ++next) {
            compare_cell(next->first, next->second, nothing);
          }
          const bool is_expected = next != expected.end() && next->first == *key;
          compare_cell(*key, is_expected ? next->second : nothing, cell);
          if (is_expected) ++next;
          return true;
        });
    for (; next != expected.end(); ++next) compare_cell(next->first, next->second, nothing);
    return scanned;
  }

  // Of a cell's counters the first that differs is told.
  void compare_cell(const CellKey& key, const Cell& expected, const Cell& stored) {
    if (expected == stored) return;
    Cell differences = stored;
    for (SlotCounter counter : expected) {
      counter.amount = -counter.amount;
      differences.push_back(counter);
    }
    bring_into_order(differences);
    const SlotCounter& first = differences.front();
    find("cells", describe(key, first), AuditProblem::other_amount,
         {{"measure", std::string(name_of(first.measure))},
          {"expected", std::to_string(amount_at(expected, first))},
          {"found", std::to_string(amount_at(stored, first))}});
  }

  static int64_t amount_at(const Cell& cell, const SlotCounter& place) {
    for (const SlotCounter& counter : cell) {
      if (counter.value == place.value && counter.slot == place.slot &&
          counter.measure == place.measure) {
        return counter.amount;
      }
    }
    return 0;
  }

  // "H44.100 handling 2026-03-14 procedure 1.000656"; a year or month alone if it is the cell's
  // slot.
  std::string describe(const CellKey& key, const SlotCounter& counter) const {
    const Catalogue& catalogue = *view_.catalogue;
    const bool is_known = key.unit.value >= 1 && key.unit.value <= catalogue.unit_count();
    std::string text =
        is_known ? catalogue.unit(key.unit).code : "unit number " + std::to_string(key.unit.value);
    text += key.page.side == Side::receiving ? " receiving " : " handling ";
    text += describe_days(key.page, counter.slot);
    if (key.page.dimension == Dimension::all) return text;
    const auto value = key_of_value(catalogue, key.page.dimension, counter.value);
    text.append(" ").append(name_of(rows_by(key.page.dimension))).append(" ");
    return value ? text.append(*value) : text + std::to_string(counter.value);
  }

  static std::string describe_days(const CellPage& page, int32_t slot) {
    const auto two_digits = [](int32_t number) {
      return (number < 10 ? "-0" : "-") + std::to_string(number);
    };
    switch (page.bucket) {
      case Bucket::all_years: return std::to_string(slot);
      case Bucket::year: return std::to_string(page.position) + two_digits(slot);
      case Bucket::month: break;
    }
    return std::to_string(page.position / 12) + two_digits(page.position % 12 + 1) +
           two_digits(slot);
  }

  const View& view_;
  const std::function<bool(const AuditProgress&)>& progress_;
  AuditReport report_;
  std::map<Table, int64_t> index_sizes_;
  std::map<SeriesKey, SeriesCount> series_;
  int64_t done_ = 0;
  int64_t total_ = 0;
  bool stopped_ = false;
};

}  // namespace

OrStoreError<AuditReport> audit(const View& view,
                                const std::function<bool(const AuditProgress&)>& progress) {
  return Audit(view, progress).run();
}

}  // namespace motcua
