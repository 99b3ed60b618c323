// Over real gRPC: good input is answered, every kind of bad input gets its error and changes
// nothing.
#include <algorithm>
#include <map>
#include <set>

#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/method/wire.h"
#include "services/motcua/load.h"
#include "tests/services/small_office.h"

namespace motcua::testing {
namespace {

// What a proto promises and nobody handles, gRPC would answer in our stead.
TEST_F(ServerTest, EveryMethodOfTheProtosIsServed) {
  auto* const factory = google::protobuf::MessageFactory::generated_factory();
  int methods = 0;
  for (const auto* file : {v1::DossierChange::descriptor()->file(), v1::Ratio::descriptor()->file(),
                           v1::PublishCatalogueRequest::descriptor()->file(),
                           v1::VerifyRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service(0)->method_count(); ++i) {
      const auto* const method = file->service(0)->method(i);
      if (method->client_streaming()) continue;  // it has tests of its own
      const std::unique_ptr<google::protobuf::Message> request(
          factory->GetPrototype(method->input_type())->New());
      const std::unique_ptr<google::protobuf::Message> response(
          factory->GetPrototype(method->output_type())->New());
      const auto status =
          call(method->service()->name() + "/" + method->name(), *request, *response);
      EXPECT_NE(status.error_code(), grpc::UNIMPLEMENTED) << method->full_name();
      ++methods;
    }
  }
  EXPECT_GT(methods, 40);
}

TEST_F(ServerTest, AFirstDossierIsReceivedShownAndExplained) {
  const auto change = receive();
  EXPECT_EQ(change.dossier().state(), v1::RECEIVED);
  EXPECT_TRUE(change.dossier().has_due_time());
  EXPECT_GT(change.sequence(), 0);
  EXPECT_NE(std::find(change.dossier().allowed_actions().begin(),
                      change.dossier().allowed_actions().end(), "resolve"),
            change.dossier().allowed_actions().end());
  for (const char* about_nothing :
       {"acknowledge_apology", "adjust_return_time", "arrive", "answer_consultation", "finish_part",
        "withdraw_file", "record_refund", "exempt_fee"}) {
    EXPECT_EQ(std::count(change.dossier().allowed_actions().begin(),
                         change.dossier().allowed_actions().end(), about_nothing),
              0)
        << about_nothing;
  }
  v1::GetDossierRequest get;
  get.set_code(change.dossier().code());
  get.set_at_least_sequence(change.sequence());
  v1::GetDossierResponse got;
  ASSERT_TRUE(call("DossierService/GetDossier", get, got).ok());
  EXPECT_EQ(got.dossier().applicant().name(), "Nguyễn Văn Mẫu");
  EXPECT_GE(got.as_of_sequence(), change.sequence());
  v1::ListDossierEventsRequest events;
  events.set_code(change.dossier().code());
  v1::ListDossierEventsResponse told;
  ASSERT_TRUE(call("DossierService/ListDossierEvents", events, told).ok());
  ASSERT_EQ(told.events_size(), 1);
  EXPECT_EQ(told.events(0).kind(), "received");
  EXPECT_FALSE(told.events(0).actor().authenticated());
  EXPECT_EQ(told.events(0).record_hash().size(), 64u);
}

TEST_F(ServerTest, OfAnExemptFeeNothingIsOwed) {
  auto request = receipt();
  auto& fee = *request.add_fees();
  fee.set_name("Phí");
  fee.set_amount_vnd(5);
  fee.set_exempt(true);
  fee.set_reduced_to_vnd(3);
  v1::DossierChange change;
  const auto error = error_of(call("DossierService/ReceiveDossier", request, change));
  EXPECT_EQ(error.field, "fees[0].reduced_to_vnd");
  EXPECT_NE(error.text.find("khoản được miễn"), std::string::npos) << error.text;
  fee.set_reduced_to_vnd(0);
  EXPECT_TRUE(call("DossierService/ReceiveDossier", request, change).ok());
}

TEST_F(ServerTest, ARefundAndAnExemptionAreOfferedWhereTheyCanBe) {
  v1::DossierChange change;
  const auto offers = [&](const char* action) {
    const auto& actions = change.dossier().allowed_actions();
    return std::count(actions.begin(), actions.end(), action) > 0;
  };
  auto request = receipt();
  auto& fee = *request.add_fees();
  fee.set_name("Phí");
  fee.set_amount_vnd(1000);
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, change).ok());
  EXPECT_TRUE(offers("exempt_fee"));
  v1::RecordPaymentRequest payment;
  payment.set_request_id(cli::new_request_id());
  payment.set_code(change.dossier().code());
  payment.set_amount_vnd(1000);
  payment.set_payment_method(v1::PAID_AT_COUNTER);
  ASSERT_TRUE(call("DossierService/RecordPayment", payment, change).ok());
  EXPECT_FALSE(offers("record_refund"));  // all of it is owed
  v1::ExemptFeeRequest exempt;
  exempt.set_request_id(cli::new_request_id());
  exempt.set_code(change.dossier().code());
  exempt.set_number(1);
  ASSERT_TRUE(call("DossierService/ExemptFee", exempt, change).ok());
  EXPECT_TRUE(offers("record_refund"));
  EXPECT_FALSE(offers("exempt_fee"));
}

