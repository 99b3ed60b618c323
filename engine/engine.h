// The engine: all that services need to write, and the snapshot that engine/lookup reads. It owns
// the store, what readers see and what writes. Any thread may call it.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "engine/intake.h"
#include "engine/options.h"
#include "engine/published.h"
#include "engine/store/kept_files.h"
#include "engine/wall_clock.h"
#include "engine/writer_state.h"

namespace motcua {

class Pipeline;

struct EngineStatus {
  Head head;
  // Up to this record, what was erased is gone from the files, too; the rest is under way.
  int64_t rewritten_sequence = 0;
  // Why it is behind, if files of erased dossiers cannot be removed: they are tried again.
  std::optional<StoreError> files_failure;
  size_t waiting_commands = 0;
  uint64_t disk_free_bytes = 0;
  NotWriting not_writing;
  GroupFigures groups;
};

class Engine {
 public:
  // Takes the store over. Finishes what a crash left undone; a new store gets its first records.
  // Tables that were lost, or are of an older format, are made again, and `tell` hears how far
  // that is. Errors: other_format, corrupted, io; the store is closed then.
  static OrStoreError<std::unique_ptr<Engine>> open(std::unique_ptr<Store> store,
                                                    const EngineOptions& options, WallClock clock,
                                                    const TellRebuild& tell = {});
  ~Engine();  // closes

  // Gives a command to the writer and returns at once. `done` is called exactly once: with an
  // answer, whose changes are on disk (synced) by then, or with a rejection: nothing was changed.
  // Only after NOT_YET_WRITTEN is that not known: ask again with the same request_id. The engine's
  // answering thread calls, one `done` at a time; INTAKE_FULL (full, or closed) comes on the
  // calling thread. After `deadline_microseconds` of the monotonic clock the command is not decided
  // any more (DEADLINE_PASSED).
  void submit(Request request, std::optional<int64_t> deadline_microseconds, Done done);

  // The same, and waits for the answer.
  Answer ask(Request request);

  // Publishes entries of the catalogue and waits for the answer. They are checked and merged on the
  // calling thread, to spare the writer; this may take long. One publication at a time: each is
  // made ready over the one before it.
  Answer publish(CatalogueEntries entries, Asker asker, bool validate_only = false);

  // What dossiers have of files. None are kept where the store is in memory.
  KeptFiles& files() { return files_; }
  // Pipeline::is_file_used.
  OrStoreError<bool> is_file_used(const std::string& sha256) const;

  // The register as last published.
  Snapshot snapshot() const { return published_.snapshot(clock_.now()); }
  std::shared_ptr<const Catalogue> catalogue() const { return published_.catalogue(clock_.now()); }
  std::shared_ptr<const Accounts> accounts() const { return published_.accounts(); }
  Instant now() const { return clock_.now(); }
  int64_t sequence() const { return published_.head().sequence; }

  EngineStatus status() const;
  // WriterState::tell: told at once, and whenever commands are refused for another reason.
  void tell_writing(TellWriting tell) { state_.tell(std::move(tell)); }

  // Published::tell_news: whenever there are records that may be told.
  void tell_news(std::function<void()> news) { published_.tell_news(std::move(news)); }

  // Store::check_files, on the calling thread.
  OrStoreError<void> check_files(const TellFiles& progress) const {
    return store_->check_files(progress);
  }
  // Store::copy_to, and the files of dossiers, of which none is removed meanwhile: those that the
  // copy's register has are in the copy. Store::place.
  OrStoreError<void> copy_to(const CopyTo& to, const TellFiles& progress);
  std::string place() const { return store_->place(); }
  std::vector<StoreFigure> store_figures() const { return store_->figures(); }
  const EngineOptions& options() const { return options_; }
  int64_t monotonic_microseconds() const { return clock_.monotonic_microseconds(); }

  // Refuses new commands, finishes those that wait, ends its threads. Snapshots stay
  // valid until the engine is destroyed. May be called twice.
  void close();

 private:
  Engine(std::unique_ptr<Store> store, const EngineOptions& options, WallClock clock);

  const EngineOptions options_;
  const WallClock clock_;
  const std::unique_ptr<Store> store_;
  Published published_;
  WriterState state_;
  KeptFiles files_;
  std::unique_ptr<Pipeline> pipeline_;
  std::mutex publishing_mutex_;
};

}  // namespace motcua
