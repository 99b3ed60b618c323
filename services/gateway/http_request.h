// A request as its bytes come in: its head, and then, if somebody wants it, its body, each within
// its bounds. Beast parses. Knows no connection, so no time.
#pragma once

#include <boost/beast/http/parser.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/gateway/body_budget.h"
#include "services/gateway/options.h"
#include "services/gateway/page.h"

namespace motcua {

// Why a request is not served. Without a status the connection is closed without a word.
struct Trouble {
  int http_status = 0;
};
using OrTrouble = std::optional<Trouble>;  // none: all is well

// A body that takes memory as it comes, not as it is announced.
struct GrowingBody {
  using value_type = std::string;
  class reader {
   public:
    using error_code = boost::system::error_code;
    template <bool is_request, class Fields>
    reader(boost::beast::http::header<is_request, Fields>&, value_type& body) : body_(body) {}
    void init(const boost::optional<std::uint64_t>&, error_code& error) { error = {}; }
    template <class Buffers>
    size_t put(const Buffers& buffers, error_code& error) {
      error = {};
      const size_t before = body_.size();
      for (auto at = boost::asio::buffer_sequence_begin(buffers);
           at != boost::asio::buffer_sequence_end(buffers); ++at) {
        const boost::asio::const_buffer one = *at;
        body_.append(static_cast<const char*>(one.data()), one.size());
      }
      return body_.size() - before;
    }
    void finish(error_code& error) { error = {}; }

   private:
    value_type& body_;
  };
};

// Whose body it is, out of what it is held, and how large it may be.
struct BodyBounds {
  BodyBudget* budget = nullptr;  // outlives the request
  std::string holder;
  size_t bytes_max = 0;
  size_t of_holder_max = 0;  // all bodies of that holder
  std::chrono::milliseconds time_max{0};
};

// `put_…` take from the input what is theirs.
class HttpRequest {
 public:
  explicit HttpRequest(const GatewayOptions& options);
  ~HttpRequest() { let_go(); }
  HttpRequest(const HttpRequest&) = delete;
  HttpRequest& operator=(const HttpRequest&) = delete;

  OrTrouble put_head(std::string& input);
  bool has_head() const { return has_head_; }

  // Of a request whose head has come:
  std::string_view method() const;
  std::string_view path() const;
  std::string_view query() const;  // after the question mark; empty if there is none
  const HttpHeaders& headers() const { return headers_; }
  bool has_chunked_answers() const { return parser_.get().version() >= 11; }
  bool keeps_alive() const { return parser_.keep_alive() && parser_.get().version() >= 11; }

  // Its body is wanted. Refused by what the head says of its size.
  OrTrouble expect_body(BodyBounds bounds);
  bool waits_for_continue() const { return header_of(headers_, "expect") == "100-continue"; }
  OrTrouble put_body(std::string& input);
  std::chrono::milliseconds body_time_max() const { return bounds_.time_max; }
  bool is_whole() const { return parser_.is_done(); }
  std::string take_body() { return std::move(parser_.get().body()); }
  // Its body is no longer held.
  void let_go();
  // What is still to come of a body that nobody wants; nothing: who knows.
  std::optional<std::uint64_t> unread_bytes() const;

 private:
  using Parser = boost::beast::http::request_parser<GrowingBody>;

  OrTrouble put(std::string& input);
  OrTrouble check_head() const;

  const GatewayOptions& options_;
  Parser parser_;
  HttpHeaders headers_;
  bool has_head_ = false;
  BodyBounds bounds_;
  size_t held_bytes_ = 0;
};

}  // namespace motcua
