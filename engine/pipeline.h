// From commands to answers: one thread decides, one makes what was decided safe, one answers. Each
// costs about as much as the others, so under load the three work on three groups at once. Two
// errands run beside them: one rewrites the files that still have what was erased, one reads the
// ids of old requests.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/errand.h"
#include "engine/intake.h"
#include "engine/options.h"
#include "engine/published.h"
#include "engine/registrar/registrar.h"
#include "engine/relay.h"
#include "engine/store/kept_files.h"
#include "engine/wall_clock.h"
#include "engine/writer_state.h"

namespace motcua {

class Pipeline {
 public:
  // All must outlive it. The registrar's register must be published already; it begins at once.
  Pipeline(Store& store, const EngineOptions& options, const WallClock& clock,
           std::unique_ptr<Registrar> registrar, Published& published, WriterState& state,
           KeptFiles& files);
  ~Pipeline();  // closes
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Of any thread. As Engine::submit says.
  void submit(Waiting waiting);
  size_t waiting_commands() const { return intake_.size(); }
  int64_t rewritten_sequence() const { return rewritten_sequence_; }
  // Why files of erased dossiers are there still: they are tried again.
  std::optional<StoreError> files_failure() const;
  // Whether any dossier has it, as last published. An error, too, once writing has stopped: the
  // journal may have one that nobody sees yet.
  OrStoreError<bool> is_file_used(const std::string& sha256) const;

  // Refuses new commands, finishes those that wait. May be called twice, by one thread at a time.
  void close();

 private:
  struct Answered {
    Done done;
    Answer answer;
  };
  // A group in the journal that is not safe yet, and what was decided by it.
  struct Written {
    OrStoreError<std::shared_ptr<const Group>> group;
    std::vector<Answered> answers;
  };

  void write_until_closed();
  void write_all(std::vector<Waiting> waiting);
  Answer decide(const Waiting& waiting, const NotWriting& not_writing, Instant now);
  void write_group(std::vector<Answered>& answers, size_t rest);
  OrStoreError<std::shared_ptr<const Group>> write_journal();
  void wait_until_safe();

  void sync_until_closed();
  void sync(Written written);
  OrStoreError<void> make_safe(const Group& group);

  void answer_until_closed();

  struct Rewritten {
    OrStoreError<void> tables;
    OrStoreError<void> files;
  };
  void carry_out_erasures();
  OrStoreError<void> remove_files(const std::atomic<bool>& must_stop);
  void end_rewriting();
  void read_old_request_ids();
  void take_old_request_ids();

  Store& store_;
  const EngineOptions& options_;
  const WallClock& clock_;
  const std::unique_ptr<Registrar> registrar_;  // of the writer's thread, but for its tables
  Published& published_;
  WriterState& state_;
  KeptFiles& files_;

  Intake intake_;
  Relay<Written> to_syncer_;
  Relay<std::vector<Answered>> to_answerer_;

  bool rewrite_all_ = false;  // what is to be erased is not known any more
  int64_t rewriting_sequence_ = 0;
  std::atomic<int64_t> rewritten_sequence_ = 0;
  // To be removed: of the writer's thread, or the rewriter's while it is under way.
  std::vector<std::string> erased_files_;
  bool sweep_all_ = false;  // which is not known any more
  UploadTime erased_until_;
  mutable std::mutex files_failure_mutex_;
  std::optional<StoreError> files_failure_;
  Errand<Rewritten> rewriter_;
  Errand<OrStoreError<RequestIds>> ids_reader_;

  std::thread writer_;
  std::thread syncer_;
  std::thread answerer_;
};

}  // namespace motcua
