// The flags that say which report, and of which days: alike for running, freezing and comparing
// one.
#pragma once

#include "motcua/v1/statistics_service.pb.h"
#include "services/motcua/commands.h"

namespace motcua::cli {

std::string today();  // YYYY-MM-DD

void add_question(CLI::App* command, v1::RunReportRequest* request);

// --unit, --from, --to and --period of any request that has them.
template <class Request>
void add_unit_and_period(CLI::App* command, Request* request) {
  const auto text = [command](const char* flag, auto set, const char* help) {
    return command->add_option_function<std::string>(flag, set, help);
  };
  text(
      "--unit", [request](const std::string& unit) { request->set_unit(unit); },
      "cơ quan, cả trực thuộc / unit, with all below")
      ->required();
  text(
      "--from", [request](const std::string& day) { request->set_from(day); },
      "YYYY-MM-DD; mặc định đầu tháng / default: the month's first");
  text(
      "--to", [request](const std::string& day) { request->set_to(day); },
      "YYYY-MM-DD; mặc định hôm nay / default: today");
  text(
      "--period", [request](const std::string& name) { request->set_period(name); },
      "thay cho --from --to: 2026, 2026-H1, 2026-Q3, 2026-11, regime:2026-11");
}

// The month so far, where no days were named.
template <class Request>
void complete_period(Request& request) {
  if (!request.period().empty()) return;
  if (request.from().empty()) request.set_from(today().substr(0, 8) + "01");
  if (request.to().empty()) request.set_to(today());
}

}  // namespace motcua::cli
