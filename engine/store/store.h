// An ordered key-value store with several tables: all that the registrar and the lookups know of
// storage. Two of them: RocksStore on disk, MemoryStore for tests and the simulator; one contract
// test runs on both. The only hand-written virtual interface of the project.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "engine/closed_set.h"

namespace motcua {

enum class Table : uint8_t {
  meta = 0,
  dossiers = 1,
  journal = 2,
  codes = 3,
  queues = 4,
  search = 5,
  cells = 6,
  requests = 7,
  numbers = 8,
  catalogue = 9,
  members = 10,
  frozen = 11,
  private_parts = 12,
  changes = 13,  // of cells
  dues = 14,
  accounts = 15,
};
inline constexpr std::array tables{Named{Table::meta, "meta"},
                                   Named{Table::dossiers, "dossiers"},
                                   Named{Table::journal, "journal"},
                                   Named{Table::codes, "codes"},
                                   Named{Table::queues, "queues"},
                                   Named{Table::search, "search"},
                                   Named{Table::cells, "cells"},
                                   Named{Table::requests, "requests"},
                                   Named{Table::numbers, "numbers"},
                                   Named{Table::catalogue, "catalogue"},
                                   Named{Table::members, "members"},
                                   Named{Table::frozen, "frozen"},
                                   Named{Table::private_parts, "private"},
                                   Named{Table::changes, "changes"},
                                   Named{Table::dues, "dues"},
                                   Named{Table::accounts, "accounts"}};
static_assert(has_a_row_for_each(tables, &Named<Table>::value));
inline constexpr size_t table_count = tables.size();
constexpr std::string_view name_of(Table table) { return name_in(tables, table); }
// The journal is two tables, its records' public and private parts; the others follow from it.
constexpr bool is_of_journal(Table table) {
  return table == Table::journal || table == Table::private_parts;
}

struct StoreError {
  enum class Kind {
    io,
    in_use,
    other_format,
    corrupted,
    incomplete,      // the journal: something that was acknowledged cannot be read
    tables_damaged,  // but not the journal, which they can be made again from
  };
  Kind kind = Kind::io;
  std::string message;
};

template <class T>
using OrStoreError = tl::expected<T, StoreError>;

inline tl::unexpected<StoreError> corrupted(std::string message) {
  return tl::unexpected(
      StoreError{.kind = StoreError::Kind::corrupted, .message = std::move(message)});
}

// Changes to be made together or not at all, in order. Keys and values lie in one buffer.
class Batch {
 public:
  enum class Kind : uint8_t { put, erase, add, erase_range };
  // Views into the batch, for as long as it is not changed.
  struct Operation {
    Table table = Table::meta;
    Kind kind = Kind::put;
    std::string_view key;
    std::string_view value;
  };

  void put(Table table, std::string_view key, std::string_view value) {
    append(table, Kind::put, key, value);
  }
  void erase(Table table, std::string_view key) { append(table, Kind::erase, key, {}); }
  // Adds a cell (records/cell_codec.h) to the one under the key, or to zero. A read gives their
  // sum, or the bytes of several one after another.
  void add(Table table, std::string_view key, std::string_view value) {
    append(table, Kind::add, key, value);
  }
  // Erases what the table held before from one key up to another, or to its end. Not of the
  // journal.
  void erase_range(Table table, std::string_view from, std::string_view to) {
    append(table, Kind::erase_range, from, to);
  }
  void append(Table table, Kind kind, std::string_view key, std::string_view value);

  void reserve(size_t operations, size_t bytes) {
    entries_.reserve(operations);
    bytes_.reserve(bytes);
  }
  size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  size_t bytes() const { return bytes_.size(); }
  Operation operator[](size_t index) const {
    const Entry& entry = entries_[index];
    const std::string_view all(bytes_);
    return {entry.table, entry.kind, all.substr(entry.begin, entry.key_bytes),
            all.substr(entry.begin + entry.key_bytes, entry.value_bytes)};
  }

