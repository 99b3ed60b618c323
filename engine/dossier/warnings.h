// What the law allows and is probably not meant: it is accepted, with a warning. Pure, of the event
// and the dossier after it.
#pragma once

#include <vector>

#include "engine/dossier/command.h"

namespace motcua {

struct Warning {
  Reason reason = Reason::APPLICANT_MISSING;
  Metadata metadata;
  bool operator==(const Warning&) const = default;
};

// For live events only: of an imported history, figures show what was not done.
std::vector<Warning> warnings_of(const DossierEvent& event, const Dossier& after,
                                 const Catalogue& catalogue);

}  // namespace motcua
