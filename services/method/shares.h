// What one caller may have at once of what all share, so that nobody fills it for everybody.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "services/method/caller.h"

namespace motcua {

// Whose share a call takes: its account's, else its address's; of a socket of this machine, which
// may have a proxy before it, nobody's ("").
inline std::string whose_share(const std::string& address) {
  return address.empty() ? "" : "address " + network_of(address);
}
inline std::string whose_share(const Caller& caller) {
  return caller.account ? "account " + caller.claim.account : whose_share(caller.source);
}

// Safe for any thread.
class Shares {
 public:
  using Place = std::shared_ptr<const void>;  // until it is let go

  explicit Shares(size_t each_max) : taken_(std::make_shared<Taken>(each_max)) {}

  // Nothing if they would have more than they may; nobody may have any number.
  std::optional<Place> take(const std::string& whose, size_t amount = 1) {
    if (whose.empty()) return Place();
    const std::lock_guard lock(taken_->mutex);
    const auto owner = taken_->by_owner.find(whose);
    const size_t before = owner == taken_->by_owner.end() ? 0 : owner->second;
    if (before + amount > taken_->each_max) return std::nullopt;
    return count(whose, amount);
  }
  // The same, however much they have.
  Place take_in_any_case(const std::string& whose, size_t amount) {
    if (whose.empty()) return Place();
    const std::lock_guard lock(taken_->mutex);
    return count(whose, amount);
  }
  bool is_full(const std::string& whose) const {
    const std::lock_guard lock(taken_->mutex);
    const auto owner = taken_->by_owner.find(whose);
    return owner != taken_->by_owner.end() && owner->second >= taken_->each_max;
  }

 private:
  struct Taken {
    explicit Taken(size_t most) : each_max(most) {}
    void let_go(const std::string& whose, size_t amount) {
      const std::lock_guard lock(mutex);
      const auto owner = by_owner.find(whose);
      if ((owner->second -= amount) == 0) by_owner.erase(owner);
    }
    const size_t each_max;
    std::mutex mutex;
    std::unordered_map<std::string, size_t> by_owner;
  };

  // With the mutex.
  Place count(const std::string& whose, size_t amount) {
    taken_->by_owner[whose] += amount;
    // Shares the count, which it may outlive.
    return Place(taken_.get(),
                 [taken = taken_, whose, amount](const void*) { taken->let_go(whose, amount); });
  }

  const std::shared_ptr<Taken> taken_;
};

}  // namespace motcua
