// The pages that every server has, and files as pages.
#include "services/server/standard_pages.h"

#include <google/protobuf/io/gzip_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <boost/json/parse.hpp>
#include <filesystem>
#include <fstream>

#include "tests/services/running_gateway.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

namespace json = boost::json;

class StandardPages : public ::testing::Test {
 protected:
  // The value of a figure; "none" if it is not told.
  static std::string figure(const std::string& metrics, const std::string& name) {
    const size_t at = ("\n" + metrics).find("\n" + name + " ");
    if (at == std::string::npos) return "none";
    const size_t begin = at + name.size() + 1;
    return metrics.substr(begin, metrics.find('\n', begin) - begin);
  }

  RunningGateway server_;
  HttpClient client_{server_.port()};
};

TEST_F(StandardPages, SayWhetherItIsReadyAndWhyNot) {
  EXPECT_EQ(client_.get("/healthz").body, "ok\n");
  EXPECT_EQ(client_.get("/readyz").status, 200);
  server_.store().set_free_bytes(1000);
  HttpReply reply = client_.get("/readyz");
  while (reply.status == 200) reply = client_.get("/readyz");  // looked at once a second
  EXPECT_EQ(reply.status, 503);
  EXPECT_TRUE(reply.body.starts_with("DISK_LOW: ")) << reply.body;
  EXPECT_EQ(client_.get("/healthz").status, 200) << "it lives all the same";
}

TEST_F(StandardPages, TellFiguresOfCallsAndOfItself) {
  const cli::Client by_grpc = server_.grpc_client();
  client_.call_json("DossierService/GetDossier", R"({"code": "H00"})");
  client_.call_json("DossierService/GetDossier", R"({"code": "H01"})");
  const auto reply = client_.get("/metrics");
  EXPECT_TRUE(reply.header("content-type").starts_with("text/plain; version=0.0.4"));
  const std::string& metrics = reply.body;
  const std::string method = R"(method="motcua.v1.DossierService/GetDossier")";
  EXPECT_EQ(figure(metrics, R"(motcua_calls_total{code="NOT_FOUND",)" + method + "}"), "2")
      << metrics;
  EXPECT_EQ(figure(metrics, "motcua_call_seconds_count{" + method + "}"), "2");
  EXPECT_EQ(
      figure(
          metrics,
          R"(motcua_calls_total{code="OK",method="motcua.v1.CatalogueService/PublishCatalogue"})"),
      "1")
      << "whatever carried it";
  EXPECT_EQ(figure(metrics, "motcua_http_connections"), "1");
  EXPECT_EQ(figure(metrics, "motcua_http_streams"), "0");
  EXPECT_EQ(figure(metrics, "motcua_writing"), "1");
  EXPECT_EQ(figure(metrics, R"(motcua_worker_tasks{queue="reports"})"), "0");
  EXPECT_NE(figure(metrics, "motcua_groups_total"), "0");
  for (const char* name : {"motcua_tray_commands", "motcua_lag_changes", "motcua_journal_sequence",
                           "motcua_sync_seconds_total", "process_resident_memory_bytes",
                           "process_open_fds", "motcua_waiting_answers_bytes"}) {
    EXPECT_NE(figure(metrics, name), "none") << name;
  }
}

