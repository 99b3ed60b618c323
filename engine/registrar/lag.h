// What the tables on disk lack to come from one record of the journal to a later one.
#pragma once

#include "engine/records/overlay.h"
#include "engine/records/runs.h"
#include "engine/registrar/group.h"
#include "engine/statistics/cells.h"

namespace motcua {

// A copy is cheap and stays as it is.
struct Lag {
  Overlay overlay;
  Runs<CellChanges> cell_changes;

  void add(const Group& group) {
    overlay.add(group.rows());
    cell_changes.add(group.cell_changes());
  }
  // With the other, which is newer, on top.
  Lag under(const Lag& newer) const {
    return {overlay.under(newer.overlay), cell_changes.under(newer.cell_changes)};
  }
};

}  // namespace motcua
