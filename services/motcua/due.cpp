// due, explain: a promise before it is made, and why a dossier is due when it is, as a timeline.
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"

namespace motcua::cli {
namespace {

std::string reason_label(const std::string& reason) {
  static const std::map<std::string, std::string> labels{
      {"counted", "tính / counted"},
      {"outside_hours", "ngoài giờ / outside hours"},
      {"weekend", "nghỉ cuối tuần / weekend"},
      {"day_off", "ngày nghỉ / day off"},
      {"start_day", "ngày tiếp nhận không tính / the start day does not count"},
      {"rolled_forward", "chuyển sang ngày làm việc / rolled forward"},
      {"paused", "tạm dừng / paused"},
      {"make_up_day", "làm bù, tính / make-up day, counted"}};
  const auto found = labels.find(reason);
  return found == labels.end() ? reason : found->second;
}

// A bar a step: full where it counts, dotted where it does not.
template <class Steps>
void print_steps(const Steps& steps) {
  constexpr int bar_cells_max = 24;
  constexpr int64_t minutes_per_cell = 60;
  int64_t total = 0;
  for (const auto& step : steps) {
    const bool counted = step.counted() > 0;
    const int64_t minutes = (step.end_time().seconds() - step.start_time().seconds()) / 60;
    const int64_t cells = std::clamp<int64_t>(minutes / minutes_per_cell, 1, bar_cells_max);
    std::string bar;
    for (int64_t i = 0; i < bar_cells_max; ++i) bar += i >= cells ? " " : counted ? "█" : "·";
    total += step.counted();
    std::cout << "  " << civil(step.start_time()) << " → " << civil(step.end_time()) << "  " << bar
              << "  "
              << (counted ? "+" + std::to_string(step.counted()) + " = " + std::to_string(total)
                          : std::string())
              << "  " << reason_label(step.reason())
              << (step.name().empty() ? "" : ": " + step.name()) << "\n";
  }
}

}  // namespace

void add_due(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::PreviewDueTimeRequest());
  auto* request = static_cast<v1::PreviewDueTimeRequest*>(session.requests.back().get());
  CLI::App* command =
      app.add_subcommand("due", "Tính thử ngày hẹn trả / a promise before it is made, explained");
  command->add_option_function<std::string>(
      "--procedure", [request](const std::string& code) { request->set_procedure(code); });
  command->add_option_function<std::string>(
      "--limit", [request](const std::string& limit) { request->set_limit(limit); },
      "5wd, 4h, 30d, 1m, same_day<15:00");
  command->add_option_function<std::string>(
      "--unit", [request](const std::string& unit) { request->set_unit(unit); });
  add_enum_flag(*command, "--channel", v1::Channel_descriptor(), [request](int channel) {
    request->set_channel(static_cast<v1::Channel>(channel));
  });
  add_enum_flag(*command, "--policy", v1::DayPolicy_descriptor(), [request](int policy) {
    request->set_day_policy(static_cast<v1::DayPolicy>(policy));
  });
  add_enum_flag(*command, "--resume-policy", v1::ResumePolicy_descriptor(), [request](int policy) {
    request->set_resume_policy(static_cast<v1::ResumePolicy>(policy));
  });
  const auto instant = [command](const char* flag, auto set) {
    command->add_option_function<std::string>(
        flag, [set](const std::string& text) { set(instant_flag(text)); }, "2026-01-09T15:00");
  };
  instant("--at", [request](const auto& time) { *request->mutable_received_time() = time; });
  instant("--paused-at", [request](const auto& time) { *request->mutable_paused_time() = time; });
  instant("--resumed-at", [request](const auto& time) { *request->mutable_resumed_time() = time; });
  command->callback([&session, request] {
    v1::PreviewDueTimeResponse response;
    Client client = session.client();
    if (!session.done(client.call("DossierService/PreviewDueTime", *request, response))) return;
    if (session.prints_json(response)) return;
    if (!response.has_due_time()) {
      std::cout << "không có hạn / undated: \"" << response.limit() << "\"\n";
      return;
    }
    std::cout << "Hẹn trả / due: " << civil_due(response.due_time())
              << (response.due_provisional() ? "  (tạm tính / provisional)" : "") << "\n"
              << "Phiếu xin lỗi trước / letter by: " << civil_due(response.letter_deadline())
              << "\n";
    if (response.has_due_time_after_resumption()) {
      std::cout << "Sau tạm dừng / after the pause: "
                << civil_due(response.due_time_after_resumption()) << "\n";
    }
    print_steps(response.steps());
  });
}

void add_explain(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ExplainDueTimeRequest());
  auto* request = static_cast<v1::ExplainDueTimeRequest*>(session.requests.back().get());
  CLI::App* command =
      app.add_subcommand("explain", "Vì sao hẹn ngày đó / why a dossier is due when it is");
  command
      ->add_option_function<std::string>(
          "code", [request](const std::string& code) { request->set_code(code); })
      ->required();
  command->callback([&session, request] {
    v1::ExplainDueTimeResponse response;
    Client client = session.client();
    if (!session.done(client.call("DossierService/ExplainDueTime", *request, response))) return;
    if (session.prints_json(response)) return;
    const auto& dossier = response.dossier();
    std::cout << dossier.code() << "  " << dossier.limit() << "\n"
              << "Hẹn trả / promised: "
              << (dossier.has_promised_due_time() ? civil_due(dossier.promised_due_time())
                                                  : "không có hạn / undated")
              << (response.given() ? "  (theo dữ liệu chuyển vào / as imported)" : "") << "\n";
    if (dossier.has_due_time())
      std::cout << "Hạn hiện tại / due: " << civil_due(dossier.due_time()) << "\n";
    if (response.has_reckoned_due_time() && !response.given()) {
      std::cout << "Lịch hiện nay tính ra / today's calendar says: "
                << civil_due(response.reckoned_due_time())
                << "; giấy hẹn không đổi / the printed promise stands\n";
    }
    print_steps(response.steps());
  });
}

}  // namespace motcua::cli