TEST_F(StandardPages, DescribeTheApiWithItsComments) {
  const auto reply = client_.get("/openapi.json");
  EXPECT_EQ(reply.header("content-type"), "application/json");
  const json::value api = json::parse(reply.body);
  EXPECT_EQ(api.at("openapi").as_string(), "3.1.0");
  const auto& receive = api.at("paths").at("/motcua.v1.DossierService/ReceiveDossier").at("post");
  EXPECT_NE(receive.at("description").as_string().find("Takes a dossier in"), json::string::npos);
  const auto& schemas = api.at("components").at("schemas").as_object();
  const auto& request = schemas.at("motcua.v1.ReceiveDossierRequest");
  EXPECT_EQ(request.at("properties").at("effectiveTime").at("format").as_string(), "date-time");
  // Whatever is referred to is there.
  size_t references = 0;
  const std::string mark = R"("$ref":"#/components/schemas/)";
  for (size_t at = reply.body.find(mark); at != std::string::npos;
       at = reply.body.find(mark, at + 1)) {
    const size_t begin = at + mark.size();
    const std::string name = reply.body.substr(begin, reply.body.find('"', begin) - begin);
    EXPECT_TRUE(schemas.contains(name) && !schemas.at(name).is_null()) << name;
    ++references;
  }
  EXPECT_GT(references, 100u);
  const auto& paths = api.at("paths").as_object();
  EXPECT_FALSE(paths.contains("/motcua.v1.AdminService/ImportHistory")) << "a client's stream";
  EXPECT_FALSE(paths.contains("/motcua.test.Held/Check")) << "under another's name";
}

TEST_F(StandardPages, ShowWhatIsHere) {
  const auto reply = client_.get("/");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("content-type"), "text/html; charset=utf-8");
  EXPECT_NE(reply.body.find("href=\"/openapi.json\""), std::string::npos);
  EXPECT_EQ(reply.body.find("/sign-in"), std::string::npos) << "where nobody is asked who calls";
  EXPECT_EQ(reply.body.find("style"), std::string::npos) << "the policy would not have it";
  EXPECT_EQ(reply.body.find("<script"), std::string::npos);
}

std::string unzipped(const std::string& bytes) {
  google::protobuf::io::ArrayInputStream in(bytes.data(), static_cast<int>(bytes.size()));
  google::protobuf::io::GzipInputStream zipped(&in);
  std::string all;
  const void* block = nullptr;
  for (int size = 0; zipped.Next(&block, &size);) {
    all.append(static_cast<const char*>(block), static_cast<size_t>(size));
  }
  return all;
}

TEST(PageFiles, AreServedWithTagsAndCompressedOnce) {
  const TemporaryFolder folder;
  namespace fs = std::filesystem;
  fs::create_directories(folder.path() + "/assets");
  const std::string script(5000, 'x');
  std::ofstream(folder.path() + "/index.html") << "<p>here</p>";
  std::ofstream(folder.path() + "/assets/index-4f2a9b1c.js") << script;
  std::ofstream(folder.path() + "/.secret") << "no";
  fs::create_symlink("/etc/passwd", folder.path() + "/passwd");
  const auto files = PageFiles::read(folder.path());
  ASSERT_TRUE(files);
  const RunningGateway server({}, [&](Gateway& gateway) { add_files(gateway, *files); });
  HttpClient client(server.port());
  const auto index = client.get("/");
  EXPECT_EQ(index.body, "<p>here</p>");
  EXPECT_EQ(index.header("cache-control"), "no-cache");
  const auto again = client.get("/", {{"If-None-Match", index.header("etag")}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(client.get("/", {{"If-None-Match", "\"other\""}}).status, 200);

  const auto whole = client.get("/assets/index-4f2a9b1c.js");
  EXPECT_EQ(whole.body, script);
  EXPECT_EQ(whole.header("cache-control"), "public, max-age=31536000, immutable");
  const auto zipped = client.get("/assets/index-4f2a9b1c.js", {{"Accept-Encoding", "br, gzip"}});
  EXPECT_EQ(zipped.header("content-encoding"), "gzip");
  EXPECT_LT(zipped.body.size(), 200u);
  EXPECT_EQ(unzipped(zipped.body), script);
  EXPECT_NE(zipped.header("etag"), whole.header("etag"));

  for (const char* path : {"/.secret", "/passwd", "/../etc/passwd", "/assets", "/assets/",
                           "/%2e%2e/etc/passwd", "/assets/../index.html"}) {
    EXPECT_EQ(client.get(path).status, 404) << path;
  }
  EXPECT_FALSE(PageFiles::read(folder.path() + "/none"));
}

}  // namespace
}  // namespace motcua::testing
