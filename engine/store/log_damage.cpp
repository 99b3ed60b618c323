// RocksDB's log format: blocks of 32 KB, each of fragments and at most six bytes at its end that
// are none. A fragment is
//   checksum:4 length:2 type:1 payload     all little-endian; CRC-32C of type and payload, masked
// A write is one fragment (full), or one first, any middle and one last, and begins with
//   sequence:8 count:4                     the next write's sequence is this one's with its count
#include "engine/store/log_damage.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua {
namespace {

constexpr size_t block_bytes = 32 << 10;
constexpr size_t header_bytes = 7;
constexpr size_t write_head_bytes = 12;
enum class Type : uint8_t { full = 1, first = 2, middle = 3, last = 4 };

uint64_t little_endian(std::string_view bytes) {
  uint64_t number = 0;
  for (size_t i = bytes.size(); i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[i - 1]);
  }
  return number;
}

constexpr std::array<uint32_t, 256> crc_table() {
  constexpr uint32_t castagnoli = 0x82f63b78;
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < table.size(); ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? crc >> 1 ^ castagnoli : crc >> 1;
    table[i] = crc;
  }
  return table;
}

uint32_t masked_crc(std::string_view bytes) {
  static constexpr std::array<uint32_t, 256> table = crc_table();
  uint32_t crc = ~uint32_t{0};
  for (const char byte : bytes) {
    crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xff] ^ crc >> 8;
  }
  crc = ~crc;
  return (crc >> 15 | crc << 17) + 0xa282ead8;
}

struct Fragment {
  Type type = Type::full;
  std::string_view payload;
};

std::optional<Fragment> fragment_at(std::string_view block, size_t at) {
  const std::string_view rest = block.substr(at);
  if (rest.size() < header_bytes) return std::nullopt;
  const auto type = static_cast<uint8_t>(rest[6]);
  const size_t length = little_endian(rest.substr(4, 2));
  if (type < static_cast<uint8_t>(Type::full) || type > static_cast<uint8_t>(Type::last) ||
      header_bytes + length > rest.size() ||
      masked_crc(rest.substr(6, 1 + length)) != little_endian(rest.substr(0, 4))) {
    return std::nullopt;
  }
  return Fragment{static_cast<Type>(type), rest.substr(header_bytes, length)};
}

bool begins_a_write(const Fragment& fragment) {
  return fragment.type == Type::full || fragment.type == Type::first;
}

class Reader {
 public:
  const std::optional<LogDamage>& damage() const { return damage_; }

  // The logs of a folder, each from its beginning, in order; until there is damage.
  void begin_file(std::string name) {
    file_ = std::move(name);
    unreadable_from_.reset();
    write_head_.reset();
  }
  void read_block(std::string_view block, uint64_t offset) {
    size_t at = 0;
    while (!damage_ && at + header_bytes <= block.size()) {
      const auto fragment = fragment_at(block, at);
      if (!fragment) return read_past(block, offset, at);
      take(*fragment, offset + at);
      at += header_bytes + fragment->payload.size();
    }
  }

 private:
  // What comes after in the block may begin anywhere, for the length cannot be believed; and what
  // looks like a fragment may be a text within the write that cannot be read.
  void read_past(std::string_view block, uint64_t offset, size_t at) {
    cannot_read(offset + at);
    for (size_t later = at + 1; later + header_bytes <= block.size(); ++later) {
      const auto fragment = fragment_at(block, later);
      if (!fragment || !begins_a_write(*fragment)) continue;
      const size_t end = later + header_bytes + fragment->payload.size();
      const bool has_head = fragment->payload.size() >= write_head_bytes;
      if (!has_head && (fragment->type == Type::full || end != block.size())) continue;
      take(*fragment, offset + later);
      if (damage_ || write_head_) return;
    }
  }

  void take(const Fragment& fragment, uint64_t offset) {
    if (begins_a_write(fragment)) {
      if (write_head_) cannot_read(write_begins_);  // it has no end
      write_head_ = std::string();
      write_begins_ = offset;
    } else if (!write_head_) {
      return cannot_read(offset);
    }
    write_head_->append(fragment.payload.substr(
        0, write_head_bytes - std::min(write_head_bytes, write_head_->size())));
    if (unreadable_from_ && write_head_->size() == write_head_bytes) return take_later_head();
    if (fragment.type != Type::full && fragment.type != Type::last) return;
    take_whole_write(offset + header_bytes + fragment.payload.size());
  }

  // Of a write after what cannot be read, if it is one.
  void take_later_head() {
    const uint64_t sequence = sequence_of(*std::exchange(write_head_, std::nullopt));
    if (!next_sequence_ || sequence >= *next_sequence_) {
      damage_ = LogDamage{
          .kind = LogDamage::Kind::unreadable, .file = file_, .from_byte = *unreadable_from_};
    }
  }

