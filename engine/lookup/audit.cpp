// One pass over the journal, one over the dossiers, then what both say against every other table.
#include "engine/lookup/audit.h"

#include <map>

#include "engine/dossier/law.h"
#include "engine/lookup/audit_cells.h"
#include "engine/lookup/audit_private_parts.h"
#include "engine/lookup/audit_rows.h"
#include "engine/records/index.h"
#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {
namespace {

class Audit {
 public:
  Audit(const Snapshot& snapshot, const std::function<bool(const AuditProgress&)>& progress,
        JournalParts parts)
      : snapshot_(snapshot),
        parts_(parts),
        run_(audit_steps(snapshot.head), progress),
        rows_(snapshot, run_) {}

  // Each step rests on those before it.
  OrStoreError<AuditReport> run() {
    for (const auto step : {&Audit::check_journal, &Audit::check_dossiers,
                            &Audit::check_index_sizes, &Audit::check_events, &Audit::check_cells}) {
      TRY((this->*step)());
      if (run_.is_stopped()) break;
      if (!is_sound_ && step != &Audit::check_cells) {
        run_.find("cells", "all", AuditProblem::rest_not_looked_at);
        break;
      }
    }
    return run_.report;
  }

 private:
  // Of what the next steps rest on.
  void find(std::string check, const std::string& subject, AuditProblem problem,
            Metadata facts = {}) {
    is_sound_ = false;
    run_.find(std::move(check), subject, problem, std::move(facts));
  }

  // Where the journal has come to, record by record.
  struct Chain {
    int64_t sequence = 0;
    Instant stamp;
    std::string hash;
  };

  OrStoreError<void> check_journal() {
    Chain chain;
    PrivatePartAudit private_parts(snapshot_, run_);
    const auto scanned = scan_journal(
        *snapshot_.store, 1,
        [&](std::string_view key, std::string_view public_part,
            std::string_view private_part) -> OrStoreError<bool> {
          const auto number = parse_key<Table::journal>(key);
          // It goes on while it is read; the snapshot ends at its head.
          if (number && *number > snapshot_.head.sequence) return false;
          ++chain.sequence;
          JournalRecord record;
          OrStoreError<void> taken;
          if (!decode_record_as_stored(public_part, private_part, record)) {
            find("journal", subject_of(chain), AuditProblem::unreadable);
          } else {
            check_link(record, number, chain);
            if (parts_ == JournalParts::both) taken = private_parts.take(record, private_part);
            events_ += std::holds_alternative<DossierEvent>(record.body) ? 1 : 0;
            if (taken && is_sound_) taken = rows_.take(record);
          }
          chain.hash = sha256(public_part);
          ++run_.report.records;
          return taken.map([&] { return run_.tick(); });
        },
        [&](std::string_view key) { private_parts.take_stray(key); });
    if (!scanned || run_.is_stopped()) return scanned;
    TRY(private_parts.finish());
    const Head& head = snapshot_.head;
    if (chain.sequence != head.sequence || chain.hash != head.hash || chain.stamp != head.stamp) {
      find("hash chain", "head", AuditProblem::other_end);
    }
    if (!is_sound_) return {};
    TRY(rows_.finish());
    is_sound_ = rows_.catalogue_is_sound();
    return {};
  }

  static std::string subject_of(const Chain& chain) {
    return "sequence " + std::to_string(chain.sequence);
  }

  // `number`: of its key, if that can be read.
  void check_link(const JournalRecord& record, std::optional<int64_t> number, Chain& chain) {
    const JournalHeader& header = record.header;
    const std::string subject = subject_of(chain);
    if (!has_legible_texts(record)) run_.find("journal", subject, AuditProblem::illegible_text);
    if (header.sequence != chain.sequence || number != chain.sequence) {
      find("sequence", subject, AuditProblem::other_sequence,
           {{"found", std::to_string(header.sequence)}});
      chain.sequence = header.sequence;
    }
    if (header.recorded_at < chain.stamp) {
      find("stamp", subject, AuditProblem::time_runs_backwards);
    }
    if (header.previous_hash != chain.hash) {
      find("hash chain", subject, AuditProblem::record_before_changed);
    }
    chain.stamp = header.recorded_at;
  }

  OrStoreError<void> check_dossiers() {
    const auto scanned = scan(
        *snapshot_.store, Keys<Table::dossiers>{},
        [&](const StoredRow<Table::dossiers>& row) -> OrStoreError<bool> {
          const Dossier& dossier = row.value;
          if (!has_legible_texts(dossier)) {
            run_.find("dossier", dossier.code, AuditProblem::illegible_text);
          }
          if (row.key.value != static_cast<uint64_t>(++run_.report.dossiers)) {
            find("dossier", dossier.code, AuditProblem::number_gap);
          }
          return check_dossier(dossier, row.bytes).map([&] { return run_.tick(); });
        },
        [&](std::string_view key) {
          find("dossier", to_hex(key), AuditProblem::unreadable);
          return run_.tick();
        });
    if (!scanned || run_.is_stopped()) return scanned;
    const auto dossiers = static_cast<uint64_t>(run_.report.dossiers);
    // The next one would be given a number that is taken.
    if (snapshot_.head.dossiers != dossiers) {
      find("dossier", "head", AuditProblem::entry_count,
           {{"found", std::to_string(snapshot_.head.dossiers)},
            {"expected", std::to_string(dossiers)}});
    }
    return rows_.finish_requests();
  }

