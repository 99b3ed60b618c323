// Cells: counters per (unit, procedure or all, bucket of time). A day's counters are also in its
// month's and its year's cell, so any prefix is a few dozen cells. Pure values and arithmetic;
// where they are kept is the registrar's business.
#pragma once

#include <compare>
#include <map>
#include <span>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "engine/statistics/contribution.h"

namespace motcua {

enum class Bucket : uint8_t { year = 1, month = 2, day = 3 };

// `position`: the year; year × 12 + month − 1; or the civil day.
struct CellKey {
  UnitNumber unit;
  ProcedureNumber procedure;  // 0: all procedures of the unit
  Bucket bucket = Bucket::day;
  int32_t position = 0;
  auto operator<=>(const CellKey&) const = default;
};

using CellMap = std::map<CellKey, Counters>;

// Changes not yet in cells: by day and procedure only, for slices and buckets follow from these.
struct ProcedureDay {
  ProcedureNumber procedure;
  Day day;
  auto operator<=>(const ProcedureDay&) const = default;
};
using DayChanges = std::map<ProcedureDay, Counters>;
using UnitChanges = std::map<UnitNumber, DayChanges>;

struct CellOwner {
  UnitNumber unit;
  ProcedureNumber procedure;
};

// Adds `sign` times the contributions to the owner's changes.
void add_contributions(UnitChanges& changes, const CellOwner& owner,
                       std::span<const Contribution> contributions, int64_t sign);

// The changes in every slice and bucket; none of them zero.
CellMap cells_of(const UnitChanges& changes);

// [first, last] of one bucket size; empty if last < first.
struct BucketRange {
  Bucket bucket = Bucket::day;
  int32_t first = 0;
  int32_t last = -1;
};

// The ranges whose cells add up to everything until the end of the day.
std::vector<BucketRange> prefix_ranges(Day until);

}  // namespace motcua
