// Slices and buckets of a contribution, and the buckets of a prefix.
#include "engine/statistics/cells.h"

#include <array>

namespace motcua {

void add_contributions(UnitChanges& changes, const CellOwner& owner,
                       std::span<const Contribution> contributions, int64_t sign) {
  DayChanges& of_unit = changes[owner.unit];
  for (const Contribution& part : contributions) {
    at(of_unit[{owner.procedure, part.day}], part.measure) += sign * part.amount;
  }
}

CellMap cells_of(const UnitChanges& changes) {
  constexpr ProcedureNumber all_procedures{0};
  CellMap cells;
  for (const auto& [unit, of_unit] : changes) {
    for (const auto& [where, counters] : of_unit) {
      const CivilDate date = civil_date(where.day);
      const std::array<std::pair<Bucket, int32_t>, 3> buckets{
          {{Bucket::year, date.year},
           {Bucket::month, date.year * 12 + date.month - 1},
           {Bucket::day, where.day.value}}};
      for (const auto& [bucket, position] : buckets) {
        for (const ProcedureNumber procedure : {all_procedures, where.procedure}) {
          cells[{unit, procedure, bucket, position}] += counters;
        }
      }
    }
  }
  std::erase_if(cells, [](const auto& cell) { return is_zero(cell.second); });
  return cells;
}

std::vector<BucketRange> prefix_ranges(Day until) {
  const CivilDate date = civil_date(until);
  const Day month_start = day_from(CivilDate{date.year, date.month, 1});
  const int32_t january = date.year * 12;
  return {{Bucket::year, year_min - 1, date.year - 1},
          {Bucket::month, january, january + date.month - 2},
          {Bucket::day, month_start.value, until.value}};
}

}  // namespace motcua
