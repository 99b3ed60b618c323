// Stopping and resuming the clock of a dossier: the rule that supplements and payments share
// (engine/DOMAIN.md#clocks). Pure; the results go into the events.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

// How a pause begins. Part of the event.
struct PauseStart {
  bool clock_stopped = false;  // false: undated, or already at or past the due time
  std::optional<Instant> due_before;
  int64_t minutes_left = 0;  // open minutes from the pause to the due time
  bool operator==(const PauseStart&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(40, "clock_stopped", &PauseStart::clock_stopped),
                      field(41, "due_time_before", &PauseStart::due_before),
                      field(42, "minutes_left", &PauseStart::minutes_left));
  }
};

// How a pause ends. Part of the event.
struct PauseEnd {
  bool resumed = false;  // false: the dossier was not, or stays, paused
  std::optional<Instant> due_after;
  bool due_provisional = false;
  std::optional<Instant> letter_deadline;
  bool operator==(const PauseEnd&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(45, "resumed", &PauseEnd::resumed),
                      field(46, "due_time_after", &PauseEnd::due_after),
                      field(47, "due_provisional", &PauseEnd::due_provisional),
                      field(48, "letter_deadline", &PauseEnd::letter_deadline));
  }
};

// By which a dossier that was received is due: of the correction under way, else of the second
// phase once it has begun in time, else as promised.
struct CountedLimit {
  std::optional<Limit> limit;
  DayPolicy day_policy = DayPolicy::by_day;
};
CountedLimit counted_limit(const Dossier& dossier);

// After a supplement, by the law of the dossier.
ResumePolicy resume_policy_of(const Regulation& law);
// The arrival that starts the clock came while it stood; not one that was told after the first
// phase's end.
bool has_arrived_during(const Pause& pause, const Dossier& dossier);
// What such a pause of a dossier that was received does to its due time.
ResumePolicy resume_policy_after(const Pause& pause, const Dossier& dossier);

// Before the receipt this is the acceptance clock, afterwards that of the promise.
PauseStart stop_clock(const Situation& situation, bool stops);
OrRejection<PauseEnd> resume_clock(const Situation& situation);

// A pause as it is reckoned anew, where another promise holds from the receipt. Part of the event.
struct PauseAnew {
  int32_t position = 0;  // among the dossier's pauses, from 1
  bool clock_stopped = false;
  std::optional<Instant> due_before;
  std::optional<Instant> due_after;
  int64_t minutes_left = 0;
  bool operator==(const PauseAnew&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "position", &PauseAnew::position),
                      field(2, "clock_stopped", &PauseAnew::clock_stopped),
                      field(3, "due_time_before", &PauseAnew::due_before),
                      field(4, "due_time_after", &PauseAnew::due_after),
                      field(5, "minutes_left", &PauseAnew::minutes_left));
  }
};

// The pauses since the receipt, which have all ended, and the due time behind them. Where an
// arrival started the clock: when it then was due; none where the clock stood, or it is undated.
struct ClockAnew {
  std::vector<PauseAnew> pauses;
  std::optional<Instant> due_from_arrival;
  std::optional<Instant> due;
  bool due_provisional = false;
  std::optional<Instant> letter_deadline;
};
// As if the dossier had been since its receipt what it says now: its promise, and its policies. An
// arrival at the instant of a pause's beginning or end was before the one and after the other.
OrRejection<ClockAnew> reckon_clock_anew(const Dossier& dossier, const Catalogue& catalogue);

void apply_pause(Dossier& dossier, const PauseStart& start, Pause pause, State next);
void apply_resumption(Dossier& dossier, const PauseEnd& end, Instant effective);

}  // namespace motcua
