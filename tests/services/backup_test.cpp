// Backups of an engine that goes on writing, and what becomes of them: whole, bounded in number and
// age, refused for every fault, and restored with the erasures since.
#include "services/backup/backup.h"
#include "engine/try.h"

#include <google/protobuf/util/json_util.h>

#include <atomic>
#include <fstream>
#include <future>
#include <random>
#include <sstream>
#include <thread>

#include "engine/lookup/loaded_snapshot.h"
#include "services/backup/folder_lock.h"
#include "services/backup/restore.h"
#include "tests/services/running_server.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;

const TellProgress silent = [](int64_t, int64_t) {};
const TellFiles wanted = [](const FilesProgress&) { return true; };

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void put_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

bool any_file_says(const std::string& folder, const std::string& text) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && bytes_of(entry.path()).find(text) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// So that compression leaves it as it is.
std::string random_name() {
  static std::mt19937 random(3);
  std::string name;
  for (int i = 0; i < 24; ++i) name.push_back(static_cast<char>('a' + random() % 26));
  return name;
}

// An engine over RocksDB; tables follow its journal every few records, as files or not.
class Register {
 public:
  explicit Register(const std::string& directory, uint64_t disk_free_bytes_min = 0) {
    auto store = open_rocks_store(directory, {.memtable_bytes_tables = 100'000});
    EXPECT_TRUE(store) << store.error().message;
    EngineOptions options;
    options.disk_free_bytes_min = disk_free_bytes_min;
    auto engine = Engine::open(std::move(*store), options, wall_clock());
    EXPECT_TRUE(engine) << engine.error().message;
    engine_ = std::move(*engine);
    const bool can_write = disk_free_bytes_min == 0;
    if (can_write && engine_->catalogue()->unit_count() == 0) {
      EXPECT_TRUE(ask({.command = PublishCatalogue{test_entries()}}));
    }
  }

  Engine& engine() { return *engine_; }
  Answer ask(Request request) {
    std::promise<Answer> promise;
    auto future = promise.get_future();
    engine_->submit(std::move(request), std::nullopt,
                    [&](Answer answer) { promise.set_value(std::move(answer)); });
    return future.get();
  }
  std::string receive(const std::string& name) {
    Receive receive{.application = {.unit = "P.1", .procedure = "5WD"}};
    receive.application.applicant.name = name;
    const auto taken = ask({.command = DossierCommand(receive)});
    EXPECT_TRUE(taken);
    return taken ? taken->dossier->code : "";
  }
  void end(const std::string& code) {
    EXPECT_TRUE(ask({.command = DossierCommand(Withdraw{.reason = "r"}), .code = code}));
  }
  std::string ended(const std::string& name) {
    const std::string code = receive(name);
    end(code);
    return code;
  }
  void erase(const std::string& code) {
    EXPECT_TRUE(ask({.command = DossierCommand(
                         Erase{.reason = "hết hạn lưu của " + code, .legal_basis = "Luật 91/2025"}),
                     .actor = {.role = Role::supervisor},
                     .code = code}));
  }
  Backup back_up(const std::string& folder, BackupOrder order = {}) {
    order.folder = folder;
    const auto made = make_backup(*engine_, order, wanted);
    EXPECT_TRUE(made) << name_of(made.error().reason);
    return made ? made->backup : Backup();
  }

 private:
  std::unique_ptr<Engine> engine_;
};

OrStoreError<AuditReport> audit_of(const std::string& directory) {
  const auto store = TRY(open_rocks_store(directory, {}));
  auto loaded = TRY(bring_tables_up(*store));
  return audit(snapshot_of(*store, loaded), {});
}

// That ends with the record, but for the term that the restore itself began, and what it erased.
void expect_clean_up_to(const std::string& directory, int64_t sequence, int64_t erased = 0) {
  const auto report = audit_of(directory);
  ASSERT_TRUE(report) << report.error().message;
  for (const AuditFinding& finding : report->findings) ADD_FAILURE() << describe(finding);
  EXPECT_EQ(report->records, sequence + 1 + erased);
}

std::string reason_of(const OrRejection<MadeBackup>& made) {
  if (made) return "made";
  std::string text(name_of(made.error().reason));
  for (const Violation& violation : made.error().violations) {
    text += " " + violation.path + " " + violation.expected;
  }
  return text;
}

class BackupTest : public ::testing::Test {
 protected:
  BackupTest() { fs::create_directory(backups_); }

  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  OrStoreError<Restored> restored(const std::string& backup, const std::string& to,
                                  std::vector<JournalSource> erasures_from = {}) const {
    RestoreOrder order{.backup = backup, .data = to, .erasures_from = std::move(erasures_from)};
    order.engine.disk_free_bytes_min = 0;
    return restore(order, silent);
  }
  std::vector<std::string> names() const {
    const auto found = backup_names(backups_);
    EXPECT_TRUE(found);
    return *found;
  }
  // What else is in the folder of backups.
  std::vector<std::string> others() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(backups_)) {
      const std::string name = entry.path().filename();
      if (!time_of_backup(name)) found.push_back(name);
    }
    return found;
  }

