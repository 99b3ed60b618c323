// HTTP as people, browsers and programs speak it: calls by the Connect protocol in JSON and binary,
// streams, pages.
#include "services/gateway/gateway.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "services/gateway/connect.h"
#include "tests/services/error_details.h"
#include "tests/services/running_gateway.h"

namespace motcua::testing {
namespace {

namespace json = boost::json;
using Headers = HttpClient::Headers;

std::string text_at(const json::value& value, const char* pointer) {
  json::error_code error;
  const json::value* const found = value.find_pointer(pointer, error);
  return found && found->is_string() ? std::string(found->as_string()) : "";
}

class GatewayTest : public ::testing::Test {
 protected:
  HttpReply call(const std::string& path, const std::string& body, const Headers& headers) {
    client_.send(HttpClient::request("POST", path, body, headers));
    return client_.receive();
  }
  HttpReply call_binary(const std::string& method, const google::protobuf::Message& message) {
    return call("/motcua.v1." + method, message.SerializeAsString(),
                {{"Content-Type", binary_type}});
  }
  // The code of the error, as Connect calls it.
  static std::string code_of(const HttpReply& reply) {
    EXPECT_EQ(reply.header("content-type"), "application/json") << reply.body;
    return text_at(json::parse(reply.body), "/code");
  }

  RunningGateway server_;
  HttpClient client_{server_.port()};
};

TEST_F(GatewayTest, ReceivesADossierInJsonAndReadsItInBinary) {
  const cli::Client catalogue = server_.grpc_client();
  const auto received = client_.call_json(
      "DossierService/ReceiveDossier",
      R"({"requestId": "123e4567-e89b-12d3-a456-426614174000", "unit": "U", "procedure": "P",
          "channel": "DIRECT", "applicant": {"name": "Nguyễn Văn Mẫu"}})");
  ASSERT_EQ(received.status, 200) << received.body;
  EXPECT_EQ(received.header("content-type"), "application/json");
  const json::value change = json::parse(received.body);
  EXPECT_EQ(text_at(change, "/dossier/applicant/name"), "Nguyễn Văn Mẫu");
  EXPECT_EQ(text_at(change, "/dossier/applicant/telephone"), "");
  EXPECT_TRUE(change.at("dossier").at("applicant").as_object().contains("telephone"))
      << "fields that have their default are told, too";

  v1::GetDossierRequest get;
  get.set_code(text_at(change, "/dossier/code"));
  const auto read = call_binary("DossierService/GetDossier", get);
  ASSERT_EQ(read.status, 200);
  EXPECT_EQ(read.header("content-type"), "application/proto");
  v1::GetDossierResponse response;
  ASSERT_TRUE(response.ParseFromString(read.body));
  EXPECT_EQ(response.dossier().code(), get.code());
  EXPECT_EQ(response.dossier().applicant().name(), "Nguyễn Văn Mẫu");
}

TEST_F(GatewayTest, AnswersErrorsAsConnectDoes) {
  const auto reply = client_.call_json("DossierService/GetDossier", R"({"code": "H00"})",
                                       {{"Accept-Language", "en"}});
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(code_of(reply), "not_found");
  const json::value error = json::parse(reply.body);
  EXPECT_EQ(text_at(error, "/message"), "There is no dossier H00");
  EXPECT_EQ(text_at(error, "/details/0/type"), "google.rpc.ErrorInfo");
  EXPECT_EQ(text_at(error, "/details/0/debug/reason"), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(text_at(error, "/details/1/debug/message"), "There is no dossier H00");
  EXPECT_EQ(text_at(error, "/details/0/value").find('='), std::string::npos) << "unpadded base64";
  const auto in_vietnamese = client_.call_json("DossierService/GetDossier", R"({"code": "H00"})");
  EXPECT_EQ(text_at(json::parse(in_vietnamese.body), "/details/1/debug/locale"), "vi");
}

TEST_F(GatewayTest, PassesOnWhoCalls) {
  const std::string backup = R"({"directory": "/nowhere"})";
  const auto as_clerk = client_.call_json("AdminService/CreateBackup", backup);
  EXPECT_EQ(as_clerk.status, 403);
  EXPECT_EQ(code_of(as_clerk), "permission_denied");
  const auto as_nobody =
      client_.call_json("AdminService/CreateBackup", backup, {{"Motcua-Role", "emperor"}});
  EXPECT_EQ(as_nobody.status, 400) << "names of headers have no case";
}

TEST_F(GatewayTest, TellsHowLongAReportTookInAHeader) {
  const cli::Client catalogue = server_.grpc_client();
  const auto reply = client_.call_json("StatisticsService/RunReport",
                                       R"({"report": "form-06a", "unit": "U", "period": "2026"})");
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_TRUE(reply.header("server-timing").starts_with("app;dur=")) << reply.body;
}

TEST_F(GatewayTest, RefusesWhatIsNoCallOfItsProtocol) {
  const std::string path = "/motcua.v1.DossierService/GetDossier";
  const Headers is_json{{"Content-Type", json_type}};
  const auto got = client_.get(path);
  EXPECT_EQ(got.status, 405);
  EXPECT_EQ(got.header("allow"), "POST");
  EXPECT_EQ(code_of(got), "unimplemented");
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                           "application/grpc", "application/connect+json", ""}) {
    const auto reply = call(path, "{}", {{"Content-Type", type}});
    EXPECT_EQ(reply.status, 415) << type;
    EXPECT_EQ(reply.header("accept-post"), "application/json, application/proto");
  }
  EXPECT_EQ(call(path, "{}", {{"Content-Type", "Application/JSON; charset=utf-8"}}).status, 400)
      << "is read, and lacks a code";

