// What the tables on disk lack to come from one record of the journal to a later one.
#pragma once

#include "engine/records/cell_lag.h"
#include "engine/records/overlay.h"
#include "engine/registrar/group.h"

namespace motcua {

// A copy is cheap and stays as it is.
struct Lag {
  Overlay overlay;
  CellLag cells;
  size_t bytes = 0;  // of the rows that were added: what is kept of them is no more

  void add(const Group& group) {
    Rows rows = group.rows();
    bytes += rows.bytes();
    overlay.add(std::move(rows));
    cells.add(group.cell_changes());
  }
  // With the other, which is newer, on top.
  Lag under(const Lag& newer) const {
    return {overlay.under(newer.overlay), cells.under(newer.cells), bytes + newer.bytes};
  }
};

}  // namespace motcua
