// Nothing waits where all is exempt or paid already; the clock stops if the procedure says so.
#include "engine/dossier/transitions/request_payment.h"

#include <utility>

#include "engine/dossier/fees.h"
#include "engine/try.h"

namespace motcua {

OrRejection<PaymentRequested> RequestPayment::decide(const Situation& situation) const {
  if (lines.empty() && outstanding_vnd(*situation.dossier) == 0) {
    return reject_field("fees", "required");
  }
  TRY(check_room(situation.dossier->obligations, situation, lines.size()));
  auto checked = TRY(check_fees(lines, situation));
  return PaymentRequested{.pause = stop_clock(situation, situation.dossier->payment_stops_clock),
                          .lines = std::move(checked)};
}

void PaymentRequested::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_fees(dossier, lines, occasion.effective);
  if (kept_vnd(dossier) >= dossier.owed_vnd) return;  // all exempt, or paid already
  apply_pause(dossier, pause,
              {.from = occasion.effective,
               .to = std::nullopt,
               .phase = PausePhase::payment,
               .approved_by = occasion.actor.officer},
              State::awaiting_payment);
}

}  // namespace motcua
