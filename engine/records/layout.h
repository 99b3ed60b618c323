// Every table: what its keys are made of, and what its values are; drawn in
// engine/records/README.md. rows.h finds, scans and writes rows by it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/accounts/accounts.h"
#include "engine/catalogue/entries.h"
#include "engine/dossier/situation.h"
#include "engine/records/key_bytes.h"
#include "engine/records/runs.h"
#include "engine/statistics/frozen_report.h"
#include "engine/store/store.h"

namespace motcua {

// Of the tables. What is done with those of another: registrar/tables.h.
inline constexpr int64_t format_version = 12;
inline constexpr std::string_view format_key = "format";
inline constexpr std::string_view figures_key = "figures";
inline constexpr std::string_view head_key = "head";
// Up to this record, what was erased is gone from the files, too. Does not follow from the journal.
inline constexpr std::string_view rewritten_key = "rewritten";

// Where the journal ends; in the table meta: up to where the tables follow it.
struct Head {
  int64_t sequence = 0;
  Instant stamp;
  std::string hash;  // of the last record's public part
  uint64_t dossiers = 0;
  // Of the last record that erased private parts, a dossier's or an account's; 0: there was none.
  int64_t erased_sequence = 0;
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

// Days in a week of requests.
inline constexpr int32_t request_days = 7;

enum class Queue : uint8_t {
  acceptance = 1,  // awaiting acceptance, by acceptance due
  open = 2,        // the clock runs, by current due time; value: the letter deadline if no letter
  waiting = 3,     // the clock stands, by the pause
  undated = 4,     // open without due time, by receipt
  to_return = 5,   // resolved, by the finish
  to_close = 6,    // a supplement is awaited, by when the dossier may be closed; beside another
  consulting = 7,  // an answer is awaited, by when the first is due; beside another
  // A unit is at work on a part, by when its first is due: under that unit; beside another.
  parts = 8,
  asked = 9,        // a unit's reply is awaited, by when its first is due: likewise
  supplement = 10,  // is awaited, before the receipt or after, by when it was asked for; beside
  payment = 11,     // likewise
  alert = 12,       // the clerk is to be told of it, by when; beside acceptance
  // What the counter received for another unit is still with it, by when it is to hand it over;
  // beside another. None of those that were received before the due time was kept.
  transfer = 13,
  to_adjust = 14,  // the counter was told of a letter, and has not changed the return time, by when
  applying = 15,   // not received, and a supplement is awaited, by the pause; beside supplement
};
struct QueueRow {
  Queue queue;
  bool holds_open;  // all that are open, and nothing else, are in these
};
inline constexpr std::array queues{
    QueueRow{Queue::acceptance, false}, QueueRow{Queue::open, true},
    QueueRow{Queue::waiting, true},     QueueRow{Queue::undated, true},
    QueueRow{Queue::to_return, false},  QueueRow{Queue::to_close, false},
    QueueRow{Queue::consulting, false}, QueueRow{Queue::parts, false},
    QueueRow{Queue::asked, false},      QueueRow{Queue::supplement, false},
    QueueRow{Queue::payment, false},    QueueRow{Queue::alert, false},
    QueueRow{Queue::transfer, false},   QueueRow{Queue::to_adjust, false},
    QueueRow{Queue::applying, false}};
static_assert(has_a_row_for_each(queues, &QueueRow::queue));

enum class SearchKind : char {
  identity = 'i',
  telephone = 't',
  caller_reference = 'r',
  last_digits = 'd',  // of either code, see last_digits_text
  name_word = 'w',    // each word of the applicant's folded name
  file = 'f'
};
// As a reference is searched for.
std::string reference_text(std::string_view caller, std::string_view reference);
// The digits that a code ends with, backwards, and the day that it says so that the latest comes
// first: of "H44-240722-0012" it is "2100-759277". What a person remembers of a code is a prefix of
// it. Empty for a code that ends with no digit.
std::string last_digits_text(std::string_view code);
// Of digits; with the day before them the number is whole.
std::string last_digits_prefix(std::string_view digits);
std::string last_digits_prefix(std::string_view digits, Day day);
// Of a folded name, each once, at most so many: an enterprise's may be long.
inline constexpr size_t name_words_max = 24;
inline constexpr size_t name_word_bytes_max = 48;
std::vector<std::string> name_words(std::string_view folded_name);

int32_t request_week(Instant recorded);

// A number as a value.
std::string encode_number(int64_t number);
std::optional<int64_t> decode_number(std::string_view bytes);

// Changes of one group that are not in the cells yet; under the sequence of its last record.
struct GroupChanges {
  std::vector<CellChange> changes;
  bool operator==(const GroupChanges&) const = default;
  static constexpr auto fields() { return std::tuple(field(1, "changes", &GroupChanges::changes)); }
};

// All changes that the store's cells lack. A copy is cheap and stays as it is.
using CellLag = Runs<CellChanges>;

// A value that says nothing: the key says all.
struct Nothing {
  bool operator==(const Nothing&) const = default;
};

// A table's Key and Value. `parts`: the key's members in their order; left out where the key is one
// part, or has encode and parse. `has`: whether there can be such a key.
template <Table table>
struct Layout;

// Values of several kinds: Head, and numbers.
template <>
struct Layout<Table::meta> {
  using Key = KeyTail;
  using Value = std::string_view;
};

template <>
struct Layout<Table::dossiers> {
  using Key = DossierNumber;
  using Value = Dossier;
};

// By sequence: the two parts of journal.h, which history.h brings together.
template <>
struct Layout<Table::journal> {
  using Key = int64_t;
  using Value = std::string_view;
};

template <>
struct Layout<Table::private_parts> {
  using Key = int64_t;
  using Value = std::string_view;
};

// By code or provisional code; in the order of the numbers they end with, however many digits.
template <>
struct Layout<Table::codes> {
  using Key = std::string;
  using Value = DossierNumber;
  static std::string encode(std::string_view code);
  static bool parse(std::string_view bytes, std::string& code);
};

// A row under the unit that handles it (of parts and questions: that is at work or was asked), and
// one under the unit that received it where that is another.
struct QueueKey {
  Queue queue = Queue::open;
  Side side = Side::handling;
  UnitNumber unit;
  Instant time;
  DossierNumber dossier;
};
// What is told of a dossier in a queue without reading it.
struct QueueEntry {
  std::optional<Instant> letter_deadline;  // of one that is open, due and has no letter
  std::string other_unit;  // of the other side, where that is another; empty of parts and questions
  std::string holder;      // the unit
  std::string officer;     // likewise
  bool operator==(const QueueEntry&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "letter_deadline", &QueueEntry::letter_deadline),
                      field(2, "other_unit", &QueueEntry::other_unit, impersonal()),
                      field(3, "holder", &QueueEntry::holder, impersonal()),
                      field(4, "officer", &QueueEntry::officer, impersonal()));
  }
};
template <>
struct Layout<Table::queues> {
  using Key = QueueKey;
  using Value = QueueEntry;
  static constexpr auto parts = std::tuple(&QueueKey::queue, &QueueKey::side, &QueueKey::unit,
                                           &QueueKey::time, &QueueKey::dossier);
  static bool has(const QueueKey& key) {
    const bool is_side = key.side == Side::handling || key.side == Side::receiving;
    return is_side && find_row(queues, &QueueRow::queue, key.queue);
  }
};

