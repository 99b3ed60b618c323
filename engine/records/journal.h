// A journal record: one event, when, by whom, and the hash of the record before it. The journal
// alone rebuilds the store. A record is stored in two parts: the public one, which the hash chain
// covers, and, if anything is personal, the private one, which can be erased. Each is a message of
// codec.h; the number of the body's field tells its kind.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/accounts/account.h"
#include "engine/catalogue/entries.h"
#include "engine/dossier/command.h"
#include "engine/dossier/situation.h"
#include "engine/records/codec.h"
#include "engine/statistics/frozen_report.h"

namespace motcua {

// Of the journal's records. A journal keeps the format of its last term until a new term says
// another; until then an older program can go on with it.
inline constexpr int64_t journal_format_version = 4;

// A writer took its seat.
struct TermBegan {
  std::string partition;
  std::string program;         // name and version
  int64_t journal_format = 0;  // that it writes; not said before format 4
  bool operator==(const TermBegan&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "partition", &TermBegan::partition, impersonal()),
                      field(2, "program", &TermBegan::program, impersonal()),
                      field(3, "journal_format", &TermBegan::journal_format));
  }
};

// The records before this one stood, with the same sequences, in a journal of an older format.
struct CarriedOver {
  int64_t from_format = 0;
  std::string last_hash;  // of that journal's last record
  bool operator==(const CarriedOver&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "from_format", &CarriedOver::from_format),
                      field(2, "last_hash", &CarriedOver::last_hash, impersonal(raw_bytes)));
  }
};

using RecordBody = std::variant<TermBegan, CatalogueEntries, DossierEvent, FrozenReport,
                                CarriedOver, AccountChanged>;

struct JournalHeader {
  int64_t sequence = 0;       // from 1, without gaps
  Instant recorded_at;        // the stamp; never decreases
  std::string previous_hash;  // SHA-256 of the public part of the record before; of the first empty
  DossierNumber dossier;      // 0: none
  int64_t previous_sequence = 0;  // of the same dossier's record before; 0: its first
  Instant effective_at;
  Actor actor;
  std::string request_id;    // 16 bytes, or empty
  std::string request_hash;  // of the request's content
  bool imported = false;
  std::string source_hash;        // of the imported event as it was given
  std::string private_hash;       // SHA-256 of the private part; empty if there is none
  std::string salt;               // 16 random bytes, so that nobody can guess what was hashed
  std::string late_entry_reason;  // of what a supervisor let be told late
  bool operator==(const JournalHeader&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "sequence", &JournalHeader::sequence),
        field(2, "recorded_time", &JournalHeader::recorded_at),
        field(3, "previous_hash", &JournalHeader::previous_hash, impersonal(raw_bytes)),
        field(4, "dossier", &JournalHeader::dossier),
        field(5, "previous_sequence", &JournalHeader::previous_sequence),
        field(6, "effective_time", &JournalHeader::effective_at),
        field(7, "actor", &JournalHeader::actor),
        field(8, "request_id", &JournalHeader::request_id, impersonal(raw_bytes)),
        field(9, "request_hash", &JournalHeader::request_hash, personal(raw_bytes)),
        field(10, "imported", &JournalHeader::imported),
        field(11, "source_hash", &JournalHeader::source_hash, personal(raw_bytes)),
        field(12, "private_hash", &JournalHeader::private_hash, impersonal(raw_bytes)),
        field(13, "salt", &JournalHeader::salt, personal(raw_bytes)),
        field(14, "late_entry_reason", &JournalHeader::late_entry_reason, personal(long_text)));
  }
};

struct JournalRecord {
  JournalHeader header;
  RecordBody body;
  bool operator==(const JournalRecord&) const = default;
};

// After it the private parts of the dossier's records before it are gone.
inline bool is_erasure(const JournalRecord& record) {
  const auto* event = std::get_if<DossierEvent>(&record.body);
  return event && std::holds_alternative<Erased>(*event);
}

// Field numbers of bodies: of a dossier event 100 + its verb's number.
inline constexpr int term_began_field = 90;
inline constexpr int catalogue_field = 91;
inline constexpr int frozen_field = 92;
inline constexpr int carried_over_field = 93;
inline constexpr int account_field = 94;
inline constexpr int dossier_event_field = 100;

// The number that the record takes from a series of codes or letters, from 1 to series_number_max.
// Nothing if it takes none: imported codes and letters may have any shape.
std::optional<SeriesNumber> number_taken(const JournalRecord& record);

inline constexpr int salt_bytes = 16;

struct StoredRecord {
  std::string public_part;
  std::string private_part;  // empty: nothing is personal, or it is erased
  bool operator==(const StoredRecord&) const = default;
};

// Encodes both parts and sets the header's private_hash.
StoredRecord seal(JournalRecord& record);
// Leaves the private_hash as it is.
std::string encode_public_part(const JournalRecord& record);

// The private part may be missing, erased or lost: its texts are empty then. It is not compared
// with its hash: see has_its_private_part.
[[nodiscard]] bool decode_record(const StoredRecord& stored, JournalRecord& record);
// As decode_as_stored does: texts may be any bytes.
[[nodiscard]] bool decode_record_as_stored(std::string_view public_part,
                                           std::string_view private_part, JournalRecord& record);
// Of a journal of format 3: one part with everything.
[[nodiscard]] bool decode_record_of_format_3(std::string_view bytes, JournalRecord& record);
bool has_legible_texts(const JournalRecord& record);

// Whether the private part is the one that the header tells of.
bool has_its_private_part(const JournalHeader& header, std::string_view private_part);

}  // namespace motcua
