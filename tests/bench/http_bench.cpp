// What the gateway costs beside gRPC: the same calls to one server in this process, by gRPC, by
// Connect's binary and by its JSON, of sixteen clients that each wait for their answer. The rounds
// take turns, for the machine is not always as fast. Clients share the processors with the server:
// those of HTTP are plain sockets, lighter than gRPC's. Then what it costs to know who calls: a
// second register whose callers sign in, beside the first; and how long one caller waits for an
// answer beside clients that send half of a request and clients that take no answer.
//   http_bench DIRECTORY [CALLS, default 20000]
#include <grpcpp/impl/codegen/proto_utils.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

#include "engine/store/rocks_store.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "services/gateway/json_message.h"
#include "services/identity/account_edits.h"
#include "services/identity/secret.h"
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

// An account for each client: what one looks at in a second is bounded (door_journal.h).
using Tokens = std::vector<std::string>;

double http_per_second(const Server& server, const Kind& kind, int64_t calls, bool is_json,
                       const Tokens& tokens = {}) {
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
        testing::HttpClient::Headers headers{
            {"Content-Type", is_json ? "application/json" : "application/proto"}};
        if (!tokens.empty()) {
          headers.emplace_back("Authorization", "Bearer " + tokens[static_cast<size_t>(i)]);
        }
        client.send(testing::HttpClient::request("POST", kind.path, body, headers));
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

// Shares of the first's calls a second that the second does, its callers signed in.
void compare_signed_in(const Server& first, const Kind& of_first, const Server& second,
                       const Kind& of_second, int64_t calls, const Tokens& tokens) {
  constexpr int rounds = 8;
  double open = 0;
  double signed_in = 0;
  for (int i = 0; i < rounds; ++i) {
    open += http_per_second(first, of_first, calls / rounds, false) / rounds;
    signed_in += http_per_second(second, of_second, calls / rounds, false, tokens) / rounds;
  }
  std::printf("signed_in_%s open_per_second=%.0f signed_in_per_second=%.0f ratio=%.3f\n",
              of_first.name, open, signed_in, signed_in / open);
  std::fflush(stdout);
}

// Milliseconds that all but one of a hundred calls take, one after another.
double p99_of(const Server& server, const Kind& kind, int calls) {
  testing::HttpClient client(server.http_port());
  std::vector<double> took;
  for (int i = 0; i < calls; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    client.send(testing::HttpClient::request("POST", kind.path, kind.make(0),
                                             {{"Content-Type", "application/proto"}}));
    if (client.receive().status != 200) return -1;
    took.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun)
            .count());
  }
  std::sort(took.begin(), took.end());
  return took[took.size() * 99 / 100];
}

void compare_beside_hostile(const Server& server, const Kind& kind, int calls) {
  constexpr int of_each = 300;
  constexpr int small_buffer = 4096;
  std::string half_a_body = testing::HttpClient::json_call("DossierService/GetDossier", "{}");
  half_a_body.pop_back();
  const double alone = p99_of(server, kind, calls);
  std::vector<std::unique_ptr<testing::HttpClient>> hostile;
  for (int i = 0; i < of_each; ++i) {
    hostile.push_back(std::make_unique<testing::HttpClient>(server.http_port()));
    hostile.back()->send("POST /motcua.v1.DossierService/GetDossier HTTP/1.1\r\nHost: loc");
    hostile.push_back(std::make_unique<testing::HttpClient>(server.http_port()));
    hostile.back()->send(half_a_body);
    hostile.push_back(std::make_unique<testing::HttpClient>(server.http_port(), small_buffer));
    hostile.back()->send(testing::HttpClient::request("GET", "/openapi.json", "", {}));
  }
  const double beside = p99_of(server, kind, calls);
  std::printf("hostile_%s clients=%zu p99_alone_ms=%.3f p99_beside_ms=%.3f\n", kind.name,
              hostile.size(), alone, beside);
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

// A register with some dossiers, served.
struct Office {
  std::unique_ptr<Engine> engine;
  Door door;
  std::unique_ptr<Server> server;
  std::vector<std::string> codes;
  std::atomic<size_t> next = 0;

  bool open(const std::string& directory) {
    auto store = open_rocks_store(directory, {});
    if (!store) return false;
    auto opened = Engine::open(std::move(*store), {}, wall_clock());
    if (!opened) return false;
    engine = std::move(*opened);
    auto at_door = open_door(*engine, directory, {});
    if (!at_door) return false;
    door = std::move(*at_door);
    server = Server::start(
        *engine, {.address = "127.0.0.1:0", .http_address = "127.0.0.1:0", .door = &door});
    if (!server) return false;
    codes = receive_some(*server);
    return !codes.empty();
  }
  // From now on its callers must say who calls; the tokens of those who may. Empty: they cannot be
  // made.
  Tokens lock() {
    Tokens tokens;
    for (int i = 0; i < clients; ++i) {
      Account account{.name = "congdvc." + std::to_string(i),
                      .kind = AccountKind::service,
                      .grants = {{Role::service_receive, ""}, {Role::service_read, ""}}};
      tokens.push_back(make_token());
      account = with_token(std::move(account), "bench", tokens.back(), 1, engine->now());
      if (!engine->ask({.command = ChangeAccount{.account = account}})) return {};
    }
    return tokens;
  }
  void close() {
    server->stop();
    engine->close();
  }

  Kind getting() {
    return {"get", "/motcua.v1.DossierService/GetDossier", v1::GetDossierRequest::descriptor(),
            [this](int) {
              v1::GetDossierRequest get;
              get.set_code(codes[next.fetch_add(1) % codes.size()]);
              return get.SerializeAsString();
            }};
  }
  static Kind receiving() {
    return {"receive", "/motcua.v1.DossierService/ReceiveDossier",
            v1::ReceiveDossierRequest::descriptor(), make_receipt};
  }
};

}  // namespace

int run(const std::string& directory, int64_t calls) {
  Office open;
  Office locked;
  std::filesystem::create_directories(directory + "/open");
  std::filesystem::create_directories(directory + "/locked");
  if (!open.open(directory + "/open") || !locked.open(directory + "/locked")) return 3;
  const Tokens tokens = locked.lock();
  if (tokens.empty()) return 3;
  compare(*open.server, open.getting(), calls);
  compare(*open.server, Office::receiving(), calls);
  compare_signed_in(*open.server, open.getting(), *locked.server, locked.getting(), 4 * calls,
                    tokens);
  compare_signed_in(*open.server, Office::receiving(), *locked.server, Office::receiving(), calls,
                    tokens);
  compare_beside_hostile(*open.server, open.getting(), static_cast<int>(calls / 4));
  open.close();
  locked.close();
  return 0;
}

}  // namespace motcua::bench

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) return 2;
  return motcua::bench::run(argv[1], argc > 2 ? std::atoll(argv[2]) : 20'000);
}
