// A watch has one message under way at most, and nothing else of it is kept: what it has not been
// told is in the journal. So who reads slowly costs no memory, and who is dropped loses nothing.
#include "services/method/feed.h"

#include <sys/resource.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/dossier/lifecycle.h"
#include "engine/try.h"
#include "services/method/pace.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

using v1::WatchEventsRequest;
using v1::WatchEventsResponse;

constexpr int units_max = 100;
constexpr int kinds_max = 100;
constexpr int64_t heartbeat_seconds_default = 15;
constexpr int64_t heartbeat_seconds_max = 300;
constexpr int64_t microseconds_per_second = 1'000'000;

static_assert(lifecycle.size() < 64, "a bit each");
constexpr uint64_t bit_of(Verb verb) { return uint64_t{1} << static_cast<int>(verb); }

// What a watch is to be told; no kinds or units: all.
struct Wanted {
  uint64_t kinds = 0;
  std::vector<std::string> units;
  bool subtree = false;
  Access access;

  // The units whose subtrees are wanted.
  std::vector<UnitNumber> tops(const Catalogue& catalogue) const {
    std::vector<UnitNumber> numbers;
    for (const std::string& unit : units) {
      const auto number = subtree ? catalogue.unit_number(unit) : std::nullopt;
      if (number) numbers.push_back(*number);
    }
    return numbers;
  }
  // `tops`: as that catalogue has them.
  bool takes(const ToldEvent& event, const Catalogue& catalogue,
             const std::vector<UnitNumber>& tops) const {
    if (kinds != 0 && (kinds & bit_of(event.verb)) == 0) return false;
    if (!units.empty() && !is_of_units(event, catalogue, tops)) return false;
    if (!access.is_limited()) return true;
    Places places{.receiving = {}, .handling = {}, .holder = {}};
    places.parts.assign(event.units.begin(), event.units.end());
    return access.sees(catalogue, places);
  }

 private:
  bool is_of_units(const ToldEvent& event, const Catalogue& catalogue,
                   const std::vector<UnitNumber>& tops) const {
    for (const std::string& unit : event.units) {
      if (std::find(units.begin(), units.end(), unit) != units.end()) return true;
      const auto number = tops.empty() ? std::nullopt : catalogue.unit_number(unit);
      if (!number) continue;
      for (const UnitNumber top : tops) {
        if (catalogue.is_within(*number, top)) return true;
      }
    }
    return false;
  }
};

OrRejection<uint64_t> kinds_of(const WatchEventsRequest& request) {
  if (request.kinds_size() > kinds_max) {
    return reject_field("kinds", "items_max " + std::to_string(kinds_max));
  }
  uint64_t kinds = 0;
  for (const std::string& kind : request.kinds()) {
    const auto row = std::find_if(lifecycle.begin(), lifecycle.end(),
                                  [&](const Transition& one) { return one.event == kind; });
    if (row == lifecycle.end()) {
      std::vector<std::string_view> known;
      for (const Transition& one : lifecycle) known.push_back(one.event);
      return reject_field("kinds", "one_of " + joined(known));
    }
    kinds |= bit_of(row->verb);
  }
  return kinds;
}

OrRejection<Wanted> wanted_by(const WatchEventsRequest& request, const Access& access,
                              const Catalogue& catalogue) {
  const uint64_t kinds = TRY(kinds_of(request));
  Wanted wanted{.kinds = kinds,
                .units = {request.units().begin(), request.units().end()},
                .subtree = request.subtree(),
                .access = access};
  if (request.units_size() > units_max) {
    return reject_field("units", "items_max " + std::to_string(units_max));
  }
  for (int i = 0; i < request.units_size(); ++i) {
    const std::string& unit = request.units(i);
    const std::string path = "units[" + std::to_string(i) + "]";
    if (unit.empty()) return reject_field(path, "required");
    if (!catalogue.unit(unit)) {
      return reject(Reason::UNIT_NOT_FOUND, {{"unit", unit}, {"field", path}});
    }
    TRY(access.check_unit(catalogue, unit));
  }
  return wanted;
}

OrRejection<int64_t> heartbeat_of(const WatchEventsRequest& request) {
  const int64_t seconds = request.heartbeat_seconds();
  if (seconds == 0) return heartbeat_seconds_default;
  if (seconds < 0 || seconds > heartbeat_seconds_max) {
    return reject_field("heartbeat_seconds",
                        "number_between 1–" + std::to_string(heartbeat_seconds_max));
  }
  return seconds;
}

