// The pause ends once nothing is owed; payments outside a pause are recorded alike.
#include "engine/dossier/transitions/record_payment.h"

#include "engine/dossier/fees.h"
#include "engine/try.h"

namespace motcua {

OrRejection<bool> RecordPayment::is_known_to(const Dossier& dossier) const {
  return is_among(dossier.payments, *this, dossier.code);
}

OrRejection<PaymentRecorded> RecordPayment::decide(const Situation& situation) const {
  if (amount_vnd < 1 || amount_vnd > fee_vnd_max) return reject_field("amount_vnd", "amount");
  const Dossier& dossier = *situation.dossier;
  TRY(check_room(dossier.payments, situation));
  PaymentRecorded event{.amount_vnd = amount_vnd,
                        .method = method,
                        .reference = reference,
                        .receipt_number = receipt_number};
  if (dossier.state == State::awaiting_payment &&
      kept_vnd(dossier) + amount_vnd >= dossier.owed_vnd) {
    event.pause = TRY(resume_clock(situation));
  }
  return event;
}

void PaymentRecorded::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.paid_vnd += amount_vnd;
  if (method == PaymentMethod::online) dossier.paid_online_vnd += amount_vnd;
  dossier.payments.push_back({.at = occasion.effective,
                              .amount_vnd = amount_vnd,
                              .method = method,
                              .reference = reference,
                              .receipt_number = receipt_number});
  if (pause.resumed) apply_resumption(dossier, pause, occasion.effective);
}

}  // namespace motcua