 private:
  struct Entry {
    size_t begin = 0;
    uint32_t key_bytes = 0;
    uint32_t value_bytes = 0;
    Table table = Table::meta;
    Kind kind = Kind::put;
  };
  std::string bytes_;
  std::vector<Entry> entries_;
};

enum class Direction { forward, backward };

// [from, to) of one table; an empty `to` means to the end.
struct Range {
  Table table = Table::meta;
  std::string from;
  std::string to;
  Direction direction = Direction::forward;
};

// Called for each entry in order; false ends the scan. The bytes live only during the call.
using Visit = std::function<bool(std::string_view key, std::string_view value)>;

// How far files are read.
struct FilesProgress {
  uint64_t bytes_done = 0;
  uint64_t bytes_total = 0;
};
using TellFiles = std::function<bool(const FilesProgress&)>;

// Where a copy of a store goes.
struct CopyTo {
  std::string folder;  // a new one
  // A copy made before, or empty. Files that cannot be shared with the store are shared with it,
  // where it has the same.
  std::string like;
};

// A number by a name that the store has for it: "journal.num-running-flushes".
struct StoreFigure {
  std::string name;
  uint64_t value = 0;
};

// What reading needs, of the newest state or of a snapshot.
class Readable {
 public:
  virtual ~Readable() = default;
  virtual OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const = 0;
  virtual OrStoreError<void> scan(const Range& range, const Visit& visit) const = 0;
};

// Two sides: the journal, which only gains records, and the other tables, which follow from it.
// Safe for one thread that writes the journal, one that writes the others, and any number that
// read.
class Store : public Readable {
 public:
  // The tables as the last completed write left them; but the journal as it is when it is read.
  // Must not outlive the store.
  virtual std::shared_ptr<const Readable> snapshot() const = 0;
  // All of the batch or nothing; it is of one side. On return it can be read, and survives the end
  // of the process. After an error nothing is known of it until the store is opened again, and
  // every later write of that side, or sync, is refused with the same error.
  virtual OrStoreError<void> write(const Batch& batch) = 0;
  // What was written to the journal before the call then survives the loss of power; if it is
  // missing when the store is opened again, that is an error. May run while another thread writes.
  // After an error nothing is known of what was not synced before, and the journal takes no more
  // writes.
  virtual OrStoreError<void> sync_journal() = 0;
  // Reads all files of all tables and checks their checksums. Not the logs, nor the list of files:
  // opening the store looks at those. Takes long. `progress` is called before each file; false ends
  // it early, which is no error.
  virtual OrStoreError<void> check_files(const TellFiles& progress) const = 0;
  // Rewrites files until none, but those of copies, has what was erased or written over in the
  // ranges and in the search and request tables; without ranges, in all tables. `since`: a snapshot
  // from after the erasure. False: a reader still needs what was before; try again when it is gone.
  // Takes long; others may read and write meanwhile.
  virtual OrStoreError<bool> rewrite(const std::vector<Range>& ranges, const Readable& since,
                                     std::atomic<bool>& must_stop) = 0;
  // A copy of the store, which opens as a store does after a crash. It has all of the journal that
  // was synced before the call, and perhaps later records; its tables are not ahead of its journal.
  // Others may read and write meanwhile. Files that never change again are shared with the store
  // where the file system can (hard links), else copied; the store deletes none before the copy is
  // made. On return all of it is on disk. `progress` is called after each piece; false ends it
  // early, which is no error. Throw the folder away then, as after an error; the store is as it
  // was.
  virtual OrStoreError<void> copy_to(const CopyTo& to, const TellFiles& progress) = 0;
  // Where the store lies; empty in memory.
  virtual std::string place() const = 0;
  // What it says of its own work, for who watches over it: none in memory.
  virtual std::vector<StoreFigure> figures() const { return {}; }
  // Bytes free where the store lies; a great number where that has no meaning.
  virtual uint64_t free_bytes() const = 0;
};

// The least key greater than every key that starts with the prefix; empty if there is none.
std::string after_prefix(std::string_view prefix);

}  // namespace motcua
