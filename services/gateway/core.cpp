// Pages found, clients let in and counted.
#include "services/gateway/core.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <cstring>

#include "services/gateway/connection.h"

namespace motcua {
namespace {

// Half of the files: the register needs its own.
size_t bounded_by_files(size_t connections_max) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return connections_max;
  return std::min<size_t>(connections_max, files.rlim_cur / 2);
}

struct SocketAddress {
  sockaddr_storage bytes{};
  socklen_t size = 0;
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&bytes); }
  sockaddr* get() { return reinterpret_cast<sockaddr*>(&bytes); }
};

SocketAddress socket_address_of(const Address& address) {
  SocketAddress out;
  const auto fill = [&out](const auto& one) {
    std::memcpy(&out.bytes, &one, sizeof one);
    out.size = sizeof one;
  };
  const auto port = htons(static_cast<uint16_t>(address.port));
  switch (address.kind) {
    case Address::Kind::ipv4: {
      sockaddr_in v4{};
      v4.sin_family = AF_INET;
      v4.sin_port = port;
      inet_pton(AF_INET, address.host.c_str(), &v4.sin_addr);
      fill(v4);
      break;
    }
    case Address::Kind::ipv6: {
      sockaddr_in6 v6{};
      v6.sin6_family = AF_INET6;
      v6.sin6_port = port;
      inet_pton(AF_INET6, address.host.c_str(), &v6.sin6_addr);
      fill(v6);
      break;
    }
    case Address::Kind::unix_socket: {
      sockaddr_un path{};
      path.sun_family = AF_UNIX;
      address.host.copy(path.sun_path, sizeof path.sun_path - 1);
      fill(path);
      break;
    }
  }
  return out;
}

// Without the port; empty for a socket of this machine.
std::string text_of(const SocketAddress& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.bytes.ss_family == AF_INET) {
    const auto* const v4 = reinterpret_cast<const sockaddr_in*>(&address.bytes);
    inet_ntop(AF_INET, &v4->sin_addr, text, sizeof text);
  } else if (address.bytes.ss_family == AF_INET6) {
    const auto* const v6 = reinterpret_cast<const sockaddr_in6*>(&address.bytes);
    inet_ntop(AF_INET6, &v6->sin6_addr, text, sizeof text);
  }
  return text;
}

// Bound and listening; −1: taken, or not of this machine.
int listening_socket(const Address& address) {
  const SocketAddress at = socket_address_of(address);
  const int file = socket(at.bytes.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (file < 0) return -1;
  const int yes = 1;
  if (address.kind == Address::Kind::unix_socket) {
    unlink(address.host.c_str());  // of a server that is no more: is_taken was asked before
  } else {
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  }
  constexpr int waiting_max = 1024;
  if (bind(file, at.get(), at.size) == 0 && ::listen(file, waiting_max) == 0) return file;
  close(file);
  return -1;
}

}  // namespace

GatewayCore::GatewayCore(const Methods& table, const GatewayOptions& limits)
    : methods(table),
      options(limits),
      bodies(limits.bodies_bytes_max),
      unknown_bodies(limits.unknown_bodies_bytes_max),
      io(limits.threads),
      guard(io.get_executor()) {}

const ServePage* GatewayCore::find_page(const std::string& method, std::string_view path,
                                        std::string& other_methods) const {
  std::string pattern(path);
  while (true) {
    if (const auto found = pages.find(pattern); found != pages.end()) {
      if (const auto page = found->second.find(method); page != found->second.end()) {
        return &page->second;
      }
      for (const auto& [name, page] : found->second) {
        other_methods += (other_methods.empty() ? "" : ", ") + name;
      }
      return nullptr;
    }
    // "/a/b/*", then "/a/*", then "/*".
    if (pattern.ends_with("/*")) pattern.resize(pattern.size() - 2);
    if (pattern.empty()) return nullptr;
    pattern.resize(pattern.rfind('/') + 1);
    pattern += '*';
  }
}

void GatewayCore::begin_work() {
  const std::lock_guard lock(mutex);
  ++work;
}

