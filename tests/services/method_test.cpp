// The table of methods: it has what the API has, and its calls are answered once, over whatever
// transport. Without a network.
#include "services/method/method.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>

#include "engine/store/memory_store.h"
#include "google/rpc/error_details.pb.h"
#include "grpc/health/v1/health.pb.h"
#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/identity/account_methods.h"
#include "services/method/feed.h"
#include "services/method/health.h"
#include "services/method/services.h"
#include "tests/services/direct_call.h"
#include "tests/services/small_catalogue.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

class MethodsTest : public ::testing::Test {
 protected:
  MethodsTest() { add_all_methods(methods_, *engine_, workers_); }
  ~MethodsTest() override {  // what they are at is of the table
    pages_.reset();
    reports_.reset();
  }

  std::shared_ptr<DirectCall> call(const std::string& path,
                                   const google::protobuf::Message& request,
                                   const CallMetadata& metadata = {}) {
    return DirectCall::begin(methods_, path, {request.SerializeAsString()}, metadata);
  }
  // The only answer.
  template <class Response>
  Response answer(const std::string& path, const google::protobuf::Message& request) {
    const auto made = call(path, request);
    EXPECT_EQ(made->code(), Code::OK) << made->status().message();
    Response response;
    EXPECT_EQ(made->answers().size(), 1u);
    EXPECT_TRUE(response.ParseFromString(made->answers().at(0)));
    return response;
  }
  static google::rpc::ErrorInfo info_of(DirectCall& call) {
    google::rpc::ErrorInfo info;
    EXPECT_TRUE(call.status().details(0).UnpackTo(&info));
    return info;
  }
  // A row of the test's own, with the requests of GetDossier.
  std::shared_ptr<DirectCall> call_own(Method row, std::vector<std::string> messages = {""},
                                       bool has_room = true) {
    ServiceRows rows(methods_, v1::GetDossierRequest::descriptor()->file()->service(0), "own.Own");
    rows.add("GetDossier", std::move(row));
    return DirectCall::begin(methods_, "own.Own/GetDossier", std::move(messages), {}, has_room);
  }

  const std::unique_ptr<Engine> engine_ =
      *Engine::open(std::make_unique<MemoryStore>(), {}, wall_clock());
  std::unique_ptr<Worker> pages_ = std::make_unique<Worker>(10, 0);
  std::unique_ptr<Worker> reports_ = std::make_unique<Worker>(10, 0);
  const Workers workers_{
      .pages = *pages_, .reports = *reports_, .audits = *reports_, .sign_ins = *reports_};
  WaitingAnswers answers_{20'000};
  Methods methods_{workers_, answers_};
  const TemporaryFolder folder_;
  Feed feed_{*engine_};
  const Door door_ = *open_door(*engine_, folder_.path(), {});
};

TEST_F(MethodsTest, AreOneRowForEachOfTheApiAndNoneBesides) {
  std::set<std::string> of_api;
  for (const char* file : {"dossier_service", "statistics_service", "catalogue_service",
                           "admin_service", "account_service", "feed_service", "file_service"}) {
    const auto* described = google::protobuf::DescriptorPool::generated_pool()->FindFileByName(
        std::string("motcua/v1/") + file + ".proto");
    ASSERT_NE(described, nullptr) << file;
    for (int s = 0; s < described->service_count(); ++s) {
      const auto* service = described->service(s);
      for (int m = 0; m < service->method_count(); ++m) {
        of_api.insert(service->full_name() + "/" + service->method(m)->name());
      }
    }
  }
  // Each proto of the API with a service is among them.
  size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(MOTCUA_SOURCE) + "/proto/motcua/v1")) {
    files += entry.path().string().ends_with("_service.proto") ? 1 : 0;
  }
  EXPECT_EQ(files, 7u);
  add_account_methods(methods_, *engine_, door_);
  feed_.add_methods(methods_);
  std::set<std::string> rows;
  for (const auto& [path, method] : methods_.by_path()) {
    rows.insert(path);
    EXPECT_EQ(method.descriptor->service()->full_name() + "/" + method.descriptor->name(), path);
  }
  EXPECT_EQ(rows, of_api);
}

