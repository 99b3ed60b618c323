// Told by the range: a day, or part of it, of one unit's open queue.
#include "engine/dues_kept.h"

#include <vector>

namespace motcua {
namespace {

// Within which day the range lies, if it is of a unit's open queue.
std::optional<Day> day_of_dues(const Range& range, size_t unit_count) {
  if (range.table != Table::queues || range.direction != Direction::forward) return std::nullopt;
  const auto from = parse_queue_key(range.from);
  const auto to = parse_queue_key(range.to);
  if (!from || !to || from->queue != Queue::open || to->queue != Queue::open) return std::nullopt;
  if (from->unit != to->unit || from->unit.value > unit_count) return std::nullopt;
  const Day day = day_of(from->time);
  return to->time <= end_of(day) ? std::optional(day) : std::nullopt;
}

}  // namespace

OrStoreError<void> DuesKept::scan(const Range& range, const Visit& visit) const {
  const auto day = day_of_dues(range, unit_count_);
  if (!day) return tables_->scan(range, visit);
  const auto dues = dues_of(*day);
  if (!dues) return tl::unexpected(dues.error());
  const Rows& rows = **dues;
  for (size_t i = rows.lower_bound(range.table, range.from); i < rows.size(); ++i) {
    const Batch::Operation row = rows[i];
    if (row.key >= range.to || !visit(row.key, row.value)) break;
  }
  return {};
}

OrStoreError<std::shared_ptr<const Rows>> DuesKept::dues_of(Day day) const {
  const std::lock_guard lock(mutex_);
  if (!dues_ || day_ != day) {
    auto rows = read(day);
    if (!rows) return tl::unexpected(rows.error());
    dues_ = std::make_shared<const Rows>(std::move(*rows));
    day_ = day;
  }
  return dues_;
}

OrStoreError<Rows> DuesKept::read(Day day) const {
  Batch dues;
  for (uint32_t unit = 1; unit <= unit_count_; ++unit) {
    const auto scanned = tables_->scan(
        {Table::queues, queue_key(Queue::open, {unit}, instant_of(start_of(day)), {0}),
         queue_key(Queue::open, {unit}, end_of(day), {0})},
        [&](std::string_view key, std::string_view value) {
          dues.put(Table::queues, key, value);
          return true;
        });
    if (!scanned) return tl::unexpected(scanned.error());
  }
  std::vector<Batch::Operation> rows;
  rows.reserve(dues.size());
  for (size_t i = 0; i < dues.size(); ++i) rows.push_back(dues[i]);
  return Rows(rows);
}

}  // namespace motcua
