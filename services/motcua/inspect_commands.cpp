// reconcile, integrity: why rates differ, and what makes them doubtful.
#include <iostream>

#include "services/motcua/names.h"
#include "services/motcua/report_question.h"

namespace motcua::cli {
namespace {

void print(const Session& session, const v1::ReconcileViewsRequest& request,
           const v1::ReconcileViewsResponse& response) {
  Grid grid{{"cause", "title", "dossiers"}, {}};
  add_ratio_headings(grid, request.view(), session.format);
  add_ratio_headings(grid, request.other_view(), session.format);
  grid.headings.emplace_back("example");
  for (const auto& cause : response.causes()) {
    auto& row = grid.rows.emplace_back(
        std::vector{cause.name(), cause.title(), std::to_string(cause.dossiers())});
    add_ratio_cells(row, cause.view(), session.format);
    add_ratio_cells(row, cause.other_view(), session.format);
    row.push_back(cause.codes(0));
  }
  session.print(grid);
  if (!session.is_for_people()) return;
  for (const auto& [name, rate] : {std::pair{request.view(), response.view()},
                                   {request.other_view(), response.other_view()}}) {
    std::cout << session.say("column." + name) << ": " << name << " " << rate.numerator() << "/"
              << rate.denominator() << " = " << (rate.denominator() == 0 ? "–" : rate.text() + " %")
              << "\n";
  }
}

void print(Session& session, const v1::CheckIntegrityRequest& request,
           const v1::CheckIntegrityResponse& response) {
  Client client = session.client();
  Names names(client);
  const auto unit = [&](const std::string& code) {
    return session.is_for_people() ? names.unit(code) : code;
  };
  Grid grid;
  if (request.check().empty()) {
    grid.headings = {"check", "title", "unit", "officer", "findings"};
    for (const auto& group : response.groups()) {
      grid.rows.push_back({group.check(), group.title(), unit(group.unit()), group.officer(),
                           std::to_string(group.findings())});
    }
  } else {
    grid.headings = {"check", "code", "unit", "officer", "at"};
    for (const auto& finding : response.findings()) {
      grid.rows.push_back({finding.check(), finding.code(), unit(finding.unit()), finding.officer(),
                           time_cell(session.format, true, finding.event_time())});
    }
  }
  session.print(grid);
  if (!session.is_for_people()) return;
  std::cout << session.say("integrity.summary",
                           {{"count", std::to_string(response.finding_count())},
                            {"reported", rate_in_words(response.reported())},
                            {"honest", rate_in_words(response.honest())}})
            << "\n";
}

}  // namespace

void add_reconcile(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ReconcileViewsRequest>();
  CLI::App* command = session.add_command(app, "reconcile", Answers::table);
  add_flags(
      session, *command, request,
      {.words = {"view", "other_view"},
       .required = {"view", "other_view", "unit"},
       .values = {
           {"view", view_names()}, {"other_view", view_names()}, {"period", period_examples}}});
  command->callback([&session, request] {
    complete_period(*request);
    v1::ReconcileViewsResponse response;
    if (session.ask("StatisticsService/ReconcileViews", *request, response)) {
      print(session, *request, response);
    }
  });
}

void add_integrity(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::CheckIntegrityRequest>();
  CLI::App* command = session.add_command(app, "integrity", Answers::table);
  add_flags(session, *command, request,
            {.required = {"unit"},
             .names = {{"check", "behind"}},
             .values = {{"period", period_examples}}});
  command->callback([&session, request] {
    complete_period(*request);
    v1::CheckIntegrityResponse response;
    if (session.ask("StatisticsService/CheckIntegrity", *request, response)) {
      print(session, *request, response);
    }
  });
}

}  // namespace motcua::cli
