// Counts of queues held beside the lists of the same arguments: stories, the simulator and unit
// tests ask that they are the same.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/lookup/queues.h"
#include "engine/records/index.h"

namespace motcua::testing {

// The codes of the whole list, page by page.
inline std::vector<std::string> codes_of(const Snapshot& snapshot, ListQuery query) {
  std::vector<std::string> codes;
  do {
    const auto page = list_dossiers(snapshot, query);
    if (!page) return {"refused " + std::string(name_of(page.error().reason))};
    for (const Dossier& dossier : page->dossiers) codes.push_back(dossier.code);
    query.page_token = page->next_page_token;
  } while (!query.page_token.empty());
  return codes;
}

// The time that the first dossier of the list stands in the queue under, by that dossier's own
// rows.
inline std::optional<Instant> time_of_first(const Snapshot& snapshot, ListQuery query) {
  query.page_size = 1;
  const auto page = list_dossiers(snapshot, query);
  const auto units = units_asked_for(snapshot, query);
  if (!page || !units || page->dossiers.empty()) return std::nullopt;
  const auto stretches = QueueRows(snapshot, query, *units).stretches(*query.queue);
  std::optional<std::pair<int32_t, Instant>> first;
  for (const IndexEntry& entry : index_entries(page->dossiers[0], *snapshot.catalogue)) {
    if (entry.table != Table::queues) continue;
    const auto key = parse_key<Table::queues>(entry.key);
    for (const QueueStretch& one : stretches) {
      if (one.queue != key->queue || one.side != key->side || one.unit != key->unit) continue;
      const std::pair at(one.rank, key->time);
      if (!first || at < *first) first = at;
    }
  }
  return first ? std::optional(first->second) : std::nullopt;
}

// "overdue: 3 counted, 2 listed; "; empty: every count is the length of its list, and the most
// urgent is what the list begins with.
inline std::string differing_counts(const Snapshot& snapshot, ListQuery query) {
  const auto counts = count_queues(snapshot, query);
  if (!counts) return "refused " + std::string(name_of(counts.error().reason));
  std::string different;
  for (const QueueCount& one : *counts) {
    query.queue = one.queue;
    const auto listed = static_cast<int64_t>(codes_of(snapshot, query).size());
    const auto first = time_of_first(snapshot, query);
    if (listed == one.count && one.most_urgent == first) continue;
    const auto in_words = [](const std::optional<Instant>& time) {
      return time ? format_instant(*time) : std::string("none");
    };
    different.append(name_in(list_queues, one.queue)).append(": ");
    different += std::to_string(one.count) + " counted, " + std::to_string(listed) + " listed, ";
    different += "most urgent " + in_words(one.most_urgent) + ", first " + in_words(first) + "; ";
  }
  return different;
}

// Of each unit with those below it, by every side.
inline std::string differing_counts_of(const Snapshot& snapshot,
                                       const std::vector<std::string>& units) {
  std::string different;
  for (const std::string& unit : units) {
    for (const auto& side : queue_sides) {
      const std::string of_unit =
          differing_counts(snapshot, {.unit = unit, .subtree = true, .side = side.value});
      if (of_unit.empty()) continue;
      different += unit + " ";
      different.append(side.name).append(" ") += of_unit;
    }
  }
  return different;
}

// "acceptance 2 overdue 1": what is not empty.
inline std::string counts_in_words(const Snapshot& snapshot, const ListQuery& query) {
  const auto counts = count_queues(snapshot, query);
  if (!counts) return " refused " + std::string(name_of(counts.error().reason));
  std::string words;
  for (const QueueCount& one : *counts) {
    if (one.count == 0) continue;
    words.append(" ").append(name_in(list_queues, one.queue)) += " " + std::to_string(one.count);
  }
  return words.empty() ? " nothing" : words;
}

}  // namespace motcua::testing
