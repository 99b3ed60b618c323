// What papers and comments cite is there: each link of a paper; each file or folder that a paper or
// a comment names, and its heading where it says one (engine/DOMAIN.md#clocks). A file may be named
// by the end of its path: report.h, reports/report.h. Nothing outside the tree counts (/tmp/…,
// ../shared/…, https://…). What papers name in backquotes is in the code. And the version that the
// program says is the newest of the changelog.
#include <fnmatch.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/version.h"

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> top{"engine/", "services/", "tests/", "deploy/",
                                              "proto/",  ".github/",  ".ci/"};
constexpr std::array<std::string_view, 9> endings{".h",   ".cpp",   ".md",  ".proto", ".sh",
                                                  ".tsv", ".story", ".txt", ".cmake"};

const fs::path source = MOTCUA_SOURCE;

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(source / path);
  EXPECT_TRUE(in) << path;
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// As links name a heading: "Early, on time, late" is early-on-time-late.
std::string anchor_of(std::string_view heading) {
  std::string anchor;
  heading.remove_prefix(std::min(heading.find_first_not_of("# "), heading.size()));
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') anchor += '-';
    if (byte >= 0x80 || std::isalnum(byte) || c == '-' || c == '_') {
      anchor += static_cast<char>(std::tolower(byte));
    }
  }
  return anchor;
}

// All files and folders of the repository that people write.
class Tree {
 public:
  Tree() {
    for (const auto& entry : fs::directory_iterator(source)) {
      if (entry.is_regular_file()) add(entry.path());
    }
    for (const std::string_view folder : top) {
      if (!fs::exists(source / folder)) continue;
      add(source / folder.substr(0, folder.size() - 1));
      for (const auto& entry : fs::recursive_directory_iterator(source / folder)) {
        add(entry.path());
      }
    }
  }
  const std::vector<std::string>& files() const { return files_; }

  // A path from the top.
  bool has(const std::string& path) const { return path.empty() || paths_.contains(path); }
  // The path that ends so, from the top; of a pattern, any.
  std::optional<std::string> ending_with(const std::string& name) const {
    if (const auto found = ends_.find(name); found != ends_.end()) return found->second;
    if (name.find('*') == std::string::npos) return std::nullopt;
    for (const auto& [end, path] : ends_) {
      if (fnmatch(name.c_str(), end.c_str(), FNM_PATHNAME) == 0) return path;
    }
    return std::nullopt;
  }

 private:
  void add(const fs::path& absolute) {
    const std::string path = absolute.lexically_relative(source).generic_string();
    paths_.insert(path);
    if (fs::is_regular_file(absolute)) files_.push_back(path);
    for (size_t from = 0; from != std::string::npos;) {
      ends_.emplace(path.substr(from), path);
      const size_t slash = path.find('/', from);
      from = slash == std::string::npos ? slash : slash + 1;
    }
  }

  std::vector<std::string> files_;
  std::set<std::string> paths_;
  std::map<std::string, std::string> ends_;
};

const Tree& tree() {
  static const Tree all;
  return all;
}

bool has_heading(const std::string& paper, const std::string& anchor) {
  for (const std::string& line : lines_of(paper)) {
    if (line.starts_with("#") && anchor_of(line) == anchor) return true;
  }
  return false;
}

struct Cited {
  std::string path;
  std::string anchor;
};

Cited split(std::string_view text) {
  const size_t hash = text.find('#');
  if (hash == std::string_view::npos) return {std::string(text), {}};
  return {std::string(text.substr(0, hash)), std::string(text.substr(hash + 1))};
}

bool is_one_of(std::string_view characters, char c) {
  return characters.find(c) != std::string_view::npos;
}

bool is_of_a_path(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || is_one_of("_-.*/#", c);
}

bool names_a_file(std::string_view path) {
  const auto begins = [&](std::string_view with) { return path.starts_with(with); };
  const auto ends = [&](std::string_view with) {
    return path.ends_with(with) && path.size() > with.size() &&
           path[path.size() - with.size() - 1] != '/';
  };
  return std::any_of(top.begin(), top.end(), begins) ||
         std::any_of(endings.begin(), endings.end(), ends);
}

