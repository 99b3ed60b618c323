// Which printed form an event asks for, by the regulation of the dossier.
#pragma once

#include <string>

#include "engine/dossier/command.h"

namespace motcua {

// Its number on the event's day, "01"; empty: none, or none that is known.
std::string form_of(const DossierEvent& event, Day day, const Regulation& law);

}  // namespace motcua
