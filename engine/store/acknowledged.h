// How far the journal was acknowledged, in a small file beside it: if RocksDB's log loses its end,
// nothing in the log itself shows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/store/store.h"

namespace motcua {

// The last record of the journal that was synced.
struct Acknowledged {
  std::string key;
  std::string hash;  // SHA-256 of the record
};

// Set after a sync and before anybody is told of it, by one thread at a time. Not synced itself: it
// survives the end of the process at once, the loss of power within half a minute or so, when the
// system has written it. Until then it says less than the journal has, never more.
class AcknowledgedFile {
 public:
  // None if there is no file. Errors: incomplete, if either of its lines is unreadable; io.
  static OrStoreError<std::optional<Acknowledged>> read(const std::string& path);
  // Makes the file anew, synced with its name in the folder. Errors: io.
  static OrStoreError<AcknowledgedFile> make(const std::string& path, const Acknowledged& last);

  AcknowledgedFile(AcknowledgedFile&& other) noexcept;
  AcknowledgedFile& operator=(AcknowledgedFile&&) = delete;
  ~AcknowledgedFile();  // syncs

  OrStoreError<void> set(const Acknowledged& last);

 private:
  explicit AcknowledgedFile(int file) : file_(file) {}
  int file_;
  int slot_ = 0;  // to be written next
};

}  // namespace motcua
