// Read once, then kept beside what the journal says.
#include "engine/registrar/request_ids.h"

#include <functional>

#include "engine/records/keys.h"

namespace motcua {
namespace {

uint64_t hash_of(std::string_view request_id) { return std::hash<std::string_view>()(request_id); }

}  // namespace

OrStoreError<RequestIds> RequestIds::read(const Readable& tables, int32_t week) {
  RequestIds ids;
  const auto scanned = tables.scan({Table::requests, request_week_prefix(week - 1), {}},
                                   [&](std::string_view key, std::string_view) {
                                     const RequestKey request = parse_request_key(key);
                                     ids.add(request.week, request.request_id);
                                     return true;
                                   });
  if (!scanned) return tl::unexpected(scanned.error());
  return ids;
}

void RequestIds::add(int32_t week, std::string_view request_id) {
  if (week > latest_week_) {
    std::erase_if(weeks_, [&](const auto& known) { return known.second < week - 1; });
    latest_week_ = week;
  }
  weeks_[hash_of(request_id)] = week;
}

bool RequestIds::may_hold(std::string_view request_id) const {
  return weeks_.contains(hash_of(request_id));
}

}  // namespace motcua
