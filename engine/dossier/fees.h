// What a dossier owes: fee lines as they are checked and kept, and what the catalogue says of them
// on a day (engine/DOMAIN.md#money). Pure.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/situation.h"

namespace motcua {

// A bound against runaway software: of the obligations, exemptions, payments and refunds of a
// dossier, each.
inline constexpr size_t entries_max = 100;

// That a live command adds so many to one of these lists.
template <class List>
OrRejection<void> check_room(const List& list, const Situation& situation, size_t more = 1) {
  if (situation.imported || more == 0 || list.size() + more <= entries_max) return {};
  return reject(Reason::TOO_MANY_ENTRIES,
                {{"code", situation.dossier->code}, {"limit", std::to_string(entries_max)}});
}

int64_t owed_vnd(const std::vector<FeeLine>& lines);
// Of one obligation, after its exemptions.
int64_t still_owed_vnd(const Dossier& dossier, int32_t number);

// The lines as an event keeps them: of a tariff without a basis of its own, with the tariff's.
OrRejection<std::vector<FeeLine>> check_fees(std::vector<FeeLine> lines,
                                             const Situation& situation);
void apply_fees(Dossier& dossier, const std::vector<FeeLine>& lines, Instant at);

// Null: there is none of that code.
const Tariff* find_tariff(const Catalogue& catalogue, std::string_view code);
bool is_valid_for(const Tariff& tariff, std::string_view procedure, Channel channel, Day day);

struct ValidTariff {
  const Tariff* tariff = nullptr;
  bool applies = false;  // it has no condition, or that is confirmed
};
struct PublishedFees {
  std::vector<FeeLine> lines;
  std::vector<ValidTariff> tariffs;  // all that may be, so that somebody asks whether they do
};
// By the catalogue: the published fee of the channel and tariffs of an amount; of those that lessen
// them, each line has the one that leaves least to pay, never several on top of each other.
// `confirmed`: codes of tariffs whose conditions hold.
PublishedFees published_fees(const Catalogue& catalogue, const Procedure& procedure,
                             Channel channel, Day day, const std::vector<std::string>& confirmed);

}  // namespace motcua
