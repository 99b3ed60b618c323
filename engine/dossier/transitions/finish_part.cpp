// Until the end of its due minute a part is in time. An import may finish one that had not begun.
#include "engine/dossier/transitions/finish_part.h"

#include "engine/dossier/transitions/assign_part.h"
#include "engine/try.h"

namespace motcua {

OrRejection<PartFinished> FinishPart::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const DossierPart* const part = find_numbered(dossier.parts, number);
  const auto refuse = [&](Reason reason, Metadata more = {}) {
    Metadata facts{{"code", dossier.code}, {"number", std::to_string(number)}};
    facts.insert(facts.end(), more.begin(), more.end());
    return reject(reason, std::move(facts));
  };
  if (!part) return refuse(Reason::PART_NOT_FOUND);
  if (part->finished_at) {
    return refuse(Reason::PART_FINISHED, {{"finished_time", format_instant(*part->finished_at)}});
  }
  if (!part->begun_at && !situation.imported) {
    return refuse(Reason::PART_NOT_BEGUN, {{"after_part", std::to_string(part->after_part)}});
  }
  PartFinished event{.number = number,
                     .result = result,
                     .late = part->is_late_at(situation.effective),
                     .due = part->due,
                     .begun = {}};
  for (const DossierPart& next : dossier.parts) {
    if (next.after_part != number || next.begun_at || next.finished_at) continue;
    const auto due = TRY(due_elsewhere(next.unit, next.limit, situation));
    event.begun.push_back({.number = next.number, .due = due});
  }
  return event;
}

void PartFinished::apply_to(Dossier& dossier, const Occasion& occasion) const {
  DossierPart* const part = find_numbered(dossier.parts, number);
  if (!part) return;  // decide gives no such event
  part->finished_at = occasion.effective;
  part->result = result;
  for (const BegunPart& one : begun) {
    DossierPart* const next = find_numbered(dossier.parts, one.number);
    if (!next) continue;
    next->begun_at = occasion.effective;
    next->due = one.due;
  }
}

}  // namespace motcua
