// Threads, and the order in which all ends.
#include "services/gateway/gateway.h"

#include <signal.h>

#include "services/gateway/connection.h"
#include "services/gateway/core.h"

namespace motcua {
namespace {

// The program's signals are for its main thread; SIGPIPE, which writing to a client that is gone
// raises, is for nobody.
void block_all_signals() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

Gateway::Gateway(const Methods& methods, const GatewayOptions& options)
    : core_(std::make_shared<GatewayCore>(methods, options)) {}

Gateway::~Gateway() { stop(std::chrono::system_clock::now()); }

void Gateway::add_page(const std::string& method, const std::string& path, ServePage page) {
  core_->pages[path][method] = std::move(page);
}

bool Gateway::start(const std::string& address,
                    std::shared_ptr<const CurrentCertificates> certificates) {
  core_->certificates = std::move(certificates);
  const auto at = parse_address(address);
  if (!at || !core_->listen(*at)) return false;
  for (int i = 0; i < core_->options.threads; ++i) {
    core_->threads.emplace_back([core = core_.get()] {
      block_all_signals();
      core->io.run();
    });
  }
  return true;
}

int Gateway::port() const { return core_->address.port; }

GatewayFigures Gateway::figures() const {
  const std::lock_guard lock(core_->mutex);
  return {.connections = core_->connections,
          .calls = core_->work,
          .streams = core_->streams,
          .refused_connections = core_->refused_connections,
          .body_bytes = core_->bodies.bytes() + core_->unknown_bodies.bytes()};
}

void Gateway::drain() {
  core_->is_draining = true;
  core_->stop_listening();
  for (const auto& connection : core_->all_connections()) motcua::drain(connection);
}

void Gateway::stop(std::chrono::system_clock::time_point until) {
  if (core_->threads.empty()) return;
  drain();
  if (!core_->wait_until_idle(until)) {
    for (const auto& connection : core_->all_connections()) abort(connection);
    core_->wait_until_idle(std::nullopt);
  }
  core_->guard.reset();
  for (std::thread& thread : core_->threads) thread.join();
  core_->threads.clear();
}

}  // namespace motcua
