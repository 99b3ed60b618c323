// Counted as limits are.
#include "engine/dossier/asking.h"

#include <algorithm>

namespace motcua {

std::optional<Instant> asked_for_until(const Dossier& dossier, Instant asked, const Regulation& law,
                                       const WorkingTime& time) {
  const auto limit = parse_limit(law.supplement_notice);
  if (!limit || !dossier.is_received()) return std::nullopt;
  const auto& second = dossier.second_phase;
  const bool is_in_second = second && second->begun_at && asked >= *second->begun_at;
  const Instant from =
      is_in_second ? *second->begun_at : dossier.clock_started_at.value_or(*dossier.received_at);
  const auto due = reckon_due(time, *limit, DayPolicy::by_day, minute_of(from));
  if (!due) return std::nullopt;
  return instant_of(due->due);
}

bool is_asked_late(const Pause& pause, const Dossier& dossier, const Regulation& law,
                   const WorkingTime& time) {
  const auto& reopened = dossier.reopened_at;
  const bool is_of_correction = !reopened.empty() && pause.from >= reopened.front();
  if (pause.phase != PausePhase::examination || is_of_correction) return false;
  const auto until = asked_for_until(dossier, pause.from, law, time);
  return until && minute_of(pause.from) > minute_of(*until);
}

bool is_asked_again(const Pause& pause, const Dossier& dossier, const Regulation& law) {
  const int32_t most = law.intake_supplements_max;
  if (pause.phase != PausePhase::intake || most == 0) return false;
  const auto times = std::count_if(
      dossier.pauses.begin(), dossier.pauses.end(),
      [&](const Pause& one) { return one.phase == PausePhase::intake && one.from <= pause.from; });
  return times > most;
}

}  // namespace motcua
