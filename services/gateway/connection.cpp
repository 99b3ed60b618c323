// What is waited for and how long, what is refused, and the way from a request to a call or page
// and back. A body is read once it is asked for, which nobody does before it is known who calls.
// While a call is under way the connection is read all the same, for a client that leaves is seen
// only so; what comes is the next request's.
#include "services/gateway/connection.h"

#include <absl/strings/ascii.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <optional>
#include <utility>

#include "services/gateway/call.h"
#include "services/gateway/connect.h"
#include "services/gateway/http_answer.h"
#include "services/gateway/http_request.h"
#include "services/gateway/line.h"
#include "services/text/text.h"

namespace motcua {
namespace {

using SteadyClock = Line::SteadyClock;

// As much as is read at once of a body.
constexpr size_t read_bytes_max = 64 << 10;
// Of a body that nobody wants: so much is read for the next request behind it.
constexpr size_t skipped_bytes_max = 64 << 10;
// What a client is still sending after it was refused: so much is read, and so long, that it has
// the answer before the connection is gone.
constexpr size_t lingering_bytes_max = 16 << 20;
constexpr std::chrono::milliseconds lingering_max{2'000};

std::string_view without_port(std::string_view host) {
  const size_t colon = host.rfind(':');
  const bool has_port = colon != std::string_view::npos &&
                        host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  return has_port ? host.substr(0, colon) : host;
}

// As browsers name it; on any port.
bool is_of_this_machine(std::string_view host, const Address& address) {
  const bool is_v6 = address.kind == Address::Kind::ipv6;
  const std::string own = is_v6 ? "[" + address.host + "]" : address.host;
  std::string name(without_port(host));
  absl::AsciiStrToLower(&name);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == own;
}

PageAnswer refusal_of(Trouble trouble, Language language) {
  struct Row {
    int http_status;
    Code code;
    const char* sentence;
  };
  constexpr Row rows[] = {{408, Code::DEADLINE_EXCEEDED, "http.slow"},
                          {413, Code::RESOURCE_EXHAUSTED, "http.body"},
                          {429, Code::RESOURCE_EXHAUSTED, "http.bodies_of_one"},
                          {431, Code::RESOURCE_EXHAUSTED, "http.header"},
                          {503, Code::UNAVAILABLE, "http.bodies"}};
  const int http_status = trouble.http_status;
  for (const Row& row : rows) {
    if (row.http_status != http_status) continue;
    return connect_rpc::refusal(row.code, row.sentence, language, {}, http_status);
  }
  return connect_rpc::refusal(Code::INVALID_ARGUMENT, "http.malformed", language, {}, http_status);
}

}  // namespace

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<GatewayCore> core, const asio::any_io_executor& strand, Client client)
      : core_(std::move(core)),
        options_(core_->options),
        strand_(strand),
        address_(std::move(client.address)),
        line_(std::make_shared<Line>(strand, client.socket, std::move(client.ssl),
                                     Line::Bounds{.kept_bytes_max = options_.pipelined_bytes_max,
                                                  .write_max = options_.write_max})) {}

  const asio::any_io_executor& strand() const { return strand_; }
  asio::awaitable<void> run();
  // On the strand.
  void drain() {
    if (is_idle_) abort();
  }
  void abort() { line_->abort(); }

 private:
  // A call or page ends the connection's interest in it when it is answered, or the client is gone.
  struct Detaching {
    ~Detaching() { call.detach(); }
    Call& call;
  };
  struct WaitingPage;

  asio::awaitable<bool> serve_one();
  asio::awaitable<OrTrouble> read_head();
  asio::awaitable<OrTrouble> read_body();
  asio::awaitable<bool> skip_body();

  std::optional<PageAnswer> refusal_of_site() const;

  asio::awaitable<bool> serve_call(const Method& method);
  asio::awaitable<OrTrouble> bring_message(Call& call);
  BodyBounds bounds_of(const Call& call) const;
  BodyBounds bounds_of_stranger(size_t bytes_max) const;
  void begin(const Method& method, const std::shared_ptr<Call>& call,
             std::chrono::system_clock::time_point deadline) const;
  asio::awaitable<bool> answer_once(Call& call, connect_rpc::CallRequest request);
  asio::awaitable<bool> answer_stream(Call& call, connect_rpc::CallRequest request);
  PageAnswer answer_of(Call& call, CallStep& step, connect_rpc::CallRequest request) const;
  google::rpc::Status status_at(const google::rpc::Status& status,
                                connect_rpc::CallRequest request) const;

