// What the server checks is not checked here.
#include "services/motcua/report_question.h"

#include "engine/clock.h"

namespace motcua::cli {

std::string today() { return format_day(day_of(system_clock().now())); }

void add_question(CLI::App* command, v1::RunReportRequest* request) {
  const auto text = [command](const char* flag, auto set, const char* help) {
    return command->add_option_function<std::string>(flag, set, help);
  };
  text(
      "name", [request](const std::string& name) { request->set_report(name); },
      "form-06a, on-time, apologies, workload, indicators, "
      "overdue, attribution")
      ->required();
  add_unit_and_period(command, request);
  text(
      "--by", [request](const std::string& by) { request->set_by(by); },
      "unit, field, procedure, channel, month, holder, step, signer, unit_at_fault");
  text(
      "--fold", [request](const std::string& fold) { request->set_fold(fold); },
      "form-06a: extended, strict, judge; workload: mean, p90");
  command->add_flag_callback(
      "--receiving", [request] { request->set_receiving(true); },
      "theo nơi tiếp nhận / by receiving unit");
}

}  // namespace motcua::cli
