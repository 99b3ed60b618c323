// What the disk lags behind the journal: cells, remembered requests and the last numbers of series.
// They have random keys or change with every command, so they are kept in memory and written in
// order, many groups at a time; the head says up to which sequence. The journal alone determines
// all of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/records/journal.h"
#include "engine/records/keys.h"

namespace motcua {

struct Tail {
  UnitChanges cells;                                     // to be added to what is on disk
  std::unordered_map<std::string, RequestRow> requests;  // by their key
  std::map<SeriesKey, int32_t> series;                   // the last number of each

  bool empty() const { return cells.empty() && requests.empty() && series.empty(); }
  void clear() { *this = {}; }
};

// What one group adds to the tail.
struct TailChanges {
  struct OfDossier {
    CellOwner owner;
    std::vector<Contribution> contributions;
    int64_t sign = 1;
  };
  std::vector<OfDossier> contributions;
  std::unordered_map<std::string, RequestRow> requests;
  std::map<SeriesKey, int32_t> series;
};

void add(Tail& tail, TailChanges&& changes);

// Puts the tail on top of what the store holds.
OrStoreError<void> append_tail(Batch& batch, const Readable& store, const Tail& tail);

// The series that a record takes a number of, and which. Codes of another shape take none.
std::optional<std::pair<SeriesKey, int32_t>> number_taken(const JournalRecord& record);

// The row by which a record's request is remembered; `revision` is the dossier's after the record.
std::optional<std::pair<std::string, RequestRow>> request_remembered(const JournalRecord& record,
                                                                     int32_t revision);

}  // namespace motcua
