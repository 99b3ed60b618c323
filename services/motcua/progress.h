// A bar on the terminal for what takes long; nothing where there is none.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <string>

namespace motcua::cli {

class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {  // the line is left clean
    if (shown_) std::cerr << "\r" << std::string(width + 10, ' ') << "\r";
  }
  void show(int64_t done, int64_t total) const {
    if (!shown_ || total == 0) return;
    const auto filled = static_cast<size_t>(std::min(done, total) * width / total);
    std::cerr << "\r[" << std::string(filled, '#') << std::string(width - filled, ' ') << "] "
              << done * 100 / total << " %" << std::flush;
  }

 private:
  static constexpr int width = 40;
  bool shown_ = isatty(STDERR_FILENO) != 0;
};

// A bar while `work` goes on, which is given what tells the bar.
template <class Work>
auto with_bar(const Work& work) {
  const Progress bar;
  return work([&](int64_t done, int64_t total) { bar.show(done, total); });
}

}  // namespace motcua::cli
