// An import may name a receiver that is no unit of the catalogue: it is kept as free text.
#include "engine/dossier/transitions/hand_over.h"

#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

// Out of the hands of the counter that received it for another unit.
bool is_transfer(const Holder& to, const Dossier& dossier) {
  const std::string& counter = dossier.application.receiving_unit;
  return is_at_counter(dossier) && (to.unit.empty() ? !to.text.empty() : to.unit != counter);
}

}  // namespace

OrRejection<HandedOver> HandOver::decide(const Situation& situation) const {
  if (to.empty() && is_blank(to_officer) && step.empty() && !situation.imported) {
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
  const bool was_elsewhere = is_received_elsewhere(dossier);
  if (transfers) dossier.transferred_at = occasion.effective;
  dossier.state = State::processing;
  dossier.holder = to;
  if (!handling_unit.empty()) {
    if (dossier.application.receiving_unit.empty()) {
      dossier.application.receiving_unit = dossier.application.unit;
    }
    dossier.application.unit = handling_unit;
    keep_receipt_place(dossier, was_elsewhere);
  }
  ++dossier.hand_overs;
}

}  // namespace motcua
