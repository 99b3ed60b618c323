// How fast work in the background goes on beside the writer.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <thread>

#include "engine/engine.h"

namespace motcua {

// How long to rest after work took `processor` of a core's time within `elapsed`, while `records`
// were written: while these come thick, it may take a tenth of one core. Niceness alone does not
// do: whatever runs in the gaps of others costs them their caches.
constexpr std::chrono::nanoseconds rest_after(std::chrono::nanoseconds processor,
                                              std::chrono::nanoseconds elapsed, int64_t records) {
  constexpr int64_t thick_per_second = 1000;
  constexpr int share_of_core = 10;
  const bool thick = records * 1'000'000'000 > elapsed.count() * thick_per_second;
  const auto wanted = processor * share_of_core;
  return thick && wanted > elapsed ? wanted - elapsed : std::chrono::nanoseconds(0);
}

// Of one thread, from its making on.
class Pace {
 public:
  explicit Pace(const Engine& engine) : engine_(engine) { note(); }

  // Now and then, between two parts of the work.
  void rest() {
    rest([](std::chrono::nanoseconds time) { std::this_thread::sleep_for(time); });
  }
  // `sleep` may be cut short.
  template <class Sleep>
  void rest(const Sleep& sleep) {
    sleep(rest_after(processor_time() - processor_, std::chrono::steady_clock::now() - begun_,
                     engine_.sequence() - sequence_));
    note();
  }

 private:
  static std::chrono::nanoseconds processor_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
  }
  void note() {
    processor_ = processor_time();
    begun_ = std::chrono::steady_clock::now();
    sequence_ = engine_.sequence();
  }

  const Engine& engine_;
  std::chrono::nanoseconds processor_{};
  std::chrono::steady_clock::time_point begun_;
  int64_t sequence_ = 0;
};

}  // namespace motcua
