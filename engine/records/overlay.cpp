// Sorted runs with a small bloom filter each; scans merge them with the store below.
#include "engine/records/overlay.h"

#include <algorithm>
#include <functional>

namespace motcua {
namespace {

int compare(const Batch::Operation& left, Table table, std::string_view key) {
  if (left.table != table) return left.table < table ? -1 : 1;
  return left.key.compare(key);
}

bool before(const Batch::Operation& left, const Batch::Operation& right) {
  return compare(left, right.table, right.key) < 0;
}

// The table and the key's first seven bytes, as a number that is in their order.
uint64_t first_bytes_of(const Batch::Operation& row) {
  uint64_t bytes = static_cast<uint64_t>(row.table);
  for (size_t i = 0; i < 7; ++i) {
    bytes = bytes << 8 | (i < row.key.size() ? static_cast<unsigned char>(row.key[i]) : 0u);
  }
  return bytes;
}

// 16 bits a row, two of them set: one in 60 is wrong. A row of the open queue sets two more.
constexpr size_t filter_rows_per_word = 4;

// The filter takes its bits from all over: the multiplication spreads what is in a few of them.
uint32_t spread(uint64_t bits) { return static_cast<uint32_t>(bits * 0x9e3779b97f4a7c15 >> 32); }

// The rows of all runs within a range, one after another in its direction, the newest of each key.
class OverlayCursor {
 public:
  OverlayCursor(const Overlay& overlay, const Range& range)
      : forward_(range.direction == Direction::forward) {
    const auto next_table = static_cast<Table>(static_cast<int>(range.table) + 1);
    const Table end_table = range.to.empty() ? next_table : range.table;
    const auto dues = dues_of_day(range);
    for (size_t i = 0; i < overlay.run_count(); ++i) {
      const Rows& run = overlay.run(i);
      if (dues && !run.may_hold(*dues)) continue;
      const size_t first = run.lower_bound(range.table, range.from);
      if (first == run.size() || compare(run[first], end_table, range.to) >= 0) continue;
      parts_.push_back({&run, first, run.lower_bound(end_table, range.to)});
    }
    choose();
  }

  bool at_end() const { return chosen_ == nullptr; }
  Batch::Operation row() const { return row_of(*chosen_); }
  void next() {
    const std::string_view key = row().key;
    for (Part& part : parts_) {
      if (part.first < part.last && row_of(part).key == key) {
        forward_ ? ++part.first : --part.last;
      }
    }
    choose();
  }
  // The key comes before the cursor's in the direction of the walk.
  bool is_after(std::string_view key) const { return forward_ ? key < row().key : key > row().key; }

 private:
  struct Part {
    const Rows* run;
    size_t first;
    size_t last;
  };
  Batch::Operation row_of(const Part& part) const {
    return (*part.run)[forward_ ? part.first : part.last - 1];
  }
  // Parts are oldest first, so that of equal keys the last is the newest.
  void choose() {
    chosen_ = nullptr;
    for (const Part& part : parts_) {
      if (part.first >= part.last) continue;
      if (!chosen_ || !(forward_ ? row_of(*chosen_).key < row_of(part).key
                                 : row_of(*chosen_).key > row_of(part).key)) {
        chosen_ = &part;
      }
    }
  }

  const bool forward_;
  std::vector<Part> parts_;
  const Part* chosen_ = nullptr;
};

}  // namespace

uint32_t Rows::hash_of(Table table, std::string_view key) {
  return spread(std::hash<std::string_view>()(key) + static_cast<uint64_t>(table));
}

uint32_t Rows::hash_of(const DuesOfDay& dues) {
  return spread(uint64_t{dues.unit.value} << 32 | static_cast<uint32_t>(dues.day.value));
}

Rows::Rows(std::span<const Batch::Operation> operations) {
  // In order of table and key; the first bytes settle most comparisons.
  struct Place {
    uint64_t first_bytes;
    uint32_t index;
  };
  std::vector<Place> order(operations.size());
  size_t bytes = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    order[i] = {first_bytes_of(operations[i]), static_cast<uint32_t>(i)};
    bytes += operations[i].key.size() + operations[i].value.size();
  }
  std::sort(order.begin(), order.end(), [&](const Place& left, const Place& right) {
    if (left.first_bytes != right.first_bytes) return left.first_bytes < right.first_bytes;
    const int keys = operations[left.index].key.compare(operations[right.index].key);
    return keys != 0 ? keys < 0 : left.index < right.index;
  });
  reserve(operations.size(), bytes);
  for (size_t i = 0; i < order.size(); ++i) {
    const Batch::Operation& operation = operations[order[i].index];
    const bool is_last = i + 1 == order.size() || before(operation, operations[order[i + 1].index]);
    if (is_last) append(operation, hash_of(operation.table, operation.key));
  }
}

void Rows::reserve(size_t rows, size_t bytes) {
  sorted_.reserve(rows, bytes);
  hashes_.reserve(rows);
  filter_.assign(rows / filter_rows_per_word + 1, 0);
}

