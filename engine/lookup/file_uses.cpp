// Uses of a file lie together, so each file is looked at once.
#include "engine/lookup/file_uses.h"

#include <utility>
#include <vector>

#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {

OrStoreError<bool> is_file_used(const Readable& store, const std::string& sha256) {
  bool is_used = false;
  TRY(scan(store, keys_with<Table::search>(SearchKind::file, PersonalText{sha256}),
           [&](const StoredRow<Table::search>&) {
             is_used = true;
             return false;
           }));
  return is_used;
}

namespace {

struct FileUse {
  std::string sha256;
  DossierNumber first;
};

// The next files after that one, each once; from the beginning, if it is empty.
OrStoreError<std::vector<FileUse>> files_after(const Readable& store, const std::string& last) {
  constexpr size_t at_once = 100;
  auto keys = keys_with<Table::search>(SearchKind::file);
  if (!last.empty()) {
    keys.from = keys_with<Table::search>(SearchKind::file, PersonalText{last}).to;
  }
  std::vector<FileUse> uses;
  TRY(scan(store, keys, [&](const StoredRow<Table::search>& row) {
    std::string sha256(row.key.text.text);
    if (!uses.empty() && uses.back().sha256 == sha256) return true;
    if (uses.size() == at_once) return false;
    uses.push_back({.sha256 = std::move(sha256), .first = row.key.dossier});
    return true;
  }));
  return uses;
}

OrStoreError<void> note(const AuditProblem problem, DossierNumber number, const Snapshot& snapshot,
                        AuditReport& report) {
  constexpr size_t findings_kept_max = 100;
  const auto dossier = TRY(find_by_number(snapshot, number));
  ++report.finding_count;
  if (report.findings.size() < findings_kept_max) {
    report.findings.push_back({.check = "file",
                               .subject = dossier ? dossier->code : "",
                               .problem = problem,
                               .facts = {}});
  }
  return {};
}

}  // namespace

OrStoreError<void> audit_files(const std::function<Snapshot()>& snapshot_now,
                               const CheckFile& check, const std::function<bool()>& tell,
                               AuditReport& report) {
  std::string last;
  while (true) {
    const auto uses = TRY(files_after(*snapshot_now().store, last));
    if (uses.empty()) return {};
    for (const FileUse& use : uses) {
      ++report.files;
      const auto problem = TRY(check(use.sha256));
      if (problem) {
        TRY(note(*problem, use.first, snapshot_now(), report));
      }
      if (!tell()) return {};
    }
    last = uses.back().sha256;
  }
}

}  // namespace motcua
