// One function for events that bring an application, and one for each of some more.
#include "engine/dossier/warnings.h"

#include <algorithm>

#include "engine/dossier/arriving.h"
#include "engine/dossier/asking.h"
#include "engine/dossier/fees.h"
#include "engine/dossier/law.h"
#include "engine/dossier/transferring.h"
#include "engine/dossier/transitions/alert.h"
#include "engine/utf8.h"

namespace motcua {
namespace {

using Warnings = std::vector<Warning>;

Warnings of_application(const Dossier& after) {
  Warnings warnings;
  const Applicant& applicant = after.application.applicant;
  if (is_blank(applicant.name) && is_blank(applicant.identity)) {
    warnings.push_back({Reason::APPLICANT_MISSING, {}});
  }
  const Submitter& submitter = after.application.submitted_by;
  if (submitter.kind == SubmitterKind::authorised && is_blank(submitter.authorisation)) {
    warnings.push_back({Reason::AUTHORISATION_MISSING, {}});
  }
  return warnings;
}

// What is taken in from anywhere in the nation is on a published list, since the law counts it from
// its arrival (309/2026 art. 7(2), 8(3)). Nobody is warned of a list that nobody published.
Warnings of_list(const Dossier& after, const Catalogue& catalogue) {
  const Day day = law_day_of(after);
  const Regulation& law = catalogue.regulation_on(day);
  if (after.application.boundary != Boundary::nation || !catalogue.has_nationwide_list() ||
      law.clock_start_boundary_free != ClockStart::arrival) {
    return {};
  }
  const std::string& code = after.application.procedure;
  const Procedure* const procedure = catalogue.procedure(code, after.promise.procedure_version);
  if (procedure && procedure->nationwide_from && *procedure->nationwide_from <= day) return {};
  return {{Reason::NOT_ON_NATIONWIDE_LIST, {{"procedure", code}, {"regulation", law.code}}}};
}

// "fees[0], fees[2]": the lines of which it is so.
template <class Condition>
std::string lines_that(const std::vector<FeeLine>& lines, Condition condition) {
  std::string told;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!condition(lines[i])) continue;
    told.append(told.empty() ? "" : ", ").append("fees[" + std::to_string(i) + "]");
  }
  return told;
}

// The tariff was for another day, procedure or channel, or nobody published it.
Warnings of_tariff(const std::string& code, const Dossier& after, const Catalogue& catalogue) {
  const Application& application = after.application;
  const Day day = law_day_of(after);
  const Tariff* const tariff = find_tariff(catalogue, code);
  if (code.empty() ||
      (tariff && is_valid_for(*tariff, application.procedure, application.channel, day))) {
    return {};
  }
  return {{Reason::TARIFF_NOT_VALID, {{"tariff", code}, {"day", format_day(day)}}}};
}

Warnings of_fees(const std::vector<FeeLine>& lines, const Dossier& after,
                 const Catalogue& catalogue) {
  Warnings warnings;
  const std::string nameless =
      lines_that(lines, [](const FeeLine& line) { return is_blank(line.name); });
  if (!nameless.empty()) warnings.push_back({Reason::FEE_WITHOUT_NAME, {{"fees", nameless}}});
  const std::string baseless = lines_that(lines, [](const FeeLine& line) {
    return line.is_lessened() && line.tariff.empty() && is_blank(line.legal_basis);
  });
  if (!baseless.empty()) {
    warnings.push_back({Reason::EXEMPTION_WITHOUT_BASIS, {{"fees", baseless}}});
  }
  for (const FeeLine& line : lines) {
    for (Warning& warning : of_tariff(line.tariff, after, catalogue)) {
      const bool is_told = std::find(warnings.begin(), warnings.end(), warning) != warnings.end();
      if (!is_told) warnings.push_back(std::move(warning));
    }
  }
  return warnings;
}

