// What stands behind the door, without a server: sessions, the journal of sign-ins.
#include <gtest/gtest.h>

#include <rocksdb/db.h>

#include "engine/records/codec.h"
#include "engine/records/digest.h"
#include "engine/records/key_bytes.h"
#include "services/identity/door_telling.h"
#include "services/identity/sessions.h"
#include "tests/services/temporary_folder.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

TEST(DoorJournals, CarryTheHashOfTheRecordBefore) {
  const TemporaryFolder folder;
  const std::string directory = folder.path() + "/door";
  const Instant now = instant("2026-01-05T08:00");
  {
    const auto journal = std::move(*DoorJournal::open(directory, {}));
    for (int i = 0; i < 3; ++i) {
      journal->add({.what = "signed_in", .account = "an" + std::to_string(i)}, now);
    }
  }
  auto journal = std::move(*DoorJournal::open(directory, {}));
  journal->add({.what = "signed_out", .account = "an0"}, now);
  std::vector<DoorRecord> records;
  EXPECT_TRUE(journal->list({}, [&](const DoorRecord& record) {
    records.push_back(record);
    return true;
  }));
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[0].number, 4);
  EXPECT_EQ(records[0].previous_hash, sha256(encode(records[1])));
  EXPECT_EQ(journal->check(), "");
  journal.reset();

  rocksdb::DB* opened = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open({}, directory, &opened).ok());
  std::unique_ptr<rocksdb::DB> database(opened);
  std::string second;
  append_part(second, int64_t{2});
  DoorRecord altered = records[2];
  altered.event.account = "nobody";
  ASSERT_TRUE(database->Put({}, second, encode(altered)).ok());
  database.reset();
  journal = std::move(*DoorJournal::open(directory, {}));
  EXPECT_EQ(journal->check(), "record 3");
}

TEST(DoorJournals, ForgetWhatIsOld) {
  const TemporaryFolder folder;
  const auto journal = std::move(*DoorJournal::open(folder.path() + "/door", {.kept_days = 10}));
  const auto count = [&] {
    int records = 0;
    EXPECT_TRUE(journal->list({}, [&](const DoorRecord&) { return ++records > 0; }));
    return records;
  };
  journal->add({.what = "signed_in"}, instant("2026-01-05T08:00"));
  EXPECT_EQ(count(), 1);
  journal->add({.what = "signed_in"}, instant("2026-01-20T08:00"));
  EXPECT_EQ(count(), 1);
  EXPECT_EQ(journal->check(), "");
}

TEST(DoorJournals, LeaveRoomBesidesLooks) {
  const TemporaryFolder folder;
  const Instant now = instant("2026-01-05T08:00");
  const auto journal = std::move(*DoorJournal::open(folder.path() + "/door", {.waiting_max = 40}));
  // Of many accounts. What waits may be written meanwhile, once a second; looks come faster.
  const auto look = [](int64_t number) {
    return DoorEvent{.what = "opened", .account = "an" + std::to_string(number % 10)};
  };
  int64_t taken = 0;
  while (taken < 1'000'000 && journal->add_look(look(taken), now)) ++taken;
  ASSERT_LT(taken, 1'000'000);
  EXPECT_GE(taken, 36);
  journal->add({.what = "signed_in", .account = "binh"}, now);
  EXPECT_EQ(journal->figures().lost, 0);
  int64_t looks = 0;
  int64_t others = 0;
  EXPECT_TRUE(journal->list({}, [&](const DoorRecord& record) {
    record.event.what == "opened" ? ++looks : ++others;
    return true;
  }));
  EXPECT_EQ(looks, taken) << "one that was refused is not kept";
  EXPECT_EQ(others, 1);
  EXPECT_TRUE(journal->add_look(look(0), now)) << "there is room again";
  EXPECT_EQ(journal->check(), "");
}

TEST(DoorJournals, AreFilledByLooksOfNoOneAccount) {
  const TemporaryFolder folder;
  const Instant now = instant("2026-01-05T08:00");
  const auto journal =
      std::move(*DoorJournal::open(folder.path() + "/door", {.waiting_max = 1 << 16}));
  const auto looks_of = [&](const char* account) {
    int taken = 0;
    while (taken < 1 << 20 && journal->add_look({.what = "opened", .account = account}, now))
      ++taken;
    return taken;
  };
  const int of_one = looks_of("an");
  EXPECT_GE(of_one, 1 << 14);
  EXPECT_LT(of_one, 1 << 20);
  EXPECT_GE(looks_of("binh"), 1 << 14) << "who finds as much room";
}

