// Nothing waits where all is exempt or paid already; the clock stops if the procedure says so.
#include "engine/dossier/transitions/request_payment.h"

#include "engine/utf8.h"

namespace motcua {

int64_t owed_vnd(const std::vector<FeeLine>& lines) {
  int64_t total = 0;
  for (const FeeLine& line : lines) total += line.exempt ? 0 : line.amount_vnd;
  return total;
}

OrRejection<PaymentRequested> RequestPayment::decide(const Situation& situation) const {
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string path = "fees[" + std::to_string(i) + "].";
    if (lines[i].amount_vnd < 0 || lines[i].amount_vnd > fee_vnd_max) {
      return reject_field(path + "amount_vnd", "number_between 0–" + std::to_string(fee_vnd_max));
    }
    const bool says_nothing = is_blank(lines[i].name) && lines[i].amount_vnd == 0;
    if (says_nothing && !situation.imported) return reject_field(path + "name", "required");
  }
  return PaymentRequested{.pause = stop_clock(situation, situation.dossier->payment_stops_clock),
                          .lines = lines};
}

void PaymentRequested::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.owed_vnd += owed_vnd(lines);
  if (dossier.paid_vnd >= dossier.owed_vnd) return;  // all exempt, or paid already
  apply_pause(dossier, pause,
              {.from = occasion.effective,
               .to = std::nullopt,
               .phase = PausePhase::payment,
               .approved_by = occasion.actor.officer},
              State::awaiting_payment);
}

}  // namespace motcua
