// The algorithm comes from a list of ours, the key from the set alone, and all else of the token is
// read once its signature is good.
#include "services/identity/id_token.h"

#include <cjose/header.h>
#include <cjose/jwk.h>
#include <cjose/jws.h>
#include <cjose/util.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "engine/try.h"
#include "engine/utf8.h"
#include "services/identity/json_text.h"

namespace motcua {
namespace {

namespace json = boost::json;

constexpr size_t token_bytes_max = 16 << 10;
constexpr size_t subject_bytes_max = 255;  // OpenID Connect Core, 2
constexpr size_t keys_max = 100;
constexpr size_t rsa_bits_min = 2048;
constexpr int64_t skew_seconds = 60;  // between its clock and ours
constexpr int64_t microseconds = 1'000'000;

// What is believed, and by keys of which kind.
constexpr std::array<std::pair<std::string_view, const char*>, 3> algorithms{
    {{"RS256", "RSA"}, {"PS256", "RSA"}, {"ES256", "EC"}}};

// Its public members alone.
std::string public_part(const json::object& key, const std::string& kind) {
  json::object part;
  const auto take = [&](const char* name) {
    if (const auto* value = key.if_contains(name)) part[name] = *value;
  };
  take("kty");
  if (kind == "RSA") take("n"), take("e");
  if (kind == "EC") take("crv"), take("x"), take("y");
  return json::serialize(part);
}

bool is_strong(const cjose_jwk_t* key, const std::string& kind) {
  cjose_err error{};
  if (kind == "RSA") return cjose_jwk_get_keysize(key, &error) >= rsa_bits_min;
  return kind == "EC" && cjose_jwk_EC_get_curve(key, &error) == CJOSE_JWK_EC_P_256;
}

struct ReleaseJws {
  void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
};

// A header that says where else to take the key from, or what must be understood and is not.
bool has_foreign_header(cjose_header_t* header) {
  constexpr std::array<const char*, 4> foreign{"jwk", "jku", "x5u", "crit"};
  return std::any_of(foreign.begin(), foreign.end(), [&](const char* name) {
    cjose_err error{};
    if (cjose_header_get(header, name, &error)) return true;  // a text
    const std::unique_ptr<char, decltype(cjose_get_dealloc())> value(
        cjose_header_get_raw(header, name, &error), cjose_get_dealloc());
    return value != nullptr;
  });
}

// Seconds since 1970, perhaps with a fraction. Nothing: no number, or of another age.
std::optional<Instant> instant_in(const json::object& claims, const char* name) {
  constexpr double seconds_max = 1e11;
  const json::value* const value = claims.if_contains(name);
  if (!value || !value->is_number()) return std::nullopt;
  const auto seconds = value->to_number<double>();
  if (!(std::abs(seconds) < seconds_max)) return std::nullopt;
  return Instant{static_cast<int64_t>(std::floor(seconds)) * microseconds};
}

Instant plus_seconds(Instant instant, int64_t seconds) {
  return {instant.microseconds + seconds * microseconds};
}

bool is_for(const json::object& claims, const std::string& client_id) {
  const json::value* const audience = claims.if_contains("aud");
  if (!audience) return false;
  if (audience->is_string()) return audience->get_string() == client_id;
  if (!audience->is_array()) return false;
  const json::array& all = audience->get_array();
  return std::any_of(all.begin(), all.end(), [&](const json::value& one) {
    return one.is_string() && one.get_string() == client_id;
  });
}

// Who of several it was made for; if it is said of one, it must be so, too.
bool is_presented_by(const json::object& claims, const std::string& client_id) {
  const json::value& audience = claims.at("aud");
  const bool has_several = audience.is_array() && audience.get_array().size() > 1;
  if (!has_several && !claims.contains("azp")) return true;
  return text_in(claims, "azp") == client_id;
}

// Of the set, by the name and the algorithm that the header says.
tl::expected<const cjose_jwk_t*, std::string> key_of(cjose_header_t* header, const KeySet& keys) {
  cjose_err error{};
  const auto text = [&](const char* name) {
    const char* const value = cjose_header_get(header, name, &error);
    return std::string(value ? value : "");
  };
  const std::string given = text("alg");
  const auto* const algorithm = std::find_if(algorithms.begin(), algorithms.end(),
                                             [&](const auto& one) { return one.first == given; });
  if (algorithm == algorithms.end()) return tl::unexpected<std::string>("alg");
  if (has_foreign_header(header)) return tl::unexpected<std::string>("header");
  const cjose_jwk_t* const key = keys.find(text("kid"), algorithm->second);
  if (!key) return tl::unexpected<std::string>("kid");
  return key;
}

// What a good signature covers.
tl::expected<json::object, std::string> claims_of(const std::string& token, const KeySet& keys) {
  cjose_err error{};
  if (token.size() > token_bytes_max) return tl::unexpected<std::string>("malformed");
  const std::unique_ptr<cjose_jws_t, ReleaseJws> jws(
      cjose_jws_import(token.data(), token.size(), &error));
  if (!jws) return tl::unexpected<std::string>("malformed");
  const cjose_jwk_t* const key = TRY(key_of(cjose_jws_get_protected(jws.get()), keys));
  if (!cjose_jws_verify(jws.get(), key, &error)) return tl::unexpected<std::string>("signature");
  uint8_t* bytes = nullptr;
  size_t size = 0;
  if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error)) {
    return tl::unexpected<std::string>("malformed");
  }
  auto claims = object_in({reinterpret_cast<const char*>(bytes), size});
  if (!claims) return tl::unexpected<std::string>("malformed");
  return std::move(*claims);
}

}  // namespace

