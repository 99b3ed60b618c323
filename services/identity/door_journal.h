// The journal of sign-ins and denials, and of who looked: who, what, from where, when; a database
// of its own beside the register. Each record carries the hash of the one before it, so that nobody
// takes one out unseen. It is written once a second: no call waits for it.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <tl/expected.hpp>
#include <unordered_map>
#include <vector>

#include "engine/fields.h"
#include "engine/time/instant.h"

namespace rocksdb {
class DB;
}

namespace motcua {

// What happened at the door. No personal data: accounts are of officials and software.
struct DoorEvent {
  // signed_in, sign_in_failed, sign_in_held_off, signed_out, stepped_up, denied, guesses_held_off,
  // provider_failed; opened, listed: looks
  std::string what;
  std::string account;  // empty: nobody's, or a name that nobody has
  std::string source;   // address; empty: a socket of this machine
  std::string method;   // of a denial, of guesses, of a look
  // Of a denial; of guesses what is held off; of a provider what was the matter.
  std::string reason;
  int64_t count = 1;    // as often; what was not always the same is empty (door_telling.h)
  std::string dossier;  // opened: a code that it had then
  std::string unit;     // listed: of which; empty: of all
  bool operator==(const DoorEvent&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "what", &DoorEvent::what, impersonal()),
                      field(2, "account", &DoorEvent::account, impersonal()),
                      field(3, "source", &DoorEvent::source, impersonal()),
                      field(4, "method", &DoorEvent::method, impersonal()),
                      field(5, "reason", &DoorEvent::reason, impersonal()),
                      field(6, "count", &DoorEvent::count),
                      field(7, "dossier", &DoorEvent::dossier, impersonal()),
                      field(8, "unit", &DoorEvent::unit, impersonal()));
  }
};

struct DoorRecord {
  int64_t number = 0;  // from 1, without gaps
  Instant at;
  std::string previous_hash;  // SHA-256 of the record before
  DoorEvent event;
  bool operator==(const DoorRecord&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "number", &DoorRecord::number), field(2, "time", &DoorRecord::at),
                      field(3, "previous_hash", &DoorRecord::previous_hash, impersonal(raw_bytes)),
                      field(4, "event", &DoorRecord::event));
  }
};

struct DoorJournalLimits {
  int64_t kept_days = 365;
  // Of a second; beyond, what comes is counted and not kept. Looks are not taken from 90 % on,
  // those of one account from a quarter on.
  size_t waiting_max = 100'000;
};

// Which records, the newest first.
struct DoorQuery {
  int64_t before = 0;              // below that number; 0: from the last
  std::string account;             // empty: of all
  std::vector<std::string> codes;  // of one dossier, any of them; empty: of all, and of none
  std::function<bool()> goes_on;   // asked now and then; empty: it does
};

// Safe for any thread.
class DoorJournal {
 public:
  // The error says what the disk had to say.
  static tl::expected<std::unique_ptr<DoorJournal>, std::string> open(
      const std::string& directory, const DoorJournalLimits& limits);
  ~DoorJournal();  // writes what waits

  void add(DoorEvent event, Instant now);
  // Of somebody who is about to see dossiers. False: it is not kept, for there is no room, or the
  // disk failed last time; so nothing may be shown.
  [[nodiscard]] bool add_look(DoorEvent event, Instant now);
  // As long as `take` says true. What waits is written before. False: they cannot be read, or it
  // did not go on.
  bool list(const DoorQuery& query, const std::function<bool(const DoorRecord&)>& take);
  // Empty, or the first record that does not follow the one before it.
  std::string check();
  // What was added until now, in a new folder. The error says what the disk had to say.
  tl::expected<void, std::string> copy_to(const std::string& folder);
  struct Figures {
    size_t waiting = 0;
    int64_t lost = 0;  // records that found no room; looks were not taken then, and are not lost
  };
  Figures figures() const;

 private:
  DoorJournal(std::unique_ptr<rocksdb::DB> database, const DoorJournalLimits& limits);
  std::string read_end();  // empty, or what is the matter
  void write_until_closed();
  void write_waiting();
  void wait_again(std::vector<std::pair<DoorEvent, Instant>> waiting);
  void forget_old(Instant now, size_t at_once);

  const std::unique_ptr<rocksdb::DB> database_;
  const DoorJournalLimits limits_;
  std::mutex writing_mutex_;  // of the next two
  int64_t last_number_ = 0;
  std::string last_hash_;
  mutable std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::vector<std::pair<DoorEvent, Instant>> waiting_;
  std::unordered_map<std::string, size_t> looks_;  // of these, by account
  int64_t lost_ = 0;
  bool has_failed_ = false;  // the last write; what it was to write waits for the next
  bool is_closed_ = false;
  std::thread writer_;
};

}  // namespace motcua
