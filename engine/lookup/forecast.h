// What will be overdue at the end of a coming day if nobody acts: stocks are sums of differences,
// and those of days to come are there already.
#pragma once

#include <string>
#include <vector>

#include "engine/lookup/cell_figures.h"

namespace motcua {

enum class ForecastBy { unit, holder };
inline constexpr std::array forecast_rows{Named{ForecastBy::unit, "unit"},
                                          Named{ForecastBy::holder, "holder"}};
static_assert(has_a_row_for_each(forecast_rows, &Named<ForecastBy>::value));

struct ForecastRow {
  std::string key;
  std::string title;
  int64_t open = 0;  // now
  int64_t overdue_now = 0;
  int64_t overdue_then = 0;  // at the end of the day, if nobody acts
  bool operator==(const ForecastRow&) const = default;
};

struct Forecast {
  std::vector<ForecastRow> rows;
  ForecastRow total;
};

// By holder it reads the open dossiers of the units; by unit, cells alone. The day must not be
// before today.
OrStoreError<Forecast> forecast(const Snapshot& snapshot, UnitNumber unit, ForecastBy by, Day day);

}  // namespace motcua
