// Pages of every list: walked to the end they are the whole, each is small enough for any client,
// and a token is good for its own question only.
#include <gtest/gtest.h>

#include <set>

#include "motcua/v1/statistics_service.pb.h"
#include "services/method/paging.h"
#include "tests/services/running_server.h"
#include "tests/services/small_catalogue.h"

namespace motcua::testing {
namespace {

constexpr int units = 1200;

class PagingTest : public ::testing::Test {
 protected:
  PagingTest() {
    std::vector<std::string> codes;
    for (int i = 0; i < units; ++i) codes.push_back("U." + std::to_string(i));
    auto catalogue = small_catalogue(codes, {"P", "Q", "R"});
    for (int i = 1; i < units; ++i) catalogue.mutable_units(i)->set_parent("U.0");
    const auto status = publish(server_.client(), catalogue);
    EXPECT_TRUE(status.ok()) << status.error_message();
  }

  // The items of all pages of the size, in the order told; nothing is on two pages.
  template <class Request, class Response, class Items, class Key>
  std::vector<std::string> walk(const std::string& method, Request request,
                                const Items& (Response::*items)() const, Key key, int size) {
    std::vector<std::string> told;
    request.set_page_size(size);
    do {
      Response page;
      const auto status = server_.client().call(method, request, page);
      EXPECT_TRUE(status.ok()) << method << ": " << status.error_message();
      EXPECT_LE((page.*items)().size(), size == 0 ? page_size_default : size);
      for (const auto& item : (page.*items)()) told.push_back(key(item));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    EXPECT_EQ(std::set<std::string>(told.begin(), told.end()).size(), told.size()) << method;
    return told;
  }

  RunningServer server_;
};

TEST(Page, IsFullByItsBytesOrItsItems) {
  auto page = Page::of(v1::ListUnitsRequest());
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->takes("a", page_bytes_max - 1));
  EXPECT_TRUE(page->takes("b", 1));
  EXPECT_FALSE(page->takes("c", 1));
  EXPECT_FALSE(page->next_page_token().empty());
  auto large = Page::of(v1::ListUnitsRequest());
  EXPECT_TRUE(large->takes("a", 2 * page_bytes_max)) << "one there is on every page";
  EXPECT_FALSE(large->takes("b", 0));
  EXPECT_EQ(page_size_of(0), page_size_default);
  EXPECT_EQ(page_size_of(999), 999);
  EXPECT_EQ(page_size_of(INT32_MAX), page_size_max);
}

TEST_F(PagingTest, EveryListIsWalkedToItsEnd) {
  const auto code_of = [](const auto& item) { return item.code(); };
  for (const int size : {0, 7, 1000}) {
    const auto codes = walk("CatalogueService/ListUnits", v1::ListUnitsRequest(),
                            &v1::ListUnitsResponse::units, code_of, size);
    EXPECT_EQ(codes.size(), static_cast<size_t>(units));
    EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
  }
  v1::ListUnitsRequest one;
  one.set_unit("U.7");
  EXPECT_EQ(walk("CatalogueService/ListUnits", one, &v1::ListUnitsResponse::units, code_of, 1),
            std::vector<std::string>{"U.7"});
  EXPECT_EQ(walk("CatalogueService/ListProcedures", v1::ListProceduresRequest(),
                 &v1::ListProceduresResponse::procedures, code_of, 2),
            (std::vector<std::string>{"P", "Q", "R"}));
  // Two versions of a code, and a code that begins as another does.
  v1::PublishCatalogueRequest more = small_catalogue({}, {"P", "P.1"});
  more.mutable_procedures(0)->set_effective_from("2090-01-01");
  v1::PublishCatalogueResponse published;
  ASSERT_TRUE(server_.client().call("CatalogueService/PublishCatalogue", more, published).ok());
  v1::ListProceduresRequest versions;
  versions.set_all_in_force(true);
  const auto version_of = [](const auto& item) {
    return item.code() + " " + item.effective_from();
  };
  EXPECT_EQ(walk("CatalogueService/ListProcedures", versions,
                 &v1::ListProceduresResponse::procedures, version_of, 1),
            (std::vector<std::string>{"P ", "P 2090-01-01", "P.1 ", "Q ", "R "}));
  EXPECT_GE(walk("CatalogueService/ListRegulations", v1::ListRegulationsRequest(),
                 &v1::ListRegulationsResponse::regulations, code_of, 1)
                .size(),
            2u);
  EXPECT_EQ(walk(
                "CatalogueService/ListCalendars", v1::ListCalendarsRequest(),
                &v1::ListCalendarsResponse::calendars,
                [](const auto& calendar) { return calendar.unit(); }, 1),
            std::vector<std::string>{""});

  v1::DossierChange received;
  ASSERT_TRUE(
      server_.client().call("DossierService/ReceiveDossier", receipt_in("U.1"), received).ok());
  for (int i = 0; i < 11; ++i) {
    v1::HandOverDossierRequest hand_over;
    hand_over.set_request_id(cli::new_request_id());
    hand_over.set_code(received.dossier().code());
    hand_over.set_to_officer("o" + std::to_string(i));
    v1::DossierChange change;
    ASSERT_TRUE(server_.client().call("DossierService/HandOverDossier", hand_over, change).ok());
  }
  v1::ListDossierEventsRequest events;
  events.set_code(received.dossier().code());
  for (const int size : {1, 5, 12, 0}) {
    EXPECT_EQ(
        walk(
            "DossierService/ListDossierEvents", events, &v1::ListDossierEventsResponse::events,
            [](const auto& event) { return std::to_string(event.revision()); }, size)
            .size(),
        12u);
  }
}

TEST_F(PagingTest, FrozenReportsAreWalkedToTheirEnd) {
  cli::ClientOptions options = server_.client_options();
  options.role = "head";
  cli::Client head(options);
  for (int year = 2020; year < 2025; ++year) {
    v1::FreezeReportRequest freeze;
    freeze.mutable_report()->set_report("form-06a");
    freeze.mutable_report()->set_unit("U.0");
    freeze.mutable_report()->set_period(std::to_string(year));
    v1::FreezeReportResponse response;
    const auto status = head.call("StatisticsService/FreezeReport", freeze, response);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }
  v1::ListFrozenReportsRequest request;
  request.set_unit("U.0");
  EXPECT_EQ(
      walk(
          "StatisticsService/ListFrozenReports", request, &v1::ListFrozenReportsResponse::frozen,
          [](const auto& frozen) { return frozen.from(); }, 2),
      (std::vector<std::string>{"2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01",
                                "2024-01-01"}));
}

TEST_F(PagingTest, ATokenIsOfItsQuestionAndASizeIsNotNegative) {
  v1::ListUnitsRequest request;
  request.set_page_size(1);
  v1::ListUnitsResponse page;
  ASSERT_TRUE(server_.client().call("CatalogueService/ListUnits", request, page).ok());
  request.set_page_token(page.next_page_token());
  request.set_unit("U.0");
  EXPECT_EQ(server_.client().call("CatalogueService/ListUnits", request, page).error_code(),
            grpc::INVALID_ARGUMENT);
  v1::ListProceduresRequest procedures;
  procedures.set_page_token(request.page_token());
  v1::ListProceduresResponse none;
  EXPECT_EQ(server_.client().call("CatalogueService/ListProcedures", procedures, none).error_code(),
            grpc::INVALID_ARGUMENT);
  v1::ListCalendarsRequest negative;
  negative.set_page_size(-1);
  v1::ListCalendarsResponse calendars;
  EXPECT_EQ(
      server_.client().call("CatalogueService/ListCalendars", negative, calendars).error_code(),
      grpc::INVALID_ARGUMENT);
}

// A page of a thousand large dossiers would be more than a client takes.
TEST_F(PagingTest, APageOfLargeDossiersIsCutByItsBytes) {
  constexpr int dossiers = 1000;
  v1::BatchReceiveDossiersRequest batch;
  for (int i = 0; i < dossiers; ++i) {
    *batch.add_requests() = receipt_in("U.1");
    batch.mutable_requests(i)->set_request_content(std::string(3900, 'x'));
  }
  v1::BatchReceiveDossiersResponse received;
  const auto status = server_.client().call("DossierService/BatchReceiveDossiers", batch, received);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(received.accepted(), dossiers);
  v1::ListDossiersRequest request;
  request.set_page_size(1000);
  int listed = 0;
  do {
    v1::ListDossiersResponse page;
    ASSERT_TRUE(server_.client().call("DossierService/ListDossiers", request, page).ok());
    EXPECT_LE(page.ByteSizeLong(), page_bytes_max);
    listed += page.dossiers_size();
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(listed, dossiers);
  v1::ListAtRiskRequest due_soon;
  due_soon.set_unit("U.1");
  due_soon.set_until(format_day(plus_days(day_of(server_.engine().snapshot().now), 60)));
  v1::ListAtRiskResponse at_risk;
  ASSERT_TRUE(server_.client().call("StatisticsService/ListAtRisk", due_soon, at_risk).ok());
  EXPECT_EQ(at_risk.item_count(), dossiers);
  EXPECT_GT(at_risk.items_size(), 0);
  EXPECT_LT(at_risk.ByteSizeLong(), page_bytes_max + page_bytes_max / 100);
}

TEST_F(PagingTest, OfManyFindingsAboutACatalogueTheFirstAreListed) {
  constexpr int procedures = 10'500;
  constexpr int at_once = procedures / 3;
  for (int first = 0; first < procedures; first += at_once) {
    v1::PublishCatalogueRequest request;
    for (int i = first; i < first + at_once; ++i) {
      auto& procedure = *request.add_procedures();
      procedure.set_code("L" + std::to_string(i));
      procedure.set_name("Thủ tục không có thời hạn");
    }
    v1::PublishCatalogueResponse published;
    const auto status =
        server_.client().call("CatalogueService/PublishCatalogue", request, published);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }
  v1::LintCatalogueResponse lint;
  ASSERT_TRUE(server_.client()
                  .call("CatalogueService/LintCatalogue", v1::LintCatalogueRequest(), lint)
                  .ok());
  EXPECT_EQ(lint.findings_size(), 10'000);
  EXPECT_GE(lint.finding_count(), procedures);
}

TEST_F(PagingTest, OfManyFindingsAboutDossiersTheFirstAreListed) {
  constexpr int dossiers = 10;
  constexpr int backwards = 900;
  std::string officer;
  for (int i = 0; i < 100; ++i) officer += "ễ";
  v1::ImportHistoryRequest chunk;
  for (int i = 0; i < dossiers; ++i) {
    auto& row = *chunk.add_rows();
    row.set_code(std::to_string(i) + std::string(99, 'x'));
    row.set_unit("U.1");
    row.set_procedure("P");
    for (int j = 0; j <= backwards; ++j) {
      auto& event = *row.add_events();
      event.set_kind(j == 0 ? "received" : "handed_over");
      event.set_at(j == 0 ? "2026-01-05T10:00" : "2026-01-05T09:00");
      event.set_officer(officer);
      if (j > 0) event.set_to_officer("o");
    }
  }
  bool is_sent = false;
  v1::ImportHistoryResponse imported;
  const auto status = server_.client().import(
      [&](v1::ImportHistoryRequest& next) {
        next = chunk;
        return !std::exchange(is_sent, true);
      },
      imported);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(imported.imported(), dossiers);
  v1::CheckIntegrityRequest request;
  request.set_unit("U.1");
  request.set_period("2026-01");
  request.set_check("time_runs_backwards");
  v1::CheckIntegrityResponse response;
  ASSERT_TRUE(server_.client().call("StatisticsService/CheckIntegrity", request, response).ok());
  EXPECT_EQ(response.finding_count(), dossiers * backwards);
  EXPECT_GT(response.findings_size(), 0);
  EXPECT_LT(response.ByteSizeLong(), page_bytes_max + page_bytes_max / 100);
}

TEST(FirstItems, AreSoManyAndNoMoreBytesThanAPage) {
  FirstItems two(2);
  EXPECT_TRUE(two.takes(1));
  EXPECT_TRUE(two.takes(1));
  EXPECT_FALSE(two.is_full());
  EXPECT_FALSE(two.takes(1));
  EXPECT_TRUE(two.is_full());
  FirstItems bytes(10, page_bytes_max - 10);
  EXPECT_TRUE(bytes.takes(10));
  EXPECT_FALSE(bytes.takes(1));
  EXPECT_FALSE(bytes.takes(0)) << "none after one that was left out";
}

}  // namespace
}  // namespace motcua::testing
