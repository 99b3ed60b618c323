// A dossier (hồ sơ TTHC) as a value. Only an event's apply_to writes one. All that a figure, an
// index or a slip needs is in it: no catalogue or time is asked besides.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/application.h"
#include "engine/dossier/course.h"
#include "engine/dossier/deeds.h"

namespace motcua {

// The internal number of a dossier, given in order of creation, from 1.
struct DossierNumber {
  uint64_t value = 0;
  constexpr auto operator<=>(const DossierNumber&) const = default;
};

struct Dossier {
  DossierNumber number;
  std::string code;
  std::string provisional_code;  // of the submission, kept as an alias
  int32_t revision = 0;          // how many events it has had
  int64_t last_sequence = 0;     // of its last journal record
  Instant last_event_at;         // effective
  State state = State::none;
  Application application;
  Promise promise;  // the first one: promised due time
  ResumePolicy resume_policy = ResumePolicy::remaining;
  bool payment_stops_clock = false;
  std::string field_name;  // lĩnh vực, as at the receipt
  std::optional<Instant> submitted_at;
  std::optional<Instant> acceptance_due;
  std::optional<Instant> received_at;
  std::optional<Instant> current_due_time;  // none while waiting or undated
  std::optional<Instant> current_letter_deadline;
  bool current_due_provisional = false;
  Holder holder;
  int32_t hand_overs = 0;
  std::vector<Stage> stages;
  std::vector<Pause> pauses;
  std::vector<Finish> finishes;
  std::vector<Instant> reopened_at;
  std::vector<Letter> letters;
  std::optional<Instant> ended_at;  // without a result: by one of the endings (ending.h)
  Timeliness ended_timeliness = Timeliness::undated;
  bool annulled = false;
  std::optional<Instant> returned_at;
  int64_t owed_vnd = 0;
  int64_t paid_vnd = 0;
  int64_t paid_online_vnd = 0;
  std::optional<Outcome> outcome;
  bool electronic_result = false;
  std::optional<Satisfaction> satisfaction;
  bool imported = false;
  std::string caller;  // whose caller_reference it is: the unit of the actor who brought it
  bool slow_acceptance = false;  // accepted or refused after the acceptance was due
  std::vector<Payment> payments;
  std::optional<Instant> rated_at;   // the last time
  std::optional<Instant> erased_at;  // nothing personal is left, and nothing more happens
  // At the competent agency, of what was taken in irrespective of boundary.
  std::optional<Instant> arrived_electronically_at;
  std::optional<Instant> arrived_on_paper_at;
  // Of one whose limit counts from one of them: from when, and until when it then was due.
  std::optional<Instant> clock_started_at;
  std::optional<Instant> due_from_arrival;  // none: undated
  std::optional<Instant> transferred_at;    // by the counter that received it for another unit
  std::vector<DueMove> due_moves;
  // The third time: what the counter changed the return time to, on a letter. Verdicts rest on the
  // promised and the current due time alone.
  std::optional<Instant> reappointed_time;
  ClerkAlert alert;
  std::vector<Delivery> deliveries;
  std::vector<Correction> corrections;
  std::vector<Consultation> consultations;
  std::vector<Notice> notices;
  std::optional<LastChange> last_change;  // before the last notice; see last_change_of
  std::vector<Mark> marks;                // of the last rating
  std::vector<Placement> placements;      // before the present one, in order of time
  // As it stood when the submission was received or ended.
  std::optional<Instant> acceptance_was_due;
  std::vector<DossierPart> parts;
  // At the receipt; said once its units tell another thing by now (keep_receipt_place).
  ReceiptPlace receipt_place = ReceiptPlace::not_said;
  std::optional<SecondPhase> second_phase;
  // By when the counter that received it for another unit is to hand it over, as it was reckoned at
  // the receipt; none: the law has no limit, or it was received before this was kept.
  std::optional<Instant> transfer_due;
  std::vector<AttachedFile> files;
  std::vector<Obligation> obligations;
  std::vector<Exemption> exemptions;
  std::vector<Refund> refunds;
  int64_t refunded_vnd = 0;
  bool operator==(const Dossier&) const = default;

