// Checks that a letter is owed, that there may be another, and its new time; and numbers it.
#include "engine/dossier/transitions/issue_apology.h"

#include <algorithm>

#include "engine/dossier/arriving.h"
#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {

namespace {

OrRejection<void> check_owed(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const bool owed = dossier.is_open() ? dossier.current_due_time.has_value() : dossier.is_late();
  if (owed) return {};
  return reject(Reason::APOLOGY_NOT_OWED,
                {{"code", dossier.code}, {"state", std::string(name_of(dossier.state))}});
}

OrRejection<void> check_limit(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const Regulation regulation = law_of(dossier, *situation.catalogue);
  if (dossier.letters.size() < static_cast<size_t>(regulation.reappointments_max)) return {};
  return reject(
      Reason::REAPPOINTMENT_LIMIT,
      {{"code", dossier.code},
       {"limit", std::to_string(regulation.reappointments_max)},
       {"regulation", basis_of(&Regulation::reappointments_max, dossier, *situation.catalogue)},
       {"letter", dossier.letters.empty() ? "" : dossier.letters.back().letter_number}});
}

OrRejection<void> check_new_time(const std::optional<Instant>& time, const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  if (!time && !dossier.is_open()) return {};
  if (!time) return reject_field("reappointed_time", "required");
  const Instant earliest =
      dossier.is_open() ? std::max(*dossier.current_due_time, situation.now) : situation.now;
  if (*time <= earliest) {
    return reject(Reason::REAPPOINTMENT_TOO_EARLY,
                  {{"code", dossier.code}, {"earliest", format_instant(earliest)}});
  }
  const Regulation regulation = law_of(dossier, *situation.catalogue);
  if (!regulation.reappointment_needs_open_hours) return {};
  if (is_within_hours(*time, dossier, *situation.catalogue)) return {};
  return reject(Reason::REAPPOINTMENT_OUTSIDE_HOURS,
                {{"unit", dossier.application.unit},
                 {"reappointed_time", format_instant(*time)},
                 {"regulation", basis_of(&Regulation::reappointment_needs_open_hours, dossier,
                                         *situation.catalogue)}});
}

// The clock of one that waits was stopped before its due time. One without any has no timing.
LetterTiming timing_of(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  if (dossier.clock() == Clock::waiting) return LetterTiming::before_due;
  const auto& due =
      dossier.finishes.empty() ? dossier.current_due_time : dossier.finishes.back().due;
  if (!due) return LetterTiming::not_said;
  return situation.effective <= *due ? LetterTiming::before_due : LetterTiming::after_due;
}

// Whose series numbers it: the handling unit's, or the receiving one's where the handling unit
// keeps its register elsewhere.
const std::string& numbering_unit(const Situation& situation) {
  const Application& application = situation.dossier->application;
  const Catalogue& catalogue = *situation.catalogue;
  const std::string& receiving = application.receiving_unit;
  const bool is_receivers = is_outside(application.unit, catalogue) && !receiving.empty() &&
                            !is_outside(receiving, catalogue);
  return is_receivers ? receiving : application.unit;
}

}  // namespace

bool is_within_hours(Instant time, const Dossier& dossier, const Catalogue& catalogue) {
  return catalogue.working_time(dossier.application.unit).is_open_at(minute_of(time));
}

std::optional<SeriesKey> IssueApology::series(const Situation& situation) const {
  if (situation.imported) return std::nullopt;  // it has the number that it had
  const CivilDate date = civil_date(day_of(situation.effective));
  return SeriesKey{Series::letter, numbering_unit(situation), day_from(CivilDate{date.year, 1, 1})};
}

OrRejection<ApologyIssued> IssueApology::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  if (!situation.imported) {
    TRY(check_owed(situation));
    TRY(check_limit(situation));
    TRY(check_new_time(reappointed_time, situation));
    if (counter_notified_at && *counter_notified_at > situation.effective) {
      return reject_field("counter_notified_time",
                          "time_not_after " + format_instant(situation.effective));
    }
    if (!unit_at_fault.empty() && !situation.catalogue->unit(unit_at_fault)) {
      return reject(Reason::UNIT_NOT_FOUND, {{"unit", unit_at_fault}, {"field", "unit_at_fault"}});
    }
  }
  if (situation.imported && parse_letter_number(letter_number).value_or(0) > imported_number_max) {
    return reject_field("letter_number",
                        "series_number_max " + std::to_string(imported_number_max));
  }
  const Holder holder = answerable_holder(dossier, law_of(dossier, *situation.catalogue));
  const std::string& at_fault = holder.unit.empty() ? dossier.application.unit : holder.unit;
  const std::string& issuing =
      situation.imported ? dossier.application.unit : numbering_unit(situation);
  return ApologyIssued{.letter_number = situation.imported
                                            ? letter_number
                                            : format_letter_number(situation.next_in_series),
                       .timing = timing_of(situation),
                       .reason = reason,
                       .unit_at_fault = unit_at_fault.empty() ? at_fault : unit_at_fault,
                       .signed_by = signed_by,
                       .reappointed_time = reappointed_time,
                       .issuing_unit = issuing,
                       .counter_notified_at = counter_notified_at};
}

void ApologyIssued::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.letters.push_back({.letter_number = letter_number,
                             .issued_at = occasion.effective,
                             .timing = timing,
                             .reason = reason,
                             .unit_at_fault = unit_at_fault,
                             .signed_by = signed_by,
                             .reappointed_time = reappointed_time,
                             .delivered_at = std::nullopt,
                             .counter_notified_at = counter_notified_at});
}

}  // namespace motcua
