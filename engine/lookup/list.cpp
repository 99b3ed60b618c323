// A query becomes a list of key ranges; pages walk them in turn. A page examines a bounded number
// of entries, so a narrow filter over many dossiers costs many pages and not one long one.
#include "engine/lookup/list.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <variant>

#include "engine/dossier/transitions/move_due_time.h"
#include "engine/dossier/transitions/move_to_successor.h"
#include "engine/lookup/page_token.h"
#include "engine/records/rows.h"
#include "engine/records/store_failed.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

// How many days ahead of now a dossier can be due whose letter deadline has come: the longest run
// of days off, generously.
constexpr int64_t letter_horizon_minutes = 60 * minutes_per_day;

using Source = std::variant<Keys<Table::queues>, Keys<Table::search>, Keys<Table::codes>,
                            Keys<Table::dossiers>>;

Keys<Table::queues> queue_keys(Queue queue, UnitNumber unit, std::optional<Instant> from,
                               std::optional<Instant> before) {
  auto keys = keys_with<Table::queues>(queue, unit);
  if (from) keys.from = encode_key<Table::queues>({queue, unit, *from, {0}});
  if (before) keys.to = encode_key<Table::queues>({queue, unit, *before, {0}});
  return keys;
}

void add_queue_sources(std::vector<Source>& sources, const Snapshot& snapshot,
                       const ListQuery& query, UnitNumber unit) {
  const auto add = [&](Queue queue, std::optional<Instant> from = std::nullopt,
                       std::optional<Instant> before = std::nullopt) {
    sources.emplace_back(queue_keys(queue, unit, from, before));
  };
  const Instant now = snapshot.now;
  switch (*query.queue) {
    case ListQueue::open:
      for (const QueueRow& row : queues) {
        if (row.holds_open) add(row.queue);
      }
      return;
    case ListQueue::due_today: return add(Queue::open, now, end_of(day_of(now)));
    case ListQueue::at_risk: {
      const WorkingTime& time =
          snapshot.catalogue->working_time(snapshot.catalogue->unit(unit).code);
      const auto until = advance(time, minute_of(now), query.at_risk_minutes);
      if (until) add(Queue::open, now, plus_minutes(instant_of(*until), 1));
      return;
    }
    case ListQueue::overdue: return add(Queue::open, std::nullopt, now);
    case ListQueue::apology_owed:
      return add(Queue::open, std::nullopt, plus_minutes(now, letter_horizon_minutes));
    case ListQueue::waiting: return add(Queue::waiting);
    case ListQueue::undated: return add(Queue::undated);
    case ListQueue::acceptance: return add(Queue::acceptance);
    case ListQueue::to_return: return add(Queue::to_return);
    case ListQueue::to_close: return add(Queue::to_close, std::nullopt, now);
    case ListQueue::due_on_day_off: return add(Queue::open);
    case ListQueue::consulting: return add(Queue::consulting);
    case ListQueue::to_move: {
      if (!has_ended(snapshot.catalogue->unit(unit), day_of(now))) return;
      for (const Queue queue :
           {Queue::acceptance, Queue::open, Queue::waiting, Queue::undated, Queue::to_return}) {
        add(queue);
      }
      return;
    }
    case ListQueue::parts: return add(Queue::parts);
    case ListQueue::asked: return add(Queue::asked);
  }
}

// What a unit that has ended was given to do or asked is its only heir's. Who may come to be one
// has a place among the sources before it is, so that a walk over pages goes on past a midnight.
void add_predecessor_sources(std::vector<Source>& sources, const Snapshot& snapshot, Queue queue,
                             const std::vector<UnitNumber>& units) {
  const Catalogue& catalogue = *snapshot.catalogue;
  const std::set<UnitNumber> asked(units.begin(), units.end());
  std::vector<UnitNumber> found = units;
  std::set<UnitNumber> seen = asked;
  for (size_t i = 0; i < found.size(); ++i) {
    const auto& predecessors = catalogue.predecessors(found[i]);
    std::copy_if(predecessors.begin(), predecessors.end(), std::back_inserter(found),
                 [&](UnitNumber unit) { return seen.insert(unit).second; });
  }
  for (size_t i = units.size(); i < found.size(); ++i) {
    const Unit* const heir =
        only_heir(catalogue.unit(found[i]).code, catalogue, day_of(snapshot.now));
    const bool is_theirs = heir && asked.contains(*catalogue.unit_number(heir->code));
    const auto none = is_theirs ? std::nullopt : std::optional(snapshot.now);
    sources.emplace_back(queue_keys(queue, found[i], none, none));
  }
}

