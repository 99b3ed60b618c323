// Each part timed by itself.
#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include "engine/records/rows.h"
#include "engine/store/acknowledged.h"
#include "engine/try.h"
#include "engine/wall_clock.h"
#include "services/backup/folder_lock.h"
#include "services/backup/restore.h"
#include "services/motcua/progress.h"
#include "services/motcuad/backup_commands.h"
#include "services/motcuad/outcome.h"
#include "services/motcuad/verify_command.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

// The folder that a backup is restored into, beside it; gone with this.
class Scratch {
 public:
  static OrStoreError<Scratch> make(const std::string& path) {
    std::error_code error;
    fs::create_directory(path, error);
    if (error) return tl::unexpected(StoreError{.message = path + ": " + error.message()});
    auto lock = TRY(FolderLock::take(path, FolderLock::Kind::alone));
    return Scratch(path, std::move(lock));
  }
  Scratch(Scratch&& other) noexcept
      : path_(std::exchange(other.path_, "")), lock_(std::move(other.lock_)) {}
  Scratch& operator=(Scratch&&) = delete;
  ~Scratch() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  std::string data() const { return path_ + "/data"; }

 private:
  Scratch(std::string path, FolderLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}
  std::string path_;
  FolderLock lock_;
};

void print_age(const Backup& backup) {
  using google::protobuf::util::TimeUtil;
  const Instant made{TimeUtil::TimestampToMicroseconds(backup.manifest.made_time())};
  const int64_t minutes =
      (wall_clock().now().microseconds - made.microseconds) / microseconds_per_minute;
  std::cout << say("drill.backup", {{"backup", backup.path},
                                    {"sequence", std::to_string(backup.manifest.sequence())},
                                    {"hours", std::to_string(minutes / 60)},
                                    {"minutes", std::to_string(minutes % 60)}})
            << "\n";
}

// What a server that was lost now would have lost.
void print_records_since(const Backup& backup, const std::string& data) {
  const auto last = AcknowledgedFile::read(data + "/acknowledged");
  const auto sequence = last && *last ? parse_key<Table::journal>((*last)->key) : std::nullopt;
  if (!sequence) {
    std::cout << say("drill.acknowledged_unread", {{"file", data + "/acknowledged"},
                                                   {"cause", last ? "" : last.error().message}})
              << "\n";
    return;
  }
  const int64_t since = *sequence - backup.manifest.sequence();
  std::cout << say("drill.records_since", {{"count", std::to_string(std::max<int64_t>(since, 0))}})
            << "\n";
}

// Says how long each part of it took.
OrStoreError<Audited> restore_and_verify(const Backup& backup, const std::string& folder,
                                         const RocksOptions& rocks) {
  std::vector<std::pair<const char*, double>> times;
  auto begun = std::chrono::steady_clock::now();
  const auto note = [&](const char* part) {
    times.emplace_back(part, seconds_since(begun));
    begun = std::chrono::steady_clock::now();
  };
  OrStoreError<Audited> audited;
  {
    const cli::Progress bar;
    const auto tell = [&](int64_t done, int64_t total) { bar.show(done, total); };
    TRY(copy_back(backup, folder, tell));
    note("drill.copied");
    const auto store = TRY(open_copy(backup, folder, rocks));
    note("drill.opened");
    TRY(check_all_files(*store, tell));
    note("drill.checked");
    audited = audit_store(*store, tell);
    note("drill.audited");
  }
  for (const auto& [part, seconds] : times) {
    std::cout << say(part) << ": " << two_decimals(seconds) << " s\n";
  }
  return audited;
}

}  // namespace

int drill(const Configuration& configuration, const std::string& folder) {
  const auto names = backup_names(folder);
  if (!names) return fail(exit_unavailable, describe_backup(names.error(), folder));
  if (names->empty()) {
    return fail(exit_unavailable, say("drill.no_backup", {{"directory", folder}}));
  }
  const std::string path = folder + "/" + names->back();
  const auto fail_of = [&](const StoreError& error) {
    return fail(exit_code_of_verify(error), describe_backup(error, path));
  };
  const auto backup = read_backup(path);
  if (!backup) return fail_of(backup.error());
  const auto being_read = FolderLock::take(path, FolderLock::Kind::shared);
  if (!being_read) return fail_of(being_read.error());
  remove_leftovers(folder, drill_suffix);
  const auto scratch = Scratch::make(path + std::string(drill_suffix));
  if (!scratch) return fail_of(scratch.error());
  print_age(*backup);
  if (!configuration.data.empty()) print_records_since(*backup, configuration.data);
  const auto audited = restore_and_verify(*backup, scratch->data(), configuration.rocks);
  if (!audited) return fail_of(audited.error());
  print(*audited);
  return audited->report.finding_count == 0 ? exit_done : exit_found;
}

}  // namespace motcua
