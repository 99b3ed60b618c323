// freeze, frozen, compare: reports that were closed, and what restates them.
#include <iostream>

#include "services/motcua/report_question.h"

namespace motcua::cli {
namespace {

std::string describe(const v1::FrozenReport& frozen) {
  return frozen.report() + (frozen.fold().empty() ? "" : " " + frozen.fold()) + ", " +
         frozen.unit() + (frozen.receiving() ? " (nơi tiếp nhận / receiving)" : "") + ", " +
         frozen.by() + ", " + frozen.from() + " – " + frozen.to();
}

std::string text_of(const v1::Ratio& value) {
  return std::to_string(value.numerator()) +
         (value.denominator() > 1 ? "/" + std::to_string(value.denominator()) : "");
}

// What is restated, for people; a value a cell for a spreadsheet.
Grid grid_of(const v1::CompareFrozenReportResponse& response, OutputFormat format) {
  const bool for_people = format == OutputFormat::table;
  Grid grid{{"code", "row", "column"}, {}};
  for (const char* name : {"before", "after"}) {
    if (for_people) {
      grid.headings.emplace_back(name);
    } else {
      grid.headings.push_back(std::string(name) + "_numerator");
      grid.headings.push_back(std::string(name) + "_denominator");
    }
  }
  grid.headings.emplace_back("events");
  for (const auto& one : response.restated()) {
    const std::string total = for_people ? "TỔNG / TOTAL" : "total";
    auto& row = grid.rows.emplace_back(
        std::vector{one.code(), one.row().empty() ? total : one.row(), one.column()});
    for (const v1::Ratio* value : {&one.before(), &one.after()}) {
      if (for_people) {
        row.push_back(text_of(*value));
      } else {
        row.push_back(std::to_string(value->numerator()));
        row.push_back(std::to_string(value->denominator()));
      }
    }
    std::string events;
    for (const auto& event : one.events()) events += (events.empty() ? "" : " ") + event;
    row.push_back(events);
  }
  return grid;
}

}  // namespace

void add_freeze(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::FreezeReportRequest());
  auto* request = static_cast<v1::FreezeReportRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand(
      "freeze", "Chốt sổ một báo cáo của kỳ đã hết / freeze a report of a period that is over");
  add_question(command, request->mutable_report());
  command->callback([&session, request] {
    complete_period(*request->mutable_report());
    v1::FreezeReportResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/FreezeReport", *request, response))) return;
    if (session.prints_json(response)) return;
    std::cout << (response.unchanged() ? "Đã chốt từ trước / frozen before: "
                                       : "Đã chốt / frozen: ")
              << describe(response.frozen()) << "\n"
              << "sequence " << response.frozen().as_of_sequence() << ", SHA-256 "
              << response.frozen().hash() << "\n";
  });
}

void add_frozen(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ListFrozenReportsRequest());
  auto* request = static_cast<v1::ListFrozenReportsRequest*>(session.requests.back().get());
  CLI::App* command =
      app.add_subcommand("frozen", "Các báo cáo đã chốt của đơn vị / a unit's frozen reports");
  session.answers[command] = Answers::table;
  command
      ->add_option_function<std::string>(
          "--unit", [request](const std::string& unit) { request->set_unit(unit); })
      ->required();
  command->callback([&session, request] {
    v1::ListFrozenReportsResponse response;
    Client client = session.client();
    if (!session.done(client.list("StatisticsService/ListFrozenReports", *request, response,
                                  &v1::ListFrozenReportsResponse::frozen))) {
      return;
    }
    if (session.prints_json(response)) return;
    Grid grid{{"report", "fold", "by", "from", "to", "sequence", "hash"}, {}};
    for (const auto& frozen : response.frozen()) {
      grid.rows.push_back({frozen.report(), frozen.fold(), frozen.by(), frozen.from(), frozen.to(),
                           std::to_string(frozen.as_of_sequence()), frozen.hash().substr(0, 16)});
    }
    print_grid(grid, session.format);
  });
}

void add_compare(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::CompareFrozenReportRequest());
  auto* request = static_cast<v1::CompareFrozenReportRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand(
      "compare",
      "So báo cáo đã chốt với hôm nay / a frozen report and today, with the dossiers between");
  session.answers[command] = Answers::table;
  add_question(command, request->mutable_report());
  command->callback([&session, request] {
    complete_period(*request->mutable_report());
    v1::CompareFrozenReportResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/CompareFrozenReport", *request, response))) {
      return;
    }
    if (session.prints_json(response)) return;
    print_grid(grid_of(response, session.format), session.format);
    if (session.format != OutputFormat::table) return;
    std::cout << describe(response.frozen()) << ": "
              << (response.restated().empty() ? "không thay đổi / nothing restated"
                                              : "điều chỉnh / restated")
              << ", sequence " << response.frozen().as_of_sequence() << " → "
              << response.today().as_of_sequence() << "\n";
  });
}

}  // namespace motcua::cli
