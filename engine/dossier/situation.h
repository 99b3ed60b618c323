// All that a decision rests on besides the command, gathered beforehand as values. The rules read
// nothing else: no clock, no store, no randomness.
#pragma once

#include <optional>

#include "engine/catalogue/catalogue.h"
#include "engine/dossier/dossier.h"
#include "engine/rejection.h"

namespace motcua {

// A series of numbers without gaps or doubles. Codes: per unit (code_series) and civil day;
// letters: per unit and year (of which `day` is the first day).
enum class Series { dossier_code = 1, provisional_code = 2, letter = 3 };

// The last number that a series gives. Imported codes end lower: whatever a mistaken import takes,
// there are numbers behind it.
inline constexpr int64_t series_number_max = 999'999'999;
inline constexpr int64_t imported_number_max = 99'999'999;

struct SeriesKey {
  Series series = Series::dossier_code;
  std::string unit;
  Day day;
  auto operator<=>(const SeriesKey&) const = default;
};

struct Situation {
  const Dossier* dossier = nullptr;  // null: the command makes a new one
  const Catalogue* catalogue = nullptr;
  Instant now;        // the stamp
  Instant effective;  // when it happened; = now for live events
  Actor actor;
  bool imported = false;       // what happened is recorded; duties never refuse it
  int64_t next_in_series = 1;  // of the series that the command asked for, if any
};

// What an event needs to be applied: when and by whom. In the journal record around it.
struct Occasion {
  Instant effective;
  int64_t sequence = 0;
  Actor actor;
  bool imported = false;
};

// "H44.100-240722-0001", or "…-S0001" for a submission.
std::string format_code(const SeriesKey& key, int64_t number);

struct SeriesNumber {
  SeriesKey key;
  int64_t number = 0;  // as it stands there, even one that no series gives; beyond 10^12 it is that
};
// Of a code as format_code makes it, or any of that shape with four digits or more. Nothing for a
// code of any other shape.
std::optional<SeriesNumber> parse_code(std::string_view code);

// The unit keeps its own register elsewhere (Unit::outside).
bool is_outside(const std::string& unit, const Catalogue& catalogue);
// Of the code that an application is given now: the handling unit's, or by the law of the day, or
// of a linked procedure that did not come online (118/2025 art. 28(2)), the receiver's. Where that
// unit keeps its register elsewhere it is the other one's.
SeriesKey code_series(Series series, const Application& application, const Situation& situation);
// By the law of the day that the code says, one of a ministry's central system.
bool is_central_code(const std::string& code, const Catalogue& catalogue);
// That, or of a unit that keeps its register elsewhere. Imported ones are kept whole, and their
// numbers are none of ours.
bool is_numbered_elsewhere(const std::string& code, const Catalogue& catalogue);

// "7/PXL".
std::string format_letter_number(int64_t number);
// Nothing for a number of another shape.
std::optional<int64_t> parse_letter_number(std::string_view text);

// ILLEGAL_TRANSITION in the dossier's state; null: there is none yet.
tl::unexpected<Rejection> illegal_transition(Verb verb, const Dossier* dossier);

// One of the roles acts; an import records what happened, whoever did it. With accounts this was
// asked before (engine/accounts/rights.h); here it is what holds without them, too.
OrRejection<void> check_role(Verb verb, RoleSet allowed, const Situation& situation);

// The unit exists and is valid on the day of the effective time.
OrRejection<void> check_unit(const std::string& code, std::string_view path,
                             const Situation& situation);

// CALENDAR_ENDS for a unit's calendar; empty: the national one.
tl::unexpected<Rejection> calendar_ends(const std::string& unit, const CalendarEnds& ends);

// The promise for an application received at `received`, by the law of that day (law.h): undated
// where the procedure has no usable limit for the channel.
OrRejection<Promise> make_promise(const Catalogue& catalogue, const Regulation& law,
                                  const Application& application, Instant received);

// When what another unit does for a dossier is due: a limit by days from the situation's time on,
// by that unit's calendar, or by the national one where there is no such unit. A live one must be
// understood; of an import none is told then.
OrRejection<std::optional<Instant>> due_elsewhere(const std::string& unit, const std::string& limit,
                                                  const Situation& situation);

// Opens a new stage at `from`, never before the stage that it ends: time does not run backwards in
// the stages, whatever an imported history says.
void begin_stage(Dossier& dossier, Instant from, Clock clock, std::optional<Instant> due);

// The stage of an open dossier as its current due time says.
void begin_open_stage(Dossier& dossier, Instant from);

}  // namespace motcua
