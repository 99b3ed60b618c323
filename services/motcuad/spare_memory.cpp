// Held is what /proc/self/statm says: all pages, resident ones, and those of files among these.
#include "services/motcuad/spare_memory.h"

#include <malloc.h>
#include <unistd.h>

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

int64_t used_bytes() {
  const struct mallinfo2 info = mallinfo2();
  return static_cast<int64_t>(info.uordblks + info.hblkhd);
}

}  // namespace

void give_back_spare_memory() {
  if (held_bytes() - used_bytes() > spare_bytes_max) malloc_trim(0);
}

}  // namespace motcua
