// How an entry that is not sound is refused.
#pragma once

#include <string>
#include <utility>

#include "engine/rejection.h"

namespace motcua {

// `entry`: its code; a calendar's is its unit's.
inline tl::unexpected<Rejection> defect(std::string entry, Violation violation) {
  return tl::unexpected(Rejection{.reason = Reason::CATALOGUE_DEFECT,
                                  .metadata = {{"entry", std::move(entry)}},
                                  .violations = {std::move(violation)}});
}

}  // namespace motcua