// Of a text: the paths in it that mean a file or folder of the tree.
std::vector<Cited> named_in(std::string_view text) {
  std::vector<Cited> found;
  for (size_t from = 0; from < text.size(); ++from) {
    size_t to = from;
    while (to < text.size() && is_of_a_path(text[to])) ++to;
    std::string_view word = text.substr(from, to - from);
    const bool is_of_a_library = from > 0 && text[from - 1] == '<';
    from = to;
    while (!word.empty() && is_one_of("./-#", word.back())) word.remove_suffix(1);
    if (word.starts_with("/") || word.starts_with("../") || is_of_a_library) continue;
    const Cited cited = split(word);
    if (names_a_file(cited.path)) found.push_back(cited);
  }
  return found;
}

// From "//" on; not within a literal.
std::string_view comment_of_code(std::string_view line) {
  char quote = 0;
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    const char c = line[i];
    const bool separates_digits =
        c == '\'' && i > 0 && std::isalnum(static_cast<unsigned char>(line[i - 1]));
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && !separates_digits) {
      quote = c;
    } else if (c == '/' && line[i + 1] == '/') {
      return line.substr(i + 2);
    }
  }
  return {};
}

// From a "#" on that a word does not go on with: of scripts, CMake and stories.
std::string_view comment_of_script(std::string_view line) {
  for (size_t i = 0; i < line.size(); ++i) {
    const bool begins = i == 0 || line[i - 1] == ' ';
    if (line[i] == '#' && begins) return line.substr(i + 1);
  }
  return {};
}

enum class Kind { neither, paper, code, script };

Kind kind_of(const std::string& path) {
  const fs::path file(path);
  const std::string extension = file.extension().string();
  if (extension == ".md") return Kind::paper;
  if (path.find("/kept/") != std::string::npos) return Kind::neither;  // bytes, not ours to mend
  if (extension == ".h" || extension == ".cpp" || extension == ".proto") return Kind::code;
  if (extension == ".sh" || extension == ".cmake" || extension == ".story") return Kind::script;
  if (file.filename() == "CMakeLists.txt" || path.front() == '.') return Kind::script;
  if (!extension.empty()) return Kind::neither;
  std::ifstream in(source / path);
  std::string first;
  return std::getline(in, first) && first.starts_with("#!") ? Kind::script : Kind::neither;
}

std::vector<Cited> cited_by(Kind kind, std::string_view line) {
  switch (kind) {
    case Kind::paper: return named_in(line);
    case Kind::code: return named_in(comment_of_code(line));
    case Kind::script: return named_in(comment_of_script(line));
    case Kind::neither: break;
  }
  return {};
}

// A path beside the file that cites it, else from the top, else the end of one.
std::optional<std::string> meant(const std::string& citing, const std::string& cited) {
  const std::string beside = (fs::path(citing).parent_path() / cited).generic_string();
  for (const std::string& path : {beside, cited}) {
    if (tree().has(path)) return path;
  }
  return tree().ending_with(cited);
}

// "](target)"; none of another site.
std::vector<std::string> links_in(std::string_view line) {
  std::vector<std::string> links;
  constexpr std::string_view begins = "](";
  for (size_t at = line.find(begins); at != std::string::npos; at = line.find(begins, at)) {
    at += begins.size();
    const std::string_view target = line.substr(at, line.find(')', at) - at);
    if (target.find("://") == std::string::npos) links.emplace_back(target);
  }
  return links;
}

TEST(Papers, NameOnlyFilesAndHeadingsThatThereAre) {
  int cited_in_all = 0;
  for (const std::string& path : tree().files()) {
    const Kind kind = kind_of(path);
    if (kind == Kind::neither) continue;
    int number = 0;
    for (const std::string& line : lines_of(path)) {
      const std::string place = path + ":" + std::to_string(++number);
      for (const Cited& cited : cited_by(kind, line)) {
        ++cited_in_all;
        const auto found = meant(path, cited.path);
        EXPECT_TRUE(found) << place << " names " << cited.path << ", which is not there";
        if (!found || cited.anchor.empty()) continue;
        EXPECT_TRUE(has_heading(*found, cited.anchor))
            << place << " names #" << cited.anchor << ", a heading that " << *found << " has not";
      }
    }
  }
  EXPECT_GT(cited_in_all, 200);
}

