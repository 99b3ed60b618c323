// list: dossiers by queue, unit, person or code, page after page.
#include <algorithm>
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"

namespace motcua::cli {

void add_list(CLI::App& app, Session& session) {
  session.requests.emplace_back(new v1::ListDossiersRequest());
  auto* request = static_cast<v1::ListDossiersRequest*>(session.requests.back().get());
  CLI::App* command = app.add_subcommand("list", "Danh sách hồ sơ / list dossiers");
  session.answers[command] = Answers::table;
  const auto text = [command](const char* flag, auto set, const char* help) {
    command->add_option_function<std::string>(flag, set, help);
  };
  text(
      "--unit", [request](const std::string& value) { request->set_unit(value); },
      "cơ quan / unit");
  command->add_flag_callback(
      "--subtree", [request] { request->set_subtree(true); },
      "cả đơn vị trực thuộc / with all units below");
  text(
      "--queue",
      [request](std::string value) {
        std::replace(value.begin(), value.end(), '-', '_');  // as flags are written
        request->set_queue(value);
      },
      "open, due-today, at-risk, overdue, apology-owed, waiting, undated, acceptance, to-return");
  text(
      "--identity", [request](const std::string& value) { request->set_identity(value); }, "");
  text(
      "--telephone", [request](const std::string& value) { request->set_telephone(value); }, "");
  text(
      "--code-prefix", [request](const std::string& value) { request->set_code_prefix(value); },
      "");
  text(
      "--caller-reference",
      [request](const std::string& value) { request->set_caller_reference(value); }, "");
  text(
      "--held-by", [request](const std::string& value) { request->set_officer(value); }, "");
  text(
      "--received-from", [request](const std::string& value) { request->set_received_from(value); },
      "YYYY-MM-DD");
  text(
      "--received-to", [request](const std::string& value) { request->set_received_to(value); },
      "YYYY-MM-DD");
  add_enum_flag(*command, "--state", v1::State_descriptor(),
                [request](int state) { request->set_state(static_cast<v1::State>(state)); });
  std::string& limit_text = session.texts.emplace_back("100");
  command->add_option("--limit", limit_text, "nhiều nhất / at most")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->callback([&session, request, &limit_text] {
    const int limit = std::stoi(limit_text);
    Client client = session.client();
    v1::ListDossiersResponse all;
    if (!session.done(client.list("DossierService/ListDossiers", *request, all,
                                  &v1::ListDossiersResponse::dossiers, limit))) {
      return;
    }
    if (session.prints_json(all)) return;
    Grid grid{{"code", "state", "procedure", "received", "due", "overdue", "unit", "officer"}, {}};
    for (const auto& dossier : all.dossiers()) {
      grid.rows.push_back({dossier.code(), label(dossier.state()), dossier.procedure(),
                           civil(dossier.has_received_time(), dossier.received_time()),
                           civil_due(dossier.has_due_time(), dossier.due_time()),
                           dossier.overdue() ? "!" : "", dossier.holder().unit(),
                           dossier.holder().officer()});
    }
    print_grid(grid, session.format);
    if (!all.next_page_token().empty()) {
      std::cerr << "… còn nữa / there are more: --limit\n";
    }
  });
}

}  // namespace motcua::cli