  static constexpr auto fields() {
    return std::tuple(
        inlined(&Dossier::application), inlined(&Dossier::promise),
        field(30, "code", &Dossier::code, impersonal()),
        field(31, "provisional_code", &Dossier::provisional_code, impersonal()),
        field(32, "revision", &Dossier::revision),
        field(33, "last_sequence", &Dossier::last_sequence),
        field(34, "last_event_time", &Dossier::last_event_at), field(35, "state", &Dossier::state),
        field(36, "resume_policy", &Dossier::resume_policy),
        field(37, "payment_stops_clock", &Dossier::payment_stops_clock),
        field(38, "field", &Dossier::field_name, impersonal()),
        field(39, "submitted_time", &Dossier::submitted_at),
        field(40, "acceptance_due_time", &Dossier::acceptance_due),
        field(41, "received_time", &Dossier::received_at),
        field(42, "due_time", &Dossier::current_due_time),
        field(43, "current_letter_deadline", &Dossier::current_letter_deadline),
        field(44, "current_due_provisional", &Dossier::current_due_provisional),
        field(45, "holder", &Dossier::holder), field(46, "hand_overs", &Dossier::hand_overs),
        field(47, "stages", &Dossier::stages), field(48, "pauses", &Dossier::pauses),
        field(49, "finishes", &Dossier::finishes),
        field(50, "reopened_times", &Dossier::reopened_at), field(51, "letters", &Dossier::letters),
        field(52, "ended_time", &Dossier::ended_at),
        field(53, "ended_timeliness", &Dossier::ended_timeliness),
        field(54, "annulled", &Dossier::annulled),
        field(55, "returned_time", &Dossier::returned_at),
        field(56, "owed_vnd", &Dossier::owed_vnd), field(57, "paid_vnd", &Dossier::paid_vnd),
        field(58, "paid_online_vnd", &Dossier::paid_online_vnd),
        field(59, "outcome", &Dossier::outcome),
        field(60, "electronic_result", &Dossier::electronic_result),
        field(61, "satisfaction", &Dossier::satisfaction),
        field(62, "imported", &Dossier::imported),
        field(63, "caller", &Dossier::caller, impersonal()),
        field(64, "slow_acceptance", &Dossier::slow_acceptance),
        field(65, "payments", &Dossier::payments), field(66, "rated_time", &Dossier::rated_at),
        field(67, "erased_time", &Dossier::erased_at),
        field(68, "arrived_electronically_time", &Dossier::arrived_electronically_at),
        field(69, "arrived_on_paper_time", &Dossier::arrived_on_paper_at),
        field(70, "clock_start_time", &Dossier::clock_started_at),
        field(71, "due_time_from_arrival", &Dossier::due_from_arrival),
        field(72, "transferred_time", &Dossier::transferred_at),
        field(87, "due_moves", &Dossier::due_moves),
        field(73, "reappointed_time", &Dossier::reappointed_time),
        field(74, "alert", &Dossier::alert), field(75, "deliveries", &Dossier::deliveries),
        field(76, "corrections", &Dossier::corrections),
        field(78, "consultations", &Dossier::consultations),
        field(79, "notices", &Dossier::notices), field(80, "last_change", &Dossier::last_change),
        field(81, "marks", &Dossier::marks), field(91, "placements", &Dossier::placements),
        field(96, "acceptance_was_due_time", &Dossier::acceptance_was_due),
        field(92, "parts", &Dossier::parts), field(98, "receipt_place", &Dossier::receipt_place),
        field(97, "second_phase", &Dossier::second_phase),
        field(100, "transfer_due_time", &Dossier::transfer_due),
        field(110, "files", &Dossier::files), field(115, "obligations", &Dossier::obligations),
        field(116, "exemptions", &Dossier::exemptions), field(117, "refunds", &Dossier::refunds),
        field(118, "refunded_vnd", &Dossier::refunded_vnd));
  }

