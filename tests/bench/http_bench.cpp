// What the gateway costs beside gRPC: the same calls to one server in this process, by gRPC, by
// Connect's binary and by its JSON, of sixteen clients that each wait for their answer. The rounds
// take turns, for the machine is not always as fast. Clients share the processors with the server:
// those of HTTP are plain sockets, lighter than gRPC's.
//   http_bench DIRECTORY [CALLS, default 20000]
#include <grpcpp/impl/codegen/proto_utils.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/store/rocks_store.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "services/gateway/json_message.h"
#include "services/method/wire.h"
#include "services/motcua/load.h"
#include "services/server/server.h"
#include "tests/bench/bench_workload.h"
#include "tests/services/http_client.h"

namespace motcua::bench {
namespace {

constexpr int clients = 16;

using Make = std::function<std::string(int)>;

struct Kind {
  const char* name;
  const char* path;
  const google::protobuf::Descriptor* request;
  Make make;  // of a request's bytes
};

std::string make_receipt(int client) {
  thread_local Draw draw(static_cast<uint64_t>(client) + std::random_device{}());
  return receipt(draw, cli::new_request_id()).SerializeAsString();
}

double grpc_per_second(const Server& server, const Kind& kind, int64_t calls) {
  const auto result = cli::run_load({.server = "127.0.0.1:" + std::to_string(server.port()),
                                     .path = kind.path,
                                     .connections = 2,
                                     .in_flight = clients,
                                     .calls = calls},
                                    kind.make);
  if (result.refused > 0) std::printf("  first error: %s\n", result.first_error.c_str());
  return result.per_second();
}

double http_per_second(const Server& server, const Kind& kind, int64_t calls, bool is_json) {
  std::atomic<int64_t> remaining = calls;
  std::atomic<int64_t> failed = 0;
  const auto begun = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      testing::HttpClient client(server.http_port());
      while (remaining.fetch_sub(1) > 0) {
        std::string body = kind.make(i);
        if (is_json) body = json_of_bytes(body, *kind.request);
        client.send(testing::HttpClient::request(
            "POST", kind.path, body,
            {{"Content-Type", is_json ? "application/json" : "application/proto"}}));
        if (client.receive().status != 200) ++failed;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  if (failed > 0) std::printf("  failed: %lld\n", static_cast<long long>(failed.load()));
  return static_cast<double>(calls) / took.count();
}

void compare(const Server& server, const Kind& kind, int64_t calls) {
  constexpr int rounds = 4;
  double grpc = 0;
  double binary = 0;
  double json = 0;
  for (int i = 0; i < rounds; ++i) {
    grpc += grpc_per_second(server, kind, calls / rounds) / rounds;
    binary += http_per_second(server, kind, calls / rounds, false) / rounds;
    json += http_per_second(server, kind, calls / rounds, true) / rounds;
  }
  std::printf(
      "http_%s grpc_per_second=%.0f binary_per_second=%.0f json_per_second=%.0f "
      "binary_ratio=%.2f json_ratio=%.2f\n",
      kind.name, grpc, binary, json, binary / grpc, json / grpc);
  std::fflush(stdout);
}

// Codes of dossiers to be read.
std::vector<std::string> receive_some(const Server& server) {
  const std::string address = "127.0.0.1:" + std::to_string(server.port());
  cli::Client client({.server = address});
  v1::PublishCatalogueRequest request;
  wire::to_message(catalogue(), request);
  v1::PublishCatalogueResponse response;
  const auto status = client.call("CatalogueService/PublishCatalogue", request, response);
  if (!status.ok()) std::printf("%s\n", cli::describe(status).c_str());
  std::mutex mutex;
  std::vector<std::string> codes;
  cli::run_load({.server = address, .calls = 2000}, make_receipt,
                [&](int, grpc::ByteBuffer& bytes) {
                  v1::DossierChange change;
                  grpc::ProtoBufferReader reader(&bytes);
                  if (!change.ParseFromZeroCopyStream(&reader)) return;
                  const std::lock_guard lock(mutex);
                  codes.push_back(change.dossier().code());
                });
  return codes;
}

}  // namespace

int run(const std::string& directory, int64_t calls) {
  auto store = open_rocks_store(directory, {});
  if (!store) return 3;
  auto engine = Engine::open(std::move(*store), {}, wall_clock());
  if (!engine) return 3;
  const auto server =
      Server::start(**engine, {.address = "127.0.0.1:0", .http_address = "127.0.0.1:0"});
  if (!server) return 3;
  const std::vector<std::string> codes = receive_some(*server);
  std::atomic<size_t> next = 0;
  const auto make_get = [&](int) {
    v1::GetDossierRequest get;
    get.set_code(codes[next.fetch_add(1) % codes.size()]);
    return get.SerializeAsString();
  };
  compare(*server,
          {"get", "/motcua.v1.DossierService/GetDossier", v1::GetDossierRequest::descriptor(),
           make_get},
          calls);
  compare(*server,
          {"receive", "/motcua.v1.DossierService/ReceiveDossier",
           v1::ReceiveDossierRequest::descriptor(), make_receipt},
          calls);
  server->stop();
  (*engine)->close();
  return 0;
}

}  // namespace motcua::bench

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) return 2;
  return motcua::bench::run(argv[1], argc > 2 ? std::atoll(argv[2]) : 20'000);
}