Rows merged(std::span<const Rows* const> oldest_first) {
  struct Part {
    const Rows* run;
    size_t index;
    Batch::Operation row;
  };
  std::vector<Part> parts;
  size_t rows = 0;
  size_t bytes = 0;
  for (const Rows* run : oldest_first) {
    rows += run->size();
    bytes += run->sorted_.bytes();
    if (run->size() > 0) parts.push_back({run, 0, (*run)[0]});
  }
  Rows result;
  result.reserve(rows, bytes);
  while (!parts.empty()) {
    // Of equal keys the last part has the newest; the others move past theirs.
    size_t least = 0;
    size_t equals = 0;
    for (size_t i = 1; i < parts.size(); ++i) {
      const int order = compare(parts[i].row, parts[least].row.table, parts[least].row.key);
      equals = order < 0 ? 0 : order == 0 ? equals + 1 : equals;
      if (order <= 0) least = i;
    }
    const Part& newest = parts[least];
    result.append(newest.row, newest.run->hashes_[newest.index]);
    const Batch::Operation done = newest.row;
    for (size_t i = least + 1; i-- > 0;) {
      Part& part = parts[i];
      if (i != least && (equals == 0 || compare(part.row, done.table, done.key) != 0)) continue;
      if (++part.index == part.run->size()) {
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        part.row = (*part.run)[part.index];
      }
    }
  }
  return result;
}

void Rows::append(const Batch::Operation& operation, uint32_t hash) {
  sorted_.append(operation.table, operation.kind, operation.key, operation.value);
  hashes_.push_back(hash);
  add_to_filter(hash);
  const auto dues = dues_of_day(operation.table, operation.key);
  if (dues) add_to_filter(hash_of(*dues));
}

void Rows::add_to_filter(uint32_t hash) {
  filter_[(hash >> 12) % filter_.size()] |= uint64_t{1} << (hash & 63) | uint64_t{1}
                                                                             << (hash >> 6 & 63);
}

bool Rows::may_hold(uint32_t hash) const {
  if (filter_.empty()) return false;
  const uint64_t bits = uint64_t{1} << (hash & 63) | uint64_t{1} << (hash >> 6 & 63);
  return (filter_[(hash >> 12) % filter_.size()] & bits) == bits;
}

std::optional<Batch::Operation> Rows::find(Table table, std::string_view key, uint32_t hash) const {
  if (!may_hold(hash)) return std::nullopt;
  const size_t index = lower_bound(table, key);
  if (index == size() || compare(sorted_[index], table, key) != 0) return std::nullopt;
  return sorted_[index];
}

size_t Rows::lower_bound(Table table, std::string_view key) const {
  size_t first = 0;
  size_t count = size();
  while (count > 0) {
    const size_t half = count / 2;
    if (compare(sorted_[first + half], table, key) < 0) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

std::optional<Batch::Operation> RowTable::find(Table table, std::string_view key) const {
  if (slots_.empty()) return std::nullopt;
  const uint32_t row = slots_[slot_of(table, key)];
  return row == 0 ? std::nullopt : std::optional(rows_[row - 1]);
}

void RowTable::set(Table table, Batch::Kind kind, std::string_view key, std::string_view value) {
  if (used_ * 2 >= slots_.size()) grow();
  rows_.append(table, kind, key, value);
  uint32_t& slot = slots_[slot_of(table, key)];
  used_ += slot == 0 ? 1 : 0;
  slot = static_cast<uint32_t>(rows_.size());
}

// Of the key, or the empty one where it belongs.
size_t RowTable::slot_of(Table table, std::string_view key) const {
  size_t slot = Rows::hash_of(table, key) & (slots_.size() - 1);
  while (slots_[slot] != 0 && compare(rows_[slots_[slot] - 1], table, key) != 0) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

void RowTable::grow() {
  constexpr size_t slots_at_first = 512;  // enough for some thirty receipts
  slots_.assign(std::max(slots_.size() * 2, slots_at_first), 0);
  for (size_t i = 0; i < rows_.size(); ++i) {
    slots_[slot_of(rows_[i].table, rows_[i].key)] = static_cast<uint32_t>(i + 1);
  }
}

OrStoreError<std::optional<std::string>> Layered::get(Table table, std::string_view key) const {
  const uint32_t hash = Rows::hash_of(table, key);
  for (size_t i = overlay_.run_count(); i-- > 0;) {
    const auto found = overlay_.run(i).find(table, key, hash);
    if (!found) continue;
    if (found->kind == Batch::Kind::erase) return std::nullopt;
    return std::optional(std::string(found->value));
  }
  return below_->get(table, key);
}

OrStoreError<void> Layered::scan(const Range& range, const Visit& visit) const {
  OverlayCursor cursor(overlay_, range);
  bool stopped = false;
  const auto visit_rows_while = [&](const auto& condition) {
    while (!stopped && !cursor.at_end() && condition()) {
      const Batch::Operation row = cursor.row();
      if (row.kind != Batch::Kind::erase) stopped = !visit(row.key, row.value);
      cursor.next();
    }
  };
  const auto scanned = below_->scan(range, [&](std::string_view key, std::string_view value) {
    visit_rows_while([&] { return !cursor.is_after(key) && cursor.row().key != key; });
    if (stopped) return false;
    if (!cursor.at_end() && cursor.row().key == key) {
      visit_rows_while([&] { return cursor.row().key == key; });
    } else {
      stopped = !visit(key, value);
    }
    return !stopped;
  });
  if (!scanned) return scanned;
  visit_rows_while([] { return true; });
  return {};
}

}  // namespace motcua
