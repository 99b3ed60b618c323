// Tab-separated files with a heading line, as the catalogue import reads them.
#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace motcua::cli {

using TsvRow = std::map<std::string, std::string>;  // by heading; missing cells are empty

std::vector<TsvRow> read_tsv(std::istream& in);

}  // namespace motcua::cli
