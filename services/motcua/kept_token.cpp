// $XDG_CONFIG_HOME/motcua/tokens, or ~/.config/motcua/tokens: a line for each server, "SERVER
// TOKEN".
#include "services/motcua/kept_token.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace motcua::cli {
namespace {

namespace fs = std::filesystem;

// Empty: the user has no folder.
fs::path file_of_tokens() {
  const char* const configuration = std::getenv("XDG_CONFIG_HOME");
  if (configuration && *configuration == '/') return fs::path(configuration) / "motcua" / "tokens";
  const char* const home = std::getenv("HOME");
  return home && *home == '/' ? fs::path(home) / ".config" / "motcua" / "tokens" : fs::path();
}

std::map<std::string, std::string> read_tokens() {
  std::map<std::string, std::string> tokens;
  std::ifstream in(file_of_tokens());
  for (std::string line; std::getline(in, line);) {
    const size_t blank = line.find(' ');
    if (blank != std::string::npos) tokens[line.substr(0, blank)] = line.substr(blank + 1);
  }
  return tokens;
}

// Whole or not at all; never readable by others, not even at first.
bool write_file(const fs::path& path, const std::string& text) {
  const std::string next = path.string() + ".next";
  unlink(next.c_str());
  const int file = open(next.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  return close(file) == 0 && written && rename(next.c_str(), path.c_str()) == 0;
}

}  // namespace

std::string kept_token(const std::string& server) {
  const auto tokens = read_tokens();
  const auto found = tokens.find(server);
  return found == tokens.end() ? "" : found->second;
}

std::optional<std::string> keep_token(const std::string& server, const std::string& token) {
  const fs::path path = file_of_tokens();
  if (path.empty()) return "$HOME: " + std::string(std::strerror(ENOENT));
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  auto tokens = read_tokens();
  token.empty() ? void(tokens.erase(server)) : void(tokens[server] = token);
  std::ostringstream text;
  for (const auto& [of, one] : tokens) text << of << " " << one << "\n";
  if (write_file(path, text.str())) return std::nullopt;
  return path.string() + ": " + std::strerror(errno);
}

}  // namespace motcua::cli
