// A dossier (hồ sơ TTHC) and its parts, as values. Only an event's apply_to writes one. All that a
// figure, an index or a slip needs is in it: no catalogue or time is asked besides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/accounts/role.h"
#include "engine/catalogue/entries.h"
#include "engine/dossier/lifecycle.h"
#include "engine/fields.h"
#include "engine/time/due_time.h"

namespace motcua {

// The internal number of a dossier, given in order of creation, from 1.
struct DossierNumber {
  uint64_t value = 0;
  constexpr auto operator<=>(const DossierNumber&) const = default;
};

// Who acts. Without authentication it is what the caller says; with it unit and role are those of
// the grant by which the account may.
struct Actor {
  std::string officer;
  std::string unit;
  Role role = Role::not_said;
  bool authenticated = false;
  std::string account;  // empty without authentication
  bool operator==(const Actor&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "officer", &Actor::officer, impersonal()),
                      field(2, "unit", &Actor::unit, impersonal()), field(3, "role", &Actor::role),
                      field(4, "authenticated", &Actor::authenticated),
                      field(5, "account", &Actor::account, impersonal()));
  }
};

// Whose a caller's reference is: each account has its own, without authentication each unit.
inline std::string reference_owner(const Actor& actor) {
  return actor.account.empty() ? actor.unit : "@" + actor.account;
}

struct Applicant {
  std::string name;
  std::string identity;  // of a person or an enterprise
  std::string telephone;
  std::string email;
  std::string address;
  bool operator==(const Applicant&) const = default;
  static constexpr auto fields() {
    constexpr Shape short_text{.characters_max = 40};
    return std::tuple(field(1, "name", &Applicant::name, personal()),
                      field(2, "identity", &Applicant::identity, personal(short_text)),
                      field(3, "telephone", &Applicant::telephone, personal(short_text)),
                      field(4, "email", &Applicant::email, personal()),
                      field(5, "address", &Applicant::address, personal()));
  }
};

// How an application came in, beside its channel, which decides limits and figures: a kiosk is
// direct or online (118/2025 art. 17(2a)).
enum class Entry {
  not_said = 0,
  portal = 1,
  vneid = 2,
  kiosk = 3,
  ministry_system = 4,
  counter = 5,
  post = 6,
  mobile = 7,     // at home, or wherever the people are
  proactive = 8,  // nobody asked for it (224/2026 art. 16)
};

// Who handed it in (118/2025 art. 15(2)): a kind, and where it was not the applicant, who.
enum class SubmitterKind {
  not_said = 0,  // taken for the applicant
  applicant = 1,
  authorised = 2,
  post = 3,
  hired_service = 4,
  agency = 5,
};

// What the check of who stood there found.
enum class IdentityResult { not_said = 0, confirmed = 1, not_confirmed = 2 };

struct Submitter {
  SubmitterKind kind = SubmitterKind::not_said;
  std::string name;
  std::string identity;
  std::string telephone;
  std::string authorisation;  // the document: number, date, who certified it
  // Whose e-identity account it was: its number. With an authorisation it is the authorising
  // person's (118/2025 art. 17(1)(a)).
  std::string e_account;
  IdentityResult identity_result = IdentityResult::not_said;
  bool operator==(const Submitter&) const = default;
  static constexpr auto fields() {
    constexpr Shape short_text{.characters_max = 40};
    return std::tuple(field(1, "kind", &Submitter::kind),
                      field(2, "name", &Submitter::name, personal()),
                      field(3, "identity", &Submitter::identity, personal(short_text)),
                      field(4, "telephone", &Submitter::telephone, personal(short_text)),
                      field(5, "authorisation", &Submitter::authorisation, personal()),
                      field(6, "e_account", &Submitter::e_account, personal(short_text)),
                      field(7, "identity_result", &Submitter::identity_result));
  }
};

// By what it was made sure who stood there; by VNeID or a card reader papers need no look.
enum class IdentityCheck { not_said = 0, vneid = 1, card_reader = 2, paper = 3, none = 4 };

