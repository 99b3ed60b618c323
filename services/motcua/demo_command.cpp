// demo: a small province with a year of invented dossiers, to look at. The same every time on the
// same day; a second run finds everything there.
#include <iostream>

#include "engine/check.h"
#include "engine/wall_clock.h"
#include "motcua/v1/account_service.pb.h"
#include "services/method/wire.h"
#include "services/motcua/catalogue_files.h"
#include "services/motcua/commands.h"
#include "services/motcua/demo_catalogue.h"
#include "services/motcua/demo_year.h"

namespace motcua::cli {
namespace {

v1::PublishCatalogueRequest demo_entries() {
  v1::PublishCatalogueRequest entries;
  TsvFindings findings;
  for (const char* name : catalogue_file_names) {
    for (const DemoFile& file : demo_catalogue()) {
      if (file.name == name) read_catalogue_file(file.name, file.text, entries, findings);
    }
  }
  CHECK(findings.empty(), "expected the demonstration to be sound, got ", findings.size(),
        " findings");
  return entries;
}

// As a new register has it, so that due times are those that the server will reckon.
Catalogue catalogue_of(const v1::PublishCatalogueRequest& entries) {
  CatalogueEntries read;
  std::vector<Violation> violations;
  wire::from_message(entries, read, violations);
  CHECK(violations.empty(), "expected the demonstration to be sound, got ", violations.size(),
        " violations");
  return Catalogue().with(built_in_entries()).with(read);
}

// True: there are none yet.
bool is_empty(Session& session, Client& client) {
  v1::GetStatusResponse status;
  if (!session.done(client.call("AdminService/GetStatus", v1::GetStatusRequest(), status))) {
    return false;
  }
  if (status.dossiers() == 0) return true;
  std::cout << session.say("demo.not_empty", {{"count", std::to_string(status.dossiers())}})
            << "\n";
  return false;
}

void import_rows(Session& session, Client& client, std::vector<v1::HistoryRow> rows) {
  constexpr size_t rows_per_chunk = 500;
  size_t sent = 0;
  v1::ImportHistoryResponse response;
  const auto next = [&](v1::ImportHistoryRequest& chunk) {
    while (sent < rows.size() && static_cast<size_t>(chunk.rows_size()) < rows_per_chunk) {
      chunk.add_rows()->Swap(&rows[sent++]);
    }
    return chunk.rows_size() > 0;
  };
  if (!session.done(client.import(next, response))) return;
  std::cout << session.say("demo.made", {{"count", std::to_string(response.imported())},
                                         {"refused", std::to_string(response.refused_count())}})
            << "\n";
  for (int i = 0; i < std::min(response.refused_size(), 3); ++i) {
    session.fail(1, response.refused(i).code() + ": " + response.refused(i).message());
  }
}

// Invented dossiers have nothing to do in a register that people sign in to.
bool is_for_trial(Session& session, Client& client) {
  v1::WhoAmIResponse who;
  if (!session.done(client.call("AccountService/WhoAmI", v1::WhoAmIRequest(), who))) return false;
  if (who.authentication()) session.fail(1, session.say("demo.has_accounts"));
  return !who.authentication();
}

void demo(Session& session, int per_day) {
  Client client = session.client();
  if (!is_for_trial(session, client)) return;
  const v1::PublishCatalogueRequest entries = demo_entries();
  for (const auto& request : cut(entries)) {
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) return;
  }
  if (!is_empty(session, client)) return;
  const Day today = day_of(wall_clock().now());
  import_rows(session, client, invent_year(catalogue_of(entries), today, per_day));
}

}  // namespace

void add_demo(CLI::App& app, Session& session) {
  CLI::App* command = session.add_command(app, "demo", Answers::words);
  std::string& per_day = session.texts.emplace_back("24");
  command->add_option("--per-day", per_day, session.say("flag.per_day"))
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->callback([&session, &per_day] { demo(session, std::stoi(per_day)); });
}

}  // namespace motcua::cli
