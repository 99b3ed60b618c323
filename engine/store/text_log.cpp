// A descriptor, and one write a line.
#include "engine/store/text_log.h"

#include <fcntl.h>
#include <rocksdb/env.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <ctime>
#include <utility>

namespace motcua {
namespace {

constexpr size_t line_bytes_max = 4096;  // RocksDB says what each option is in one of some hundred

// As RocksDB's own lines begin.
size_t put_time(char* line, size_t bytes_max) {
  timeval now{};
  gettimeofday(&now, nullptr);
  tm local{};
  localtime_r(&now.tv_sec, &local);
  const size_t day_and_second = std::strftime(line, bytes_max, "%Y/%m/%d-%H:%M:%S", &local);
  const int rest = std::snprintf(line + day_and_second, bytes_max - day_and_second, ".%06ld ",
                                 static_cast<long>(now.tv_usec));
  return day_and_second + static_cast<size_t>(std::max(rest, 0));
}

class TextLog final : public rocksdb::Logger {
 public:
  explicit TextLog(int file) : file_(file) {}
  ~TextLog() override { ::close(file_); }
  TextLog(const TextLog&) = delete;
  TextLog& operator=(const TextLog&) = delete;

  using Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    std::array<char, line_bytes_max> line;
    size_t bytes = put_time(line.data(), line.size());
    const int text = std::vsnprintf(line.data() + bytes, line.size() - bytes, format, arguments);
    bytes = std::min(bytes + static_cast<size_t>(std::max(text, 0)), line.size() - 1);
    if (line[bytes - 1] != '\n') line[bytes++] = '\n';
    if (::write(file_, line.data(), bytes) > 0) bytes_ += bytes;
  }
  size_t GetLogFileSize() const override { return bytes_; }

 protected:
  rocksdb::Status CloseImpl() override { return rocksdb::Status::OK(); }

 private:
  const int file_;
  std::atomic<size_t> bytes_ = 0;
};

class WithTextLog final : public rocksdb::FileSystemWrapper {
 public:
  using FileSystemWrapper::FileSystemWrapper;
  const char* Name() const override { return "motcua.text_log"; }

  rocksdb::IOStatus NewLogger(const std::string& path, const rocksdb::IOOptions&,
                              std::shared_ptr<rocksdb::Logger>* logger,
                              rocksdb::IODebugContext*) override {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) return rocksdb::IOStatus::IOError("cannot make " + path);
    *logger = std::make_shared<TextLog>(file);
    return rocksdb::IOStatus::OK();
  }
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> with_text_log(
    const std::shared_ptr<rocksdb::FileSystem>& beneath) {
  return std::make_shared<WithTextLog>(beneath);
}

}  // namespace motcua
