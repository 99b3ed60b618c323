// A file is written under a name of its own in "incoming", synced, and only then named by its hash.
// What removes files looks whether they are used with the same lock with which they are held.
#include "engine/store/kept_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>

#include "engine/store/files.h"
#include "engine/store/media_types.h"
#include "engine/try.h"
#include "engine/utf8.h"

namespace motcua {

namespace fs = std::filesystem;

// Shared with whoever holds a file.
struct KeptFiles::State {
  std::mutex mutex;
  std::unordered_map<std::string, int> held;
  int copies = 0;
  size_t uploads = 0;
  uint64_t next_name = 0;
};

namespace {

constexpr size_t hash_digits = 2 * digest_bytes;
constexpr size_t folder_digits = 2;
// Written out as it comes: a whole file at its end would hold up for long who waits behind it.
constexpr int64_t written_out_at_once = 8 << 20;
constexpr std::chrono::milliseconds look_again(20);

bool is_hash(std::string_view text) {
  return text.size() == hash_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

StoreError io(const std::string& path, const std::string& cause) {
  return {.message = path + ": " + cause};
}
Rejection failed(const StoreError& error) {
  return {.reason = Reason::STORE_FAILED,
          .metadata = {{"cause", legible(error.message)}},
          .violations = {}};
}
OrRejection<void> or_rejection(const OrStoreError<void>& done) {
  if (!done) return tl::unexpected(failed(done.error()));
  return {};
}

// As the system said last.
Rejection not_written(const std::string& path) {
  if (errno == ENOSPC || errno == EDQUOT) {
    return {.reason = Reason::DISK_LOW,
            .metadata = {{"free_bytes", "0"}, {"needed_bytes", "1"}},
            .violations = {}};
  }
  return failed(system_error(path).value());
}

// A thread closes it in any case.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path, int flags = O_RDONLY)
      : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  OrStoreError<std::string> read_at(uint64_t offset, size_t bytes) const {
    std::string text(bytes, '\0');
    const ssize_t got = ::pread(descriptor_, text.data(), bytes, static_cast<off_t>(offset));
    if (got < 0) return system_error(path_);
    text.resize(static_cast<size_t>(got));
    return text;
  }

 private:
  const std::string path_;
  const int descriptor_;
};

OrStoreError<std::string> media_type_in(const std::string& path, int64_t bytes) {
  const Descriptor file(path);
  if (!file.is_open()) return system_error(path);
  const auto end = static_cast<uint64_t>(bytes);
  const auto head = TRY(file.read_at(0, told_by_bytes));
  const auto tail = TRY(file.read_at(end > told_by_bytes ? end - told_by_bytes : 0, told_by_bytes));
  return std::string(media_type_of(head, tail));
}

std::optional<int64_t> size_of(const std::string& path) {
  std::error_code error;
  const uint64_t bytes = fs::file_size(path, error);
  if (error) return std::nullopt;
  return static_cast<int64_t>(bytes);
}

// False, too, if there is none.
OrStoreError<bool> is_from_after(const std::string& mark, UploadTime time) {
  std::error_code error;
  const UploadTime made = fs::last_write_time(mark, error);
  if (error == std::errc::no_such_file_or_directory) return false;
  if (error) return tl::unexpected(io(mark, error.message()));
  return made > time;
}
// There may be one, of an earlier time.
OrStoreError<void> make_mark(const std::string& path) {
  const Descriptor made(path, O_RDONLY | O_CREAT);
  if (!made.is_open()) return system_error(path);
  std::error_code error;
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
  if (!error) fs::last_write_time(path, UploadTime::clock::now(), error);
  if (error) return tl::unexpected(io(path, error.message()));
  return {};
}
OrStoreError<void> ask_for(const std::string& mark) {
  std::error_code error;
  fs::permissions(mark, fs::perms::owner_read, error);
  if (error) return tl::unexpected(io(mark, error.message()));
  return {};
}
// False, too, if there is none.
OrStoreError<bool> is_asked_for(const std::string& mark) {
  std::error_code error;
  const fs::file_status found = fs::status(mark, error);
  if (found.type() == fs::file_type::not_found) return false;
  if (error) return tl::unexpected(io(mark, error.message()));
  return (found.permissions() & fs::perms::owner_write) == fs::perms::none;
}
UploadTime hours_ago(int64_t hours) { return UploadTime::clock::now() - std::chrono::hours(hours); }

// Its name is not on disk yet.
OrStoreError<void> make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) return tl::unexpected(io(folder, error.message()));
  return {};
}

}  // namespace

