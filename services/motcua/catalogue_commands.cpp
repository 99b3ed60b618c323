// catalogue import | export | show | lint.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include "services/motcua/catalogue_files.h"
#include "services/motcua/commands.h"
#include "services/text/messages.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

constexpr int findings_shown_max = 100;

// So many of them; of the rest, how many there are.
void tell(Session& session, int exit_code, const std::vector<std::string>& findings) {
  const int count = static_cast<int>(findings.size());
  for (int i = 0; i < std::min(count, findings_shown_max); ++i) {
    session.fail(exit_code, findings[static_cast<size_t>(i)]);
  }
  if (count <= findings_shown_max) return;
  session.fail(exit_code, session.say("findings.more",
                                      {{"count", std::to_string(count - findings_shown_max)}}));
}

Metadata counts_of(const v1::PublishCatalogueRequest& entries) {
  return {{"units", std::to_string(entries.units_size())},
          {"procedures", std::to_string(entries.procedures_size())},
          {"calendars", std::to_string(entries.calendars_size())},
          {"regulations", std::to_string(entries.regulations_size())},
          {"targets", std::to_string(entries.targets_size())},
          {"tariffs", std::to_string(entries.tariffs_size())},
          {"own_rules", std::to_string(entries.own_rules_size())}};
}

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
  std::vector<std::string> told;
  for (const TsvFinding& finding : findings) told.push_back(describe(finding, session.speech));
  tell(session, 2, told);
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

// In the first language: "ngày nghỉ, làm bù 2026-04-30" of "exceptions[2026-04-30]".
std::string words_of_field(const Session& session, const std::string& name) {
  const size_t bracket = std::min(name.find('['), name.size());
  std::string words = field_in_words(name.substr(0, bracket), session.speech.languages().front());
  if (bracket < name.size()) {
    words.append(" ").append(name, bracket + 1, name.size() - bracket - 2);
  }
  return words;
}
std::string words_of_value(const Session& session, const std::string& value) {
  return has_message("value." + value) ? session.word("value." + value) : in_one_line(value);
}

// A line a field; the first of an entry says which.
void add_rows(const Session& session, const v1::CatalogueChange& change, Grid& grid) {
  const char* const what = change.added()       ? "entry.added"
                           : change.withdrawn() ? "entry.withdrawn"
                                                : "entry.changed";
  std::vector<std::string> entry{session.word("entry." + change.kind()), change.code(),
                                 session.word(what)};
  if (change.kind() == "calendar" && change.code().empty()) {
    entry[1] = session.word("calendar.national");
  }
  for (const auto& field : change.fields()) {
    entry.push_back(words_of_field(session, field.name()));
    entry.push_back(words_of_value(session, field.before()));
    entry.push_back(words_of_value(session, field.after()));
    grid.rows.push_back(entry);
    entry.assign(3, "");
  }
}

// Each part as it would be published over what stands: none rests on what another one changes.
void preview(Session& session, const std::vector<v1::PublishCatalogueRequest>& requests) {
  Client client = session.client();
  Grid grid{{"entry", "code", "what", "field", "before", "after"}, {}};
  int told = 0;
  int count = 0;
  int64_t due_on_day_off = 0;
  for (v1::PublishCatalogueRequest request : requests) {
    request.set_validate_only(true);
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) return;
    for (const auto& change : response.changes()) add_rows(session, change, grid);
    told += response.changes_size();
    count += response.change_count();
    due_on_day_off = std::max(due_on_day_off, response.due_on_day_off());
  }
  if (count > 0) session.print(grid);
  std::cout << session.say("catalogue.preview",
                           {{"count", std::to_string(count)}, {"told", std::to_string(told)}})
            << "\n";
  if (due_on_day_off > 0) {
    std::cout << session.say("catalogue.preview_due", {{"count", std::to_string(due_on_day_off)}})
              << "\n";
  }
}

void import(Session& session, const std::string& path, bool only_previews) {
  v1::PublishCatalogueRequest entries;
  if (!read_files(session, path, entries)) return;
  const auto requests = cut(entries);
  if (only_previews) return preview(session, requests);
  Client client = session.client();
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
                           counts_of(entries))
            << "\n";
  if (due_on_day_off > 0) {
    std::cerr << session.say("catalogue.due_on_day_off",
                             {{"count", std::to_string(due_on_day_off)}})
              << "\n";
  }
}

// One kind of entries, all of them.
template <class Request, class Response, class Items>
bool read_list(Session& session, Client& client, const char* method, const Request& request,
               const Items& (Response::*items)() const, Items& into) {
  Response all;
  const std::string name = std::string("CatalogueService/") + method;
  if (!session.done(client.list(name, request, all, items))) return false;
  into = (all.*items)();
  return true;
}

