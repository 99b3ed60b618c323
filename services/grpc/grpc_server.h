// gRPC's own server around the table of methods: its port, and what connections may cost.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>

#include "services/grpc/grpc_service.h"
#include "services/transport/certificates.h"

namespace motcua {

struct GrpcOptions {
  int message_bytes_max = 16 << 20;  // a batch of 1,000 receipts, an import chunk
  int metadata_bytes_max = 8 << 10;  // of one call
  // Calls of one connection at the same time; more wait at the client.
  int streams_per_connection_max = 100;
  // What connections may buffer of messages that are on their way in. When little is left they may
  // send less at a time; when nothing is, idle connections and then calls are ended.
  size_t buffer_bytes_max = 128 << 20;
  // A connection that says nothing at all is closed after the first, one without calls after the
  // second, any after the third and fourth: clients connect again by themselves.
  int handshake_seconds_max = 10;
  int idle_minutes_max = 30;
  int connection_hours_max = 1;
  int last_calls_hours_max = 24;  // an audit of a large register, an import
  // Pings of clients that come closer than this are too many. Twice within what clients are told
  // (proto/README.md): 30 seconds, with and without calls.
  int ping_milliseconds_min = 15'000;
  // A connection that brings nothing for so long is pinged; one that does not answer within the
  // second is closed, with its calls: its machine is gone.
  int quiet_milliseconds_max = 30'000;
  int ping_answer_milliseconds_max = 20'000;
};

class GrpcServer {
 public:
  // `at.address`: as parse_address reads it. Null if it is taken. The table must outlive the
  // server.
  struct At {
    std::string address;
    std::shared_ptr<const CurrentCertificates> certificates;  // null: not encrypted
  };
  static std::unique_ptr<GrpcServer> start(const Methods& methods, const At& at,
                                           const GrpcOptions& options);

  int port() const { return port_; }
  // No new calls; waits for those under way, until then at most.
  void stop(std::chrono::system_clock::time_point until);

 private:
  explicit GrpcServer(const Methods& methods) : service_(methods) {}

  int port_ = 0;
  GrpcService service_;
  std::shared_ptr<grpc::ServerCredentials> credentials_;  // asked until the server is gone
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace motcua
