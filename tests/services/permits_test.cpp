// 1,434 real permit dossiers imported through the public door: form 06a equal to
// ../shared/data/permits/form_06a.tsv in every cell, a second import changes nothing.
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "motcua/v1/statistics_service.pb.h"
#include "services/motcua/catalogue_files.h"
#include "tests/services/running_server.h"

namespace motcua::testing {
namespace {

const std::string permits_folder = std::string(MOTCUA_SOURCE) + "/../shared/data/permits/";

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

v1::ImportHistoryResponse import_permits(cli::Client& client) {
  std::ifstream in(permits_folder + "history.jsonl");
  int64_t line_number = 0;
  const auto next = [&](v1::ImportHistoryRequest& chunk) {
    std::string line;
    while (chunk.rows_size() < 200 && std::getline(in, line)) {
      auto& row = *chunk.add_rows();
      EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &row).ok()) << line;
      row.set_line(++line_number);
    }
    return chunk.rows_size() > 0;
  };
  v1::ImportHistoryResponse response;
  const auto status = client.import(next, response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

TEST(Permits, Form06aIsEqualInEveryCell) {
  std::ifstream expected(permits_folder + "form_06a.tsv");
  if (!expected) GTEST_SKIP() << "skipped: ../shared/data is not here";
  RunningServer server;
  v1::PublishCatalogueRequest entries;
  for (const char* name : {"units.tsv", "procedures.tsv"}) {
    std::ifstream in(permits_folder + name);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    cli::TsvFindings findings;
    cli::read_catalogue_file(name, bytes, entries, findings);
    ASSERT_TRUE(findings.empty()) << describe(findings[0]);
  }
  v1::PublishCatalogueResponse published;
  ASSERT_TRUE(server.client().call("CatalogueService/PublishCatalogue", entries, published).ok());

  const auto first = import_permits(server.client());
  EXPECT_EQ(first.imported(), 1434);
  EXPECT_EQ(first.refused_count(), 0);
  EXPECT_EQ(first.due_time_given(), 1434);
  const int64_t sequence = server.engine().status().head.sequence;
  const auto second = import_permits(server.client());
  EXPECT_EQ(second.unchanged(), 1434);
  EXPECT_EQ(server.engine().status().head.sequence, sequence);

  std::string line;
  std::getline(expected, line);
  const auto headings = split(line);
  int cells = 0;
  while (std::getline(expected, line)) {
    const auto row = split(line);
    v1::RunReportRequest request;
    request.set_report("form-06a");
    request.set_unit("W01");
    request.set_from(row[0]);
    request.set_to(row[1]);
    request.set_fold("strict");
    v1::RunReportResponse response;
    ASSERT_TRUE(server.client().call("StatisticsService/RunReport", request, response).ok());
    const v1::Table& table = response.table();
    const v1::Table::Row* told = row[2] == "all" ? &table.totals() : nullptr;
    for (const auto& candidate : table.rows()) {
      if (candidate.key() == row[2]) told = &candidate;
    }
    ASSERT_NE(told, nullptr) << line;
    ASSERT_EQ(told->cells_size(), 11);
    for (int i = 0; i < told->cells_size(); ++i, ++cells) {
      EXPECT_EQ(table.columns(i).name(), headings[static_cast<size_t>(i) + 3]);
      EXPECT_EQ(std::to_string(told->cells(i).count()), row[static_cast<size_t>(i) + 3])
          << line << " " << table.columns(i).name();
      if (row[2] == "all") continue;
      // The dossiers behind the cell, through the same door.
      v1::ListReportDossiersRequest behind;
      *behind.mutable_report() = request;
      behind.set_row(row[2]);
      behind.set_column(table.columns(i).name());
      behind.set_page_size(1000);
      behind.set_as_of_sequence(table.as_of_sequence());
      int64_t listed = 0;
      do {
        v1::ListReportDossiersResponse page;
        ASSERT_TRUE(
            server.client().call("StatisticsService/ListReportDossiers", behind, page).ok());
        listed += page.items_size();
        behind.set_page_token(page.next_page_token());
      } while (!behind.page_token().empty());
      EXPECT_EQ(listed, told->cells(i).count()) << line << " " << table.columns(i).name();
    }
  }
  EXPECT_EQ(cells, 14 * 11);

  // Two views of 2011 reconciled to the dossier.
  v1::ReconcileViewsRequest views;
  views.set_unit("W01");
  views.set_period("2011");
  views.set_view("resolved");
  views.set_other_view("portal_766");
  v1::ReconcileViewsResponse reconciled;
  ASSERT_TRUE(server.client().call("StatisticsService/ReconcileViews", views, reconciled).ok());
  int64_t numerator = reconciled.other_view().numerator() - reconciled.view().numerator();
  int64_t denominator = reconciled.other_view().denominator() - reconciled.view().denominator();
  for (const auto& cause : reconciled.causes()) {
    EXPECT_EQ(cause.codes_size(), cause.dossiers());
    numerator -= cause.other_view().numerator() - cause.view().numerator();
    denominator -= cause.other_view().denominator() - cause.view().denominator();
  }
  EXPECT_GT(reconciled.causes_size(), 1);
  EXPECT_EQ(numerator, 0);
  EXPECT_EQ(denominator, 0);

  // The identities hold for any other period: (3) + reopened = (7) + again + (11) + the ended.
  for (int month = 1; month <= 12; ++month) {
    v1::RunReportRequest request;
    request.set_report("form-06a");
    request.set_unit("W01");
    request.set_from(format_day(day_from(CivilDate{2011, month, 3})));
    request.set_to(format_day(day_from(CivilDate{2011, month, 25})));
    v1::RunReportResponse response;
    ASSERT_TRUE(server.client().call("StatisticsService/RunReport", request, response).ok());
    const auto& cells_of = response.table().totals().cells();
    EXPECT_EQ(cells_of[0].count(), cells_of[1].count() + cells_of[2].count() + cells_of[3].count());
    EXPECT_EQ(cells_of[0].count(), cells_of[4].count() + cells_of[8].count());
  }
  v1::VerifyResponse report;
  ASSERT_TRUE(server.client()
                  .call_full("/motcua.v1.AdminService/Verify", v1::VerifyRequest(), report,
                             cli::long_call_timeout_seconds)  // with the lowest priority
                  .ok());
  EXPECT_EQ(report.finding_count(), 0);
  EXPECT_EQ(report.apologies_missing(), 377);
}

}  // namespace
}  // namespace motcua::testing
