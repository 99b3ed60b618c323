// Load for a server: many calls in flight over a few connections, and how long each took.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "services/motcua/client.h"

namespace motcua::cli {

struct LoadOptions {
  std::string server;
  std::string path = "/motcua.v1.DossierService/ReceiveDossier";
  int connections = 2;
  int in_flight = 64;
  int64_t calls = 100'000;
};

struct LoadResult {
  int64_t done = 0;
  int64_t refused = 0;
  double seconds = 0;
  std::vector<float> milliseconds;         // of each call, sorted
  std::vector<float> server_milliseconds;  // of those whose answer tells it, sorted
  std::string first_error;

  double per_second() const { return seconds > 0 ? static_cast<double>(done) / seconds : 0; }
  double percentile(double p) const { return percentile_of(milliseconds, p); }
  double server_percentile(double p) const { return percentile_of(server_milliseconds, p); }

 private:
  static double percentile_of(const std::vector<float>& sorted, double p) {
    if (sorted.empty()) return 0;
    return static_cast<double>(
        sorted[static_cast<size_t>(p * static_cast<double>(sorted.size() - 1))]);
  }
};

// Calls make(connection) for each request's bytes and see(bytes) for each answer, on that
// connection's own thread; `see` may be empty.
LoadResult run_load(const LoadOptions& options, const std::function<std::string(int)>& make,
                    const std::function<void(int, grpc::ByteBuffer&)>& see = {});

}  // namespace motcua::cli
