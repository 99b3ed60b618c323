// catalogue import | show | lint.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "services/motcua/catalogue_files.h"
#include "services/motcua/commands.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

constexpr int findings_shown_max = 100;

// Of a folder all tables: those that are known in the order in which they are read, then those
// whose names nobody knows, which reading tells.
std::vector<std::filesystem::path> files_at(const std::string& path) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    const bool is_table = in_small_letters(entry.path().extension().string()) == ".tsv";
    if (is_table) files.push_back(entry.path());
  }
  const auto place = [](const fs::path& file) {
    const auto* const found = std::find(std::begin(catalogue_file_names),
                                        std::end(catalogue_file_names), file.filename().string());
    return std::pair(found - std::begin(catalogue_file_names), file);
  };
  std::sort(files.begin(), files.end(),
            [&](const fs::path& a, const fs::path& b) { return place(a) < place(b); });
  return files;
}

// Everything that cannot be read is told; nothing is published then.
bool read_files(Session& session, const std::string& path, v1::PublishCatalogueRequest& entries) {
  const auto files = files_at(path);
  if (files.empty()) {
    session.fail(
        2, path + ": " +
               session.say("catalogue.none_of_files", {{"files", joined(catalogue_file_names)}}));
    return false;
  }
  TsvFindings findings;
  for (const std::filesystem::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      session.fail(2, file.string() + ": " + session.say("file.not_opened"));
      return false;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    read_catalogue_file(file.filename().string(), bytes, entries, findings);
  }
  const int count = static_cast<int>(findings.size());
  for (int i = 0; i < std::min(count, findings_shown_max); ++i) {
    session.fail(2, describe(findings[static_cast<size_t>(i)], session.speech));
  }
  if (count > findings_shown_max) {
    session.fail(
        2, session.say("findings.more", {{"count", std::to_string(count - findings_shown_max)}}));
  }
  return findings.empty();
}

// Nothing is published that is not sound in all its parts. A part rests on no other but the first,
// which has the units.
bool is_sound(Session& session, Client& client,
              const std::vector<v1::PublishCatalogueRequest>& requests) {
  for (v1::PublishCatalogueRequest request : requests) {
    request.set_validate_only(true);
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) {
      return false;
    }
  }
  return true;
}

void import(Session& session, const std::string& path) {
  v1::PublishCatalogueRequest entries;
  if (!read_files(session, path, entries)) return;
  Client client = session.client();
  const auto requests = cut(entries);
  if (!is_sound(session, client, requests)) return;
  bool changed = false;
  int64_t due_on_day_off = 0;
  for (const auto& request : requests) {
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) return;
    changed = changed || !response.unchanged();
    due_on_day_off = std::max(due_on_day_off, response.due_on_day_off());
  }
  std::cout << session.say(changed ? "catalogue.imported" : "catalogue.unchanged",
                           {{"units", std::to_string(entries.units_size())},
                            {"procedures", std::to_string(entries.procedures_size())},
                            {"calendars", std::to_string(entries.calendars_size())},
                            {"regulations", std::to_string(entries.regulations_size())},
                            {"targets", std::to_string(entries.targets_size())},
                            {"tariffs", std::to_string(entries.tariffs_size())}})
            << "\n";
  if (due_on_day_off > 0) {
    std::cerr << session.say("catalogue.due_on_day_off",
                             {{"count", std::to_string(due_on_day_off)}})
              << "\n";
  }
}

void show(Session& session) {
  const auto catalogue = published_catalogue(session);
  if (!catalogue || session.prints_json(*catalogue)) return;
  Grid grid{{"kind", "code", "name", "parent_or_field", "online", "direct", "post"}, {}};
  for (const auto& unit : catalogue->units()) {
    grid.rows.push_back({"unit", unit.code(), unit.name(), unit.parent(), "", "", ""});
  }
  for (const auto& procedure : catalogue->procedures()) {
    grid.rows.push_back({"procedure", procedure.code(), procedure.name(), procedure.field(),
                         procedure.limit_online(), procedure.limit_direct(),
                         procedure.limit_post()});
  }
  session.print(grid);
}

void lint(Session& session) {
  v1::LintCatalogueResponse response;
  if (!session.ask("CatalogueService/LintCatalogue", v1::LintCatalogueRequest(), response)) return;
  Grid grid{{"entry", "finding"}, {}};
  for (const auto& finding : response.findings()) {
    grid.rows.push_back({finding.entry(), finding.what()});
  }
  session.print(grid);
  const int more = response.finding_count() - response.findings_size();
  if (more > 0) {
    std::cerr << session.say("findings.more", {{"count", std::to_string(more)}}) << "\n";
  }
}

}  // namespace

std::optional<v1::PublishCatalogueRequest> published_catalogue(Session& session) {
  Client client = session.client();
  v1::ListUnitsResponse units;
  v1::ListProceduresResponse procedures;
  if (!session.done(client.list("CatalogueService/ListUnits", v1::ListUnitsRequest(), units,
                                &v1::ListUnitsResponse::units)) ||
      !session.done(client.list("CatalogueService/ListProcedures", v1::ListProceduresRequest(),
                                procedures, &v1::ListProceduresResponse::procedures))) {
    return std::nullopt;
  }
  v1::PublishCatalogueRequest catalogue;
  catalogue.mutable_units()->Swap(units.mutable_units());
  catalogue.mutable_procedures()->Swap(procedures.mutable_procedures());
  return catalogue;
}

void add_catalogue(CLI::App& app, Session& session) {
  CLI::App* command = session.add_command(app, "catalogue");
  command->require_subcommand(1);
  CLI::App* importing = session.add_command(*command, "import", Answers::words);
  std::string& path = session.texts.emplace_back();
  importing->add_option("path", path, session.say("flag.catalogue_path"))
      ->required()
      ->check(CLI::ExistingPath);
  importing->callback([&session, &path] { import(session, path); });
  session.add_command(*command, "show", Answers::table)->callback([&session] { show(session); });
  session.add_command(*command, "lint", Answers::table)->callback([&session] { lint(session); });
}

}  // namespace motcua::cli
