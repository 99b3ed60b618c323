// The writer's loop, and what it publishes to readers after each commit.
#include "engine/engine.h"

#include <algorithm>
#include <future>
#include <utility>

#include "engine/dues_kept.h"
#include "engine/salt.h"

namespace motcua {
namespace {

constexpr size_t answers_at_first = 512;  // as many receipts as a full group has

Rejection rejection(Reason reason, Metadata metadata = {}) {
  return {.reason = reason, .metadata = std::move(metadata), .violations = {}};
}

}  // namespace

OrStoreError<std::unique_ptr<Engine>> Engine::open(std::unique_ptr<Store> store,
                                                   const EngineOptions& options, WallClock clock,
                                                   const TellRebuild& tell) {
  std::unique_ptr<Engine> engine(new Engine(std::move(store), options, std::move(clock)));
  auto registrar = Registrar::open(*engine->store_, options.registrar, engine->clock_.now(), tell);
  if (!registrar) return tl::unexpected(registrar.error());
  engine->registrar_ = std::move(*registrar);
  engine->published_ = engine->registrar_->state();
  engine->snapshot_ = engine->snapshot();
  engine->rewritten_sequence_ = engine->registrar_->rewritten_sequence();
  engine->rewrite_all_ = engine->registrar_->head().erased_sequence > engine->rewritten_sequence_;
  if (engine->rewrite_all_) engine->intake_.wake();
  engine->ids_reader_ =
      std::thread([raw = engine.get(), view = engine->view()] { raw->read_request_ids(view); });
  engine->answerer_ = std::thread([raw = engine.get()] { raw->answer_until_closed(); });
  engine->syncer_ = std::thread([raw = engine.get()] { raw->sync_until_closed(); });
  engine->writer_ = std::thread([raw = engine.get()] { raw->write_until_closed(); });
  return engine;
}

Engine::Engine(std::unique_ptr<Store> store, const EngineOptions& options, WallClock clock)
    : options_(options),
      clock_(std::move(clock)),
      store_(std::move(store)),
      intake_(options.intake_commands_max,
              options.intake_commands_max * options.intake_percent_for_receipts / 100),
      opened_at_(clock_.now()),
      opened_monotonic_(clock_.monotonic_microseconds()) {}

Engine::~Engine() { close(); }

void Engine::close() {
  intake_.close();
  if (writer_.joinable()) writer_.join();
  to_syncer_.close();
  if (syncer_.joinable()) syncer_.join();
  to_answerer_.close();
  if (answerer_.joinable()) answerer_.join();
  rewriter_must_stop_ = true;
  if (rewriter_.joinable()) rewriter_.join();
  ids_reader_must_stop_ = true;
  if (ids_reader_.joinable()) ids_reader_.join();
}

void Engine::submit(Request request, std::optional<int64_t> deadline_microseconds, Done done) {
  request.salt = random_salt();
  Waiting waiting{std::move(request), deadline_microseconds, std::move(done)};
  if (!intake_.put(waiting)) waiting.done(tl::unexpected(rejection(Reason::INTAKE_FULL)));
}

Answer Engine::publish(CatalogueEntries entries, Actor actor, bool validate_only) {
  const std::lock_guard turn(publishing_mutex_);
  auto prepared = prepare_publication(entries, catalogue(), options_.registrar.command_bytes_max);
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  const auto answered = std::make_shared<std::promise<Answer>>();
  submit({.command = PublishCatalogue{std::move(entries), std::move(*prepared)},
          .actor = std::move(actor),
          .validate_only = validate_only},
         std::nullopt, [answered](Answer answer) { answered->set_value(std::move(answer)); });
  return answered->get_future().get();
}

void Engine::write_until_closed() {
  while (auto waiting = intake_.take_all()) {
    write_all(std::move(*waiting));
    if (checkpoint_is_written_) settle_checkpoint();
    carry_out_erasures();
  }
  settle_group();
  settle_checkpoint();
  if (registrar_->lag_records() == 0) return;
  start_checkpoint();
  settle_checkpoint();
}

void Engine::write_all(std::vector<Waiting> waiting) {
  if (ids_are_read_) settle_request_ids();
  std::vector<Answered> answers;
  const Instant now = clock_.now();
  const auto not_writing = why_not_writing(now);
  std::chrono::microseconds patience(options_.give_way_microseconds_max);
  for (size_t i = 0; i < waiting.size(); ++i) {
    if (answers.empty()) answers.reserve(std::min(waiting.size() - i, answers_at_first));
    right_of_way_.give_way(patience);
    Answer answer = decide(waiting[i], not_writing, now);
    answers.push_back({std::move(waiting[i].done), std::move(answer)});
    const size_t rest = waiting.size() - i - 1;
    if (registrar_->group_bytes() >= options_.group_bytes_max) write_group(answers, rest);
  }
  write_group(answers, 0);
  if (!registrar_->checkpoint_is_due()) return;
  settle_checkpoint();  // one is still being written: the disk is slower than commands come
  start_checkpoint();
}

Answer Engine::decide(const Waiting& waiting, const std::optional<Rejection>& not_writing,
                      Instant now) {
  if (not_writing) return tl::unexpected(*not_writing);
  if (waiting.deadline_microseconds &&
      clock_.monotonic_microseconds() > *waiting.deadline_microseconds) {
    return tl::unexpected(rejection(Reason::DEADLINE_PASSED));
  }
  return registrar_->decide(waiting.request, now);
}

// Once the group before is safe: what comes meanwhile is a group, no timer. Where many wait they
// are decided while this one is synced. A few are better decided together with those that come
// meanwhile, and need no other thread.
void Engine::write_group(std::vector<Answered>& answers, size_t rest) {
  if (answers.empty()) return;
  settle_group();
  Written written{.group = registrar_->write_group(), .answers = std::exchange(answers, {})};
  if (rest + intake_.size() < options_.overlapped_commands_min) {
    sync(std::move(written));
  } else {
    to_syncer_.give(std::move(written));
  }
}

// Waits for the group under way at the syncing thread, if there is one.
void Engine::settle_group() {
  to_syncer_.wait_until_done();
  if (settled_) registrar_->settle_group(*std::exchange(settled_, std::nullopt));
}

void Engine::sync_until_closed() {
  while (auto written = to_syncer_.take()) sync(std::move(*written));
}

// Answers only then: even a rejection may rest on what is not on disk yet.
void Engine::sync(Written written) {
  std::optional<RegisterState> state;
  if (written.group && written.group->group) {
    auto settled = written.group->settled();
    settled_ = std::move(settled.lag);
    state = std::move(settled.state);
  }
  OrStoreError<void> result;
  if (is_stopped()) {
    result = tl::unexpected(*stopped_);
  } else if (!written.group) {
    result = tl::unexpected(written.group.error());
  } else if (state) {
    result = store_->sync_journal();
    if (result) publish(std::move(*state));
  }
  if (!result) stop_writing(result.error());
  for (Answered& one : written.answers) {
    if (!result && one.answer) {
      one.answer =
          tl::unexpected(rejection(Reason::NOT_YET_WRITTEN, {{"cause", result.error().message}}));
    }
  }
  to_answerer_.give(std::move(written.answers));
}

// What it was is freed when nobody waits for the lock.
void Engine::publish(RegisterState state) {
  const std::unique_lock lock(published_mutex_);
  std::swap(published_, state);
}

bool Engine::is_stopped() const {
  const std::shared_lock lock(published_mutex_);
  return stopped_.has_value();
}

// Of groups that are safe only: the tables may not come before the journal.
void Engine::start_checkpoint() {
  settle_group();
  if (is_stopped()) return;
  checkpointer_ = std::thread([this, checkpoint = registrar_->begin_checkpoint()] {
    checkpoint_result_ = write_checkpoint(*store_, *checkpoint);
    checkpoint_is_written_ = true;
    intake_.wake();
  });
}

// Waits for the checkpoint under way, if there is one.
void Engine::settle_checkpoint() {
  if (!checkpointer_.joinable()) return;
  checkpointer_.join();
  checkpoint_is_written_ = false;
  settle_group();
  auto snapshot = this->snapshot();
  if (checkpoint_result_) registrar_->settle_checkpoint();
  auto state = registrar_->state();
  const std::unique_lock lock(published_mutex_);
  if (!checkpoint_result_) stopped_ = checkpoint_result_.error();
  if (stopped_) return;
  snapshot_.swap(snapshot);
  std::swap(published_, state);
}

// The tables first: what is written to them later is in no file that is rewritten now.
void Engine::carry_out_erasures() {
  if (rewriter_is_done_ && !checkpointer_.joinable()) settle_erasures();
  const int64_t erased = registrar_->head().erased_sequence;
  if (erased <= rewritten_sequence_ || rewriter_.joinable() || is_stopped()) return;
  if (registrar_->tables_sequence() < erased) {
    if (!checkpointer_.joinable()) start_checkpoint();
    return;
  }
  auto ranges = registrar_->take_erased();
  if (std::exchange(rewrite_all_, false)) ranges.clear();
  rewriting_sequence_ = erased;
  rewriter_ = std::thread([this, ranges = std::move(ranges), since = store_->snapshot()] {
    rewrite_files(ranges, *since);
    rewriter_is_done_ = true;
    intake_.wake();
  });
}

// Until no reader needs what was before.
void Engine::rewrite_files(const std::vector<Range>& ranges, const Readable& since) {
  constexpr std::chrono::milliseconds pause(200);
  do {
    rewrite_result_ = store_->rewrite(ranges, since, rewriter_must_stop_);
    if (!rewrite_result_ || *rewrite_result_) return;
    std::this_thread::sleep_for(pause);
  } while (!rewriter_must_stop_);
}

// With a checkpoint, which keeps how far they are: else the next start would rewrite all.
void Engine::settle_erasures() {
  rewriter_.join();
  rewriter_is_done_ = false;
  if (!rewrite_result_) return stop_writing(rewrite_result_.error());
  rewritten_sequence_ = rewriting_sequence_;
  registrar_->set_rewritten(rewriting_sequence_);
  start_checkpoint();
}

void Engine::read_request_ids(const View& view) {
  old_request_ids_ = RequestIds::read(*view.store, request_week(view.head.stamp),
                                      [this] { return ids_reader_must_stop_.load(); });
  ids_are_read_ = !ids_reader_must_stop_;
}

void Engine::settle_request_ids() {
  ids_reader_.join();
  ids_are_read_ = false;
  if (old_request_ids_) {
    registrar_->take_over(std::move(*old_request_ids_));
  } else {
    stop_writing(old_request_ids_.error());
  }
}

void Engine::stop_writing(const StoreError& error) {
  const std::unique_lock lock(published_mutex_);
  stopped_ = error;
}

void Engine::answer_until_closed() {
  while (auto answers = to_answerer_.take()) {
    std::chrono::microseconds patience(options_.give_way_microseconds_max);
    for (Answered& one : *answers) {
      right_of_way_.give_way(patience);
      one.done(std::move(one.answer));
    }
  }
}

std::optional<Rejection> Engine::why_not_writing(Instant now) const {
  {
    const std::shared_lock lock(published_mutex_);
    if (stopped_) return rejection(Reason::WRITES_STOPPED, {{"cause", stopped_->message}});
    if (now < plus_minutes(published_.head.stamp, -options_.clock_behind_minutes_max)) {
      return rejection(
          Reason::CLOCK_SUSPECT,
          {{"clock", format_instant(now)}, {"last_stamp", format_instant(published_.head.stamp)}});
    }
  }
  const int64_t passed = clock_.monotonic_microseconds() - opened_monotonic_;
  const Instant believable =
      plus_minutes(Instant{opened_at_.microseconds + passed}, options_.clock_ahead_minutes_max);
  if (now > believable) {
    return rejection(Reason::CLOCK_SUSPECT,
                     {{"clock", format_instant(now)}, {"last_stamp", format_instant(believable)}});
  }
  const uint64_t free = store_->free_bytes();
  if (free < options_.disk_free_bytes_min) {
    return rejection(Reason::DISK_LOW,
                     {{"free_bytes", std::to_string(free)},
                      {"needed_bytes", std::to_string(options_.disk_free_bytes_min)}});
  }
  return std::nullopt;
}

std::shared_ptr<const Readable> Engine::snapshot() const {
  return std::make_shared<DuesKept>(store_->snapshot(), registrar_->catalogue()->unit_count());
}

View Engine::view() const {
  const std::shared_lock lock(published_mutex_);
  return {.store = std::make_shared<Layered>(snapshot_, published_.lag.overlay),
          .catalogue = published_.catalogue,
          .head = published_.head,
          .now = std::max(clock_.now(), published_.head.stamp),
          .cell_lag = published_.lag.cells};
}

std::shared_ptr<const Catalogue> Engine::catalogue() const {
  const std::shared_lock lock(published_mutex_);
  return published_.catalogue;
}

int64_t Engine::sequence() const {
  const std::shared_lock lock(published_mutex_);
  return published_.head.sequence;
}

EngineStatus Engine::status() const {
  EngineStatus status;
  status.waiting_commands = intake_.size();
  status.disk_free_bytes = store_->free_bytes();
  status.not_writing = why_not_writing(clock_.now());
  status.rewritten_sequence = rewritten_sequence_;
  const std::shared_lock lock(published_mutex_);
  status.head = published_.head;
  status.tables_sequence = published_.tables_sequence;
  return status;
}

}  // namespace motcua
