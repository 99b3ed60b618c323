// The rings of engine/README.md, read off the #include lines; and what the compiler needs to see
// closed sets whole.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Ring {
  std::vector<std::string> folders;
  std::vector<std::string> may_include;  // prefixes of our own headers
  std::set<std::string> may_not;         // headers of the library
};

const std::set<std::string> world{"thread",       "mutex",    "chrono", "random",
                                  "fstream",      "iostream", "atomic", "condition_variable",
                                  "shared_mutex", "future",   "ctime",  "unordered_set"};
const std::vector<std::string> rules_may{
    "engine/time/",       "engine/accounts/",    "engine/catalogue/",  "engine/dossier/",
    "engine/statistics/", "engine/fields.h",     "engine/rejection.h", "engine/check.h",
    "engine/utf8.h",      "engine/closed_set.h", "engine/try.h"};

std::vector<std::string> includes_of(const fs::path& file) {
  std::vector<std::string> includes;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#include ")) continue;
    includes.push_back(line.substr(9));
  }
  return includes;
}

void check(const Ring& ring) {
  int files = 0;
  for (const std::string& folder : ring.folders) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MOTCUA_SOURCE) / folder)) {
      if (!entry.is_regular_file()) continue;
      ++files;
      for (const std::string& include : includes_of(entry.path())) {
        const std::string name = include.substr(1, include.size() - 2);
        if (include.front() == '<') {
          const bool library = name.find('/') == std::string::npos || name == "tl/expected.hpp" ||
                               name == "openssl/evp.h";
          EXPECT_TRUE(library && !ring.may_not.contains(name)) << entry.path() << " " << name;
          continue;
        }
        bool allowed = false;
        for (const std::string& prefix : ring.may_include) allowed |= name.starts_with(prefix);
        EXPECT_TRUE(allowed) << entry.path() << " includes " << name;
      }
    }
  }
  EXPECT_GT(files, 5);
}

TEST(Rings, RulesKnowNothingOfTheWorld) {
  std::set<std::string> may_not = world;
  may_not.erase(
      "chrono");  // its calendar; a clock has no place to come from but <chrono>, see below
  check({{"engine/time"}, rules_may, may_not});
  may_not.insert({"chrono", "openssl/evp.h"});
  check({{"engine/accounts", "engine/catalogue", "engine/dossier", "engine/statistics"},
         rules_may,
         may_not});
}

TEST(Rings, RulesReadNoClock) {
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(MOTCUA_SOURCE) / "engine/time")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(text.find("_clock"), std::string::npos) << entry.path();
    EXPECT_EQ(text.find("::now"), std::string::npos) << entry.path();
  }
}

// A switch is over a closed set, and the compiler names the value that has no case: none has a
// default, which would take it silently.
TEST(ClosedSets, NoSwitchHasADefault) {
  int files = 0;
  for (const char* folder : {"engine", "services"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MOTCUA_SOURCE) / folder)) {
      const bool is_client = entry.path().string().find("services/motcua/") != std::string::npos;
      if (!entry.is_regular_file() || is_client) continue;
      ++files;
      std::ifstream in(entry.path());
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      EXPECT_EQ(text.find(" default:"), std::string::npos) << entry.path();
    }
  }
  EXPECT_GT(files, 100);
}

// TRY is the whole of a statement or of an initialiser (engine/try.h).
TEST(Try, IsNoPartOfALargerExpression) {
  int found = 0;
  for (const char* folder : {"engine", "services"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MOTCUA_SOURCE) / folder)) {
      if (!entry.is_regular_file() || entry.path().filename() == "try.h") continue;
      std::ifstream in(entry.path());
      std::string before;
      for (std::string line; std::getline(in, line); before = line) {
        const size_t at = line.find("TRY(");
        if (at == std::string::npos) continue;
        ++found;
        const std::string head = line.substr(0, at).substr(line.find_first_not_of(' '));
        const bool is_whole = head.empty() ? !before.ends_with('(') && !before.ends_with(',')
                                           : head.ends_with(" = ") && head.front() != '.' &&
                                                 head.find_first_of("({") == std::string::npos;
        EXPECT_TRUE(is_whole) << entry.path() << " " << line;
      }
    }
  }
  EXPECT_GT(found, 100);
}

TEST(Rings, TheRegistrarKnowsRulesAndTheStoreOnly) {
  std::vector<std::string> may = rules_may;
  may.insert(may.end(), {"engine/records/", "engine/registrar/", "engine/lookup/",
                         "engine/store/store.h", "engine/version.h"});
  check({{"engine/registrar", "engine/records", "engine/lookup"}, may, world});
}

}  // namespace
