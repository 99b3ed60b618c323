// Percentages as people write them, kept exactly.
#pragma once

#include <optional>
#include <string>

#include "motcua/v1/statistics_service.pb.h"

namespace motcua::cli {

// "98.5" is 985 of 1,000; at most six decimals. Nothing if it is not such a number.
std::optional<v1::Ratio> parse_percent(const std::string& text);

}  // namespace motcua::cli
