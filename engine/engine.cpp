// The writer's loop, and what it publishes to readers after each commit.
#include "engine/engine.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace motcua {
namespace {

Rejection rejection(Reason reason, Metadata metadata = {}) {
  return {.reason = reason, .metadata = std::move(metadata), .violations = {}};
}

}  // namespace

OrStoreError<std::unique_ptr<Engine>> Engine::open(std::unique_ptr<Store> store,
                                                   const EngineOptions& options, WallClock clock) {
  std::unique_ptr<Engine> engine(new Engine(std::move(store), options, std::move(clock)));
  auto registrar = Registrar::open(*engine->store_, options.registrar, engine->clock_.now());
  if (!registrar) return tl::unexpected(registrar.error());
  engine->registrar_ = std::move(*registrar);
  engine->snapshot_ = engine->store_->snapshot();
  engine->answerer_ = std::thread([raw = engine.get()] { raw->answer_until_closed(); });
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
  close_answers();
  if (answerer_.joinable()) answerer_.join();
}

void Engine::submit(Request request, std::optional<int64_t> deadline_microseconds, Done done) {
  Waiting waiting{std::move(request), deadline_microseconds, std::move(done)};
  if (!intake_.put(waiting)) waiting.done(tl::unexpected(rejection(Reason::INTAKE_FULL)));
}

void Engine::write_until_closed() {
  for (auto waiting = intake_.take_all(); !waiting.empty(); waiting = intake_.take_all()) {
    write_all(std::move(waiting));
  }
  settle_checkpoint();
  if (registrar_->lag_records() == 0 || stopped_) return;
  start_checkpoint();
  settle_checkpoint();
}

void Engine::write_all(std::vector<Waiting> waiting) {
  std::vector<Answered> answers;
  const Instant now = clock_.now();
  const auto not_writing = why_not_writing(now);
  for (Waiting& one : waiting) {
    Answer answer = decide(one, not_writing, now);
    answers.push_back({std::move(one.done), std::move(answer)});
    if (registrar_->group_bytes() >= options_.group_bytes_max) commit_and_answer(answers);
  }
  commit_and_answer(answers);
  if (checkpoint_is_written_) settle_checkpoint();
  if (!registrar_->checkpoint_is_due() || stopped_) return;
  settle_checkpoint();  // one is still being written: the disk is slower than commands come
  if (!stopped_) start_checkpoint();
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

OrStoreError<void> Engine::commit_and_publish() {
  const auto written = registrar_->write_group();
  const std::unique_lock lock(published_mutex_);
  if (written) {
    registrar_->settle();
  } else {
    stopped_ = written.error();
  }
  return written;
}

void Engine::start_checkpoint() {
  std::shared_ptr<const Checkpoint> checkpoint;
  {
    const std::unique_lock lock(published_mutex_);
    checkpoint = registrar_->begin_checkpoint();
  }
  checkpointer_ = std::thread([this, checkpoint = std::move(checkpoint)] {
    checkpoint_result_ = write_checkpoint(*store_, *checkpoint);
    checkpoint_is_written_ = true;
  });
}

// Waits for the checkpoint under way, if there is one.
void Engine::settle_checkpoint() {
  if (!checkpointer_.joinable()) return;
  checkpointer_.join();
  checkpoint_is_written_ = false;
  auto snapshot = store_->snapshot();
  const std::unique_lock lock(published_mutex_);
  if (!checkpoint_result_) {
    stopped_ = checkpoint_result_.error();
    return;
  }
  registrar_->settle_checkpoint();
  snapshot_.swap(snapshot);
}

// Answers only after the commit: even a rejection may rest on what is not on disk yet.
void Engine::commit_and_answer(std::vector<Answered>& answers) {
  const auto committed = commit_and_publish();
  for (Answered& one : answers) {
    if (!committed && one.answer) {
      one.answer = tl::unexpected(
          rejection(Reason::NOT_YET_WRITTEN, {{"cause", committed.error().message}}));
    }
  }
  if (answers.empty()) return;
  {
    const std::lock_guard lock(answers_mutex_);
    std::move(answers.begin(), answers.end(), std::back_inserter(answers_));
  }
  answers.clear();
  answers_ready_.notify_one();
}

void Engine::close_answers() {
  {
    const std::lock_guard lock(answers_mutex_);
    answers_closed_ = true;
  }
  answers_ready_.notify_one();
}

void Engine::answer_until_closed() {
  std::unique_lock lock(answers_mutex_);
  while (true) {
    answers_ready_.wait(lock, [&] { return answers_closed_ || !answers_.empty(); });
    if (answers_.empty()) return;
    auto ready = std::exchange(answers_, {});
    lock.unlock();
    for (Answered& one : ready) one.done(std::move(one.answer));
    lock.lock();
  }
}

std::optional<Rejection> Engine::why_not_writing(Instant now) const {
  {
    const std::shared_lock lock(published_mutex_);
    if (stopped_) return rejection(Reason::WRITES_STOPPED, {{"cause", stopped_->message}});
    if (now < plus_minutes(registrar_->head().stamp, -options_.clock_behind_minutes_max)) {
      return rejection(Reason::CLOCK_SUSPECT,
                       {{"clock", format_instant(now)},
                        {"last_stamp", format_instant(registrar_->head().stamp)}});
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

View Engine::view() const {
  const std::shared_lock lock(published_mutex_);
  return {.store = std::make_shared<Layered>(snapshot_, registrar_->overlay()),
          .catalogue = registrar_->catalogue(),
          .head = registrar_->head(),
          .now = std::max(clock_.now(), registrar_->head().stamp),
          .cell_changes = registrar_->cell_changes()};
}

std::shared_ptr<const Catalogue> Engine::catalogue() const {
  const std::shared_lock lock(published_mutex_);
  return registrar_->catalogue();
}

EngineStatus Engine::status() const {
  EngineStatus status;
  status.waiting_commands = intake_.size();
  status.disk_free_bytes = store_->free_bytes();
  status.not_writing = why_not_writing(clock_.now());
  const std::shared_lock lock(published_mutex_);
  status.head = registrar_->head();
  status.tables_sequence = registrar_->tables_sequence();
  return status;
}

}  // namespace motcua
