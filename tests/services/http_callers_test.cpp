// What HTTP gives whom, once callers must say who they are: nobody's body is read before, and
// nobody keeps others from sending theirs.
#include <gtest/gtest.h>

#include <limits>
#include <thread>

#include "services/identity/password.h"
#include "services/identity/second_factor.h"
#include "services/server/server.h"
#include "tests/services/authenticator.h"
#include "tests/services/http_client.h"
#include "tests/services/running_server.h"
#include "tests/services/software_account.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

using Headers = HttpClient::Headers;

constexpr const char* get_dossier = "DossierService/GetDossier";
constexpr const char* track_dossier = "DossierService/TrackDossier";

class HttpCallers : public ::testing::Test {
 protected:
  explicit HttpCallers(const GatewayOptions& http = {}, const IdentityOptions& identity = {},
                       size_t answer_bytes_max = 64 << 20)
      : server_({}, {},
                {.http_address = "127.0.0.1:0", .http = http, .answer_bytes_max = answer_bytes_max},
                identity) {
    EXPECT_TRUE(server_.engine().publish(test_entries(), {}));
  }

  // The token of a new account of software.
  std::string add(const std::string& name, std::vector<Grant> grants) {
    return add_software(server_.engine(), name, std::move(grants));
  }
  std::string add_reader(const std::string& name) { return add(name, {{Role::service_read, "P"}}); }

  // The head of a call with a body of that size.
  static std::string head(const std::string& method, const std::string& token, size_t body_bytes,
                          const std::string& more = "") {
    std::string text = "POST /motcua.v1." + method +
                       " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    if (!token.empty()) text += "Authorization: Bearer " + token + "\r\n";
    return text + "Content-Length: " + std::to_string(body_bytes) + "\r\n" + more + "\r\n";
  }
  size_t held() { return server_.http()->figures().body_bytes; }

  RunningServer server_;
};

TEST_F(HttpCallers, AreRefusedByTheirHeadsAlone) {
  add_reader("reader");
  for (const char* expect : {"", "Expect: 100-continue\r\n"}) {
    HttpClient stranger(server_.http_port());
    stranger.send(head(get_dossier, "", 16 << 20, expect));
    const HttpReply reply = stranger.receive();
    EXPECT_EQ(reply.status, 401) << expect;
    EXPECT_NE(reply.body.find("SIGN_IN_REQUIRED"), std::string::npos) << reply.body;
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(stranger.is_closed());
  }
  const std::string submitting = add("portal", {{Role::service_submit, "P"}});
  HttpClient without_right(server_.http_port());
  without_right.send(head(get_dossier, submitting, 16 << 20));
  EXPECT_EQ(without_right.receive().status, 403);
  EXPECT_TRUE(without_right.is_closed());
  EXPECT_EQ(held(), 0u);
}

TEST_F(HttpCallers, AreStillWhoTheyWereWhenTheirBodyComes) {
  const std::string body = R"({"code": "X"})";
  for (const bool is_disabled : {false, true}) {
    const std::string name = is_disabled ? "leaving" : "staying";
    HttpClient client(server_.http_port());
    client.send(head(get_dossier, add_reader(name), body.size(), "Expect: 100-continue\r\n"));
    EXPECT_EQ(client.receive(false).status, 100) << "its head was judged";
    if (is_disabled) {
      const auto known = server_.engine().accounts()->find(name);
      Account account = known->account;
      account.disabled = true;
      EXPECT_TRUE(server_.engine().ask(
          {.command = ChangeAccount{AccountAct::disabled, account, known->sequence}}));
    }
    client.send(body);
    EXPECT_EQ(client.receive().status, is_disabled ? 401 : 404);
  }
}

TEST_F(HttpCallers, WhoAskForTheHeadOfACallGetNoMore) {
  HttpClient client(server_.http_port());
  client.send(HttpClient::request("HEAD", "/motcua.v1.AccountService/WhoAmI", "", {}));
  EXPECT_EQ(client.receive(false).status, 405);
  EXPECT_EQ(client.get("/healthz").body, "ok\n");
}

