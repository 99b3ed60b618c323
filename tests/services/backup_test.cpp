// Backups of an engine that goes on writing, and what becomes of them: whole, bounded in number and
// age, refused for every fault, and restored. With the erasures since: restore_erasures_test.cpp.
#include <google/protobuf/util/json_util.h>

#include <atomic>
#include <thread>

#include "services/backup/folder_lock.h"
#include "tests/services/backups.h"

namespace motcua::testing {
namespace {

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
