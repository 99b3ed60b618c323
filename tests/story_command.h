// The words of a story's line, and the command that they make.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/catalogue/entries.h"
#include "engine/dossier/command.h"

namespace motcua::testing {

using Words = std::vector<std::string>;

// Words apart by spaces; "quoted parts" may contain spaces.
Words split(const std::string& line);
// By the verb's name in the life cycle.
std::optional<DossierCommand> command_named(const std::string& name);
// "field=value" or "field.part=value", names as in the field lists; false for an unknown field.
bool set_field(DossierCommand& command, const std::string& assignment);
// Likewise of each unit, procedure and tariff among the entries.
bool set_field(CatalogueEntries& entries, const std::string& assignment);
// How the application came in, as words of a story; not what it is of, and who wants it.
std::string said(const Application& application);

}  // namespace motcua::testing
