// A real motcuad under the load of four clients, killed with -9; and what its offline commands say
// of the directories that are left.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <atomic>
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/services/motcuad_process.h"
#include "tests/services/small_catalogue.h"

namespace motcua::testing {

// Its tables go to files often, so that it is killed amid that, too.
inline const MotcuadOptions small_memtables{.config = "memtable_bytes_tables = 400000\n",
                                            .log_level = "error"};

// What the clients know: the requests they sent, and the codes that were acknowledged.
struct Ledger {
  std::mutex mutex;
  std::map<std::string, std::string> acknowledged;  // request id → code
  std::vector<v1::ReceiveDossierRequest> unknown;   // sent, and never answered

  size_t size() {
    const std::lock_guard lock(mutex);
    return acknowledged.size();
  }
};

inline void load(const MotcuadProcess& server, Ledger& ledger, std::atomic<bool>& stop, int unit) {
  cli::Client client = server.client();
  while (!stop) {
    const auto request = receipt_in("U." + std::to_string(unit));
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

inline void publish_four_units(const MotcuadProcess& server) {
  cli::Client client = server.client();
  EXPECT_TRUE(publish(client, small_catalogue({"U.0", "U.1", "U.2", "U.3"})).ok());
}

// Four clients while `until` runs; then kill -9, wherever the writer is.
inline void load_and_kill(MotcuadProcess& server, Ledger& ledger,
                          const std::function<void()>& until) {
  std::atomic<bool> stop = false;
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&, i] { load(server, ledger, stop, i); });
  }
  until();
  server.end(SIGKILL);
  stop = true;
  for (auto& thread : clients) thread.join();
}

// Until so many more receipts are acknowledged.
inline void load_and_kill(MotcuadProcess& server, Ledger& ledger, size_t more) {
  const size_t enough = ledger.size() + more;
  load_and_kill(server, ledger, [&] {
    while (ledger.size() < enough) std::this_thread::yield();
  });
}

// What a command of motcuad says.
struct Verdict {
  int exit_code = -1;  // or less, if a signal ended it
  std::string said;
};

inline Verdict run_motcuad(const std::string& words) {
  const std::string command =
      "exec " + std::string(MOTCUA_BINARY) + "/services/motcuad " + words + " 2>&1";
  FILE* const out = popen(command.c_str(), "r");
  Verdict verdict;
  for (int c = 0; (c = std::fgetc(out)) != EOF;) verdict.said.push_back(static_cast<char>(c));
  const int status = pclose(out);
  verdict.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return verdict;
}

inline Verdict verify(const std::string& data) { return run_motcuad("verify --data " + data); }

inline uint64_t records_in(const Verdict& verdict) {
  const std::string label = "records ";
  const size_t at = verdict.said.find(label);
  return at == std::string::npos ? 0 : std::stoull(verdict.said.substr(at + label.size()));
}

}  // namespace motcua::testing
