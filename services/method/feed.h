// FeedService: one thread tells all watches what is new in the journal, round by round: it reads
// once for all who stand near the end, and then one piece for those who are further behind, by
// turns. It waits for one notification a group, and the writer never waits for what it does.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "engine/engine.h"
#include "engine/lookup/event_reader.h"
#include "motcua/v1/feed_service.pb.h"
#include "services/method/method.h"

namespace motcua {

struct FeedLimits {
  // Who finds no room for its message for so long is dropped. On the engine's monotonic clock.
  int64_t room_seconds_max = 30;
  // Who is no more records behind stands near the end: as many as a busy writer adds in a round.
  int64_t records_near_end = 1024;
  // That are read at once for who is further behind, and all who stand there: some milliseconds.
  int64_t records_at_once = 256;
  // Of one message: no large answer (waiting_answers.h), so that no watch is refused for want of
  // room, and each keeps so much at most.
  size_t message_bytes_max = large_answer_bytes;
  // News that come within it are told together: fewer messages beside a busy writer, and nobody
  // sees it.
  std::chrono::milliseconds gathered{20};
};

// Safe for any thread.
class Feed {
 public:
  // The engine must outlive it.
  explicit Feed(Engine& engine, const FeedLimits& limits = {});
  ~Feed();  // closes
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  // Its row; it must outlive the calls.
  void add_methods(Methods& methods);
  // Ends the watches, those to come, too: a server that stops would wait for them. May be called
  // twice, by one thread at a time.
  void close();

 private:
  struct Watch;
  struct Chunk;
  struct Rounds;

  void watch(const v1::WatchEventsRequest& request, Reply reply);
  void take_back(const std::shared_ptr<Watch>& watch, Reply reply);
  void wake();
  void run();
  std::optional<std::vector<std::shared_ptr<Watch>>> wait_for_news();
  void rest(std::chrono::nanoseconds time);
  void gather(bool has_told_all);
  void end_all();
  std::optional<Reply> take_reply(Watch& watch);
  // False: some have not been told all yet, though there is no more to wait for.
  bool tell(std::vector<std::shared_ptr<Watch>> watches, Rounds& rounds);
  // Likewise.
  bool tell_next(const std::shared_ptr<Watch>& watch, const Snapshot& snapshot, Chunk& chunk,
                 EventReader& reader);
  void look_for_room(Watch& watch, int64_t last) const;
  std::optional<Rejection> why_it_ends(const Watch& watch, const Reply& reply,
                                       const Snapshot& snapshot, Chunk& chunk,
                                       EventReader& reader) const;
  void tell(const std::shared_ptr<Watch>& watch, Reply reply, const Snapshot& snapshot,
            const Chunk& chunk);
  void add_events(Watch& watch, const Catalogue& catalogue, const Chunk& chunk,
                  v1::WatchEventsResponse& message) const;
  void forget(const std::shared_ptr<Watch>& watch);

  Engine& engine_;
  const FeedLimits limits_;
  std::mutex mutex_;                 // of the watches, and of their replies
  std::condition_variable watched_;  // one has come, or it is closed
  std::set<std::shared_ptr<Watch>> watches_;
  // Of what is below. The writer asks for it, too, so it is held for a few assignments, once or
  // twice a round.
  std::mutex news_mutex_;
  std::condition_variable changed_;
  std::atomic<bool> has_news_ = false;  // set under the mutex
  bool hurries_ = false;                // one is behind, and has room again
  bool closed_ = false;                 // set under both
  std::thread teller_;
};

}  // namespace motcua
