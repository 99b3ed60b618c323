// Whole files and folders beside RocksDB's own: written, copied, read piece by piece. "On disk"
// means synced when the function returns.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>

#include "engine/store/store.h"

namespace motcua {

// Errors of all: io, with the path and the system's reason.

// The error of a system call that just failed, by errno. `what`: mostly the path.
tl::unexpected<StoreError> system_error(const std::string& what);

// The names in it: else a new one may be lost with the power.
OrStoreError<void> sync_folder(const std::string& folder);
OrStoreError<void> sync_file(const std::string& path);

// A new file with that content, on disk.
OrStoreError<void> write_file(const std::string& path, std::string_view content);
OrStoreError<std::string> read_file(const std::string& path, uint64_t bytes_max);

// A megabyte of a file at most; false ends the reading early, which is no error.
using VisitPiece = std::function<bool(std::string_view piece)>;
inline constexpr uint64_t whole_file = std::numeric_limits<uint64_t>::max();

// The file's pieces in order, up to so many bytes of it. An error, too: no regular file. A pipe
// might give nothing for ever.
OrStoreError<void> read_pieces(const std::string& path, uint64_t bytes, const VisitPiece& visit);
// A new file of the other's first bytes, on disk. Each piece is visited before it is written; if a
// visit ends the copying, the file has the pieces before.
OrStoreError<void> copy_file(const std::string& from, const std::string& to, uint64_t bytes,
                             const VisitPiece& visit);

}  // namespace motcua
