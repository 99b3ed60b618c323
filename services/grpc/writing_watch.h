// Looks whether the engine writes, once a second: health and the log follow it.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/engine.h"

namespace motcua {

// Told why nothing is written; nothing if it is.
using TellWriting = std::function<void(const std::optional<Rejection>& not_writing)>;

// Tells at once, on the calling thread, and then on its own one whenever the reason is another.
class WritingWatch {
 public:
  WritingWatch(const Engine& engine, TellWriting tell);
  ~WritingWatch();  // tells no more
  WritingWatch(const WritingWatch&) = delete;
  WritingWatch& operator=(const WritingWatch&) = delete;

 private:
  void watch();

  const Engine& engine_;
  const TellWriting tell_;
  std::optional<Rejection> told_;  // of the thread
  std::mutex mutex_;
  std::condition_variable closed_changed_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace motcua
