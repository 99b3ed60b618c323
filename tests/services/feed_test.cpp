// Watches of the journal: each event once, in order, without a gap, whatever is written meanwhile
// and whenever a reader comes, goes or stands still; over gRPC, in the names of accounts, and
// without a network.
#include "services/method/feed.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <latch>
#include <thread>

#include "engine/store/memory_store.h"
#include "google/rpc/error_details.pb.h"
#include "services/method/services.h"
#include "tests/services/direct_call.h"
#include "tests/services/identities.h"
#include "tests/services/small_office.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

constexpr const char* path = "motcua.v1.FeedService/WatchEvents";
constexpr int64_t microseconds_per_second = 1'000'000;

// What a watch was told, put together.
struct Told {
  std::vector<v1::WatchedEvent> events;
  int64_t sequence = -1;  // of the last message; −1: none has come

  std::vector<int64_t> sequences() const {
    std::vector<int64_t> all;
    for (const auto& event : events) all.push_back(event.sequence());
    return all;
  }
  void add(const v1::WatchEventsResponse& message) {
    for (const auto& event : message.events()) events.push_back(event);
    EXPECT_GE(message.sequence(), sequence);
    if (!events.empty()) EXPECT_GE(message.sequence(), events.back().sequence());
    sequence = message.sequence();
  }
};

// A call that hears each message on the thread that tells it, before that goes on.
class HearingCall : public DirectCall {
 public:
  using Hear = std::function<void(const v1::WatchEventsResponse&)>;

  HearingCall(const v1::WatchEventsRequest& request, Hear hear)
      : request_(request.SerializeAsString()), hear_(std::move(hear)) {}

  void read(Then then) override { then(!std::exchange(is_read_, true)); }
  OrRejection<void> take_message(
      absl::FunctionRef<OrRejection<void>(std::string_view)> use) override {
    return use(request_);
  }
  void write(AnswerBytes answer, Then then) override {
    v1::WatchEventsResponse message;
    EXPECT_TRUE(message.ParseFromString(answer.bytes));
    hear_(message);
    DirectCall::write(std::move(answer), std::move(then));
  }

 private:
  const std::string request_;
  const Hear hear_;
  bool is_read_ = false;
};

// Without a network, over a store in memory and a clock in hand.
class FeedTest : public ::testing::Test {
 protected:
  explicit FeedTest(const FeedLimits& limits = {}) {
    auto opened = Engine::open(
        std::make_unique<MemoryStore>(), {},
        {.now = [this] { return Instant{instant("2026-03-02T08:00").microseconds + passed_}; },
         .monotonic_microseconds = [this] { return passed_.load(); }});
    EXPECT_TRUE(opened);
    engine_ = std::move(*opened);
    EXPECT_TRUE(engine_->ask({.command = PublishCatalogue{test_entries()}}));
    feed_ = std::make_unique<Feed>(*engine_, limits);
    feed_->add_methods(methods_);
  }
  ~FeedTest() override {
    feed_->close();
    engine_->close();
  }

