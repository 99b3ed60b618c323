// What was published, as far as the judge needs it: steps of procedures, and the units' tree of
// each day.
#include <algorithm>

#include "tests/simulation/auditor.h"

namespace motcua::testing {

// A unit goes below another parent from the day that is said, or else from today; said again with
// another day it goes on that one. Before a unit's first move it was where it always was.
void Auditor::learn_publication(const CatalogueEntries& entries, Day today) {
  for (const Procedure& procedure : entries.procedures) {
    versions_[procedure.code].push_back({.from = procedure.effective_from,
                                         .by_hours = procedure.day_policy == DayPolicy::by_hours,
                                         .steps = procedure.steps});
  }
  for (const Unit& unit : entries.units) {
    std::vector<Parent>& parents = parents_[unit.code];
    if (parents.empty()) {
      parents.push_back({.from = std::nullopt, .code = unit.parent});
      continue;
    }
    const bool stays = parents.back().code == unit.parent;
    if (stays && (!unit.parent_from || !parents.back().from)) continue;
    if (stays) parents.pop_back();
    const Day from = unit.parent_from.value_or(today);
    // Where it would have gone on that day or later it never was.
    while (parents.back().from && *parents.back().from >= from) parents.pop_back();
    parents.push_back({.from = from, .code = unit.parent});
  }
}

std::set<std::string> Auditor::below(const std::string& unit, Day day) const {
  std::set<std::string> units{unit};
  const auto parent_of = [&](const std::vector<Parent>& parents) {
    std::string code;
    for (const Parent& parent : parents) {
      if (!parent.from || *parent.from <= day) code = parent.code;
    }
    return code;
  };
  for (size_t before = 0; before < units.size();) {
    before = units.size();
    for (const auto& [code, parents] : parents_) {
      if (units.contains(parent_of(parents))) units.insert(code);
    }
  }
  return units;
}

}  // namespace motcua::testing
