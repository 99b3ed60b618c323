// move due time → DueTimeMoved: the day on which a dossier is due became a day off after it was
// promised; a supervisor or the head moves it forward, with reason. To the first working day after
// (due_after_day_off). The promise stays as it was printed; nothing moves by itself.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct DueTimeMoved {
  static constexpr Verb verb = Verb::move_due_time;
  std::string reason;
  std::optional<Instant> due_before;
  std::optional<Instant> due_after;
  bool due_provisional = false;
  std::optional<Instant> letter_deadline;
  bool operator==(const DueTimeMoved&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(14, "reason", &DueTimeMoved::reason, personal()),
                      field(41, "due_time_before", &DueTimeMoved::due_before),
                      field(46, "due_time_after", &DueTimeMoved::due_after),
                      field(47, "due_provisional", &DueTimeMoved::due_provisional),
                      field(48, "letter_deadline", &DueTimeMoved::letter_deadline));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct MoveDueTime {
  static constexpr Verb verb = Verb::move_due_time;
  std::string reason;
  std::optional<Instant> due_at;  // given by an imported history, and kept
  bool operator==(const MoveDueTime&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(11, "due_at", &MoveDueTime::due_at),
                      field(14, "reason", &MoveDueTime::reason, personal(required_long_text)));
  }
  OrRejection<DueTimeMoved> decide(const Situation& situation) const;
};

// Whether there is something to move: it may be moved, its clock runs, and by its unit's calendar
// of now the day on which it is due is off.
bool is_due_on_day_off(const Dossier& dossier, const WorkingTime& time);

}  // namespace motcua
