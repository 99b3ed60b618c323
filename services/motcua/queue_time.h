// By what time a dossier stands in the list of a queue, told from what the API says of it: the
// index has the same (engine/records/index.cpp).
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <string>

#include "motcua/v1/dossier.pb.h"

namespace motcua::cli {

struct QueueTime {
  std::optional<google::protobuf::Timestamp> time;
  bool is_due = false;  // something is late once it has passed; else it waits since then
};

// What the times of a queue are: the dossier's due time; that of something else that is to be done;
// since when it waits.
enum class QueueOrder { due, other_due, since };
QueueOrder order_of(const std::string& queue);

// `unit`: whose parts and replies are asked for; empty, or of none: anybody's.
QueueTime time_in_queue(const std::string& queue, const v1::Dossier& dossier,
                        const std::string& unit);

bool has_passed(const google::protobuf::Timestamp& time, const google::protobuf::Timestamp& now);

}  // namespace motcua::cli