  const TemporaryFolder folder_;
  const std::string backups_ = folder_.path() + "/backups";
};

TEST(BackupNames, AreTimesAndNothingElseIs) {
  const Instant instant = *parse_instant("2026-01-09T15:00:00.123456+07:00");
  EXPECT_EQ(backup_name(instant), "20260109T080000.123Z");
  EXPECT_EQ(time_of_backup("20260109T080000.123Z"), Instant{instant.microseconds - 456});
  for (const char* name :
       {"", "20260109T080000Z", "20260109T080000.123Z.partial", "20260109T080000.12Z",
        "20260132T080000.123Z", "data", " 20260109T080000.123Z", "20260109T080000.-12Z"}) {
    EXPECT_FALSE(time_of_backup(name)) << name;
  }
}

TEST_F(BackupTest, MadeUnderWritesItIsCleanUpToItsRecordWithAllThatWasAcknowledged) {
  Register live(path("data"));
  std::atomic<bool> stop = false;
  std::mutex mutex;
  std::string last_code;
  std::thread writer([&] {
    while (!stop) {
      std::string code = live.ended(random_name());
      const std::lock_guard lock(mutex);
      last_code = std::move(code);
    }
  });
  for (int i = 0; i < 5; ++i) {
    std::string code;
    while (code.empty()) {
      std::this_thread::yield();
      const std::lock_guard lock(mutex);
      code = std::exchange(last_code, "");
    }
    const int64_t acknowledged = live.engine().sequence();
    const Backup backup = live.back_up(backups_);
    EXPECT_GE(backup.manifest.sequence(), acknowledged);
    const std::string to = path("restored-" + std::to_string(i));
    const auto done = restored(backup.path, to);
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(done->sequence, backup.manifest.sequence() + 1);
    expect_clean_up_to(to, backup.manifest.sequence());
    Register again(to);
    const auto found = find_by_code(again.engine().snapshot(), code);
    ASSERT_TRUE(found);
    EXPECT_TRUE(*found) << code;
  }
  stop = true;
  writer.join();
  EXPECT_EQ(names().size(), 5u);
  EXPECT_EQ(others(), std::vector<std::string>{});
}

TEST_F(BackupTest, EndedEarlyItLeavesNothingWhereverItWas) {
  Register live(path("data"));
  live.ended("Ngo");
  bool made = false;
  for (int good_ones = 0; !made; ++good_ones) {
    uint64_t done = 0;
    uint64_t total = 0;
    int told = 0;
    const auto tell = [&](const FilesProgress& now) {
      EXPECT_LE(now.bytes_done, now.bytes_total);
      done = now.bytes_done;
      total = now.bytes_total;
      return told++ < good_ones;
    };
    const auto backup = make_backup(live.engine(), {.folder = backups_}, tell);
    made = backup.has_value();
    EXPECT_EQ(others(), std::vector<std::string>{});
    if (made) {
      EXPECT_EQ(done, total);
    } else {
      EXPECT_EQ(reason_of(backup), "BACKUP_FAILED");
      EXPECT_EQ(names().size(), 0u);
    }
  }
  EXPECT_EQ(names().size(), 1u);
}

TEST_F(BackupTest, AnUnfinishedOneIsNoneAndTheNextRemovesIt) {
  Register live(path("data"));
  const Backup backup = live.back_up(backups_);
  const std::string partial = backups_ + "/20260109T080000.123Z.partial";
  const std::string drill = backups_ + "/20260109T080000.123Z.drill";
  fs::copy(backup.path, partial, fs::copy_options::recursive);
  fs::create_directory(drill);
  EXPECT_EQ(names().size(), 1u);
  const auto refused = restored(partial, path("restored"));
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("never finished"), std::string::npos);
  {
    const auto lock = FolderLock::take(drill, FolderLock::Kind::alone);
    live.back_up(backups_);
    EXPECT_EQ(others(), std::vector<std::string>{"20260109T080000.123Z.drill"});
  }
  live.back_up(backups_);
  EXPECT_EQ(others(), std::vector<std::string>{});
  EXPECT_EQ(names().size(), 3u);
}

