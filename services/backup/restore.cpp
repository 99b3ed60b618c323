// Copy, open, erase, and move into place.
#include "services/backup/restore.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <future>
#include <map>
#include <set>
#include <thread>

#include "engine/engine.h"
#include "engine/records/digest.h"
#include "engine/records/rows.h"
#include "engine/registrar/tables.h"
#include "engine/store/files.h"
#include "engine/try.h"
#include "engine/utf8.h"
#include "services/backup/folder_lock.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

tl::unexpected<StoreError> failed(const std::string& message) {
  return tl::unexpected(StoreError{.message = message});
}

// None is missing, none is there besides, all are as long as they were; but files of dossiers,
// which it gives: the manifest does not name them.
OrStoreError<std::map<std::string, uint64_t>> check_names_and_sizes(const Backup& backup) {
  auto found = TRY(files_below(backup.data()));
  for (const auto& file : backup.manifest.files()) {
    const auto there = found.find(file.path());
    if (there == found.end()) return corrupted(legible(file.path()) + " is missing");
    if (static_cast<int64_t>(there->second) != file.bytes()) {
      return corrupted(file.path() + " has " + std::to_string(there->second) + " bytes, expected " +
                       std::to_string(file.bytes()));
    }
    found.erase(there);  // told twice in the manifest it is missing the second time
  }
  for (const auto& [path, bytes] : found) {
    if (kept_file_at(path).empty()) return corrupted(legible(path) + " is not in the manifest");
  }
  return found;
}

// To the new path. False: in the backup it is not what its name says.
OrStoreError<bool> copy_kept(const std::string& from, const std::string& to,
                             const std::string& sha256, const VisitPiece& visit) {
  Sha256 hash;
  const auto copied = copy_file(from, to, whole_file, [&](std::string_view piece) {
    hash.add(piece);
    return visit(piece);
  });
  if (!copied) {
    // Of the disk that it goes to it is an error.
    const auto is_readable = read_pieces(from, whole_file, [](std::string_view) { return true; });
    if (is_readable) return tl::unexpected(copied.error());
    std::error_code error;
    fs::remove(to, error);
    return false;
  }
  return to_hex(hash.digest()) == sha256;
}

OrStoreError<void> check_room(const Backup& backup, const std::string& folder) {
  std::error_code error;
  const auto space = fs::space(folder, error);
  const auto needed = static_cast<uint64_t>(backup.bytes());
  if (error || space.available >= needed) return {};
  return failed(folder + ": " + std::to_string(needed) + " bytes are needed, but " +
                std::to_string(space.available) + " are free");
}

// ---- erasures ----

// Each dossier once, of all sources.
std::vector<Erasure> gather_erasures(const Readable& store,
                                     const std::vector<JournalSource>& sources,
                                     Restored& restored) {
  std::map<uint64_t, Erasure> erasures;
  for (const JournalSource& source : sources) {
    FoundErasures found = erasures_since(store, source);
    for (Erasure& erasure : found.erasures) {
      erasures.try_emplace(erasure.dossier.value, std::move(erasure));
    }
    if (found.failure) {
      restored.unread.emplace_back(source.name, std::move(*found.failure));
    } else {
      restored.read.emplace_back(source.name, found.last_sequence);
    }
  }
  std::vector<Erasure> all;
  for (auto& [number, erasure] : erasures) all.push_back(std::move(erasure));
  return all;
}

// Those that go on from it: a folder holds backups of one register. Of one that cannot be read, or
// says that it is of another, it is not known.
OrStoreError<std::vector<JournalSource>> newer_beside(const Backup& backup, Restored& restored) {
  std::error_code error;
  const fs::path own = fs::canonical(backup.path, error);
  if (error) return failed(backup.path + ": " + error.message());
  const std::string folder = own.parent_path();
  const auto names = TRY(backup_names(folder));
  std::vector<JournalSource> sources;
  for (const std::string& name : names) {
    if (name == own.filename()) continue;
    const std::string path = folder + "/" + name;
    const auto other = read_backup(path);
    if (!other) {
      restored.unread.emplace_back(path, other.error());
    } else if (other->manifest.register_hash() != backup.manifest.register_hash()) {
      restored.unread.emplace_back(path,
                                   StoreError{.message = "it says that it is of another register"});
    } else if (other->manifest.sequence() > backup.manifest.sequence()) {
      sources.push_back(journal_in(other->data()));
    }
  }
  return sources;
}

Request erasing(const Erasure& erasure, const std::string& code) {
  return {.command =
              DossierCommand(Erase{.reason = erasure.reason, .legal_basis = erasure.legal_basis}),
          .actor = {.officer = "motcuad restore", .role = Role::supervisor},
          .code = code};
}

// What is refused of one dossier is told; what is refused of all ends it.
bool is_of_the_dossier(Reason reason) {
  return reason == Reason::NOT_ENDED || reason == Reason::ILLEGAL_TRANSITION;
}