// Of another history it would be, of a register that was restored from an older backup.
OrRejection<int64_t> after_of(const WatchEventsRequest& request, int64_t last) {
  if (!request.has_after_sequence()) return last;
  const int64_t after = request.after_sequence();
  if (after < 0 || after > last) {
    return reject_field("after_sequence", "number_between 0–" + std::to_string(last));
  }
  return after;
}

// Kept for whoever asks who looked: each unit that is watched, or all.
OrRejection<void> keep_looks(const Wanted& wanted, const Reply& reply) {
  if (wanted.units.empty()) return reply.keep_look({});
  for (const std::string& unit : wanted.units) {
    TRY(reply.keep_look({.dossier = {}, .unit = unit}));
  }
  return {};
}

void to_message(const ToldEvent& event, v1::WatchedEvent& message) {
  message.set_sequence(event.sequence);
  *message.mutable_recorded_time() = wire::to_timestamp(event.recorded_at);
  *message.mutable_effective_time() = wire::to_timestamp(event.effective_at);
  message.set_code(event.code);
  message.set_kind(std::string(transition_of(event.verb).event));
  message.set_state(static_cast<v1::State>(event.state));
  message.set_revision(event.revision);
  message.set_procedure(event.procedure);
  message.set_unit(event.handling);
  message.set_receiving_unit(event.receiving);
  message.set_holder_unit(event.holder);
  message.set_officer(event.officer);
  message.set_imported(event.imported);
}

}  // namespace

struct Feed::Watch {
  const Wanted wanted;
  const int64_t heartbeat_microseconds;
  std::optional<Reply> reply;  // none: a message is under way
  // Of the thread that tells.
  int64_t told;                     // up to which record all is told, or not for it
  std::optional<int64_t> given_at;  // when its last message was given to the transport
  bool is_behind = false;           // there is more than it was told in the last round
  int64_t turn = 0;                 // of those who are behind, the smallest is next
  bool is_too_slow = false;
};

// What a round has read once, and as it is told, made once for all.
struct Feed::Chunk {
  bool is_read() const { return to >= from; }
  bool has(int64_t sequence) const { return from <= sequence && sequence <= to; }

  int64_t records_max = 0;
  int64_t turn_after = 0;  // who is told of it, is behind those who waited meanwhile
  int64_t from = 0;
  int64_t to = -1;
  std::vector<ToldEvent> events;
  std::vector<v1::WatchedEvent> messages;
};

// Of the thread that tells. Two readers: who catches up makes none forget what goes on near the
// end.
struct Feed::Rounds {
  int64_t turn = 0;
  EventReader near_end;
  EventReader behind;
};

Feed::Feed(Engine& engine, const FeedLimits& limits) : engine_(engine), limits_(limits) {
  teller_ = std::thread([this] { run(); });
  engine_.tell_news([this] { wake(); });
}

Feed::~Feed() { close(); }

void Feed::add_methods(Methods& methods) {
  ServiceRows rows(methods, WatchEventsRequest::descriptor()->file()->service(0));
  rows.add(
      "WatchEvents",
      {.right = listing,
       .action = "read",
       .handler = on<WatchEventsRequest>([this](const WatchEventsRequest& request, Reply reply) {
         watch(request, std::move(reply));
       })});
}

void Feed::close() {
  if (!teller_.joinable()) return;
  engine_.tell_news({});
  {
    const std::scoped_lock lock(mutex_, news_mutex_);
    closed_ = true;
  }
  watched_.notify_all();
  changed_.notify_all();
  teller_.join();
}

// By the writer, too: until the thread has looked, which without watches it does not, it need not
// be woken again, and no lock is asked for.
void Feed::wake() {
  if (has_news_) return;
  {
    const std::lock_guard lock(news_mutex_);
    has_news_ = true;
  }
  changed_.notify_all();
}

void Feed::watch(const WatchEventsRequest& request, Reply reply) {
  const Snapshot snapshot = engine_.snapshot();
  const auto after = after_of(request, snapshot.head.sequence);
  if (!after) return reply.refuse(after.error());
  const auto heartbeat = heartbeat_of(request);
  if (!heartbeat) return reply.refuse(heartbeat.error());
  auto wanted = wanted_by(request, reply.caller().access(listing), *snapshot.catalogue);
  if (!wanted) return reply.refuse(wanted.error());
  if (const auto kept = keep_looks(*wanted, reply); !kept) return reply.refuse(kept.error());
  const auto watch =
      std::make_shared<Watch>(Watch{.wanted = std::move(*wanted),
                                    .heartbeat_microseconds = *heartbeat * microseconds_per_second,
                                    .reply = std::nullopt,
                                    .told = *after,
                                    .given_at = std::nullopt});
  reply.when_left([this] { wake(); });
  take_back(watch, std::move(reply));
}

