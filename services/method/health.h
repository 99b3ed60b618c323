// The standard health service, grpc.health.v1: whether the server, "", and each of its services by
// name, serves. All of them do or none does, for they write into one register.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "grpc/health/v1/health.pb.h"
#include "services/method/method.h"

namespace motcua {

// Safe for any thread.
class Health {
 public:
  static constexpr const char* name = "grpc.health.v1.Health";

  explicit Health(std::vector<std::string> services);  // none serves yet
  ~Health();

  // Its rows; it must outlive their calls.
  void add_methods(Methods& methods);

  void set_serving(bool serving);
  // Ends the watches, those to come, too: a server that stops would wait for them.
  void close();

 private:
  struct Watch;

  bool has(const std::string& service) const;
  void check(const grpc::health::v1::HealthCheckRequest& request, Reply reply);
  void watch(const grpc::health::v1::HealthCheckRequest& request, Reply reply);
  void go_on(const std::shared_ptr<Watch>& watch);
  void tell();  // every watch what it was not told yet

  const std::vector<std::string> services_;
  std::mutex mutex_;  // of all below, and of the watches
  bool serving_ = false;
  bool closed_ = false;
  std::set<std::shared_ptr<Watch>> watches_;
};

}  // namespace motcua
