// A folder that is being read, or made and removed, by one of several processes. The system lets it
// go when the process ends, however that is.
#pragma once

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "engine/store/store.h"

namespace motcua {

class FolderLock {
 public:
  enum class Kind { shared = LOCK_SH, alone = LOCK_EX };

  // Errors: in_use, where another one is in the way; io.
  static OrStoreError<FolderLock> take(const std::string& folder, Kind kind) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
      return tl::unexpected(StoreError{.message = folder + ": " + std::strerror(errno)});
    }
    FolderLock lock(descriptor);
    if (::flock(descriptor, static_cast<int>(kind) | LOCK_NB) == 0) return lock;
    return tl::unexpected(
        StoreError{.kind = errno == EWOULDBLOCK ? StoreError::Kind::in_use : StoreError::Kind::io,
                   .message = folder + " is used by another backup, restore or drill"});
  }
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace motcua
