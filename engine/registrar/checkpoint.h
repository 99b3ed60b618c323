// The tables on disk lag behind the journal: what brings them up to it, and what opening a store
// must redo before anything is decided. The journal alone determines all of it.
#pragma once

#include <functional>
#include <limits>
#include <memory>

#include "engine/records/keys.h"
#include "engine/registrar/lag.h"

namespace motcua {

// What brings the tables on disk from one record to a later one.
struct Checkpoint {
  Head before;
  Head head;
  Lag lag;
  int64_t rewritten_sequence = 0;  // as Registrar tells it
};

// Writes it in key order, with the head; and forgets the requests of the week before the last. Not
// synced: a crash that loses it loses nothing, for the journal is on disk. May run while the
// journal is written by another thread.
OrStoreError<void> write_checkpoint(Store& store, const Checkpoint& checkpoint);

// How far tables that were lost are made again, in journal records.
struct RebuildProgress {
  int64_t done = 0;
  int64_t total = 0;
};
using TellRebuild = std::function<void(const RebuildProgress&)>;

struct LoadedRegister {
  Head head;
  Head tables;  // up to which record the tables on disk have come
  std::shared_ptr<const Catalogue> catalogue;
  Lag lag;                // what they lack
  bool complete = false;  // the journal has no more
  int64_t rewritten_sequence = 0;
};

// Empties tables of an older format whose journal is the same, or whose figures and index keys are
// of another figures_version, for load_register makes them again; and says in new ones what they
// are of. Errors: other_format, corrupted, io.
OrStoreError<void> adopt_tables(Store& store);

// How much of the journal is redone at a time.
struct RedoBounds {
  int64_t records_max = std::numeric_limits<int64_t>::max();
  size_t bytes_max = std::numeric_limits<size_t>::max();  // as Lag counts them
};

// The sequence of the journal's last record; 0 of an empty one.
OrStoreError<int64_t> last_sequence(const Readable& store);

// Redoes no more of the journal; of the bytes, one piece more. Reads only. Errors: other_format,
// corrupted, io.
OrStoreError<LoadedRegister> load_register(const Readable& store, RedoBounds bounds = {});

// The same, but where the journal has more it goes on, and writes the tables piece by piece,
// telling of each; so they are made again where they were lost.
OrStoreError<LoadedRegister> bring_tables_up(Store& store, RedoBounds bounds,
                                             const TellRebuild& tell);

}  // namespace motcua
