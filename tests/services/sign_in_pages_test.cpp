// Signing in over HTTP: the plain page, and sessions as cookies.
#include <gtest/gtest.h>

#include <cstdio>
#include <vector>

#include "services/identity/password.h"
#include "services/server/server.h"
#include "services/text/qr_code.h"
#include "tests/services/authenticator.h"
#include "tests/services/http_client.h"
#include "tests/services/running_server.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

constexpr const char* first_password = "Mot-Mat-Khau-2026";
const std::string origin = "http://localhost";

class SignInPages : public ::testing::Test {
 protected:
  explicit SignInPages(const IdentityOptions& identity = {})
      : server_({}, {}, {.http_address = "127.0.0.1:0"}, identity) {
    EXPECT_TRUE(server_.engine().publish(test_entries(), {}));
    Account account{
        .name = "clerk.one", .officer = "<b>Hằng</b>", .grants = {{Role::clerk, "P.1"}}};
    account = with_password(std::move(account), first_password, server_.engine().now());
    EXPECT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = account}}));
  }

  HttpReply post(const std::string& path, const std::string& form,
                 HttpClient::Headers headers = {}) {
    headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    HttpClient client(server_.http_port());
    client.send(HttpClient::request("POST", path, form, headers));
    return client.receive();
  }
  HttpReply sign_in(const std::string& form) {
    return post("/sign-in", form, {{"Origin", origin}});
  }
  HttpReply get(const std::string& path, const HttpClient::Headers& headers = {}) {
    return HttpClient(server_.http_port()).get(path, headers);
  }
  HttpReply call(const std::string& method, const HttpClient::Headers& headers) {
    return HttpClient(server_.http_port()).call_json(method, "{}", headers);
  }
  static bool has(const HttpReply& reply, const std::string& text) {
    return reply.body.find(text) != std::string::npos;
  }
  static std::string pair_of(const std::string& cookie) {
    return cookie.substr(0, cookie.find(';'));
  }

  RunningServer server_;
};

// The text between two marks.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t from = text.find(begin);
  if (from == std::string::npos) return "";
  const size_t at = from + begin.size();
  return text.substr(at, text.find(end, at) - at);
}

// The modules that strips of a path ("M4 4h7v1h-7z…") cover.
std::vector<std::vector<bool>> modules_of(const std::string& path, int size) {
  const auto side = static_cast<size_t>(size);
  std::vector<std::vector<bool>> dark(side, std::vector<bool>(side));
  for (size_t at = path.find('M'); at != std::string::npos; at = path.find('M', at + 1)) {
    size_t column = 0;
    size_t row = 0;
    size_t length = 0;
    size_t back = 0;
    const char* const strip = path.c_str() + at;
    EXPECT_EQ(std::sscanf(strip, "M%zu %zuh%zuv1h-%zuz", &column, &row, &length, &back), 4);
    EXPECT_EQ(length, back);
    for (size_t i = 0; i < length; ++i) dark.at(row).at(column + i) = true;
  }
  return dark;
}

TEST_F(SignInPages, SayWhichTheyAreVietnameseFirst) {
  const HttpReply page = get("/sign-in");
  EXPECT_TRUE(has(page, "<title>Một cửa – Đăng nhập / Sign in</title>")) << page.body;
  EXPECT_TRUE(has(page, "<h1>Một cửa – Đăng nhập <small lang=\"en\">Sign in</small></h1>"));
  const std::string cookie = pair_of(
      sign_in(std::string("name=clerk.one&password=") + first_password).header("set-cookie"));
  for (const auto& [path, title] :
       {std::pair{"/sign-in", "Đã đăng nhập / Signed in"},
        {"/sign-in/password", "Đổi mật khẩu / Set another password"},
        {"/sign-in/second-factor", "Mã xác thực hai lớp / Second factor"}}) {
    const HttpReply shown = get(path, {{"Cookie", cookie}});
    EXPECT_TRUE(has(shown, "<title>Một cửa – " + std::string(title) + "</title>")) << shown.body;
    EXPECT_TRUE(has(shown, "<button class=\"secondary\">Đăng xuất")) << path;
  }
}

