// A query becomes a list of key ranges; pages walk them in turn. A page examines a bounded number
// of entries, so a narrow filter over many dossiers costs many pages and not one long one.
#include "engine/lookup/list.h"

#include <algorithm>
#include <set>

#include "engine/lookup/page_token.h"
#include "engine/text.h"

namespace motcua {
namespace {

constexpr int64_t examined_max = 20'000;

// How many days ahead of now a dossier can be due whose letter deadline has come: the longest run
// of days off, generously.
constexpr int64_t letter_horizon_minutes = 60 * minutes_per_day;

enum class Pointer { value, queue_key, search_key, number_key };

struct Source {
  Range range;
  Pointer pointer = Pointer::value;
};

Source queue_source(Queue queue, UnitNumber unit, std::optional<Instant> from,
                    std::optional<Instant> before) {
  const std::string prefix = queue_prefix(queue, unit);
  Source source{{Table::queues, prefix, after_prefix(prefix)}, Pointer::queue_key};
  if (from) source.range.from = queue_key(queue, unit, *from, {0});
  if (before) source.range.to = queue_key(queue, unit, *before, {0});
  return source;
}

void add_queue_sources(std::vector<Source>& sources, const View& view, const ListQuery& query,
                       UnitNumber unit) {
  const auto add = [&](Queue queue, std::optional<Instant> from = std::nullopt,
                       std::optional<Instant> before = std::nullopt) {
    sources.push_back(queue_source(queue, unit, from, before));
  };
  const Instant now = view.now;
  switch (*query.queue) {
    case ListQueue::open:
      for (const QueueRow& row : queues) {
        if (row.holds_open) add(row.queue);
      }
      return;
    case ListQueue::due_today: return add(Queue::open, now, end_of(day_of(now)));
    case ListQueue::at_risk: {
      const WorkingTime& time = view.catalogue->working_time(view.catalogue->unit(unit).code);
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
  }
}

Source prefix_source(Table table, const std::string& prefix, Pointer pointer) {
  return {{table, prefix, after_prefix(prefix)}, pointer};
}

std::vector<Source> sources_of(const View& view, const ListQuery& query,
                               const std::vector<UnitNumber>& units) {
  std::vector<Source> sources;
  if (query.queue) {
    for (const UnitNumber unit : units) add_queue_sources(sources, view, query, unit);
  } else if (!query.identity.empty()) {
    const std::string prefix = search_prefix(SearchKind::identity, query.identity);
    sources.push_back(prefix_source(Table::search, prefix, Pointer::search_key));
  } else if (!query.telephone.empty()) {
    const std::string prefix = search_prefix(SearchKind::telephone, query.telephone);
    sources.push_back(prefix_source(Table::search, prefix, Pointer::search_key));
  } else if (!query.caller_reference.empty()) {
    const std::string text = reference_text(query.caller, query.caller_reference);
    sources.push_back(prefix_source(
        Table::search, search_prefix(SearchKind::caller_reference, text), Pointer::search_key));
  } else if (!query.code_prefix.empty()) {
    for (const std::string& prefix : code_key_prefixes(query.code_prefix)) {
      sources.push_back(prefix_source(Table::codes, prefix, Pointer::value));
    }
  } else {
    sources.push_back({{Table::dossiers, {}, {}}, Pointer::number_key});
  }
  return sources;
}

std::optional<DossierNumber> pointed_at(Pointer pointer, std::string_view key,
                                        std::string_view value) {
  switch (pointer) {
    case Pointer::value: {
      const auto number = decode_number(value);
      if (!number) return std::nullopt;
      return DossierNumber{static_cast<uint64_t>(*number)};
    }
    case Pointer::queue_key: {
      const auto parsed = parse_queue_key(key);
      if (!parsed) return std::nullopt;
      return parsed->dossier;
    }
    case Pointer::search_key: return dossier_of_search_key(key);
    case Pointer::number_key: break;
  }
  const auto number = parse_number_key(key);
  return number ? std::optional(DossierNumber{*number}) : std::nullopt;
}

// A dossier has an entry for each of its codes; where both begin so, it is listed by the first.
bool is_other_entry(std::string_view key, const Dossier& dossier, const ListQuery& query) {
  return key != code_key(dossier.code) && dossier.code.starts_with(query.code_prefix);
}

bool letter_is_owed(std::string_view queue_value, Instant now) {
  const auto deadline = decode_number(queue_value);
  return deadline && Instant{*deadline} <= now;
}

bool matches(const Dossier& dossier, const ListQuery& query,
             const std::set<std::string>& unit_codes) {
  const Application& application = dossier.application;
  if (!query.unit.empty() && unit_codes.count(application.unit) == 0) return false;
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

// What a token is bound to: everything asked but the page's size and the token.
std::string question_of(const ListQuery& query) {
  std::string text = query.unit;
  const auto add = [&](std::string_view part) { text.append(1, '\0').append(part); };
  add(query.subtree ? "subtree" : "");
  add(std::to_string(query.queue ? static_cast<int>(*query.queue) : 0));
  add(std::to_string(query.at_risk_minutes));
  add(std::to_string(query.state ? static_cast<int>(*query.state) : 0));
  for (const std::string* part : {&query.identity, &query.telephone, &query.code_prefix,
                                  &query.caller_reference, &query.caller, &query.officer}) {
    add(*part);
  }
  add(query.received_from ? format_day(*query.received_from) : "");
  add(query.received_to ? format_day(*query.received_to) : "");
  return text;
}

struct Position {
  size_t source = 0;
  std::string after;  // the last key seen
};

std::string make_token(const ListQuery& query, const Position& position) {
  return make_page_token(question_of(query), number_key(position.source) + position.after);
}

std::optional<Position> parse_token(const ListQuery& query, size_t source_count) {
  if (query.page_token.empty()) return Position{};
  const auto position = parse_page_token(question_of(query), query.page_token);
  if (!position || position->size() < 8) return std::nullopt;
  const auto source = parse_number_key(std::string_view(*position).substr(0, 8));
  if (!source || *source >= source_count) return std::nullopt;
  return Position{static_cast<size_t>(*source), position->substr(8)};
}

}  // namespace

OrRejection<ListPage> list_dossiers(const View& view, const ListQuery& asked) {
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
    const auto unit = view.catalogue->unit_number(query.unit);
    if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", query.unit}, {"field", "unit"}});
    units = query.subtree ? view.catalogue->subtree(*unit) : std::vector<UnitNumber>{*unit};
  } else {
    for (const UnitNumber root : view.catalogue->roots()) {
      const auto below = view.catalogue->subtree(root);
      units.insert(units.end(), below.begin(), below.end());
    }
  }
  for (const UnitNumber unit : units) unit_codes.insert(view.catalogue->unit(unit).code);

  const std::vector<Source> sources = sources_of(view, query, units);
  const auto start = parse_token(query, std::max<size_t>(sources.size(), 1));
  if (!start) return reject(Reason::PAGE_TOKEN_INVALID);

  ListPage page;
  int64_t examined = 0;
  std::optional<StoreError> failure;
  for (Position at = *start; at.source < sources.size(); at = {at.source + 1, {}}) {
    const Source& source = sources[at.source];
    Range range = source.range;
    if (!at.after.empty()) range.from = std::max(range.from, at.after + '\0');
    if (!range.to.empty() && range.from >= range.to) continue;
    bool full = false;
    const auto scanned = view.store->scan(range, [&](std::string_view key, std::string_view value) {
      if (full) return false;
      at.after = key;
      const auto number = pointed_at(source.pointer, key, value);
      const bool skipped =
          query.queue == ListQueue::apology_owed && !letter_is_owed(value, view.now);
      if (number && !skipped) {
        auto dossier = find_by_number(view, *number);
        if (!dossier || !*dossier) {
          failure = dossier ? StoreError{.message = "an index points nowhere"} : dossier.error();
          return false;
        }
        const bool again =
            source.pointer == Pointer::value && is_other_entry(key, **dossier, query);
        if (!again && matches(**dossier, query, unit_codes)) {
          page.dossiers.push_back(std::move(**dossier));
        }
      }
      full = page.dossiers.size() >= static_cast<size_t>(query.page_size) ||
             ++examined >= examined_max;
      return true;
    });
    if (!scanned) failure = scanned.error();
    if (failure) return reject(Reason::STORE_FAILED, {{"cause", failure->message}});
    if (full) {
      page.next_page_token = make_token(query, at);
      return page;
    }
  }
  return page;
}

}  // namespace motcua
