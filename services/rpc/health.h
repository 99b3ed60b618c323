// The standard health service, grpc.health.v1: whether the server, "", and each of its services by
// name, serves. All of them do or none does, for they write into one register.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "services/rpc/method.h"

namespace motcua {

// Safe for any thread.
class HealthService : public RawService {
 public:
  explicit HealthService(std::vector<std::string> services);  // none serves yet
  ~HealthService() override;

  void set_serving(bool serving);
  // Ends the watches, those to come, too: a server that stops would wait for them.
  void close();

 private:
  class Watch;

  bool has(const std::string& service) const;
  WriteReactor* start_watch(const grpc::CallbackServerContext& context,
                            const grpc::ByteBuffer& bytes);
  void tell();  // every watch what it was not told yet

  const std::vector<std::string> services_;
  std::mutex mutex_;  // of all below, and of the watches
  bool serving_ = false;
  bool closed_ = false;
  std::map<Watch*, std::shared_ptr<Watch>> watches_;
};

}  // namespace motcua
