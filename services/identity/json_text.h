// What is taken out of JSON that others wrote: an object, and texts in it.
#pragma once

#include <boost/json/parse.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace motcua {

// Nothing: no JSON, or no object.
inline std::optional<boost::json::object> object_in(std::string_view text) {
  boost::system::error_code error;
  boost::json::value parsed = boost::json::parse({text.data(), text.size()}, error);
  if (error || !parsed.is_object()) return std::nullopt;
  return std::move(parsed.get_object());
}

// Empty: there is none of that name, or it is no text.
inline std::string text_in(const boost::json::object& object, std::string_view name) {
  const boost::json::value* const value = object.if_contains({name.data(), name.size()});
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace motcua