// All that files can say, by code. Nothing, and the error printed, if it cannot be read.
std::optional<v1::PublishCatalogueRequest> whole_catalogue(Session& session) {
  Client client = session.client();
  v1::PublishCatalogueRequest all;
  v1::ListProceduresRequest versions;
  versions.set_all_in_force(true);
  const bool is_read =
      read_list(session, client, "ListUnits", v1::ListUnitsRequest(), &v1::ListUnitsResponse::units,
                *all.mutable_units()) &&
      read_list(session, client, "ListProcedures", versions,
                &v1::ListProceduresResponse::procedures, *all.mutable_procedures()) &&
      read_list(session, client, "ListCalendars", v1::ListCalendarsRequest(),
                &v1::ListCalendarsResponse::calendars, *all.mutable_calendars()) &&
      read_list(session, client, "ListRegulations", v1::ListRegulationsRequest(),
                &v1::ListRegulationsResponse::regulations, *all.mutable_regulations()) &&
      read_list(session, client, "ListTargets", v1::ListTargetsRequest(),
                &v1::ListTargetsResponse::targets, *all.mutable_targets()) &&
      read_list(session, client, "ListTariffs", v1::ListTariffsRequest(),
                &v1::ListTariffsResponse::tariffs, *all.mutable_tariffs()) &&
      read_list(session, client, "ListOwnRules", v1::ListOwnRulesRequest(),
                &v1::ListOwnRulesResponse::own_rules, *all.mutable_own_rules());
  if (!is_read) return std::nullopt;
  return all;
}

// Adds the entries of one kind that were not read as they were told.
template <class Items, class Key>
void add_unsaid(const Session& session, const char* kind, const Items& told, const Items& read,
                const Key& key, std::vector<std::string>& unsaid) {
  std::map<std::string, std::string> known;
  for (const auto& item : read) known[key(item)] = item.SerializeAsString();
  for (const auto& item : told) {
    const auto found = known.find(key(item));
    if (found != known.end() && found->second == item.SerializeAsString()) continue;
    unsaid.push_back(session.word(std::string("entry.") + kind) + " " + key(item));
  }
}

// What the files do not say as it is: they are read again, and compared.
std::vector<std::string> unsaid_in(const Session& session,
                                   const std::map<std::string, std::string>& files,
                                   const v1::PublishCatalogueRequest& told) {
  v1::PublishCatalogueRequest read;
  TsvFindings findings;
  for (const char* name : catalogue_file_names) {
    read_catalogue_file(name, files.at(name), read, findings);
  }
  std::vector<std::string> unsaid;
  for (const TsvFinding& finding : findings) unsaid.push_back(describe(finding, session.speech));
  const auto code = [](const auto& entry) { return entry.code(); };
  const auto version = [](const v1::Procedure& procedure) {
    return procedure.code() + " " + procedure.effective_from();
  };
  const auto unit = [](const v1::Calendar& calendar) { return calendar.unit(); };
  add_unsaid(session, "unit", told.units(), read.units(), code, unsaid);
  add_unsaid(session, "procedure", told.procedures(), read.procedures(), version, unsaid);
  add_unsaid(session, "calendar", told.calendars(), read.calendars(), unit, unsaid);
  add_unsaid(session, "regulation", told.regulations(), read.regulations(), code, unsaid);
  add_unsaid(session, "target", told.targets(), read.targets(), code, unsaid);
  add_unsaid(session, "tariff", told.tariffs(), read.tariffs(), code, unsaid);
  add_unsaid(session, "own_rule", told.own_rules(), read.own_rules(), code, unsaid);
  for (std::string& one : unsaid) one = session.say("catalogue.unsaid", {{"entry", one}});
  return unsaid;
}

// Into a folder that has none of the files: what people wrote by hand is not written over.
bool write_files(Session& session, const std::filesystem::path& folder,
                 const std::map<std::string, std::string>& files) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::create_directories(folder, error);
  for (const auto& [name, text] : files) {
    if (!fs::exists(folder / name, error)) continue;
    session.fail(2, (folder / name).string() + ": " + session.say("catalogue.file_is_there"));
    return false;
  }
  for (const auto& [name, text] : files) {
    std::ofstream out(folder / name, std::ios::binary);
    out << text;
    out.close();
    if (out) continue;
    session.fail(2, (folder / name).string() + ": " + session.say("file.not_written"));
    return false;
  }
  return true;
}

void export_to(Session& session, const std::string& folder) {
  const auto catalogue = whole_catalogue(session);
  if (!catalogue) return;
  std::map<std::string, std::string> files;
  for (const char* name : catalogue_file_names)
    files[name] = write_catalogue_file(name, *catalogue);
  if (!write_files(session, folder, files)) return;
  const auto unsaid = unsaid_in(session, files, *catalogue);
  tell(session, 1, unsaid);
  std::cout << session.say("catalogue.exported", counts_of(*catalogue)) << "\n"
            << session.say("catalogue.never_exported") << "\n";
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
  const auto only_previews = std::make_shared<bool>(false);
  importing->add_flag("--preview", *only_previews, session.say("flag.preview"));
  importing->callback([&session, &path, only_previews] { import(session, path, *only_previews); });
  CLI::App* exporting = session.add_command(*command, "export", Answers::words);
  std::string& folder = session.texts.emplace_back();
  exporting->add_option("folder", folder, session.say("flag.catalogue_folder"))->required();
  exporting->callback([&session, &folder] { export_to(session, folder); });
  session.add_command(*command, "show", Answers::table)->callback([&session] { show(session); });
  session.add_command(*command, "lint", Answers::table)->callback([&session] { lint(session); });
}

}  // namespace motcua::cli
