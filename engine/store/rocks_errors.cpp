// What is damage, and what is only in the way.
#include "engine/store/rocks_errors.h"

#include <string>

namespace motcua {

StoreError error_of(const rocksdb::Status& status) {
  const std::string text = status.ToString();
  const bool locked = status.IsIOError() && text.find("LOCK") != std::string::npos;
  const bool newer = status.IsInvalidArgument() || status.IsNotSupported();
  // One of a database's files refers to another that is not there.
  const bool damaged = status.IsCorruption() || status.IsPathNotFound();
  return {.kind = locked    ? StoreError::Kind::in_use
                  : damaged ? StoreError::Kind::corrupted
                  : newer   ? StoreError::Kind::other_format
                            : StoreError::Kind::io,
          .message = text};
}

}  // namespace motcua
