// report, timeliness: figures for supervisors.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iostream>

#include "services/motcua/names.h"
#include "services/motcua/report_question.h"
#include "services/motcua/workbook.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

std::string text_of(const v1::Cell& cell) {
  switch (cell.value_case()) {
    case v1::Cell::kCount: return std::to_string(cell.count());
    case v1::Cell::kAmountVnd: return std::to_string(cell.amount_vnd());
    case v1::Cell::kRatio:
      if (cell.ratio().denominator() == 0) return "–";
      return cell.ratio().text() + " (" + std::to_string(cell.ratio().numerator()) + "/" +
             std::to_string(cell.ratio().denominator()) + ")";
    default: return cell.text();
  }
}

// The protobuf JSON of the answer, and in each row its cells once more under the columns' names.
std::string to_named_json(const v1::RunReportResponse& response) {
  google::protobuf::Struct json;
  google::protobuf::util::JsonStringToMessage(to_json(response), &json);
  auto& table = *(*json.mutable_fields())["table"].mutable_struct_value();
  const auto name_cells = [&](const v1::Table::Row& row, google::protobuf::Struct& out) {
    for (int i = 0; i < row.cells_size(); ++i) {
      auto& value = (*out.mutable_fields())[response.table().columns(i).name()];
      const v1::Cell& cell = row.cells(i);
      if (cell.has_ratio()) {
        auto& ratio = *value.mutable_struct_value()->mutable_fields();
        ratio["numerator"].set_number_value(static_cast<double>(cell.ratio().numerator()));
        ratio["denominator"].set_number_value(static_cast<double>(cell.ratio().denominator()));
        ratio["text"].set_string_value(cell.ratio().text());
      } else {
        value.set_number_value(cell.has_count() ? cell.count()
                                                : static_cast<double>(cell.amount_vnd()));
      }
    }
  };
  auto& rows = *(*table.mutable_fields())["rows"].mutable_list_value();
  for (int i = 0; i < response.table().rows_size(); ++i) {
    name_cells(response.table().rows(i), *rows.mutable_values(i)->mutable_struct_value());
  }
  name_cells(response.table().totals(),
             *(*table.mutable_fields())["totals"].mutable_struct_value());
  // One object whose members are the table's: rows, columns, totals, …
  return to_json(table);
}

// Above a column, and before its title in the legend: the number that the official form has, else
// for whoever reads no English its place instead of its name, where no column has a number.
std::string head_of(const Session& session, const v1::Table& table, int column) {
  const auto& one = table.columns(column);
  if (!one.official_number().empty()) return one.official_number();
  const auto& languages = session.speech.languages();
  const bool is_vietnamese_alone =
      languages.size() == 1 && languages.front() == Language::vietnamese;
  const bool has_numbers =
      std::any_of(table.columns().begin(), table.columns().end(),
                  [](const auto& other) { return !other.official_number().empty(); });
  return is_vietnamese_alone && !has_numbers ? "(" + std::to_string(column + 1) + ")" : one.name();
}

// A table for people, its columns by the numbers of the official form or by name.
Grid grid_for_people(const Session& session, const v1::Table& table) {
  Client client = session.client();
  Names names(client);
  Grid grid{{"", ""}, {}};
  for (int i = 0; i < table.columns_size(); ++i) {
    grid.headings.push_back(head_of(session, table, i));
  }
  const auto add = [&](const v1::Table::Row& row, const std::string& title) {
    auto& cells = grid.rows.emplace_back(std::vector{row.key(), title});
    for (const auto& cell : row.cells()) cells.push_back(text_of(cell));
  };
  for (const auto& row : table.rows()) {
    add(row, names.row(row.key(), row.title()) +
                 (row.small_number() ? " (" + session.say("table.small_number") + ")" : ""));
  }
  add(table.totals(), session.say("table.total"));
  return grid;
}

bool is_ratio(const v1::Table& table, int column) {
  const auto has = [column](const v1::Table::Row& row) {
    return column < row.cells_size() && row.cells(column).has_ratio();
  };
  return has(table.totals()) || std::any_of(table.rows().begin(), table.rows().end(), has);
}

