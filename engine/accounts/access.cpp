// Grants are few, so they are looked through.
#include "engine/accounts/access.h"

#include <array>

#include "engine/dossier/dossier.h"
#include "engine/dossier/transitions/move_to_successor.h"

namespace motcua {
namespace {

// Of the places those that the scope asks for, but for parts and who was asked; the others empty.
std::array<std::string_view, 3> asked_for(Scope scope, const Places& places) {
  switch (scope) {
    case Scope::none: return {};
    case Scope::unit:
    case Scope::handling:
    case Scope::handling_or_part: return {places.handling};
    case Scope::receiving: return {places.receiving};
    case Scope::receiving_or_handling: return {places.receiving, places.handling};
    case Scope::handling_or_holder:
    case Scope::handling_or_asked: return {places.handling, places.holder};
    case Scope::any_place: return {places.receiving, places.handling, places.holder};
  }
  return {};
}

}  // namespace

Places places_of(const Application& application) {
  const std::string& receiving = application.receiving_unit;
  return {.receiving = receiving.empty() ? application.unit : receiving,
          .handling = application.unit,
          .holder = {},
          .parts = {},
          .asked = {}};
}

Places places_of(const Dossier& dossier, const Catalogue& catalogue, Day day) {
  Places places = places_of(dossier.application);
  places.holder = dossier.holder.unit;
  for (const DossierPart* part : parts_at_work(dossier)) {
    add_with_heir(places.parts, part->unit, catalogue, day);
  }
  for (const Consultation* one : units_asked(dossier)) {
    add_with_heir(places.asked, one->unit, catalogue, day);
  }
  return places;
}

void add_with_heir(std::vector<std::string_view>& units, const std::string& unit,
                   const Catalogue& catalogue, Day day) {
  if (unit.empty()) return;
  units.push_back(unit);
  if (const Unit* const heir = only_heir(unit, catalogue, day)) units.push_back(heir->code);
}

OrRejection<void> Access::check_role(std::string_view action) const {
  if (!known_ || right_.roles == 0) return {};
  for (const Grant& grant : known_->account.grants) {
    if (has(right_.roles, grant.role)) return {};
  }
  return reject(Reason::ROLE_REQUIRED,
                {{"action", std::string(action)}, {"role", roles_listed(right_.roles)}});
}

OrRejection<void> Access::check_unit(const Catalogue& catalogue, std::string_view unit) const {
  if (!known_ || strongest(catalogue, unit)) return {};
  return reject(Reason::UNIT_OUT_OF_SCOPE, {{"unit", std::string(unit)}});
}

bool Access::covers_everything() const {
  if (!known_) return true;
  for (const Grant& grant : known_->account.grants) {
    if (grant.unit.empty() && has(right_.roles, grant.role)) return true;
  }
  return false;
}

bool Access::covers(const Catalogue& catalogue, const Grant& grant, std::string_view unit) const {
  if (grant.unit.empty()) return true;
  if (grant.unit == unit) return true;
  if (!reaches_below(grant.role)) return false;
  const auto below = catalogue.unit_number(unit);
  const auto above = catalogue.unit_number(grant.unit);
  return below && above && catalogue.is_within(*below, *above);
}

const Grant* Access::strongest(const Catalogue& catalogue, std::string_view unit) const {
  const Grant* found = nullptr;
  for (const Grant& grant : known_->account.grants) {
    if (!has(right_.roles, grant.role) || (found && found->role >= grant.role)) continue;
    if (covers(catalogue, grant, unit)) found = &grant;
  }
  return found;
}

const Grant* Access::grant_for(const Catalogue& catalogue, const Places& places) const {
  const Grant* found = nullptr;
  const auto take = [&](const Grant* grant) {
    if (grant && (!found || found->role < grant->role)) found = grant;
  };
  if (right_.scope == Scope::none) {
    for (const Grant& grant : known_->account.grants) {
      if (has(right_.roles, grant.role)) take(&grant);
    }
    return found;
  }
  for (const std::string_view unit : asked_for(right_.scope, places)) {
    if (!unit.empty()) take(strongest(catalogue, unit));
  }
  if (right_.scope == Scope::handling_or_part) {
    for (const std::string_view unit : places.parts) take(strongest(catalogue, unit));
  }
  if (right_.scope == Scope::handling_or_asked) {
    for (const std::string_view unit : places.asked) take(strongest(catalogue, unit));
  }
  return found;
}

bool Access::sees(const Catalogue& catalogue, const Places& places) const {
  if (!known_) return true;
  for (const std::string_view unit : {places.receiving, places.handling, places.holder}) {
    if (!unit.empty() && strongest(catalogue, unit)) return true;
  }
  for (const auto* units : {&places.parts, &places.asked}) {
    for (const std::string_view unit : *units) {
      if (strongest(catalogue, unit)) return true;
    }
  }
  return false;
}

}  // namespace motcua
