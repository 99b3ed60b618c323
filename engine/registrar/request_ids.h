// The request ids that are remembered, in memory: every command asks, and hardly one is there. Kept
// by hash: "does not hold" is certain, "may hold" is left to the table. Reading a million old ones
// takes a second, so commands are decided meanwhile.
#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "engine/store/store.h"

namespace motcua {

// The hashes must be spread well, and none 0. A library's set of nodes would hold up all commands
// for a tenth of a second when it grows.
class HashSet {
 public:
  void add(uint64_t hash);
  void add_all(const HashSet& other);
  bool holds(uint64_t hash) const;

 private:
  size_t slot_of(uint64_t hash) const;

  std::vector<uint64_t> slots_;  // open addressing, at most half full; 0: none
  size_t used_ = 0;
};

class RequestIds {
 public:
  // Of the week and the one before it, as the tables have them; not all of them if it was told to
  // stop.
  static OrStoreError<RequestIds> read(const Readable& tables, int32_t week,
                                       const std::function<bool()>& must_stop);

  // Forgets what is older than the week before.
  void add(int32_t week, std::string_view request_id);
  // Takes in those from before the first that was added. Until then it may hold anything.
  void take_over(RequestIds old);
  bool may_hold(std::string_view request_id) const;

 private:
  void forget_old();

  std::map<int32_t, HashSet> weeks_;
  bool has_old_ = false;
};

}  // namespace motcua
