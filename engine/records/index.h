// What a dossier has in other tables: its index entries, and where it counts in the cells.
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

// Whether the catalogue has the dossier's unit, procedure and field. It must, for the next two; a
// stored dossier or record may say anything.
bool is_of_catalogue(const Dossier& dossier, const Catalogue& catalogue);

// The index entries that the dossier must have; no others may point to it.
std::vector<IndexEntry> index_entries(const Dossier& dossier, const Catalogue& catalogue);

// What the dossier's contribution counts for, where it is now.
CellOwner cell_owner(const Dossier& dossier, const Catalogue& catalogue);

// Adds what the dossier adds to cells, wherever it was, or with sign −1 takes away.
void add_cell_changes(std::vector<CellChange>& changes, const Dossier& dossier,
                      const Catalogue& catalogue, int64_t sign);

}  // namespace motcua
