// A watch has one write under way at most: it is told the last state, not each one between.
#include "services/rpc/health.h"

#include <algorithm>
#include <utility>

#include "grpc/health/v1/health.pb.h"

namespace motcua {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using ServingStatus = HealthCheckResponse::ServingStatus;

constexpr ServingStatus status_of(bool serving) {
  return serving ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING;
}

// Of a stream that does not begin.
class Refusal : public RawService::WriteReactor {
 public:
  explicit Refusal(const grpc::Status& status) { Finish(status); }

 private:
  void OnDone() override { delete this; }
};

}  // namespace

class HealthService::Watch : public RawService::WriteReactor {
 public:
  Watch(HealthService& health, bool is_known) : health_(health), is_known_(is_known) {}

  // Writes what was not told yet, or finishes; from any thread, holding no mutex.
  void act() {
    switch (next()) {
      case Step::none: return;
      case Step::write: return StartWrite(&answer_);
      case Step::finish: return Finish(grpc::Status::CANCELLED);
    }
  }

 private:
  enum class Step { none, write, finish };

  // A write that was decided upon is over before anything else is; the last state is told before
  // the end.
  Step next() {
    const std::lock_guard lock(health_.mutex_);
    if (is_writing_ || is_finished_) return Step::none;
    const ServingStatus now =
        is_known_ ? status_of(health_.serving_) : HealthCheckResponse::SERVICE_UNKNOWN;
    if (!is_left_ && std::exchange(told_, now) != now) {
      HealthCheckResponse response;
      response.set_status(now);
      answer_ = buffer_of(response.SerializeAsString());
      is_writing_ = true;
      return Step::write;
    }
    is_finished_ = is_left_ || health_.closed_;
    return is_finished_ ? Step::finish : Step::none;
  }

  void OnWriteDone(bool ok) override {
    {
      const std::lock_guard lock(health_.mutex_);
      is_writing_ = false;
      is_left_ = is_left_ || !ok;
    }
    act();
  }
  void OnCancel() override {
    {
      const std::lock_guard lock(health_.mutex_);
      is_left_ = true;
    }
    act();
  }
  void OnDone() override {
    std::shared_ptr<Watch> last;
    const std::lock_guard lock(health_.mutex_);
    last = std::move(health_.watches_.extract(this).mapped());
  }

  HealthService& health_;
  const bool is_known_;
  grpc::ByteBuffer answer_;
  // Under the service's mutex.
  ServingStatus told_ = HealthCheckResponse::UNKNOWN;
  bool is_writing_ = false;
  bool is_left_ = false;
  bool is_finished_ = false;
};

HealthService::HealthService(std::vector<std::string> services)
    : RawService(HealthCheckRequest::descriptor()->file()->FindServiceByName("Health")),
      services_(std::move(services)) {
  unary<HealthCheckRequest>("Check", [this](UnaryCall* call, const Caller&, const auto& request) {
    if (!has(request.service())) {
      return call->refuse({Reason::SERVICE_NOT_FOUND, {{"service", request.service()}}, {}});
    }
    HealthCheckResponse response;
    {
      const std::lock_guard lock(mutex_);
      response.set_status(status_of(serving_));
    }
    call->answer(response);
  });
  server_stream("Watch", [this](const auto& context, const grpc::ByteBuffer& bytes) {
    return start_watch(context, bytes);
  });
}

HealthService::~HealthService() = default;

bool HealthService::has(const std::string& service) const {
  return service.empty() ||
         std::find(services_.begin(), services_.end(), service) != services_.end();
}

RawService::WriteReactor* HealthService::start_watch(const grpc::CallbackServerContext& context,
                                                     const grpc::ByteBuffer& bytes) {
  HealthCheckRequest request;
  if (const auto parsed = parse_query(bytes, request); !parsed) {
    return new Refusal(to_status(parsed.error(), language_of(context.client_metadata())));
  }
  const auto watch = std::make_shared<Watch>(*this, has(request.service()));
  {
    const std::lock_guard lock(mutex_);
    watches_.emplace(watch.get(), watch);
  }
  watch->act();
  return watch.get();
}

void HealthService::tell() {
  std::vector<std::shared_ptr<Watch>> watches;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [raw, watch] : watches_) watches.push_back(watch);
  }
  for (const auto& watch : watches) watch->act();
}

void HealthService::set_serving(bool serving) {
  {
    const std::lock_guard lock(mutex_);
    serving_ = serving;
  }
  tell();
}

void HealthService::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  tell();
}

}  // namespace motcua
