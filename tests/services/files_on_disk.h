// What a directory's files hold, whole, and how tests change them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace motcua::testing {

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void put_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

inline std::filesystem::path newest_log(const std::filesystem::path& journal) {
  std::filesystem::path newest;
  for (const auto& entry : std::filesystem::directory_iterator(journal)) {
    if (entry.path().extension() == ".log") newest = std::max(newest, entry.path());
  }
  return newest;
}

inline bool any_file_says(const std::string& folder, const std::string& text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && bytes_of(entry.path()).find(text) != std::string::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace motcua::testing
