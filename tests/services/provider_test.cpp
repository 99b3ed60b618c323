// People who sign in by a provider of identities: what is asked of it, whom it brings back, and
// what becomes of their accounts.
#include "services/identity/provider.h"

#include <gtest/gtest.h>

#include "services/identity/secret.h"
#include "tests/services/fake_provider.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

class Providers : public ::testing::Test {
 protected:
  explicit Providers(const ProviderOptions& options = FakeProvider::options())
      : provider_(options, fake_.fetch()) {}

  // Where the browser is sent; what it must bring back is remembered.
  std::string go(const std::optional<std::string>& step_up = std::nullopt) {
    const auto departure = provider_.send_away(step_up, now_);
    EXPECT_TRUE(departure) << departure.error();
    browser_ = departure->browser;
    return query_of(departure->location);
  }
  // A good token for whoever was sent away so.
  void vouch(const std::string& query, const std::string& subject = "079000000001") {
    fake_.token = fake_.key.sign(FakeProvider::claims(subject, field_in(query, "nonce"), now_));
  }
  static std::string back(const std::string& query) {
    return "code=c-1&state=" + field_in(query, "state");
  }
  // What was the matter; empty: somebody is back.
  std::string take_back(const std::string& query) {
    const auto who = provider_.take_back(query, browser_, 5, now_);
    if (!who) return who.error().reason;
    who_ = *who;
    return "";
  }

  FakeProvider fake_;
  Provider provider_;
  Instant now_ = instant("2026-11-23T08:00");
  std::string browser_;
  Identified who_;
};

TEST_F(Providers, AreAskedWithAllThatMustComeBack) {
  const auto departure = provider_.send_away(std::nullopt, now_);
  ASSERT_TRUE(departure);
  EXPECT_TRUE(departure->location.starts_with("https://127.0.0.1:9/auth?lang=vi&"));
  const std::string query = go();
  EXPECT_EQ(field_in(query, "response_type"), "code");
  EXPECT_EQ(field_in(query, "scope"), "openid");
  EXPECT_EQ(field_in(query, "client_id"), "mot:cua");
  EXPECT_EQ(field_in(query, "redirect_uri"), "https://motcua.example/sign-in/return");
  EXPECT_EQ(field_in(query, "max_age"), "");
  EXPECT_NE(field_in(query, "state"), field_in(go(), "state"));
  vouch(query);
  const std::string second = go();
  vouch(second);
  EXPECT_EQ(take_back(back(second)), "");
  EXPECT_EQ(who_.issuer, FakeProvider::issuer);
  EXPECT_EQ(who_.subject, "079000000001");
  EXPECT_EQ(who_.session, "");
  EXPECT_EQ(fake_.asked("/.well-known/openid-configuration"), 1u);
}

TEST_F(Providers, AreGivenTheCodeWithItsVerifierAndOurSecret) {
  const std::string query = go();
  EXPECT_EQ(field_in(query, "code_challenge_method"), "S256");
  EXPECT_EQ(query.find("code_verifier"), std::string::npos);
  vouch(query);
  fake_.keys = "none";  // so that the token's is the last but one
  EXPECT_EQ(take_back("code=c%2B1&state=" + field_in(query, "state")), "no key set");
  fake_.keys = key_set_of({&fake_.key});
  EXPECT_EQ(fake_.asked("/token"), 1u);
  const std::string again = go();
  fake_.status = 400;
  EXPECT_EQ(take_back(back(again)), "HTTP 400 invalid_grant");
  const FetchRequest asked = fake_.last();
  EXPECT_EQ(field_in(asked.form, "grant_type"), "authorization_code");
  EXPECT_EQ(field_in(asked.form, "code"), "c-1");
  EXPECT_EQ(field_in(asked.form, "redirect_uri"), "https://motcua.example/sign-in/return");
  EXPECT_EQ(challenge_of(field_in(asked.form, "code_verifier")), field_in(again, "code_challenge"));
  EXPECT_EQ(asked.user, "mot%3Acua");
  EXPECT_EQ(asked.password, "b%C3%AD%20m%E1%BA%ADt%3A%2B%26");
  EXPECT_EQ(field_in(asked.form, "client_secret"), "");
}

TEST_F(Providers, AreGivenTheSecretInTheFormIfTheyTakeItSoAlone) {
  fake_.metadata["token_endpoint_auth_methods_supported"] =
      json::array{"private_key_jwt", "client_secret_post"};
  const std::string query = go();
  fake_.status = 400;
  take_back(back(query));
  EXPECT_EQ(fake_.last().user, "");
  EXPECT_EQ(field_in(fake_.last().form, "client_id"), "mot:cua");
  EXPECT_EQ(field_in(fake_.last().form, "client_secret"), "bí mật:+&");
}

TEST_F(Providers, BringEachBackOnceByTheBrowserThatWent) {
  const std::string query = go();
  vouch(query);
  EXPECT_EQ(take_back(back(query)), "");
  EXPECT_EQ(take_back(back(query)), "state") << "twice";
  EXPECT_EQ(fake_.asked("/token"), 1u);

  const std::string own = browser_;
  const std::string stolen = go();
  browser_ = own;  // of somebody who was sent away, too
  EXPECT_EQ(take_back(back(stolen)), "state");
  const std::string without = go();
  browser_ = "";
  EXPECT_EQ(take_back(back(without)), "state");
  for (const char* rubbish : {"", "state=", "state=x&code=y", "code=y", "%zz", "state=%00"}) {
    EXPECT_EQ(take_back(rubbish), "state") << rubbish;
  }
  const std::string twice = go();
  EXPECT_EQ(take_back(back(twice) + "&state=" + field_in(twice, "state")), "state");
  EXPECT_EQ(fake_.asked("/token"), 1u);
}

