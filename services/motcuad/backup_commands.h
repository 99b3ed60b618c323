// `motcuad restore` and `motcuad drill`: backups that a server made, made data directories again.
// Each gives the exit code.
#pragma once

#include <string>
#include <vector>

#include "services/motcuad/configuration.h"

namespace motcua {

struct RestoreFlags {
  std::string backup;
  // Data directories, backups or files of `journal export`, that may tell of erasures since.
  std::vector<std::string> erasures_from;
};
// Into the configuration's data directory, which has no register.
int restore_backup(const Configuration& configuration, const RestoreFlags& flags);

// Restores the newest backup in the folder beside it, verifies it as `verify` does, and removes it
// again. Of the configuration's data directory, if it has one, only how far it was acknowledged is
// read: a server may have it open.
int drill(const Configuration& configuration, const std::string& folder);

}  // namespace motcua
