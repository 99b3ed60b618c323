// protobuf's own delimited messages; into the store by the batch, and then as any journal is
// redone.
#include "services/motcuad/journal_file.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl.h>
#include <google/protobuf/util/delimited_message_util.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "engine/lookup/loaded_snapshot.h"
#include "engine/records/digest.h"
#include "engine/records/rows.h"
#include "engine/store/files.h"
#include "engine/try.h"
#include "motcua/store/v1/records.pb.h"

namespace motcua {
namespace {

namespace io = google::protobuf::io;

constexpr int64_t records_at_once = 1000;

tl::unexpected<StoreError> failed(const std::string& path) {
  return tl::unexpected(StoreError{.message = path + ": cannot be written or read"});
}

google::protobuf::FileDescriptorSet descriptors() {
  google::protobuf::FileDescriptorSet set;
  store::v1::JournalRecord::descriptor()->file()->CopyTo(set.add_file());
  return set;
}

void write_delimited(std::string_view bytes, std::ostream& out) {
  std::string length;
  WireWriter(length).varint(bytes.size());
  out << length << bytes;
}

// Nothing at the end, or where no whole message follows, which `sound` tells.
std::optional<std::string> read_delimited(io::CodedInputStream& in, bool& sound) {
  uint32_t size = 0;
  if (!in.ReadVarint32(&size)) {
    sound = in.ConsumedEntireMessage() || in.CurrentPosition() == 0;
    return std::nullopt;
  }
  std::string bytes;
  sound = in.ReadString(&bytes, static_cast<int>(size));
  return sound ? std::optional(std::move(bytes)) : std::nullopt;
}

OrStoreError<int64_t> write_public_journal(const Readable& store, const std::string& path,
                                           const TellProgress& tell) {
  const auto total = TRY(last_sequence(store));
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  write_delimited(descriptors().SerializeAsString(), out);
  int64_t records = 0;
  TRY(scan(store, Keys<Table::journal>{}, [&](const StoredRow<Table::journal>& row) {
    write_delimited(row.value, out);
    if (++records % records_at_once == 0) tell(records, total);
    return static_cast<bool>(out);
  }));
  out.close();
  if (!out) return failed(path);
  return records;
}

OrStoreError<void> put_in_place(const std::string& made_as, const std::string& path) {
  TRY(sync_file(made_as));
  std::error_code error;
  std::filesystem::rename(made_as, path, error);
  if (error) return failed(path);
  return sync_folder(std::filesystem::absolute(path, error).parent_path());
}

}  // namespace

OrStoreError<int64_t> export_public_journal(const Readable& store, const std::string& path,
                                            const TellProgress& tell) {
  const std::string made_as = path + ".new";
  std::remove(made_as.c_str());  // never through a link that lies there
  auto records = write_public_journal(store, made_as, tell);
  const auto kept = records.and_then([&](int64_t) { return put_in_place(made_as, path); });
  if (kept) return records;
  std::remove(made_as.c_str());
  return tl::unexpected(kept.error());
}

OrStoreError<void> scan_public_journal(const std::string& path, const VisitPublicRecord& visit) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return failed(path);
  io::IstreamInputStream stream(&file);
  bool sound = true;
  int64_t sequence = 0;
  std::string hash;
  for (bool is_first = true; sound; is_first = false) {
    io::CodedInputStream in(&stream);
    const auto bytes = read_delimited(in, sound);
    if (!bytes) break;
    if (is_first) continue;  // the descriptors
    JournalRecord record;
    if (!decode_record_as_stored(*bytes, {}, record) || record.header.sequence != sequence + 1 ||
        record.header.previous_hash != hash) {
      return corrupted("record " + std::to_string(sequence + 1) +
                       " is unreadable or does not follow the one before it");
    }
    if (!visit(record, *bytes)) return {};
    sequence = record.header.sequence;
    hash = sha256(*bytes);
  }
  if (sound && sequence > 0) return {};
  return corrupted("after record " + std::to_string(sequence) + " no whole record follows");
}

namespace {

// Units by their codes, each with the one above it. False: some are above each other.
bool take_units(const JournalRecord& record, std::map<std::string, std::string>& above) {
  const auto* entries = std::get_if<CatalogueEntries>(&record.body);
  if (!entries) return true;
  for (const Unit& unit : entries->units) above[unit.code] = unit.parent;
  for (const Unit& unit : entries->units) {
    size_t depth = 0;
    for (auto at = above.find(unit.code); at != above.end(); at = above.find(at->second)) {
      if (++depth > unit_levels_max) return false;
    }
  }
  return true;
}

}  // namespace

OrStoreError<Snapshot> read_public_journal(const std::string& path, Store& store,
                                           const TellProgress& tell) {
  Batch batch;
  OrStoreError<void> written;
  std::map<std::string, std::string> above;
  std::error_code error;
  const auto bytes_total = static_cast<int64_t>(std::filesystem::file_size(path, error));
  int64_t bytes_done = 0;
  TRY(scan_public_journal(path, [&](const JournalRecord& record, std::string_view public_part) {
    const int64_t sequence = record.header.sequence;
    if (!take_units(record, above)) {
      written = corrupted("record " + std::to_string(sequence) +
                          " has units that are below each other, or too deep");
      return false;
    }
    batch.put(Table::journal, encode_key<Table::journal>(sequence), public_part);
    bytes_done += static_cast<int64_t>(public_part.size());
    if (sequence % records_at_once != 0) return true;
    written = store.write(std::exchange(batch, {}));
    tell(bytes_done, bytes_total);
    return written.has_value();
  }));
  TRY(written);
  TRY(store.write(batch));
  auto loaded =
      TRY(bring_tables_up(store, [&](const RebuildProgress& now) { tell(now.done, now.total); }));
  return snapshot_of(store, loaded);
}

}  // namespace motcua
