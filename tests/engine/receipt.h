// The plainest commands there are, for tests that need any dossier.
#pragma once

#include "tests/world.h"

namespace motcua::testing {

inline Receive receipt(const char* unit = "P.1", Channel channel = Channel::direct) {
  return {.application = {.unit = unit, .procedure = "5WD", .channel = channel}};
}

// A history from elsewhere, whose first command receives it.
inline ImportDossier import_of(const std::string& code,
                               std::vector<std::pair<DossierCommand, const char*>> events) {
  ImportDossier import{.code = code};
  for (auto& [command, at] : events) {
    if (auto* receive = std::get_if<Receive>(&command)) receive->imported_code = code;
    const std::string source = std::to_string(command.index()) + at;
    import.events.push_back({.command = std::move(command),
                             .at = instant(at),
                             .officer = "o",
                             .source_hash = sha256(source).substr(0, 8)});
  }
  return import;
}

}  // namespace motcua::testing
