// An event says what it changes, not what there was; so the dossier before it is folded from the
// records before, unless it is known from the event read last.
#include "engine/lookup/event_reader.h"

#include <algorithm>

#include "engine/accounts/access.h"
#include "engine/records/rows.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

constexpr size_t kept_max = 1000;  // some KB each

tl::unexpected<StoreError> unreadable(int64_t sequence) {
  return corrupted("journal record " + std::to_string(sequence) + " is missing or unreadable");
}

// Damaged texts, too: one must not end the watches of all.
[[nodiscard]] bool decode_public_part(std::string_view bytes, JournalRecord& record) {
  return decode_record_as_stored(bytes, "", record);
}

// Of all between the two, but others are looked at, too: none may be missing.
OrStoreError<std::vector<JournalRecord>> dossier_records_between(const Readable& store,
                                                                 int64_t from, int64_t to) {
  std::vector<JournalRecord> records;
  const Range range{Table::journal, encode_key<Table::journal>(from),
                    encode_key<Table::journal>(to + 1)};
  int64_t next = from;
  TRY(store.scan(range, [&](std::string_view, std::string_view bytes) {
    JournalRecord record;
    if (!decode_public_part(bytes, record) || record.header.sequence != next) return false;
    if (std::holds_alternative<DossierEvent>(record.body)) records.push_back(std::move(record));
    ++next;
    return true;
  }));
  if (next <= to) return unreadable(next);
  return records;
}

void add_once(std::vector<std::string>& units, std::string_view unit) {
  if (unit.empty() || std::find(units.begin(), units.end(), unit) != units.end()) return;
  units.emplace_back(unit);
}

void add_places(const Dossier& dossier, const Snapshot& snapshot, std::vector<std::string>& units) {
  const Places places = places_of(dossier, *snapshot.catalogue, day_of(snapshot.now));
  for (const std::string_view unit : {places.receiving, places.handling, places.holder}) {
    add_once(units, unit);
  }
  for (const auto* more : {&places.parts, &places.asked}) {
    for (const std::string_view unit : *more) add_once(units, unit);
  }
}

ToldEvent told(const JournalRecord& record, const Dossier& after) {
  const Places places = places_of(after.application);
  return {.sequence = record.header.sequence,
          .recorded_at = record.header.recorded_at,
          .effective_at = record.header.effective_at,
          .verb = verb_of(std::get<DossierEvent>(record.body)),
          .officer = legible(record.header.actor.officer),
          .imported = record.header.imported,
          .code = legible(after.code),
          .revision = after.revision,
          .state = after.state,
          .procedure = legible(after.application.procedure),
          .receiving = legible(places.receiving),
          .handling = legible(places.handling),
          .holder = legible(after.holder.unit)};
}

}  // namespace

OrStoreError<std::vector<ToldEvent>> EventReader::read(const Snapshot& snapshot, int64_t from,
                                                       int64_t to) {
  const auto records = TRY(dossier_records_between(*snapshot.store, from, to));
  std::vector<ToldEvent> events;
  for (const JournalRecord& record : records) {
    Dossier dossier = TRY(take_before(*snapshot.store, record.header));
    std::vector<std::string> units;
    if (dossier.revision > 0) add_places(dossier, snapshot, units);
    apply_record(record, dossier);
    add_places(dossier, snapshot, units);
    events.push_back(told(record, dossier));
    events.back().units = std::move(units);
    keep(std::move(dossier));
  }
  return events;
}

OrStoreError<Dossier> EventReader::take_before(const Readable& store, const JournalHeader& header) {
  Dossier dossier{.number = header.dossier};
  const auto known = kept_.find(header.dossier.value);
  std::vector<JournalRecord> missed;  // the last one first
  int64_t sequence = header.previous_sequence;
  while (sequence != 0 && (known == kept_.end() || known->second.last_sequence != sequence)) {
    const auto bytes = TRY(store.get(Table::journal, encode_key<Table::journal>(sequence)));
    JournalRecord record;
    if (!bytes || !decode_public_part(*bytes, record) || record.header.dossier != header.dossier ||
        record.header.previous_sequence >= sequence ||
        !std::holds_alternative<DossierEvent>(record.body)) {
      return unreadable(sequence);
    }
    sequence = record.header.previous_sequence;
    missed.push_back(std::move(record));
  }
  if (sequence != 0) dossier = std::move(known->second);
  for (auto record = missed.rbegin(); record != missed.rend(); ++record) {
    apply_record(*record, dossier);
  }
  return dossier;
}

void EventReader::keep(Dossier dossier) {
  if (kept_.size() >= kept_max) kept_.clear();
  const uint64_t number = dossier.number.value;
  kept_.insert_or_assign(number, std::move(dossier));
}

}  // namespace motcua
