// Two slots, written by turns, so that one is whole while the other is written. In a slot is a line
//   key hash checksum     in hexadecimal; SHA-256 of the line up to it
// of one sector, which a disk writes whole or not at all: a slot that cannot be read is damage.
#include "engine/store/acknowledged.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <utility>

#include "engine/records/digest.h"
#include "engine/store/files.h"
#include "engine/try.h"

namespace motcua {
namespace {

constexpr int slot_bytes = 4096;  // a page, and whole sectors of any disk
constexpr int slots = 2;

std::string line_of(const Acknowledged& last) {
  const std::string line = to_hex(last.key) + " " + to_hex(last.hash) + " ";
  return line + to_hex(sha256(line)) + "\n";
}

std::optional<Acknowledged> parse(std::string_view slot) {
  const std::string_view line = slot.substr(0, slot.find('\n'));
  const size_t hash = line.find(' ') + 1;
  const size_t checksum = line.rfind(' ') + 1;
  if (hash == 0 || checksum <= hash) return std::nullopt;
  if (to_hex(sha256(line.substr(0, checksum))) != line.substr(checksum)) return std::nullopt;
  auto key = from_hex(line.substr(0, hash - 1));
  auto digest = from_hex(line.substr(hash, checksum - 1 - hash));
  if (!key || !digest) return std::nullopt;
  return Acknowledged{std::move(*key), std::move(*digest)};
}

}  // namespace

OrStoreError<std::optional<Acknowledged>> AcknowledgedFile::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    if (errno == ENOENT) return std::nullopt;
    return system_error(path);
  }
  std::optional<Acknowledged> last;
  for (int i = 0; i < slots; ++i) {
    std::string slot(slot_bytes, '\0');
    in.read(slot.data(), static_cast<std::streamsize>(slot.size()));
    auto read = parse(slot);
    if (!read) {
      return tl::unexpected(StoreError{.kind = StoreError::Kind::incomplete,
                                       .message = "the file acknowledged, which says how far the "
                                                  "journal was acknowledged, cannot be read"});
    }
    if (!last || last->key < read->key) last = std::move(read);
  }
  return last;
}

OrStoreError<AcknowledgedFile> AcknowledgedFile::make(const std::string& path,
                                                      const Acknowledged& last) {
  const std::string made_as = path + ".new";
  const int file = ::open(made_as.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return system_error(made_as);
  AcknowledgedFile made(file);
  for (int i = 0; i < slots; ++i) {
    TRY(made.set(last));
  }
  if (::fsync(file) != 0 || ::rename(made_as.c_str(), path.c_str()) != 0) return system_error(path);
  const std::string folder = std::filesystem::path(path).parent_path();
  TRY(sync_folder(folder.empty() ? "." : folder));
  return made;
}

AcknowledgedFile::AcknowledgedFile(AcknowledgedFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)), slot_(other.slot_) {}

AcknowledgedFile::~AcknowledgedFile() {
  if (file_ < 0) return;
  ::fdatasync(file_);
  ::close(file_);
}

// The whole slot, so that it is there on disk before the disk is full.
OrStoreError<void> AcknowledgedFile::set(const Acknowledged& last) {
  std::string slot = line_of(last);
  slot.resize(std::max(slot.size(), size_t{slot_bytes}), '\0');
  if (::pwrite(file_, slot.data(), slot_bytes, off_t{slot_} * slot_bytes) != slot_bytes) {
    return system_error("cannot write how far the journal was acknowledged");
  }
  slot_ = (slot_ + 1) % slots;
  return {};
}

}  // namespace motcua
