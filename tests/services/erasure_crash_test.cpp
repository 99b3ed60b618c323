// A real motcuad that erases under load and is killed with -9 amid it: what was erased is in no
// file of its directory; all reports, frozen ones and what the public journal gives stay; and the
// audit is clean.
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
#include <utility>
#include <vector>

#include "engine/wall_clock.h"
#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/method/wire.h"
#include "tests/services/load_and_kill.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;

// Its tables go to files now and then.
const MotcuadOptions with_small_tables{.config = "memtable_bytes_tables = 1000000\n",
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

void attach_scan(cli::Client& client, const std::string& code, const std::string& text) {
  const std::string scan = "%PDF-1.7 " + text;
  bool is_first = true;
  v1::UploadFileResponse taken;
  const auto next = [&](v1::UploadFileRequest& request) {
    request.set_bytes(static_cast<int64_t>(scan.size()));
    request.set_chunk(scan);
    return std::exchange(is_first, false);
  };
  EXPECT_TRUE(client.upload(next, taken).ok());
  v1::AttachFileRequest attach;
  attach.set_request_id(cli::new_request_id());
  attach.set_code(code);
  attach.set_sha256(taken.sha256());
  attach.set_file_name("don.pdf");
  v1::DossierChange change;
  EXPECT_TRUE(client.call("DossierService/AttachFile", attach, change).ok());
}

// Received on that day and withdrawn, some with a scan; the codes by number.
std::map<int, std::string> live_through(cli::Client& client, int count, const std::string& day) {
  const auto received_at = wire::to_timestamp(parse_instant(day + "T09:00").value_or(Instant{}));
  constexpr int at_once = 500;
  std::map<int, std::string> codes;
  for (int first = 0; first < count; first += at_once) {
    v1::BatchReceiveDossiersRequest batch;
    for (int i = first; i < std::min(first + at_once, count); ++i) {
      auto& request = *batch.add_requests();
      request = receipt_in("U.0");
      *request.mutable_effective_time() = received_at;
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
    if (number % 5 == 0) attach_scan(client, code, address_of(number));
    v1::WithdrawDossierRequest withdraw;
    withdraw.set_request_id(cli::new_request_id());
    withdraw.set_code(code);
    withdraw.set_reason("asked by " + name_of(number));
    v1::DossierChange change;
    EXPECT_TRUE(client.call("DossierService/WithdrawDossier", withdraw, change).ok());
  }
  return codes;
}

v1::RunReportRequest report_of(const std::string& name, const std::string& day) {
  v1::RunReportRequest request;
  request.set_report(name);
  request.set_unit("U.0");
  request.set_from(day);
  request.set_to(day);
  return request;
}

// What each report that there is says of the unit's day, and whether it stands as it was closed.
std::string told_of(const MotcuadProcess& server, const std::string& day) {
  cli::Client client = server.client("head");
  std::string told;
  v1::ListReportsResponse reports;
  EXPECT_TRUE(client.call("StatisticsService/ListReports", v1::ListReportsRequest(), reports).ok());
  EXPECT_GT(reports.reports_size(), 5);
  for (const auto& report : reports.reports()) {
    v1::RunReportResponse response;
    const auto status =
        client.call("StatisticsService/RunReport", report_of(report.name(), day), response);
    EXPECT_TRUE(status.ok()) << report.name() << ": " << status.error_message();
    told += report.name() + "\n";
    for (const auto& row : response.table().rows()) told += row.ShortDebugString() + "\n";
    told += response.table().totals().ShortDebugString() + "\n";
  }
  v1::FreezeReportRequest freeze;
  *freeze.mutable_report() = report_of("form-06a", day);
  v1::FreezeReportResponse frozen;
  EXPECT_TRUE(client.call("StatisticsService/FreezeReport", freeze, frozen).ok());
  told += frozen.frozen().ShortDebugString() + "\n";
  v1::CompareFrozenReportRequest compare;
  *compare.mutable_report() = freeze.report();
  v1::CompareFrozenReportResponse compared;
  EXPECT_TRUE(client.call("StatisticsService/CompareFrozenReport", compare, compared).ok());
  EXPECT_EQ(compared.restated_size(), 0) << compared.ShortDebugString();
  return told;
}

// The unit's form 06a as anybody counts it from the public journal of a register at rest.
std::string told_by_public_journal(const std::string& data, const std::string& day) {
  const std::string file = data + ".public";
  const Verdict exported = run_motcuad("journal export --public --data " + data + " --out " + file);
  EXPECT_EQ(exported.exit_code, 0) << exported.said;
  const Verdict checked =
      run_motcuad("journal check " + file + " --unit U.0 --period " + day.substr(0, 4));
  EXPECT_EQ(checked.exit_code, 0) << checked.said;
  EXPECT_NE(checked.said.find("findings 0"), std::string::npos) << checked.said;
  return checked.said.substr(std::min(checked.said.find("key\t"), checked.said.size()));
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

void expect_names_gone_of(const std::vector<int>& erased, const std::map<int, std::string>& codes,
                          const std::string& data) {
  const std::set<int> numbers(erased.begin(), erased.end());
  Texts gone;
  Texts kept;
  for (const auto& [number, code] : codes) {
    (numbers.contains(number) ? gone : kept).insert({name_of(number), address_of(number)});
  }
  EXPECT_TRUE(found_below(data, gone).empty());
  EXPECT_GT(found_below(data, kept).size(), kept.size() * 9 / 10);
}

TEST(Erasure, LeavesNoNameInAnyFileWhateverEndsTheServer) {
  const int count = std::getenv("MOTCUA_LONG") ? 10'000 : 1'000;
  const auto erased_count = static_cast<size_t>(count / 10);
  const std::string yesterday = format_day(plus_days(day_of(wall_clock().now()), -1));
  const TemporaryFolder folder;
  const std::string data = folder.path() + "/data";
  std::map<int, std::string> codes;
  std::string told;
  {
    const MotcuadProcess server(data, with_small_tables);
    cli::Client client = server.client();
    ASSERT_TRUE(publish(client, small_catalogue({"U.0", "U.1"})).ok());
    codes = live_through(client, count, yesterday);
    told = told_of(server, yesterday);
  }
  ASSERT_EQ(codes.size(), static_cast<size_t>(count));
  EXPECT_NE(told.find(std::to_string(count)), std::string::npos) << told;
  const std::string counted = told_by_public_journal(data, yesterday);
  EXPECT_NE(counted.find(std::to_string(count)), std::string::npos) << counted;
  std::vector<int> numbers;
  for (const auto& [number, code] : codes) numbers.push_back(number);
  std::shuffle(numbers.begin(), numbers.end(), std::mt19937(22));
  numbers.resize(erased_count);
  {
    // Beside receipts, until it is killed in the middle.
    MotcuadProcess server(data, with_small_tables);
    std::atomic<bool> stop = false;
    std::thread load([&] {
      cli::Client other = server.client();
      v1::DossierChange change;
      while (!stop)
        static_cast<void>(other.call("DossierService/ReceiveDossier", receipt_in("U.1"), change));
    });
    cli::Client supervisor = server.client("supervisor");
    for (size_t i = 0; i < erased_count / 2 && !::testing::Test::HasFailure(); ++i) {
      EXPECT_TRUE(erase(supervisor, codes[numbers[i]]));
    }
    server.end(SIGKILL);
    stop = true;
    load.join();
  }
  {
    const MotcuadProcess server(data, with_small_tables);
    cli::Client client = server.client();
    cli::Client supervisor = server.client("supervisor");
    for (const int number : numbers) ASSERT_TRUE(erase(supervisor, codes[number]));
    while (status_of(client).rewritten_sequence() < status_of(client).erased_sequence()) {
      std::this_thread::yield();
    }
    EXPECT_EQ(told_of(server, yesterday), told);
    for (const int number : numbers) {
      v1::GetDossierRequest get;
      get.set_code(codes[number]);
      v1::GetDossierResponse got;
      ASSERT_TRUE(client.call("DossierService/GetDossier", get, got).ok());
      EXPECT_TRUE(got.dossier().has_erased_time());
      EXPECT_FALSE(got.dossier().has_applicant());
      EXPECT_EQ(got.dossier().allowed_actions_size(), 0);
    }
    expect_names_gone_of(numbers, codes, data);
  }
  EXPECT_EQ(told_by_public_journal(data, yesterday), counted);
  expect_names_gone_of(numbers, codes, data);
  const Verdict verdict = verify(data);
  EXPECT_EQ(verdict.exit_code, 0) << verdict.said;
}

}  // namespace
}  // namespace motcua::testing