TEST_F(ServerTest, ARepeatIsTheSameAnswerAndOtherContentIsRefused) {
  auto request = receipt();
  v1::DossierChange first;
  v1::DossierChange second;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, first).ok());
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, second).ok());
  EXPECT_TRUE(second.repeated());
  EXPECT_EQ(second.dossier().SerializeAsString(), first.dossier().SerializeAsString());
  request.set_request_content("khác");
  expect_refused("DossierService/ReceiveDossier", request, grpc::ALREADY_EXISTS,
                 "REQUEST_ID_REUSED");
}

TEST_F(ServerTest, BadFieldsAreNamed) {
  const auto refused = [&](const char* field,
                           const std::function<void(v1::ReceiveDossierRequest&)>& spoil) {
    auto request = receipt();
    spoil(request);
    expect_refused("DossierService/ReceiveDossier", request, grpc::INVALID_ARGUMENT,
                   "FIELD_VIOLATION", field);
  };
  refused("request_id", [](auto& r) { r.clear_request_id(); });
  refused("request_id", [](auto& r) { r.set_request_id("not-a-uuid"); });
  refused("request_id", [](auto& r) { r.set_request_id("00000000-0000-0000-0000-000000000000"); });
  refused("unit", [](auto& r) { r.clear_unit(); });
  refused("unit", [](auto& r) { r.set_unit(std::string(41, 'x')); });
  refused("procedure", [](auto& r) { r.clear_procedure(); });
  refused("channel", [](auto& r) { r.set_channel(static_cast<v1::Channel>(77)); });
  refused("applicant.name",
          [](auto& r) { r.mutable_applicant()->set_name(std::string(501, 'a')); });
  refused("applicant.identity",
          [](auto& r) { r.mutable_applicant()->set_identity(std::string("1\0002", 3)); });
  refused("applicant.name", [](auto& r) { r.mutable_applicant()->set_name("A\u200bB"); });
  refused("applicant.address", [](auto& r) { r.mutable_applicant()->set_address("A\nB"); });
  refused("papers[0].name", [](auto& r) { r.add_papers(); });
  refused("papers[0].originals", [](auto& r) {
    r.add_papers()->set_name("x");
    r.mutable_papers(0)->set_originals(-1);
  });
  refused("papers[0].e_certified_copies", [](auto& r) {  // two things are wrong with it
    r.add_papers()->set_name("x");
    r.mutable_papers(0)->set_e_certified_copies(1001);
  });
  refused("papers", [](auto& r) {
    for (int i = 0; i < 101; ++i) r.add_papers()->set_name("x");
  });
  refused("request_content", [](auto& r) { r.set_request_content(std::string(4001, 'x')); });
  refused("effective_time", [](auto& r) { r.mutable_effective_time()->set_seconds(INT64_MAX); });
}

TEST_F(ServerTest, AnUnknownValueIsAnsweredWithThoseThereAre) {
  const auto told = [&](const std::string& method, const google::protobuf::Message& request) {
    v1::DossierChange ignored;
    return error_of(call(method, request, ignored)).text;
  };
  auto receive = receipt();
  receive.set_channel(static_cast<v1::Channel>(77));
  EXPECT_NE(
      told("DossierService/ReceiveDossier", receive)
          .find("kênh nộp – cần một trong: Trực tuyến toàn trình (ONLINE), Trực tuyến một phần "
                "(ONLINE_PARTIAL), Trực tiếp (DIRECT), Bưu chính công ích (POST)"),
      std::string::npos);
  v1::ListDossiersRequest list;
  list.set_state(static_cast<v1::State>(77));
  EXPECT_NE(told("DossierService/ListDossiers", list)
                .find("trạng thái – cần một trong: Mới đăng ký (SUBMITTED), "),
            std::string::npos);
  v1::PreviewDueTimeRequest preview;
  preview.set_limit("5wd");
  preview.set_day_policy(static_cast<v1::DayPolicy>(77));
  EXPECT_NE(told("DossierService/PreviewDueTime", preview)
                .find("cách tính ngày – cần một trong: theo ngày (BY_DAY), theo giờ (BY_HOURS)"),
            std::string::npos);
}

