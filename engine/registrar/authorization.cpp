// Roles first, then what is seen, then where.
#include "engine/registrar/authorization.h"

#include <algorithm>

#include "engine/try.h"

namespace motcua {
namespace {

bool changes_proofs_alone(const ChangeAccount& change, const Account& before) {
  Account after = change.account;
  after.password = before.password;
  after.has_second_factor = before.has_second_factor;
  after.second_factor_seed = before.second_factor_seed;
  return is_own_act(change.act) && after == before;
}

// All that its figures and numbers may come to.
std::vector<std::string> units_of(const ImportDossier& import, const Catalogue& catalogue) {
  std::vector<std::string> units;
  for (const ImportedEvent& event : import.events) {
    if (const Application* application = application_of(event.command)) {
      // Of a later event it says nothing again.
      if (!application->unit.empty()) units.push_back(application->unit);
      if (!application->receiving_unit.empty()) units.push_back(application->receiving_unit);
    }
    const auto* hand_over = std::get_if<HandOver>(&event.command);
    if (hand_over && !hand_over->handling_unit.empty()) units.push_back(hand_over->handling_unit);
    const auto* move = std::get_if<MoveToSuccessor>(&event.command);
    if (move && !move->unit.empty()) units.push_back(move->unit);
    const auto* part = std::get_if<AssignPart>(&event.command);
    if (part && catalogue.unit(part->unit)) units.push_back(part->unit);
    const auto* asks = std::get_if<Consult>(&event.command);
    if (asks && catalogue.unit(asks->unit)) units.push_back(asks->unit);
  }
  const auto taken = parse_code(import.code);
  if (taken && !is_outside(taken->key.unit, catalogue)) units.push_back(taken->key.unit);
  return units;
}

}  // namespace

OrRejection<Authorization> Authorization::of(const Request& request, const Standing& standing) {
  Accounts::Known known;
  if (!request.claim.account.empty()) {
    known = standing.accounts->find(request.claim.account);
    if (!known || known->account.disabled) return reject(Reason::SIGN_IN_REQUIRED);
  }
  return Authorization(request, standing, std::move(known));
}

OrRejection<void> Authorization::check_role(const Right& right, std::string_view action) const {
  return Access(known_, right).check_role(action);
}

bool Authorization::sees(const Dossier& dossier, const Right& right, Instant now) const {
  if (!known_) return true;
  const Right any{right.roles | reading.roles, Scope::any_place};
  return Access(known_, any).sees(catalogue(), places_of(dossier, catalogue(), day_of(now)));
}

OrRejection<Actor> Authorization::actor_for(const Right& right, const Places& places,
                                            std::string_view action) const {
  if (!known_) return request_.actor;
  TRY(check_role(right, action));
  if (right.asks_step_up && !request_.claim.is_stepped_up) {
    return reject(Reason::STEP_UP_REQUIRED, {{"action", std::string(action)}});
  }
  const Grant* const grant = Access(known_, right).grant_for(catalogue(), places);
  if (grant) return actor_by(grant);
  const bool is_of_receiver = right.scope == Scope::receiving;
  if (is_of_receiver && places.receiving.empty()) return reject_field("unit", "required");
  if (is_of_receiver && !catalogue().unit(places.receiving)) {  // no secret: all read the catalogue
    const bool is_handlers = places.receiving == places.handling;
    return reject(Reason::UNIT_NOT_FOUND, {{"unit", std::string(places.receiving)},
                                           {"field", is_handlers ? "unit" : "receiving_unit"}});
  }
  return reject(Reason::UNIT_OUT_OF_SCOPE,
                {{"unit", std::string(is_of_receiver ? places.receiving : places.handling)}});
}

OrRejection<void> Authorization::check_decides(const DossierCommand& command, const Actor& actor,
                                               const Places& places) const {
  const auto* receive = std::get_if<Receive>(&command);
  if (!known_ || !receive || !receive->result || actor.role != Role::clerk) return {};
  if (known_->account.may_decide) return {};
  // Whoever is a clerk there and decides there anyway.
  const Right deciding{.roles = decision, .scope = Scope::handling};
  if (Access(known_, deciding).grant_for(catalogue(), places)) return {};
  return reject_field("result", "authorised_to_decide");
}

OrRejection<Actor> Authorization::publisher_of(const CatalogueEntries& entries) const {
  const Actor actor = TRY(actor_for(publishing, {}, "publish"));
  if (!known_) return actor;
  const Access access(known_, publishing);
  if (access.covers_everything()) return actor;
  CatalogueEntries others = entries;
  others.targets.clear();
  if (others != CatalogueEntries{}) {
    return reject(Reason::UNIT_OUT_OF_SCOPE, {{"unit", ""}, {"cause", "catalogue"}});
  }
  for (const Target& target : entries.targets) {  // below one's own unit, not of it
    const auto unit = catalogue().unit_number(target.unit);
    const auto above = unit ? catalogue().parent(*unit) : std::nullopt;
    TRY(access.check_unit(catalogue(), above ? catalogue().unit(*above).code : ""));
  }
  return actor;
}

OrRejection<Actor> Authorization::importer_of(const ImportDossier& import) const {
  if (!known_) return request_.actor;
  const Application* const application = application_of(import.events.front().command);
  const auto units = units_of(import, catalogue());
  Places places;
  if (application) {
    places = places_of(*application);
  } else if (!units.empty()) {
    places.handling = units.front();  // what begins nothing is refused for that
  }
  const Actor importer = TRY(actor_for(importing, places, "import"));
  for (const std::string& unit : units) {
    TRY(check_import_to(unit));
  }
  return importer;
}

OrRejection<void> Authorization::check_import_to(const std::string& unit) const {
  TRY(actor_for(importing, {.handling = unit}, "import"));
  return {};
}

OrRejection<Actor> Authorization::changer_of(const ChangeAccount& change,
                                             const Account* before) const {
  if (!known_) return request_.actor;
  if (before && before->name == known_->account.name && changes_proofs_alone(change, *before)) {
    return actor_by(nullptr);
  }
  const Actor actor = TRY(actor_for(managing_accounts, {}, "manage_accounts"));
  const Access access(known_, managing_accounts);
  const bool is_own = before && before->name == known_->account.name;
  if (is_own && before->grants != change.account.grants) {
    return reject_field("grants", "not_own_grants");
  }
  if (is_own && !before->may_decide && change.account.may_decide) {
    return reject_field("may_decide", "not_own_grants");
  }
  if (is_own && change.act == AccountAct::disabled) return reject_field("name", "not_own_account");
  const auto check_grants = [&](const std::vector<Grant>& grants) -> OrRejection<void> {
    const bool is_of_nobody = grants.empty() && !access.covers_everything();
    if (is_of_nobody) return reject(Reason::UNIT_OUT_OF_SCOPE, {{"unit", ""}});
    for (const Grant& grant : grants) {
      TRY(access.check_unit(catalogue(), grant.unit));
    }
    return {};
  };
  TRY(check_grants(change.account.grants));
  if (before) {
    TRY(check_grants(before->grants));
  }
  return actor;
}

Actor Authorization::actor_by(const Grant* grant) const {
  const Account& account = known_->account;
  const bool states_officer =
      account.kind == AccountKind::service && !request_.claim.officer.empty();
  return {.officer = states_officer ? request_.claim.officer : account.officer,
          .unit = grant ? grant->unit : "",
          .role = grant ? grant->role : Role::not_said,
          .authenticated = true,
          .account = account.name};
}

}  // namespace motcua
