// catalogue import | export | show | lint.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "services/motcua/catalogue_files.h"
#include "services/motcua/catalogue_lists.h"
#include "services/motcua/commands.h"
#include "services/text/messages.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

constexpr int findings_shown_max = 100;
constexpr size_t named_max = 5;

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
bool read_files(Session& session, const std::vector<std::filesystem::path>& files,
                const std::string& path, v1::PublishCatalogueRequest& entries) {
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

// "a, b, …": the first ones.
std::string first_of(const std::vector<std::string>& names, size_t count) {
  std::string text;
  for (size_t i = 0; i < std::min(names.size(), named_max); ++i) {
    text.append(i == 0 ? "" : ", ").append(in_one_line(names[i]));
  }
  return count > named_max ? text + ", …" : text;
}

// What publishing the parts told, beside their changes.
struct Told {
  int64_t due_on_day_off = 0;
  int unreadable_limit_count = 0;
  std::vector<std::string> unreadable_limits = {};

  void add(const v1::PublishCatalogueResponse& response) {
    due_on_day_off = std::max(due_on_day_off, response.due_on_day_off());
    unreadable_limit_count += response.unreadable_limit_count();
    for (const auto& limit : response.unreadable_limits()) {
      unreadable_limits.push_back(limit.procedure() + " " + limit.limit());
    }
  }
  void tell_limits(const Session& session, std::ostream& out) const {
    if (unreadable_limit_count == 0) return;
    out << session.say("catalogue.unreadable_limits",
                       {{"count", std::to_string(unreadable_limit_count)},
                        {"first",
                         first_of(unreadable_limits, static_cast<size_t>(unreadable_limit_count))}})
        << "\n";
  }
};

using Kinds = std::set<std::string_view>;

// Whose entries the files say, all of them: what is in no line of them was taken out, maybe. Which
// units have a calendar is said by two files.
Kinds kinds_of(const std::vector<std::filesystem::path>& files) {
  Kinds kinds;
  bool has_hours = false;
  for (const std::filesystem::path& file : files) {
    const std::string name = file.filename().string();
    if (name == "units.tsv") kinds.insert("unit");
    if (name == "procedures.tsv") kinds.insert("procedure");
    if (name == "holidays.tsv") kinds.insert("calendar_day");
    if (name == "hours.tsv") has_hours = true;
    if (name == "targets.tsv") kinds.insert("target");
    if (name == "regulations.tsv") kinds.insert("regulation");
    if (name == "tariffs.tsv") kinds.insert("tariff");
    if (name == "own_rules.tsv") kinds.insert("own_rule");
  }
  if (has_hours && kinds.contains("calendar_day")) kinds.insert("calendar");
  return kinds;
}

// Visits the entries of each kind, of both, with what tells them apart.
template <class Visit>
void visit_kinds(const v1::PublishCatalogueRequest& one, const v1::PublishCatalogueRequest& other,
                 const Visit& visit) {
  const auto code = [](const auto& entry) { return entry.code(); };
  const auto version = [](const v1::Procedure& procedure) {
    const std::string& from = procedure.effective_from();
    return from.empty() ? procedure.code() : procedure.code() + " " + from;
  };
  const auto unit = [](const v1::Calendar& calendar) { return calendar.unit(); };
  visit("unit", one.units(), other.units(), code);
  visit("procedure", one.procedures(), other.procedures(), version);
  visit("calendar", one.calendars(), other.calendars(), unit);
  visit("regulation", one.regulations(), other.regulations(), code);
  visit("target", one.targets(), other.targets(), code);
  visit("tariff", one.tariffs(), other.tariffs(), code);
  visit("own_rule", one.own_rules(), other.own_rules(), code);
}

// A version that is published holds from its day on, in the stead of those of later days: they do
// not stay.
void take_away_replaced(const v1::PublishCatalogueRequest& files,
                        v1::PublishCatalogueRequest& known) {
  std::map<std::string, std::string> first_days;
  for (const auto& procedure : files.procedures()) {
    const auto& from = procedure.effective_from();
    const auto [first, is_new] = first_days.try_emplace(procedure.code(), from);
    if (!is_new) first->second = std::min(first->second, from);
  }
  auto& versions = *known.mutable_procedures();
  const auto is_replaced = [&](const v1::Procedure& version) {
    const auto first = first_days.find(version.code());
    return first != first_days.end() && version.effective_from() >= first->second;
  };
  versions.erase(std::remove_if(versions.begin(), versions.end(), is_replaced), versions.end());
}

// Of calendars that the files have, of years of which they have any day.
std::vector<std::string> unnamed_days(const v1::PublishCatalogueRequest& known,
                                      const v1::PublishCatalogueRequest& files) {
  const auto year_of = [](const std::string& day) { return day.substr(0, day.find('-')); };
  std::map<std::string, std::set<std::string>> named;  // days and years
  for (const auto& calendar : files.calendars()) {
    auto& days = named[calendar.unit()];
    for (const auto& exception : calendar.exceptions()) {
      days.insert(exception.day());
      days.insert(year_of(exception.day()));
    }
  }
  std::vector<std::string> unnamed;
  for (const auto& calendar : known.calendars()) {
    const auto& days = named[calendar.unit()];
    for (const auto& exception : calendar.exceptions()) {
      if (!days.contains(year_of(exception.day())) || days.contains(exception.day())) continue;
      const std::string& unit = calendar.unit();
      unnamed.push_back(unit.empty() ? exception.day() : unit + " " + exception.day());
    }
  }
  return unnamed;
}

// A line that was taken out of a file takes nothing out of the register. `known`: the register's
// entries of these kinds.
void tell_unnamed(const Session& session, v1::PublishCatalogueRequest known,
                  const v1::PublishCatalogueRequest& files, const Kinds& kinds, std::ostream& out) {
  const auto tell = [&](const std::string& kind, const std::vector<std::string>& unnamed) {
    if (unnamed.empty()) return;
    out << session.say("catalogue.unnamed", {{"kind", kind},
                                             {"count", std::to_string(unnamed.size())},
                                             {"first", first_of(unnamed, unnamed.size())}})
        << "\n";
  };
  take_away_replaced(files, known);
  visit_kinds(known, files,
              [&](const char* kind, const auto& entries, const auto& lines, const auto& key) {
                if (!kinds.contains(kind)) return;
                std::set<std::string> named;
                for (const auto& line : lines) named.insert(key(line));
                std::vector<std::string> unnamed;
                for (const auto& entry : entries) {
                  const std::string code = key(entry);
                  if (named.contains(code)) continue;
                  unnamed.push_back(code.empty() ? session.word("calendar.national") : code);
                }
                tell(kind, unnamed);
              });
  if (kinds.contains("calendar_day")) tell("calendar_day", unnamed_days(known, files));
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
  constexpr size_t characters_max = 60;  // a list of messages may be long
  if (has_message("value." + value)) return session.word("value." + value);
  return shortened(in_one_line(value), characters_max);
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
bool preview(Session& session, const std::vector<v1::PublishCatalogueRequest>& requests) {
  Client client = session.client();
  Grid grid{{"entry", "code", "what", "field", "before", "after"}, {}};
  int told = 0;
  int count = 0;
  Told beside;
  for (v1::PublishCatalogueRequest request : requests) {
    request.set_validate_only(true);
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) {
      return false;
    }
    for (const auto& change : response.changes()) add_rows(session, change, grid);
    told += response.changes_size();
    count += response.change_count();
    beside.add(response);
  }
  if (count > 0) session.print(grid);
  std::cout << session.say("catalogue.preview",
                           {{"count", std::to_string(count)}, {"told", std::to_string(told)}})
            << "\n";
  if (beside.due_on_day_off > 0) {
    std::cout << session.say("catalogue.preview_due",
                             {{"count", std::to_string(beside.due_on_day_off)}})
              << "\n";
  }
  beside.tell_limits(session, std::cout);
  return true;
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

const Kinds all_kinds{"unit",       "procedure", "calendar", "calendar_day",
                      "regulation", "target",    "tariff",   "own_rule"};

// All that files can say of these kinds, by code. Nothing, and the error printed, if it cannot be
// read.
std::optional<v1::PublishCatalogueRequest> whole_catalogue(Session& session,
                                                           const Kinds& kinds = all_kinds) {
  Client client = session.client();
  v1::PublishCatalogueRequest all;
  v1::ListProceduresRequest versions;
  versions.set_all_in_force(true);
  const auto is_read = [&](const char* kind, const auto& read) {
    return !kinds.contains(kind) || read();
  };
  const bool are_read =
      is_read("unit",
              [&] {
                return read_list(session, client, "ListUnits", v1::ListUnitsRequest(),
                                 &v1::ListUnitsResponse::units, *all.mutable_units());
              }) &&
      is_read("procedure",
              [&] {
                return read_list(session, client, "ListProcedures", versions,
                                 &v1::ListProceduresResponse::procedures,
                                 *all.mutable_procedures());
              }) &&
      is_read("calendar_day",
              [&] {
                return read_list(session, client, "ListCalendars", v1::ListCalendarsRequest(),
                                 &v1::ListCalendarsResponse::calendars, *all.mutable_calendars());
              }) &&
      is_read("regulation",
              [&] {
                return read_list(session, client, "ListRegulations", v1::ListRegulationsRequest(),
                                 &v1::ListRegulationsResponse::regulations,
                                 *all.mutable_regulations());
              }) &&
      is_read("target",
              [&] {
                return read_list(session, client, "ListTargets", v1::ListTargetsRequest(),
                                 &v1::ListTargetsResponse::targets, *all.mutable_targets());
              }) &&
      is_read("tariff",
              [&] {
                return read_list(session, client, "ListTariffs", v1::ListTariffsRequest(),
                                 &v1::ListTariffsResponse::tariffs, *all.mutable_tariffs());
              }) &&
      is_read("own_rule", [&] {
        return read_list(session, client, "ListOwnRules", v1::ListOwnRulesRequest(),
                         &v1::ListOwnRulesResponse::own_rules, *all.mutable_own_rules());
      });
  if (!are_read) return std::nullopt;
  return all;
}

// Of the register, where the files do not say all of its procedures.
bool read_known(Session& session, const GivenLists& given, Procedures& known) {
  if (!given.need_the_register()) return true;
  const auto catalogue = whole_catalogue(session, {"procedure"});
  if (catalogue) known = catalogue->procedures();
  return catalogue.has_value();
}

void tell_kept(const Session& session, const KeptLists& kept, std::ostream& out) {
  const auto tell = [&](const char* sentence, int count) {
    if (count > 0) out << session.say(sentence, {{"count", std::to_string(count)}}) << "\n";
  };
  tell("catalogue.kept_papers", kept.papers);
  tell("catalogue.kept_steps", kept.steps);
}

void import(Session& session, const std::string& path, bool only_previews) {
  const auto files = files_at(path);
  const GivenLists given = lists_given(files);
  v1::PublishCatalogueRequest entries;
  Procedures& procedures = *entries.mutable_procedures();
  Procedures known_procedures;
  // Files that stand for themselves are read before anybody is asked.
  if (given.are_of_the_registers() && !read_known(session, given, known_procedures)) return;
  put_known(known_procedures, given, procedures);
  if (!read_files(session, files, path, entries)) return;
  if (given.procedures && !read_known(session, given, known_procedures)) return;
  const KeptLists kept = keep_lists(known_procedures, given, procedures);
  const auto requests = cut(entries);
  const Kinds kinds = kinds_of(files);
  const auto known = whole_catalogue(session, kinds);
  if (!known) return;
  if (only_previews) {
    if (!preview(session, requests)) return;
    tell_kept(session, kept, std::cout);
    return tell_unnamed(session, *known, entries, kinds, std::cout);
  }
  Client client = session.client();
  if (!is_sound(session, client, requests)) return;
  bool changed = false;
  Told beside;
  for (const auto& request : requests) {
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) return;
    changed = changed || !response.unchanged();
    beside.add(response);
  }
  std::cout << session.say(changed ? "catalogue.imported" : "catalogue.unchanged",
                           counts_of(entries))
            << "\n";
  if (beside.due_on_day_off > 0) {
    std::cerr << session.say("catalogue.due_on_day_off",
                             {{"count", std::to_string(beside.due_on_day_off)}})
              << "\n";
  }
  beside.tell_limits(session, std::cerr);
  tell_kept(session, kept, std::cerr);
  tell_unnamed(session, *known, entries, kinds, std::cerr);
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
  visit_kinds(told, read,
              [&](const char* kind, const auto& entries, const auto& lines, const auto& key) {
                add_unsaid(session, kind, entries, lines, key, unsaid);
              });
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
    std::string parent = unit.parent();
    if (!unit.parent_from().empty()) parent.append(" (" + unit.parent_from() + " →)");
    grid.rows.push_back({"unit", unit.code(), unit.name(), parent, "", "", ""});
  }
  for (const auto& procedure : catalogue->procedures()) {
    grid.rows.push_back({"procedure", procedure.code(), procedure.name(), procedure.field(),
                         session.limit_cell(procedure.limit_online()),
                         session.limit_cell(procedure.limit_direct()),
                         session.limit_cell(procedure.limit_post())});
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
