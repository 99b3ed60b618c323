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

// Where a call comes from, as its transport knows it.
struct Origin {
  std::string_view address;      // of the peer, without its port; empty: a socket of this machine
  std::string_view certificate;  // the URI of the client certificate that it proved; empty: none
  bool is_encrypted = false;
};

// A call that has come in, before any message of it. Its texts live until `begin` returns.
struct CallStart {
  CallMetadata metadata;
  Origin origin;
  std::chrono::system_clock::time_point deadline = std::chrono::system_clock::time_point::max();
};

// Refuses any other value, and each of the first three given twice.
OrRejection<Caller> caller_of(const CallStart& start);
// Also for a refusal of the caller itself.
Language language_of(const CallMetadata& metadata);

}  // namespace motcua