TEST_F(SignInPages, KeepTheNameThatWasTypedAndNoPassword) {
  const HttpReply wrong = sign_in("name=%22%3E%3Cb%3E%FFclerk&password=khong-phai-no&code=123457");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_TRUE(has(wrong,
                  "value=\"&quot;&gt;&lt;b&gt;\xEF\xBF\xBD"
                  "clerk\""))
      << wrong.body;
  EXPECT_FALSE(has(wrong, "<b>"));
  EXPECT_FALSE(has(wrong, "khong-phai-no"));
  EXPECT_FALSE(has(wrong, "123457"));
  EXPECT_FALSE(has(get("/sign-in"), "value="));
}

TEST_F(SignInPages, SayWhatIsWrongWithAPasswordAndWhatWasDone) {
  const std::string cookie = pair_of(
      sign_in(std::string("name=clerk.one&password=") + first_password).header("set-cookie"));
  const auto change = [&](const std::string& from, const std::string& to) {
    return post("/sign-in/password",
                "password=" + from + "&new_password=" + to + "&new_password_again=" + to,
                {{"Origin", origin}, {"Cookie", cookie}});
  };
  const std::string another = "Mat-Khau-Khac-2027";
  const HttpReply wrong = change("khong-phai-no", another);
  EXPECT_EQ(wrong.status, 400);
  EXPECT_TRUE(has(wrong, "Mật khẩu hiện tại hoặc mã xác thực không đúng")) << wrong.body;
  EXPECT_FALSE(has(wrong, "Không đăng nhập được"));
  const HttpReply weak = change(first_password, "short");
  EXPECT_EQ(weak.status, 400);
  EXPECT_TRUE(has(weak, "role=\"alert\">Mật khẩu mới chưa đủ mạnh")) << weak.body;
  EXPECT_FALSE(has(weak, "Dữ liệu chưa hợp lệ"));
  const std::string rule = "ít nhất 14 ký tự";
  EXPECT_NE(weak.body.find(rule), std::string::npos);
  EXPECT_EQ(weak.body.find(rule), weak.body.rfind(rule)) << "once";
  EXPECT_TRUE(has(change(first_password, first_password), "role=\"alert\">cần mật khẩu khác"));

  const HttpReply changed = change(first_password, another);
  EXPECT_EQ(changed.status, 303) << changed.body;
  EXPECT_EQ(changed.header("location"), "/sign-in?done=password");
  const HttpClient::Headers as{{"Cookie", pair_of(changed.header("set-cookie"))}};
  EXPECT_TRUE(
      has(get("/sign-in?done=password", as), "role=\"status\">Đã đổi mật khẩu của clerk.one"));
  for (const char* query : {"", "?done=", "?done=khac", "?done=password&done=khac"}) {
    const HttpReply page = get(std::string("/sign-in") + query, as);
    EXPECT_TRUE(has(page, "clerk.one")) << query;
    EXPECT_FALSE(has(page, "role=\"status\"")) << query;
    EXPECT_FALSE(has(page, "khac")) << query;
  }
  EXPECT_FALSE(has(get("/sign-in?done=password"), "role=\"status\"")) << "of nobody";
}

