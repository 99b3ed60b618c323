// A thread that looks now and then: why nothing is written may end by itself, as a full disk does.
#include "services/grpc/writing_watch.h"

#include <chrono>
#include <utility>

namespace motcua {
namespace {

constexpr std::chrono::seconds between_looks(1);

bool is_other(const std::optional<Rejection>& one, const std::optional<Rejection>& other) {
  if (one.has_value() != other.has_value()) return true;
  return one && one->reason != other->reason;
}

}  // namespace

WritingWatch::WritingWatch(const Engine& engine, TellWriting tell)
    : engine_(engine), tell_(std::move(tell)), told_(engine.status().not_writing) {
  tell_(told_);
  thread_ = std::thread([this] { watch(); });
}

WritingWatch::~WritingWatch() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  closed_changed_.notify_all();
  thread_.join();
}

void WritingWatch::watch() {
  std::unique_lock lock(mutex_);
  while (!closed_changed_.wait_for(lock, between_looks, [&] { return closed_; })) {
    auto now = engine_.status().not_writing;
    if (!is_other(now, told_)) continue;
    told_ = std::move(now);
    tell_(told_);
  }
}

}  // namespace motcua
