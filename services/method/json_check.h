// Whether a text is JSON that any reader reads alike; nothing is made of it.
#pragma once

#include <google/protobuf/descriptor.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/rejection.h"

namespace motcua {

struct JsonLimits {
  size_t depth_max = 32;  // levels within each other: the API has six
  // Objects, lists and values, keys not counted.
  size_t values_max = 0;
  // Names of enumerations as people type them, too (json_shape.h).
  bool any_case = false;
};

struct JsonFault {
  size_t offset = 0;  // in bytes
  std::string cause;  // of a program: English
  // The text is sound up to here, but the value is not of the field's kind; the cause is empty.
  std::optional<Violation> violation;
};

// Nothing: it is sound, and all values are of the kinds that the message's fields have
// (json_shape.h). Null: of no message.
std::optional<JsonFault> check_json(std::string_view json, const JsonLimits& limits,
                                    const google::protobuf::Descriptor* type = nullptr);

}  // namespace motcua
