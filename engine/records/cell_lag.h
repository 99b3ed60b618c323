// Changes that the cells in the store do not have yet, kept in memory as sorted runs.
#pragma once

#include "engine/records/runs.h"
#include "engine/statistics/cells.h"

namespace motcua {

// A copy is cheap and stays as it is.
struct CellLag {
  Runs<CellChanges> by_owner;
  // The same of units as a whole, which are a tenth as many: most reports need no more.
  Runs<CellChanges> by_unit;

  void add(CellChanges changes) {
    by_unit.add(of_whole_units(changes));
    by_owner.add(std::move(changes));
  }
  // With the other, which is newer, on top.
  CellLag under(const CellLag& newer) const {
    return {by_owner.under(newer.by_owner), by_unit.under(newer.by_unit)};
  }
};

}  // namespace motcua