// Of an open dossier with a due time, or a submission to be accepted by one, by the day of it:
// those of neighbouring units lie together.
struct DueKey {
  Day day;
  UnitNumber unit;
  Instant due;
  DossierNumber dossier;
};
template <>
struct Layout<Table::dues> {
  using Key = DueKey;
  using Value = Nothing;
  static constexpr auto parts =
      std::tuple(&DueKey::day, &DueKey::unit, &DueKey::due, &DueKey::dossier);
};

struct SearchKey {
  SearchKind kind = SearchKind::identity;
  PersonalText
      text;  // as it is matched (engine/utf8.h), of a reference reference_text, of a file its hash
  DossierNumber dossier;
};
template <>
struct Layout<Table::search> {
  using Key = SearchKey;
  using Value = Nothing;
  static constexpr auto parts = std::tuple(&SearchKey::kind, &SearchKey::text, &SearchKey::dossier);
};

struct MemberKey {
  UnitNumber unit;
  DossierNumber dossier;
};
template <>
struct Layout<Table::members> {
  using Key = MemberKey;
  using Value = Nothing;
  static constexpr auto parts = std::tuple(&MemberKey::unit, &MemberKey::dossier);
};

// The value is read by cell_codec.h.
template <>
struct Layout<Table::cells> {
  using Key = CellKey;
  using Value = std::string_view;
  static constexpr auto parts = std::tuple(&CellKey::page, &CellKey::unit);
  static bool has(const CellKey& key);
};

// By the sequence of the group's last record.
template <>
struct Layout<Table::changes> {
  using Key = int64_t;
  using Value = GroupChanges;
};

// By week first: a whole one is forgotten with one range.
struct RequestKey {
  int32_t week = 0;
  KeyTail request_id;
};
template <>
struct Layout<Table::requests> {
  using Key = RequestKey;
  using Value = RequestRow;
  static constexpr auto parts = std::tuple(&RequestKey::week, &RequestKey::request_id);
  static bool has(const RequestKey& key) { return key.request_id.bytes.size() == 16; }
};

// The last number that a series gave; or one that an import took ahead of it.
struct NumberKey {
  SeriesKey series;
  std::optional<int64_t> ahead;
};
template <>
struct Layout<Table::numbers> {
  using Key = NumberKey;
  using Value = int64_t;
  static std::string encode(const NumberKey& key);
  static bool parse(std::string_view bytes, NumberKey& key);
};

// By the sequence that published it.
template <>
struct Layout<Table::catalogue> {
  using Key = int64_t;
  using Value = CatalogueEntries;
};

// By name.
template <>
struct Layout<Table::accounts> {
  using Key = KeyTail;
  using Value = KnownAccount;
};

template <>
struct Layout<Table::frozen> {
  using Key = ReportQuestion;
  using Value = FrozenReport;
  static constexpr auto parts = std::tuple(
      &ReportQuestion::unit, &ReportQuestion::from, &ReportQuestion::to, &ReportQuestion::report,
      &ReportQuestion::fold, &ReportQuestion::by, &ReportQuestion::receiving);
};

}  // namespace motcua
