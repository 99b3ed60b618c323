// A provider of identities in this process: its keys, and what it would answer. Nothing is sent;
// whoever asks it asks a function.
#pragma once

#include <cjose/cjose.h>
#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/params_encoded_view.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "services/identity/fetch.h"
#include "services/identity/provider_options.h"

namespace motcua::testing {

namespace json = boost::json;

class ProviderKey {
 public:
  enum class Kind { rsa, short_rsa, ec, secret };

  ProviderKey(Kind kind, const std::string& kid) : kid_(kid) {
    cjose_err error{};
    if (kind == Kind::ec) key_ = cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error);
    if (kind == Kind::rsa) key_ = cjose_jwk_create_RSA_random(2048, nullptr, 0, &error);
    if (kind == Kind::short_rsa) key_ = cjose_jwk_create_RSA_random(1024, nullptr, 0, &error);
    EXPECT_TRUE(key_) << error.message;
    cjose_jwk_set_kid(key_, kid.data(), kid.size(), &error);
  }
  // Of bytes that everybody knows.
  explicit ProviderKey(const std::string& secret, const std::string& kid) : kid_(kid) {
    cjose_err error{};
    key_ = cjose_jwk_create_oct_spec(reinterpret_cast<const uint8_t*>(secret.data()), secret.size(),
                                     &error);
    EXPECT_TRUE(key_) << error.message;
  }
  ~ProviderKey() { cjose_jwk_release(key_); }
  ProviderKey(const ProviderKey&) = delete;
  ProviderKey& operator=(const ProviderKey&) = delete;

  std::string public_part() const {
    cjose_err error{};
    char* const text = cjose_jwk_to_json(key_, false, &error);
    std::string part(text);
    cjose_get_dealloc()(text);
    return part;
  }

  // `more`: of the header, texts or objects in JSON.
  std::string sign(const json::object& claims, const std::string& algorithm = "RS256",
                   const std::vector<std::pair<std::string, std::string>>& more = {}) const {
    cjose_err error{};
    cjose_header_t* const header = cjose_header_new(&error);
    cjose_header_set(header, "alg", algorithm.c_str(), &error);
    if (!kid_.empty()) cjose_header_set(header, "kid", kid_.c_str(), &error);
    for (const auto& [name, value] : more) {
      const auto set = value.find_first_of("{[") == 0 ? cjose_header_set_raw : cjose_header_set;
      EXPECT_TRUE(set(header, name.c_str(), value.c_str(), &error));
    }
    const std::string text = json::serialize(claims);
    cjose_jws_t* const jws = cjose_jws_sign(
        key_, header, reinterpret_cast<const uint8_t*>(text.data()), text.size(), &error);
    EXPECT_TRUE(jws) << error.message;
    const char* token = nullptr;
    EXPECT_TRUE(cjose_jws_export(jws, &token, &error));
    std::string made(token);
    cjose_jws_release(jws);
    cjose_header_release(header);
    return made;
  }

 private:
  const std::string kid_;
  cjose_jwk_t* key_ = nullptr;
};

inline std::string key_set_of(const std::vector<const ProviderKey*>& keys) {
  std::string all;
  for (const ProviderKey* key : keys) all += (all.empty() ? "" : ",") + key->public_part();
  return R"({"keys":[)" + all + "]}";
}

inline std::string base64url(const std::string& bytes) {
  cjose_err error{};
  char* text = nullptr;
  size_t size = 0;
  EXPECT_TRUE(cjose_base64url_encode(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(),
                                     &text, &size, &error));
  std::string encoded(text, size);
  cjose_get_dealloc()(text);
  return encoded;
}

// Of a query or a form; empty: it has none of that name.
inline std::string field_in(const std::string& form, const std::string& name) {
  const auto parsed = boost::urls::parse_query(form);
  if (!parsed) return "";
  for (const auto& [key, value, has_value] : boost::urls::params_view(*parsed)) {
    if (key == name) return value;
  }
  return "";
}
inline std::string query_of(const std::string& url) { return url.substr(url.find('?') + 1); }

// Safe for any thread, but for its members: set before it is asked.
class FakeProvider {
 public:
  static constexpr const char* issuer = "https://dinh-danh.example/cong";  // not where it is
  static constexpr const char* address = "https://127.0.0.1:9";

  FakeProvider() : key(ProviderKey::Kind::rsa, "k1"), keys(key_set_of({&key})) {}

  static ProviderOptions options() {
    return {.issuer = issuer,
            .discovery = std::string(address) + "/.well-known/openid-configuration",
            .client_id = "mot:cua",
            .client_secret = "bí mật:+&",
            .redirect = "https://motcua.example/sign-in/return",
            .name = "Định danh <mẫu>"};
  }

  Fetch fetch() {
    return [this](const FetchRequest& request) { return answer(request); };
  }

  // The claims of a good token, for whoever was sent away with that nonce.
  static json::object claims(const std::string& subject, const std::string& nonce, Instant now) {
    const int64_t seconds = now.microseconds / 1'000'000;
    return {{"iss", issuer},  {"sub", subject}, {"aud", "mot:cua"},
            {"nonce", nonce}, {"iat", seconds}, {"exp", seconds + 3600}};
  }

  size_t asked(const std::string& path) {
    const std::lock_guard lock(mutex_);
    size_t count = 0;
    for (const FetchRequest& one : requests_) count += one.url == address + path;
    return count;
  }
  FetchRequest last() {
    const std::lock_guard lock(mutex_);
    return requests_.back();
  }

  json::object metadata{{"issuer", issuer},
                        {"authorization_endpoint", std::string(address) + "/auth?lang=vi"},
                        {"token_endpoint", std::string(address) + "/token"},
                        {"jwks_uri", std::string(address) + "/keys"}};
  ProviderKey key;
  std::string keys;
  std::string token;  // the next that it gives
  bool is_down = false;
  int status = 200;  // of the token's answer

 private:
  tl::expected<FetchAnswer, std::string> answer(const FetchRequest& request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    if (is_down) return tl::unexpected<std::string>("Couldn't connect to server");
    const std::string path = request.url.substr(std::string(address).size());
    if (path == "/keys") return FetchAnswer{200, keys};
    if (path == "/token") {
      if (status != 200) return FetchAnswer{status, R"({"error":"invalid_grant"})"};
      return FetchAnswer{200, json::serialize(json::object{{"id_token", token}})};
    }
    return FetchAnswer{200, json::serialize(metadata)};
  }

  std::mutex mutex_;
  std::vector<FetchRequest> requests_;
};

}  // namespace motcua::testing
