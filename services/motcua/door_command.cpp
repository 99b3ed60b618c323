// door-events: who signed in, who was denied what, who looked at a dossier.
#include <iostream>

#include "motcua/v1/account_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

// "GetDossier" of "motcua.v1.DossierService.GetDossier".
std::string last_name(const std::string& method) { return method.substr(method.rfind('.') + 1); }

Grid grid_of(const Session& session, Client& client, const v1::ListDoorEventsResponse& all) {
  const bool for_people = session.is_for_people();
  Names names(client);
  const auto what = [&](const std::string& name) {
    const std::string key = "door." + name;
    return for_people && has_message(key) ? session.word(key) : name;
  };
  const auto unit = [&](const std::string& code) { return for_people ? names.unit(code) : code; };
  Grid grid{
      {"at", "what", "account", "source", "method", "dossier", "unit", "reason", "times"}, {}, 3};
  for (const auto& event : all.events()) {
    grid.rows.push_back({time_cell(session.format, true, event.time()), what(event.what()),
                         event.account(), event.source(),
                         for_people ? last_name(event.method()) : event.method(), event.dossier(),
                         unit(event.unit()), event.reason(), std::to_string(event.count())});
  }
  return grid;
}

}  // namespace

void add_door_events(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ListDoorEventsRequest>();
  CLI::App* command = session.add_command(app, "door-events", Answers::table);
  add_flags(session, *command, request);
  const std::string& limit_text = add_limit(session, *command);
  command->callback([&session, request, &limit_text] {
    Client client = session.client();
    v1::ListDoorEventsResponse all;
    if (!session.done(client.list("AccountService/ListDoorEvents", *request, all,
                                  &v1::ListDoorEventsResponse::events, std::stoi(limit_text))) ||
        session.prints_json(all)) {
      return;
    }
    session.print(grid_of(session, client, all));
    if (!all.next_page_token().empty()) std::cerr << session.say("list.more") << "\n";
  });
}

}  // namespace motcua::cli
