// Guessing made slow: some failures are free, then whoever tries waits, twice as long each time. In
// time failures are forgiven, or what many people share would become slow for good.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace motcua {

struct AttemptBound {
  int free = 0;  // failures before it waits
  // One of them; in the long run it is how often whoever goes on may guess.
  std::chrono::seconds forgiven_every{3600};
  std::chrono::seconds longest_wait{900};
};

// What failures are counted of: an account from one source, a source, all that there is.
struct AttemptKey {
  std::string name;  // of no other key
  AttemptBound bound;
};

struct AttemptLimits {
  std::chrono::seconds first_wait{1};
  size_t kept_max = 100'000;  // keys; beyond, those that failed longest ago are forgotten
};

struct HeldOff {
  std::chrono::seconds wait{0};  // from now on; at least one
  size_t key = 0;                // whose wait it is, of those given
  bool begins = false;           // the first that is held off since its failures were free
};

// Safe for any thread. Times are of a clock that never jumps.
class Attempts {
 public:
  using Time = std::chrono::microseconds;

  explicit Attempts(const AttemptLimits& limits) : limits_(limits) {}

  // Nothing if it may be tried now: then it counts as failed until `forget`, so that many at once
  // are no more than one after another. Who is held off waits no longer for having tried.
  std::optional<HeldOff> begin(const std::vector<AttemptKey>& keys, Time now);
  // It was right: forgets all failures of the first key, and of the others this one.
  void forget(const std::vector<AttemptKey>& keys);

 private:
  struct Failures {
    std::string digest;  // of the key: names are as long as callers like
    int count = 0;
    Time since{0};  // from when on they are forgiven
    Time not_before{0};
    bool is_told = false;  // that it is held off
  };
  Failures* find(const AttemptKey& key);
  void count(const AttemptKey& key, Time now);

  const AttemptLimits limits_;
  std::mutex mutex_;
  std::list<Failures> failures_;  // the last that failed at the end
  std::unordered_map<std::string, std::list<Failures>::iterator> by_digest_;
};

}  // namespace motcua
