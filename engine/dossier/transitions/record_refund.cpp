// What was paid and not yet given back bounds every refund; an import tells what happened.
#include "engine/dossier/transitions/record_refund.h"

#include "engine/dossier/fees.h"
#include "engine/dossier/transitions/record_payment.h"
#include "engine/try.h"

namespace motcua {

OrRejection<bool> RecordRefund::is_known_to(const Dossier& dossier) const {
  return is_among(dossier.refunds, *this, dossier.code);
}

OrRejection<RefundRecorded> RecordRefund::decide(const Situation& situation) const {
  if (amount_vnd < 1 || amount_vnd > fee_vnd_max) return reject_field("amount_vnd", "amount");
  const Dossier& dossier = *situation.dossier;
  const int64_t most = refundable_vnd(dossier);
  if (amount_vnd > most && !situation.imported) {
    return reject(Reason::REFUND_TOO_LARGE, {{"code", dossier.code},
                                             {"amount_vnd", std::to_string(amount_vnd)},
                                             {"refundable_vnd", std::to_string(most)}});
  }
  TRY(check_room(dossier.refunds, situation));
  return RefundRecorded{
      .amount_vnd = amount_vnd, .method = method, .reference = reference, .reason = reason};
}

void RefundRecorded::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.refunded_vnd += amount_vnd;
  dossier.refunds.push_back({.at = occasion.effective,
                             .amount_vnd = amount_vnd,
                             .method = method,
                             .reference = reference,
                             .reason = reason});
}

}  // namespace motcua