void KeySet::Release::operator()(_cjose_jwk_int* key) const { cjose_jwk_release(key); }

std::optional<KeySet> KeySet::parse(const std::string& text) {
  const auto parsed = object_in(text);
  if (!parsed) return std::nullopt;
  const json::value* const keys = parsed->if_contains("keys");
  if (!keys || !keys->is_array() || keys->get_array().size() > keys_max) return std::nullopt;
  KeySet set;
  for (const json::value& one : keys->get_array()) {
    if (!one.is_object()) return std::nullopt;
    const json::object& given = one.get_object();
    const std::string kind = text_in(given, "kty");
    const std::string name = text_in(given, "kid");
    const std::string use = text_in(given, "use");
    if (name.empty() || (!use.empty() && use != "sig")) continue;
    const std::string part = public_part(given, kind);
    cjose_err failed{};
    Key key(cjose_jwk_import(part.data(), part.size(), &failed));
    if (key && is_strong(key.get(), kind)) set.keys_[{name, kind}] = std::move(key);
  }
  return set;
}

const _cjose_jwk_int* KeySet::find(const std::string& kid, const std::string& kind) const {
  const auto key = keys_.find({kid, kind});
  return key == keys_.end() ? nullptr : key->second.get();
}

tl::expected<IdToken, std::string> check_id_token(const std::string& token, const KeySet& keys,
                                                  const ExpectedToken& expected) {
  const json::object claims = TRY(claims_of(token, keys));
  if (text_in(claims, "iss") != expected.issuer) return tl::unexpected<std::string>("iss");
  if (!is_for(claims, expected.client_id)) return tl::unexpected<std::string>("aud");
  if (!is_presented_by(claims, expected.client_id)) return tl::unexpected<std::string>("azp");
  const Instant latest = plus_seconds(expected.now, skew_seconds);
  const Instant earliest = plus_seconds(expected.now, -skew_seconds);
  const auto expires = instant_in(claims, "exp");
  if (!expires || *expires <= earliest) return tl::unexpected<std::string>("exp");
  const auto issued = instant_in(claims, "iat");
  if (!issued || *issued > latest) return tl::unexpected<std::string>("iat");
  const auto begins = instant_in(claims, "nbf");
  if (claims.contains("nbf") && (!begins || *begins > latest))
    return tl::unexpected<std::string>("nbf");
  if (text_in(claims, "nonce") != expected.nonce) return tl::unexpected<std::string>("nonce");
  const auto proved = instant_in(claims, "auth_time");
  if (expected.proved_minutes_max &&
      (!proved || plus_minutes(*proved, *expected.proved_minutes_max) < earliest)) {
    return tl::unexpected<std::string>("auth_time");
  }
  if (proved && *proved > latest) return tl::unexpected<std::string>("auth_time");
  const std::string subject = text_in(claims, "sub");
  if (subject.empty() || subject.size() > subject_bytes_max || !is_utf8(subject)) {
    return tl::unexpected<std::string>("sub");
  }
  return IdToken{.subject = subject, .proved_at = proved};
}

}  // namespace motcua
