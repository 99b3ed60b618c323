// Late once is late for good: a finish after a reopening is late if the first was.
#include "engine/dossier/transitions/resolve.h"

#include <algorithm>

namespace motcua {
namespace {

// Open minutes of the dossier's stages until `finished`, those in which the clock stood apart.
void count_minutes(const Situation& situation, Resolved& event) {
  const Dossier& dossier = *situation.dossier;
  const WorkingTime& time = situation.catalogue->working_time(dossier.application.unit);
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    if (stage.clock == Clock::ended) continue;
    const Instant until =
        i + 1 < dossier.stages.size() ? dossier.stages[i + 1].from : situation.effective;
    const int64_t minutes = open_minutes_between(time, minute_of(stage.from), minute_of(until));
    (stage.clock == Clock::waiting ? event.paused_minutes : event.worked_minutes) += minutes;
  }
}

}  // namespace

OrRejection<Resolved> Resolve::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  Resolved event{.outcome = outcome,
                 .electronic_result = electronic_result,
                 .timeliness = judge(situation.effective, dossier.current_due_time),
                 .due_before = dossier.current_due_time};
  if (dossier.correction()) event.correction_timeliness = event.timeliness;
  // A second finish is late if the first or the second was.
  if (dossier.is_late()) event.timeliness = Timeliness::late;
  count_minutes(situation, event);
  return event;
}

void Resolved::apply_to(Dossier& dossier, const Occasion& occasion) const {
  if (correction_timeliness) {
    Correction& correction = dossier.corrections.back();
    correction.finished_at = occasion.effective;
    correction.due = due_before;
    correction.timeliness = *correction_timeliness;
  }
  dossier.state = State::resolved;
  dossier.outcome.reset();
  if (outcome != Outcome::not_said) dossier.outcome = outcome;
  dossier.electronic_result = electronic_result;
  const auto requested =
      std::count_if(dossier.pauses.begin(), dossier.pauses.end(),
                    [](const Pause& pause) { return pause.phase == PausePhase::examination; });
  dossier.finishes.push_back({.at = occasion.effective,
                              .due = due_before,
                              .timeliness = timeliness,
                              .worked_minutes = worked_minutes,
                              .paused_minutes = paused_minutes,
                              .electronic_result = electronic_result,
                              .supplements_requested = static_cast<int32_t>(requested)});
  begin_stage(dossier, occasion.effective, Clock::ended, std::nullopt);
}

}  // namespace motcua