TEST_F(Providers, AreNotWaitedForForEver) {
  const std::string query = go();
  vouch(query);
  now_ = plus_minutes(now_, 10);
  EXPECT_EQ(take_back(back(query)), "state");
}

TEST_F(Providers, SayNoInAWord) {
  EXPECT_EQ(take_back("error=access_denied&state=" + field_in(go(), "state")), "access_denied");
  EXPECT_EQ(take_back("error=%0Aevent%3Dlie&state=" + field_in(go(), "state")), "error");
  EXPECT_EQ(take_back("state=" + field_in(go(), "state")), "code");
  EXPECT_EQ(take_back(back(go()) + "&iss=https%3A%2F%2Felsewhere.example"), "iss");
  EXPECT_EQ(fake_.asked("/token"), 0u);
}

TEST_F(Providers, AreBelievedByTheNonceThatWasSent) {
  const std::string first = go();
  vouch(first);
  const std::string second = go();
  EXPECT_EQ(take_back(back(second)), "id_token: nonce");
}

TEST_F(Providers, ProveAnewForAStepUp) {
  const std::string query = go("hash of a token");
  EXPECT_EQ(field_in(query, "max_age"), "0");
  EXPECT_EQ(field_in(query, "prompt"), "login");
  vouch(query);
  EXPECT_EQ(take_back(back(query)), "id_token: auth_time");
  const auto proved = [&](int64_t minutes_ago) {
    const std::string again = go("hash of a token");
    json::object claims = FakeProvider::claims("079000000001", field_in(again, "nonce"), now_);
    claims["auth_time"] = plus_minutes(now_, -minutes_ago).microseconds / 1'000'000;
    fake_.token = fake_.key.sign(claims);
    return take_back(back(again));
  };
  EXPECT_EQ(proved(30), "id_token: auth_time");
  EXPECT_EQ(proved(0), "");
  EXPECT_EQ(who_.session, "hash of a token");
  EXPECT_EQ(who_.proved_at, now_);
}

TEST_F(Providers, ChangeTheirKeys) {
  const auto sign_in = [&](const ProviderKey& key) {
    const std::string query = go();
    fake_.token = key.sign(FakeProvider::claims("079000000001", field_in(query, "nonce"), now_));
    return take_back(back(query));
  };
  EXPECT_EQ(sign_in(fake_.key), "");
  const ProviderKey next(ProviderKey::Kind::rsa, "k2");
  fake_.keys = key_set_of({&next});
  EXPECT_EQ(sign_in(next), "id_token: kid") << "not more than once a minute";
  EXPECT_EQ(fake_.asked("/keys"), 1u);
  now_ = plus_minutes(now_, 1);
  EXPECT_EQ(sign_in(fake_.key), "") << "a key that is known asks for nothing";
  EXPECT_EQ(fake_.asked("/keys"), 1u);
  EXPECT_EQ(sign_in(next), "");
  EXPECT_EQ(fake_.asked("/keys"), 2u);
  EXPECT_EQ(sign_in(fake_.key), "id_token: kid") << "taken back";
  EXPECT_EQ(fake_.asked("/keys"), 2u);
  now_ = plus_minutes(now_, 60);
  EXPECT_EQ(sign_in(next), "");
  EXPECT_EQ(fake_.asked("/keys"), 3u);
  EXPECT_EQ(fake_.asked("/.well-known/openid-configuration"), 2u);
}

TEST_F(Providers, MayBeDownOrNoProviders) {
  const auto send_away = [&] {
    const auto departure = provider_.send_away(std::nullopt, now_);
    return departure ? "" : departure.error();
  };
  fake_.is_down = true;
  EXPECT_EQ(send_away(), "Couldn't connect to server");
  fake_.is_down = false;
  const json::object good = fake_.metadata;
  fake_.metadata["issuer"] = fake_.address;
  EXPECT_EQ(send_away(), "metadata: issuer");
  for (const char* endpoint : {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
    for (const char* bad : {"", "http://provider.example/x", "file:///etc/passwd",
                            "https://user@provider.example/", "javascript:alert(1)"}) {
      fake_.metadata = good;
      fake_.metadata[endpoint] = bad;
      EXPECT_EQ(send_away(), "metadata: an endpoint is not https") << endpoint << bad;
    }
  }
  fake_.metadata = good;
  const std::string query = go();
  fake_.is_down = true;
  EXPECT_EQ(take_back(back(query)), "Couldn't connect to server");
  fake_.is_down = false;
  fake_.token = "";
  EXPECT_EQ(take_back(back(go())), "no id_token");
  provider_.close();
  EXPECT_EQ(take_back(back(go())), "closed");
}

class FewAway : public Providers {
 protected:
  static ProviderOptions options() {
    ProviderOptions options = FakeProvider::options();
    options.away_max = 2;
    return options;
  }
  FewAway() : Providers(options()) {}
};

TEST_F(FewAway, TheFirstBeginAnew) {
  const std::string first = go();
  const std::string browser_of_first = browser_;
  go();
  const std::string third = go();
  vouch(third);
  EXPECT_EQ(take_back(back(third)), "");
  vouch(first);
  browser_ = browser_of_first;
  EXPECT_EQ(take_back(back(first)), "state");
}

}  // namespace
}  // namespace motcua::testing
