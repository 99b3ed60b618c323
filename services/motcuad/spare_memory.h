// Memory that was freed and that the C library keeps, in one arena for every few threads: what a
// flood or one great import left behind is given back to the system.
#pragma once

#include <cstdint>
#include <ctime>

namespace motcua {

// How often it is looked for.
inline constexpr timespec spare_memory_interval{.tv_sec = 5, .tv_nsec = 0};

class SpareMemory {
 public:
  // Gives back what is free in whole pages, if the process has grown since by more than a
  // sixteenth: a server at its steady size is left alone, for this takes the arenas' locks for some
  // milliseconds. Of one thread.
  void give_back();

 private:
  int64_t resident_bytes_ = 0;  // when it was given back last
};

}  // namespace motcua