  const auto zipped = call(path, "{}", {is_json[0], {"Content-Encoding", "gzip"}});
  EXPECT_EQ(zipped.status, 501);
  EXPECT_EQ(code_of(zipped), "unimplemented");
  EXPECT_EQ(zipped.header("accept-encoding"), "identity");
  EXPECT_EQ(call(path, "{}", {is_json[0], {"Connect-Protocol-Version", "2"}}).status, 400);
  for (const char* timeout : {"soon", "-1", "12345678901", "1s"}) {
    EXPECT_EQ(call(path, "{}", {is_json[0], {"Connect-Timeout-Ms", timeout}}).status, 400)
        << timeout;
  }
  EXPECT_EQ(call("/motcua.v1.AdminService/ImportHistory", "{}", is_json).status, 501)
      << "a stream of the client";
  EXPECT_EQ(call("/grpc.health.v1.Health/Watch", "{}", is_json).status, 415) << "needs envelopes";
  for (const char* unknown : {"/motcua.v1.DossierService/Nothing", "/nowhere", "//"}) {
    const auto reply = call(unknown, "{}", is_json);
    EXPECT_EQ(reply.status, 404) << unknown;
    EXPECT_EQ(code_of(reply), "unimplemented");
  }
}

TEST_F(GatewayTest, TakesCookiesFromItsOwnPagesAlone) {
  const std::string path = "/motcua.v1.AdminService/GetStatus";
  const Headers::value_type is_json{"Content-Type", json_type};
  const Headers::value_type cookie{"Cookie", "motcua=secret"};
  const Headers::value_type version{"Connect-Protocol-Version", "1"};
  const auto status_of = [&](const Headers& headers) { return call(path, "{}", headers).status; };
  EXPECT_EQ(status_of({is_json}), 200);
  EXPECT_EQ(status_of({is_json, cookie}), 403);
  EXPECT_EQ(status_of({is_json, cookie, version}), 403);
  EXPECT_EQ(status_of({is_json, cookie, version, {"Origin", "http://evil.example"}}), 403);
  EXPECT_EQ(status_of({is_json, cookie, version, {"Origin", "https://localhost"}}), 403);
  EXPECT_EQ(status_of({is_json, cookie, version, {"Origin", "null"}}), 403);
  EXPECT_EQ(status_of({is_json, cookie, {"Origin", "http://localhost"}}), 403);
  EXPECT_EQ(status_of({is_json, cookie, version, {"Origin", "http://localhost"}}), 200);
}

