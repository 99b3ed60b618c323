// A thread and a completion queue a connection; each call that ends begins the next.
#include "services/motcua/load.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <thread>

#include "services/method/exchange.h"

namespace motcua::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;

// As the services that tell it do (server_timing_key).
std::optional<float> server_milliseconds(const grpc::ClientContext& context) {
  const auto& metadata = context.GetServerTrailingMetadata();
  const auto timing = metadata.find(server_timing_key);
  if (timing == metadata.end()) return std::nullopt;
  const std::string text(timing->second.data(), timing->second.size());
  const size_t duration = text.find("dur=");
  if (duration == std::string::npos) return std::nullopt;
  return std::strtof(text.c_str() + duration + 4, nullptr);
}

void append(std::vector<float>& all, const std::vector<float>& some) {
  all.insert(all.end(), some.begin(), some.end());
}

struct Call {
  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
  grpc::ByteBuffer response;
  grpc::Status status;
  SteadyClock::time_point begun;
};

class Connection {
 public:
  Connection(const LoadOptions& options, int index, std::atomic<int64_t>& remaining,
             const std::function<std::string(int)>& make,
             const std::function<void(int, grpc::ByteBuffer&)>& see)
      : options_(options), index_(index), remaining_(remaining), make_(make), see_(see) {
    grpc::ChannelArguments arguments;
    arguments.SetInt("motcua.connection",
                     index);  // channels with equal arguments share a connection
    arguments.SetMaxReceiveMessageSize(64 << 20);
    channel_ =
        grpc::CreateCustomChannel(options.server, grpc::InsecureChannelCredentials(), arguments);
    stub_ = std::make_unique<grpc::GenericStub>(channel_);
  }

  LoadResult run() {
    std::vector<Call> calls(
        static_cast<size_t>(std::max(1, options_.in_flight / options_.connections)));
    int64_t flying = 0;
    for (Call& call : calls) flying += begin(call) ? 1 : 0;
    void* tag = nullptr;
    bool ok = false;
    while (flying > 0 && queue_.Next(&tag, &ok)) {
      Call& call = *static_cast<Call*>(tag);
      end(call);
      if (!begin(call)) --flying;
    }
    return std::move(result_);
  }

 private:
  bool begin(Call& call) {
    if (remaining_.fetch_sub(1) <= 0) return false;
    const grpc::Slice slice(make_(index_));
    call.context = std::make_unique<grpc::ClientContext>();
    call.response.Clear();
    call.begun = SteadyClock::now();
    call.reader = stub_->PrepareUnaryCall(call.context.get(), options_.path,
                                          grpc::ByteBuffer(&slice, 1), &queue_);
    call.reader->StartCall();
    call.reader->Finish(&call.response, &call.status, &call);
    return true;
  }

  void end(Call& call) {
    const std::chrono::duration<float, std::milli> took = SteadyClock::now() - call.begun;
    if (call.status.ok()) {
      ++result_.done;
      result_.milliseconds.push_back(took.count());
      if (const auto server = server_milliseconds(*call.context)) {
        result_.server_milliseconds.push_back(*server);
      }
      if (see_) see_(index_, call.response);
    } else {
      ++result_.refused;
      if (result_.first_error.empty()) result_.first_error = describe(call.status);
    }
  }

  const LoadOptions& options_;
  const int index_;
  std::atomic<int64_t>& remaining_;
  const std::function<std::string(int)>& make_;
  const std::function<void(int, grpc::ByteBuffer&)>& see_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<grpc::GenericStub> stub_;
  grpc::CompletionQueue queue_;
  LoadResult result_;
};

}  // namespace

LoadResult run_load(const LoadOptions& options, const std::function<std::string(int)>& make,
                    const std::function<void(int, grpc::ByteBuffer&)>& see) {
  std::atomic<int64_t> remaining = options.calls;
  std::vector<LoadResult> results(static_cast<size_t>(options.connections));
  const auto begun = SteadyClock::now();
  std::vector<std::thread> threads;
  for (int i = 0; i < options.connections; ++i) {
    threads.emplace_back([&, i] {
      results[static_cast<size_t>(i)] = Connection(options, i, remaining, make, see).run();
    });
  }
  for (auto& thread : threads) thread.join();
  LoadResult total;
  total.seconds = std::chrono::duration<double>(SteadyClock::now() - begun).count();
  for (LoadResult& result : results) {
    total.done += result.done;
    total.refused += result.refused;
    append(total.milliseconds, result.milliseconds);
    append(total.server_milliseconds, result.server_milliseconds);
    if (total.first_error.empty()) total.first_error = result.first_error;
  }
  std::sort(total.milliseconds.begin(), total.milliseconds.end());
  std::sort(total.server_milliseconds.begin(), total.server_milliseconds.end());
  return total;
}

}  // namespace motcua::cli