  void take_whole_write(uint64_t end) {
    const std::string head = *std::exchange(write_head_, std::nullopt);
    if (head.size() < write_head_bytes) return cannot_read(write_begins_);
    const uint64_t sequence = sequence_of(head);
    if (next_sequence_ && *next_sequence_ < sequence) {
      damage_ = LogDamage{
          .kind = LogDamage::Kind::write_missing, .file = last_file_, .from_byte = last_end_};
    } else if (next_sequence_ && *next_sequence_ > sequence) {
      damage_ = LogDamage{
          .kind = LogDamage::Kind::write_repeated, .file = file_, .from_byte = write_begins_};
    }
    next_sequence_ = sequence + little_endian(std::string_view(head).substr(8, 4));
    last_file_ = file_;
    last_end_ = end;
  }

  static uint64_t sequence_of(std::string_view head) { return little_endian(head.substr(0, 8)); }

  void cannot_read(uint64_t offset) {
    if (!unreadable_from_) unreadable_from_ = offset;
    write_head_.reset();
  }

  std::string file_;
  std::optional<uint64_t> unreadable_from_;  // in the file
  std::optional<std::string> write_head_;    // of the write whose end has not come yet
  uint64_t write_begins_ = 0;
  std::optional<uint64_t> next_sequence_;  // after the last whole write, of whatever file
  std::string last_file_;                  // of that write
  uint64_t last_end_ = 0;
  std::optional<LogDamage> damage_;
};

// Whether entries follow each other whole, up to the end or to bytes never written.
class FileListReader {
 public:
  std::optional<uint64_t> damage() const { return damage_ ? damage_ : entry_begins_; }

  void read_block(std::string_view block, uint64_t offset) {
    size_t at = 0;
    while (!damage_ && at + header_bytes <= block.size()) {
      const auto fragment = fragment_at(block, at);
      if (!fragment) break;
      if (begins_a_write(*fragment) == entry_begins_.has_value()) damage_ = offset + at;
      if (begins_a_write(*fragment)) entry_begins_ = offset + at;
      const bool is_end = fragment->type == Type::full || fragment->type == Type::last;
      if (is_end) entry_begins_.reset();
      at += header_bytes + fragment->payload.size();
    }
    const bool is_written = block.find_first_not_of('\0', at) != std::string_view::npos;
    if (is_written && !damage_) damage_ = entry_begins_.value_or(offset + at);
  }

 private:
  std::optional<uint64_t> damage_;
  std::optional<uint64_t> entry_begins_;  // of the entry whose end has not come yet
};

// Reads the file block by block while `read(block, offset)` wants more. False: it cannot be read.
template <class Read>
bool read_blocks(const std::filesystem::path& file, const Read& read) {
  std::string block(block_bytes, '\0');
  std::ifstream in(file, std::ios::binary);
  for (uint64_t offset = 0; in; offset += block_bytes) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto whole = std::string_view(block).substr(0, static_cast<size_t>(in.gcount()));
    if (!read(whole, offset)) break;
  }
  return !in.bad();
}

}  // namespace

OrStoreError<std::optional<LogDamage>> find_log_damage(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> logs;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".log") logs.push_back(entry.path());
  }
  if (error) return tl::unexpected(StoreError{.message = folder + ": " + error.message()});
  // By their numbers, which have leading zeros up to six digits.
  std::sort(logs.begin(), logs.end(), [](const auto& left, const auto& right) {
    return std::pair(left.native().size(), left) < std::pair(right.native().size(), right);
  });
  Reader reader;
  for (const std::filesystem::path& log : logs) {
    reader.begin_file(log.filename());
    const bool is_read = read_blocks(log, [&](std::string_view block, uint64_t offset) {
      reader.read_block(block, offset);
      return !reader.damage();
    });
    if (!is_read) return tl::unexpected(StoreError{.message = "cannot read " + log.string()});
  }
  return reader.damage();
}

OrStoreError<std::optional<LogDamage>> find_damage_of_file_list(const std::string& folder) {
  std::string name;
  std::getline(std::ifstream(folder + "/CURRENT"), name);
  if (name.empty()) return std::nullopt;  // RocksDB says so
  FileListReader reader;
  const bool is_read =
      read_blocks(folder + "/" + name, [&](std::string_view block, uint64_t offset) {
        reader.read_block(block, offset);
        return true;
      });
  if (!is_read) return tl::unexpected(StoreError{.message = "cannot read " + folder + "/" + name});
  if (!reader.damage()) return std::nullopt;
  return LogDamage{
      .kind = LogDamage::Kind::unreadable, .file = name, .from_byte = *reader.damage()};
}

}  // namespace motcua
