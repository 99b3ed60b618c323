// The time of day, and a clock that never jumps, to judge the first by.
#pragma once

#include <chrono>
#include <functional>

#include "engine/time/instant.h"

namespace motcua {

struct WallClock {
  std::function<Instant()> now;
  std::function<int64_t()> monotonic_microseconds;
};

inline WallClock wall_clock() {
  namespace chrono = std::chrono;
  return {.now =
              [] {
                const auto since = chrono::system_clock::now().time_since_epoch();
                return Instant{chrono::duration_cast<chrono::microseconds>(since).count()};
              },
          .monotonic_microseconds =
              [] {
                const auto since = chrono::steady_clock::now().time_since_epoch();
                return int64_t{chrono::duration_cast<chrono::microseconds>(since).count()};
              }};
}

}  // namespace motcua
