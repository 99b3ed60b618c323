// Guessing made slow: attempts by themselves, and TrackDossier under ten thousand guesses. The
// clock is the test's.
#include "services/method/attempts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "engine/store/memory_store.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/method/services.h"
#include "tests/services/direct_call.h"
#include "tests/services/error_details.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr AttemptBound few{.free = 5, .forgiven_every = hours(1)};
constexpr AttemptBound many{.free = 50, .forgiven_every = std::chrono::minutes(10)};

std::vector<AttemptKey> keys_of(const std::string& account, const std::string& source) {
  return {{account + " from " + source, few}, {source, many}};
}

TEST(Attempts, HoldOffAPairAndNotThePerson) {
  Attempts attempts({});
  const auto may = [&](const char* account, const char* source, seconds now) {
    return !attempts.begin(keys_of(account, source), now);
  };
  const seconds now(1000);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(may("an", "10.0.0.1", now));
  EXPECT_FALSE(may("an", "10.0.0.1", now));
  EXPECT_TRUE(may("an", "10.0.0.2", now)) << "from elsewhere";
  EXPECT_TRUE(may("binh", "10.0.0.1", now)) << "somebody else behind that address";
  EXPECT_TRUE(may("an", "10.0.0.1", now + seconds(1)));
  EXPECT_FALSE(may("an", "10.0.0.1", now + seconds(2))) << "twice as long the next time";
  attempts.forget(keys_of("an", "10.0.0.1"));
  EXPECT_TRUE(may("an", "10.0.0.1", now + seconds(2)));
}

TEST(Attempts, HoldOffWhoTriesManyNames) {
  Attempts attempts({});
  int tried = 0;
  for (int i = 0; i < 1000; ++i) {
    tried += attempts.begin(keys_of("name" + std::to_string(i), "10.0.0.1"), seconds(1)) ? 0 : 1;
  }
  EXPECT_EQ(tried, many.free);
}

TEST(Attempts, SayHowLongAndOnceThatItBegins) {
  Attempts attempts({});
  const auto keys = keys_of("an", "10.0.0.1");
  for (int round = 0; round < 2; ++round) {
    const seconds now(1000 * (round + 1));
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(attempts.begin(keys, now));
    auto held_off = attempts.begin(keys, now);
    ASSERT_TRUE(held_off);
    EXPECT_EQ(held_off->wait, seconds(1));
    EXPECT_EQ(held_off->key, 0u);
    EXPECT_TRUE(held_off->begins);
    EXPECT_FALSE(attempts.begin(keys, now + seconds(1)));
    held_off = attempts.begin(keys, now + seconds(1) + std::chrono::milliseconds(100));
    ASSERT_TRUE(held_off);
    EXPECT_EQ(held_off->wait, seconds(2)) << "of what is left, rounded up";
    EXPECT_FALSE(held_off->begins);
    attempts.forget(keys);
  }
}

TEST(Attempts, WaitNoLongerThanTheLongestWaitHoweverOftenStrangersTry) {
  Attempts attempts({});
  int tried = 0;
  int64_t last = 0;
  const int64_t day = 24 * 3600;
  for (int64_t now = 1; now <= day; ++now) {
    if (attempts.begin({{"code", few}}, seconds(now))) continue;
    EXPECT_LE(now - last, few.longest_wait.count());
    last = now;
    ++tried;
  }
  EXPECT_GT(tried, 24);
  EXPECT_LT(tried, 120);
}

TEST(Attempts, WaitAsLongAsTheirBoundAllows) {
  Attempts attempts({});
  const AttemptBound hasty{.free = 1, .longest_wait = seconds(3)};
  seconds now(1);
  for (int i = 0; i < 20; ++i) {
    EXPECT_FALSE(attempts.begin({{"all", hasty}}, now));
    const auto held_off = attempts.begin({{"all", hasty}}, now);
    ASSERT_TRUE(held_off);
    EXPECT_EQ(held_off->wait, i == 0 ? seconds(1) : i == 1 ? seconds(2) : seconds(3));
    now += held_off->wait;
  }
}

TEST(Attempts, ForgiveInTimeSoThatSlipsOfWeeksDoNotAddUp) {
  Attempts attempts({});
  for (int i = 1; i <= 1000; ++i) {
    EXPECT_FALSE(attempts.begin({{"an", few}}, i * seconds(3601))) << i;
  }
  const seconds later = 2000 * seconds(3601);
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(attempts.begin({{"an", few}}, later));
  EXPECT_TRUE(attempts.begin({{"an", few}}, later)) << "none is forgiven before it is made";
  for (const int passed : {1, 3, 7}) {
    EXPECT_FALSE(attempts.begin({{"an", few}}, later + seconds(passed)));
  }
  // Of eight that failed four are forgiven.
  const seconds four_hours_later = later + hours(4) + seconds(8);
  EXPECT_FALSE(attempts.begin({{"an", few}}, four_hours_later));
  const auto held_off = attempts.begin({{"an", few}}, four_hours_later);
  ASSERT_TRUE(held_off);
  EXPECT_EQ(held_off->wait, seconds(1));
}

