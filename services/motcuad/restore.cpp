// What was done, and what of erasures is not known or cannot be done yet.
#include <chrono>
#include <filesystem>
#include <iostream>

#include "engine/store/rocks_store.h"
#include "services/backup/restore.h"
#include "services/motcua/progress.h"
#include "services/motcuad/backup_commands.h"
#include "services/motcuad/journal_file.h"
#include "services/motcuad/outcome.h"
#include "services/motcuad/verify.h"
#include "services/rpc/messages.h"

namespace motcua {
namespace {

JournalSource source_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    return {.name = path, .scan = [path](int64_t from, const JournalSource::Visit& visit) {
              return scan_public_journal(path, [&](const JournalRecord& record, auto bytes) {
                return record.header.sequence < from || visit(bytes);
              });
            }};
  }
  return journal_in(is_backup(path) ? path + "/data" : path);
}

void print(const Restored& restored, double seconds) {
  const auto& manifest = restored.backup.manifest;
  std::cout << "đã khôi phục / restored: " << restored.backup.path
            << ", đến bản ghi / up to record " << manifest.sequence() << ", tệp / files "
            << manifest.files_size() << ", byte / bytes " << restored.backup.bytes()
            << ", giây / seconds " << two_decimals(seconds) << "\n"
            << "xóa lại dữ liệu cá nhân / erasures applied again: " << restored.erased << "\n";
  for (const auto& [name, sequence] : restored.read) {
    std::cout << "nhật ký đã đọc / journal read: " << name << ", đến bản ghi / up to record "
              << sequence << "\n";
  }
  for (const auto& [name, error] : restored.unread) {
    std::cout << "không đọc được hết, có thể còn lần xóa ghi ở đó / not read to its end, there may "
                 "be more erasures in it: "
              << name << ": " << error.message << "\n";
  }
  for (const auto& [code, why] : restored.not_erased) {
    std::cout << "chưa xóa lại được / not erased again yet: " << code << ": "
              << message_of(why, Language::vietnamese) << " / "
              << message_of(why, Language::english) << "\n";
  }
  if (restored.read.empty() && restored.unread.empty()) {
    std::cout << "không có nhật ký nào mới hơn: không biết dữ liệu cá nhân nào đã được xóa sau bản "
                 "sao lưu; xem --erasures-from / there is no newer journal: what was erased after "
                 "the backup is not known; see --erasures-from\n";
  }
}

}  // namespace

int restore_backup(const Configuration& configuration, const RestoreFlags& flags) {
  if (has_rocks_store(configuration.data)) {
    return fail(exit_usage,
                "--data: thư mục đã có sổ hồ sơ / expected a directory without a "
                "register: " +
                    configuration.data);
  }
  RestoreOrder order{.backup = flags.backup,
                     .data = configuration.data,
                     .erasures_from = {},
                     .rocks = configuration.rocks,
                     .engine = configuration.engine};
  for (const std::string& path : flags.erasures_from) {
    order.erasures_from.push_back(source_of(path));
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto restored =
      cli::with_bar([&](const TellProgress& tell) { return restore(order, tell); });
  if (!restored) {
    return fail(exit_code_of_verify(restored.error()),
                describe_backup(restored.error(), flags.backup));
  }
  print(*restored, seconds_since(begun));
  return restored->unread.empty() && restored->not_erased.empty() ? exit_done : exit_found;
}

}  // namespace motcua
