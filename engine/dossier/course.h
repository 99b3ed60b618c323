// The course of a dossier: what was promised, who has it, how its clock stood, and how that was
// judged in the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/lifecycle.h"
#include "engine/fields.h"
#include "engine/time/due_time.h"

namespace motcua {

// A promise as it was made: the due time and all that it rests on.
struct Promise {
  std::optional<Instant> due_time;  // none: undated
  bool due_provisional = false;
  std::optional<Instant> letter_deadline;
  std::string limit;  // as published: "5wd"
  DayPolicy day_policy = DayPolicy::not_said;
  int32_t procedure_version = 0;
  bool operator==(const Promise&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(20, "promised_due_time", &Promise::due_time),
                      field(21, "due_provisional", &Promise::due_provisional),
                      field(22, "letter_deadline", &Promise::letter_deadline),
                      field(23, "limit", &Promise::limit, impersonal()),
                      field(24, "day_policy", &Promise::day_policy),
                      field(25, "procedure_version", &Promise::procedure_version));
  }
};

// Who has the dossier on the desk: a unit, an officer, or free text from another system.
struct Holder {
  std::string unit;
  std::string officer;
  std::string text;
  std::string step;
  bool operator==(const Holder&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "unit", &Holder::unit, impersonal()),
                      field(2, "officer", &Holder::officer, impersonal()),
                      field(3, "text", &Holder::text, personal()),
                      field(4, "step", &Holder::step, impersonal()));
  }
};

// How the clock stood from an instant on. All stocks are counted from the stages of dossiers.
enum class Clock {
  running = 1,  // towards `due`; overdue once it has passed
  waiting = 2,  // stopped before the due time: in time, no current due time
  undated = 3,  // open without any due time
  ended = 4,
};

struct Stage {
  Instant from;
  Clock clock = Clock::running;
  std::optional<Instant> due;
  bool operator==(const Stage&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "start_time", &Stage::from), field(2, "clock", &Stage::clock),
                      field(3, "due_time", &Stage::due));
  }
};

// `between`: the first phase of two has ended, and the applicant acts; no supplement.
enum class PausePhase { intake = 1, examination = 2, payment = 3, between = 4 };

struct Pause {
  Instant from;
  std::optional<Instant> to;
  PausePhase phase = PausePhase::examination;
  std::string reason;
  std::string legal_basis;
  std::string approved_by;
  std::vector<std::string> papers;  // that are asked for
  bool clock_stopped = false;       // a pause at or after the due time changes nothing
  std::optional<Instant> due_before;
  std::optional<Instant> due_after;
  int64_t minutes_left = 0;
  State state_before = State::received;
  std::optional<Instant> closable_from;  // of a supplement (request_supplement.h)
  bool operator==(const Pause&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "start_time", &Pause::from), field(2, "end_time", &Pause::to),
                      field(3, "phase", &Pause::phase),
                      field(4, "reason", &Pause::reason, personal()),
                      field(5, "legal_basis", &Pause::legal_basis, impersonal()),
                      field(6, "approved_by", &Pause::approved_by, impersonal()),
                      field(7, "papers", &Pause::papers, personal()),
                      field(8, "clock_stopped", &Pause::clock_stopped),
                      field(9, "due_time_before", &Pause::due_before),
                      field(10, "due_time_after", &Pause::due_after),
                      field(11, "minutes_left", &Pause::minutes_left),
                      field(12, "state_before", &Pause::state_before),
                      field(13, "closable_time", &Pause::closable_from));
  }
};

// Rule 1 (engine/DOMAIN.md#early-on-time-late), by name in every answer.
enum class Timeliness { early = 1, on_time = 2, late = 3, undated = 4 };
inline constexpr const char* timeliness_rule = "rule-1/v1";

// rule-1/v1. Late: after the due time, exactly. Early: before the due day. Due at 24:00 is due on
// the day that ends then.
constexpr Timeliness judge(Instant finished, const std::optional<Instant>& due) {
  if (!due) return Timeliness::undated;
  if (finished > *due) return Timeliness::late;
  return day_of(finished) < due_day(minute_of(*due)) ? Timeliness::early : Timeliness::on_time;
}

struct Finish {
  Instant at;
  std::optional<Instant> due;
  Timeliness timeliness = Timeliness::on_time;
  int64_t worked_minutes = 0;  // open minutes since the receipt, the clock running
  int64_t paused_minutes = 0;  // and standing
  bool electronic_result = false;
  int32_t supplements_requested = 0;  // until then, while it was examined
  bool operator==(const Finish&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "finish_time", &Finish::at), field(2, "due_time", &Finish::due),
                      field(3, "timeliness", &Finish::timeliness),
                      field(4, "worked_minutes", &Finish::worked_minutes),
                      field(5, "paused_minutes", &Finish::paused_minutes),
                      field(6, "electronic_result", &Finish::electronic_result),
                      field(7, "supplements_requested", &Finish::supplements_requested));
  }
};

// Of a procedure of two phases: from when the first has ended.
struct SecondPhase {
  std::string limit;  // "10wd", of the version that the promise rests on
  Instant first_ended_at;
  std::optional<Instant> begun_at;  // none: the applicant has not brought what it takes
  // As it was reckoned then; none: not begun, or the first was late or undated and stays so.
  std::optional<Instant> due;
  bool operator==(const SecondPhase&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "limit", &SecondPhase::limit, impersonal()),
                      field(2, "first_end_time", &SecondPhase::first_ended_at),
                      field(3, "start_time", &SecondPhase::begun_at),
                      field(4, "due_time", &SecondPhase::due));
  }
};

}  // namespace motcua
