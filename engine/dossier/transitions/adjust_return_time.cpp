// The last letter says to which time; who acts is who changed it.
#include "engine/dossier/transitions/adjust_return_time.h"

namespace motcua {

OrRejection<ReturnTimeAdjusted> AdjustReturnTime::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const Letter* const letter = dossier.letters.empty() ? nullptr : &dossier.letters.back();
  const bool can = letter && letter->reappointed_time;
  if (!can || (letter->time_adjusted_at && !situation.imported)) {
    return reject(Reason::NOTHING_TO_ADJUST,
                  {{"code", dossier.code}, {"letter", letter ? letter->letter_number : ""}});
  }
  return ReturnTimeAdjusted{.letter_number = letter->letter_number,
                            .note = note,
                            .reappointed_time = letter->reappointed_time};
}

void ReturnTimeAdjusted::apply_to(Dossier& dossier, const Occasion& occasion) const {
  Letter& letter = dossier.letters.back();
  letter.time_adjusted_at = occasion.effective;
  letter.time_adjusted_by = occasion.actor.officer;
  dossier.reappointed_time = reappointed_time;
}

}  // namespace motcua
