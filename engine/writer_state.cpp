// Judged at each look; told by a thread of its own, so that no writer waits for a log.
#include "engine/writer_state.h"

#include <chrono>
#include <utility>

#include "engine/records/store_failed.h"

namespace motcua {
namespace {

bool is_other(const NotWriting& one, const NotWriting& other) {
  if (one.has_value() != other.has_value()) return true;
  return one && one->reason != other->reason;
}

Rejection clock_suspect(Instant now, Instant limit) {
  return {.reason = Reason::CLOCK_SUSPECT,
          .metadata = {{"clock", format_instant(now)}, {"last_stamp", format_instant(limit)}},
          .violations = {}};
}

}  // namespace

WriterState::WriterState(const EngineOptions& options, const WallClock& clock, const Store& store,
                         const Published& published)
    : options_(options),
      clock_(clock),
      store_(store),
      published_(published),
      began_at_(clock.now()),
      began_monotonic_(clock.monotonic_microseconds()),
      watch_([this] { watch(); }) {}

WriterState::~WriterState() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  watch_.join();
}

void WriterState::stop(const StoreError& cause) {
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) return;
    stopped_ = cause;
    not_writing_ = writes_stopped(cause);
    has_changed_ = true;
  }
  changed_.notify_all();
}

std::optional<StoreError> WriterState::stopped() const {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

NotWriting WriterState::not_writing() const {
  const std::lock_guard lock(mutex_);
  return not_writing_;
}

NotWriting WriterState::look(Instant now) {
  NotWriting judged = judge(now);
  NotWriting result;
  bool is_news = false;
  {
    const std::lock_guard lock(mutex_);
    if (!stopped_) {
      is_news = is_other(not_writing_, judged);
      not_writing_ = std::move(judged);
    }
    has_changed_ = has_changed_ || is_news;
    result = not_writing_;
  }
  if (is_news) changed_.notify_all();
  return result;
}

NotWriting WriterState::judge(Instant now) const {
  const Instant last = published_.head().stamp;
  if (now < plus_minutes(last, -options_.clock_behind_minutes_max)) return clock_suspect(now, last);
  const int64_t passed = clock_.monotonic_microseconds() - began_monotonic_;
  const Instant believable =
      plus_minutes(Instant{began_at_.microseconds + passed}, options_.clock_ahead_minutes_max);
  if (now > believable) return clock_suspect(now, believable);
  const uint64_t free = store_.free_bytes();
  if (free >= options_.disk_free_bytes_min) return std::nullopt;
  return Rejection{.reason = Reason::DISK_LOW,
                   .metadata = {{"free_bytes", std::to_string(free)},
                                {"needed_bytes", std::to_string(options_.disk_free_bytes_min)}},
                   .violations = {}};
}

void WriterState::tell(TellWriting tell) {
  const std::lock_guard telling(telling_mutex_);
  tell_ = std::move(tell);
  told_ = not_writing();
  if (tell_) tell_(told_);
}

void WriterState::watch() {
  const std::chrono::milliseconds between_looks(options_.look_milliseconds);
  std::unique_lock lock(mutex_);
  while (!closed_) {
    changed_.wait_for(lock, between_looks, [&] { return closed_ || has_changed_; });
    has_changed_ = false;
    lock.unlock();
    look(clock_.now());
    tell_if_other();
    lock.lock();
  }
}

void WriterState::tell_if_other() {
  const std::lock_guard telling(telling_mutex_);
  NotWriting now = not_writing();
  if (!is_other(now, told_)) return;
  told_ = std::move(now);
  if (tell_) tell_(told_);
}

}  // namespace motcua
