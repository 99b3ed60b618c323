// Which request ids are remembered, in memory: every command asks, and hardly one is there. By
// hash, so that "may hold" can be wrong, and the table settles it; "does not hold" is never wrong.
#pragma once

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
  bool holds(uint64_t hash) const;

 private:
  size_t slot_of(uint64_t hash) const;

  std::vector<uint64_t> slots_;  // open addressing, at most half full; 0: none
  size_t used_ = 0;
};

class RequestIds {
 public:
  // Of the week and the one before it, as the tables have them.
  static OrStoreError<RequestIds> read(const Readable& tables, int32_t week);

  // Forgets what is older than the week before.
  void add(int32_t week, std::string_view request_id);
  bool may_hold(std::string_view request_id) const;

 private:
  std::map<int32_t, HashSet> weeks_;
};

}  // namespace motcua
