// The header's fields, then the body as one nested field.
#include "engine/records/journal.h"

namespace motcua {
namespace {

template <size_t... Is>
bool read_event(int verb, std::string_view bytes, DossierEvent& event, std::index_sequence<Is...>) {
  bool sound = false;
  const auto read_as = [&]<size_t I>() {
    using Event = std::variant_alternative_t<I, DossierEvent>;
    if (static_cast<int>(Event::verb) == verb) sound = decode_as_stored(bytes, event.emplace<I>());
  };
  (read_as.template operator()<Is>(), ...);
  return sound;
}

}  // namespace

std::optional<SeriesNumber> number_taken(const JournalRecord& record) {
  const auto* event = std::get_if<DossierEvent>(&record.body);
  if (!event) return std::nullopt;
  std::optional<SeriesNumber> taken;
  if (const auto* received = std::get_if<Received>(event)) {
    taken = parse_code(received->code);
  } else if (const auto* submitted = std::get_if<Submitted>(event)) {
    taken = parse_code(submitted->code);
  } else if (const auto* refused = std::get_if<Refused>(event)) {
    taken = parse_code(refused->code);
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

std::string encode_record(const JournalRecord& record) {
  std::string out;
  out.reserve(512);
  WireWriter writer(out);
  codec::write_fields(writer, record.header);
  if (const auto* term = std::get_if<TermBegan>(&record.body)) {
    writer.nested(term_began_field, [&] { codec::write_fields(writer, *term); });
  } else if (const auto* entries = std::get_if<CatalogueEntries>(&record.body)) {
    writer.nested(catalogue_field, [&] { codec::write_fields(writer, *entries); });
  } else if (const auto* frozen = std::get_if<FrozenReport>(&record.body)) {
    writer.nested(frozen_field, [&] { codec::write_fields(writer, *frozen); });
  } else {
    std::visit(
        [&](const auto& event) {
          writer.nested(dossier_event_field + static_cast<int>(event.verb),
                        [&] { codec::write_fields(writer, event); });
        },
        std::get<DossierEvent>(record.body));
  }
  return out;
}

bool decode_record(std::string_view bytes, JournalRecord& record) {
  return decode_record_as_stored(bytes, record) && has_legible_texts(record);
}

bool has_legible_texts(const JournalRecord& record) {
  if (!has_legible_texts(record.header)) return false;
  return std::visit(
      []<class Body>(const Body& body) {
        if constexpr (std::is_same_v<Body, DossierEvent>) {
          return std::visit([](const auto& event) { return has_legible_texts(event); }, body);
        } else {
          return has_legible_texts(body);
        }
      },
      record.body);
}

bool decode_record_as_stored(std::string_view bytes, JournalRecord& record) {
  WireReader reader(bytes);
  bool body = false;
  while (const int number = reader.next()) {
    bool sound = false;
    if (number == term_began_field) {
      sound = body = codec::read_value(reader, record.body.emplace<TermBegan>());
    } else if (number == catalogue_field) {
      sound = body = codec::read_value(reader, record.body.emplace<CatalogueEntries>());
    } else if (number == frozen_field) {
      sound = body = codec::read_value(reader, record.body.emplace<FrozenReport>());
    } else if (number > dossier_event_field) {
      sound = body = read_event(number - dossier_event_field, reader.bytes(),
                                record.body.emplace<DossierEvent>(),
                                std::make_index_sequence<std::variant_size_v<DossierEvent>>{});
    } else {
      for_each_field(record.header, [&](const auto& field, auto& value) {
        if (field.number == number) sound = codec::read_value(reader, value);
      });
    }
    if (!sound) return false;
  }
  return reader.ok() && body;
}

}  // namespace motcua
