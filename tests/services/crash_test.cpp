// A real motcuad killed with -9 under load, again and again: what was acknowledged is there,
// nothing is doubled, numbers have no gap, the audit is clean; and where its files were damaged
// after that, all of it is there still or it is said that it is not.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <regex>
#include <set>

#include "engine/records/rows.h"
#include "engine/store/acknowledged.h"
#include "tests/services/load_and_kill.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

const MotcuadOptions& options = small_memtables;

TEST(Crash, NothingAcknowledgedIsLostAndNothingIsDoubled) {
  const int rounds = std::getenv("MOTCUA_LONG") ? 100 : 10;
  const TemporaryFolder folder;
  const std::string data = folder.path() + "/data";
  std::mt19937 random(7);
  Ledger ledger;
  std::set<std::string> seen;
  publish_four_units(MotcuadProcess(data, options));
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    {
      MotcuadProcess server(data, options);
      load_and_kill(server, ledger, 50 + random() % 300);
    }
    const MotcuadProcess again(data, options);
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
}

// What is told is there for good, and the next watch goes on behind it.
TEST(Crash, AWatchIsToldEachEventOnceOverAllKills) {
  const int rounds = std::getenv("MOTCUA_LONG") ? 50 : 5;
  const TemporaryFolder folder;
  const std::string data = folder.path() + "/data";
  using Events = std::vector<std::pair<int64_t, std::string>>;
  std::atomic<int> told_count = 0;
  // Goes on until it is told to stop, or the server is gone.
  const auto watch = [&told_count](const MotcuadProcess& server, int64_t& after, Events& told,
                                   const std::function<bool()>& must_stop) {
    v1::WatchEventsRequest request;
    request.set_after_sequence(after);
    request.set_heartbeat_seconds(1);
    const auto take = [&](const v1::WatchEventsResponse& message) {
      for (const auto& event : message.events()) told.emplace_back(event.sequence(), event.code());
      told_count += message.events_size();
      after = message.sequence();
    };
    cli::Client client = server.client();
    client.watch(request, {.take = take, .must_stop = must_stop});
  };
  std::mt19937 random(13);
  Ledger ledger;
  Events told;
  int64_t after = 0;
  publish_four_units(MotcuadProcess(data, options));
  for (int round = 0; round < rounds; ++round) {
    MotcuadProcess server(data, options);
    std::atomic<bool> is_killed = false;
    std::atomic<bool> has_ended = false;
    std::thread watching([&] {
      watch(server, after, told, [&] { return is_killed.load(); });
      has_ended = true;
    });
    const size_t enough = ledger.size() + 50 + random() % 300;
    const int told_before = told_count;
    const auto is_told = [&] { return told_count > told_before; };
    load_and_kill(server, ledger, [&] {
      while (ledger.size() < enough || !(is_told() || has_ended)) std::this_thread::yield();
      EXPECT_TRUE(is_told()) << "before the kill of round " << round;
    });
    is_killed = true;
    watching.join();
  }
  const MotcuadProcess again(data, options);
  v1::DossierChange last;
  cli::Client client = again.client();
  ASSERT_TRUE(client.call("DossierService/ReceiveDossier", receipt_in("U.0"), last).ok());
  watch(again, after, told, [&] { return after >= last.sequence(); });
  Events all;
  int64_t from_the_beginning = 0;
  watch(again, from_the_beginning, all, [&] { return from_the_beginning >= last.sequence(); });
  EXPECT_EQ(told, all);
  std::set<std::string> codes;
  for (const auto& [sequence, code] : told) EXPECT_TRUE(codes.insert(code).second) << code;
  for (const auto& [id, code] : ledger.acknowledged) EXPECT_TRUE(codes.contains(code)) << code;
}

// Without how far the tables lag behind: they may, for what they lack is in the journal, and verify
// has added it up.
std::string without_lag(const Verdict& verdict) {
  return std::regex_replace(verdict.said, std::regex("(cells|changes to add) [0-9]+"), "$1");
}

uint64_t acknowledged_records(const std::string& data) {
  const auto last = AcknowledgedFile::read(data + "/acknowledged");
  return last && *last ? parse_key<Table::journal>((*last)->key).value_or(0) : 0;
}

// One bit turned over, a sector of zeros, or all from some place on cut off. Says which.
std::string damage(const std::filesystem::path& file, std::mt19937& random) {
  const uintmax_t bytes = std::filesystem::file_size(file);
  if (bytes == 0) return "nothing";
  // Logs are mostly zeros; their beginning, which is written, is damaged as often.
  uintmax_t at = random() % bytes;
  if (random() % 2 == 0) at %= 64 << 10;
  if (random() % 3 == 0) {
    std::filesystem::resize_file(file, at);
    return "cut at " + std::to_string(at);
  }
  std::fstream io(file, std::ios::in | std::ios::out | std::ios::binary);
  io.seekg(static_cast<std::streamoff>(at));
  const int byte = io.get();
  io.seekp(static_cast<std::streamoff>(at));
  if (random() % 4 == 0) {
    io << std::string(std::min<uintmax_t>(512, bytes - at), '\0');
    return "zeros at " + std::to_string(at);
  }
  io.put(static_cast<char>(byte ^ 1 << random() % 8));
  return "bit flipped at " + std::to_string(at);
}

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(folder));
  }
  std::sort(files.begin(), files.end());
  return files;
}

