// One consistent moment of the register, for reading: the store's, with what belongs to it. All of
// engine/lookup reads a Snapshot and nothing else. A Snapshot never waits for the writer.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "engine/records/history.h"
#include "engine/records/layout.h"

namespace motcua {

struct Snapshot {
  std::shared_ptr<const Readable> store;
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const Accounts> accounts;
  Head head;
  Instant now;  // never before the last stamp
  CellLag cell_lag;
};

// Damaged texts are made legible, so that lists and figures go on.
OrStoreError<std::optional<Dossier>> find_by_number(const Snapshot& snapshot, DossierNumber number);
// The dossier to which a row of the table points; corrupted if there is none.
OrStoreError<Dossier> dossier_pointed_at(const Snapshot& snapshot, Table table,
                                         DossierNumber number);
// The catalogue as it stood when that was the last record, with the forest of then.
OrStoreError<std::shared_ptr<const Catalogue>> catalogue_at(const Snapshot& snapshot,
                                                            int64_t sequence);
// By code or provisional code. Corrupted if a text of it is damaged: who asks for the dossier
// itself must know.
OrStoreError<std::optional<Dossier>> find_by_code(const Snapshot& snapshot, std::string_view code);

}  // namespace motcua
