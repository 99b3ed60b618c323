// `motcuad journal export|check` and `motcuad migrate`: on files that no server has open. Each
// gives the exit code.
#pragma once

#include <string>

#include "services/motcuad/configuration.h"

namespace motcua {

// The journal's public parts into a file.
int export_journal(const Configuration& configuration, const std::string& file);

// Whether a file that export_journal wrote, on whatever machine, is whole and sound; and form 06a
// of a unit in a period, counted again from it, if a unit is asked for.
struct AskedForm {
  std::string unit;
  std::string period;  // "2026-Q3"
};
int check_journal_file(const Configuration& configuration, const std::string& file,
                       const AskedForm& asked);

// A directory of an older format, which is not changed, carried over into a new one, which is there
// only when it is whole.
int migrate(const Configuration& configuration, const std::string& to);

}  // namespace motcua
