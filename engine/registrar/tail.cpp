// Adding to the tail, and writing it in key order: neighbours in a skip list are cheap.
#include "engine/registrar/tail.h"

#include <algorithm>

#include "engine/records/codec.h"

namespace motcua {

void add(Tail& tail, TailChanges&& changes) {
  for (const auto& one : changes.contributions) {
    add_contributions(tail.cells, one.owner, one.contributions, one.sign);
  }
  for (auto& [key, row] : changes.requests) tail.requests.insert_or_assign(key, std::move(row));
  for (const auto& [key, number] : changes.series) tail.series[key] = number;
}

OrStoreError<void> append_tail(Batch& batch, const Readable& store, const Tail& tail) {
  for (const auto& [key, change] : cells_of(tail.cells)) {
    std::string bytes = cell_key(key);
    const auto stored = store.get(Table::cells, bytes);
    if (!stored) return tl::unexpected(stored.error());
    Counters counters{};
    if (*stored && !decode_counters(**stored, counters)) return corrupted("a cell is unreadable");
    counters += change;
    if (!is_zero(counters)) {
      batch.put(Table::cells, std::move(bytes), encode_counters(counters));
    } else {
      batch.erase(Table::cells, std::move(bytes));
    }
  }
  std::vector<const std::pair<const std::string, RequestRow>*> requests;
  requests.reserve(tail.requests.size());
  for (const auto& request : tail.requests) requests.push_back(&request);
  std::sort(requests.begin(), requests.end(),
            [](const auto* left, const auto* right) { return left->first < right->first; });
  for (const auto* request : requests) {
    batch.put(Table::requests, request->first, encode(request->second));
  }
  for (const auto& [key, number] : tail.series) {
    batch.put(Table::numbers, series_key(key), encode_number(number));
  }
  return {};
}

std::optional<std::pair<SeriesKey, int32_t>> number_taken(const JournalRecord& record) {
  const auto* event = std::get_if<DossierEvent>(&record.body);
  if (!event) return std::nullopt;
  const auto of_code = [](const std::string& code) -> std::optional<std::pair<SeriesKey, int32_t>> {
    const auto parsed = parse_code(code);
    if (!parsed) return std::nullopt;
    return std::pair{parsed->key, parsed->number};
  };
  if (const auto* received = std::get_if<Received>(event)) return of_code(received->code);
  if (const auto* submitted = std::get_if<Submitted>(event)) return of_code(submitted->code);
  if (const auto* refused = std::get_if<Refused>(event)) return of_code(refused->code);
  if (const auto* apology = std::get_if<ApologyIssued>(event)) {
    const CivilDate date = civil_date(day_of(record.header.effective_at));
    return std::pair{
        SeriesKey{Series::letter, apology->issuing_unit, day_from(CivilDate{date.year, 1, 1})},
        parse_letter_number(apology->letter_number)};
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, RequestRow>> request_remembered(const JournalRecord& record,
                                                                     int32_t revision) {
  const JournalHeader& header = record.header;
  if (header.request_id.empty()) return std::nullopt;
  return std::pair{request_key(request_week(header.recorded_at), header.request_id),
                   RequestRow{.content_hash = header.request_hash,
                              .sequence = header.sequence,
                              .dossier = header.dossier,
                              .revision = revision,
                              .accepted_at = header.recorded_at}};
}

}  // namespace motcua
