// What readers see: the register as of the last group that is safe.
#pragma once

#include <algorithm>
#include <functional>
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
    put(next);
    const std::lock_guard telling(news_mutex_);
    if (news_) news_();
  }
  // Calls it after each publication, on the thread that publishes, which nobody may hold up. Empty:
  // calls nobody any more.
  void tell_news(std::function<void()> news) {
    const std::lock_guard telling(news_mutex_);
    news_ = std::move(news);
  }
  // With the forest of its day: so a new parent is there once its day has come.
  Snapshot snapshot(Instant now) const {
    Snapshot snapshot = last();
    snapshot.now = std::max(now, snapshot.head.stamp);
    snapshot.catalogue = of_day(std::move(snapshot.catalogue), day_of(snapshot.now));
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
  // As snapshots have it.
  std::shared_ptr<const Catalogue> catalogue(Instant now) const {
    const auto [catalogue, stamp] = catalogue_and_stamp();
    return of_day(catalogue, day_of(std::max(now, stamp)));
  }
  // What the next publication is made ready over.
  std::shared_ptr<const Catalogue> catalogue_as_published() const {
    return catalogue_and_stamp().first;
  }
  std::shared_ptr<const Accounts> accounts() const {
    const std::shared_lock lock(mutex_);
    return snapshot_.accounts;
  }

 private:
  void put(Snapshot& next) {
    const std::unique_lock lock(mutex_);
    CHECK(next.head.sequence >= snapshot_.head.sequence,
          "expected readers to see no less than record ", snapshot_.head.sequence, ", got ",
          next.head.sequence);
    std::swap(snapshot_, next);
  }
  Snapshot last() const {
    const std::shared_lock lock(mutex_);
    return snapshot_;
  }
  std::pair<std::shared_ptr<const Catalogue>, Instant> catalogue_and_stamp() const {
    const std::shared_lock lock(mutex_);
    return {snapshot_.catalogue, snapshot_.head.stamp};
  }
  // Made by the first who asks on a day; others wait. Mostly nothing is to be made.
  std::shared_ptr<const Catalogue> of_day(std::shared_ptr<const Catalogue> published,
                                          Day day) const {
    if (!published || published->holds_on(day)) return published;
    const std::lock_guard lock(of_day_mutex_);
    return of_day_.of(published, day);
  }

  mutable std::shared_mutex mutex_;
  Snapshot snapshot_;  // its catalogue as published
  mutable std::mutex of_day_mutex_;
  mutable CatalogueOfDay of_day_;
  GroupFigures groups_;
  std::mutex news_mutex_;  // held while somebody is told
  std::function<void()> news_;
};

}  // namespace motcua
