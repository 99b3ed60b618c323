// Who calls, in which language, until when: from the metadata of a call, whatever carries it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/registrar/request.h"
#include "engine/rejection.h"
#include "services/text/messages.h"

namespace motcua {

//   motcua-officer, motcua-unit  a text of 100 characters at most, percent-encoded
//                                (services/text/text.h), for metadata are ASCII
//   motcua-role                  a name of engine/accounts/role.h; clerk if none is given
//   accept-language              messages.h
struct Caller {
  Asker asker() const { return {.actor = actor, .claim = claim}; }
  // What it may do by the right.
  Access access(const Right& right) const { return {account, right}; }

  Actor actor;  // without authentication what it says; with it officer and account
  // With authentication, which is on as soon as there is an account.
  bool must_sign_in = false;
  Accounts::Known account;  // null: has not signed in
  Claim claim;
  std::string session;  // its key (services/identity); empty: it called with a proof of its own
  std::optional<Reason> asked_first;  // before anything else: another password, a second factor
  bool by_cookie = false;
  bool is_encrypted = false;  // the connection
  std::string source;         // where the call comes from, for what is told of it
  Language language = Language::vietnamese;
  std::optional<std::chrono::system_clock::time_point> deadline;  // within a day
};
// Whose an address is: of IPv6 everybody has 64 bits of them.
std::string network_of(const std::string& address);

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

// Without authentication. Refuses any other value, and each of the first three given twice.
OrRejection<Caller> caller_of(const CallStart& start);
// The values of the key, with commas between; empty if it is not given.
std::string metadata_of(const CallMetadata& metadata, std::string_view key);
// Its language and deadline alone.
Caller caller_in(const CallStart& start);
// Also for a refusal of the caller itself.
Language language_of(const CallMetadata& metadata);

}  // namespace motcua
