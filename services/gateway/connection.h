// One connection of HTTP/1.1: reads a request, answers it, reads the next. One coroutine, on a
// strand of its own.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <string>

#include "services/gateway/core.h"
#include "services/gateway/stream.h"

namespace motcua {

class Connection;

// A client: its socket, which does not block, and where it comes from.
struct Client {
  int socket = -1;
  SslPtr ssl;           // null: plain
  std::string address;  // without its port; empty: a socket of this machine
};

// Begins, and is among the open connections of the core until it ends.
void start_connection(const std::shared_ptr<GatewayCore>& core, Client client);

// From any thread. Ends after the request under way, or at once if there is none.
void drain(const std::shared_ptr<Connection>& connection);
// Ends at once; a call under way is told that its caller is gone.
void abort(const std::shared_ptr<Connection>& connection);

}  // namespace motcua