// A value a cell: a ratio is its rounded text, its numerator and its denominator.
Grid grid_for_spreadsheet(const v1::Table& table) {
  Grid grid{{"key", "title"}, {}};
  for (int i = 0; i < table.columns_size(); ++i) {
    const std::string& name = table.columns(i).name();
    grid.headings.push_back(name);
    if (!is_ratio(table, i)) continue;
    grid.headings.push_back(name + "_numerator");
    grid.headings.push_back(name + "_denominator");
  }
  grid.headings.emplace_back("small_number");
  const auto add = [&](const v1::Table::Row& row, const std::string& title) {
    auto& cells = grid.rows.emplace_back(std::vector{row.key(), title});
    for (int i = 0; i < row.cells_size(); ++i) {
      const v1::Cell& cell = row.cells(i);
      if (!is_ratio(table, i)) {
        cells.push_back(text_of(cell));
        continue;
      }
      cells.push_back(cell.ratio().text());
      cells.push_back(std::to_string(cell.ratio().numerator()));
      cells.push_back(std::to_string(cell.ratio().denominator()));
    }
    cells.emplace_back(row.small_number() ? "1" : "");
  };
  for (const auto& row : table.rows()) add(row, row.title());
  add(table.totals(), "total");
  return grid;
}

// What the columns are, and of what moment the figures.
void print_legend(const Session& session, const v1::Table& table) {
  std::cout << "\n"
            << table.title() << " – " << table.totals().title() << ", "
            << day_cell(session.format, table.from()) << " – "
            << day_cell(session.format, table.to()) << "\n";
  for (int i = 0; i < table.columns_size(); ++i) {
    const auto& column = table.columns(i);
    const std::string head = head_of(session, table, i);
    std::cout << "  " << (head == column.name() ? "" : head + " ") << column.name() << ": "
              << column.title() << "\n";
  }
  for (const auto& note : table.footnotes()) std::cout << "* " << note << "\n";
  std::cout << session.say("table.as_of", {{"at", fact_of(table.as_of_time())},
                                           {"sequence", std::to_string(table.as_of_sequence())},
                                           {"rule", table.rule()}})
            << "\n";
}

void print_table(const Session& session, const v1::Table& table) {
  session.print(session.is_for_people() ? grid_for_people(session, table)
                                        : grid_for_spreadsheet(table));
  if (session.is_for_people()) print_legend(session, table);
}

// All pages are of one moment, that of the report.
void print_dossiers(Session& session, Client& client, v1::ListReportDossiersRequest request) {
  v1::RunReportResponse report;
  if (!session.done(client.call("StatisticsService/RunReport", request.report(), report))) return;
  request.set_as_of_sequence(report.table().as_of_sequence());
  *request.mutable_as_of_time() = report.table().as_of_time();
  v1::ListReportDossiersResponse all;
  if (!session.done(client.list("StatisticsService/ListReportDossiers", request, all,
                                &v1::ListReportDossiersResponse::items)) ||
      session.prints_json(all)) {
    return;
  }
  Names names(client);
  const bool for_people = session.is_for_people();
  Grid grid{{"code", "amount", "unit", "procedure", "state", "received", "due"}, {}};
  int64_t sum = 0;
  for (const auto& item : all.items()) {
    const auto& dossier = item.dossier();
    sum += item.amount();
    grid.rows.push_back(
        {item.code(), std::to_string(item.amount()),
         for_people ? names.unit(dossier.unit()) : dossier.unit(),
         for_people ? names.procedure(dossier) : dossier.procedure(),
         label(dossier.state(), session.speech),
         time_cell(session.format, dossier.has_received_time(), dossier.received_time()),
         due_cell(session.format, dossier.has_due_time(), dossier.due_time())});
  }
  session.print(grid);
  if (!for_people) return;
  std::cout << session.say("report.behind", {{"count", std::to_string(all.items_size())},
                                             {"sum", std::to_string(sum)}})
            << "\n";
}

void run(Session& session, const v1::RunReportRequest& request, const std::string& workbook) {
  v1::RunReportResponse response;
  if (!session.done(session.client().call("StatisticsService/RunReport", request, response))) {
    return;
  }
  if (!workbook.empty()) {
    const std::string error =
        write_workbook(workbook, request.report(), response.table(), session.speech);
    if (!error.empty()) return session.fail(4, error);
  }
  if (session.format == OutputFormat::json) {
    std::cout << to_named_json(response);
  } else {
    print_table(session, response.table());
  }
}