StoreError not_carried_out(const Rejection& rejection) {
  std::string facts;
  for (const auto& [name, fact] : rejection.metadata) facts += " " + name + "=" + fact;
  return {.message = "the erasures recorded since cannot be carried out: " +
                     std::string(name_of(rejection.reason)) + facts};
}

class Erasing {
 public:
  Erasing(Engine& engine, Restored& restored) : engine_(engine), restored_(restored) {}

  OrStoreError<void> erase(const std::vector<Erasure>& erasures, const TellProgress& progress) {
    const Snapshot snapshot = engine_.snapshot();
    constexpr size_t at_once = 256;
    for (size_t i = 0; i < erasures.size(); i += at_once) {
      progress(static_cast<int64_t>(i), static_cast<int64_t>(erasures.size()));
      const size_t end = std::min(erasures.size(), i + at_once);
      for (size_t j = i; j < end; ++j) {
        TRY(ask(erasures[j], snapshot));
      }
      TRY(wait());
    }
    return {};
  }

  // Until no file has what was erased; that from before the backup, too.
  OrStoreError<void> wait_for_files() {
    constexpr std::chrono::milliseconds pause(20);
    while (true) {
      const EngineStatus status = engine_.status();
      if (status.rewritten_sequence >= status.head.erased_sequence) return {};
      if (status.not_writing) return tl::unexpected(not_carried_out(*status.not_writing));
      if (status.files_failure) return tl::unexpected(*status.files_failure);
      std::this_thread::sleep_for(pause);
    }
  }

 private:
  OrStoreError<void> ask(const Erasure& erasure, const Snapshot& snapshot) {
    const auto dossier = TRY(find_by_number(snapshot, erasure.dossier));
    if (!dossier || dossier->erased_at) return {};
    std::string code = dossier->code.empty() ? dossier->provisional_code : dossier->code;
    auto answer = std::make_shared<std::promise<Answer>>();
    asked_.emplace_back(code, answer->get_future());
    engine_.submit(erasing(erasure, code), std::nullopt,
                   [answer](Answer given) { answer->set_value(std::move(given)); });
    return {};
  }
  OrStoreError<void> wait() {
    for (auto& [code, future] : std::exchange(asked_, {})) {
      const Answer answer = future.get();
      if (answer) {
        ++restored_.erased;
      } else if (is_of_the_dossier(answer.error().reason)) {
        restored_.not_erased.emplace_back(code, answer.error());
      } else {
        return tl::unexpected(not_carried_out(answer.error()));
      }
    }
    return {};
  }

  Engine& engine_;
  Restored& restored_;
  std::vector<std::pair<std::string, std::future<Answer>>> asked_;
};

OrStoreError<void> bring_up(std::unique_ptr<Store> store, const RestoreOrder& order,
                            const std::vector<Erasure>& erasures, Restored& restored,
                            const TellProgress& progress) {
  auto engine = TRY(
      Engine::open(std::move(store), order.engine, wall_clock(),
                   [&](const RebuildProgress& rebuilt) { progress(rebuilt.done, rebuilt.total); }));
  Erasing erasing(*engine, restored);
  TRY(erasing.erase(erasures, progress).and_then([&] { return erasing.wait_for_files(); }));
  engine->close();
  restored.sequence = engine->sequence();
  return {};
}

// ---- the directory ----

// In this order, so that it is no register before the journal is there, and then whole. Files of
// dossiers there may be none.
constexpr std::array<const char*, 4> parts{KeptFiles::folder_name, "tables", "journal",
                                           "acknowledged"};

OrStoreError<void> check_is_no_register(const std::string& data) {
  std::error_code error;
  for (const char* part :
       {"CURRENT", "tables", "journal", "acknowledged", KeptFiles::folder_name}) {
    if (fs::exists(data + "/" + part, error)) {
      return tl::unexpected(StoreError{
          .kind = StoreError::Kind::in_use,
          .message =
              data + ": expected a directory without a register, but there is '" + part + "'"});
    }
  }
  return {};
}

// A backup there, or what is named like one, is removed when it is old.
OrStoreError<void> check_is_no_backups_place(const std::string& data) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(fs::absolute(data), error);
  const bool is_named_alike = std::any_of(real.begin(), real.end(), [](const fs::path& part) {
    return time_of_backup(part.string()).has_value();
  });
  if (!is_named_alike && !lies_in_backup(data)) return {};
  return failed(data + ": expected a directory that is no backup's, nor named like one");
}

// The journal of sign-ins and denials, which a backup of before has not. One that is there goes on:
// it is newer.
OrStoreError<void> move_door(const std::string& from, const std::string& to) {
  std::error_code error;
  if (!fs::exists(from, error) || fs::exists(to, error)) return {};
  fs::rename(from, to, error);
  if (error) return failed(to + ": " + error.message());
  return {};
}

