// Whether the writer writes and, if not, why: the one place that knows. Refusals, GetStatus, health
// and the log all say what it says.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/options.h"
#include "engine/published.h"
#include "engine/store/store.h"
#include "engine/wall_clock.h"

namespace motcua {

// Why every command is refused now; nothing: they are decided.
using NotWriting = std::optional<Rejection>;
using TellWriting = std::function<void(const NotWriting&)>;

// A failure stops the writer for good; a clock that is not believed or a disk that is nearly full
// stops it while that lasts. A thread looks now and then. Any thread may call.
class WriterState {
 public:
  // All must outlive it.
  WriterState(const EngineOptions& options, const WallClock& clock, const Store& store,
              const Published& published);
  ~WriterState();
  WriterState(const WriterState&) = delete;
  WriterState& operator=(const WriterState&) = delete;

  // WRITES_STOPPED with this cause, until the store is opened anew; the first cause stays.
  void stop(const StoreError& cause);
  std::optional<StoreError> stopped() const;
  // Looks whether that time may be stamped and whether there is room. The writer does so before it
  // decides anything at that time.
  NotWriting look(Instant now);
  // As it was at the last look, or has stopped since.
  NotWriting not_writing() const;

  // Calls `tell` now, on this thread, and later, on a thread of its own, whenever the reason
  // changes. Empty: calls nobody any more.
  void tell(TellWriting tell);

 private:
  NotWriting judge(Instant now) const;
  void watch();
  void tell_if_other();

  const EngineOptions& options_;
  const WallClock& clock_;
  const Store& store_;
  const Published& published_;
  // The wall and the monotonic clock as this began, for judging the wall's leaps.
  const Instant began_at_;
  const int64_t began_monotonic_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<StoreError> stopped_;
  NotWriting not_writing_;
  bool has_changed_ = false;
  bool closed_ = false;

  std::mutex telling_mutex_;  // held while somebody is told
  TellWriting tell_;
  NotWriting told_;
  std::thread watch_;
};

}  // namespace motcua
