// The tables follow from the journal alone. They are written in memory, and go to files now and
// then, all at once; so after a crash they lack the journal's last records. Opening a store redoes
// these, or all, if tables were lost or are of an older format.
#pragma once

#include <functional>
#include <memory>

#include "engine/registrar/group.h"

namespace motcua {

// How far tables are made again, in journal records.
struct RebuildProgress {
  int64_t done = 0;
  int64_t total = 0;
};
using TellRebuild = std::function<void(const RebuildProgress&)>;

// Brings each group into the tables. Its changes of cells are many and scattered, so they are kept
// in a row of their own and in memory, and added to the cells together with those of others.
class Tables {
 public:
  // `sequence`: the record that the store's tables have come to.
  Tables(Store& store, int64_t sequence) : store_(store), sequence_(sequence) {}

  // From the store, as it was closed. Errors: corrupted, io.
  OrStoreError<void> read_changes();
  // After the group's journal records are synced: the tables may not come before the journal.
  OrStoreError<void> follow(const Group& group);
  const CellLag& cell_lag() const { return cell_lag_; }
  // Adds all changes up to now; follow does so by itself once they are many.
  OrStoreError<void> add_to_cells();

 private:
  Store& store_;
  int64_t sequence_;  // of the last record that they follow from
  CellLag cell_lag_;
  size_t changes_ = 0;  // how many were added to it
};

struct LoadedRegister {
  Head head;
  Standing standing;
  Tables tables;
  int64_t rewritten_sequence = 0;  // up to this record, what was erased is gone from the files, too
};

// Empties tables of an older format with the same journal, and those of another figures_version:
// bring_tables_up makes them again. Writes both versions into new ones. Errors: other_format,
// corrupted, io.
OrStoreError<void> adopt_tables(Store& store);

// The sequence of the journal's last record; 0 of an empty one.
OrStoreError<int64_t> last_sequence(const Readable& store);

// Writes what the tables lack of the journal, all if there are none, some hundred records at a
// time, and tells of each. Errors: other_format, corrupted, io.
OrStoreError<LoadedRegister> bring_tables_up(Store& store, const TellRebuild& tell = {});

}  // namespace motcua
