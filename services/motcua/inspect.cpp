// reconcile, integrity: why rates differ, and what makes them doubtful.
#include <iostream>

#include "services/motcua/report_question.h"

namespace motcua::cli {
namespace {

// For people "12/34" in one cell; for a spreadsheet, which takes that for a day, two.
void add_ratio_headings(Grid& grid, const std::string& name, OutputFormat format) {
  if (format == OutputFormat::table) return grid.headings.push_back(name);
  grid.headings.push_back(name + "_numerator");
  grid.headings.push_back(name + "_denominator");
}
void add_ratio_cells(std::vector<std::string>& row, const v1::Ratio& ratio, OutputFormat format) {
  const std::string numerator = std::to_string(ratio.numerator());
  const std::string denominator = std::to_string(ratio.denominator());
  if (format == OutputFormat::table) return row.push_back(numerator + "/" + denominator);
  row.push_back(numerator);
  row.push_back(denominator);
}

}  // namespace

void add_reconcile(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ReconcileViewsRequest());
  auto* request = static_cast<v1::ReconcileViewsRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand(
      "reconcile", "Vì sao hai cách tính đúng hạn khác nhau / why two views of on-time differ");
  session.answers[command] = Answers::table;
  const auto text = [command](const char* flag, auto set, const char* help) {
    return command->add_option_function<std::string>(flag, set, help);
  };
  const char* views = "resolved, all_received, needs_processing, portal_766";
  text(
      "view", [request](const std::string& name) { request->set_view(name); }, views)
      ->required();
  text(
      "other_view", [request](const std::string& name) { request->set_other_view(name); }, views)
      ->required();
  add_unit_and_period(command, request);
  command->callback([&session, request] {
    complete_period(*request);
    v1::ReconcileViewsResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/ReconcileViews", *request, response))) return;
    if (session.prints_json(response)) return;
    const auto exact = [](const v1::Ratio& ratio) {
      return std::to_string(ratio.numerator()) + "/" + std::to_string(ratio.denominator());
    };
    Grid grid{{"cause", "title", "dossiers"}, {}};
    add_ratio_headings(grid, request->view(), session.format);
    add_ratio_headings(grid, request->other_view(), session.format);
    grid.headings.emplace_back("e.g.");
    for (const auto& cause : response.causes()) {
      auto& row = grid.rows.emplace_back(
          std::vector{cause.name(), cause.title(), std::to_string(cause.dossiers())});
      add_ratio_cells(row, cause.view(), session.format);
      add_ratio_cells(row, cause.other_view(), session.format);
      row.push_back(cause.codes(0));
    }
    print_grid(grid, session.format);
    if (session.format != OutputFormat::table) return;
    std::cout << request->view() << " " << exact(response.view()) << " = " << response.view().text()
              << " %, " << request->other_view() << " " << exact(response.other_view()) << " = "
              << response.other_view().text() << " %\n";
  });
}

void add_integrity(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::CheckIntegrityRequest());
  auto* request = static_cast<v1::CheckIntegrityRequest*>(session.requests.back().get());
  CLI::App* command =
      app.add_subcommand("integrity", "Điều gì làm tỷ lệ đáng ngờ / what makes the rates doubtful");
  session.answers[command] = Answers::table;
  add_unit_and_period(command, request);
  command->add_option_function<std::string>(
      "--behind", [request](const std::string& check) { request->set_check(check); },
      "hồ sơ của một loại / the dossiers of one check");
  command->callback([&session, request] {
    complete_period(*request);
    v1::CheckIntegrityResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/CheckIntegrity", *request, response))) return;
    if (session.prints_json(response)) return;
    Grid grid;
    if (request->check().empty()) {
      grid.headings = {"check", "title", "unit", "officer", "findings"};
      for (const auto& group : response.groups()) {
        grid.rows.push_back({group.check(), group.title(), group.unit(), group.officer(),
                             std::to_string(group.findings())});
      }
    } else {
      grid.headings = {"check", "code", "unit", "officer", "at"};
      for (const auto& finding : response.findings()) {
        grid.rows.push_back({finding.check(), finding.code(), finding.unit(), finding.officer(),
                             civil(finding.event_time())});
      }
    }
    print_grid(grid, session.format);
    if (session.format != OutputFormat::table) return;
    const auto rate = [](const v1::Ratio& ratio) {
      return (ratio.denominator() == 0 ? "–" : ratio.text() + " %") + " (" +
             std::to_string(ratio.numerator()) + "/" + std::to_string(ratio.denominator()) + ")";
    };
    std::cout << response.finding_count()
              << " phát hiện / findings; đúng hạn theo báo cáo / reported "
              << rate(response.reported()) << ", thực chất / honest " << rate(response.honest())
              << "\n";
  });
}

}  // namespace motcua::cli
