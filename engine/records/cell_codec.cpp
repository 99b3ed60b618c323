// A message a value, a message a slot; drawn in proto/motcua/store/v1/records.proto.
#include "engine/records/cell_codec.h"

#include <algorithm>

#include "engine/check.h"
#include "engine/records/codec.h"

namespace motcua {

namespace {

constexpr int values_field = 1;
constexpr int value_field = 1;
constexpr int slots_field = 2;
constexpr int slot_field = 1;
constexpr int measures_field = 2;  // of the first measure
// No counter comes near it, of money neither; and sums of a thousand damaged ones have room.
constexpr int64_t counter_max = int64_t{1} << 53;

// sint64: what a checkpoint adds is often negative, and so is the receiving side.
int64_t zigzag(int64_t amount) {
  return static_cast<int64_t>(static_cast<uint64_t>(amount) << 1 ^
                              static_cast<uint64_t>(amount >> 63));
}
int64_t from_zigzag(int64_t number) {
  const auto bits = static_cast<uint64_t>(number);
  return static_cast<int64_t>(bits >> 1) ^ -static_cast<int64_t>(bits & 1);
}

// A value's slots, each later than the one before it.
class SlotReader {
 public:
  explicit SlotReader(std::string_view value) : slots_(value) {
    slots_.next();
    slots_.number();  // the value
  }

  // False at the end, or if what comes is unreadable.
  bool next() {
    const int number = slots_.next();
    if (number == 0) return false;
    counters_ = WireReader(number == slots_field ? slots_.bytes() : std::string_view());
    const int first = counters_.next();
    const int64_t slot = counters_.number();
    ok_ = first == slot_field && counters_.ok() && slot > slot_ && slot <= year_max;
    slot_ = static_cast<int32_t>(slot);
    return ok_;
  }
  bool ok() const { return ok_ && slots_.ok(); }
  int32_t slot() const { return slot_; }
  const WireReader& counters() const { return counters_; }

 private:
  WireReader slots_;
  WireReader counters_{{}};
  int32_t slot_ = 0;
  bool ok_ = true;
};

// Calls visit(value, its message) for each value; false ends it.
template <class Visit>
bool for_each_value(std::string_view bytes, const Visit& visit) {
  WireReader cell(bytes);
  while (const int number = cell.next()) {
    const std::string_view message = cell.bytes();
    WireReader reader(message);
    if (number != values_field || reader.next() != value_field) return false;
    const auto value = static_cast<uint32_t>(reader.number());
    if (!reader.ok() || !visit(value, message)) return false;
  }
  return cell.ok();
}

template <class Visit>
bool for_each_counter(WireReader counters, const Visit& visit) {
  while (const int number = counters.next()) {
    const auto measure = static_cast<size_t>(number - measures_field);
    const int64_t amount = from_zigzag(counters.number());
    if (measure >= measure_count || amount > counter_max || amount < -counter_max) return false;
    visit(measure, amount);
  }
  return counters.ok();
}

// In order if the cell was and the value comes after it.
bool append_counters(uint32_t value, std::string_view message, Cell& cell) {
  SlotReader slots(message);
  Counters before{};
  while (slots.next()) {
    Counters sums{};
    const auto keep = [&](size_t measure, int64_t sum) { sums[measure] = sum; };
    if (!for_each_counter(slots.counters(), keep)) return false;
    for (size_t measure = 0; measure < measure_count; ++measure) {
      const int64_t amount = sums[measure] - before[measure];
      if (amount != 0) cell.push_back({value, slots.slot(), static_cast<Measure>(measure), amount});
    }
    before = sums;
  }
  return slots.ok();
}

// The counters from `next` of one value, in order; returns where the next one's begin.
Cell::const_iterator write_value(WireWriter& writer, Cell::const_iterator next,
                                 Cell::const_iterator end) {
  const uint32_t value = next->value;
  writer.nested(values_field, [&] {
    writer.number(value_field, value);
    Counters sums{};
    int32_t before = 0;
    while (next != end && next->value == value) {
      const int32_t slot = next->slot;
      CHECK(slot > before, "expected a cell's slots in order, got ", slot, " after ", before);
      before = slot;
      for (; next != end && next->value == value && next->slot == slot; ++next) {
        at(sums, next->measure) += next->amount;
      }
      writer.nested(slots_field, [&] {
        writer.number(slot_field, slot);
        for (size_t measure = 0; measure < measure_count; ++measure) {
          if (sums[measure] == 0) continue;
          writer.number(static_cast<int>(measure) + measures_field, zigzag(sums[measure]));
        }
      });
    }
  });
  return next;
}

}  // namespace

std::string encode_cell(const Cell& cell) {
  std::string bytes;
  bytes.reserve(cell.size() * 8);
  WireWriter writer(bytes);
  for (auto next = cell.begin(); next != cell.end();) {
    const uint32_t value = next->value;
    next = write_value(writer, next, cell.end());
    CHECK(next == cell.end() || next->value > value, "expected a cell's values in order, got ",
          next->value, " after ", value);
  }
  return bytes;
}

bool decode_cell(std::string_view bytes, Cell& cell) {
  cell.clear();
  const bool sound = for_each_value(bytes, [&](uint32_t value, std::string_view message) {
    return append_counters(value, message, cell);
  });
  bring_into_order(cell);
  return sound;
}

bool add_cell(std::string_view bytes, int32_t before, int32_t last,
              const std::function<PeriodCounters*(uint32_t value)>& counters_of) {
  return for_each_value(bytes, [&](uint32_t value, std::string_view message) {
    SlotReader slots(message);
    WireReader opening{{}};
    WireReader closing{{}};
    bool counts = false;
    while (slots.next()) {
      if (slots.slot() > before && slots.slot() > last) break;
      counts = true;
      if (slots.slot() <= before) opening = slots.counters();
      if (slots.slot() <= last) closing = slots.counters();
    }
    if (!counts) return slots.ok();
    PeriodCounters* const sums = counters_of(value);
    const auto add = [](const WireReader& counters, Counters& to) {
      return for_each_counter(counters, [&](size_t measure, int64_t sum) { to[measure] += sum; });
    };
    return slots.ok() && sums && add(opening, sums->opening) && add(closing, sums->closing);
  });
}

std::string sum_of_cells(std::span<const std::string_view> cells) {
  Cell sum;
  Cell cell;
  for (const std::string_view bytes : cells) {
    if (!decode_cell(bytes, cell)) return std::string(bytes);
    sum.insert(sum.end(), cell.begin(), cell.end());
  }
  bring_into_order(sum);
  return encode_cell(sum);
}

}  // namespace motcua