// What is handed in: the same for a submission, a receipt and a refusal at the counter.
struct Application {
  std::string unit;            // handling unit (cơ quan giải quyết)
  std::string receiving_unit;  // nơi tiếp nhận; empty = the handling unit
  std::string procedure;
  Channel channel = Channel::not_said;
  Applicant applicant;
  std::vector<Paper> papers;
  std::string request_content;   // nội dung yêu cầu giải quyết
  std::string caller_reference;  // the other system's key, unique per caller
  Entry entry = Entry::not_said;
  Submitter submitted_by;
  IdentityCheck identity_check = IdentityCheck::not_said;
  std::string entry_device;  // of a kiosk: which one, and where it stands
  Boundary boundary = Boundary::not_said;
  // A ministry's system handles it, and it is only synchronised here: of an imported history.
  bool mirrored = false;
  bool operator==(const Application&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 40};
    return std::tuple(
        field(1, "unit", &Application::unit, impersonal(code)),
        field(2, "receiving_unit", &Application::receiving_unit, impersonal(code)),
        field(3, "procedure", &Application::procedure, impersonal(code)),
        field(4, "channel", &Application::channel), field(5, "applicant", &Application::applicant),
        field(6, "papers", &Application::papers),
        field(7, "request_content", &Application::request_content, personal(long_text)),
        field(8, "caller_reference", &Application::caller_reference,
              personal(Shape{.characters_max = 100})),
        field(26, "entry", &Application::entry),
        field(27, "submitted_by", &Application::submitted_by),
        field(28, "identity_check", &Application::identity_check),
        field(29, "entry_device", &Application::entry_device, impersonal()),
        field(9, "boundary", &Application::boundary),
        field(95, "mirrored", &Application::mirrored));
  }
};

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

enum class LetterTiming { not_said = 0, before_due = 1, after_due = 2 };
enum class DeliveryMethod {
  not_said = 0,
  paper = 1,
  sms = 2,
  email = 3,
  in_person = 4,
  telephone = 5,  // Decree 118/2025 art. 19(6) names these two, too
  social_network = 6,
};

// phiếu xin lỗi và hẹn lại ngày trả kết quả
struct Letter {
  std::string letter_number;  // "<n>/PXL" per unit and year
  Instant issued_at;
  LetterTiming timing = LetterTiming::not_said;  // so of an undated dossier
  std::string reason;
  std::string unit_at_fault;
  std::string signed_by;
  std::optional<Instant> reappointed_time;
  std::optional<Instant> delivered_at;
  DeliveryMethod delivery_method = DeliveryMethod::not_said;
  std::string delivered_to;
  std::optional<Instant> counter_notified_at;  // in writing, so that it changes the return time
  std::optional<Instant> time_adjusted_at;     // when it did (adjust_return_time.h)
  std::string time_adjusted_by;
  bool operator==(const Letter&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "letter_number", &Letter::letter_number, impersonal()),
                      field(2, "issued_time", &Letter::issued_at),
                      field(3, "timing", &Letter::timing),
                      field(4, "reason", &Letter::reason, personal()),
                      field(5, "unit_at_fault", &Letter::unit_at_fault, impersonal()),
                      field(6, "signed_by", &Letter::signed_by, impersonal()),
                      field(7, "reappointed_time", &Letter::reappointed_time),
                      field(8, "delivered_time", &Letter::delivered_at),
                      field(9, "delivery_method", &Letter::delivery_method),
                      field(10, "delivered_to", &Letter::delivered_to, personal()),
                      field(11, "counter_notified_time", &Letter::counter_notified_at),
                      field(12, "adjusted_time", &Letter::time_adjusted_at),
                      field(13, "adjusted_by", &Letter::time_adjusted_by, impersonal()));
  }
};

enum class Outcome { not_said = 0, granted = 1, denied = 2 };
enum class ReturnMethod { not_said = 0, counter = 1, post = 2, electronic = 3 };
enum class Satisfaction { not_said = 0, satisfied = 1, neutral = 2, dissatisfied = 3 };
enum class PaymentMethod { not_said = 0, counter = 1, online = 2 };

struct Payment {
  Instant at;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  bool operator==(const Payment&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "payment_time", &Payment::at),
                      field(2, "amount_vnd", &Payment::amount_vnd),
                      field(3, "payment_method", &Payment::method));
  }
};

// A due time that was moved off a day off (move_due_time.h).
struct DueMove {
  Instant at;
  std::optional<Instant> due_before;
  std::optional<Instant> due_after;
  bool operator==(const DueMove&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "move_time", &DueMove::at),
                      field(2, "due_time_before", &DueMove::due_before),
                      field(3, "due_time_after", &DueMove::due_after));
  }
};

