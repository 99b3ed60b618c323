// freeze, frozen, compare: reports that were closed, and what restates them.
#include <iostream>

#include "services/motcua/report_question.h"

namespace motcua::cli {
namespace {

// "form-06a extended, H44, unit, 01/10/2026 – 31/10/2026".
std::string describe_report(const Session& session, const v1::FrozenReport& frozen) {
  return frozen.report() + (frozen.fold().empty() ? "" : " " + frozen.fold()) + ", " +
         frozen.unit() + (frozen.receiving() ? " (" + session.say("field.receiving") + ")" : "") +
         ", " + session.say("by." + frozen.by()) + ", " + day_cell(session.format, frozen.from()) +
         " – " + day_cell(session.format, frozen.to());
}

// Of a column of counts or amounts the number alone.
std::string text_of(const v1::Ratio& value, const std::string& type) {
  const bool is_number = type == "count" || type == "amount_vnd";
  return std::to_string(value.numerator()) +
         (is_number ? "" : "/" + std::to_string(value.denominator()));
}

// What is restated, for people; a value a cell for a spreadsheet.
Grid grid_of(const Session& session, const v1::CompareFrozenReportResponse& response) {
  const bool for_people = session.is_for_people();
  Grid grid{{"code", "row", "column"}, {}};
  for (const char* name : {"before", "after"}) add_ratio_headings(grid, name, session.format);
  grid.headings.emplace_back("events");
  const std::string total = for_people ? session.say("table.total") : "total";
  for (const auto& one : response.restated()) {
    auto& row = grid.rows.emplace_back(
        std::vector{one.code(), one.row().empty() ? total : one.row(), one.column()});
    for (const v1::Ratio* value : {&one.before(), &one.after()}) {
      for_people ? row.push_back(text_of(*value, one.type()))
                 : add_ratio_cells(row, *value, session.format);
    }
    std::string events;
    for (const auto& event : one.events()) {
      events += (events.empty() ? ""
                 : for_people   ? ", "
                                : " ") +
                (for_people ? session.say("event." + event) : event);
    }
    row.push_back(events);
  }
  return grid;
}

}  // namespace

void add_freeze(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::FreezeReportRequest>();
  CLI::App* command = session.add_command(app, "freeze");
  add_flags(session, *command, request, question_shape());
  command->callback([&session, request] {
    complete_period(*request->mutable_report());
    v1::FreezeReportResponse response;
    if (!session.ask("StatisticsService/FreezeReport", *request, response)) return;
    std::cout << session.say(response.unchanged() ? "freeze.unchanged" : "freeze.done") << ": "
              << describe_report(session, response.frozen()) << "\n"
              << session.say("sequence") << " " << response.frozen().as_of_sequence()
              << ", SHA-256 " << response.frozen().hash() << "\n";
  });
}

void add_frozen(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ListFrozenReportsRequest>();
  CLI::App* command = session.add_command(app, "frozen", Answers::table);
  add_flags(session, *command, request, {.required = {"unit"}});
  command->callback([&session, request] {
    v1::ListFrozenReportsResponse response;
    Client client = session.client();
    if (!session.done(client.list("StatisticsService/ListFrozenReports", *request, response,
                                  &v1::ListFrozenReportsResponse::frozen)) ||
        session.prints_json(response)) {
      return;
    }
    Grid grid{{"report", "fold", "by", "from", "to", "sequence", "hash"}, {}};
    for (const auto& frozen : response.frozen()) {
      grid.rows.push_back({frozen.report(), frozen.fold(), frozen.by(),
                           day_cell(session.format, frozen.from()),
                           day_cell(session.format, frozen.to()),
                           std::to_string(frozen.as_of_sequence()), frozen.hash().substr(0, 16)});
    }
    session.print(grid);
  });
}

void add_compare(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::CompareFrozenReportRequest>();
  CLI::App* command = session.add_command(app, "compare", Answers::table);
  add_flags(session, *command, request, question_shape());
  command->callback([&session, request] {
    complete_period(*request->mutable_report());
    v1::CompareFrozenReportResponse response;
    if (!session.ask("StatisticsService/CompareFrozenReport", *request, response)) return;
    session.print(grid_of(session, response));
    if (!session.is_for_people()) return;
    std::cout << describe_report(session, response.frozen()) << ": "
              << session.say(response.restated().empty() ? "compare.same" : "compare.restated")
              << "; " << session.say("sequence") << " " << response.frozen().as_of_sequence()
              << " → " << response.today().as_of_sequence() << "\n";
  });
}

}  // namespace motcua::cli
