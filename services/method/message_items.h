// How many items a message would make, counted from its bytes before anything is made of them: an
// empty message within another is two bytes on the wire, and hundreds in memory.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/zero_copy_stream.h>

#include <cstddef>

namespace motcua {

// A message may hold the minimum, and one more item for each so many bytes. So it costs about ten
// times its size in memory at most; what people send has more bytes an item.
inline constexpr size_t message_items_min = 10'000;
inline constexpr size_t message_bytes_per_item = 32;
constexpr size_t message_items_max(size_t bytes) {
  return message_items_min + bytes / message_bytes_per_item;
}

// Items are, at any depth, messages within it, texts of a list, and unknown fields. Counts no
// further than `enough`. Unsound bytes are not counted: parsing will refuse them.
size_t count_items(google::protobuf::io::ZeroCopyInputStream& bytes,
                   const google::protobuf::Descriptor* descriptor, size_t enough);

}  // namespace motcua
