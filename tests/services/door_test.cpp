// What stands behind the door, without a server: sessions, attempts, the journal of sign-ins.
#include <gtest/gtest.h>

#include <rocksdb/db.h>

#include "engine/records/codec.h"
#include "engine/records/digest.h"
#include "engine/records/key_bytes.h"
#include "services/identity/attempts.h"
#include "services/identity/door_journal.h"
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
  EXPECT_TRUE(journal->list(0, "", [&](const DoorRecord& record) {
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
    EXPECT_TRUE(journal->list(0, "", [&](const DoorRecord&) { return ++records > 0; }));
    return records;
  };
  journal->add({.what = "signed_in"}, instant("2026-01-05T08:00"));
  EXPECT_EQ(count(), 1);
  journal->add({.what = "signed_in"}, instant("2026-01-20T08:00"));
  EXPECT_EQ(count(), 1);
  EXPECT_EQ(journal->check(), "");
}

TEST(Attempts, HoldOffAPairAndNotThePerson) {
  Attempts attempts({});
  const auto now = Attempts::Clock::now();
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(attempts.begin("an", "10.0.0.1", now));
  EXPECT_FALSE(attempts.begin("an", "10.0.0.1", now));
  EXPECT_TRUE(attempts.begin("an", "10.0.0.2", now)) << "from elsewhere";
  EXPECT_TRUE(attempts.begin("binh", "10.0.0.1", now)) << "somebody else behind that address";
  EXPECT_TRUE(attempts.begin("an", "10.0.0.1", now + std::chrono::seconds(1)));
  EXPECT_FALSE(attempts.begin("an", "10.0.0.1", now + std::chrono::seconds(2)))
      << "twice as long the next time";
  attempts.forget("an", "10.0.0.1");
  EXPECT_TRUE(attempts.begin("an", "10.0.0.1", now + std::chrono::seconds(2)));
}

TEST(Attempts, HoldOffWhoTriesManyNames) {
  Attempts attempts({});
  const auto now = Attempts::Clock::now();
  int tried = 0;
  for (int i = 0; i < 1000; ++i) {
    tried += attempts.begin("name" + std::to_string(i), "10.0.0.1", now) ? 1 : 0;
  }
  EXPECT_EQ(tried, AttemptLimits{}.free_of_source);
}

TEST(Attempts, AreKeptWithinBounds) {
  AttemptLimits limits;
  limits.kept_max = 10;
  Attempts attempts(limits);
  const auto now = Attempts::Clock::now();
  for (int i = 0; i < 1000; ++i) {
    EXPECT_TRUE(attempts.begin("an", "source" + std::to_string(i), now + std::chrono::seconds(i)));
  }
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
