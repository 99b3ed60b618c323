// One function for events that bring an application, and one for each of some more.
#include "engine/dossier/warnings.h"

#include <algorithm>

namespace motcua {
namespace {

using Warnings = std::vector<Warning>;

Warnings of_application(const Dossier& after) {
  const Applicant& applicant = after.application.applicant;
  if (!applicant.name.empty() || !applicant.identity.empty()) return {};
  return {{Reason::APPLICANT_MISSING, {}}};
}

Warnings of_fees(const PaymentRequested& requested) {
  std::string nameless;
  for (size_t i = 0; i < requested.lines.size(); ++i) {
    if (!requested.lines[i].name.empty()) continue;
    nameless.append(nameless.empty() ? "" : ", ").append("fees[" + std::to_string(i) + "]");
  }
  if (nameless.empty()) return {};
  return {{Reason::FEE_WITHOUT_NAME, {{"fees", nameless}}}};
}

Warnings of_payment(const Dossier& after) {
  if (after.paid_vnd <= after.owed_vnd) return {};
  return {{Reason::OVERPAID,
           {{"paid_vnd", std::to_string(after.paid_vnd)},
            {"owed_vnd", std::to_string(after.owed_vnd)}}}};
}

// Late, or more often than the law of the dossier has it.
Warnings of_supplement(const Dossier& after, const Catalogue& catalogue) {
  const Regulation& regulation = catalogue.regulation_on(law_day_of(after));
  const Pause& asked = after.pauses.back();
  if (asked.phase == PausePhase::intake) {
    const auto times =
        std::count_if(after.pauses.begin(), after.pauses.end(),
                      [](const Pause& pause) { return pause.phase == PausePhase::intake; });
    const int32_t most = regulation.intake_supplements_max;
    if (most == 0 || times <= most) return {};
    return {{Reason::SUPPLEMENT_ASKED_AGAIN,
             {{"limit", std::to_string(most)}, {"regulation", regulation.code}}}};
  }
  const auto limit = parse_limit(regulation.supplement_notice);
  if (!limit) return {};
  const WorkingTime& time = catalogue.working_time(after.application.unit);
  const auto due = reckon_due(time, *limit, DayPolicy::by_day, minute_of(*after.received_at));
  if (!due || minute_of(asked.from) <= due->due) return {};
  return {{Reason::SUPPLEMENT_ASKED_LATE,
           {{"limit", regulation.supplement_notice},
            {"latest", format_instant(instant_of(due->due))},
            {"regulation", regulation.code}}}};
}

Warnings of_letter(const ApologyIssued& letter, const Dossier& after, const Catalogue& catalogue) {
  const auto& time = letter.reappointed_time;
  if (!time || is_within_hours(*time, after, catalogue)) return {};
  return {{Reason::REAPPOINTMENT_OUTSIDE_HOURS,
           {{"unit", after.application.unit}, {"reappointed_time", format_instant(*time)}}}};
}

// Only where the regulation does not block it.
Warnings of_return(const Dossier& after) {
  if (!after.is_late() || !after.letters.empty()) return {};
  return {{Reason::APOLOGY_MISSING, {}}};
}

}  // namespace

std::vector<Warning> warnings_of(const DossierEvent& event, const Dossier& after,
                                 const Catalogue& catalogue) {
  return std::visit(
      [&]<class Event>(const Event& one) -> Warnings {
        if constexpr (requires { one.application; }) {
          return of_application(after);
        } else if constexpr (std::is_same_v<Event, PaymentRequested>) {
          return of_fees(one);
        } else if constexpr (std::is_same_v<Event, SupplementRequested>) {
          return of_supplement(after, catalogue);
        } else if constexpr (std::is_same_v<Event, PaymentRecorded>) {
          return of_payment(after);
        } else if constexpr (std::is_same_v<Event, ApologyIssued>) {
          return of_letter(one, after, catalogue);
        } else if constexpr (std::is_same_v<Event, Returned>) {
          return of_return(after);
        } else {
          return {};
        }
      },
      event);
}

}  // namespace motcua
