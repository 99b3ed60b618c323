// What HTTP clients may cost: sizes, slowness, silence, and bytes that two readers read
// differently. The limits are short ones of the tests' own; nothing asserts how long anything took.
#include <sys/resource.h>
#include <fstream>
#include <iostream>

#include <thread>

#include "services/gateway/connect.h"
#include "tests/services/running_gateway.h"

namespace motcua::testing {
namespace {

using std::chrono::milliseconds;

constexpr const char* status_path = "/motcua.v1.AdminService/GetStatus";

std::string status_call() {
  return HttpClient::request("POST", status_path, "{}", {{"Content-Type", json_type}});
}
std::string head(const std::string& more) {
  return "POST " + std::string(status_path) +
         " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + more;
}

// The answer to bytes of a connection of their own, which is then closed.
int refusal_of(const RunningGateway& server, const std::string& bytes) {
  HttpClient client(server.port());
  client.send(bytes);
  const int status = client.receive().status;
  EXPECT_TRUE(client.is_closed()) << bytes.substr(0, 200);
  return status;
}
void expect_alive(const RunningGateway& server) {
  HttpClient client(server.port());
  client.send(status_call());
  EXPECT_EQ(client.receive().status, 200);
}

TEST(GatewayLimits, BodiesAreBounded) {
  const RunningGateway server({.body_bytes_max = 100'000});
  HttpClient client(server.port());
  client.send(HttpClient::request("POST", "/grpc.health.v1.Health/Check",
                                  R"({"service": ")" + std::string(90'000, 'x') + "\"}",
                                  {{"Content-Type", json_type}}));
  EXPECT_EQ(client.receive().status, 400) << "is read";
  EXPECT_EQ(refusal_of(server, head("Content-Length: 100001\r\n\r\n")), 413) << "by its length";
  EXPECT_EQ(refusal_of(server, head("Content-Length: 99999999999999999999\r\n\r\n")), 400);
  std::string chunks = head("Transfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 101; ++i) chunks += "3e8\r\n" + std::string(1000, ' ') + "\r\n";
  EXPECT_EQ(refusal_of(server, chunks + "0\r\n\r\n"), 413) << "by its chunks";
  expect_alive(server);
}

TEST(GatewayLimits, AGreatBodyIsRefusedBeforeItHasCome) {
  const RunningGateway server;
  EXPECT_EQ(GatewayOptions().body_bytes_max, 16u << 20);
  EXPECT_EQ(
      refusal_of(server, head("Content-Length: 16777217\r\n\r\n") + std::string(200'000, ' ')), 413)
      << "and has the answer though it still sends";
}

TEST(GatewayLimits, WhoStillSendsWhenRefusedIsHeardOut) {
  const RunningGateway server;
  HttpClient client(server.port());
  const std::string more_than_the_system_keeps(12 << 20, ' ');
  EXPECT_TRUE(client.send(HttpClient::request("POST", "/nowhere", more_than_the_system_keeps, {})));
  EXPECT_EQ(client.receive().status, 404);
}

TEST(GatewayLimits, BodiesOfAllTogetherAreBounded) {
  RunningGateway server({.body_bytes_max = 100'000, .bodies_bytes_max = 150'000});
  const std::string most = head("Content-Length: 90000\r\n\r\n") + std::string(89'999, ' ');
  HttpClient one(server.port());
  one.send(most);
  while (server.gateway().figures().body_bytes < 89'999) std::this_thread::yield();
  EXPECT_EQ(refusal_of(server, most), 503);
  while (server.gateway().figures().body_bytes > 89'999) std::this_thread::yield();
  one.send("\n");
  EXPECT_EQ(one.receive().status, 400) << "is read: blanks are no JSON";
  while (server.gateway().figures().body_bytes > 0) std::this_thread::yield();
  expect_alive(server);
}

TEST(GatewayLimits, HeadersAreBoundedInSizeAndNumber) {
  const RunningGateway server;
  EXPECT_EQ(refusal_of(server, head("X: " + std::string(17'000, 'x') + "\r\n\r\n")), 431);
  EXPECT_EQ(refusal_of(server, head("X: " + std::string(17'000, 'x'))), 431) << "before their end";
  EXPECT_EQ(refusal_of(server, "GET /" + std::string(17'000, 'x')), 431);
  std::string many;
  for (int i = 0; i < 98; ++i) many += "X: y\r\n";
  HttpClient client(server.port());
  client.send(head(many + "\r\n"));
  EXPECT_EQ(client.receive().status, 400) << "a hundred are taken: the body is no JSON";
  EXPECT_EQ(refusal_of(server, head(many + "X: y\r\n\r\n")), 431);
  expect_alive(server);
}

TEST(GatewayLimits, WhatTwoReadersCouldReadDifferentlyIsRefused) {
  const RunningGateway server;
  for (const char* headers :
       {"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2, 2\r\n\r\n{}",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: 2 2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}",
        "Transfer-Encoding:\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding:\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length:\r\nContent-Length: 2\r\n\r\n{}",
        "Host: other\r\nContent-Length: 2\r\n\r\n{}",
        "Origin:\r\nOrigin: http://elsewhere\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
        "Authorization: Bearer a\r\nAuthorization: Bearer b\r\nContent-Length: 2\r\n\r\n{}",
        "A: b\rC: d\r\nContent-Length: 2\r\n\r\n{}",
        "A: b\nC: d\r\nContent-Length: 2\r\n\r\n{}",
        "A : b\r\nContent-Length: 2\r\n\r\n{}",
        "A\r\nContent-Length: 2\r\n\r\n{}",
        "A: b\r\n c\r\nContent-Length: 2\r\n\r\n{}",
        "A: b\r\n\tc\r\nContent-Length: 2\r\n\r\n{}",
        "A:\r\n b\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length:\r\n 2\r\n\r\n{}",
        "Content-Length: 2\r\n \r\n\r\n{}"}) {
    const int status = refusal_of(server, head(headers));
    EXPECT_TRUE(status == 400 || status == 501) << headers << " → " << status;
  }
  for (const char* bytes :
       {"POST /motcua.v1.AdminService/GetStatus HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}",
        "POST http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/2.0\r\n\r\n",
        "GET / HTTP/1.1\rHost: localhost\r\n\r\n", "GET /\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"}) {
    const int status = refusal_of(server, bytes);
    EXPECT_TRUE(status == 400 || status == 505) << bytes << " → " << status;
  }
  expect_alive(server);
}

TEST(GatewayLimits, AChunkHasNoEndlessHead) {
  const RunningGateway server;
  HttpClient client(server.port());
  client.send(head("Transfer-Encoding: chunked\r\n\r\n2;") + std::string(200'000, 'x'));
  EXPECT_EQ(client.receive().status, 400);
  EXPECT_TRUE(client.is_closed());
}

TEST(GatewayLimits, RequestsThatComeByAndByAreReadAll) {
  const RunningGateway server;
  HttpClient client(server.port());
  for (const char byte : status_call()) client.send({&byte, 1});
  EXPECT_EQ(client.receive().status, 200);
  std::string chunked =
      head("Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\nA: b\r\n\r\n");
  for (const char byte : chunked) client.send({&byte, 1});
  EXPECT_EQ(client.receive().status, 200);
}

TEST(GatewayLimits, ClientsThatAskBeforeTheySendABodyAreToldToGoOn) {
  const RunningGateway server;
  HttpClient client(server.port());
  client.send(head("Content-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
  EXPECT_EQ(client.receive().status, 100);
  client.send("{}");
  EXPECT_EQ(client.receive().status, 200);
  client.send(HttpClient::request("POST", "/nowhere", "{}", {{"Expect", "100-continue"}}));
  EXPECT_EQ(client.receive().status, 404) << "nobody wants that body";
  EXPECT_TRUE(client.is_closed());
}

TEST(GatewayLimits, WhatIsPipelinedIsAnsweredInOrder) {
  const RunningGateway server;
  HttpClient client(server.port());
  std::string many;
  constexpr int calls = 500;  // more than is taken ahead of its turn
  for (int i = 0; i < calls; ++i) {
    many += HttpClient::json_call("DossierService/GetDossier",
                                  R"({"code": "X)" + std::to_string(i) + "\"}");
  }
  std::thread sending([&] { client.send(many); });
  for (int i = 0; i < calls; ++i) {
    const auto reply = client.receive();
    ASSERT_EQ(reply.status, 404);
    ASSERT_NE(reply.body.find("X" + std::to_string(i) + "\""), std::string::npos) << reply.body;
  }
  sending.join();
}

// Each with one short limit alone, so that no other comes before it on a busy machine.
TEST(GatewayLimits, SilentClientsAreClosed) {
  const RunningGateway server({.idle_max = milliseconds(100)});
  HttpClient silent(server.port());
  EXPECT_TRUE(silent.is_closed());
  EXPECT_EQ(silent.unread(), "") << "nothing was asked";
}

TEST(GatewayLimits, ClientsThatAreIdleAfterACallAreClosed) {
  const RunningGateway server({.idle_max = milliseconds(100)});
  std::unique_ptr<HttpClient> reused;
  int status = 0;
  while (status != 200) {  // 0: it was idle before its call came
    reused = std::make_unique<HttpClient>(server.port());
    reused->send(status_call());
    status = reused->receive().status;
    ASSERT_TRUE(status == 0 || status == 200) << status;
  }
  EXPECT_TRUE(reused->is_closed());
}

TEST(GatewayLimits, SlowHeadersAreRefused) {
  const RunningGateway server({.header_max = milliseconds(100)});
  HttpClient half(server.port());
  half.send("POST / HTTP/1.1\r\nHost:");
  EXPECT_EQ(half.receive().status, 408);
  EXPECT_TRUE(half.is_closed());

  HttpClient dripping(server.port());  // each byte in time, the whole not
  while (!dripping.answers_within(10)) dripping.send("X");
  EXPECT_EQ(dripping.receive().status, 408);
  EXPECT_TRUE(dripping.is_closed());
}

TEST(GatewayLimits, SlowBodiesAreRefused) {
  const RunningGateway server({.body_max = milliseconds(100)});
  HttpClient half(server.port());
  half.send(head("Content-Length: 10\r\n\r\n{"));
  EXPECT_EQ(half.receive().status, 408);
  EXPECT_TRUE(half.is_closed());
}

TEST(GatewayLimits, AReaderThatTakesNothingHoldsAMessageOrTwoAndIsClosed) {
  RunningGateway server({.write_max = milliseconds(300)});
  constexpr int receive_bytes = 4096;
  HttpClient reader(server.port(), receive_bytes);
  reader.send(HttpClient::request("POST", RunningGateway::flood_path, connect_rpc::enveloped(""),
                                  {{"Content-Type", "application/connect+proto"}}));
  server.wait_until_flood_ends();
  // What the system buffers on loopback, some megabytes, and one that waits.
  EXPECT_LT(server.flooded(), 200);
  expect_alive(server);
}

TEST(GatewayLimits, AReaderThatTakesAllGetsAsMuchAsItLikes) {
  RunningGateway server;
  HttpClient reader(server.port());
  reader.send(HttpClient::request("POST", RunningGateway::flood_path, connect_rpc::enveloped(""),
                                  {{"Content-Type", "application/connect+proto"}}));
  EXPECT_EQ(reader.receive(false).status, 200);
  for (int i = 0; i < 300; ++i) {
    ASSERT_GT(reader.receive_chunk().size(), RunningGateway::flood_message_bytes);
  }
  EXPECT_EQ(server.gateway().figures().streams, 1u);
  reader.leave();
  server.wait_until_flood_ends();
}

TEST(GatewayLimits, ClientsThatVanishInACallLeaveNothingBehind) {
  RunningGateway server;
  for (int i = 0; i < 50; ++i) {
    HttpClient client(server.port());
    client.send(HttpClient::request("POST", RunningGateway::held_path, "{}",
                                    {{"Content-Type", json_type}}));
    Reply held = server.take_held();
    client.leave();
    while (!held.is_left()) std::this_thread::yield();
    held.answer(grpc::health::v1::HealthCheckResponse());
  }
  while (server.gateway().figures().connections > 0) std::this_thread::yield();
  EXPECT_EQ(server.gateway().figures().calls, 0u);
}

TEST(GatewayLimits, ClientsThatVanishBeforeTheirBodyHasComeLeaveNothingBehind) {
  RunningGateway server;
  for (int i = 0; i < 50; ++i) {
    HttpClient client(server.port());
    client.send(head("Content-Length: 10\r\n\r\n{"));
    while (server.gateway().figures().body_bytes == 0) std::this_thread::yield();
    EXPECT_EQ(server.gateway().figures().calls, 1u);
    client.leave();
    while (server.gateway().figures().connections > 0) std::this_thread::yield();
    EXPECT_EQ(server.gateway().figures().calls, 0u);
    EXPECT_EQ(server.gateway().figures().body_bytes, 0u);
  }
}

TEST(GatewayLimits, WhatIsAnsweredWithoutItsBodyIsFollowedByTheNext) {
  const RunningGateway server;
  HttpClient client(server.port());
  for (const char* path : {"/nowhere", "/motcua.v1.Nothing/Nothing", "/readyz"}) {
    client.send(HttpClient::request("POST", path, std::string(60'000, 'x'), {}) + status_call());
    const int status = client.receive().status;
    EXPECT_TRUE(status == 404 || status == 405) << status;
    EXPECT_EQ(client.receive().status, 200);
  }
  EXPECT_EQ(
      refusal_of(server, HttpClient::request("POST", "/nowhere", std::string(70'000, 'x'), {})),
      404);
}

TEST(GatewayLimits, DeepJsonIsRefused) {
  const RunningGateway server;
  HttpClient client(server.port());
  for (const std::string& deep : {std::string(1'000'000, '['), R"({"a":)" + std::string(40, '[')}) {
    EXPECT_EQ(client.call_json("DossierService/GetDossier", deep).status, 400);
  }
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += R"({"applicant":)";
  EXPECT_EQ(client.call_json("DossierService/ReceiveDossier", nested).status, 400);
}

TEST(GatewayLimits, MillionsOfEmptyItemsInJsonAreRefused) {
  const RunningGateway server;
  HttpClient client(server.port());
  std::string json = R"({"requests": [{})";
  for (int i = 0; i < 2'000'000; ++i) json += ",{}";
  const auto reply = client.call_json("DossierService/BatchReceiveDossiers", json + "]}");
  EXPECT_EQ(reply.status, 400);
  EXPECT_NE(reply.body.find("too many values"), std::string::npos) << reply.body.substr(0, 500);
}

TEST(GatewayLimits, ConnectionsAreBoundedInAllAndPerSource) {
  for (const GatewayOptions& options :
       {GatewayOptions{.connections_max = 3}, GatewayOptions{.connections_per_source_max = 3}}) {
    RunningGateway server(options);
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 3; ++i) {
      clients.push_back(std::make_unique<HttpClient>(server.port()));
      EXPECT_EQ(clients.back()->get("/nowhere").status, 404);
    }
    HttpClient one_more(server.port());
    EXPECT_TRUE(one_more.is_closed());
    EXPECT_EQ(server.gateway().figures().refused_connections, 1u);
    clients.pop_back();
    while (server.gateway().figures().connections == 3) std::this_thread::yield();
    HttpClient again(server.port());
    EXPECT_EQ(again.get("/nowhere").status, 404) << "there is room again";
  }
}

int64_t resident_bytes() {
  int64_t all = 0;
  int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

// Each has had a call before, whose memory it must not keep.
TEST(GatewayLimits, IdleConnectionsCostLittle) {
#ifdef MOTCUA_SANITIZED
  GTEST_SKIP() << "skipped: sanitizers keep what was freed";
#endif
  constexpr size_t clients_max = 10'000;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const size_t count = std::min<size_t>(clients_max, files.rlim_cur / 2 - 200);
  const RunningGateway server(
      {.connections_per_source_max = clients_max, .idle_max = std::chrono::minutes(10)});
  std::vector<std::unique_ptr<HttpClient>> clients;
  clients.reserve(count);
  const auto connect_one = [&] {
    clients.push_back(std::make_unique<HttpClient>(server.port()));
    clients.back()->send(status_call());
    EXPECT_EQ(clients.back()->receive().status, 200);
  };
  for (int i = 0; i < 100; ++i) connect_one();
  const int64_t before = resident_bytes();
  while (clients.size() < count) connect_one();
  const int64_t each = (resident_bytes() - before) / static_cast<int64_t>(count - 100);
  std::cout << "idle connections: " << count << ", bytes each (the clients' with them): " << each
            << "\n";
  EXPECT_LE(each, 20'000);
}

}  // namespace
}  // namespace motcua::testing
