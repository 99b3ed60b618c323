// Composition: workers, methods, transports.
#include "services/server/server.h"

#include <chrono>
#include <utility>

#include "services/identity/account_methods.h"
#include "services/identity/provider_pages.h"
#include "services/identity/sign_in_pages.h"
#include "services/method/services.h"
#include "services/server/standard_pages.h"

namespace motcua {

std::unique_ptr<Server> Server::start(Engine& engine, const ServerOptions& options,
                                      const AddMethods& add_more, std::string* taken) {
  std::unique_ptr<Server> server(new Server(engine));
  server->add_methods(options, add_more);
  if (const std::string address = server->start_transports(options); !address.empty()) {
    if (taken) *taken = address;
    return nullptr;
  }
  engine.tell_writing(
      [raw = server.get(), tell = options.tell_writing](const NotWriting& not_writing) {
        raw->health_->set_serving(!not_writing);
        if (tell) tell(not_writing);
      });
  return server;
}

void Server::add_methods(const ServerOptions& options, const AddMethods& add_more) {
  constexpr int full_priority = 0;
  constexpr int least_priority = 19;
  constexpr int low_priority = 10;  // somebody waits for the answer
  pages_ = std::make_unique<Worker>(options.pages_waiting_max, full_priority, options.page_threads);
  reports_ = std::make_unique<Worker>(options.worker_tasks_max, low_priority);
  audits_ = std::make_unique<Worker>(options.worker_tasks_max, least_priority);
  sign_ins_ = std::make_unique<Worker>(options.sign_ins_waiting_max, low_priority);
  const Workers workers{
      .pages = *pages_, .reports = *reports_, .audits = *audits_, .sign_ins = *sign_ins_};
  answers_ = std::make_unique<WaitingAnswers>(options.answer_bytes_max);
  methods_ = std::make_unique<Methods>(workers, *answers_);
  if (add_more) add_more(*methods_);
  CopyBeside copy_door;
  if (options.door) {
    copy_door = [journal = options.door->journal.get()](const std::string& folder) {
      return journal->copy_to(folder);
    };
  }
  add_all_methods(*methods_, engine_, workers, copy_door);
  feed_ = std::make_unique<Feed>(engine_);
  feed_->add_methods(*methods_);
  if (options.door) add_identity(*options.door);
  add_standard_services();
  metrics_ = std::make_unique<Metrics>(*methods_);
  methods_->watch([metrics = metrics_.get()](const Method& method, int32_t code,
                                             std::chrono::nanoseconds taken) {
    metrics->note(method, code, taken);
  });
}

void Server::add_identity(Door& door) {
  methods_->set_gate(door.identity->gate());
  add_account_methods(*methods_, engine_, door);
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

std::string Server::start_transports(const ServerOptions& options) {
  grpc_ = GrpcServer::start(*methods_, {options.address, options.certificates}, options.grpc);
  if (!grpc_) return options.address;
  if (options.http_address.empty()) return "";
  gateway_ = std::make_unique<Gateway>(*methods_, options.http);
  add_standard_pages(*gateway_, {.engine = engine_,
                                 .methods = *methods_,
                                 .metrics = *metrics_,
                                 .gateway = *gateway_,
                                 .pages = *pages_,
                                 .reports = *reports_,
                                 .audits = *audits_,
                                 .sign_ins = *sign_ins_,
                                 .door = options.door});
  add_files(*gateway_, options.page_files);
  if (options.door) add_pages_of(*options.door);
  if (options.add_pages) options.add_pages(*gateway_);
  return gateway_->start(options.http_address, options.certificates) ? "" : options.http_address;
}

void Server::add_pages_of(Door& door) {
  Provider* const provider = door.provider.get();
  add_sign_in_pages(*gateway_, {.identity = *door.identity,
                                .own_account = *door.own_account,
                                .sign_ins = *sign_ins_,
                                .provider_name = provider ? provider->options().name : ""});
  if (!provider) return;
  provider_ = provider;
  constexpr size_t waiting_max = 64;  // with a slow provider some minutes
  constexpr int full_priority = 0;
  constexpr int threads = 2;  // they wait for the network
  provider_asks_ = std::make_unique<Worker>(waiting_max, full_priority, threads);
  add_provider_pages(*gateway_,
                     {.identity = *door.identity, .provider = *provider, .asks = *provider_asks_});
}

Server::~Server() { stop(); }

void Server::stop() {
  if (std::exchange(is_stopped_, true)) return;
  engine_.tell_writing({});
  health_->set_serving(false);
  health_->close();
  feed_->close();
  const auto until = std::chrono::system_clock::now() + std::chrono::seconds(5);
  if (provider_) provider_->close();
  if (gateway_) gateway_->drain();
  if (grpc_) grpc_->stop(until);
  if (gateway_) gateway_->stop(until);
  pages_.reset();
  reports_.reset();
  audits_.reset();
  sign_ins_.reset();
  provider_asks_.reset();
}

}  // namespace motcua
