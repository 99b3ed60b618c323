// Multi-version maps: a snapshot is a version number; what no snapshot can see is dropped on write.
#include "engine/store/memory_store.h"

#include <array>
#include <utility>

#include "engine/check.h"
#include "engine/records/cell_codec.h"

namespace motcua {

class MemorySnapshot final : public Readable {
 public:
  MemorySnapshot(const MemoryStore& store, uint64_t version) : store_(store), version_(version) {}
  ~MemorySnapshot() override {
    const std::lock_guard lock(store_.mutex_);
    const auto found = store_.snapshots_.find(version_);
    CHECK(found != store_.snapshots_.end(), "expected version ", version_, " to be kept");
    if (--found->second == 0) store_.snapshots_.erase(found);
  }
  MemorySnapshot(const MemorySnapshot&) = delete;
  MemorySnapshot& operator=(const MemorySnapshot&) = delete;

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return store_.get_at(table, key, version_of(table));
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    store_.scan_at(range, visit, version_of(range.table));
    return {};
  }

 private:
  uint64_t version_of(Table table) const { return is_of_journal(table) ? ~uint64_t{0} : version_; }
  const MemoryStore& store_;
  const uint64_t version_;
};

namespace {

const std::string* value_at(const std::map<uint64_t, std::optional<std::string>>& versions,
                            uint64_t version) {
  auto after = versions.upper_bound(version);
  if (after == versions.begin()) return nullptr;
  const auto& value = std::prev(after)->second;
  return value ? &*value : nullptr;
}

std::optional<std::string> after(const Batch::Operation& operation, const std::string* before) {
  switch (operation.kind) {
    case Batch::Kind::erase:
    case Batch::Kind::erase_range: return std::nullopt;
    case Batch::Kind::add:
      return sum_of_cells(
          std::array{before ? std::string_view(*before) : std::string_view{}, operation.value});
    case Batch::Kind::put: break;
  }
  return std::string(operation.value);
}

}  // namespace

std::optional<std::string> MemoryStore::get_at(Table table, std::string_view key,
                                               uint64_t version) const {
  const std::lock_guard lock(mutex_);
  const Entries& entries = tables_[static_cast<size_t>(table)];
  const auto found = entries.find(key);
  if (found == entries.end()) return std::nullopt;
  const std::string* value = value_at(found->second, version);
  return value ? std::optional(*value) : std::nullopt;
}

void MemoryStore::scan_at(const Range& range, const Visit& visit, uint64_t version) const {
  // Copied out first: the visitor may read the store itself.
  std::vector<std::pair<std::string, std::string>> found;
  {
    const std::lock_guard lock(mutex_);
    const Entries& entries = tables_[static_cast<size_t>(range.table)];
    const auto end = range.to.empty() ? entries.end() : entries.lower_bound(range.to);
    for (auto at = entries.lower_bound(range.from); at != end && at != entries.end(); ++at) {
      if (!range.to.empty() && at->first >= range.to) break;
      if (const std::string* value = value_at(at->second, version)) {
        found.emplace_back(at->first, *value);
      }
    }
  }
  const auto each = [&](const auto& entry) { return visit(entry.first, entry.second); };
  if (range.direction == Direction::forward) {
    for (auto at = found.begin(); at != found.end() && each(*at); ++at) {
    }
  } else {
    for (auto at = found.rbegin(); at != found.rend() && each(*at); ++at) {
    }
  }
}

OrStoreError<std::optional<std::string>> MemoryStore::get(Table table, std::string_view key) const {
  return get_at(table, key, ~uint64_t{0});
}

OrStoreError<void> MemoryStore::scan(const Range& range, const Visit& visit) const {
  scan_at(range, visit, ~uint64_t{0});
  return {};
}

std::shared_ptr<const Readable> MemoryStore::snapshot() const {
  const std::lock_guard lock(mutex_);
  ++snapshots_[version_];
  return std::make_shared<MemorySnapshot>(*this, version_);
}

uint64_t MemoryStore::oldest_needed() const {
  return snapshots_.empty() ? version_ : snapshots_.begin()->first;
}

