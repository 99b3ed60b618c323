// An entry for each way by which a dossier is found.
#include "engine/records/index.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/check.h"
#include "engine/records/rows.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

// Of what another system works on there is nothing to do here.
std::optional<std::pair<Queue, Instant>> queue_of(const Dossier& dossier) {
  if (dossier.application.mirrored) return std::nullopt;
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
    return std::pair{Queue::applying, dossier.pauses.back().from};
  }
  switch (dossier.clock()) {
    case Clock::running: return std::pair{Queue::open, *dossier.stages.back().due};
    case Clock::waiting: return std::pair{Queue::waiting, dossier.stages.back().from};
    case Clock::undated: return std::pair{Queue::undated, *dossier.received_at};
    case Clock::ended: break;
  }
  return std::nullopt;
}

// Collected in this order.
struct Entries {
  std::vector<IndexEntry> all;

  template <Table table>
  void add(const KeyOf<table>& key, const ValueOf<table>& value = {}) {
    all.push_back({table, encode_key<table>(key), encode_value(value)});
  }
};

QueueEntry entry_of(const Dossier& dossier) {
  QueueEntry entry{.letter_deadline = std::nullopt,
                   .other_unit = {},
                   .holder = dossier.holder.unit,
                   .officer = dossier.holder.officer};
  make_legible(entry);
  return entry;
}

// Under both its units. An older record may name a receiving unit that is none.
struct QueuePlaces {
  UnitNumber handling;
  std::optional<UnitNumber> receiving;  // another one
};

void add_to_queue(Entries& entries, const Dossier& dossier, const QueuePlaces& places, Queue queue,
                  Instant time, std::optional<Instant> letter_deadline = std::nullopt) {
  QueueEntry entry = entry_of(dossier);
  entry.letter_deadline = letter_deadline;
  if (places.receiving) entry.other_unit = dossier.application.receiving_unit;
  entries.add<Table::queues>({queue, Side::handling, places.handling, time, dossier.number}, entry);
  if (!places.receiving) return;
  entry.other_unit = dossier.application.unit;
  entries.add<Table::queues>({queue, Side::receiving, *places.receiving, time, dossier.number},
                             entry);
}

void add_queue(Entries& entries, const Dossier& dossier, const QueuePlaces& places) {
  const auto place = queue_of(dossier);
  if (!place) return;
  const auto& [queue, time] = *place;
  const bool is_due = queue == Queue::open;
  add_to_queue(entries, dossier, places, queue, time,
               is_due && dossier.letters.empty() ? dossier.current_letter_deadline : std::nullopt);
  const UnitNumber unit = places.handling;
  if (const auto due = due_of_clock(dossier)) {
    entries.add<Table::dues>({day_of(*due), unit, *due, dossier.number});
  }
}

void add_closing(Entries& entries, const Dossier& dossier, const QueuePlaces& places) {
  if (!dossier.is_paused() || !dossier.pauses.back().closable_from) return;
  const Instant from = *dossier.pauses.back().closable_from;
  add_to_queue(entries, dossier, places, Queue::to_close, from);
}

void add_consulting(Entries& entries, const Dossier& dossier, const QueuePlaces& places) {
  const auto due = first_reply_due(dossier);
  if (due) add_to_queue(entries, dossier, places, Queue::consulting, *due);
}

// What the applicant is to bring. Between two phases that is no supplement.
void add_awaited(Entries& entries, const Dossier& dossier, const QueuePlaces& places) {
  if (!dossier.is_paused()) return;
  const Pause& pause = dossier.pauses.back();
  const bool is_supplement = dossier.state == State::awaiting_supplement;
  if (is_supplement && pause.phase != PausePhase::between) {
    add_to_queue(entries, dossier, places, Queue::supplement, pause.from);
  }
  if (dossier.state == State::awaiting_payment) {
    add_to_queue(entries, dossier, places, Queue::payment, pause.from);
  }
}