TEST_F(BackupTest, SharesWhatHasNotChangedWithTheOneBefore) {
  Register live(path("data"));
  for (int i = 0; i < 50; ++i) live.ended(random_name());
  const auto first = make_backup(live.engine(), {.folder = backups_}, wanted);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->new_bytes, first->backup.bytes());
  EXPECT_EQ(first->new_files, first->backup.manifest.files_size());
  live.ended(random_name());
  const auto second = make_backup(live.engine(), {.folder = backups_}, wanted);
  ASSERT_TRUE(second);
  EXPECT_LT(second->new_files, second->backup.manifest.files_size());
  EXPECT_LT(second->new_bytes, second->backup.bytes());
}

// In the file, which both have, and the store too.
TEST_F(BackupTest, SaysOfASharedFileWhatItWasWhenItWasNew) {
  Register live(path("data"));
  for (int i = 0; i < 50; ++i) live.ended(random_name());
  const Backup first = live.back_up(backups_);
  std::string shared;
  for (const auto& file : first.manifest.files()) {
    if (file.path().ends_with(".sst")) shared = file.path();
  }
  std::string bytes = bytes_of(first.data() + "/" + shared);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::fstream(first.data() + "/" + shared, std::ios::in | std::ios::out | std::ios::binary)
      << bytes;
  const Backup second = live.back_up(backups_);
  const auto refused = restored(second.path, path("restored"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, StoreError::Kind::corrupted);
  EXPECT_NE(refused.error().message.find(shared), std::string::npos) << refused.error().message;
}

TEST_F(BackupTest, EveryFaultIsRefusedAndLeavesNothing) {
  Register live(path("data"));
  for (int i = 0; i < 20; ++i) live.ended(random_name());
  const Backup backup = live.back_up(backups_);
  const std::string table = [&] {
    for (const auto& file : backup.manifest.files()) {
      if (file.path().ends_with(".sst")) return file.path();
    }
    return std::string();
  }();
  int round = 0;
  const auto error_after = [&](const std::function<void(Backup&)>& spoil) {
    const std::string copy = path("copy-" + std::to_string(++round));
    fs::copy(backup.path, copy, fs::copy_options::recursive);
    Backup spoilt{.path = copy, .manifest = backup.manifest};
    spoil(spoilt);
    const auto refused = restored(copy, path("restored"));
    EXPECT_FALSE(refused);
    EXPECT_FALSE(fs::exists(path("restored")));
    return refused ? "restored" : refused.error().message;
  };
  const auto in_manifest = [](const Backup& spoilt) {
    std::string json;
    EXPECT_TRUE(google::protobuf::util::MessageToJsonString(spoilt.manifest, &json).ok());
    put_bytes(spoilt.path + "/manifest.json", json);
  };
  const auto says = [](const std::string& message, const std::string& text) {
    EXPECT_NE(message.find(text), std::string::npos) << message;
  };
  says(error_after([&](Backup& b) { fs::remove(b.data() + "/" + table); }), table + " is missing");
  says(error_after([&](Backup& b) {
         std::string bytes = bytes_of(b.data() + "/" + table);
         bytes[20] = static_cast<char>(bytes[20] ^ 1);
         put_bytes(b.data() + "/" + table, bytes);
       }),
       table + " has other bytes");
  says(error_after([&](Backup& b) { fs::resize_file(b.data() + "/" + table, 10); }),
       table + " has 10 bytes");
  says(error_after([](Backup& b) { put_bytes(b.data() + "/tables/more.sst", "x"); }),
       "tables/more.sst is not in the manifest");
  says(error_after([](Backup& b) { fs::create_symlink("/etc", b.data() + "/link"); }),
       "link is neither a file nor a folder");
  says(error_after([](Backup& b) { fs::remove(b.path + "/manifest.json"); }), "manifest.json");
  says(error_after([](Backup& b) {
         fs::remove(b.path + "/manifest.json");
         ASSERT_EQ(mkfifo((b.path + "/manifest.json").c_str(), 0600), 0);
       }),
       "expected a file");
  says(error_after([](Backup& b) {
         const std::string json = bytes_of(b.path + "/manifest.json");
         put_bytes(b.path + "/manifest.json", json.substr(0, json.size() / 2));
       }),
       "manifest.json");
  says(error_after([&](Backup& b) {
         b.manifest.mutable_files(0)->set_path("../manifest.json");
         in_manifest(b);
       }),
       "../manifest.json is missing");
  says(error_after([&](Backup& b) {
         *b.manifest.add_files() = b.manifest.files(0);
         in_manifest(b);
       }),
       "is missing");
  says(error_after([&](Backup& b) {
         b.manifest.set_sequence(b.manifest.sequence() - 1);
         in_manifest(b);
       }),
       "the manifest says");
  says(error_after([&](Backup& b) {
         b.manifest.set_journal_hash(std::string(64, '0'));
         in_manifest(b);
       }),
       "the manifest says");
  says(error_after([&](Backup& b) {
         b.manifest.set_journal_format(b.manifest.journal_format() + 1);
         in_manifest(b);
       }),
       "expected a journal of format");
  says(error_after([](Backup& b) { fs::remove_all(b.data()); }), "data");
  // Nor is a register written over, whatever of it is there.
  EXPECT_EQ(restored(backup.path, path("data")).error().kind, StoreError::Kind::in_use);
  fs::create_directories(path("half") + "/tables");
  EXPECT_EQ(restored(backup.path, path("half")).error().kind, StoreError::Kind::in_use);
  EXPECT_TRUE(restored(backup.path, path("restored")));
}

TEST_F(BackupTest, KeepsSoManyAndNoneThatIsTooOldButOneThatIsBeingRead) {
  Register live(path("data"));
  std::vector<std::string> made;
  for (int i = 0; i < 4; ++i) {
    made.push_back(fs::path(live.back_up(backups_, {.keep_count = 2}).path).filename());
  }
  EXPECT_EQ(names(), (std::vector<std::string>{made[2], made[3]}));
  const auto aged = [&](const std::string& name, int days) {
    const std::string old =
        backup_name(plus_minutes(*time_of_backup(name), int64_t{-days} * minutes_per_day));
    fs::rename(backups_ + "/" + name, backups_ + "/" + old);
    return old;
  };
  const std::string too_old = aged(made[2], 11);
  const std::string old = aged(made[3], 9);
  {
    const auto lock = FolderLock::take(backups_ + "/" + too_old, FolderLock::Kind::shared);
    live.back_up(backups_, {.keep_days = 10});
    EXPECT_EQ(names().size(), 3u);
  }
  const auto last = make_backup(live.engine(), {.folder = backups_, .keep_days = 10}, wanted);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->removed, std::vector<std::string>{too_old});
  EXPECT_EQ(names().size(), 3u);
  EXPECT_EQ(names().front(), old);
  EXPECT_EQ(others(), std::vector<std::string>{});
}

