// Which fields of an applicant a correction names (AIP-134): what stays and what is corrected.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/dossier.h"

namespace motcua {

struct FieldMask {
  std::vector<std::string> paths;
  bool operator==(const FieldMask&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "paths", &FieldMask::paths, impersonal()));
  }
};

// The paths of the fields that are filled in: "applicant.telephone", …
std::vector<std::string> filled_in(const Applicant& applicant);

// Takes what the path names, a field or "applicant", the whole; false if it names neither.
bool correct(const Applicant& given, const std::string& path, Applicant& applicant);

// "applicant, applicant.name, …"
std::string applicant_paths();

}  // namespace motcua
