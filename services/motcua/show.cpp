// show, history: one dossier, and all that happened to it.
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"

namespace motcua::cli {
namespace {

std::string standing(const v1::Dossier& dossier) {
  if (dossier.finishes_size() > 0 && dossier.state() >= v1::RESOLVED) {
    return label(dossier.finishes().rbegin()->timeliness());
  }
  if (dossier.overdue()) return "quá hạn";
  if (dossier.undated()) return "không có hạn";
  return "";
}

void print(const v1::Dossier& dossier) {
  const auto line = [](const char* name, const std::string& value) {
    if (!value.empty()) std::cout << "  " << name << value << "\n";
  };
  std::cout << dossier.code() << "  " << label(dossier.state())
            << (standing(dossier).empty() ? "" : "  (" + standing(dossier) + ")") << "\n";
  line("Thủ tục / procedure       ",
       dossier.procedure() + " v" + std::to_string(dossier.procedure_version()));
  line("Cơ quan giải quyết / unit ", dossier.unit());
  line("Nơi tiếp nhận / received  ", dossier.receiving_unit());
  line("Kênh / channel            ", label(dossier.channel()));
  line("Người nộp / applicant     ", dossier.applicant().name());
  line("Giấy tờ / identity        ", dossier.applicant().identity());
  line("Điện thoại / telephone    ", dossier.applicant().telephone());
  line("Thư điện tử / e-mail      ", dossier.applicant().email());
  line("Địa chỉ / address         ", dossier.applicant().address());
  line("Nộp lúc / submitted       ", civil(dossier.has_submitted_time(), dossier.submitted_time()));
  line("Tiếp nhận lúc / received  ", civil(dossier.has_received_time(), dossier.received_time()));
  line("Hẹn trả / promised        ",
       civil_due(dossier.has_promised_due_time(), dossier.promised_due_time()));
  line("Hạn hiện tại / due        ", civil_due(dossier.has_due_time(), dossier.due_time()));
  const std::string holder =
      dossier.holder().unit() + " " + dossier.holder().officer() + " " + dossier.holder().text();
  line("Đang giữ / holder         ", holder);
  for (const auto& letter : dossier.letters()) {
    line("Phiếu xin lỗi / apology   ",
         letter.letter_number() + " " + civil(letter.issued_time()) + " " + letter.signed_by());
  }
  line("Trả lúc / returned        ", civil(dossier.has_returned_time(), dossier.returned_time()));
  line("Đã xóa dữ liệu / erased   ", civil(dossier.has_erased_time(), dossier.erased_time()));
  std::string actions;
  for (const auto& action : dossier.allowed_actions()) {
    actions += (actions.empty() ? "" : ", ") + action;
  }
  line("Có thể / allowed          ", actions);
}

}  // namespace

void add_show(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::GetDossierRequest());
  auto* request = static_cast<v1::GetDossierRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand("show", "Xem hồ sơ / show a dossier");
  command
      ->add_option_function<std::string>(
          "code", [request](const std::string& code) { request->set_code(code); })
      ->required();
  command->callback([&session, request] {
    v1::GetDossierResponse response;
    Client client = session.client();
    if (!session.done(client.call("DossierService/GetDossier", *request, response))) return;
    if (!session.prints_json(response)) print(response.dossier());
  });
}

void add_history(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ListDossierEventsRequest());
  auto* request = static_cast<v1::ListDossierEventsRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand("history", "Lịch sử hồ sơ / all events of a dossier");
  session.answers[command] = Answers::table;
  command
      ->add_option_function<std::string>(
          "code", [request](const std::string& code) { request->set_code(code); })
      ->required();
  command->callback([&session, request] {
    v1::ListDossierEventsResponse response;
    Client client = session.client();
    if (!session.done(client.list("DossierService/ListDossierEvents", *request, response,
                                  &v1::ListDossierEventsResponse::events))) {
      return;
    }
    if (session.prints_json(response)) return;
    Grid grid{{"sequence", "at", "event", "officer", "to", "to_officer", "step", "reason"}, {}};
    for (const auto& event : response.events()) {
      const auto& to = event.to_holder();
      grid.rows.push_back({std::to_string(event.sequence()), civil(event.effective_time()),
                           event.kind(), event.actor().officer(),
                           to.unit().empty() ? to.text() : to.unit(), to.officer(), to.step(),
                           event.reason()});
    }
    print_grid(grid, session.format);
  });
}

}  // namespace motcua::cli