TEST_F(BackupTest, IsMadeInNoFolderThatIsNotForIt) {
  Register live(path("data"));
  live.back_up(backups_);
  const auto made_in = [&](const std::string& folder, BackupOrder order = {}) {
    order.folder = folder;
    return reason_of(make_backup(live.engine(), order, wanted));
  };
  EXPECT_EQ(made_in(""), "FIELD_VIOLATION directory absolute_path");
  EXPECT_EQ(made_in("backups"), "FIELD_VIOLATION directory absolute_path");
  EXPECT_EQ(made_in(path("data")), "FIELD_VIOLATION directory outside_data");
  EXPECT_EQ(made_in(path("data/journal/x")), "FIELD_VIOLATION directory outside_data");
  fs::create_directory_symlink(path("data"), path("link"));
  EXPECT_EQ(made_in(path("link")), "FIELD_VIOLATION directory outside_data");
  EXPECT_EQ(made_in(path("no/such")),
            "FIELD_VIOLATION directory writable_folder No such file or directory");
  EXPECT_TRUE(made_in("/proc/backups").starts_with("FIELD_VIOLATION directory writable_folder"));
  put_bytes(path("file"), "x");
  EXPECT_TRUE(made_in(path("file")).starts_with("FIELD_VIOLATION directory writable_folder"));
  EXPECT_EQ(made_in(backups_, {.keep_count = 0}),
            "FIELD_VIOLATION keep_count number_between 1–1000");
  EXPECT_EQ(made_in(backups_, {.keep_days = 367}),
            "FIELD_VIOLATION keep_days number_between 1–366");
  {
    const auto lock = FolderLock::take(backups_, FolderLock::Kind::alone);
    EXPECT_EQ(made_in(backups_), "BACKUP_FAILED");
  }
  Register other(path("other"));
  EXPECT_EQ(reason_of(make_backup(other.engine(), {.folder = backups_}, wanted)),
            "FIELD_VIOLATION directory folder_of_this_register");
  Register full(path("full"), std::numeric_limits<uint64_t>::max());
  EXPECT_EQ(reason_of(make_backup(full.engine(), {.folder = path("new")}, wanted)), "DISK_LOW");
  EXPECT_TRUE(fs::is_empty(path("new")));
  EXPECT_EQ(names().size(), 1u);
  EXPECT_EQ(made_in(path("new")), "made");
}

