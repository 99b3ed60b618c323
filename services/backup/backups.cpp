// Names, folders, and the manifest's JSON by protobuf.
#include "services/backup/backups.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>

#include "engine/records/digest.h"
#include "engine/records/journal.h"
#include "engine/records/layout.h"
#include "engine/store/files.h"
#include "engine/store/kept_files.h"
#include "engine/try.h"
#include "engine/utf8.h"
#include "services/backup/folder_lock.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

constexpr const char* seconds_format = "%Y%m%dT%H%M%S";

tl::unexpected<StoreError> failed(const std::string& path, const std::error_code& error) {
  return tl::unexpected(StoreError{.message = path + ": " + error.message()});
}

// Of the folders in a folder, those that `is_wanted` says of their names.
template <class IsWanted>
OrStoreError<std::vector<std::string>> folders_in(const std::string& folder,
                                                  const IsWanted& is_wanted) {
  std::vector<std::string> names;
  std::error_code error;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::end(at);
       at.increment(error)) {
    std::string name = at->path().filename();
    std::error_code ignored;
    if (is_wanted(name) && at->is_directory(ignored)) names.push_back(std::move(name));
  }
  if (error) return failed(folder, error);
  std::sort(names.begin(), names.end());
  return names;
}

// Tables of an older format are made again when they are opened; a journal is not.
OrStoreError<void> check_formats(const Backup& backup) {
  const auto& manifest = backup.manifest;
  if (manifest.journal_format() == journal_format_version &&
      manifest.format_version() <= format_version) {
    return {};
  }
  return tl::unexpected(StoreError{
      .kind = StoreError::Kind::other_format,
      .message =
          backup.path + ": expected a journal of format " + std::to_string(journal_format_version) +
          " and tables of format " + std::to_string(format_version) + " at most, but they are of " +
          std::to_string(manifest.journal_format()) + " and " +
          std::to_string(manifest.format_version()) + "; it was made by " + manifest.program()});
}

}  // namespace

std::string backup_name(Instant made) {
  const int64_t milliseconds = floor_divide(made.microseconds, 1000);
  const std::time_t seconds = floor_divide(milliseconds, 1000);
  std::tm civil{};
  gmtime_r(&seconds, &civil);
  char text[32];
  const size_t size = std::strftime(text, sizeof text, seconds_format, &civil);
  std::snprintf(text + size, sizeof text - size, ".%03dZ",
                static_cast<int>(milliseconds - seconds * 1000));
  return text;
}

std::optional<Instant> time_of_backup(std::string_view name) {
  const std::string text(name);
  std::tm civil{};
  const char* const rest = strptime(text.c_str(), seconds_format, &civil);
  int milliseconds = 0;
  if (!rest || std::sscanf(rest, ".%3dZ", &milliseconds) != 1) return std::nullopt;
  const Instant made{(int64_t{timegm(&civil)} * 1000 + milliseconds) * 1000};
  return backup_name(made) == name ? std::optional(made) : std::nullopt;
}

bool is_backup(const std::string& path) {
  std::error_code error;
  return fs::exists(path + "/manifest.json", error) && fs::is_directory(path + "/data", error);
}

bool lies_in_backup(const std::string& path) {
  std::error_code error;
  fs::path at = fs::weakly_canonical(fs::absolute(path), error);
  while (at.has_relative_path() && !is_backup(at)) at = at.parent_path();
  return at.has_relative_path();
}

void remove_folder(const std::string& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
}

OrStoreError<std::vector<std::string>> backup_names(const std::string& folder) {
  return folders_in(folder,
                    [](const std::string& name) { return time_of_backup(name).has_value(); });
}

void remove_leftovers(const std::string& folder, std::string_view suffix) {
  const auto names = folders_in(folder, [&](const std::string& name) {
    return name.ends_with(suffix) &&
           time_of_backup(std::string_view(name).substr(0, name.size() - suffix.size()));
  });
  if (!names) return;
  for (const std::string& name : *names) {
    const std::string path = folder + "/" + name;
    if (FolderLock::take(path, FolderLock::Kind::alone)) remove_folder(path);
  }
}

OrStoreError<Backup> read_backup(const std::string& path) {
  Backup backup{.path = fs::path(path).lexically_normal(), .manifest = {}};
  while (backup.path.ends_with('/')) backup.path.pop_back();
  if (backup.path.ends_with(partial_suffix)) {
    return tl::unexpected(StoreError{.message = backup.path + ": it was never finished"});
  }
  const std::string file = backup.path + "/manifest.json";
  const auto json = TRY(read_file(file, manifest_bytes_max));
  const auto parsed = google::protobuf::util::JsonStringToMessage(json, &backup.manifest);
  if (!parsed.ok()) return corrupted(file + ": " + legible(std::string(parsed.message())));
  TRY(check_formats(backup));
  return backup;
}

// "files/ab/cdef…".
std::string kept_file_at(const std::string& path) {
  const std::string folder = std::string(KeptFiles::folder_name) + "/";
  const size_t slash = folder.size() + 2;
  if (!path.starts_with(folder) || path.size() <= slash || path[slash] != '/') return "";
  std::string sha256 = path.substr(folder.size(), 2) + path.substr(slash + 1);
  return from_hex(sha256) ? sha256 : "";
}

OrStoreError<std::map<std::string, uint64_t>> files_below(const std::string& folder) {
  std::map<std::string, uint64_t> files;
  std::error_code error;
  for (auto at = fs::recursive_directory_iterator(folder, error); !error && at != fs::end(at);
       at.increment(error)) {
    const fs::file_type type = at->symlink_status(error).type();
    if (error) break;
    if (type == fs::file_type::directory) continue;
    const std::string path = at->path().lexically_relative(folder);
    if (type != fs::file_type::regular) {
      return corrupted(legible(path) + " is neither a file nor a folder");
    }
    files[path] = at->file_size(error);
    if (error) break;
  }
  if (error) return failed(folder, error);
  return files;
}

}  // namespace motcua
