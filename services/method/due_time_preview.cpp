// PreviewDueTime: what a promise would be, and why, for a procedure or any limit; nothing is
// written.
#include "engine/dossier/clock.h"
#include "engine/dossier/law.h"
#include "engine/try.h"
#include "services/method/resources.h"
#include "services/method/services.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

struct Preview {
  std::string limit_text;
  std::optional<Limit> limit;
  DayPolicy policy = DayPolicy::by_day;
  ResumePolicy resume_policy = ResumePolicy::remaining;
  LetterBefore letter_before = LetterBefore::day_before;
  std::string limit_second_phase;
};

OrRejection<Preview> preview_of(const v1::PreviewDueTimeRequest& request,
                                const Catalogue& catalogue, Instant at) {
  Preview preview;
  if (!request.limit().empty() && !request.procedure().empty()) {
    return reject_field("limit", "procedure_or_limit");
  }
  if (!request.limit().empty()) {
    preview.limit_text = request.limit();
    preview.limit = parse_limit(request.limit());
    if (!preview.limit) return reject_field("limit", "limit");
  } else if (request.procedure().empty()) {
    return reject_field("procedure", "procedure_or_limit");
  } else {
    const auto version = catalogue.procedure_on(request.procedure(), day_of(at));
    if (!version) {
      return reject(Reason::PROCEDURE_NOT_FOUND, {{"procedure", request.procedure()},
                                                  {"day", format_day(day_of(at))},
                                                  {"field", "procedure"}});
    }
    const auto channel = static_cast<Channel>(request.channel());
    preview.limit_text = version->procedure->limit_for(counted_as(channel));
    preview.limit = parse_limit(preview.limit_text);
    preview.policy = version->procedure->day_policy;
    preview.limit_second_phase = version->procedure->limit_second;
    const Regulation law =
        law_of(catalogue, {.unit = request.unit(), .procedure = request.procedure()}, day_of(at));
    preview.resume_policy = resume_policy_of(law);
    preview.letter_before = law.letter_before;
  }
  if (request.day_policy() != v1::DAY_POLICY_UNSPECIFIED) {
    preview.policy = static_cast<DayPolicy>(request.day_policy());
  }
  if (request.resume_policy() != v1::RESUME_POLICY_UNSPECIFIED) {
    preview.resume_policy = static_cast<ResumePolicy>(request.resume_policy());
  }
  return preview;
}

OrCalendarEnds<Minute> after_pause(const WorkingTime& time, const Preview& preview, Minute due,
                                   Minute paused, Minute resumed) {
  if (paused >= due) return due;  // late stays late
  return due_after_pause(time,
                         {.resume_policy = preview.resume_policy,
                          .limit = preview.limit,
                          .day_policy = preview.policy,
                          .minutes_left = open_minutes_between(time, paused, due)},
                         resumed);
}

struct PreviewedPause {
  Minute paused;
  Minute resumed;
  Minute due;  // after it
};

// Through the pause, which at the due time or later changes nothing.
OrCalendarEnds<std::vector<Step>> steps_of(const WorkingTime& time, const Preview& preview,
                                           Minute received, Minute due,
                                           const std::optional<PreviewedPause>& pause) {
  if (!pause) return explain_due(time, *preview.limit, preview.policy, received);
  const Step stands{
      .from = pause->paused, .to = pause->resumed, .reason = StepReason::paused, .name = {}};
  if (pause->paused >= due) {
    auto steps = TRY(explain_due(time, *preview.limit, preview.policy, received));
    steps.push_back({.from = due, .to = pause->paused, .reason = StepReason::overdue, .name = {}});
    steps.push_back(stands);
    return steps;
  }
  std::vector<Step> steps = explain_minutes(time, received, pause->paused);
  steps.push_back(stands);
  if (preview.resume_policy != ResumePolicy::restart) {
    append_steps(steps, explain_minutes(time, pause->resumed, pause->due));
    return steps;
  }
  steps.push_back({.from = pause->resumed,
                   .to = pause->resumed,
                   .reason = StepReason::counted_anew,
                   .name = preview.limit_text});
  auto anew = TRY(explain_due(time, *preview.limit, preview.policy, pause->resumed));
  append_steps(steps, std::move(anew));
  return steps;
}

