// Varints, tags and lengths of the protobuf wire format.
#include "engine/records/codec.h"

#include <algorithm>

namespace motcua {

namespace {

constexpr size_t varint_bytes_max = 10;

// How many bytes it took.
size_t put_varint(uint64_t value, char* bytes) {
  size_t used = 0;
  while (value >= 0x80) {
    bytes[used++] = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  bytes[used++] = static_cast<char>(value);
  return used;
}

}  // namespace

void WireWriter::long_varint(uint64_t value) {
  char bytes[varint_bytes_max];
  out_.append(bytes, put_varint(value, bytes));
}

void WireWriter::put_long_length(size_t place, size_t length) {
  char bytes[varint_bytes_max];
  out_.replace(place, 1, bytes, put_varint(length, bytes));
}

WireReader::LongVarint WireReader::long_varint(std::string_view in) {
  uint64_t value = 0;
  for (size_t i = 0; i < std::min(in.size(), varint_bytes_max); ++i) {
    const auto byte = static_cast<uint8_t>(in[i]);
    value |= static_cast<uint64_t>(byte & 0x7f) << (7 * i);
    if (byte < 0x80) return {value, i + 1};
  }
  return {};
}

}  // namespace motcua
