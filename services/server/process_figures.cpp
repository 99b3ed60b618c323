// By the names that Prometheus' own clients give them.
#include "services/server/process_figures.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

namespace motcua {
namespace {

const auto started = std::chrono::system_clock::now();

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double open_files() {
  std::error_code error;
  double count = 0;
  for (auto at = std::filesystem::directory_iterator("/proc/self/fd", error);
       !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    ++count;
  }
  return count;
}

}  // namespace

void add_process_figures(std::vector<Gauge>& figures) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  double pages = 0;
  double resident_pages = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident_pages;
  const auto page_bytes = static_cast<double>(sysconf(_SC_PAGESIZE));
  const std::chrono::duration<double> since_epoch = started.time_since_epoch();
  figures.push_back({"process_cpu_seconds_total", "Processor time, of user and system.",
                     seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), ""});
  figures.push_back(
      {"process_resident_memory_bytes", "Resident memory.", resident_pages * page_bytes, ""});
  figures.push_back({"process_virtual_memory_bytes", "Address space.", pages * page_bytes, ""});
  figures.push_back({"process_open_fds", "Open files.", open_files(), ""});
  figures.push_back(
      {"process_max_fds", "Files that may be open.", static_cast<double>(files.rlim_cur), ""});
  figures.push_back(
      {"process_start_time_seconds", "When it started, Unix time.", since_epoch.count(), ""});
}

}  // namespace motcua
