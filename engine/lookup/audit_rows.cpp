// A read for each row that there must be; then as many as were read.
#include "engine/lookup/audit_rows.h"

#include <algorithm>

#include "engine/records/rows.h"
#include "engine/try.h"

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
  if (const auto* entries = std::get_if<CatalogueEntries>(&record.body)) {
    const bool is_sound = TRY(check_row<Table::catalogue>(
        header.sequence, *entries, "sequence " + std::to_string(header.sequence)));
    catalogue_is_sound_ = catalogue_is_sound_ && is_sound;
  } else if (const auto* frozen = std::get_if<FrozenReport>(&record.body)) {
    TRY(check_row<Table::frozen>(frozen->question, *frozen,
                                 frozen->question.report + " " + frozen->question.unit + " " +
                                     format_day(frozen->question.from)));
  }
  if (const auto* changed = std::get_if<AccountChanged>(&record.body)) {
    accounts_[changed->account.name] = {.sequence = header.sequence, .account = changed->account};
  }
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
  return check_row<Table::requests>({week, {header.request_id}}, request_row(header, revision),
                                    "sequence " + std::to_string(header.sequence))
      .map([](bool) {});
}

OrStoreError<void> RowAudit::finish() {
  TRY(finish_numbers());
  TRY(finish_accounts());
  for (const Table table : {Table::catalogue, Table::frozen, Table::numbers, Table::accounts}) {
    const auto checked = TRY(check_count(table));
    if (table == Table::catalogue && !checked) catalogue_is_sound_ = false;
  }
  return {};
}

OrStoreError<void> RowAudit::finish_numbers() {
  for (const auto& [key, taken] : taken_numbers_) {
    std::vector<std::pair<NumberKey, int64_t>> rows;
    if (taken.last > 0) rows.push_back({{.series = key, .ahead = {}}, taken.last});
    for (const int64_t number : taken.ahead) rows.push_back({{key, number}, number});
    for (const auto& [row, number] : rows) {
      TRY(check_row<Table::numbers>(row, number, name_of(SeriesNumber{key, number})));
    }
  }
  return {};
}

OrStoreError<void> RowAudit::finish_accounts() {
  for (const auto& [name, known] : accounts_) {
    TRY(check_row<Table::accounts>({name}, known, name));
  }
  return {};
}

OrStoreError<void> RowAudit::finish_requests() {
  return check_count(Table::requests, keys_with<Table::requests>(first_week_kept()).from)
      .map([](bool) {});
}

// Older ones are forgotten some time.
int32_t RowAudit::first_week_kept() const { return request_week(snapshot_.head.stamp) - 1; }

template <Table table>
OrStoreError<bool> RowAudit::check_row(const KeyOf<table>& key, const ValueOf<table>& value,
                                       const std::string& subject) {
  ++rows_[table];
  const auto stored = TRY(find_bytes<table>(*snapshot_.store, key));
  if (stored == encode_value(value)) return true;
  const std::string table_name(name_of(table));
  run_.find(table_name, subject, stored ? AuditProblem::other_entry : AuditProblem::entry_missing,
            {{"table", table_name}});
  return false;
}

OrStoreError<bool> RowAudit::check_count(Table table, const std::string& from) {
  const int64_t expected = rows_[table];
  return count_rows(*snapshot_.store, table, from).map([&](int64_t found) {
    if (found == expected) return true;
    run_.find(std::string(name_of(table)), "all", AuditProblem::entry_count,
              {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}});
    return false;
  });
}

}  // namespace motcua
