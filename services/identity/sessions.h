// Sessions of people who have signed in: kept on disk, so that they survive a restart, apart from
// the register: they are no history. Of a token only its hash is kept.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "engine/fields.h"
#include "engine/time/instant.h"

namespace rocksdb {
class DB;
}

namespace motcua {

struct Session {
  std::string account;
  Instant begun;
  Instant last_used;
  Instant proved;               // when the person last proved who it is
  int32_t password_number = 0;  // of the account then: with another password it ends
  // Of a person whom a provider vouched for, else empty: a hash of the token and the account's
  // subject, of which nobody learns the subject. With another subject it ends.
  std::string subject_hash;
  bool operator==(const Session&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "account", &Session::account, impersonal()),
                      field(2, "begin_time", &Session::begun),
                      field(3, "last_used_time", &Session::last_used),
                      field(4, "proved_time", &Session::proved),
                      field(5, "password_number", &Session::password_number),
                      field(6, "subject_hash", &Session::subject_hash, impersonal(raw_bytes)));
  }
};

// What is remembered of an account beside its sessions.
struct Use {
  Instant last_signed_in;
  int64_t last_code_step = 0;  // of the second factor: none is taken twice
  int32_t used_temporary = 0;  // number of the temporary password that was used
  bool operator==(const Use&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "last_signed_in_time", &Use::last_signed_in),
                      field(2, "last_code_step", &Use::last_code_step),
                      field(3, "used_temporary", &Use::used_temporary));
  }
};

struct SessionLimits {
  int64_t idle_minutes_max = 15;
  int64_t minutes_max = 12 * 60;
  int64_t stepped_up_minutes = 5;
  // How far what is on disk of the last use may lag behind.
  int64_t last_used_minutes_lag = 1;
};

// Safe for any thread. What is begun or ended is on disk when the call returns.
class Sessions {
 public:
  // The error says what the disk had to say.
  static tl::expected<std::unique_ptr<Sessions>, std::string> open(const std::string& directory,
                                                                   const SessionLimits& limits);
  ~Sessions();

  const SessionLimits& limits() const { return limits_; }

  // False: the disk refused, and nothing was begun.
  [[nodiscard]] bool begin(const std::string& token_hash, const Session& session, const Use& use);
  // One that has not ended; notes its use.
  std::optional<Session> use(const std::string& token_hash, Instant now);
  // Whether there is one that has not ended.
  bool has(const std::string& token_hash, Instant now) const;
  // Of one account all but `kept`, a token's hash or empty. Nothing: the disk refused.
  std::optional<int> end_all(const std::string& account, const std::string& kept = "");
  [[nodiscard]] bool end(const std::string& token_hash);

  Use use_of(const std::string& account) const;
  [[nodiscard]] bool remember(const std::string& account, const Use& use);

 private:
  Sessions(std::unique_ptr<rocksdb::DB> database, const SessionLimits& limits);
  bool read();
  bool is_over(const Session& session, Instant now) const;
  std::vector<std::string> keys_of(
      const std::function<bool(const std::string& token_hash, const Session&)>& is_meant) const;
  void note_use(const std::string& token_hash, const Session& used);
  // With the mutex of writing.
  void sweep(Instant now);
  bool remove(const std::vector<std::string>& keys);

  const std::unique_ptr<rocksdb::DB> database_;
  const SessionLimits limits_;
  // Of what is written, which waits for the disk; taken before the other, which nobody waits long
  // for.
  std::mutex writing_mutex_;
  mutable std::mutex mutex_;  // of all below
  struct Kept {
    Session session;
    Instant on_disk;  // its last use as it stands there
  };
  std::map<std::string, Kept> sessions_;  // by token hash
  std::map<std::string, Use> uses_;       // by account
};

}  // namespace motcua
