// Groups and commits; and what opening a store must redo.
#include "engine/registrar/registrar.h"

#include <algorithm>

#include "engine/check.h"
#include "engine/try.h"

namespace motcua {
namespace {

constexpr const char* partition_name = "main";

}  // namespace

OrStoreError<std::unique_ptr<Registrar>> Registrar::open(Store& store,
                                                         const RegistrarOptions& options,
                                                         Instant now, const TellRebuild& tell) {
  std::unique_ptr<Registrar> registrar(new Registrar(store, options));
  TRY(adopt_tables(store));
  TRY(registrar->load(tell));
  TRY(registrar->start_journal(now));
  return registrar;
}

OrStoreError<void> Registrar::load(const TellRebuild& tell) {
  auto loaded = TRY(bring_tables_up(store_, tell));
  head_ = loaded.head;
  standing_ = loaded.standing;
  tables_.emplace(std::move(loaded.tables));
  rewritten_sequence_ = loaded.rewritten_sequence;
  return {};
}

OrStoreError<void> Registrar::start_journal(Instant now) {
  if (head_.sequence == 0) {
    JournalRecord record = next_record({.command = PublishCatalogue{}, .actor = {}}, {}, now);
    record.body = built_in_entries();
    append(record);
  }
  const Instant stamp = std::max(now, head_.stamp);
  JournalRecord record = next_record({.command = PublishCatalogue{}, .actor = {}}, {}, stamp);
  record.body = TermBegan{.partition = partition_name,
                          .program = program_name,
                          .journal_format = journal_format_version};
  append(record);
  return commit();
}

Group& Registrar::group() {
  if (!group_) group_ = std::make_shared<Group>(store_, standing_, head_, written_);
  return *group_;
}

JournalRecord Registrar::next_record(const Request& request, const Actor& actor,
                                     Instant stamp) const {
  const Head& head = group_ ? group_->head() : head_;
  JournalRecord record;
  record.header.sequence = head.sequence + 1;
  record.header.recorded_at = std::max(stamp, head.stamp);
  record.header.previous_hash = head.hash;
  record.header.effective_at = record.header.recorded_at;
  record.header.actor = actor;
  record.header.request_id = request.request_id;
  record.header.request_hash = request.content_hash;
  record.header.salt = request.salt;
  record.header.late_entry_reason = request.late_entry_reason;
  return record;
}

std::shared_ptr<const Dossier> Registrar::append(JournalRecord& record,
                                                 std::shared_ptr<const Catalogue> next) {
  const JournalHeader& header = record.header;
  if (!header.request_id.empty()) {
    request_ids_.add(request_week(header.recorded_at), header.request_id);
  }
  const StoredRecord stored = seal(record);
  return group().append(record, stored, std::move(next));
}

tl::unexpected<StoreError> Registrar::fail(const StoreError& error) {
  group().fail(error);
  return tl::unexpected(error);
}

OrStoreError<std::shared_ptr<const Group>> Registrar::write_group() {
  if (group_ && group_->failure()) return tl::unexpected(*group_->failure());
  CHECK(!written_, "expected the group before to be released, which ends with record ",
        written_->head().sequence);
  if (group_ && !group_->empty()) {
    group_->release_before();
    const auto written = store_.write(group_->journal_batch());
    if (!written) return fail(written.error());
  }
  const std::shared_ptr<Group> group = std::exchange(group_, nullptr);
  if (!group || group->empty()) return nullptr;
  CHECK(group->begins_after() == head_.sequence, "expected a group after record ", head_.sequence,
        ", got one after ", group->begins_after());
  head_ = group->head();
  standing_ = group->standing();
  const std::vector<Range>& erased = group->erased();
  erased_.insert(erased_.end(), erased.begin(), erased.end());
  const std::vector<std::string>& files = group->erased_files();
  erased_files_.insert(erased_files_.end(), files.begin(), files.end());
  written_ = group;
  return written_;
}

OrStoreError<void> Registrar::commit() {
  const auto group = TRY(write_group());
  if (!group) return {};
  if (auto synced = store_.sync_journal(); !synced) return fail(synced.error());
  if (auto written = tables_->follow(*group); !written) return fail(written.error());
  release_written();
  return {};
}

OrStoreError<void> Registrar::set_rewritten(int64_t sequence) {
  rewritten_sequence_ = sequence;
  Batch batch;
  batch.put(Table::meta, rewritten_key, encode_number(sequence));
  if (auto written = store_.write(batch); !written) return fail(written.error());
  return {};
}

}  // namespace motcua
