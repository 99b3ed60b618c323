// A long piece of work on a thread of its own; whoever sent for it takes the result later.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <thread>
#include <utility>

#include "engine/check.h"

namespace motcua {

// Sent for, taken and stopped by one thread; one piece of work at a time.
template <class Result>
class Errand {
 public:
  Errand() = default;
  ~Errand() { stop(); }
  Errand(const Errand&) = delete;
  Errand& operator=(const Errand&) = delete;

  // `work(must_stop)` gives the result; then `tell_done` is called on the same thread.
  template <class Work>
  void start(Work work, std::function<void()> tell_done) {
    CHECK(!is_under_way(), "expected one piece of work at a time");
    thread_ = std::thread([this, work = std::move(work), tell = std::move(tell_done)]() mutable {
      result_.emplace(work(must_stop_));
      is_done_ = true;
      tell();
    });
  }
  // Until its result is taken.
  bool is_under_way() const { return thread_.joinable(); }
  // Nothing if there is none, or none yet.
  std::optional<Result> take() {
    if (!is_done_) return std::nullopt;
    thread_.join();
    is_done_ = false;
    return std::exchange(result_, std::nullopt);
  }
  // For good: the work is told to end early, and nobody asks what came of it.
  void stop() {
    must_stop_ = true;
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::thread thread_;
  std::atomic<bool> must_stop_ = false;
  std::atomic<bool> is_done_ = false;
  std::optional<Result> result_;
};

}  // namespace motcua
