// How many bytes of bodies requests hold, in all and by whom: nobody fills what is there for all.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>

namespace motcua {

class BodyBudget {
 public:
  explicit BodyBudget(size_t bytes_max) : bytes_max_(bytes_max) {}

  enum class Held { yes, too_much_in_all, too_much_of_one };
  // Counted in any case, until it is let go.
  Held hold(const std::string& holder, size_t bytes, size_t of_one_max) {
    if (bytes == 0) return Held::yes;
    const std::lock_guard lock(mutex_);
    size_t& of_one = by_holder_[holder];
    of_one += bytes;
    all_ += bytes;
    if (all_ > bytes_max_) return Held::too_much_in_all;
    return of_one > of_one_max ? Held::too_much_of_one : Held::yes;
  }
  void let_go(const std::string& holder, size_t bytes) {
    if (bytes == 0) return;
    const std::lock_guard lock(mutex_);
    all_ -= bytes;
    const auto held = by_holder_.find(holder);
    if ((held->second -= bytes) == 0) by_holder_.erase(held);
  }
  size_t bytes() const { return all_; }

 private:
  const size_t bytes_max_;
  std::mutex mutex_;
  std::map<std::string, size_t> by_holder_;  // of the mutex
  std::atomic<size_t> all_ = 0;
};

}  // namespace motcua