// Nobody is asked who calls here.
TEST_F(GatewayTest, IsCalledByNoNameThatSomebodyElseLedHere) {
  const auto status_of = [&](const std::string& request, const std::string& host) {
    client_.send(request + " HTTP/1.1\r\nHost: " + host +
                 "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    return client_.receive().status;
  };
  const std::string call = "POST /motcua.v1.AdminService/GetStatus";
  for (const char* host : {"localhost", "localhost:8080", "LOCALHOST", "127.0.0.1",
                           "127.0.0.1:8080", "[::1]", "[::1]:8080"}) {
    EXPECT_EQ(status_of(call, host), 200) << host;
  }
  for (const char* host :
       {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
        "evil.example:127.0.0.1", "x@localhost", "localhost.", "[::1].evil.example", "10.0.0.1",
        "localhost:x", "127.0.0.1:80.evil.example"}) {
    for (const std::string& request : {call, std::string("GET /metrics"), std::string("GET /")}) {
      EXPECT_EQ(status_of(request, host), 421) << request << " " << host;
    }
  }
  const auto reply = client_.get("/");
  EXPECT_EQ(reply.status, 200) << "the connection goes on";
}

TEST_F(GatewayTest, TakesNothingFromPagesOfOtherSites) {
  const std::string path = "/motcua.v1.AdminService/GetStatus";
  const auto status_of = [&](const char* type, const char* origin) {
    return call(path, "{}", {{"Content-Type", type}, {"Origin", origin}}).status;
  };
  EXPECT_EQ(status_of(json_type, "http://localhost"), 200);
  for (const char* origin :
       {"http://evil.example", "https://localhost", "http://localhost:1", "null"}) {
    EXPECT_EQ(status_of(json_type, origin), 403) << origin;
    EXPECT_EQ(status_of("text/plain", origin), 403) << "which no browser asks about: " << origin;
  }
  // What a browser asks before it sends JSON.
  client_.send(HttpClient::request("OPTIONS", path, "",
                                   {{"Origin", "http://evil.example"},
                                    {"Access-Control-Request-Method", "POST"},
                                    {"Access-Control-Request-Headers", "content-type"}}));
  const auto asked = client_.receive();
  EXPECT_EQ(asked.status, 403);
  EXPECT_EQ(asked.header("access-control-allow-origin"), "");
}

TEST_F(GatewayTest, SaysWhereJsonCannotBeRead) {
  const auto reply = client_.call_json("DossierService/GetDossier", "{\n  \"code\": 'x'}",
                                       {{"Accept-Language", "en"}});
  EXPECT_EQ(reply.status, 400);
  const json::value error = json::parse(reply.body);
  EXPECT_EQ(text_at(error, "/details/0/debug/reason"), "MALFORMED_MESSAGE");
  EXPECT_EQ(text_at(error, "/details/0/debug/metadata/place"), "2:11");
  EXPECT_NE(text_at(error, "/message").find("line:column 2:11"), std::string::npos) << reply.body;
  const auto unknown = client_.call_json("DossierService/GetDossier", R"({"kode": "x"})");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_NE(unknown.body.find("kode"), std::string::npos) << unknown.body;
}

TEST_F(GatewayTest, AnswersALateCallByItsDeadlineAndTellsTheMethod) {
  client_.send(HttpClient::request("POST", RunningGateway::held_path, "{}",
                                   {{"Content-Type", json_type}, {"Connect-Timeout-Ms", "50"}}));
  Reply held = server_.take_held();
  const auto reply = client_.receive();
  EXPECT_EQ(reply.status, 504);
  EXPECT_EQ(code_of(reply), "deadline_exceeded");
  EXPECT_NE(reply.body.find("before there was an answer"), std::string::npos) << reply.body;
  EXPECT_TRUE(held.is_left());
  server_.wait_until_left();
  held.give_up();
  EXPECT_EQ(client_.call_json("AdminService/GetStatus", "{}").status, 200) << "it goes on";
}

TEST_F(GatewayTest, TellsAMethodThatItsClientIsGone) {
  client_.send(
      HttpClient::request("POST", RunningGateway::held_path, "{}", {{"Content-Type", json_type}}));
  Reply held = server_.take_held();
  EXPECT_FALSE(held.is_left());
  client_.leave();
  server_.wait_until_left();
  EXPECT_TRUE(held.is_left());
}

TEST_F(GatewayTest, KeepsWhatComesWhileACallIsUnderWay) {
  client_.send(
      HttpClient::request("POST", RunningGateway::held_path, "{}", {{"Content-Type", json_type}}));
  Reply held = server_.take_held();
  client_.send(HttpClient::json_call("DossierService/GetDossier", R"({"code": "H00"})"));
  held.answer(grpc::health::v1::HealthCheckResponse());
  EXPECT_EQ(client_.receive().status, 200);
  EXPECT_EQ(client_.receive().status, 404) << "in the order they were asked";
}

// ---- Streams

std::string message_of_chunk(const std::string& chunk, char flags) {
  if (chunk.size() < 5 || chunk[0] != flags) return "no such envelope: " + chunk;
  return chunk.substr(5);
}

TEST_F(GatewayTest, StreamsEachMessageInAnEnvelopeAndEndsWithWords) {
  client_.send(HttpClient::request("POST", "/grpc.health.v1.Health/Watch",
                                   connect_rpc::enveloped("{}"),
                                   {{"Content-Type", "application/connect+json"}}));
  const auto head = client_.receive(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-type"), "application/connect+json");
  EXPECT_EQ(head.header("transfer-encoding"), "chunked");
  EXPECT_EQ(message_of_chunk(client_.receive_chunk(), 0), R"({"status":"SERVING"})");
  server_.store().set_free_bytes(1000);
  EXPECT_EQ(message_of_chunk(client_.receive_chunk(), 0), R"({"status":"NOT_SERVING"})");
  server_.stop();
  EXPECT_EQ(message_of_chunk(client_.receive_chunk(), 2), "{}") << "of itself";
  EXPECT_EQ(client_.receive_chunk(), "");
  EXPECT_TRUE(client_.is_closed());
}

TEST_F(GatewayTest, TellsWhatHappensToDossiersAsItHappens) {
  cli::Client clerk = server_.grpc_client();
  client_.send(HttpClient::request("POST", "/motcua.v1.FeedService/WatchEvents",
                                   connect_rpc::enveloped(R"({"kinds": ["received"]})"),
                                   {{"Content-Type", "application/connect+json"}}));
  EXPECT_EQ(client_.receive(false).status, 200);
  const auto next = [&] { return json::parse(message_of_chunk(client_.receive_chunk(), 0)); };
  EXPECT_TRUE(next().at("events").as_array().empty()) << "it begins";
  for (int i = 0; i < 3; ++i) {
    v1::DossierChange change;
    ASSERT_TRUE(clerk.call("DossierService/ReceiveDossier", receipt_in(), change).ok());
    const json::value news = next();
    EXPECT_EQ(text_at(news, "/events/0/code"), change.dossier().code());
    EXPECT_EQ(text_at(news, "/events/0/kind"), "received");
    EXPECT_EQ(text_at(news, "/sequence"), std::to_string(change.sequence()));
  }
  server_.stop();
  EXPECT_EQ(message_of_chunk(client_.receive_chunk(), 2), "{}");
}

TEST_F(GatewayTest, EndsAStreamAtItsDeadline) {
  client_.send(HttpClient::request(
      "POST", "/grpc.health.v1.Health/Watch", connect_rpc::enveloped(""),
      {{"Content-Type", "application/connect+proto"}, {"Connect-Timeout-Ms", "100"}}));
  EXPECT_EQ(client_.receive(false).status, 200);
  EXPECT_EQ(message_of_chunk(client_.receive_chunk(), 0), std::string("\x08\x01"));
  const std::string end = message_of_chunk(client_.receive_chunk(), 2);
  EXPECT_NE(end.find("deadline_exceeded"), std::string::npos) << end;
  EXPECT_NE(end.find("The stream ended"), std::string::npos) << end;
  EXPECT_EQ(client_.receive_chunk(), "");
  EXPECT_EQ(client_.get("/nowhere").status, 404) << "the connection goes on";
}

TEST_F(GatewayTest, RefusesWhatIsNotOneWholeMessageInAnEnvelope) {
  const std::string whole = connect_rpc::enveloped("{}");
  for (const std::string& body :
       {std::string("{}"), whole.substr(0, 6), whole + whole, "\x01" + whole.substr(1)}) {
    client_.send(HttpClient::request("POST", "/grpc.health.v1.Health/Watch", body,
                                     {{"Content-Type", "application/connect+json"}}));
    EXPECT_EQ(client_.receive(false).status, 200);
    EXPECT_NE(message_of_chunk(client_.receive_chunk(), 2).find("MALFORMED_MESSAGE"),
              std::string::npos);
    EXPECT_EQ(client_.receive_chunk(), "");
  }
}

// ---- Pages

TEST(GatewayPages, AreFoundByPathAndMethod) {
  const RunningGateway server({}, [](Gateway& gateway) {
    const auto says = [](const std::string& what) {
      return [what](PageRequest request, PageDone done) {
        done({.headers = {{"content-type", "text/plain"}, {"x-evil", "a\r\nb: c"}},
              .body = what + " " + request.path + " " + request.query + " " + request.body});
      };
    };
    gateway.add_page("GET", "/here", says("exact"));
    gateway.add_page("POST", "/here", says("posted"));
    gateway.add_page("GET", "/files/*", says("below"));
    gateway.add_page("GET", "/dropped", [](PageRequest, PageDone) {});
  });
  HttpClient client(server.port());
  EXPECT_EQ(client.get("/here?a=b").body, "exact /here a=b ");
  client.send(HttpClient::request("POST", "/here", "body", {}));
  EXPECT_EQ(client.receive().body, "posted /here  body");
  EXPECT_EQ(client.get("/files/a/b.js").body, "below /files/a/b.js  ");
  EXPECT_EQ(client.get("/here").header("b"), "") << "a value makes no header";
  EXPECT_EQ(client.get("/here").header("x-evil"), "a  b: c");
  client.send(HttpClient::request("HEAD", "/here", "", {}));
  const auto head = client.receive(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "13");
  client.send(HttpClient::request("DELETE", "/here", "", {}));
  const auto deleted = client.receive();
  EXPECT_EQ(deleted.status, 405);
  EXPECT_EQ(deleted.header("allow"), "GET, POST");
  EXPECT_EQ(client.get("/dropped").status, 500);
  EXPECT_EQ(client.get("/other").status, 404);
}

TEST_F(GatewayTest, SendsSecurityHeadersWithEveryAnswer) {
  for (const auto& reply :
       {client_.get("/nowhere"), client_.call_json("AdminService/GetStatus", "{}"),
        client_.call_json("AdminService/GetStatus", "{")}) {
    EXPECT_EQ(reply.header("content-security-policy"),
              "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("referrer-policy"), "same-origin");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(reply.header("access-control-allow-origin"), "");
    EXPECT_EQ(reply.header("strict-transport-security"), "") << "not encrypted";
  }
}

TEST_F(GatewayTest, FinishesACallThatIsUnderWayWhenItStops) {
  client_.send(
      HttpClient::request("POST", RunningGateway::held_path, "{}", {{"Content-Type", json_type}}));
  Reply held = server_.take_held();
  HttpClient idle(server_.port());
  EXPECT_EQ(idle.get("/nowhere").status, 404);
  std::thread stopping([this] { server_.stop(); });
  EXPECT_TRUE(idle.is_closed());
  held.answer(grpc::health::v1::HealthCheckResponse());
  const auto reply = client_.receive();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("connection"), "close");
  stopping.join();
}

}  // namespace
}  // namespace motcua::testing
