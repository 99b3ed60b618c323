// RocksDB says which files a database is made of now, and keeps them there meanwhile. Those that
// never change again are linked; the others are short.
#include "engine/store/rocks_copy.h"

#include <rocksdb/db.h>
#include <rocksdb/metadata.h>
#include <rocksdb/options.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/store/acknowledged.h"
#include "engine/store/files.h"
#include "engine/store/journal_check.h"
#include "engine/store/rocks_database.h"
#include "engine/store/rocks_errors.h"
#include "engine/try.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

// The files that a database is made of now, none of which is deleted while this lives.
class HeldFiles {
 public:
  explicit HeldFiles(rocksdb::DB& database) : database_(database) {
    database_.DisableFileDeletions();
  }
  ~HeldFiles() { database_.EnableFileDeletions(/*force=*/false); }
  HeldFiles(const HeldFiles&) = delete;
  HeldFiles& operator=(const HeldFiles&) = delete;

  // What is in memory goes to files first, so that the logs are short.
  OrStoreError<void> list() {
    const auto status = database_.GetLiveFilesStorageInfo({}, &files_);
    if (!status.ok()) return tl::unexpected(error_of(status));
    return {};
  }
  const std::vector<rocksdb::LiveFileStorageInfo>& files() const { return files_; }
  uint64_t bytes() const {
    uint64_t bytes = 0;
    for (const auto& file : files_) bytes += file.size;
    return bytes;
  }

 private:
  rocksdb::DB& database_;
  std::vector<rocksdb::LiveFileStorageInfo> files_;
};

class Copying {
 public:
  Copying(const CopyTo& to, const TellFiles& progress, uint64_t bytes)
      : to_(to), progress_(progress), now_{.bytes_done = 0, .bytes_total = bytes} {}

  // False when nobody wants it any more.
  OrStoreError<bool> copy(const HeldFiles& held, const std::string& name) {
    const std::string folder = to_.folder + "/" + name;
    std::error_code error;
    fs::create_directory(folder, error);
    if (error) return tl::unexpected(StoreError{.message = folder + ": " + error.message()});
    for (const auto& file : held.files()) {
      TRY(copy(file, name + "/" + file.relative_filename));
      if (!is_wanted_) return false;
    }
    TRY(sync_folder(folder));
    return true;
  }

 private:
  OrStoreError<void> copy(const rocksdb::LiveFileStorageInfo& file, const std::string& name) {
    const std::string from = file.directory + "/" + file.relative_filename;
    const std::string path = to_.folder + "/" + name;
    if (!file.replacement_contents.empty()) {
      tell(file.size);
      return write_file(path, file.replacement_contents);
    }
    if (file.trim_to_size) return copy_bytes(from, path, file.size);
    if (::link(from.c_str(), path.c_str()) == 0) {
      tell(file.size);
      // Of all that never changes again only logs may not be on disk yet.
      return file.file_type == rocksdb::kWalFile ? sync_file(path) : OrStoreError<void>();
    }
    if (errno != EXDEV && errno != EPERM && errno != EMLINK) {
      return system_error(path);
    }
    const auto linked = link_like(from, path, name, file.size);
    if (!linked || *linked || !is_wanted_) return linked.map([](bool) {});
    return copy_bytes(from, path, file.size);
  }

  // From the copy before, if the file is the same there.
  OrStoreError<bool> link_like(const std::string& from, const std::string& path,
                               const std::string& name, uint64_t bytes) {
    if (to_.like.empty()) return false;
    const std::string like = to_.like + "/" + name;
    std::error_code error;
    if (fs::file_size(like, error) != bytes || error) return false;
    const auto same = are_equal(from, like);
    if (!same || !*same) return same;
    return ::link(like.c_str(), path.c_str()) == 0;
  }
  // Of the same size. Bytes are told as they are read.
  OrStoreError<bool> are_equal(const std::string& one, const std::string& other) {
    bool same = true;
    std::ifstream beside(other, std::ios::binary);
    std::string expected;
    const uint64_t done = now_.bytes_done;
    TRY(read_pieces(one, whole_file, [&](std::string_view piece) {
      expected.resize(piece.size());
      beside.read(expected.data(), static_cast<std::streamsize>(expected.size()));
      same = tell(piece.size()) && beside && expected == piece;
      return same;
    }));
    if (!same) now_.bytes_done = done;
    return same;
  }

  OrStoreError<void> copy_bytes(const std::string& from, const std::string& to, uint64_t bytes) {
    return copy_file(from, to, bytes, [&](std::string_view piece) { return tell(piece.size()); });
  }
  bool tell(uint64_t more) {
    now_.bytes_done += more;
    is_wanted_ = is_wanted_ && progress_(now_);
    return is_wanted_;
  }

  const CopyTo& to_;
  const TellFiles& progress_;
  FilesProgress now_;
  bool is_wanted_ = true;
};

// Its last record was written before the copy, and perhaps not synced yet; in the copy it is.
OrStoreError<void> acknowledge_last(const std::string& folder) {
  const auto journal = TRY(open_read_only(journal_of(folder)));
  const auto last = TRY(last_record(*journal));
  return AcknowledgedFile::make(acknowledged_of(folder), last.value_or(Acknowledged()))
      .map([](const AcknowledgedFile&) {});
}

}  // namespace

// The tables first: what they have when they are listed was in the journal before, so the journal
// that is listed later has it. The other order would leave them ahead of it.
OrStoreError<void> copy_databases(rocksdb::DB& tables, rocksdb::DB& journal, const CopyTo& to,
                                  const TellFiles& progress) {
  std::error_code error;
  if (!fs::create_directory(to.folder, error)) {
    return tl::unexpected(
        StoreError{.message = to.folder + ": " + (error ? error.message() : "is there already")});
  }
  HeldFiles of_tables(tables);
  TRY(of_tables.list());
  HeldFiles of_journal(journal);
  TRY(of_journal.list());
  Copying copying(to, progress, of_tables.bytes() + of_journal.bytes());
  for (const auto& [held, name] : {std::pair(&of_journal, "journal"), {&of_tables, "tables"}}) {
    const auto copied = TRY(copying.copy(*held, name));
    if (!copied) return {};
  }
  return acknowledge_last(to.folder);
}

}  // namespace motcua