TEST(Attempts, LeaveNothingBehindWhereTheyWereRight) {
  Attempts attempts({});
  for (int i = 0; i < many.free - 1; ++i) {
    EXPECT_FALSE(attempts.begin(keys_of("name" + std::to_string(i), "10.0.0.1"), seconds(1)));
  }
  for (int i = 0; i < 100; ++i) {
    EXPECT_FALSE(attempts.begin(keys_of("an", "10.0.0.1"), seconds(1))) << i;
    attempts.forget(keys_of("an", "10.0.0.1"));
  }
  EXPECT_FALSE(attempts.begin(keys_of("binh", "10.0.0.1"), seconds(1)));
  EXPECT_TRUE(attempts.begin(keys_of("chi", "10.0.0.1"), seconds(1)));
}

TEST(Attempts, AreKeptWithinBounds) {
  AttemptLimits limits;
  limits.kept_max = 10;
  Attempts attempts(limits);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(attempts.begin(keys_of("an", "source" + std::to_string(i)), seconds(i)));
  }
  for (int i = 0; i < 4; ++i) {
    EXPECT_FALSE(attempts.begin(keys_of("an", "source999"), seconds(999)));
  }
  EXPECT_TRUE(attempts.begin(keys_of("an", "source999"), seconds(999))) << "the last are kept";
}

TEST(Networks, AreOfSixtyFourBitsOfIpv6) {
  EXPECT_EQ(network_of("2001:db8:1:2:3::4"), network_of("2001:db8:1:2::"));
  EXPECT_NE(network_of("2001:db8:1:2::4"), network_of("2001:db8:1:3::4"));
  for (const char* address : {"", "10.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0"}) {
    EXPECT_EQ(network_of(address), address);
  }
}

// A register with one dossier, whose proofs are 6789 and 3456, and calls of TrackDossier from
// wherever they are said to come.
class Tracking : public ::testing::Test {
 protected:
  Tracking() {
    add_all_methods(methods_, *engine_, workers_);
    methods_.set_gate(
        {.identify =
             [this](const CallStart& start) {
               auto caller = caller_of(start);
               caller->account = account_;
               return caller;
             },
         .catalogue = [this] { return engine_->catalogue(); },
         .tell_denied = {},
         .tell_held_off =
             [this](const Caller& caller, const Method& method, std::string_view what) {
               told_.push_back(std::string(what) + " " + caller.source + " " +
                               method.descriptor->name());
             }});
    EXPECT_TRUE(engine_->publish(test_entries(), {}));
    const auto received =
        engine_->ask({.command = DossierCommand(
                          Receive{.application = {.unit = "P.1",
                                                  .procedure = "5WD",
                                                  .applicant = {.name = "Nguyễn Văn Mẫu",
                                                                .identity = "999123456789",
                                                                .telephone = "0999123456"}}})});
    EXPECT_TRUE(received);
    code_ = received->dossier->code;
  }

  // How it is answered: the reason, empty of a dossier that was found; what the status says besides
  // is the same of the same reason.
  std::string track(const std::string& code, const std::string& last_four,
                    const std::string& source) {
    v1::TrackDossierRequest request;
    request.set_code(code);
    request.set_last_four(last_four);
    const auto call = DirectCall::begin(methods_, "motcua.v1.DossierService/TrackDossier",
                                        {request.SerializeAsString()}, {}, true, source);
    last_ = error_of(call->status());
    return last_.reason;
  }
  static std::string four(int number) {
    const std::string digits = std::to_string(number);
    return std::string(4 - digits.size(), '0') + digits;
  }
  static std::string source(int number) {
    return "10.1." + std::to_string(number / 250) + "." + std::to_string(number % 250);
  }
  void pass(int64_t passed_seconds) { passed_ += passed_seconds * 1'000'000; }

  static constexpr const char* not_found = "DOSSIER_NOT_FOUND";
  static constexpr const char* too_many = "TOO_MANY_ATTEMPTS";

  std::atomic<int64_t> passed_ = 0;
  const std::unique_ptr<Engine> engine_ = *Engine::open(
      std::make_unique<MemoryStore>(), {},
      {.now = [this] { return Instant{instant("2026-03-02T08:00").microseconds + passed_}; },
       .monotonic_microseconds = [this] { return passed_.load(); }});
  Worker worker_{10, 0};
  const Workers workers_{
      .pages = worker_, .reports = worker_, .audits = worker_, .sign_ins = worker_};
  WaitingAnswers answers_{1 << 20};
  Methods methods_{workers_, answers_};
  Accounts::Known account_;
  std::vector<std::string> told_;
  std::string code_;
  Error last_;
};

