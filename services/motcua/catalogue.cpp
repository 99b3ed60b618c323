// catalogue import | show | lint.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "services/motcua/catalogue_files.h"
#include "services/motcua/commands.h"

namespace motcua::cli {
namespace {

tl::expected<v1::PublishCatalogueRequest, std::string> read_path(const std::string& path) {
  namespace fs = std::filesystem;
  v1::PublishCatalogueRequest entries;
  std::vector<fs::path> files;
  if (fs::is_directory(path)) {
    for (const char* name : {"units.tsv", "procedures.tsv", "holidays.tsv", "papers.tsv",
                             "hours.tsv", "targets.tsv"}) {
      if (fs::exists(fs::path(path) / name)) files.push_back(fs::path(path) / name);
    }
    if (files.empty()) {
      return tl::unexpected(path +
                            ": expected at least one of units.tsv, procedures.tsv, holidays.tsv");
    }
  } else {
    files.emplace_back(path);
  }
  for (const fs::path& file : files) {
    std::ifstream in(file);
    if (!in) return tl::unexpected(file.string() + ": không mở được / cannot be opened");
    const auto read = read_catalogue_file(file.filename().string(), in, entries);
    if (!read) return tl::unexpected(file.string() + ": " + read.error());
  }
  return entries;
}

void import(Session& session, const std::string& path) {
  const auto entries = read_path(path);
  if (!entries) return session.fail(2, entries.error());
  Client client = session.client();
  bool changed = false;
  for (const auto& request : cut(*entries)) {
    v1::PublishCatalogueResponse response;
    if (!session.done(client.call("CatalogueService/PublishCatalogue", request, response))) return;
    changed = changed || !response.unchanged();
  }
  std::cout << "đơn vị / units " << entries->units_size() << ", thủ tục / procedures "
            << entries->procedures_size() << ", lịch / calendars " << entries->calendars_size()
            << (changed ? "" : "; không có gì thay đổi / nothing changed") << "\n";
}

void show(Session& session) {
  Client client = session.client();
  v1::ListUnitsResponse units;
  v1::ListProceduresResponse procedures;
  if (!session.done(client.call("CatalogueService/ListUnits", v1::ListUnitsRequest(), units)) ||
      !session.done(client.call("CatalogueService/ListProcedures", v1::ListProceduresRequest(),
                                procedures))) {
    return;
  }
  if (session.format == OutputFormat::json) {
    v1::PublishCatalogueRequest all;
    *all.mutable_units() = units.units();
    *all.mutable_procedures() = procedures.procedures();
    std::cout << to_json(all);
    return;
  }
  Grid grid{{"kind", "code", "name", "parent / field", "online", "direct", "post"}, {}};
  for (const auto& unit : units.units()) {
    grid.rows.push_back({"unit", unit.code(), unit.name(), unit.parent(), "", "", ""});
  }
  for (const auto& procedure : procedures.procedures()) {
    grid.rows.push_back({"procedure", procedure.code(), procedure.name(), procedure.field(),
                         procedure.limit_online(), procedure.limit_direct(),
                         procedure.limit_post()});
  }
  print_grid(grid, session.format);
}

void lint(Session& session) {
  Client client = session.client();
  v1::LintCatalogueResponse response;
  if (!session.done(
          client.call("CatalogueService/LintCatalogue", v1::LintCatalogueRequest(), response))) {
    return;
  }
  if (session.format == OutputFormat::json) {
    std::cout << to_json(response);
    return;
  }
  Grid grid{{"entry", "finding"}, {}};
  for (const auto& finding : response.findings()) {
    grid.rows.push_back({finding.entry(), finding.what()});
  }
  print_grid(grid, session.format);
}

}  // namespace

void add_catalogue(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("catalogue", "Danh mục / the catalogue");
  command->require_subcommand(1);
  CLI::App* importing =
      command->add_subcommand("import", "Nạp từ tệp hoặc thư mục TSV / from a file or folder");
  std::string& path = session.texts.emplace_back();
  importing->add_option("path", path)->required()->check(CLI::ExistingPath);
  importing->callback([&session, &path] { import(session, path); });
  command->add_subcommand("show", "Xem / show")->callback([&session] { show(session); });
  command->add_subcommand("lint", "Soát lỗi / what would make dossiers undated")
      ->callback([&session] { lint(session); });
}

}  // namespace motcua::cli
