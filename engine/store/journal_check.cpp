// The logs' bytes, and then the journal as RocksDB would read it.
#include "engine/store/journal_check.h"

#include <rocksdb/db.h>

#include <filesystem>
#include <memory>

#include "engine/records/codec.h"
#include "engine/records/digest.h"
#include "engine/records/rows.h"
#include "engine/store/log_damage.h"
#include "engine/store/rocks_errors.h"
#include "engine/try.h"

namespace motcua {
namespace {

class NoTextLog final : public rocksdb::Logger {
 public:
  using Logger::Logv;
  void Logv(const char*, va_list) override {}
};

std::string record(std::string_view key) {
  const auto sequence = parse_key<Table::journal>(key);
  return "record " + (sequence ? std::to_string(*sequence) : to_hex(key));
}

std::string describe(const LogDamage& damage) {
  const std::string file = "journal/" + damage.file;
  const std::string byte = std::to_string(damage.from_byte);
  switch (damage.kind) {
    case LogDamage::Kind::unreadable:
      return file + " cannot be read from byte " + byte + " on, and more comes after it";
    case LogDamage::Kind::write_missing:
      return "of " + file + " what was written after byte " + byte +
             " is missing, and more comes after it";
    case LogDamage::Kind::write_repeated:
      return file + " has from byte " + byte +
             " on what was written before; restore the last backup, or cut the file there";
  }
  return file;
}

// Empty if the record that was acknowledged last is there.
OrStoreError<std::string> what_is_lost(rocksdb::DB& journal,
                                       const std::optional<Acknowledged>& acknowledged) {
  if (!acknowledged || acknowledged->key.empty()) return std::string();  // nothing was
  std::string found;
  const auto status = journal.Get({}, acknowledged->key, &found);
  if (status.IsNotFound()) return record(acknowledged->key) + " was acknowledged, but is not there";
  if (!status.ok()) return tl::unexpected(error_of(status));
  if (sha256(found) == acknowledged->hash) return std::string();
  return record(acknowledged->key) + " is not the one that was acknowledged";
}

}  // namespace

OrStoreError<std::unique_ptr<rocksdb::DB>> open_read_only(const std::string& folder) {
  rocksdb::Options options;
  options.info_log = std::make_shared<NoTextLog>();
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(options, folder, &opened);
  if (!status.ok()) return tl::unexpected(error_of(status));
  return std::unique_ptr<rocksdb::DB>(opened);
}

OrStoreError<std::optional<Acknowledged>> last_record(rocksdb::DB& journal) {
  const std::unique_ptr<rocksdb::Iterator> last(journal.NewIterator({}));
  last->SeekToLast();
  if (!last->status().ok()) return tl::unexpected(error_of(last->status()));
  if (!last->Valid()) return std::nullopt;
  return Acknowledged{last->key().ToString(), sha256(last->value().ToStringView())};
}

OrStoreError<void> check_journal(const std::string& folder,
                                 const std::optional<Acknowledged>& acknowledged, bool accept_end) {
  const auto damage = TRY(find_log_damage(folder));
  if (damage && damage->kind == LogDamage::Kind::write_repeated)
    return corrupted(describe(*damage));
  if (accept_end) return {};
  const auto list = TRY(find_damage_of_file_list(folder));
  if (list) {
    return tl::unexpected(StoreError{
        .kind = StoreError::Kind::incomplete,
        .message = "journal/" + list->file + ", which names the journal's files, ends within an " +
                   "entry at byte " + std::to_string(list->from_byte) +
                   "; files that it named after it would be deleted"});
  }
  const auto journal = TRY(open_read_only(folder));
  auto lost = TRY(what_is_lost(*journal, acknowledged));
  if (damage) {
    lost = describe(*damage) + (lost.empty() ? "" : "; " + lost);
  }
  if (lost.empty()) return {};
  const auto last = TRY(last_record(*journal));
  return tl::unexpected(StoreError{.kind = StoreError::Kind::incomplete,
                                   .message = lost + "; readable is the journal up to " +
                                              (last ? record(last->key) : std::string("nothing"))});
}

OrStoreError<void> check_journal_reaches_tables(const std::string& journal_folder,
                                                const std::string& tables_folder) {
  const auto tables = open_read_only(tables_folder);
  const auto damaged = [](std::string message) {
    return tl::unexpected(
        StoreError{.kind = StoreError::Kind::tables_damaged, .message = std::move(message)});
  };
  if (!tables) return damaged(tables.error().message);
  std::string bytes;
  const auto status = (*tables)->Get({}, std::string(head_key), &bytes);
  if (status.IsNotFound()) return {};  // nothing was written to them yet
  Head head;
  if (!status.ok() || !decode(bytes, head)) return damaged("the head is unreadable");
  const Acknowledged rests_on{encode_key<Table::journal>(head.sequence), head.hash};
  const auto lost = [&](const std::string& readable) {
    return tl::unexpected(StoreError{
        .kind = StoreError::Kind::incomplete,
        .message = "the tables rest on " + record(rests_on.key) +
                   ", but it is not there or another one; readable is the journal up to " +
                   readable});
  };
  std::error_code error;
  if (!std::filesystem::exists(journal_folder + "/CURRENT", error)) return lost("nothing");
  const auto journal = TRY(open_read_only(journal_folder));
  const auto missing = TRY(what_is_lost(*journal, rests_on));
  if (missing.empty()) return {};
  const auto last = TRY(last_record(*journal));
  return lost(last ? record(last->key) : "nothing");
}

}  // namespace motcua
