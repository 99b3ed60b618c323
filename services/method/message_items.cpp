// Walks the fields by their tags, into those that are messages.
#include "services/method/message_items.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

namespace motcua {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;

// What parsing would put among the unknown fields, is unknown: a number of the descriptor's, too,
// that comes as another type.
const FieldDescriptor* field_of(const Descriptor* descriptor, uint32_t tag) {
  const FieldDescriptor* const field =
      descriptor ? descriptor->FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag)) : nullptr;
  if (!field) return nullptr;
  const auto type = WireFormatLite::GetTagWireType(tag);
  const bool is_packed = field->is_packable() && type == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
  const auto own_type =
      WireFormatLite::WireTypeForFieldType(static_cast<WireFormatLite::FieldType>(field->type()));
  return is_packed || type == own_type ? field : nullptr;
}

class Walk {
 public:
  Walk(google::protobuf::io::CodedInputStream& input, size_t enough)
      : input_(input), enough_(enough) {}

  // To the end of what the input is limited to, or of the group. `descriptor` is null for what is
  // not known. False: not sound, or enough.
  bool message(const Descriptor* descriptor) {
    while (const uint32_t tag = input_.ReadTag()) {
      if (WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_END_GROUP) return true;
      if (!field(tag, field_of(descriptor, tag))) return false;
    }
    return true;
  }

  size_t items = 0;

 private:
  bool field(uint32_t tag, const FieldDescriptor* known) {
    const bool is_message = known && known->type() == FieldDescriptor::TYPE_MESSAGE;
    switch (WireFormatLite::GetTagWireType(tag)) {
      case WireFormatLite::WIRETYPE_LENGTH_DELIMITED: {
        const bool is_packed = known && known->is_packable();
        if (!is_packed && (!known || is_message || known->is_repeated())) ++items;
        int length = 0;
        if (items > enough_ || !input_.ReadVarintSizeAsInt(&length)) return false;
        if (!is_message) return input_.Skip(length);
        const auto limit = input_.PushLimit(length);
        if (!input_.IncrementRecursionDepth() || !message(known->message_type())) return false;
        input_.DecrementRecursionDepth();
        input_.PopLimit(limit);
        return true;
      }
      case WireFormatLite::WIRETYPE_START_GROUP:
        ++items;
        if (items > enough_ || !input_.IncrementRecursionDepth() || !message(nullptr)) return false;
        input_.DecrementRecursionDepth();
        return true;
      case WireFormatLite::WIRETYPE_VARINT:
      case WireFormatLite::WIRETYPE_FIXED64:
      case WireFormatLite::WIRETYPE_END_GROUP:
      case WireFormatLite::WIRETYPE_FIXED32: break;
    }
    items += known ? 0 : 1;
    return items <= enough_ && WireFormatLite::SkipField(&input_, tag);
  }

  google::protobuf::io::CodedInputStream& input_;
  const size_t enough_;
};

}  // namespace

size_t count_items(google::protobuf::io::ZeroCopyInputStream& bytes, const Descriptor* descriptor,
                   size_t enough) {
  google::protobuf::io::CodedInputStream input(&bytes);
  Walk walk(input, enough);
  walk.message(descriptor);
  return walk.items;
}

}  // namespace motcua
