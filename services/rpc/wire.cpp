// The parts of the translator that do not depend on the struct.
#include "services/rpc/wire.h"

#include <algorithm>

namespace motcua::wire {

google::protobuf::Timestamp to_timestamp(Instant instant) {
  google::protobuf::Timestamp timestamp;
  const int64_t seconds = floor_divide(instant.microseconds, 1'000'000);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<int32_t>((instant.microseconds - seconds * 1'000'000) * 1000));
  return timestamp;
}

std::optional<Instant> from_timestamp(const google::protobuf::Timestamp& timestamp) {
  constexpr int64_t seconds_per_day = 86'400;
  const int64_t earliest = day_from(CivilDate{year_min, 1, 1}).value * seconds_per_day;
  const int64_t latest = day_from(CivilDate{year_max, 12, 31}).value * seconds_per_day;
  if (timestamp.seconds() < earliest || timestamp.seconds() > latest || timestamp.nanos() < 0 ||
      timestamp.nanos() > 999'999'999) {
    return std::nullopt;
  }
  return Instant{timestamp.seconds() * 1'000'000 + timestamp.nanos() / 1000};
}

void check_text(const std::string& text, const Shape& shape, const std::string& path,
                std::vector<Violation>& violations) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  const auto control = [&](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && !blank(c)) || c == 0x7f;
  };
  if (shape.required && std::all_of(text.begin(), text.end(), blank)) {
    violations.push_back({path, "required"});
  } else if (text.size() > static_cast<size_t>(shape.text_bytes_max)) {
    violations.push_back({path, "text_bytes_max " + std::to_string(shape.text_bytes_max)});
  } else if (std::any_of(text.begin(), text.end(), control)) {
    violations.push_back({path, "no_control_characters"});
  }
}

namespace internal {

std::vector<Place> find_places(const Descriptor* descriptor,
                               const std::vector<const char*>& names) {
  std::vector<Place> places;
  for (const char* name : names) {
    const FieldDescriptor* field = descriptor->FindFieldByName(name);
    places.push_back(field ? Place{.field = field,
                                   .number = field->number(),
                                   .tells_zero = field->has_presence(),
                                   .message = field->message_type()}
                           : Place{});
  }
  return places;
}

void write_instant(Instant instant, int number, WireWriter& writer) {
  using google::protobuf::Timestamp;
  const Timestamp timestamp = to_timestamp(instant);
  writer.nested(number, [&] {
    if (timestamp.seconds() != 0)
      writer.number(Timestamp::kSecondsFieldNumber, timestamp.seconds());
    if (timestamp.nanos() != 0) writer.number(Timestamp::kNanosFieldNumber, timestamp.nanos());
  });
}

int64_t read_number(const Message& message, const Reflection& reflection,
                    const FieldDescriptor* field) {
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32: return reflection.GetInt32(message, field);
    case FieldDescriptor::CPPTYPE_INT64: return reflection.GetInt64(message, field);
    case FieldDescriptor::CPPTYPE_BOOL: return reflection.GetBool(message, field) ? 1 : 0;
    case FieldDescriptor::CPPTYPE_ENUM: return reflection.GetEnumValue(message, field);
    default: return 0;
  }
}

std::optional<Instant> read_instant(const Message& message, const Reflection& reflection,
                                    const FieldDescriptor* field) {
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return parse_instant(reflection.GetString(message, field));
  }
  return from_timestamp(
      static_cast<const google::protobuf::Timestamp&>(reflection.GetMessage(message, field)));
}

bool is_set(const Message& message, const Reflection& reflection, const FieldDescriptor* field) {
  if (field->is_repeated()) return reflection.FieldSize(message, field) > 0;
  if (field->enum_type() && reflection.GetEnumValue(message, field) == 0) return false;
  return reflection.HasField(message, field);
}

}  // namespace internal
}  // namespace motcua::wire