// It would be read by nobody: what is not there yet has no revision.
TEST_F(ServerTest, ARevisionIsExpectedOfADossierOnly) {
  auto receive = receipt();
  receive.set_expected_revision(0);
  v1::SubmitDossierRequest submit;
  submit.set_request_id(cli::new_request_id());
  submit.set_unit("U.1");
  submit.set_procedure("P");
  submit.set_channel(v1::ONLINE);
  submit.set_expected_revision(1);
  v1::RefuseDossierRequest refuse;
  refuse.set_request_id(cli::new_request_id());
  refuse.set_unit("U.1");
  refuse.set_procedure("P");
  refuse.set_reason("r");
  refuse.set_expected_revision(0);
  const auto refused = [&](const char* method, const google::protobuf::Message& request) {
    expect_refused(method, request, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION", "expected_revision");
  };
  refused("DossierService/ReceiveDossier", receive);
  refused("DossierService/SubmitDossier", submit);
  refused("DossierService/RefuseDossier", refuse);
  v1::BatchReceiveDossiersRequest batch;
  *batch.add_requests() = receive;
  v1::BatchReceiveDossiersResponse answered;
  ASSERT_TRUE(call("DossierService/BatchReceiveDossiers", batch, answered).ok());
  EXPECT_EQ(error_of(answered.results(0).error()).field, "expected_revision");

  submit.clear_expected_revision();
  v1::DossierChange change;
  const auto submitted = call("DossierService/SubmitDossier", submit, change);
  ASSERT_TRUE(submitted.ok()) << submitted.error_message();
  v1::ReceiveDossierRequest take_in;
  take_in.set_request_id(cli::new_request_id());
  take_in.set_code(change.dossier().code());
  take_in.set_expected_revision(2);
  expect_refused("DossierService/ReceiveDossier", take_in, grpc::ABORTED, "REVISION_MISMATCH");
  take_in.set_expected_revision(1);
  EXPECT_TRUE(call("DossierService/ReceiveDossier", take_in, change).ok());
  v1::WithdrawDossierRequest nothing;
  nothing.set_request_id(cli::new_request_id());
  nothing.set_expected_revision(1);
  expect_refused("DossierService/WithdrawDossier", nothing, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "code");
}

TEST_F(ServerTest, ANameIsFoundByItsWordsWithoutMarks) {
  auto request = receipt();
  request.mutable_applicant()->set_name("Đặng Thị Hằng Ẩn");
  v1::DossierChange change;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, change).ok());
  const std::string code = change.dossier().code();
  // The first program that folds names answers what was asked of one that did not.
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, change).ok());
  EXPECT_TRUE(change.repeated());
  const auto found = [&](const std::string& text) {
    v1::SearchDossiersRequest search;
    search.set_text(text);
    v1::SearchDossiersResponse response;
    EXPECT_TRUE(call("DossierService/SearchDossiers", search, response).ok()) << text;
    EXPECT_EQ(response.dossiers_size(), response.read_as_size());
    return response.dossiers_size() == 1 && response.dossiers(0).code() == code &&
           response.read_as(0) == v1::SEARCH_READING_NAME;
  };
  EXPECT_TRUE(found("hang dang"));
  EXPECT_TRUE(found("Ẩn HẰNG ĐẶ"));
  EXPECT_TRUE(found("A\u0302\u0309n thi "));
  EXPECT_FALSE(found("hang da "));
  v1::CorrectDossierRequest correct;
  v1::WithdrawDossierRequest withdraw;
  withdraw.set_request_id(cli::new_request_id());
  withdraw.set_code(code);
  ASSERT_TRUE(call("DossierService/WithdrawDossier", withdraw, change).ok());
  correct.set_request_id(cli::new_request_id());
  correct.set_code(code);
  correct.set_reason("sai tên");
  correct.mutable_applicant()->set_name("Đào Thị Ngọc");
  ASSERT_TRUE(call("DossierService/CorrectDossier", correct, change).ok());
  EXPECT_FALSE(found("dang hang"));
  EXPECT_TRUE(found("dao ngoc"));
  v1::SearchDossiersRequest search;
  search.set_text("7");
  expect_refused("DossierService/SearchDossiers", search, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "text");
  search.set_text("dao");
  search.set_procedure("NONE.AT.ALL");
  expect_refused("DossierService/SearchDossiers", search, grpc::NOT_FOUND, "PROCEDURE_NOT_FOUND");
}