TEST_F(BackupTest, RestoredItAppliesTheErasuresOfNewerOnesAgain) {
  Register live(path("data"));
  const std::string gone = random_name();
  const std::string kept = random_name();
  const std::string code = live.ended(gone);
  const std::string other = live.ended(kept);
  const Backup before = live.back_up(backups_);
  live.erase(code);
  const Backup after = live.back_up(backups_);
  // Alone it has the name still.
  const std::string alone = path("alone") + "/" + backup_name(Instant{});
  fs::create_directory(path("alone"));
  fs::copy(before.path, alone, fs::copy_options::recursive);
  const auto without = restored(alone, path("without"));
  ASSERT_TRUE(without) << without.error().message;
  EXPECT_EQ(without->erased, 0);
  EXPECT_TRUE(without->read.empty());
  ASSERT_TRUE(any_file_says(path("without"), gone));

  const auto check = [&](const OrStoreError<Restored>& done, const std::string& to) {
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(done->erased, 1);
    EXPECT_EQ(done->read.size(), 1u);
    EXPECT_TRUE(done->unread.empty() && done->not_erased.empty());
    EXPECT_FALSE(any_file_says(to, gone));
    EXPECT_TRUE(any_file_says(to, kept));
    expect_clean_up_to(to, before.manifest.sequence(), 1);
    Register again(to);
    const Snapshot snapshot = again.engine().snapshot();
    const auto erased = find_by_code(snapshot, code);
    ASSERT_TRUE(erased && *erased);
    EXPECT_TRUE((*erased)->erased_at);
    const auto records = records_of(journal_of(*snapshot.store), **erased);
    ASSERT_TRUE(records);
    const auto& event = std::get<Erased>(std::get<DossierEvent>(records->back().body));
    EXPECT_EQ(event.reason, "hết hạn lưu của " + code);
    EXPECT_EQ(event.legal_basis, "Luật 91/2025");
    EXPECT_EQ(records->back().header.actor.role, Role::supervisor);
    const auto untouched = find_by_code(snapshot, other);
    ASSERT_TRUE(untouched && *untouched);
    EXPECT_FALSE((*untouched)->erased_at);
  };
  check(restored(before.path, path("beside")), path("beside"));
  // However it is named.
  fs::create_directory_symlink(before.path, path("a-link"));
  check(restored(path("a-link"), path("by-link")), path("by-link"));
  check(restored(before.path + "/data/..", path("by-dots")), path("by-dots"));
  // From the directory that the server has open.
  check(restored(alone, path("from-data"), {journal_in(path("data"))}), path("from-data"));
  // The newer one has nothing to add.
  const auto newest = restored(after.path, path("newest"));
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->erased, 0);
  EXPECT_FALSE(any_file_says(path("newest"), gone));
}

TEST_F(BackupTest, OfAnotherCourseOnlyErasuresOfDossiersOfBeforeItAreApplied) {
  Register live(path("data"));
  const std::string common = live.ended("Ngo");
  const Backup backup = live.back_up(backups_);
  live.erase(live.ended("Kim"));
  live.erase(common);
  // It goes on from the backup with other dossiers under the same numbers and codes.
  ASSERT_TRUE(restored(backup.path, path("restored")));
  {
    const auto store = open_rocks_store(path("restored"), {});
    ASSERT_TRUE(store);
    // The restore erased nothing: there was no newer backup.
    const FoundErasures found = erasures_since(**store, journal_in(path("data")));
    EXPECT_FALSE(found.failure) << found.failure->message;
    ASSERT_EQ(found.erasures.size(), 1u);
    EXPECT_EQ(found.erasures[0].dossier, DossierNumber{1});
    // Nor of another register.
    Register other(path("other"));
    const FoundErasures none = erasures_since(**store, journal_in(path("other")));
    ASSERT_TRUE(none.failure);
    EXPECT_EQ(none.failure->message, "it is of another register");
    EXPECT_TRUE(none.erasures.empty());
  }
}