  asio::awaitable<bool> serve_page();
  PageRequest page_request();
  asio::awaitable<bool> send_answer(PageAnswer answer, bool closes, bool without_body);
  asio::awaitable<bool> refuse(Trouble trouble);
  asio::awaitable<void> linger();

  bool closes() const {
    return line_->is_aborted() || core_->is_draining || !request_->keeps_alive() || leaves_body();
  }
  // It has not come, and is too much to be read for nothing.
  bool leaves_body() const {
    const auto unread = request_->unread_bytes();
    return !unread || *unread > skipped_bytes_max;
  }
  const HttpHeaders& headers() const { return request_->headers(); }
  bool is_head() const { return request_->method() == "HEAD"; }
  std::string own_origin() const {
    return (line_->is_encrypted() ? "https://" : "http://") +
           std::string(header_of(headers(), "host"));
  }
  Language language() const { return parse_language(header_of(headers(), "accept-language")); }

  const std::shared_ptr<GatewayCore> core_;
  const GatewayOptions& options_;
  const asio::any_io_executor strand_;
  const std::string address_;
  std::string certificate_;
  const std::shared_ptr<Line> line_;

  std::optional<HttpRequest> request_;
  bool is_idle_ = false;  // no byte of a request has come

  friend void motcua::start_connection(const std::shared_ptr<GatewayCore>& core, Client client);
};

// ---- Requests

asio::awaitable<void> Connection::run() {
  line_->set_deadline(options_.handshake_max);
  bool goes_on = co_await line_->handshake();
  if (goes_on) certificate_ = line_->certificate();
  while (goes_on && !line_->is_over()) {
    request_.emplace(options_);
    goes_on = co_await serve_one();
    request_.reset();
  }
  line_->close();
}

asio::awaitable<bool> Connection::serve_one() {
  const OrTrouble trouble = co_await read_head();
  line_->no_deadline();
  if (trouble) {
    co_await refuse(*trouble);
    co_await linger();
    co_return false;
  }
  const Method* const method = core_->methods.find(request_->path().substr(1));
  bool goes_on = false;
  if (auto refused = refusal_of_site()) {
    goes_on = co_await send_answer(std::move(*refused), closes(), is_head());
  } else if (method) {
    goes_on = co_await serve_call(*method);
  } else {
    goes_on = co_await serve_page();
  }
  if (goes_on) co_return co_await skip_body();
  if (!request_->is_whole()) co_await linger();
  co_return false;
}

asio::awaitable<OrTrouble> Connection::read_head() {
  is_idle_ = line_->input().empty();
  if (is_idle_ && core_->is_draining) co_return Trouble{};
  line_->set_deadline(options_.idle_max);
  bool has_begun = false;
  while (true) {
    if (!line_->input().empty()) {
      is_idle_ = false;
      if (const OrTrouble trouble = request_->put_head(line_->input())) co_return trouble;
      if (request_->has_head()) co_return std::nullopt;
      if (!std::exchange(has_begun, true)) line_->set_deadline(options_.header_max);
    }
    const bool came =
        co_await line_->receive(options_.header_bytes_max + 1 - line_->input().size());
    if (!came) co_return Trouble{line_->has_expired() && has_begun ? 408 : 0};
  }
}

// Within what it was told to expect. Coroutines take no bounds: g++ 12 destroys braced texts that a
// co_await is given twice.
asio::awaitable<OrTrouble> Connection::read_body() {
  if (request_->is_whole()) co_return std::nullopt;
  line_->set_deadline(request_->body_time_max());
  if (request_->waits_for_continue() && line_->input().empty()) {
    const bool sent = co_await line_->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (!sent) co_return Trouble{};
  }
  while (true) {
    const size_t before = line_->input().size();
    if (before > 0) {
      if (const OrTrouble trouble = request_->put_body(line_->input())) co_return trouble;
      if (request_->is_whole()) break;
      if (line_->input().size() < before && !line_->input().empty()) continue;
    }
    const bool came = co_await line_->receive(read_bytes_max);
    if (!came) co_return Trouble{line_->has_expired() ? 408 : 0};
  }
  line_->no_deadline();
  co_return std::nullopt;
}

