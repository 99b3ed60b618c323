// Sources and pairs in one map: a pair's key has a zero byte between.
#include "services/identity/attempts.h"

#include <algorithm>

namespace motcua {
namespace {

std::string pair_key(const std::string& account, const std::string& source) {
  return source + '\0' + account;
}

}  // namespace

bool Attempts::begin(const std::string& account, const std::string& source, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const std::string pair = pair_key(account, source);
  if (!may_try(pair, now) || !may_try(source, now)) return false;
  make_room(now);
  count(pair, limits_.free_of_pair, now);
  count(source, limits_.free_of_source, now);
  return true;
}

void Attempts::forget(const std::string& account, const std::string& source) {
  const std::lock_guard lock(mutex_);
  failures_.erase(pair_key(account, source));
  const auto of_source = failures_.find(source);
  if (of_source == failures_.end()) return;
  of_source->second.count = std::max(of_source->second.count - 1, 0);
}

bool Attempts::may_try(const std::string& key, Clock::time_point now) const {
  const auto found = failures_.find(key);
  return found == failures_.end() || now >= found->second.not_before;
}

void Attempts::count(const std::string& key, int free, Clock::time_point now) {
  Failures& failures = failures_[key];
  ++failures.count;
  failures.last = now;
  if (failures.count < free) return;
  const int doublings = std::min(failures.count - free, 20);
  const auto wait = std::min(limits_.first_wait * (1 << doublings), limits_.longest_wait);
  failures.not_before = now + wait;
}

void Attempts::make_room(Clock::time_point now) {
  if (failures_.size() < limits_.kept_max) return;
  std::erase_if(failures_, [&](const auto& entry) {
    return entry.second.last + limits_.forgotten_after < now;
  });
  if (failures_.size() < limits_.kept_max) return;
  const auto oldest = std::min_element(
      failures_.begin(), failures_.end(),
      [](const auto& left, const auto& right) { return left.second.last < right.second.last; });
  failures_.erase(oldest);
}

}  // namespace motcua
