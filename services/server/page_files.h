// Files of a folder as pages, read once at the start and compressed once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "services/gateway/page.h"

namespace motcua {

struct PageFile {
  std::string type;
  std::string bytes;
  std::string zipped;          // gzip; empty where it would not be smaller
  std::string tag;             // of its bytes, without quotes
  bool never_changes = false;  // its name has a digest of it: /assets/index-4f2a9b1c.js
};

class PageFiles {
 public:
  // All of them together, and how many: a web page's, not an archive's.
  static constexpr size_t bytes_max = 64 << 20;
  static constexpr size_t files_max = 2'000;

  // By paths from the folder on, "/index.html" also as "/". Hidden files, and links that lead out
  // of the folder, are left out. Nothing if it cannot be read, or is beyond the limits.
  static std::optional<PageFiles> read(const std::string& folder);
  void add(const std::string& path, std::string bytes);

  const std::map<std::string, PageFile, std::less<>>& all() const { return files_; }

 private:
  std::map<std::string, PageFile, std::less<>> files_;
};

// Whole, or that the asker has it already (304).
PageAnswer answer_with(const PageFile& file, const PageRequest& request);

}  // namespace motcua
