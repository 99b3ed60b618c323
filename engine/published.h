// What readers see: the register as of the last group that is safe.
#pragma once

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include "engine/check.h"
#include "engine/lookup/snapshot.h"

namespace motcua {

// Since the start: groups that were made safe, their records, and the time that their syncs took.
struct GroupFigures {
  int64_t groups = 0;
  int64_t records = 0;
  int64_t sync_microseconds = 0;
};

// Readers share the lock while they copy; who publishes holds it for a few assignments.
class Published {
 public:
  // One thread at a time. The snapshot before is freed after the lock is.
  void publish(Snapshot next) {
    const std::unique_lock lock(mutex_);
    CHECK(next.head.sequence >= snapshot_.head.sequence,
          "expected readers to see no less than record ", snapshot_.head.sequence, ", got ",
          next.head.sequence);
    std::swap(snapshot_, next);
  }
  Snapshot snapshot(Instant now) const {
    const std::shared_lock lock(mutex_);
    Snapshot snapshot = snapshot_;
    snapshot.now = std::max(now, snapshot_.head.stamp);
    return snapshot;
  }
  // For one thread at a time, like publishing.
  void add_group(int64_t records, int64_t sync_microseconds) {
    const std::unique_lock lock(mutex_);
    groups_.groups += 1;
    groups_.records += records;
    groups_.sync_microseconds += sync_microseconds;
  }
  GroupFigures groups() const {
    const std::shared_lock lock(mutex_);
    return groups_;
  }
  Head head() const {
    const std::shared_lock lock(mutex_);
    return snapshot_.head;
  }
  std::shared_ptr<const Catalogue> catalogue() const {
    const std::shared_lock lock(mutex_);
    return snapshot_.catalogue;
  }
  std::shared_ptr<const Accounts> accounts() const {
    const std::shared_lock lock(mutex_);
    return snapshot_.accounts;
  }

 private:
  mutable std::shared_mutex mutex_;
  Snapshot snapshot_;
  GroupFigures groups_;
};

}  // namespace motcua
