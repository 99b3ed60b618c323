// What serves: the table of methods with all that its calls need, and the transports that carry
// them: gRPC, and HTTP where it is asked for.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/engine.h"
#include "services/gateway/gateway.h"
#include "services/grpc/grpc_server.h"
#include "services/identity/door.h"
#include "services/method/feed.h"
#include "services/method/health.h"
#include "services/method/reflection.h"
#include "services/server/metrics.h"
#include "services/server/page_files.h"

namespace motcua {

// Adds pages to the gateway before it starts.
using AddPages = std::function<void(Gateway&)>;

struct ServerOptions {
  std::string address = "127.0.0.1:7080";  // of gRPC, as parse_address reads it
  GrpcOptions grpc;
  std::string http_address;  // likewise; empty: no HTTP
  // Of both; exchanged as one likes. Null: not encrypted.
  std::shared_ptr<const CurrentCertificates> certificates;
  GatewayOptions http;
  // Who calls; null: callers are who they say, and there is no AccountService. Must outlive it.
  Door* door = nullptr;
  AddPages add_pages;    // beside our own; may be empty
  PageFiles page_files;  // likewise
  // What may wait for callers to take it of large answers (waiting_answers.h); beyond it
  // large answers are refused.
  size_t answer_bytes_max = 64 << 20;
  // Calls that wait: reports and audits each, and pages.
  size_t worker_tasks_max = 16;
  size_t pages_waiting_max = 256;
  int page_threads = 4;
  size_t sign_ins_waiting_max = 64;  // some four seconds of them
  TellWriting tell_writing;          // for the log, as health is told; may be empty
};

// Adds rows of more services.
using AddMethods = std::function<void(Methods&)>;

// Health is SERVING while the engine writes: one that only reads is no counter's.
class Server {
 public:
  // Null if an address is taken, which `taken` then says. What `add_more` adds is served beside our
  // own.
  static std::unique_ptr<Server> start(Engine& engine, const ServerOptions& options,
                                       const AddMethods& add_more = {},
                                       std::string* taken = nullptr);
  ~Server();  // stops

  int port() const { return grpc_->port(); }
  int http_port() const { return gateway_ ? gateway_->port() : 0; }  // 0: none
  Gateway* gateway() const { return gateway_.get(); }                // null: none
  // Health NOT_SERVING, no new calls; waits for those under way, at most five seconds.
  void stop();

 private:
  explicit Server(Engine& engine) : engine_(engine) {}
  void add_methods(const ServerOptions& options, const AddMethods& add_more);
  void add_identity(Door& door);
  void add_standard_services();
  void add_pages_of(Door& door);
  // Of the address that is taken; empty if none is.
  std::string start_transports(const ServerOptions& options);

  Engine& engine_;
  bool is_stopped_ = false;
  Provider* provider_ = nullptr;  // null: none is asked
  // Apart, so that nobody waits for a page as long as a report takes, for a report as long as an
  // audit, or for any of them as long as passwords are hashed or a provider of identities takes.
  std::unique_ptr<Worker> pages_;
  std::unique_ptr<Worker> reports_;
  std::unique_ptr<Worker> audits_;
  std::unique_ptr<Worker> sign_ins_;
  std::unique_ptr<Worker> provider_asks_;
  std::unique_ptr<WaitingAnswers> answers_;
  std::unique_ptr<Feed> feed_;
  std::unique_ptr<Methods> methods_;
  std::unique_ptr<Metrics> metrics_;
  std::unique_ptr<Health> health_;
  std::unique_ptr<ReflectionService> reflection_;
  std::unique_ptr<GrpcServer> grpc_;
  std::unique_ptr<Gateway> gateway_;
};

}  // namespace motcua
