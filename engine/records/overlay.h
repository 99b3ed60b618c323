// Rows that a store does not have yet, kept in memory on top of it. A copy of an overlay is cheap
// and stays as it is, so each reader has its own moment.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "engine/records/keys.h"
#include "engine/records/runs.h"
#include "engine/store/store.h"

namespace motcua {

// Puts and erasures in order of table and key, each key once. Adding (Batch::add) has no place
// here.
class Rows {
 public:
  Rows() = default;
  // Of operations in any order: the last on a key wins.
  explicit Rows(std::span<const Batch::Operation> operations);

  size_t size() const { return sorted_.size(); }
  size_t bytes() const { return sorted_.bytes(); }
  Batch::Operation operator[](size_t index) const { return sorted_[index]; }
  // Of a key as find takes it: whoever asks several rows makes it once.
  static uint32_t hash_of(Table table, std::string_view key);
  // Quick where the key is not among them: a filter answers.
  std::optional<Batch::Operation> find(Table table, std::string_view key, uint32_t hash) const;
  // The first row at or after the place.
  size_t lower_bound(Table table, std::string_view key) const;
  // Quick: false only if none of them is among the rows. A report asks for those of every unit.
  bool may_hold(const DuesOfDay& dues) const { return may_hold(hash_of(dues)); }

  friend Rows merged(std::span<const Rows* const> oldest_first);

 private:
  static uint32_t hash_of(const DuesOfDay& dues);
  void reserve(size_t rows, size_t bytes);
  void add_to_filter(uint32_t hash);
  bool may_hold(uint32_t hash) const;
  void append(const Batch::Operation& operation, uint32_t hash);

  Batch sorted_;
  std::vector<uint32_t> hashes_;
  std::vector<uint64_t> filter_;
};

// What the newest run says of a key stands.
Rows merged(std::span<const Rows* const> oldest_first);

using Overlay = Runs<Rows>;

// Rows under way, found by their keys: what is put last on a key stands.
class RowTable {
 public:
  void put(Table table, std::string_view key, std::string_view value) {
    set(table, Batch::Kind::put, key, value);
  }
  void erase(Table table, std::string_view key) { set(table, Batch::Kind::erase, key, {}); }
  // Valid until the next change.
  std::optional<Batch::Operation> find(Table table, std::string_view key) const;
  // The first row of the table, in no order, for which it is true.
  template <class Condition>
  std::optional<Batch::Operation> find_if(Table table, const Condition& condition) const {
    for (size_t i = 0; i < rows_.size(); ++i) {
      const Batch::Operation row = rows_[i];
      if (row.table == table && condition(row)) return row;
    }
    return std::nullopt;
  }
  // All that was put or erased, in that order; valid until the next change.
  void append_to(std::vector<Batch::Operation>& rows) const {
    for (size_t i = 0; i < rows_.size(); ++i) rows.push_back(rows_[i]);
  }
  size_t size() const { return rows_.size(); }

 private:
  void set(Table table, Batch::Kind kind, std::string_view key, std::string_view value);
  size_t slot_of(Table table, std::string_view key) const;
  void grow();

  Batch rows_;                   // older rows of a key stay, and are passed over
  std::vector<uint32_t> slots_;  // open addressing: index of the key's last row + 1, or 0
  size_t used_ = 0;
};

// A store, or a snapshot of one, with an overlay on top.
class Layered final : public Readable {
 public:
  // `below` must outlive it, or is owned.
  Layered(const Readable& below, Overlay overlay) : below_(&below), overlay_(std::move(overlay)) {}
  Layered(std::shared_ptr<const Readable> below, Overlay overlay)
      : owned_(std::move(below)), below_(owned_.get()), overlay_(std::move(overlay)) {}

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override;
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override;

 private:
  std::shared_ptr<const Readable> owned_;
  const Readable* below_;
  Overlay overlay_;
};

}  // namespace motcua