TEST_F(BackupTest, AFolderHoldsOneCourseOfARegister) {
  Register live(path("data"));
  live.ended("Ngo");
  const Backup backup = live.back_up(backups_);
  live.ended("Kim");
  ASSERT_TRUE(restored(backup.path, path("restored")));
  Register again(path("restored"));
  again.back_up(backups_);
  EXPECT_EQ(reason_of(make_backup(live.engine(), {.folder = backups_}, wanted)),
            "FIELD_VIOLATION directory folder_of_this_register");
  EXPECT_EQ(names().size(), 2u);
}

TEST_F(BackupTest, IsNotRestoredWhereBackupsAreNorIsWhatHasNoManifestRemoved) {
  Register live(path("data"));
  const Backup backup = live.back_up(backups_);
  const std::string named_alike = backups_ + "/20200109T080000.123Z";
  for (const std::string& to : {backup.path + "/live", named_alike, named_alike + "/live"}) {
    EXPECT_FALSE(restored(backup.path, to)) << to;
    EXPECT_FALSE(fs::exists(to));
  }
  EXPECT_EQ(reason_of(make_backup(live.engine(), {.folder = backup.data() + "/x"}, wanted)),
            "FIELD_VIOLATION directory folder_of_this_register");
  fs::create_directory(named_alike);
  put_bytes(named_alike + "/file", "x");
  live.back_up(backups_, {.keep_count = 1});
  EXPECT_TRUE(fs::exists(named_alike + "/file"));
  EXPECT_FALSE(fs::exists(backup.path));
}

TEST_F(BackupTest, AJournalThatEndsBeforeItTellsOfNoErasuresSince) {
  Register live(path("data"));
  live.ended("Ngo");
  const Backup first = live.back_up(backups_);
  live.ended("Kim");
  const Backup second = live.back_up(backups_);
  const auto done = restored(second.path, path("restored"), {journal_in(first.data())});
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(done->read.empty());
  ASSERT_EQ(done->unread.size(), 1u);
  EXPECT_EQ(done->unread[0].first, first.data());
  const auto known = restored(first.path, path("known"), {journal_in(path("data"))});
  ASSERT_TRUE(known) << known.error().message;
  EXPECT_TRUE(known->unread.empty());
  for (const auto& [name, sequence] : known->read) EXPECT_GE(sequence, second.manifest.sequence());
}

TEST_F(BackupTest, SaysWhatErasuresCannotBeAppliedOrAreNotKnown) {
  Register live(path("data"));
  const std::string open = live.receive("Ngo");
  const Backup backup = live.back_up(backups_);
  live.end(open);
  live.erase(open);
  const Backup newer = live.back_up(backups_);
  const auto done = restored(backup.path, path("restored"));
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->erased, 0);
  ASSERT_EQ(done->not_erased.size(), 1u);
  EXPECT_EQ(done->not_erased[0].first, open);
  EXPECT_EQ(done->not_erased[0].second.reason, Reason::NOT_ENDED);
  fs::remove(newer.data() + "/journal/CURRENT");
  const auto unknown = restored(backup.path, path("unknown"));
  ASSERT_TRUE(unknown) << unknown.error().message;
  ASSERT_EQ(unknown->unread.size(), 1u);
  EXPECT_EQ(unknown->unread[0].first, newer.data());
  // Or that says that it is of another register.
  std::string manifest = bytes_of(newer.path + "/manifest.json");
  const std::string hash = newer.manifest.register_hash();
  manifest.replace(manifest.find(hash), hash.size(), std::string(hash.size(), '0'));
  put_bytes(newer.path + "/manifest.json", manifest);
  const auto other = restored(backup.path, path("other"));
  ASSERT_TRUE(other) << other.error().message;
  ASSERT_EQ(other->unread.size(), 1u);
  EXPECT_EQ(other->unread[0].first, newer.path);
  EXPECT_FALSE(restored(newer.path, path("not-it")));
  fs::remove(newer.path + "/manifest.json");
  const auto nameless = restored(backup.path, path("nameless"));
  ASSERT_TRUE(nameless) << nameless.error().message;
  ASSERT_EQ(nameless->unread.size(), 1u);
  EXPECT_EQ(nameless->unread[0].first, newer.path);
}

