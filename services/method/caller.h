// Who calls, in which language, until when: from the metadata of a call, whatever carries it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/dossier/dossier.h"
#include "engine/rejection.h"
#include "services/text/messages.h"

namespace motcua {

//   motcua-officer, motcua-unit  a text of 100 characters at most, percent-encoded
//                                (services/text/text.h), for metadata are ASCII
//   motcua-role                  clerk (if none is given), officer, head, supervisor, operator
//   accept-language              messages.h
struct Caller {
  Actor actor;
  Language language = Language::vietnamese;
  std::optional<std::chrono::system_clock::time_point> deadline;  // within a day
};
// Keys in small letters, with their values; of one key in the order they were given.
using CallMetadata = std::vector<std::pair<std::string_view, std::string_view>>;
// Refuses any other value, and each of the first three given twice.
OrRejection<Caller> caller_of(const CallMetadata& metadata,
                              std::chrono::system_clock::time_point deadline);
// Also for a refusal of the caller itself.
Language language_of(const CallMetadata& metadata);

}  // namespace motcua
