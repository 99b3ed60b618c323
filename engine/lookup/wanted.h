// Reads that end when nobody wants their answer any more.
#pragma once

#include <functional>

#include "engine/lookup/snapshot.h"

namespace motcua {

// The reading thread asks at every read, and every few rows of a scan. False: nobody wants the
// answer any more.
using KeepGoing = std::function<bool()>;

// The same snapshot, but once nobody wants the answer every read fails: so a look-up ends at its
// next step.
Snapshot while_wanted(Snapshot snapshot, KeepGoing keep_going);

}  // namespace motcua
