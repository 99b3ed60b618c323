// report, timeliness: figures for supervisors.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iostream>

#include "services/motcua/report_question.h"
#include "services/motcua/workbook.h"

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

// A table for people, its columns by the numbers of the official form.
Grid grid_for_people(const v1::Table& table) {
  Grid grid{{"", ""}, {}};
  for (const auto& column : table.columns()) {
    grid.headings.push_back(column.official_number().empty() ? column.name()
                                                             : column.official_number());
  }
  const auto add = [&](const v1::Table::Row& row, const std::string& title) {
    auto& cells = grid.rows.emplace_back(std::vector{row.key(), title});
    for (const auto& cell : row.cells()) cells.push_back(text_of(cell));
  };
  for (const auto& row : table.rows()) {
    add(row, row.title() + (row.small_number() ? " (ít / few)" : ""));
  }
  add(table.totals(), "TỔNG / TOTAL");
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

void print_table(const v1::Table& table, OutputFormat format) {
  const bool for_people = format == OutputFormat::table;
  print_grid(for_people ? grid_for_people(table) : grid_for_spreadsheet(table), format);
  if (!for_people) return;
  for (const auto& column : table.columns()) {
    if (!column.official_number().empty()) {
      std::cout << column.official_number() << " " << column.title() << "; ";
    }
  }
  std::cout << "\n";
  for (const auto& note : table.footnotes()) std::cout << "* " << note << "\n";
  std::cout << "Tính đến / as of " << civil(table.as_of_time()) << ", sequence "
            << table.as_of_sequence() << ", " << table.rule() << "\n";
}

// All pages are of one moment, that of the report.
void print_dossiers(Session& session, Client& client, v1::ListReportDossiersRequest request) {
  v1::RunReportResponse report;
  if (!session.done(client.call("StatisticsService/RunReport", request.report(), report))) return;
  request.set_as_of_sequence(report.table().as_of_sequence());
  *request.mutable_as_of_time() = report.table().as_of_time();
  v1::ListReportDossiersResponse all;
  if (!session.done(client.list("StatisticsService/ListReportDossiers", request, all,
                                &v1::ListReportDossiersResponse::items))) {
    return;
  }
  if (session.prints_json(all)) return;
  Grid grid{{"code", "amount", "unit", "procedure", "state", "received", "due"}, {}};
  int64_t sum = 0;
  for (const auto& item : all.items()) {
    const auto& dossier = item.dossier();
    sum += item.amount();
    grid.rows.push_back({item.code(), std::to_string(item.amount()), dossier.unit(),
                         dossier.procedure(), label(dossier.state()),
                         civil(dossier.has_received_time(), dossier.received_time()),
                         civil_due(dossier.has_due_time(), dossier.due_time())});
  }
  print_grid(grid, session.format);
  if (session.format == OutputFormat::table) {
    std::cout << all.items_size() << " hồ sơ, cộng / dossiers, adding up to " << sum << "\n";
  }
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ListReportDossiersRequest());
  auto* behind = static_cast<v1::ListReportDossiersRequest*>(session.requests.back().get());
  v1::RunReportRequest* request = behind->mutable_report();
  CLI::App* command =
      app.add_subcommand("report",
                         "Báo cáo / a report: form-06a, on-time, apologies, workload, indicators, "
                         "overdue, attribution");
  session.answers[command] = Answers::table;
  add_question(command, request);
  const auto text = [command](const char* flag, auto set, const char* help) {
    return command->add_option_function<std::string>(flag, set, help);
  };
  CLI::Option* rank_by = text(
      "--rank-by", [request](const std::string& column) { request->set_rank_by(column); },
      "xếp hạng theo cột / order the rows by a column, the greatest first");
  command->add_flag_callback("--least-first", [request] { request->set_least_first(true); })
      ->needs(rank_by);
  command->add_option_function<int>(
      "--decimals",
      [request](int decimals) { request->mutable_rounding()->set_decimals(decimals); },
      "số chữ số thập phân của tỷ lệ / of rates, 0 to 6");
  command->add_flag_callback(
      "--truncate", [request] { request->mutable_rounding()->set_mode(v1::TRUNCATE); },
      "cắt bỏ thay vì làm tròn / cut instead of rounding half up");
  std::string& workbook = session.texts.emplace_back();
  CLI::Option* xlsx =
      command->add_option("--xlsx", workbook, "ghi ra tệp Excel / write a workbook");
  CLI::Option* column = text(
      "--behind", [behind](const std::string& name) { behind->set_column(name); },
      "danh sách hồ sơ của một cột / the dossiers behind a column");
  column->excludes(xlsx)->excludes(rank_by);
  text(
      "--row", [behind](const std::string& key) { behind->set_row(key); },
      "của dòng này, mặc định dòng tổng / of this row, default the totals")
      ->needs(column);
  command
      ->add_flag_callback(
          "--denominator", [behind] { behind->set_denominator(true); },
          "của một tỷ lệ: mẫu số / of a rate: what it is a share of")
      ->needs(column);
  command->callback([&session, behind, request, &workbook] {
    complete_period(*request);
    Client client = session.client();
    if (!behind->column().empty()) return print_dossiers(session, client, *behind);
    v1::RunReportResponse response;
    if (!session.done(client.call("StatisticsService/RunReport", *request, response))) return;
    if (!workbook.empty()) {
      const std::string error = write_workbook(workbook, request->report(), response.table());
      if (!error.empty()) return session.fail(4, error);
    }
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
  session.answers[command] = Answers::table;
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
      "resolved, all_received, needs_processing, portal_766");
  command->callback([&session, request] {
    v1::GetTimelinessResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/GetTimeliness", *request, response))) return;
    if (session.prints_json(response)) return;
    const bool for_people = session.format == OutputFormat::table;
    Grid grid{{"measure", "value"}, {}};
    if (!for_people) grid.headings.insert(grid.headings.end(), {"numerator", "denominator"});
    const auto* descriptor = v1::GetTimelinessResponse::descriptor();
    for (int i = 0; i < descriptor->field_count(); ++i) {
      const auto* field = descriptor->field(i);
      const auto& reflection = *response.GetReflection();
      if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_INT32) {
        grid.rows.push_back({field->name(), std::to_string(reflection.GetInt32(response, field))});
        if (!for_people) grid.rows.back().insert(grid.rows.back().end(), {"", ""});
      } else if (field->message_type() == v1::Ratio::descriptor()) {
        const auto& ratio = static_cast<const v1::Ratio&>(reflection.GetMessage(response, field));
        const std::string numerator = std::to_string(ratio.numerator());
        const std::string denominator = std::to_string(ratio.denominator());
        if (for_people) {
          grid.rows.push_back(
              {field->name(), (ratio.denominator() == 0 ? "–" : ratio.text() + " %") + "  " +
                                  numerator + "/" + denominator});
        } else {
          grid.rows.push_back({field->name(), ratio.text(), numerator, denominator});
        }
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
