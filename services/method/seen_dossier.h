// A dossier that a call is to show whole: found, within the caller's rights, and kept as looked at.
#pragma once

#include <optional>
#include <string>

#include "engine/lookup/snapshot.h"
#include "services/method/reply.h"

namespace motcua {

// None: `reply` has refused then.
std::optional<Dossier> find_or_refuse(const Snapshot& snapshot, const std::string& code,
                                      Reply& reply);

}  // namespace motcua
