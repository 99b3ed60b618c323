// A case for each verb whose right depends on what it does.
#include "engine/accounts/rights.h"

#include <algorithm>

namespace motcua {
namespace {

// A machine takes in, and decides nothing; a clerk who gives a result at once is authorised to by
// the procedure (118/2025 art. 17(4), (5)) and by name (Authorization::check_decides), and decides
// for no other unit.
Right right_for(const Receive& command, Right right) {
  if (command.result) right = {bit_of(Role::clerk), Scope::handling};
  return right;
}

// Who moves the responsibility does it for the unit that had it.
Right right_for(const HandOver& command, const Dossier& dossier, Right right) {
  const bool moves =
      !command.handling_unit.empty() && command.handling_unit != dossier.application.unit;
  if (moves) right = {set_of({Role::head, Role::supervisor}), Scope::handling};
  return right;
}

// Before it is received, clerks ask for what lacks; after, whoever examines it.
Right right_at_intake(const Dossier& dossier, Right right) {
  if (dossier.is_received()) {
    right.roles &= ~bit_of(Role::clerk);
  } else {
    right.scope = Scope::receiving_or_handling;
  }
  return right;
}

// A clerk takes back what was entered by mistake, on the same day.
Right right_to_annul(const Dossier& dossier, Instant now, Right right) {
  const bool same_day = dossier.received_at && day_of(*dossier.received_at) == day_of(now);
  if (same_day) {
    right.scope = Scope::receiving_or_handling;
  } else {
    right.roles = bit_of(Role::head);
  }
  return right;
}

// The counter, too, closes what was not completed in time (118/2025 art. 19(5)).
Right right_to_stop(const Dossier& dossier, Instant now, Right right) {
  const bool is_closable = dossier.is_paused() && dossier.pauses.back().closable_from &&
                           *dossier.pauses.back().closable_from < now;
  if (is_closable) return right;
  return {decision, Scope::handling};
}

// The procedure and the channel are what the promise rests on. What an applicant changes the portal
// brings, and nothing else.
Right right_for(const Amend& command, Right right) {
  if (command.by_applicant) {
    right.roles = bit_of(Role::service_submit);
    return right;
  }
  const auto& paths = command.update_mask.paths;
  const auto names = [&](const char* path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  };
  const bool corrects = !command.procedure.empty() || command.channel != Channel::not_said ||
                        names("procedure") || names("channel");
  if (corrects) return with_step_up(bit_of(Role::supervisor), Scope::handling);
  right.roles &= ~set_of({Role::supervisor, Role::service_submit});
  return right;
}

// The result is of whoever decides.
Right right_for(const AttachFile& command, Right right) {
  if (command.of_result) right = {decision | bit_of(Role::service_return), Scope::handling};
  return right;
}

Right right_for(const WithdrawFile& command, const Dossier& dossier, Right right) {
  const AttachedFile* const file = find_numbered(dossier.files, command.number);
  if (file && file->of_result) right = {decision, Scope::handling};
  return right;
}

}  // namespace

Right right_of(const DossierCommand& command, const Dossier* dossier, Instant now) {
  const Right right = right_of(verb_of(command));
  if (const auto* receive = std::get_if<Receive>(&command)) return right_for(*receive, right);
  if (!dossier) return right;
  if (const auto* attach = std::get_if<AttachFile>(&command)) return right_for(*attach, right);
  if (const auto* withdraw = std::get_if<WithdrawFile>(&command)) {
    return right_for(*withdraw, *dossier, right);
  }
  if (const auto* hand_over = std::get_if<HandOver>(&command)) {
    return right_for(*hand_over, *dossier, right);
  }
  if (std::holds_alternative<RequestSupplement>(command) ||
      std::holds_alternative<RequestPayment>(command)) {
    return right_at_intake(*dossier, right);
  }
  if (std::holds_alternative<Annul>(command)) return right_to_annul(*dossier, now, right);
  if (std::holds_alternative<Stop>(command)) return right_to_stop(*dossier, now, right);
  if (const auto* amend = std::get_if<Amend>(&command)) return right_for(*amend, right);
  return right;
}

Places places_for(const DossierCommand& command, const Dossier& dossier, const Catalogue& catalogue,
                  Instant now) {
  const Day day = day_of(now);
  Places places = places_of(dossier, catalogue, day);
  if (const auto* finish = std::get_if<FinishPart>(&command)) {
    places.parts.clear();
    const DossierPart* const part = find_numbered(dossier.parts, finish->number);
    if (part) add_with_heir(places.parts, part->unit, catalogue, day);
  }
  if (const auto* answer = std::get_if<AnswerConsultation>(&command)) {
    places.asked.clear();
    const Consultation* const one = find_numbered(dossier.consultations, answer->number);
    if (one) add_with_heir(places.asked, one->unit, catalogue, day);
  }
  return places;
}

}  // namespace motcua