// Once there is room, or the caller is gone; which, is looked at where it is told.
void Feed::take_back(const std::shared_ptr<Watch>& watch, Reply reply) {
  const bool is_new = !watch->given_at;
  const bool has_more = reply.is_left() || watch->told < engine_.sequence();
  const bool hurries = is_new || watch->is_behind;
  std::optional<Reply> ended;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) {
      ended = std::move(reply);
    } else {
      watch->reply = std::move(reply);
      watches_.insert(watch);
    }
  }
  if (ended) return ended->is_left() ? ended->give_up() : ended->end();
  {
    const std::lock_guard lock(news_mutex_);
    if (is_new || has_more) has_news_ = true;
    hurries_ = hurries_ || hurries;
  }
  if (is_new) watched_.notify_all();
  changed_.notify_all();
}

void Feed::forget(const std::shared_ptr<Watch>& watch) {
  const std::lock_guard lock(mutex_);
  watches_.erase(watch);
}

void Feed::run() {
  constexpr int low_priority = 10;  // what the writer and short calls leave
  setpriority(PRIO_PROCESS, 0, low_priority);
  Rounds rounds;
  Pace pace(engine_);
  while (auto watches = wait_for_news()) {
    const bool has_told_all = tell(std::move(*watches), rounds);
    pace.rest([this](std::chrono::nanoseconds time) { rest(time); });
    gather(has_told_all);
  }
  end_all();
}

// Nothing: it is closed.
std::optional<std::vector<std::shared_ptr<Feed::Watch>>> Feed::wait_for_news() {
  constexpr std::chrono::seconds look_every(1);  // whether heartbeats are due, or there is no room
  {
    std::unique_lock lock(mutex_);
    watched_.wait(lock, [&] { return closed_ || !watches_.empty(); });
  }
  {
    std::unique_lock lock(news_mutex_);
    changed_.wait_for(lock, look_every, [&] { return closed_ || has_news_; });
    if (closed_) return std::nullopt;
    has_news_ = false;
    hurries_ = false;
  }
  const std::lock_guard lock(mutex_);
  return std::vector<std::shared_ptr<Watch>>(watches_.begin(), watches_.end());
}

void Feed::rest(std::chrono::nanoseconds time) {
  std::unique_lock lock(mutex_);
  watched_.wait_for(lock, time, [&] { return closed_; });
}

void Feed::gather(bool has_told_all) {
  std::unique_lock lock(news_mutex_);
  if (has_told_all) {
    changed_.wait_for(lock, limits_.gathered, [&] { return closed_ || hurries_; });
  } else {
    has_news_ = true;
  }
}

void Feed::end_all() {
  std::set<std::shared_ptr<Watch>> watches;
  {
    const std::lock_guard lock(mutex_);
    watches.swap(watches_);
  }
  for (const auto& watch : watches) {
    if (auto reply = take_reply(*watch)) reply->is_left() ? reply->give_up() : reply->end();
  }
}

std::optional<Reply> Feed::take_reply(Watch& watch) {
  const std::lock_guard lock(mutex_);
  return std::exchange(watch.reply, std::nullopt);
}

bool Feed::tell(std::vector<std::shared_ptr<Watch>> watches, Rounds& rounds) {
  const Snapshot snapshot = engine_.snapshot();
  const int64_t turn = ++rounds.turn;
  for (const auto& watch : watches) {
    if (watch->turn == 0) watch->turn = turn;
  }
  const auto behind = std::partition(watches.begin(), watches.end(), [&](const auto& watch) {
    return snapshot.head.sequence - watch->told <= limits_.records_near_end;
  });
  std::sort(watches.begin(), behind,
            [](const auto& one, const auto& other) { return one->told < other->told; });
  std::sort(behind, watches.end(),
            [](const auto& one, const auto& other) { return one->turn < other->turn; });
  bool has_told_all = true;
  const auto tell_each = [&](auto from, auto to, int64_t records_max, EventReader& reader) {
    Chunk chunk{.records_max = records_max, .turn_after = turn + 1, .events = {}, .messages = {}};
    for (auto watch = from; watch != to; ++watch) {
      has_told_all = tell_next(*watch, snapshot, chunk, reader) && has_told_all;
    }
  };
  tell_each(watches.begin(), behind, limits_.records_near_end, rounds.near_end);
  tell_each(behind, watches.end(), limits_.records_at_once, rounds.behind);
  return has_told_all;
}

