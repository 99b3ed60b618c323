// Told by the range: a day, or part of it, of one unit's open queue.
#include "engine/dues_kept.h"

#include <vector>

namespace motcua {

OrStoreError<void> DuesKept::scan(const Range& range, const Visit& visit) const {
  const auto asked = dues_of_day(range);
  const bool is_kept =
      asked && asked->unit.value <= unit_count_ && range.direction == Direction::forward;
  if (!is_kept) return tables_->scan(range, visit);
  const auto dues = dues_of(asked->day);
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
