// From successor to successor, to those that have not ended.
#include "engine/dossier/transitions/move_to_successor.h"

#include <algorithm>

#include "engine/try.h"

namespace motcua {
namespace {

// Who is there on the day in the unit's stead: itself, if it has not ended. Who has not begun is
// nobody's heir.
std::vector<std::string> heirs_of(const std::string& code, const Catalogue& catalogue, Day day) {
  std::vector<std::string> heirs;
  std::vector<std::string> seen{code};
  for (size_t i = 0; i < seen.size(); ++i) {
    const Unit* const unit = catalogue.unit(seen[i]);
    if (!unit) continue;
    if (!has_ended(*unit, day)) {
      if (i == 0 || is_in_operation(*unit, day)) heirs.push_back(seen[i]);
      continue;
    }
    for (const std::string& successor : successors_of(*unit)) {
      if (std::find(seen.begin(), seen.end(), successor) == seen.end()) seen.push_back(successor);
    }
  }
  return heirs;
}

// In the stead of a unit of the dossier: the wanted one where it is an heir, or the only heir.
OrRejection<std::string> heir_of(const std::string& code, const std::string& wanted,
                                 const Situation& situation) {
  const Day day = day_of(situation.effective);
  if (!situation.catalogue->unit(code)) return code;  // none
  const auto heirs = heirs_of(code, *situation.catalogue, day);
  if (std::find(heirs.begin(), heirs.end(), wanted) != heirs.end()) return wanted;
  if (heirs.size() == 1) return heirs.front();
  if (heirs.empty()) {
    return reject(Reason::UNIT_CLOSED,
                  {{"unit", code}, {"day", format_day(day)}, {"successors", ""}});
  }
  std::string names;
  for (const std::string& heir : heirs) names.append(names.empty() ? "" : ", ").append(heir);
  return reject_field("unit", "one_of " + names);
}

// Of the unit that received it or has it, which nobody chooses: `otherwise`, where it has not one
// heir.
std::string heir_or(const std::string& code, const std::string& wanted,
                    const std::string& otherwise, const Situation& situation) {
  return heir_of(code, wanted, situation).value_or(otherwise);
}

// What happened, whatever is known here of units.
std::string told_heir(const std::string& unit, const Situation& situation) {
  return situation.imported && situation.catalogue->unit(unit) ? unit : std::string();
}

}  // namespace

const Unit* only_heir(const std::string& code, const Catalogue& catalogue, Day day) {
  const Unit* const unit = catalogue.unit(code);
  if (!unit || !has_ended(*unit, day)) return nullptr;
  const auto heirs = heirs_of(code, catalogue, day);
  return heirs.size() == 1 ? catalogue.unit(heirs.front()) : nullptr;
}

OrRejection<MovedToSuccessor> MoveToSuccessor::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  TRY(check_role(verb, bit_of(Role::supervisor), situation));
  const Application& application = dossier.application;
  MovedToSuccessor event{.reason = reason};
  event.unit = told_heir(unit, situation);
  if (event.unit.empty()) {
    event.unit = TRY(heir_of(application.unit, unit, situation));
  }
  const std::string& wanted = unit.empty() ? event.unit : unit;
  event.receiving_unit =
      heir_or(application.receiving_unit, wanted, application.receiving_unit, situation);
  event.holder_unit = heir_or(dossier.holder.unit, wanted, event.unit, situation);
  const bool is_chosen = unit.empty() || unit == event.unit || unit == event.receiving_unit ||
                         unit == event.holder_unit;
  if (!is_chosen) return reject_field("unit", "one_of " + event.unit);
  if (!situation.imported && event.unit == application.unit &&
      event.receiving_unit == application.receiving_unit &&
      event.holder_unit == dossier.holder.unit) {
    return reject(Reason::UNIT_NOT_CLOSED, {{"code", dossier.code},
                                            {"unit", application.unit},
                                            {"day", format_day(day_of(situation.effective))}});
  }
  return event;
}

void MovedToSuccessor::apply_to(Dossier& dossier, const Occasion& occasion) const {
  Application& application = dossier.application;
  const bool was_elsewhere = is_received_elsewhere(dossier);
  if (application.unit != unit || application.receiving_unit != receiving_unit) {
    const Instant since = dossier.placements.empty() ? Instant{} : dossier.placements.back().until;
    dossier.placements.push_back({.unit = application.unit,
                                  .receiving_unit = application.receiving_unit,
                                  .until = std::max(since, occasion.effective)});
  }
  application.unit = unit;
  application.receiving_unit = receiving_unit;
  keep_receipt_place(dossier, was_elsewhere);
  dossier.holder.unit = holder_unit;
}

}  // namespace motcua
