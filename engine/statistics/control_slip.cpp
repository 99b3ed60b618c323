// A row a holding, cut where the clock had ended; stages say how it stood meanwhile.
#include "engine/statistics/control_slip.h"

#include <algorithm>
#include <map>

namespace motcua {
namespace {

Instant end_of_stage(const Dossier& dossier, size_t stage, Instant last) {
  const bool is_last = stage + 1 == dossier.stages.size();
  return is_last ? last : std::min(dossier.stages[stage + 1].from, last);
}

// From when to when the clock had not ended: from the receipt, and from each reopening.
struct Stretch {
  Instant from;
  std::optional<Instant> to;  // none: it has not
};

std::vector<Stretch> stretches_of(const Dossier& dossier) {
  std::vector<Stretch> stretches;
  for (const Stage& stage : dossier.stages) {
    const bool is_open = !stretches.empty() && !stretches.back().to;
    if (stage.clock == Clock::ended) {
      if (is_open) stretches.back().to = stage.from;
    } else if (!is_open) {
      stretches.push_back({.from = stage.from, .to = std::nullopt});
    }
  }
  return stretches;
}

// What of a holding lies in the stretch; a hand-over at the very instant of the one before is some,
// too: histories of other systems often know only the day.
std::optional<Stretch> common_of(const Stretch& holding, const Stretch& stretch) {
  const Instant from = std::max(holding.from, stretch.from);
  std::optional<Instant> to = holding.to;
  if (stretch.to && (!to || *stretch.to < *to)) to = stretch.to;
  const bool at_once = holding.to == holding.from && holding.from >= stretch.from &&
                       (!stretch.to || holding.from < *stretch.to);
  if (to && *to <= from && !at_once) return std::nullopt;
  return Stretch{.from = from, .to = to};
}

const ProcedureStep* step_of(const Procedure* procedure, const std::string& key) {
  if (!procedure || key.empty()) return nullptr;
  const auto found = std::find_if(procedure->steps.begin(), procedure->steps.end(),
                                  [&](const ProcedureStep& step) { return step.key == key; });
  return found == procedure->steps.end() ? nullptr : &*found;
}

// Open minutes left of a step's share when it was left; none: it was not there before.
using Left = std::optional<int64_t>;

// Until when the share lasts while the clock runs: the limit is that of the step, however often it
// comes. Used up, it was due at once.
std::optional<Minute> end_of_share(const SlipRow& row, const WorkingTime& time, DayPolicy policy,
                                   const Left& left) {
  const auto limit = parse_limit(row.limit);
  if (!limit) return std::nullopt;
  const Minute from = minute_of(row.from);
  if (left == 0) return from;
  if (left) {
    const auto end = advance(time, from, *left);
    return end ? std::optional(*end) : std::nullopt;
  }
  const auto reckoned = reckon_due(time, *limit, policy, from);
  return reckoned ? std::optional(reckoned->due) : std::nullopt;
}

// What was left of the limit when the clock stopped runs on when it starts again.
std::optional<Instant> step_due(const Dossier& dossier, const SlipRow& row, const WorkingTime& time,
                                DayPolicy policy, const Left& left, Instant now) {
  const auto end_of_limit = end_of_share(row, time, policy, left);
  if (!end_of_limit) return std::nullopt;
  Minute due = *end_of_limit;
  for (size_t i = 0; i < dossier.stages.size(); ++i) {
    const Stage& stage = dossier.stages[i];
    if (stage.clock != Clock::waiting) continue;
    const Instant begin = std::max(stage.from, row.from);
    const Instant end = end_of_stage(dossier, i, row.to.value_or(now));
    if (end < begin || minute_of(begin) >= due) continue;
    // From the very instant on at which it stopped.
    const bool stands = !row.to && i + 1 == dossier.stages.size();
    if (stands) return std::nullopt;
    const auto later =
        advance(time, minute_of(end), open_minutes_between(time, minute_of(begin), due));
    if (!later) return std::nullopt;
    due = *later;
  }
  return instant_of(due);
}

// Behind the holdings that are the same work as the first: by successors of its unit.
size_t end_of_work(std::span<const Holding> holdings, size_t first) {
  size_t end = first + 1;
  while (end < holdings.size() && holdings[end].goes_on) ++end;
  return end;
}

// Who had it when that was over, of those who did the same work.
const Holder& last_holder(std::span<const Holding> work, const Stretch& held) {
  size_t last = work.size() - 1;
  while (last > 0 && held.to && work[last].from >= *held.to) --last;
  return work[last].holder;
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
  const Procedure* const procedure =
      catalogue.procedure(dossier.application.procedure, dossier.promise.procedure_version);
  const DayPolicy policy = procedure ? procedure->day_policy : DayPolicy::by_day;
  // By stretch and step: reopened, a step counts anew.
  std::map<std::pair<size_t, std::string>, Left> left;
  const auto add = [&](const Holder& holder, const Stretch& held, size_t stretch) {
    SlipRow row{.holder = holder,
                .step_name = {},
                .limit = {},
                .from = held.from,
                .to = held.to,
                .due = std::nullopt,
                .timeliness = std::nullopt};
    if (const ProcedureStep* const step = step_of(procedure, holder.step)) {
      row.step_name = step->name;
      row.limit = step->limit;
    }
    const std::string& unit = holder.unit.empty() ? dossier.application.unit : holder.unit;
    const WorkingTime& time = catalogue.working_time(unit);
    Left& left_of_step = left[{stretch, holder.step}];
    row.due = step_due(dossier, row, time, policy, left_of_step, now);
    if (row.to && row.due) {
      left_of_step = open_minutes_between(time, minute_of(*row.to), minute_of(*row.due));
    }
    count_minutes(dossier, time, now, row);
    if (row.to) {
      row.timeliness = judge(*row.to, row.due);
    } else if (row.due && now > *row.due) {
      row.timeliness = Timeliness::late;
    }
    rows.push_back(std::move(row));
  };
  const auto stretches = stretches_of(dossier);
  for (size_t i = 0; i < holdings.size();) {
    const size_t end = end_of_work(holdings, i);
    Stretch work{.from = holdings[i].from, .to = std::nullopt};
    // Never backwards, though an imported history may say so.
    if (end < holdings.size()) work.to = std::max(work.from, holdings[end].from);
    for (size_t stretch = 0; stretch < stretches.size(); ++stretch) {
      const auto held = common_of(work, stretches[stretch]);
      if (held) add(last_holder(holdings.subspan(i, end - i), *held), *held, stretch);
    }
    i = end;
  }
  return rows;
}

}  // namespace motcua
