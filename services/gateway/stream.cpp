// The system's own calls, and OpenSSL's over the same socket. The gateway's threads block SIGPIPE,
// which OpenSSL's writing would raise.
#include "services/gateway/stream.h"

#include <openssl/err.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace motcua {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

// As much as one record of TLS.
using Chunk = std::array<char, 16 << 10>;

}  // namespace

Stream::Stream(const asio::any_io_executor& strand, int socket, SslPtr ssl)
    : descriptor_(strand, socket), ssl_(std::move(ssl)) {
  if (ssl_) SSL_set_fd(ssl_.get(), socket);
}

asio::awaitable<bool> Stream::wait(Descriptor::wait_type what) {
  const auto [error] = co_await descriptor_.async_wait(what, quietly);
  co_return !error;
}

asio::awaitable<bool> Stream::wait_for_ssl(int result) {
  const int error = SSL_get_error(ssl_.get(), result);
  if (error == SSL_ERROR_WANT_READ) co_return co_await wait(Descriptor::wait_read);
  if (error == SSL_ERROR_WANT_WRITE) co_return co_await wait(Descriptor::wait_write);
  co_return false;
}

asio::awaitable<bool> Stream::handshake() {
  while (ssl_) {
    ERR_clear_error();
    const int result = SSL_accept(ssl_.get());
    if (result == 1) break;
    const bool goes_on = co_await wait_for_ssl(result);
    if (!goes_on) co_return false;
  }
  co_return true;
}

asio::awaitable<bool> Stream::write(std::string_view bytes) {
  while (!bytes.empty() && descriptor_.is_open()) {
    if (ssl_) {
      ERR_clear_error();
      const int most = static_cast<int>(std::min<size_t>(bytes.size(), 1 << 20));
      const int written = SSL_write(ssl_.get(), bytes.data(), most);
      if (written > 0) {
        bytes.remove_prefix(static_cast<size_t>(written));
      } else {
        const bool goes_on = co_await wait_for_ssl(written);
        if (!goes_on) co_return false;
      }
      continue;
    }
    const ssize_t sent =
        ::send(descriptor_.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<size_t>(sent));
    } else if (errno == EAGAIN) {
      const bool goes_on = co_await wait(Descriptor::wait_write);
      if (!goes_on) co_return false;
    } else if (errno != EINTR) {
      co_return false;
    }
  }
  co_return bytes.empty();
}

Stream::Took Stream::take(std::string& into, size_t most) {
  Chunk chunk;
  bool took_some = false;
  while (most > 0 && descriptor_.is_open()) {
    const size_t size = std::min(most, chunk.size());
    ssize_t got = 0;
    bool is_end = false;
    if (ssl_) {
      ERR_clear_error();
      got = SSL_read(ssl_.get(), chunk.data(), static_cast<int>(size));
      const int error = got > 0 ? SSL_ERROR_NONE : SSL_get_error(ssl_.get(), static_cast<int>(got));
      is_end = got <= 0 && error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE;
    } else {
      got = recv(descriptor_.native_handle(), chunk.data(), size, 0);
      is_end = got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
    }
    if (is_end) return took_some ? Took::some : Took::end;  // which the next look says
    if (got <= 0) break;
    took_some = true;
    into.append(chunk.data(), static_cast<size_t>(got));
    most -= static_cast<size_t>(got);
    const bool is_all = !ssl_ && static_cast<size_t>(got) < size;
    if (is_all) break;
  }
  return took_some ? Took::some : Took::nothing;
}

void Stream::cancel() {
  boost::system::error_code ignored;
  descriptor_.cancel(ignored);
}

void Stream::end_writing() {
  if (!descriptor_.is_open()) return;
  if (ssl_ && SSL_is_init_finished(ssl_.get())) {
    ERR_clear_error();
    SSL_shutdown(ssl_.get());  // says goodbye; nobody waits for the answer
  }
  ::shutdown(descriptor_.native_handle(), SHUT_WR);
}

void Stream::close() {
  if (!descriptor_.is_open()) return;
  end_writing();
  boost::system::error_code ignored;
  descriptor_.close(ignored);
}

std::string Stream::certificate() const {
  if (!ssl_) return "";
  const X509Ptr certificate(SSL_get1_peer_certificate(ssl_.get()));
  if (!certificate || SSL_get_verify_result(ssl_.get()) != X509_V_OK) return "";
  const NamesPtr names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)));
  std::string found;
  int count = 0;
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type != GEN_URI) continue;
    const ASN1_STRING* const uri = name->d.uniformResourceIdentifier;
    found.assign(reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
                 static_cast<size_t>(ASN1_STRING_length(uri)));
    ++count;
  }
  return count == 1 ? found : "";
}

}  // namespace motcua
