// What one message or one connection may cost: items, pings, streams; and what health checks see.
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "grpc/health/v1/health.pb.h"
#include "motcua/v1/file_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/method/message_items.h"
#include "tests/services/error_details.h"
#include "tests/services/raw_connection.h"
#include "tests/services/running_server.h"
#include "tests/services/small_catalogue.h"
#include "tests/services/stream_of_bytes.h"

namespace motcua::testing {
namespace {

size_t items_of(const std::string& bytes, const google::protobuf::Descriptor* descriptor,
                size_t enough = 1'000'000) {
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  return count_items(stream, descriptor, enough);
}

TEST(MessageItems, AreCountedAtAnyDepthBeforeAnythingIsMadeOfThem) {
  v1::BatchReceiveDossiersRequest batch;
  for (int i = 0; i < 3; ++i) {
    auto& request = *batch.add_requests();
    request.mutable_applicant()->set_name("Mẫu");
    request.add_papers();
    request.add_papers()->set_name("x");
  }
  EXPECT_EQ(items_of(batch.SerializeAsString(), batch.GetDescriptor()), 3u * (1 + 1 + 2));
  EXPECT_EQ(items_of(batch.SerializeAsString(), batch.GetDescriptor(), 5), 6u) << "and no further";

  v1::RequestSupplementRequest texts;
  texts.set_code("a single text is no item");
  for (int i = 0; i < 7; ++i) texts.add_requested_papers("");
  EXPECT_EQ(items_of(texts.SerializeAsString(), texts.GetDescriptor()), 7u);

  std::string unknown;  // a number, an empty text, a group with a number in it
  for (const int byte : {0xf8, 0x7f, 1, 0xfa, 0x7f, 0, 0xfb, 0x7f, 0xf8, 0x7f, 1, 0xfc, 0x7f}) {
    unknown += static_cast<char>(byte);
  }
  EXPECT_EQ(items_of(unknown, texts.GetDescriptor()), 4u);

  // A field that is known as another type is not: a flag as an empty text, a text as a number, as
  // eight and as four bytes, and as a group.
  std::string mistyped;
  for (const int byte :
       {2 << 3 | 2, 0, 1 << 3, 5,          1 << 3 | 1, 0, 0, 0, 0,          0,
        0,          0, 0,      1 << 3 | 5, 0,          0, 0, 0, 1 << 3 | 3, 1 << 3 | 4}) {
    mistyped += static_cast<char>(byte);
  }
  EXPECT_EQ(items_of(mistyped, v1::ListDossiersRequest::descriptor()), 5u);
  v1::ListDossiersRequest parsed;
  ASSERT_TRUE(parsed.ParseFromString(mistyped));
  EXPECT_EQ(parsed.GetReflection()->GetUnknownFields(parsed).field_count(), 5);

  EXPECT_EQ(items_of(std::string(1000, '\xfb'), texts.GetDescriptor()), 0u) << "not sound";
}

class LimitsTest : public ::testing::Test {
 protected:
  static constexpr int millions = 2'000'000;

