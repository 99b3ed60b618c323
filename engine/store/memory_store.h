// The store of tests and simulations: everything in memory, every version kept that a snapshot may
// see, and faults on demand.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include "engine/store/store.h"

namespace motcua {

class MemoryStore final : public Store {
 public:
  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override;
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override;
  std::shared_ptr<const Readable> snapshot() const override;
  OrStoreError<void> write(const Batch& batch) override;
  OrStoreError<void> sync_journal() override;
  OrStoreError<void> check_files(const TellFiles&) const override { return {}; }
  OrStoreError<bool> rewrite(const std::vector<Range>&, const Readable&,
                             std::atomic<bool>&) override {
    return true;
  }
  OrStoreError<void> copy_to(const CopyTo&, const TellFiles&) override {
    return tl::unexpected(StoreError{.message = "a store in memory has no files to copy"});
  }
  std::string place() const override { return ""; }
  uint64_t free_bytes() const override;

  // After so many good writes and syncs all fail, until the store is reopened. The first failure
  // has written all, only not acknowledged it; or nothing, and the journal loses what it wrote
  // since the last sync.
  void fail_after(int64_t writes_and_syncs, bool written_all_the_same);
  // As a process finds it that starts again after a crash: tables without what was written since
  // their last flush, which is of all together, every few writes.
  void reopen();
  // Of all tables, now.
  void flush();
  void set_free_bytes(uint64_t bytes) { free_bytes_ = bytes; }
  // All that is stored, for comparison.
  std::map<std::pair<Table, std::string>, std::string> contents() const;

 private:
  // A change, and what was there before.
  struct Change {
    Table table;
    std::string key;
    std::optional<std::string> before;
  };
  friend class MemorySnapshot;
  using Versions = std::map<uint64_t, std::optional<std::string>>;  // by version
  using Entries = std::map<std::string, Versions, std::less<>>;

  // Whether this write or sync is to fail, and with nothing written.
  struct Fault {
    bool fails = false;
    bool loses = false;
  };
  Fault next_fault();
  void undo(std::vector<Change>& changes);

  std::optional<std::string> get_at(Table table, std::string_view key, uint64_t version) const;
  void scan_at(const Range& range, const Visit& visit, uint64_t version) const;
  uint64_t oldest_needed() const;
  // The entry may be gone then.
  void apply(const Batch::Operation& operation, Entries& entries, Entries::iterator entry);
  void count_table_write();

  mutable std::mutex mutex_;
  std::array<Entries, table_count> tables_;
  uint64_t version_ = 0;
  mutable std::map<uint64_t, int> snapshots_;  // version → how many
  std::vector<Change> unsynced_;               // of the journal
  std::vector<Change> unflushed_;              // of the tables
  int table_writes_ = 0;                       // since they went to files
  bool failed_ = false;
  int64_t fail_after_ = -1;
  bool written_all_the_same_ = false;
  std::atomic<uint64_t> free_bytes_ = ~uint64_t{0};
};

}  // namespace motcua
