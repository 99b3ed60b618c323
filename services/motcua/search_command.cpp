// search: dossiers by what people type, page after page.
#include <iostream>

#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/names.h"

namespace motcua::cli {
namespace {

Grid grid_of(Session& session, Client& client, const v1::SearchDossiersResponse& all) {
  Names names(client);
  Grid grid{{"code", "received", "applicant", "state", "found_by", "procedure"}, {}, 2, 2};
  for (int i = 0; i < all.dossiers_size(); ++i) {
    const auto& dossier = all.dossiers(i);
    const auto read_as = i < all.read_as_size() ? all.read_as(i) : 0;
    const bool is_read = read_as != v1::SEARCH_READING_UNSPECIFIED;
    grid.rows.push_back(
        {dossier.code(),
         time_cell(session.format, dossier.has_received_time(), dossier.received_time()),
         dossier.applicant().name(), label(dossier.state(), session.speech),
         is_read ? session.word("value." + v1::SearchReading_Name(read_as)) : "",
         session.is_for_people() ? names.procedure(dossier) : dossier.procedure()});
  }
  return grid;
}

}  // namespace

void add_search(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::SearchDossiersRequest>();
  CLI::App* command = session.add_command(app, "search", Answers::table);
  add_flags(session, *command, request, {.left_out = {"text"}});
  const std::string& limit_text = add_limit(session, *command);
  auto& words = session.lists.emplace_back();
  command->add_option("text", words, session.say("flag.search.text"));
  command->callback([&session, &words, &limit_text, request] {
    for (const std::string& word : words) {
      request->mutable_text()->append(request->text().empty() ? "" : " ").append(word);
    }
    Client client = session.client();
    v1::SearchDossiersResponse all;
    if (!session.done(client.list("DossierService/SearchDossiers", *request, all,
                                  &v1::SearchDossiersResponse::dossiers, std::stoi(limit_text))) ||
        session.prints_json(all)) {
      return;
    }
    session.print(grid_of(session, client, all));
    if (all.dossiers().empty()) std::cerr << session.say("list.nothing") << "\n";
    if (!all.next_page_token().empty()) std::cerr << session.say("list.more") << "\n";
  });
}

}  // namespace motcua::cli
