// The plainest command there is, for tests that need any dossier.
#pragma once

#include "engine/dossier/command.h"

namespace motcua::testing {

inline Receive receipt(const char* unit = "P.1", Channel channel = Channel::direct) {
  return {.application = {.unit = unit, .procedure = "5WD", .channel = channel}};
}

}  // namespace motcua::testing
