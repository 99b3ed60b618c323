// What comes and goes on one connection, and the time that it has: waiting for bytes, for an answer
// or for the deadline is one coroutine's. Nothing else of HTTP is known here.
#pragma once

#include <absl/functional/any_invocable.h>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "services/gateway/stream.h"

namespace motcua {

// Of one strand. What it waits for keeps it; the coroutine that waits keeps the rest.
class Line : public std::enable_shared_from_this<Line> {
 public:
  using SteadyClock = std::chrono::steady_clock;

  // `kept_bytes_max`: of what is kept while nobody asks for it. `write_max`: for one `send`.
  struct Bounds {
    size_t kept_bytes_max = 0;
    SteadyClock::duration write_max{};
  };

  Line(const asio::any_io_executor& strand, int socket, SslPtr ssl, Bounds bounds);

  asio::awaitable<bool> handshake() { return stream_.handshake(); }
  bool is_encrypted() const { return stream_.is_encrypted(); }
  std::string certificate() const { return stream_.certificate(); }

  // What came and was not used yet; whoever uses it takes it away.
  std::string& input() { return input_; }
  // Appends to the input what has come, or waits for it. False: the line is over.
  asio::awaitable<bool> receive(size_t most);
  // Until there is something to do; keeps what comes meanwhile. False: the line is over.
  template <class Ready>
  asio::awaitable<bool> wait_until(Ready ready) {
    while (!ready() && !is_over()) {
      if (keep_what_came()) continue;
      co_await next_event();
    }
    co_return ready();
  }
  // All of it, in its own time; there is no deadline afterwards. False: the client is gone.
  asio::awaitable<bool> send(std::string bytes);
  // Within the deadline that there is.
  asio::awaitable<bool> write(std::string_view bytes) { return stream_.write(bytes); }
  void end_writing() { stream_.end_writing(); }

  // Whoever waits looks again.
  void wake();
  // Ends what waits, and the line.
  void abort();
  // The client is gone, time is over, or it was aborted.
  bool is_over() const { return is_gone_ || has_expired_ || is_aborted_; }
  bool is_aborted() const { return is_aborted_; }
  void close();

  void set_deadline(SteadyClock::duration after) { set_deadline(SteadyClock::now() + after); }
  void set_deadline(SteadyClock::time_point at);
  void no_deadline() { deadline_ = SteadyClock::time_point::max(); }
  SteadyClock::time_point deadline() const { return deadline_; }
  bool has_expired() const { return has_expired_; }
  // Whether the deadline has passed; the line goes on as if it had not.
  bool take_expiry() { return std::exchange(has_expired_, false); }

 private:
  // False: nothing came, and it is watched for.
  bool keep_what_came();
  asio::awaitable<void> next_event();
  void watch();
  void arm();
  void look_at_time();

  const Bounds bounds_;
  Stream stream_;
  std::string input_;

  absl::AnyInvocable<void()> wake_;  // the coroutine waits
  bool is_watching_ = false;         // for bytes
  bool is_gone_ = false;
  bool is_aborted_ = false;

  // One timer that is let be when the deadline moves away from it, which it does with each request.
  asio::steady_timer timer_;
  SteadyClock::time_point timer_at_ = SteadyClock::time_point::max();
  SteadyClock::time_point deadline_ = SteadyClock::time_point::max();
  bool has_expired_ = false;
};

}  // namespace motcua
