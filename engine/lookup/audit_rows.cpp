// A read for each row that there must be; then as many as were read.
#include "engine/lookup/audit_rows.h"

#include <algorithm>

#include "engine/records/codec.h"

namespace motcua {
namespace {

std::string name_of(const SeriesNumber& number) {
  if (number.key.series != Series::letter) return format_code(number.key, number.number);
  return number.key.unit + " " + std::to_string(civil_date(number.key.day).year) + " " +
         format_letter_number(number.number);
}

}  // namespace

OrStoreError<void> RowAudit::take(const JournalRecord& record) {
  const JournalHeader& header = record.header;
  OrStoreError<bool> checked = true;
  if (const auto* entries = std::get_if<CatalogueEntries>(&record.body)) {
    checked = check_row(Table::catalogue, number_key(static_cast<uint64_t>(header.sequence)),
                        encode(*entries), "sequence " + std::to_string(header.sequence));
    if (checked) catalogue_is_sound_ = catalogue_is_sound_ && *checked;
  } else if (const auto* frozen = std::get_if<FrozenReport>(&record.body)) {
    checked = check_row(Table::frozen, frozen_key(frozen->question), encode(*frozen),
                        frozen->question.report + " " + frozen->question.unit + " " +
                            format_day(frozen->question.from));
  }
  if (!checked) return tl::unexpected(checked.error());
  if (const auto number = number_taken(record)) take_number(*number, header);
  if (std::holds_alternative<DossierEvent>(record.body)) return {};
  return take_request(header, 0);
}

// Live ones follow each other without a gap; an imported one may be any. Of codes it moves the
// series on; of letters it is taken where the series comes to it. Letters of before that had a
// number behind all imported ones, until the first that had not.
void RowAudit::take_number(const SeriesNumber& number, const JournalHeader& header) {
  auto& [last, ahead, has_filled] = taken_numbers_[number.key];
  const bool follows_all = !has_filled && !ahead.empty() && number.number == *ahead.rbegin() + 1;
  if (!header.imported && !ahead.empty() && !follows_all) has_filled = true;
  if (!header.imported && number.number != last + 1 && !follows_all) {
    run_.find("numbers", name_of(number), AuditProblem::number_missing_or_doubled);
  }
  if (number.key.series != Series::letter) {
    last = std::max(last, number.number);
    return;
  }
  if (number.number > last) ahead.insert(number.number);
  while (!ahead.empty() && *ahead.begin() == last + 1) {
    ahead.erase(ahead.begin());
    ++last;
  }
}

OrStoreError<void> RowAudit::take_request(const JournalHeader& header, int32_t revision) {
  const int32_t week = request_week(header.recorded_at);
  if (header.request_id.empty() || week < first_week_kept()) return {};
  const auto checked = check_row(Table::requests, request_key(week, header.request_id),
                                 encode(request_row(header, revision)),
                                 "sequence " + std::to_string(header.sequence));
  if (!checked) return tl::unexpected(checked.error());
  return {};
}

OrStoreError<void> RowAudit::finish() {
  if (const auto checked = finish_numbers(); !checked) return checked;
  for (const Table table : {Table::catalogue, Table::frozen, Table::numbers}) {
    const auto checked = check_count(table);
    if (!checked) return tl::unexpected(checked.error());
    if (table == Table::catalogue && !*checked) catalogue_is_sound_ = false;
  }
  return {};
}

OrStoreError<void> RowAudit::finish_numbers() {
  for (const auto& [key, taken] : taken_numbers_) {
    std::vector<std::pair<std::string, int64_t>> rows;
    if (taken.last > 0) rows.emplace_back(series_key(key), taken.last);
    for (const int64_t number : taken.ahead) rows.emplace_back(ahead_key({key, number}), number);
    for (const auto& [row, number] : rows) {
      const auto checked =
          check_row(Table::numbers, row, encode_number(number), name_of(SeriesNumber{key, number}));
      if (!checked) return tl::unexpected(checked.error());
    }
  }
  return {};
}

OrStoreError<void> RowAudit::finish_requests() {
  const auto checked = check_count(Table::requests, request_week_prefix(first_week_kept()));
  if (!checked) return tl::unexpected(checked.error());
  return {};
}

// Older ones are forgotten some time.
int32_t RowAudit::first_week_kept() const { return request_week(view_.head.stamp) - 1; }

OrStoreError<bool> RowAudit::check_row(Table table, const std::string& key,
                                       const std::string& value, const std::string& subject) {
  ++rows_[table];
  const auto stored = view_.store->get(table, key);
  if (!stored) return tl::unexpected(stored.error());
  if (*stored == value) return true;
  const std::string table_name(name_of(table));
  run_.find(table_name, subject, *stored ? AuditProblem::other_entry : AuditProblem::entry_missing,
            {{"table", table_name}});
  return false;
}

OrStoreError<bool> RowAudit::check_count(Table table, const std::string& from) {
  int64_t found = 0;
  const auto scanned = view_.store->scan({table, from, {}}, [&](auto, auto) {
    ++found;
    return true;
  });
  if (!scanned) return tl::unexpected(scanned.error());
  const int64_t expected = rows_[table];
  if (found == expected) return true;
  run_.find(std::string(name_of(table)), "all", AuditProblem::entry_count,
            {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}});
  return false;
}

}  // namespace motcua
