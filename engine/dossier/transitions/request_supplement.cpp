// Before the receipt it is the acceptance clock that stops, and no supplement is counted.
#include "engine/dossier/transitions/request_supplement.h"

#include "engine/dossier/law.h"

namespace motcua {
namespace {

// By the law of the day of the receipt. Where the calendar ends nothing is said.
std::optional<Instant> closable_from(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const Regulation regulation = law_of(dossier, *situation.catalogue);
  const auto limit = parse_limit(regulation.supplement_close_after);
  if (!limit) return std::nullopt;
  const WorkingTime& time = situation.catalogue->working_time(dossier.application.unit);
  const auto due = reckon_due(time, *limit, DayPolicy::by_day, minute_of(situation.effective));
  if (!due) return std::nullopt;
  return instant_of(due->due);
}

}  // namespace

OrRejection<SupplementRequested> RequestSupplement::decide(const Situation& situation) const {
  const bool intake = situation.dossier->state == State::submitted;
  return SupplementRequested{.pause = stop_clock(situation, true),
                             .phase = intake ? PausePhase::intake : PausePhase::examination,
                             .papers = papers,
                             .reason = reason,
                             .legal_basis = legal_basis,
                             .closable_from = closable_from(situation)};
}

void SupplementRequested::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_pause(dossier, pause,
              {.from = occasion.effective,
               .to = std::nullopt,
               .phase = phase,
               .reason = reason,
               .legal_basis = legal_basis,
               .approved_by = occasion.actor.officer,
               .papers = papers,
               .closable_from = closable_from},
              State::awaiting_supplement);
}

}  // namespace motcua
