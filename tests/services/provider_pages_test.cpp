// People who sign in by a provider of identities: the way there and back, by a browser, and what
// becomes of their accounts and sessions.
#include <gtest/gtest.h>

#include "motcua/v1/account_service.pb.h"
#include "services/identity/password.h"
#include "services/identity/second_factor.h"
#include "services/identity/secret.h"
#include "tests/services/error_details.h"
#include "tests/services/fake_provider.h"
#include "tests/services/http_client.h"
#include "tests/services/running_server.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

const std::string site_origin = "http://localhost";
constexpr const char* manager_password = "Mot-Mat-Khau-2026";

class ProviderPages : public ::testing::Test {
 protected:
  explicit ProviderPages(bool is_trial = true)
      : server_({}, {}, {.http_address = "127.0.0.1:0"}, options(is_trial)) {
    EXPECT_TRUE(server_.engine().publish(test_entries(), {}));
    add({.name = "clerk.one",
         .officer = "Cán bộ",
         .grants = {{Role::clerk, "P.1"}},
         .issuer = FakeProvider::issuer,
         .subject = "079000000001"});
    add(with_password({.name = "manager", .officer = "Q", .grants = {{Role::account_manager, ""}}},
                      manager_password, server_.engine().now()));
  }
  IdentityOptions options(bool is_trial) {
    IdentityOptions options;
    options.is_trial = is_trial;  // the manager needs no second factor
    options.provider = FakeProvider::options();
    options.fetch = fake_.fetch();
    options.tell = [this](const DoorEvent& event) {
      const std::lock_guard lock(mutex_);
      told_.push_back(event.what + " " + event.account + " " + event.reason);
    };
    return options;
  }
  std::string last_told() {
    const std::lock_guard lock(mutex_);
    return told_.empty() ? "" : told_.back();
  }
  void add(const Account& account) {
    ASSERT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = account}}));
  }
  void change(const std::string& name, AccountAct act, const std::function<void(Account&)>& edit) {
    const auto known = server_.engine().accounts()->find(name);
    Account account = known->account;
    edit(account);
    ASSERT_TRUE(server_.engine().ask({.command = ChangeAccount{act, account, known->sequence}}));
  }

  HttpReply get(const std::string& path, const std::string& cookies = "") {
    HttpClient::Headers headers;
    if (!cookies.empty()) headers.emplace_back("Cookie", cookies);
    return HttpClient(server_.http_port()).get(path, headers);
  }
  // The pair of the cookie of that name that it sets; empty: none.
  static std::string cookie_in(const HttpReply& reply, const std::string& name) {
    for (const auto& [key, value] : reply.headers) {
      if (key == "set-cookie" && value.starts_with(name + "="))
        return value.substr(0, value.find(';'));
    }
    return "";
  }
  // There and back, as the provider vouches for that subject; with the cookies of a session.
  HttpReply visit(const std::string& subject, const std::string& path = "/sign-in/provider",
                  const std::string& session = "") {
    const HttpReply away = get(path, session);
    EXPECT_EQ(away.status, 302);
    const std::string query = query_of(away.header("location"));
    json::object claims =
        FakeProvider::claims(subject, field_in(query, "nonce"), server_.engine().now());
    if (!field_in(query, "max_age").empty()) claims["auth_time"] = claims["iat"];
    fake_.token = fake_.key.sign(claims);
    // A cookie that is Strict does not come along from another site.
    return get("/sign-in/return?code=c&state=" + field_in(query, "state"),
               cookie_in(away, "motcua-return"));
  }
  // The session's cookie; empty: refused.
  std::string sign_in(const std::string& subject = "079000000001") {
    return cookie_in(visit(subject), "motcua");
  }
  HttpReply call(const std::string& method, const std::string& session,
                 const std::string& body = "{}") {
    return HttpClient(server_.http_port())
        .call_json(
            "AccountService/" + method, body,
            {{"Cookie", session}, {"Origin", site_origin}, {"Connect-Protocol-Version", "1"}});
  }
  bool has(const HttpReply& reply, const std::string& text) {
    return reply.body.find(text) != std::string::npos;
  }
  std::string sign_in_by_password(const std::string& name, const std::string& with) {
    v1::SignInRequest request;
    request.set_name(name);
    request.set_password(with);
    v1::SignInResponse response;
    last_ = server_.client().call("AccountService/SignIn", request, response);
    return response.token();
  }
  // As the manager, who has stepped up by signing in.
  std::string manage(const std::string& method, const google::protobuf::Message& request,
                     v1::AccountChange& change) {
    cli::ClientOptions options = server_.client_options();
    options.token = sign_in_by_password("manager", manager_password);
    last_ = cli::Client(options).call("AccountService/" + method, request, change);
    return last_.ok() ? "" : error_of(last_).reason;
  }

  FakeProvider fake_;
  std::mutex mutex_;
  std::vector<std::string> told_;
  RunningServer server_;
  grpc::Status last_;
};

