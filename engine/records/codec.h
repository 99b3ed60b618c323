// Structs with a field list ↔ protobuf wire format, by the list alone. Bytes are deterministic:
// fields in list order, zero values left out (an optional that is set is always written). The
// schemas in proto/motcua/store/v1 describe the same bytes, and a test holds the two together.
//
//   bool, integers, enums, Instant, Day, Minute, DossierNumber: varint (int64)
//   (0 too, where the field list says that it is stored)
//   std::string: length-delimited; nested struct: length-delimited; vector: repeated, never packed
//
// A part of a struct (fields.h, Part) is a message of the same schema with that part's fields. A
// private part has all items of a repeated struct or, if none says anything, no item.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/check.h"
#include "engine/fields.h"
#include "engine/time/instant.h"
#include "engine/utf8.h"

namespace motcua {

// Appends protobuf wire format to a string.
class WireWriter {
 public:
  explicit WireWriter(std::string& out) : out_(out) {}

  void varint(uint64_t value) {
    if (value < 0x80) {
      out_.push_back(static_cast<char>(value));
    } else {
      long_varint(value);
    }
  }
  void tag(int field, int wire_type) {
    varint(static_cast<uint64_t>(field) << 3 | static_cast<uint64_t>(wire_type));
  }
  void number(int field, int64_t value) {
    tag(field, 0);
    varint(static_cast<uint64_t>(value));
  }
  void bytes(int field, std::string_view value) {
    tag(field, 2);
    varint(value.size());
    out_.append(value);
  }
  // Calls write(), puts the length of what it wrote before it, and gives that length. Most lengths
  // take the one byte that is kept for them.
  template <class Write>
  size_t nested(int field, Write&& write) {
    tag(field, 2);
    const size_t place = out_.size();
    out_.push_back(0);
    write();
    const size_t length = out_.size() - place - 1;
    if (length < 0x80) {
      out_[place] = static_cast<char>(length);
    } else {
      put_long_length(place, length);
    }
    return length;
  }

  size_t size() const { return out_.size(); }
  // All that was written since it had that size.
  void take_back(size_t size) {
    CHECK(size <= out_.size(), "expected to take back some of ", out_.size(), " bytes, got ", size);
    out_.resize(size);
  }

 private:
  void long_varint(uint64_t value);
  void put_long_length(size_t place, size_t length);
  std::string& out_;
};

// Reads protobuf wire format; after any failure `ok` is false for good.
class WireReader {
 public:
  explicit WireReader(std::string_view in) : in_(in) {}

