// HTTP/1.1 as a transport of the table of methods: the Connect protocol
// (connectrpc.com/docs/protocol) with JSON and binary messages, and pages beside it. Browsers, curl
// and the Connect clients of any language call it with no code of ours.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "services/gateway/options.h"
#include "services/gateway/page.h"
#include "services/method/method.h"
#include "services/transport/certificates.h"

namespace motcua {

struct GatewayCore;

struct GatewayFigures {
  size_t connections = 0;
  size_t calls = 0;  // under way, streams among them
  size_t streams = 0;
  size_t refused_connections = 0;  // too many, since the start
  size_t body_bytes = 0;           // of requests, that are held
};

class Gateway {
 public:
  // The table must outlive it.
  Gateway(const Methods& methods, const GatewayOptions& options);
  ~Gateway();  // stops
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;

  // Before it starts. `path` is exact, or ends with "/*" for all below it; the longest wins. A page
  // of GET answers HEAD, too.
  void add_page(const std::string& method, const std::string& path, ServePage page);

  // `address` as parse_address reads it. False if it is taken. Without certificates plain.
  [[nodiscard]] bool start(const std::string& address,
                           std::shared_ptr<const CurrentCertificates> certificates = nullptr);
  int port() const;  // 0 of a socket's path
  GatewayFigures figures() const;

  // No new connections; those without a request are closed, the others after it.
  void drain();
  // Waits for calls under way, until then; then tells them that their callers are gone, and waits
  // until each has ended.
  void stop(std::chrono::system_clock::time_point until);

 private:
  const std::shared_ptr<GatewayCore> core_;
};

}  // namespace motcua
