// Events of dossiers as the journal tells them, one after another, without anything personal: what
// a watch is told (services/method/feed.h). A function of the journal's public parts alone, so an
// event is the same whenever it is read, after an erasure, too.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/lookup/snapshot.h"

namespace motcua {

// Its texts are UTF-8: of one that was damaged, U+FFFD stands for what is unreadable, as in lists.
struct ToldEvent {
  int64_t sequence = 0;
  Instant recorded_at;
  Instant effective_at;
  Verb verb = Verb::submit;
  std::string officer;
  bool imported = false;
  // As they are after it.
  std::string code;
  int32_t revision = 0;
  State state = State::none;
  std::string procedure;
  std::string receiving;
  std::string handling;
  std::string holder;  // may be empty
  // Where the dossier was before it, and is after it, each once: who is there is to know of it. Of
  // units that do a part or were asked, their heirs of the snapshot's day, too. Not told: as
  // stored.
  std::vector<std::string> units = {};
  bool operator==(const ToldEvent&) const = default;
};

// Goes on cheaply: what it read last of some dossiers it keeps. One thread at a time.
class EventReader {
 public:
  // Of the records from one sequence to another, both among those of the snapshot. Corrupted if a
  // record is missing, or cannot be decoded.
  OrStoreError<std::vector<ToldEvent>> read(const Snapshot& snapshot, int64_t from, int64_t to);

 private:
  OrStoreError<Dossier> take_before(const Readable& store, const JournalHeader& header);
  void keep(Dossier dossier);

  std::unordered_map<uint64_t, Dossier> kept_;  // by number, as some event left them
};

}  // namespace motcua