// What was answered without its body; false: that does not come in time.
asio::awaitable<bool> Connection::skip_body() {
  size_t left = request_->unread_bytes().value_or(0);
  if (left == 0) co_return true;
  line_->set_deadline(options_.header_max);
  while (true) {
    const size_t skipped = std::min(left, line_->input().size());
    line_->input().erase(0, skipped);
    left -= skipped;
    if (line_->input().empty()) line_->input() = {};
    if (left == 0) co_return true;
    const bool came = co_await line_->receive(std::min(left, read_bytes_max));
    if (!came) co_return false;
  }
}

// Where nobody is asked who calls, whoever reaches us is believed, and the browsers of this machine
// do: a page of another site would call us by its own name, once that leads here, or by ours.
std::optional<PageAnswer> Connection::refusal_of_site() const {
  const bool is_reached_by_path = core_->address.kind == Address::Kind::unix_socket;
  if (is_reached_by_path || !core_->methods.believes_callers()) return std::nullopt;
  const std::string_view host = header_of(headers(), "host");
  if (!host.empty() && !is_of_this_machine(host, core_->address)) {
    constexpr int misdirected = 421;
    return connect_rpc::refusal(Code::PERMISSION_DENIED, "http.host", language(),
                                {{"text", shortened(host, 100)}}, misdirected);
  }
  const std::string_view origin = header_of(headers(), "origin");
  if (origin.empty() || origin == own_origin()) return std::nullopt;
  return connect_rpc::refusal(Code::PERMISSION_DENIED, "http.origin", language(),
                              {{"text", shortened(origin, 100)}});
}

// ---- Calls

asio::awaitable<bool> Connection::serve_call(const Method& method) {
  const connect_rpc::Offer offer{.http_method = request_->method(),
                                 .headers = headers(),
                                 .method = *method.descriptor,
                                 .own_origin = own_origin(),
                                 .now = std::chrono::system_clock::now()};
  const auto request = connect_rpc::read_call(offer);
  if (!request) co_return co_await send_answer(request.error(), closes(), is_head());
  if (request->shape.is_stream && !request_->has_chunked_answers())
    co_return co_await refuse({505});
  const auto call = std::make_shared<Call>(core_, strand_, method, request->shape);
  const Detaching detaching{*call};
  call->on_step([this] { line_->wake(); });
  begin(method, call, request->deadline);
  if (const OrTrouble trouble = co_await bring_message(*call)) {
    call->leave();
    co_return co_await refuse(*trouble);
  }
  const bool may_expire = request->deadline != std::chrono::system_clock::time_point::max();
  if (may_expire && (request->shape.is_stream || !call->has_step())) {
    line_->set_deadline(std::max<SteadyClock::duration>(
        request->deadline - std::chrono::system_clock::now(), SteadyClock::duration::zero()));
  }
  bool goes_on = false;
  if (request->shape.is_stream) {
    goes_on = co_await answer_stream(*call, *request);
  } else {
    goes_on = co_await answer_once(*call, *request);
  }
  co_return goes_on;
}

void Connection::begin(const Method& method, const std::shared_ptr<Call>& call,
                       std::chrono::system_clock::time_point deadline) const {
  CallStart start{.metadata = {},
                  .origin = {.address = address_,
                             .certificate = certificate_,
                             .is_encrypted = line_->is_encrypted()},
                  .deadline = deadline};
  start.metadata.reserve(headers().size());
  for (const auto& [name, value] : headers()) start.metadata.emplace_back(name, value);
  core_->methods.begin(method, call, start);
}

// Once the call asks for it: one that is refused by its head never does.
asio::awaitable<OrTrouble> Connection::bring_message(Call& call) {
  co_await line_->wait_until([&call] { return call.asks_for_message() || call.has_step(); });
  if (!call.asks_for_message()) co_return std::nullopt;
  if (const OrTrouble trouble = request_->expect_body(bounds_of(call))) co_return trouble;
  if (const OrTrouble trouble = co_await read_body()) co_return trouble;
  call.take_body(request_->take_body());
  co_return std::nullopt;
}

// Nobody is bounded by whom it comes from where nobody is asked who calls.
BodyBounds Connection::bounds_of(const Call& call) const {
  const Call::From& from = call.from();
  if (from.must_sign_in && from.account.empty())
    return bounds_of_stranger(options_.unknown_body_bytes_max);
  return {.budget = &core_->bodies,
          .holder = from.account,
          .bytes_max = options_.body_bytes_max,
          .of_holder_max =
              from.must_sign_in ? options_.bodies_of_one_bytes_max : options_.bodies_bytes_max,
          .time_max = options_.body_max};
}

