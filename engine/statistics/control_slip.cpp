// A row a holding; stages say how the clock stood meanwhile.
#include "engine/statistics/control_slip.h"

#include <algorithm>

namespace motcua {
namespace {

Instant end_of_stage(const Dossier& dossier, size_t stage, Instant last) {
  const bool is_last = stage + 1 == dossier.stages.size();
  return is_last ? last : std::min(dossier.stages[stage + 1].from, last);
}

// When the clock ended that was not running any more at the end of the holding; none: it was.
std::optional<Instant> clock_end(const Dossier& dossier, std::optional<Instant> until) {
  const Stage* in_force = nullptr;
  for (const Stage& stage : dossier.stages) {
    if (!until || stage.from < *until) in_force = &stage;
  }
  if (!in_force || in_force->clock != Clock::ended) return std::nullopt;
  return in_force->from;
}

const ProcedureStep* step_of(const Procedure* procedure, const std::string& key) {
  if (!procedure || key.empty()) return nullptr;
  const auto found = std::find_if(procedure->steps.begin(), procedure->steps.end(),
                                  [&](const ProcedureStep& step) { return step.key == key; });
  return found == procedure->steps.end() ? nullptr : &*found;
}

// What was left of the limit when the clock stopped runs on when it starts again.
std::optional<Instant> step_due(const Dossier& dossier, const SlipRow& row, const WorkingTime& time,
                                DayPolicy policy, Instant now) {
  const auto limit = parse_limit(row.limit);
  if (!limit) return std::nullopt;
  const auto reckoned = reckon_due(time, *limit, policy, minute_of(row.from));
  if (!reckoned) return std::nullopt;
  Minute due = reckoned->due;
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    if (stage.clock != Clock::waiting && stage.clock != Clock::ended) continue;
    const Instant begin = std::max(stage.from, row.from);
    const Instant end = end_of_stage(dossier, i, row.to.value_or(now));
    if (end <= begin || minute_of(begin) >= due) continue;
    const bool stands = !row.to && i + 1 == dossier.stages.size();
    if (stands) return std::nullopt;
    const auto later =
        advance(time, minute_of(end), open_minutes_between(time, minute_of(begin), due));
    if (!later) return std::nullopt;
    due = *later;
  }
  return instant_of(due);
}

void count_minutes(const Dossier& dossier, const WorkingTime& time, Instant now, SlipRow& row) {
  const Instant last = row.to.value_or(now);
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    if (stage.clock == Clock::ended) continue;
    const int64_t minutes = open_minutes_between(time, minute_of(std::max(stage.from, row.from)),
                                                 minute_of(end_of_stage(dossier, i, last)));
    (stage.clock == Clock::waiting ? row.waiting_minutes : row.used_minutes) += minutes;
  }
}

}  // namespace

std::vector<SlipRow> control_slip(const Dossier& dossier, std::span<const Holding> holdings,
                                  const Catalogue& catalogue, Instant now) {
  std::vector<SlipRow> rows;
  if (!dossier.received_at) return rows;
  const Procedure* const procedure =
      catalogue.procedure(dossier.application.procedure, dossier.promise.procedure_version);
  const DayPolicy policy = procedure ? procedure->day_policy : DayPolicy::by_day;
  for (size_t i = 0; i < holdings.size(); ++i) {
    const Holding& holding = holdings[i];
    SlipRow row{.holder = holding.holder,
                .step_name = {},
                .limit = {},
                .from = std::max(holding.from, *dossier.received_at),
                .to = std::nullopt,
                .due = std::nullopt,
                .timeliness = std::nullopt};
    if (i + 1 < holdings.size()) row.to = holdings[i + 1].from;
    if (row.to && *row.to <= *dossier.received_at) continue;
    const auto ended = clock_end(dossier, row.to);
    if (ended && *ended <= row.from) continue;  // it had come back with its result
    if (ended) row.to = ended;
    // Never backwards, though an imported history may say so.
    if (row.to) row.to = std::max(*row.to, row.from);
    if (const ProcedureStep* const step = step_of(procedure, holding.holder.step)) {
      row.step_name = step->name;
      row.limit = step->limit;
    }
    const std::string& unit =
        holding.holder.unit.empty() ? dossier.application.unit : holding.holder.unit;
    const WorkingTime& time = catalogue.working_time(unit);
    row.due = step_due(dossier, row, time, policy, now);
    count_minutes(dossier, time, now, row);
    if (row.to) {
      row.timeliness = judge(*row.to, row.due);
    } else if (row.due && now > *row.due) {
      row.timeliness = Timeliness::late;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace motcua
