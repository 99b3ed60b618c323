// What readers see: the register as of the last group that is safe.
#pragma once

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include "engine/check.h"
#include "engine/lookup/view.h"

namespace motcua {

// A reader copies under the lock, shared; who publishes holds it for a few assignments.
class Published {
 public:
  // Of one thread at a time. What it was is freed when nobody waits for the lock.
  void publish(View next) {
    const std::unique_lock lock(mutex_);
    CHECK(next.head.sequence >= view_.head.sequence, "expected readers to see no less than record ",
          view_.head.sequence, ", got ", next.head.sequence);
    std::swap(view_, next);
  }
  View view(Instant now) const {
    const std::shared_lock lock(mutex_);
    View view = view_;
    view.now = std::max(now, view_.head.stamp);
    return view;
  }
  Head head() const {
    const std::shared_lock lock(mutex_);
    return view_.head;
  }
  std::shared_ptr<const Catalogue> catalogue() const {
    const std::shared_lock lock(mutex_);
    return view_.catalogue;
  }

 private:
  mutable std::shared_mutex mutex_;
  View view_;
};

}  // namespace motcua