// What a handler includes is all that it can know.
TEST(Handlers, KnowNoTransport) {
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(MOTCUA_SOURCE) + "/services/method")) {
    ++files;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      // But the packages of standard messages.
      for (const std::string package : {"grpc::health::v1", "grpc::reflection::v1"}) {
        const size_t at = line.find(package);
        if (at != std::string::npos) line.erase(at, package.size());
      }
      EXPECT_EQ(line.find("grpc::"), std::string::npos) << entry.path() << ": " << line;
      if (!line.starts_with("#include ")) continue;
      EXPECT_EQ(line.find("<grpc"), std::string::npos) << entry.path() << ": " << line;
      EXPECT_EQ(line.find("services/grpc/"), std::string::npos) << entry.path() << ": " << line;
    }
  }
  EXPECT_GT(files, 20);
}

TEST_F(MethodsTest, AreServedWithoutANetwork) {
  ASSERT_EQ(
      call("motcua.v1.CatalogueService/PublishCatalogue", small_catalogue({"U"}, {"P"}))->code(),
      Code::OK);
  const auto change =
      answer<v1::DossierChange>("motcua.v1.DossierService/ReceiveDossier", receipt_in());
  v1::GetDossierRequest get;
  get.set_code(change.dossier().code());
  const auto got = answer<v1::GetDossierResponse>("motcua.v1.DossierService/GetDossier", get);
  EXPECT_EQ(got.dossier().applicant().name(), "Nguyễn Văn Mẫu");
  v1::RunReportRequest report;
  report.set_report("form-06a");
  report.set_unit("U");
  report.set_from("2026-01-01");
  report.set_to("2026-01-31");
  for (const char* by : {"unit", "month", "holder"}) {  // at once, on one worker, on another
    report.set_by(by);
    EXPECT_GT(answer<v1::RunReportResponse>("motcua.v1.StatisticsService/RunReport", report)
                  .table()
                  .columns_size(),
              5);
  }
  v1::ImportHistoryRequest chunk;
  chunk.add_rows()->set_line(1);
  const std::string bytes = chunk.SerializeAsString();
  const auto import =
      DirectCall::begin(methods_, "motcua.v1.AdminService/ImportHistory", {bytes, bytes, bytes});
  ASSERT_EQ(import->code(), Code::OK);
  v1::ImportHistoryResponse imported;
  ASSERT_TRUE(imported.ParseFromString(import->answers().at(0)));
  EXPECT_EQ(imported.refused_count(), 3);
}

// Of what was taken in before, the caller is told with the refusal.
TEST_F(MethodsTest, RefuseAStreamAtAMessageThatCannotBeRead) {
  v1::ImportHistoryRequest chunk;
  chunk.add_rows()->set_line(1);
  const auto import = DirectCall::begin(methods_, "motcua.v1.AdminService/ImportHistory",
                                        {chunk.SerializeAsString(), "\xff"});
  EXPECT_EQ(import->code(), Code::INVALID_ARGUMENT);
  EXPECT_EQ(info_of(*import).reason(), "MALFORMED_MESSAGE");
  v1::ImportHistoryResponse imported;
  const auto status = import->status();
  ASSERT_TRUE(status.details(status.details_size() - 1).UnpackTo(&imported));
  EXPECT_EQ(imported.refused_count(), 1);
}

TEST_F(MethodsTest, AskForARoleBeforeAnythingElse) {
  v1::CreateBackupRequest request;
  const char* path = "motcua.v1.AdminService/CreateBackup";
  for (const char* role : {"clerk", "officer", "head"}) {
    const auto refused = call(path, request, {{"motcua-role", role}});
    EXPECT_EQ(refused->code(), Code::PERMISSION_DENIED) << role;
    EXPECT_EQ(info_of(*refused).reason(), "ROLE_REQUIRED");
    EXPECT_EQ(info_of(*refused).metadata().at("role"), "supervisor, operator");
  }
  for (const char* role : {"supervisor", "operator"}) {
    EXPECT_NE(call(path, request, {{"motcua-role", role}})->code(), Code::PERMISSION_DENIED)
        << role;
  }
}

TEST_F(MethodsTest, RefuseACallWithoutAMessage) {
  const auto made = DirectCall::begin(methods_, "motcua.v1.AdminService/GetStatus", {});
  EXPECT_EQ(made->code(), Code::INVALID_ARGUMENT);
  EXPECT_EQ(info_of(*made).reason(), "MALFORMED_MESSAGE");
}

