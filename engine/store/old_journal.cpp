// Read only, under the lock of whoever would write it.
#include "engine/store/old_journal.h"

#include <rocksdb/db.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/store/acknowledged.h"
#include "engine/store/journal_check.h"
#include "engine/store/read_only_journal.h"
#include "engine/store/rocks_database.h"
#include "engine/store/rocks_errors.h"
#include "engine/try.h"

namespace motcua {
namespace {

class OldJournal final : public Readable {
 public:
  OldJournal(DatabaseLock lock, std::unique_ptr<Readable> journal)
      : lock_(std::move(lock)), journal_(std::move(journal)) {}

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return journal_->get(table, key);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return journal_->scan(range, visit);
  }

 private:
  const DatabaseLock lock_;  // longer than the journal is read
  const std::unique_ptr<Readable> journal_;
};

}  // namespace

OrStoreError<bool> has_old_journal(const std::string& directory) {
  const std::string journal = journal_of(directory);
  if (!has_database(journal)) return false;
  std::vector<std::string> families;
  const auto status = rocksdb::DB::ListColumnFamilies(rocksdb::DBOptions(), journal, &families);
  if (!status.ok()) return tl::unexpected(error_of(status));
  if (std::find(families.begin(), families.end(), name_of(Table::private_parts)) !=
      families.end()) {
    return false;
  }
  // One that is new and empty, too, where a crash came before its second table was made.
  const auto database = TRY(open_read_only(journal));
  return last_record(*database).map([](const auto& last) { return last.has_value(); });
}

OrStoreError<std::unique_ptr<Readable>> open_old_journal(const std::string& directory) {
  auto lock = TRY(DatabaseLock::take(journal_of(directory)));
  const auto acknowledged = TRY(AcknowledgedFile::read(acknowledged_of(directory)));
  TRY(check_journal(journal_of(directory), acknowledged, false));
  auto read = TRY(read_journal(directory));
  return std::make_unique<OldJournal>(std::move(lock), std::move(read));
}

}  // namespace motcua
