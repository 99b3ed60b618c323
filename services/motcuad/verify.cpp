// Checksums of the files, then the audit.
#include "services/motcuad/verify.h"

#include <iostream>

#include "engine/lookup/loaded_view.h"
#include "engine/records/digest.h"
#include "engine/store/rocks_store.h"
#include "services/motcua/progress.h"
#include "services/motcuad/outcome.h"
#include "services/rpc/messages.h"

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

OrStoreError<Audited> audit_store(const Store& store, const TellProgress& tell) {
  auto loaded = load_register(store);
  if (!loaded) return tl::unexpected(loaded.error());
  auto report = audit(view_of(store, *loaded), [&](const AuditProgress& progress) {
    tell(progress.done, progress.total);
    return true;
  });
  if (!report) return tl::unexpected(report.error());
  return Audited{.report = std::move(*report), .head = loaded->head};
}

void print_findings(const AuditReport& report) {
  for (const AuditFinding& finding : report.findings) {
    std::cout << finding.check << ": " << finding.subject << ": "
              << message_of(finding, Language::vietnamese) << " / "
              << message_of(finding, Language::english) << "\n";
  }
}

void print(const Audited& audited) {
  const AuditReport& report = audited.report;
  print_findings(report);
  std::cout << "bản ghi / records " << report.records << ", hồ sơ / dossiers " << report.dossiers
            << ", chỉ mục / index entries " << report.index_entries << ", ô / cells "
            << report.cells << ", thay đổi chưa cộng vào ô / changes to add " << report.cell_changes
            << ", sai lệch / findings " << report.finding_count
            << "; thiếu phiếu xin lỗi / apologies missing " << report.apologies_missing
            << "; mã băm nhật ký / journal hash " << to_hex(audited.head.hash) << "\n";
}

int verify(const Configuration& configuration) {
  const auto fail_of = [&](const StoreError& error) {
    return fail(exit_code_of_verify(error), describe(error, configuration.data));
  };
  if (!has_rocks_store(configuration.data)) {
    return fail(exit_unavailable, "không có sổ hồ sơ nào trong " + configuration.data +
                                      " / there is no register in " + configuration.data +
                                      ": expected the data directory of a motcuad");
  }
  if (lacks_acknowledged(configuration.data)) {
    std::cout << "không có tệp 'acknowledged': nếu cuối nhật ký bị mất bản ghi thì không nhận ra "
                 "được / there is no file 'acknowledged': records lost at the journal's end are "
                 "not noticed\n";
  }
  auto store = open_rocks_store(configuration.data, configuration.rocks);
  if (!store) return fail_of(store.error());
  const auto audited = cli::with_bar([&](const TellProgress& tell) {
    return check_all_files(**store, tell).and_then([&] { return audit_store(**store, tell); });
  });
  if (!audited) return fail_of(audited.error());
  print(*audited);
  return audited->report.finding_count == 0 ? exit_done : exit_found;
}

}  // namespace motcua