TEST_F(ProviderPages, BeginASessionOnAPageOfThisSite) {
  EXPECT_TRUE(
      has(get("/sign-in"), "href=\"/sign-in/provider\">Đăng nhập bằng Định danh &lt;mẫu&gt;"));
  const HttpReply away = get("/sign-in/provider");
  EXPECT_EQ(away.status, 302);
  const std::string cookie = away.header("set-cookie");
  EXPECT_EQ(cookie.find("motcua-return="), 0u);
  EXPECT_NE(cookie.find("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"), std::string::npos);

  const HttpReply home = visit("079000000001");
  EXPECT_EQ(home.status, 200);
  EXPECT_TRUE(has(home, "<meta http-equiv=\"refresh\" content=\"0;url=/sign-in\">"));
  EXPECT_TRUE(has(home, "<a href=\"/sign-in\">"));
  EXPECT_EQ(cookie_in(home, "motcua-return"), "motcua-return=");
  EXPECT_EQ(home.header("cache-control"), "no-store");
  EXPECT_EQ(last_told(), "signed_in clerk.one ");
  const std::string session = cookie_in(home, "motcua");
  const HttpReply who = call("WhoAmI", session);
  EXPECT_TRUE(has(who, "\"name\":\"clerk.one\"")) << who.body;
  EXPECT_TRUE(has(who, "\"subject\":\"***001\"")) << who.body;
  EXPECT_FALSE(has(who, "\"isSteppedUp\":true")) << "the provider did not say when it was proved";
  EXPECT_TRUE(has(get("/sign-in", session), "/sign-in/provider?step_up=1"));
}

TEST_F(ProviderPages, StepUpUnderANewToken) {
  add({.name = "clerk.two",
       .officer = "Cán bộ",
       .grants = {{Role::clerk, "P.2"}},
       .issuer = FakeProvider::issuer,
       .subject = "079000000002"});
  const std::string session = sign_in();
  const HttpReply another = visit("079000000002", "/sign-in/provider?step_up=1", session);
  EXPECT_EQ(another.status, 401);
  EXPECT_EQ(cookie_in(another, "motcua"), "");
  EXPECT_EQ(last_told(), "sign_in_failed clerk.two ");
  EXPECT_TRUE(has(call("WhoAmI", session), "clerk.one"));

  const std::string next =
      cookie_in(visit("079000000001", "/sign-in/provider?step_up=1", session), "motcua");
  EXPECT_EQ(last_told(), "stepped_up clerk.one ");
  EXPECT_TRUE(has(call("WhoAmI", next), "\"isSteppedUp\":true"));
  EXPECT_FALSE(has(call("WhoAmI", session), "clerk.one"));
}

TEST_F(ProviderPages, AreAnsweredAlikeWhoeverIsRefused) {
  const HttpReply unknown = visit("079999999999");
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(cookie_in(unknown, "motcua"), "");
  EXPECT_EQ(last_told(), "sign_in_failed  ");
  EXPECT_TRUE(has(unknown, "role=\"alert\""));
  change("clerk.one", AccountAct::disabled, [](Account& account) { account.disabled = true; });
  const HttpReply disabled = visit("079000000001");
  EXPECT_EQ(disabled.status, 401);
  EXPECT_EQ(last_told(), "sign_in_failed clerk.one ");
  EXPECT_EQ(disabled.body, unknown.body);
}

TEST_F(ProviderPages, TakeBackOnceAndOfTheSameBrowser) {
  const HttpReply away = get("/sign-in/provider");
  const std::string query = query_of(away.header("location"));
  fake_.token = fake_.key.sign(
      FakeProvider::claims("079000000001", field_in(query, "nonce"), server_.engine().now()));
  const std::string path = "/sign-in/return?code=c&state=" + field_in(query, "state");
  const std::string other = cookie_in(get("/sign-in/provider"), "motcua-return");
  const HttpReply stolen = get(path, other);
  EXPECT_EQ(stolen.status, 400);
  EXPECT_EQ(last_told(), "sign_in_failed  state");
  const HttpReply late = get(path, cookie_in(away, "motcua-return"));
  EXPECT_EQ(late.status, 400) << "taken by whoever tried";
  EXPECT_EQ(cookie_in(late, "motcua"), "");
  EXPECT_EQ(fake_.asked("/token"), 0u);
}

TEST_F(ProviderPages, SayThatTheProviderIsDownAndLetPasswordsIn) {
  fake_.is_down = true;
  const HttpReply down = get("/sign-in/provider");
  EXPECT_EQ(down.status, 503);
  EXPECT_TRUE(has(down, "Chưa liên lạc được với Định danh &lt;mẫu&gt;"));
  EXPECT_TRUE(has(down, "name=\"password\""));
  EXPECT_EQ(last_told(), "provider_failed  Couldn't connect to server");
  EXPECT_NE(sign_in_by_password("manager", manager_password), "");
}