TEST_F(HttpCallers, KeepTheirConnectionsWhereLittleIsLeftUnread) {
  const std::string reader = add_reader("reader");
  HttpClient client(server_.http_port());
  client.send(head(get_dossier, "", 60'000));
  EXPECT_EQ(client.receive().status, 401) << "before its body has come";
  client.send(std::string(60'000, ' '));
  EXPECT_EQ(client.call_json(get_dossier, R"({"code": "X"})").status, 401);
  EXPECT_EQ(client.get("/nowhere").status, 404);
  EXPECT_EQ(
      client.call_json(get_dossier, R"({"code": "X"})", {{"Authorization", "Bearer " + reader}})
          .status,
      404);
}

TEST_F(HttpCallers, SendLittleUntilTheyHaveSaidWhoTheyAre) {
  const std::string reader = add_reader("reader");
  HttpClient stranger(server_.http_port());
  EXPECT_EQ(stranger.call_json(track_dossier, std::string(8'192, ' ')).status, 400) << "is read";
  stranger.send(head(track_dossier, "", 8'193));
  EXPECT_EQ(stranger.receive().status, 413);
  EXPECT_TRUE(stranger.is_closed());
  HttpClient known(server_.http_port());
  known.send(head(track_dossier, reader, 8'193) + std::string(8'193, ' '));
  EXPECT_EQ(known.receive().status, 400) << "is read";
}

TEST_F(HttpCallers, SendNoLargeForms) {
  HttpClient client(server_.http_port());
  client.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8193\r\n\r\n");
  EXPECT_EQ(client.receive().status, 413);
  EXPECT_TRUE(client.is_closed());
}

// ---- Headers that say who calls

TEST_F(HttpCallers, SayWhoTheyAreByOneHeader) {
  const std::string token = add_reader("reader");
  HttpClient client(server_.http_port());
  const auto status_of = [&](const Headers& headers) {
    return client.call_json(get_dossier, R"({"code": "X"})", headers).status;
  };
  for (const char* scheme : {"Bearer ", "bearer ", "BEARER "}) {
    EXPECT_EQ(status_of({{"Authorization", scheme + token}}), 404) << scheme;
  }
  for (const std::string& other : std::vector<std::string>{
           token, "Basic " + token, "Bearer" + token, "Bearer", "Bearer ", "Bearer " + token + ",",
           "Bearer \"" + token + "\"", "Bearer " + token + " x"}) {
    EXPECT_EQ(status_of({{"Authorization", other}}), 401) << other;
  }
  for (const auto& [one, other] :
       {std::pair{token, std::string("x")}, {"x", token}, {token, token}}) {
    HttpClient twice(server_.http_port());
    const HttpReply reply =
        twice.call_json(get_dossier, "{}",
                        {{"Authorization", "Bearer " + one}, {"Authorization", "Bearer " + other}});
    EXPECT_EQ(reply.status, 400);
  }
}

TEST_F(HttpCallers, HaveOneCookieAmongOthers) {
  constexpr const char* password = "Mot-Mat-Khau-2026";
  Account account{.name = "clerk", .officer = "Cán bộ", .grants = {{Role::clerk, "P.1"}}};
  account = with_password(std::move(account), password, server_.engine().now());
  EXPECT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = account}}));
  HttpClient client(server_.http_port());
  const std::string set =
      client
          .call_json("AccountService/SignIn",
                     R"({"name":"clerk","password":"Mot-Mat-Khau-2026","asCookie":true})")
          .header("set-cookie");
  const std::string cookie = set.substr(0, set.find(';'));
  ASSERT_TRUE(cookie.starts_with("motcua=")) << set;
  const std::string token = cookie.substr(cookie.find('=') + 1);
  const auto status_of = [&](const std::vector<std::string>& cookies) {
    Headers headers{{"Origin", "http://localhost"}, {"Connect-Protocol-Version", "1"}};
    for (const std::string& one : cookies) headers.emplace_back("Cookie", one);
    return client.call_json(get_dossier, R"({"code": "X"})", headers).status;
  };
  std::string many;
  for (int i = 0; i < 1'500; ++i) many += "a" + std::to_string(i) + "=b; ";
  ASSERT_GT(many.size(), 12'000u);
  for (const std::vector<std::string>& cookies : std::vector<std::vector<std::string>>{
           {cookie},
           {"a=b; " + cookie + "; c=d"},
           {"a=b;" + cookie + ";c=d"},
           {"a=b", cookie, "c=d"},
           {"=; =x; a; ;; " + cookie + ";"},
           {"motcua; xmotcua=y; motcuax=z; a=\"motcua=\"; " + cookie},
           {"__Host-motcua=" + token + "; " + cookie},
           {many + cookie}}) {
    EXPECT_EQ(status_of(cookies), 404) << cookies[0].substr(0, 200);
  }
  for (const std::vector<std::string>& cookies :
       std::vector<std::vector<std::string>>{{cookie + "; " + cookie},
                                             {cookie, cookie},
                                             {cookie, "motcua=x"},
                                             {"motcua=x; " + cookie},
                                             {"motcua=; " + cookie},
                                             {"motcua="},
                                             {"motcua=\"" + token + "\""},
                                             {"Motcua=" + token},
                                             {"__Host-motcua=" + token},
                                             {"a=\"" + cookie + "\""},
                                             {"a=b, " + cookie},
                                             {cookie + "x"},
                                             {cookie + "="}}) {
    EXPECT_EQ(status_of(cookies), 401) << cookies[0];
  }
  // Of another site: the first, which is empty, hides none.
  const HttpReply foreign =
      client.call_json(get_dossier, R"({"code": "X"})",
                       {{"Cookie", ""}, {"Cookie", cookie}, {"Origin", "http://elsewhere"}});
  EXPECT_EQ(foreign.status, 403);
}

// ---- What is told to whoever is far

class FarCallers : public HttpCallers {
 protected:
  FarCallers() : HttpCallers({}, {.is_near = [](std::string_view) { return false; }}) {}

  std::string sign_in_operator() {
    constexpr const char* password = "Mot-Mat-Khau-2026";
    Account account{.name = "watcher", .grants = {{Role::system_operator, ""}}};
    account = with_password(std::move(account), password, server_.engine().now());
    account.second_factor_seed = make_seed();
    account.has_second_factor = true;
    const std::string letters = seed_in_letters(account.second_factor_seed);
    EXPECT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = std::move(account)}}));
    const auto session = server_.identity().sign_in(
        {"watcher", password, code_of(letters, server_.engine().now())}, "");
    EXPECT_TRUE(session);
    return session ? session->token : "";
  }
  HttpReply get(const std::string& path, const std::string& token = "") {
    Headers headers{{"Accept-Language", "en"}};
    if (!token.empty()) headers.emplace_back("Authorization", "Bearer " + token);
    return HttpClient(server_.http_port()).get(path, headers);
  }
};

TEST_F(FarCallers, AreToldFiguresAsOperatorsAlone) {
  EXPECT_EQ(get("/metrics").status, 403) << "nor before there is an account";
  const std::string reader = add_reader("reader");
  const std::string watcher = sign_in_operator();
  for (const std::string& token : {std::string(), reader, std::string("x")}) {
    const HttpReply reply = get("/metrics", token);
    EXPECT_EQ(reply.status, 403);
    EXPECT_EQ(reply.body,
              "Figures for monitoring are for machines that are near, or an account that operates "
              "the system\n");
  }
  const HttpReply reply = get("/metrics", watcher);
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.body.find("motcua_writing 1"), std::string::npos);
  EXPECT_EQ(get("/healthz").body, "ok\n");
  EXPECT_EQ(get("/readyz").body, "ready to write\n");
}

TEST(Readiness, IsToldInWordsFromNearAlone) {
  for (const bool is_near : {true, false}) {
    RunningServer server({.disk_free_bytes_min = std::numeric_limits<int64_t>::max()}, {},
                         {.http_address = "127.0.0.1:0"},
                         {.is_near = [is_near](std::string_view) { return is_near; }});
    while (!server.engine().status().not_writing) std::this_thread::yield();
    const HttpReply reply = HttpClient(server.http_port()).get("/readyz");
    EXPECT_EQ(reply.status, 503);
    if (is_near) EXPECT_TRUE(reply.body.starts_with("DISK_LOW: ")) << reply.body;
    if (!is_near) EXPECT_EQ(reply.body, "DISK_LOW\n");
  }
}

TEST_F(HttpCallers, AreToldFiguresFromNear) {
  add_reader("reader");
  const HttpReply reply = HttpClient(server_.http_port()).get("/metrics");
  EXPECT_EQ(reply.status, 200);
  for (const char* figure :
       {"motcua_door_journal_lost_total 0", "motcua_worker_tasks{queue=\"sign_ins\"} 0"}) {
    EXPECT_NE(reply.body.find(figure), std::string::npos) << figure;
  }
}

class SmallBudget : public HttpCallers {
 protected:
  SmallBudget()
      : HttpCallers({.body_bytes_max = 100'000,
                     .unknown_body_bytes_max = 50'000,
                     .bodies_bytes_max = 400'000,
                     .bodies_of_one_bytes_max = 100'000,
                     .unknown_bodies_bytes_max = 50'000,
                     .unknown_bodies_of_one_bytes_max = 100'000}) {}

  // Calls whose last byte does not come.
  void stay_silent(const std::string& method, const std::string& token, size_t body_bytes) {
    for (int i = 0; i < 4; ++i) {
      silent_.push_back(std::make_unique<HttpClient>(server_.http_port()));
      silent_.back()->send(head(method, token, body_bytes) + std::string(body_bytes - 1, ' '));
    }
  }

  void wait_for_refusals(size_t count, int http_status) {
    while (count > 0) {
      const auto answered = std::find_if(silent_.begin(), silent_.end(), [](const auto& client) {
        return client->answers_within(10);
      });
      if (answered == silent_.end()) continue;
      EXPECT_EQ((*answered)->receive().status, http_status);
      silent_.erase(answered);
      --count;
    }
  }

  std::vector<std::unique_ptr<HttpClient>> silent_;
};

TEST_F(SmallBudget, IsNotFilledByOneAccount) {
  const std::string one = add_reader("one");
  const std::string another = add_reader("another");
  stay_silent(get_dossier, one, 90'000);
  wait_for_refusals(3, 429);
  while (held() < 89'999u) std::this_thread::yield();  // of the one that is not refused
  HttpClient client(server_.http_port());
  client.send(head(get_dossier, another, 90'000) + std::string(90'000, ' '));
  EXPECT_EQ(client.receive().status, 400) << "is read";
}

// Who is known has room when strangers have none.
TEST_F(SmallBudget, OfStrangersIsTheirOwn) {
  const std::string known = add_reader("known");
  stay_silent(track_dossier, "", 45'000);
  wait_for_refusals(3, 503);
  while (held() < 44'999u) std::this_thread::yield();  // of the one that is not refused
  HttpClient client(server_.http_port());
  client.send(head(get_dossier, known, 90'000) + std::string(90'000, ' '));
  EXPECT_EQ(client.receive().status, 400) << "is read";
}

// Two may have half of it each.
class FewAnswers : public HttpCallers {
 protected:
  FewAnswers() : HttpCallers({}, {}, 200'000) {}
};

TEST_F(FewAnswers, CountAsTheyAreInJson) {
  const std::string receiving = add("receiving", {{Role::service_receive, "P"}});
  const std::string reader = add_reader("reader");
  const auto name = [](int length) { return std::string(static_cast<size_t>(length), '<'); };
  std::string requests;
  for (int i = 0; i < 150; ++i) {
    requests += std::string(i == 0 ? "" : ",") + R"({"requestId":")" + cli::new_request_id() +
                R"(","unit":"P.1","procedure":"5WD","applicant":{"name":")" + name(300) + "\"}}";
  }
  HttpClient client(server_.http_port());
  const Headers as_receiver{{"Authorization", "Bearer " + receiving}};
  ASSERT_EQ(client
                .call_json("DossierService/BatchReceiveDossiers",
                           R"({"requests":[)" + requests + "]}", as_receiver)
                .status,
            200);
  const auto list = [&](int size) {
    return client.call_json("DossierService/ListDossiers",
                            R"({"pageSize":)" + std::to_string(size) + "}",
                            {{"Authorization", "Bearer " + reader}});
  };
  // Less than its share in protobuf, six times as much in JSON.
  const HttpReply refused = list(100);
  EXPECT_EQ(refused.status, 429);
  EXPECT_NE(refused.body.find("WORK_QUEUE_FULL"), std::string::npos) << refused.body;
  EXPECT_EQ(list(20).status, 200);
}

class SmallShare : public HttpCallers {
 protected:
  SmallShare()
      : HttpCallers({.unknown_body_bytes_max = 50'000,
                     .unknown_bodies_bytes_max = 400'000,
                     .unknown_bodies_of_one_bytes_max = 100'000}) {}
};

TEST_F(SmallShare, OfStrangersIsFilledByNoneOfOneSource) {
  add_reader("known");
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<HttpClient>(server_.http_port()));
    clients.back()->send(head(track_dossier, "", 45'000) + std::string(44'999, ' '));
  }
  const auto is_answered = [](const auto& client) { return client->answers_within(10); };
  auto refused = clients.end();
  while (refused == clients.end()) {
    refused = std::find_if(clients.begin(), clients.end(), is_answered);
  }
  EXPECT_EQ((*refused)->receive().status, 429);
}

}  // namespace
}  // namespace motcua::testing