  bool ok() const { return ok_; }
  // The next field's number, 0 at the end or on failure.
  int next() {
    if (!ok_ || in_.empty()) return 0;
    const uint64_t tag = varint();
    wire_type_ = static_cast<int>(tag & 7);
    const uint64_t number = tag >> 3;
    if (!ok_ || number == 0 || number > 0x1fffffff || (wire_type_ != 0 && wire_type_ != 2)) {
      ok_ = false;
      return 0;
    }
    return static_cast<int>(number);
  }
  bool is_varint() const { return wire_type_ == 0; }
  int64_t number() {
    if (wire_type_ != 0) ok_ = false;
    return ok_ ? static_cast<int64_t>(varint()) : 0;
  }
  std::string_view bytes() {
    if (wire_type_ != 2) ok_ = false;
    const uint64_t length = ok_ ? varint() : 0;
    if (!ok_ || length > in_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view bytes = in_.substr(0, length);
    in_.remove_prefix(length);
    return bytes;
  }

 private:
  // Most take one byte, the tags of later fields two.
  uint64_t varint() {
    const auto byte = [this](size_t at) { return static_cast<uint8_t>(in_[at]); };
    if (!in_.empty() && byte(0) < 0x80) {
      const uint64_t value = byte(0);
      in_.remove_prefix(1);
      return value;
    }
    if (in_.size() < 2 || byte(1) >= 0x80) {
      const LongVarint read = long_varint(in_);
      in_.remove_prefix(read.bytes);
      if (read.bytes == 0) ok_ = false;
      return read.value;
    }
    const uint64_t value = uint64_t{byte(1)} << 7 | (byte(0) & 0x7fU);
    in_.remove_prefix(2);
    return value;
  }

  // How many bytes it took, 0 if there is none. Not of `this`, which a loop then keeps in
  // registers.
  struct LongVarint {
    uint64_t value = 0;
    size_t bytes = 0;
  };
  static LongVarint long_varint(std::string_view in);

  std::string_view in_;
  int wire_type_ = 0;
  bool ok_ = true;
};

namespace codec {

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
concept Scalar = std::is_integral_v<T> || std::is_enum_v<T>;
template <class T>
concept Wrapped = requires(T t) {
  t.value;
}
|| requires(T t) { t.microseconds; };

template <class T>
constexpr int64_t to_number(const T& value) {
  if constexpr (Scalar<T>) {
    return static_cast<int64_t>(value);
  } else if constexpr (requires { value.microseconds; }) {
    return value.microseconds;
  } else {
    return static_cast<int64_t>(value.value);
  }
}

template <class T>
constexpr void from_number(int64_t number, T& value) {
  if constexpr (Scalar<T>) {
    value = static_cast<T>(number);
  } else if constexpr (requires { value.microseconds; }) {
    value.microseconds = number;
  } else {
    value.value = static_cast<decltype(value.value)>(number);
  }
}

template <Part part, Described T>
void write_fields(WireWriter& writer, const T& object);

constexpr bool is_of(Part part, const Shape& text) {
  return part == Part::whole || (part == Part::private_part) == text.is_personal;
}

template <Part part, class T>
void write_value(WireWriter& writer, int number, const T& value, const Shape& shape,
                 bool even_if_zero);

template <Part part, Described T>
void write_struct(WireWriter& writer, int number, const T& value, const Shape& shape,
                  bool even_if_zero) {
  if constexpr (part == Part::whole) {
    if (even_if_zero || !(value == T{})) {
      writer.nested(number, [&] { write_fields<part>(writer, value); });
    }
  } else if (shape.is_published) {
    if (part == Part::public_part) {
      write_struct<Part::whole>(writer, number, value, shape, even_if_zero);
    }
  } else if constexpr (part == Part::public_part || has_personal<T>) {
    const size_t place = writer.size();
    const size_t bytes = writer.nested(number, [&] { write_fields<part>(writer, value); });
    if (bytes == 0 && !even_if_zero) writer.take_back(place);
  }
}

// All items, since each is known by its place; or none.
template <Described T>
void write_private_items(WireWriter& writer, int number, const std::vector<T>& items) {
  const size_t place = writer.size();
  bool any = false;
  for (const T& item : items) {
    any |= writer.nested(number, [&] { write_fields<Part::private_part>(writer, item); }) > 0;
  }
  if (!any) writer.take_back(place);
}

template <Part part, class T>
void write_value(WireWriter& writer, int number, const T& value, const Shape& shape,
                 bool even_if_zero) {
  if constexpr (is_text<T>) {
    if (!is_of(part, shape)) return;
    if constexpr (is_vector<T>::value) {
      for (const auto& text : value) writer.bytes(number, text);
    } else if (even_if_zero || !value.empty()) {
      writer.bytes(number, value);
    }
  } else if constexpr (is_optional<T>::value) {
    if (value) write_value<part>(writer, number, *value, shape, part != Part::private_part);
  } else if constexpr (is_vector<T>::value) {
    using Item = typename T::value_type;
    if constexpr (part == Part::private_part && Described<Item>) {
      if constexpr (has_personal<Item>) {
        if (!shape.is_published) write_private_items(writer, number, value);
      }
    } else {
      for (const auto& item : value) write_value<part>(writer, number, item, shape, true);
    }
  } else if constexpr (Described<T>) {
    write_struct<part>(writer, number, value, shape, even_if_zero);
  } else if constexpr (part != Part::private_part) {
    static_assert(Scalar<T> || Wrapped<T>);
    const int64_t as_number = to_number(value);
    if (even_if_zero || as_number != 0) writer.number(number, as_number);
  }
}

template <Part part, Described T>
void write_fields(WireWriter& writer, const T& object) {
  for_each_field(object, [&](const auto& field, const auto& value) {
    write_value<part>(writer, field.number, value, field.shape, field.shape.zero_is_stored);
  });
}

template <Part part, Described T>
bool read_fields(WireReader& reader, T& object);

template <Part part, Described T>
bool read_struct(WireReader& reader, T& value, const Shape& shape) {
  WireReader nested(reader.bytes());
  if (!reader.ok()) return false;
  if (part == Part::whole || !shape.is_published) return read_fields<part>(nested, value);
  return part == Part::public_part && read_fields<Part::whole>(nested, value);
}

// `item`: how many of the same field came before it.
template <Part part, class T>
bool read_value(WireReader& reader, T& value, const Shape& shape, size_t item) {
  if constexpr (is_text<T>) {
    if (!is_of(part, shape)) return false;
    if constexpr (is_vector<T>::value) {
      value.emplace_back(reader.bytes());
    } else {
      value = reader.bytes();
    }
    return reader.ok();
  } else if constexpr (part == Part::private_part && is_optional<T>::value) {
    return value && read_value<part>(reader, *value, shape, item);
  } else if constexpr (part == Part::private_part && is_vector<T>::value) {
    return item < value.size() && read_value<part>(reader, value[item], shape, 0);
  } else if constexpr (is_optional<T>::value) {
    return read_value<part>(reader, value.emplace(), shape, item);
  } else if constexpr (is_vector<T>::value) {
    return read_value<part>(reader, value.emplace_back(), shape, 0);
  } else if constexpr (Described<T>) {
    return read_struct<part>(reader, value, shape);
  } else if constexpr (part != Part::private_part) {
    from_number(reader.number(), value);
    return reader.ok();
  } else {
    return false;
  }
}

// A private part is read into what the public part has made. Unknown field numbers are a failure:
// newer formats were refused before.
template <Part part, Described T>
bool read_fields(WireReader& reader, T& object) {
  int last = 0;
  size_t item = 0;
  while (const int number = reader.next()) {
    item = number == last ? item + 1 : 0;
    last = number;
    bool known = false;
    bool sound = false;
    for_each_field(object, [&](const auto& field, auto& value) {
      if (field.number != number || known) return;
      known = true;
      sound = read_value<part>(reader, value, field.shape, item);
    });
    if (!known || !sound) return false;
  }
  return reader.ok();
}

template <class T>
bool is_legible(const T& value, const Shape& shape) {
  if constexpr (is_optional<T>::value) {
    return !value || is_legible(*value, shape);
  } else if constexpr (is_vector<T>::value) {
    return std::all_of(value.begin(), value.end(),
                       [&](const auto& item) { return is_legible(item, shape); });
  } else if constexpr (std::is_same_v<T, std::string>) {
    return !shape.is_text || is_utf8(value);
  } else if constexpr (Described<T>) {
    bool legible = true;
    for_each_field(value, [&](const auto& field, const auto& part) {
      legible = legible && is_legible(part, field.shape);
    });
    return legible;
  } else {
    return true;
  }
}

template <class T>
void make_legible(T& value, const Shape& shape) {
  if constexpr (is_optional<T>::value) {
    if (value) make_legible(*value, shape);
  } else if constexpr (is_vector<T>::value) {
    for (auto& item : value) make_legible(item, shape);
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (shape.is_text && !is_utf8(value)) value = legible(value);
  } else if constexpr (Described<T>) {
    for_each_field(value, [](const auto& field, auto& part) { make_legible(part, field.shape); });
  }
}

}  // namespace codec

// All its texts are UTF-8, and can be answered.
template <Described T>
bool has_legible_texts(const T& object) {
  return codec::is_legible(object, plain);
}

// Puts U+FFFD for each byte of its texts that belongs to no character: lists and counts of many
// must not fail because of one.
template <Described T>
void make_legible(T& object) {
  codec::make_legible(object, plain);
}

template <Described T>
void encode_to(std::string& out, const T& object) {
  WireWriter writer(out);
  codec::write_fields<Part::whole>(writer, object);
}

template <Described T>
std::string encode(const T& object) {
  std::string out;
  out.reserve(512);  // enough for most dossiers
  encode_to(out, object);
  return out;
}

// Texts may be any bytes. For what is not answered to callers: making tables again, and the audit,
// go on past a damaged text.
template <Described T>
[[nodiscard]] bool decode_as_stored(std::string_view bytes, T& object) {
  WireReader reader(bytes);
  return codec::read_fields<Part::whole>(reader, object);
}

// False for bytes that this format cannot have written, and for texts that are not UTF-8; the
// object is then half read.
template <Described T>
[[nodiscard]] bool decode(std::string_view bytes, T& object) {
  return decode_as_stored(bytes, object) && has_legible_texts(object);
}

}  // namespace motcua
