// A report as an Excel workbook: headings, number formats, totals; an official form in its
// layout, with merged heading cells.
#pragma once

#include <string>

#include "motcua/v1/statistics_service.pb.h"
#include "services/text/messages.h"

namespace motcua::cli {

// Writes the file anew. Returns what went wrong, empty if nothing.
std::string write_workbook(const std::string& path, const std::string& report,
                           const v1::Table& table, const Speech& speech);

}  // namespace motcua::cli
