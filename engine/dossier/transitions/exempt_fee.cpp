// The line stays as it was asked for; what is no longer owed of it stands beside it, with its day.
#include "engine/dossier/transitions/exempt_fee.h"

#include "engine/dossier/fees.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {

OrRejection<FeeExempted> ExemptFee::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const Metadata which{{"code", dossier.code}, {"number", std::to_string(number)}};
  if (!find_numbered(dossier.obligations, number)) return reject(Reason::FEE_NOT_FOUND, which);
  const int64_t owed = still_owed_vnd(dossier, number);
  if (owed <= 0) return reject(Reason::FEE_NOT_OWED, which);
  if (left_vnd < 0 || left_vnd >= owed) {
    return reject_field("left_vnd", "number_between 0–" + std::to_string(owed - 1));
  }
  TRY(check_room(dossier.exemptions, situation));
  FeeExempted event{.number = number,
                    .amount_vnd = owed - left_vnd,
                    .tariff = tariff,
                    .legal_basis = legal_basis,
                    .reason = reason};
  const Tariff* const known = find_tariff(*situation.catalogue, tariff);
  if (known && is_blank(event.legal_basis)) event.legal_basis = known->legal_basis;
  if (dossier.state == State::awaiting_payment &&
      kept_vnd(dossier) >= dossier.owed_vnd - event.amount_vnd) {
    event.pause = TRY(resume_clock(situation));
  }
  return event;
}

void FeeExempted::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.owed_vnd -= amount_vnd;
  dossier.exemptions.push_back({.at = occasion.effective,
                                .number = number,
                                .amount_vnd = amount_vnd,
                                .tariff = tariff,
                                .legal_basis = legal_basis});
  if (pause.resumed) apply_resumption(dossier, pause, occasion.effective);
}

}  // namespace motcua
