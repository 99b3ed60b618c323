// A register over RocksDB that goes on writing, a folder for its backups, and what to look for in
// them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <random>

#include "engine/lookup/loaded_snapshot.h"
#include "engine/try.h"
#include "services/backup/backup.h"
#include "services/backup/restore.h"
#include "tests/services/files_on_disk.h"
#include "tests/services/running_server.h"
#include "tests/world.h"

namespace motcua::testing {

namespace fs = std::filesystem;

inline const TellProgress silent = [](int64_t, int64_t) {};
inline const TellFiles wanted = [](const FilesProgress&) { return true; };

// So that compression leaves it as it is.
inline std::string random_name() {
  static std::mt19937 random(3);
  std::string name;
  for (int i = 0; i < 24; ++i) name.push_back(static_cast<char>('a' + random() % 26));
  return name;
}

// An engine over RocksDB; tables follow its journal every few records, as files or not.
class Register {
 public:
  explicit Register(const std::string& directory, uint64_t disk_free_bytes_min = 0) {
    auto store = open_rocks_store(directory, {.memtable_bytes_tables = 100'000});
    EXPECT_TRUE(store) << store.error().message;
    EngineOptions options;
    options.disk_free_bytes_min = disk_free_bytes_min;
    auto engine = Engine::open(std::move(*store), options, wall_clock());
    EXPECT_TRUE(engine) << engine.error().message;
    engine_ = std::move(*engine);
    const bool can_write = disk_free_bytes_min == 0;
    if (can_write && engine_->catalogue()->unit_count() == 0) {
      EXPECT_TRUE(ask({.command = PublishCatalogue{test_entries()}}));
    }
  }

  Engine& engine() { return *engine_; }
  Answer ask(Request request) {
    std::promise<Answer> promise;
    auto future = promise.get_future();
    engine_->submit(std::move(request), std::nullopt,
                    [&](Answer answer) { promise.set_value(std::move(answer)); });
    return future.get();
  }
  std::string receive(const std::string& name) {
    Receive receive{.application = {.unit = "P.1", .procedure = "5WD"}};
    receive.application.applicant.name = name;
    const auto taken = ask({.command = DossierCommand(receive)});
    EXPECT_TRUE(taken);
    return taken ? taken->dossier->code : "";
  }
  void end(const std::string& code) {
    EXPECT_TRUE(ask({.command = DossierCommand(Withdraw{.reason = "r"}), .code = code}));
  }
  std::string ended(const std::string& name) {
    const std::string code = receive(name);
    end(code);
    return code;
  }
  void erase(const std::string& code) {
    EXPECT_TRUE(ask({.command = DossierCommand(
                         Erase{.reason = "hết hạn lưu của " + code, .legal_basis = "Luật 91/2025"}),
                     .actor = {.role = Role::supervisor},
                     .code = code}));
  }
  Backup back_up(const std::string& folder, BackupOrder order = {}) {
    order.folder = folder;
    const auto made = make_backup(*engine_, order, wanted);
    EXPECT_TRUE(made) << name_of(made.error().reason);
    return made ? made->backup : Backup();
  }

 private:
  std::unique_ptr<Engine> engine_;
};

inline OrStoreError<AuditReport> audit_of(const std::string& directory) {
  const auto store = TRY(open_rocks_store(directory, {}));
  auto loaded = TRY(bring_tables_up(*store));
  return audit(snapshot_of(*store, loaded), {});
}

// That ends with the record, but for the term that the restore itself began, and what it erased.
inline void expect_clean_up_to(const std::string& directory, int64_t sequence, int64_t erased = 0) {
  const auto report = audit_of(directory);
  ASSERT_TRUE(report) << report.error().message;
  for (const AuditFinding& finding : report->findings) ADD_FAILURE() << describe(finding);
  EXPECT_EQ(report->records, sequence + 1 + erased);
}

inline std::string reason_of(const OrRejection<MadeBackup>& made) {
  if (made) return "made";
  std::string text(name_of(made.error().reason));
  for (const Violation& violation : made.error().violations) {
    text += " " + violation.path + " " + violation.expected;
  }
  return text;
}

class BackupTest : public ::testing::Test {
 protected:
  BackupTest() { fs::create_directory(backups_); }

  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  OrStoreError<Restored> restored(const std::string& backup, const std::string& to,
                                  std::vector<JournalSource> erasures_from = {}) const {
    RestoreOrder order{.backup = backup, .data = to, .erasures_from = std::move(erasures_from)};
    order.engine.disk_free_bytes_min = 0;
    return restore(order, silent);
  }
  std::vector<std::string> names() const {
    const auto found = backup_names(backups_);
    EXPECT_TRUE(found);
    return *found;
  }
  // What else is in the folder of backups.
  std::vector<std::string> others() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(backups_)) {
      const std::string name = entry.path().filename();
      if (!time_of_backup(name)) found.push_back(name);
    }
    return found;
  }

  const TemporaryFolder folder_;
  const std::string backups_ = folder_.path() + "/backups";
};

}  // namespace motcua::testing