// ---- uploads ----

KeptFiles::Upload::Upload(KeptFiles& files, ExpectedFile expected, std::string uploader)
    : files_(files), expected_(std::move(expected)), uploader_(std::move(uploader)) {}

KeptFiles::Upload::~Upload() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
  files_.end_upload();
}

OrRejection<void> KeptFiles::Upload::add(std::string_view piece) {
  const int64_t before = bytes_;
  bytes_ += static_cast<int64_t>(piece.size());
  if (bytes_ > expected_.bytes) return check();
  TRY(files_.check_room(piece.size()));
  hash_.add(piece);
  while (!piece.empty()) {
    const ssize_t put = ::write(descriptor_, piece.data(), piece.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return tl::unexpected(not_written(path_));
    piece.remove_prefix(static_cast<size_t>(put));
  }
  const bool must_write_out = bytes_ / written_out_at_once != before / written_out_at_once;
  if (must_write_out && ::fdatasync(descriptor_) != 0) return tl::unexpected(not_written(path_));
  return {};
}

OrRejection<void> KeptFiles::Upload::check() const {
  if (bytes_ == expected_.bytes) return {};
  return reject(Reason::FILE_DIFFERS,
                {{"expected", std::to_string(expected_.bytes)}, {"found", std::to_string(bytes_)}});
}

OrRejection<KeptFile> KeptFiles::Upload::finish() {
  TRY(check());
  const std::string sha256 = to_hex(hash_.digest());
  if (!expected_.sha256.empty() && expected_.sha256 != sha256) {
    return reject(Reason::FILE_DIFFERS, {{"expected", expected_.sha256}, {"found", sha256}});
  }
  auto media_type = TRY(media_type_in(path_, bytes_).map_error(failed));
  KeptFile file{.sha256 = sha256, .bytes = bytes_, .media_type = std::move(media_type)};
  if (file.media_type.empty() || !is_name_for(expected_.name, file.media_type)) {
    return reject(Reason::FILE_TYPE_NOT_ALLOWED,
                  {{"found", file.media_type}, {"allowed", endings_taken()}});
  }
  if (::fsync(descriptor_) != 0) return tl::unexpected(not_written(path_));
  auto taken = files_.take_in(path_, std::move(file), uploader_);
  if (taken) path_.clear();
  return taken;
}

OrRejection<std::unique_ptr<KeptFiles::Upload>> KeptFiles::begin(const ExpectedFile& expected,
                                                                 const std::string& uploader) {
  if (folder_.empty()) {
    return tl::unexpected(failed({.message = "a register in memory keeps no files"}));
  }
  if (!expected.sha256.empty() && !is_hash(expected.sha256)) {
    return reject_field("sha256", "sha256");
  }
  if (expected.bytes <= 0) return reject_field("bytes", "required");
  if (static_cast<uint64_t>(expected.bytes) > options_.file_bytes_max) {
    return reject(Reason::FILE_TOO_LARGE, {{"bytes", std::to_string(expected.bytes)},
                                           {"limit", std::to_string(options_.file_bytes_max)}});
  }
  uint64_t name = 0;
  {
    const std::lock_guard lock(state_->mutex);
    if (state_->uploads >= options_.uploads_max) return reject(Reason::WORK_QUEUE_FULL);
    ++state_->uploads;
    name = state_->next_name++;
  }
  std::unique_ptr<Upload> upload(new Upload(*this, expected, uploader));  // counts itself out again
  for (const std::string& folder : {folder_, uploads_folder(), marks_folder()}) {
    TRY(or_rejection(make_folder(folder)));
  }
  TRY(check_room(static_cast<uint64_t>(expected.bytes)));
  const std::string path = uploads_folder() + "/" + std::to_string(name);
  upload->descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (upload->descriptor_ < 0) return tl::unexpected(not_written(path));
  upload->path_ = path;
  return upload;
}

void KeptFiles::end_upload() {
  const std::lock_guard lock(state_->mutex);
  --state_->uploads;
}

OrRejection<void> KeptFiles::check_room(uint64_t more) const {
  std::error_code error;
  const auto space = fs::space(folder_, error);
  const uint64_t needed = options_.disk_free_bytes_min + more;
  if (error || space.available >= needed) return {};
  return reject(Reason::DISK_LOW, {{"free_bytes", std::to_string(space.available)},
                                   {"needed_bytes", std::to_string(needed)}});
}

// In place of one of the same name: it has the same bytes, unless it was damaged. All folders are
// synced, for whoever made one may not have done it yet. It is marked last: if its name is perhaps
// not on disk, the file stays, as a dossier may have had it before, but nobody attaches it. Held
// until it is marked, else it would be removed as one that nobody uploaded.
OrRejection<KeptFile> KeptFiles::take_in(const std::string& path, KeptFile file,
                                         const std::string& uploader) {
  const std::string to = path_of(file.sha256);
  const std::string folder = fs::path(to).parent_path();
  TRY(or_rejection(make_folder(folder)));
  std::shared_ptr<const void> place;
  {
    const std::lock_guard lock(state_->mutex);
    if (::rename(path.c_str(), to.c_str()) != 0) return tl::unexpected(not_written(to));
    place = held(file.sha256);
  }
  for (const std::string& one : {folder, folder_, fs::path(folder_).parent_path().string()}) {
    TRY(or_rejection(sync_folder(one)));
  }
  TRY(or_rejection(mark(file.sha256, uploader)));
  return file;
}

// ---- who uploaded what ----

std::string KeptFiles::mark_of(const std::string& sha256, const std::string& uploader) const {
  return marks_of(sha256) + "/" + to_hex(motcua::sha256(uploader));
}

OrStoreError<void> KeptFiles::mark(const std::string& sha256, const std::string& uploader) {
  const std::string folder = marks_of(sha256);
  const std::string path = mark_of(sha256, uploader);
  {
    const std::lock_guard lock(state_->mutex);  // an empty folder is removed
    TRY(make_folder(folder).and_then([&] { return make_mark(path); }));
  }
  TRY(sync_file(path));
  TRY(sync_folder(folder));
  return sync_folder(marks_folder());
}

// By anybody.
OrStoreError<bool> KeptFiles::may_be_attached(const std::string& sha256,
                                              const Waiting& waiting) const {
  const std::string folder = marks_of(sha256);
  std::error_code error;
  fs::directory_iterator marks(folder, error);
  if (error == std::errc::no_such_file_or_directory) return false;
  for (; !error && marks != fs::directory_iterator(); marks.increment(error)) {
    const auto is_since = TRY(is_from_after(marks->path(), waiting.since));
    const auto is_asked = TRY(is_asked_for(marks->path()));
    if (is_since && (waiting.even_asked_for || !is_asked)) return true;
  }
  if (error) return tl::unexpected(io(folder, error.message()));
  return false;
}

// Of files that stay, too.
OrStoreError<void> KeptFiles::remove_old_marks(UploadTime until) {
  std::error_code error;
  fs::directory_iterator folders(marks_folder(), error);
  if (error == std::errc::no_such_file_or_directory) return {};
  for (; !error && folders != fs::directory_iterator(); folders.increment(error)) {
    const std::lock_guard lock(state_->mutex);
    std::error_code within;
    fs::directory_iterator marks(folders->path(), within);
    if (within == std::errc::no_such_file_or_directory) continue;  // it went with its file
    for (; !within && marks != fs::directory_iterator(); marks.increment(within)) {
      const auto is_young = TRY(is_from_after(marks->path(), until));
      if (!is_young) fs::remove(marks->path(), within);
      if (within) break;
    }
    if (within) return tl::unexpected(io(folders->path(), within.message()));
    fs::remove(folders->path(), within);  // if it is empty
  }
  if (error) return tl::unexpected(io(marks_folder(), error.message()));
  return {};
}

// ---- the files ----

KeptFiles::KeptFiles(std::string folder, const KeptFilesOptions& options)
    : folder_(std::move(folder)), options_(options), state_(std::make_shared<State>()) {}

KeptFiles::~KeptFiles() { stop_sweeping(); }

void KeptFiles::remove_leftovers() const {
  if (folder_.empty()) return;
  std::error_code error;
  fs::remove_all(uploads_folder(), error);
}

std::string KeptFiles::path_of(const std::string& sha256) const {
  return folder_ + "/" + sha256.substr(0, folder_digits) + "/" +
         sha256.substr(std::min(sha256.size(), folder_digits));
}

std::shared_ptr<const void> KeptFiles::held(const std::string& sha256) {
  ++state_->held[sha256];
  return std::shared_ptr<const void>(this, [state = state_, sha256](const void*) {
    const std::lock_guard letting_go(state->mutex);
    const auto held = state->held.find(sha256);
    if (--held->second == 0) state->held.erase(held);
  });
}

OrStoreError<std::optional<KeptFiles::Held>> KeptFiles::hold(const std::string& sha256,
                                                             const std::string& uploader) {
  if (folder_.empty() || !is_hash(sha256)) return std::nullopt;
  const std::string path = path_of(sha256);
  std::optional<int64_t> bytes;
  std::shared_ptr<const void> place;
  {
    const std::lock_guard lock(state_->mutex);
    const auto is_theirs =
        TRY(is_from_after(mark_of(sha256, uploader), hours_ago(options_.unused_hours)));
    if (is_theirs) bytes = size_of(path);
    if (!bytes) return std::nullopt;
    TRY(ask_for(mark_of(sha256, uploader)));
    place = held(sha256);
  }
  auto media_type = TRY(media_type_in(path, *bytes));
  return Held{.file = {.sha256 = sha256, .bytes = *bytes, .media_type = std::move(media_type)},
              .place = std::move(place)};
}

OrStoreError<FileCondition> KeptFiles::condition_of(const std::string& sha256) const {
  if (folder_.empty() || !is_hash(sha256)) return FileCondition::missing;
  const std::string path = path_of(sha256);
  std::error_code error;
  if (!fs::exists(path, error)) return FileCondition::missing;
  Sha256 hash;
  TRY(read_pieces(path, whole_file, [&](std::string_view piece) {
    hash.add(piece);
    return true;
  }));
  return to_hex(hash.digest()) == sha256 ? FileCondition::sound : FileCondition::damaged;
}

OrStoreError<void> KeptFiles::visit_all(const Visit& visit) const {
  if (folder_.empty()) return {};
  std::error_code error;
  fs::directory_iterator folders(folder_, error);
  if (error == std::errc::no_such_file_or_directory) return {};
  // An error ends the iteration.
  for (; !error && folders != fs::directory_iterator(); folders.increment(error)) {
    const std::string begins = folders->path().filename();
    if (begins.size() != folder_digits) continue;
    std::error_code within;
    fs::directory_iterator files(folders->path(), within);
    for (; !within && files != fs::directory_iterator(); files.increment(within)) {
      const std::string sha256 = begins + files->path().filename().string();
      if (!is_hash(sha256)) continue;
      const auto goes_on = TRY(visit(sha256));
      if (!goes_on) return {};
    }
    if (within) return tl::unexpected(io(folders->path(), within.message()));
  }
  if (error) return tl::unexpected(io(folder_, error.message()));
  return {};
}

// ---- what nobody uses ----

// False: somebody holds it, or all; ask again. Meanwhile it may be uploaded once more. Its marks go
// with it, first: a file without them is found again. On return neither comes back with the power.
OrStoreError<bool> KeptFiles::remove_if_unused(const std::string& sha256, const Waiting& waiting,
                                               const IsFileUsed& is_used) {
  const std::string path = path_of(sha256);
  bool had_marks = false;
  bool was_there = false;
  {
    const std::lock_guard lock(state_->mutex);
    const auto is_wanted = TRY(may_be_attached(sha256, waiting));
    if (is_wanted) return true;
    if (state_->copies > 0 || state_->held.contains(sha256)) return false;
    const auto used = TRY(is_used(sha256));
    if (used) return true;
    std::error_code error;
    had_marks = fs::remove_all(marks_of(sha256), error) > 0;
    if (error) return tl::unexpected(io(marks_of(sha256), error.message()));
    was_there = ::unlink(path.c_str()) == 0;
    if (!was_there && errno != ENOENT) return system_error(path);
  }
  if (had_marks) {
    TRY(sync_folder(marks_folder()));
  }
  if (was_there) {
    TRY(sync_folder(fs::path(path).parent_path()));
  }
  return true;
}

OrStoreError<void> KeptFiles::remove_all_unused(const std::vector<std::string>& hashes,
                                                const Waiting& waiting, const IsFileUsed& is_used,
                                                const std::atomic<bool>& must_stop) {
  OrStoreError<void> all;
  for (const std::string& sha256 : hashes) {
    while (true) {
      const auto done = remove_if_unused(sha256, waiting, is_used);
      if (!done && all) all = tl::unexpected(done.error());
      if (must_stop) return all;
      if (!done || *done) break;
      std::this_thread::sleep_for(look_again);
    }
  }
  return all;
}

OrStoreError<void> KeptFiles::remove_unused(const std::vector<std::string>& hashes,
                                            UploadTime until, const IsFileUsed& is_used,
                                            const std::atomic<bool>& must_stop) {
  if (folder_.empty()) return {};
  return remove_all_unused(hashes, {.since = until}, is_used, must_stop);
}

OrStoreError<void> KeptFiles::sweep(int64_t older_than_hours, const IsFileUsed& is_used,
                                    const std::atomic<bool>& must_stop) {
  const Waiting waiting{.since = hours_ago(older_than_hours)};
  const auto swept = sweep_all(waiting, is_used, must_stop);
  const auto forgotten = remove_old_marks(waiting.since);
  return swept ? forgotten : swept;
}

OrStoreError<void> KeptFiles::sweep_erased(const IsFileUsed& is_used,
                                           const std::atomic<bool>& must_stop) {
  return sweep_all({.since = hours_ago(options_.unused_hours), .even_asked_for = false}, is_used,
                   must_stop);
}

OrStoreError<void> KeptFiles::sweep_all(const Waiting& waiting, const IsFileUsed& is_used,
                                        const std::atomic<bool>& must_stop) {
  OrStoreError<void> all;
  TRY(visit_all([&](const std::string& sha256) -> OrStoreError<bool> {
    const auto removed = remove_all_unused({sha256}, waiting, is_used, must_stop);
    if (!removed && all) all = removed;
    return !must_stop;
  }));
  return all;
}

// What cannot be removed now may be in an hour.
void KeptFiles::start_sweeping(IsFileUsed is_used) {
  if (folder_.empty()) return;
  sweeper_ = std::thread([this, is_used = std::move(is_used)] {
    constexpr std::chrono::hours an_hour(1);
    std::unique_lock lock(sweeping_mutex_);
    while (!must_stop_) {
      lock.unlock();
      [[maybe_unused]] const auto swept = sweep(options_.unused_hours, is_used, must_stop_);
      lock.lock();
      sweeping_.wait_for(lock, an_hour, [&] { return must_stop_.load(); });
    }
  });
}

void KeptFiles::stop_sweeping() {
  {
    const std::lock_guard lock(sweeping_mutex_);
    must_stop_ = true;
  }
  sweeping_.notify_all();
  if (sweeper_.joinable()) sweeper_.join();
}

// ---- copies ----

std::shared_ptr<const void> KeptFiles::keep_all() {
  const std::lock_guard lock(state_->mutex);
  ++state_->copies;
  return std::shared_ptr<const void>(this, [state = state_](const void*) {
    const std::lock_guard letting_go(state->mutex);
    --state->copies;
  });
}

OrStoreError<uint64_t> KeptFiles::bytes() const {
  uint64_t all = 0;
  TRY(visit_all([&](const std::string& sha256) -> OrStoreError<bool> {
    all += static_cast<uint64_t>(size_of(path_of(sha256)).value_or(0));
    return true;
  }));
  return all;
}

OrStoreError<void> KeptFiles::copy_to(const std::string& folder, const std::string& like,
                                      const std::function<bool(uint64_t)>& tell) const {
  const KeptFiles to(folder, options_);
  const KeptFiles before(like, options_);
  std::vector<std::string> made;
  bool is_wanted = true;
  TRY(visit_all([&](const std::string& sha256) -> OrStoreError<bool> {
    const std::string from = path_of(sha256);
    const std::string path = to.path_of(sha256);
    const std::string parent = fs::path(path).parent_path();
    if (made.empty()) {
      TRY(make_folder(folder).and_then(
          [&] { return sync_folder(fs::path(folder).parent_path()); }));
    }
    std::error_code error;
    if (fs::create_directory(parent, error)) made.push_back(parent);
    if (error) return tl::unexpected(io(parent, error.message()));
    const int64_t bytes = size_of(from).value_or(0);
    const bool is_linked = ::link(from.c_str(), path.c_str()) == 0 ||
                           (before.condition_of(sha256) == FileCondition::sound &&
                            ::link(before.path_of(sha256).c_str(), path.c_str()) == 0);
    if (is_linked) return is_wanted = tell(static_cast<uint64_t>(bytes));
    TRY(copy_file(from, path, whole_file,
                  [&](std::string_view piece) { return is_wanted = tell(piece.size()); }));
    return is_wanted;
  }));
  for (const std::string& one : made) {
    TRY(sync_folder(one));
  }
  return made.empty() ? OrStoreError<void>() : sync_folder(folder);
}

}  // namespace motcua