TEST(DoorJournals, AreAskedForADossierOrAnAccount) {
  const TemporaryFolder folder;
  const Instant now = instant("2026-01-05T08:00");
  const auto journal = std::move(*DoorJournal::open(folder.path() + "/door", {}));
  const auto look = [&](const std::string& account, const std::string& dossier) {
    ASSERT_TRUE(journal->add_look({.what = "opened", .account = account, .dossier = dossier}, now));
  };
  look("an", "P.1-1");
  look("binh", "P.1-1");
  look("an", "P.1-2");
  journal->add({.what = "signed_out", .account = "an"}, now);
  const auto numbers = [&](const DoorQuery& query) {
    std::vector<int64_t> found;
    EXPECT_TRUE(journal->list(query, [&](const DoorRecord& record) {
      found.push_back(record.number);
      return true;
    }));
    return found;
  };
  using Numbers = std::vector<int64_t>;
  EXPECT_EQ(numbers({}), (Numbers{4, 3, 2, 1}));
  EXPECT_EQ(numbers({.before = 3}), (Numbers{2, 1}));
  EXPECT_EQ(numbers({.account = "an"}), (Numbers{4, 3, 1}));
  EXPECT_EQ(numbers({.codes = {"P.1-1"}}), (Numbers{2, 1}));
  EXPECT_EQ(numbers({.codes = {"P.1-2", "P.1-1"}}), (Numbers{3, 2, 1}));
  EXPECT_EQ(numbers({.account = "an", .codes = {"P.1-1"}}), (Numbers{1}));
  EXPECT_EQ(numbers({.codes = {"P.1-3"}}), Numbers{});
}

TEST(DoorJournals, AreReadNoFurtherForNobody) {
  const TemporaryFolder folder;
  const Instant now = instant("2026-01-05T08:00");
  const auto journal = std::move(*DoorJournal::open(folder.path() + "/door", {}));
  for (int i = 0; i < 3000; ++i) journal->add({.what = "signed_in"}, now);
  int read = 0;
  const auto count = [&](const DoorRecord&) { return ++read > 0; };
  EXPECT_FALSE(journal->list({.goes_on = [] { return false; }}, count));
  EXPECT_LT(read, 3000);
  EXPECT_TRUE(journal->list({.goes_on = [] { return true; }}, count));
}

// A record as it was before events had a count.
struct EventWithoutCount {
  std::string what;
  bool operator==(const EventWithoutCount&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "what", &EventWithoutCount::what, impersonal()));
  }
};

TEST(DoorJournals, CountWhatHasNoCountOnce) {
  DoorEvent event;
  ASSERT_TRUE(decode_as_stored(encode(EventWithoutCount{"denied"}), event));
  EXPECT_EQ(event, DoorEvent{.what = "denied"});
  EXPECT_EQ(event.count, 1);
}

class Tellings : public ::testing::Test {
 protected:
  Tellings() { open({}); }

  void open(const DoorTellingLimits& limits) {
    telling_ = std::make_unique<DoorTelling>(
        limits, [this](const DoorEvent& event, Instant at) { journal_->add(event, at); });
  }
  static DoorEvent denied(const std::string& account, const std::string& source = "10.0.0.1",
                          const std::string& reason = "ROLE_REQUIRED") {
    return {.what = "denied",
            .account = account,
            .source = source,
            .method = "motcua.v1.AdminService.Verify",
            .reason = reason};
  }
  // All records, the oldest first; each follows the one before.
  std::vector<DoorRecord> records() {
    std::vector<DoorRecord> found;
    EXPECT_TRUE(journal_->list({}, [&](const DoorRecord& record) {
      found.insert(found.begin(), record);
      return true;
    }));
    EXPECT_EQ(journal_->check(), "");
    return found;
  }

  const Instant begun_ = instant("2026-01-05T08:00");
  const TemporaryFolder folder_;
  const std::unique_ptr<DoorJournal> journal_ = *DoorJournal::open(folder_.path() + "/door", {});
  std::unique_ptr<DoorTelling> telling_;
};

