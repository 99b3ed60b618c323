// Where the two journals part is told by the hash chain: a record that both have has all before it
// in common.
#include "services/backup/erasures.h"

#include <utility>

#include "engine/records/digest.h"
#include "engine/records/journal.h"
#include "engine/records/rows.h"
#include "engine/registrar/tables.h"
#include "engine/store/read_only_journal.h"
#include "engine/try.h"

namespace motcua {
namespace {

class Search {
 public:
  Search(const Readable& restored, FoundErasures& found) : restored_(restored), found_(found) {}

  // From a record that both have, or from the first.
  void begin_after(int64_t sequence, std::string_view public_part) {
    next_sequence_ = sequence + 1;
    found_.last_sequence = sequence;
    hash_ = sequence == 0 ? "" : sha256(public_part);
  }
  // False ends it.
  bool take(std::string_view public_part) {
    JournalRecord record;
    const JournalHeader& header = record.header;
    if (!decode_record_as_stored(public_part, {}, record) || header.sequence != next_sequence_ ||
        header.previous_hash != hash_) {
      return fail("record " + std::to_string(next_sequence_) +
                  " is unreadable or does not follow the one before it");
    }
    begin_after(header.sequence, public_part);
    if (!parted_ && is_in_both(header.sequence, public_part)) return true;
    if (header.sequence == 1) return fail("it is of another register");
    parted_ = true;
    if (header.dossier.value == 0) return !found_.failure;
    // Numbers are given in order.
    if (header.previous_sequence == 0 && !first_of_its_own_) first_of_its_own_ = header.dossier;
    const bool is_its_own = first_of_its_own_ && header.dossier.value >= first_of_its_own_->value;
    if (is_erasure(record) && !is_its_own) {
      const auto& erased = std::get<Erased>(std::get<DossierEvent>(record.body));
      found_.erasures.push_back({header.dossier, erased.reason, erased.legal_basis});
    }
    return !found_.failure;
  }

 private:
  bool is_in_both(int64_t sequence, std::string_view public_part) {
    const auto there = find_bytes<Table::journal>(restored_, sequence);
    if (!there) found_.failure = there.error();
    return there && *there == public_part;
  }
  bool fail(std::string message) {
    found_.failure = StoreError{.kind = StoreError::Kind::corrupted, .message = std::move(message)};
    return false;
  }

  const Readable& restored_;
  FoundErasures& found_;
  int64_t next_sequence_ = 1;
  std::string hash_;
  bool parted_ = false;
  std::optional<DossierNumber> first_of_its_own_;
};

}  // namespace

JournalSource journal_in(const std::string& directory) {
  return {
      .name = directory,
      .scan = [directory](int64_t from, const JournalSource::Visit& visit) -> OrStoreError<void> {
        const auto journal = TRY(read_journal(directory));
        return scan(*journal, keys_from<Table::journal>(from),
                    [&](const StoredRow<Table::journal>& row) { return visit(row.value); });
      }};
}

FoundErasures erasures_since(const Readable& restored, const JournalSource& source) {
  FoundErasures found;
  const auto take_error = [&](const OrStoreError<void>& scanned) {
    if (!scanned && !found.failure) found.failure = scanned.error();
    return !found.failure;
  };
  const auto last = last_sequence(restored);
  if (!last) return {.failure = last.error()};
  const auto last_record = find_bytes<Table::journal>(restored, *last);
  if (!last_record) return {.failure = last_record.error()};
  Search search(restored, found);
  int64_t from = 1;
  // As a rule the other goes on from where this one ends.
  const auto looked = source.scan(*last, [&](std::string_view public_part) {
    if (*last_record == public_part) {
      search.begin_after(*last, public_part);
      from = *last + 1;
    }
    return false;
  });
  if (!take_error(looked)) return found;
  const auto read = source.scan(from, [&](std::string_view bytes) { return search.take(bytes); });
  if (take_error(read) && found.last_sequence < *last) {
    found.failure =
        StoreError{.message = "it ends with record " + std::to_string(found.last_sequence) +
                              ", before the backup does"};
  }
  return found;
}

}  // namespace motcua
