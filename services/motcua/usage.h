// What the argument parser says, in the words of the catalogue: --help, and what is wrong with a
// command line. Of motcua and of motcuad.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "services/text/messages.h"

namespace motcua::cli {

// Through the parser's own hooks; before commands are added, which inherit them.
void speak(CLI::App& app, const Speech& speech);

// In lines of so many characters, cut between words.
std::string wrapped(const std::string& text, size_t most);

}  // namespace motcua::cli
