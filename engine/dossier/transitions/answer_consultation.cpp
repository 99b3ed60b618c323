// Numbers are places in the dossier's list, from 1. Until the end of its due minute an answer is in
// time.
#include "engine/dossier/transitions/answer_consultation.h"

namespace motcua {
OrRejection<ConsultationAnswered> AnswerConsultation::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const Consultation* const asked = find_numbered(dossier.consultations, number);
  if (!asked) {
    return reject(Reason::CONSULTATION_NOT_FOUND,
                  {{"code", dossier.code}, {"number", std::to_string(number)}});
  }
  if (asked->answered_at) {
    return reject(Reason::CONSULTATION_ANSWERED,
                  {{"code", dossier.code},
                   {"number", std::to_string(number)},
                   {"answered_time", format_instant(*asked->answered_at)}});
  }
  if (reply.empty() && !situation.imported) return reject_field("reply", "required");
  return ConsultationAnswered{.number = number,
                              .reply = reply,
                              .late = asked->is_late_at(situation.effective),
                              .reply_due = asked->reply_due};
}

void ConsultationAnswered::apply_to(Dossier& dossier, const Occasion& occasion) const {
  Consultation* const asked = find_numbered(dossier.consultations, number);
  if (!asked) return;  // decide gives no such event
  asked->answered_at = occasion.effective;
  asked->reply = reply;
}

}  // namespace motcua
