// Key layouts, and the one function that says which index entries a dossier has.
#include "engine/records/keys.h"

#include "engine/check.h"
#include "engine/records/codec.h"
#include "engine/text.h"

namespace motcua {
namespace {

template <class Unsigned>
void append_big_endian(std::string& key, Unsigned value) {
  for (size_t i = sizeof value; i-- > 0;) key.push_back(static_cast<char>(value >> (8 * i)));
}

template <class Unsigned>
Unsigned take_big_endian(std::string_view& key) {
  Unsigned value = 0;
  for (size_t i = 0; i < sizeof value; ++i) {
    value = static_cast<Unsigned>(value << 8 | static_cast<unsigned char>(key[i]));
  }
  key.remove_prefix(sizeof value);
  return value;
}

// Signed order kept: the sign bit is turned over.
uint64_t biased(int64_t value) { return static_cast<uint64_t>(value) ^ (uint64_t{1} << 63); }
uint32_t biased32(int64_t value) {
  return static_cast<uint32_t>(static_cast<int32_t>(value)) ^ (uint32_t{1} << 31);
}
int32_t take_biased32(std::string_view& key) {
  return static_cast<int32_t>(take_big_endian<uint32_t>(key) ^ (uint32_t{1} << 31));
}

// In the place of a series' number.
constexpr char letter_ahead = 4;

constexpr size_t marked_digits_max = 15;

// A code's last part, if it is all digits; of a submission's those behind the S.
struct SplitCode {
  std::string_view head;
  std::string_view digits;
};
SplitCode split_digits(std::string_view code) {
  size_t begin = code.size();
  while (begin > 0 && code[begin - 1] >= '0' && code[begin - 1] <= '9') --begin;
  const std::string_view head = code.substr(0, begin);
  if (!head.ends_with('-') && !head.ends_with("-S")) return {code, {}};
  return {head, code.substr(begin)};
}

std::string marked(std::string_view head, size_t digit_count) {
  constexpr char first_mark = 0x10;  // not one of those that stand for blanks
  return std::string(head).append(1, static_cast<char>(first_mark + digit_count));
}

constexpr size_t queue_key_bytes = 1 + 4 + 8 + 8;
constexpr size_t cell_key_bytes = 1 + 1 + 1 + 4 + 4;
constexpr size_t search_key_bytes_min = 1 + 1 + 8;
constexpr size_t request_key_bytes = 4 + 16;
constexpr size_t member_key_bytes = 4 + 8;

std::optional<std::pair<Queue, Instant>> queue_of(const Dossier& dossier) {
  switch (phase_of(dossier.state)) {
    case Phase::none:
    case Phase::over: return std::nullopt;
    case Phase::undecided:
      return std::pair{Queue::acceptance, dossier.acceptance_due.value_or(*dossier.submitted_at)};
    case Phase::resolved: return std::pair{Queue::to_return, dossier.finishes.back().at};
    case Phase::open: break;
  }
  if (!dossier.is_open()) {  // not received: a supplement to its application is awaited
    if (!dossier.is_paused()) return std::nullopt;
    return std::pair{Queue::acceptance, dossier.pauses.back().from};
  }
  switch (dossier.clock()) {
    case Clock::running: return std::pair{Queue::open, *dossier.stages.back().due};
    case Clock::waiting: return std::pair{Queue::waiting, dossier.stages.back().from};
    case Clock::undated: return std::pair{Queue::undated, *dossier.received_at};
    case Clock::ended: break;
  }
  return std::nullopt;
}

}  // namespace

std::string number_key(uint64_t number) {
  std::string key;
  append_big_endian(key, number);
  return key;
}

std::optional<uint64_t> parse_number_key(std::string_view key) {
  if (key.size() != 8) return std::nullopt;
  return take_big_endian<uint64_t>(key);
}

std::string queue_prefix(Queue queue, UnitNumber unit) {
  std::string key(1, static_cast<char>(queue));
  append_big_endian(key, unit.value);
  return key;
}

std::string queue_key(Queue queue, UnitNumber unit, Instant time, DossierNumber number) {
  std::string key = queue_prefix(queue, unit);
  append_big_endian(key, biased(time.microseconds));
  append_big_endian(key, number.value);
  return key;
}

std::optional<QueueKey> parse_queue_key(std::string_view key) {
  if (key.size() != queue_key_bytes) return std::nullopt;
  QueueKey parsed;
  parsed.queue = static_cast<Queue>(key.front());
  key.remove_prefix(1);
  parsed.unit.value = take_big_endian<uint32_t>(key);
  parsed.time.microseconds =
      static_cast<int64_t>(take_big_endian<uint64_t>(key) ^ (uint64_t{1} << 63));
  parsed.dossier.value = take_big_endian<uint64_t>(key);
  return parsed;
}

std::optional<DuesOfDay> dues_of_day(Table table, std::string_view key) {
  if (table != Table::queues) return std::nullopt;
  const auto parsed = parse_queue_key(key);
  if (!parsed || parsed->queue != Queue::open) return std::nullopt;
  return DuesOfDay{parsed->unit, day_of(parsed->time)};
}

std::optional<DuesOfDay> dues_of_day(const Range& range) {
  const auto dues = dues_of_day(range.table, range.from);
  const auto to = parse_queue_key(range.to);
  if (!dues || !to || to->queue != Queue::open || to->unit != dues->unit) return std::nullopt;
  const Instant end = end_of(dues->day);
  const bool is_within = to->time < end || (to->time == end && to->dossier.value == 0);
  return is_within ? dues : std::nullopt;
}

std::string search_prefix(SearchKind kind, std::string_view text) {
  std::string key(1, static_cast<char>(kind));
  key.append(text);
  key.push_back('\0');
  return key;
}

std::string search_key(SearchKind kind, std::string_view text, DossierNumber number) {
  std::string key = search_prefix(kind, text);
  append_big_endian(key, number.value);
  return key;
}

std::string reference_text(std::string_view caller, std::string_view reference) {
  return std::string(caller) + '\x01' + std::string(reference);
}

std::optional<DossierNumber> dossier_of_search_key(std::string_view key) {
  if (key.size() < search_key_bytes_min) return std::nullopt;
  std::string_view number = key.substr(key.size() - 8);
  return DossierNumber{take_big_endian<uint64_t>(number)};
}

int32_t request_week(Instant recorded) { return day_of(recorded).value / request_days; }

std::string request_week_prefix(int32_t week) {
  std::string key;
  append_big_endian(key, biased32(week));
  return key;
}

std::string request_key(int32_t week, std::string_view request_id) {
  return request_week_prefix(week).append(request_id);
}

std::optional<RequestKey> parse_request_key(std::string_view key) {
  if (key.size() != request_key_bytes) return std::nullopt;
  const int32_t week = take_biased32(key);
  return RequestKey{.week = week, .request_id = key};
}

std::string code_key(std::string_view code) {
  const auto [head, digits] = split_digits(code);
  if (digits.empty() || digits.size() > marked_digits_max) return std::string(code);
  return marked(head, digits.size()).append(digits);
}

std::vector<std::string> code_key_prefixes(std::string_view code_prefix) {
  std::vector<std::string> prefixes;
  const auto [head, digits] = split_digits(code_prefix);
  if (!digits.empty()) {
    for (size_t count = digits.size(); count <= marked_digits_max; ++count) {
      prefixes.push_back(marked(head, count).append(digits));
    }
  }
  prefixes.emplace_back(code_prefix);
  return prefixes;
}

std::string series_key(const SeriesKey& key) {
  std::string bytes(1, static_cast<char>(key.series));
  bytes.append(key.unit);
  bytes.push_back('\0');
  append_big_endian(bytes, biased32(key.day.value));
  return bytes;
}

std::string ahead_key(const SeriesNumber& number) {
  std::string bytes = series_key(number.key);
  bytes.front() = letter_ahead;
  append_big_endian(bytes, static_cast<uint64_t>(number.number));
  return bytes;
}

std::string cell_key(const CellKey& key) {
  std::string bytes;
  bytes.reserve(cell_key_bytes);
  bytes.push_back(static_cast<char>(key.page.side));
  bytes.push_back(static_cast<char>(key.page.dimension));
  bytes.push_back(static_cast<char>(key.page.bucket));
  append_big_endian(bytes, biased32(key.page.position));
  append_big_endian(bytes, key.unit.value);
  return bytes;
}

std::optional<CellKey> parse_cell_key(std::string_view key) {
  if (key.size() != cell_key_bytes) return std::nullopt;
  const auto take_byte = [&] {
    const auto byte = static_cast<uint8_t>(key.front());
    key.remove_prefix(1);
    return byte;
  };
  CellKey parsed;
  parsed.page.side = static_cast<Side>(take_byte());
  parsed.page.dimension = static_cast<Dimension>(take_byte());
  parsed.page.bucket = static_cast<Bucket>(take_byte());
  parsed.page.position = take_biased32(key);
  parsed.unit.value = take_big_endian<uint32_t>(key);
  const CellPage& page = parsed.page;
  if (page.side != Side::handling && page.side != Side::receiving) return std::nullopt;
  if (page.bucket < buckets.front() || page.bucket > buckets.back()) return std::nullopt;
  if (page.dimension > dimensions.back()) return std::nullopt;
  return parsed;
}

std::string frozen_prefix(std::string_view unit) { return std::string(unit).append(1, '\0'); }

std::string frozen_key(const FrozenQuestion& question) {
  std::string key = frozen_prefix(question.unit);
  append_big_endian(key, biased32(question.from.value));
  append_big_endian(key, biased32(question.to.value));
  for (const std::string* text : {&question.report, &question.fold, &question.by}) {
    key.append(*text).append(1, '\0');
  }
  key.push_back(question.receiving ? '\1' : '\0');
  return key;
}

std::string member_key(UnitNumber unit, DossierNumber number) {
  std::string key = member_prefix(unit);
  append_big_endian(key, number.value);
  return key;
}

std::string member_prefix(UnitNumber unit) {
  std::string key;
  append_big_endian(key, unit.value);
  return key;
}

std::optional<DossierNumber> dossier_of_member_key(std::string_view key) {
  if (key.size() != member_key_bytes) return std::nullopt;
  key.remove_prefix(4);
  return DossierNumber{take_big_endian<uint64_t>(key)};
}

std::string encode_number(int64_t number) {
  std::string bytes;
  WireWriter(bytes).number(1, number);
  return bytes;
}

std::optional<int64_t> decode_number(std::string_view bytes) {
  WireReader reader(bytes);
  if (reader.next() != 1) return std::nullopt;
  const int64_t number = reader.number();
  const bool is_all = reader.next() == 0 && reader.ok();
  return is_all ? std::optional(number) : std::nullopt;
}

bool is_of_catalogue(const Dossier& dossier, const Catalogue& catalogue) {
  const Application& application = dossier.application;
  return catalogue.unit_number(application.unit) &&
         catalogue.procedure_number(application.procedure) &&
         catalogue.has_field(dossier.field_name);
}

std::vector<IndexEntry> index_entries(const Dossier& dossier, const Catalogue& catalogue) {
  std::vector<IndexEntry> entries;
  entries.reserve(7);
  const DossierNumber number = dossier.number;
  const std::string pointer = encode_number(static_cast<int64_t>(number.value));
  entries.push_back({Table::codes, code_key(dossier.code), pointer});
  if (!dossier.provisional_code.empty()) {
    entries.push_back({Table::codes, code_key(dossier.provisional_code), pointer});
  }
  const UnitNumber unit = *catalogue.unit_number(dossier.application.unit);
  entries.push_back({Table::members, member_key(unit, number), {}});
  if (const auto queue = queue_of(dossier)) {
    std::string value;
    if (queue->first == Queue::open && dossier.letters.empty() && dossier.current_letter_deadline) {
      value = encode_number(dossier.current_letter_deadline->microseconds);
    }
    entries.push_back(
        {Table::queues, queue_key(queue->first, unit, queue->second, number), std::move(value)});
  }
  const Applicant& applicant = dossier.application.applicant;
  for (const auto& [kind, text] :
       {std::pair{SearchKind::identity, matched_identity(applicant.identity)},
        {SearchKind::telephone, matched_telephone(applicant.telephone)}}) {
    if (!text.empty()) entries.push_back({Table::search, search_key(kind, text, number), {}});
  }
  if (!dossier.application.caller_reference.empty()) {
    const std::string text = reference_text(dossier.caller, dossier.application.caller_reference);
    entries.push_back({Table::search, search_key(SearchKind::caller_reference, text, number), {}});
  }
  return entries;
}

CellOwner cell_owner(const Dossier& dossier, const Catalogue& catalogue) {
  const Application& application = dossier.application;
  const auto unit = catalogue.unit_number(application.unit);
  const auto procedure = catalogue.procedure_number(application.procedure);
  CHECK(unit && procedure);  // checked when it came in, and neither is ever removed
  const auto receiving = catalogue.unit_number(application.receiving_unit);
  return {.unit = *unit,
          .receiving_unit = receiving.value_or(*unit),
          .procedure = *procedure,
          .field = catalogue.field_number(dossier.field_name),
          .channel = counted_as(application.channel)};
}

}  // namespace motcua
