// What the process costs, as /proc says.
#pragma once

#include <vector>

#include "services/server/metrics.h"

namespace motcua {

void add_process_figures(std::vector<Gauge>& figures);

}  // namespace motcua