bool Feed::tell_next(const std::shared_ptr<Watch>& watch, const Snapshot& snapshot, Chunk& chunk,
                     EventReader& reader) {
  auto reply = take_reply(*watch);
  if (!reply) {
    look_for_room(*watch, snapshot.head.sequence);
    return true;
  }
  if (const auto refused = why_it_ends(*watch, *reply, snapshot, chunk, reader)) {
    forget(watch);
    reply->refuse(*refused);  // or gives it up, if it has left
    return true;
  }
  tell(watch, std::move(*reply), snapshot, chunk);
  return !watch->is_behind;
}

void Feed::look_for_room(Watch& watch, int64_t last) const {
  if (!watch.given_at || watch.told == last) return;
  const int64_t waited = engine_.monotonic_microseconds() - *watch.given_at;
  if (waited > limits_.room_seconds_max * microseconds_per_second) watch.is_too_slow = true;
}

// Else the chunk is read, if there is more to tell: whose turn is first, for that one.
std::optional<Rejection> Feed::why_it_ends(const Watch& watch, const Reply& reply,
                                           const Snapshot& snapshot, Chunk& chunk,
                                           EventReader& reader) const {
  if (reply.is_left()) return Rejection{};
  if (!reply.may_listen_on()) {
    return Rejection{.reason = Reason::SIGN_IN_REQUIRED, .metadata = {}, .violations = {}};
  }
  if (watch.is_too_slow) {
    return Rejection{.reason = Reason::WATCH_TOO_SLOW,
                     .metadata = {{"last_sequence", std::to_string(watch.told)}},
                     .violations = {}};
  }
  const int64_t next = watch.told + 1;
  const int64_t last = snapshot.head.sequence;
  if (next > last || chunk.is_read()) return std::nullopt;
  const int64_t to = std::min(last, watch.told + chunk.records_max);
  auto events = reader.read(snapshot, next, to);
  if (!events) return store_failed(events.error());
  chunk.from = next;
  chunk.to = to;
  chunk.events = std::move(*events);
  for (const ToldEvent& event : chunk.events) to_message(event, chunk.messages.emplace_back());
  return std::nullopt;
}

void Feed::tell(const std::shared_ptr<Watch>& watch, Reply reply, const Snapshot& snapshot,
                const Chunk& chunk) {
  WatchEventsResponse message;
  if (chunk.has(watch->told + 1)) add_events(*watch, *snapshot.catalogue, chunk, message);
  watch->is_behind = watch->told < snapshot.head.sequence;
  const int64_t now = engine_.monotonic_microseconds();
  const bool is_due = !watch->given_at || now - *watch->given_at >= watch->heartbeat_microseconds;
  if (message.events_size() == 0 && !is_due) {
    const std::lock_guard lock(mutex_);
    watch->reply = std::move(reply);
    return;
  }
  message.set_sequence(watch->told);
  watch->given_at = now;
  reply.send(message, [this, watch](Reply again) { take_back(watch, std::move(again)); });
}

// As many as one message has room for.
void Feed::add_events(Watch& watch, const Catalogue& catalogue, const Chunk& chunk,
                      WatchEventsResponse& message) const {
  constexpr size_t beside = 16;  // of a message its sequence, of an event its length
  size_t bytes = beside;
  watch.turn = chunk.turn_after;
  const std::vector<UnitNumber> tops = watch.wanted.tops(catalogue);
  for (size_t i = 0; i < chunk.events.size(); ++i) {
    const ToldEvent& event = chunk.events[i];
    if (event.sequence <= watch.told) continue;
    if (watch.wanted.takes(event, catalogue, tops)) {
      bytes += chunk.messages[i].ByteSizeLong() + beside;
      if (bytes > limits_.message_bytes_max && message.events_size() > 0) return;
      *message.add_events() = chunk.messages[i];
    }
    watch.told = event.sequence;
  }
  watch.told = chunk.to;
}

}  // namespace motcua
