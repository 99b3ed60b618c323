// How an entry that is not sound is refused.
#pragma once

#include <string>
#include <utility>

#include "engine/rejection.h"

namespace motcua {

// `list`: where it stands among the entries, the violation's path being within it. `entry`: its
// code; a calendar's is its unit's. The calendar for everybody has none, and goes by its list.
inline tl::unexpected<Rejection> defect(const std::string& list, std::string entry,
                                        Violation violation) {
  violation.path.insert(0, list + '.');
  if (entry.empty()) entry = list;
  return tl::unexpected(Rejection{.reason = Reason::CATALOGUE_DEFECT,
                                  .metadata = {{"entry", std::move(entry)}},
                                  .violations = {std::move(violation)}});
}

}  // namespace motcua
