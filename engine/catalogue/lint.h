// What a catalogue may have, though it makes dossiers undated or promises doubtful, or is not as
// the law asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/catalogue.h"

namespace motcua {

struct LintFinding {
  std::string entry;  // the code; of a calendar its unit, empty for the national one
  bool of_calendar = false;
  std::string_view what;  // a key of the message catalogue after "lint."
  Metadata facts;
  std::optional<Day> from = {};  // only from that day on, with parents that are to come; none: now
  bool operator==(const LintFinding&) const = default;
};

std::vector<LintFinding> lint(const Catalogue& catalogue, Day today);

}  // namespace motcua
