// Bytes as if they had been stored: what can be read and is written again reads as what was
// written; what cannot is said to be unreadable.
#include <fuzzer/FuzzedDataProvider.h>

#include <array>

#include "engine/check.h"
#include "engine/records/cell_codec.h"
#include "engine/records/journal.h"
#include "engine/records/rows.h"

namespace motcua::testing {
namespace {

template <Described T>
void read_struct(const std::string& bytes) {
  T read;
  if (!decode(bytes, read)) {
    if (decode_as_stored(bytes, read)) CHECK(!has_legible_texts(read));
    return;
  }
  T written;  // without what no writer would have said, such as an enum's zero
  T again;
  CHECK(decode(encode(read), written));
  CHECK(decode(encode(written), again));
  CHECK(again == written);
}

void read_record(const StoredRecord& stored) {
  JournalRecord read;
  if (!decode_record(stored, read)) {
    if (decode_record_as_stored(stored.public_part, stored.private_part, read)) {
      CHECK(!has_legible_texts(read));
    }
    return;
  }
  JournalRecord written;
  JournalRecord again;
  CHECK(decode_record(seal(read), written));
  CHECK(decode_record(seal(written), again));
  CHECK(again == written);
  CHECK(seal(again) == seal(written));
}

// A cell in order and without zeros, as one that was written is.
std::optional<Cell> read_cell(const std::string& bytes) {
  Cell cell;
  if (!decode_cell(bytes, cell)) return std::nullopt;
  Cell again;
  CHECK(decode_cell(encode_cell(cell), again));
  CHECK(again == cell);
  return cell;
}

void read_cells(const std::string& first_bytes, const std::string& second_bytes, int32_t last) {
  const auto first = read_cell(first_bytes);
  const auto second = read_cell(second_bytes);
  PeriodCounters counted;
  const bool is_added = add_cell(first_bytes, 0, last, [&](uint32_t) { return &counted; });
  if (!first) return;
  CHECK(is_added);
  Counters expected{};
  for (const SlotCounter& counter : *first) {
    if (counter.slot <= last) at(expected, counter.measure) += counter.amount;
  }
  CHECK(counted.closing == expected);
  if (!second) return;
  Cell both = *first;
  both.insert(both.end(), second->begin(), second->end());
  bring_into_order(both);
  const auto sum =
      read_cell(sum_of_cells(std::array<std::string_view, 2>{first_bytes, second_bytes}));
  CHECK(sum && *sum == both);
}

template <Table table>
void read_key(const std::string& bytes) {
  if (const auto key = parse_key<table>(bytes)) CHECK(encode_key<table>(*key) == bytes);
  CHECK(!unreadable_row<table>(bytes).value().message.empty());
}

template <size_t... tables>
void read_keys(const std::string& bytes, std::index_sequence<tables...>) {
  (read_key<static_cast<Table>(tables)>(bytes), ...);
}

}  // namespace
}  // namespace motcua::testing

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace motcua;
  using namespace motcua::testing;
  FuzzedDataProvider input(data, size);
  const int kind = input.ConsumeIntegralInRange(0, 7);
  const auto last = input.ConsumeIntegral<int32_t>();
  const std::string other = input.ConsumeRandomLengthString(300);
  const std::string bytes = input.ConsumeRemainingBytesAsString();
  switch (kind) {
    case 0: read_record({bytes, other}); break;
    case 1: read_struct<Dossier>(bytes); break;
    case 2: read_struct<CatalogueEntries>(bytes); break;
    case 3: read_struct<FrozenReport>(bytes); break;
    case 4: read_struct<RequestRow>(bytes); break;
    case 5: read_struct<Head>(bytes); break;
    case 6: read_cells(bytes, other, last); break;
    default: read_keys(bytes, std::make_index_sequence<table_count>()); break;
  }
  return 0;
}
