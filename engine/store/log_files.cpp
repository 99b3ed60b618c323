// Wrappers around RocksDB's own files: one that is written has a descriptor of its own for the
// zeros, one that is read ends where nothing more is written.
#include "engine/store/log_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/check.h"

namespace motcua {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

// At once. The next sync writes them, too: some milliseconds for every few thousand receipts.
constexpr size_t zeros_bytes = 1 << 20;

// The logs that are being written, and how many bytes of each are.
class OpenLogs {
 public:
  using Bytes = std::atomic<uint64_t>;
  std::shared_ptr<Bytes> open(const std::string& path) {
    const std::lock_guard lock(mutex_);
    return written_[path] = std::make_shared<Bytes>(0);
  }
  void close(const std::string& path) {
    const std::lock_guard lock(mutex_);
    written_.erase(path);
  }
  std::optional<uint64_t> written(const std::string& path) const {
    const std::lock_guard lock(mutex_);
    const auto found = written_.find(path);
    return found == written_.end() ? std::nullopt : std::optional(found->second->load());
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Bytes>> written_;
};

class LogFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  LogFile(std::unique_ptr<rocksdb::FSWritableFile> file, const std::string& path,
          std::shared_ptr<OpenLogs> open_logs)
      : FSWritableFileOwnerWrapper(std::move(file)),
        path_(path),
        open_logs_(std::move(open_logs)),
        written_(open_logs_->open(path)),
        zeros_to_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {}
  ~LogFile() override {
    close_zeros();
    open_logs_->close(path_);
  }
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    make_room(data.size());
    return noted(data.size(), target()->Append(data, options, context));
  }
  IOStatus Append(const Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& verification,
                  IODebugContext* context) override {
    make_room(data.size());
    return noted(data.size(), target()->Append(data, options, verification, context));
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    return unless_synced([&] { return target()->Sync(options, context); });
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    return unless_synced([&] { return target()->Fsync(options, context); });
  }

 private:
  IOStatus noted(size_t bytes, IOStatus appended) {
    if (appended.ok()) *written_ += bytes;
    return appended;
  }
  // A log that another one has followed is synced by RocksDB, too, when it flushes: for nothing,
  // where each write was synced before the next; and where that fails, it ends the process at the
  // next sync of the log.
  template <class Act>
  IOStatus unless_synced(const Act& act) {
    const uint64_t written = *written_;
    if (synced_ == written) return IOStatus::OK();
    IOStatus synced = act();
    if (synced.ok()) synced_ = written;
    return synced;
  }
  // Never over what is written: after a failure no more zeros are.
  void make_room(size_t bytes) {
    wanted_bytes_ += static_cast<off_t>(bytes);
    static const std::vector<char> zeros(zeros_bytes);
    CHECK(zeros_to_ < 0 || static_cast<uint64_t>(zeroed_bytes_) >= *written_,
          "expected zeros after ", written_->load(), " bytes of a log, got them after ",
          zeroed_bytes_);
    while (zeros_to_ >= 0 && zeroed_bytes_ < wanted_bytes_) {
      const ssize_t put = ::pwrite(zeros_to_, zeros.data(), zeros.size(), zeroed_bytes_);
      if (put <= 0) return close_zeros();
      zeroed_bytes_ += put;
    }
  }
  void close_zeros() {
    if (zeros_to_ >= 0) ::close(std::exchange(zeros_to_, -1));
  }

  const std::string path_;
  const std::shared_ptr<OpenLogs> open_logs_;
  const std::shared_ptr<OpenLogs::Bytes> written_;
  int zeros_to_;
  std::atomic<uint64_t> synced_ = 0;  // of the bytes written
  off_t wanted_bytes_ = 0;
  off_t zeroed_bytes_ = 0;
};

// So many bytes of a file, as if it had no more.
class Beginning final : public rocksdb::FSSequentialFileOwnerWrapper {
 public:
  Beginning(std::unique_ptr<rocksdb::FSSequentialFile> file, uint64_t bytes)
      : FSSequentialFileOwnerWrapper(std::move(file)), left_(bytes) {}

  IOStatus Read(size_t bytes, const IOOptions& options, Slice* result, char* scratch,
                IODebugContext* context) override {
    const size_t asked = std::min<uint64_t>(bytes, left_);
    IOStatus read = target()->Read(asked, options, result, scratch, context);
    if (read.ok()) left_ -= result->size();
    return read;
  }
  IOStatus Skip(uint64_t bytes) override {
    left_ -= std::min(bytes, left_);
    return target()->Skip(bytes);
  }

 private:
  uint64_t left_;
};

class WithZeroedLogs final : public rocksdb::FileSystemWrapper {
 public:
  using FileSystemWrapper::FileSystemWrapper;
  const char* Name() const override { return "motcua.zeroed_logs"; }

  IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* context) override {
    const IOStatus opened = target()->NewWritableFile(path, options, file, context);
    if (opened.ok() && path.ends_with(".log")) {
      *file = std::make_unique<LogFile>(std::move(*file), path, open_logs_);
    }
    return opened;
  }
  IOStatus NewSequentialFile(const std::string& path, const rocksdb::FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file,
                             IODebugContext* context) override {
    const auto written = open_logs_->written(path);
    const IOStatus opened = target()->NewSequentialFile(path, options, file, context);
    if (opened.ok() && written) *file = std::make_unique<Beginning>(std::move(*file), *written);
    return opened;
  }
  IOStatus GetFileSize(const std::string& path, const IOOptions& options, uint64_t* bytes,
                       IODebugContext* context) override {
    const auto written = open_logs_->written(path);
    if (!written) return target()->GetFileSize(path, options, bytes, context);
    *bytes = *written;
    return IOStatus::OK();
  }

 private:
  const std::shared_ptr<OpenLogs> open_logs_ = std::make_shared<OpenLogs>();
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> with_zeroed_logs(
    const std::shared_ptr<rocksdb::FileSystem>& beneath) {
  return std::make_shared<WithZeroedLogs>(beneath);
}

}  // namespace motcua
