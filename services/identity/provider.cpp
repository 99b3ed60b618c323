// What it says is believed over TLS and by its signature; what browsers bring, by what was kept.
#include "services/identity/provider.h"

#include <boost/url/params_encoded_view.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>
#include <utility>

#include "engine/try.h"
#include "services/identity/json_text.h"
#include "services/identity/secret.h"

namespace motcua {
namespace {

namespace json = boost::json;

constexpr int http_ok = 200;

// Whether a list of ways to show the secret has the form alone; the header is what holds unsaid.
bool has_form_alone(const json::object& metadata) {
  const json::value* const ways = metadata.if_contains("token_endpoint_auth_methods_supported");
  if (!ways || !ways->is_array()) return false;
  bool has_form = false;
  for (const json::value& way : ways->get_array()) {
    if (way == "client_secret_basic") return false;
    has_form = has_form || way == "client_secret_post";
  }
  return has_form;
}

// What a browser brought in its address. Nothing: no query, or one that says something twice.
struct Returned {
  std::string state;
  std::string code;
  std::string error;
  std::string issuer;  // RFC 9207
};
std::optional<Returned> returned_in(const std::string& query) {
  const auto parsed = boost::urls::parse_query(query);
  if (!parsed) return std::nullopt;
  Returned returned;
  for (const auto& [name, value, has_value] : boost::urls::params_view(*parsed)) {
    std::string* const place = name == "state"   ? &returned.state
                               : name == "code"  ? &returned.code
                               : name == "error" ? &returned.error
                               : name == "iss"   ? &returned.issuer
                                                 : nullptr;
    if (!place) continue;
    if (!place->empty()) return std::nullopt;
    *place = value;
  }
  return returned;
}

// An error's name, if it is one.
std::string word(const std::string& text) {
  constexpr size_t characters_max = 40;
  const bool is_word = text.size() <= characters_max &&
                       text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
  return is_word ? text : "error";
}

NotIdentified not_answered(std::string reason) {
  return {.failure = ReturnFailure::provider, .reason = std::move(reason)};
}
NotIdentified refused(std::string reason) {
  return {.failure = ReturnFailure::refused, .reason = std::move(reason)};
}

}  // namespace

Provider::Provider(ProviderOptions options, Fetch fetch)
    : options_(std::move(options)), fetch_(std::move(fetch)), away_(options_) {}

tl::expected<Departure, std::string> Provider::send_away(const std::optional<std::string>& step_up,
                                                         Instant now) {
  const Metadata known = TRY(metadata(now));
  const std::string state = make_token();
  Departure departure{.location = {}, .browser = make_token()};
  const Away away{.nonce = make_token(),
                  .verifier = make_token(),
                  .browser_hash = hash_of_token(departure.browser),
                  .is_step_up = step_up.has_value(),
                  .session = step_up.value_or(""),
                  .until = {}};
  FormFields fields{{"response_type", "code"},
                    {"client_id", options_.client_id},
                    {"redirect_uri", options_.redirect},
                    {"scope", "openid"},
                    {"state", state},
                    {"nonce", away.nonce},
                    {"code_challenge", challenge_of(away.verifier)},
                    {"code_challenge_method", "S256"}};
  if (step_up) fields.insert(fields.end(), {{"max_age", "0"}, {"prompt", "login"}});
  const std::string& endpoint = known.authorization_endpoint;
  departure.location =
      endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") + form_of(fields);
  away_.put(state, away, now);
  return departure;
}

tl::expected<Identified, NotIdentified> Provider::take_back(const std::string& query,
                                                            const std::string& browser,
                                                            int64_t proved_minutes_max,
                                                            Instant now) {
  const auto returned = returned_in(query);
  const auto away = returned ? away_.take(returned->state, now) : std::nullopt;
  if (!away || browser.empty() || hash_of_token(browser) != away->browser_hash) {
    return tl::unexpected(NotIdentified{.failure = ReturnFailure::strayed, .reason = "state"});
  }
  if (!returned->issuer.empty() && returned->issuer != options_.issuer) {
    return tl::unexpected(refused("iss"));
  }
  if (!returned->error.empty()) return tl::unexpected(refused(word(returned->error)));
  if (returned->code.empty()) return tl::unexpected(refused("code"));
  const std::string token =
      TRY(id_token_for(returned->code, away->verifier, now).map_error(not_answered));
  ExpectedToken expected{.issuer = options_.issuer,
                         .client_id = options_.client_id,
                         .nonce = away->nonce,
                         .proved_minutes_max = std::nullopt,
                         .now = now};
  if (away->is_step_up) expected.proved_minutes_max = proved_minutes_max;
  IdToken checked = TRY(check(token, expected));
  return Identified{.issuer = options_.issuer,
                    .subject = std::move(checked.subject),
                    .proved_at = checked.proved_at,
                    .session = away->session};
}

tl::expected<std::string, std::string> Provider::body_of(const FetchRequest& request) const {
  if (is_closed_) return tl::unexpected<std::string>("closed");
  FetchRequest asked = request;
  asked.is_given_up = &is_closed_;
  FetchAnswer answer = TRY(fetch_(asked));
  if (answer.status == http_ok) return std::move(answer.body);
  const auto said = object_in(answer.body);
  const std::string error = said ? text_in(*said, "error") : "";
  return tl::unexpected<std::string>("HTTP " + std::to_string(answer.status) +
                                     (error.empty() ? "" : " " + word(error)));
}

tl::expected<Provider::Metadata, std::string> Provider::metadata(Instant now) {
  const std::lock_guard lock(mutex_);
  if (!metadata_ || plus_minutes(metadata_->fetched, options_.known_minutes_max) <= now) {
    metadata_ = TRY(fetch_metadata(now));
  }
  return *metadata_;
}

tl::expected<Provider::Metadata, std::string> Provider::fetch_metadata(Instant now) const {
  const std::string body = TRY(body_of({.url = options_.discovery}));
  const auto said = object_in(body);
  if (!said) return tl::unexpected<std::string>("metadata: no JSON object");
  if (text_in(*said, "issuer") != options_.issuer)
    return tl::unexpected<std::string>("metadata: issuer");
  Metadata metadata{.authorization_endpoint = text_in(*said, "authorization_endpoint"),
                    .token_endpoint = text_in(*said, "token_endpoint"),
                    .jwks_uri = text_in(*said, "jwks_uri"),
                    .takes_secret_in_form = has_form_alone(*said),
                    .fetched = now};
  for (const std::string* endpoint :
       {&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri}) {
    if (!is_fetchable(*endpoint))
      return tl::unexpected<std::string>("metadata: an endpoint is not https");
  }
  return metadata;
}

tl::expected<std::string, std::string> Provider::id_token_for(const std::string& code,
                                                              const std::string& verifier,
                                                              Instant now) {
  const Metadata known = TRY(metadata(now));
  FormFields fields{{"grant_type", "authorization_code"},
                    {"code", code},
                    {"redirect_uri", options_.redirect},
                    {"code_verifier", verifier}};
  FetchRequest request{.url = known.token_endpoint};
  if (known.takes_secret_in_form) {
    fields.emplace_back("client_id", options_.client_id);
    fields.emplace_back("client_secret", options_.client_secret);
  } else {  // encoded as in a form (RFC 6749, 2.3.1)
    request.user = encoded(options_.client_id);
    request.password = encoded(options_.client_secret);
  }
  request.form = form_of(fields);
  const std::string body = TRY(body_of(request));
  const auto said = object_in(body);
  const std::string token = said ? text_in(*said, "id_token") : "";
  if (token.empty()) return tl::unexpected<std::string>("no id_token");
  return token;
}

// By keys that were fetched anew, if it names one that is not known.
tl::expected<IdToken, NotIdentified> Provider::check(const std::string& token,
                                                     const ExpectedToken& expected) {
  const Instant now = expected.now;
  const auto known =
      TRY(keys(plus_minutes(now, -options_.known_minutes_max), now).map_error(not_answered));
  auto checked = check_id_token(token, known->set, expected);
  if (!checked && checked.error() == "kid") {
    const auto newer =
        TRY(keys(plus_minutes(now, -options_.keys_minutes_min), now).map_error(not_answered));
    checked = check_id_token(token, newer->set, expected);
  }
  return checked.map_error([](const std::string& what) { return refused("id_token: " + what); });
}

tl::expected<std::shared_ptr<const Provider::Keys>, std::string> Provider::keys(
    Instant fetched_after, Instant now) {
  const Metadata known = TRY(metadata(now));
  const std::lock_guard lock(mutex_);
  if (keys_ && keys_->fetched > fetched_after) return keys_;
  const std::string body = TRY(body_of({.url = known.jwks_uri}));
  auto set = KeySet::parse(body);
  if (!set) return tl::unexpected<std::string>("no key set");
  keys_ = std::make_shared<const Keys>(Keys{.set = std::move(*set), .fetched = now});
  return keys_;
}

}  // namespace motcua
