// An ordered key-value store with several tables: all that the registrar and the lookups know of
// storage. Two of them: RocksStore on disk, MemoryStore for tests and the simulator; one contract
// test runs on both. The only hand-written virtual interface of the project.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

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
};
inline constexpr size_t table_count = 10;
std::string_view name_of(Table table);

struct StoreError {
  enum class Kind { io, in_use, newer_format, corrupted, disk_low };
  Kind kind = Kind::io;
  std::string message;
};

template <class T>
using OrStoreError = tl::expected<T, StoreError>;

inline tl::unexpected<StoreError> corrupted(std::string message) {
  return tl::unexpected(
      StoreError{.kind = StoreError::Kind::corrupted, .message = std::move(message)});
}

// Puts and deletions to be made together or not at all.
class Batch {
 public:
  struct Operation {
    Table table = Table::meta;
    std::string key;
    std::optional<std::string> value;  // none: delete
  };
  void put(Table table, std::string key, std::string value) {
    operations_.push_back({table, std::move(key), std::move(value)});
  }
  void erase(Table table, std::string key) {
    operations_.push_back({table, std::move(key), std::nullopt});
  }
  const std::vector<Operation>& operations() const { return operations_; }
  bool empty() const { return operations_.empty(); }

 private:
  std::vector<Operation> operations_;
};

enum class Direction { forward, backward };

// [from, to) of one table; an empty `to` means to the end.
struct Range {
  Table table = Table::meta;
  std::string from;
  std::string to;
  Direction direction = Direction::forward;
};

// Called for each entry in order; false ends the scan. The views live only during the call.
using Visit = std::function<bool(std::string_view key, std::string_view value)>;

// What reading needs, of the newest state or of a snapshot.
class Readable {
 public:
  virtual ~Readable() = default;
  virtual OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const = 0;
  virtual OrStoreError<void> scan(const Range& range, const Visit& visit) const = 0;
};

// Safe for one writing thread and any number of reading ones.
class Store : public Readable {
 public:
  // The state after the last completed write; unmoved by later ones. Must not outlive the store.
  virtual std::shared_ptr<const Readable> snapshot() const = 0;
  // All of the batch or nothing. With sync, on return it survives the loss of power; after an error
  // nothing is known of it until the store is opened again.
  virtual OrStoreError<void> write(const Batch& batch, bool sync) = 0;
  // Bytes free where the store lies; a great number where that has no meaning.
  virtual uint64_t free_bytes() const = 0;
};

// The least key greater than every key that starts with the prefix; empty if there is none.
std::string after_prefix(std::string_view prefix);

}  // namespace motcua