// Of a submission: that the clerk is told of it in time (transitions/alert.h).
struct ClerkAlert {
  std::optional<Instant> portal_acknowledged_at;  // by the portal's machine
  std::optional<Instant> due;                     // none: the law asks for no alert
  std::optional<Instant> alerted_at;
  bool operator==(const ClerkAlert&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "portal_acknowledged_time", &ClerkAlert::portal_acknowledged_at),
                      field(2, "due_time", &ClerkAlert::due),
                      field(3, "alerted_time", &ClerkAlert::alerted_at));
  }
};

// The result, handed out: on paper and electronically are two.
struct Delivery {
  Instant at;
  ReturnMethod method = ReturnMethod::not_said;
  std::string taken_by;
  int32_t finish = 0;  // whose result it is: which finish, from 1; 0: none
  bool operator==(const Delivery&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "delivery_time", &Delivery::at),
                      field(2, "return_method", &Delivery::method),
                      field(3, "taken_by", &Delivery::taken_by, personal()),
                      field(4, "finish", &Delivery::finish));
  }
};

enum class ReopenCause { not_said = 0, agency_fault = 1, other = 2 };

// Of the agency's own fault, within a limit of its own (transitions/reopen.h). Judged by that; the
// verdict on the dossier is that of its finishes.
struct Correction {
  Instant reopened_at;
  std::string limit;                   // "3wd"
  std::optional<Instant> finished_at;  // none: not yet, or it ended without a result
  std::optional<Instant> due;          // as it was promised, and at the finish as it then stood
  Timeliness timeliness = Timeliness::undated;
  bool operator==(const Correction&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "reopened_time", &Correction::reopened_at),
                      field(2, "limit", &Correction::limit, impersonal()),
                      field(3, "finish_time", &Correction::finished_at),
                      field(4, "due_time", &Correction::due),
                      field(5, "timeliness", &Correction::timeliness));
  }
};

// A consultation (hỏi ý kiến, xác minh): what another agency was asked while the clock runs on
// (118/2025 art. 19(4)).
struct Consultation {
  int32_t number = 0;  // in the dossier, from 1
  std::string unit;    // that was asked; empty: it is no unit of the catalogue
  std::string agency;  // then who it is
  std::string content;
  Instant asked_at;
  std::string limit;                 // "3wd"
  std::optional<Instant> reply_due;  // none: an imported one without a usable limit
  std::string reply_way;
  std::optional<Instant> answered_at;
  std::string reply;
  bool operator==(const Consultation&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "number", &Consultation::number),
                      field(2, "unit", &Consultation::unit, impersonal()),
                      field(3, "agency", &Consultation::agency, personal()),
                      field(4, "content", &Consultation::content, personal()),
                      field(5, "asked_time", &Consultation::asked_at),
                      field(6, "limit", &Consultation::limit, impersonal()),
                      field(7, "reply_due_time", &Consultation::reply_due),
                      field(8, "reply_way", &Consultation::reply_way, personal()),
                      field(9, "answered_time", &Consultation::answered_at),
                      field(10, "reply", &Consultation::reply, personal()));
  }
  // Of a minute that is over: until its end an answer is in time.
  bool is_late_at(Instant answered) const {
    return reply_due && minute_of(answered) > minute_of(*reply_due);
  }
};

// What the applicant was told of (118/2025 arts 17, 19, 21, 22; 224/2026 arts 13, 15(1)(g)).
enum class NoticeKind {
  not_said = 0,
  acknowledged = 1,  // the portal has it
  accepted = 2,
  to_correct = 3,  // at intake
  supplement = 4,  // in the examination
  refused = 5,
  late = 6,
  result_ready = 7,
  early_result = 8,  // before its time
  presence = 9,      // when and where to be there
  stopped = 10,
  outage = 11,  // of the online service
  state_changed = 12,
};
enum class NoticeChannel {
  not_said = 0,
  portal = 1,
  vneid = 2,
  sms = 3,
  email = 4,
  telephone = 5,
  social_network = 6,
  paper = 7,
  in_person = 8,
};

