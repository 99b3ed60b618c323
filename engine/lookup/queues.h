// Which dossiers stand in a queue, by rows of the index, and few besides: lists (list.h) and counts
// ask the same function of the same rows, so that a count is the length of its list.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <utility>
#include <vector>

#include "engine/lookup/list.h"
#include "engine/records/rows.h"

namespace motcua {

// The units that a query is about. Errors: UNIT_NOT_FOUND, of the unit or the holder.
OrRejection<std::vector<UnitNumber>> units_asked_for(const Snapshot& snapshot,
                                                     const ListQuery& query);

// Rows of the index that lie together, among which rows of a queue stand.
struct QueueStretch {
  int32_t rank = 0;  // those of a lower one are told first
  Queue queue = Queue::open;
  Side side = Side::handling;
  UnitNumber unit;
  std::optional<Instant> from;
  std::optional<Instant> before;
};

// Asks nothing of the query but its side, holder, officer and at_risk_minutes. Both must outlive
// it.
class QueueRows {
 public:
  QueueRows(const Snapshot& snapshot, const ListQuery& query, const std::vector<UnitNumber>& units);

  std::vector<QueueStretch> stretches(ListQueue queue) const;
  // Whether the row, of that stretch or what lies beside it, stands in the queue; where `confirms`
  // is asked besides, unless its dossier does not.
  bool has(ListQueue queue, const QueueStretch& stretch, const StoredRow<Table::queues>& row) const;
  static bool asks_dossier(ListQueue queue) { return queue == ListQueue::due_on_day_off; }
  bool confirms(const Dossier& dossier) const;

 private:
  void add_heirs_stretches(std::vector<QueueStretch>& stretches, Queue queue) const;
  const Unit* handling_unit(const StoredRow<Table::queues>& row) const;
  // Before what instant it is due that is at risk by the unit's calendar; none: that ends sooner.
  std::optional<Instant> at_risk_before(const std::string& unit) const;

  const Snapshot& snapshot_;
  const ListQuery& query_;
  const std::vector<UnitNumber>& units_;
  const std::set<UnitNumber> asked_;
  mutable std::map<std::string, std::optional<Instant>> at_risk_before_;  // by unit, as reckoned
};

// The keys of the stretch.
Keys<Table::queues> keys_of(const QueueStretch& stretch);

// A place in the list of a queue: what is more urgent is less.
struct QueuePosition {
  int32_t rank = 0;
  Instant time;
  UnitNumber unit;
  DossierNumber dossier;
  constexpr auto operator<=>(const QueuePosition&) const = default;
};

struct QueueStep {
  QueuePosition position;
  bool is_listed = false;  // the row there stands in the queue (QueueRows::has)
};

// The rows of a queue's stretches behind `after`, in order, whether they stand in the queue or not:
// whoever walks bounds how many. Of each stretch a few are read ahead. What it is made of must
// outlive it.
class QueueWalk {
 public:
  QueueWalk(const Snapshot& snapshot, const QueueRows& rows, ListQueue queue,
            const std::optional<QueuePosition>& after);
  // Nothing: that was all.
  OrStoreError<std::optional<QueueStep>> next();

 private:
  struct Reading {
    QueueStretch stretch;
    Keys<Table::queues> left;      // to be read
    std::vector<QueueStep> steps;  // that were read last
    size_t taken = 0;              // of them
    size_t count_next = 8;         // to read at once; more each time
  };
  // Where nothing of the reading can be before, and which it is.
  using Start = std::pair<QueuePosition, size_t>;

  OrStoreError<void> read_on(Reading& reading) const;

  const Snapshot& snapshot_;
  const QueueRows& rows_;
  const ListQueue queue_;
  std::vector<Reading> readings_;
  std::priority_queue<Start, std::vector<Start>, std::greater<>> starts_;
};

struct QueueCount {
  ListQueue queue = ListQueue::open;
  int64_t count = 0;
  std::optional<Instant> most_urgent;  // the time that the first of its list is kept under
};

// Every queue, in the order of list_queues, by what the query says of units, side, holder, officer
// and at_risk_minutes. Reads the rows of those units, each once, and no dossiers but those that are
// due on a day off.
OrRejection<std::vector<QueueCount>> count_queues(const Snapshot& snapshot, const ListQuery& query);

// How many are in the queue due_on_day_off, of all units.
OrStoreError<int64_t> count_due_on_day_off(const Snapshot& snapshot);

}  // namespace motcua
