// From /proc/self/statm, whose second number is the resident pages.
#include "services/motcuad/spare_memory.h"

#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace motcua {
namespace {

int64_t resident_bytes() {
  int64_t all = 0;
  int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

}  // namespace

void SpareMemory::give_back() {
  const int64_t now = resident_bytes();
  resident_bytes_ = std::min(resident_bytes_, now);  // it has shrunk by itself
  if (now <= resident_bytes_ + resident_bytes_ / 16) return;
  malloc_trim(0);
  resident_bytes_ = resident_bytes();
}

}  // namespace motcua
