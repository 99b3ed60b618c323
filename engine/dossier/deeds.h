// What was done for a dossier beside its course, and is kept in it: letters, payments, deliveries,
// consultations, notices, parts, marks, moves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/catalogue/entries.h"
#include "engine/dossier/course.h"
#include "engine/fields.h"

namespace motcua {

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
  std::string reference;       // of the payer's system: with the method, which payment it is
  std::string receipt_number;  // biên lai
  bool operator==(const Payment&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "payment_time", &Payment::at),
                      field(2, "amount_vnd", &Payment::amount_vnd),
                      field(3, "payment_method", &Payment::method),
                      field(4, "reference", &Payment::reference, personal()),
                      field(5, "receipt_number", &Payment::receipt_number, personal()));
  }
};

// phí or lệ phí. The amount is what would be owed without any exemption: an exempt line keeps it,
// and owes nothing; a reduced one owes what it is reduced to. A named line of 0 says that nothing
// is to be paid. Only an imported history has lines with neither name nor amount: they say nothing.
struct FeeLine {
  FeeKind kind = FeeKind::not_said;
  std::string name;
  int64_t amount_vnd = 0;
  bool exempt = false;
  std::optional<int64_t> reduced_to_vnd;
  std::string tariff;       // of the catalogue, by which it is exempt, reduced, or owed at all
  std::string legal_basis;  // of that
  bool operator==(const FeeLine&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "kind", &FeeLine::kind), field(2, "name", &FeeLine::name, impersonal()),
        field(3, "amount_vnd", &FeeLine::amount_vnd), field(4, "exempt", &FeeLine::exempt),
        field(5, "reduced_to_vnd", &FeeLine::reduced_to_vnd),
        field(6, "tariff", &FeeLine::tariff, impersonal(Shape{.characters_max = 100})),
        field(7, "legal_basis", &FeeLine::legal_basis, impersonal()));
  }
  int64_t owed_vnd() const { return exempt ? 0 : reduced_to_vnd.value_or(amount_vnd); }
  bool is_lessened() const { return exempt || reduced_to_vnd.has_value(); }
};

// A fee that the dossier owes, as it was asked for.
struct Obligation {
  Instant at;
  FeeLine line;
  bool operator==(const Obligation&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Obligation::line), field(10, "obligation_time", &Obligation::at));
  }
};

// That was found after the fee had been asked for.
struct Exemption {
  Instant at;
  int32_t number = 0;      // of the obligation, from 1
  int64_t amount_vnd = 0;  // that is no longer owed
  std::string tariff;
  std::string legal_basis;
  bool operator==(const Exemption&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 100};
    return std::tuple(field(1, "exemption_time", &Exemption::at),
                      field(2, "number", &Exemption::number),
                      field(3, "amount_vnd", &Exemption::amount_vnd),
                      field(4, "tariff", &Exemption::tariff, impersonal(code)),
                      field(5, "legal_basis", &Exemption::legal_basis, impersonal()));
  }
};

// Money that went back.
struct Refund {
  Instant at;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  std::string reference;
  std::string reason;
  bool operator==(const Refund&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "refund_time", &Refund::at),
                      field(2, "amount_vnd", &Refund::amount_vnd),
                      field(3, "payment_method", &Refund::method),
                      field(4, "reference", &Refund::reference, personal()),
                      field(5, "reason", &Refund::reason, personal(long_text)));
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

// A file of the dossier: a scan of a paper, or the result. Its bytes lie beside the register under
// their hash (engine/store/kept_files.h), and stay until no dossier has them any more.
struct AttachedFile {
  int32_t number = 0;  // in the dossier, from 1
  std::string sha256;  // hexadecimal; it tells who has the same paper, and so is personal
  int64_t bytes = 0;
  std::string media_type;
  std::string file_name;
  int32_t paper = 0;       // which of the dossier's papers, from 1; 0: none of them
  bool of_result = false;  // the result, or part of it
  std::string signed_by;   // whose digital signature it has
  Instant attached_at;
  std::optional<Instant> withdrawn_at;  // it was none of this dossier's: its bytes are not kept
  std::string withdrawn_reason;
  bool operator==(const AttachedFile&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "number", &AttachedFile::number),
                      field(2, "sha256", &AttachedFile::sha256, personal()),
                      field(3, "bytes", &AttachedFile::bytes),
                      field(4, "media_type", &AttachedFile::media_type, impersonal()),
                      field(5, "file_name", &AttachedFile::file_name, personal()),
                      field(6, "paper", &AttachedFile::paper),
                      field(7, "of_result", &AttachedFile::of_result),
                      field(8, "signed_by", &AttachedFile::signed_by, personal()),
                      field(9, "attached_time", &AttachedFile::attached_at),
                      field(10, "withdrawn_time", &AttachedFile::withdrawn_at),
                      field(11, "withdrawn_reason", &AttachedFile::withdrawn_reason, personal()));
  }
  // Its bytes are kept for this dossier.
  bool is_kept() const { return !withdrawn_at && !sha256.empty(); }
};

// Of a list whose numbers are its places, from 1. Null: there is none of that number.
template <class List>
auto* find_numbered(List& list, int32_t number) {
  const bool is_there = number >= 1 && static_cast<size_t>(number) <= list.size();
  return is_there ? &list[static_cast<size_t>(number) - 1] : nullptr;
}

}  // namespace motcua
