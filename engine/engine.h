// The engine: the only header that services need. It owns the store, the writer's thread and the
// clock. submit changes, view reads; both may be called from any thread, until close.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>

#include "engine/clock.h"
#include "engine/handover.h"
#include "engine/intake.h"
#include "engine/lookup/view.h"
#include "engine/options.h"
#include "engine/right_of_way.h"

namespace motcua {

struct EngineStatus {
  Head head;
  int64_t tables_sequence = 0;  // up to which record the tables on disk have come
  // Up to which record erasures are carried out in the files, too; those to come are under way.
  int64_t rewritten_sequence = 0;
  size_t waiting_commands = 0;
  uint64_t disk_free_bytes = 0;
  std::optional<Rejection> not_writing;  // why every command would be refused now
};

class Engine {
 public:
  // Takes the store over. Recovers what a crash left undone, and tells how far tables that were
  // lost or are of an older format are made again; a new store gets its first records. Errors:
  // other_format, corrupted, io; the store is closed then.
  static OrStoreError<std::unique_ptr<Engine>> open(std::unique_ptr<Store> store,
                                                    const EngineOptions& options, WallClock clock,
                                                    const TellRebuild& tell = {});
  ~Engine();  // closes

  // Hands a command to the writer and returns at once. `done` is called exactly once: with the
  // answer after what it says is on disk (synced), or with a rejection, which changed nothing. One
  // rejection leaves it open: NOT_YET_WRITTEN, ask again with the same request_id. It is called
  // from the engine's answering thread, one at a time. INTAKE_FULL, also once it is closed, is
  // answered on the calling thread. `deadline_microseconds`, on the clock's monotonic scale: not
  // decided after that (DEADLINE_PASSED).
  void submit(Request request, std::optional<int64_t> deadline_microseconds, Done done);

  // Publishes entries of the catalogue and waits for the answer. Checked and resolved on the
  // calling thread, which may take long, so that the writer need not do it; one publication at a
  // time, so that each is made ready over the one before it.
  Answer publish(CatalogueEntries entries, Actor actor, bool validate_only = false);

  // The register as of the last commit.
  View view() const;
  // While it is held commands wait, though not for long (give_way_microseconds_max): for a report
  // that takes a few milliseconds at most.
  [[nodiscard]] RightOfWay::Passage go_first() { return RightOfWay::Passage(right_of_way_); }
  std::shared_ptr<const Catalogue> catalogue() const;
  int64_t sequence() const;

  EngineStatus status() const;
  // Store::check_files, on the calling thread.
  OrStoreError<void> check_files(const TellFiles& progress) const {
    return store_->check_files(progress);
  }
  // Store::copy_to and place.
  OrStoreError<void> copy_to(const CopyTo& to, const TellFiles& progress) {
    return store_->copy_to(to, progress);
  }
  std::string place() const { return store_->place(); }
  const EngineOptions& options() const { return options_; }
  int64_t monotonic_microseconds() const { return clock_.monotonic_microseconds(); }

  // Refuses new commands, finishes those that wait, writes the tables, ends the writer's
  // thread. Views stay valid until the engine is destroyed. May be called twice.
  void close();

 private:
  struct Answered {
    Done done;
    Answer answer;
  };
  // A group in the store that is not safe yet, and what was decided by it.
  struct Written {
    OrStoreError<WrittenGroup> group;
    std::vector<Answered> answers;
  };

  Engine(std::unique_ptr<Store> store, const EngineOptions& options, WallClock clock);
  void write_until_closed();
  void write_all(std::vector<Waiting> waiting);
  Answer decide(const Waiting& waiting, const std::optional<Rejection>& not_writing, Instant now);
  void write_group(std::vector<Answered>& answers, size_t rest);
  void settle_group();
  bool is_stopped() const;
  void sync_until_closed();
  void sync(Written written);
  void publish(RegisterState state);
  std::shared_ptr<const Readable> snapshot() const;  // for readers; on the writer's thread
  void answer_until_closed();
  void start_checkpoint();
  void settle_checkpoint();
  void carry_out_erasures();
  void settle_erasures();
  void rewrite_files(const std::vector<Range>& ranges, const Readable& since);
  void read_request_ids(const View& view);
  void settle_request_ids();
  void stop_writing(const StoreError& error);
  std::optional<Rejection> why_not_writing(Instant now) const;

  const EngineOptions options_;
  const WallClock clock_;
  const std::unique_ptr<Store> store_;
  std::unique_ptr<Registrar> registrar_;  // of the writer's thread
  Intake intake_;
  RightOfWay right_of_way_;
  std::mutex publishing_mutex_;

  // For what readers see: the groups that are synced. A reader copies under it, shared; who
  // publishes holds it for a few assignments.
  mutable std::shared_mutex published_mutex_;
  RegisterState published_;
  std::shared_ptr<const Readable> snapshot_;  // of the tables as the last checkpoint left them
  std::optional<StoreError> stopped_;

  // The wall and the monotonic clock when the engine opened, for judging the wall's leaps.
  Instant opened_at_;
  int64_t opened_monotonic_ = 0;

  // From thread to thread. Under load the writer decides a group while another syncs and settles
  // the one before it and a third gives the answers of the one before that: the disk's latency and
  // the building of an answer each cost as much as deciding.
  Handover<Written> to_syncer_;
  std::optional<Lag> settled_;  // by the group synced last, for the writer
  Handover<std::vector<Answered>> to_answerer_;

  // Writes the tables while the writer goes on with the journal; started by the writer, and settled
  // by it once it is written.
  std::thread checkpointer_;
  std::atomic<bool> checkpoint_is_written_ = false;
  OrStoreError<void> checkpoint_result_;

  // Rewrites the files that erasures are of, once the tables have come to them; started by the
  // writer, and settled by it.
  std::thread rewriter_;
  bool rewrite_all_ = false;  // what is to be erased is not known any more
  int64_t rewriting_sequence_ = 0;
  std::atomic<bool> rewriter_must_stop_ = false;
  std::atomic<bool> rewriter_is_done_ = false;
  std::atomic<int64_t> rewritten_sequence_ = 0;
  OrStoreError<bool> rewrite_result_ = false;

  // Reads the ids of old requests, once, while commands are decided already.
  std::thread ids_reader_;
  std::atomic<bool> ids_reader_must_stop_ = false;
  std::atomic<bool> ids_are_read_ = false;
  OrStoreError<RequestIds> old_request_ids_;

  std::thread writer_;
  std::thread syncer_;
  std::thread answerer_;
};

}  // namespace motcua
