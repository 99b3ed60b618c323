// What earlier programs wrote is readable for ever: tests/kept has it, a folder a format. A file
// there is never changed; MOTCUA_KEEP=1 writes those that are not there yet, and lines for what is
// new.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "engine/lookup/freezing.h"
#include "engine/records/digest.h"
#include "engine/records/journal.h"
#include "engine/records/rows.h"
#include "engine/statistics/reports/report.h"
#include "engine/store/store.h"

namespace motcua::testing {

inline std::filesystem::path kept() { return std::string(MOTCUA_SOURCE) + "/tests/kept"; }
inline bool keeps_what_is_new() { return std::getenv("MOTCUA_KEEP") != nullptr; }

using Lines = std::vector<std::string>;

inline Lines kept_lines(const std::filesystem::path& file) {
  Lines lines;
  std::ifstream in(kept() / file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline void keep(const std::filesystem::path& file, const Lines& lines) {
  std::filesystem::create_directories((kept() / file).parent_path());
  std::ofstream out(kept() / file);
  for (const std::string& line : lines) out << line << "\n";
}

// The folders with a file of that name, in order.
inline std::vector<std::filesystem::path> formats_with(const std::string& name) {
  std::vector<std::filesystem::path> formats;
  for (const auto& entry : std::filesystem::directory_iterator(kept())) {
    if (exists(entry.path() / name)) formats.push_back(entry.path().filename());
  }
  std::sort(formats.begin(), formats.end());
  EXPECT_FALSE(formats.empty()) << name;
  return formats;
}

// One on a line: its kind, and both its parts in hexadecimal digits.
struct KeptRecord {
  std::string kind;
  StoredRecord stored;
};

inline std::vector<KeptRecord> kept_records(const std::filesystem::path& file) {
  std::vector<KeptRecord> records;
  for (const std::string& line : kept_lines(file)) {
    std::istringstream in(line);
    std::string kind;
    std::string public_part;
    std::string private_part;
    in >> kind >> public_part >> private_part;
    const auto bytes = from_hex(public_part);
    const auto private_bytes = from_hex(private_part);
    EXPECT_TRUE(bytes && private_bytes) << line;
    if (bytes && private_bytes) records.push_back({kind, {*bytes, *private_bytes}});
  }
  return records;
}

inline void put_journal(const std::filesystem::path& file, Store& store) {
  Batch batch;
  int64_t sequence = 0;
  for (const KeptRecord& record : kept_records(file)) {
    const std::string key = encode_key<Table::journal>(++sequence);
    batch.put(Table::journal, key, record.stored.public_part);
    if (!record.stored.private_part.empty()) {
      batch.put(Table::private_parts, key, record.stored.private_part);
    }
  }
  ASSERT_TRUE(store.write(batch));
}

// The journal's last record that is kept, for a start writes one more, and every report by unit at
// its time: all that must be the same for ever.
inline Lines describe_register(Snapshot snapshot, const std::filesystem::path& journal) {
  const StoredRecord last = kept_records(journal).back().stored;
  JournalRecord record;
  EXPECT_TRUE(decode_record(last, record));
  const auto stored =
      snapshot.store->get(Table::journal, encode_key<Table::journal>(record.header.sequence));
  EXPECT_TRUE(stored && *stored == last.public_part);
  snapshot.now = record.header.recorded_at;
  Lines lines{to_hex(sha256(last.public_part)) + " of " + std::to_string(record.header.sequence) +
              " records, " + std::to_string(snapshot.head.dossiers) + " dossiers"};
  const auto add = [&](const Report& report, const std::string& fold, const std::string& of,
                       const FrozenRow& row) {
    const auto columns = report.columns(fold);
    ASSERT_EQ(columns.size(), row.cells.size());
    for (size_t i = 0; i < columns.size(); ++i) {
      const auto& [numerator, denominator] = row.cells[i];
      lines.push_back(report.name + " " + of + " " + columns[i].column.name + " " +
                      std::to_string(numerator) + "/" + std::to_string(denominator));
    }
  };
  for (const Report& report : reports()) {
    const std::string fold = report.folds.empty() ? "" : report.folds.front();
    const RowsQuery rows{.unit = *snapshot.catalogue->unit_number("P"),
                         .period = {*parse_day("2026-01-01"), day_of(snapshot.now)},
                         .now = snapshot.now};
    const auto figures = take_figures(snapshot, {&report, fold, rows});
    EXPECT_TRUE(figures);
    if (!figures) continue;
    for (const FrozenRow& row : figures->rows) add(report, fold, row.key, row);
    add(report, fold, "total", figures->totals);
  }
  return lines;
}

// Nothing that was told is told otherwise or no more; a report or a column may be new.
inline void expect_still_told(const Lines& kept, const Lines& now) {
  const std::set<std::string> told(now.begin(), now.end());
  EXPECT_FALSE(kept.empty());
  for (const std::string& line : kept) EXPECT_TRUE(told.contains(line)) << line;
}

}  // namespace motcua::testing
