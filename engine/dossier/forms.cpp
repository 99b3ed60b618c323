// By the event's name; a result that is denied has a form of its own.
#include "engine/dossier/forms.h"

#include <algorithm>

namespace motcua {

std::string form_of(const DossierEvent& event, const Regulation& law) {
  std::string name(transition_of(verb_of(event)).event);
  const auto* const resolved = std::get_if<Resolved>(&event);
  if (resolved && resolved->outcome == Outcome::denied) name += "_denied";
  const auto form = std::find_if(law.forms.begin(), law.forms.end(),
                                 [&](const PrintedForm& one) { return one.event == name; });
  return form == law.forms.end() ? std::string() : form->form;
}

}  // namespace motcua
