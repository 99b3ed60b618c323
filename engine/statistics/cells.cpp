// Slices and buckets of changes.
#include "engine/statistics/cells.h"

#include <algorithm>
#include <tuple>

namespace motcua {

namespace {

std::tuple<const CellOwner&, Day, Measure> place_of(const CellChange& change) {
  return {change.owner, change.day, change.measure};
}

// Sorted input; neighbours of one place are added up, zeros dropped.
void coalesce(std::vector<CellChange>& changes) {
  size_t kept = 0;
  for (size_t i = 0; i < changes.size();) {
    CellChange sum = changes[i];
    for (++i; i < changes.size() && place_of(changes[i]) == place_of(sum); ++i) {
      sum.amount += changes[i].amount;
    }
    if (sum.amount != 0) changes[kept++] = sum;
  }
  changes.resize(kept);
}

bool in_order(const CellChange& left, const CellChange& right) {
  return place_of(left) < place_of(right);
}

}  // namespace

CellChanges::CellChanges(std::vector<CellChange> changes) : changes_(std::move(changes)) {
  if (!std::is_sorted(changes_.begin(), changes_.end(), in_order)) {
    std::sort(changes_.begin(), changes_.end(), in_order);
  }
  coalesce(changes_);
}

std::span<const CellChange> CellChanges::of_unit(UnitNumber unit) const {
  const auto first = std::lower_bound(
      changes_.begin(), changes_.end(), unit,
      [](const CellChange& change, UnitNumber wanted) { return change.owner.unit < wanted; });
  const auto last = std::upper_bound(
      first, changes_.end(), unit,
      [](UnitNumber wanted, const CellChange& change) { return wanted < change.owner.unit; });
  return {first, last};
}

CellChanges merged(std::span<const CellChanges* const> parts) {
  size_t size = 0;
  for (const CellChanges* part : parts) size += part->size();
  std::vector<CellChange> changes;
  changes.reserve(size);
  for (const CellChanges* part : parts) {
    const auto middle = static_cast<std::ptrdiff_t>(changes.size());
    changes.insert(changes.end(), part->all().begin(), part->all().end());
    std::inplace_merge(changes.begin(), changes.begin() + middle, changes.end(), in_order);
  }
  return CellChanges(std::move(changes));
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

struct CellPart {
  CellKey key;
  SlotCounter counter;
  auto place() const { return std::tie(key, counter.slot, counter.measure); }
};

void add_parts(const CellChange& change, Side side, UnitNumber unit, int64_t sign,
               std::vector<CellPart>& parts) {
  const DayPlace place = place_of(change.day);
  for (const Dimension dimension : dimensions) {
    const uint32_t value = change.owner.value_of(dimension);
    parts.push_back({{side, unit, dimension, Bucket::year, place.year, value},
                     {place.month, change.measure, sign * change.amount}});
    parts.push_back({{side, unit, dimension, Bucket::month, place.month_position(), value},
                     {place.day, change.measure, sign * change.amount}});
  }
}

}  // namespace

namespace {

// The parts in order of their cells; those of one place are added up, zeros dropped.
void visit_cells(std::vector<CellPart>& parts,
                 const std::function<void(const CellKey&, const Cell&)>& visit) {
  std::sort(parts.begin(), parts.end(), [](const CellPart& left, const CellPart& right) {
    return left.place() < right.place();
  });
  Cell cell;
  for (size_t i = 0; i < parts.size();) {
    const CellKey key = parts[i].key;
    cell.clear();
    while (i < parts.size() && parts[i].key == key) {
      SlotCounter sum = parts[i].counter;
      for (++i; i < parts.size() && parts[i].key == key && parts[i].counter.slot == sum.slot &&
                parts[i].counter.measure == sum.measure;
           ++i) {
        sum.amount += parts[i].counter.amount;
      }
      if (sum.amount != 0) cell.push_back(sum);
    }
    if (!cell.empty()) visit(key, cell);
  }
  parts.clear();
}

}  // namespace

void for_each_cell(const CellChanges& changes,
                   const std::function<void(const CellKey&, const Cell&)>& visit) {
  std::vector<CellPart> of_unit;  // sorted a unit at a time, while it is in the processor's cache
  std::vector<CellPart> receiving;
  const std::span<const CellChange> all = changes.all();
  for (size_t i = 0; i < all.size(); ++i) {
    const CellOwner& owner = all[i].owner;
    add_parts(all[i], Side::handling, owner.unit, 1, of_unit);
    if (i + 1 == all.size() || all[i + 1].owner.unit != owner.unit) visit_cells(of_unit, visit);
    if (owner.receiving_unit == owner.unit) continue;
    add_parts(all[i], Side::receiving, owner.receiving_unit, 1, receiving);
    add_parts(all[i], Side::receiving, owner.unit, -1, receiving);
  }
  visit_cells(receiving, visit);
}

DayPlace place_of(Day day) {
  const CivilDate date = civil_date(day);
  return {date.year, date.month, date.day};
}

void add_slots(Counters& sum, const Cell& cell, int32_t last_slot) {
  for (const SlotCounter& counter : cell) {
    if (counter.slot > last_slot) break;
    at(sum, counter.measure) += counter.amount;
  }
}

}  // namespace motcua