TEST_F(SignInPages, GiveASessionAsACookieThatNoScriptReads) {
  EXPECT_NE(get("/sign-in").body.find("name=\"password\""), std::string::npos);
  const HttpReply wrong = sign_in("name=clerk.one&password=wrong");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.header("set-cookie"), "");
  EXPECT_NE(wrong.body.find("role=\"alert\""), std::string::npos);

  const HttpReply right = sign_in("name=clerk%2Eone&code=&password=Mot-Mat-Khau-2026");
  EXPECT_EQ(right.status, 303);
  EXPECT_EQ(right.header("location"), "/sign-in");
  const std::string cookie = right.header("set-cookie");
  EXPECT_EQ(cookie.find("motcua="), 0u);
  for (const char* attribute : {"; Path=/", "; HttpOnly", "; SameSite=Strict"}) {
    EXPECT_NE(cookie.find(attribute), std::string::npos) << attribute;
  }
  const HttpReply greeting = get("/sign-in", {{"Cookie", pair_of(cookie)}});
  EXPECT_NE(greeting.body.find("&lt;b&gt;Hằng&lt;/b&gt;"), std::string::npos);
  EXPECT_EQ(greeting.body.find("<b>"), std::string::npos);

  const HttpClient::Headers as_page{
      {"Cookie", pair_of(cookie)}, {"Origin", origin}, {"Connect-Protocol-Version", "1"}};
  EXPECT_NE(call("AccountService/WhoAmI", as_page).body.find("clerk.one"), std::string::npos);
  const HttpReply out = post("/sign-out", "", {{"Origin", origin}, {"Cookie", pair_of(cookie)}});
  EXPECT_EQ(out.status, 303);
  EXPECT_NE(out.header("set-cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(call("AccountService/WhoAmI", as_page).body.find("clerk.one"), std::string::npos);
}

TEST_F(SignInPages, SetThePasswordAndTheSecondFactorThatAreAskedFor) {
  Account account{.name = "publisher", .grants = {{Role::publisher, ""}}};
  account = with_temporary_password(std::move(account), "tam-thoi", server_.engine().now());
  ASSERT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = account}}));
  const auto post_as = [&](const std::string& cookie, const std::string& path,
                           const std::string& form) {
    return post(path, form, {{"Origin", origin}, {"Cookie", cookie}});
  };
  const auto page_of = [&](const std::string& cookie) {
    return get("/sign-in", {{"Cookie", cookie}}).body;
  };
  const std::string temporary =
      pair_of(sign_in("name=publisher&password=tam-thoi").header("set-cookie"));
  const std::string once_only = "role=\"alert\">Mật khẩu tạm chỉ đăng nhập được một lần";
  EXPECT_NE(page_of(temporary).find("name=\"new_password\""), std::string::npos);
  EXPECT_NE(page_of(temporary).find(once_only), std::string::npos);
  const HttpReply weak = post_as(temporary, "/sign-in/password",
                                 "password=tam-thoi&new_password=short&new_password_again=short");
  EXPECT_EQ(weak.status, 400);
  EXPECT_TRUE(has(weak, once_only) && has(weak, "chưa đủ mạnh")) << weak.body;
  const std::string once = std::string("password=tam-thoi&new_password=") + first_password;
  for (const std::string& again :
       {std::string(), "&new_password_again=" + std::string(first_password) + "x"}) {
    const HttpReply differing = post_as(temporary, "/sign-in/password", once + again);
    EXPECT_EQ(differing.status, 400);
    EXPECT_NE(differing.body.find("role=\"alert\">Hai lần gõ"), std::string::npos);
    EXPECT_NE(differing.body.find("typed in two ways"), std::string::npos);
    EXPECT_EQ(differing.header("set-cookie"), "");
  }
  const HttpReply changed =
      post_as(temporary, "/sign-in/password", once + "&new_password_again=" + first_password);
  EXPECT_EQ(changed.status, 303) << changed.body;
  const std::string cookie = pair_of(changed.header("set-cookie"));
  EXPECT_EQ(page_of(temporary).find("name=\"new_password\""), std::string::npos) << "has ended";

  const HttpReply forced = get("/sign-in?done=password", {{"Cookie", cookie}});
  EXPECT_TRUE(has(forced, "action=\"/sign-in/second-factor\"")) << forced.body;
  EXPECT_TRUE(has(forced, "role=\"status\">Đã đổi mật khẩu của publisher"));
  EXPECT_TRUE(has(forced, "action=\"/sign-out\""));
  const HttpReply offered = post_as(cookie, "/sign-in/second-factor", "");
  EXPECT_EQ(offered.status, 200);
  EXPECT_TRUE(has(offered, "action=\"/sign-out\""));
  const std::string letters = between(offered.body, "<code>", "</code>");
  const auto picture =
      QrCode::of("otpauth://totp/Motcua:publisher?secret=" + letters + "&issuer=Motcua");
  ASSERT_TRUE(picture);
  const auto dark =
      modules_of(between(offered.body, "z\"/><path d=\"", "\"/></svg>"), picture->size());
  for (int row = 0; row < picture->size(); ++row) {
    for (int column = 0; column < picture->size(); ++column) {
      EXPECT_EQ(dark[static_cast<size_t>(row)][static_cast<size_t>(column)],
                picture->is_dark(row, column))
          << row << " " << column;
    }
  }
  EXPECT_EQ(offered.body.find("style="), std::string::npos) << "the policy would not have it";
  const HttpReply mistyped = post_as(cookie, "/sign-in/second-factor/code", "code=000000");
  EXPECT_EQ(mistyped.status, 400);
  EXPECT_NE(mistyped.body.find(letters), std::string::npos) << "the same key still";
  EXPECT_TRUE(has(mistyped, "role=\"alert\">mã xác thực không đúng")) << mistyped.body;
  const std::string code = code_of(letters, server_.engine().now());
  const std::string as_shown = code.substr(0, 3) + "+" + code.substr(3);  // a blank between
  const HttpReply set = post_as(cookie, "/sign-in/second-factor/code", "code=" + as_shown);
  EXPECT_EQ(set.status, 303) << set.body;
  EXPECT_EQ(set.header("location"), "/sign-in?done=second-factor");
  const HttpReply greeting = get("/sign-in?done=second-factor", {{"Cookie", cookie}});
  EXPECT_TRUE(has(greeting, "role=\"status\">Đã đặt mã xác thực hai lớp")) << greeting.body;
  EXPECT_TRUE(has(greeting, "action=\"/sign-out\""));
  EXPECT_TRUE(has(greeting, "\">Thay mã xác thực hai lớp"));
  EXPECT_FALSE(has(greeting, "\">Đặt mã xác thực hai lớp"));
  EXPECT_TRUE(has(get("/sign-in/second-factor", {{"Cookie", cookie}}),
                  "Tài khoản này đã có mã xác thực hai lớp"));
  EXPECT_TRUE(has(get("/sign-in/password", {{"Cookie", cookie}}), "ít nhất 8 ký tự"));
  const HttpReply unproved = post_as(cookie, "/sign-in/second-factor", "password=x&code=000000");
  EXPECT_EQ(unproved.status, 400);
  EXPECT_TRUE(has(unproved, "Mật khẩu hiện tại hoặc mã xác thực không đúng")) << unproved.body;
  EXPECT_FALSE(has(unproved, "Không đăng nhập được"));
  EXPECT_EQ(sign_in(std::string("name=publisher&password=") + first_password).status, 401)
      << "without a code";
  const std::string next = code_of(letters, server_.engine().now(), 1);
  EXPECT_EQ(
      sign_in(std::string("name=publisher&password=") + first_password + "&code=" + next).status,
      303);
  // Of nobody.
  for (const char* path : {"/sign-in/password", "/sign-in/second-factor"}) {
    EXPECT_EQ(get(path).header("location"), "/sign-in");
    EXPECT_EQ(post(path, "code=000000", {{"Origin", origin}}).header("location"), "/sign-in");
    EXPECT_EQ(post(path, "", {{"Cookie", cookie}}).status, 403);
  }
}

