// Groups, commits, checkpoints; and what opening a store must make good.
#include "engine/registrar/registrar.h"

#include <algorithm>

#include "engine/check.h"
#include "engine/registrar/checkpoint.h"

namespace motcua {
namespace {

constexpr const char* partition_name = "main";

// After a crash the tables lack two lags at most: one that was being written, and what came
// meanwhile. If they lack more, they were lost, and are made again piece by piece.
constexpr int redone_lags_max = 3;

// With what a checkpoint is being written of, if one is.
Lag whole_lag(const std::shared_ptr<const Checkpoint>& frozen, const Lag& after) {
  return frozen ? frozen->lag.under(after) : after;
}

}  // namespace

OrStoreError<std::unique_ptr<Registrar>> Registrar::open(Store& store,
                                                         const RegistrarOptions& options,
                                                         Instant now, const TellRebuild& tell) {
  std::unique_ptr<Registrar> registrar(new Registrar(store, options));
  if (const auto adopted = adopt_tables(store); !adopted) return tl::unexpected(adopted.error());
  if (const auto loaded = registrar->load(tell); !loaded) return tl::unexpected(loaded.error());
  if (const auto begun = registrar->start_journal(now); !begun)
    return tl::unexpected(begun.error());
  return registrar;
}

OrStoreError<void> Registrar::load(const TellRebuild& tell) {
  const RedoBounds bounds{.records_max = redone_lags_max * options_.lag_records_max,
                          .bytes_max = redone_lags_max * options_.lag_bytes_max};
  auto loaded = bring_tables_up(store_, bounds, tell);
  if (!loaded) return tl::unexpected(loaded.error());
  head_ = loaded->head;
  catalogue_ = loaded->catalogue;
  tables_ = loaded->tables;
  lag_ = std::move(loaded->lag);
  rewritten_sequence_ = loaded->rewritten_sequence;
  return {};
}

OrStoreError<void> Registrar::start_journal(Instant now) {
  if (head_.sequence == 0) {
    JournalRecord record = next_record({.command = PublishCatalogue{}, .actor = {}}, now);
    record.body = built_in_entries();
    append(record);
  }
  const Instant stamp = std::max(now, head_.stamp);
  JournalRecord record = next_record({.command = PublishCatalogue{}, .actor = {}}, stamp);
  record.body = TermBegan{.partition = partition_name,
                          .program = program_name,
                          .journal_format = journal_format_version};
  append(record);
  return commit();
}

Group& Registrar::group() {
  if (!group_) {
    group_tables_ = std::make_unique<Layered>(store_, whole_lag(frozen_, lag_).overlay);
    group_ = std::make_shared<Group>(store_, *group_tables_, catalogue_, head_, written_);
  }
  return *group_;
}

JournalRecord Registrar::next_record(const Request& request, Instant stamp) const {
  const Head& head = group_ ? group_->head() : head_;
  JournalRecord record;
  record.header.sequence = head.sequence + 1;
  record.header.recorded_at = std::max(stamp, head.stamp);
  record.header.previous_hash = head.hash;
  record.header.effective_at = record.header.recorded_at;
  record.header.actor = request.actor;
  record.header.request_id = request.request_id;
  record.header.request_hash = request.content_hash;
  record.header.salt = request.salt;
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

tl::unexpected<StoreError> Registrar::stop(const StoreError& error) {
  stopped_ = error;
  return tl::unexpected(error);
}

OrStoreError<WrittenGroup> Registrar::write_group() {
  if (stopped_) return tl::unexpected(*stopped_);
  CHECK(!written_);
  const std::shared_ptr<Group> group = std::exchange(group_, nullptr);
  if (!group || group->empty()) return WrittenGroup{};
  if (const auto written = store_.write(group->journal_batch()); !written) {
    return stop(written.error());
  }
  head_ = group->head();
  catalogue_ = group->shared_catalogue();
  const std::vector<Range>& erased = group->erased();
  erased_.insert(erased_.end(), erased.begin(), erased.end());
  auto before = group->release_before();
  written_ = group;
  return WrittenGroup{.group = written_,
                      .before = std::move(before),
                      .frozen = frozen_,
                      .lag = lag_,
                      .tables_sequence = tables_.sequence};
}

WrittenGroup::Settled WrittenGroup::settled() const {
  Lag with_group = lag;
  with_group.add(*group);
  RegisterState state{.head = group->head(),
                      .catalogue = group->shared_catalogue(),
                      .lag = whole_lag(frozen, with_group),
                      .tables_sequence = tables_sequence};
  return {.lag = std::move(with_group), .state = std::move(state)};
}

void Registrar::settle_group(Lag lag) {
  CHECK(written_);
  lag_ = std::move(lag);
  written_.reset();
}

RegisterState Registrar::state() const {
  CHECK(!written_);
  return {.head = head_,
          .catalogue = catalogue_,
          .lag = whole_lag(frozen_, lag_),
          .tables_sequence = tables_.sequence};
}

std::shared_ptr<const Checkpoint> Registrar::begin_checkpoint() {
  CHECK(!frozen_ && !written_ && group_empty());
  frozen_ =
      std::make_shared<const Checkpoint>(Checkpoint{.before = tables_,
                                                    .head = head_,
                                                    .lag = std::exchange(lag_, {}),
                                                    .rewritten_sequence = rewritten_sequence_});
  return frozen_;
}

void Registrar::settle_checkpoint() {
  tables_ = frozen_->head;
  frozen_.reset();
}

OrStoreError<void> Registrar::commit() {
  if (auto committed = commit_group(); !committed) return committed;
  if (!checkpoint_is_due()) return {};
  return checkpoint();
}

OrStoreError<void> Registrar::commit_group() {
  const auto written = write_group();
  if (!written) return tl::unexpected(written.error());
  if (!written->group) return {};
  settle_group(written->settled().lag);
  if (auto synced = store_.sync_journal(); !synced) return stop(synced.error());
  return {};
}

OrStoreError<void> Registrar::checkpoint() {
  if (auto committed = commit_group(); !committed) return committed;
  if (lag_records() == 0) return {};
  if (auto written = write_checkpoint(store_, *begin_checkpoint()); !written) {
    return stop(written.error());
  }
  settle_checkpoint();
  return {};
}

}  // namespace motcua
