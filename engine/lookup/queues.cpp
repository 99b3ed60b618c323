// A queue of a list is some stretches of the index, and a question of each row in them. A walk
// merges the stretches and reads little ahead in each; a count takes all, once.
#include "engine/lookup/queues.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

#include "engine/dossier/transitions/move_due_time.h"
#include "engine/dossier/transitions/move_to_successor.h"
#include "engine/lookup/snapshot.h"
#include "engine/records/store_failed.h"
#include "engine/try.h"

namespace motcua {
namespace {

// How many days ahead of now a dossier can be due whose letter deadline has come: the longest run
// of days off, generously.
constexpr int64_t letter_horizon_minutes = 60 * minutes_per_day;

// Whose turn it is; the place's own where its side is no matter.
enum class Turn { handling, receiving, own };

Turn turn_of(ListQueue queue) {
  switch (queue) {
    case ListQueue::open:
    case ListQueue::due_today:
    case ListQueue::at_risk:
    case ListQueue::overdue:
    case ListQueue::apology_owed:
    case ListQueue::waiting:
    case ListQueue::undated:
    case ListQueue::due_on_day_off:
    case ListQueue::consulting: return Turn::handling;
    case ListQueue::acceptance:
    case ListQueue::to_return:
    case ListQueue::to_close:
    case ListQueue::supplement:
    case ListQueue::payment:
    case ListQueue::alert:
    case ListQueue::transfer:
    case ListQueue::to_adjust: return Turn::receiving;
    case ListQueue::to_move:
    case ListQueue::parts:
    case ListQueue::asked: break;
  }
  return Turn::own;
}

// Never `turn`.
QueueSide side_of(ListQueue queue, const ListQuery& query) {
  const Turn turn = turn_of(queue);
  if (turn == Turn::own) return QueueSide::handling;
  const QueueSide side = query.side.value_or(QueueSide::turn);
  if (side != QueueSide::turn) return side;
  return turn == Turn::receiving ? QueueSide::receiving : QueueSide::handling;
}

QueuePosition position_of(const QueueStretch& stretch, const QueueKey& key) {
  return {.rank = stretch.rank, .time = key.time, .unit = key.unit, .dossier = key.dossier};
}

// Before any row of the stretch.
QueuePosition earliest_in(const QueueStretch& stretch) {
  constexpr Instant earliest{std::numeric_limits<int64_t>::min()};
  return {.rank = stretch.rank, .time = stretch.from.value_or(earliest), .unit = {}, .dossier = {}};
}

// Of the stretch's rows, or what could be one, the last that is not behind `after`.
std::string last_key_told(const QueueStretch& stretch, const QueuePosition& after) {
  DossierNumber last = after.dossier;
  if (stretch.unit < after.unit) last = {std::numeric_limits<uint64_t>::max()};
  if (stretch.unit > after.unit) last = {0};
  return encode_key<Table::queues>({stretch.queue, stretch.side, stretch.unit, after.time, last});
}

}  // namespace

OrRejection<std::vector<UnitNumber>> units_asked_for(const Snapshot& snapshot,
                                                     const ListQuery& query) {
  const Catalogue& catalogue = *snapshot.catalogue;
  if (!query.holder.empty() && !catalogue.unit_number(query.holder)) {
    return reject(Reason::UNIT_NOT_FOUND, {{"unit", query.holder}, {"field", "holder"}});
  }
  if (query.unit.empty()) {
    std::vector<UnitNumber> units;
    for (const UnitNumber root : catalogue.roots()) {
      const auto below = catalogue.subtree(root);
      units.insert(units.end(), below.begin(), below.end());
    }
    return units;
  }
  const auto unit = catalogue.unit_number(query.unit);
  if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", query.unit}, {"field", "unit"}});
  return query.subtree ? catalogue.subtree(*unit) : std::vector<UnitNumber>{*unit};
}

QueueRows::QueueRows(const Snapshot& snapshot, const ListQuery& query,
                     const std::vector<UnitNumber>& units)
    : snapshot_(snapshot), query_(query), units_(units), asked_(units.begin(), units.end()) {}

std::vector<QueueStretch> QueueRows::stretches(ListQueue queue) const {
  const Instant now = snapshot_.now;
  const Catalogue& catalogue = *snapshot_.catalogue;
  const bool has_receiving = side_of(queue, query_) != QueueSide::handling;
  std::vector<QueueStretch> stretches;
  for (const UnitNumber unit : units_) {
    int32_t rank = 0;
    const auto add = [&](Queue stored, std::optional<Instant> from = std::nullopt,
                         std::optional<Instant> before = std::nullopt) {
      stretches.push_back({rank, stored, Side::handling, unit, from, before});
      if (has_receiving) stretches.push_back({rank, stored, Side::receiving, unit, from, before});
    };
    switch (queue) {
      case ListQueue::open:
        for (const QueueRow& row : queues) {
          if (!row.holds_open) continue;
          add(row.queue);
          ++rank;
        }
        break;
      case ListQueue::due_today: add(Queue::open, now, end_of(day_of(now))); break;
      case ListQueue::at_risk: {  // a handling unit has one calendar, those of a counter have many
        const auto before =
            has_receiving ? std::nullopt : at_risk_before(catalogue.unit(unit).code);
        if (has_receiving || before) add(Queue::open, now, before);
        break;
      }
      case ListQueue::overdue: add(Queue::open, std::nullopt, now); break;
      case ListQueue::apology_owed:
        add(Queue::open, std::nullopt, plus_minutes(now, letter_horizon_minutes));
        break;
      case ListQueue::waiting: add(Queue::waiting); break;
      case ListQueue::undated: add(Queue::undated); break;
      case ListQueue::acceptance: add(Queue::acceptance); break;
      case ListQueue::to_return: add(Queue::to_return); break;
      case ListQueue::to_close: add(Queue::to_close, std::nullopt, now); break;
      case ListQueue::due_on_day_off: add(Queue::open); break;
      case ListQueue::consulting: add(Queue::consulting); break;
      case ListQueue::to_move:
        if (!has_ended(catalogue.unit(unit), day_of(now))) break;
        for (const Queue stored : {Queue::acceptance, Queue::applying, Queue::open, Queue::waiting,
                                   Queue::undated, Queue::to_return}) {
          add(stored);
          ++rank;
        }
        break;
      case ListQueue::parts: add(Queue::parts); break;
      case ListQueue::asked: add(Queue::asked); break;
      case ListQueue::supplement: add(Queue::supplement); break;
      case ListQueue::payment: add(Queue::payment); break;
      case ListQueue::alert: add(Queue::alert); break;
      case ListQueue::transfer: add(Queue::transfer); break;
      case ListQueue::to_adjust: add(Queue::to_adjust); break;
    }
  }
  if (queue == ListQueue::parts) add_heirs_stretches(stretches, Queue::parts);
  if (queue == ListQueue::asked) add_heirs_stretches(stretches, Queue::asked);
  return stretches;
}

// What a unit that has ended was given to do or asked is its only heir's.
void QueueRows::add_heirs_stretches(std::vector<QueueStretch>& stretches, Queue queue) const {
  const Catalogue& catalogue = *snapshot_.catalogue;
  std::vector<UnitNumber> found = units_;
  std::set<UnitNumber> seen = asked_;
  for (size_t i = 0; i < found.size(); ++i) {
    const auto& predecessors = catalogue.predecessors(found[i]);
    std::copy_if(predecessors.begin(), predecessors.end(), std::back_inserter(found),
                 [&](UnitNumber unit) { return seen.insert(unit).second; });
  }
  for (size_t i = units_.size(); i < found.size(); ++i) {
    const Unit* const heir =
        only_heir(catalogue.unit(found[i]).code, catalogue, day_of(snapshot_.now));
    if (heir && asked_.contains(*catalogue.unit_number(heir->code))) {
      stretches.push_back({0, queue, Side::handling, found[i], std::nullopt, std::nullopt});
    }
  }
}

const Unit* QueueRows::handling_unit(const StoredRow<Table::queues>& row) const {
  const Catalogue& catalogue = *snapshot_.catalogue;
  if (row.key.side == Side::handling) return &catalogue.unit(row.key.unit);
  return catalogue.unit(row.value.other_unit);
}

std::optional<Instant> QueueRows::at_risk_before(const std::string& unit) const {
  const auto known = at_risk_before_.find(unit);
  if (known != at_risk_before_.end()) return known->second;
  const WorkingTime& time = snapshot_.catalogue->working_time(unit);
  const auto until = advance(time, minute_of(snapshot_.now), query_.at_risk_minutes);
  std::optional<Instant> before;
  if (until) before = plus_minutes(instant_of(*until), 1);
  return at_risk_before_.emplace(unit, before).first->second;
}

bool QueueRows::has(ListQueue queue, const QueueStretch& stretch,
                    const StoredRow<Table::queues>& row) const {
  const Instant time = row.key.time;
  if (stretch.from && time < *stretch.from) return false;
  if (stretch.before && time >= *stretch.before) return false;
  if (!query_.holder.empty() && row.value.holder != query_.holder) return false;
  if (!query_.officer.empty() && row.value.officer != query_.officer) return false;
  const QueueSide side = side_of(queue, query_);
  const bool is_handling_row = row.key.side == Side::handling;
  // Received by another unit, whose row tells it.
  if (is_handling_row && side == QueueSide::receiving && !row.value.other_unit.empty()) {
    return false;
  }
  if (!is_handling_row && side == QueueSide::either) {  // its other row told it
    const auto handling = snapshot_.catalogue->unit_number(row.value.other_unit);
    if (handling && asked_.contains(*handling)) return false;
  }
  if (queue == ListQueue::apology_owed) {
    return row.value.letter_deadline && *row.value.letter_deadline <= snapshot_.now;
  }
  const bool asks_calendar = queue == ListQueue::at_risk || queue == ListQueue::due_on_day_off;
  if (!asks_calendar) return true;
  const Unit* const unit = handling_unit(row);
  if (!unit) return false;
  if (queue == ListQueue::at_risk) {
    const auto before = at_risk_before(unit->code);
    return before && time < *before;
  }
  return !snapshot_.catalogue->working_time(unit->code).is_working(due_day(minute_of(time)));
}

bool QueueRows::confirms(const Dossier& dossier) const {
  return is_due_on_day_off(dossier, snapshot_.catalogue->working_time(dossier.application.unit));
}

Keys<Table::queues> keys_of(const QueueStretch& stretch) {
  const auto key_at = [&](Instant time) {
    return encode_key<Table::queues>({stretch.queue, stretch.side, stretch.unit, time, {0}});
  };
  auto keys = keys_with<Table::queues>(stretch.queue, stretch.side, stretch.unit);
  if (stretch.from) keys.from = key_at(*stretch.from);
  if (stretch.before) keys.to = key_at(*stretch.before);
  return keys;
}

QueueWalk::QueueWalk(const Snapshot& snapshot, const QueueRows& rows, ListQueue queue,
                     const std::optional<QueuePosition>& after)
    : snapshot_(snapshot), rows_(rows), queue_(queue) {
  for (const QueueStretch& stretch : rows.stretches(queue)) {
    if (after && stretch.rank < after->rank) continue;
    auto keys = keys_of(stretch);
    if (after && stretch.rank == after->rank) {
      keys.from = std::max(keys.from, last_key_told(stretch, *after) + '\0');
    }
    if (keys.from >= keys.to) continue;
    starts_.emplace(earliest_in(stretch), readings_.size());
    readings_.push_back({.stretch = stretch, .left = std::move(keys)});
  }
}

OrStoreError<std::optional<QueueStep>> QueueWalk::next() {
  while (!starts_.empty()) {
    const size_t index = starts_.top().second;
    starts_.pop();
    Reading& reading = readings_[index];
    if (reading.taken == reading.steps.size()) {
      TRY(read_on(reading));
      if (!reading.steps.empty()) starts_.emplace(reading.steps.front().position, index);
      continue;
    }
    const QueueStep step = reading.steps[reading.taken++];
    const bool is_last = reading.taken == reading.steps.size();
    starts_.emplace(is_last ? step.position : reading.steps[reading.taken].position, index);
    return step;
  }
  return std::nullopt;
}

OrStoreError<void> QueueWalk::read_on(Reading& reading) const {
  constexpr size_t count_max = 1024;
  reading.steps.clear();
  reading.taken = 0;
  if (reading.left.from >= reading.left.to) return {};
  const size_t count =
      std::exchange(reading.count_next, std::min(2 * reading.count_next, count_max));
  std::string rest = reading.left.to;
  TRY(scan(*snapshot_.store, reading.left, [&](const StoredRow<Table::queues>& row) {
    reading.steps.push_back(
        {position_of(reading.stretch, row.key), rows_.has(queue_, reading.stretch, row)});
    if (reading.steps.size() < count) return true;
    rest = std::string(row.key_bytes) + '\0';
    return false;
  }));
  reading.left.from = std::move(rest);
  return {};
}

namespace {

// The stretches of all queues by the rows that they are of.
struct StretchOf {
  size_t count;  // which of the counts
  QueueStretch stretch;
};
using RowsKey = std::tuple<Queue, Side, UnitNumber>;
using StretchesByRows = std::map<RowsKey, std::vector<StretchOf>>;

StretchesByRows stretches_by_rows(const QueueRows& rows) {
  StretchesByRows all;
  for (size_t i = 0; i < list_queues.size(); ++i) {
    for (const QueueStretch& one : rows.stretches(list_queues[i].value)) {
      all[{one.queue, one.side, one.unit}].push_back({i, one});
    }
  }
  return all;
}

// From the first of them to the last.
QueueStretch around(const std::vector<StretchOf>& stretches) {
  QueueStretch whole = stretches.front().stretch;
  for (const auto& [count, one] : stretches) {
    whole.from =
        whole.from && one.from ? std::optional(std::min(*whole.from, *one.from)) : std::nullopt;
    whole.before = whole.before && one.before ? std::optional(std::max(*whole.before, *one.before))
                                              : std::nullopt;
  }
  return whole;
}

// A row whose dossier is asked, too.
struct Doubtful {
  size_t count;
  QueuePosition position;
};

class Counting {
 public:
  Counting(const Snapshot& snapshot, const QueueRows& rows) : snapshot_(snapshot), rows_(rows) {
    for (const auto& queue : list_queues) counts_.push_back({.queue = queue.value});
    ranks_.resize(counts_.size());
  }

