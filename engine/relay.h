// From one thread to another, one thing at a time.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include "engine/check.h"

namespace motcua {

// One thread gives, one takes. While the taker works on one thing, one more may wait. Each is
// notified after the unlocking, so finds the lock free.
template <class Thing>
class Relay {
 public:
  // Waits while one waits already.
  void give(Thing thing) {
    {
      std::unique_lock lock(mutex_);
      CHECK(!closed_, "expected nothing to be given once it is closed");
      changed_.wait(lock, [&] { return !waiting_; });
      waiting_ = std::move(thing);
    }
    changed_.notify_all();
  }
  // The thing taken before is done with. Waits for the next; nothing once closed and empty.
  std::optional<Thing> take() {
    {
      const std::lock_guard lock(mutex_);
      working_ = false;
    }
    changed_.notify_all();
    std::optional<Thing> thing;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return closed_ || waiting_; });
      working_ = waiting_.has_value();
      thing.swap(waiting_);
    }
    changed_.notify_all();
    return thing;
  }
  // Until all that was given is done with. Of the giving thread.
  void wait_until_done() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !working_ && !waiting_; });
  }
  // The taker ends after what was given.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Thing> waiting_;
  bool working_ = false;
  bool closed_ = false;
};

}  // namespace motcua
