// By protobuf.dev/programming-guides/json, with one spelling of each value but for numbers and
// names of enumerations, which may be either.
#include "services/gateway/json_shape.h"

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

// Empty: it may be so. Of one value, not of the list or map that the field is.
std::string_view expected_of(const Field& field, Kind kind) {
  switch (field.cpp_type()) {
    case Field::CPPTYPE_BOOL: return kind == Kind::boolean ? "" : "json_boolean";
    case Field::CPPTYPE_STRING: return kind == Kind::text ? "" : "json_text";
    case Field::CPPTYPE_ENUM: return kind == Kind::text || kind == Kind::number ? "" : "json_text";
    case Field::CPPTYPE_MESSAGE:
      if (is_written_as_text(*field.message_type())) return kind == Kind::text ? "" : "json_text";
      return kind == Kind::object ? "" : "json_object";
    case Field::CPPTYPE_INT32:
    case Field::CPPTYPE_INT64:
    case Field::CPPTYPE_UINT32:
    case Field::CPPTYPE_UINT64:
    case Field::CPPTYPE_DOUBLE:
    case Field::CPPTYPE_FLOAT: break;
  }
  return kind == Kind::number || kind == Kind::text ? "" : "json_number";
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

std::optional<Violation> JsonShape::value(Kind kind) {
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
  std::string_view expected;
  if (is_of_many || !field->is_repeated()) {
    expected = expected_of(*field, kind);
  } else if (field->is_map()) {
    expected = kind == Kind::object ? "" : "json_object";
  } else {
    expected = kind == Kind::list ? "" : "json_list";
  }
  if (!expected.empty()) return Violation{path(), std::string(expected)};
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
