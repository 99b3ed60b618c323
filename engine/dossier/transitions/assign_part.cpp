// The limit is counted as a promise by days is, from when the part begins, by the calendar of the
// unit that has it.
#include "engine/dossier/transitions/assign_part.h"

#include "engine/try.h"

namespace motcua {
namespace {

// An import may name what is no unit: it is kept as an agency.
OrRejection<void> check_part_unit(PartAssigned& event, const Situation& situation) {
  if (!situation.imported) {
    if (event.unit.empty()) return reject_field("unit", "required");
    return check_unit(event.unit, "unit", situation);
  }
  if (!situation.catalogue->unit(event.unit)) event.agency.swap(event.unit);
  return {};
}

bool begins_at_once(int32_t after_part, const Dossier& dossier) {
  const DossierPart* const before = find_numbered(dossier.parts, after_part);
  return after_part == 0 || (before && before->finished_at);
}

}  // namespace

OrRejection<PartAssigned> AssignPart::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const size_t assigned = dossier.parts.size();
  if (assigned >= parts_max) {
    return reject(Reason::TOO_MANY_PARTS,
                  {{"code", dossier.code}, {"limit", std::to_string(parts_max)}});
  }
  if (task.empty() && !situation.imported) return reject_field("task", "required");
  PartAssigned event{.number = static_cast<int32_t>(assigned) + 1,
                     .unit = unit,
                     .agency = {},
                     .task = task,
                     .limit = limit,
                     .after_part = after_part,
                     .due = std::nullopt};
  TRY(check_part_unit(event, situation));
  if (after_part != 0 && !find_numbered(dossier.parts, after_part)) {
    return reject(Reason::PART_NOT_FOUND,
                  {{"code", dossier.code}, {"number", std::to_string(after_part)}});
  }
  const auto due = TRY(due_elsewhere(event.unit, limit, situation));
  if (begins_at_once(after_part, dossier)) event.due = due;
  return event;
}

void PartAssigned::apply_to(Dossier& dossier, const Occasion& occasion) const {
  DossierPart part{.number = number,
                   .unit = unit,
                   .agency = agency,
                   .task = task,
                   .limit = limit,
                   .after_part = after_part,
                   .assigned_at = occasion.effective,
                   .begun_at = std::nullopt,
                   .due = due};
  if (begins_at_once(after_part, dossier)) part.begun_at = occasion.effective;
  dossier.parts.push_back(std::move(part));
}

}  // namespace motcua
