// A folder of backups. Each is a folder named for the time (UTC) at which it was made, with
//   data           a copy of the data directory
//   manifest.json  BackupManifest (proto/motcua/store/v1/backup.proto)
// It is made under the name that ends with ".partial", and renamed once all of it is on disk; it is
// removed under that name, too. So a folder of that name is never a backup, any other always one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/store.h"
#include "engine/time/instant.h"
#include "motcua/store/v1/backup.pb.h"

namespace motcua {

struct Backup {
  std::string path;
  store::v1::BackupManifest manifest;

  std::string data() const { return path + "/data"; }
  int64_t bytes() const {
    int64_t bytes = manifest.kept_bytes();
    for (const auto& file : manifest.files()) bytes += file.bytes();
    return bytes;
  }
  int64_t file_count() const { return manifest.files_size() + manifest.kept_files(); }
};

// A longer one is not read. Files of dossiers are not in it.
inline constexpr uint64_t manifest_bytes_max = 64 << 20;
// Within its data, beside the register: the journal of sign-ins and denials, if there was one.
inline constexpr std::string_view door_folder = "door";
inline constexpr std::string_view partial_suffix = ".partial";
// Of a backup that is restored beside the others to be verified.
inline constexpr std::string_view drill_suffix = ".drill";

// "20260109T080000.000Z".
std::string backup_name(Instant made);
// Nothing for what backup_name does not make.
std::optional<Instant> time_of_backup(std::string_view name);

// Whether the folder is a backup: it has a manifest, and its data.
bool is_backup(const std::string& path);
// Whether it is one, or anywhere within one; links are followed.
bool lies_in_backup(const std::string& path);
// With all that is in it; what of it cannot be removed stays.
void remove_folder(const std::string& folder);
// Of the backups in the folder, oldest first. Errors: io.
OrStoreError<std::vector<std::string>> backup_names(const std::string& folder);
// Its manifest, not its files, is read. Errors: io, where there is none; corrupted, where its
// manifest cannot be read; other_format, where this program cannot read what it holds.
OrStoreError<Backup> read_backup(const std::string& path);

// Removes the folders in the folder that are named like a backup with the suffix and that nobody
// has locked: whoever made them has died.
void remove_leftovers(const std::string& folder, std::string_view suffix);

// The hash of the dossiers' file with that path within the data; empty: it is none.
std::string kept_file_at(const std::string& path);
// Bytes of each file below the folder, by its path within it. Errors: corrupted, for what is
// neither a file nor a folder; io.
OrStoreError<std::map<std::string, uint64_t>> files_below(const std::string& folder);

}  // namespace motcua
