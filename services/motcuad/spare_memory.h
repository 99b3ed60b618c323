// Memory that was freed and that the C library keeps, in one arena for every few threads: what a
// flood or one great import left behind is given back to the system.
#pragma once

#include <cstdint>
#include <ctime>

namespace motcua {

class SpareMemory {
 public:
  // How often it is looked for.
  static constexpr timespec interval{.tv_sec = 5, .tv_nsec = 0};

  // Gives back what is free in whole pages, if the process holds 16 MB more than is in use: a
  // server at its steady size is left alone, for this takes the arenas' locks for some
  // milliseconds. Where that gave back little, what is free lies between what is not: until there
  // is 16 MB more of it, more looks go by before it is tried again, twice as many each time, ten
  // minutes' at most.
  void look();

 private:
  int64_t spare_bytes_left_ = 0;  // after it was last tried
  int looks_between_ = 0;
  int looks_left_ = 0;
};

}  // namespace motcua
