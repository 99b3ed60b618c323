// Which ID tokens are believed, and of whom: each way to be bad is one change of a good one.
#include "services/identity/id_token.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/services/fake_provider.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

using Kind = ProviderKey::Kind;

const Instant now = instant("2026-11-23T08:00");
constexpr int64_t minute = 60;

class IdTokens : public ::testing::Test {
 protected:
  static const ProviderKey& rsa() {
    static const ProviderKey key(Kind::rsa, "rsa");
    return key;
  }
  static const ProviderKey& ec() {
    static const ProviderKey key(Kind::ec, "ec");
    return key;
  }
  static const ProviderKey& foreign() {  // somebody else's, of the same name
    static const ProviderKey key(Kind::rsa, "rsa");
    return key;
  }
  static json::object claims() { return FakeProvider::claims("079000000001", "nonce-1", now); }

  // What was not as expected; empty: it is good.
  std::string check(const std::string& token) {
    const auto set = KeySet::parse(key_set_of({&rsa(), &ec()}));
    EXPECT_TRUE(set);
    const auto checked = check_id_token(token, *set, expected_);
    if (!checked) return checked.error();
    checked_ = *checked;
    return "";
  }
  std::string check(const std::function<void(json::object&)>& change) {
    json::object changed = claims();
    change(changed);
    return check(rsa().sign(changed));
  }

  ExpectedToken expected_{.issuer = FakeProvider::issuer,
                          .client_id = "mot:cua",
                          .nonce = "nonce-1",
                          .proved_minutes_max = std::nullopt,
                          .now = now};
  IdToken checked_;
};

TEST_F(IdTokens, AreBelievedIfTheProviderSignedThem) {
  EXPECT_EQ(check(rsa().sign(claims())), "");
  EXPECT_EQ(checked_.subject, "079000000001");
  EXPECT_FALSE(checked_.proved_at);
  EXPECT_EQ(check(rsa().sign(claims(), "PS256")), "");
  EXPECT_EQ(check(ec().sign(claims(), "ES256")), "");
}

