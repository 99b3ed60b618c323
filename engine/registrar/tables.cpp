// Format, head, catalogue; then what the journal says since.
#include "engine/registrar/tables.h"

#include <optional>
#include <utility>
#include <vector>

#include "engine/check.h"
#include "engine/records/cell_codec.h"
#include "engine/records/digest.h"
#include "engine/statistics/contribution.h"
#include "engine/try.h"

namespace motcua {
namespace {

// As much at a time as a busy writer commits.
constexpr size_t redo_records = 256;
constexpr size_t redo_bytes = 128 << 10;
// Since this format of the tables the journal has not changed: they can be made again from it.
constexpr int64_t format_version_min = 7;

// None if the tables are new, and have no head yet.
OrStoreError<std::optional<int64_t>> format_of(const Readable& store) {
  auto format = find_in_meta<int64_t>(store, format_key);
  if (!format || *format) return format;
  const auto head = TRY(store.get(Table::meta, head_key));
  if (head) return corrupted("the format version is missing");
  return std::nullopt;
}

// 0 if there is none.
OrStoreError<int64_t> number_in_meta(const Readable& store, std::string_view key) {
  return find_in_meta<int64_t>(store, key).map([](const std::optional<int64_t>& number) {
    return number.value_or(0);
  });
}

tl::unexpected<StoreError> other_format(int64_t version) {
  return tl::unexpected(StoreError{.kind = StoreError::Kind::other_format,
                                   .message = "expected format " + std::to_string(format_version) +
                                              ", but the directory has format " +
                                              std::to_string(version)});
}

StoreError other_journal_format(int64_t version) {
  return {.kind = StoreError::Kind::other_format,
          .message = "expected a journal of format " + std::to_string(journal_format_version) +
                     ", but it is of " +
                     (version == 0 ? "an older one" : "format " + std::to_string(version))};
}

// A damaged text of a dossier or report is told when that is asked for. One of the catalogue is not
// let pass: all rests on it.
bool can_be_redone(const StoredRecord& stored, JournalRecord& record) {
  if (!decode_record_as_stored(stored.public_part, stored.private_part, record)) return false;
  const auto* entries = std::get_if<CatalogueEntries>(&record.body);
  return !entries || has_legible_texts(*entries);
}

using Records = std::vector<std::pair<JournalRecord, StoredRecord>>;

// The next records of the journal, some hundred at most.
OrStoreError<Records> read_piece(const Readable& store, int64_t from) {
  Records records;
  size_t bytes = 0;
  return scan_journal(store, from,
                      [&](std::string_view key, std::string_view public_part,
                          std::string_view private_part) -> OrStoreError<bool> {
                        auto& [record, stored] = records.emplace_back();
                        stored = {std::string(public_part), std::string(private_part)};
                        if (!can_be_redone(stored, record))
                          return unreadable_row<Table::journal>(key);
                        bytes += public_part.size() + private_part.size();
                        return records.size() < redo_records && bytes < redo_bytes;
                      })
      .map([&] { return std::move(records); });
}

// By Group::append, the one function that makes rows of records.
OrStoreError<void> redo(const Store& store, const Records& records, LoadedRegister& loaded) {
  Group group(store, loaded.standing, loaded.head);
  for (const auto& [record, stored] : records) {
    const JournalHeader& header = record.header;
    if (header.sequence != group.head().sequence + 1 || header.previous_hash != group.head().hash ||
        header.recorded_at < group.head().stamp) {
      return corrupted("journal record " + std::to_string(header.sequence) +
                       " does not follow the one before it");
    }
    group.append(record, stored);
    if (group.failure()) return tl::unexpected(*group.failure());
    const auto* term = std::get_if<TermBegan>(&record.body);
    if (term && term->journal_format != journal_format_version) {
      return tl::unexpected(other_journal_format(term->journal_format));
    }
  }
  loaded.head = group.head();
  loaded.standing = group.standing();
  return loaded.tables.follow(group);
}

// The tables must not be ahead of the journal that they follow from.
OrStoreError<void> check_journal_reaches(const Readable& store, const Head& tables) {
  if (tables.sequence == 0) return {};
  const auto last = TRY(find_bytes<Table::journal>(store, tables.sequence));
  if (last && sha256(*last) == tables.hash) return {};
  return corrupted("expected journal record " + std::to_string(tables.sequence) +
                   ", which the tables rest on, but it is missing or another one");
}

// As the tables have it.
OrStoreError<LoadedRegister> load_tables(Store& store) {
  const auto format = TRY(format_of(store));
  if (format && format != format_version) return other_format(*format);
  const auto figures = TRY(number_in_meta(store, figures_key));
  if (format && figures != figures_version) {
    return tl::unexpected(
        StoreError{.kind = StoreError::Kind::other_format,
                   .message = "expected figures of version " + std::to_string(figures_version) +
                              ", but the tables have version " + std::to_string(figures) +
                              "; the server makes them again when it starts"});
  }
  const auto rewritten = TRY(number_in_meta(store, rewritten_key));
  auto head = TRY(find_in_meta<Head>(store, head_key));
  auto catalogue = TRY(catalogue_until(store, head ? head->sequence : 0));
  auto accounts = TRY(accounts_in(store));
  LoadedRegister loaded{.head = head.value_or(Head{}),
                        .standing = {std::move(catalogue), std::move(accounts)},
                        .tables = Tables(store, head ? head->sequence : 0),
                        .rewritten_sequence = rewritten};
  TRY(check_journal_reaches(store, loaded.head));
  TRY(loaded.tables.read_changes());
  return loaded;
}

}  // namespace

OrStoreError<void> Tables::read_changes() {
  return scan(store_, Keys<Table::changes>{}, [&](StoredRow<Table::changes>& row) {
    changes_ += row.value.changes.size();
    cell_lag_.add(CellChanges(std::move(row.value.changes)));
  });
}

OrStoreError<void> Tables::follow(const Group& group) {
  constexpr size_t changes_max = 100'000;  // of some 20,000 receipts
  CHECK(group.begins_after() == sequence_, "expected a group after record ", sequence_,
        ", which the tables follow from, got one after ", group.begins_after());
  CellChanges changes = group.cell_changes();
  TRY(store_.write(group.table_batch(changes)));
  sequence_ = group.head().sequence;
  changes_ += changes.size();
  cell_lag_.add(std::move(changes));
  if (changes_ < changes_max) return {};
  return add_to_cells();
}

OrStoreError<void> Tables::add_to_cells() {
  Batch batch;
  std::optional<CellKey> last;
  for_each_cell(cell_lag_.all(), [&](const CellKey& key, const Cell& cell) {
    CHECK(!last || *last < key, "expected cells in order of their keys, got unit ", key.unit.value,
          " after unit ", last ? last->unit.value : 0);
    last = key;
    batch.add(Table::cells, encode_key<Table::cells>(key), encode_cell(cell));
  });
  batch.erase_range(Table::changes, "", "");
  TRY(store_.write(batch));
  cell_lag_ = {};
  changes_ = 0;
  return {};
}

OrStoreError<void> adopt_tables(Store& store) {
  const auto format = TRY(format_of(store));
  const auto figures = TRY(number_in_meta(store, figures_key));
  if (format == format_version && figures == figures_version) return {};
  Batch batch;
  if (format) {
    const bool same_journal = *format >= format_version_min && *format <= format_version;
    if (!same_journal) return other_format(*format);
    for (size_t table = 0; table < table_count; ++table) {
      if (!is_of_journal(static_cast<Table>(table)))
        batch.erase_range(static_cast<Table>(table), "", "");
    }
  }
  batch.put(Table::meta, format_key, encode_number(format_version));
  batch.put(Table::meta, figures_key, encode_number(figures_version));
  return store.write(batch);
}

OrStoreError<int64_t> last_sequence(const Readable& store) {
  return last_key<Table::journal>(store).map(
      [](const std::optional<int64_t>& last) { return last.value_or(0); });
}

OrStoreError<LoadedRegister> bring_tables_up(Store& store, const TellRebuild& tell) {
  const auto format = TRY(format_of(store));
  if (!format) {  // none are there yet
    TRY(adopt_tables(store));
  }
  auto loaded = TRY(load_tables(store));
  const auto last = TRY(last_sequence(store));
  if (loaded.head.sequence == last) return loaded;
  // What a crash left written need not be synced, and the tables may not come before it.
  TRY(store.sync_journal());
  while (loaded.head.sequence < last) {
    const auto records = TRY(read_piece(store, loaded.head.sequence + 1));
    if (records.empty()) return corrupted("the journal's end is unreadable");
    TRY(redo(store, records, loaded));
    if (tell) tell({.done = loaded.head.sequence, .total = last});
  }
  return loaded;
}

}  // namespace motcua
