// A watch has one answer under way at most: it is told the last state, not each one between.
#include "services/method/health.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace motcua {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using ServingStatus = HealthCheckResponse::ServingStatus;

HealthCheckResponse response_of(ServingStatus status) {
  HealthCheckResponse response;
  response.set_status(status);
  return response;
}

constexpr ServingStatus status_of(bool serving) {
  return serving ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING;
}

}  // namespace

struct Health::Watch {
  const bool is_known;
  std::optional<Reply> reply;  // none while an answer is under way
  ServingStatus told = HealthCheckResponse::UNKNOWN;
};

Health::Health(std::vector<std::string> services) : services_(std::move(services)) {}
Health::~Health() = default;

void Health::add_methods(Methods& methods) {
  ServiceRows rows(methods, HealthCheckRequest::descriptor()->file()->FindServiceByName("Health"));
  rows.add("Check", {.right = anybody,
                     .handler = on<HealthCheckRequest>([this](const auto& request, Reply reply) {
                       check(request, std::move(reply));
                     })});
  rows.add("Watch", {.right = anybody,
                     .handler = on<HealthCheckRequest>([this](const auto& request, Reply reply) {
                       watch(request, std::move(reply));
                     })});
}

bool Health::has(const std::string& service) const {
  return service.empty() ||
         std::find(services_.begin(), services_.end(), service) != services_.end();
}

void Health::check(const HealthCheckRequest& request, Reply reply) {
  if (!has(request.service())) {
    return reply.refuse({Reason::SERVICE_NOT_FOUND, {{"service", request.service()}}, {}});
  }
  bool serving = false;
  {
    const std::lock_guard lock(mutex_);
    serving = serving_;
  }
  reply.answer(response_of(status_of(serving)));
}

void Health::watch(const HealthCheckRequest& request, Reply reply) {
  const auto watch = std::make_shared<Watch>(Watch{.is_known = has(request.service())});
  reply.when_left([this, watch] { go_on(watch); });
  {
    const std::lock_guard lock(mutex_);
    watch->reply = std::move(reply);
    watches_.insert(watch);
  }
  go_on(watch);
}

// Tells what was not told yet, or ends; the last state is told before the end. From any thread,
// holding no mutex.
void Health::go_on(const std::shared_ptr<Watch>& watch) {
  std::optional<Reply> reply;
  ServingStatus now = HealthCheckResponse::SERVICE_UNKNOWN;
  bool ends = false;
  {
    const std::lock_guard lock(mutex_);
    if (!watch->reply) return;
    if (watch->is_known) now = status_of(serving_);
    const bool is_new = watch->told != now;
    ends = watch->reply->is_left() || (!is_new && closed_);
    if (!is_new && !ends) return;
    watch->told = now;
    reply = std::exchange(watch->reply, std::nullopt);
    if (ends) watches_.erase(watch);
  }
  if (ends) return reply->is_left() ? reply->give_up() : reply->end();
  reply->send(response_of(now), [this, watch](Reply again) {
    {
      const std::lock_guard lock(mutex_);
      watch->reply = std::move(again);
    }
    go_on(watch);
  });
}

void Health::tell() {
  std::set<std::shared_ptr<Watch>> watches;
  {
    const std::lock_guard lock(mutex_);
    watches = watches_;
  }
  for (const auto& watch : watches) go_on(watch);
}

void Health::set_serving(bool serving) {
  {
    const std::lock_guard lock(mutex_);
    serving_ = serving;
  }
  tell();
}

void Health::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  tell();
}

}  // namespace motcua
