// Papers and steps of procedures are in files of their own. Where such a file is not among those
// that are imported, the register's stay; where it is there without procedures.tsv, it is of the
// register's procedures.
#pragma once

#include <filesystem>
#include <vector>

#include "motcua/v1/catalogue_service.pb.h"

namespace motcua::cli {

using Procedures = google::protobuf::RepeatedPtrField<v1::Procedure>;

struct GivenLists {
  bool procedures = false;
  bool papers = false;
  bool steps = false;
  // Papers and steps, or either, of procedures that the files do not have.
  bool are_of_the_registers() const { return !procedures && (papers || steps); }
  // Whatever of a procedure the files have, there is something that they do not say.
  bool need_the_register() const {
    return are_of_the_registers() || (procedures && !(papers && steps));
  }
};
GivenLists lists_given(const std::vector<std::filesystem::path>& files);

// Of how many procedures, each version for itself, lists stayed that are not in the files.
struct KeptLists {
  int papers = 0;
  int steps = 0;
};

// Before the files are read: what rows of papers and steps are of. `known`: the register's.
void put_known(const Procedures& known, const GivenLists& given, Procedures& procedures);
// After: lists that no file has are those of the same version, or of the one that the new one
// follows; of the register's procedures those stay that no row changes.
KeptLists keep_lists(const Procedures& known, const GivenLists& given, Procedures& procedures);

}  // namespace motcua::cli
