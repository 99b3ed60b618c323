// Failures leak out of a bucket; what is in it beyond its bound is the power of two that one waits.
#include "services/method/attempts.h"

#include <algorithm>
#include <utility>

#include "engine/records/digest.h"

namespace motcua {

std::optional<HeldOff> Attempts::begin(const std::vector<AttemptKey>& keys, Time now) {
  const std::lock_guard lock(mutex_);
  Failures* longest = nullptr;
  HeldOff held_off;
  for (size_t i = 0; i < keys.size(); ++i) {
    Failures* const failures = find(keys[i]);
    if (!failures || failures->not_before <= now) continue;
    if (longest && failures->not_before <= longest->not_before) continue;
    longest = failures;
    held_off.key = i;
  }
  if (longest) {
    held_off.wait = std::chrono::ceil<std::chrono::seconds>(longest->not_before - now);
    held_off.begins = !std::exchange(longest->is_told, true);
    return held_off;
  }
  for (const AttemptKey& key : keys) count(key, now);
  return std::nullopt;
}

void Attempts::forget(const std::vector<AttemptKey>& keys) {
  const std::lock_guard lock(mutex_);
  for (const AttemptKey& key : keys) {
    Failures* const failures = find(key);
    if (!failures) continue;
    failures->count = &key == &keys.front() ? 0 : std::max(failures->count - 1, 0);
    failures->not_before = Time{0};
  }
}

Attempts::Failures* Attempts::find(const AttemptKey& key) {
  const auto found = by_digest_.find(sha256(key.name));
  return found == by_digest_.end() ? nullptr : &*found->second;
}

void Attempts::count(const AttemptKey& key, Time now) {
  const std::string digest = sha256(key.name);
  const auto known = by_digest_.find(digest);
  if (known != by_digest_.end()) {
    failures_.splice(failures_.end(), failures_, known->second);
  } else {
    if (failures_.size() >= limits_.kept_max) {
      by_digest_.erase(failures_.front().digest);
      failures_.pop_front();
    }
    failures_.push_back({.digest = digest, .since = now});
    by_digest_[digest] = std::prev(failures_.end());
  }
  Failures& failures = failures_.back();
  const int64_t forgiven = (now - failures.since) / key.bound.forgiven_every;
  if (forgiven >= failures.count) {
    failures.count = 0;
    failures.since = now;
  } else {
    failures.count -= static_cast<int>(forgiven);
    failures.since += forgiven * key.bound.forgiven_every;
  }
  if (failures.count < key.bound.free) failures.is_told = false;
  ++failures.count;
  if (failures.count < key.bound.free) return;
  const int doublings = std::min(failures.count - key.bound.free, 20);
  failures.not_before =
      now + std::min(limits_.first_wait * (1 << doublings), key.bound.longest_wait);
}

}  // namespace motcua
