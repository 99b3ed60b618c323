// Composition of the gRPC server.
#include "services/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <sched.h>

#include <chrono>

#include "grpc/health/v1/health.pb.h"

namespace motcua {

void let_threads_finish() {
  const sched_param none{};
  sched_setscheduler(0, SCHED_BATCH, &none);
}

std::unique_ptr<Server> Server::start(Engine& engine, const ServerOptions& options,
                                      std::vector<std::unique_ptr<RawService>> more) {
  // Linked in so that reflection can describe the health service, which Debian's library serves
  // without descriptors.
  grpc::health::v1::HealthCheckRequest::descriptor();
  grpc::EnableDefaultHealthCheckService(true);
  static const bool reflection = [] {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  static_cast<void>(reflection);

  std::unique_ptr<Server> server(new Server());
  constexpr int least_priority = 19;
  constexpr int low_priority = 10;  // somebody waits for the answer
  server->auditor_ = std::make_unique<Worker>(options.worker_tasks_max, least_priority);
  server->reader_ = std::make_unique<Worker>(options.worker_tasks_max, low_priority);
  server->services_ = std::move(more);
  server->services_.push_back(make_dossier_service(engine));
  server->services_.push_back(make_statistics_service(engine, *server->reader_));
  server->services_.push_back(make_catalogue_service(engine, *server->reader_));
  server->services_.push_back(make_admin_service(engine, *server->auditor_));

  grpc::ServerBuilder builder;
  builder.SetMaxReceiveMessageSize(options.message_bytes_max);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // a taken port is an error
  builder.AddListeningPort(options.address, grpc::InsecureServerCredentials(), &server->port_);
  for (const auto& service : server->services_) builder.RegisterService(service.get());
  server->server_ = builder.BuildAndStart();
  if (!server->server_ || server->port_ == 0) return nullptr;
  server->watch_ = std::make_unique<WritingWatch>(
      engine, [raw = server.get(), tell = options.tell_writing](const auto& not_writing) {
        raw->set_serving(!not_writing);
        if (tell) tell(not_writing);
      });
  return server;
}

Server::~Server() { stop(); }

void Server::stop() {
  if (!server_) return;
  watch_.reset();
  set_serving(false);
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(5));
  server_->Wait();
  auditor_.reset();
  reader_.reset();
  server_.reset();
}

void Server::set_serving(bool serving) {
  auto& health = *server_->GetHealthCheckService();
  health.SetServingStatus("", serving);
  for (const auto& service : services_) health.SetServingStatus(service->name(), serving);
}

bool is_loopback(const std::string& address) {
  for (const char* prefix : {"127.", "localhost:", "[::1]:", "unix:"}) {
    if (address.starts_with(prefix)) return true;
  }
  return false;
}

}  // namespace motcua
