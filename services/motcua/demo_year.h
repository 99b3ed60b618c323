// A year of the demonstration up to yesterday: rows as another system would hand them over.
#pragma once

#include <vector>

#include "engine/catalogue/catalogue.h"
#include "motcua/v1/admin_service.pb.h"

namespace motcua::cli {

// `per_day`: dossiers of the province on a usual working day. The same every time on the same day.
std::vector<v1::HistoryRow> invent_year(const Catalogue& catalogue, Day today, int per_day);

}  // namespace motcua::cli