TEST_F(ServerTest, OneTextIsOneTextHoweverItIsComposed) {
  const std::string composed = "Nguyễn Thị Hằng";
  const std::string decomposed = "Nguye\u0302\u0303n Thi\u0323 Ha\u0306\u0300ng";
  auto request = receipt();
  request.mutable_applicant()->set_name(decomposed);
  v1::DossierChange first;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, first).ok());
  EXPECT_EQ(first.dossier().applicant().name(), composed);
  request.mutable_applicant()->set_name(composed);
  v1::DossierChange second;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, second).ok());
  EXPECT_TRUE(second.repeated());

  v1::HandOverDossierRequest hand_over;
  hand_over.set_request_id(cli::new_request_id());
  hand_over.set_code(first.dossier().code());
  hand_over.set_to_officer(composed);
  ASSERT_TRUE(call("DossierService/HandOverDossier", hand_over, second).ok());
  v1::ListDossiersRequest list;
  list.set_officer(decomposed);
  v1::ListDossiersResponse listed;
  ASSERT_TRUE(call("DossierService/ListDossiers", list, listed).ok());
  EXPECT_EQ(listed.dossiers_size(), 1);
  v1::CountQueuesRequest count;
  count.set_officer(decomposed);
  v1::CountQueuesResponse counted;
  ASSERT_TRUE(call("DossierService/CountQueues", count, counted).ok());
  ASSERT_GT(counted.queues_size(), 0);
  EXPECT_EQ(counted.queues(0).name(), "open");
  EXPECT_EQ(counted.queues(0).count(), 1);
  count.set_side("above");
  expect_refused("DossierService/CountQueues", count, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "side");

  v1::HistoryRow row;
  row.set_code("CŨ-1");
  row.set_unit("U.1");
  row.set_procedure("P");
  row.mutable_applicant()->set_name(composed);
  auto& event = *row.add_events();
  event.set_kind("received");
  event.set_at("2026-01-05T09:00");
  const auto import = [&] {
    bool sent = false;
    v1::ImportHistoryResponse imported;
    const auto next = [&](v1::ImportHistoryRequest& chunk) {
      *chunk.add_rows() = row;
      return !std::exchange(sent, true);
    };
    EXPECT_TRUE(server_.client().import(next, imported).ok());
    return imported;
  };
  EXPECT_EQ(import().imported(), 1);
  row.set_code("CU\u0303-1");
  row.mutable_applicant()->set_name(decomposed);
  EXPECT_EQ(import().unchanged(), 1);
}

TEST_F(ServerTest, ADossierIsTrackedByEitherNumberHoweverItIsWritten) {
  auto request = receipt();
  request.mutable_applicant()->set_identity("b 012 34-5.6");
  request.mutable_applicant()->set_telephone("+84 (912) 345.6 7 8");
  v1::DossierChange change;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, change).ok());
  EXPECT_EQ(change.dossier().applicant().telephone(), "+84 (912) 345.6 7 8");
  v1::TrackDossierRequest track;
  track.set_code(change.dossier().code());
  for (const char* proof : {"3456", "34 56", "5678", "56.78"}) {
    track.set_last_four(proof);
    v1::TrackDossierResponse tracked;
    EXPECT_TRUE(call("DossierService/TrackDossier", track, tracked).ok()) << proof;
  }
  for (const char* not_four : {"", "-", "456", "23456"}) {
    track.set_last_four(not_four);
    expect_refused("DossierService/TrackDossier", track, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                   "last_four");
  }
  track.set_last_four("6789");
  expect_refused("DossierService/TrackDossier", track, grpc::NOT_FOUND, "DOSSIER_NOT_FOUND");
}

TEST_F(ServerTest, TextsOfReadsAreCheckedToo) {
  v1::GetDossierRequest get;
  get.set_code("a\u200bb");
  expect_refused("DossierService/GetDossier", get, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "code");
  expect_refused("DossierService/GetDossier", v1::GetDossierRequest(), grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "code");
  get.set_code("a");
  get.set_at_least_sequence(-1);
  expect_refused("DossierService/GetDossier", get, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "at_least_sequence");
  v1::ListDossiersRequest list;
  list.set_received_from("2026-02-02");
  list.set_received_to("2026-02-01");
  expect_refused("DossierService/ListDossiers", list, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "received_to");
  v1::WithdrawDossierRequest withdraw;
  withdraw.set_request_id(cli::new_request_id());
  withdraw.set_code("a");
  withdraw.set_reason("Thôi");
  withdraw.set_expected_revision(-1);
  expect_refused("DossierService/WithdrawDossier", withdraw, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "expected_revision");
  v1::FreezeReportRequest freeze;
  freeze.mutable_report()->set_report("form-06a");
  freeze.mutable_report()->set_unit("U\n");
  expect_refused("StatisticsService/FreezeReport", freeze, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "report.unit");
  freeze.mutable_report()->set_unit("U");
  freeze.mutable_report()->set_period("soon");
  cli::ClientOptions options = server_.client_options();
  options.role = "head";
  v1::FreezeReportResponse frozen;
  EXPECT_EQ(
      error_of(cli::Client(options).call("StatisticsService/FreezeReport", freeze, frozen)).field,
      "report.period");
  v1::ListReportDossiersRequest behind;
  *behind.mutable_report() = freeze.report();
  behind.set_column("open_total");
  expect_refused("StatisticsService/ListReportDossiers", behind, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "report.period");
  v1::BatchReceiveDossiersRequest batch;
  *batch.add_requests() = receipt();
  *batch.add_requests() = receipt();
  batch.mutable_requests(0)->mutable_applicant()->set_name("\u202e");
  v1::BatchReceiveDossiersResponse answered;
  ASSERT_TRUE(call("DossierService/BatchReceiveDossiers", batch, answered).ok());
  EXPECT_EQ(error_of(answered.results(0).error()).reason, "FIELD_VIOLATION");
  EXPECT_EQ(answered.accepted(), 1);
}

