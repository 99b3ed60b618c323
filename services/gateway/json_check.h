// Whether a text is JSON that any reader reads alike; nothing is made of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace motcua {

struct JsonLimits {
  size_t depth_max = 32;  // levels within each other: the API has six
  // Objects, lists and values, keys not counted.
  size_t values_max = 0;
};

struct JsonFault {
  size_t offset = 0;  // in bytes
  std::string cause;  // of a program: English
};

// Nothing: it is sound.
std::optional<JsonFault> check_json(std::string_view json, const JsonLimits& limits);

}  // namespace motcua
