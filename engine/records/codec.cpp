// Varints, tags and lengths of the protobuf wire format.
#include "engine/records/codec.h"

namespace motcua {

void WireWriter::varint(uint64_t value) {
  while (value >= 0x80) {
    out_.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out_.push_back(static_cast<char>(value));
}

void WireWriter::insert_length(size_t begin) {
  size_t length = out_.size() - begin;
  char bytes[10];
  size_t used = 0;
  while (length >= 0x80) {
    bytes[used++] = static_cast<char>(length | 0x80);
    length >>= 7;
  }
  bytes[used++] = static_cast<char>(length);
  out_.insert(begin, bytes, used);
}

uint64_t WireReader::varint() {
  uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (in_.empty()) break;
    const auto byte = static_cast<uint8_t>(in_.front());
    in_.remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  return 0;
}

int WireReader::next() {
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

int64_t WireReader::number() {
  if (wire_type_ != 0) ok_ = false;
  return ok_ ? static_cast<int64_t>(varint()) : 0;
}

std::string_view WireReader::bytes() {
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

}  // namespace motcua
