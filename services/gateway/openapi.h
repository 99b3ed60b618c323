// The API as an OpenAPI 3.1 document: the protos' own descriptors and comments, said for HTTP.
#pragma once

#include <string>
#include <string_view>

#include "services/method/method.h"

namespace motcua {

// Of the table's methods that have a description. `descriptors`: a FileDescriptorSet with source
// info, as the build makes it.
std::string openapi_of(const Methods& methods, std::string_view descriptors);

// The one that is built in.
std::string_view built_in_descriptors();

}  // namespace motcua
