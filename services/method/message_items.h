// How many items a message would make, counted from its bytes before anything is made of them: an
// empty message within another is two bytes on the wire, and hundreds in memory.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/zero_copy_stream.h>

#include <cstddef>

namespace motcua {

// A message may hold so many, and one more for each so many bytes of it: what it costs in memory
// is about ten times its size at most, and what people send has more bytes an item.
inline constexpr size_t message_items_min = 10'000;
inline constexpr size_t message_bytes_per_item = 32;
constexpr size_t message_items_max(size_t bytes) {
  return message_items_min + bytes / message_bytes_per_item;
}

// Items are messages within it, texts of a list, and fields that are not known, at any depth.
// Counts no further than `enough`. What is not sound is not counted: parsing will say so.
size_t count_items(google::protobuf::io::ZeroCopyInputStream& bytes,
                   const google::protobuf::Descriptor* descriptor, size_t enough);

}  // namespace motcua
