// forecast, at-risk: what is to come, and what to do about it today.
#include <iostream>

#include "services/motcua/names.h"
#include "services/motcua/percent.h"
#include "services/motcua/report_question.h"

namespace motcua::cli {
namespace {

std::string hours_of(int32_t minutes) {
  constexpr int32_t minutes_per_hour = 60;
  const std::string rest = std::to_string(minutes % minutes_per_hour);
  return std::to_string(minutes / minutes_per_hour) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

void print_at_risk(Session& session, const v1::ListAtRiskResponse& response, bool has_target) {
  // People read hours and minutes, a spreadsheet reckons with minutes.
  const bool for_people = session.is_for_people();
  Client client = session.client();
  Names names(client);
  Grid grid{{"code", "due", for_people ? "working_time_left" : "minutes_left", "unit", "officer",
             "procedure", "resolve_today"},
            {},
            3};
  for (const auto& item : response.items()) {
    const auto& dossier = item.dossier();
    const auto& holder = dossier.holder();
    grid.rows.push_back(
        {item.code(), due_cell(session.format, dossier.has_due_time(), dossier.due_time()),
         for_people ? hours_of(item.minutes_left()) : std::to_string(item.minutes_left()),
         for_people ? names.unit(holder.unit()) : holder.unit(), holder.officer(),
         for_people ? names.procedure(dossier) : dossier.procedure(),
         item.to_resolve() ? "x" : ""});
  }
  session.print(grid);
  if (!for_people) return;
  std::cout << session.say("at_risk.count", {{"count", std::to_string(response.item_count())}})
            << "\n"
            << session.say("at_risk.if_nobody_acts",
                           {{"rate", rate_in_words(response.if_nobody_acts())}})
            << "\n";
  if (!has_target) return;
  std::cout << session.say(response.target_kept() ? "at_risk.kept" : "at_risk.not_kept",
                           {{"count", std::to_string(response.to_resolve_count())},
                            {"rate", rate_in_words(response.if_resolved())}})
            << "\n";
}

}  // namespace

void add_forecast(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ForecastRequest>();
  CLI::App* command = session.add_command(app, "forecast", Answers::table);
  add_flags(session, *command, request, {.required = {"unit", "day"}});
  command->callback([&session, request] {
    v1::ForecastResponse response;
    if (!session.ask("StatisticsService/Forecast", *request, response)) return;
    Grid grid{{"key", "title", "open", "overdue_now", "overdue_then"}, {}};
    const auto add = [&](const v1::ForecastResponse::Row& row, const std::string& title) {
      grid.rows.push_back({row.key(), title, std::to_string(row.open()),
                           std::to_string(row.overdue_now()), std::to_string(row.overdue_then())});
    };
    Client client = session.client();
    Names names(client);
    for (const auto& row : response.rows()) {
      add(row, session.is_for_people() ? names.row(row.key(), row.title()) : row.title());
    }
    add(response.totals(), session.is_for_people() ? session.say("table.total") : "total");
    session.print(grid);
  });
}

void add_at_risk(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ListAtRiskRequest>();
  CLI::App* command = session.add_command(app, "at-risk", Answers::table);
  add_flags(session, *command, request,
            {.required = {"unit"},
             .left_out = {"target"},
             .values = {{"view", view_names()}, {"period", period_examples}}});
  std::string& percent = session.texts.emplace_back();
  command->add_option("--target", percent, session.say("flag.target"));
  command->callback([&session, request, &percent] {
    if (!percent.empty()) {
      const auto target = parse_percent(percent);
      if (!target) return session.fail(2, "--target: " + session.say("usage.percentage"));
      *request->mutable_target() = *target;
    }
    v1::ListAtRiskResponse response;
    if (session.ask("StatisticsService/ListAtRisk", *request, response)) {
      print_at_risk(session, response, request->has_target());
    }
  });
}

}  // namespace motcua::cli