// What was answered is there, and of what was not nothing stays.
TEST(Crash, OfUploadsWhatWasTakenStaysAndNothingElse) {
  const TemporaryFolder folder;
  const std::string data = folder.path() + "/data";
  const MotcuadOptions on_any_disk{.config = "disk_free_bytes_min = 0\n", .log_level = "error"};
  const std::string content = "%PDF-1.7" + std::string(300'000, ' ');
  // In pieces, and before the last of them `before_last`.
  const auto upload = [&](const MotcuadProcess& server, const std::string& name,
                          const std::function<void()>& before_last) {
    constexpr size_t chunk = 50'000;
    const std::string bytes = content + name;
    size_t sent = 0;
    const auto next = [&](v1::UploadFileRequest& request) {
      if (sent == bytes.size()) return false;
      if (sent == 0) request.set_bytes(static_cast<int64_t>(bytes.size()));
      if (sent + chunk >= bytes.size()) before_last();
      request.set_chunk(bytes.substr(sent, chunk));
      sent += request.chunk().size();
      return true;
    };
    v1::UploadFileResponse taken;
    const auto status = server.client().upload(next, taken);
    return status.ok() ? taken.sha256() : "";
  };
  const auto files = [&] {
    std::set<std::filesystem::path> found;
    for (const auto& file : files_below(data + "/files")) {
      if (*file.begin() != "uploaded") found.insert(file);
    }
    return found;
  };
  std::string hash;
  {
    MotcuadProcess server(data, on_any_disk);
    publish_four_units(server);
    hash = upload(server, "whole", [] {});
    EXPECT_EQ(hash.size(), 64U);
    const auto kill = [&] {
      while (files().size() < 2) std::this_thread::yield();
      server.end(SIGKILL);
    };
    EXPECT_EQ(upload(server, "cut", kill), "");
    EXPECT_EQ(files().size(), 2U);
  }
  const MotcuadProcess again(data, on_any_disk);
  EXPECT_EQ(files().size(), 1U);
  cli::Client client = again.client();
  v1::DossierChange change;
  ASSERT_TRUE(client.call("DossierService/ReceiveDossier", receipt_in("U.0"), change).ok());
  v1::AttachFileRequest attach;
  attach.set_request_id(cli::new_request_id());
  attach.set_code(change.dossier().code());
  attach.set_sha256(hash);
  attach.set_file_name("a.pdf");
  EXPECT_TRUE(client.call("DossierService/AttachFile", attach, change).ok());
  v1::VerifyResponse report;
  ASSERT_TRUE(client.call("AdminService/Verify", v1::VerifyRequest(), report).ok());
  EXPECT_EQ(report.files(), 1);
  EXPECT_EQ(report.finding_count(), 0) << report.ShortDebugString();
}

// Each file in turn, so that none is left out.
TEST(Crash, DamagedFilesAreNeverSilentlyLess) {
  const int rounds = std::getenv("MOTCUA_LONG") ? 200 : 30;
  constexpr int rounds_a_kill = 15;
  const TemporaryFolder folder;
  const std::string base = folder.path() + "/base";
  const std::string whole = folder.path() + "/whole";
  const std::string damaged = folder.path() + "/damaged";
  const auto copy = [&](const std::string& to) {
    std::filesystem::remove_all(to);
    std::filesystem::copy(base, to, std::filesystem::copy_options::recursive);
  };
  std::mt19937 random(11);
  Ledger ledger;
  publish_four_units(MotcuadProcess(base, options));
  Verdict expected;
  uint64_t acknowledged = 0;
  std::map<int, int> verdicts;  // by exit code
  std::vector<std::filesystem::path> files;
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    if (round % rounds_a_kill == 0) {
      for (int kills = 0; kills < 2; ++kills) {
        MotcuadProcess server(base, options);
        load_and_kill(server, ledger, 100);
      }
      copy(whole);
      files = files_below(base);
      std::shuffle(files.begin(), files.end(), random);
      acknowledged = acknowledged_records(whole);
      ASSERT_GT(acknowledged, 0U);
      expected = verify(whole);
      ASSERT_EQ(expected.exit_code, 0) << expected.said;
    }
    copy(damaged);
    const auto file = files[static_cast<size_t>(round) % files.size()];
    const std::string how = damage(std::filesystem::path(damaged) / file, random);
    const Verdict verdict = verify(damaged);
    ++verdicts[verdict.exit_code];
    std::printf("%d of %d: %s, %s: exit %d\n", round + 1, rounds, file.c_str(), how.c_str(),
                verdict.exit_code);
    std::fflush(stdout);
    // The group that was written when the kill came may be lost: nobody was told of it.
    const bool lost_nothing_told = records_in(verdict) >= acknowledged;
    if (verdict.exit_code == 0 && records_in(verdict) < records_in(expected)) {
      EXPECT_TRUE(lost_nothing_told) << file << ": " << how << "\n" << verdict.said;
    } else if (verdict.exit_code == 0) {
      EXPECT_EQ(without_lag(verdict), without_lag(expected)) << file << ": " << how;
    } else {
      EXPECT_GT(verdict.exit_code, 0) << file << ": " << how << "\n" << verdict.said;
      EXPECT_FALSE(verdict.said.empty());
    }
  }
  std::printf("whole %d, found by verify %d, not looked at %d\n", verdicts[0], verdicts[1],
              verdicts[3]);
}

}  // namespace
}  // namespace motcua::testing