TEST_F(ServerTest, WhatIsNotThereAndWhatTheRulesRefuse) {
  auto unknown_unit = receipt();
  unknown_unit.set_unit("NOWHERE");
  expect_refused("DossierService/ReceiveDossier", unknown_unit, grpc::NOT_FOUND, "UNIT_NOT_FOUND");
  auto unknown_procedure = receipt();
  unknown_procedure.set_procedure("NOTHING");
  expect_refused("DossierService/ReceiveDossier", unknown_procedure, grpc::NOT_FOUND,
                 "PROCEDURE_NOT_FOUND");
  auto early = receipt();
  *early.mutable_effective_time() = wire::to_timestamp(parse_instant("2020-01-01T00:00").value());
  expect_refused("DossierService/ReceiveDossier", early, grpc::FAILED_PRECONDITION,
                 "EFFECTIVE_TIME_OUT_OF_RANGE");
  const std::string code = receive().dossier().code();
  v1::ReturnResultRequest give_back;
  give_back.set_request_id(cli::new_request_id());
  give_back.set_code(code);
  expect_refused("DossierService/ReturnResult", give_back, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "return_method");
  give_back.set_return_method(v1::AT_COUNTER);
  expect_refused("DossierService/ReturnResult", give_back, grpc::FAILED_PRECONDITION,
                 "ILLEGAL_TRANSITION");
  give_back.set_code("H99-000000-0001");
  expect_refused("DossierService/ReturnResult", give_back, grpc::NOT_FOUND, "DOSSIER_NOT_FOUND");
  v1::WithdrawDossierRequest withdraw;
  withdraw.set_request_id(cli::new_request_id());
  withdraw.set_code(code);
  withdraw.set_expected_revision(9);
  expect_refused("DossierService/WithdrawDossier", withdraw, grpc::ABORTED, "REVISION_MISMATCH");
  v1::ReopenDossierRequest reopen;
  reopen.set_request_id(cli::new_request_id());
  reopen.set_code(code);
  expect_refused("DossierService/ReopenDossier", reopen, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "reason");
}

TEST_F(ServerTest, AProcedureWithoutAUsableLimitIsReceivedAsUndatedAndSaysSo) {
  auto request = receipt();
  request.set_procedure("P.120?");
  v1::DossierChange change;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, change).ok());
  EXPECT_TRUE(change.dossier().undated());
  EXPECT_FALSE(change.dossier().has_due_time());
  EXPECT_EQ(change.dossier().limit(), "120?");
}

TEST_F(ServerTest, ATableSaysEachKindOfFigure) {
  const std::string code = receive().dossier().code();
  receive();
  v1::ResolveDossierRequest resolve;
  resolve.set_request_id(cli::new_request_id());
  resolve.set_code(code);
  v1::DossierChange change;
  expect_refused("DossierService/ResolveDossier", resolve, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "outcome");
  resolve.set_outcome(v1::GRANTED);
  ASSERT_TRUE(call("DossierService/ResolveDossier", resolve, change).ok());

  v1::RunReportRequest request;
  request.set_unit("U");
  const std::string today = format_day(day_of(server_.engine().snapshot().now));
  request.set_from(today);
  request.set_to(today);
  const auto run = [&](const char* report, const char* rank_by) {
    request.set_report(report);
    request.set_rank_by(rank_by);
    v1::RunReportResponse response;
    EXPECT_TRUE(call("StatisticsService/RunReport", request, response).ok());
    return response.table();
  };
  const auto cell = [](const v1::Table& table, const v1::Table::Row& row, const char* name) {
    for (int i = 0; i < table.columns_size(); ++i) {
      if (table.columns(i).name() == name) return row.cells(i);
    }
    ADD_FAILURE() << "there is no column " << name;
    return v1::Cell();
  };

  const v1::Table form = run("form-06a", "open_overdue");
  ASSERT_EQ(form.rows_size(), 1);
  EXPECT_EQ(form.rows(0).key(), "U.1");
  EXPECT_EQ(form.rows(0).cells_size(), form.columns_size());
  EXPECT_EQ(cell(form, form.rows(0), "received_total").count(), 2);
  EXPECT_TRUE(cell(form, form.rows(0), "open_overdue").has_count());  // a zero is a figure
  EXPECT_FALSE(form.rows(0).small_number());                          // counts need no caution
  EXPECT_EQ(form.totals().key(), "U");
  EXPECT_EQ(cell(form, form.totals(), "resolved_total").count(), 1);

  const v1::Table rates = run("on-time", "late_rate");
  const auto late = cell(rates, rates.rows(0), "late_rate").ratio();
  EXPECT_EQ(late.denominator(), 1);
  EXPECT_EQ(late.text(), "0.00");
  EXPECT_TRUE(rates.rows(0).small_number());
  EXPECT_FALSE(rates.totals().small_number());

  const v1::Table indicators = run("indicators", "");
  EXPECT_TRUE(cell(indicators, indicators.totals(), "paid_online_vnd").has_amount_vnd());
  const auto rated = cell(indicators, indicators.totals(), "satisfaction");
  ASSERT_TRUE(rated.has_ratio());
  EXPECT_EQ(rated.ratio().denominator(), 0);
  EXPECT_EQ(rated.ratio().text(), "");  // no data
}

