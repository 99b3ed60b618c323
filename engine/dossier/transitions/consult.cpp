// The limit is counted as a promise by days is, from the request, by the calendar of the unit that
// is asked; of an agency outside the catalogue by the national one.
#include "engine/dossier/transitions/consult.h"

#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

// Exactly one of the two. An import may name what is no unit: it is kept as an agency.
OrRejection<void> check_asked(Consulted& event, const Situation& situation) {
  if (situation.imported) {
    if (situation.catalogue->unit(event.unit)) return {};
    if (event.agency.empty()) event.agency = event.unit;
    event.unit.clear();
    return {};
  }
  if (event.unit.empty() == event.agency.empty()) return reject_field("unit", "unit_or_agency");
  if (event.unit.empty()) {
    if (is_blank(event.agency)) return reject_field("agency", "required");
    return {};
  }
  return check_unit(event.unit, "unit", situation);
}

}  // namespace

OrRejection<Consulted> Consult::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const size_t asked = dossier.consultations.size();
  if (asked >= consultations_max) {
    return reject(Reason::TOO_MANY_CONSULTATIONS,
                  {{"code", dossier.code}, {"limit", std::to_string(consultations_max)}});
  }
  if (is_blank(content) && !situation.imported) return reject_field("content", "required");
  Consulted event{.number = static_cast<int32_t>(asked) + 1,
                  .unit = unit,
                  .agency = agency,
                  .content = content,
                  .limit = limit,
                  .reply_due = std::nullopt,
                  .reply_way = reply_way};
  TRY(check_asked(event, situation));
  event.reply_due = TRY(due_elsewhere(event.unit, limit, situation));
  return event;
}

void Consulted::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.consultations.push_back({.number = number,
                                   .unit = unit,
                                   .agency = agency,
                                   .content = content,
                                   .asked_at = occasion.effective,
                                   .limit = limit,
                                   .reply_due = reply_due,
                                   .reply_way = reply_way,
                                   .answered_at = std::nullopt});
}

}  // namespace motcua
