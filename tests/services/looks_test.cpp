// Who looked, as whoever protects data is told; the newest first.
#include <gtest/gtest.h>

#include <algorithm>

#include "motcua/v1/file_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "tests/services/identities.h"

namespace motcua::testing {
namespace {

class Looks : public Identities {
 protected:
  explicit Looks(IdentityOptions options = {}) : Identities(on_trial(std::move(options))) {
    add("keeper", {{Role::data_protection, ""}});
    keeper_ = sign_in("keeper");
    one_ = sign_in("clerk.one");
    EXPECT_EQ(receive(one_), "");
    first_ = code_;
  }
  static IdentityOptions on_trial(IdentityOptions options) {
    options.is_trial = true;
    return options;
  }

  // "opened clerk.one GetDossier P.1-260105-0001"
  std::vector<std::string> looks(const std::string& account, const std::string& dossier = "") {
    v1::ListDoorEventsRequest request;
    request.set_account(account);
    request.set_dossier(dossier);
    request.set_page_size(1000);
    v1::ListDoorEventsResponse page;
    const auto status = with_token(keeper_).call("AccountService/ListDoorEvents", request, page);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(page.next_page_token(), "");
    std::vector<std::string> told;
    for (const auto& event : page.events()) {
      if (event.what() != "opened" && event.what() != "listed") continue;
      EXPECT_EQ(event.source(), "127.0.0.1");
      EXPECT_EQ(event.count(), 1);
      const std::string method = event.method().substr(event.method().rfind('.') + 1);
      told.push_back(event.what() + " " + event.account() + " " + method + " " + event.dossier() +
                     event.unit());
    }
    return told;
  }
  std::string list(const std::string& token, const std::string& unit) {
    v1::ListDossiersRequest request;
    request.set_unit(unit);
    return ask<v1::ListDossiersResponse>(token, "DossierService/ListDossiers", request);
  }
  std::string events(const std::string& token, const std::string& code) {
    v1::ListDossierEventsRequest request;
    request.set_code(code);
    return ask<v1::ListDossierEventsResponse>(token, "DossierService/ListDossierEvents", request);
  }
  std::string explain(const std::string& token, const std::string& code) {
    v1::ExplainDueTimeRequest request;
    request.set_code(code);
    return ask<v1::ExplainDueTimeResponse>(token, "DossierService/ExplainDueTime", request);
  }
  // Only tried.
  std::string withdraw(const std::string& token, const std::string& code) {
    v1::WithdrawDossierRequest request;
    request.set_request_id(cli::new_request_id());
    request.set_code(code);
    request.set_reason("Người nộp xin rút");
    request.set_validate_only(true);
    return ask<v1::DossierChange>(token, "DossierService/WithdrawDossier", request);
  }