TEST_F(ServerTest, QuestionsAreCheckedToo) {
  v1::ListDossiersRequest list;
  list.set_page_size(-1);
  expect_refused("DossierService/ListDossiers", list, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "page_size");
  list.set_page_size(5);
  list.set_page_token("abc");
  expect_refused("DossierService/ListDossiers", list, grpc::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID");
  list.clear_page_token();
  list.set_queue("nonsense");
  expect_refused("DossierService/ListDossiers", list, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "queue");
  v1::GetTimelinessRequest timeliness;
  timeliness.set_unit("U");
  timeliness.set_from("2026-02-30");
  timeliness.set_to("2026-03-01");
  expect_refused("StatisticsService/GetTimeliness", timeliness, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "from");
  timeliness.set_from("2026-03-02");
  expect_refused("StatisticsService/GetTimeliness", timeliness, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "to");
  timeliness.set_from("2190-01-01");
  timeliness.set_to("2190-01-02");
  expect_refused("StatisticsService/GetTimeliness", timeliness, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "from");
  v1::RunReportRequest report;
  report.set_report("form-99");
  expect_refused("StatisticsService/RunReport", report, grpc::NOT_FOUND, "REPORT_NOT_FOUND");
  v1::ListReportDossiersRequest behind;
  behind.mutable_report()->set_report("form-06a");
  behind.mutable_report()->set_unit("U");
  behind.mutable_report()->set_period("2026-01");
  behind.set_column("open_total");
  behind.set_page_token("ab");
  expect_refused("StatisticsService/ListReportDossiers", behind, grpc::INVALID_ARGUMENT,
                 "PAGE_TOKEN_INVALID");
  behind.clear_page_token();
  behind.set_as_of_sequence(1'000'000'000);
  expect_refused("StatisticsService/ListReportDossiers", behind, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "as_of_sequence");
  behind.set_as_of_sequence(0);
  behind.set_page_size(-1);
  expect_refused("StatisticsService/ListReportDossiers", behind, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "page_size");
  v1::PreviewDueTimeRequest preview;
  preview.set_limit("soon");
  expect_refused("DossierService/PreviewDueTime", preview, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "limit");
  preview.set_limit("5wd");
  preview.set_procedure("P");
  expect_refused("DossierService/PreviewDueTime", preview, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "limit");
  preview.clear_procedure();
  *preview.mutable_received_time() = wire::to_timestamp(parse_instant("2026-03-02T09:00").value());
  *preview.mutable_paused_time() = wire::to_timestamp(parse_instant("2026-03-02T08:59").value());
  *preview.mutable_resumed_time() = wire::to_timestamp(parse_instant("2026-03-03T09:00").value());
  expect_refused("DossierService/PreviewDueTime", preview, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "paused_time");
  v1::PublishCatalogueRequest catalogue;
  catalogue.add_units()->set_code("X");
  expect_refused("CatalogueService/PublishCatalogue", catalogue, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "units[0].name");
  catalogue.mutable_units(0)->set_name("X");
  catalogue.mutable_units(0)->set_parent("Y");
  expect_refused("CatalogueService/PublishCatalogue", catalogue, grpc::INVALID_ARGUMENT,
                 "CATALOGUE_DEFECT", "units[0].parent");
  catalogue.clear_units();
  catalogue.add_calendars()->add_weekly()->add_weekdays();
  expect_refused("CatalogueService/PublishCatalogue", catalogue, grpc::INVALID_ARGUMENT,
                 "CATALOGUE_DEFECT", "calendars[0].weekly[0].weekdays");
}

TEST_F(ServerTest, IntegrityIsAskedOfOneCheckOrAll) {
  auto request = receipt();
  request.set_procedure("P.120?");
  v1::DossierChange change;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", request, change).ok());
  v1::CheckIntegrityRequest check;
  check.set_unit("U");
  check.set_from(format_day(day_of(server_.engine().snapshot().now)));
  check.set_to(check.from());
  const auto found = [&](const char* name) {
    check.set_check(name);
    v1::CheckIntegrityResponse response;
    EXPECT_TRUE(call("StatisticsService/CheckIntegrity", check, response).ok());
    EXPECT_EQ(response.findings_size(), response.finding_count());
    EXPECT_EQ(response.groups_size(), response.finding_count());
    return response.finding_count();
  };
  EXPECT_EQ(found(""), 1);
  EXPECT_EQ(found("undated"), 1);
  EXPECT_EQ(found("finish_reopened"), 0);
  check.set_check("foo");
  expect_refused("StatisticsService/CheckIntegrity", check, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "check");
}

// A message that cannot be parsed reaches our code and is answered, not swallowed by gRPC.
TEST_F(ServerTest, WhatCannotBeParsedIsMalformed) {
  const auto send = [&](std::string bytes) {
    grpc::GenericStub stub(
        grpc::CreateChannel(server_.client_options().server, grpc::InsecureChannelCredentials()));
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    const grpc::Slice slice(bytes);
    const auto call = stub.PrepareUnaryCall(&context, "/motcua.v1.DossierService/ReceiveDossier",
                                            grpc::ByteBuffer(&slice, 1), &queue);
    call->StartCall();
    grpc::ByteBuffer response;
    grpc::Status status;
    call->Finish(&response, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    return error_of(status);
  };
  auto request = receipt();
  const std::string good = request.SerializeAsString();
  EXPECT_EQ(send(good.substr(0, good.size() - 3)).reason, "MALFORMED_MESSAGE");
  std::string invalid_utf8 = good;
  invalid_utf8.replace(invalid_utf8.find("Nguy"), 1, "\xff");
  const auto error = send(invalid_utf8);
  EXPECT_EQ(error.reason, "MALFORMED_MESSAGE");
  EXPECT_EQ(error.code, grpc::INVALID_ARGUMENT);
  EXPECT_EQ(server_.engine().status().head.dossiers, 0u);
}

TEST_F(ServerTest, ErrorsSpeakTheCallersLanguageAndFitTheHeaders) {
  auto options = server_.client_options();
  options.language = "en";
  cli::Client english(options);
  v1::GetDossierRequest get;
  get.set_code("X");
  v1::GetDossierResponse got;
  EXPECT_EQ(error_of(english.call("DossierService/GetDossier", get, got)).text,
            "There is no dossier X");
  EXPECT_EQ(error_of(call("DossierService/GetDossier", get, got)).text, "Không tìm thấy hồ sơ X");
  get.set_code(std::string(100'000, 'x'));
  EXPECT_EQ(error_of(call("DossierService/GetDossier", get, got)).field, "code");
  std::string longest;
  for (int i = 0; i < 2000; ++i) longest += "ễ";
  get.set_code(longest);
  EXPECT_EQ(error_of(call("DossierService/GetDossier", get, got)).reason, "DOSSIER_NOT_FOUND");
  auto many = receipt();
  for (int i = 0; i < 100; ++i) many.add_papers()->set_originals(-1);
  expect_refused("DossierService/ReceiveDossier", many, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION");
  options.role = "king";
  cli::Client king(options);
  EXPECT_EQ(error_of(king.call("DossierService/GetDossier", get, got)).field, "motcua-role");
}

TEST_F(ServerTest, ABatchAnswersEachItemForItself) {
  v1::BatchReceiveDossiersRequest batch;
  for (int i = 0; i < 50; ++i) *batch.add_requests() = receipt();
  batch.mutable_requests(7)->set_unit("NOWHERE");
  batch.mutable_requests(8)->clear_request_id();
  *batch.mutable_requests(10) = batch.requests(9);
  v1::BatchReceiveDossiersResponse response;
  ASSERT_TRUE(call("DossierService/BatchReceiveDossiers", batch, response).ok());
  ASSERT_EQ(response.results_size(), 50);
  EXPECT_EQ(response.accepted(), 48);
  EXPECT_EQ(error_of(response.results(7).error()).reason, "UNIT_NOT_FOUND");
  const Error shape = error_of(response.results(8).error());
  EXPECT_EQ(shape.reason, "FIELD_VIOLATION");
  EXPECT_EQ(shape.code, grpc::INVALID_ARGUMENT);
  EXPECT_EQ(shape.field, "request_id");
  EXPECT_FALSE(response.results(0).has_error());
  EXPECT_TRUE(response.results(10).change().repeated());
  EXPECT_EQ(server_.engine().status().head.dossiers, 47u);
  while (batch.requests_size() <= 1000) *batch.add_requests() = receipt();
  expect_refused("DossierService/BatchReceiveDossiers", batch, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "requests");
  v1::BatchReceiveDossiersRequest empty;
  expect_refused("DossierService/BatchReceiveDossiers", empty, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION");
}

TEST_F(ServerTest, TrackingNeedsTheLastFourAndTellsNothingPersonal) {
  const std::string code = receive().dossier().code();
  v1::TrackDossierRequest track;
  track.set_code(code);
  track.set_last_four("5678");
  v1::TrackDossierResponse told;
  ASSERT_TRUE(call("DossierService/TrackDossier", track, told).ok());
  EXPECT_EQ(told.state(), v1::RECEIVED);
  EXPECT_EQ(told.ShortDebugString().find("Nguy"), std::string::npos);
  track.set_last_four("1234");
  expect_refused("DossierService/TrackDossier", track, grpc::NOT_FOUND, "DOSSIER_NOT_FOUND");
}

// The letter's time as soon as it is out; what to go by is that once the counter has changed it.
TEST_F(ServerTest, TrackingTellsTheThreeTimes) {
  const v1::Dossier dossier = receive().dossier();
  v1::TrackDossierRequest track;
  track.set_code(dossier.code());
  track.set_last_four("5678");
  const auto tracked = [&] {
    v1::TrackDossierResponse told;
    EXPECT_TRUE(call("DossierService/TrackDossier", track, told).ok());
    return told;
  };
  EXPECT_EQ(tracked().return_time().seconds(), dossier.due_time().seconds());
  v1::IssueApologyRequest letter;
  letter.set_request_id(cli::new_request_id());
  letter.set_code(dossier.code());
  letter.set_reason("Xác minh");
  letter.set_signed_by("Lãnh đạo");
  const int64_t later = dossier.due_time().seconds() + 86'400;
  letter.mutable_reappointed_time()->set_seconds(later);
  v1::DossierChange change;
  ASSERT_TRUE(call("DossierService/IssueApology", letter, change).ok());
  EXPECT_EQ(tracked().reappointed_time().seconds(), later);
  EXPECT_EQ(tracked().return_time().seconds(), dossier.due_time().seconds());
  v1::AdjustReturnTimeRequest adjust;
  adjust.set_request_id(cli::new_request_id());
  adjust.set_code(dossier.code());
  ASSERT_TRUE(call("DossierService/AdjustReturnTime", adjust, change).ok());
  EXPECT_EQ(change.dossier().reappointed_time().seconds(), later);
  EXPECT_EQ(change.dossier().due_time().seconds(), dossier.due_time().seconds());
  const v1::TrackDossierResponse told = tracked();
  EXPECT_EQ(told.return_time().seconds(), later);
  EXPECT_EQ(told.promised_due_time().seconds(), dossier.due_time().seconds());
  adjust.set_request_id(cli::new_request_id());
  expect_refused("DossierService/AdjustReturnTime", adjust, grpc::FAILED_PRECONDITION,
                 "NOTHING_TO_ADJUST");
  v1::ListDossierEventsRequest list;
  list.set_code(dossier.code());
  v1::ListDossierEventsResponse events;
  ASSERT_TRUE(call("DossierService/ListDossierEvents", list, events).ok());
  ASSERT_EQ(events.events_size(), 3);
  EXPECT_EQ(events.events(0).form(), "01");
  EXPECT_EQ(events.events(1).form(), "04");
  EXPECT_EQ(events.events(2).form(), "");
}

TEST_F(ServerTest, TheWholeRegisterIsAuditedOverTheWire) {
  receive();
  v1::VerifyResponse report;
  ASSERT_TRUE(call("AdminService/Verify", v1::VerifyRequest(), report).ok());
  EXPECT_EQ(report.finding_count(), 0);
  EXPECT_EQ(report.dossiers(), 1);
  EXPECT_EQ(report.cells(), 0);  // the changes wait beside them
  v1::GetStatusResponse status;
  ASSERT_TRUE(call("AdminService/GetStatus", v1::GetStatusRequest(), status).ok());
  EXPECT_EQ(status.dossiers(), 1);
  EXPECT_TRUE(status.not_writing_reason().empty());
}

// As the load's client reads it.
TEST(Server, TellsHowLongAReportTookAndNotAReceipt) {
  RunningServer server;
  const auto times_of = [&](const char* path) {
    const auto result = cli::run_load({.server = server.client_options().server,
                                       .path = path,
                                       .connections = 1,
                                       .in_flight = 1,
                                       .calls = 3},
                                      [](int) { return std::string(); });
    EXPECT_EQ(result.done + result.refused, 3);
    return result.server_milliseconds;
  };
  const auto times = times_of("/motcua.v1.StatisticsService/ListReports");
  ASSERT_EQ(times.size(), 3);
  EXPECT_GT(times.front(), 0);
  EXPECT_TRUE(times_of("/motcua.v1.DossierService/ReceiveDossier").empty());
  EXPECT_TRUE(times_of("/motcua.v1.AdminService/GetStatus").empty());
}

}  // namespace
}  // namespace motcua::testing