OrStoreError<void> move_into_place(const std::string& from, const std::string& data) {
  TRY(check_is_no_register(data));
  std::error_code none;
  for (const char* const part : parts) {
    if (part == parts.front() && !fs::exists(from + "/" + part, none)) continue;
    std::error_code error;
    fs::rename(from + "/" + part, data + "/" + part, error);
    if (error) return failed(data + "/" + part + ": " + error.message());
  }
  TRY(move_door(from + "/" + std::string(door_folder), data + "/" + std::string(door_folder)));
  return sync_folder(data);
}

OrStoreError<void> restore_into(const std::string& folder, const RestoreOrder& order,
                                Restored& restored, const TellProgress& progress) {
  const Backup& backup = restored.backup;
  const auto damaged = TRY(copy_back(backup, folder, progress));
  restored.files_damaged = damaged;
  auto store = TRY(open_copy(backup, folder, order.rocks));
  auto sources = TRY(newer_beside(backup, restored));
  sources.insert(sources.end(), order.erasures_from.begin(), order.erasures_from.end());
  const auto erasures = gather_erasures(*store, sources, restored);
  TRY(bring_up(std::move(store), order, erasures, restored, progress));
  return move_into_place(folder, order.data);
}

}  // namespace

OrStoreError<int64_t> copy_back(const Backup& backup, const std::string& folder,
                                const TellProgress& progress) {
  const auto kept = TRY(check_names_and_sizes(backup));
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return failed(folder + ": " + error.message());
  TRY(check_room(backup, folder));
  const int64_t total = backup.bytes();
  int64_t done = 0;
  const auto tell = [&](std::string_view piece) {
    progress(done += static_cast<int64_t>(piece.size()), total);
    return true;
  };
  std::set<std::string> folders{folder};
  const auto make_parent = [&](const std::string& path) -> OrStoreError<void> {
    const fs::path parent = fs::path(path).parent_path();
    fs::create_directories(parent, error);
    if (error) return failed(parent.string() + ": " + error.message());
    folders.insert(parent);
    if (parent != folder) folders.insert(parent.parent_path());  // which has its name
    return {};
  };
  for (const auto& file : backup.manifest.files()) {
    const std::string to = folder + "/" + file.path();
    TRY(make_parent(to));
    Sha256 hash;
    TRY(copy_file(backup.data() + "/" + file.path(), to, whole_file, [&](std::string_view piece) {
      hash.add(piece);
      return tell(piece);
    }));
    if (to_hex(hash.digest()) != file.sha256()) {
      return corrupted(file.path() + " has other bytes than when the backup was made");
    }
  }
  const auto kept_count = static_cast<int64_t>(kept.size());
  int64_t damaged = std::max<int64_t>(backup.manifest.kept_files() - kept_count, 0);  // missing
  for (const auto& [path, bytes] : kept) {
    const std::string to = folder + "/" + path;
    TRY(make_parent(to));
    const auto is_sound = TRY(copy_kept(backup.data() + "/" + path, to, kept_file_at(path), tell));
    if (!is_sound) ++damaged;
  }
  for (const std::string& made : folders) {
    TRY(sync_folder(made));
  }
  return damaged;
}

OrStoreError<std::unique_ptr<Store>> open_copy(const Backup& backup, const std::string& folder,
                                               const RocksOptions& options) {
  auto store = TRY(open_rocks_store(folder, options));
  const auto& manifest = backup.manifest;
  const auto last = TRY(last_sequence(*store));
  const auto first = TRY(find_bytes<Table::journal>(*store, 1));
  if (to_hex(sha256(first.value_or(""))) != manifest.register_hash()) {
    return corrupted("its first record is not the one that the manifest says");
  }
  const auto record = TRY(find_bytes<Table::journal>(*store, last));
  if (last == manifest.sequence() &&
      to_hex(sha256(record.value_or(""))) == manifest.journal_hash()) {
    return store;
  }
  return corrupted("its journal ends with record " + std::to_string(last) +
                   ", or another one, but the manifest says " +
                   std::to_string(manifest.sequence()));
}

OrStoreError<Restored> restore(const RestoreOrder& order, const TellProgress& progress) {
  auto backup = TRY(read_backup(order.backup));
  // Not removed meanwhile.
  const auto being_read = TRY(FolderLock::take(backup.path, FolderLock::Kind::shared));
  TRY(check_is_no_backups_place(order.data).and_then([&] {
    return check_is_no_register(order.data);
  }));
  std::error_code error;
  const bool is_new = fs::create_directories(order.data, error);
  if (error) return failed(order.data + ": " + error.message());
  const auto being_made = TRY(FolderLock::take(order.data, FolderLock::Kind::alone));
  const std::string folder = order.data + "/restoring";
  remove_folder(folder);
  Restored restored{.backup = std::move(backup)};
  const auto done = restore_into(folder, order, restored, progress);
  remove_folder(folder);
  if (done) return restored;
  if (is_new) fs::remove(order.data, error);
  return tl::unexpected(done.error());
}

}  // namespace motcua
