// Batches, and the end of a prefix.
#include "engine/store/store.h"

namespace motcua {

void Batch::append(Table table, Kind kind, std::string_view key, std::string_view value) {
  entries_.push_back({.begin = bytes_.size(),
                      .key_bytes = static_cast<uint32_t>(key.size()),
                      .value_bytes = static_cast<uint32_t>(value.size()),
                      .table = table,
                      .kind = kind});
  bytes_.append(key).append(value);
}

std::string after_prefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xff) end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(end.back() + 1);
  return end;
}

}  // namespace motcua
