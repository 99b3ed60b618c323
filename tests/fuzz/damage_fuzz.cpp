// A register with one row changed, gone, or more than there should be: opening refuses it, or the
// audit finds it; nothing falls over it.
#include <fuzzer/FuzzedDataProvider.h>

#include "engine/check.h"
#include "engine/lookup/audit.h"
#include "engine/lookup/loaded_snapshot.h"
#include "tests/full_register.h"

namespace motcua::testing {
namespace {

using Contents = std::map<std::pair<Table, std::string>, std::string>;

const Contents& sound_contents() {
  static const Contents contents = [] {
    World world;
    fill_every_table(world);
    return world.store().contents();
  }();
  return contents;
}

std::string draw_bytes(FuzzedDataProvider& bytes, std::string sound) {
  constexpr size_t bytes_max = 300;
  if (sound.empty() || bytes.ConsumeBool()) return bytes.ConsumeRandomLengthString(bytes_max);
  const auto at = bytes.ConsumeIntegralInRange<size_t>(0, sound.size() - 1);
  switch (bytes.ConsumeIntegralInRange(0, 2)) {
    case 0: return sound.substr(0, at);
    case 1: return sound.insert(at, bytes.ConsumeRandomLengthString(bytes_max));
    default: sound[at] = bytes.ConsumeIntegral<char>(); return sound;
  }
}

void damage(FuzzedDataProvider& bytes, Contents& contents) {
  auto row = contents.begin();
  std::advance(row, bytes.ConsumeIntegralInRange<size_t>(0, contents.size() - 1));
  const auto [place, value] = *row;
  switch (bytes.ConsumeIntegralInRange(0, 3)) {
    case 0: contents.erase(row); break;
    case 1: contents.insert({{place.first, draw_bytes(bytes, place.second)}, value}); break;
    default: row->second = draw_bytes(bytes, value); break;
  }
}

// Of meta only three rows are judged, and a head may be written in other ways; requests that are
// long past will be forgotten.
bool is_harmless(Table table, const std::string& key, const std::string& value) {
  if (table == Table::meta && key == head_key) {
    Head read;
    Head sound;
    return decode(value, read) && decode(sound_contents().at({table, key}), sound) && read == sound;
  }
  if (table == Table::meta) return key != format_key && key != figures_key;
  const int32_t week = request_week(instant("2026-03-03T10:00"));
  return table == Table::requests && key < keys_with<Table::requests>(week - 1).from;
}

// The row that is not as it was, if that does harm.
std::optional<std::string> harm(const Contents& damaged) {
  const auto tell = [](const std::pair<Table, std::string>& place) {
    return std::string(name_of(place.first)) + " " + to_hex(place.second);
  };
  const Contents& sound = sound_contents();
  for (const auto& [place, value] : damaged) {
    const auto same = sound.find(place);
    if (same != sound.end() && same->second == value) continue;
    if (is_harmless(place.first, place.second, value)) return std::nullopt;
    return tell(place) + " " + to_hex(value);
  }
  for (const auto& [place, value] : sound) {
    if (!damaged.contains(place)) return tell(place) + " gone";
  }
  return std::nullopt;
}

}  // namespace
}  // namespace motcua::testing

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace motcua;
  using namespace motcua::testing;
  FuzzedDataProvider bytes(data, size);
  Contents contents = sound_contents();
  damage(bytes, contents);
  MemoryStore store;
  Batch journal;
  Batch tables;
  for (const auto& [place, value] : contents) {
    (is_of_journal(place.first) ? journal : tables).put(place.first, place.second, value);
  }
  CHECK(store.write(journal) && store.write(tables));
  const auto loaded = bring_tables_up(store);
  if (!loaded) return 0;
  Snapshot snapshot = snapshot_of(store, *loaded);
  snapshot.now = instant("2026-03-03T10:05");
  const auto report = audit(snapshot, {});
  if (!report || !report->findings.empty()) return 0;
  const auto unseen = harm(contents);
  if (unseen) std::fprintf(stderr, "not seen: %s\n", unseen->c_str());
  CHECK(!unseen);
  return 0;
}