void add_alert(Entries& entries, const Dossier& dossier, const QueuePlaces& places) {
  const bool is_owed = dossier.state == State::submitted && !dossier.alert.alerted_at;
  if (is_owed && dossier.alert.due) {
    add_to_queue(entries, dossier, places, Queue::alert, *dossier.alert.due);
  }
}

void add_transfer(Entries& entries, const Dossier& dossier, const QueuePlaces& places) {
  if (dossier.is_open() && dossier.transfer_due && is_at_counter(dossier)) {
    add_to_queue(entries, dossier, places, Queue::transfer, *dossier.transfer_due);
  }
}

// A letter of before the last correction appoints a time that is over.
void add_adjusting(Entries& entries, const Dossier& dossier, const QueuePlaces& places) {
  if (!is_allowed(Verb::adjust_return_time, dossier.state) || dossier.letters.empty()) return;
  const Letter& letter = dossier.letters.back();
  const auto& corrections = dossier.corrections;
  if (!corrections.empty() && letter.issued_at <= corrections.back().reopened_at) return;
  if (letter.counter_notified_at && letter.reappointed_time && !letter.time_adjusted_at) {
    add_to_queue(entries, dossier, places, Queue::to_adjust, *letter.counter_notified_at);
  }
}

// When something is first due in each unit. An older record may name who is no unit.
using Firsts = std::map<UnitNumber, Instant>;

void put(Firsts& firsts, const std::string& unit_code, Instant due, const Catalogue& catalogue) {
  const auto unit = catalogue.unit_number(unit_code);
  if (!unit) return;
  const auto [first, is_new] = firsts.try_emplace(*unit, due);
  if (!is_new) first->second = std::min(first->second, due);
}

void add_firsts(Entries& entries, Queue queue, const Firsts& firsts, const Dossier& dossier) {
  for (const auto& [unit, due] : firsts) {
    entries.add<Table::queues>({queue, Side::handling, unit, due, dossier.number},
                               entry_of(dossier));
  }
}

// One a unit, whatever parts of it that has. Without a due time it is due at once.
void add_parts(Entries& entries, const Dossier& dossier, const Catalogue& catalogue) {
  Firsts firsts;
  for (const DossierPart* part : parts_at_work(dossier)) {
    put(firsts, part->unit, part->due.value_or(*part->begun_at), catalogue);
  }
  add_firsts(entries, Queue::parts, firsts, dossier);
}

// Likewise.
void add_asked(Entries& entries, const Dossier& dossier, const Catalogue& catalogue) {
  Firsts firsts;
  for (const Consultation* one : units_asked(dossier)) {
    put(firsts, one->unit, one->reply_due.value_or(one->asked_at), catalogue);
  }
  add_firsts(entries, Queue::asked, firsts, dossier);
}

// Of the units that handled it before, each once.
void add_earlier_memberships(Entries& entries, const Dossier& dossier, UnitNumber now,
                             const Catalogue& catalogue) {
  std::set<UnitNumber> units;
  for (const Placement& placement : dossier.placements) {
    const UnitNumber unit = *catalogue.unit_number(placement.unit);
    if (unit == now || !units.insert(unit).second) continue;
    entries.add<Table::members>({unit, dossier.number});
  }
}

// Each once, however often the dossier has it.
void add_files(Entries& entries, const Dossier& dossier) {
  std::set<std::string> hashes;
  for (const AttachedFile& file : dossier.files) {
    if (file.is_kept()) hashes.insert(file.sha256);
  }
  for (const std::string& hash : hashes) {
    entries.add<Table::search>({SearchKind::file, {hash}, dossier.number});
  }
}

CellOwner owner_at(const Dossier& dossier, const std::string& unit_code,
                   const std::string& receiving_code, const Catalogue& catalogue) {
  const auto unit = catalogue.unit_number(unit_code);
  const auto procedure = catalogue.procedure_number(dossier.application.procedure);
  CHECK(unit && procedure);  // checked when it came in, and neither is ever removed
  const auto receiving = catalogue.unit_number(receiving_code);
  return {.unit = *unit,
          .receiving_unit = receiving.value_or(*unit),
          .procedure = *procedure,
          .field = catalogue.field_number(dossier.field_name),
          .channel = counted_as(dossier.application.channel)};
}

}  // namespace

