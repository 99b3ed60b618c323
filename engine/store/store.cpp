// Batches, and the end of a prefix.
#include "engine/store/store.h"

#include <limits>

#include "engine/check.h"

namespace motcua {
namespace {

constexpr size_t part_bytes_max = std::numeric_limits<uint32_t>::max();

}  // namespace

void Batch::append(Table table, Kind kind, std::string_view key, std::string_view value) {
  CHECK(empty() || is_of_journal(table) == is_of_journal(entries_.front().table),
        "expected a batch of one side, got ", name_of(entries_.front().table), " and ",
        name_of(table));
  CHECK(kind != Kind::add || table == Table::cells, "expected only cells to be added to, got ",
        name_of(table));
  CHECK(kind != Kind::erase_range || !is_of_journal(table),
        "expected no range of the journal to be erased, got ", name_of(table));
  CHECK(key.size() <= part_bytes_max && value.size() <= part_bytes_max,
        "expected less than 4 GiB in a row of ", name_of(table), ", got ",
        key.size() + value.size());
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