TEST_F(BackupTest, AnErasureOfBeforeIsCarriedOutInTheRestoredFiles) {
  const std::string name = random_name();
  Register live(path("data"));
  const std::string code = live.ended(name);
  // As long as somebody reads what was before, the files have it.
  std::optional<Snapshot> reader = live.engine().snapshot();
  live.erase(code);
  const Backup backup = live.back_up(backups_);
  reader.reset();
  ASSERT_TRUE(any_file_says(backup.data(), name));
  ASSERT_TRUE(restored(backup.path, path("restored")));
  EXPECT_FALSE(any_file_says(path("restored"), name));
}

TEST(BackupRpc, AnswersWhatWasMadeAndRefusesByField) {
  RunningServer server;
  const TemporaryFolder folder;
  v1::CreateBackupRequest request;
  v1::CreateBackupResponse response;
  request.set_directory(folder.path());
  EXPECT_EQ(server.client().call("AdminService/CreateBackup", request, response).error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  cli::ClientOptions options = server.client_options();
  options.role = "supervisor";
  ASSERT_TRUE(cli::Client(options).call("AdminService/CreateBackup", request, response).ok());
  options.role = "operator";
  cli::Client client(options);
  request.set_keep_count(1);
  const auto made = client.call("AdminService/CreateBackup", request, response);
  ASSERT_TRUE(made.ok()) << made.error_message();
  EXPECT_EQ(response.sequence(), server.engine().sequence());
  EXPECT_GT(response.files(), 0);
  EXPECT_LT(response.new_bytes(), response.bytes());
  EXPECT_EQ(response.removed_size(), 1);
  const auto backup = read_backup(response.path());
  ASSERT_TRUE(backup) << backup.error().message;
  EXPECT_EQ(backup->manifest.journal_hash(), response.journal_hash());
  EXPECT_EQ(backup->bytes(), response.bytes());
  v1::GetStatusResponse status;
  ASSERT_TRUE(server.client().call("AdminService/GetStatus", v1::GetStatusRequest(), status).ok());
  EXPECT_EQ(status.backup_total_bytes(), 0);
  EXPECT_EQ(status.journal_hash(), response.journal_hash());
  request.set_directory(server.data() + "/backups");
  const auto refused = client.call("AdminService/CreateBackup", request, response);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  request.set_directory(folder.path());
  request.set_keep_days(-1);
  EXPECT_EQ(client.call("AdminService/CreateBackup", request, response).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

TEST(BackupRpc, TakesTheDoorJournalAlong) {
  RunningServer server;
  const Instant now = server.engine().now();
  server.door().journal->add({.what = "signed_in", .account = "quantri"}, now);
  const TemporaryFolder folder;
  cli::ClientOptions options = server.client_options();
  options.role = "operator";
  v1::CreateBackupRequest request;
  request.set_directory(folder.path());
  v1::CreateBackupResponse response;
  ASSERT_TRUE(cli::Client(options).call("AdminService/CreateBackup", request, response).ok());
  server.door().journal->add({.what = "signed_out", .account = "quantri"}, now);

  const auto accounts_in = [](const std::string& directory) {
    std::string told;
    const auto journal = DoorJournal::open(directory + "/door", {});
    EXPECT_TRUE(journal);
    EXPECT_EQ((*journal)->check(), "");
    EXPECT_TRUE((*journal)->list({}, [&](const DoorRecord& record) {
      told += record.event.what + " ";
      return true;
    }));
    return told;
  };
  const TemporaryFolder data;
  ASSERT_TRUE(restore({.backup = response.path(), .data = data.path()}, silent));
  EXPECT_EQ(accounts_in(data.path()), "signed_in ");
  // One that is there is newer.
  const TemporaryFolder newer;
  ASSERT_TRUE(DoorJournal::open(newer.path() + "/door", {}));
  ASSERT_TRUE(restore({.backup = response.path(), .data = newer.path()}, silent));
  EXPECT_EQ(accounts_in(newer.path()), "");
}

}  // namespace
}  // namespace motcua::testing
