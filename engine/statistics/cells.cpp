// Slices and buckets of a contribution, and the buckets of a prefix.
#include "engine/statistics/cells.h"

#include <array>

namespace motcua {

void add_contributions(CellMap& cells, const CellOwner& owner,
                       std::span<const Contribution> contributions, int64_t sign) {
  constexpr ProcedureNumber all_procedures{0};
  for (const Contribution& part : contributions) {
    const CivilDate date = civil_date(part.day);
    const std::array<std::pair<Bucket, int32_t>, 3> buckets{
        {{Bucket::year, date.year},
         {Bucket::month, date.year * 12 + date.month - 1},
         {Bucket::day, part.day.value}}};
    for (const auto& [bucket, position] : buckets) {
      for (const ProcedureNumber procedure : {all_procedures, owner.procedure}) {
        at(cells[{owner.unit, procedure, bucket, position}], part.measure) += sign * part.amount;
      }
    }
  }
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
