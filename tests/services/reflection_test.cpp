// Clients without our protos are told them, whichever name of the service they know; and no
// question costs more than one of our own services would.
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/descriptor_database.h>
#include <gtest/gtest.h>

#include "grpc/reflection/v1/reflection.pb.h"
#include "services/method/reflection.h"
#include "tests/services/error_details.h"
#include "tests/services/running_server.h"
#include "tests/services/stream_of_bytes.h"

namespace motcua::testing {
namespace {

using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;

std::string path_of(const std::string& service) { return "/" + service + "/ServerReflectionInfo"; }

class ReflectionTest : public ::testing::TestWithParam<const char*> {
 protected:
  ServerReflectionResponse ask(const ServerReflectionRequest& request) {
    ServerReflectionResponse response;
    EXPECT_TRUE(stream_.write(request.SerializeAsString()));
    EXPECT_TRUE(stream_.read(response));
    EXPECT_EQ(response.original_request().SerializeAsString(), request.SerializeAsString());
    return response;
  }
  int32_t error_of_asking(const ServerReflectionRequest& request) {
    return ask(request).error_response().error_code();
  }

  RunningServer server_;
  StreamOfBytes stream_{server_.port(), path_of(GetParam())};
};

INSTANTIATE_TEST_SUITE_P(Names, ReflectionTest,
                         ::testing::Values(ReflectionService::name, ReflectionService::older_name));

TEST_P(ReflectionTest, TellsEachServiceWithAllThatItsFilesImport) {
  ServerReflectionRequest request;
  request.set_list_services("*");
  const auto list = ask(request).list_services_response();
  std::vector<std::string> names;
  for (const auto& service : list.service()) names.push_back(service.name());
  EXPECT_EQ(names, (std::vector<std::string>{
                       "motcua.v1.DossierService", "motcua.v1.StatisticsService",
                       "motcua.v1.CatalogueService", "motcua.v1.AdminService",
                       "motcua.v1.FileService", "motcua.v1.FeedService", "motcua.v1.AccountService",
                       "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"}));
  for (const std::string& name : names) {
    request.set_file_containing_symbol(name);
    const auto files = ask(request).file_descriptor_response();
    google::protobuf::SimpleDescriptorDatabase told;
    for (const std::string& bytes : files.file_descriptor_proto()) {
      google::protobuf::FileDescriptorProto file;
      ASSERT_TRUE(file.ParseFromString(bytes));
      EXPECT_TRUE(told.Add(file)) << file.name() << " twice";
    }
    google::protobuf::DescriptorPool pool(&told);
    const auto* service = pool.FindServiceByName(name);
    ASSERT_NE(service, nullptr) << name;
    request.set_file_by_filename(service->file()->name());
    EXPECT_EQ(ask(request).file_descriptor_response().SerializeAsString(),
              files.SerializeAsString());
  }
  stream_.end_writing();
  ServerReflectionResponse none;
  EXPECT_FALSE(stream_.read(none));
  EXPECT_TRUE(stream_.finish().ok());
}

TEST_P(ReflectionTest, SaysOfWhatIsNotThereThatItIsNot) {
  ServerReflectionRequest request;
  EXPECT_EQ(error_of_asking(request), grpc::INVALID_ARGUMENT);
  request.set_file_by_filename("no.proto");
  EXPECT_EQ(error_of_asking(request), grpc::NOT_FOUND);
  request.set_file_containing_symbol("motcua.v1.Nothing");
  EXPECT_EQ(error_of_asking(request), grpc::NOT_FOUND);
  request.set_all_extension_numbers_of_type("motcua.v1.Nothing");
  EXPECT_EQ(error_of_asking(request), grpc::NOT_FOUND);
  request.set_all_extension_numbers_of_type("motcua.v1.Dossier");
  const auto extensions = ask(request).all_extension_numbers_response();
  EXPECT_EQ(extensions.base_type_name(), "motcua.v1.Dossier");
  EXPECT_EQ(extensions.extension_number_size(), 0);
  request.mutable_file_containing_extension()->set_containing_type("motcua.v1.Dossier");
  EXPECT_EQ(error_of_asking(request), grpc::NOT_FOUND);
}

TEST_P(ReflectionTest, RefusesWhatIsNoQuestionAndTheStreamEnds) {
  std::string items;  // empty texts of a field that is not known
  for (int i = 0; i < 1'000'000; ++i) items += std::string{15 << 3 | 2, 0};
  ServerReflectionRequest long_text;
  long_text.set_file_containing_symbol(std::string(2001, 'x'));
  const std::pair<std::string, std::string> cases[] = {
      {items, "ServerReflectionRequest"},
      {long_text.SerializeAsString(), "file_containing_symbol"},
      {"\x3a\x02\xc3\x28", ""},  // a text that is not UTF-8
      {"\xff", ""},
  };
  for (const auto& [message, field] : cases) {
    StreamOfBytes stream(server_.port(), path_of(GetParam()));
    ASSERT_TRUE(stream.write(message));
    ServerReflectionResponse none;
    EXPECT_FALSE(stream.read(none));
    const auto status = stream.finish();
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT) << status.error_message();
    EXPECT_EQ(error_of(status).field, field);
  }
}

TEST(Reflection, AnswersCountAmongThoseThatWait) {
  RunningServer server({}, {}, {.answer_bytes_max = 10'000});
  ServerReflectionRequest request;
  request.set_file_containing_symbol("motcua.v1.DossierService");
  StreamOfBytes stream(server.port(), path_of(ReflectionService::name));
  ASSERT_TRUE(stream.write(request.SerializeAsString()));
  ServerReflectionResponse answer;
  EXPECT_FALSE(stream.read(answer)) << "larger than all that may wait";
  EXPECT_EQ(stream.finish().error_code(), grpc::RESOURCE_EXHAUSTED);
}

}  // namespace
}  // namespace motcua::testing