TEST_F(SignInPages, AreFoundFromTheFirstPage) {
  const std::string first = get("/").body;
  EXPECT_NE(first.find("<a href=\"/sign-in\">Đăng nhập</a>"), std::string::npos) << first;
  EXPECT_NE(first.find("<a href=\"/sign-in\">Sign in</a>"), std::string::npos) << first;
}

// Nobody has just signed in.
class LongSince : public SignInPages {
 protected:
  LongSince() : SignInPages({.sessions = {.stepped_up_minutes = 0}}) {}
};

TEST_F(LongSince, ASecondFactorIsSetInTheSessionThatAskedForIt) {
  const auto post_as = [&](const std::string& cookie, const std::string& path,
                           const std::string& form) {
    return post(path, form, {{"Origin", origin}, {"Cookie", cookie}});
  };
  const std::string form = std::string("name=clerk.one&password=") + first_password;
  const std::string own = pair_of(sign_in(form).header("set-cookie"));
  const std::string other = pair_of(sign_in(form).header("set-cookie"));
  const HttpReply offered =
      post_as(own, "/sign-in/second-factor", std::string("password=") + first_password);
  ASSERT_EQ(offered.status, 200) << offered.body;
  const size_t begin = offered.body.find("<code>") + 6;
  const std::string letters = offered.body.substr(begin, offered.body.find("</code>") - begin);
  const std::string code = "code=" + code_of(letters, server_.engine().now());
  for (const std::string& tried : {std::string("code=000000"), code}) {
    const HttpReply refused = post_as(other, "/sign-in/second-factor/code", tried);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.body.find(letters), std::string::npos) << "which that session never saw";
  }
  EXPECT_EQ(post_as(own, "/sign-in/second-factor/code", code).status, 303);
  EXPECT_NE(get("/sign-in", {{"Cookie", own}}).body.find("clerk.one"), std::string::npos);
  EXPECT_EQ(get("/sign-in", {{"Cookie", other}}).body.find("clerk.one"), std::string::npos)
      << "has ended";
}

