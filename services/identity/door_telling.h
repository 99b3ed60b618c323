// What happened at the door, on its way to journal and log: what comes thick is told as one event
// with its number, so that whoever is refused again and again fills no disk.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "services/identity/door_journal.h"

namespace motcua {

struct DoorTellingLimits {
  int told_each = 20;      // in a minute: of one kind, account and network
  size_t kept_max = 1000;  // of these in a minute; what is beyond is counted together
};

// Safe for any thread.
class DoorTelling {
 public:
  using Tell = std::function<void(const DoorEvent&, Instant)>;  // any thread

  DoorTelling(const DoorTellingLimits& limits, Tell tell)
      : limits_(limits), tell_(std::move(tell)) {}
  ~DoorTelling();  // tells what it has counted

  // What was counted is told by the first event after its minute, whosesoever that is.
  void add(const DoorEvent& event, Instant now);

 private:
  struct Counted {
    int told = 0;
    std::optional<DoorEvent> rest;  // as one
  };
  std::vector<DoorEvent> take_rests();

  const DoorTellingLimits limits_;
  const Tell tell_;
  std::mutex mutex_;  // of all below
  Instant minute_begun_;
  Instant last_;
  std::map<std::string, Counted> counted_;  // in that minute
};

}  // namespace motcua
