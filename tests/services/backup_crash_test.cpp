// Backups under full load, and kill -9 of the server in the middle of one: each that is finished
// restores, and verifies clean up to its sequence; what is unfinished is never taken for one.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>

#include "services/backup/backups.h"
#include "tests/services/load_and_kill.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;

// Few are kept, so that it is killed amid the removal of old ones, too.
constexpr int keep_count = 3;

// The backup's path if it was acknowledged.
std::string back_up(const MotcuadProcess& server, const std::string& folder) {
  cli::Client client = server.client("operator");
  v1::CreateBackupRequest request;
  request.set_directory(folder);
  request.set_keep_count(keep_count);
  v1::CreateBackupResponse response;
  const auto status = client.call("AdminService/CreateBackup", request, response);
  return status.ok() ? response.path() : "";
}

std::vector<std::string> unfinished_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name.ends_with(partial_suffix)) names.push_back(name);
  }
  return names;
}

void expect_restores_clean(const std::string& path, const std::string& to) {
  const auto backup = read_backup(path);
  ASSERT_TRUE(backup) << backup.error().message;
  const Verdict restored = run_motcuad("restore " + path + " --data " + to);
  ASSERT_EQ(restored.exit_code, 0) << restored.said;
  const Verdict verdict = verify(to);
  EXPECT_EQ(verdict.exit_code, 0) << path << "\n" << verdict.said;
  // And the term that the restore began.
  EXPECT_EQ(records_in(verdict), static_cast<uint64_t>(backup->manifest.sequence()) + 1);
  fs::remove_all(to);
}

TEST(BackupCrash, EachFinishedOneRestoresCleanAndNoUnfinishedOneCounts) {
  const int rounds = std::getenv("MOTCUA_LONG") ? 100 : 10;
  const TemporaryFolder folder;
  const std::string data = folder.path() + "/data";
  const std::string backups = folder.path() + "/backups";
  std::mt19937 random(5);
  Ledger ledger;
  std::set<std::string> restored;
  int killed_amid = 0;
  publish_four_units(MotcuadProcess(data, small_memtables));
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    std::string acknowledged;
    std::thread second;
    {
      MotcuadProcess server(data, small_memtables);
      load_and_kill(server, ledger, [&] {
        const size_t enough = ledger.size() + 50;
        while (ledger.size() < enough) std::this_thread::yield();
        acknowledged = back_up(server, backups);
        EXPECT_FALSE(acknowledged.empty());
        std::atomic<bool> is_over = false;
        second = std::thread([&] {
          const std::string path = back_up(server, backups);
          if (!path.empty()) acknowledged = path;
          is_over = true;
        });
        while (!is_over && unfinished_in(backups).empty()) std::this_thread::yield();
        const auto some = std::chrono::microseconds(random() % 30'000);
        const auto until = std::chrono::steady_clock::now() + some;
        while (!is_over && std::chrono::steady_clock::now() < until) std::this_thread::yield();
        server.end(SIGKILL);
        second.join();
      });
    }
    const auto names = backup_names(backups);
    ASSERT_TRUE(names);
    EXPECT_TRUE(fs::exists(acknowledged)) << acknowledged;
    for (const std::string& name : *names) {
      if (!restored.insert(name).second) continue;
      expect_restores_clean(backups + "/" + name, folder.path() + "/restored");
    }
    for (const std::string& name : unfinished_in(backups)) {
      ++killed_amid;
      const Verdict refused =
          run_motcuad("restore " + backups + "/" + name + " --data " + folder.path() + "/restored");
      EXPECT_EQ(refused.exit_code, 3) << refused.said;
      EXPECT_FALSE(fs::exists(folder.path() + "/restored"));
    }
    std::printf("killed %d of %d times, %d amid a backup, %zu backups restored\n", round + 1,
                rounds, killed_amid, restored.size());
    std::fflush(stdout);
  }
  EXPECT_GT(killed_amid, 0);
  const Verdict drilled = run_motcuad("drill " + backups + " --data " + data);
  EXPECT_EQ(drilled.exit_code, 0) << drilled.said;
  EXPECT_LE(backup_names(backups)->size(), static_cast<size_t>(keep_count) + 1);
}

}  // namespace
}  // namespace motcua::testing
