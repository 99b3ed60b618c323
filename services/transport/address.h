// Where a server listens: read strictly, so that what is judged is what is listened on.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace motcua {

// Nothing is asked of a name server: a name but localhost is not an address.
struct Address {
  enum class Kind { ipv4, ipv6, unix_socket };
  Kind kind = Kind::ipv4;
  std::string host;  // in the system's own spelling, or the socket's path
  int port = 0;      // 0: any that is free

  // Only this machine reaches it.
  bool is_loopback() const;
  // As gRPC takes it.
  std::string text() const;
};

// "127.0.0.1:7080", "[::1]:7080", "localhost:7080" (which is 127.0.0.1), "unix:/run/motcua.sock".
// The error says what was expected, in Vietnamese and English.
tl::expected<Address, std::string> parse_address(std::string_view text);

// Of a socket's path: somebody listens there, from whom another server would take it.
bool is_taken(const Address& address);

}  // namespace motcua
