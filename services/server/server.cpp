// Composition of the gRPC server.
#include "services/grpc/server.h"

#include <chrono>

#include "services/method/services.h"

namespace motcua {

namespace {

// What clients may cost by connecting, sending slowly or not at all, and pinging.
void bound_connections(grpc::ServerBuilder& builder, const ServerOptions& options) {
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

std::unique_ptr<Server> Server::start(Engine& engine, const ServerOptions& options,
                                      const AddMethods& add_more) {
  std::unique_ptr<Server> server(new Server(engine));
  constexpr int full_priority = 0;
  constexpr int least_priority = 19;
  constexpr int low_priority = 10;  // somebody waits for the answer
  server->pages_ =
      std::make_unique<Worker>(options.pages_waiting_max, full_priority, options.page_threads);
  server->reports_ = std::make_unique<Worker>(options.worker_tasks_max, low_priority);
  server->audits_ = std::make_unique<Worker>(options.worker_tasks_max, least_priority);
  const Workers workers{
      .pages = *server->pages_, .reports = *server->reports_, .audits = *server->audits_};
  server->answers_ = std::make_unique<WaitingAnswers>(options.answer_bytes_max);
  server->methods_ = std::make_unique<Methods>(workers, *server->answers_);
  if (add_more) add_more(*server->methods_);
  add_all_methods(*server->methods_, engine, workers);
  server->add_standard_services();
  server->service_ = std::make_unique<GrpcService>(*server->methods_);

  grpc::ServerBuilder builder;
  bound_connections(builder, options);
  take_nothing_compressed(builder);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // a taken port is an error
  builder.AddListeningPort(options.address, grpc::InsecureServerCredentials(), &server->port_);
  builder.RegisterCallbackGenericService(server->service_.get());
  server->server_ = builder.BuildAndStart();
  if (!server->server_ || server->port_ == 0) return nullptr;
  engine.tell_writing(
      [raw = server.get(), tell = options.tell_writing](const NotWriting& not_writing) {
        raw->health_->set_serving(!not_writing);
        if (tell) tell(not_writing);
      });
  return server;
}

Server::~Server() { stop(); }

void Server::stop() {
  if (!server_) return;
  engine_.tell_writing({});
  health_->set_serving(false);
  health_->close();
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
  server_->Wait();
  pages_.reset();
  reports_.reset();
  audits_.reset();
  server_.reset();
}

// The library's own would take messages whose items nobody counted.
void Server::add_standard_services() {
  std::vector<std::string> names = methods_->services();
  health_ = std::make_unique<Health>(names);
  health_->add_methods(*methods_);
  names.emplace_back(Health::name);
  names.emplace_back(ReflectionService::name);
  reflection_ = std::make_unique<ReflectionService>(std::move(names));
  reflection_->add_methods(*methods_);
}

}  // namespace motcua
