// Minutes begin with an event, not with the clock's.
#include "services/identity/door_telling.h"

#include "services/method/caller.h"

namespace motcua {
namespace {

void count_in(std::optional<DoorEvent>& rest, const DoorEvent& event) {
  if (!rest) return void(rest = event);
  ++rest->count;
  for (std::string DoorEvent::*text : {&DoorEvent::account, &DoorEvent::source, &DoorEvent::method,
                                       &DoorEvent::reason, &DoorEvent::dossier, &DoorEvent::unit}) {
    if ((*rest).*text != event.*text) ((*rest).*text).clear();
  }
}

}  // namespace

DoorTelling::~DoorTelling() {
  for (const DoorEvent& rest : take_rests()) tell_(rest, last_);
}

void DoorTelling::add(const DoorEvent& event, Instant now) {
  std::vector<DoorEvent> told;
  {
    const std::lock_guard lock(mutex_);
    if (now < minute_begun_ || now >= plus_minutes(minute_begun_, 1)) {
      told = take_rests();
      minute_begun_ = now;
    }
    last_ = now;
    std::string key = event.what + '\0' + event.account + '\0' + network_of(event.source);
    if (counted_.size() >= limits_.kept_max && !counted_.contains(key)) key = event.what;
    Counted& counted = counted_[key];
    if (counted.told < limits_.told_each) {
      ++counted.told;
      told.push_back(event);
    } else {
      count_in(counted.rest, event);
    }
  }
  for (const DoorEvent& one : told) tell_(one, now);
}

std::vector<DoorEvent> DoorTelling::take_rests() {
  std::vector<DoorEvent> rests;
  for (auto& [key, counted] : counted_) {
    if (counted.rest) rests.push_back(std::move(*counted.rest));
  }
  counted_.clear();
  return rests;
}

}  // namespace motcua
