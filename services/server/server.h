// The gRPC server: our services, health and reflection on one address.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "services/grpc/grpc_service.h"
#include "services/grpc/health.h"
#include "services/grpc/reflection.h"

namespace motcua {

struct ServerOptions {
  std::string address = "127.0.0.1:7080";  // as parse_address reads it
  int message_bytes_max = 16 << 20;        // a batch of 1,000 receipts, an import chunk
  int metadata_bytes_max = 8 << 10;        // of one call
  // Calls of one connection at the same time; more wait at the client.
  int streams_per_connection_max = 100;
  // What connections may buffer of messages that are on their way in. When little is left they may
  // send less at a time; when nothing is, idle connections and then calls are ended.
  size_t buffer_bytes_max = 128 << 20;
  // What may wait for callers to take it of large answers (waiting_answers.h); beyond it
  // large answers are refused.
  size_t answer_bytes_max = 64 << 20;
  // A connection that says nothing at all is closed after the first, one without calls after the
  // second, any after the third and fourth: clients connect again by themselves.
  int handshake_seconds_max = 10;
  int idle_minutes_max = 30;
  int connection_hours_max = 1;
  int last_calls_hours_max = 24;  // an audit of a large register, an import
  // Pings of clients that come closer than this are too many. Twice within what clients are told
  // (proto/README.md): 30 seconds, with and without calls.
  int ping_milliseconds_min = 15'000;
  // Calls that wait: reports and audits each, and pages.
  size_t worker_tasks_max = 16;
  size_t pages_waiting_max = 256;
  int page_threads = 4;
  TellWriting tell_writing;  // for the log, as health is told; may be empty
};

// Adds rows of more services.
using AddMethods = std::function<void(Methods&)>;

// Health is SERVING while the engine writes: one that only reads is no counter's.
class Server {
 public:
  // Null if the address is taken. What `add_more` adds is served beside our own.
  static std::unique_ptr<Server> start(Engine& engine, const ServerOptions& options,
                                       const AddMethods& add_more = {});
  ~Server();  // stops

  int port() const { return port_; }
  // Health NOT_SERVING, no new calls; waits for those under way, at most five seconds.
  void stop();

 private:
  explicit Server(Engine& engine) : engine_(engine) {}
  void add_standard_services();

  Engine& engine_;
  int port_ = 0;
  // Three, so that nobody waits for a page as long as a report takes, or for a report as long as an
  // audit.
  std::unique_ptr<Worker> pages_;
  std::unique_ptr<Worker> reports_;
  std::unique_ptr<Worker> audits_;
  std::unique_ptr<WaitingAnswers> answers_;
  std::unique_ptr<Methods> methods_;
  std::unique_ptr<Health> health_;
  std::unique_ptr<ReflectionService> reflection_;
  std::unique_ptr<GrpcService> service_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace motcua
