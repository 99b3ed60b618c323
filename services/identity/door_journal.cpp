// Records by their numbers, big-endian, so that the last is found at the end.
#include "services/identity/door_journal.h"

#include <rocksdb/utilities/checkpoint.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>

#include "engine/records/codec.h"
#include "engine/records/digest.h"
#include "engine/records/key_bytes.h"
#include "engine/try.h"
#include "services/identity/small_database.h"

namespace motcua {
namespace {

constexpr std::chrono::seconds interval(1);

std::string key_of(int64_t number) {
  std::string key;
  append_part(key, number);
  return key;
}

}  // namespace

DoorJournal::DoorJournal(std::unique_ptr<rocksdb::DB> database, const DoorJournalLimits& limits)
    : database_(std::move(database)), limits_(limits) {}

tl::expected<std::unique_ptr<DoorJournal>, std::string> DoorJournal::open(
    const std::string& directory, const DoorJournalLimits& limits) {
  auto database = TRY(open_small_database(directory));
  std::unique_ptr<DoorJournal> journal(new DoorJournal(std::move(database), limits));
  const std::string defect = journal->read_end();
  if (!defect.empty()) return tl::unexpected(directory + ": " + defect);
  journal->writer_ = std::thread([raw = journal.get()] { raw->write_until_closed(); });
  return journal;
}

DoorJournal::~DoorJournal() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_all();
  if (writer_.joinable()) writer_.join();
}

std::string DoorJournal::read_end() {
  const std::unique_ptr<rocksdb::Iterator> row(database_->NewIterator({}));
  row->SeekToLast();
  if (!row->Valid()) return row->status().ok() ? "" : row->status().ToString();
  DoorRecord record;
  if (!decode_as_stored(view_of(row->value()), record)) return "the last record is unreadable";
  last_number_ = record.number;
  last_hash_ = sha256(view_of(row->value()));
  return {};
}

std::string DoorJournal::check() {
  write_waiting();
  const std::unique_ptr<rocksdb::Iterator> row(database_->NewIterator({}));
  std::optional<int64_t> number;
  std::string hash;
  for (row->SeekToFirst(); row->Valid(); row->Next()) {
    DoorRecord record;
    const bool is_legible = decode_as_stored(view_of(row->value()), record);
    const bool is_first = !number;  // those before it are forgotten
    const bool follows = is_first || (record.number == *number + 1 && record.previous_hash == hash);
    if (!is_legible || !follows) return "record " + std::to_string(record.number);
    number = record.number;
    hash = sha256(view_of(row->value()));
  }
  return row->status().ok() ? "" : row->status().ToString();
}

tl::expected<void, std::string> DoorJournal::copy_to(const std::string& folder) {
  write_waiting();
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(database_.get(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  if (status.ok()) status = checkpoint->CreateCheckpoint(folder);
  if (status.ok()) return {};
  return tl::unexpected(status.ToString());
}

void DoorJournal::add(DoorEvent event, Instant now) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() >= limits_.waiting_max) {
    ++lost_;
    return;
  }
  waiting_.emplace_back(std::move(event), now);
}

bool DoorJournal::add_look(DoorEvent event, Instant now) {
  const std::lock_guard lock(mutex_);
  if (has_failed_ || waiting_.size() >= limits_.waiting_max / 10 * 9) return false;
  size_t& of_account = looks_[event.account];
  if (of_account >= limits_.waiting_max / 4) return false;
  ++of_account;
  waiting_.emplace_back(std::move(event), now);
  return true;
}

void DoorJournal::write_until_closed() {
  bool is_closed = false;
  while (!is_closed) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, interval, [&] { return is_closed_; });
      is_closed = is_closed_;
    }
    write_waiting();
  }
}

void DoorJournal::write_waiting() {
  const std::lock_guard writing(writing_mutex_);
  std::vector<std::pair<DoorEvent, Instant>> waiting;
  {
    const std::lock_guard lock(mutex_);
    waiting.swap(waiting_);
    looks_.clear();
  }
  if (waiting.empty()) return;
  rocksdb::WriteBatch batch;
  int64_t number = last_number_;
  std::string hash = last_hash_;
  for (const auto& [event, at] : waiting) {
    const std::string bytes =
        encode(DoorRecord{.number = ++number, .at = at, .previous_hash = hash, .event = event});
    batch.Put(key_of(number), bytes);
    hash = sha256(bytes);
  }
  if (!database_->Write(synced(), &batch).ok()) return wait_again(std::move(waiting));
  last_number_ = number;
  last_hash_ = hash;
  forget_old(waiting.back().second, 2 * waiting.size());
  const std::lock_guard lock(mutex_);
  has_failed_ = false;
}

// Before what came meanwhile; within the bound.
void DoorJournal::wait_again(std::vector<std::pair<DoorEvent, Instant>> waiting) {
  const std::lock_guard lock(mutex_);
  has_failed_ = true;
  std::move(waiting_.begin(), waiting_.end(), std::back_inserter(waiting));
  waiting_ = std::move(waiting);
  if (waiting_.size() <= limits_.waiting_max) return;
  lost_ += static_cast<int64_t>(waiting_.size() - limits_.waiting_max);
  waiting_.resize(limits_.waiting_max);
}

// Some at a time, from the first, and faster than they come.
void DoorJournal::forget_old(Instant now, size_t at_once) {
  const Instant oldest = plus_minutes(now, -limits_.kept_days * minutes_per_day);
  const std::unique_ptr<rocksdb::Iterator> row(database_->NewIterator({}));
  rocksdb::WriteBatch batch;
  row->SeekToFirst();
  for (size_t i = 0; i < at_once && row->Valid(); ++i, row->Next()) {
    DoorRecord record;
    if (!decode_as_stored(view_of(row->value()), record) || record.at >= oldest) break;
    batch.Delete(row->key());
  }
  if (batch.Count() > 0) database_->Write({}, &batch);
}

bool DoorJournal::list(const DoorQuery& query, const std::function<bool(const DoorRecord&)>& take) {
  constexpr int64_t asked_every = 1000;
  write_waiting();
  const auto is_asked_for = [&](const DoorEvent& event) {
    const auto& codes = query.codes;
    return (query.account.empty() || event.account == query.account) &&
           (codes.empty() || std::find(codes.begin(), codes.end(), event.dossier) != codes.end());
  };
  const std::unique_ptr<rocksdb::Iterator> row(database_->NewIterator({}));
  query.before > 0 ? row->SeekForPrev(key_of(query.before - 1)) : row->SeekToLast();
  for (; row->Valid(); row->Prev()) {
    DoorRecord record;
    if (!decode_as_stored(view_of(row->value()), record)) return false;
    if (record.number % asked_every == 0 && query.goes_on && !query.goes_on()) return false;
    if (is_asked_for(record.event) && !take(record)) break;
  }
  return row->status().ok();
}

DoorJournal::Figures DoorJournal::figures() const {
  const std::lock_guard lock(mutex_);
  return {.waiting = waiting_.size(), .lost = lost_};
}

}  // namespace motcua
