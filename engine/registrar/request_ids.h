// Which request ids are remembered, in memory: every command asks, and hardly one is there. By
// hash, so that "may hold" can be wrong, and the table settles it; "does not hold" is never wrong.
#pragma once

#include <string_view>
#include <unordered_map>

#include "engine/store/store.h"

namespace motcua {

class RequestIds {
 public:
  // Of the week and the one before it, as the tables have them.
  static OrStoreError<RequestIds> read(const Readable& tables, int32_t week);

  // Forgets what is older than the week before.
  void add(int32_t week, std::string_view request_id);
  bool may_hold(std::string_view request_id) const;

 private:
  std::unordered_map<uint64_t, int32_t> weeks_;  // by the id's hash
  int32_t latest_week_ = 0;
};

}  // namespace motcua