// The whole numbers of an answer, and its rates.
Grid grid_of(const Session& session, const v1::GetTimelinessResponse& response) {
  const bool for_people = session.is_for_people();
  Grid grid{{"measure", "value"}, {}};
  if (for_people) {
    grid.headings.emplace_back("");
  } else {
    grid.headings.insert(grid.headings.end(), {"numerator", "denominator"});
  }
  const auto& reflection = *response.GetReflection();
  const auto* descriptor = v1::GetTimelinessResponse::descriptor();
  const auto add = [&](const std::string& name, std::vector<std::string> cells) {
    cells.insert(cells.begin(), name);
    if (for_people) {
      cells.push_back(message("figure." + name, {}, session.speech.languages().front()));
    }
    grid.rows.push_back(std::move(cells));
  };
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const auto* field = descriptor->field(i);
    if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_INT32) {
      const std::string count = std::to_string(reflection.GetInt32(response, field));
      for_people ? add(field->name(), {count}) : add(field->name(), {count, "", ""});
    } else if (field->message_type() == v1::Ratio::descriptor()) {
      const auto& ratio = static_cast<const v1::Ratio&>(reflection.GetMessage(response, field));
      for_people ? add(field->name(), {rate_in_words(ratio)})
                 : add(field->name(), {ratio.text(), std::to_string(ratio.numerator()),
                                       std::to_string(ratio.denominator())});
    }
  }
  return grid;
}

}  // namespace

void add_reports(CLI::App& app, Session& session) {
  session.add_command(app, "reports", Answers::table)->callback([&session] {
    v1::ListReportsResponse response;
    if (!session.ask("StatisticsService/ListReports", v1::ListReportsRequest(), response)) return;
    Grid grid{{"report", "title", "folds", "by", "columns"}, {}};
    for (const auto& report : response.reports()) {
      grid.rows.push_back({report.name(), report.title(), joined(report.folds()),
                           joined(report.by()), joined(report.columns())});
    }
    session.print(grid);
  });
}

void add_report(CLI::App& app, Session& session) {
  auto* behind = session.add_request<v1::ListReportDossiersRequest>();
  CLI::App* command = session.add_command(app, "report", Answers::table);
  FlagShape shape = question_shape();
  shape.left_out = {"report.rounding.mode"};
  shape.names["column"] = "behind";
  std::map<std::string, CLI::Option*> flags;
  for (const Flag& flag : add_flags(session, *command, behind, shape)) {
    flags[flag.path] = flag.option;
  }
  command->add_flag_callback(
      "--truncate",
      [behind] { behind->mutable_report()->mutable_rounding()->set_mode(v1::TRUNCATE); },
      session.say("flag.truncate"));
  std::string& workbook = session.texts.emplace_back();
  CLI::Option* xlsx = command->add_option("--xlsx", workbook, session.say("flag.xlsx"));
  flags["report.least_first"]->needs(flags["report.rank_by"]);
  flags["column"]->excludes(xlsx)->excludes(flags["report.rank_by"]);
  flags["row"]->needs(flags["column"]);
  flags["denominator"]->needs(flags["column"]);
  command->callback([&session, behind, &workbook] {
    complete_period(*behind->mutable_report());
    Client client = session.client();
    if (!behind->column().empty()) return print_dossiers(session, client, *behind);
    run(session, behind->report(), workbook);
  });
}

void add_timeliness(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::GetTimelinessRequest>();
  request->set_from(today().substr(0, 8) + "01");
  request->set_to(today());
  CLI::App* command = session.add_command(app, "timeliness", Answers::table);
  add_flags(session, *command, request,
            {.required = {"unit"}, .left_out = {"rounding"}, .values = {{"view", view_names()}}});
  command->callback([&session, request] {
    v1::GetTimelinessResponse response;
    if (!session.ask("StatisticsService/GetTimeliness", *request, response)) return;
    session.print(grid_of(session, response));
    if (!session.is_for_people()) return;
    std::cout << session.say("table.as_of",
                             {{"at", fact_of(response.as_of_time())},
                              {"sequence", std::to_string(response.as_of_sequence())},
                              {"rule", response.rule()}})
              << "\n"
              << session.say("timeliness.view", {{"view", response.view()}}) << "\n";
  });
}

}  // namespace motcua::cli
