// Erasures of a dossier's personal data that a restored register lacks: they were recorded after
// the backup, in the register that it was made of or in one that went on from another backup.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.h"
#include "engine/store/store.h"

namespace motcua {

// A journal that is read for what it says of erasures: `scan` calls visit for the public part of
// each record from the sequence on, in order; false ends it.
struct JournalSource {
  using Visit = std::function<bool(std::string_view public_part)>;
  std::string name;
  std::function<OrStoreError<void>(int64_t from_sequence, const Visit& visit)> scan;
};

// Of a data directory, or of a backup's folder `data`; nothing in it is changed.
JournalSource journal_in(const std::string& directory);

struct Erasure {
  DossierNumber dossier;
  std::string reason;
  std::string legal_basis;
};

struct FoundErasures {
  std::vector<Erasure> erasures;
  int64_t last_sequence = 0;  // of the record up to which the journal was read
  // Why there may be more: the journal cannot be read from some record on, is of another register,
  // or ends before the restored one does.
  std::optional<StoreError> failure;
};

// Those in the source after the records that both journals have, of dossiers that both have: under
// the number of one that was received later each journal has another one.
FoundErasures erasures_since(const Readable& restored, const JournalSource& source);

}  // namespace motcua