std::vector<Source> sources_of(const Snapshot& snapshot, const ListQuery& query,
                               const std::vector<UnitNumber>& units) {
  std::vector<Source> sources;
  const auto add_search = [&](SearchKind kind, const std::string& text) {
    sources.emplace_back(keys_with<Table::search>(kind, PersonalText{text}));
  };
  if (query.queue) {
    for (const UnitNumber unit : units) add_queue_sources(sources, snapshot, query, unit);
    if (query.queue == ListQueue::parts) {
      add_predecessor_sources(sources, snapshot, Queue::parts, units);
    }
    if (query.queue == ListQueue::asked) {
      add_predecessor_sources(sources, snapshot, Queue::asked, units);
    }
  } else if (!query.identity.empty()) {
    add_search(SearchKind::identity, query.identity);
  } else if (!query.telephone.empty()) {
    add_search(SearchKind::telephone, query.telephone);
  } else if (!query.caller_reference.empty()) {
    add_search(SearchKind::caller_reference, reference_text(query.caller, query.caller_reference));
  } else if (!query.code_prefix.empty()) {
    for (auto& keys : keys_of_codes(query.code_prefix)) sources.emplace_back(std::move(keys));
  } else {
    sources.emplace_back(Keys<Table::dossiers>{});
  }
  return sources;
}

// By the key alone: few of those that it is asked of are.
bool falls_on_day_off(const Catalogue& catalogue, const QueueKey& key) {
  const WorkingTime& time = catalogue.working_time(catalogue.unit(key.unit).code);
  return !time.is_working(due_day(minute_of(key.time)));
}

bool is_due_on_day_off_now(const Catalogue& catalogue, const Dossier& dossier) {
  return is_due_on_day_off(dossier, catalogue.working_time(dossier.application.unit));
}

// The dossier that the row tells of; nothing if it is not to be listed by it.
OrStoreError<std::optional<Dossier>> told_by(const Snapshot& snapshot, const ListQuery& query,
                                             const StoredRow<Table::queues>& row) {
  const auto letter_is_owed = [&] { return row.value && *row.value <= snapshot.now; };
  if (query.queue == ListQueue::apology_owed && !letter_is_owed()) return std::nullopt;
  if (query.queue != ListQueue::due_on_day_off) {
    return dossier_pointed_at(snapshot, Table::queues, row.key.dossier);
  }
  if (!falls_on_day_off(*snapshot.catalogue, row.key)) return std::nullopt;
  auto dossier = TRY(dossier_pointed_at(snapshot, Table::queues, row.key.dossier));
  if (!is_due_on_day_off_now(*snapshot.catalogue, dossier)) return std::nullopt;
  return std::optional(std::move(dossier));
}
OrStoreError<std::optional<Dossier>> told_by(const Snapshot& snapshot, const ListQuery&,
                                             const StoredRow<Table::search>& row) {
  return dossier_pointed_at(snapshot, Table::search, row.key.dossier);
}
// A dossier has an entry for each of its codes; where both begin so, it is listed by the first.
OrStoreError<std::optional<Dossier>> told_by(const Snapshot& snapshot, const ListQuery& query,
                                             const StoredRow<Table::codes>& row) {
  auto dossier = TRY(dossier_pointed_at(snapshot, Table::codes, row.value));
  const bool is_other = row.key != dossier.code && dossier.code.starts_with(query.code_prefix);
  return is_other ? std::nullopt : std::optional(std::move(dossier));
}
OrStoreError<std::optional<Dossier>> told_by(const Snapshot&, const ListQuery&,
                                             StoredRow<Table::dossiers>& row) {
  make_legible(row.value);
  return std::move(row.value);
}

// Rows of parts and of questions are those of the units asked already.
bool is_of_units(const Dossier& dossier, const ListQuery& query,
                 const std::set<std::string>& unit_codes) {
  const bool is_of_others = query.queue == ListQueue::parts || query.queue == ListQueue::asked;
  return is_of_others || unit_codes.contains(dossier.application.unit);
}

bool matches(const Dossier& dossier, const ListQuery& query,
             const std::set<std::string>& unit_codes) {
  const Application& application = dossier.application;
  if (!query.unit.empty() && !is_of_units(dossier, query, unit_codes)) return false;
  if (query.state && dossier.state != *query.state) return false;
  const Applicant& applicant = application.applicant;
  if (!query.identity.empty() && matched_identity(applicant.identity) != query.identity) {
    return false;
  }
  if (!query.telephone.empty() && matched_telephone(applicant.telephone) != query.telephone) {
    return false;
  }
  if (!dossier.code.starts_with(query.code_prefix) &&
      (query.code_prefix.empty() || !dossier.provisional_code.starts_with(query.code_prefix))) {
    return false;
  }
  if (!query.caller_reference.empty() &&
      (application.caller_reference != query.caller_reference || dossier.caller != query.caller)) {
    return false;
  }
  if (!query.officer.empty() && dossier.holder.officer != query.officer) return false;
  if (query.received_from || query.received_to) {
    if (!dossier.received_at) return false;
    const Day day = day_of(*dossier.received_at);
    if (query.received_from && day < *query.received_from) return false;
    if (query.received_to && day > *query.received_to) return false;
  }
  return true;
}