BodyBounds Connection::bounds_of_stranger(size_t bytes_max) const {
  return {.budget = &core_->unknown_bodies,
          .holder = network_of(address_),
          .bytes_max = bytes_max,
          .of_holder_max = options_.unknown_bodies_of_one_bytes_max,
          .time_max = options_.unknown_body_max};
}

// A handler gives up a call whose deadline has passed, which it does not tell from one whose caller
// has left. Nor does it say whether a change was decided meanwhile.
google::rpc::Status Connection::status_at(const google::rpc::Status& status,
                                          connect_rpc::CallRequest request) const {
  const bool is_given_up = status.code() == static_cast<int>(Code::CANCELLED);
  if (!is_given_up || std::chrono::system_clock::now() < request.deadline) return status;
  return connect_rpc::status_of(Code::DEADLINE_EXCEEDED,
                                request.shape.is_stream ? "http.stream_deadline" : "http.deadline",
                                language());
}

PageAnswer Connection::answer_of(Call& call, CallStep& step,
                                 connect_rpc::CallRequest request) const {
  if (!step.has_message) {
    PageAnswer error = connect_rpc::error_answer(status_at(step.status, request));
    for (const auto& told : call.told()) error.headers.push_back(told);
    return error;
  }
  PageAnswer answer{.headers = call.told(), .body = std::move(step.bytes)};
  answer.headers.emplace_back("content-type", connect_rpc::content_type_of(request.shape));
  return answer;
}

asio::awaitable<bool> Connection::answer_once(Call& call, connect_rpc::CallRequest request) {
  const bool has_step = co_await line_->wait_until([&call] { return call.has_step(); });
  const bool is_late = line_->take_expiry();
  line_->no_deadline();
  if (has_step) {
    CallStep step = call.take_step();
    co_return co_await send_answer(answer_of(call, step, request), closes(), false);
  }
  call.leave();
  if (!is_late) co_return false;
  google::rpc::Status given_up;
  given_up.set_code(static_cast<int>(Code::CANCELLED));
  co_return co_await send_answer(connect_rpc::error_answer(status_at(given_up, request)), closes(),
                                 false);
}

asio::awaitable<bool> Connection::answer_stream(Call& call, connect_rpc::CallRequest request) {
  request_->let_go();
  const HttpHeaders headers{
      {"content-type", std::string(connect_rpc::content_type_of(request.shape))},
      {"x-accel-buffering", "no"}};  // proxies pass each message on
  const SteadyClock::time_point deadline = line_->deadline();
  std::string bytes = head_of({.headers = headers,
                               .body_bytes = std::nullopt,
                               .is_encrypted = line_->is_encrypted(),
                               .closes = closes()});
  bool is_sent = co_await line_->send(std::move(bytes));
  while (is_sent) {
    line_->set_deadline(deadline);
    const bool has_step = co_await line_->wait_until([&call] { return call.has_step(); });
    const bool is_late = line_->take_expiry();
    CallStep step{.is_end = true};
    if (has_step) step = call.take_step();
    if (!has_step && !is_late) break;
    if (!has_step) step.status.set_code(static_cast<int>(Code::CANCELLED));
    bytes = chunk_of(step.is_end
                         ? connect_rpc::end_of_stream(status_at(step.status, request), call.told())
                         : connect_rpc::enveloped(step.bytes));
    if (step.is_end) bytes += last_chunk;
    if (!has_step) call.leave();
    is_sent = co_await line_->send(std::move(bytes));
    if (!is_sent) call.leave();
    if (step.then) std::exchange(step.then, nullptr)(is_sent);
    if (step.is_end) co_return is_sent && !closes();
  }
  call.leave();
  co_return false;
}

// ---- Pages

// Where a page's answer goes, from whatever thread; dropped, it is an error.
struct Connection::WaitingPage {
  explicit WaitingPage(GatewayCore& all) : core(all) { core.begin_work(); }
  ~WaitingPage() { core.end_work(); }
  WaitingPage(const WaitingPage&) = delete;
  WaitingPage& operator=(const WaitingPage&) = delete;

  GatewayCore& core;
  std::optional<PageAnswer> answer;  // of the strand
};

