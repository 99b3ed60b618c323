// RocksDB's read-only database, which reads the logs into memory and changes nothing.
#include "engine/store/old_journal.h"

#include <rocksdb/db.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "engine/store/acknowledged.h"
#include "engine/store/journal_check.h"
#include "engine/store/rocks_errors.h"

namespace motcua {
namespace {

class OldJournal final : public Readable {
 public:
  OldJournal(rocksdb::FileLock* lock, std::unique_ptr<rocksdb::DB> database)
      : lock_(lock), database_(std::move(database)) {}
  ~OldJournal() override {
    database_.reset();
    rocksdb::Env::Default()->UnlockFile(lock_);
  }
  OldJournal(const OldJournal&) = delete;
  OldJournal& operator=(const OldJournal&) = delete;

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    if (table != Table::journal) return std::nullopt;
    std::string value;
    const auto status = database_->Get({}, rocksdb::Slice(key.data(), key.size()), &value);
    if (status.IsNotFound()) return std::nullopt;
    if (!status.ok()) return tl::unexpected(error_of(status));
    return value;
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    if (range.table != Table::journal) return {};
    rocksdb::ReadOptions options;
    const rocksdb::Slice lower(range.from);
    const rocksdb::Slice upper(range.to);
    options.iterate_lower_bound = &lower;
    if (!range.to.empty()) options.iterate_upper_bound = &upper;
    const std::unique_ptr<rocksdb::Iterator> at(database_->NewIterator(options));
    const bool forward = range.direction == Direction::forward;
    for (forward ? at->SeekToFirst() : at->SeekToLast(); at->Valid();
         forward ? at->Next() : at->Prev()) {
      if (!visit(at->key().ToStringView(), at->value().ToStringView())) break;
    }
    if (!at->status().ok()) return tl::unexpected(error_of(at->status()));
    return {};
  }

 private:
  rocksdb::FileLock* const lock_;
  std::unique_ptr<rocksdb::DB> database_;
};

}  // namespace

OrStoreError<bool> has_old_journal(const std::string& directory) {
  const std::string journal = directory + "/journal";
  std::error_code error;
  if (!std::filesystem::exists(journal + "/CURRENT", error)) return false;
  std::vector<std::string> families;
  const auto status = rocksdb::DB::ListColumnFamilies(rocksdb::DBOptions(), journal, &families);
  if (!status.ok()) return tl::unexpected(error_of(status));
  if (std::find(families.begin(), families.end(), name_of(Table::private_parts)) !=
      families.end()) {
    return false;
  }
  // One that is new and empty, too, where a crash came before its second table was made.
  const auto database = open_read_only(journal);
  if (!database) return tl::unexpected(database.error());
  return last_record(**database).map([](const auto& last) { return last.has_value(); });
}

OrStoreError<std::unique_ptr<Readable>> open_old_journal(const std::string& directory) {
  const std::string journal = directory + "/journal";
  rocksdb::FileLock* lock = nullptr;
  if (const auto status = rocksdb::Env::Default()->LockFile(journal + "/LOCK", &lock);
      !status.ok()) {
    return tl::unexpected(error_of(status));
  }
  const auto fail = [lock](StoreError error) {
    rocksdb::Env::Default()->UnlockFile(lock);
    return tl::unexpected(std::move(error));
  };
  const auto acknowledged = AcknowledgedFile::read(directory + "/acknowledged");
  if (!acknowledged) return fail(acknowledged.error());
  if (const auto sound = check_journal(journal, *acknowledged); !sound) return fail(sound.error());
  auto database = open_read_only(journal);
  if (!database) return fail(database.error());
  return std::make_unique<OldJournal>(lock, std::move(*database));
}

}  // namespace motcua
