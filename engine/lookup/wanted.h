// Reads that end when nobody wants their answer any more.
#pragma once

#include <functional>

#include "engine/lookup/snapshot.h"

namespace motcua {

// Asked at every read and every few rows of a scan, by the thread that reads: false once nobody
// wants the answer any more.
using KeepGoing = std::function<bool()>;

// The same moment, read for as long as the answer is wanted: after that every read fails, so that
// whatever looks something up in it ends at its next step.
Snapshot while_wanted(Snapshot snapshot, KeepGoing keep_going);

}  // namespace motcua
