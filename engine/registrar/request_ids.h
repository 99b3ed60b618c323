// Which request ids are remembered, in memory: every command asks, and hardly one is there. By
// hash, so that "may hold" can be wrong, and the table decides; "does not hold" is never wrong.
// Old ones take a second a million to read, so that is done while commands are already decided.
#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "engine/store/store.h"

namespace motcua {

// Of hashes that are spread well, and none is 0. A library's set of nodes would hold all commands
// up for a tenth of a second when it grows.
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
  // Those that were there before the first was added. Until then it may hold anything.
  void take_over(RequestIds old);
  bool may_hold(std::string_view request_id) const;

 private:
  void forget_old();

  std::map<int32_t, HashSet> weeks_;
  bool has_old_ = false;
};

}  // namespace motcua
