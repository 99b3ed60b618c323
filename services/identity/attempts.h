// Guessing made slow: after some failures whoever tries waits, twice as long each time. Never by
// the account alone, or a stranger could lock a person out.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace motcua {

struct AttemptLimits {
  int free_of_pair = 5;     // failures of an account from one source before it waits
  int free_of_source = 50;  // of all accounts from one source: many people sit behind one address
  std::chrono::seconds first_wait{1};
  std::chrono::seconds longest_wait{900};
  std::chrono::hours forgotten_after{24};
  size_t kept_max = 100'000;  // pairs and sources; beyond, those longest ago are forgotten
};

// Safe for any thread.
class Attempts {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Attempts(const AttemptLimits& limits) : limits_(limits) {}

  // Whether it may be tried now; if so it counts as failed until `forget`.
  bool begin(const std::string& account, const std::string& source, Clock::time_point now);
  // It was right.
  void forget(const std::string& account, const std::string& source);

 private:
  struct Failures {
    int count = 0;
    Clock::time_point last;
    Clock::time_point not_before;
  };
  bool may_try(const std::string& key, Clock::time_point now) const;
  void count(const std::string& key, int free, Clock::time_point now);
  void make_room(Clock::time_point now);

  const AttemptLimits limits_;
  mutable std::mutex mutex_;
  std::map<std::string, Failures> failures_;
};

}  // namespace motcua
