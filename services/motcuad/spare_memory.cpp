// Held is what /proc/self/statm says: all pages, resident ones, and those of files among these.
#include "services/motcuad/spare_memory.h"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>

namespace motcua {
namespace {

constexpr int64_t spare_bytes_max = 16 << 20;

int64_t held_bytes() {
  int64_t all = 0;
  int64_t resident = 0;
  int64_t of_files = 0;
  std::ifstream("/proc/self/statm") >> all >> resident >> of_files;
  return (resident - of_files) * sysconf(_SC_PAGESIZE);
}

int64_t spare_bytes() {
  const struct mallinfo2 info = mallinfo2();
  return held_bytes() - static_cast<int64_t>(info.uordblks + info.hblkhd);
}

}  // namespace

void SpareMemory::look() {
  constexpr int looks_between_max = 120;
  const int64_t spare = spare_bytes();
  if (spare <= spare_bytes_max) {
    *this = {};
    return;
  }
  const bool is_more = spare > spare_bytes_left_ + spare_bytes_max;
  if (!is_more && looks_left_-- > 0) return;
  malloc_trim(0);
  spare_bytes_left_ = spare_bytes();
  const bool gave_back = spare - spare_bytes_left_ > spare_bytes_max;
  looks_between_ = gave_back ? 0 : std::min(2 * looks_between_ + 1, looks_between_max);
  looks_left_ = looks_between_;
}

}  // namespace motcua