struct Position {
  size_t source = 0;
  std::string after;  // the last key seen
};

std::string make_token(const ListQuery& query, const Position& position) {
  std::string place;
  append_part(place, static_cast<int64_t>(position.source));
  return make_page_token(query, place + position.after);
}

std::optional<Position> parse_token(const ListQuery& query, size_t source_count) {
  if (query.page_token.empty()) return Position{};
  const auto place = parse_page_token(query, query.page_token);
  if (!place) return std::nullopt;
  std::string_view after(*place);
  int64_t source = 0;
  if (!take_part(after, source) || static_cast<size_t>(source) >= source_count) return std::nullopt;
  return Position{static_cast<size_t>(source), std::string(after)};
}

}  // namespace

OrRejection<ListPage> list_dossiers(const Snapshot& snapshot, const ListQuery& asked) {
  ListQuery query = asked;
  query.identity = matched_identity(asked.identity);
  query.telephone = matched_telephone(asked.telephone);
  if (query.identity.empty() && !asked.identity.empty())
    return reject_field("identity", "identity");
  if (query.telephone.empty() && !asked.telephone.empty()) {
    return reject_field("telephone", "telephone");
  }
  std::vector<UnitNumber> units;
  std::set<std::string> unit_codes;
  if (!query.unit.empty()) {
    const auto unit = snapshot.catalogue->unit_number(query.unit);
    if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", query.unit}, {"field", "unit"}});
    units = query.subtree ? snapshot.catalogue->subtree(*unit) : std::vector<UnitNumber>{*unit};
  } else {
    for (const UnitNumber root : snapshot.catalogue->roots()) {
      const auto below = snapshot.catalogue->subtree(root);
      units.insert(units.end(), below.begin(), below.end());
    }
  }
  for (const UnitNumber unit : units) unit_codes.insert(snapshot.catalogue->unit(unit).code);

  const std::vector<Source> sources = sources_of(snapshot, query, units);
  const auto start = parse_token(query, std::max<size_t>(sources.size(), 1));
  if (!start) return reject(Reason::PAGE_TOKEN_INVALID);

  ListPage page;
  int64_t examined = 0;
  for (Position at = *start; at.source < sources.size(); at = {at.source + 1, {}}) {
    bool full = false;
    const auto take = [&](auto& row) -> OrStoreError<bool> {
      if (full) return false;
      at.after = row.key_bytes;
      auto dossier = TRY(told_by(snapshot, query, row));
      const bool is_shown = dossier && (!query.shows || query.shows(*dossier));
      if (is_shown && matches(*dossier, query, unit_codes)) {
        page.dossiers.push_back(std::move(*dossier));
        if (query.with_tokens) page.tokens.push_back(make_token(query, at));
      }
      full = page.dossiers.size() >= static_cast<size_t>(query.page_size) ||
             ++examined >= page_examined_max;
      return true;
    };
    TRY(std::visit(
            [&](auto keys) -> OrStoreError<void> {
              if (!at.after.empty()) keys.from = std::max(keys.from, at.after + '\0');
              if (!keys.to.empty() && keys.from >= keys.to) return {};
              return scan(*snapshot.store, keys, take);
            },
            sources[at.source])
            .map_error(store_failed));
    if (full) {
      page.next_page_token = make_token(query, at);
      return page;
    }
  }
  return page;
}

OrStoreError<int64_t> count_due_on_day_off(const Snapshot& snapshot) {
  const Catalogue& catalogue = *snapshot.catalogue;
  std::vector<DossierNumber> numbers;
  for (const UnitNumber unit : catalogue.all_units()) {
    TRY(scan(*snapshot.store, keys_with<Table::queues>(Queue::open, unit),
             [&](const StoredRow<Table::queues>& row) {
               if (falls_on_day_off(catalogue, row.key)) numbers.push_back(row.key.dossier);
             }));
  }
  int64_t count = 0;
  for (const DossierNumber number : numbers) {
    const Dossier dossier = TRY(dossier_pointed_at(snapshot, Table::queues, number));
    if (is_due_on_day_off_now(catalogue, dossier)) ++count;
  }
  return count;
}

}  // namespace motcua
