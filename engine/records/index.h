// What follows from a dossier alone in other tables: its index entries, and what it counts for in
// the cells.
#pragma once

#include <string>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "engine/records/layout.h"

namespace motcua {

struct IndexEntry {
  Table table = Table::codes;
  std::string key;
  std::string value;
  bool operator==(const IndexEntry&) const = default;
  auto operator<=>(const IndexEntry&) const = default;
};

// The catalogue has the unit, the procedure and the field that the dossier counts for. It must have
// them for the next two; a stored dossier or record may say anything.
bool is_of_catalogue(const Dossier& dossier, const Catalogue& catalogue);

// Every index entry that the dossier must have, and no other points to it.
std::vector<IndexEntry> index_entries(const Dossier& dossier, const Catalogue& catalogue);

// What the dossier's contribution counts for.
CellOwner cell_owner(const Dossier& dossier, const Catalogue& catalogue);

}  // namespace motcua
