// The header's fields, then the body as one nested field.
#include "engine/records/journal.h"

#include <utility>

#include "engine/records/digest.h"

namespace motcua {
namespace {

constexpr int field_number_of(const TermBegan&) { return term_began_field; }
constexpr int field_number_of(const CatalogueEntries&) { return catalogue_field; }
constexpr int field_number_of(const FrozenReport&) { return frozen_field; }
constexpr int field_number_of(const CarriedOver&) { return carried_over_field; }
constexpr int field_number_of(const AccountChanged&) { return account_field; }
template <class Event>
constexpr int field_number_of(const Event&) {
  return dossier_event_field + static_cast<int>(Event::verb);
}

// Calls visit(body) with what the record's body is in the end.
template <class Body, class Visit>
auto visit_body(Body& body, Visit&& visit) {
  return std::visit(
      [&]<class Held>(Held& held) {
        if constexpr (std::is_same_v<std::remove_const_t<Held>, DossierEvent>) {
          return std::visit(visit, held);
        } else {
          return visit(held);
        }
      },
      body);
}

template <Part part>
void write_body(WireWriter& writer, const RecordBody& body) {
  visit_body(body, [&](const auto& held) {
    // A body tells its kind, even where it says nothing.
    codec::write_struct<part>(writer, field_number_of(held), held, plain,
                              part == Part::public_part);
  });
}

// False for a number that is no body's.
bool make_body(int number, RecordBody& body) {
  if (number == term_began_field) return body.emplace<TermBegan>(), true;
  if (number == catalogue_field) return body.emplace<CatalogueEntries>(), true;
  if (number == frozen_field) return body.emplace<FrozenReport>(), true;
  if (number == carried_over_field) return body.emplace<CarriedOver>(), true;
  if (number == account_field) return body.emplace<AccountChanged>(), true;
  DossierEvent& event = body.emplace<DossierEvent>();
  const auto make = [&]<size_t... Is>(std::index_sequence<Is...>) {
    return ((number == field_number_of(std::variant_alternative_t<Is, DossierEvent>()) &&
             (event.emplace<Is>(), true)) ||
            ...);
  };
  return make(std::make_index_sequence<std::variant_size_v<DossierEvent>>{});
}

template <Part part>
bool read_part(std::string_view bytes, JournalRecord& record, bool& has_body) {
  WireReader reader(bytes);
  while (const int number = reader.next()) {
    bool sound = false;
    if (number >= term_began_field) {
      if constexpr (part != Part::private_part) {
        if (has_body || !make_body(number, record.body)) return false;
      }
      has_body = true;
      sound = visit_body(record.body, [&](auto& held) {
        return field_number_of(held) == number && codec::read_struct<part>(reader, held, plain);
      });
    } else {
      for_each_field(record.header, [&](const auto& field, auto& value) {
        if (field.number == number) sound = codec::read_value<part>(reader, value, field.shape, 0);
      });
    }
    if (!sound) return false;
  }
  return reader.ok();
}

}  // namespace

std::optional<SeriesNumber> number_taken(const JournalRecord& record) {
  const auto* event = std::get_if<DossierEvent>(&record.body);
  if (!event) return std::nullopt;
  std::optional<SeriesNumber> taken;
  if (const auto* received = std::get_if<Received>(event)) {
    if (!received->central_code) taken = parse_code(received->code);
  } else if (const auto* submitted = std::get_if<Submitted>(event)) {
    if (!submitted->central_code) taken = parse_code(submitted->code);
  } else if (const auto* refused = std::get_if<Refused>(event)) {
    if (!refused->central_code) taken = parse_code(refused->code);
  } else if (const auto* apology = std::get_if<ApologyIssued>(event)) {
    const CivilDate date = civil_date(day_of(record.header.effective_at));
    taken = SeriesNumber{.key = {.series = Series::letter,
                                 .unit = apology->issuing_unit,
                                 .day = day_from(CivilDate{date.year, 1, 1})},
                         .number = parse_letter_number(apology->letter_number).value_or(0)};
  }
  if (taken && (taken->number < 1 || taken->number > series_number_max)) return std::nullopt;
  return taken;
}

StoredRecord seal(JournalRecord& record) {
  StoredRecord stored;
  JournalHeader& header = record.header;
  stored.private_part.reserve(256);
  WireWriter private_part(stored.private_part);
  codec::write_fields<Part::private_part>(private_part, header);
  const size_t salt_alone = header.salt.empty() ? 0 : header.salt.size() + 2;
  write_body<Part::private_part>(private_part, record.body);
  if (stored.private_part.size() == salt_alone) stored.private_part.clear();
  header.private_hash = stored.private_part.empty() ? "" : sha256(stored.private_part);
  stored.public_part = encode_public_part(record);
  return stored;
}

std::string encode_public_part(const JournalRecord& record) {
  std::string bytes;
  bytes.reserve(384);
  WireWriter writer(bytes);
  codec::write_fields<Part::public_part>(writer, record.header);
  write_body<Part::public_part>(writer, record.body);
  return bytes;
}

bool decode_record(const StoredRecord& stored, JournalRecord& record) {
  return decode_record_as_stored(stored.public_part, stored.private_part, record) &&
         has_legible_texts(record);
}

bool has_legible_texts(const JournalRecord& record) {
  return has_legible_texts(record.header) &&
         visit_body(record.body, [](const auto& held) { return has_legible_texts(held); });
}

bool decode_record_as_stored(std::string_view public_part, std::string_view private_part,
                             JournalRecord& record) {
  bool has_body = false;
  return read_part<Part::public_part>(public_part, record, has_body) && has_body &&
         read_part<Part::private_part>(private_part, record, has_body);
}

bool decode_record_of_format_3(std::string_view bytes, JournalRecord& record) {
  bool has_body = false;
  return read_part<Part::whole>(bytes, record, has_body) && has_body;
}

bool has_its_private_part(const JournalHeader& header, std::string_view private_part) {
  return private_part.empty() ? header.private_hash.empty()
                              : header.private_hash == sha256(private_part);
}

}  // namespace motcua
