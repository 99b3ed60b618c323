// Bounds of connections are the library's arguments.
#include "services/grpc/grpc_server.h"

#include <chrono>
#include <utility>

#include "services/grpc/exchanged_credentials.h"

namespace motcua {
namespace {

// What clients may cost by connecting, sending slowly or not at all, and pinging.
void bound_connections(grpc::ServerBuilder& builder, const GrpcOptions& options) {
  constexpr int minute = 60'000;  // milliseconds
  constexpr int hour = 60 * minute;
  builder.SetMaxReceiveMessageSize(options.message_bytes_max);
  grpc::ResourceQuota quota("motcua");
  quota.Resize(options.buffer_bytes_max);
  builder.SetResourceQuota(quota);
  const std::pair<const char*, int> arguments[] = {
      {GRPC_ARG_MAX_METADATA_SIZE, options.metadata_bytes_max},
      {GRPC_ARG_MAX_CONCURRENT_STREAMS, options.streams_per_connection_max},
      {GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, options.handshake_seconds_max * 1000},
      {GRPC_ARG_MAX_CONNECTION_IDLE_MS, options.idle_minutes_max * minute},
      {GRPC_ARG_MAX_CONNECTION_AGE_MS, options.connection_hours_max * hour},
      {GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, options.last_calls_hours_max * hour},
      {GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, options.ping_milliseconds_min},
      {GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1},
      {GRPC_ARG_KEEPALIVE_TIME_MS, options.quiet_milliseconds_max},
      {GRPC_ARG_KEEPALIVE_TIMEOUT_MS, options.ping_answer_milliseconds_max},
      {GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0},  // as many as there are
  };
  for (const auto& [name, value] : arguments) builder.AddChannelArgument(name, value);
}

// The size of a message is bound as it comes: a compressed one could be a thousand times that.
void take_nothing_compressed(grpc::ServerBuilder& builder) {
  for (const auto algorithm : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE}) {
    builder.SetCompressionAlgorithmSupportStatus(algorithm, false);
  }
  builder.AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_DECOMPRESSION, 0);
}

}  // namespace

std::unique_ptr<GrpcServer> GrpcServer::start(const Methods& methods, const At& at,
                                              const GrpcOptions& options) {
  std::unique_ptr<GrpcServer> server(new GrpcServer(methods));
  grpc::ServerBuilder builder;
  bound_connections(builder, options);
  take_nothing_compressed(builder);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // a taken port is an error
  server->credentials_ =
      at.certificates ? credentials_of(at.certificates) : grpc::InsecureServerCredentials();
  builder.AddListeningPort(at.address, server->credentials_, &server->port_);
  builder.RegisterCallbackGenericService(&server->service_);
  server->server_ = builder.BuildAndStart();
  if (!server->server_ || server->port_ == 0) return nullptr;
  return server;
}

void GrpcServer::stop(std::chrono::system_clock::time_point until) {
  if (!server_) return;
  server_->Shutdown(until);
  server_->Wait();
  server_.reset();
}

}  // namespace motcua