TEST_F(MethodsTest, RefuseByThemselvesWhereTheReplyIsDropped) {
  const auto dropped = call_own(
      {.right = anybody, .handler = on<v1::GetDossierRequest>([](const auto&, const Reply&) {})});
  EXPECT_EQ(dropped->code(), Code::INTERNAL);
  EXPECT_EQ(info_of(*dropped).reason(), "UNANSWERED");
  EXPECT_NE(dropped->status().message().find("without an answer"), std::string::npos);
}

TEST_F(MethodsTest, EndTheCallAloneWhereAHandlerThrows) {
  const auto thrown =
      call_own({.right = anybody, .handler = on<v1::GetDossierRequest>([](const auto&, Reply) {
                                    throw std::runtime_error("of a library");
                                  })});
  EXPECT_EQ(thrown->code(), Code::INTERNAL);
  EXPECT_EQ(info_of(*thrown).reason(), "UNANSWERED");
}

TEST_F(MethodsTest, RefuseAtOnceWhatIsDroppedForAnotherReply) {
  std::optional<Reply> kept;
  const auto keep = on<v1::GetDossierRequest>([&](const auto&, Reply reply) {
    kept ? void(*kept = std::move(reply)) : void(kept = std::move(reply));
  });
  const auto first = call_own({.right = anybody, .handler = keep});
  EXPECT_FALSE(first->has_ended());
  const auto second = DirectCall::begin(methods_, "own.Own/GetDossier", {""});
  EXPECT_EQ(first->code(), Code::INTERNAL);
  EXPECT_FALSE(second->has_ended());
  kept->answer(v1::GetDossierResponse());
  EXPECT_EQ(second->code(), Code::OK);
  kept.reset();  // it has answered
  EXPECT_EQ(second->answers().size(), 1u);
}

TEST_F(MethodsTest, SendTheNextAnswerOnceThereIsRoom) {
  std::vector<int> sent;
  const std::function<void(int, Reply)> send = [&](int number, Reply reply) {
    if (number == 3) return reply.end();
    sent.push_back(number);
    v1::GetDossierResponse response;
    response.set_as_of_sequence(number);
    reply.send(response, [&send, number](Reply again) { send(number + 1, std::move(again)); });
  };
  const auto stream = call_own(
      {.right = anybody, .handler = on<v1::GetDossierRequest>([&](const auto&, Reply reply) {
                           send(0, std::move(reply));
                         })},
      {""}, false);
  EXPECT_EQ(sent, (std::vector<int>{0}));
  stream->make_room();
  EXPECT_EQ(sent, (std::vector<int>{0, 1}));
  EXPECT_FALSE(stream->has_ended());
  stream->make_room();
  stream->make_room();
  EXPECT_EQ(stream->code(), Code::OK);
  EXPECT_EQ(stream->answers().size(), 3u);
}

TEST_F(MethodsTest, BoundWhatWaitsOfReadsAndNotOfChanges) {
  const auto taken = answers_.add_in_any_case(std::string(20'000, 'x'), "");
  const std::string large(large_answer_bytes + 1, 'x');
  const auto tell = [&](Reply reply) { reply.answer_bytes(large); };
  const auto handler =
      on<v1::GetDossierRequest>([&](const auto&, Reply reply) { tell(std::move(reply)); });
  const auto read = call_own({.right = anybody, .handler = handler});
  EXPECT_EQ(read->code(), Code::RESOURCE_EXHAUSTED);
  ServiceRows rows(methods_, v1::GetDossierRequest::descriptor()->file()->service(0), "own.Change");
  rows.add("GetDossier", {.changes = true, .right = anybody, .handler = handler});
  const auto change = DirectCall::begin(methods_, "own.Change/GetDossier", {""});
  EXPECT_EQ(change->code(), Code::OK);
}

TEST_F(MethodsTest, GiveUpWhatACallerHasLeftThatWaitsForNews) {
  Health health({});
  health.add_methods(methods_);
  const auto watch = call("grpc.health.v1.Health/Watch", grpc::health::v1::HealthCheckRequest());
  EXPECT_EQ(watch->answers().size(), 1u);
  EXPECT_FALSE(watch->has_ended());
  health.set_serving(true);
  EXPECT_EQ(watch->answers().size(), 2u);
  watch->leave();
  EXPECT_EQ(watch->code(), Code::CANCELLED);
  health.set_serving(false);
  EXPECT_EQ(watch->answers().size(), 2u);
}

}  // namespace
}  // namespace motcua::testing