  OrStoreError<void> add(const std::vector<StretchOf>& stretches) {
    std::vector<Doubtful> doubtful;
    const auto take = [&](const StoredRow<Table::queues>& row) {
      for (const auto& [count, stretch] : stretches) {
        const ListQueue queue = list_queues[count].value;
        if (!rows_.has(queue, stretch, row)) continue;
        const QueuePosition position = position_of(stretch, row.key);
        if (QueueRows::asks_dossier(queue)) {
          doubtful.push_back({count, position});
        } else {
          put(count, position);
        }
      }
    };
    TRY(scan(*snapshot_.store, keys_of(around(stretches)), take));
    for (const auto& [count, position] : doubtful) {
      const Dossier dossier = TRY(dossier_pointed_at(snapshot_, Table::queues, position.dossier));
      if (rows_.confirms(dossier)) put(count, position);
    }
    return {};
  }

  std::vector<QueueCount> counts() && { return std::move(counts_); }

 private:
  void put(size_t index, const QueuePosition& position) {
    QueueCount& count = counts_[index];
    const bool is_first = !count.most_urgent || std::pair(position.rank, position.time) <
                                                    std::pair(ranks_[index], *count.most_urgent);
    ++count.count;
    if (!is_first) return;
    ranks_[index] = position.rank;
    count.most_urgent = position.time;
  }

