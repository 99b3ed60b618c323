// The pause ends once nothing is owed; payments outside a pause are recorded alike.
#include "engine/dossier/transitions/record_payment.h"

#include "engine/try.h"

namespace motcua {

OrRejection<PaymentRecorded> RecordPayment::decide(const Situation& situation) const {
  if (amount_vnd < 1 || amount_vnd > fee_vnd_max) return reject_field("amount_vnd", "amount");
  const Dossier& dossier = *situation.dossier;
  PaymentRecorded event{.amount_vnd = amount_vnd, .method = method, .reference = reference};
  if (dossier.state == State::awaiting_payment &&
      dossier.paid_vnd + amount_vnd >= dossier.owed_vnd) {
    event.pause = TRY(resume_clock(situation));
  }
  return event;
}

void PaymentRecorded::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.paid_vnd += amount_vnd;
  if (method == PaymentMethod::online) dossier.paid_online_vnd += amount_vnd;
  dossier.payments.push_back(
      {.at = occasion.effective, .amount_vnd = amount_vnd, .method = method});
  if (pause.resumed) apply_resumption(dossier, pause, occasion.effective);
}

}  // namespace motcua
