// Overlay, journal and projection of one commit.
#include "engine/registrar/group.h"

#include <algorithm>

#include "engine/check.h"
#include "engine/records/digest.h"

namespace motcua {

Group::Group(const Readable& store, const Readable& tables,
             std::shared_ptr<const Catalogue> catalogue, Head head,
             std::shared_ptr<const Group> before)
    : store_(store),
      tables_(tables),
      catalogue_(std::move(catalogue)),
      head_(std::move(head)),
      before_(std::move(before)) {}

std::shared_ptr<const Dossier> Group::changed_dossier(DossierNumber number) const {
  const auto found = dossiers_.find(number.value);
  if (found != dossiers_.end()) return found->second;
  return before_ ? before_->changed_dossier(number) : nullptr;
}

std::optional<Batch::Operation> Group::changed_row(Table table, std::string_view key) const {
  const auto changed = changes_.find(table, key);
  return changed || !before_ ? changed : before_->changed_row(table, key);
}

template <class Condition>
std::optional<Batch::Operation> Group::changed_row_if(Table table,
                                                      const Condition& condition) const {
  const auto changed = changes_.find_if(table, condition);
  return changed || !before_ ? changed : before_->changed_row_if(table, condition);
}

std::optional<std::string> Group::read(Table table, const std::string& key) {
  if (const auto changed = changed_row(table, key)) {
    if (changed->kind == Batch::Kind::erase) return std::nullopt;
    return std::string(changed->value);
  }
  auto value = tables_.get(table, key);
  if (!value) {
    failure_ = value.error();
    return std::nullopt;
  }
  return std::move(*value);
}

void Group::fail(std::string message) {
  failure_ = StoreError{.kind = StoreError::Kind::corrupted, .message = std::move(message)};
}

std::shared_ptr<const Dossier> Group::dossier(DossierNumber number) {
  if (auto changed = changed_dossier(number)) return changed;
  const auto bytes = read(Table::dossiers, number_key(number.value));
  if (!bytes) return nullptr;
  auto dossier = std::make_shared<Dossier>();
  if (!decode_as_stored(*bytes, *dossier)) {
    fail("dossier " + std::to_string(number.value) + " is unreadable");
    return nullptr;
  }
  dossier->number = number;
  return dossier;
}

std::optional<DossierNumber> Group::number_of_code(const std::string& code) {
  const auto bytes = read(Table::codes, code_key(code));
  if (!bytes) return std::nullopt;
  const auto number = decode_number(*bytes);
  if (!number) fail("the number of " + code + " is unreadable");
  return DossierNumber{static_cast<uint64_t>(number.value_or(0))};
}

std::optional<RequestRow> Group::request(const std::string& request_id) {
  const int32_t week = request_week(head_.stamp);
  for (const int32_t kept : {week, week - 1}) {
    const auto bytes = read(Table::requests, request_key(kept, request_id));
    if (!bytes) continue;
    RequestRow row;
    if (!decode(*bytes, row)) fail("a remembered request is unreadable");
    return row;
  }
  return std::nullopt;
}

int64_t Group::last_in_series(const SeriesKey& key) {
  const auto bytes = read(Table::numbers, series_key(key));
  const auto number = bytes ? decode_number(*bytes) : std::nullopt;
  if (bytes && !number) fail("a series of numbers is unreadable");
  return number.value_or(0);
}

std::optional<DossierNumber> Group::dossier_of_reference(const std::string& caller,
                                                         const std::string& reference) {
  const std::string prefix =
      search_prefix(SearchKind::caller_reference, reference_text(caller, reference));
  // A reference is never taken back, so an entry of a group settles it.
  const auto changed = changed_row_if(Table::search, [&](const Batch::Operation& row) {
    return row.kind == Batch::Kind::put && row.key.starts_with(prefix);
  });
  if (changed) return dossier_of_search_key(changed->key);
  std::optional<DossierNumber> found;
  const auto scanned = tables_.scan({Table::search, prefix, after_prefix(prefix)},
                                    [&](std::string_view key, std::string_view) {
                                      found = dossier_of_search_key(key);
                                      if (!found) fail("an index key is unreadable");
                                      return false;
                                    });
  if (!scanned) failure_ = scanned.error();
  return found;
}

ReadRecord Group::journal() const {
  return [this](int64_t sequence) -> OrStoreError<std::optional<StoredRecord>> {
    const int64_t written = head_.sequence - static_cast<int64_t>(record_at_.size());
    if (sequence <= written) return journal_of(store_)(sequence);
    const auto index = static_cast<size_t>(sequence - written - 1);
    if (index >= record_at_.size()) return std::nullopt;
    const Batch::Operation record = journal_[record_at_[index]];
    StoredRecord stored{.public_part = std::string(record.value), .private_part = {}};
    if (record_at_[index] > 0) {
      const Batch::Operation before = journal_[record_at_[index] - 1];
      if (before.table == Table::private_parts && before.key == record.key) {
        stored.private_part = before.value;
      }
    }
    return stored;
  };
}

std::shared_ptr<const Dossier> Group::append(const JournalRecord& record,
                                             const StoredRecord& stored,
                                             std::shared_ptr<const Catalogue> next) {
  const JournalHeader& header = record.header;
  const std::string key = number_key(static_cast<uint64_t>(header.sequence));
  CHECK(header.sequence == head_.sequence + 1);
  CHECK(header.recorded_at >= head_.stamp);
  CHECK(header.previous_hash == head_.hash);
  if (is_erasure(record)) {  // of records before it
    head_.erased_sequence = header.sequence;
    erase_private_parts(record);
  }
  head_.sequence = header.sequence;
  head_.stamp = header.recorded_at;
  head_.hash = sha256(stored.public_part);
  journal_bytes_ += stored.public_part.size() + stored.private_part.size();
  if (!stored.private_part.empty()) {
    journal_.put(Table::private_parts, key, stored.private_part);
  }
  record_at_.push_back(journal_.size());
  journal_.put(Table::journal, key, stored.public_part);

  std::shared_ptr<const Dossier> after;
  if (std::holds_alternative<DossierEvent>(record.body)) {
    after = append_dossier_event(record);
  } else if (const auto* entries = std::get_if<CatalogueEntries>(&record.body)) {
    if (!next) next = std::make_shared<const Catalogue>(catalogue_->with(*entries));
    catalogue_ = std::move(next);
    changes_.put(Table::catalogue, key, encode(*entries));
  } else if (const auto* frozen = std::get_if<FrozenReport>(&record.body)) {
    changes_.put(Table::frozen, frozen_key(frozen->question), encode(*frozen));
  }
  remember_request(record, after ? after->revision : 0);
  take_number(record);
  return after;
}

// By which a repeat of the request is known.
void Group::remember_request(const JournalRecord& record, int32_t revision) {
  const JournalHeader& header = record.header;
  if (header.request_id.empty()) return;
  changes_.put(Table::requests, request_key(request_week(header.recorded_at), header.request_id),
               encode(request_row(header, revision)));
}

// Of all records of the dossier before this one; and the hashes by which repeats of its requests
// were known. With the record itself: all of it or nothing.
void Group::erase_private_parts(const JournalRecord& erased) {
  const ReadRecord journal = this->journal();
  int64_t sequence = erased.header.previous_sequence;
  const auto rewrite = [&](Table table, uint64_t number) {
    const std::string key = number_key(number);
    erased_.push_back({.table = table, .from = key, .to = number_key(number + 1)});
    return key;
  };
  rewrite(Table::dossiers, erased.header.dossier.value);
  while (sequence != 0) {
    const auto stored = journal(sequence);
    JournalRecord record;
    if (!stored || !*stored || !decode_record_as_stored((*stored)->public_part, {}, record)) {
      return fail("journal record " + std::to_string(sequence) + " is missing or unreadable");
    }
    const JournalHeader& header = record.header;
    journal_.erase(Table::private_parts,
                   rewrite(Table::private_parts, static_cast<uint64_t>(sequence)));
    const std::string request = request_key(request_week(header.recorded_at), header.request_id);
    if (const auto bytes =
            header.request_id.empty() ? std::nullopt : read(Table::requests, request)) {
      RequestRow row;
      if (!decode(*bytes, row)) return fail("a remembered request is unreadable");
      row.content_hash.clear();
      changes_.put(Table::requests, request, encode(row));
    }
    if (header.previous_sequence >= sequence) return fail("a history does not end");
    sequence = header.previous_sequence;
  }
}

// Each is given the next of its series; but an imported code may be any, and moves the counter to
// it, never back.
void Group::take_number(const JournalRecord& record) {
  const auto taken = number_taken(record);
  if (!taken) return;
  if (taken->key.series == Series::letter) return take_letter_number(*taken);
  if (record.header.imported && taken->number <= last_in_series(taken->key)) return;
  changes_.put(Table::numbers, series_key(taken->key), encode_number(taken->number));
}

// Imported letters keep their numbers, in whatever order they come. The counter stands where all up
// to it are taken, so the next live letter leaves no gap; what was taken ahead of it has a row of
// its own, until the counter comes there.
void Group::take_letter_number(const SeriesNumber& taken) {
  int64_t last = last_in_series(taken.key);
  if (taken.number <= last) return;
  if (taken.number > last + 1) {
    changes_.put(Table::numbers, ahead_key(taken), encode_number(taken.number));
    return;
  }
  const auto take_next = [&] {
    ++last;
    const std::string next = ahead_key({taken.key, last + 1});
    if (!read(Table::numbers, next)) return false;
    changes_.erase(Table::numbers, next);
    return true;
  };
  while (take_next()) continue;
  changes_.put(Table::numbers, series_key(taken.key), encode_number(last));
}

std::shared_ptr<const Dossier> Group::append_dossier_event(const JournalRecord& record) {
  const JournalHeader& header = record.header;
  const auto before = header.previous_sequence != 0 ? dossier(header.dossier) : nullptr;
  auto after = before ? std::make_shared<Dossier>(*before) : std::make_shared<Dossier>();
  const auto unsound = [&] {
    fail("journal record " + std::to_string(header.sequence) + " and dossier " +
         std::to_string(header.dossier.value) + " do not go together");
    return nullptr;
  };
  if (header.previous_sequence != after->last_sequence) return unsound();
  after->number = header.dossier;
  apply_record(record, *after);
  if (!is_of_catalogue(*after, *catalogue_)) return unsound();
  head_.dossiers = std::max(head_.dossiers, after->number.value);
  change_indexes(before.get(), *after);
  change_cells(before.get(), *after);
  dossiers_.insert_or_assign(after->number.value, after);
  return after;
}

void Group::change_indexes(const Dossier* before, const Dossier& after) {
  const std::vector<IndexEntry> old_entries =
      before ? index_entries(*before, *catalogue_) : std::vector<IndexEntry>{};
  const std::vector<IndexEntry> new_entries = index_entries(after, *catalogue_);
  const auto contains = [](const std::vector<IndexEntry>& entries, const IndexEntry& wanted) {
    return std::find(entries.begin(), entries.end(), wanted) != entries.end();
  };
  for (const IndexEntry& entry : old_entries) {
    if (!contains(new_entries, entry)) changes_.erase(entry.table, entry.key);
  }
  for (const IndexEntry& entry : new_entries) {
    if (!contains(old_entries, entry)) changes_.put(entry.table, entry.key, entry.value);
  }
}

void Group::change_cells(const Dossier* before, const Dossier& after) {
  if (before) {
    add_contributions(cell_changes_, cell_owner(*before, *catalogue_), contribution_of(*before),
                      -1);
  }
  add_contributions(cell_changes_, cell_owner(after, *catalogue_), contribution_of(after), 1);
}

Rows Group::rows() const {
  Batch dossiers;
  for (const auto& [number, dossier] : dossiers_) {
    dossiers.put(Table::dossiers, number_key(number), encode(*dossier));
  }
  std::vector<Batch::Operation> rows;
  rows.reserve(changes_.size() + dossiers.size());
  changes_.append_to(rows);
  for (size_t i = 0; i < dossiers.size(); ++i) rows.push_back(dossiers[i]);
  return Rows(rows);
}

}  // namespace motcua
