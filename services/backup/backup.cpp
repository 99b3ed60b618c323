// Check, copy, sum up, rename, and only then remove what is too old.
#include "services/backup/backup.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>

#include "engine/records/digest.h"
#include "engine/records/journal.h"
#include "engine/records/rows.h"
#include "engine/statistics/contribution.h"
#include "engine/store/acknowledged.h"
#include "engine/store/files.h"
#include "engine/try.h"
#include "engine/utf8.h"
#include "services/backup/folder_lock.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

Rejection backup_failed(const std::string& cause) {
  return {.reason = Reason::BACKUP_FAILED, .metadata = {{"cause", legible(cause)}}};
}
tl::unexpected<Rejection> failed(const StoreError& error) {
  return tl::unexpected(backup_failed(error.message));
}
tl::unexpected<Rejection> not_a_folder_for_it(const std::string& expected) {
  return reject_field("directory", expected);
}

bool lies_within(const fs::path& path, const fs::path& folder) {
  const fs::path below = path.lexically_relative(folder);
  return !below.empty() && *below.begin() != "..";
}

// Where the folder is, links followed, once it is there and can be written.
OrRejection<std::string> folder_for(const BackupOrder& order, const std::string& place) {
  const fs::path folder(order.folder);
  if (!folder.is_absolute()) return not_a_folder_for_it("absolute_path");
  std::error_code error;
  const fs::path real = fs::weakly_canonical(folder, error);
  if (error) return not_a_folder_for_it("writable_folder " + error.message());
  if (!place.empty() && lies_within(real, fs::weakly_canonical(place, error))) {
    return not_a_folder_for_it("outside_data");
  }
  if (lies_in_backup(real)) return not_a_folder_for_it("folder_of_this_register");
  fs::create_directory(real, error);
  if (error) return not_a_folder_for_it("writable_folder " + error.message());
  if (::access(real.c_str(), W_OK | X_OK) != 0) {
    return not_a_folder_for_it(std::string("writable_folder ") + std::strerror(errno));
  }
  return real.string();
}

OrRejection<void> check_bounds(const BackupOrder& order) {
  if (order.keep_count < 1 || order.keep_count > keep_count_max) {
    return reject_field("keep_count", "number_between 1–" + std::to_string(keep_count_max));
  }
  if (order.keep_days < 1 || order.keep_days > keep_days_max) {
    return reject_field("keep_days", "number_between 1–" + std::to_string(keep_days_max));
  }
  return {};
}

// The newest whose manifest can be read; files are shared with it.
std::optional<Backup> newest_readable(const std::string& folder,
                                      const std::vector<std::string>& names) {
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (auto backup = read_backup(folder + "/" + *name)) return std::move(*backup);
  }
  return std::nullopt;
}

OrRejection<std::string> register_hash(const Snapshot& snapshot) {
  const auto first = find_bytes<Table::journal>(*snapshot.store, 1);
  if (!first) return failed(first.error());
  return to_hex(sha256(first->value_or("")));
}

// The register has the record that the backup ends with, and so all before it: it went on from
// there. One that was restored from an older backup did not.
OrRejection<bool> goes_on_from(const Backup& backup, const Snapshot& snapshot) {
  const auto& manifest = backup.manifest;
  const auto record = find_bytes<Table::journal>(*snapshot.store, manifest.sequence());
  if (!record) return failed(record.error());
  return *record && to_hex(sha256(**record)) == manifest.journal_hash();
}

