// What the mask names is put right; another procedure or channel makes the promise anew, and the
// clock of all that has been since.
#include "engine/dossier/transitions/amend.h"

#include "engine/dossier/clock.h"
#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {

namespace {

// Without a mask: what is filled in.
std::vector<std::string> filled_in(const Amend& command) {
  std::vector<std::string> paths = filled_in(command.applicant);
  if (!command.papers.empty()) paths.emplace_back("papers");
  if (!command.request_content.empty()) paths.emplace_back("request_content");
  if (!command.procedure.empty()) paths.emplace_back("procedure");
  if (command.channel != Channel::not_said) paths.emplace_back("channel");
  return paths;
}

// Takes what the path names from the command; false if it names nothing.
bool correct(const Amend& command, const std::string& path, Application& application) {
  if (path == "papers") {
    application.papers = command.papers;
  } else if (path == "request_content") {
    application.request_content = command.request_content;
  } else if (path == "procedure") {
    application.procedure = command.procedure;
  } else if (path == "channel") {
    application.channel = command.channel;
  } else {
    return correct(command.applicant, path, application.applicant);
  }
  return true;
}

OrRejection<Application> corrected(const Amend& command, const Situation& situation) {
  const Application& before = situation.dossier->application;
  Application after = before;
  const auto& mask = command.update_mask.paths;
  for (const std::string& path : mask.empty() ? filled_in(command) : mask) {
    if (!correct(command, path, after)) {
      return reject_field("update_mask", "one_of papers, request_content, procedure, channel, " +
                                             applicant_paths());
    }
  }
  if (after.procedure.empty()) return reject_field("procedure", "required");
  if (after.channel == Channel::not_said && before.channel != Channel::not_said) {
    return reject_field("channel", "required");
  }
  if (after == before && !situation.imported) {
    return reject_field("update_mask", "something_to_amend");
  }
  return after;
}

// A letter told the applicant another time, a finish rests on the promise, its first phase has
// ended; what does not pass by itself comes before the state. Empty: it is not. Before the receipt
// there is no promise yet.
const char* why_too_late(const Dossier& dossier) {
  if (dossier.second_phase) return "second_phase";
  if (!dossier.finishes.empty()) return "finish";
  if (!dossier.letters.empty()) return "letter";
  switch (dossier.state) {
    case State::submitted: return dossier.pauses.empty() ? "" : "pause";
    case State::received:
    case State::processing: return "";
    case State::none:
    case State::refused:
    case State::awaiting_supplement:
    case State::awaiting_payment:
    case State::withdrawn:
    case State::stopped:
    case State::resolved:
    case State::returned: break;
  }
  return "state";
}

// What applicants may do by themselves; an import records what they did.
OrRejection<void> check_applicant(const Application& after, const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const Application& before = dossier.application;
  const Regulation law = law_of(dossier, *situation.catalogue);
  if (situation.imported) return {};
  if (!law.applicant_amends || !is_online(before.channel)) {
    return reject(
        Reason::APPLICANT_CANNOT_AMEND,
        {{"code", dossier.code},
         {"regulation", basis_of(&Regulation::applicant_amends, dossier, *situation.catalogue)}});
  }
  if (after.procedure != before.procedure) return reject_field("procedure", "not_by_applicant");
  if (after.channel != before.channel) return reject_field("channel", "not_by_applicant");
  return {};
}

}  // namespace

OrRejection<Amended> Amend::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  auto application = TRY(corrected(*this, situation));
  if (by_applicant) {
    TRY(check_applicant(application, situation));
  }
  Amended event{.application = std::move(application),
                .promise = dossier.promise,
                .due_before = dossier.current_due_time,
                .field_name = dossier.field_name,
                .reason = reason,
                .by_applicant = by_applicant};
  const bool corrects = event.application.procedure != dossier.application.procedure ||
                        event.application.channel != dossier.application.channel;
  if (!corrects) return event;

  TRY(check_role(verb, bit_of(Role::supervisor), situation));
  const std::string cause = why_too_late(dossier);
  if (!cause.empty()) {
    return reject(
        Reason::CORRECTION_TOO_LATE,
        {{"code", dossier.code}, {"state", std::string(name_of(dossier.state))}, {"cause", cause}});
  }
  const Instant from = dossier.received_at.value_or(situation.effective);
  const Regulation law = law_of(*situation.catalogue, event.application, day_of(from));
  const auto promise = TRY(make_promise(*situation.catalogue, law, event.application, from));
  const Procedure& procedure =
      *situation.catalogue->procedure(event.application.procedure, promise.procedure_version);
  event.field_name = procedure.field_name;
  if (!dossier.is_received()) return event;
  event.repromised = true;
  event.promise = promise;
  event.resume_policy = resume_policy_of(law);
  event.payment_stops_clock = procedure.payment_stops_clock;
  Dossier anew = dossier;
  anew.application = event.application;
  anew.promise = event.promise;
  anew.resume_policy = event.resume_policy;
  anew.payment_stops_clock = event.payment_stops_clock;
  auto clock = TRY(reckon_clock_anew(anew, *situation.catalogue));
  event.counts_from_arrival = dossier.clock_started_at.has_value();
  if (clock.pauses.empty() && !event.counts_from_arrival) return event;
  event.due_from_arrival = clock.due_from_arrival;
  event.pauses = std::move(clock.pauses);
  event.due_after = clock.due;
  event.current_due_provisional = clock.due_provisional;
  event.current_letter_deadline = clock.letter_deadline;
  return event;
}

void Amended::apply_to(Dossier& dossier, const Occasion&) const {
  dossier.application = application;
  dossier.field_name = field_name;
  if (!repromised) return;
  dossier.promise = promise;
  // Events of before told neither.
  if (resume_policy != ResumePolicy::not_said) {
    dossier.resume_policy = resume_policy;
    dossier.payment_stops_clock = payment_stops_clock;
  }
  dossier.current_due_time = promise.due_time;
  dossier.current_due_provisional = promise.due_provisional;
  dossier.current_letter_deadline = promise.letter_deadline;
  dossier.stages.clear();
  begin_open_stage(dossier, *dossier.received_at);
  if (!pauses.empty() || counts_from_arrival) apply_clock_to(dossier);
}

void Amended::apply_clock_to(Dossier& dossier) const {
  if (counts_from_arrival) dossier.due_from_arrival = due_from_arrival;
  bool is_to_arrive = counts_from_arrival && due_from_arrival && dossier.clock_started_at;
  const auto arrive = [&] {
    dossier.current_due_time = due_from_arrival;
    begin_open_stage(dossier, *dossier.clock_started_at);
    is_to_arrive = false;
  };
  for (const PauseAnew& anew : pauses) {
    const auto position = static_cast<size_t>(anew.position);
    if (position == 0 || position > dossier.pauses.size()) continue;
    Pause& pause = dossier.pauses[position - 1];
    if (is_to_arrive && *dossier.clock_started_at <= pause.from) arrive();
    pause.clock_stopped = anew.clock_stopped;
    pause.due_before = anew.due_before;
    pause.due_after = anew.due_after;
    pause.minutes_left = anew.minutes_left;
    if (!anew.clock_stopped || !pause.to) continue;
    begin_stage(dossier, pause.from, Clock::waiting, std::nullopt);
    dossier.current_due_time = anew.due_after;
    begin_open_stage(dossier, *pause.to);
  }
  if (is_to_arrive) arrive();
  dossier.current_due_time = due_after;
  dossier.current_due_provisional = current_due_provisional;
  dossier.current_letter_deadline = current_letter_deadline;
}

}  // namespace motcua