TEST_F(IdTokens, AreNotBelievedIfAnybodyCanSignThem) {
  const std::string good = rsa().sign(claims());
  const std::string body = good.substr(good.find('.'), good.rfind('.') - good.find('.'));
  for (const char* none : {"none", "None", ""}) {
    const std::string header = std::string(R"({"alg":")") + none + R"(","kid":"rsa"})";
    EXPECT_NE(check(base64url(header) + body + "."), "") << none;
    EXPECT_NE(check(base64url(header) + good.substr(good.find('.'))), "") << none;
  }
  // What everybody knows as the secret.
  const ProviderKey known(rsa().public_part(), "rsa");
  EXPECT_EQ(check(known.sign(claims(), "HS256")), "alg");
  EXPECT_EQ(check(rsa().sign(claims(), "RS512")), "alg");
  EXPECT_EQ(check(foreign().sign(claims())), "signature");
  // Signed, and changed afterwards.
  json::object other = claims();
  other["sub"] = "079000000002";
  EXPECT_EQ(check(good.substr(0, good.find('.') + 1) + base64url(json::serialize(other)) +
                  good.substr(good.rfind('.'))),
            "signature");
  for (const char* rubbish : {"", ".", "..", "a.b.c", "e30.e30.e30"}) {
    EXPECT_NE(check(rubbish), "") << rubbish;
  }
  EXPECT_EQ(check(std::string(20'000, 'a')), "malformed");
}

TEST_F(IdTokens, AreJudgedByTheProvidersKeysAlone) {
  EXPECT_EQ(check(foreign().sign(claims(), "RS256", {{"jwk", foreign().public_part()}})), "header");
  EXPECT_EQ(check(rsa().sign(claims(), "RS256", {{"jku", "https://elsewhere.example"}})), "header");
  EXPECT_EQ(check(rsa().sign(claims(), "RS256", {{"crit", R"(["b64"])"}})), "header");
  const ProviderKey unknown(Kind::rsa, "unknown");
  EXPECT_EQ(check(unknown.sign(claims())), "kid");
  const ProviderKey nameless(Kind::rsa, "");
  EXPECT_EQ(check(nameless.sign(claims())), "kid");
  // The name of a key of another kind.
  const ProviderKey misnamed(Kind::ec, "rsa");
  EXPECT_EQ(check(misnamed.sign(claims(), "ES256")), "kid");
}

TEST_F(IdTokens, NeedKeysThatAreStrongAndToSign) {
  const ProviderKey weak(Kind::short_rsa, "weak");
  const auto set_of = [](const std::string& key) {
    return KeySet::parse(R"({"keys":[)" + key + "]}");
  };
  const std::string strong = rsa().public_part();
  EXPECT_TRUE(set_of(strong)->find("rsa", "RSA"));
  EXPECT_FALSE(set_of(weak.public_part())->find("weak", "RSA"));
  EXPECT_FALSE(set_of(R"({"use":"enc",)" + strong.substr(1))->find("rsa", "RSA"));
  EXPECT_TRUE(set_of(R"({"use":"sig",)" + strong.substr(1))->find("rsa", "RSA"));
  for (const char* rubbish : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[1]})"}) {
    EXPECT_FALSE(KeySet::parse(rubbish)) << rubbish;
  }
  EXPECT_FALSE(set_of(R"({"kty":"RSA","kid":"rsa","n":"","e":"AQAB"})")->find("rsa", "RSA"));
}

TEST_F(IdTokens, SayWhatWasAskedFor) {
  const int64_t seconds = now.microseconds / 1'000'000;
  const auto with = [&](const char* name, json::value value) {
    return check([&](json::object& claims) { claims[name] = std::move(value); });
  };
  const auto without = [&](const char* name) {
    return check([&](json::object& claims) { claims.erase(name); });
  };
  EXPECT_EQ(with("iss", "https://dinh-danh.example"), "iss");
  EXPECT_EQ(with("iss", "https://dinh-danh.example/cong/"), "iss");
  EXPECT_EQ(without("iss"), "iss");

  EXPECT_EQ(with("aud", "another"), "aud");
  EXPECT_EQ(with("aud", json::array{"another", "one"}), "aud");
  EXPECT_EQ(with("aud", json::array{}), "aud");
  EXPECT_EQ(with("aud", 1), "aud");
  EXPECT_EQ(without("aud"), "aud");
  EXPECT_EQ(with("aud", json::array{"mot:cua"}), "");
  EXPECT_EQ(with("aud", json::array{"mot:cua", "another"}), "azp");
  const auto of_two = [&](const char* presenter) {
    return check([&](json::object& claims) {
      claims["aud"] = json::array{"another", "mot:cua"};
      claims["azp"] = presenter;
    });
  };
  EXPECT_EQ(of_two("another"), "azp");
  EXPECT_EQ(of_two("mot:cua"), "");
  EXPECT_EQ(with("azp", "another"), "azp");

  EXPECT_EQ(with("nonce", "nonce-2"), "nonce");
  EXPECT_EQ(without("nonce"), "nonce");

  EXPECT_EQ(with("exp", seconds - 2 * minute), "exp");
  EXPECT_EQ(with("exp", seconds - minute / 2), "") << "clocks differ";
  EXPECT_EQ(with("exp", "2026"), "exp");
  EXPECT_EQ(with("exp", 1e300), "exp");
  EXPECT_EQ(with("exp", static_cast<double>(seconds) + 60.5), "");
  EXPECT_EQ(without("exp"), "exp");
  EXPECT_EQ(with("iat", seconds + 2 * minute), "iat");
  EXPECT_EQ(without("iat"), "iat");
  EXPECT_EQ(with("nbf", seconds + 2 * minute), "nbf");
  EXPECT_EQ(with("nbf", "now"), "nbf");
  EXPECT_EQ(with("nbf", seconds), "");

  EXPECT_EQ(with("sub", ""), "sub");
  EXPECT_EQ(with("sub", 79), "sub");
  EXPECT_EQ(with("sub", json::string(256, '1')), "sub");
  EXPECT_EQ(without("sub"), "sub");
  EXPECT_EQ(check(rsa().sign({})), "iss");
}

TEST_F(IdTokens, SayWhenThePersonProvedItWhereThatWasAsked) {
  const int64_t seconds = now.microseconds / 1'000'000;
  const auto proved = [&](int64_t at) {
    return check([&](json::object& claims) { claims["auth_time"] = at; });
  };
  EXPECT_EQ(proved(seconds - 60 * minute), "");
  EXPECT_EQ(checked_.proved_at, instant("2026-11-23T07:00"));
  EXPECT_EQ(proved(seconds + 2 * minute), "auth_time");
  expected_.proved_minutes_max = 5;
  EXPECT_EQ(check(rsa().sign(claims())), "auth_time");
  EXPECT_EQ(proved(seconds - 7 * minute), "auth_time");
  EXPECT_EQ(proved(seconds - 4 * minute), "");
}

}  // namespace
}  // namespace motcua::testing
