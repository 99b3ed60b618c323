// Messages as JSON (protobuf.dev/programming-guides/json) and as bytes, without message objects in
// between.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

#include "engine/rejection.h"

namespace motcua {

// Both of any thread. JSON is read strictly: what two readers could read differently is refused (a
// key twice, in either spelling; commas at the end; single quotes), and so is what has more values
// than its size allows, before anything is made of it. MALFORMED_MESSAGE says where and why,
// FIELD_VIOLATION which field has a value of another kind, of which the library would make
// something.
OrRejection<std::string> bytes_of_json(std::string_view json,
                                       const google::protobuf::Descriptor& type);

// As the command line prints it: with fields that have their default, too, in one line.
std::string json_of_bytes(std::string_view bytes, const google::protobuf::Descriptor& type);

}  // namespace motcua
