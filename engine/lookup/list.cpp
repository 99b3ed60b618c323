// A query becomes a list of key ranges; pages walk them in turn. A page examines a bounded number
// of entries, so a narrow filter over many dossiers costs many pages and not one long one.
#include "engine/lookup/list.h"

#include <algorithm>
#include <set>
#include <variant>

#include "engine/lookup/page_token.h"
#include "engine/lookup/queues.h"
#include "engine/records/rows.h"
#include "engine/records/store_failed.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

using Source = std::variant<Keys<Table::search>, Keys<Table::codes>, Keys<Table::dossiers>>;

std::vector<Source> sources_of(const ListQuery& query) {
  std::vector<Source> sources;
  const auto add_search = [&](SearchKind kind, const std::string& text) {
    sources.emplace_back(keys_with<Table::search>(kind, PersonalText{text}));
  };
  if (!query.identity.empty()) {
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

// The dossier that the row tells of; nothing if it is not to be listed by it.
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

bool is_of_units(const Dossier& dossier, const ListQuery& query,
                 const std::set<std::string>& unit_codes) {
  const Application& application = dossier.application;
  const bool is_handling = unit_codes.contains(application.unit);
  const bool is_receiving = application.receiving_unit.empty()
                                ? is_handling
                                : unit_codes.contains(application.receiving_unit);
  switch (query.side.value_or(QueueSide::turn)) {
    case QueueSide::receiving: return is_receiving;
    case QueueSide::either: return is_handling || is_receiving;
    case QueueSide::turn:
    case QueueSide::handling: break;
  }
  return is_handling;
}

// But for the units and what else rows of a queue have been asked already.
bool matches(const Dossier& dossier, const ListQuery& query) {
  const Application& application = dossier.application;
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
  if (!query.holder.empty() && dossier.holder.unit != query.holder) return false;
  if (query.received_from || query.received_to) {
    if (!dossier.received_at) return false;
    const Day day = day_of(*dossier.received_at);
    if (query.received_from && day < *query.received_from) return false;
    if (query.received_to && day > *query.received_to) return false;
  }
  return !query.shows || query.shows(dossier);
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

// Whether a row of the source may have had that key.
template <Table table>
bool may_have(const Keys<table>& keys, std::string_view key, const Snapshot& snapshot) {
  const auto parsed = parse_key<table>(key);
  if (!parsed || key < keys.from || (!keys.to.empty() && key >= keys.to)) return false;
  if constexpr (table == Table::dossiers) return parsed->value <= snapshot.head.dossiers;
  return true;
}

std::optional<Position> parse_token(const Snapshot& snapshot, const ListQuery& query,
                                    const std::vector<Source>& sources) {
  if (query.page_token.empty()) return Position{};
  const auto place = parse_page_token(query, query.page_token);
  if (!place) return std::nullopt;
  std::string_view after(*place);
  int64_t source = 0;
  if (!take_part(after, source) || static_cast<size_t>(source) >= sources.size()) {
    return std::nullopt;
  }
  Position position{static_cast<size_t>(source), std::string(after)};
  const bool is_of_query =
      std::visit([&](const auto& keys) { return may_have(keys, position.after, snapshot); },
                 sources[position.source]);
  return is_of_query ? std::optional(std::move(position)) : std::nullopt;
}

std::string make_queue_token(const ListQuery& query, const QueuePosition& at) {
  std::string place;
  append_part(place, at.rank);
  append_part(place, at.time);
  append_part(place, at.unit);
  append_part(place, at.dossier);
  return make_page_token(query, place);
}

// False: it is none of this query.
bool parse_queue_token(const Snapshot& snapshot, const ListQuery& query,
                       std::optional<QueuePosition>& after) {
  if (query.page_token.empty()) return true;
  const auto place = parse_page_token(query, query.page_token);
  if (!place) return false;
  std::string_view left(*place);
  QueuePosition at;
  const bool is_whole = take_part(left, at.rank) && take_part(left, at.time) &&
                        take_part(left, at.unit) && take_part(left, at.dossier);
  after = at;
  return is_whole && left.empty() && at.dossier.value <= snapshot.head.dossiers;
}

OrRejection<ListPage> list_queue(const Snapshot& snapshot, const ListQuery& query,
                                 const std::vector<UnitNumber>& units) {
  std::optional<QueuePosition> after;
  if (!parse_queue_token(snapshot, query, after)) return reject(Reason::PAGE_TOKEN_INVALID);
  const QueueRows rows(snapshot, query, units);
  QueueWalk walk(snapshot, rows, *query.queue, after);
  const auto page_size = static_cast<size_t>(query.page_size);
  ListPage page;
  int64_t examined = 0;
  while (true) {
    const auto step = TRY(walk.next().map_error(store_failed));
    if (!step) return page;
    const QueuePosition& at = step->position;
    if (step->is_listed) {
      auto dossier =
          TRY(dossier_pointed_at(snapshot, Table::queues, at.dossier).map_error(store_failed));
      const bool stands = !QueueRows::asks_dossier(*query.queue) || rows.confirms(dossier);
      if (stands && matches(dossier, query)) {
        page.dossiers.push_back(std::move(dossier));
        if (query.with_tokens) page.tokens.push_back(make_queue_token(query, at));
      }
    }
    if (page.dossiers.size() >= page_size || ++examined >= page_examined_max) {
      page.next_page_token = make_queue_token(query, at);
      return page;
    }
  }
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
  const auto units = TRY(units_asked_for(snapshot, query));
  if (query.queue) return list_queue(snapshot, query, units);
  std::set<std::string> unit_codes;
  for (const UnitNumber unit : units) unit_codes.insert(snapshot.catalogue->unit(unit).code);

  const std::vector<Source> sources = sources_of(query);
  const auto start = parse_token(snapshot, query, sources);
  if (!start) return reject(Reason::PAGE_TOKEN_INVALID);

  ListPage page;
  int64_t examined = 0;
  for (Position at = *start; at.source < sources.size(); at = {at.source + 1, {}}) {
    bool full = false;
    const auto take = [&](auto& row) -> OrStoreError<bool> {
      if (full) return false;
      at.after = row.key_bytes;
      auto dossier = TRY(told_by(snapshot, query, row));
      const bool is_theirs =
          dossier && (query.unit.empty() || is_of_units(*dossier, query, unit_codes));
      if (is_theirs && matches(*dossier, query)) {
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

}  // namespace motcua
