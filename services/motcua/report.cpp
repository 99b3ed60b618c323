// report, timeliness: figures for supervisors.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <chrono>
#include <iostream>

#include "engine/clock.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/motcua/commands.h"

namespace motcua::cli {
namespace {

std::string today() { return format_day(day_of(system_clock().now())); }

std::string text_of(const v1::Cell& cell) {
  switch (cell.value_case()) {
    case v1::Cell::kCount: return std::to_string(cell.count());
    case v1::Cell::kAmountVnd: return std::to_string(cell.amount_vnd());
    case v1::Cell::kRatio: return percent(cell.ratio().numerator(), cell.ratio().denominator());
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
      value.set_number_value(row.cells(i).count());
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

void print_table(const v1::Table& table, OutputFormat format) {
  const bool for_people = format == OutputFormat::table;
  Grid grid;
  grid.headings = {for_people ? "" : "key", for_people ? "" : "title"};
  for (const auto& column : table.columns()) {
    grid.headings.push_back(for_people ? column.official_number().empty() ? column.name()
                                                                          : column.official_number()
                                       : column.name());
  }
  const auto add = [&](const v1::Table::Row& row, const std::string& title) {
    std::vector<std::string> cells{row.key(), title};
    for (const auto& cell : row.cells()) cells.push_back(text_of(cell));
    grid.rows.push_back(std::move(cells));
  };
  for (const auto& row : table.rows()) add(row, row.title());
  add(table.totals(), for_people ? "TỔNG / TOTAL" : "total");
  print_grid(grid, format);
  if (!for_people) return;
  for (const auto& column : table.columns()) {
    if (!column.official_number().empty()) {
      std::cout << column.official_number() << " " << column.title() << "; ";
    }
  }
  std::cout << "\n";
  for (const auto& note : table.footnotes()) std::cout << "* " << note << "\n";
  std::cout << "Tính đến / as of " << civil(table.as_of_time()) << ", sequence "
            << table.as_of_sequence() << ", " << table.rule() << ", view " << table.view() << "\n";
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::RunReportRequest());
  auto* request = static_cast<v1::RunReportRequest*>(session.requests.back().get());
  request->set_from(today().substr(0, 8) + "01");
  request->set_to(today());
  CLI::App* command = app.add_subcommand("report", "Báo cáo / a report (form-06a)");
  command
      ->add_option_function<std::string>(
          "name", [request](const std::string& name) { request->set_report(name); }, "form-06a")
      ->required();
  command
      ->add_option_function<std::string>(
          "--unit", [request](const std::string& unit) { request->set_unit(unit); })
      ->required();
  command->add_option_function<std::string>(
      "--from", [request](const std::string& day) { request->set_from(day); },
      "YYYY-MM-DD; mặc định đầu tháng / default: the month's first");
  command->add_option_function<std::string>(
      "--to", [request](const std::string& day) { request->set_to(day); },
      "YYYY-MM-DD; mặc định hôm nay / default: today");
  command->add_option_function<std::string>(
      "--by", [request](const std::string& by) { request->set_by(by); }, "unit");
  command->add_option_function<std::string>(
      "--fold", [request](const std::string& fold) { request->set_fold(fold); },
      "extended, strict, judge");
  command->callback([&session, request] {
    v1::RunReportResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/RunReport", *request, response))) return;
    if (session.format == OutputFormat::json) {
      std::cout << to_named_json(response);
    } else {
      print_table(response.table(), session.format);
    }
  });
}

void add_timeliness(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::GetTimelinessRequest());
  auto* request = static_cast<v1::GetTimelinessRequest*>(session.requests.back().get());
  request->set_from(today().substr(0, 8) + "01");
  request->set_to(today());
  CLI::App* command = app.add_subcommand(
      "timeliness", "Tỷ lệ trước hạn, đúng hạn, quá hạn / early, on-time and late of a unit");
  command
      ->add_option_function<std::string>(
          "--unit", [request](const std::string& unit) { request->set_unit(unit); })
      ->required();
  command->add_flag_callback("--subtree", [request] { request->set_subtree(true); });
  command->add_option_function<std::string>(
      "--from", [request](const std::string& day) { request->set_from(day); }, "YYYY-MM-DD");
  command->add_option_function<std::string>(
      "--to", [request](const std::string& day) { request->set_to(day); }, "YYYY-MM-DD");
  command->add_option_function<std::string>(
      "--view", [request](const std::string& view) { request->set_view(view); },
      "resolved, all_received, needs_processing");
  command->callback([&session, request] {
    v1::GetTimelinessResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/GetTimeliness", *request, response))) return;
    if (session.format == OutputFormat::json) {
      std::cout << to_json(response);
      return;
    }
    Grid grid{{"measure", "value"}, {}};
    const auto* descriptor = v1::GetTimelinessResponse::descriptor();
    for (int i = 0; i < descriptor->field_count(); ++i) {
      const auto* field = descriptor->field(i);
      const auto& reflection = *response.GetReflection();
      if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_INT32) {
        grid.rows.push_back({field->name(), std::to_string(reflection.GetInt32(response, field))});
      } else if (field->message_type() == v1::Ratio::descriptor()) {
        const auto& ratio = static_cast<const v1::Ratio&>(reflection.GetMessage(response, field));
        grid.rows.push_back({field->name(), percent(ratio.numerator(), ratio.denominator()) + "  " +
                                                std::to_string(ratio.numerator()) + "/" +
                                                std::to_string(ratio.denominator())});
      }
    }
    print_grid(grid, session.format);
    if (session.format == OutputFormat::table) {
      std::cout << "Tính đến / as of " << civil(response.as_of_time()) << ", sequence "
                << response.as_of_sequence() << ", " << response.rule() << ", view "
                << response.view() << "\n";
    }
  });
}

}  // namespace motcua::cli
