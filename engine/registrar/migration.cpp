// Record by record, some hundred in a write.
#include "engine/registrar/migration.h"

#include "engine/records/digest.h"
#include "engine/records/journal.h"
#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {
namespace {

constexpr int64_t older_format = 3;
constexpr size_t batch_bytes = 4 << 20;

class Carrying {
 public:
  Carrying(Store& to, const std::function<std::string()>& salt) : to_(to), salt_(salt) {}

  // False if it does not follow the one before it.
  bool take(std::string_view bytes) {
    JournalRecord record;
    if (!decode_record_of_format_3(bytes, record)) return false;
    JournalHeader& header = record.header;
    if (header.sequence != sequence_ + 1 || header.previous_hash != older_hash_) return false;
    older_hash_ = sha256(bytes);
    if (auto* term = std::get_if<TermBegan>(&record.body)) {
      term->journal_format = journal_format_version;
    }
    stamp_ = header.recorded_at;
    add(record);
    return true;
  }
  OrStoreError<int64_t> finish() {
    JournalRecord record{
        .header = {.sequence = sequence_ + 1, .recorded_at = stamp_, .effective_at = stamp_},
        .body = CarriedOver{.from_format = older_format, .last_hash = older_hash_}};
    add(record);
    return write().map([&] { return sequence_ - 1; });
  }
  bool is_full() const { return batch_.bytes() >= batch_bytes; }
  OrStoreError<void> write() {
    TRY(to_.write(batch_));
    batch_ = {};
    return to_.sync_journal();
  }
  int64_t sequence() const { return sequence_; }

 private:
  void add(JournalRecord& record) {
    record.header.previous_hash = hash_;
    record.header.salt = salt_();
    const StoredRecord stored = seal(record);
    const std::string key = encode_key<Table::journal>(record.header.sequence);
    if (!stored.private_part.empty()) batch_.put(Table::private_parts, key, stored.private_part);
    batch_.put(Table::journal, key, stored.public_part);
    hash_ = sha256(stored.public_part);
    sequence_ = record.header.sequence;
  }

  Store& to_;
  const std::function<std::string()>& salt_;
  Batch batch_;
  int64_t sequence_ = 0;
  Instant stamp_;
  std::string hash_;
  std::string older_hash_;
};

}  // namespace

OrStoreError<int64_t> carry_over(const Readable& from, Store& to,
                                 const std::function<std::string()>& salt,
                                 const TellRebuild& tell) {
  const auto total = TRY(last_sequence(from));
  Carrying carrying(to, salt);
  const auto take = [&](const StoredRow<Table::journal>& record) -> OrStoreError<void> {
    if (!carrying.take(record.value)) {
      return corrupted("journal record " + std::to_string(carrying.sequence() + 1) +
                       " is unreadable or does not follow the one before it");
    }
    if (!carrying.is_full()) return {};
    auto written = carrying.write();
    if (written && tell) tell({.done = carrying.sequence(), .total = total});
    return written;
  };
  return scan(from, Keys<Table::journal>{}, take).and_then([&] { return carrying.finish(); });
}

}  // namespace motcua