  bool is_received() const { return received_at.has_value(); }
  bool is_open() const { return is_received() && phase_of(state) == Phase::open; }
  bool is_late() const {
    return !finishes.empty() && finishes.back().timeliness == Timeliness::late;
  }
  // What a live command may do.
  bool allows(Verb verb) const {
    const bool is_here = !application.mirrored || verb == Verb::erase;
    return !erased_at && is_here && is_allowed(verb, state);
  }
  Clock clock() const { return stages.empty() ? Clock::ended : stages.back().clock; }
  // In a pause that has not ended.
  bool is_paused() const { return !pauses.empty() && !pauses.back().to; }
  // That is under way; null: none.
  const Correction* correction() const {
    const bool runs = is_open() && !corrections.empty() && !reopened_at.empty() &&
                      corrections.back().reopened_at == reopened_at.back() &&
                      !corrections.back().finished_at;
    return runs ? &corrections.back() : nullptr;
  }
};

// Which unit handled it at the end of the day.
inline const std::string& unit_on(const Dossier& dossier, Day day) {
  for (const Placement& placement : dossier.placements) {
    if (day < day_of(placement.until)) return placement.unit;
  }
  return dossier.application.unit;
}

// Received by another unit than the handling one: a fact of the receipt (before it, of the
// application), which stays whoever handles it later.
inline bool is_received_elsewhere(const Dossier& dossier) {
  if (dossier.receipt_place != ReceiptPlace::not_said) {
    return dossier.receipt_place == ReceiptPlace::elsewhere;
  }
  const Application& application = dossier.application;
  return !application.receiving_unit.empty() && application.receiving_unit != application.unit;
}

// What the counter received for another unit is still in its hands.
inline bool is_at_counter(const Dossier& dossier) {
  return is_received_elsewhere(dossier) &&
         dossier.holder.unit == dossier.application.receiving_unit && !dossier.transferred_at;
}

// Once its units have changed: `was_elsewhere` is what they told before.
inline void keep_receipt_place(Dossier& dossier, bool was_elsewhere) {
  if (!dossier.is_received() || is_received_elsewhere(dossier) == was_elsewhere) return;
  dossier.receipt_place = was_elsewhere ? ReceiptPlace::elsewhere : ReceiptPlace::handling_unit;
}

// Whose law it keeps: of its receipt, before that of its submission; of one that had neither, since
// it was refused at once, of that.
inline Day law_day_of(const Dossier& dossier) {
  const Instant submitted = dossier.submitted_at.value_or(dossier.last_event_at);
  return day_of(dossier.received_at.value_or(submitted));
}

// What the applicant is to be told now: the time that the counter appointed anew, else the due
// time.
inline std::optional<Instant> return_time(const Dossier& dossier) {
  const auto& due = dossier.current_due_time ? dossier.current_due_time : dossier.promise.due_time;
  const auto& anew = dossier.reappointed_time;  // a restart may have gone beyond it since
  return anew && (!due || *anew > *due) ? anew : due;
}

// The last event that was no notice. What only notices came after is kept by the first of them.
inline LastChange last_change_of(const Dossier& dossier) {
  const bool was_notice =
      !dossier.notices.empty() && dossier.notices.back().revision == dossier.revision;
  if (was_notice && dossier.last_change) return *dossier.last_change;
  return {.revision = dossier.revision, .at = dossier.last_event_at};
}

// What the office has of the applicant's money.
inline int64_t kept_vnd(const Dossier& dossier) { return dossier.paid_vnd - dossier.refunded_vnd; }

// It ended without a result, or with a denial that was not reopened: no law says what is still to
// be paid of it then, or kept.
inline bool got_nothing(const Dossier& dossier) {
  const bool is_denied = !dossier.is_open() && dossier.outcome == Outcome::denied;
  return dossier.ended_at.has_value() || is_denied;
}

// What is still to be paid.
inline int64_t outstanding_vnd(const Dossier& dossier) {
  if (got_nothing(dossier) || dossier.application.mirrored) return 0;
  return std::max<int64_t>(0, dossier.owed_vnd - kept_vnd(dossier));
}

// At most so much may go back.
inline int64_t refundable_vnd(const Dossier& dossier) {
  const int64_t owed = got_nothing(dossier) ? 0 : dossier.owed_vnd;
  return std::max<int64_t>(0, kept_vnd(dossier) - owed);
}

// By when the first of the answers that an open dossier awaits is due; asked without a limit it is
// due at once. None: nothing is awaited.
inline std::optional<Instant> first_reply_due(const Dossier& dossier) {
  std::optional<Instant> first;
  if (!dossier.is_open()) return first;
  for (const Consultation& one : dossier.consultations) {
    if (one.answered_at) continue;
    const Instant due = one.reply_due.value_or(one.asked_at);
    if (!first || due < *first) first = due;
  }
  return first;
}

// It is not over: what other units were given to do or asked, they may still do.
inline bool awaits_others(const Dossier& dossier) {
  if (dossier.application.mirrored) return false;
  return dossier.is_open() || phase_of(dossier.state) == Phase::resolved;
}

// Of units of the catalogue, whose reply is awaited.
inline std::vector<const Consultation*> units_asked(const Dossier& dossier) {
  std::vector<const Consultation*> asked;
  if (!awaits_others(dossier)) return asked;
  for (const Consultation& one : dossier.consultations) {
    if (!one.unit.empty() && !one.answered_at) asked.push_back(&one);
  }
  return asked;
}

// That a unit is at work on: begun and not finished, of a dossier that is not over.
inline std::vector<const DossierPart*> parts_at_work(const Dossier& dossier) {
  std::vector<const DossierPart*> parts;
  if (!awaits_others(dossier)) return parts;
  for (const DossierPart& part : dossier.parts) {
    if (part.begun_at && !part.finished_at) parts.push_back(&part);
  }
  return parts;
}

// Overdue at the instant: open, and the current due time has passed.
inline bool is_overdue(const Dossier& dossier, Instant now) {
  return dossier.is_open() && dossier.clock() == Clock::running && dossier.stages.back().due &&
         now > *dossier.stages.back().due;
}

}  // namespace motcua
