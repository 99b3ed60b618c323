// A journal record: one event, when, by whom, and the hash of the record before it. The journal
// alone rebuilds the store. Bytes: see codec.h; the body is the field with the number of its kind.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/catalogue/entries.h"
#include "engine/dossier/command.h"
#include "engine/dossier/situation.h"
#include "engine/records/codec.h"
#include "engine/statistics/frozen.h"

namespace motcua {

// A writer took its seat.
struct TermBegan {
  std::string partition;
  std::string program;  // name and version
  bool operator==(const TermBegan&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "partition", &TermBegan::partition),
                      field(2, "program", &TermBegan::program));
  }
};

using RecordBody = std::variant<TermBegan, CatalogueEntries, DossierEvent, FrozenReport>;

struct JournalHeader {
  int64_t sequence = 0;           // from 1, without gaps
  Instant recorded_at;            // the stamp; never decreases
  std::string previous_hash;      // SHA-256 of the bytes of the record before; empty for the first
  DossierNumber dossier;          // 0: none
  int64_t previous_sequence = 0;  // of the same dossier's record before; 0: its first
  Instant effective_at;
  Actor actor;
  std::string request_id;    // 16 bytes, or empty
  std::string request_hash;  // of the request's content
  bool imported = false;
  std::string source_hash;  // of the imported event as it was given
  bool operator==(const JournalHeader&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "sequence", &JournalHeader::sequence),
                      field(2, "recorded_time", &JournalHeader::recorded_at),
                      field(3, "previous_hash", &JournalHeader::previous_hash, raw_bytes),
                      field(4, "dossier", &JournalHeader::dossier),
                      field(5, "previous_sequence", &JournalHeader::previous_sequence),
                      field(6, "effective_time", &JournalHeader::effective_at),
                      field(7, "actor", &JournalHeader::actor),
                      field(8, "request_id", &JournalHeader::request_id, raw_bytes),
                      field(9, "request_hash", &JournalHeader::request_hash, raw_bytes),
                      field(10, "imported", &JournalHeader::imported),
                      field(11, "source_hash", &JournalHeader::source_hash, raw_bytes));
  }
};

struct JournalRecord {
  JournalHeader header;
  RecordBody body;
  bool operator==(const JournalRecord&) const = default;
};

// Field numbers of bodies: of a dossier event 100 + its verb's number.
inline constexpr int term_began_field = 90;
inline constexpr int catalogue_field = 91;
inline constexpr int frozen_field = 92;
inline constexpr int dossier_event_field = 100;

// The number that the record gives out, of codes or of letters, from 1 to series_number_max.
// Nothing if it gives none: an imported code or letter's number may be of another shape.
std::optional<SeriesNumber> number_taken(const JournalRecord& record);

std::string encode_record(const JournalRecord& record);
[[nodiscard]] bool decode_record(std::string_view bytes, JournalRecord& record);
// As decode_as_stored does: texts may be any bytes.
[[nodiscard]] bool decode_record_as_stored(std::string_view bytes, JournalRecord& record);
bool has_legible_texts(const JournalRecord& record);

}  // namespace motcua
