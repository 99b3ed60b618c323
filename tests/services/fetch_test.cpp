// What is fetched of a provider of identities, and what is not; over HTTP that a gateway of ours
// answers.
#include "services/identity/fetch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "services/transport/self_signed.h"
#include "tests/services/running_gateway.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

class Fetching : public ::testing::Test {
 protected:
  AddPages pages() {
    return [this](Gateway& gateway) {
      gateway.add_page("GET", "/keys", [](const PageRequest& request, PageDone done) {
        done(
            {.body = R"({"accept":")" + std::string(header_of(request.headers, "accept")) + "\"}"});
      });
      gateway.add_page("POST", "/token", [](const PageRequest& request, PageDone done) {
        done({.status = 400,
              .body = std::string(header_of(request.headers, "authorization")) + " " +
                      std::string(header_of(request.headers, "content-type")) + " " +
                      request.body});
      });
      gateway.add_page("GET", "/moved", [](const PageRequest&, PageDone done) {
        done({.status = 302, .headers = {{"location", "/elsewhere"}}});
      });
      gateway.add_page("GET", "/elsewhere", [this](const PageRequest&, PageDone done) {
        has_followed_ = true;
        done({});
      });
      gateway.add_page("GET", "/large", [](const PageRequest&, PageDone done) {
        done({.body = std::string(300'000, 'x')});
      });
      gateway.add_page("GET", "/never", [this](const PageRequest&, PageDone done) {
        held_ = std::move(done);
        is_given_up_ = true;
      });
    };
  }
  std::string at(int port, const std::string& path, const char* scheme = "http") {
    return scheme + std::string("://127.0.0.1:") + std::to_string(port) + path;
  }

  std::atomic<bool> has_followed_ = false;
  std::atomic<bool> is_given_up_ = false;
  PageDone held_;
};

TEST_F(Fetching, AsksAndTellsWhatWasAnswered) {
  RunningGateway gateway({}, pages());
  const auto keys = fetch_over_network({.url = at(gateway.port(), "/keys")});
  ASSERT_TRUE(keys) << keys.error();
  EXPECT_EQ(keys->status, 200);
  EXPECT_EQ(keys->body, R"({"accept":"application/json"})");
  const auto token = fetch_over_network({.url = at(gateway.port(), "/token"),
                                         .form = form_of({{"code", "a b"}, {"x", "&"}}),
                                         .user = "motcua",
                                         .password = "secret"});
  ASSERT_TRUE(token) << token.error();
  EXPECT_EQ(token->status, 400);
  EXPECT_EQ(token->body,
            "Basic bW90Y3VhOnNlY3JldA== application/x-www-form-urlencoded code=a%20b&x=%26");
}

TEST_F(Fetching, GoesNoFurtherThanItWasAsked) {
  RunningGateway gateway({}, pages());
  const auto moved = fetch_over_network({.url = at(gateway.port(), "/moved")});
  ASSERT_TRUE(moved) << moved.error();
  EXPECT_EQ(moved->status, 302);
  EXPECT_FALSE(has_followed_);
  EXPECT_FALSE(fetch_over_network({.url = at(gateway.port(), "/large")}));
}

TEST_F(Fetching, EndsWhenNobodyWaitsForIt) {
  RunningGateway gateway({}, pages());
  const auto answer =
      fetch_over_network({.url = at(gateway.port(), "/never"), .is_given_up = &is_given_up_});
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().find("abort"), std::string::npos) << answer.error();
  held_ = nullptr;
}

TEST_F(Fetching, BelievesNoCertificateThatTheSystemDoesNot) {
  TemporaryFolder folder;
  const auto pair = make_self_signed({"localhost", "127.0.0.1"});
  ASSERT_TRUE(pair);
  const CertificateFiles files{.certificate = folder.path() + "/c", .key = folder.path() + "/k"};
  std::ofstream(files.certificate) << pair->certificate;
  std::ofstream(files.key) << pair->key;
  auto read = read_certificates(files);
  ASSERT_TRUE(read);
  RunningGateway gateway({}, pages(), std::make_shared<CurrentCertificates>(std::move(*read)));
  const auto answer = fetch_over_network({.url = at(gateway.port(), "/keys", "https")});
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().find("certificate"), std::string::npos) << answer.error();
}

TEST(FetchedAddresses, AreOfTlsOrOfThisMachine) {
  for (const char* good : {"https://a.example", "https://a.example:8443/x?y=z",
                           "http://127.0.0.1:1/", "http://localhost/x", "http://[::1]:1/"}) {
    EXPECT_TRUE(is_fetchable(good)) << good;
  }
  for (const char* bad :
       {"", "a.example", "http://a.example", "http://127.0.0.1.example", "http://127.0.0.1x/",
        "http://[::1]x/", "http://127.0.0.1\n.example", "http://localhost@a.example",
        "https://localhost@a.example", "ftp://127.0.0.1", "https://", "https://a.example/#x",
        "https://user:@a.example", "https://a.example/\r\nx: y"}) {
    EXPECT_FALSE(is_fetchable(bad)) << bad;
    EXPECT_FALSE(fetch_over_network({.url = bad})) << bad;
  }
  EXPECT_EQ(form_of({{"a b", "c&d=e"}, {"f", "+"}}), "a%20b=c%26d%3De&f=%2B");
}

}  // namespace
}  // namespace motcua::testing
