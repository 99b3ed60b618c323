// The system's own readers of numeric addresses; the port in decimal digits alone.
#include "services/transport/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <optional>

#include "services/text/messages.h"

namespace motcua {
namespace {

constexpr std::string_view unix_scheme = "unix:";
constexpr std::string_view unix_scheme_with_root = "unix://";

std::optional<int> parse_port(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  if (text.empty() || !is_number || text.front() == '-' || port > 65535) return std::nullopt;
  return port;
}

// In the system's own spelling; nothing for what is no such address.
std::optional<std::string> numeric(int family, const std::string& text) {
  unsigned char bytes[sizeof(in6_addr)];
  char spelling[INET6_ADDRSTRLEN];
  const bool has_end = text.find('\0') != std::string::npos;  // which the reader would take for its
  if (has_end || inet_pton(family, text.c_str(), bytes) != 1) return std::nullopt;
  return inet_ntop(family, bytes, spelling, sizeof spelling);
}

std::optional<Address> parse_socket(std::string_view path) {
  if (path.empty() || path.size() >= sizeof(sockaddr_un::sun_path)) return std::nullopt;
  if (path.find('\0') != std::string_view::npos) return std::nullopt;
  return Address{.kind = Address::Kind::unix_socket, .host = std::string(path)};
}

std::optional<Address> parse_host_and_port(std::string_view text) {
  const size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string host(text.substr(0, colon));
  const auto port = parse_port(text.substr(colon + 1));
  if (!port) return std::nullopt;
  const bool in_brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (host == "localhost") host = "127.0.0.1";
  const auto read =
      in_brackets ? numeric(AF_INET6, host.substr(1, host.size() - 2)) : numeric(AF_INET, host);
  if (!read) return std::nullopt;
  return Address{.kind = in_brackets ? Address::Kind::ipv6 : Address::Kind::ipv4,
                 .host = *read,
                 .port = *port};
}

}  // namespace

bool Address::is_loopback() const {
  switch (kind) {
    case Kind::ipv4: return host.starts_with("127.");
    case Kind::ipv6: return host == "::1" || host.starts_with("::ffff:127.");
    case Kind::unix_socket: break;
  }
  return true;
}

std::string Address::text() const {
  switch (kind) {
    case Kind::ipv4: return host + ":" + std::to_string(port);
    case Kind::ipv6: return "[" + host + "]:" + std::to_string(port);
    case Kind::unix_socket: break;
  }
  return std::string(unix_scheme) + host;
}

tl::expected<Address, std::string> parse_address(std::string_view text) {
  std::optional<Address> address;
  if (text.starts_with(unix_scheme_with_root)) {
    const std::string_view path = text.substr(unix_scheme_with_root.size());
    if (path.starts_with('/')) address = parse_socket(path);
  } else if (text.starts_with(unix_scheme)) {
    address = parse_socket(text.substr(unix_scheme.size()));
  } else {
    address = parse_host_and_port(text);
  }
  if (address) return *address;
  return tl::unexpected(Speech()("server.address", {{"text", std::string(text)}}));
}

bool is_taken(const Address& address) {
  if (address.kind != Address::Kind::unix_socket) return false;
  sockaddr_un path{};
  path.sun_family = AF_UNIX;
  if (address.host.size() >= sizeof(path.sun_path)) return false;
  address.host.copy(path.sun_path, address.host.size());
  const int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (file < 0) return false;
  const bool answers = connect(file, reinterpret_cast<const sockaddr*>(&path), sizeof(path)) == 0;
  close(file);
  return answers;
}

}  // namespace motcua