TEST_F(Tellings, TenThousandDenialsInAMinuteAreTwentyRecordsAndOneThatCountsTheOthers) {
  for (int64_t i = 0; i < 10'000; ++i) {
    telling_->add(denied("an"), Instant{begun_.microseconds + i * 5000});
  }
  EXPECT_EQ(records().size(), 20u);
  telling_->add(denied("binh"), plus_minutes(begun_, 1));
  telling_->add(denied("an"), plus_minutes(begun_, 1));
  const auto told = records();
  ASSERT_EQ(told.size(), 23u);
  for (size_t i = 0; i < 20; ++i) EXPECT_EQ(told[i].event, denied("an"));
  DoorEvent others = denied("an");
  others.count = 9980;
  EXPECT_EQ(told[20].event, others);
  EXPECT_EQ(told[20].at, plus_minutes(begun_, 1));
  EXPECT_EQ(told[21].event, denied("binh"));
  EXPECT_EQ(told[22].event, denied("an")) << "a minute later they are told again";
}

TEST_F(Tellings, TellAtTheirEndWhatTheyHaveCounted) {
  for (int i = 0; i < 20; ++i) telling_->add(denied("an"), begun_);
  telling_->add(denied("an"), begun_);
  telling_->add(denied("an", "10.0.0.1", "STEP_UP_REQUIRED"), begun_);
  telling_->add(denied("an", "10.0.0.2"), begun_);
  telling_->add({.what = "sign_in_failed", .account = "an", .source = "10.0.0.1"}, begun_);
  EXPECT_EQ(records().size(), 22u) << "another source and another kind count by themselves";
  telling_.reset();
  const auto told = records();
  ASSERT_EQ(told.size(), 23u);
  EXPECT_EQ(told[22].event.count, 2);
  EXPECT_EQ(told[22].event.account, "an");
  EXPECT_EQ(told[22].event.method, denied("").method);
  EXPECT_EQ(told[22].event.reason, "") << "it was not always the same";
}

TEST_F(Tellings, OfVeryManySourcesAreKeptWithinBounds) {
  open({.told_each = 2, .kept_max = 10});
  for (int i = 0; i < 1000; ++i) {
    telling_->add(denied("", "10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250)),
                  begun_);
  }
  telling_->add(denied("an", ""), plus_minutes(begun_, 1));
  const auto told = records();
  ASSERT_EQ(told.size(), 10u + 2 + 1 + 1);
  EXPECT_EQ(told[12].event.count, 1000 - 12);
  EXPECT_EQ(told[12].event.source, "");
}

TEST_F(Tellings, GoOnWhereTheClockGoesBack) {
  for (int i = 0; i < 21; ++i) telling_->add(denied("an"), begun_);
  telling_->add(denied("an"), plus_minutes(begun_, -5));
  EXPECT_EQ(records().size(), 22u);
}

class Times : public ::testing::Test {
 protected:
  Times() : sessions_(std::move(*Sessions::open(folder_.path() + "/sessions", {}))) {}

  static Session session(Instant begun) {
    return {.account = "an", .begun = begun, .last_used = begun, .proved = begun};
  }

  TemporaryFolder folder_;
  std::unique_ptr<Sessions> sessions_;
};

TEST_F(Times, EndSessionsThatAreIdleOrOld) {
  const Instant begun = instant("2026-01-05T08:00");
  ASSERT_TRUE(sessions_->begin("idle", session(begun), {}));
  ASSERT_TRUE(sessions_->begin("used", session(begun), {}));
  EXPECT_TRUE(sessions_->use("idle", plus_minutes(begun, 14)));
  EXPECT_FALSE(sessions_->use("idle", plus_minutes(begun, 29)));
  int64_t minutes = 0;
  const int64_t a_day = 24 * 60;
  while (minutes < a_day && sessions_->use("used", plus_minutes(begun, minutes))) minutes += 10;
  EXPECT_EQ(minutes, 12 * 60);
}

TEST_F(Times, SurviveARestart) {
  const Instant begun = instant("2026-01-05T08:00");
  const Use use{.last_signed_in = begun, .last_code_step = 7};
  ASSERT_TRUE(sessions_->begin("kept", session(begun), use));
  ASSERT_TRUE(sessions_->begin("ended", session(begun), use));
  ASSERT_TRUE(sessions_->end("ended"));
  ASSERT_TRUE(sessions_->use("kept", plus_minutes(begun, 10)));
  sessions_.reset();
  sessions_ = std::move(*Sessions::open(folder_.path() + "/sessions", {}));
  EXPECT_FALSE(sessions_->use("ended", begun));
  EXPECT_TRUE(sessions_->use("kept", plus_minutes(begun, 20))) << "used at ten past";
  EXPECT_EQ(sessions_->use_of("an"), use);
}

}  // namespace
}  // namespace motcua::testing