OrRejection<std::optional<Instant>> optional_instant(bool is_set,
                                                     const google::protobuf::Timestamp& timestamp,
                                                     const char* path) {
  if (!is_set) return std::nullopt;
  const auto instant = wire::from_timestamp(timestamp);
  if (!instant) return reject_field(path, "instant");
  return instant;
}

OrRejection<v1::PreviewDueTimeResponse> preview(const Snapshot& snapshot,
                                                const v1::PreviewDueTimeRequest& request) {
  const Catalogue& catalogue = *snapshot.catalogue;
  if (!request.unit().empty() && !catalogue.unit(request.unit())) {
    return reject(Reason::UNIT_NOT_FOUND, {{"unit", request.unit()}, {"field", "unit"}});
  }
  if (!v1::Channel_IsValid(request.channel())) {
    return reject_field("channel", wire::one_of(v1::Channel_descriptor()));
  }
  if (!v1::DayPolicy_IsValid(request.day_policy())) {
    return reject_field("day_policy", wire::one_of(v1::DayPolicy_descriptor()));
  }
  if (!v1::ResumePolicy_IsValid(request.resume_policy())) {
    return reject_field("resume_policy", wire::one_of(v1::ResumePolicy_descriptor()));
  }
  const auto at =
      TRY(optional_instant(request.has_received_time(), request.received_time(), "received_time"));
  const auto paused =
      TRY(optional_instant(request.has_paused_time(), request.paused_time(), "paused_time"));
  const auto resumed =
      TRY(optional_instant(request.has_resumed_time(), request.resumed_time(), "resumed_time"));
  if (paused.has_value() != resumed.has_value() || (paused && *resumed < *paused)) {
    return reject_field("resumed_time", "after_pause");
  }
  const Instant received = at.value_or(snapshot.now);
  if (paused && *paused < received) return reject_field("paused_time", "after_receipt");
  const auto asked = TRY(preview_of(request, catalogue, received));
  v1::PreviewDueTimeResponse response;
  response.set_limit(asked.limit_text);
  response.set_limit_second_phase(asked.limit_second_phase);
  response.set_day_policy(static_cast<v1::DayPolicy>(asked.policy));
  if (!asked.limit) return response;  // undated

  const WorkingTime& time = catalogue.working_time(request.unit());
  const Minute from = minute_of(received);
  const auto due = reckon_due(time, *asked.limit, asked.policy, from);
  if (!due) return calendar_ends(request.unit(), due.error());
  *response.mutable_due_time() = wire::to_timestamp(instant_of(due->due));
  response.set_due_provisional(due->provisional);
  *response.mutable_start_time() = wire::to_timestamp(instant_of(due->start));
  *response.mutable_letter_deadline() =
      wire::to_timestamp(instant_of(letter_deadline(time, from, due->due, asked.letter_before)));
  std::optional<PreviewedPause> pause;
  if (paused) {
    const auto later = after_pause(time, asked, due->due, minute_of(*paused), minute_of(*resumed));
    if (!later) return calendar_ends(request.unit(), later.error());
    *response.mutable_due_time_after_resumption() = wire::to_timestamp(instant_of(*later));
    pause = {.paused = minute_of(*paused), .resumed = minute_of(*resumed), .due = *later};
  }
  const auto steps = steps_of(time, asked, from, due->due, pause);
  if (!steps) return calendar_ends(request.unit(), steps.error());
  for (const Step& step : *steps) {
    to_resource(step, *response.add_steps());
    if (step.counted > 0) response.set_count_unit(std::string(name_of(step.unit)));
  }
  return response;
}

}  // namespace

void add_due_time_preview(ServiceRows& rows, Engine& engine) {
  rows.add("PreviewDueTime",
           {.where = Where::pages,
            .right = signed_in,
            .handler = on<v1::PreviewDueTimeRequest>([&engine](const auto& request, Reply reply) {
              reply.answer(preview(engine.snapshot(), request));
            })});
}

}  // namespace motcua
