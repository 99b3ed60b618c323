// By protobuf.dev/programming-guides/json, with one spelling of each value but for numbers and
// names of enumerations, which may be either.
#include "services/method/json_shape.h"

#include <absl/strings/ascii.h>
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <charconv>

#include "services/method/wire.h"

namespace motcua {
namespace {

using Field = google::protobuf::FieldDescriptor;
using Kind = JsonShape::Kind;

// Those of the library that are written as texts: times, durations, masks.
bool is_written_as_text(const google::protobuf::Descriptor& type) {
  return type.full_name() == "google.protobuf.Timestamp" ||
         type.full_name() == "google.protobuf.Duration" ||
         type.full_name() == "google.protobuf.FieldMask";
}

// "AT_COUNTER" of "at-counter".
std::string as_name(std::string_view text) {
  std::string name(text);
  std::replace(name.begin(), name.end(), '-', '_');
  absl::AsciiStrToUpper(&name);
  return name;
}

// By number it may be one that is not known: that is told with the number.
std::string expected_of(const google::protobuf::EnumDescriptor& type, Kind kind,
                        std::string_view text, bool any_case) {
  if (kind == Kind::number) return {};
  if (kind != Kind::text) return "json_text";
  const std::string name = any_case ? as_name(text) : std::string(text);
  if (type.FindValueByName(name)) return {};
  return wire::one_of(&type);
}

template <class Number>
std::string expected_number(std::string_view text) {
  Number number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_one = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return is_one ? "" : "number";
}

std::string expected_of(const google::protobuf::Descriptor& type, Kind kind,
                        std::string_view text) {
  if (!is_written_as_text(type)) return kind == Kind::object ? "" : "json_object";
  if (kind != Kind::text) return "json_text";
  google::protobuf::Timestamp time;
  const bool is_time = type.full_name() == time.GetDescriptor()->full_name();
  const bool is_read =
      !is_time || google::protobuf::util::TimeUtil::FromString(std::string(text), &time);
  return is_read ? "" : "json_time";
}

// Empty: it may be so. Of one value, not of the list or map that the field is.
std::string expected_of(const Field& field, Kind kind, std::string_view text, bool any_case) {
  const bool is_number = kind == Kind::number || kind == Kind::text;
  switch (field.cpp_type()) {
    case Field::CPPTYPE_BOOL: return kind == Kind::boolean ? "" : "json_boolean";
    case Field::CPPTYPE_STRING: return kind == Kind::text ? "" : "json_text";
    case Field::CPPTYPE_ENUM: return expected_of(*field.enum_type(), kind, text, any_case);
    case Field::CPPTYPE_MESSAGE: return expected_of(*field.message_type(), kind, text);
    case Field::CPPTYPE_INT32: return is_number ? expected_number<int32_t>(text) : "number";
    case Field::CPPTYPE_INT64: return is_number ? expected_number<int64_t>(text) : "number";
    case Field::CPPTYPE_UINT32: return is_number ? expected_number<uint32_t>(text) : "number";
    case Field::CPPTYPE_UINT64: return is_number ? expected_number<uint64_t>(text) : "number";
    case Field::CPPTYPE_DOUBLE:
    case Field::CPPTYPE_FLOAT: break;
  }
  return is_number ? "" : "json_number";
}

const Field* field_of(const google::protobuf::Descriptor& type, const std::string& name) {
  if (const Field* const field = type.FindFieldByName(name)) return field;
  const Field* const field = type.FindFieldByCamelcaseName(name);
  return field && field->json_name() == name ? field : nullptr;
}

}  // namespace

void JsonShape::key(std::string_view name) {
  Level& level = levels_.back();
  if (level.is_map) {
    level.key = name;
  } else if (level.type) {
    level.field = field_of(*level.type, std::string(name));
  }
}

std::optional<Violation> JsonShape::value(Kind kind, std::string_view text) {
  if (levels_.empty()) {
    if (kind != Kind::object) return Violation{"", "json_object"};
    levels_.push_back({.type = &type_});
    return std::nullopt;
  }
  const bool is_of_many = is_element();
  const Field* const field = levels_.back().field;
  ++levels_.back().count;
  if (!field) {
    begin(kind, nullptr);
    return std::nullopt;
  }
  if (kind == Kind::null && !is_of_many) return std::nullopt;  // as if it were not there
  std::string expected;
  if (is_of_many || !field->is_repeated()) {
    expected = expected_of(*field, kind, text, any_case_);
  } else if (field->is_map()) {
    expected = kind == Kind::object ? "" : "json_object";
  } else {
    expected = kind == Kind::list ? "" : "json_list";
  }
  if (!expected.empty()) return Violation{path(), std::move(expected)};
  begin(kind, field);
  return std::nullopt;
}

void JsonShape::begin(Kind kind, const Field* field) {
  if (kind != Kind::object && kind != Kind::list) return;
  const bool is_of_many = is_element();
  Level level;
  if (!field) {
    level.is_list = kind == Kind::list;
  } else if (kind == Kind::list) {
    level.field = field;
    level.is_list = true;
  } else if (field->is_map() && !is_of_many) {
    level.field = field->message_type()->map_value();
    level.is_map = true;
  } else {
    level.type = field->message_type();
  }
  levels_.push_back(std::move(level));
}

std::string JsonShape::path() const {
  std::string path;
  for (const Level& level : levels_) {
    if (level.is_list) {
      path.append("[").append(std::to_string(level.count - 1)).append("]");
    } else if (level.is_map) {
      path.append("[").append(level.key).append("]");
    } else if (level.field) {
      if (!path.empty()) path.append(".");
      path.append(level.field->name());
    }
  }
  return path;
}

}  // namespace motcua
