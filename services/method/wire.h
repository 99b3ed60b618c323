// Structs with a field list ↔ API messages, by name: a field goes to the message's field of the
// same name, if there is one. One translator for commands, events, resources and catalogue entries.
// What a request must look like (required, lengths, known values) is checked on the way in. A
// closed set is the message's enum, or, where names_of() tells its names, a text.
#pragma once

#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/check.h"
#include "engine/fields.h"
#include "engine/records/codec.h"
#include "engine/rejection.h"
#include "services/text/text.h"

namespace motcua::wire {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

google::protobuf::Timestamp to_timestamp(Instant instant);
// Nothing for a timestamp outside the years that are reckoned in.
std::optional<Instant> from_timestamp(const google::protobuf::Timestamp& timestamp);

// strict: as the API asks of callers. history: what was not recorded may be missing. query: all may
// be missing, and texts were checked with the message (Texts::checked).
enum class Strictness { strict, history, query };

// Checks every text in the message, at any depth, by check_text; good ones are NFC afterwards. For
// messages that are not read by from_message. Stops after some violations.
void check_texts(Message& message, const Shape& shape, std::vector<Violation>& violations);

// What is expected of a value: one of the enumeration's, but not "unspecified".
std::string one_of(const google::protobuf::EnumDescriptor* type);

namespace internal {

// Where a field of the list is in a message.
struct Place {
  const FieldDescriptor* field = nullptr;  // null: the message has none of that name
  int number = 0;
  bool tells_zero = false;              // from nothing
  const Descriptor* message = nullptr;  // of its type, if that is a message
};

std::vector<Place> find_places(const Descriptor* descriptor, const std::vector<const char*>& names);

// The message's place for each field of the list, in the list's order.
template <Described T>
const std::vector<Place>& places_of(const Descriptor* descriptor) {
  thread_local std::vector<std::pair<const Descriptor*, std::vector<Place>>> known;
  for (const auto& [of, places] : known) {
    if (of == descriptor) return places;
  }
  std::vector<const char*> names;
  const T object{};
  for_each_field(object, [&](const auto& field, const auto&) { names.push_back(field.name); });
  known.emplace_back(descriptor, find_places(descriptor, names));
  return known.back().second;
}

template <class T>
inline constexpr bool is_instant = std::is_same_v<T, Instant>;
template <class T>
inline constexpr bool is_day = std::is_same_v<T, Day>;

// ---- struct → bytes of a message ----

void write_instant(Instant instant, int number, WireWriter& writer);

template <Described T>
void write_message(const T& object, const Descriptor* descriptor, WireWriter& writer);

// is_item: of a repeated field, whose items are all written.
template <class T>
void write_one(const T& value, const Place& place, bool is_item, WireWriter& writer) {
  if constexpr (codec::is_optional<T>::value) {
    if (value) write_one(*value, place, false, writer);
  } else if constexpr (codec::is_vector<T>::value) {
    for (const auto& item : value) write_one(item, place, true, writer);
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (is_item || !value.empty()) writer.bytes(place.number, value);
  } else if constexpr (is_instant<T>) {
    write_instant(value, place.number, writer);
  } else if constexpr (is_day<T>) {
    writer.bytes(place.number, format_day(value));
  } else if constexpr (Described<T>) {
    if (!is_item && value == T{}) return;
    writer.nested(place.number, [&] { write_message(value, place.message, writer); });
  } else {
    const int64_t number = codec::to_number(value);
    if (place.tells_zero || number != 0) writer.number(place.number, number);
  }
}

template <Described T>
void write_message(const T& object, const Descriptor* descriptor, WireWriter& writer) {
  const std::vector<Place>& places = places_of<T>(descriptor);
  size_t index = 0;
  for_each_field(object, [&](const auto&, const auto& value) {
    const Place& place = places[index++];
    if (place.field) write_one(value, place, false, writer);
  });
}

// ---- message → struct ----

struct Reading {
  std::vector<Violation>& violations;
  Strictness strictness = Strictness::strict;
};

template <Described T>
void read_message(const Message& message, T& object, const std::string& path, Reading& reading);

int64_t read_number(const Message& message, const Reflection& reflection,
                    const FieldDescriptor* field);
// Reads a Timestamp, or a text where the message has a text.
std::optional<Instant> read_instant(const Message& message, const Reflection& reflection,
                                    const FieldDescriptor* field);
// An enum's zero, …_UNSPECIFIED, says nothing, even where it is given.
bool is_set(const Message& message, const Reflection& reflection, const FieldDescriptor* field);

template <class T>
void read_set(const Message& message, const Reflection& reflection, const FieldDescriptor* field,
              const Shape& shape, const std::string& path, T& value, Reading& reading) {
  if constexpr (codec::is_optional<T>::value) {
    read_set(message, reflection, field, shape, path, value.emplace(), reading);
  } else if constexpr (codec::is_vector<T>::value) {
    const int count = reflection.FieldSize(message, field);
    if (count > shape.items_max) {
      reading.violations.push_back({path, "items_max " + std::to_string(shape.items_max)});
      return;
    }
    for (int i = 0; i < count; ++i) {
      const std::string item_path = path + "[" + std::to_string(i) + "]";
      if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        value.push_back(reflection.GetRepeatedString(message, field, i));
        check_text(value.back(), required, item_path, reading.violations);
      } else {
        read_message(reflection.GetRepeatedMessage(message, field, i), value.emplace_back(),
                     item_path + ".", reading);
      }
    }
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = reflection.GetString(message, field);
    if (reading.strictness != Strictness::query) check_text(value, shape, path, reading.violations);
  } else if constexpr (is_instant<T>) {
    const auto instant = read_instant(message, reflection, field);
    if (instant) {
      value = *instant;
    } else {
      reading.violations.push_back({path, "instant"});
    }
  } else if constexpr (is_day<T>) {
    const auto day = parse_day(reflection.GetString(message, field));
    if (day) {
      value = *day;
    } else {
      reading.violations.push_back({path, "day"});
    }
  } else if constexpr (requires { names_of(value); }) {
    const auto named = find_named(names_of(value), reflection.GetString(message, field));
    if (named) {
      value = *named;
    } else {
      reading.violations.push_back({path, "one_of " + joined(names_in(names_of(value)))});
    }
  } else if constexpr (Described<T>) {
    read_message(reflection.GetMessage(message, field), value, path + ".", reading);
  } else {
    const int64_t number = read_number(message, reflection, field);
    if (field->enum_type() && !field->enum_type()->FindValueByNumber(static_cast<int>(number))) {
      reading.violations.push_back({path, one_of(field->enum_type())});
    } else if (std::is_same_v<T, int32_t> && number < 0) {
      reading.violations.push_back({path, "not_negative"});
    } else {
      codec::from_number(number, value);
    }
  }
}

template <Described T>
void read_message(const Message& message, T& object, const std::string& path, Reading& reading) {
  const Reflection& reflection = *message.GetReflection();
  const std::vector<Place>& places = places_of<T>(message.GetDescriptor());
  size_t index = 0;
  for_each_field(object, [&](const auto& field, auto& value) {
    const FieldDescriptor* descriptor = places[index++].field;
    if (!descriptor) return;
    if (is_set(message, reflection, descriptor)) {
      read_set(message, reflection, descriptor, field.shape, path + field.name, value, reading);
    } else if (field.shape.required && reading.strictness == Strictness::strict) {
      reading.violations.push_back({path + field.name, "required"});
    }
  });
}

}  // namespace internal

// Appends the bytes of a message of that type, with what the object says.
template <Described T>
void append_message(std::string& out, const T& object, const Descriptor* descriptor) {
  WireWriter writer(out);
  internal::write_message(object, descriptor, writer);
}

// Adds what the object says to the message.
template <Described T>
void to_message(const T& object, Message& message) {
  std::string bytes;
  append_message(bytes, object, message.GetDescriptor());
  CHECK(message.MergeFromString(bytes), "expected bytes of ", message.GetTypeName());
}

// Fills the object; what is wrong goes to `violations`, with paths.
template <Described T>
void from_message(const Message& message, T& object, std::vector<Violation>& violations,
                  const std::string& path = "", Strictness strictness = Strictness::strict) {
  internal::Reading reading{violations, strictness};
  internal::read_message(message, object, path, reading);
}

}  // namespace motcua::wire
