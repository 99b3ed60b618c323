// Codes by Connect's names; JSON of errors by Boost.JSON and, of their details, by protobuf.
#include "services/gateway/connect.h"

#include <absl/strings/escaping.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "engine/closed_set.h"
#include "google/rpc/error_details.pb.h"
#include "services/text/text.h"

namespace motcua::connect_rpc {
namespace {

namespace json = boost::json;

struct CodeRow {
  int code;
  std::string_view name;
  int http_status;
};
// Of google.rpc.Code, in its order from 1 on.
constexpr std::array codes{CodeRow{1, "canceled", 499},
                           CodeRow{2, "unknown", 500},
                           CodeRow{3, "invalid_argument", 400},
                           CodeRow{4, "deadline_exceeded", 504},
                           CodeRow{5, "not_found", 404},
                           CodeRow{6, "already_exists", 409},
                           CodeRow{7, "permission_denied", 403},
                           CodeRow{8, "resource_exhausted", 429},
                           CodeRow{9, "failed_precondition", 400},
                           CodeRow{10, "aborted", 409},
                           CodeRow{11, "out_of_range", 400},
                           CodeRow{12, "unimplemented", 501},
                           CodeRow{13, "internal", 500},
                           CodeRow{14, "unavailable", 503},
                           CodeRow{15, "data_loss", 500},
                           CodeRow{16, "unauthenticated", 401}};
static_assert(codes[static_cast<size_t>(Code::UNAVAILABLE) - 1].name == "unavailable");
static_assert(codes.back().code == static_cast<int>(codes.size()));

const CodeRow& row_of(int code) {
  const bool is_known = code >= 1 && code <= static_cast<int>(codes.size());
  return codes[static_cast<size_t>(is_known ? code : 2) - 1];
}

struct ContentType {
  std::string_view name;
  Shape shape;
};
constexpr std::array content_types{
    ContentType{"application/json", {.is_json = true, .is_stream = false}},
    ContentType{"application/proto", {.is_json = false, .is_stream = false}},
    ContentType{"application/connect+json", {.is_json = true, .is_stream = true}},
    ContentType{"application/connect+proto", {.is_json = false, .is_stream = true}}};

Language language_of(const HttpHeaders& headers) {
  return parse_language(header_of(headers, "accept-language"));
}

// Milliseconds in ten digits at most; nothing for what is no such number.
std::optional<std::chrono::milliseconds> parse_timeout(std::string_view text) {
  constexpr size_t digits_max = 10;
  int64_t milliseconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), milliseconds);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (!is_number || text.size() > digits_max || milliseconds < 0) return std::nullopt;
  return std::chrono::milliseconds(milliseconds);
}

std::string accepted_types(bool is_stream) {
  std::vector<std::string_view> names;
  for (const ContentType& type : content_types) {
    if (type.shape.is_stream == is_stream) names.push_back(type.name);
  }
  return joined(names);
}

// How messages are written, if the request is a call of the method's kind.
tl::expected<Shape, PageAnswer> read_shape(const Offer& offer) {
  const Language language = language_of(offer.headers);
  if (offer.http_method != "POST") {
    auto answer = refusal(Code::UNIMPLEMENTED, "http.post_only", language, {}, 405);
    answer.headers.emplace_back("allow", "POST");
    return tl::unexpected(std::move(answer));
  }
  if (offer.method.client_streaming()) {
    return tl::unexpected(refusal(Code::UNIMPLEMENTED, "http.client_stream", language,
                                  {{"method", offer.method.full_name()}}));
  }
  const std::string type = media_type(offer.headers);
  for (const ContentType& one : content_types) {
    if (type == one.name && one.shape.is_stream == offer.method.server_streaming()) {
      return one.shape;
    }
  }
  const std::string accepted = accepted_types(offer.method.server_streaming());
  auto answer = refusal(Code::INVALID_ARGUMENT, "http.content_type", language,
                        {{"types", accepted}, {"text", shortened(type, 100)}}, 415);
  answer.headers.emplace_back("accept-post", accepted);
  return tl::unexpected(std::move(answer));
}

// The size of a message is bound as it comes: a compressed one could be a thousand times that.
std::optional<PageAnswer> check_encoding(const Offer& offer, Shape shape) {
  for (const std::string_view name : {"content-encoding", "connect-content-encoding"}) {
    const std::string_view encoding = header_of(offer.headers, name);
    if (encoding.empty() || encoding == "identity") continue;
    auto answer = refusal(Code::UNIMPLEMENTED, "http.encoding", language_of(offer.headers),
                          {{"text", shortened(encoding, 100)}});
    answer.headers.emplace_back(shape.is_stream ? "connect-accept-encoding" : "accept-encoding",
                                "identity");
    return answer;
  }
  return std::nullopt;
}

