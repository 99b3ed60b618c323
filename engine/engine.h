// The engine: the only header that services need. It owns the store, the writer's thread and the
// clock. submit changes, view reads; both may be called from any thread, until close.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>

#include "engine/clock.h"
#include "engine/intake.h"
#include "engine/lookup/view.h"
#include "engine/options.h"

namespace motcua {

struct EngineStatus {
  Head head;
  int64_t tables_sequence = 0;  // up to which record the tables on disk have come
  size_t waiting_commands = 0;
  uint64_t disk_free_bytes = 0;
  std::optional<Rejection> not_writing;  // why every command would be refused now
};

class Engine {
 public:
  // Takes the store over. Recovers what a crash left undone; a new store gets its first records.
  // Errors: other_format, corrupted, io; the store is closed then.
  static OrStoreError<std::unique_ptr<Engine>> open(std::unique_ptr<Store> store,
                                                    const EngineOptions& options, WallClock clock);
  ~Engine();  // closes

  // Hands a command to the writer and returns at once. `done` is called exactly once: with the
  // answer after what it says is on disk (synced), or with a rejection, which changed nothing. One
  // rejection leaves it open: NOT_YET_WRITTEN, ask again with the same request_id. It is called
  // from the engine's answering thread, one at a time. INTAKE_FULL and WRITES_STOPPED (closed) are
  // answered on the calling thread. `deadline_microseconds`, on the clock's monotonic scale: not
  // decided after that (DEADLINE_PASSED).
  void submit(Request request, std::optional<int64_t> deadline_microseconds, Done done);

  // The register as of the last commit.
  View view() const;
  std::shared_ptr<const Catalogue> catalogue() const;

  EngineStatus status() const;
  int64_t monotonic_microseconds() const { return clock_.monotonic_microseconds(); }

  // Refuses new commands, finishes those that wait, writes the tables, ends the writer's
  // thread. Views stay valid until the engine is destroyed. May be called twice.
  void close();

 private:
  struct Answered {
    Done done;
    Answer answer;
  };

  Engine(std::unique_ptr<Store> store, const EngineOptions& options, WallClock clock);
  void write_until_closed();
  void answer_until_closed();
  void write_all(std::vector<Waiting> waiting);
  Answer decide(const Waiting& waiting, const std::optional<Rejection>& not_writing, Instant now);
  void commit_and_answer(std::vector<Answered>& answers);
  void close_answers();
  OrStoreError<void> commit_and_publish();
  void start_checkpoint();
  void settle_checkpoint();
  std::optional<Rejection> why_not_writing(Instant now) const;

  const EngineOptions options_;
  const WallClock clock_;
  const std::unique_ptr<Store> store_;
  // Of the writer's thread; but its head, catalogue and overlay change only when a write settles,
  // under the lock below, and are read by others under it.
  std::unique_ptr<Registrar> registrar_;
  Intake intake_;

  // For what the last commit left for readers. A reader copies under it, shared; the writer holds
  // it for a few assignments.
  mutable std::shared_mutex published_mutex_;
  std::shared_ptr<const Readable> snapshot_;  // of the tables as the last checkpoint left them
  std::optional<StoreError> stopped_;

  // The wall and the monotonic clock when the engine opened, for judging the wall's leaps.
  Instant opened_at_;
  int64_t opened_monotonic_ = 0;

  // Answers of committed groups, in order, for the thread that gives them: building and sending an
  // answer costs as much as deciding it, and the next group need not wait for that.
  std::mutex answers_mutex_;
  std::condition_variable answers_ready_;
  std::vector<Answered> answers_;
  bool answers_closed_ = false;

  // Writes the tables while the writer goes on with the journal; started by the writer, and settled
  // by it once it is written.
  std::thread checkpointer_;
  std::atomic<bool> checkpoint_is_written_ = false;
  OrStoreError<void> checkpoint_result_;

  std::thread writer_;
  std::thread answerer_;
};

}  // namespace motcua