Warnings of_receipt(const Received& received, const Dossier& after, const Catalogue& catalogue) {
  Warnings warnings = of_application(after);
  for (Warning& warning : of_list(after, catalogue)) warnings.push_back(std::move(warning));
  for (Warning& warning : of_fees(received.fees, after, catalogue)) {
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

Warnings of_payment(const Dossier& after) {
  if (kept_vnd(after) <= after.owed_vnd) return {};
  return {{Reason::OVERPAID,
           {{"paid_vnd", std::to_string(kept_vnd(after))},
            {"owed_vnd", std::to_string(after.owed_vnd)}}}};
}

// No law says what is kept of it.
Warnings of_refund(const Dossier& after) {
  if (kept_vnd(after) >= after.owed_vnd) return {};
  return {{Reason::REFUNDED_BELOW_OWED,
           {{"kept_vnd", std::to_string(kept_vnd(after))},
            {"owed_vnd", std::to_string(after.owed_vnd)}}}};
}

// What was paid before it is to be given back.
Warnings of_exemption(const FeeExempted& exempted, const Dossier& after,
                      const Catalogue& catalogue) {
  Warnings warnings = of_tariff(exempted.tariff, after, catalogue);
  if (exempted.tariff.empty() && is_blank(exempted.legal_basis)) {
    warnings.push_back({Reason::EXEMPTION_WITHOUT_BASIS,
                        {{"fees", "fees[" + std::to_string(exempted.number - 1) + "]"}}});
  }
  for (Warning& warning : of_payment(after)) warnings.push_back(std::move(warning));
  return warnings;
}

Warnings of_supplement(const Dossier& after, const Catalogue& catalogue) {
  const Regulation law = law_of(after, catalogue);
  const WorkingTime& time = catalogue.working_time(after.application.unit);
  const Pause& asked = after.pauses.back();
  if (is_asked_again(asked, after, law)) {
    return {{Reason::SUPPLEMENT_ASKED_AGAIN,
             {{"limit", std::to_string(law.intake_supplements_max)},
              {"regulation", basis_of(&Regulation::intake_supplements_max, after, catalogue)}}}};
  }
  if (!is_asked_late(asked, after, law, time)) return {};
  return {{Reason::SUPPLEMENT_ASKED_LATE,
           {{"limit", law.supplement_notice},
            {"latest", format_instant(*asked_for_until(after, asked.from, law, time))},
            {"regulation", basis_of(&Regulation::supplement_notice, after, catalogue)}}}};
}

Warnings of_letter(const ApologyIssued& letter, const Dossier& after, const Catalogue& catalogue) {
  const auto& time = letter.reappointed_time;
  if (!time || is_within_hours(*time, after, catalogue)) return {};
  return {{Reason::REAPPOINTMENT_OUTSIDE_HOURS,
           {{"unit", after.application.unit}, {"reappointed_time", format_instant(*time)}}}};
}

// "2, 3": what others have not done.
template <class List>
std::string numbers_of_open(const List& list, std::optional<Instant> List::value_type::*done_at) {
  std::string numbers;
  for (const auto& one : list) {
    if (one.*done_at) continue;
    numbers.append(numbers.empty() ? "" : ", ").append(std::to_string(one.number));
  }
  return numbers;
}

// The work ends, or the result is given, without it.
Warnings of_what_is_open(const Dossier& after, const char* action) {
  Warnings warnings;
  const auto facts = [&](const std::string& numbers) {
    return Metadata{{"numbers", numbers}, {"action", action}};
  };
  const std::string parts = numbers_of_open(after.parts, &DossierPart::finished_at);
  if (!parts.empty()) warnings.push_back({Reason::PARTS_OPEN, facts(parts)});
  const std::string asked = numbers_of_open(after.consultations, &Consultation::answered_at);
  if (!asked.empty()) warnings.push_back({Reason::CONSULTATIONS_OPEN, facts(asked)});
  return warnings;
}

// Of the first delivery. A letter is missed only where the regulation does not block it.
Warnings of_return(const Dossier& after) {
  if (deliveries_of_result(after).size() > 1) return {};
  Warnings warnings;
  if (after.is_late() && after.letters.empty()) warnings.push_back({Reason::APOLOGY_MISSING, {}});
  for (Warning& warning : of_what_is_open(after, "return_result")) {
    warnings.push_back(std::move(warning));
  }
  if (const int64_t amount = outstanding_vnd(after); amount > 0) {
    warnings.push_back({Reason::FEE_OUTSTANDING, {{"amount_vnd", std::to_string(amount)}}});
  }
  return warnings;
}

// What another unit is given to do takes longer than the dossier has.
Warnings of_limit(const std::optional<Instant>& due, const Dossier& after) {
  const auto& latest = after.current_due_time;
  if (!due || !latest || minute_of(*due) <= minute_of(*latest)) return {};
  return {{Reason::LIMIT_BEYOND_DUE,
           {{"latest", format_instant(*latest)}, {"due", format_instant(*due)}}}};
}

Warnings of_transfer(const HandedOver& handed_over, const Dossier& after,
                     const Catalogue& catalogue) {
  if (!handed_over.transfers) return {};
  const Regulation law = law_of(after, catalogue);
  const WorkingTime& time = catalogue.working_time(after.application.unit);
  if (!is_transferred_late(after, law, time)) return {};
  return {{Reason::TRANSFERRED_LATE,
           {{"limit", transfer_limit(after, law)},
            {"latest", format_instant(*transfer_due(after, law, time))},
            {"regulation", basis_of(transfer_rule(after, law), after, catalogue)}}}};
}

// A step that the procedure, as it was when the dossier was promised, does not publish; one that
// publishes none has whatever is said.
Warnings of_step(const std::string& step, const Dossier& after, const Catalogue& catalogue) {
  const Procedure* const procedure =
      catalogue.procedure(after.application.procedure, after.promise.procedure_version);
  if (!procedure || procedure->steps.empty() || step.empty()) return {};
  std::string known;
  for (const ProcedureStep& one : procedure->steps) {
    if (one.key == step) return {};
    known.append(known.empty() ? "" : ", ").append(one.key);
  }
  return {{Reason::STEP_UNKNOWN, {{"step", step}, {"known", known}}}};
}

Warnings of_hand_over(const HandedOver& handed_over, const Dossier& after,
                      const Catalogue& catalogue) {
  Warnings warnings = of_transfer(handed_over, after, catalogue);
  for (Warning& warning : of_step(handed_over.to.step, after, catalogue)) {
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

Warnings of_alert(const Dossier& after) {
  if (!is_alerted_late(after)) return {};
  return {{Reason::ALERTED_LATE, {{"latest", format_instant(*after.alert.due)}}}};
}

Warnings of_answer(const ConsultationAnswered& answer) {
  if (!answer.late) return {};
  return {{Reason::CONSULTATION_ANSWERED_LATE,
           {{"number", std::to_string(answer.number)},
            {"latest", answer.reply_due ? format_instant(*answer.reply_due) : ""}}}};
}

Warnings of_part(const PartFinished& finished) {
  if (!finished.late) return {};
  return {{Reason::PART_FINISHED_LATE,
           {{"number", std::to_string(finished.number)},
            {"latest", finished.due ? format_instant(*finished.due) : ""}}}};
}

// Why the due time is not counted anew from the arrival; empty: it is.
std::string why_due_stays(const Arrived& arrived, const Dossier& after) {
  if (arrived.due_after) return "";
  if (after.second_phase) return "second_phase";
  if (after.clock() == Clock::waiting) return "waiting";
  return after.current_due_time ? "given" : "undated";
}

Warnings of_arrival(const Arrived& arrived, const Dossier& after, const Catalogue& catalogue) {
  if (!arrived.starts_clock || !is_arrival_told_late(after, arrived.due_before)) return {};
  Metadata facts{
      {"arrived_time", format_instant(*after.clock_started_at)},
      {"regulation", basis_of(&Regulation::clock_start_boundary_free, after, catalogue)}};
  const std::string cause = why_due_stays(arrived, after);
  if (!cause.empty()) facts.emplace_back("cause", cause);
  return {{Reason::ARRIVAL_TOLD_LATE, std::move(facts)}};
}

// Of what was reopened the arrival is missed once.
Warnings of_finish(const Dossier& after, const Catalogue& catalogue) {
  const Regulation law = law_of(after, catalogue);
  Warnings warnings = of_what_is_open(after, "resolve");
  if (after.finishes.size() == 1 && is_arrival_missing(after, law)) {
    warnings.push_back(
        {Reason::ARRIVAL_MISSING,
         {{"regulation", basis_of(&Regulation::clock_start_boundary_free, after, catalogue)}}});
  }
  return warnings;
}

}  // namespace

std::vector<Warning> warnings_of(const DossierEvent& event, const Dossier& after,
                                 const Catalogue& catalogue) {
  return std::visit(
      [&]<class Event>(const Event& one) -> Warnings {
        if constexpr (std::is_same_v<Event, Received>) {
          return of_receipt(one, after, catalogue);
        } else if constexpr (requires { one.application; }) {
          return of_application(after);
        } else if constexpr (std::is_same_v<Event, PaymentRequested>) {
          return of_fees(one.lines, after, catalogue);
        } else if constexpr (std::is_same_v<Event, SupplementRequested>) {
          return of_supplement(after, catalogue);
        } else if constexpr (std::is_same_v<Event, PaymentRecorded>) {
          return of_payment(after);
        } else if constexpr (std::is_same_v<Event, RefundRecorded>) {
          return of_refund(after);
        } else if constexpr (std::is_same_v<Event, FeeExempted>) {
          return of_exemption(one, after, catalogue);
        } else if constexpr (std::is_same_v<Event, ApologyIssued>) {
          return of_letter(one, after, catalogue);
        } else if constexpr (std::is_same_v<Event, Returned>) {
          return of_return(after);
        } else if constexpr (std::is_same_v<Event, HandedOver>) {
          return of_hand_over(one, after, catalogue);
        } else if constexpr (std::is_same_v<Event, Alerted>) {
          return of_alert(after);
        } else if constexpr (std::is_same_v<Event, ConsultationAnswered>) {
          return of_answer(one);
        } else if constexpr (std::is_same_v<Event, PartFinished>) {
          return of_part(one);
        } else if constexpr (std::is_same_v<Event, Arrived>) {
          return of_arrival(one, after, catalogue);
        } else if constexpr (std::is_same_v<Event, Resolved>) {
          return of_finish(after, catalogue);
        } else if constexpr (std::is_same_v<Event, Consulted>) {
          return of_limit(one.reply_due, after);
        } else if constexpr (std::is_same_v<Event, PartAssigned>) {
          return of_limit(one.due, after);
        } else {
          return {};
        }
      },
      event);
}

}  // namespace motcua
