// An import may name a receiver that is no unit of the catalogue: it is kept as free text.
#include "engine/dossier/transitions/hand_over.h"

#include "engine/try.h"

namespace motcua {
namespace {

// To another unit, or within it to an officer.
bool is_transfer(const Holder& to, const Dossier& dossier) {
  const Application& application = dossier.application;
  const bool is_received_elsewhere =
      !application.receiving_unit.empty() && application.receiving_unit != application.unit;
  const bool is_to_other_unit = !to.unit.empty() && to.unit != application.receiving_unit;
  const bool leaves_counter = is_to_other_unit || !to.officer.empty() || !to.text.empty();
  return is_received_elsewhere && dossier.hand_overs == 0 && leaves_counter;
}

}  // namespace

OrRejection<HandedOver> HandOver::decide(const Situation& situation) const {
  if (to.empty() && to_officer.empty() && step.empty() && !situation.imported) {
    return reject_field("to", "holder_expected");
  }
  HandedOver event{
      .to = {.officer = to_officer, .step = step}, .handling_unit = handling_unit, .note = note};
  if (situation.imported && !situation.catalogue->unit(to)) {
    event.to.text = to;
  } else if (!to.empty()) {
    TRY(check_unit(to, "to", situation));
    event.to.unit = to;
  } else {
    event.to.unit = situation.dossier->holder.unit;
  }
  if (!handling_unit.empty()) {
    TRY(check_unit(handling_unit, "handling_unit", situation));
  }
  event.transfers = is_transfer(event.to, *situation.dossier);
  return event;
}

void HandedOver::apply_to(Dossier& dossier, const Occasion& occasion) const {
  if (transfers) dossier.transferred_at = occasion.effective;
  dossier.state = State::processing;
  dossier.holder = to;
  if (!handling_unit.empty()) {
    if (dossier.application.receiving_unit.empty()) {
      dossier.application.receiving_unit = dossier.application.unit;
    }
    dossier.application.unit = handling_unit;
  }
  ++dossier.hand_overs;
}

}  // namespace motcua
