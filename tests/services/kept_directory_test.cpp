// A whole data directory that an earlier program wrote is opened, audited and reported from.
#include <gtest/gtest.h>

#include <cstdlib>

#include "engine/engine.h"
#include "engine/lookup/audit.h"
#include "engine/records/digest.h"
#include "engine/store/old_journal.h"
#include "engine/store/rocks_store.h"
#include "tests/format_3.h"
#include "tests/kept.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<Engine> open(const fs::path& directory) {
  auto store = open_rocks_store(directory.string(), {});
  EXPECT_TRUE(store) << store.error().message;
  if (!store) return nullptr;
  auto engine = Engine::open(std::move(*store), {}, wall_clock());
  EXPECT_TRUE(engine) << engine.error().message;
  return engine ? std::move(*engine) : nullptr;
}

// The journal that is kept as text, as a directory of this program.
void write_directory(const fs::path& format) {
  const TemporaryFolder folder;
  const fs::path directory = folder.path() + "/register";
  {
    auto store = open_rocks_store(directory.string(), {});
    ASSERT_TRUE(store);
    put_journal(format / "journal.txt", **store);
    ASSERT_TRUE((*store)->sync_journal());
  }
  ASSERT_NE(open(directory), nullptr);
  for (const char* database : {"journal", "tables"}) {
    for (const auto& entry : fs::directory_iterator(directory / database)) {
      // What the library writes for people, with the machine's name in it.
      if (entry.path().filename().string().starts_with("LOG")) fs::remove(entry.path());
    }
  }
  fs::copy(directory, kept() / format / "directory", fs::copy_options::recursive);
}

TEST(Kept, DirectoriesAreOpenedAndSayWhatTheySaid) {
  for (const auto& format : formats_with("journal.txt")) {
    if (exists(kept() / format / "directory")) continue;
    EXPECT_TRUE(keeps_what_is_new()) << format << " has no directory: run with MOTCUA_KEEP=1";
    if (keeps_what_is_new()) write_directory(format);
  }
  for (const auto& format : formats_with("directory")) {
    SCOPED_TRACE(format.string());
    const TemporaryFolder folder;
    const fs::path directory = folder.path() + "/register";
    fs::copy(kept() / format / "directory", directory, fs::copy_options::recursive);
    const auto engine = open(directory);
    ASSERT_NE(engine, nullptr);
    expect_still_told(kept_lines(format / "register.txt"),
                      describe_register(engine->snapshot(), format / "journal.txt"));
    const auto report = audit(engine->snapshot(), {});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->finding_count, 0);
    engine->close();
  }
}

// So that a register which the tests make as an older one is one.
TEST(Kept, RecordsOfFormat3AreThoseThatTestsMake) {
  const TemporaryFolder folder;
  const std::string archive = (kept() / "format-3" / "data.tar.gz").string();
  ASSERT_EQ(std::system(("tar -xzf " + archive + " -C " + folder.path()).c_str()), 0);
  const auto journal = open_old_journal(folder.path());
  ASSERT_TRUE(journal) << journal.error().message;
  int records = 0;
  const auto scanned =
      (*journal)->scan({Table::journal, {}, {}}, [&](std::string_view key, std::string_view value) {
        JournalRecord record;
        EXPECT_TRUE(decode_record_of_format_3(value, record)) << to_hex(key);
        EXPECT_EQ(to_hex(encode_of_format_3(record)), to_hex(value));
        ++records;
        return true;
      });
  EXPECT_TRUE(scanned);
  EXPECT_GT(records, 20);
}

}  // namespace
}  // namespace motcua::testing
