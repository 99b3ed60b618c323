// Progress on a terminal, results on standard output.
#include "services/motcuad/journal_commands.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "engine/lookup/audit.h"
#include "engine/lookup/figures.h"
#include "engine/records/digest.h"
#include "engine/registrar/migration.h"
#include "engine/registrar/registrar.h"
#include "engine/salt.h"
#include "engine/store/old_journal.h"
#include "engine/try.h"
#include "engine/wall_clock.h"
#include "services/motcua/progress.h"
#include "services/motcuad/journal_file.h"
#include "services/motcuad/outcome.h"
#include "services/motcuad/verify_command.h"

namespace motcua {
namespace {

// A folder of its own below the system's temporary one, gone with it.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string made = (std::filesystem::temp_directory_path() / "motcua-XXXXXX").string();
    if (mkdtemp(made.data()) != nullptr) path_ = made;
  }
  ~ScratchFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }  // empty: it could not be made

 private:
  std::string path_;
};

// As spreadsheets read it: the key, then each figure.
void print(const ReportTable& table) {
  std::cout << "key";
  for (const Column& column : table.columns) std::cout << "\t" << column.name;
  std::cout << "\n";
  const auto print_row = [](const std::string& key, const ReportRow& row) {
    std::cout << key;
    for (const Value& value : row.cells) std::cout << "\t" << value.numerator;
    std::cout << "\n";
  };
  for (const ReportRow& row : table.rows) print_row(row.key, row);
  print_row("total", table.totals);
}

int print_form(const Snapshot& snapshot, const AskedForm& asked) {
  const auto unit = snapshot.catalogue->unit_number(asked.unit);
  const auto period = parse_period(asked.period);
  if (!unit) {
    return fail(exit_usage, "--unit: " + say("journal.no_unit", {{"unit", asked.unit}}));
  }
  if (!period) {
    return fail(exit_usage, "--period: " + say("journal.period", {{"text", asked.period}}));
  }
  const Report& form = official_report();
  const auto table =
      report_table(snapshot, {.report = &form,
                              .fold = form.folds.empty() ? "" : form.folds.front(),
                              .rows = {.unit = *unit, .period = *period, .now = snapshot.now}});
  if (!table) return fail(exit_unavailable, table.error().message);
  print(*table);
  return exit_done;
}

struct Carried {
  int64_t records = 0;
  uint64_t dossiers = 0;
};

// Into a new store in the folder, whose tables are made, and which is closed again.
OrStoreError<Carried> carry_into(const std::string& folder, const Readable& from,
                                 const Configuration& configuration, const TellProgress& tell) {
  auto store = TRY(open_rocks_store(folder, configuration.rocks));
  const auto say = [&](const RebuildProgress& now) { tell(now.done, now.total); };
  const auto records = TRY(carry_over(from, *store, random_salt, say));
  const auto opened =
      TRY(Registrar::open(*store, configuration.engine.registrar, wall_clock().now(), say));
  return Carried{.records = records, .dossiers = opened->head().dossiers};
}

}  // namespace

int export_journal(const Configuration& configuration, const std::string& file) {
  if (!has_rocks_store(configuration.data)) {
    return fail(exit_unavailable, say("register.none", {{"directory", configuration.data}}));
  }
  auto store = open_rocks_store(configuration.data, configuration.rocks);
  if (!store) return fail(exit_unavailable, describe(store.error(), configuration.data));
  const auto records = cli::with_bar(
      [&](const TellProgress& tell) { return export_public_journal(**store, file, tell); });
  if (!records) return fail(exit_unavailable, describe(records.error(), file));
  std::cout << say("journal.records", {{"records", std::to_string(*records)}}) << "\n";
  return exit_done;
}

int check_journal_file(const Configuration& configuration, const std::string& file,
                       const AskedForm& asked) {
  const ScratchFolder scratch;
  if (scratch.path().empty()) {
    return fail(exit_unavailable, say("journal.no_folder"));
  }
  auto store = open_rocks_store(scratch.path() + "/data", configuration.rocks);
  if (!store) return fail(exit_unavailable, describe(store.error(), scratch.path()));
  const auto snapshot = cli::with_bar(
      [&](const TellProgress& tell) { return read_public_journal(file, **store, tell); });
  if (!snapshot) {
    const bool is_found = snapshot.error().kind == StoreError::Kind::corrupted;
    return fail(is_found ? exit_found : exit_unavailable,
                say("journal.not_sound", {{"cause", snapshot.error().message}}));
  }
  const auto report = cli::with_bar([&](const TellProgress& tell) {
    return audit(
        *snapshot, [&](const AuditProgress& now) { return tell(now.done, now.total), true; },
        JournalParts::public_alone);
  });
  if (!report) return fail(exit_unavailable, describe(report.error(), file));
  print_findings(*report);
  std::cout << say("journal.checked", {{"records", std::to_string(report->records)},
                                       {"dossiers", std::to_string(report->dossiers)},
                                       {"findings", std::to_string(report->finding_count)}})
            << "\n"
            << say("audit.hash") << " " << to_hex(snapshot->head.hash) << "\n";
  if (report->finding_count > 0) return exit_found;
  return asked.unit.empty() ? exit_done : print_form(*snapshot, asked);
}

int migrate(const Configuration& configuration, const std::string& to) {
  const auto is_old = has_old_journal(configuration.data);
  if (!is_old) return fail(exit_unavailable, describe(is_old.error(), configuration.data));
  if (!*is_old) {
    return fail(exit_unavailable, say("migrate.none", {{"directory", configuration.data}}));
  }
  std::error_code error;
  if (std::filesystem::exists(to, error) && !std::filesystem::is_empty(to, error)) {
    return fail(exit_usage, "--to: " + say("migrate.not_empty", {{"directory", to}}));
  }
  const auto from = open_old_journal(configuration.data);
  if (!from) return fail(exit_unavailable, describe(from.error(), configuration.data));
  // Under that name until it is whole: what a crash left of it would open, too.
  std::string made_as = std::filesystem::absolute(to, error).lexically_normal();
  while (made_as.ends_with('/')) made_as.pop_back();
  made_as += ".partial";
  if (std::filesystem::exists(made_as, error)) {
    return fail(exit_usage, "--to: " + say("migrate.unfinished", {{"directory", made_as}}));
  }
  const auto carried = cli::with_bar(
      [&](const TellProgress& tell) { return carry_into(made_as, **from, configuration, tell); });
  if (carried) std::filesystem::rename(made_as, to, error);
  if (!carried || error) {
    std::error_code ignored;
    std::filesystem::remove_all(made_as, ignored);
  }
  if (!carried) return fail(exit_unavailable, describe(carried.error(), configuration.data));
  if (error) return fail(exit_unavailable, to + ": " + error.message());
  std::cout << say("migrate.done", {{"records", std::to_string(carried->records)},
                                    {"dossiers", std::to_string(carried->dossiers)}})
            << "\n";
  return exit_done;
}

}  // namespace motcua
