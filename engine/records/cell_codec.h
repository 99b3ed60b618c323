// Cells as bytes. A slot's bytes are running sums: of all slots of its value up to it. So a prefix
// is one slot of each value, and the bytes of cells one after another, none of them too, are those
// of their sum.
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

// Adds the slots up to `before` to the opening counters, those up to `last` to the closing ones, of
// counters_of(value); it is asked when a value has such slots, and null means that there can be no
// such value. False for unreadable bytes; the sums are then of no use.
[[nodiscard]] bool add_cell(std::string_view bytes, int32_t before, int32_t last,
                            const std::function<PeriodCounters*(uint32_t value)>& counters_of);

// In as few bytes as one cell takes. Unreadable bytes stay as they are, for an audit.
std::string sum_of_cells(std::span<const std::string_view> cells);

}  // namespace motcua
