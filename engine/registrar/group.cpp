// Journal and projection of one commit.
#include "engine/registrar/group.h"

#include <algorithm>

#include "engine/check.h"
#include "engine/records/digest.h"

namespace motcua {

Group::Group(const Readable& store, Standing standing, Head head,
             std::shared_ptr<const Group> before)
    : store_(store),
      standing_(std::move(standing)),
      head_(std::move(head)),
      before_(std::move(before)),
      begins_after_(head_.sequence) {
  CHECK(!before_ || before_->head().sequence == head_.sequence,
        "expected the group before to end with record ", head_.sequence, ", got ",
        before_ ? before_->head().sequence : 0);
}

std::shared_ptr<const Dossier> Group::changed_dossier(DossierNumber number) const {
  const auto found = dossiers_.find(number.value);
  if (found != dossiers_.end()) return found->second;
  return before_ ? before_->changed_dossier(number) : nullptr;
}

// Null if neither changed it.
const std::optional<std::string>* Group::changed_row(Table table, std::string_view key) const {
  const auto found = rows_.find(std::pair(table, key));
  if (found != rows_.end()) return &found->second;
  return before_ ? before_->changed_row(table, key) : nullptr;
}

// The first key with that prefix under which one of them put a row.
std::optional<std::string> Group::first_put(Table table, const std::string& prefix) const {
  for (auto at = rows_.lower_bound(std::pair<Table, std::string_view>(table, prefix));
       at != rows_.end() && at->first.first == table && at->first.second.starts_with(prefix);
       ++at) {
    if (at->second) return at->first.second;
  }
  return before_ ? before_->first_put(table, prefix) : std::nullopt;
}

void Group::put(Table table, std::string key, std::string value) {
  rows_.insert_or_assign({table, std::move(key)}, std::move(value));
}

void Group::erase(Table table, std::string key) {
  rows_.insert_or_assign({table, std::move(key)}, std::nullopt);
}

std::optional<std::string> Group::read(Table table, const std::string& key) {
  if (const auto* changed = changed_row(table, key)) return *changed;
  auto value = store_.get(table, key);
  if (!value) {
    fail(value.error());
    return std::nullopt;
  }
  return std::move(*value);
}

void Group::fail_corrupted(std::string message) {
  fail({.kind = StoreError::Kind::corrupted, .message = std::move(message)});
}

template <Table table>
std::optional<ValueOf<table>> Group::find_row(const KeyOf<table>& key) {
  const std::string key_bytes = encode_key<table>(key);
  const auto bytes = read(table, key_bytes);
  if (!bytes) return std::nullopt;
  ValueOf<table> value{};
  if (decode_value(*bytes, value)) return value;
  fail(unreadable_row<table>(key_bytes).value());
  return std::nullopt;
}

std::shared_ptr<const Dossier> Group::dossier(DossierNumber number) {
  if (auto changed = changed_dossier(number)) return changed;
  auto dossier = find_row<Table::dossiers>(number);
  if (!dossier) return nullptr;
  dossier->number = number;
  return std::make_shared<const Dossier>(std::move(*dossier));
}

std::optional<DossierNumber> Group::number_of_code(const std::string& code) {
  return find_row<Table::codes>(code);
}

std::optional<RequestRow> Group::request(const std::string& request_id) {
  const int32_t week = request_week(head_.stamp);
  for (const int32_t kept : {week, week - 1}) {
    auto row = find_row<Table::requests>({kept, {request_id}});
    if (row || failure_) return row;
  }
  return std::nullopt;
}

int64_t Group::last_in_series(const SeriesKey& key) {
  return find_row<Table::numbers>({.series = key, .ahead = {}}).value_or(0);
}

std::optional<DossierNumber> Group::dossier_of_reference(const std::string& caller,
                                                         const std::string& reference) {
  const std::string text = reference_text(caller, reference);
  const auto keys = keys_with<Table::search>(SearchKind::caller_reference, PersonalText{text});
  // A reference is never taken back, so an entry of a group decides.
  if (const auto changed = first_put(Table::search, keys.from)) {
    return parse_key<Table::search>(*changed)->dossier;
  }
  std::optional<DossierNumber> found;
  const auto scanned = scan(store_, keys, [&](const StoredRow<Table::search>& row) {
    found = row.key.dossier;
    return false;
  });
  if (!scanned) fail(scanned.error());
  return found;
}

void Group::add_changed(const std::string& prefix, std::map<DossierNumber, bool>& has_row) const {
  if (before_) before_->add_changed(prefix, has_row);
  for (auto at = rows_.lower_bound(std::pair<Table, std::string_view>(Table::search, prefix));
       at != rows_.end() && at->first.first == Table::search &&
       at->first.second.starts_with(prefix);
       ++at) {
    const auto key = parse_key<Table::search>(at->first.second);
    if (key) has_row[key->dossier] = at->second.has_value();
  }
}

std::vector<DossierNumber> Group::newest_found(SearchKind kind, const std::string& text,
                                               size_t max) {
  auto keys = keys_with<Table::search>(kind, PersonalText{text});
  keys.direction = Direction::backward;
  std::map<DossierNumber, bool> has_row;
  add_changed(keys.from, has_row);
  size_t stored = 0;
  const auto scanned = scan(store_, keys, [&](const StoredRow<Table::search>& row) {
    stored += has_row.try_emplace(row.key.dossier, true).second ? 1 : 0;
    return stored < max;
  });
  if (!scanned) fail(scanned.error());
  std::vector<DossierNumber> newest;
  for (auto at = has_row.rbegin(); at != has_row.rend() && newest.size() < max; ++at) {
    if (at->second) newest.push_back(at->first);
  }
  return newest;
}

ReadRecord Group::journal() const {
  return [this](int64_t sequence) -> OrStoreError<std::optional<StoredRecord>> {
    if (sequence <= begins_after_) return journal_of(store_)(sequence);
    const auto index = static_cast<size_t>(sequence - begins_after_ - 1);
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
  const std::string key = encode_key<Table::journal>(header.sequence);
  CHECK(header.sequence == head_.sequence + 1, "expected record ", head_.sequence + 1, ", got ",
        header.sequence);
  CHECK(header.recorded_at >= head_.stamp, "expected record ", header.sequence,
        " to be stamped no earlier than the one before it, ", head_.stamp.microseconds, ", got ",
        header.recorded_at.microseconds);
  CHECK(header.previous_hash == head_.hash, "expected record ", header.sequence,
        " to have the hash of the one before it");
  CHECK(!stored.public_part.empty(), "expected record ", header.sequence, " to be encoded");
  if (is_erasure(record)) {  // of records before it
    head_.erased_sequence = header.sequence;
    erase_private_parts(record);
  }
  const int32_t week = request_week(header.recorded_at);
  if (head_.sequence > 0 && week != request_week(head_.stamp)) week_begun_ = week;
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
    if (!next) next = std::make_shared<const Catalogue>(catalogue().with(*entries));
    standing_.catalogue = std::move(next);
    put<Table::catalogue>(header.sequence, *entries);
  } else if (const auto* frozen = std::get_if<FrozenReport>(&record.body)) {
    put<Table::frozen>(frozen->question, *frozen);
  } else if (std::holds_alternative<AccountChanged>(record.body)) {
    change_account(record);
  }
  remember_request(record, after ? after->revision : 0);
  take_number(record);
  return after;
}

// What proved the account's owner until now is of no use any more, and is erased.
void Group::change_account(const JournalRecord& record) {
  const auto& changed = std::get<AccountChanged>(record.body);
  const KnownAccount known{.sequence = record.header.sequence, .account = changed.account};
  standing_.accounts = std::make_shared<const Accounts>(accounts().with(known));
  const KeyTail key{known.account.name};
  put<Table::accounts>(key, known);
  const int64_t before = changed.previous_sequence;
  if (before == 0) return;
  if (before >= record.header.sequence) return fail_corrupted("an account's past does not end");
  journal_.erase(Table::private_parts, encode_key<Table::private_parts>(before));
  erased_.push_back(keys_between<Table::private_parts>(before, before + 1).range());
  const std::string row = encode_key<Table::accounts>(key);
  erased_.push_back({Table::accounts, row, row + '\0'});
  head_.erased_sequence = record.header.sequence;
}

// By which a repeat of the request is known.
void Group::remember_request(const JournalRecord& record, int32_t revision) {
  const JournalHeader& header = record.header;
  if (header.request_id.empty()) return;
  put<Table::requests>({request_week(header.recorded_at), {header.request_id}},
                       request_row(header, revision));
}

// Of all earlier records of the dossier; and the hashes by which repeats of its requests were
// known. In one write with the record itself: all of it or nothing.
void Group::erase_private_parts(const JournalRecord& erased) {
  const ReadRecord journal = this->journal();
  int64_t sequence = erased.header.previous_sequence;
  const DossierNumber dossier = erased.header.dossier;
  erased_.push_back(keys_between<Table::dossiers>(dossier, {dossier.value + 1}).range());
  while (sequence != 0) {
    const auto stored = journal(sequence);
    JournalRecord record;
    if (!stored || !*stored || !decode_record_as_stored((*stored)->public_part, {}, record)) {
      return fail_corrupted("journal record " + std::to_string(sequence) +
                            " is missing or unreadable");
    }
    const JournalHeader& header = record.header;
    erase_file(**stored);
    journal_.erase(Table::private_parts, encode_key<Table::private_parts>(sequence));
    erased_.push_back(keys_between<Table::private_parts>(sequence, sequence + 1).range());
    forget_content(header);
    if (header.previous_sequence >= sequence) return fail_corrupted("a history does not end");
    sequence = header.previous_sequence;
  }
}

// That the record attached, though it was withdrawn since: its bytes may be there still. A private
// part that cannot be read keeps no erasure back.
void Group::erase_file(const StoredRecord& stored) {
  JournalRecord record;
  if (!decode_record_as_stored(stored.public_part, stored.private_part, record)) return;
  const auto* const event = std::get_if<DossierEvent>(&record.body);
  const auto* const attached = event ? std::get_if<FileAttached>(event) : nullptr;
  if (attached && !attached->file.sha256.empty()) erased_files_.push_back(attached->file.sha256);
}

// Of a request that is remembered.
void Group::forget_content(const JournalHeader& header) {
  if (header.request_id.empty()) return;
  const RequestKey key{request_week(header.recorded_at), {header.request_id}};
  if (auto row = find_row<Table::requests>(key)) {
    row->content_hash.clear();
    put<Table::requests>(key, *row);
  }
}

// A live one takes the next number of its series. An imported code may have any, and moves the
// counter up to it, never back.
void Group::take_number(const JournalRecord& record) {
  const auto taken = number_taken(record);
  if (!taken) return;
  if (taken->key.series == Series::letter) return take_letter_number(*taken);
  if (record.header.imported && taken->number <= last_in_series(taken->key)) return;
  put<Table::numbers>({.series = taken->key, .ahead = {}}, taken->number);
}

// Imported letters keep their numbers, in whatever order they come. Up to the counter all numbers
// are taken, so the next live letter leaves no gap. A number taken ahead of it has a row of its
// own, until the counter comes there.
void Group::take_letter_number(const SeriesNumber& taken) {
  int64_t last = last_in_series(taken.key);
  if (taken.number <= last) return;
  if (taken.number > last + 1) {
    put<Table::numbers>({taken.key, taken.number}, taken.number);
    return;
  }
  const auto take_next = [&] {
    ++last;
    const std::string next = encode_key<Table::numbers>({taken.key, last + 1});
    if (!read(Table::numbers, next)) return false;
    erase(Table::numbers, next);
    return true;
  };
  while (take_next()) continue;
  put<Table::numbers>({.series = taken.key, .ahead = {}}, last);
}

std::shared_ptr<const Dossier> Group::append_dossier_event(const JournalRecord& record) {
  const JournalHeader& header = record.header;
  const auto before = header.previous_sequence != 0 ? dossier(header.dossier) : nullptr;
  auto after = before ? std::make_shared<Dossier>(*before) : std::make_shared<Dossier>();
  const auto unsound = [&] {
    fail_corrupted("journal record " + std::to_string(header.sequence) + " and dossier " +
                   std::to_string(header.dossier.value) + " do not go together");
    return nullptr;
  };
  if (header.previous_sequence != after->last_sequence) return unsound();
  after->number = header.dossier;
  apply_record(record, *after);
  if (!is_of_catalogue(*after, catalogue())) return unsound();
  CHECK(after->last_sequence == header.sequence, "expected dossier ", header.dossier.value,
        " to be as of record ", header.sequence, ", got ", after->last_sequence);
  head_.dossiers = std::max(head_.dossiers, after->number.value);
  change_indexes(before.get(), *after);
  change_cells(before.get(), *after);
  dossiers_.insert_or_assign(after->number.value, after);
  return after;
}

void Group::change_indexes(const Dossier* before, const Dossier& after) {
  const std::vector<IndexEntry> old_entries =
      before ? index_entries(*before, catalogue()) : std::vector<IndexEntry>{};
  const std::vector<IndexEntry> new_entries = index_entries(after, catalogue());
  const auto contains = [](const std::vector<IndexEntry>& entries, const IndexEntry& wanted) {
    return std::find(entries.begin(), entries.end(), wanted) != entries.end();
  };
  for (const IndexEntry& entry : old_entries) {
    if (!contains(new_entries, entry)) erase(entry.table, entry.key);
  }
  for (const IndexEntry& entry : new_entries) {
    if (!contains(old_entries, entry)) put(entry.table, entry.key, entry.value);
  }
}

void Group::change_cells(const Dossier* before, const Dossier& after) {
  if (before) add_cell_changes(cell_changes_, *before, catalogue(), -1);
  add_cell_changes(cell_changes_, after, catalogue(), 1);
}

Batch Group::table_batch(const CellChanges& changes) const {
  Batch batch;
  if (week_begun_) {  // requests of the week before the last are forgotten
    batch.erase_range(Table::requests, "", keys_with<Table::requests>(*week_begun_ - 1).from);
  }
  for (const auto& [number, dossier] : dossiers_) {
    motcua::put<Table::dossiers>(batch, {number}, *dossier);
  }
  for (const auto& [row, value] : rows_) {
    value ? batch.put(row.first, row.second, *value) : batch.erase(row.first, row.second);
  }
  if (changes.size() > 0) {
    motcua::put<Table::changes>(batch, head_.sequence,
                                {{changes.all().begin(), changes.all().end()}});
  }
  batch.put(Table::meta, head_key, encode(head_));
  return batch;
}

}  // namespace motcua
