// Stages past their due time, cut where the dossier changed hands.
#include "engine/statistics/late_time.h"

#include <algorithm>

#include "engine/check.h"

namespace motcua {

std::vector<LatePart> late_time(const Dossier& dossier, std::span<const Holding> holdings,
                                const WorkingTime& working_time, Instant from, Instant to) {
  CHECK(!holdings.empty(), "expected a dossier that somebody has held");
  std::vector<LatePart> parts;
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    if (stage.clock != Clock::running || !stage.due) continue;
    const Instant begin = std::max({stage.from, *stage.due, from});
    const Instant end =
        i + 1 < dossier.stages.size() ? std::min(dossier.stages[i + 1].from, to) : to;
    Instant at = begin;
    for (size_t holding = 0; holding < holdings.size() && at < end; ++holding) {
      const bool is_last = holding + 1 == holdings.size();
      // Never backwards, though an imported history may say so.
      const Instant until = is_last ? end : std::clamp(holdings[holding + 1].from, at, end);
      const int64_t minutes = open_minutes_between(working_time, minute_of(at), minute_of(until));
      if (minutes > 0) parts.push_back({holdings[holding].holder, minutes});
      at = until;
    }
  }
  return parts;
}

}  // namespace motcua
