// What a proxy before us could read in another way than we do is refused.
#include "services/gateway/http_request.h"

#include <absl/strings/ascii.h>

#include <algorithm>
#include <array>

namespace motcua {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;

Trouble trouble_of(const error_code& error) {
  if (error == http::error::header_limit) return {431};
  if (error == http::error::body_limit) return {413};
  if (error == http::error::bad_version) return {505};
  return {400};
}

std::string_view view_of(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::string in_lower_case(std::string_view text) {
  return absl::AsciiStrToLower({text.data(), text.size()});
}

size_t count_of(const HttpHeaders& headers, std::string_view name) {
  return static_cast<size_t>(std::count_if(headers.begin(), headers.end(),
                                           [&](const auto& one) { return one.first == name; }));
}

// What decides how a request is read and whose it is: of two one reader takes the first, another
// the last.
constexpr std::array<std::string_view, 7> given_once{
    "host",   "content-length", "transfer-encoding",       "content-type",
    "origin", "authorization",  "connect-protocol-version"};

}  // namespace

HttpRequest::HttpRequest(const GatewayOptions& options) : options_(options) {
  parser_.header_limit(static_cast<std::uint32_t>(options.header_bytes_max));
  parser_.body_limit(options.body_bytes_max);
}

std::string_view HttpRequest::method() const { return view_of(parser_.get().method_string()); }

std::string_view HttpRequest::path() const {
  const std::string_view target = view_of(parser_.get().target());
  return target.substr(0, target.find('?'));
}

std::string_view HttpRequest::query() const {
  const std::string_view target = view_of(parser_.get().target());
  const size_t question = target.find('?');
  return question == std::string_view::npos ? std::string_view() : target.substr(question + 1);
}

OrTrouble HttpRequest::put(std::string& input) {
  error_code error;
  const size_t taken = parser_.put(boost::asio::buffer(input), error);
  input.erase(0, taken);
  if (input.empty()) input = {};  // idle connections keep no buffer
  if (error == http::error::need_more) error = {};
  if (error) return trouble_of(error);
  return std::nullopt;
}

OrTrouble HttpRequest::put_head(std::string& input) {
  // Beast would join a line that goes on in the next (RFC 9112, 5.2); others take that for another.
  const std::string_view head = std::string_view(input).substr(0, input.find("\r\n\r\n"));
  for (const char* const fold : {"\r\n ", "\r\n\t"}) {
    if (head.find(fold) != std::string_view::npos) return Trouble{400};
  }
  if (const OrTrouble trouble = put(input)) return trouble;
  if (!parser_.is_header_done()) {
    if (input.size() > options_.header_bytes_max) return Trouble{431};
    return std::nullopt;
  }
  has_head_ = true;
  for (const auto& field : parser_.get()) {
    headers_.emplace_back(in_lower_case(view_of(field.name_string())), view_of(field.value()));
  }
  if (headers_.size() > options_.headers_max) return Trouble{431};
  return check_head();
}

OrTrouble HttpRequest::check_head() const {
  const bool is_old = parser_.get().version() < 11;
  const std::string_view encoding = header_of(headers_, "transfer-encoding");
  const std::string_view length = header_of(headers_, "content-length");
  const bool has_encoding = count_of(headers_, "transfer-encoding") > 0;
  for (const std::string_view name : given_once) {
    if (count_of(headers_, name) > 1) return Trouble{400};
  }
  if (length.find(',') != std::string_view::npos) return Trouble{400};
  if (has_encoding && (is_old || !length.empty())) return Trouble{400};
  if (has_encoding && in_lower_case(encoding) != "chunked") return Trouble{501};
  if (count_of(headers_, "host") == 0 && !is_old) return Trouble{400};
  if (!parser_.get().target().starts_with('/')) return Trouble{400};
  return std::nullopt;
}

OrTrouble HttpRequest::expect_body(BodyBounds bounds) {
  bounds_ = std::move(bounds);
  if (parser_.content_length().value_or(0) > bounds_.bytes_max) return Trouble{413};
  if (is_whole()) return std::nullopt;
  parser_.eager(true);
  parser_.body_limit(bounds_.bytes_max);
  return std::nullopt;
}

OrTrouble HttpRequest::put_body(std::string& input) {
  const size_t before = input.size();
  if (const OrTrouble trouble = put(input)) return trouble;
  const size_t come = parser_.get().body().size() - held_bytes_;
  held_bytes_ += come;
  switch (bounds_.budget->hold(bounds_.holder, come, bounds_.of_holder_max)) {
    case BodyBudget::Held::yes: break;
    case BodyBudget::Held::too_much_in_all: return Trouble{503};
    case BodyBudget::Held::too_much_of_one: return Trouble{429};
  }
  // The head of a chunk, which may have anything behind its size.
  const bool is_stuck = input.size() == before && before > options_.header_bytes_max;
  if (is_stuck && !is_whole()) return Trouble{400};
  return std::nullopt;
}

void HttpRequest::let_go() {
  if (held_bytes_ > 0) bounds_.budget->let_go(bounds_.holder, std::exchange(held_bytes_, 0));
}

std::optional<std::uint64_t> HttpRequest::unread_bytes() const {
  if (is_whole()) return 0;
  if (waits_for_continue()) return std::nullopt;  // it may come, or not
  const auto left = parser_.content_length_remaining();
  if (!left) return std::nullopt;
  return *left;
}

}  // namespace motcua
