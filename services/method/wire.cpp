// The parts of the translator that do not depend on the struct.
#include "services/method/wire.h"

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

namespace {

constexpr size_t violations_max = 100;

class TextCheck {
 public:
  TextCheck(const Shape& shape, std::vector<Violation>& violations)
      : shape_(shape), violations_(violations) {}

  void check(Message& message, const std::string& path) {
    const Descriptor& descriptor = *message.GetDescriptor();
    const Reflection& reflection = *message.GetReflection();
    for (int i = 0; i < descriptor.field_count(); ++i) {
      const FieldDescriptor& field = *descriptor.field(i);
      const bool is_text = field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
      if (!is_text && field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      const std::string field_path = path + field.name();
      const auto check_one = [&](std::optional<int> item) {
        is_text ? check_field(message, reflection, field, item, field_path)
                : check_message(message, reflection, field, item, field_path);
      };
      if (!field.is_repeated()) {
        if (reflection.HasField(message, &field)) check_one(std::nullopt);
        continue;
      }
      for (int item = 0; item < reflection.FieldSize(message, &field); ++item) {
        if (violations_.size() < violations_max) check_one(item);
      }
    }
  }

 private:
  static std::string item_path(const std::string& path, std::optional<int> item) {
    return item ? path + "[" + std::to_string(*item) + "]" : path;
  }

  void check_field(Message& message, const Reflection& reflection, const FieldDescriptor& field,
                   std::optional<int> item, const std::string& path) {
    const std::string given = item ? reflection.GetRepeatedString(message, &field, *item)
                                   : reflection.GetString(message, &field);
    std::string text = given;
    if (auto expected = take_text(text, shape_)) {
      violations_.push_back({item_path(path, item), std::move(*expected)});
    } else if (text != given) {
      item ? reflection.SetRepeatedString(&message, &field, *item, std::move(text))
           : reflection.SetString(&message, &field, std::move(text));
    }
  }

  void check_message(Message& message, const Reflection& reflection, const FieldDescriptor& field,
                     std::optional<int> item, const std::string& path) {
    check(item ? *reflection.MutableRepeatedMessage(&message, &field, *item)
               : *reflection.MutableMessage(&message, &field),
          item_path(path, item) + ".");
  }

  const Shape& shape_;
  std::vector<Violation>& violations_;
};

}  // namespace

void check_texts(Message& message, const Shape& shape, std::vector<Violation>& violations) {
  TextCheck(shape, violations).check(message, "");
}

std::string one_of(const google::protobuf::EnumDescriptor* type) {
  std::string names;
  for (int i = 0; i < type->value_count(); ++i) {
    if (type->value(i)->number() == 0) continue;
    names.append(names.empty() ? "one_of " : ", ").append(type->value(i)->name());
  }
  return names;
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
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_STRING:
    case FieldDescriptor::CPPTYPE_MESSAGE: break;
  }
  return 0;  // a history says some in words, such as its channel, which are read elsewhere
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