// A cookie goes with whatever a browser sends, from any site: what comes with one must come from a
// page of ours, and by a header that no form can set (security: cross-site requests).
std::optional<PageAnswer> check_site(const Offer& offer) {
  const std::string_view version = header_of(offer.headers, "connect-protocol-version");
  const Language language = language_of(offer.headers);
  if (!version.empty() && version != "1") {
    return refusal(Code::INVALID_ARGUMENT, "http.protocol_version", language,
                   {{"text", shortened(version, 100)}});
  }
  const bool has_cookie =
      std::any_of(offer.headers.begin(), offer.headers.end(),
                  [](const auto& one) { return one.first == "cookie" && !one.second.empty(); });
  if (!has_cookie) return std::nullopt;
  if (version == "1" && header_of(offer.headers, "origin") == offer.own_origin) return std::nullopt;
  return refusal(Code::PERMISSION_DENIED, "http.cookie", language);
}

std::string json_of(const google::protobuf::Message& message) {
  std::string text;
  return google::protobuf::util::MessageToJsonString(message, &text).ok() ? text : "{}";
}

template <class Detail>
bool add_debug(const google::protobuf::Any& any, json::object& out) {
  Detail detail;
  if (!any.Is<Detail>() || !any.UnpackTo(&detail)) return false;
  out["debug"] = json::parse(json_of(detail));
  return true;
}

json::object json_of(const google::protobuf::Any& any) {
  json::object out;
  const std::string& url = any.type_url();
  out["type"] = url.substr(url.rfind('/') + 1);
  std::string value = absl::Base64Escape(any.value());
  value.erase(value.find_last_not_of('=') + 1);
  out["value"] = value;
  using namespace google::rpc;
  add_debug<ErrorInfo>(any, out) || add_debug<BadRequest>(any, out) ||
      add_debug<LocalizedMessage>(any, out) || add_debug<RetryInfo>(any, out);
  return out;
}

json::object json_of(const google::rpc::Status& status) {
  json::object out;
  out["code"] = row_of(status.code()).name;
  out["message"] = status.message();
  if (status.details_size() == 0) return out;
  json::array details;
  for (const auto& any : status.details()) details.push_back(json_of(any));
  out["details"] = std::move(details);
  return out;
}

}  // namespace

std::string_view content_type_of(Shape shape) {
  const auto found =
      std::find_if(content_types.begin(), content_types.end(), [&](const ContentType& one) {
        return one.shape.is_json == shape.is_json && one.shape.is_stream == shape.is_stream;
      });
  return found->name;
}

tl::expected<CallRequest, PageAnswer> read_call(const Offer& offer) {
  const auto shape = read_shape(offer);
  if (!shape) return tl::unexpected(shape.error());
  if (auto refused = check_encoding(offer, *shape)) return tl::unexpected(std::move(*refused));
  if (auto refused = check_site(offer)) return tl::unexpected(std::move(*refused));
  CallRequest call{.shape = *shape};
  const std::string_view timeout = header_of(offer.headers, "connect-timeout-ms");
  if (timeout.empty()) return call;
  const auto milliseconds = parse_timeout(timeout);
  if (!milliseconds) {
    return tl::unexpected(refusal(Code::INVALID_ARGUMENT, "http.timeout",
                                  language_of(offer.headers), {{"text", shortened(timeout, 100)}}));
  }
  call.deadline = offer.now + *milliseconds;
  return call;
}

PageAnswer error_answer(const google::rpc::Status& status, int http_status) {
  return {.status = http_status != 0 ? http_status : row_of(status.code()).http_status,
          .headers = {{"content-type", "application/json"}},
          .body = json::serialize(json_of(status))};
}

google::rpc::Status status_of(Code code, std::string_view key, Language language,
                              const Metadata& facts) {
  google::rpc::Status status;
  status.set_code(static_cast<int32_t>(code));
  status.set_message(message(key, facts, Language::english));
  google::rpc::LocalizedMessage localized;
  localized.set_locale(std::string(locale_of(language)));
  localized.set_message(message(key, facts, language));
  status.add_details()->PackFrom(localized);
  return status;
}

PageAnswer refusal(Code code, std::string_view key, Language language, const Metadata& facts,
                   int http_status) {
  return error_answer(status_of(code, key, language, facts), http_status);
}

namespace {

constexpr size_t head_bytes = 5;  // flags and size
constexpr char compressed_flag = 1;
constexpr char end_flag = 2;

std::string envelope(char flags, std::string_view message) {
  std::string bytes(1, flags);
  bytes.reserve(head_bytes + message.size());
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(message.size() >> shift & 0xff);
  }
  return bytes.append(message);
}

}  // namespace

std::string enveloped(std::string_view message) { return envelope(0, message); }

std::string end_of_stream(const google::rpc::Status& status, const HttpHeaders& told) {
  json::object end;
  if (status.code() != 0) end["error"] = json_of(status);
  if (!told.empty()) {
    json::object metadata;
    for (const auto& [key, value] : told) metadata[key] = json::array{json::string(value)};
    end["metadata"] = std::move(metadata);
  }
  return envelope(end_flag, json::serialize(end));
}

std::optional<std::string_view> only_message(std::string_view body) {
  if (body.size() < head_bytes || (body[0] & (compressed_flag | end_flag)) != 0) {
    return std::nullopt;
  }
  size_t size = 0;
  for (size_t i = 1; i < head_bytes; ++i) size = size << 8 | static_cast<unsigned char>(body[i]);
  if (body.size() - head_bytes != size) return std::nullopt;
  return body.substr(head_bytes);
}

}  // namespace motcua::connect_rpc
