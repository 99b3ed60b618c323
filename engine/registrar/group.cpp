// Overlay, journal and projection of one commit.
#include "engine/registrar/group.h"

#include <algorithm>

#include "engine/check.h"
#include "engine/records/digest.h"

namespace motcua {

Group::Group(const Readable& store, const Tail& tail, std::shared_ptr<const Catalogue> catalogue,
             Head head)
    : store_(store), tail_(tail), catalogue_(std::move(catalogue)), head_(std::move(head)) {}

std::optional<std::string> Group::read(Table table, const std::string& key) {
  if (const auto changed = changes_.find({table, key}); changed != changes_.end()) {
    return changed->second;
  }
  auto value = store_.get(table, key);
  if (!value) {
    failure_ = value.error();
    return std::nullopt;
  }
  return std::move(*value);
}

std::optional<Dossier> Group::dossier(DossierNumber number) {
  if (const auto found = dossiers_.find(number.value); found != dossiers_.end()) {
    return found->second;
  }
  const auto bytes = read(Table::dossiers, number_key(number.value));
  if (!bytes) return std::nullopt;
  Dossier dossier;
  if (!decode(*bytes, dossier)) {
    failure_ = StoreError{.kind = StoreError::Kind::corrupted,
                          .message = "dossier " + std::to_string(number.value) + " is unreadable"};
    return std::nullopt;
  }
  dossier.number = number;
  return dossier;
}

std::optional<DossierNumber> Group::number_of_code(const std::string& code) {
  const auto bytes = read(Table::codes, code);
  if (!bytes) return std::nullopt;
  const auto number = decode_number(*bytes);
  CHECK(number);
  return DossierNumber{static_cast<uint64_t>(*number)};
}

std::optional<RequestRow> Group::request(const std::string& request_id) {
  const int32_t week = request_week(head_.stamp);
  for (const int32_t kept : {week, week - 1}) {
    const std::string key = request_key(kept, request_id);
    for (const auto* known : {&std::as_const(tail_changes_.requests), &tail_.requests}) {
      if (const auto found = known->find(key); found != known->end()) return found->second;
    }
    const auto bytes = read(Table::requests, key);
    RequestRow row;
    if (bytes && decode(*bytes, row)) return row;
  }
  return std::nullopt;
}

int32_t Group::last_in_series(const SeriesKey& key) {
  for (const auto* known : {&std::as_const(tail_changes_.series), &tail_.series}) {
    if (const auto found = known->find(key); found != known->end()) return found->second;
  }
  const auto bytes = read(Table::numbers, series_key(key));
  const auto number = bytes ? decode_number(*bytes) : std::nullopt;
  return number ? static_cast<int32_t>(*number) : 0;
}

std::optional<DossierNumber> Group::dossier_of_reference(const std::string& caller,
                                                         const std::string& reference) {
  const std::string prefix =
      search_prefix(SearchKind::caller_reference, reference_text(caller, reference));
  const auto changed = changes_.lower_bound({Table::search, prefix});
  if (changed != changes_.end() && changed->first.first == Table::search &&
      changed->first.second.starts_with(prefix) && changed->second) {
    return dossier_of_search_key(changed->first.second);
  }
  std::optional<DossierNumber> found;
  const auto scanned = store_.scan({Table::search, prefix, after_prefix(prefix)},
                                   [&](std::string_view key, std::string_view) {
                                     found = dossier_of_search_key(key);
                                     return false;
                                   });
  if (!scanned) failure_ = scanned.error();
  return found;
}

ReadRecord Group::journal() const {
  return [this](int64_t sequence) -> OrStoreError<std::optional<std::string>> {
    const int64_t written = head_.sequence - record_count_;
    if (sequence <= written) return journal_of(store_)(sequence);
    const auto index = static_cast<size_t>(sequence - written - 1);
    if (index >= journal_.operations().size()) return std::nullopt;
    return journal_.operations()[index].value;
  };
}

std::optional<Dossier> Group::append(const JournalRecord& record) {
  const JournalHeader& header = record.header;
  CHECK(header.sequence == head_.sequence + 1);
  CHECK(header.recorded_at >= head_.stamp);
  CHECK(header.previous_hash == head_.hash);
  std::string bytes = encode_record(record);
  head_.sequence = header.sequence;
  head_.stamp = header.recorded_at;
  head_.hash = sha256(bytes);
  journal_bytes_ += bytes.size();
  ++record_count_;
  journal_.put(Table::journal, number_key(static_cast<uint64_t>(header.sequence)),
               std::move(bytes));

  std::optional<Dossier> after;
  if (std::holds_alternative<DossierEvent>(record.body)) {
    after = dossier(header.dossier);
    if (!after) after = Dossier{.number = header.dossier};
    append_dossier_event(record, *after);
  } else if (const auto* entries = std::get_if<CatalogueEntries>(&record.body)) {
    catalogue_ = std::make_shared<const Catalogue>(catalogue_->with(*entries));
    changes_[{Table::catalogue, number_key(static_cast<uint64_t>(header.sequence))}] =
        encode(*entries);
  }
  if (auto remembered = request_remembered(record, after ? after->revision : 0)) {
    tail_changes_.requests.insert(std::move(*remembered));
  }
  // An imported code of our shape moves its counter to it, never back.
  if (const auto taken = number_taken(record)) {
    tail_changes_.series[taken->first] = std::max(last_in_series(taken->first), taken->second);
  }
  return after;
}

void Group::append_dossier_event(const JournalRecord& record, Dossier& dossier) {
  const JournalHeader& header = record.header;
  CHECK(header.previous_sequence == dossier.last_sequence);
  const std::optional<Dossier> before =
      dossier.revision > 0 ? std::optional<Dossier>(dossier) : std::nullopt;
  apply_event(std::get<DossierEvent>(record.body),
              {.effective = header.effective_at,
               .sequence = header.sequence,
               .actor = header.actor,
               .imported = header.imported},
              dossier);
  head_.dossiers = std::max(head_.dossiers, dossier.number.value);
  change_indexes(before, dossier);
  change_cells(before, dossier);
  dossiers_.insert_or_assign(dossier.number.value, dossier);
}

void Group::change_indexes(const std::optional<Dossier>& before, const Dossier& after) {
  const std::vector<IndexEntry> old_entries =
      before ? index_entries(*before, *catalogue_) : std::vector<IndexEntry>{};
  std::vector<IndexEntry> new_entries = index_entries(after, *catalogue_);
  const auto contains = [](const std::vector<IndexEntry>& entries, const IndexEntry& wanted) {
    return std::find(entries.begin(), entries.end(), wanted) != entries.end();
  };
  for (const IndexEntry& entry : old_entries) {
    if (!contains(new_entries, entry)) changes_[{entry.table, entry.key}] = std::nullopt;
  }
  for (IndexEntry& entry : new_entries) {
    if (contains(old_entries, entry)) continue;
    changes_[{entry.table, std::move(entry.key)}] = std::move(entry.value);
  }
}

void Group::change_cells(const std::optional<Dossier>& before, const Dossier& after) {
  if (before) {
    tail_changes_.contributions.push_back(
        {cell_owner(*before, *catalogue_), contribution_of(*before), -1});
  }
  tail_changes_.contributions.push_back(
      {cell_owner(after, *catalogue_), contribution_of(after), 1});
}

Batch Group::take_batch() {
  Batch batch = std::move(journal_);
  for (const auto& [number, dossier] : dossiers_) {
    batch.put(Table::dossiers, number_key(number), encode(dossier));
  }
  for (auto& [place, value] : changes_) {
    if (value) {
      batch.put(place.first, place.second, std::move(*value));
    } else {
      batch.erase(place.first, place.second);
    }
  }
  return batch;
}

}  // namespace motcua
