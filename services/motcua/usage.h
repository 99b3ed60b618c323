// What the argument parser says, in the words of the catalogue: --help, and what is wrong with a
// command line. Of motcua and of motcuad.
#pragma once

#include <CLI/CLI.hpp>

#include "services/text/messages.h"

namespace motcua::cli {

// Through the parser's own hooks; before commands are added, which inherit them.
void speak(CLI::App& app, const Speech& speech);

}  // namespace motcua::cli