TEST(Papers, LinkOnlyToWhatIsThere) {
  int links_in_all = 0;
  for (const std::string& path : tree().files()) {
    if (kind_of(path) != Kind::paper) continue;
    for (const std::string& line : lines_of(path)) {
      for (const std::string& link : links_in(line)) {
        ++links_in_all;
        const Cited target = split(link);
        const std::string file =
            target.path.empty()
                ? path
                : (fs::path(path).parent_path() / target.path).lexically_normal().generic_string();
        ASSERT_TRUE(tree().has(file)) << path << " links to " << link;
        if (target.anchor.empty()) continue;
        EXPECT_TRUE(has_heading(file, target.anchor)) << path << " links to " << link;
      }
    }
  }
  EXPECT_GT(links_in_all, 30);
}

// Of a line: what stands in backquotes.
std::vector<std::string> quoted_in(std::string_view line) {
  std::vector<std::string> quoted;
  for (size_t from = line.find('`'); from != std::string::npos;) {
    const size_t to = line.find('`', from + 1);
    if (to == std::string::npos) break;
    quoted.emplace_back(line.substr(from + 1, to - from - 1));
    from = line.find('`', to + 1);
  }
  return quoted;
}

bool is_of_a_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The words of a text that are names of something: with a "_" or a capital within.
std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (size_t from = 0; from < text.size(); ++from) {
    size_t to = from;
    while (to < text.size() && is_of_a_word(text[to])) ++to;
    const std::string_view word = text.substr(from, to - from);
    from = to;
    const auto marks = [](char c) { return c == '_' || std::isupper(c) != 0; };
    const bool is_name =
        word.size() > 1 && std::any_of(word.begin() + 1, word.end(), marks) &&
        std::any_of(word.begin(), word.end(), [](char c) { return std::isalpha(c); });
    if (is_name) names.emplace_back(word);
  }
  return names;
}

// Papers name RPCs, fields, reasons, functions, tests: each stands in the code, or did when the
// changelog named it. Only quotations that are one word, or words joined by dots and colons.
TEST(Papers, NameOnlyWhatTheCodeHas) {
  std::set<std::string> code;
  for (const std::string& path : tree().files()) {
    const Kind kind = kind_of(path);
    if (kind == Kind::neither || kind == Kind::paper) continue;
    for (const std::string& line : lines_of(path)) {
      for (std::string& name : names_in(line)) code.insert(std::move(name));
    }
  }
  int names_in_all = 0;
  for (const std::string& path : tree().files()) {
    if (kind_of(path) != Kind::paper || path == "deploy/CHANGELOG.md") continue;
    for (const std::string& line : lines_of(path)) {
      for (const std::string& quoted : quoted_in(line)) {
        const auto joins = [](char c) { return is_of_a_word(c) || c == '.' || c == ':'; };
        if (names_a_file(quoted) || !std::all_of(quoted.begin(), quoted.end(), joins)) continue;
        for (const std::string& name : names_in(quoted)) {
          ++names_in_all;
          EXPECT_TRUE(code.contains(name)) << path << " names " << name << ", which no code has";
        }
      }
    }
  }
  EXPECT_GT(names_in_all, 100);
}

// "## 0.1.0" is the first heading of a version that has one.
TEST(Papers, TheChangelogsNewestVersionIsTheProgramsOwn) {
  std::string told;
  for (const std::string& line : lines_of("deploy/CHANGELOG.md")) {
    const bool is_version = line.starts_with("## ") && std::isdigit(line[3]) != 0;
    if (told.empty() && is_version) told = "motcua " + line.substr(3);
  }
  EXPECT_EQ(told, motcua::program_name);
}

}  // namespace
