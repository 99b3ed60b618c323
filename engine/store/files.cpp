// The system's own calls: the standard library neither syncs nor says how far it is.
#include "engine/store/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/try.h"

namespace motcua {
namespace {

constexpr size_t piece_bytes = 1 << 20;

class File {
 public:
  File(const std::string& path, int flags)
      : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  OrStoreError<void> opened() const {
    if (descriptor_ < 0) return system_error(path_);
    return {};
  }
  // A pipe may give nothing for ever.
  OrStoreError<void> is_regular() const {
    struct stat told {};
    if (::fstat(descriptor_, &told) != 0) return system_error(path_);
    if (S_ISREG(told.st_mode)) return {};
    return tl::unexpected(StoreError{.message = path_ + ": expected a file"});
  }
  // The bytes that were asked for, or fewer at the end.
  OrStoreError<size_t> read(char* to, size_t bytes) const {
    ssize_t got = 0;
    do got = ::read(descriptor_, to, bytes);
    while (got < 0 && errno == EINTR);
    if (got < 0) return system_error(path_);
    return static_cast<size_t>(got);
  }
  OrStoreError<void> write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return system_error(path_);
      bytes.remove_prefix(static_cast<size_t>(put));
    }
    return {};
  }
  OrStoreError<void> sync() const {
    if (::fsync(descriptor_) != 0) return system_error(path_);
    return {};
  }

 private:
  const std::string path_;
  const int descriptor_;
};

constexpr int new_file = O_WRONLY | O_CREAT | O_EXCL;

OrStoreError<void> sync_at(const std::string& path, int flags) {
  const File file(path, flags);
  return file.opened().and_then([&] { return file.sync(); });
}

}  // namespace

tl::unexpected<StoreError> system_error(const std::string& what) {
  return tl::unexpected(StoreError{.message = what + ": " + std::strerror(errno)});
}

OrStoreError<void> sync_folder(const std::string& folder) {
  return sync_at(folder, O_RDONLY | O_DIRECTORY);
}

OrStoreError<void> sync_file(const std::string& path) { return sync_at(path, O_RDONLY); }

OrStoreError<void> write_file(const std::string& path, std::string_view content) {
  const File file(path, new_file);
  return file.opened().and_then([&] { return file.write(content); }).and_then([&] {
    return file.sync();
  });
}

OrStoreError<std::string> read_file(const std::string& path, uint64_t bytes_max) {
  std::string content;
  TRY(read_pieces(path, bytes_max, [&](std::string_view piece) {
    content += piece;
    return true;
  }));
  return content;
}

OrStoreError<void> read_pieces(const std::string& path, uint64_t bytes, const VisitPiece& visit) {
  const File file(path, O_RDONLY | O_NONBLOCK);
  TRY(file.opened().and_then([&] { return file.is_regular(); }));
  std::string piece(std::min<uint64_t>(bytes, piece_bytes), '\0');
  while (bytes > 0) {
    const auto got = TRY(file.read(piece.data(), std::min<uint64_t>(bytes, piece.size())));
    if (got == 0 || !visit(std::string_view(piece).substr(0, got))) break;
    bytes -= got;
  }
  return {};
}

OrStoreError<void> copy_file(const std::string& from, const std::string& to, uint64_t bytes,
                             const VisitPiece& visit) {
  const File file(to, new_file);
  TRY(file.opened());
  OrStoreError<void> written;
  TRY(read_pieces(from, bytes, [&](std::string_view piece) {
    if (!visit(piece)) return false;
    written = file.write(piece);
    return written.has_value();
  }));
  return written.and_then([&] { return file.sync(); });
}

}  // namespace motcua
