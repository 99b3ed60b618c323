// Writing rows and cells in key order; and format, head, catalogue, then what the journal says
// since.
#include "engine/registrar/checkpoint.h"

#include <vector>

#include "engine/records/cell_codec.h"
#include "engine/records/digest.h"
#include "engine/statistics/contribution.h"

namespace motcua {
namespace {

// As much at a time as a busy writer commits.
constexpr size_t redo_records = 256;
constexpr size_t redo_bytes = 128 << 10;
// Since this format of the tables the journal is the same, and they can be made again from it.
constexpr int64_t format_version_min = 7;

// None in a store whose tables are new, and have no head yet.
OrStoreError<std::optional<int64_t>> format_of(const Readable& store) {
  const auto format = store.get(Table::meta, format_key);
  if (!format) return tl::unexpected(format.error());
  if (!*format) {
    const auto head = store.get(Table::meta, head_key);
    if (!head) return tl::unexpected(head.error());
    if (*head) return corrupted("the format version is missing");
    return std::nullopt;
  }
  const auto version = decode_number(**format);
  if (!version) return corrupted("the format version is unreadable");
  return version;
}

// 0 if there is none.
OrStoreError<int64_t> number_in_meta(const Readable& store, std::string_view key) {
  const auto bytes = store.get(Table::meta, key);
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return 0;
  const auto number = decode_number(**bytes);
  if (!number) return corrupted(std::string(key) + " is unreadable");
  return *number;
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

// A text that cannot be read is the fault of its dossier or its report, when that is asked for; but
// all rests on the catalogue.
bool can_be_redone(const StoredRecord& stored, JournalRecord& record) {
  if (!decode_record_as_stored(stored.public_part, stored.private_part, record)) return false;
  const auto* entries = std::get_if<CatalogueEntries>(&record.body);
  return !entries || has_legible_texts(*entries);
}

// What the journal says since, through the one function that makes rows of records.
OrStoreError<void> redo(const Readable& store, RedoBounds bounds, LoadedRegister& loaded) {
  std::vector<std::pair<JournalRecord, StoredRecord>> records;
  size_t bytes = 0;  // of them
  std::optional<StoreError> damage;
  const auto flush = [&] {
    const Layered tables(store, loaded.lag.overlay);
    Group group(store, tables, loaded.catalogue, loaded.head);
    for (const auto& [record, stored] : records) {
      const JournalHeader& header = record.header;
      if (header.sequence != group.head().sequence + 1 ||
          header.previous_hash != group.head().hash || header.recorded_at < group.head().stamp) {
        damage = StoreError{.kind = StoreError::Kind::corrupted,
                            .message = "journal record " + std::to_string(header.sequence) +
                                       " does not follow the one before it"};
        return;
      }
      group.append(record, stored);
      if (group.failure()) damage = group.failure();
      const auto* term = std::get_if<TermBegan>(&record.body);
      if (term && term->journal_format != journal_format_version) {
        damage = other_journal_format(term->journal_format);
      }
    }
    records.clear();
    bytes = 0;
    loaded.head = group.head();
    loaded.catalogue = group.shared_catalogue();
    loaded.lag.add(group);
  };
  bool sound = true;
  loaded.complete = true;
  const auto scanned = scan_journal(
      store, loaded.head.sequence + 1,
      [&](std::string_view, std::string_view public_part, std::string_view private_part) {
        loaded.complete = bounds.records_max-- > 0 && loaded.lag.bytes < bounds.bytes_max;
        if (!loaded.complete) return false;
        auto& [record, stored] = records.emplace_back();
        stored = {std::string(public_part), std::string(private_part)};
        sound = can_be_redone(stored, record);
        bytes += public_part.size() + private_part.size();
        if (sound && (records.size() == redo_records || bytes >= redo_bytes)) flush();
        return sound && !damage;
      },
      [](std::string_view) {});
  if (!scanned) return scanned;
  if (!sound) return corrupted("the journal's end is unreadable");
  if (!damage) flush();
  if (damage) return tl::unexpected(*damage);
  return {};
}

// The tables must not be ahead of the journal that they follow from.
OrStoreError<void> check_journal_reaches(const Readable& store, const Head& tables) {
  if (tables.sequence == 0) return {};
  const auto last = store.get(Table::journal, number_key(static_cast<uint64_t>(tables.sequence)));
  if (!last) return tl::unexpected(last.error());
  if (*last && sha256(**last) == tables.hash) return {};
  return corrupted("expected journal record " + std::to_string(tables.sequence) +
                   ", which the tables rest on, but it is missing or another one");
}

// With a new week, those of the week before the last.
OrStoreError<void> forget_old_requests(const Readable& store, const Checkpoint& checkpoint,
                                       Batch& batch) {
  const int32_t week = request_week(checkpoint.head.stamp);
  if (checkpoint.before.sequence == 0 || week == request_week(checkpoint.before.stamp)) return {};
  return store.scan({Table::requests, {}, request_week_prefix(week - 1)},
                    [&](std::string_view key, std::string_view) {
                      batch.erase(Table::requests, key);
                      return true;
                    });
}

}  // namespace

OrStoreError<void> adopt_tables(Store& store) {
  const auto format = format_of(store);
  if (!format) return tl::unexpected(format.error());
  const auto figures = number_in_meta(store, figures_key);
  if (!figures) return tl::unexpected(figures.error());
  if (*format == format_version && *figures == figures_version) return {};
  Batch batch;
  if (*format) {
    const bool same_journal = **format >= format_version_min && **format <= format_version;
    if (!same_journal) return other_format(**format);
    for (size_t table = 0; table < table_count; ++table) {
      if (!is_of_journal(static_cast<Table>(table))) batch.clear(static_cast<Table>(table));
    }
  }
  batch.put(Table::meta, format_key, encode_number(format_version));
  batch.put(Table::meta, figures_key, encode_number(figures_version));
  return store.write(batch);
}

OrStoreError<LoadedRegister> load_register(const Readable& store, RedoBounds bounds) {
  const auto format = format_of(store);
  if (!format) return tl::unexpected(format.error());
  if (*format && *format != format_version) return other_format(**format);
  const auto figures = number_in_meta(store, figures_key);
  if (!figures) return tl::unexpected(figures.error());
  if (*format && *figures != figures_version) {
    return tl::unexpected(
        StoreError{.kind = StoreError::Kind::other_format,
                   .message = "expected figures of version " + std::to_string(figures_version) +
                              ", but the tables have version " + std::to_string(*figures) +
                              "; the server makes them again when it starts"});
  }
  const auto rewritten = number_in_meta(store, rewritten_key);
  if (!rewritten) return tl::unexpected(rewritten.error());
  LoadedRegister loaded{.rewritten_sequence = *rewritten};
  const auto head = store.get(Table::meta, head_key);
  if (!head) return tl::unexpected(head.error());
  if (*head && !decode(**head, loaded.head)) return corrupted("the head is unreadable");
  auto catalogue = catalogue_until(store, loaded.head.sequence);
  if (!catalogue) return tl::unexpected(catalogue.error());
  loaded.catalogue = std::move(*catalogue);
  loaded.tables = loaded.head;
  if (const auto reaches = check_journal_reaches(store, loaded.tables); !reaches) {
    return tl::unexpected(reaches.error());
  }
  if (const auto redone = redo(store, bounds, loaded); !redone)
    return tl::unexpected(redone.error());
  return loaded;
}

OrStoreError<int64_t> last_sequence(const Readable& store) {
  int64_t last = 0;
  const auto read = store.scan({Table::journal, {}, {}, Direction::backward},
                               [&](std::string_view key, std::string_view) {
                                 last = static_cast<int64_t>(parse_number_key(key).value_or(0));
                                 return false;
                               });
  if (!read) return tl::unexpected(read.error());
  return last;
}

OrStoreError<LoadedRegister> bring_tables_up(Store& store, RedoBounds bounds,
                                             const TellRebuild& tell) {
  auto loaded = load_register(store, bounds);
  while (loaded && !loaded->complete) {
    // What a crash left written need not be synced, and the tables may not come before it.
    if (const auto synced = store.sync_journal(); !synced) return tl::unexpected(synced.error());
    const Checkpoint piece{
        .before = loaded->tables, .head = loaded->head, .lag = std::move(loaded->lag)};
    if (const auto written = write_checkpoint(store, piece); !written) {
      return tl::unexpected(written.error());
    }
    const auto last = last_sequence(store);
    if (!last) return tl::unexpected(last.error());
    if (tell) tell({.done = piece.head.sequence, .total = *last});
    loaded = load_register(store, bounds);
  }
  return loaded;
}

OrStoreError<void> write_checkpoint(Store& store, const Checkpoint& checkpoint) {
  Batch batch;
  const Rows rows = checkpoint.lag.overlay.all();
  batch.reserve(rows.size() * 2, rows.bytes() * 2);
  for (size_t i = 0; i < rows.size(); ++i) {
    const Batch::Operation row = rows[i];
    batch.append(row.table, row.kind, row.key, row.value);
  }
  for_each_cell(checkpoint.lag.cells.by_owner.all(), [&](const CellKey& key, const Cell& cell) {
    batch.add(Table::cells, cell_key(key), encode_cell(cell));
  });
  if (const auto forgot = forget_old_requests(store, checkpoint, batch); !forgot) return forgot;
  batch.put(Table::meta, head_key, encode(checkpoint.head));
  if (checkpoint.rewritten_sequence != 0) {
    batch.put(Table::meta, rewritten_key, encode_number(checkpoint.rewritten_sequence));
  }
  return store.write(batch);
}

}  // namespace motcua
