// The files of dossiers, beside the register: each once, under its SHA-256, "files/ab/cdef…". They
// are no part of the store, so there is an order: a file is on disk before the event that attaches
// it is asked for, and goes only once no dossier has it. A crash between leaves a file that nobody
// uses, which is removed a day later. Any thread may call.
//
// Who uploaded a file is kept a day: "files/uploaded/<its SHA-256>/<SHA-256 of the uploader>", an
// empty file whose date is the upload's, and read-only once the file was asked for. Only its
// uploader may attach it, for else whoever knows a hash, and has not the file, would come to read
// it. Copies have none of these.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "engine/records/digest.h"
#include "engine/rejection.h"
#include "engine/store/store.h"

namespace motcua {

struct KeptFilesOptions {
  // A scan of many pages; what is larger is no paper.
  uint64_t file_bytes_max = 200ull << 20;
  // That uploads leave: twice what the register needs, so that they never stop it. The engine says.
  uint64_t disk_free_bytes_min = 0;
  // Each has a file open; no more are begun.
  size_t uploads_max = 64;
  // What was uploaded and attached to nothing may still be.
  int64_t unused_hours = 24;
};

struct KeptFile {
  std::string sha256;  // hexadecimal
  int64_t bytes = 0;
  std::string media_type;
};

// What an upload says of its file beforehand.
struct ExpectedFile {
  std::string sha256;  // hexadecimal; empty: not known
  int64_t bytes = 0;
  std::string name;  // whose ending the content must fit; empty: not said
};

// When a file was wholly there.
using UploadTime = std::filesystem::file_time_type;

// Whether any dossier has it.
using IsFileUsed = std::function<OrStoreError<bool>(const std::string& sha256)>;

enum class FileCondition { sound, missing, damaged };

class KeptFiles {
  struct State;

 public:
  // Within the data directory, and within a backup's.
  static constexpr const char* folder_name = "files";

  // A file that comes piece by piece. Unless it is finished nothing of it stays.
  class Upload {
   public:
    ~Upload();
    Upload(const Upload&) = delete;
    Upload& operator=(const Upload&) = delete;

    // Errors: FILE_DIFFERS, more than were expected; DISK_LOW; STORE_FAILED.
    OrRejection<void> add(std::string_view piece);
    // On return the file is on disk, with its name. Errors: FILE_DIFFERS, FILE_TYPE_NOT_ALLOWED;
    // DISK_LOW, STORE_FAILED. Called once.
    OrRejection<KeptFile> finish();

   private:
    friend class KeptFiles;
    Upload(KeptFiles& files, ExpectedFile expected, std::string uploader);
    OrRejection<void> check() const;

    KeptFiles& files_;
    const ExpectedFile expected_;
    const std::string uploader_;
    std::string path_;
    int descriptor_ = -1;
    int64_t bytes_ = 0;
    Sha256 hash_;
  };

  // While it is there its file is not removed.
  struct Held {
    KeptFile file;
    std::shared_ptr<const void> place;
  };

  // `folder`: made by the first upload; empty: none are kept.
  KeptFiles(std::string folder, const KeptFilesOptions& options);
  ~KeptFiles();  // stops sweeping
  KeptFiles(const KeptFiles&) = delete;
  KeptFiles& operator=(const KeptFiles&) = delete;

  const KeptFilesOptions& options() const { return options_; }

  // `uploader`: the account; empty: all who have none are one.
  // Errors: FIELD_VIOLATION, FILE_TOO_LARGE, WORK_QUEUE_FULL, DISK_LOW, STORE_FAILED.
  OrRejection<std::unique_ptr<Upload>> begin(const ExpectedFile& expected,
                                             const std::string& uploader);
  // Of uploads that a crash ended. Before the first upload.
  void remove_leftovers() const;

  // Nothing if that uploader has not uploaded it within unused_hours; else it is asked for now.
  // Errors: io.
  OrStoreError<std::optional<Held>> hold(const std::string& sha256, const std::string& uploader);
  // Its whole path, where it is or would be.
  std::string path_of(const std::string& sha256) const;
  // Reads all of it. Errors: io.
  OrStoreError<FileCondition> condition_of(const std::string& sha256) const;

  // Those of them that no dossier has, and that nobody uploaded since. Waits for whoever holds one,
  // and for copies; `must_stop` ends that. What cannot be removed keeps no other; then the first
  // error is told.
  OrStoreError<void> remove_unused(const std::vector<std::string>& hashes, UploadTime until,
                                   const IsFileUsed& is_used, const std::atomic<bool>& must_stop);
  // All that no dossier has and that nobody uploaded since; others may be attached still.
  OrStoreError<void> sweep(int64_t older_than_hours, const IsFileUsed& is_used,
                           const std::atomic<bool>& must_stop);
  // All that no dossier has any more: what was uploaded within unused_hours goes, too, once it was
  // asked for, and stays as long as nobody has.
  OrStoreError<void> sweep_erased(const IsFileUsed& is_used, const std::atomic<bool>& must_stop);
  // Does so now, and every hour, on a thread of its own.
  void start_sweeping(IsFileUsed is_used);
  void stop_sweeping();

  // Until it is let go no file is removed.
  std::shared_ptr<const void> keep_all();
  OrStoreError<uint64_t> bytes() const;
  // Makes the folder, if there are any: links where the file system can, else to the copy before,
  // `like`, whose file is read and must be sound, else copies. `tell(bytes)` after each piece;
  // false ends it early, which is no error. On return all is on disk.
  OrStoreError<void> copy_to(const std::string& folder, const std::string& like,
                             const std::function<bool(uint64_t)>& tell) const;

 private:
  using Visit = std::function<OrStoreError<bool>(const std::string& sha256)>;
  // Which uploads keep a file that no dossier has.
  struct Waiting {
    UploadTime since;
    bool even_asked_for = true;
  };

  std::string uploads_folder() const { return folder_ + "/incoming"; }
  std::string marks_folder() const { return folder_ + "/uploaded"; }
  std::string marks_of(const std::string& sha256) const { return marks_folder() + "/" + sha256; }
  std::string mark_of(const std::string& sha256, const std::string& uploader) const;
  OrStoreError<void> visit_all(const Visit& visit) const;
  OrRejection<KeptFile> take_in(const std::string& path, KeptFile file,
                                const std::string& uploader);
  OrStoreError<void> mark(const std::string& sha256, const std::string& uploader);
  OrStoreError<bool> may_be_attached(const std::string& sha256, const Waiting& waiting) const;
  OrStoreError<void> remove_all_unused(const std::vector<std::string>& hashes,
                                       const Waiting& waiting, const IsFileUsed& is_used,
                                       const std::atomic<bool>& must_stop);
  OrStoreError<void> sweep_all(const Waiting& waiting, const IsFileUsed& is_used,
                               const std::atomic<bool>& must_stop);
  OrStoreError<void> remove_old_marks(UploadTime until);
  // With the mutex.
  std::shared_ptr<const void> held(const std::string& sha256);
  OrRejection<void> check_room(uint64_t more) const;
  OrStoreError<bool> remove_if_unused(const std::string& sha256, const Waiting& waiting,
                                      const IsFileUsed& is_used);
  void end_upload();

  const std::string folder_;
  const KeptFilesOptions options_;
  const std::shared_ptr<State> state_;
  std::atomic<bool> must_stop_ = false;
  std::mutex sweeping_mutex_;
  std::condition_variable sweeping_;
  std::thread sweeper_;
};

}  // namespace motcua
