// The gRPC server: our services, health and reflection on one address.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/rpc/services.h"
#include "services/rpc/writing_watch.h"

namespace motcua {

struct ServerOptions {
  std::string address = "127.0.0.1:7080";
  int message_bytes_max = 16 << 20;  // a batch of 1,000 receipts, an import chunk
  size_t worker_tasks_max = 16;
  TellWriting tell_writing;  // for the log; may be empty
};

// Threads that the calling one starts from here on, and itself, do not interrupt a running one when
// they are woken (Linux's SCHED_BATCH): a report at work is not set aside for each receipt that
// comes in. Called before a program starts any.
void let_threads_finish();

// Health is SERVING while the engine writes: one that only reads is no counter's.
class Server {
 public:
  // Null if the address is taken or not an address. `more` are served beside our own.
  static std::unique_ptr<Server> start(Engine& engine, const ServerOptions& options,
                                       std::vector<std::unique_ptr<RawService>> more = {});
  ~Server();  // stops

  int port() const { return port_; }
  // What health checks are told, of every service by its name and of the whole ("").
  void set_serving(bool serving);
  // Health NOT_SERVING, no new calls; waits for those under way, at most five seconds.
  void stop();

 private:
  Server() = default;
  int port_ = 0;
  // Two, so that nobody waits for a report as long as an audit takes.
  std::unique_ptr<Worker> auditor_;
  std::unique_ptr<Worker> reader_;
  std::vector<std::unique_ptr<RawService>> services_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<WritingWatch> watch_;
};

// An address that only this machine reaches: without authentication no other is listened on.
bool is_loopback(const std::string& address);

}  // namespace motcua
