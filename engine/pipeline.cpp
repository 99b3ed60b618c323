// The writer's loop, and what becomes of a group after it.
#include "engine/pipeline.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/lookup/file_uses.h"
#include "engine/try.h"

namespace motcua {
namespace {

constexpr size_t answers_at_first = 512;  // as many receipts as a full group has

// Until no reader needs what was before.
OrStoreError<void> rewrite_files(Store& store, const std::vector<Range>& ranges,
                                 const Readable& since, std::atomic<bool>& must_stop) {
  constexpr std::chrono::milliseconds pause(200);
  while (true) {
    const auto done = TRY(store.rewrite(ranges, since, must_stop));
    if (done || must_stop) return {};
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

Pipeline::Pipeline(Store& store, const EngineOptions& options, const WallClock& clock,
                   std::unique_ptr<Registrar> registrar, Published& published, WriterState& state,
                   KeptFiles& files)
    : store_(store),
      options_(options),
      clock_(clock),
      registrar_(std::move(registrar)),
      published_(published),
      state_(state),
      files_(files),
      intake_(options.intake_commands_max,
              options.intake_commands_max * options.intake_percent_for_receipts / 100),
      rewritten_sequence_(registrar_->rewritten_sequence()) {
  rewrite_all_ = registrar_->head().erased_sequence > rewritten_sequence_;
  if (rewrite_all_) intake_.wake();
  read_old_request_ids();
  answerer_ = std::thread([this] { answer_until_closed(); });
  syncer_ = std::thread([this] { sync_until_closed(); });
  writer_ = std::thread([this] { write_until_closed(); });
}

Pipeline::~Pipeline() { close(); }

void Pipeline::close() {
  intake_.close();
  if (writer_.joinable()) writer_.join();
  to_syncer_.close();
  if (syncer_.joinable()) syncer_.join();
  to_answerer_.close();
  if (answerer_.joinable()) answerer_.join();
  rewriter_.stop();
  ids_reader_.stop();
}

void Pipeline::submit(Waiting waiting) {
  if (!intake_.put(waiting)) waiting.done(reject(Reason::INTAKE_FULL));
}

void Pipeline::write_until_closed() {
  while (auto waiting = intake_.take_all()) {
    write_all(std::move(*waiting));
    carry_out_erasures();
  }
  wait_until_safe();
}

void Pipeline::write_all(std::vector<Waiting> waiting) {
  take_old_request_ids();
  std::vector<Answered> answers;
  const Instant now = clock_.now();
  NotWriting not_writing = state_.look(now);
  for (size_t i = 0; i < waiting.size(); ++i) {
    if (answers.empty()) answers.reserve(std::min(waiting.size() - i, answers_at_first));
    Answer answer = decide(waiting[i], not_writing, now);
    answers.push_back({std::move(waiting[i].done), std::move(answer)});
    if (registrar_->group_bytes() < options_.group_bytes_max) continue;
    write_group(answers, waiting.size() - i - 1);
    if (state_.stopped()) not_writing = state_.not_writing();
  }
  write_group(answers, 0);
}

Answer Pipeline::decide(const Waiting& waiting, const NotWriting& not_writing, Instant now) {
  if (not_writing) return tl::unexpected(*not_writing);
  if (waiting.deadline_microseconds &&
      clock_.monotonic_microseconds() > *waiting.deadline_microseconds) {
    return reject(Reason::DEADLINE_PASSED);
  }
  return registrar_->decide(waiting.request, now);
}

// Waits until the group before is safe; what comes meanwhile is the next group, so no timer is
// needed. If many wait, they are decided while this one is synced. A few are better decided with
// those that come meanwhile, and need no other thread.
void Pipeline::write_group(std::vector<Answered>& answers, size_t rest) {
  if (answers.empty()) return;
  wait_until_safe();
  Written written{.group = write_journal(), .answers = std::exchange(answers, {})};
  if (rest + intake_.size() < options_.overlapped_commands_min) {
    sync(std::move(written));
  } else {
    to_syncer_.give(std::move(written));
  }
}

// Nothing after a failure: what is on disk then is not known, nor what would rest on it.
OrStoreError<std::shared_ptr<const Group>> Pipeline::write_journal() {
  if (const auto stopped = state_.stopped()) return tl::unexpected(*stopped);
  return registrar_->write_group();
}

// Waits for the group under way at the syncing thread, if there is one.
void Pipeline::wait_until_safe() {
  to_syncer_.wait_until_done();
  registrar_->release_written();
}

void Pipeline::sync_until_closed() {
  while (auto written = to_syncer_.take()) sync(std::move(*written));
}

// Answers after that: a rejection, too, may rest on what is not on disk yet. If the sync fails, all
// are told NOT_YET_WRITTEN.
void Pipeline::sync(Written written) {
  const auto result = written.group.and_then([&](const std::shared_ptr<const Group>& group) {
    return group ? make_safe(*group) : OrStoreError<void>();
  });
  if (!result) {
    state_.stop(result.error());
    for (Answered& one : written.answers) {
      if (!one.answer && one.answer.error().reason == Reason::WRITES_STOPPED) continue;
      one.answer = reject(Reason::NOT_YET_WRITTEN, {{"cause", result.error().message}});
    }
  }
  to_answerer_.give(std::move(written.answers));
}

// The journal first: the tables may not come before it.
OrStoreError<void> Pipeline::make_safe(const Group& group) {
  const int64_t begun = clock_.monotonic_microseconds();
  int64_t synced = begun;
  return store_.sync_journal()
      .and_then([&] {
        synced = clock_.monotonic_microseconds();
        return registrar_->tables().follow(group);
      })
      .map([&] {
        published_.add_group(group.head().sequence - published_.head().sequence, synced - begun);
        published_.publish({.store = store_.snapshot(),
                            .catalogue = group.standing().catalogue,
                            .accounts = group.standing().accounts,
                            .head = group.head(),
                            .now = group.head().stamp,
                            .cell_lag = registrar_->tables().cell_lag()});
      });
}

void Pipeline::answer_until_closed() {
  while (auto answers = to_answerer_.take()) {
    for (Answered& one : *answers) one.done(std::move(one.answer));
  }
}

void Pipeline::carry_out_erasures() {
  end_rewriting();
  const int64_t erased = registrar_->head().erased_sequence;
  if (erased <= rewritten_sequence_ || rewriter_.is_under_way() || state_.stopped()) return;
  wait_until_safe();
  auto ranges = registrar_->take_erased();
  const auto files = registrar_->take_erased_files();
  erased_files_.insert(erased_files_.end(), files.begin(), files.end());
  erased_until_ = UploadTime::clock::now();
  const bool all = std::exchange(rewrite_all_, false);
  if (all) ranges.clear();
  sweep_all_ |= all;
  const bool is_again = !all && ranges.empty();  // only files are left
  rewriting_sequence_ = erased;
  // What readers see since: a later snapshot would wait for it to be given up.
  rewriter_.start(
      [this, ranges = std::move(ranges), is_again,
       since = published_.snapshot({}).store](std::atomic<bool>& must_stop) {
        auto tables =
            is_again ? OrStoreError<void>() : rewrite_files(store_, ranges, *since, must_stop);
        auto files = tables ? remove_files(must_stop) : OrStoreError<void>();
        return Rewritten{.tables = std::move(tables), .files = std::move(files)};
      },
      [this] { intake_.wake(); });
}

// Of the erased dossiers, unless another has them, or they were uploaded since. Of erasures from
// before the start it is not known which: then all that nobody uses, but what was uploaded lately
// and waits to be asked for. If one cannot be removed, nothing is done for a while: it is tried
// again then.
OrStoreError<void> Pipeline::remove_files(const std::atomic<bool>& must_stop) {
  const auto is_used = [this](const std::string& sha256) { return is_file_used(sha256); };
  auto removed = files_.remove_unused(erased_files_, erased_until_, is_used, must_stop);
  if (removed && sweep_all_) removed = files_.sweep_erased(is_used, must_stop);
  {
    const std::lock_guard lock(files_failure_mutex_);
    files_failure_ = removed ? std::nullopt : std::optional(removed.error());
  }
  constexpr std::chrono::milliseconds look(20);
  std::chrono::milliseconds rest(removed ? 0 : options_.erased_files_retry_milliseconds);
  for (; rest.count() > 0 && !must_stop; rest -= look) std::this_thread::sleep_for(look);
  return removed;
}

std::optional<StoreError> Pipeline::files_failure() const {
  const std::lock_guard lock(files_failure_mutex_);
  return files_failure_;
}

OrStoreError<bool> Pipeline::is_file_used(const std::string& sha256) const {
  if (const auto stopped = state_.stopped()) return tl::unexpected(*stopped);
  return motcua::is_file_used(*published_.snapshot({}).store, sha256);
}

// Stores how far the files are rewritten: else the next start would rewrite all.
void Pipeline::end_rewriting() {
  const auto rewritten = rewriter_.take();
  if (!rewritten) return;
  if (rewritten->tables && !rewritten->files) return;
  wait_until_safe();
  const auto kept =
      rewritten->tables.and_then([&] { return registrar_->set_rewritten(rewriting_sequence_); });
  if (!kept) return state_.stop(kept.error());
  erased_files_.clear();
  sweep_all_ = false;
  rewritten_sequence_ = rewriting_sequence_;
}

void Pipeline::read_old_request_ids() {
  ids_reader_.start(
      [snapshot = published_.snapshot({})](const std::atomic<bool>& must_stop) {
        return RequestIds::read(*snapshot.store, request_week(snapshot.head.stamp),
                                [&] { return must_stop.load(); });
      },
      [] {});
}

void Pipeline::take_old_request_ids() {
  auto old = ids_reader_.take();
  if (!old) return;
  if (!*old) return state_.stop(old->error());
  registrar_->take_over(std::move(**old));
}

}  // namespace motcua