MemoryStore::Fault MemoryStore::next_fault() {
  const bool failed_before = failed_;
  failed_ = failed_ || fail_after_ == 0;
  if (fail_after_ > 0) --fail_after_;
  return {.fails = failed_, .loses = failed_before || (failed_ && !written_all_the_same_)};
}

void MemoryStore::undo(std::vector<Change>& changes) {
  ++version_;
  const auto undone = std::exchange(changes, {});
  for (auto change = undone.rbegin(); change != undone.rend(); ++change) {
    Entries& entries = tables_[static_cast<size_t>(change->table)];
    entries[change->key].insert_or_assign(version_, change->before);
  }
}

void MemoryStore::reopen() {
  const std::lock_guard lock(mutex_);
  failed_ = false;
  fail_after_ = -1;
  undo(unflushed_);
}

void MemoryStore::flush() {
  const std::lock_guard lock(mutex_);
  unflushed_.clear();
  table_writes_ = 0;
}

void MemoryStore::count_table_write() {
  constexpr int writes_between_flushes = 5;
  if (++table_writes_ < writes_between_flushes) return;
  table_writes_ = 0;
  unflushed_.clear();
}

OrStoreError<void> MemoryStore::sync_journal() {
  const std::lock_guard lock(mutex_);
  const Fault fault = next_fault();
  if (fault.loses) undo(unsynced_);
  unsynced_.clear();
  if (fault.fails) return tl::unexpected(StoreError{.message = "injected sync fault"});
  return {};
}

void MemoryStore::apply(const Batch::Operation& operation, Entries& entries,
                        Entries::iterator entry) {
  const uint64_t oldest = oldest_needed();
  Versions& versions = entry->second;
  const std::string* before = value_at(versions, version_);
  auto& changes = is_of_journal(operation.table) ? unsynced_ : unflushed_;
  changes.push_back(
      {operation.table, entry->first, before ? std::optional(*before) : std::nullopt});
  versions.insert_or_assign(version_, after(operation, before));
  auto keep = versions.upper_bound(oldest);
  if (keep != versions.begin()) versions.erase(versions.begin(), std::prev(keep));
  if (versions.size() == 1 && !versions.begin()->second && oldest >= version_) {
    entries.erase(entry);
  }
}

OrStoreError<void> MemoryStore::write(const Batch& batch) {
  const std::lock_guard lock(mutex_);
  const Fault fault = next_fault();
  if (fault.loses) {
    undo(unsynced_);
    return tl::unexpected(StoreError{.message = "injected write fault"});
  }
  ++version_;
  for (size_t i = 0; i < batch.size(); ++i) {
    const Batch::Operation operation = batch[i];
    Entries& entries = tables_[static_cast<size_t>(operation.table)];
    if (operation.kind == Batch::Kind::erase_range) {
      const auto end =
          operation.value.empty() ? entries.end() : entries.lower_bound(operation.value);
      for (auto entry = entries.lower_bound(operation.key); entry != end;) {
        apply(operation, entries, entry++);
      }
    } else {
      apply(operation, entries, entries.try_emplace(std::string(operation.key)).first);
    }
  }
  if (!batch.empty() && !is_of_journal(batch[0].table)) count_table_write();
  if (fault.fails) {
    return tl::unexpected(StoreError{.message = "injected fault after the write"});
  }
  return {};
}

uint64_t MemoryStore::free_bytes() const { return free_bytes_; }

void MemoryStore::fail_after(int64_t writes_and_syncs, bool written_all_the_same) {
  const std::lock_guard lock(mutex_);
  fail_after_ = writes_and_syncs;
  written_all_the_same_ = written_all_the_same;
}

std::map<std::pair<Table, std::string>, std::string> MemoryStore::contents() const {
  std::map<std::pair<Table, std::string>, std::string> result;
  const std::lock_guard lock(mutex_);
  for (size_t i = 0; i < table_count; ++i) {
    for (const auto& [key, versions] : tables_[i]) {
      if (const std::string* value = value_at(versions, version_)) {
        result.emplace(std::pair{static_cast<Table>(i), key}, *value);
      }
    }
  }
  return result;
}

}  // namespace motcua