namespace {

// Answers 500 unless it has answered.
class PageReply {
 public:
  using Give = absl::AnyInvocable<void(PageAnswer)>;
  explicit PageReply(Give give) : give_(std::move(give)) {}
  PageReply(PageReply&& other) noexcept : give_(std::exchange(other.give_, nullptr)) {}
  PageReply& operator=(PageReply&&) = delete;
  ~PageReply() {
    if (give_) give_({.status = 500, .headers = {}, .body = ""});
  }
  void operator()(PageAnswer answer) { std::exchange(give_, nullptr)(std::move(answer)); }

 private:
  Give give_;
};

}  // namespace

PageRequest Connection::page_request() {
  return {.method = std::string(request_->method()),
          .path = std::string(request_->path()),
          .query = std::string(request_->query()),
          .headers = headers(),
          .body = request_->take_body(),
          .address = address_,
          .certificate = certificate_,
          .is_encrypted = line_->is_encrypted()};
}

asio::awaitable<bool> Connection::serve_page() {
  std::string allowed;
  const ServePage* const page = core_->find_page(
      is_head() ? "GET" : std::string(request_->method()), request_->path(), allowed);
  if (!page) {
    const Metadata facts{{"path", std::string(request_->path())}};
    PageAnswer answer =
        allowed.empty()
            ? connect_rpc::refusal(Code::UNIMPLEMENTED, "http.no_path", language(), facts, 404)
            : connect_rpc::refusal(Code::UNIMPLEMENTED, "http.no_verb", language(), facts, 405);
    if (!allowed.empty()) answer.headers.emplace_back("allow", allowed);
    co_return co_await send_answer(std::move(answer), closes(), is_head());
  }
  OrTrouble trouble = request_->expect_body(bounds_of_stranger(options_.page_body_bytes_max));
  if (!trouble) trouble = co_await read_body();
  if (trouble) co_return co_await refuse(*trouble);
  PageRequest request = page_request();
  const auto waiting = std::make_shared<WaitingPage>(*core_);
  (*page)(std::move(request),
          PageReply([self = shared_from_this(), waiting](PageAnswer answer) mutable {
            asio::dispatch(self->strand_, [self, waiting, answer = std::move(answer)]() mutable {
              waiting->answer = std::move(answer);
              self->line_->wake();
            });
          }));
  const bool has_answer = co_await line_->wait_until([&] { return waiting->answer.has_value(); });
  if (!has_answer) co_return false;
  co_return co_await send_answer(std::move(*waiting->answer), closes(), is_head());
}

// ---- Answers

asio::awaitable<bool> Connection::send_answer(PageAnswer answer, bool closes, bool without_body) {
  std::string bytes = head_of({.status = answer.status,
                               .headers = answer.headers,
                               .body_bytes = answer.body.size(),
                               .is_encrypted = line_->is_encrypted(),
                               .closes = closes});
  if (!without_body) bytes += answer.body;
  const bool sent = co_await line_->send(std::move(bytes));
  co_return sent && !closes;
}

asio::awaitable<bool> Connection::refuse(Trouble trouble) {
  line_->take_expiry();
  request_->let_go();
  if (trouble.http_status == 0 || line_->is_over()) co_return false;
  const bool closing = true;
  co_return co_await send_answer(refusal_of(trouble, language()), closing, false);
}

// A connection that is closed while bytes come in is reset, and the answer with it.
asio::awaitable<void> Connection::linger() {
  line_->end_writing();
  line_->set_deadline(lingering_max);
  size_t left = lingering_bytes_max;
  bool goes_on = true;
  while (goes_on && left > 0) {
    line_->input().clear();
    goes_on = co_await line_->receive(read_bytes_max);
    left -= std::min(left, line_->input().size());
  }
}

// ----

void start_connection(const std::shared_ptr<GatewayCore>& core, Client client) {
  const asio::any_io_executor strand = asio::make_strand(core->io);
  const std::string source = client.address;
  const auto connection = std::make_shared<Connection>(core, strand, std::move(client));
  core->add(connection);
  asio::co_spawn(
      strand, [connection] { return connection->run(); },
      // An exception is a lack of memory: that connection ends.
      [connection, core, source](const std::exception_ptr&) { core->remove(connection, source); });
}

void drain(const std::shared_ptr<Connection>& connection) {
  asio::post(connection->strand(), [connection] { connection->drain(); });
}

void abort(const std::shared_ptr<Connection>& connection) {
  asio::post(connection->strand(), [connection] { connection->abort(); });
}

}  // namespace motcua