bool is_same_file(const std::string& one, const std::string& other) {
  struct stat a {};
  struct stat b {};
  return ::stat(one.c_str(), &a) == 0 && ::stat(other.c_str(), &b) == 0 && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

// One backup under way.
class Making {
 public:
  Making(Engine& engine, std::string folder, const CopyBeside& copy_door, const TellFiles& progress)
      : engine_(engine), folder_(std::move(folder)), copy_door_(copy_door), progress_(progress) {}

  OrRejection<MadeBackup> make(const std::optional<Backup>& before, const std::string& name,
                               Instant made_at, const std::string& register_hash) {
    const std::string path = folder_ + "/" + name;
    partial_ = path + std::string(partial_suffix);
    made_.backup.path = path;
    auto& manifest = made_.backup.manifest;
    manifest.set_program(program_name);
    *manifest.mutable_made_time() =
        google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(made_at.microseconds);
    manifest.set_format_version(format_version);
    manifest.set_figures_version(figures_version);
    manifest.set_journal_format(journal_format_version);
    manifest.set_register_hash(register_hash);
    auto done = write(before);
    if (!done) {
      remove_folder(partial_);
      return tl::unexpected(std::move(done.error()));
    }
    return std::move(made_);
  }

 private:
  OrRejection<void> write(const std::optional<Backup>& before) {
    if (!tell()) return tl::unexpected(*stopped_);
    std::error_code error;
    fs::create_directory(partial_, error);
    if (error) return not_a_folder_for_it("writable_folder " + error.message());
    const auto lock = FolderLock::take(partial_, FolderLock::Kind::alone);
    if (!lock) return failed(lock.error());
    TRY(copy(before));
    TRY(note_end());
    TRY(copy_door());
    TRY(sum_up(before));
    return finish();
  }

  OrRejection<void> copy(const std::optional<Backup>& before) {
    const auto copied = engine_.copy_to(
        {.folder = data(), .like = before ? before->data() : ""}, [&](const FilesProgress& now) {
          now_ = {.bytes_done = now.bytes_done, .bytes_total = 2 * now.bytes_total};
          return tell();
        });
    if (stopped_) return tl::unexpected(*stopped_);
    if (!copied) return failed(copied.error());
    return {};
  }

  // Which record the copy ends with.
  OrRejection<void> note_end() {
    const auto last = AcknowledgedFile::read(data() + "/acknowledged");
    if (!last) return failed(last.error());
    const auto sequence = *last ? parse_key<Table::journal>((*last)->key) : std::nullopt;
    if (!sequence) return tl::unexpected(backup_failed("the copy has no records"));
    made_.backup.manifest.set_sequence(*sequence);
    made_.backup.manifest.set_journal_hash(to_hex((*last)->hash));
    return {};
  }

  OrRejection<void> copy_door() const {
    if (!copy_door_) return {};
    const std::string folder = data() + "/" + std::string(door_folder);
    const auto copied = copy_door_(folder);
    if (!copied) return tl::unexpected(backup_failed(copied.error()));
    const auto synced = sync_folder(folder);
    return synced ? OrRejection<void>() : failed(synced.error());
  }

  // A file that the backup before has, too, is not read: if it were damaged since, its checksum
  // would not say so any more.
  OrRejection<void> sum_up(const std::optional<Backup>& before) {
    std::map<std::string, std::string> known;
    if (before) {
      for (const auto& file : before->manifest.files()) {
        if (is_same_file(data() + "/" + file.path(), before->data() + "/" + file.path())) {
          known[file.path()] = file.sha256();
        }
      }
    }
    const auto files = files_below(data());
    if (!files) return failed(files.error());
    now_ = {.bytes_done = 0, .bytes_total = 0};
    for (const auto& [path, bytes] : *files) now_.bytes_total += 2 * bytes;
    now_.bytes_done = now_.bytes_total / 2;
    for (const auto& [path, bytes] : *files) {
      if (!kept_file_at(path).empty()) {
        note_kept(path, bytes, before);
        if (!tell(bytes)) return tl::unexpected(*stopped_);
        continue;
      }
      auto& file = *made_.backup.manifest.add_files();
      file.set_path(path);
      file.set_bytes(static_cast<int64_t>(bytes));
      const auto is_known = known.find(path);
      if (is_known != known.end()) {
        file.set_sha256(is_known->second);
        if (!tell(bytes)) return tl::unexpected(*stopped_);
        continue;
      }
      ++made_.new_files;
      made_.new_bytes += static_cast<int64_t>(bytes);
      Sha256 hash;
      const auto read = read_pieces(data() + "/" + path, whole_file, [&](std::string_view piece) {
        hash.add(piece);
        return tell(piece.size());
      });
      if (stopped_) return tl::unexpected(*stopped_);
      if (!read) return failed(read.error());
      file.set_sha256(to_hex(hash.digest()));
    }
    return {};
  }

  void note_kept(const std::string& path, uint64_t bytes, const std::optional<Backup>& before) {
    auto& manifest = made_.backup.manifest;
    manifest.set_kept_files(manifest.kept_files() + 1);
    manifest.set_kept_bytes(manifest.kept_bytes() + static_cast<int64_t>(bytes));
    if (before && is_same_file(data() + "/" + path, before->data() + "/" + path)) return;
    ++made_.new_files;
    made_.new_bytes += static_cast<int64_t>(bytes);
  }

  OrRejection<void> finish() {
    google::protobuf::util::JsonPrintOptions options;
    options.add_whitespace = true;
    options.preserve_proto_field_names = true;
    std::string json;
    const auto printed =
        google::protobuf::util::MessageToJsonString(made_.backup.manifest, &json, options);
    if (!printed.ok()) return tl::unexpected(backup_failed(std::string(printed.message())));
    if (json.size() > manifest_bytes_max) {
      return tl::unexpected(backup_failed("the manifest has " + std::to_string(json.size()) +
                                          " bytes, more than are read"));
    }
    const auto written = write_file(partial_ + "/manifest.json", json).and_then([&] {
      return sync_folder(partial_);
    });
    if (!written) return failed(written.error());
    std::error_code error;
    fs::rename(partial_, made_.backup.path, error);
    if (error) return tl::unexpected(backup_failed(partial_ + ": " + error.message()));
    if (const auto synced = sync_folder(folder_); !synced) {
      fs::rename(made_.backup.path, partial_, error);  // it may be gone with the power
      return failed(synced.error());
    }
    return {};
  }

  std::string data() const { return partial_ + "/data"; }

  bool tell(uint64_t more = 0) {
    now_.bytes_done += more;
    std::error_code error;
    const auto space = fs::space(folder_, error);
    const uint64_t needed = engine_.options().disk_free_bytes_min;
    if (!error && space.available < needed) {
      stopped_ = Rejection{.reason = Reason::DISK_LOW,
                           .metadata = {{"free_bytes", std::to_string(space.available)},
                                        {"needed_bytes", std::to_string(needed)}}};
    } else if (!progress_(now_)) {
      stopped_ = backup_failed("nobody waits for it any more");
    }
    return !stopped_;
  }

  Engine& engine_;
  const std::string folder_;
  const CopyBeside& copy_door_;
  const TellFiles& progress_;
  std::string partial_;
  FilesProgress now_;
  std::optional<Rejection> stopped_;
  MadeBackup made_;
};

// Those beyond the number or the age. Under another name first, so that a backup is always whole.
std::vector<std::string> remove_old(const std::string& folder, const BackupOrder& order,
                                    Instant now) {
  auto names = backup_names(folder);
  if (!names) return {};
  const Instant oldest = plus_minutes(now, int64_t{-order.keep_days} * minutes_per_day);
  const auto surplus = std::max<int64_t>(0, static_cast<int64_t>(names->size()) - order.keep_count);
  std::vector<std::string> removed;
  for (int64_t i = 0; i + 1 < static_cast<int64_t>(names->size()); ++i) {
    const std::string& name = (*names)[static_cast<size_t>(i)];
    if (i >= surplus && *time_of_backup(name) >= oldest) break;
    const std::string path = folder + "/" + name;
    if (!is_backup(path)) continue;  // somebody else's
    const auto lock = FolderLock::take(path, FolderLock::Kind::alone);
    if (!lock) continue;
    const std::string partial = path + std::string(partial_suffix);
    std::error_code error;
    fs::rename(path, partial, error);
    if (error) continue;
    removed.push_back(name);
    remove_folder(partial);
  }
  return removed;
}

// In the order in which they are made, even where a clock went back.
Instant time_after(const std::vector<std::string>& names, Instant now) {
  if (names.empty()) return now;
  const Instant next{time_of_backup(names.back())->microseconds + 1000};
  return std::max(now, next);
}

}  // namespace

OrRejection<MadeBackup> make_backup(Engine& engine, const BackupOrder& order,
                                    const TellFiles& progress) {
  TRY(check_bounds(order));
  const auto folder = TRY(folder_for(order, engine.place()));
  const auto lock = FolderLock::take(folder, FolderLock::Kind::alone);
  if (!lock) return failed(lock.error());
  const auto register_is = TRY(register_hash(engine.snapshot()));
  const auto names = backup_names(folder);
  if (!names) return failed(names.error());
  const auto before = newest_readable(folder, *names);
  if (before) {
    const auto is_own = TRY(goes_on_from(*before, engine.snapshot()));
    if (!is_own) return not_a_folder_for_it("folder_of_this_register");
  }
  for (const std::string_view suffix : {partial_suffix, drill_suffix}) {
    remove_leftovers(folder, suffix);
  }
  const Instant made_at = time_after(*names, engine.snapshot().now);
  auto made = Making(engine, folder, order.copy_door, progress)
                  .make(before, backup_name(made_at), made_at, register_is);
  if (made) made->removed = remove_old(folder, order, made_at);
  return made;
}

}  // namespace motcua
