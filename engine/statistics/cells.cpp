// Slices and buckets of changes.
#include "engine/statistics/cells.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace motcua {

namespace {

std::tuple<const CellOwner&, Day, Measure> place_of(const CellChange& change) {
  return {change.owner, change.day, change.measure};
}

// In one number, which sorts faster: a slot has at most four digits.
uint64_t place_of(const SlotCounter& counter) {
  return uint64_t{counter.value} << 32 | static_cast<uint64_t>(counter.slot) << 8 |
         static_cast<uint64_t>(counter.measure);
}

template <class Counted>
bool comes_before(const Counted& left, const Counted& right) {
  return place_of(left) < place_of(right);
}

// Those of one place are added up, zeros dropped.
template <class Counted>
void sort_and_add_up(std::vector<Counted>& all) {
  if (!std::is_sorted(all.begin(), all.end(), comes_before<Counted>)) {
    std::sort(all.begin(), all.end(), comes_before<Counted>);
  }
  size_t kept = 0;
  for (size_t i = 0; i < all.size();) {
    Counted sum = all[i];
    for (++i; i < all.size() && place_of(all[i]) == place_of(sum); ++i) sum.amount += all[i].amount;
    if (sum.amount != 0) all[kept++] = sum;
  }
  all.resize(kept);
}

}  // namespace

CellChanges::CellChanges(std::vector<CellChange> changes) : changes_(std::move(changes)) {
  sort_and_add_up(changes_);
}

void bring_into_order(Cell& cell) { sort_and_add_up(cell); }

std::span<const CellChange> CellChanges::of_units(UnitNumber first, UnitNumber last) const {
  const auto begin = std::lower_bound(
      changes_.begin(), changes_.end(), first,
      [](const CellChange& change, UnitNumber wanted) { return change.owner.unit < wanted; });
  const auto end = std::upper_bound(
      begin, changes_.end(), last,
      [](UnitNumber wanted, const CellChange& change) { return wanted < change.owner.unit; });
  return {begin, end};
}

CellChanges merged(std::span<const CellChanges* const> parts) {
  size_t size = 0;
  for (const CellChanges* part : parts) size += part->size();
  std::vector<CellChange> changes;
  changes.reserve(size);
  for (const CellChanges* part : parts) {
    const auto middle = static_cast<std::ptrdiff_t>(changes.size());
    changes.insert(changes.end(), part->all().begin(), part->all().end());
    std::inplace_merge(changes.begin(), changes.begin() + middle, changes.end(),
                       comes_before<CellChange>);
  }
  return CellChanges(std::move(changes));
}

CellChanges of_whole_units(const CellChanges& changes) {
  std::vector<CellChange> whole(changes.all().begin(), changes.all().end());
  for (CellChange& change : whole) change.owner = {.unit = change.owner.unit};
  return CellChanges(std::move(whole));
}

void add_contributions(std::vector<CellChange>& changes, const CellOwner& owner,
                       std::span<const Contribution> contributions, int64_t sign) {
  for (const Contribution& part : contributions) {
    changes.push_back({owner, part.day, part.measure, sign * part.amount});
  }
}

uint32_t CellOwner::value_of(Dimension dimension) const {
  switch (dimension) {
    case Dimension::all: return 0;
    case Dimension::procedure: return procedure.value;
    case Dimension::field: return field.value;
    case Dimension::channel: break;
  }
  return static_cast<uint32_t>(channel);
}

namespace {

// For each bucket: position and unit → cell.
using CellsByBucket = std::array<std::map<std::pair<int32_t, UnitNumber>, Cell>, buckets.size()>;

void add_part(const CellChange& change, Dimension dimension, UnitNumber unit, int64_t sign,
              CellsByBucket& cells) {
  const CivilDate date = civil_date(change.day);
  const uint32_t value = change.owner.value_of(dimension);
  for (size_t i = 0; i < buckets.size(); ++i) {
    const CellPlace place = place_in(buckets[i], date);
    cells[i][{place.position, unit}].push_back(
        {value, place.slot, change.measure, sign * change.amount});
  }
}

}  // namespace

void for_each_cell(const CellChanges& changes,
                   const std::function<void(const CellKey&, const Cell&)>& visit) {
  for (const Side side : sides) {
    for (const Dimension dimension : dimensions) {
      CellsByBucket cells;
      for (const CellChange& change : changes.all()) {
        const CellOwner& owner = change.owner;
        if (side == Side::handling) {
          add_part(change, dimension, owner.unit, 1, cells);
        } else if (owner.receiving_unit != owner.unit) {
          add_part(change, dimension, owner.receiving_unit, 1, cells);
          add_part(change, dimension, owner.unit, -1, cells);
        }
      }
      for (size_t i = 0; i < buckets.size(); ++i) {
        for (auto& [place, cell] : cells[i]) {
          bring_into_order(cell);
          if (!cell.empty())
            visit({{side, dimension, buckets[i], place.first}, place.second}, cell);
        }
      }
    }
  }
}

CellPlace place_in(Bucket bucket, const CivilDate& day) {
  switch (bucket) {
    case Bucket::all_years: return {0, day.year};
    case Bucket::year: return {day.year, day.month};
    case Bucket::month: break;
  }
  return {day.year * 12 + day.month - 1, day.day};
}

CellPlace prefix_in(Bucket bucket, const CivilDate& day) {
  CellPlace place = place_in(bucket, day);
  --place.slot;
  return place;
}

}  // namespace motcua
