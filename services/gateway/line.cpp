// One timer and one wait for bytes at a time, each of which wakes the coroutine.
#include "services/gateway/line.h"

#include <boost/asio/use_awaitable.hpp>
#include <utility>

namespace motcua {

Line::Line(const asio::any_io_executor& strand, int socket, SslPtr ssl, Bounds bounds)
    : bounds_(bounds), stream_(strand, socket, std::move(ssl)), timer_(strand) {}

asio::awaitable<bool> Line::receive(size_t most) {
  while (!is_over()) {
    const Stream::Took took = stream_.take(input_, most);
    if (took == Stream::Took::some) co_return true;
    if (took == Stream::Took::end) is_gone_ = true;
    if (is_over()) break;
    watch();
    co_await next_event();
  }
  co_return false;
}

bool Line::keep_what_came() {
  if (input_.size() >= bounds_.kept_bytes_max) return false;
  const Stream::Took took = stream_.take(input_, bounds_.kept_bytes_max - input_.size());
  if (took == Stream::Took::end) is_gone_ = true;
  if (took != Stream::Took::nothing) return true;
  watch();
  return false;
}

asio::awaitable<bool> Line::send(std::string bytes) {
  set_deadline(bounds_.write_max);
  const bool sent = co_await stream_.write(bytes);
  no_deadline();
  if (!sent) is_gone_ = true;
  co_return sent;
}

asio::awaitable<void> Line::next_event() {
  asio::use_awaitable_t<> token;
  return asio::async_initiate<asio::use_awaitable_t<>, void()>(
      [this](auto handler) {
        wake_ = [handler = std::move(handler)]() mutable { std::move(handler)(); };
      },
      token);
}

void Line::watch() {
  if (std::exchange(is_watching_, true)) return;
  stream_.when_readable([self = shared_from_this()](bool) {
    self->is_watching_ = false;
    self->wake();
  });
}

void Line::wake() {
  if (wake_) std::exchange(wake_, nullptr)();
}

void Line::abort() {
  is_aborted_ = true;
  stream_.cancel();
  wake();
}

void Line::close() {
  stream_.close();
  timer_.cancel();
}

void Line::set_deadline(SteadyClock::time_point at) {
  deadline_ = at;
  if (deadline_ < timer_at_) arm();
}

void Line::arm() {
  timer_at_ = deadline_;
  timer_.expires_at(timer_at_);
  timer_.async_wait([self = shared_from_this()](boost::system::error_code error) {
    if (!error) self->look_at_time();
  });
}

void Line::look_at_time() {
  timer_at_ = SteadyClock::time_point::max();
  if (deadline_ == SteadyClock::time_point::max()) return;
  if (SteadyClock::now() < deadline_) return arm();
  has_expired_ = true;
  stream_.cancel();
  wake();
}

}  // namespace motcua
