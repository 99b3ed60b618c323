// A real motcuad that erases under load and is killed with -9 amid it: what was erased is in no
// file of its directory, figures stay, and the audit is clean.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>

#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "tests/services/motcuad_process.h"
#include "tests/services/small_catalogue.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;

// Checkpoints of both kinds, now and then.
const MotcuadOptions options{.config = "lag_records_max = 400\ningested_bytes_min = 20000\n",
                             .log_level = "error"};

// So random that compression leaves nearly all as they are.
std::string random_text(int seed) {
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::mt19937 random(static_cast<unsigned>(seed));
  std::string text;
  for (int i = 0; i < 24; ++i) text.push_back(letters[random() % letters.size()]);
  return text;
}
std::string name_of(int number) { return random_text(2 * number); }
std::string address_of(int number) { return random_text(2 * number + 1); }

// Received and withdrawn; the codes by number.
std::map<int, std::string> live_through(cli::Client& client, int count) {
  constexpr int at_once = 500;
  std::map<int, std::string> codes;
  for (int first = 0; first < count; first += at_once) {
    v1::BatchReceiveDossiersRequest batch;
    for (int i = first; i < std::min(first + at_once, count); ++i) {
      auto& request = *batch.add_requests();
      request = receipt_in("U.0");
      request.mutable_applicant()->set_name(name_of(i));
      request.mutable_applicant()->set_address(address_of(i));
    }
    v1::BatchReceiveDossiersResponse received;
    EXPECT_TRUE(client.call("DossierService/BatchReceiveDossiers", batch, received).ok());
    for (int i = 0; i < received.results_size(); ++i) {
      codes[first + i] = received.results(i).change().dossier().code();
    }
  }
  for (const auto& [number, code] : codes) {
    v1::WithdrawDossierRequest withdraw;
    withdraw.set_request_id(cli::new_request_id());
    withdraw.set_code(code);
    withdraw.set_reason("asked by " + name_of(number));
    v1::DossierChange change;
    EXPECT_TRUE(client.call("DossierService/WithdrawDossier", withdraw, change).ok());
  }
  return codes;
}

std::string form_06a(cli::Client& client) {
  v1::RunReportRequest request;
  request.set_report("form-06a");
  request.set_unit("U.0");
  request.set_from("2026-01-01");
  request.set_to("2075-12-31");
  v1::RunReportResponse response;
  const auto status = client.call("StatisticsService/RunReport", request, response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  std::string figures;
  for (const auto& row : response.table().rows()) figures += row.ShortDebugString() + "\n";
  return figures;
}

// False: the server is gone.
bool erase(cli::Client& client, const std::string& code) {
  v1::EraseDossierRequest request;
  request.set_request_id(cli::new_request_id());
  request.set_code(code);
  request.set_reason("hết hạn lưu");
  request.set_legal_basis("Luật 91/2025/QH15");
  v1::DossierChange change;
  const auto status = client.call("DossierService/EraseDossier", request, change);
  // Erased, or erased before: by a call that was never answered.
  EXPECT_TRUE(status.ok() || status.error_code() == grpc::FAILED_PRECONDITION ||
              status.error_code() == grpc::UNAVAILABLE)
      << status.error_message();
  return status.error_code() != grpc::UNAVAILABLE;
}

v1::GetStatusResponse status_of(cli::Client& client) {
  v1::GetStatusResponse status;
  EXPECT_TRUE(client.call("AdminService/GetStatus", v1::GetStatusRequest(), status).ok());
  return status;
}

using Texts = std::set<std::string, std::less<>>;

// Those of the texts that a file below the folder says.
Texts found_below(const fs::path& folder, const Texts& wanted) {
  Texts found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const size_t length = random_text(0).size();
    for (size_t i = 0; i + length <= bytes.size(); ++i) {
      const auto text = wanted.find(std::string_view(bytes).substr(i, length));
      if (text != wanted.end()) found.insert(*text);
    }
  }
  return found;
}

TEST(Erasure, LeavesNoNameInAnyFileWhateverEndsTheServer) {
  const int count = std::getenv("MOTCUA_LONG") ? 10'000 : 1'000;
  const int erased_count = count / 10;
  const TemporaryFolder folder;
  const std::string data = folder.path() + "/data";
  std::map<int, std::string> codes;
  std::string figures;
  std::vector<int> numbers;
  {
    MotcuadProcess server(data, options);
    cli::Client client = server.client();
    ASSERT_TRUE(publish(client, small_catalogue({"U.0", "U.1"})).ok());
    codes = live_through(client, count);
    figures = form_06a(client);
    EXPECT_FALSE(figures.empty());
    for (const auto& [number, code] : codes) numbers.push_back(number);
    std::shuffle(numbers.begin(), numbers.end(), std::mt19937(22));
    numbers.resize(static_cast<size_t>(erased_count));
    // Beside receipts, until it is killed in the middle.
    std::atomic<bool> stop = false;
    std::thread load([&] {
      cli::Client other = server.client();
      v1::DossierChange change;
      while (!stop)
        static_cast<void>(other.call("DossierService/ReceiveDossier", receipt_in("U.1"), change));
    });
    cli::ClientOptions as_supervisor = client.options();
    as_supervisor.role = "supervisor";
    cli::Client supervisor(as_supervisor);
    for (int i = 0; i < erased_count / 2; ++i) {
      ASSERT_TRUE(erase(supervisor, codes[numbers[static_cast<size_t>(i)]]));
    }
    server.end(SIGKILL);
    stop = true;
    load.join();
  }
  const MotcuadProcess server(data, options);
  cli::Client client = server.client();
  cli::ClientOptions as_supervisor = client.options();
  as_supervisor.role = "supervisor";
  cli::Client supervisor(as_supervisor);
  for (const int number : numbers) ASSERT_TRUE(erase(supervisor, codes[number]));
  while (status_of(client).rewritten_sequence() < status_of(client).erased_sequence()) {
    std::this_thread::yield();
  }
  Texts gone;
  Texts kept;
  for (const auto& [number, code] : codes) {
    const bool is_erased = std::find(numbers.begin(), numbers.end(), number) != numbers.end();
    (is_erased ? gone : kept).insert({name_of(number), address_of(number)});
  }
  EXPECT_TRUE(found_below(data, gone).empty());
  EXPECT_GT(found_below(data, kept).size(), kept.size() * 9 / 10);
  EXPECT_EQ(form_06a(client), figures);
  for (const int number : numbers) {
    v1::GetDossierRequest get;
    get.set_code(codes[number]);
    v1::GetDossierResponse got;
    ASSERT_TRUE(client.call("DossierService/GetDossier", get, got).ok());
    EXPECT_TRUE(got.dossier().has_erased_time());
    EXPECT_FALSE(got.dossier().has_applicant());
    EXPECT_EQ(got.dossier().allowed_actions_size(), 0);
  }
  v1::VerifyResponse report;
  ASSERT_TRUE(
      client.call_full("/motcua.v1.AdminService/Verify", v1::VerifyRequest(), report, 600).ok());
  EXPECT_EQ(report.finding_count(), 0) << report.ShortDebugString();
}

}  // namespace
}  // namespace motcua::testing
