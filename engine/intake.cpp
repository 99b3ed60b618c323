// One mutex, one condition; the writer swaps the whole tray out.
#include "engine/intake.h"

#include "engine/check.h"

namespace motcua {

bool Intake::put(Waiting& waiting) {
  CHECK(waiting.done, "expected somebody to be answered");
  const bool begins = waiting.request.code.empty();
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || tray_.size() >= (begins ? receipts_max_ : commands_max_)) return false;
    tray_.push_back(std::move(waiting));
    if (tray_.size() > 1) return true;  // the writer has been told already
  }
  filled_.notify_one();
  return true;
}

std::optional<std::vector<Waiting>> Intake::take_all() {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [&] { return closed_ || woken_ || !tray_.empty(); });
  if (closed_ && tray_.empty()) return std::nullopt;
  woken_ = false;
  return std::exchange(tray_, {});
}

void Intake::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  filled_.notify_one();
}

void Intake::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  filled_.notify_all();
}

size_t Intake::size() const {
  const std::lock_guard lock(mutex_);
  return tray_.size();
}

}  // namespace motcua
