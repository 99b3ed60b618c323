// Old ones are read once; new ones are added as they are decided.
#include "engine/registrar/request_ids.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/check.h"
#include "engine/records/rows.h"

namespace motcua {
namespace {

uint64_t hash_of(std::string_view request_id) {
  return std::max<uint64_t>(std::hash<std::string_view>()(request_id), 1);
}

}  // namespace

OrStoreError<RequestIds> RequestIds::read(const Readable& tables, int32_t week,
                                          const std::function<bool()>& must_stop) {
  RequestIds ids;
  return scan(tables, Keys<Table::requests>{.from = keys_with<Table::requests>(week - 1).from},
              [&](const StoredRow<Table::requests>& row) {
                ids.add(row.key.week, row.key.request_id.bytes);
                return !must_stop();
              })
      .map([&] { return std::move(ids); });
}

void RequestIds::add(int32_t week, std::string_view request_id) {
  weeks_[week].add(hash_of(request_id));
  forget_old();
}

void RequestIds::take_over(RequestIds old) {
  old.weeks_.swap(weeks_);
  for (const auto& [week, since] : old.weeks_) weeks_[week].add_all(since);
  forget_old();
  has_old_ = true;
}

void RequestIds::forget_old() {
  while (!weeks_.empty() && weeks_.begin()->first < weeks_.rbegin()->first - 1) {
    weeks_.erase(weeks_.begin());
  }
}

bool RequestIds::may_hold(std::string_view request_id) const {
  if (!has_old_) return true;
  const uint64_t hash = hash_of(request_id);
  return std::any_of(weeks_.begin(), weeks_.end(),
                     [&](const auto& week) { return week.second.holds(hash); });
}

void HashSet::add(uint64_t hash) {
  constexpr size_t slots_at_first = 1024;
  CHECK(hash != 0, "expected a hash, for 0 is an empty slot");
  if (used_ * 2 >= slots_.size()) {
    const auto old =
        std::exchange(slots_, std::vector<uint64_t>(std::max(slots_.size() * 2, slots_at_first)));
    for (const uint64_t known : old) {
      if (known != 0) slots_[slot_of(known)] = known;
    }
  }
  uint64_t& slot = slots_[slot_of(hash)];
  used_ += slot == 0 ? 1 : 0;
  slot = hash;
}

void HashSet::add_all(const HashSet& other) {
  for (const uint64_t hash : other.slots_) {
    if (hash != 0) add(hash);
  }
}

bool HashSet::holds(uint64_t hash) const {
  return !slots_.empty() && slots_[slot_of(hash)] == hash;
}

// The hash's slot, or the empty one where it belongs.
size_t HashSet::slot_of(uint64_t hash) const {
  size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

}  // namespace motcua
