// By the event's name; a result that is denied has a form of its own.
#include "engine/dossier/forms.h"

#include <algorithm>

namespace motcua {

std::string form_of(const DossierEvent& event, Day day, const Regulation& law) {
  std::string name(transition_of(verb_of(event)).event);
  const auto* const resolved = std::get_if<Resolved>(&event);
  const auto* const received = std::get_if<Received>(&event);
  const auto* const asked = std::get_if<SupplementRequested>(&event);
  if (asked && asked->ends_first_phase) return {};  // an interim outcome: nothing was lacking
  // With its result at once there is no slip (118/2025 art. 17(4)).
  const bool is_over_at_once = received && received->timeliness;
  if (is_over_at_once) name = transition_of(Verb::resolve).event;
  const Outcome outcome = resolved          ? resolved->outcome
                          : is_over_at_once ? received->outcome
                                            : Outcome::not_said;
  if (outcome == Outcome::denied) name += "_denied";
  const auto form = std::find_if(law.forms.begin(), law.forms.end(), [&](const PrintedForm& one) {
    return one.event == name && one.is_valid_on(day);
  });
  return form == law.forms.end() ? std::string() : form->form;
}

}  // namespace motcua
