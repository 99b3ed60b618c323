// amend → Amended: corrects the applicant's data or papers, with reason; never a date. While it is
// worked on, and no letter told the applicant a new time, a supervisor may correct the procedure or
// the channel: the due time is reckoned anew from the receipt, and from the arrival that starts the
// clock, by today's calendar, with the pauses since as they would have been then. What was promised
// before stays in the history. The applicant of an online dossier may change its content, too,
// where the law of its day says so (118/2025 art. 21); neither procedure nor channel.
#pragma once

#include "engine/dossier/applicant_mask.h"
#include "engine/dossier/clock.h"
#include "engine/dossier/situation.h"

namespace motcua {

struct Amended {
  static constexpr Verb verb = Verb::amend;
  Application application;  // as it now is, whole
  Promise promise;          // anew, only if `repromised`
  bool repromised = false;
  std::optional<Instant> due_before;
  std::string field_name;
  std::string reason;
  bool by_applicant = false;
  // Where it was promised anew: of the procedure that it is of now.
  ResumePolicy resume_policy = ResumePolicy::not_said;
  bool payment_stops_clock = false;
  // It had arrived, and its clock is reckoned anew from there, too: when it then was due. None
  // where the clock stood, or it is undated.
  bool counts_from_arrival = false;
  std::optional<Instant> due_from_arrival;
  // Where there were pauses since the receipt; what follows counts only then, or from an arrival.
  std::vector<PauseAnew> pauses;
  std::optional<Instant> due_after;
  bool current_due_provisional = false;
  std::optional<Instant> current_letter_deadline;
  bool operator==(const Amended&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Amended::application), inlined(&Amended::promise),
                      field(10, "repromised", &Amended::repromised),
                      field(11, "field", &Amended::field_name, impersonal()),
                      field(12, "resume_policy", &Amended::resume_policy),
                      field(13, "payment_stops_clock", &Amended::payment_stops_clock),
                      field(14, "reason", &Amended::reason, personal()),
                      field(41, "due_time_before", &Amended::due_before),
                      field(46, "due_time_after", &Amended::due_after),
                      field(49, "pauses_anew", &Amended::pauses),
                      field(50, "current_due_provisional", &Amended::current_due_provisional),
                      field(51, "current_letter_deadline", &Amended::current_letter_deadline),
                      field(15, "by_applicant", &Amended::by_applicant),
                      field(40, "due_time_from_arrival", &Amended::due_from_arrival),
                      field(42, "counts_from_arrival", &Amended::counts_from_arrival));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;

 private:
  void apply_clock_to(Dossier& dossier) const;
};

// The mask names what is corrected (AIP-134). Without one it is all that is filled in, of the
// applicant field by field.
struct Amend {
  static constexpr Verb verb = Verb::amend;
  FieldMask update_mask;  // "applicant.telephone", "applicant", "papers", …
  Applicant applicant;
  std::vector<Paper> papers;
  std::string request_content;
  std::string procedure;
  Channel channel = Channel::not_said;
  std::string reason;
  bool by_applicant = false;  // not the clerk: the portal brings it
  bool operator==(const Amend&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(3, "procedure", &Amend::procedure, impersonal()),
                      field(4, "channel", &Amend::channel),
                      field(5, "applicant", &Amend::applicant), field(6, "papers", &Amend::papers),
                      field(7, "request_content", &Amend::request_content, personal(long_text)),
                      field(14, "reason", &Amend::reason, personal(required_long_text)),
                      field(16, "update_mask", &Amend::update_mask),
                      field(17, "by_applicant", &Amend::by_applicant));
  }
  OrRejection<Amended> decide(const Situation& situation) const;
};

}  // namespace motcua
