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

std::tuple<int32_t, Measure> place_of(const SlotCounter& counter) {
  return {counter.slot, counter.measure};
}

// Those of one place are added up, zeros dropped.
template <class Counted>
void sort_and_add_up(std::vector<Counted>& all) {
  const auto in_order = [](const Counted& left, const Counted& right) {
    return place_of(left) < place_of(right);
  };
  if (!std::is_sorted(all.begin(), all.end(), in_order)) {
    std::sort(all.begin(), all.end(), in_order);
  }
  size_t kept = 0;
  for (size_t i = 0; i < all.size();) {
    Counted sum = all[i];
    for (++i; i < all.size() && place_of(all[i]) == place_of(sum); ++i) sum.amount += all[i].amount;
    if (sum.amount != 0) all[kept++] = sum;
  }
  all.resize(kept);
}

bool in_order(const CellChange& left, const CellChange& right) {
  return place_of(left) < place_of(right);
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

// What a change is to one cell of a page.
struct CellPart {
  UnitNumber unit;
  uint32_t value = 0;
  SlotCounter counter;
  auto cell() const { return std::tie(unit, value); }
  auto place() const { return std::tie(unit, value, counter.slot, counter.measure); }
};
using PartsByPosition = std::map<int32_t, std::vector<CellPart>>;

void add_part(const CellChange& change, const CellPage& page, UnitNumber unit, int64_t sign,
              PartsByPosition& parts) {
  const DayPlace place = place_of(change.day);
  const bool is_year = page.bucket == Bucket::year;
  parts[is_year ? place.year : place.month_position()].push_back(
      {unit,
       change.owner.value_of(page.dimension),
       {is_year ? place.month : place.day, change.measure, sign * change.amount}});
}

// The parts in order of their cells; those of one place are added up, zeros dropped.
void visit_page(const CellPage& page, std::vector<CellPart>& parts,
                const std::function<void(const CellKey&, const Cell&)>& visit) {
  std::sort(parts.begin(), parts.end(), [](const CellPart& left, const CellPart& right) {
    return left.place() < right.place();
  });
  Cell cell;
  for (auto part = parts.begin(); part != parts.end();) {
    const auto first = part;
    cell.clear();
    while (part != parts.end() && part->cell() == first->cell()) {
      SlotCounter sum = part->counter;
      const auto place = part->place();
      for (++part; part != parts.end() && part->place() == place; ++part) {
        sum.amount += part->counter.amount;
      }
      if (sum.amount != 0) cell.push_back(sum);
    }
    if (!cell.empty()) visit({page, first->unit, first->value}, cell);
  }
}

}  // namespace

void for_each_cell(const CellChanges& changes,
                   const std::function<void(const CellKey&, const Cell&)>& visit) {
  for (const Side side : {Side::handling, Side::receiving}) {
    for (const Dimension dimension : dimensions) {
      for (const Bucket bucket : {Bucket::year, Bucket::month}) {
        CellPage page{.side = side, .dimension = dimension, .bucket = bucket};
        PartsByPosition parts;
        for (const CellChange& change : changes.all()) {
          const CellOwner& owner = change.owner;
          if (side == Side::handling) {
            add_part(change, page, owner.unit, 1, parts);
          } else if (owner.receiving_unit != owner.unit) {
            add_part(change, page, owner.receiving_unit, 1, parts);
            add_part(change, page, owner.unit, -1, parts);
          }
        }
        for (auto& [position, of_page] : parts) {
          page.position = position;
          visit_page(page, of_page, visit);
        }
      }
    }
  }
}

DayPlace place_of(Day day) {
  const CivilDate date = civil_date(day);
  return {date.year, date.month, date.day};
}

}  // namespace motcua
