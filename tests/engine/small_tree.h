// A few units, and a catalogue of them over what is built in.
#pragma once

#include "engine/catalogue/catalogue.h"

namespace motcua {

inline Day day(const char* text) { return *parse_day(text); }

inline CatalogueEntries tree() {
  CatalogueEntries entries;
  entries.units = {{.code = "A", .name = "A"},
                   {.code = "A.1", .name = "A1", .parent = "A"},
                   {.code = "A.1.1", .name = "A11", .parent = "A.1"}};
  return entries;
}

inline Catalogue with_built_in(const CatalogueEntries& entries) {
  return Catalogue().with(built_in_entries()).with(entries);
}

}  // namespace motcua
