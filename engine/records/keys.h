// Keys and values of every table; drawn in engine/records/README.md. Numbers in keys are
// big-endian, so that byte order is number order; texts in keys end with a zero byte, which no text
// contains.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "engine/dossier/dossier.h"
#include "engine/dossier/situation.h"
#include "engine/statistics/cells.h"
#include "engine/statistics/frozen.h"
#include "engine/store/store.h"

namespace motcua {

// Of the tables. What becomes of another one: registrar/checkpoint.h.
inline constexpr int64_t format_version = 7;
inline constexpr std::string_view format_key = "format";
inline constexpr std::string_view figures_key = "figures";
inline constexpr std::string_view head_key = "head";
// Up to which record erasures are carried out in the files, too. Does not follow from the journal.
inline constexpr std::string_view rewritten_key = "rewritten";

// Where the journal has come to. On disk: up to where the tables behind it have come.
struct Head {
  int64_t sequence = 0;
  Instant stamp;
  std::string hash;  // of the last record's public part
  uint64_t dossiers = 0;
  int64_t erased_sequence = 0;  // of the last erasure; 0: there was none
  bool operator==(const Head&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "sequence", &Head::sequence), field(2, "stamp", &Head::stamp),
                      field(3, "hash", &Head::hash, impersonal(raw_bytes)),
                      field(4, "dossiers", &Head::dossiers),
                      field(5, "erased_sequence", &Head::erased_sequence));
  }
};

// Of a request that was accepted. `accepted_at` tells when it may be forgotten.
struct RequestRow {
  std::string content_hash;
  int64_t sequence = 0;
  DossierNumber dossier;
  int32_t revision = 0;  // of the dossier after it
  Instant accepted_at;
  bool operator==(const RequestRow&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "content_hash", &RequestRow::content_hash, personal(raw_bytes)),
                      field(2, "sequence", &RequestRow::sequence),
                      field(3, "dossier", &RequestRow::dossier),
                      field(4, "revision", &RequestRow::revision),
                      field(5, "accepted_time", &RequestRow::accepted_at));
  }
};

// Requests are kept by week, so that a whole week is forgotten with one range.
inline constexpr int32_t request_days = 7;

enum class Queue : uint8_t {
  acceptance = 1,  // awaiting acceptance, by acceptance due
  open = 2,        // the clock runs, by current due time; value: the letter deadline if no letter
  waiting = 3,     // the clock stands, by the pause
  undated = 4,     // open without due time, by receipt
  to_return = 5,   // resolved, by the finish
};
struct QueueRow {
  Queue queue;
  bool holds_open;  // all that are open, and nothing else, are in these
};
inline constexpr std::array queues{QueueRow{Queue::acceptance, false}, QueueRow{Queue::open, true},
                                   QueueRow{Queue::waiting, true}, QueueRow{Queue::undated, true},
                                   QueueRow{Queue::to_return, false}};
static_assert(has_a_row_for_each(queues, &QueueRow::queue));

enum class SearchKind : char { identity = 'i', telephone = 't', caller_reference = 'r' };

std::string number_key(uint64_t number);  // dossiers, journal
std::optional<uint64_t> parse_number_key(std::string_view key);
std::string queue_prefix(Queue queue, UnitNumber unit);
std::string queue_key(Queue queue, UnitNumber unit, Instant time, DossierNumber number);
struct QueueKey {
  Queue queue = Queue::open;
  UnitNumber unit;
  Instant time;
  DossierNumber dossier;
};
std::optional<QueueKey> parse_queue_key(std::string_view key);
// The open dossiers of a unit that are due on a day.
struct DuesOfDay {
  UnitNumber unit;
  Day day;
};
// Those that a row of the queues is of, or that a range lies within; nothing for any other.
std::optional<DuesOfDay> dues_of_day(Table table, std::string_view key);
std::optional<DuesOfDay> dues_of_day(const Range& range);
// `text`: as it is matched (engine/text.h), for a reference reference_text.
std::string search_prefix(SearchKind kind, std::string_view text);
std::string search_key(SearchKind kind, std::string_view text, DossierNumber number);
std::string reference_text(std::string_view caller, std::string_view reference);
// The dossier at the end of a search key; nothing for a key that is too short for one.
std::optional<DossierNumber> dossier_of_search_key(std::string_view key);
int32_t request_week(Instant recorded);
std::string request_week_prefix(int32_t week);
std::string request_key(int32_t week, std::string_view request_id);
struct RequestKey {
  int32_t week = 0;
  std::string_view request_id;  // of the key's bytes
};
std::optional<RequestKey> parse_request_key(std::string_view key);
// Codes are in the order of the numbers they end with, however many digits: how many stands before
// the digits, as a control character, which no code has.
std::string code_key(std::string_view code);
// Where all codes are that begin so, in order.
std::vector<std::string> code_key_prefixes(std::string_view code_prefix);
std::string series_key(const SeriesKey& key);
// Of a letter's number that an import took ahead of its series.
std::string ahead_key(const SeriesNumber& number);
std::string cell_key(const CellKey& key);
std::string frozen_prefix(std::string_view unit);
std::string frozen_key(const FrozenQuestion& question);
std::string member_prefix(UnitNumber unit);
std::string member_key(UnitNumber unit, DossierNumber number);
std::optional<DossierNumber> dossier_of_member_key(std::string_view key);
std::optional<CellKey> parse_cell_key(std::string_view key);
std::string encode_number(int64_t number);
std::optional<int64_t> decode_number(std::string_view bytes);

struct IndexEntry {
  Table table = Table::codes;
  std::string key;
  std::string value;
  bool operator==(const IndexEntry&) const = default;
  auto operator<=>(const IndexEntry&) const = default;
};

// The catalogue has the unit, the procedure and the field that the dossier counts for. It must have
// them for the next two; a stored dossier or record may say anything.
bool is_of_catalogue(const Dossier& dossier, const Catalogue& catalogue);

// Every index entry that the dossier must have, and no other points to it.
std::vector<IndexEntry> index_entries(const Dossier& dossier, const Catalogue& catalogue);

// What the dossier's contribution counts for.
CellOwner cell_owner(const Dossier& dossier, const Catalogue& catalogue);

}  // namespace motcua
