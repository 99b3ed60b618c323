// What was accepted and is probably not meant: the law does not forbid it, so it is told, not
// refused. Pure, of the event and the dossier after it.
#pragma once

#include <vector>

#include "engine/dossier/command.h"

namespace motcua {

struct Warning {
  Reason reason = Reason::APPLICANT_MISSING;
  Metadata metadata;
  bool operator==(const Warning&) const = default;
};

// Of a live event: an imported history says what happened, and duties are counted there.
std::vector<Warning> warnings_of(const DossierEvent& event, const Dossier& after,
                                 const Catalogue& catalogue);

}  // namespace motcua
