// Checksums of the files, then the audit.
#include "services/motcuad/verify_command.h"

#include <filesystem>
#include <iostream>

#include "engine/lookup/file_uses.h"
#include "engine/lookup/loaded_snapshot.h"
#include "engine/records/digest.h"
#include "engine/store/kept_files.h"
#include "engine/store/rocks_store.h"
#include "engine/try.h"
#include "services/backup/backups.h"
#include "services/identity/door_journal.h"
#include "services/motcua/progress.h"
#include "services/motcuad/outcome.h"
#include "services/text/messages.h"

namespace motcua {

int exit_code_of_verify(const StoreError& error) {
  switch (error.kind) {
    case StoreError::Kind::corrupted:
    case StoreError::Kind::incomplete:
    case StoreError::Kind::tables_damaged: return exit_found;
    case StoreError::Kind::io:
    case StoreError::Kind::in_use:
    case StoreError::Kind::other_format: break;
  }
  return exit_unavailable;
}

OrStoreError<void> check_all_files(const Store& store, const TellProgress& tell) {
  return store.check_files([&](const FilesProgress& progress) {
    tell(static_cast<int64_t>(progress.bytes_done), static_cast<int64_t>(progress.bytes_total));
    return true;
  });
}

OrStoreError<Audited> audit_store(Store& store, const TellProgress& tell) {
  auto loaded = TRY(bring_tables_up(store));
  auto report = TRY(audit(snapshot_of(store, loaded), [&](const AuditProgress& progress) {
    tell(progress.done, progress.total);
    return true;
  }));
  const KeptFiles files(store.place() + "/" + KeptFiles::folder_name, {});
  const auto check = [&](const std::string& sha256) -> OrStoreError<std::optional<AuditProblem>> {
    const auto condition = TRY(files.condition_of(sha256));
    switch (condition) {
      case FileCondition::sound: return std::nullopt;
      case FileCondition::missing: return AuditProblem::file_missing;
      case FileCondition::damaged: return AuditProblem::file_damaged;
    }
    return std::nullopt;
  };
  TRY(audit_files([&] { return snapshot_of(store, loaded); }, check, [] { return true; }, report));
  return Audited{.report = std::move(report), .head = loaded.head};
}

void print_findings(const AuditReport& report) {
  for (const AuditFinding& finding : report.findings) {
    std::cout << finding.check << ": " << finding.subject << ": "
              << Speech().each([&](Language language) { return message_of(finding, language); })
              << "\n";
  }
}

void print(const Audited& audited) {
  const AuditReport& report = audited.report;
  print_findings(report);
  std::cout << say("audit.summary", {{"records", std::to_string(report.records)},
                                     {"dossiers", std::to_string(report.dossiers)},
                                     {"entries", std::to_string(report.index_entries)},
                                     {"cells", std::to_string(report.cells)},
                                     {"findings", std::to_string(report.finding_count)},
                                     {"missing", std::to_string(report.apologies_missing)}})
            << "\n";
  if (report.files > 0) {
    std::cout << say("audit.files", {{"files", std::to_string(report.files)}}) << "\n";
  }
  std::cout << say("audit.hash") << " " << to_hex(audited.head.hash) << "\n";
}

// Empty: its records follow each other, or there is none.
std::string defect_of_door(const std::string& directory) {
  const std::string door = directory + "/" + std::string(door_folder);
  if (!std::filesystem::exists(door)) return "";
  const auto journal = DoorJournal::open(door, {});
  return journal ? (*journal)->check() : journal.error();
}

int verify(const Configuration& configuration) {
  const auto fail_of = [&](const StoreError& error) {
    return fail(exit_code_of_verify(error), describe(error, configuration.data));
  };
  if (!has_rocks_store(configuration.data)) {
    return fail(exit_unavailable, say("register.none", {{"directory", configuration.data}}));
  }
  if (lacks_acknowledged(configuration.data)) {
    std::cout << say("register.no_acknowledged") << "\n";
  }
  auto store = open_rocks_store(configuration.data, configuration.rocks);
  if (!store) return fail_of(store.error());
  const auto audited = cli::with_bar([&](const TellProgress& tell) {
    return check_all_files(**store, tell).and_then([&] { return audit_store(**store, tell); });
  });
  if (!audited) return fail_of(audited.error());
  print(*audited);
  const std::string defect = defect_of_door(configuration.data);
  if (!defect.empty()) std::cout << say("door.defect", {{"cause", defect}}) << "\n";
  const bool is_sound = audited->report.finding_count == 0 && defect.empty();
  return is_sound ? exit_done : exit_found;
}

}  // namespace motcua