void GatewayCore::end_work() {
  {
    const std::lock_guard lock(mutex);
    --work;
  }
  changed.notify_all();
}

bool GatewayCore::admit(const std::string& address) {
  const std::string source = network_of(address);
  const std::lock_guard lock(mutex);
  size_t& of_source = sources[source];
  const bool is_bounded = !source.empty();  // a socket of this machine has one source: a proxy
  if (connections < connections_max &&
      (!is_bounded || of_source < options.connections_per_source_max)) {
    ++connections;
    ++of_source;
    return true;
  }
  if (of_source == 0) sources.erase(source);
  ++refused_connections;
  return false;
}

void GatewayCore::add(std::shared_ptr<Connection> connection) {
  const std::lock_guard lock(mutex);
  open_connections.insert(std::move(connection));
}

void GatewayCore::remove(const std::shared_ptr<Connection>& connection,
                         const std::string& address) {
  const std::string source = network_of(address);
  {
    const std::lock_guard lock(mutex);
    open_connections.erase(connection);
    --connections;
    if (--sources[source] == 0) sources.erase(source);
  }
  changed.notify_all();
}

std::vector<std::shared_ptr<Connection>> GatewayCore::all_connections() {
  const std::lock_guard lock(mutex);
  return {open_connections.begin(), open_connections.end()};
}

bool GatewayCore::wait_until_idle(std::optional<std::chrono::system_clock::time_point> until) {
  std::unique_lock lock(mutex);
  const auto is_idle = [this] { return open_connections.empty() && work == 0; };
  if (until) return changed.wait_until(lock, *until, is_idle);
  changed.wait(lock, is_idle);
  return true;
}

bool GatewayCore::listen(const Address& at) {
  if (is_taken(at)) return false;
  const int file = listening_socket(at);
  if (file < 0) return false;
  address = at;
  connections_max = bounded_by_files(options.connections_max);
  SocketAddress bound{.size = sizeof(sockaddr_storage)};
  getsockname(file, bound.get(), &bound.size);
  if (bound.bytes.ss_family == AF_INET) {
    address.port = ntohs(reinterpret_cast<const sockaddr_in*>(&bound.bytes)->sin_port);
  } else if (bound.bytes.ss_family == AF_INET6) {
    address.port = ntohs(reinterpret_cast<const sockaddr_in6*>(&bound.bytes)->sin6_port);
  }
  const auto strand = boost::asio::make_strand(io);
  listener.emplace(strand, file);
  pause.emplace(strand);
  wait_for_clients();
  return true;
}

void GatewayCore::wait_for_clients() {
  listener->async_wait(boost::asio::posix::stream_descriptor::wait_read,
                       [this](boost::system::error_code error) {
                         if (!error && !is_draining) accept_all();
                       });
}

SslPtr GatewayCore::new_ssl() const {
  return SslPtr(certificates ? SSL_new(certificates->get()->context.get()) : nullptr);
}

void GatewayCore::accept_all() {
  while (true) {
    SocketAddress peer{.size = sizeof(sockaddr_storage)};
    const int file =
        accept4(listener->native_handle(), peer.get(), &peer.size, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (file < 0 && errno == EAGAIN) return wait_for_clients();
    if (file < 0 && (errno == ECONNABORTED || errno == EINTR)) continue;  // it has left already
    if (file < 0) {  // out of files, of memory: others wait until somebody leaves
      pause->expires_after(std::chrono::milliseconds(100));
      return pause->async_wait([this](boost::system::error_code error) {
        if (!error && !is_draining) accept_all();
      });
    }
    std::string source = text_of(peer);
    if (!admit(source)) {
      close(file);
      continue;
    }
    const int yes = 1;
    setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    start_connection(shared_from_this(), {.socket = file, .ssl = new_ssl(), .address = source});
  }
}

void GatewayCore::stop_listening() {
  if (!listener) return;
  boost::asio::post(listener->get_executor(), [this] {
    if (!listener->is_open()) return;
    boost::system::error_code ignored;
    listener->close(ignored);
    pause->cancel();
    if (address.kind == Address::Kind::unix_socket) unlink(address.host.c_str());
  });
}

}  // namespace motcua
