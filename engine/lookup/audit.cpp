// One pass over the journal, one over the dossiers, then what both say against every other table.
#include "engine/lookup/audit.h"

#include <map>
#include <optional>

#include "engine/lookup/audit_cells.h"
#include "engine/records/codec.h"
#include "engine/records/digest.h"

namespace motcua {
namespace {

class Audit {
 public:
  Audit(const View& view, const std::function<bool(const AuditProgress&)>& progress)
      : view_(view), run_(ticks_of(view.head), progress) {}

  OrStoreError<AuditReport> run() {
    for (const auto step :
         {&Audit::check_journal, &Audit::check_dossiers, &Audit::check_index_sizes,
          &Audit::check_series, &Audit::check_requests, &Audit::check_cells}) {
      if (const auto done = (this->*step)(); !done) return tl::unexpected(done.error());
      if (run_.is_stopped()) break;
    }
    return run_.report;
  }

 private:
  // Dossiers are read twice, the second time for the cells.
  static int64_t ticks_of(const Head& head) {
    return head.sequence + 2 * static_cast<int64_t>(head.dossiers);
  }

  struct SeriesCount {
    int64_t count = 0;
    int32_t last = 0;
    bool imported = false;
  };

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
            run_.find("journal", subject, AuditProblem::unreadable);
          } else {
            if (record.header.sequence != sequence ||
                parse_number_key(key) != static_cast<uint64_t>(sequence)) {
              run_.find("sequence", subject, AuditProblem::other_sequence,
                        {{"found", std::to_string(record.header.sequence)}});
              sequence = record.header.sequence;
            }
            if (record.header.recorded_at < stamp) {
              run_.find("stamp", subject, AuditProblem::time_runs_backwards);
            }
            if (record.header.previous_hash != hash) {
              run_.find("hash chain", subject, AuditProblem::record_before_changed);
            }
            stamp = record.header.recorded_at;
          }
          hash = sha256(value);
          ++run_.report.records;
          return run_.tick();
        });
    if (!scanned || run_.is_stopped()) return scanned;
    if (sequence != view_.head.sequence || hash != view_.head.hash) {
      run_.find("hash chain", "head", AuditProblem::other_end);
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
            run_.find("dossier", to_hex(key), AuditProblem::unreadable);
            return run_.tick();
          }
          dossier.number = {*number};
          if (*number != static_cast<uint64_t>(++run_.report.dossiers)) {
            run_.find("dossier", dossier.code, AuditProblem::number_gap);
          }
          if (const auto checked = check_dossier(dossier, value); !checked) {
            failure = checked.error();
            return false;
          }
          return run_.tick();
        });
    if (failure) return tl::unexpected(*failure);
    return scanned;
  }

  OrStoreError<void> check_dossier(const Dossier& dossier, std::string_view stored) {
    const auto folded = fold_until(journal_of(*view_.store), dossier, view_.head.sequence);
    if (!folded) {
      if (folded.error().kind != StoreError::Kind::corrupted) return tl::unexpected(folded.error());
      run_.find("refold", dossier.code, AuditProblem::cannot_refold,
                {{"error", folded.error().message}});
    } else if (!*folded || encode(**folded) != stored) {
      run_.find("refold", dossier.code, AuditProblem::other_dossier);
    }
    for (const IndexEntry& entry : index_entries(dossier, *view_.catalogue)) {
      const auto found = view_.store->get(entry.table, entry.key);
      if (!found) return tl::unexpected(found.error());
      if (!*found || **found != entry.value) {
        run_.find("index", dossier.code, AuditProblem::entry_missing,
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
      ++run_.report.apologies_missing;
    } else {
      run_.find("apology", dossier.code, AuditProblem::apology_missing);
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
      run_.report.index_entries += entries;
      if (entries != index_sizes_[table]) {
        run_.find("index", std::string(name_of(table)), AuditProblem::entry_count,
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
      if (last != series.last) run_.find("numbers", subject, AuditProblem::other_counter);
      if (!series.imported && series.count != series.last) {
        run_.find("numbers", subject, AuditProblem::number_missing_or_doubled);
      }
    }
    return {};
  }

  OrStoreError<void> check_requests() {
    return view_.store->scan(
        {Table::requests, {}, {}}, [&](std::string_view, std::string_view value) {
          RequestRow row;
          if (!decode(value, row) || row.sequence < 1 || row.sequence > view_.head.sequence) {
            run_.find("request", "", AuditProblem::request_points_nowhere);
          }
          return true;
        });
  }

  OrStoreError<void> check_cells() { return audit_cells(view_, run_); }

  const View& view_;
  AuditRun run_;
  std::map<Table, int64_t> index_sizes_;
  std::map<SeriesKey, SeriesCount> series_;
};

}  // namespace

OrStoreError<AuditReport> audit(const View& view,
                                const std::function<bool(const AuditProgress&)>& progress) {
  return Audit(view, progress).run();
}

}  // namespace motcua
