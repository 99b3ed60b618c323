// All may be away for as long, so who went first is forgotten first.
#include "services/identity/away.h"

#include <utility>

namespace motcua {

void AllAway::put(const std::string& state, Away away, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto is_over = [&](const std::string& oldest) {
    const auto found = by_state_.find(oldest);
    return found == by_state_.end() || found->second.until <= now;
  };
  while (!states_.empty() && (states_.size() >= options_.away_max || is_over(states_.front()))) {
    by_state_.erase(states_.front());
    states_.pop_front();
  }
  away.until = plus_minutes(now, options_.away_minutes_max);
  by_state_.emplace(state, std::move(away));
  states_.push_back(state);
}

std::optional<Away> AllAway::take(const std::string& state, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = by_state_.find(state);
  if (found == by_state_.end()) return std::nullopt;
  Away away = std::move(found->second);
  by_state_.erase(found);
  if (away.until <= now) return std::nullopt;
  return away;
}

}  // namespace motcua
