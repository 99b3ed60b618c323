// The tray: many threads put commands in, the writer takes all that waits. Bounded; never blocks
// those who put in.
#pragma once

#include <absl/functional/any_invocable.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/registrar/request.h"

namespace motcua {

// Called exactly once: by the engine's answering thread or, if refused at once, by the caller's. It
// may hold what cannot be copied, such as a call to be answered.
using Done = absl::AnyInvocable<void(Answer)>;

struct Waiting {
  Request request;
  std::optional<int64_t> deadline_microseconds;  // on the monotonic clock
  Done done;
};

class Intake {
 public:
  // `receipts_max`: with this many waiting, those that begin a dossier are refused.
  Intake(size_t commands_max, size_t receipts_max)
      : commands_max_(commands_max), receipts_max_(receipts_max) {}

  // False if it was full or closed; then `waiting` is untouched.
  [[nodiscard]] bool put(Waiting& waiting);
  // Waits until there is something or it is woken, takes all; nothing once closed and drained.
  std::optional<std::vector<Waiting>> take_all();
  void wake();
  void close();
  size_t size() const;

 private:
  const size_t commands_max_;
  const size_t receipts_max_;
  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<Waiting> tray_;
  bool woken_ = false;
  bool closed_ = false;
};

}  // namespace motcua
