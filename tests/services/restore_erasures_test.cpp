// What was erased after a backup is erased again when that is restored, from newer backups or the
// register itself; what cannot be, or is not known, is said.
#include <thread>

#include "tests/services/backups.h"

namespace motcua::testing {
namespace {

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

// Its hash.
std::string uploaded(Register& live, const std::string& content) {
  auto upload = live.engine().files().begin(
      {.sha256 = {}, .bytes = static_cast<int64_t>(content.size()), .name = "a.pdf"}, "");
  EXPECT_TRUE(upload);
  EXPECT_TRUE((*upload)->add(content));
  const auto file = (*upload)->finish();
  EXPECT_TRUE(file);
  return file ? file->sha256 : "";
}

std::string attached(Register& live, const std::string& code, const std::string& content) {
  const std::string hash = uploaded(live, content);
  EXPECT_TRUE(
      live.ask({.command = DossierCommand(AttachFile{.sha256 = hash,
                                                     .bytes = static_cast<int64_t>(content.size()),
                                                     .media_type = "application/pdf"}),
                .code = code}));
  return hash;
}

FileCondition condition_in(const std::string& data, const std::string& hash) {
  const auto condition = KeptFiles(data + "/files", {}).condition_of(hash);
  EXPECT_TRUE(condition);
  return *condition;
}

void wait_until_carried_out(Register& live) {
  while (live.engine().status().rewritten_sequence < live.engine().status().head.erased_sequence) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

TEST_F(BackupTest, HasTheFilesOfItsDossiersAndARestoreErasesThemAgain) {
  const std::string path_of_data = path("data");
  Register live(path_of_data);
  const std::string one = live.receive("One");
  const std::string two = live.receive("Two");
  const std::string shared = attached(live, one, "%PDF-1.7 of both");
  const std::string own = attached(live, one, "%PDF-1.7 of one alone");
  ASSERT_EQ(attached(live, two, "%PDF-1.7 of both"), shared);
  live.end(one);
  const Backup before = live.back_up(backups_);
  EXPECT_EQ(condition_in(before.data(), shared), FileCondition::sound);
  EXPECT_EQ(condition_in(before.data(), own), FileCondition::sound);
  live.erase(one);
  wait_until_carried_out(live);
  EXPECT_EQ(condition_in(path_of_data, shared), FileCondition::sound) << "the other has it still";
  EXPECT_EQ(condition_in(path_of_data, own), FileCondition::missing);
  const Backup after = live.back_up(backups_);
  EXPECT_EQ(condition_in(after.data(), own), FileCondition::missing);
  EXPECT_EQ(condition_in(before.data(), own), FileCondition::sound);

  const std::string to = path("restored");
  const auto done = restored(before.path, to);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->erased, 1);
  EXPECT_EQ(condition_in(to, shared), FileCondition::sound);
  EXPECT_EQ(condition_in(to, own), FileCondition::missing);
}

// The register is sound, whatever became of a scan.
TEST_F(BackupTest, WithDamagedFilesOfDossiersIsRestoredAndSaysHowMany) {
  Register live(path("data"));
  const std::string code = live.receive("One");
  const std::string sound = attached(live, code, "%PDF-1.7 sound");
  const std::string changed = attached(live, code, "%PDF-1.7 changed");
  const std::string missing = attached(live, code, "%PDF-1.7 missing");
  const Backup backup = live.back_up(backups_);
  ASSERT_EQ(restored(backup.path, path("whole"))->files_damaged, 0);

  const KeptFiles files(backup.data() + "/files", {});
  put_bytes(files.path_of(changed), "%PDF-1.7 changee");
  fs::remove(files.path_of(missing));
  const std::string to = path("restored");
  const auto done = restored(backup.path, to);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->files_damaged, 2);
  EXPECT_EQ(condition_in(to, sound), FileCondition::sound);
  EXPECT_EQ(condition_in(to, changed), FileCondition::damaged);
  EXPECT_EQ(condition_in(to, missing), FileCondition::missing);
}

// It would be too long to be read otherwise.
TEST_F(BackupTest, CountsFilesOfDossiersAndNamesNoneInItsManifest) {
  Register live(path("data"));
  const std::string code = live.receive("One");
  attached(live, code, "%PDF-1.7 first");
  const auto first = make_backup(live.engine(), {.folder = backups_}, wanted);
  ASSERT_TRUE(first);
  attached(live, code, "%PDF-1.7 second");
  const auto second = make_backup(live.engine(), {.folder = backups_}, wanted);
  ASSERT_TRUE(second);
  const auto& manifest = second->backup.manifest;
  EXPECT_EQ(manifest.kept_files(), 2);
  EXPECT_EQ(manifest.kept_bytes(), 14 + 15);
  for (const auto& file : manifest.files()) EXPECT_FALSE(file.path().starts_with("files/"));
  EXPECT_EQ(second->backup.file_count(), manifest.files_size() + 2);
  const auto named = read_backup(second->backup.path);
  ASSERT_TRUE(named);
  EXPECT_EQ(named->manifest.kept_files(), 2);
  EXPECT_EQ(first->new_files, first->backup.file_count()) << "all are new";
  EXPECT_EQ(first->new_bytes, first->backup.bytes());
}

TEST_F(BackupTest, AHashAloneOpensNoFileAfterARestore) {
  Register live(path("data"));
  const std::string hash = attached(live, live.receive("One"), "%PDF-1.7 of one");
  ASSERT_TRUE(live.engine().files().hold(hash, "")->has_value());
  const Backup backup = live.back_up(backups_);
  const std::string to = path("restored");
  ASSERT_TRUE(restored(backup.path, to));
  Register again(to);
  EXPECT_EQ(condition_in(to, hash), FileCondition::sound);
  const auto held = again.engine().files().hold(hash, "");
  ASSERT_TRUE(held);
  EXPECT_FALSE(held->has_value());
}

TEST_F(BackupTest, FilesAreRemovedAtTheStartIfAnErasureWasNotCarriedOut) {
  const std::string data = path("data");
  std::string hash;
  std::string unattached;
  {
    Register live(data);
    const std::string code = live.receive("One");
    hash = attached(live, code, "%PDF-1.7 of one");
    live.end(code);
    unattached = uploaded(live, "%PDF-1.7 of none yet");
    const auto held = live.engine().files().hold(hash, "");  // so it cannot be
    ASSERT_TRUE(held && *held);
    live.erase(code);
    live.engine().close();
  }
  EXPECT_EQ(condition_in(data, hash), FileCondition::sound);
  fs::remove_all(data + "/files/uploaded/" + hash);  // as a day later
  Register again(data);
  wait_until_carried_out(again);
  EXPECT_EQ(condition_in(data, hash), FileCondition::missing);
  EXPECT_EQ(condition_in(data, unattached), FileCondition::sound) << "it may be attached yet";
}

TEST_F(BackupTest, OfAnUploadThatACrashEndedNothingIsThereAfterTheStart) {
  const std::string data = path("data");
  { const Register live(data); }
  fs::create_directories(data + "/files/incoming");
  put_bytes(data + "/files/incoming/0", "%PDF-1.7 the fir");
  Register again(data);
  EXPECT_FALSE(fs::exists(data + "/files/incoming"));
  attached(again, again.receive("One"), "%PDF-1.7 another");
  EXPECT_TRUE(fs::is_empty(data + "/files/incoming"));
}

}  // namespace
}  // namespace motcua::testing
