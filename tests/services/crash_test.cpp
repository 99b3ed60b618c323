// A real motcuad killed with -9 under load, again and again: what was acknowledged is there,
// nothing is doubled, numbers have no gap, the audit is clean.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/client.h"

extern char** environ;

namespace motcua::testing {
namespace {

class Process {
 public:
  // Starts motcuad on a free port and waits until it says that it is ready.
  // Its tables follow the journal every few dozen records, through memtables or as files, so that
  // it is killed amid checkpoints of both kinds too.
  explicit Process(const std::string& data) {
    const std::string config = data + ".toml";
    std::ofstream(config) << "lag_records_max = 40\ningested_bytes_min = 20000\n";
    int out[2];
    EXPECT_EQ(pipe2(out, O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    const std::string program = std::string(MOTCUA_BINARY) + "/services/motcuad";
    std::vector<std::string> words{program,       "--data", data,       "--grpc", "127.0.0.1:0",
                                   "--log-level", "error",  "--config", config};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    EXPECT_EQ(posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    std::string line;
    for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) line.push_back(c);
    close(out[0]);
    const size_t port = line.rfind(' ');
    EXPECT_NE(port, std::string::npos) << "motcuad did not get ready: " << line;
    if (port != std::string::npos) address_ = "127.0.0.1:" + line.substr(port + 1);
  }
  ~Process() { end(SIGTERM); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void end(int signal) {
    if (pid_ <= 0) return;
    kill(pid_, signal);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
  }
  cli::Client client() const { return cli::Client({.server = address_, .timeout_seconds = 10}); }

 private:
  pid_t pid_ = -1;
  std::string address_;
};

// What the clients know: the requests they sent, and the codes that were acknowledged.
struct Ledger {
  std::mutex mutex;
  std::map<std::string, std::string> acknowledged;  // request id → code
  std::vector<v1::ReceiveDossierRequest> unknown;   // sent, and never answered
};

v1::ReceiveDossierRequest receipt(int unit) {
  v1::ReceiveDossierRequest request;
  request.set_request_id(cli::new_request_id());
  request.set_unit("U." + std::to_string(unit));
  request.set_procedure("P");
  request.mutable_applicant()->set_identity("999" + std::to_string(unit));
  return request;
}

void load(const Process& server, Ledger& ledger, std::atomic<bool>& stop, int unit) {
  cli::Client client = server.client();
  while (!stop) {
    const auto request = receipt(unit);
    v1::DossierChange change;
    const auto status = client.call("DossierService/ReceiveDossier", request, change);
    const std::lock_guard lock(ledger.mutex);
    if (status.ok()) {
      ledger.acknowledged[request.request_id()] = change.dossier().code();
    } else {
      ledger.unknown.push_back(request);
    }
  }
}

void publish(const Process& server) {
  v1::PublishCatalogueRequest request;
  for (int i = 0; i < 4; ++i) {
    auto& unit = *request.add_units();
    unit.set_code("U." + std::to_string(i));
    unit.set_name("Đơn vị");
    unit.set_level(v1::COMMUNE);
  }
  auto& procedure = *request.add_procedures();
  procedure.set_code("P");
  procedure.set_name("Thủ tục");
  procedure.set_limit_direct("5wd");
  v1::PublishCatalogueResponse response;
  cli::Client client = server.client();
  EXPECT_TRUE(client.call("CatalogueService/PublishCatalogue", request, response).ok());
}

TEST(Crash, NothingAcknowledgedIsLostAndNothingIsDoubled) {
  const int rounds = std::getenv("MOTCUA_LONG") ? 100 : 10;
  const auto folder = std::filesystem::temp_directory_path() /
                      ("motcua-crash-" + std::to_string(std::random_device{}()));
  std::mt19937 random(7);
  Ledger ledger;
  std::set<std::string> seen;
  { publish(Process(folder.string())); }
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    {
      Process server(folder.string());
      std::atomic<bool> stop = false;
      std::vector<std::thread> clients;
      for (int i = 0; i < 4; ++i) {
        clients.emplace_back([&, i] { load(server, ledger, stop, i); });
      }
      // Killed after so many more answers, wherever the writer is then.
      const size_t enough = ledger.acknowledged.size() + 50 + random() % 300;
      for (size_t known = 0; known < enough;) {
        std::this_thread::yield();
        const std::lock_guard lock(ledger.mutex);
        known = ledger.acknowledged.size();
      }
      server.end(SIGKILL);
      stop = true;
      for (auto& thread : clients) thread.join();
    }
    Process again(folder.string());
    cli::Client client = again.client();
    // Asked again with the same request id, what was in the air is there exactly once.
    for (const auto& request : ledger.unknown) {
      v1::DossierChange change;
      const auto status = client.call("DossierService/ReceiveDossier", request, change);
      ASSERT_TRUE(status.ok()) << status.error_message();
      ledger.acknowledged[request.request_id()] = change.dossier().code();
    }
    ledger.unknown.clear();
    // Those of earlier rounds are counted, and read again in the end: one by one after each round
    // would take most of the time.
    std::set<std::string> codes;
    for (const auto& [id, code] : ledger.acknowledged) {
      EXPECT_TRUE(codes.insert(code).second) << code << " was given twice";
      const bool is_new = seen.insert(code).second;
      if (!is_new && round + 1 < rounds) continue;
      v1::GetDossierRequest get;
      get.set_code(code);
      v1::GetDossierResponse got;
      EXPECT_TRUE(client.call("DossierService/GetDossier", get, got).ok()) << code << " is lost";
    }
    v1::VerifyResponse report;
    ASSERT_TRUE(
        client.call_full("/motcua.v1.AdminService/Verify", v1::VerifyRequest(), report, 600).ok());
    EXPECT_EQ(report.finding_count(), 0) << report.ShortDebugString();
    EXPECT_EQ(report.dossiers(), static_cast<int64_t>(ledger.acknowledged.size()));
    std::printf("killed %d of %d times, %zu dossiers\n", round + 1, rounds, codes.size());
    std::fflush(stdout);
  }
  std::filesystem::remove_all(folder);
  std::filesystem::remove(folder.string() + ".toml");
}

}  // namespace
}  // namespace motcua::testing