  RunningServer server_;
};

TEST_F(LimitsTest, MessagesOfMillionsOfEmptyItemsAreRefused) {
  v1::BatchReceiveDossiersRequest batch;
  for (int i = 0; i < millions; ++i) batch.add_requests();
  v1::BatchReceiveDossiersResponse received;
  EXPECT_EQ(
      error_of(server_.client().call("DossierService/BatchReceiveDossiers", batch, received)).field,
      "BatchReceiveDossiersRequest");
  v1::PublishCatalogueRequest catalogue;
  for (int i = 0; i < millions; ++i) catalogue.add_units();
  v1::PublishCatalogueResponse published;
  EXPECT_EQ(
      error_of(server_.client().call("CatalogueService/PublishCatalogue", catalogue, published))
          .field,
      "PublishCatalogueRequest");
  std::string flags;  // as many empty texts
  for (int i = 0; i < millions; ++i) flags += std::string{2 << 3 | 2, 0};
  v1::ListDossiersRequest list;
  list.GetReflection()->MutableUnknownFields(&list)->ParseFromString(flags);
  v1::ListDossiersResponse listed;
  EXPECT_EQ(error_of(server_.client().call("DossierService/ListDossiers", list, listed)).field,
            "ListDossiersRequest");
  bool sent = false;
  v1::ImportHistoryResponse imported;
  const auto status = server_.client().import(
      [&](v1::ImportHistoryRequest& chunk) {
        for (int i = 0; i < millions; ++i) chunk.add_rows();
        return !std::exchange(sent, true);
      },
      imported);
  EXPECT_EQ(error_of(status).field, "ImportHistoryRequest");
}

// What comes compressed is small for as long as it is not read.
TEST_F(LimitsTest, CompressedMessagesAreRefusedBeforeTheyAreInflated) {
  for (const auto algorithm : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE}) {
    grpc::ChannelArguments arguments;
    arguments.SetCompressionAlgorithm(algorithm);
    grpc::GenericStub stub(grpc::CreateCustomChannel(
        server_.client_options().server, grpc::InsecureChannelCredentials(), arguments));
    grpc::ClientContext context;
    const grpc::Slice slice(std::string(20 << 20, '\0'));  // more than a message may have
    const grpc::ByteBuffer zeros(&slice, 1);
    grpc::CompletionQueue queue;
    const auto call =
        stub.PrepareUnaryCall(&context, "/motcua.v1.DossierService/GetDossier", zeros, &queue);
    call->StartCall();
    grpc::ByteBuffer answer;
    grpc::Status status;
    call->Finish(&answer, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    EXPECT_EQ(status.error_code(), grpc::UNIMPLEMENTED) << status.error_message();
  }
}

// More windows of rows than a thread's stack has room for, if each were read within the one before.
TEST_F(LimitsTest, AnImportReadsRowAfterRowHoweverManyAreRefusedAtOnce) {
  const int rows = static_cast<int>(message_items_min);
  int chunks = 20;
  v1::ImportHistoryResponse imported;
  const std::string long_code(10'000, 'x');
  const auto status = server_.client().import(
      [&](v1::ImportHistoryRequest& chunk) {
        for (int i = 0; i < rows; ++i) chunk.add_rows()->set_line(i);
        chunk.mutable_rows(0)->set_code(long_code);
        return chunks-- > 0;
      },
      imported);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(imported.refused_count(), 20 * rows);
  ASSERT_EQ(imported.refused_size(), 10'000);
  EXPECT_EQ(imported.refused(0).code(), "") << "a code that is too long is not sent back";
  for (int i = 0; i < rows; ++i) ASSERT_EQ(imported.refused(i).line(), i);
}

TEST(WaitingAnswers, AreBoundTogetherAndCountUntilTheyAreTaken) {
  WaitingAnswers answers(100);
  auto first = answers.add(std::string(60, 'a'), "");
  ASSERT_TRUE(first);
  EXPECT_FALSE(answers.add(std::string(41, 'b'), "an"));
  auto second = answers.add(std::string(40, 'b'), "an");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->bytes, std::string(40, 'b'));
  first.reset();
  EXPECT_EQ(answers.bytes(), 40u);
  EXPECT_TRUE(answers.add(std::string(60, 'c'), ""));
  EXPECT_FALSE(answers.is_full("binh"));
  const auto change = answers.add_in_any_case(std::string(1000, 'd'), "");
  EXPECT_EQ(answers.bytes(), 1040u);
  EXPECT_TRUE(answers.is_full("binh"));
}

TEST(WaitingAnswers, OfOneCallerAreHalf) {
  WaitingAnswers answers(100);
  auto first = answers.add(std::string(30, 'a'), "an");
  ASSERT_TRUE(first);
  EXPECT_FALSE(answers.add(std::string(21, 'a'), "an"));
  auto second = answers.add(std::string(20, 'a'), "an");
  EXPECT_TRUE(second);
  EXPECT_TRUE(answers.add(std::string(50, 'b'), "binh"));
  first.reset();
  EXPECT_TRUE(answers.add(std::string(30, 'a'), "an"));
  EXPECT_FALSE(answers.add(std::string(51, 'c'), "chi"));
  auto change = std::optional(answers.add_in_any_case(std::string(60, 'd'), "dung"));
  EXPECT_TRUE(answers.is_full("dung")) << "changes are theirs, too";
  EXPECT_FALSE(answers.is_full("chi"));
  EXPECT_FALSE(answers.add(std::string(1, 'd'), "dung"));
  change.reset();
  EXPECT_TRUE(answers.add(std::string(1, 'd'), "dung"));
}

// A caller that takes nothing of a large answer holds its place.
TEST(WaitingAnswers, AreRefusedOfReadsAndOfBatchesBeforeTheyAreDoneButNotOfChanges) {
  RunningServer server({}, {}, {.answer_bytes_max = 10'000});
  cli::Client& client = server.client();
  ASSERT_TRUE(publish(client).ok());
  const auto receipt = [](int characters) {
    v1::ReceiveDossierRequest request = receipt_in();
    for (int i = 0; i < characters; ++i) request.mutable_request_content()->append("ế");
    return request;
  };
  RawConnection slow(server.port());
  constexpr uint32_t window = 100;
  slow.greet(window);
  slow.call("/motcua.v1.DossierService/ReceiveDossier", receipt(4000).SerializeAsString());
  for (RawConnection::Received frame; frame.type != RawConnection::headers;) {
    ASSERT_TRUE(slow.receive(frame));
  }
  v1::DossierChange change;
  v1::BatchReceiveDossiersRequest batch;
  *batch.add_requests() = receipt(0);
  v1::BatchReceiveDossiersResponse received;
  EXPECT_EQ(client.call("DossierService/BatchReceiveDossiers", batch, received).error_code(),
            grpc::RESOURCE_EXHAUSTED);
  EXPECT_EQ(server.engine().snapshot().head.dossiers, 1u);
  const auto status = client.call("DossierService/ReceiveDossier", receipt(4000), change);
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(server.engine().snapshot().head.dossiers, 2u);
  v1::ListDossiersResponse page;
  EXPECT_EQ(
      client.call("DossierService/ListDossiers", v1::ListDossiersRequest(), page).error_code(),
      grpc::RESOURCE_EXHAUSTED);
}

TEST_F(LimitsTest, HealthIsToldOfEachServiceByItsName) {
  grpc::health::v1::HealthCheckRequest request;
  grpc::health::v1::HealthCheckResponse response;
  for (const char* name : {"", "motcua.v1.DossierService", "motcua.v1.StatisticsService",
                           "motcua.v1.CatalogueService", "motcua.v1.AdminService"}) {
    request.set_service(name);
    const auto status =
        server_.client().call_full("/grpc.health.v1.Health/Check", request, response, 60);
    ASSERT_TRUE(status.ok()) << name << ": " << status.error_message();
    EXPECT_EQ(response.status(), grpc::health::v1::HealthCheckResponse::SERVING) << name;
  }
  request.set_service("motcua.v1.NoService");
  const auto status =
      server_.client().call_full("/grpc.health.v1.Health/Check", request, response, 60);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(error_of(status).reason, "SERVICE_NOT_FOUND");
}

TEST_F(LimitsTest, HealthTakesNoMoreItemsThanOurServicesDo) {
  std::string items;
  for (int i = 0; i < millions; ++i) items += std::string{15 << 3 | 2, 0};
  for (const char* method : {"Check", "Watch"}) {
    StreamOfBytes call(server_.port(), std::string("/grpc.health.v1.Health/") + method);
    ASSERT_TRUE(call.write(items));
    call.end_writing();
    grpc::health::v1::HealthCheckResponse none;
    EXPECT_FALSE(call.read(none));
    const auto status = call.finish();
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT) << method << status.error_message();
    EXPECT_EQ(error_of(status).field, "HealthCheckRequest") << method;
  }
}

// Whether so many pings in a row, without a call, are answered; or the connection ended for them.
bool takes_pings(int port, int count) {
  RawConnection connection(port);
  connection.greet();
  constexpr uint8_t answer = 1;
  connection.frame(RawConnection::ping, 0, 0, std::string(8, 'p'));
  for (RawConnection::Received frame; count > 0 && connection.receive(frame);) {
    if (frame.type == RawConnection::goaway) return false;
    if (frame.type != RawConnection::ping || frame.flags != answer) continue;
    if (--count > 0) connection.frame(RawConnection::ping, 0, 0, std::string(8, 'p'));
  }
  return count == 0;
}

TEST(Pings, OfAQuietConnectionAreTooManyOnlyIfTheyComeTooFast) {
  constexpr int every_milliseconds = 30'000;  // what clients are told
  EXPECT_LE(2 * GrpcOptions().ping_milliseconds_min, every_milliseconds);
  const RunningServer usual;
  EXPECT_FALSE(takes_pings(usual.port(), 10));
  const RunningServer patient({}, {}, {.grpc = {.ping_milliseconds_min = 0}});
  EXPECT_TRUE(takes_pings(patient.port(), 10));
}

// It closes nothing and answers nothing; here neither the ping.
TEST(Connections, OfAMachineThatIsGoneAreClosedWithTheirCalls) {
  EngineOptions on_any_disk;
  on_any_disk.disk_free_bytes_min = 0;
  const RunningServer server(
      on_any_disk, {},
      {.grpc = {.quiet_milliseconds_max = 500, .ping_answer_milliseconds_max = 500}});
  const auto incoming = [&] {
    std::error_code error;
    const std::filesystem::directory_iterator files(server.data() + "/files/incoming", error);
    return std::distance(begin(files), end(files));
  };
  v1::UploadFileRequest first;
  first.set_bytes(1000);
  first.set_chunk("%PDF-1.7");
  const std::string message = first.SerializeAsString();
  RawConnection gone(server.port());
  gone.greet();
  gone.begin("/motcua.v1.FileService/UploadFile", static_cast<uint32_t>(message.size()), message);
  int pings = 0;
  for (RawConnection::Received frame; gone.receive(frame);) {
    pings += frame.type == RawConnection::ping ? 1 : 0;
  }
  EXPECT_GT(pings, 0);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (incoming() > 0 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  EXPECT_EQ(incoming(), 0);
  EXPECT_TRUE(std::filesystem::exists(server.data() + "/files/incoming")) << "it had begun";
}

TEST(Connections, LetCallsGoOnAsLongAsTheCommandLineWaitsForThem) {
  EXPECT_GE(GrpcOptions().last_calls_hours_max * 3600, cli::long_call_timeout_seconds);
}

TEST_F(LimitsTest, QuestionsWithoutEndAreRefusedAndSayTheirEnd) {
  ASSERT_TRUE(publish(server_.client()).ok());
  const auto answers = [&](const char* method, const google::protobuf::Message& request) {
    google::protobuf::Empty any;  // what it does not know it keeps
    const auto status = server_.client().call(method, request, any);
    if (!status.ok()) EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    return status.ok();
  };
  const Day today = day_of(server_.engine().snapshot().now);

  v1::ListDossiersRequest list;
  list.set_queue("at_risk");
  for (const int32_t minutes : {60'000, 60'001, INT32_MAX}) {
    list.set_at_risk_minutes(minutes);
    EXPECT_EQ(answers("DossierService/ListDossiers", list), minutes == 60'000) << minutes;
  }
  v1::ListAtRiskRequest at_risk;
  at_risk.set_unit("U");
  for (const int days : {366, 367}) {
    at_risk.set_until(format_day(plus_days(today, days)));
    EXPECT_EQ(answers("StatisticsService/ListAtRisk", at_risk), days == 366) << days;
  }
  v1::ForecastRequest forecast;
  forecast.set_unit("U");
  for (const int days : {3653, 3654}) {
    forecast.set_day(format_day(plus_days(today, days)));
    EXPECT_EQ(answers("StatisticsService/Forecast", forecast), days == 3653) << days;
  }
  v1::ListReportDossiersRequest behind;
  behind.set_column("received_total");
  auto& report = *behind.mutable_report();
  report.set_report("form-06a");
  report.set_unit("U");
  const auto asks = [&](const char* by, const char* from, const char* to) {
    report.set_by(by);
    report.set_from(from);
    report.set_to(to);
    const bool answered = answers("StatisticsService/RunReport", report);
    EXPECT_EQ(answers("StatisticsService/ListReportDossiers", behind), answered);
    return answered;
  };
  EXPECT_TRUE(asks("month", "2016-01-01", "2025-12-31"));
  EXPECT_FALSE(asks("month", "2016-01-01", "2026-01-01"));
  EXPECT_TRUE(asks("unit", "1976-01-01", "2025-12-31"));
  EXPECT_FALSE(asks("unit", "1976-01-01", "2026-01-01"));
  EXPECT_FALSE(asks("month", "1900-01-01", "2026-11-28"));
}

}  // namespace
}  // namespace motcua::testing
