// forecast, at-risk: what is to come, and what to do about it today.
#include <iostream>

#include "services/motcua/percent.h"
#include "services/motcua/report_question.h"

namespace motcua::cli {
namespace {

std::string text_of(const v1::Ratio& ratio) {
  if (ratio.denominator() == 0) return "–";
  return ratio.text() + " % (" + std::to_string(ratio.numerator()) + "/" +
         std::to_string(ratio.denominator()) + ")";
}

std::string hours_of(int32_t minutes) {
  constexpr int32_t minutes_per_hour = 60;
  const std::string rest = std::to_string(minutes % minutes_per_hour);
  return std::to_string(minutes / minutes_per_hour) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

void print_at_risk(const v1::ListAtRiskResponse& response, bool has_target, OutputFormat format) {
  // People read hours and minutes, a spreadsheet reckons with minutes.
  const bool for_people = format == OutputFormat::table;
  Grid grid{{"code", "due", for_people ? "working_time_left" : "minutes_left", "unit", "officer",
             "procedure", "resolve_today"},
            {}};
  for (const auto& item : response.items()) {
    const auto& dossier = item.dossier();
    const auto& holder = dossier.holder();
    grid.rows.push_back(
        {item.code(), civil_due(dossier.has_due_time(), dossier.due_time()),
         for_people ? hours_of(item.minutes_left()) : std::to_string(item.minutes_left()),
         holder.unit(), holder.officer(), dossier.procedure(), item.to_resolve() ? "x" : ""});
  }
  print_grid(grid, format);
  if (!for_people) return;
  std::cout << response.item_count() << " hồ sơ sắp đến hạn / dossiers due soon\n"
            << "Hết hôm nay nếu không xử lý / at the end of today if nobody acts: "
            << text_of(response.if_nobody_acts()) << "\n";
  if (!has_target) return;
  std::cout << "Giải quyết " << response.to_resolve_count() << " hồ sơ đánh dấu / if the "
            << response.to_resolve_count()
            << " marked are resolved: " << text_of(response.if_resolved())
            << (response.target_kept() ? ", đạt chỉ tiêu / the target is kept\n"
                                       : ", chưa đạt chỉ tiêu / the target is not kept\n");
}

}  // namespace

void add_forecast(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ForecastRequest());
  auto* request = static_cast<v1::ForecastRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand(
      "forecast", "Sẽ quá hạn đến cuối ngày nếu không xử lý / what will be overdue if nobody acts");
  session.answers[command] = Answers::table;
  command
      ->add_option_function<std::string>(
          "--unit", [request](const std::string& unit) { request->set_unit(unit); })
      ->required();
  command
      ->add_option_function<std::string>(
          "--day", [request](const std::string& day) { request->set_day(day); }, "YYYY-MM-DD")
      ->required();
  command->add_option_function<std::string>(
      "--by", [request](const std::string& by) { request->set_by(by); }, "unit, holder");
  command->callback([&session, request] {
    v1::ForecastResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/Forecast", *request, response))) return;
    if (session.prints_json(response)) return;
    Grid grid{{"key", "title", "open", "overdue_now", "overdue_then"}, {}};
    const auto add = [&](const v1::ForecastResponse::Row& row, const std::string& title) {
      grid.rows.push_back({row.key(), title, std::to_string(row.open()),
                           std::to_string(row.overdue_now()), std::to_string(row.overdue_then())});
    };
    for (const auto& row : response.rows()) add(row, row.title());
    add(response.totals(), session.format == OutputFormat::table ? "TỔNG / TOTAL" : "total");
    print_grid(grid, session.format);
  });
}

void add_at_risk(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ListAtRiskRequest());
  auto* request = static_cast<v1::ListAtRiskRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand(
      "at-risk", "Sắp đến hạn, và phải xử lý gì hôm nay / due soon, and what to resolve today");
  session.answers[command] = Answers::table;
  add_unit_and_period(command, request);
  const auto text = [command](const char* flag, auto set, const char* help) {
    return command->add_option_function<std::string>(flag, set, help);
  };
  text(
      "--until", [request](const std::string& day) { request->set_until(day); },
      "ngày hạn cuối, mặc định hôm nay / the last due day, default today");
  text(
      "--view", [request](const std::string& view) { request->set_view(view); },
      "resolved, all_received, needs_processing, portal_766");
  std::string& percent = session.texts.emplace_back();
  command->add_option("--target", percent,
                      "chỉ tiêu, phần trăm / the rate's target in percent: 98.5");
  command->callback([&session, request, &percent] {
    if (!percent.empty()) {
      const auto target = parse_percent(percent);
      if (!target) return session.fail(2, "--target: cần một tỷ lệ phần trăm / a percentage: 98.5");
      *request->mutable_target() = *target;
    }
    v1::ListAtRiskResponse response;
    Client client = session.client();
    if (!session.done(client.call("StatisticsService/ListAtRisk", *request, response))) return;
    if (!session.prints_json(response))
      print_at_risk(response, request->has_target(), session.format);
  });
}

}  // namespace motcua::cli