  const Snapshot& snapshot_;
  const QueueRows& rows_;
  std::vector<QueueCount> counts_;
  std::vector<int32_t> ranks_;  // of the most urgent
};

}  // namespace

OrRejection<std::vector<QueueCount>> count_queues(const Snapshot& snapshot,
                                                  const ListQuery& query) {
  const auto units = TRY(units_asked_for(snapshot, query));
  const QueueRows rows(snapshot, query, units);
  Counting counting(snapshot, rows);
  for (const auto& [key, stretches] : stretches_by_rows(rows)) {
    TRY(counting.add(stretches).map_error(store_failed));
  }
  return std::move(counting).counts();
}

OrStoreError<int64_t> count_due_on_day_off(const Snapshot& snapshot) {
  const ListQuery query{.side = QueueSide::handling};
  const auto units = snapshot.catalogue->all_units();
  const QueueRows rows(snapshot, query, units);
  std::vector<DossierNumber> numbers;
  for (const QueueStretch& stretch : rows.stretches(ListQueue::due_on_day_off)) {
    TRY(scan(*snapshot.store, keys_of(stretch), [&](const StoredRow<Table::queues>& row) {
      if (rows.has(ListQueue::due_on_day_off, stretch, row)) numbers.push_back(row.key.dossier);
    }));
  }
  int64_t count = 0;
  for (const DossierNumber number : numbers) {
    const Dossier dossier = TRY(dossier_pointed_at(snapshot, Table::queues, number));
    if (rows.confirms(dossier)) ++count;
  }
  return count;
}

}  // namespace motcua