  using Told = std::vector<std::string>;
  std::string keeper_;
  std::string one_;
  std::string first_;
};

TEST_F(Looks, AreToldOfADossierAndOfAnAccount) {
  ASSERT_EQ(receive(one_), "");
  const std::string second = code_;
  EXPECT_EQ(looks("", first_), Told()) << "whoever received it is told by its events";
  EXPECT_EQ(get(one_, first_), "");
  EXPECT_EQ(explain(one_, second), "");
  EXPECT_EQ(list(one_, "P.1"), "");
  const std::string head = sign_in("head.one");
  EXPECT_EQ(events(head, first_), "");
  EXPECT_EQ(withdraw(head, first_), "") << last_.error_message();
  EXPECT_EQ(looks("", first_), (Told{"opened head.one WithdrawDossier " + first_,
                                     "opened head.one ListDossierEvents " + first_,
                                     "opened clerk.one GetDossier " + first_}));
  EXPECT_EQ(looks("clerk.one"),
            (Told{"listed clerk.one ListDossiers P.1", "opened clerk.one ExplainDueTime " + second,
                  "opened clerk.one GetDossier " + first_}));
  EXPECT_EQ(looks("clerk.one", second), Told{"opened clerk.one ExplainDueTime " + second});
  EXPECT_EQ(looks("", "P.1-000000-0000"), Told());
  const std::lock_guard lock(mutex_);
  for (const std::string& told : told_) {
    EXPECT_FALSE(told.starts_with("opened") || told.starts_with("listed")) << "not for the log";
  }
}

TEST_F(Looks, AreToldOfEachList) {
  const std::string head = sign_in("head.one");
  v1::ListReportDossiersRequest behind;
  behind.mutable_report()->set_report("form-06a");
  behind.mutable_report()->set_unit("P.1");
  behind.mutable_report()->set_from("2026-01-01");
  behind.mutable_report()->set_to("2026-01-31");
  behind.set_column("received_total");
  EXPECT_EQ(
      ask<v1::ListReportDossiersResponse>(head, "StatisticsService/ListReportDossiers", behind),
      "");
  v1::ListAtRiskRequest at_risk;
  at_risk.set_unit("P.1");
  EXPECT_EQ(ask<v1::ListAtRiskResponse>(head, "StatisticsService/ListAtRisk", at_risk), "");
  EXPECT_EQ(ask<v1::ListRetentionDueResponse>(keeper_, "DossierService/ListRetentionDue",
                                              v1::ListRetentionDueRequest()),
            "");
  EXPECT_EQ(looks(""), (Told{"listed keeper ListRetentionDue ", "listed head.one ListAtRisk P.1",
                             "listed head.one ListReportDossiers P.1"}));
}

TEST_F(Looks, ThatAreRefusedAreNone) {
  const std::string two = sign_in("clerk.two");
  EXPECT_EQ(get(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(events(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(explain(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(withdraw(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(list(two, "P.1"), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(get("", first_), "SIGN_IN_REQUIRED");
  EXPECT_EQ(looks(""), Told());
  const std::lock_guard lock(mutex_);
  EXPECT_EQ(std::count(told_.begin(), told_.end(), "denied clerk.two UNIT_OUT_OF_SCOPE"), 1);
}

TEST_F(Looks, ThatAreRefusedAreDenialsOfThatDossier) {
  const std::string two = sign_in("clerk.two");
  EXPECT_EQ(get(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(get(two, "P.1-000000-0000"), "DOSSIER_NOT_FOUND") << "of none, too: in the same time";
  v1::BatchReceiveDossiersRequest batch;
  batch.add_requests()->set_code(first_);
  batch.mutable_requests(0)->set_request_id(cli::new_request_id());
  v1::BatchReceiveDossiersResponse tried;
  ASSERT_TRUE(with_token(two).call("DossierService/BatchReceiveDossiers", batch, tried).ok());
  v1::ListDoorEventsRequest request;
  request.set_dossier(first_);
  v1::ListDoorEventsResponse page;
  ASSERT_TRUE(with_token(keeper_).call("AccountService/ListDoorEvents", request, page).ok());
  ASSERT_EQ(page.events_size(), 2);
  for (const auto& event : page.events()) {
    EXPECT_EQ(event.what(), "denied");
    EXPECT_EQ(event.account(), "clerk.two");
    EXPECT_EQ(event.reason(), "DOSSIER_NOT_FOUND");
    EXPECT_EQ(event.dossier(), first_);
  }
  EXPECT_TRUE(page.events(0).method().ends_with("BatchReceiveDossiers"));
  const std::lock_guard lock(mutex_);
  EXPECT_EQ(std::count(told_.begin(), told_.end(), "denied clerk.two DOSSIER_NOT_FOUND"), 3);
}

TEST_F(Looks, AreToldByAnyCodeOfTheDossier) {
  v1::SubmitDossierRequest submit;
  submit.set_request_id(cli::new_request_id());
  submit.set_unit("P.1");
  submit.set_procedure("5WD");
  submit.set_channel(v1::ONLINE);
  v1::DossierChange change;
  last_ = with_token(one_).call("DossierService/SubmitDossier", submit, change);
  ASSERT_TRUE(last_.ok()) << last_.error_message();
  const std::string provisional = change.dossier().code();
  EXPECT_EQ(get(one_, provisional), "");
  v1::ReceiveDossierRequest receive;
  receive.set_code(provisional);
  // Tried by itself, tried among others, done.
  receive.set_request_id(cli::new_request_id());
  receive.set_validate_only(true);
  EXPECT_EQ(ask<v1::DossierChange>(one_, "DossierService/ReceiveDossier", receive), "");
  v1::BatchReceiveDossiersRequest batch;
  *batch.add_requests() = receive;
  v1::BatchReceiveDossiersResponse tried;
  ASSERT_TRUE(with_token(one_).call("DossierService/BatchReceiveDossiers", batch, tried).ok());
  EXPECT_TRUE(tried.results(0).has_change());
  receive.set_request_id(cli::new_request_id());
  receive.set_validate_only(false);
  last_ = with_token(one_).call("DossierService/ReceiveDossier", receive, change);
  ASSERT_TRUE(last_.ok()) << last_.error_message();
  const std::string code = change.dossier().code();
  ASSERT_NE(code, provisional);
  EXPECT_EQ(get(one_, provisional), "");
  const Told all{"opened clerk.one GetDossier " + code,
                 "opened clerk.one BatchReceiveDossiers " + provisional,
                 "opened clerk.one ReceiveDossier " + provisional,
                 "opened clerk.one GetDossier " + provisional};
  EXPECT_EQ(looks("", code), all);
  EXPECT_EQ(looks("", provisional), all);
}

TEST_F(Looks, AreWhatIsRepeated) {
  v1::ReceiveDossierRequest receive;
  receive.set_request_id(cli::new_request_id());
  receive.set_unit("P.1");
  receive.set_procedure("5WD");
  v1::DossierChange change;
  for (int i = 0; i < 2; ++i) {
    last_ = with_token(one_).call("DossierService/ReceiveDossier", receive, change);
    ASSERT_TRUE(last_.ok()) << last_.error_message();
    const std::string code = change.dossier().code();
    EXPECT_EQ(looks("", code), i == 0 ? Told() : Told{"opened clerk.one ReceiveDossier " + code});
  }
}

TEST_F(Looks, AreEachARecord) {
  for (int i = 0; i < 50; ++i) ASSERT_EQ(get(one_, first_), "");
  EXPECT_EQ(looks("", first_), Told(50, "opened clerk.one GetDossier " + first_));
}

class FullOfLooks : public Looks {
 protected:
  FullOfLooks() : Looks({.journal = {.waiting_max = 0}}) {}
};

TEST_F(FullOfLooks, ShowNothingMore) {
  const auto before = server_.engine().snapshot().head.sequence;
  v1::GetDossierRequest request;
  request.set_code(first_);
  v1::GetDossierResponse shown;
  last_ = with_token(one_).call("DossierService/GetDossier", request, shown);
  EXPECT_EQ(last_.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(reason(), "WORK_QUEUE_FULL");
  EXPECT_FALSE(shown.has_dossier());
  EXPECT_EQ(events(one_, first_), "WORK_QUEUE_FULL");
  EXPECT_EQ(explain(one_, first_), "WORK_QUEUE_FULL");
  EXPECT_EQ(list(one_, "P.1"), "WORK_QUEUE_FULL");
  EXPECT_EQ(withdraw(sign_in("head.one"), first_), "WORK_QUEUE_FULL");
  EXPECT_EQ(get(sign_in("clerk.two"), first_), "DOSSIER_NOT_FOUND") << "which tells nothing";
  EXPECT_EQ(server_.engine().snapshot().head.sequence, before);
  EXPECT_EQ(receive(one_), "") << "commands go on";
  EXPECT_EQ(looks(""), Told());
}

TEST(LooksOfNobody, AreNotKept) {
  RunningServer server;
  ASSERT_TRUE(server.engine().publish(test_entries(), {}));
  v1::ReceiveDossierRequest receive;
  receive.set_request_id(cli::new_request_id());
  receive.set_unit("P.1");
  receive.set_procedure("5WD");
  v1::DossierChange change;
  ASSERT_TRUE(server.client().call("DossierService/ReceiveDossier", receive, change).ok());
  v1::GetDossierRequest get;
  get.set_code(change.dossier().code());
  v1::GetDossierResponse got;
  ASSERT_TRUE(server.client().call("DossierService/GetDossier", get, got).ok());
  v1::ListDossiersResponse listed;
  ASSERT_TRUE(
      server.client().call("DossierService/ListDossiers", v1::ListDossiersRequest(), listed).ok());
  EXPECT_EQ(listed.dossiers_size(), 1);
  EXPECT_TRUE(server.door().journal->list({}, [](const DoorRecord& record) {
    ADD_FAILURE() << record.event.what;
    return true;
  }));
}

TEST_F(Looks, AreToldOfDownloads) {
  v1::DownloadFileRequest request;
  request.set_code(first_);
  request.set_number(1);
  EXPECT_EQ(ask<v1::DownloadFileResponse>(one_, "FileService/DownloadFile", request),
            "FILE_NOT_FOUND");
  EXPECT_EQ(looks("clerk.one"), Told{"opened clerk.one DownloadFile " + first_});
  const std::string two = sign_in("clerk.two");
  EXPECT_EQ(ask<v1::DownloadFileResponse>(two, "FileService/DownloadFile", request),
            "DOSSIER_NOT_FOUND");
}

}  // namespace
}  // namespace motcua::testing