TEST_F(ProviderPages, HaveAccountsWithoutAPassword) {
  EXPECT_EQ(sign_in_by_password("clerk.one", ""), "");
  EXPECT_EQ(error_of(last_).reason, "SIGN_IN_FAILED");
  v1::CreateAccountRequest create;
  create.set_name("clerk.new");
  create.set_officer("Cán bộ");
  create.set_subject("079000000001");
  auto& grant = *create.add_grants();
  grant.set_role(v1::CLERK);
  grant.set_unit("P.1");
  v1::AccountChange change;
  EXPECT_EQ(manage("CreateAccount", create, change), "FIELD_VIOLATION") << "it is clerk.one's";
  create.set_subject("079000000003");
  EXPECT_EQ(manage("CreateAccount", create, change), "") << last_.error_message();
  EXPECT_EQ(change.secret(), "");
  EXPECT_EQ(change.account().issuer(), FakeProvider::issuer);
  EXPECT_EQ(change.account().subject(), "***003");
  EXPECT_NE(sign_in("079000000003"), "");
  create.set_name("portal");
  create.set_kind("service");
  create.clear_grants();
  create.set_subject("079000000004");
  EXPECT_EQ(manage("CreateAccount", create, change), "FIELD_VIOLATION");
  create.set_kind("");
  create.set_subject("a\nb");
  EXPECT_EQ(manage("CreateAccount", create, change), "FIELD_VIOLATION");
}

TEST_F(ProviderPages, EndWithTheSubjectThatTheyWereBegunBy) {
  const std::string session = sign_in();
  v1::SetSubjectRequest set;
  set.set_name("clerk.one");
  set.set_subject("079000000005");
  v1::AccountChange changed;
  EXPECT_EQ(manage("SetSubject", set, changed), "");
  EXPECT_FALSE(has(call("WhoAmI", session), "clerk.one"));
  EXPECT_EQ(sign_in("079000000001"), "");
  const std::string next = sign_in("079000000005");
  EXPECT_TRUE(has(call("WhoAmI", next), "clerk.one"));
  // Offline nobody ends sessions.
  change("clerk.one", AccountAct::identified,
         [](Account& account) { account.subject = "079000000006"; });
  EXPECT_FALSE(has(call("WhoAmI", next), "clerk.one"));
  set.set_subject("");
  EXPECT_EQ(manage("SetSubject", set, changed), "");
  EXPECT_EQ(changed.account().issuer(), "");
  EXPECT_EQ(sign_in("079000000006"), "");
}

TEST_F(ProviderPages, AskNothingOfPasswords) {
  change("clerk.one", AccountAct::password_set, [&](Account& account) {
    account = with_temporary_password(account, manager_password, server_.engine().now());
    account.has_second_factor = true;
    account.second_factor_seed = make_seed();
  });
  const std::string session = sign_in();
  EXPECT_TRUE(has(call("WhoAmI", session), "\"mustChangePassword\":false"));
  EXPECT_EQ(call("ListAccounts", session).body.find("PASSWORD_CHANGE_REQUIRED"), std::string::npos);
}

class OfAdministrators : public ProviderPages {
 protected:
  OfAdministrators() : ProviderPages(false) {}
};

TEST_F(OfAdministrators, AskNoSecondFactorOfOurs) {
  change("clerk.one", AccountAct::granted, [](Account& account) {
    account.grants = {{Role::account_manager, ""}};
  });
  const HttpReply listed = call("ListAccounts", sign_in());
  EXPECT_EQ(listed.status, 200) << listed.body;
  v1::AccountChange changed;
  EXPECT_EQ(manage("ListAccounts", v1::ListAccountsRequest(), changed), "SECOND_FACTOR_REQUIRED")
      << "who comes by a password";
}

class WithoutAProvider : public ::testing::Test {
 protected:
  RunningServer server_{{}, {}, {.http_address = "127.0.0.1:0"}};
};

TEST_F(WithoutAProvider, NothingIsSaidOfOne) {
  EXPECT_TRUE(server_.engine().publish(test_entries(), {}));
  HttpClient client(server_.http_port());
  EXPECT_EQ(client.get("/sign-in").body.find("/sign-in/provider"), std::string::npos);
  EXPECT_EQ(client.get("/sign-in/provider").status, 404);
  EXPECT_EQ(client.get("/sign-in/return").status, 404);
  v1::CreateAccountRequest create;
  create.set_name("clerk.one");
  create.set_subject("079000000001");
  v1::AccountChange change;
  const auto status = server_.client().call("AccountService/CreateAccount", create, change);
  EXPECT_NE(status.error_message().find("oidc_issuer"), std::string::npos)
      << status.error_message();
}

}  // namespace
}  // namespace motcua::testing