bool is_of_catalogue(const Dossier& dossier, const Catalogue& catalogue) {
  const Application& application = dossier.application;
  const auto has_unit = [&](const Placement& placement) {
    return catalogue.unit_number(placement.unit).has_value();
  };
  const auto has_unit_of = [&](const DossierPart& part) {
    return part.unit.empty() || catalogue.unit_number(part.unit);
  };
  return catalogue.unit_number(application.unit) &&
         std::all_of(dossier.placements.begin(), dossier.placements.end(), has_unit) &&
         std::all_of(dossier.parts.begin(), dossier.parts.end(), has_unit_of) &&
         catalogue.procedure_number(application.procedure) &&
         catalogue.has_field(dossier.field_name);
}

std::vector<IndexEntry> index_entries(const Dossier& dossier, const Catalogue& catalogue) {
  Entries entries;
  entries.all.reserve(16);
  const DossierNumber number = dossier.number;
  entries.add<Table::codes>(dossier.code, number);
  if (!dossier.provisional_code.empty()) {
    entries.add<Table::codes>(dossier.provisional_code, number);
  }
  const Application& application = dossier.application;
  const UnitNumber unit = *catalogue.unit_number(application.unit);
  entries.add<Table::members>({unit, number});
  add_earlier_memberships(entries, dossier, unit, catalogue);
  QueuePlaces places{.handling = unit,
                     .receiving = catalogue.unit_number(application.receiving_unit)};
  if (places.receiving == unit) places.receiving.reset();
  add_queue(entries, dossier, places);
  if (!application.mirrored) {
    add_closing(entries, dossier, places);
    add_consulting(entries, dossier, places);
    add_awaited(entries, dossier, places);
    add_alert(entries, dossier, places);
    add_transfer(entries, dossier, places);
    add_adjusting(entries, dossier, places);
    add_parts(entries, dossier, catalogue);
    add_asked(entries, dossier, catalogue);
  }
  const auto add_search = [&](SearchKind kind, const std::string& text) {
    if (!text.empty()) entries.add<Table::search>({kind, {text}, number});
  };
  add_search(SearchKind::identity, matched_identity(application.applicant.identity));
  add_search(SearchKind::telephone, matched_telephone(application.applicant.telephone));
  const std::string digits = last_digits_text(dossier.code);
  const std::string provisional_digits = last_digits_text(dossier.provisional_code);
  add_search(SearchKind::last_digits, digits);
  if (provisional_digits != digits) add_search(SearchKind::last_digits, provisional_digits);
  for (const std::string& word : name_words(application.applicant.folded_name)) {
    add_search(SearchKind::name_word, word);
  }
  if (!application.caller_reference.empty()) {
    add_search(SearchKind::caller_reference,
               reference_text(dossier.caller, application.caller_reference));
  }
  add_files(entries, dossier);
  return std::move(entries.all);
}

CellOwner cell_owner(const Dossier& dossier, const Catalogue& catalogue) {
  const Application& application = dossier.application;
  return owner_at(dossier, application.unit, application.receiving_unit, catalogue);
}

void add_cell_changes(std::vector<CellChange>& changes, const Dossier& dossier,
                      const Catalogue& catalogue, int64_t sign) {
  if (dossier.placements.empty()) {
    return add_contributions(changes, cell_owner(dossier, catalogue), contribution_of(dossier),
                             sign);
  }
  const auto contributions = contributions_by_placement(dossier);
  for (size_t i = 0; i < dossier.placements.size(); ++i) {
    const Placement& placement = dossier.placements[i];
    const CellOwner owner = owner_at(dossier, placement.unit, placement.receiving_unit, catalogue);
    add_contributions(changes, owner, contributions[i], sign);
  }
  add_contributions(changes, cell_owner(dossier, catalogue), contributions.back(), sign);
}

}  // namespace motcua
