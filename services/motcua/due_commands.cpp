// due, explain: a promise before it is made, and why a dossier is due when it is, as a timeline.
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"

namespace motcua::cli {
namespace {

// "4h30", "3 ngày / 3 days": what is counted, in its unit.
std::string counted_in_words(int64_t counted, const std::string& unit, const Speech& speech) {
  if (unit == "minutes") {
    const int64_t minutes = counted % 60;
    return std::to_string(counted / 60) + "h" + (minutes < 10 ? "0" : "") + std::to_string(minutes);
  }
  const bool is_half = unit == "half_days";
  const std::string whole = std::to_string(is_half ? counted / 2 : counted);
  const bool has_half = is_half && counted % 2 == 1;
  return speech.each([&](Language language) {
    const char* const half = language == Language::english ? ".5" : ",5";
    return whole + (has_half ? half : "") + " " + message("step.days", {}, language);
  });
}

// "tính lại từ đầu: 5 ngày làm việc". The name of what begins to count is a limit.
template <class Step>
std::string step_in_words(const Step& step, const Speech& speech) {
  const std::string key = "step." + step.reason();
  if (step.name().empty()) return speech(key);
  if (step.reason() != "counted_anew" && step.reason() != "second_phase") {
    return speech(key) + ": " + step.name();
  }
  return speech.each([&](Language language) {
    return message(key, {}, language) + ": " + limit_in_words(step.name(), language);
  });
}

// A bar a step: full where it counts, dotted where it does not.
template <class Steps>
void print_steps(const Session& session, const Steps& steps) {
  constexpr int bar_cells_max = 24;
  constexpr int64_t minutes_per_cell = 60;
  int64_t total = 0;
  const auto in_words = [&](int64_t sum, const auto& step) {
    return counted_in_words(sum, step.count_unit(), session.speech);
  };
  for (const auto& step : steps) {
    const bool counted = step.counted() > 0;
    const int64_t minutes = (step.end_time().seconds() - step.start_time().seconds()) / 60;
    const int64_t cells = std::clamp<int64_t>(minutes / minutes_per_cell, 1, bar_cells_max);
    std::string bar;
    for (int64_t i = 0; i < bar_cells_max; ++i) bar += i >= cells ? " " : counted ? "█" : "·";
    if (step.reason() == "counted_anew") total = 0;
    total += step.counted();
    std::cout << "  " << time_cell(session.format, true, step.start_time()) << " → "
              << due_cell(session.format, true, step.end_time()) << "  " << bar << "  "
              << (counted ? "+" + in_words(step.counted(), step) + " = " + in_words(total, step)
                          : std::string())
              << "  " << step_in_words(step, session.speech) << "\n";
  }
}

void print_preview(const Session& session, const v1::PreviewDueTimeResponse& response) {
  if (!response.has_due_time()) {
    std::cout << session.say("due.undated", {{"limit", response.limit()}}) << "\n";
    return;
  }
  const auto line = [&](const char* key, const Timestamp& time) {
    return session.say(key, {{"at", fact_of(time)}});
  };
  std::cout << line("due.at", response.due_time())
            << (response.due_provisional() ? "  (" + session.say("due.provisional") + ")" : "")
            << "\n"
            << line("due.letter_by", response.letter_deadline()) << "\n";
  if (response.has_due_time_after_resumption()) {
    std::cout << line("due.after_pause", response.due_time_after_resumption()) << "\n";
  }
  if (!response.limit_second_phase().empty()) {
    std::cout << session.say("due.second_phase", {{"limit", response.limit_second_phase()}})
              << "\n";
  }
  print_steps(session, response.steps());
}

// Before the receipt nothing is promised but to answer what was submitted.
void add_promise(const v1::ExplainDueTimeResponse& response, const Speech& speech, Lines& lines) {
  const v1::Dossier& dossier = response.dossier();
  if (!dossier.has_received_time()) {
    if (dossier.has_acceptance_due_time()) {
      lines.add("line.accept_by", due_in_words(dossier.acceptance_due_time(), speech));
    }
    return;
  }
  lines.add("line.promised",
            (dossier.has_promised_due_time() ? due_in_words(dossier.promised_due_time(), speech)
                                             : speech("timeliness.UNDATED")) +
                (response.given() ? "  (" + speech("due.as_imported") + ")" : ""));
}

void print_explanation(Session& session, const v1::ExplainDueTimeResponse& response) {
  Client client = session.client();
  Names names(client);
  const v1::Dossier& dossier = response.dossier();
  std::cout << dossier.code() << "  " << names.procedure(dossier) << "\n";
  Lines lines(session.speech);
  lines.add("line.unit", names.unit(dossier.unit()));
  if (dossier.has_received_time()) {
    lines.add("line.limit", session.say("due.limit", {{"limit", dossier.limit()}}));
  }
  add_promise(response, session.speech, lines);
  if (dossier.has_due_time()) {
    lines.add("line.due", due_in_words(dossier.due_time(), session.speech));
  }
  add_why_due_stays(dossier, session.speech, lines);
  lines.print();
  if (response.has_reckoned_due_time() && !response.given()) {
    std::cout << session.say("due.reckoned_today", {{"at", fact_of(response.reckoned_due_time())}})
              << "\n";
  }
  print_steps(session, response.steps());
}

}  // namespace

void add_due(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::PreviewDueTimeRequest>();
  CLI::App* command = session.add_command(app, "due");
  add_flags(session, *command, request,
            {.names = {{"day_policy", "policy"},
                       {"received_time", "at"},
                       {"paused_time", "paused-at"},
                       {"resumed_time", "resumed-at"}},
             .values = {{"limit", "5wd, 4h, 30d, 1m, same_day<15:00"}}});
  command->callback([&session, request] {
    v1::PreviewDueTimeResponse response;
    if (session.ask("DossierService/PreviewDueTime", *request, response)) {
      print_preview(session, response);
    }
  });
}

void add_explain(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ExplainDueTimeRequest>();
  CLI::App* command = session.add_command(app, "explain");
  add_flags(session, *command, request, {.words = {"code"}, .required = {"code"}});
  command->callback([&session, request] {
    v1::ExplainDueTimeResponse response;
    if (session.ask("DossierService/ExplainDueTime", *request, response)) {
      print_explanation(session, response);
    }
  });
}

}  // namespace motcua::cli
