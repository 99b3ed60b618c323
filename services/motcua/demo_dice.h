// Chance of the demonstration: raw generator output only. Distributions differ between libraries,
// and the demonstration must not. One throw a statement, or compilers may order them differently.
#pragma once

#include <cstdint>
#include <iterator>
#include <random>

namespace motcua::cli {

class Dice {
 public:
  // From 0 up to, and without, the bound; 0 where that is less than 1.
  int below(int64_t bound) {
    if (bound < 1) return 0;
    return static_cast<int>(engine_() % static_cast<uint64_t>(bound));
  }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool percent(int percent) { return below(100) < percent; }
  bool per_thousand(int per_thousand) { return below(1000) < per_thousand; }
  template <class Items>
  const auto& one_of(const Items& items) {
    return items[static_cast<size_t>(below(static_cast<int64_t>(std::size(items))))];
  }

 private:
  std::mt19937_64 engine_{20260115};
};

}  // namespace motcua::cli
