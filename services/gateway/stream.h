// A connection's bytes, plain or by TLS. It keeps no buffer of its own: it waits until the system
// has some, then takes them, so that an idle connection costs little.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <string>
#include <string_view>

#include "services/transport/openssl_pointers.h"

namespace motcua {

namespace asio = boost::asio;

// Of one strand.
class Stream {
 public:
  // Takes over a socket that does not block; `ssl` is null for a plain one.
  Stream(const asio::any_io_executor& strand, int socket, SslPtr ssl);

  // Agrees on keys; at once where there are none. False: the client does not, or it was cancelled.
  asio::awaitable<bool> handshake();
  // All of it; false: the client is gone, or it was cancelled.
  asio::awaitable<bool> write(std::string_view bytes);

  enum class Took { some, nothing, end };
  // Appends what there is, without waiting. `nothing` where it would have to wait, or may take no
  // more; `end`: the client will say no more.
  Took take(std::string& into, size_t most);
  // Calls `then` once there may be something to take; false: it was cancelled.
  template <class Then>
  void when_readable(Then then) {
    descriptor_.async_wait(
        Descriptor::wait_read,
        [then = std::move(then)](boost::system::error_code error) mutable { then(!error); });
  }

  void cancel();       // what waits
  void end_writing();  // the client reads to here
  void close();
  bool is_encrypted() const { return ssl_ != nullptr; }
  // The URI of the client's certificate, which was checked; empty: none.
  std::string certificate() const;

 private:
  using Descriptor = asio::posix::stream_descriptor;

  asio::awaitable<bool> wait(Descriptor::wait_type what);
  // What the library wants to wait for after it did nothing; false: it failed.
  asio::awaitable<bool> wait_for_ssl(int result);

  Descriptor descriptor_;
  SslPtr ssl_;
};

}  // namespace motcua