// A notice (thông báo): somebody was told of an event.
struct Notice {
  int32_t revision = 0;  // of the dossier after it: which event it is itself
  NoticeKind kind = NoticeKind::not_said;
  NoticeChannel channel = NoticeChannel::not_said;
  Instant sent_at;
  std::string content_hash;  // of the text that was sent, hexadecimal
  int32_t of_revision = 0;   // which event it tells of
  // Elapsed since that event; none if it is not the last one that was no notice.
  std::optional<int64_t> lag_minutes;
  std::string recipient;
  bool operator==(const Notice&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "revision", &Notice::revision), field(2, "notice_kind", &Notice::kind),
        field(3, "notice_channel", &Notice::channel), field(4, "sent_time", &Notice::sent_at),
        field(5, "content_hash", &Notice::content_hash, personal()),
        field(6, "of_revision", &Notice::of_revision),
        field(7, "lag_minutes", &Notice::lag_minutes),
        field(8, "recipient", &Notice::recipient, personal()));
  }
};

// Which event, and when it happened.
struct LastChange {
  int32_t revision = 0;
  Instant at;
  bool operator==(const LastChange&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "revision", &LastChange::revision),
                      field(2, "effective_time", &LastChange::at));
  }
};

// Of the eight contents that applicants judge (118/2025 art. 33(1)) those whose words are known.
enum class RatedContent {
  not_said = 0,
  time_against_rule = 1,
  number_of_agencies = 2,
  number_of_contacts = 3,
  conduct = 4,
  cost = 5,
  answers_to_complaints = 6,
};

struct Mark {
  RatedContent content = RatedContent::not_said;
  Satisfaction satisfaction = Satisfaction::not_said;
  bool operator==(const Mark&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "rated_content", &Mark::content, required),
                      field(2, "satisfaction", &Mark::satisfaction, required));
  }
};

// Where a dossier was until another unit took it over (transitions/move_to_successor.h). What
// happened before the day of `until` counts there.
struct Placement {
  std::string unit;
  std::string receiving_unit;  // empty: the handling unit
  Instant until;
  bool operator==(const Placement&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "unit", &Placement::unit, impersonal()),
                      field(2, "receiving_unit", &Placement::receiving_unit, impersonal()),
                      field(3, "end_time", &Placement::until));
  }
};

// Whether the unit that received it was another than the handling one.
enum class ReceiptPlace { not_said = 0, handling_unit = 1, elsewhere = 2 };

// A part of a linked dossier (liên thông): what another unit does for it, in its own time, while
// the dossier's clock is that of the handling unit, which leads (118/2025 art. 20(2)).
struct DossierPart {
  int32_t number = 0;  // in the dossier, from 1
  std::string unit;    // that does it; empty: an imported one's is no unit of the catalogue
  std::string agency;  // then who it is
  std::string task;
  std::string limit;       // "3wd", by the unit's calendar, from when it begins
  int32_t after_part = 0;  // the number of the part that it waits for; 0: none
  Instant assigned_at;
  std::optional<Instant> begun_at;  // none: it waits
  std::optional<Instant> due;       // none: likewise, or an imported one without a usable limit
  std::optional<Instant> finished_at;
  std::string result;
  bool operator==(const DossierPart&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "number", &DossierPart::number),
                      field(2, "unit", &DossierPart::unit, impersonal()),
                      field(3, "agency", &DossierPart::agency, personal()),
                      field(4, "task", &DossierPart::task, personal()),
                      field(5, "limit", &DossierPart::limit, impersonal()),
                      field(6, "after_part", &DossierPart::after_part),
                      field(7, "assigned_time", &DossierPart::assigned_at),
                      field(8, "begun_time", &DossierPart::begun_at),
                      field(9, "due_time", &DossierPart::due),
                      field(10, "finished_time", &DossierPart::finished_at),
                      field(11, "part_result", &DossierPart::result, personal()));
  }
  // Of a minute that is over: until its end it is in time.
  bool is_late_at(Instant finished) const { return due && minute_of(finished) > minute_of(*due); }
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

// Of a list whose numbers are its places, from 1. Null: there is none of that number.
template <class List>
auto* find_numbered(List& list, int32_t number) {
  const bool is_there = number >= 1 && static_cast<size_t>(number) <= list.size();
  return is_there ? &list[static_cast<size_t>(number) - 1] : nullptr;
}

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
        field(97, "second_phase", &Dossier::second_phase));
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
