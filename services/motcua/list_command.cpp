// list: dossiers by queue, unit, person or code, page after page.
#include <algorithm>
#include <iostream>

#include "engine/lookup/list.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

Grid grid_for_people(Session& session, Client& client, const v1::ListDossiersResponse& all) {
  Names names(client);
  Grid grid{{"code", "due", "state", "procedure", "applicant", "holder"}, {}, 2};
  for (const auto& dossier : all.dossiers()) {
    grid.rows.push_back({dossier.code(),
                         due_cell(session.format, dossier.has_due_time(), dossier.due_time()) +
                             (dossier.overdue() ? " !" : ""),
                         label(dossier.state(), session.speech), names.procedure(dossier),
                         dossier.applicant().name(), names.holder(dossier.holder())});
  }
  return grid;
}

Grid grid_for_spreadsheet(const Session& session, const v1::ListDossiersResponse& all) {
  Grid grid{{"code", "state", "procedure", "received", "due", "overdue", "unit", "officer"}, {}};
  for (const auto& dossier : all.dossiers()) {
    grid.rows.push_back(
        {dossier.code(), label(dossier.state(), session.speech), dossier.procedure(),
         time_cell(session.format, dossier.has_received_time(), dossier.received_time()),
         due_cell(session.format, dossier.has_due_time(), dossier.due_time()),
         dossier.overdue() ? "!" : "", dossier.holder().unit(), dossier.holder().officer()});
  }
  return grid;
}

}  // namespace

void add_list(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ListDossiersRequest>();
  CLI::App* command = session.add_command(app, "list", Answers::table);
  add_flags(session, *command, request,
            {.names = {{"officer", "held-by"}},
             .values = {{"queue", dashed(joined(names_in(list_queues)))}}});
  const std::string& limit_text = add_limit(session, *command);
  command->callback([&session, request, &limit_text] {
    const int limit = std::stoi(limit_text);
    std::replace(request->mutable_queue()->begin(), request->mutable_queue()->end(), '-', '_');
    Client client = session.client();
    v1::ListDossiersResponse all;
    if (!session.done(client.list("DossierService/ListDossiers", *request, all,
                                  &v1::ListDossiersResponse::dossiers, limit)) ||
        session.prints_json(all)) {
      return;
    }
    session.print(session.is_for_people() ? grid_for_people(session, client, all)
                                          : grid_for_spreadsheet(session, all));
    if (!all.next_page_token().empty()) std::cerr << session.say("list.more") << "\n";
  });
}

}  // namespace motcua::cli