TEST_F(Tracking, OfOneCodeFindsNothingByTenThousandGuessesAndTellsWhoLooksAfterIt) {
  const auto guess_all = [this](const std::string& code) {
    std::vector<std::string> answers;
    for (int i = 0; i < 10'000; ++i) {
      pass(1);
      answers.push_back(track(code, four(i), source(i)));
    }
    return answers;
  };
  const auto answers = guess_all(code_);
  EXPECT_EQ(std::count(answers.begin(), answers.end(), ""), 0) << "both proofs were among them";
  EXPECT_LT(std::count(answers.begin(), answers.end(), not_found), 40);
  // The sixth came when its second was over.
  EXPECT_EQ(told_, (std::vector<std::string>{"code " + source(6) + " TrackDossier"}));
  EXPECT_EQ(guess_all("P.1-260302-9999"), answers) << "a code that there is not";

  ASSERT_EQ(track(code_, "0000", source(0)), not_found);
  ASSERT_EQ(track(code_, "6789", "10.9.9.9"), too_many) << "right, and held off";
  EXPECT_GT(last_.retry_seconds, 200);
  pass(*last_.retry_seconds);
  EXPECT_EQ(track(code_, "6789", "10.9.9.9"), "");
  EXPECT_EQ(track(code_, "3456", source(0)), "") << "whoever guessed it";
}

TEST_F(Tracking, OfManyCodesFromManySourcesIsHeldOffInAll) {
  int guessed = 0;
  for (int i = 0; i < 10'000; ++i) {
    pass(1);
    const std::string answer =
        track("P.1-260302-" + std::to_string(10'000 + i), four(i), source(i));
    guessed += answer == not_found ? 1 : 0;
    EXPECT_TRUE(answer == not_found || answer == too_many) << answer;
  }
  EXPECT_GT(guessed, 1000);
  EXPECT_LT(guessed, 1500);
  ASSERT_EQ(told_.size(), 1u);
  EXPECT_TRUE(told_[0].starts_with("all ")) << told_[0];
  pass(30);  // nobody waits longer for what strangers did
  EXPECT_EQ(track(code_, "6789", "10.9.9.9"), "");
}

TEST_F(Tracking, IsHeldOffOfASourceAndOfItsNetwork) {
  const auto guess_until_held_off = [this](const auto& source_of) {
    int guessed = 0;
    while (guessed < 1000 && track("no-" + std::to_string(passed_ + guessed), "0000",
                                   source_of(guessed)) == not_found) {
      ++guessed;
    }
    return guessed;
  };
  EXPECT_EQ(guess_until_held_off([](int) { return "10.0.0.1"; }), 100);
  EXPECT_EQ(track(code_, "6789", "10.0.0.1"), too_many);
  EXPECT_EQ(track(code_, "6789", "10.0.0.2"), "");
  pass(1);
  EXPECT_EQ(guess_until_held_off([](int i) { return "2001:db8:1:2::" + std::to_string(i); }), 100);
  EXPECT_EQ(track(code_, "6789", "2001:db8:1:2:ffff::"), too_many);
  EXPECT_EQ(track(code_, "6789", "2001:db8:1:3::1"), "");
  pass(1);
  // A service asks for many people: only its codes are held off.
  Account portal{.name = "portal", .kind = AccountKind::service};
  account_ = std::make_shared<KnownAccount>(KnownAccount{.account = portal});
  EXPECT_EQ(guess_until_held_off([](int) { return "10.0.0.3"; }), 1000);
  for (const std::string& told : told_) EXPECT_NE(told, "source 10.0.0.3 TrackDossier");
}

TEST_F(Tracking, OfNoFourDigitsIsNoGuess) {
  for (int i = 0; i < 2000; ++i) {
    for (const char* proof : {"", "678", "56789", "đ", "...."}) {
      ASSERT_EQ(track(code_, proof, "10.0.0.1"), "FIELD_VIOLATION") << proof;
    }
  }
  EXPECT_EQ(last_.field, "last_four");
  EXPECT_EQ(track(code_, "6789", "10.0.0.1"), "");
}

TEST_F(Tracking, OfARightProofIsNeverHeldOff) {
  for (int i = 0; i < 2000; ++i) ASSERT_EQ(track(code_, "67 89", "10.0.0.1"), "");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(track(code_, "1111", "10.0.0.1"), not_found);
  EXPECT_EQ(track(code_, "3456", "10.0.0.1"), "");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(track(code_, "1111", "10.0.0.1"), not_found);
  EXPECT_EQ(told_.size(), 0u);
}

}  // namespace
}  // namespace motcua::testing