  OrStoreError<void> check_dossier(const Dossier& stored, std::string_view bytes) {
    const auto records = records_as_stored(journal_of(*snapshot_.store), stored);
    if (!records) {
      if (records.error().kind != StoreError::Kind::corrupted) {
        return tl::unexpected(records.error());
      }
      find("refold", stored.code, AuditProblem::cannot_refold,
           {{"error", records.error().message}});
      return {};
    }
    Dossier dossier{.number = stored.number};
    for (const JournalRecord& record : *records) {
      apply_record(record, dossier);
      TRY(rows_.take_request(record.header, dossier.revision));
    }
    events_folded_ += static_cast<int64_t>(records->size());
    if (encode(dossier) != bytes) {
      find("refold", stored.code, AuditProblem::other_dossier);
      if (records->empty()) return {};
    }
    check_apology(dossier);
    return check_index(dossier);
  }

  OrStoreError<void> check_index(const Dossier& dossier) {
    for (const IndexEntry& entry : index_entries(dossier, *snapshot_.catalogue)) {
      const auto found = TRY(snapshot_.store->get(entry.table, entry.key));
      if (found != entry.value) {
        find("index", dossier.code, found ? AuditProblem::other_entry : AuditProblem::entry_missing,
             {{"table", std::string(name_of(entry.table))}});
      }
      ++index_sizes_[entry.table];
    }
    return {};
  }

  void check_apology(const Dossier& dossier) {
    if (dossier.application.mirrored) return;  // whoever handles it owes the letter
    if (dossier.state != State::returned || !dossier.is_late() || !dossier.letters.empty()) return;
    const Regulation regulation = law_of(dossier, *snapshot_.catalogue);
    if (dossier.imported || !regulation.apology_blocks_return) {
      ++run_.report.apologies_missing;
    } else {
      run_.find("apology", dossier.code, AuditProblem::apology_missing);
    }
  }

  OrStoreError<void> check_index_sizes() {
    for (const Table table :
         {Table::codes, Table::queues, Table::dues, Table::search, Table::members}) {
      const int64_t entries = TRY(count_rows(*snapshot_.store, table));
      run_.report.index_entries += entries;
      if (entries != index_sizes_[table]) {
        find("index", std::string(name_of(table)), AuditProblem::entry_count,
             {{"found", std::to_string(entries)},
              {"expected", std::to_string(index_sizes_[table])}});
      }
    }
    return {};
  }

  // A dossier as it was once refolds to itself; but then the journal has events that none has.
  OrStoreError<void> check_events() {
    if (events_folded_ == events_) return {};
    return scan(*snapshot_.store,
                Keys<Table::journal>{.to = encode_key<Table::journal>(snapshot_.head.sequence + 1)},
                [&](const StoredRow<Table::journal>& row) -> OrStoreError<bool> {
                  JournalRecord record;
                  if (!decode_record_as_stored(row.value, {}, record) ||
                      !std::holds_alternative<DossierEvent>(record.body)) {
                    return true;
                  }
                  const auto dossier = find_by_number(snapshot_, record.header.dossier);
                  if (!dossier) {  // one that is unreadable was found before
                    if (dossier.error().kind != StoreError::Kind::corrupted) {
                      return tl::unexpected(dossier.error());
                    }
                  } else if (!*dossier || (*dossier)->last_sequence < record.header.sequence) {
                    find("refold", "sequence " + std::to_string(record.header.sequence),
                         AuditProblem::event_left_out);
                  }
                  return is_sound_;
                });
  }

  OrStoreError<void> check_cells() { return audit_cells(snapshot_, run_); }

  const Snapshot& snapshot_;
  const JournalParts parts_;
  AuditRun run_;
  RowAudit rows_;
  bool is_sound_ = true;
  int64_t events_ = 0;         // of dossiers, in the journal
  int64_t events_folded_ = 0;  // of them, into dossiers
  std::map<Table, int64_t> index_sizes_;
};

}  // namespace

// Dossiers are read twice, the second time for the cells.
int64_t audit_steps(const Head& head) {
  return head.sequence + 2 * static_cast<int64_t>(head.dossiers);
}

OrStoreError<AuditReport> audit(const Snapshot& snapshot,
                                const std::function<bool(const AuditProgress&)>& progress,
                                JournalParts parts) {
  return Audit(snapshot, progress, parts).run();
}

}  // namespace motcua
