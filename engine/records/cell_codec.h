// Cells as bytes. A slot holds running sums, of all slots of its value up to it, so a prefix is one
// slot of each value. The bytes of several cells, one after another, are a cell: their sum. Of
// none: zero.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/statistics/cells.h"
#include "engine/statistics/period.h"

namespace motcua {

std::string encode_cell(const Cell& cell);
// False for bytes that encode_cell cannot have written; the cell is then half read.
[[nodiscard]] bool decode_cell(std::string_view bytes, Cell& cell);

// For each value with such slots: adds those up to `before` to the opening counters of
// counters_of(value), those up to `last` to the closing ones. Null: there can be no such value.
// False for unreadable bytes; the sums are then of no use.
[[nodiscard]] bool add_cell(std::string_view bytes, int32_t before, int32_t last,
                            const std::function<PeriodCounters*(uint32_t value)>& counters_of);

// As one cell, which takes fewer bytes. Unreadable bytes stay as they are, for an audit.
std::string sum_of_cells(std::span<const std::string_view> cells);

}  // namespace motcua
