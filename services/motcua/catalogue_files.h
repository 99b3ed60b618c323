// Catalogue entries from tab-separated files: units.tsv, procedures.tsv, holidays.tsv, and beside
// them papers.tsv (papers of procedures), hours.tsv (weekly patterns of units) and targets.tsv
// (targets of units).
#pragma once

#include <istream>
#include <string>
#include <tl/expected.hpp>

#include "motcua/v1/catalogue_service.pb.h"

namespace motcua::cli {

// Which of the shapes a file has is told by its name. The error says what was expected.
tl::expected<void, std::string> read_catalogue_file(const std::string& name, std::istream& in,
                                                    v1::PublishCatalogueRequest& entries);

// The same entries cut into requests that one journal record can hold, parents before children.
std::vector<v1::PublishCatalogueRequest> cut(const v1::PublishCatalogueRequest& entries);

}  // namespace motcua::cli