  std::string receive(const std::string& unit = "P.1") {
    const Answer answer = engine_->ask(
        {.command = DossierCommand(Receive{.application = {.unit = unit, .procedure = "5WD"}})});
    EXPECT_TRUE(answer);
    return answer ? answer->dossier->code : "";
  }
  void act(DossierCommand command, const std::string& code) {
    EXPECT_TRUE(engine_->ask({.command = std::move(command), .code = code}));
  }
  std::shared_ptr<DirectCall> watch(const v1::WatchEventsRequest& request, bool has_room = true) {
    return DirectCall::begin(methods_, path, {request.SerializeAsString()}, {}, has_room);
  }
  std::shared_ptr<DirectCall> watch_after(int64_t sequence, bool has_room = true) {
    v1::WatchEventsRequest request;
    request.set_after_sequence(sequence);
    return watch(request, has_room);
  }
  std::shared_ptr<DirectCall> hear_after(int64_t sequence, HearingCall::Hear hear) {
    v1::WatchEventsRequest request;
    request.set_after_sequence(sequence);
    auto call = std::make_shared<HearingCall>(request, std::move(hear));
    methods_.begin(*methods_.find(path), call, {});
    return call;
  }
  static Told told(DirectCall& call) {
    Told all;
    for (const std::string& bytes : call.answers()) {
      v1::WatchEventsResponse message;
      EXPECT_TRUE(message.ParseFromString(bytes));
      EXPECT_LE(bytes.size(), large_answer_bytes);
      all.add(message);
    }
    return all;
  }
  // Once it was told of an event of that sequence, or one after it.
  static Told told_to(DirectCall& call, int64_t sequence) {
    while (true) {
      Told all = told(call);
      if (!all.events.empty() && all.events.back().sequence() >= sequence) return all;
      if (call.has_ended()) {
        ADD_FAILURE() << "ended: " << call.status().message();
        return all;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  static void wait_for_messages(DirectCall& call, size_t count) {
    while (call.answers().size() < count && !call.has_ended()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  // Of all events after that record.
  std::vector<int64_t> sequences_after(int64_t sequence) {
    EventReader reader;
    const Snapshot snapshot = engine_->snapshot();
    const auto events = reader.read(snapshot, sequence + 1, snapshot.head.sequence);
    EXPECT_TRUE(events);
    std::vector<int64_t> all;
    for (const ToldEvent& event : *events) all.push_back(event.sequence);
    return all;
  }
  void pass(int64_t seconds) { passed_ += seconds * microseconds_per_second; }
  static google::rpc::ErrorInfo info_of(DirectCall& call) {
    google::rpc::ErrorInfo info;
    EXPECT_TRUE(call.status().details_size() > 0 && call.status().details(0).UnpackTo(&info));
    return info;
  }

  std::atomic<int64_t> passed_ = 0;
  std::unique_ptr<Engine> engine_;
  Worker worker_{10, 0};
  const Workers workers_{
      .pages = worker_, .reports = worker_, .audits = worker_, .sign_ins = worker_};
  WaitingAnswers answers_{1 << 20};
  Methods methods_{workers_, answers_};
  std::unique_ptr<Feed> feed_;
};

TEST_F(FeedTest, TellsFromNowOnOrFromAnyRecord) {
  const std::string code = receive();
  const auto from_now = watch({});
  wait_for_messages(*from_now, 1);
  EXPECT_EQ(told(*from_now).sequence, engine_->sequence()) << "at once, where it begins";
  act(HandOver{.to = "P.2", .to_officer = "hùng"}, code);
  const int64_t last = engine_->sequence();
  const Told news = told_to(*from_now, last);
  ASSERT_EQ(news.events.size(), 1u);
  const auto& event = news.events.front();
  EXPECT_EQ(event.sequence(), last);
  EXPECT_EQ(event.code(), code);
  EXPECT_EQ(event.kind(), "handed_over");
  EXPECT_EQ(event.state(), v1::PROCESSING);
  EXPECT_EQ(event.revision(), 2);
  EXPECT_EQ(event.unit(), "P.1");
  EXPECT_EQ(event.receiving_unit(), "P.1");
  EXPECT_EQ(event.holder_unit(), "P.2");
  EXPECT_TRUE(event.has_recorded_time());
  for (int64_t after = 0; after <= last; ++after) {
    const auto call = watch_after(after);
    const auto expected = sequences_after(after);
    if (!expected.empty()) told_to(*call, expected.back());
    EXPECT_EQ(told(*call).sequences(), expected) << after;
    call->leave();
    EXPECT_EQ(call->code(), Code::CANCELLED);
  }
}

TEST_F(FeedTest, TellsEachEventOnceWhateverIsWrittenMeanwhile) {
  constexpr int per_thread = 200;
  std::atomic<int> writing = 4;
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&, i] {
      for (int n = 0; n < per_thread; ++n) {
        const std::string code = receive("P." + std::to_string(i % 3 + 1));
        if (n % 4 == 0) act(HandOver{.to = "P.2"}, code);
      }
      --writing;
    });
  }
  struct Reader {
    int64_t after = 0;
    std::shared_ptr<DirectCall> call;
  };
  std::vector<Reader> readers;
  while (writing > 0) {
    if (readers.size() < 30) {
      const int64_t last = engine_->sequence();
      const auto place = static_cast<int64_t>(readers.size() % 5);
      const int64_t after = place == 0 ? 0 : last - last * place / 5;
      readers.push_back({after, watch_after(after)});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  for (std::thread& writer : writers) writer.join();
  receive();
  const int64_t last = engine_->sequence();
  for (const Reader& reader : readers) {
    EXPECT_EQ(told_to(*reader.call, last).sequences(), sequences_after(reader.after));
  }
}

// As a page that lost its connection again and again.
TEST_F(FeedTest, GoesOnFromTheLastMessageThatWasRead) {
  std::vector<int64_t> seen;
  int64_t after = 0;
  for (int round = 0; round < 20; ++round) {
    for (int n = 0; n < 7; ++n) receive();
    const auto call = watch_after(after);
    wait_for_messages(*call, 1);
    call->leave();
    EXPECT_EQ(call->code(), Code::CANCELLED);
    v1::WatchEventsResponse first;  // what came after it was not read
    ASSERT_TRUE(first.ParseFromString(call->answers().front()));
    for (const auto& event : first.events()) seen.push_back(event.sequence());
    after = first.sequence();
  }
  EXPECT_EQ(seen, sequences_after(0));
}

TEST_F(FeedTest, TellsOfUnitsAndKindsThatAreAskedFor) {
  const std::string one = receive("P.1");
  const std::string two = receive("P.2");
  act(HandOver{.to = "P.2"}, one);
  act(Resolve{}, two);
  receive("P.3");
  const int64_t last = engine_->sequence();
  const auto codes = [&](const v1::WatchEventsRequest& asked) {
    v1::WatchEventsRequest request = asked;
    request.set_after_sequence(0);
    const auto call = watch(request);
    while (told(*call).sequence < last && !call->has_ended()) {
      pass(1);  // what is not for it is told by a heartbeat
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_EQ(told(*call).sequence, last);
    std::string all;
    for (const auto& event : told(*call).events) {
      all += event.kind() + " " + event.code().substr(0, 3) + ", ";
    }
    return all;
  };
  v1::WatchEventsRequest request;
  request.set_heartbeat_seconds(1);
  request.add_units("P.2");
  EXPECT_EQ(codes(request), "received P.2, handed_over P.1, resolved P.2, ");
  request.add_kinds("handed_over");
  EXPECT_EQ(codes(request), "handed_over P.1, ");
  request.add_kinds("received");
  EXPECT_EQ(codes(request), "received P.2, handed_over P.1, ");
  request.clear_kinds();
  request.clear_units();
  request.add_units("P");
  EXPECT_EQ(codes(request), "") << "none of its own";
  request.set_subtree(true);
  EXPECT_EQ(codes(request),
            "received P.1, received P.2, handed_over P.1, resolved P.2, received P.3, ");
}

TEST_F(FeedTest, SaysNowAndThenThatNothingHappens) {
  v1::WatchEventsRequest request;
  request.set_heartbeat_seconds(10);
  request.add_units("P.3");
  const auto call = watch(request);
  wait_for_messages(*call, 1);
  receive("P.1");  // is not for it
  pass(11);
  wait_for_messages(*call, 2);
  EXPECT_EQ(call->answers().size(), 2u);
  EXPECT_TRUE(told(*call).events.empty());
  EXPECT_EQ(told(*call).sequence, engine_->sequence()) << "goes on behind it";
}

TEST_F(FeedTest, RefusesWhatItCannotTell) {
  const auto field_of = [&](const v1::WatchEventsRequest& request) {
    const auto call = watch(request);
    EXPECT_EQ(call->code(), Code::INVALID_ARGUMENT);
    google::rpc::BadRequest details;
    const auto status = call->status();
    for (const auto& any : status.details()) any.UnpackTo(&details);
    return details.field_violations_size() == 1 ? details.field_violations(0).field() : "";
  };
  v1::WatchEventsRequest request;
  request.set_after_sequence(engine_->sequence() + 1);
  EXPECT_EQ(field_of(request), "after_sequence") << "of a register that was restored";
  request.set_after_sequence(-1);
  EXPECT_EQ(field_of(request), "after_sequence");
  request.Clear();
  request.add_kinds("receive");
  EXPECT_EQ(field_of(request), "kinds");
  request.Clear();
  for (const int seconds : {-1, 301}) {
    request.set_heartbeat_seconds(seconds);
    EXPECT_EQ(field_of(request), "heartbeat_seconds");
  }
  request.Clear();
  request.add_units("P.1");
  request.add_units("P.77");
  const auto info = info_of(*watch(request));
  EXPECT_EQ(info.reason(), "UNIT_NOT_FOUND");
  EXPECT_EQ(info.metadata().at("field"), "units[1]");
  request.set_units(1, "");
  EXPECT_EQ(field_of(request), "units[1]");
}

// Fifty, of which one takes nothing for an hour: the others have all at once, it is dropped with a
// reason, and goes on where it was.
TEST_F(FeedTest, DropsWhoStandsStillAndLosesNothing) {
  constexpr size_t readers_count = 50;
  const auto stopped = watch_after(0, false);
  wait_for_messages(*stopped, 1);
  const int64_t read = told(*stopped).sequence;
  std::vector<std::shared_ptr<DirectCall>> readers;
  for (size_t i = 1; i < readers_count; ++i) readers.push_back(watch_after(0));
  for (int minute = 0; minute < 60; ++minute) {
    for (int n = 0; n < 5; ++n) receive(n % 2 ? "P.1" : "P.2");
    pass(60);
    for (const auto& reader : readers) told_to(*reader, engine_->sequence());
  }
  EXPECT_EQ(stopped->answers().size(), 1u) << "nothing waits for it";
  EXPECT_FALSE(stopped->has_ended()) << "it has no room for an end";
  const auto all = sequences_after(0);
  for (const auto& reader : readers) EXPECT_EQ(told(*reader).sequences(), all);
  stopped->make_room();
  EXPECT_EQ(stopped->code(), Code::ABORTED);
  EXPECT_EQ(info_of(*stopped).reason(), "WATCH_TOO_SLOW");
  EXPECT_EQ(info_of(*stopped).metadata().at("last_sequence"), std::to_string(read));
  EXPECT_EQ(stopped->answers().size(), 1u);
  const auto again = watch_after(read);
  EXPECT_EQ(told_to(*again, engine_->sequence()).sequences(), sequences_after(read));
}

TEST_F(FeedTest, DropsNobodyWhileThereIsNoMore) {
  // What is told to the second comes after all that was done in the round of the first.
  const auto pass_a_round = [&] {
    for (int n = 0; n < 2; ++n) wait_for_messages(*watch({}), 1);
  };
  const auto stopped = watch({}, false);
  wait_for_messages(*stopped, 1);
  pass(3600);
  pass_a_round();
  stopped->make_room();
  receive();
  const int64_t last = engine_->sequence();
  EXPECT_EQ(told_to(*stopped, last).sequences(), std::vector<int64_t>{last});
  pass_a_round();
  stopped->make_room();
}

class FeedOfSmallPieces : public FeedTest {
 protected:
  FeedOfSmallPieces() : FeedTest({.records_near_end = 10, .records_at_once = 10}) {}
};

// Twenty read the journal from twenty places: each new event is told before the next piece is read
// for one of them, and none of them waits for another to end.
TEST_F(FeedOfSmallPieces, WhoCatchesUpHoldsUpNobody) {
  constexpr int readers_count = 20;
  constexpr int64_t apart = 20;
  for (int n = 0; n < 600; ++n) receive();
  // Of the thread that tells; the latch is counted down once all are there.
  std::latch all_there(1);
  std::vector<int> pieces(readers_count);
  int all_pieces = 0;
  int pieces_at_event = 0;
  int64_t event = 0;
  std::atomic<int> pieces_between = -1;
  const auto at_head = hear_after(engine_->sequence(), [&](const auto& message) {
    all_there.wait();
    if (event == 0 || message.sequence() < event || pieces_between >= 0) return;
    pieces_between = all_pieces - pieces_at_event;
  });
  std::vector<std::shared_ptr<DirectCall>> readers;
  for (int i = 0; i < readers_count; ++i) {
    readers.push_back(hear_after(i * apart, [&, i](const auto& message) {
      if (message.events_size() == 0) return;
      ++pieces[static_cast<size_t>(i)];
      if (++all_pieces != readers_count + readers_count / 2) return;
      for (const int count : pieces) EXPECT_TRUE(count == 1 || count == 2) << count;
      receive();
      event = engine_->sequence();
      pieces_at_event = all_pieces;
    }));
  }
  all_there.count_down();
  for (int64_t i = 0; i < readers_count; ++i) {
    told_to(*readers[static_cast<size_t>(i)], 600);
  }
  receive();
  const int64_t last = engine_->sequence();
  told_to(*at_head, last);
  EXPECT_EQ(pieces_between.load(), 0);
  for (int64_t i = 0; i < readers_count; ++i) {
    EXPECT_EQ(told_to(*readers[static_cast<size_t>(i)], last).sequences(),
              sequences_after(i * apart));
  }
  feed_->close();  // before what hears is gone
}

TEST_F(FeedTest, EndsWatchesWhenItCloses) {
  const auto idle = watch({});
  wait_for_messages(*idle, 1);
  const auto without_room = watch_after(0, false);
  wait_for_messages(*without_room, 1);
  feed_->close();
  EXPECT_EQ(idle->code(), Code::OK);
  EXPECT_FALSE(without_room->has_ended());
  without_room->make_room();
  EXPECT_EQ(without_room->code(), Code::OK);
  EXPECT_EQ(watch({})->code(), Code::OK);
}

// ---- Over gRPC

// Until it has been told of that record.
grpc::Status watch_until(cli::Client& client, v1::WatchEventsRequest request, int64_t sequence,
                         Told& told) {
  request.set_heartbeat_seconds(1);
  return client.watch(request, {.take = [&](const auto& message) { told.add(message); },
                                .must_stop = [&] { return told.sequence >= sequence; }});
}

class FeedOverGrpc : public ServerTest {};

TEST_F(FeedOverGrpc, TellsWhatIsReceivedAndGoesOnFromThere) {
  std::vector<int64_t> expected;
  for (int i = 0; i < 300; ++i) expected.push_back(receive().sequence());
  v1::WatchEventsRequest request;
  request.set_after_sequence(0);
  Told told;
  watch_until(server_.client(), request, expected[150], told);
  EXPECT_GE(told.sequence, expected[150]);
  request.set_after_sequence(told.sequence);
  std::thread later([&] {
    for (int i = 0; i < 20; ++i) expected.push_back(receive().sequence());
  });
  later.join();
  watch_until(server_.client(), request, expected.back(), told);
  EXPECT_EQ(told.sequences(), expected);
}

TEST_F(FeedOverGrpc, IsRefusedAsAnyCallIs) {
  v1::WatchEventsRequest request;
  request.add_units("NOWHERE");
  Told told;
  const auto error = error_of(watch_until(server_.client(), request, 1, told));
  EXPECT_EQ(error.code, grpc::NOT_FOUND);
  EXPECT_EQ(error.reason, "UNIT_NOT_FOUND");
}

// ---- In the names of accounts

class FeedOfAccounts : public Identities {
 protected:
  int64_t last() { return server_.engine().sequence(); }
  // The units of what an account is told from the beginning, or why it is refused.
  std::string told(const std::string& token, const std::vector<std::string>& units = {}) {
    v1::WatchEventsRequest request;
    request.set_after_sequence(0);
    for (const std::string& unit : units) request.add_units(unit);
    cli::Client client = with_token(token);
    Told all;
    const auto status = watch_until(client, request, last(), all);
    if (all.sequence < last()) return error_of(status).reason;
    std::string told;
    for (const auto& event : all.events) told += event.unit() + " ";
    return told;
  }
};

TEST_F(FeedOfAccounts, TellWhatTheyMaySee) {
  const std::string one = sign_in("clerk.one");
  const std::string two = sign_in("clerk.two");
  EXPECT_EQ(receive(one, "P.1"), "");
  EXPECT_EQ(receive(two, "P.2"), "");
  EXPECT_EQ(receive(one, "P.1"), "");
  EXPECT_EQ(told(one), "P.1 P.1 ");
  EXPECT_EQ(told(two), "P.2 ");
  EXPECT_EQ(told(sign_in("supervisor")), "P.1 P.2 P.1 ");
  EXPECT_EQ(told(one, {"P.1"}), "P.1 P.1 ");
  EXPECT_EQ(told(one, {"P.2"}), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(told(sign_in("supervisor"), {"P.2"}), "P.2 ");
  EXPECT_EQ(told("nobody's"), "SIGN_IN_REQUIRED");
}

TEST_F(FeedOfAccounts, EndOnceTheSessionOrTheGrantsDo) {
  const std::string token = sign_in("clerk.one");
  const auto end_after = [&](const std::string& with, const std::function<void()>& change) {
    v1::WatchEventsRequest request;
    request.set_heartbeat_seconds(1);
    cli::Client client = with_token(with);
    bool has_begun = false;
    const auto status = client.watch(request, {.take =
                                                   [&](const auto&) {
                                                     if (!std::exchange(has_begun, true)) change();
                                                   },
                                               .must_stop = [] { return false; }});
    return error_of(status).reason;
  };
  EXPECT_EQ(end_after(token,
                      [&] {
                        EXPECT_EQ(ask<v1::SignOutResponse>(token, "AccountService/SignOut",
                                                           v1::SignOutRequest()),
                                  "");
                      }),
            "SIGN_IN_REQUIRED");
  EXPECT_EQ(
      end_after(sign_in("clerk.one"),
                [&] {
                  const auto before = server_.engine().accounts()->find("clerk.one");
                  Account account = before->account;
                  account.grants = {{Role::clerk, "P.2"}};
                  EXPECT_TRUE(server_.engine().ask(
                      {.command = ChangeAccount{AccountAct::granted, account, before->sequence}}));
                }),
      "SIGN_IN_REQUIRED");
}

}  // namespace
}  // namespace motcua::testing
