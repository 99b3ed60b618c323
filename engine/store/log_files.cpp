// A wrapper around RocksDB's own file, with a descriptor of its own for the zeros.
#include "engine/store/log_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <utility>
#include <vector>

namespace motcua {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

// At once. The next sync writes them, too: some milliseconds for every few thousand receipts.
constexpr size_t zeros_bytes = 1 << 20;

class LogFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  LogFile(std::unique_ptr<rocksdb::FSWritableFile> file, const std::string& path)
      : FSWritableFileOwnerWrapper(std::move(file)),
        zeros_to_(::open(path.c_str(), O_WRONLY | O_CLOEXEC)) {}
  ~LogFile() override { close_zeros(); }
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
    if (appended.ok()) appended_ += bytes;
    return appended;
  }
  // A log that another one has followed is synced by RocksDB, too, when it flushes: for nothing,
  // where each write was synced before the next; and where that fails, it ends the process at the
  // next sync of the log.
  template <class Act>
  IOStatus unless_synced(const Act& act) {
    const uint64_t appended = appended_;
    if (synced_ == appended) return IOStatus::OK();
    IOStatus synced = act();
    if (synced.ok()) synced_ = appended;
    return synced;
  }
  // Never over what is written: after a failure no more zeros are.
  void make_room(size_t bytes) {
    wanted_bytes_ += static_cast<off_t>(bytes);
    static const std::vector<char> zeros(zeros_bytes);
    while (zeros_to_ >= 0 && zeroed_bytes_ < wanted_bytes_) {
      const ssize_t put = ::pwrite(zeros_to_, zeros.data(), zeros.size(), zeroed_bytes_);
      if (put <= 0) return close_zeros();
      zeroed_bytes_ += put;
    }
  }
  void close_zeros() {
    if (zeros_to_ >= 0) ::close(std::exchange(zeros_to_, -1));
  }

  int zeros_to_;
  std::atomic<uint64_t> appended_ = 0;
  std::atomic<uint64_t> synced_ = 0;  // of them
  off_t wanted_bytes_ = 0;
  off_t zeroed_bytes_ = 0;
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
      *file = std::make_unique<LogFile>(std::move(*file), path);
    }
    return opened;
  }
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> with_zeroed_logs(
    const std::shared_ptr<rocksdb::FileSystem>& beneath) {
  return std::make_shared<WithZeroedLogs>(beneath);
}

}  // namespace motcua
