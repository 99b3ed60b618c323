// Short reports go first: while one is made, the threads that write stand back and leave it the
// processor.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace motcua {

class RightOfWay {
 public:
  // Whoever holds one goes first, until it is gone. Of any thread, for a few milliseconds at most.
  class Passage {
   public:
    explicit Passage(RightOfWay& way) : way_(way) { ++way_.passing_; }
    ~Passage() { way_.leave(); }
    Passage(const Passage&) = delete;
    Passage& operator=(const Passage&) = delete;

   private:
    RightOfWay& way_;
  };

  // Waits until nobody goes first, but no longer than `patience`, from which it takes what it
  // waited: a piece of work is held up so long in all, however many reports there are. Asked often.
  void give_way(std::chrono::microseconds& patience) {
    if (passing_.load(std::memory_order_relaxed) == 0 || patience.count() == 0) return;
    const auto begun = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return passing_ == 0; });
    const auto waited = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begun);
    patience -= std::min(patience, waited);
  }

 private:
  void leave() {
    if (--passing_ > 0) return;
    { const std::lock_guard lock(mutex_); }  // whoever saw a passage waits by now
    changed_.notify_all();
  }

  std::atomic<int> passing_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
};

}  // namespace motcua