TEST_F(SignInPages, TakeNoFormOfAnotherSite) {
  const std::string form = std::string("name=clerk.one&password=") + first_password;
  EXPECT_EQ(post("/sign-in", form).status, 403);
  EXPECT_EQ(post("/sign-in", form, {{"Origin", "http://elsewhere"}}).status, 403);
  const HttpReply foreign = post("/sign-in", form, {{"Origin", "null"}});
  EXPECT_EQ(foreign.status, 403);
  EXPECT_EQ(foreign.header("content-type"), "text/html; charset=utf-8");
  EXPECT_TRUE(has(foreign, "không đến từ trang của máy chủ này")) << foreign.body;
  EXPECT_TRUE(has(foreign, "came from another place"));
  EXPECT_TRUE(has(foreign, "<a href=\"/sign-in\">"));
  EXPECT_EQ(sign_in(std::string(5000, 'x')).status, 415);
  HttpClient client(server_.http_port());
  client.send(HttpClient::request(
      "POST", "/sign-in", form,
      {{"Origin", origin}, {"Content-Type", "application/x-www-form-urlencodedish"}}));
  EXPECT_EQ(client.receive().status, 415);
  for (const char* form_of_rubbish : {"", "name=%FF&password=x", "name=%0D%0A&password=x", "&&&",
                                      "name", "=x", "name=%zz&password=%", "name=%00"}) {
    EXPECT_EQ(sign_in(form_of_rubbish).status, 401) << form_of_rubbish;
  }
  // Nothing of it stands in the journal of the door.
  EXPECT_TRUE(server_.door().journal->list({}, [](const DoorRecord& record) {
    EXPECT_TRUE(record.event.account.empty() || record.event.account == "clerk.one");
    return true;
  }));
}

TEST_F(SignInPages, AndCallsThatAskForACookieEndTheSessionOfTheOneBefore) {
  const auto is_known = [this](const std::string& cookie) {
    return get("/sign-in", {{"Cookie", cookie}}).body.find("clerk.one") != std::string::npos;
  };
  const std::string form = std::string("name=clerk.one&password=") + first_password;
  const std::string first = pair_of(sign_in(form).header("set-cookie"));
  const std::string elsewhere = pair_of(sign_in(form).header("set-cookie"));
  EXPECT_TRUE(is_known(first));
  const std::string second =
      pair_of(post("/sign-in", form, {{"Origin", origin}, {"Cookie", first}}).header("set-cookie"));
  EXPECT_FALSE(is_known(first));
  EXPECT_TRUE(is_known(second));
  const std::string request =
      std::string(R"({"name":"clerk.one","password":")") + first_password + R"(","asCookie":true})";
  HttpClient client(server_.http_port());
  const HttpReply reply =
      client.call_json("AccountService/SignIn", request,
                       {{"Cookie", second}, {"Origin", origin}, {"Connect-Protocol-Version", "1"}});
  EXPECT_FALSE(is_known(second));
  EXPECT_TRUE(is_known(pair_of(reply.header("set-cookie"))));
  EXPECT_TRUE(is_known(elsewhere)) << "of another browser";
}

TEST_F(SignInPages, AreNotNeededByProgramsThatAskForACookie) {
  HttpClient client(server_.http_port());
  const HttpReply reply =
      client.call_json("AccountService/SignIn",
                       R"({"name":"clerk.one","password":"Mot-Mat-Khau-2026","asCookie":true})");
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.header("set-cookie").find("HttpOnly"), std::string::npos);
  EXPECT_NE(reply.body.find("\"token\":\"\""), std::string::npos) << reply.body;
  EXPECT_EQ(reply.header("cache-control"), "no-store");
}

TEST(SignInForms, FindRoomOrAreRefused) {
  RunningServer server({}, {}, {.http_address = "127.0.0.1:0", .sign_ins_waiting_max = 0});
  HttpClient client(server.http_port());
  client.send(HttpClient::request(
      "POST", "/sign-in", "name=an&password=x",
      {{"Origin", origin}, {"Content-Type", "application/x-www-form-urlencoded"}}));
  EXPECT_EQ(client.receive().status, 503);
}

}  // namespace
}  // namespace motcua::testing
