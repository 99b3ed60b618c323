// Cells: counters of a unit, whole or by its procedures, fields or channels. A month's cell has a
// slot a day, a year's cell a slot a month, and one cell of all years a slot a year; so any prefix
// is three cells, however long the register has been kept. Pure values and arithmetic; the
// registrar keeps them.
#pragma once

#include <array>
#include <compare>
#include <functional>
#include <span>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "engine/statistics/contribution.h"

namespace motcua {

// What a cell is of: its slots are years, months of a year from 1, or days of a month from 1.
enum class Bucket : uint8_t { all_years = 1, year = 2, month = 3 };
inline constexpr std::array buckets{Bucket::all_years, Bucket::year, Bucket::month};
static_assert(buckets.size() == enumerator_count<Bucket>);

enum class Dimension : uint8_t { all = 0, procedure = 1, field = 2, channel = 3 };

// By whom a dossier is counted: the unit that handles it, or the one that received it. Of the
// receiving side only the difference is kept: what a unit received for others, less what others
// received for it.
enum class Side : uint8_t { handling = 1, receiving = 2 };
inline constexpr std::array sides{Side::handling, Side::receiving};
static_assert(sides.size() == enumerator_count<Side>);

// All the cells of a side, dimension and bucket at one position: 0, the year, or year × 12 + month
// − 1.
struct CellPage {
  Side side = Side::handling;
  Dimension dimension = Dimension::all;
  Bucket bucket = Bucket::all_years;
  int32_t position = 0;
  auto operator<=>(const CellPage&) const = default;
};

// In this order, so that a page's cells of many units lie together.
struct CellKey {
  CellPage page;
  UnitNumber unit;
  auto operator<=>(const CellKey&) const = default;
};

// The counter of one measure in one slot.
struct SlotCounter {
  uint32_t value = 0;  // of the dimension: a number of a procedure or field, a channel
  int32_t slot = 0;
  Measure measure = Measure::open;
  int64_t amount = 0;
  bool operator==(const SlotCounter&) const = default;
};
// In order of value, slot and measure, each once, none zero.
using Cell = std::vector<SlotCounter>;
// Of counters in any order; those of one place are added up.
void bring_into_order(Cell& cell);

// Whose a dossier's contribution is, in every dimension.
struct CellOwner {
  UnitNumber unit;  // handling
  UnitNumber receiving_unit;
  ProcedureNumber procedure;
  FieldNumber field;
  Channel channel = Channel::direct;
  auto operator<=>(const CellOwner&) const = default;
  static constexpr auto fields() {
    return std::tuple(motcua::field(1, "unit", &CellOwner::unit),
                      motcua::field(2, "receiving_unit", &CellOwner::receiving_unit),
                      motcua::field(3, "procedure", &CellOwner::procedure),
                      motcua::field(4, "field", &CellOwner::field),
                      motcua::field(5, "channel", &CellOwner::channel, zero_told));
  }

  uint32_t value_of(Dimension dimension) const;
};
// In order of their numbers.
inline constexpr std::array dimensions{Dimension::all, Dimension::procedure, Dimension::field,
                                       Dimension::channel};
static_assert(dimensions.size() == enumerator_count<Dimension>);

// A change not yet in cells: by day alone; dimensions and buckets follow from it.
struct CellChange {
  CellOwner owner;
  Day day;
  Measure measure = Measure::open;
  int64_t amount = 0;
  bool operator==(const CellChange&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "owner", &CellChange::owner), field(2, "day", &CellChange::day),
                      field(3, "measure", &CellChange::measure, zero_told),
                      field(4, "amount", &CellChange::amount));
  }
};

// Changes in order of owner, day and measure, each once and none zero.
class CellChanges {
 public:
  CellChanges() = default;
  explicit CellChanges(std::vector<CellChange> changes);

  size_t size() const { return changes_.size(); }
  std::span<const CellChange> all() const { return changes_; }
  // Of the units from the first to the last, which handle them.
  std::span<const CellChange> of_units(UnitNumber first, UnitNumber last) const;

 private:
  std::vector<CellChange> changes_;
};
CellChanges merged(std::span<const CellChanges* const> parts);
// All changes of a handling unit added up: the owners have a unit and nothing else.
CellChanges of_whole_units(const CellChanges& changes);

// What a dossier adds, or, with sign −1, takes away.
void add_contributions(std::vector<CellChange>& changes, const CellOwner& owner,
                       std::span<const Contribution> contributions, int64_t sign);

// Calls visit(key, cell) for every cell that the changes make, in order of keys.
void for_each_cell(const CellChanges& changes,
                   const std::function<void(const CellKey&, const Cell&)>& visit);

struct CellPlace {
  int32_t position = 0;  // of the page
  int32_t slot = 0;
};
// Where a day is counted.
CellPlace place_in(Bucket bucket, const CivilDate& day);
// The last slot, in each bucket, of what lies before the day: whole years before its year, whole
// months before its month, days before it in its month. Slot 0: there are none.
CellPlace prefix_in(Bucket bucket, const CivilDate& day);

}  // namespace motcua
