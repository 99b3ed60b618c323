// RocksDB's read-only database, which reads the logs into memory.
#include "engine/store/read_only_journal.h"

#include <rocksdb/db.h>

#include <utility>

#include "engine/store/journal_check.h"
#include "engine/store/rocks_database.h"
#include "engine/store/rocks_errors.h"
#include "engine/try.h"

namespace motcua {
namespace {

class ReadOnlyJournal final : public Readable {
 public:
  explicit ReadOnlyJournal(std::unique_ptr<rocksdb::DB> database)
      : database_(std::move(database)) {}

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
  std::unique_ptr<rocksdb::DB> database_;
};

}  // namespace

OrStoreError<std::unique_ptr<Readable>> read_journal(const std::string& directory) {
  auto database = TRY(open_read_only(journal_of(directory)));
  return std::make_unique<ReadOnlyJournal>(std::move(database));
}

}  // namespace motcua
