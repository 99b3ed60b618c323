// The one official who writes in the register: stamps, decides, and commits what was decided as one
// group. Single-threaded; the clock comes in as an argument, so the same requests with the same
// times give the same bytes.
#pragma once

#include <memory>
#include <optional>

#include "engine/records/history.h"
#include "engine/registrar/group.h"
#include "engine/registrar/request.h"

namespace motcua {

struct RegistrarOptions {
  // The tail on disk may lag this many records behind the journal; start-up redoes them.
  int64_t tail_records_max = 16'384;
  // How far back an effective time may lie, and how far ahead of the stamp.
  int64_t effective_back_minutes_max = 72 * 60;
  int64_t effective_ahead_minutes_max = 1;
  // One command's records. Bulk work is cut into commands.
  size_t command_bytes_max = 1 << 20;
};

class Registrar {
 public:
  // Reads head and catalogue, redoes the cells' tail. On a new store writes the first records.
  // Errors: newer_format, corrupted, io.
  static OrStoreError<std::unique_ptr<Registrar>> open(Store& store,
                                                       const RegistrarOptions& options,
                                                       Instant now);

  // Decides one request and adds its records to the group under way. A rejection adds nothing.
  // After a failed commit every request is refused with WRITES_STOPPED.
  Answer decide(const Request& request, Instant now);
  size_t group_bytes() const { return group_ ? group_->journal_bytes() : 0; }
  bool group_empty() const { return !group_ || group_->empty(); }

  // Writes the group, synced; nothing if it is empty. On an error nothing is known of the group,
  // and writing has stopped.
  OrStoreError<void> write_group();
  // After that: head, catalogue and tail become those of the group. They are what readers see, so
  // whoever reads them from another thread holds a lock against this.
  void settle();
  // Both.
  OrStoreError<void> commit();

  // Commits, and writes the tail, so that the next start has nothing to redo.
  OrStoreError<void> write_tail();

  const Head& head() const { return head_; }
  const Tail& tail() const { return tail_; }
  std::shared_ptr<const Catalogue> catalogue() const { return catalogue_; }
  const std::optional<StoreError>& stopped() const { return stopped_; }

 private:
  Registrar(Store& store, const RegistrarOptions& options) : store_(store), options_(options) {}

  OrStoreError<void> load(Instant now);
  OrStoreError<void> start_journal(Instant now);
  OrStoreError<void> stop(const StoreError& error);
  OrStoreError<void> forget_old_requests(Batch& batch, const Head& head);

  Answer decide_dossier(const Request& request, const DossierCommand& command, Instant stamp);
  Answer decide_import(const Request& request, const ImportDossier& import, Instant stamp);
  Answer decide_catalogue(const Request& request, const PublishCatalogue& publish, Instant stamp);
  std::optional<Answer> answered_before(const Request& request, Instant stamp);
  std::optional<Answer> imported_before(const ImportDossier& import);
  OrRejection<Instant> effective_time(const Request& request, const Dossier* dossier,
                                      Instant stamp);
  OrRejection<void> check_new(const DossierCommand& command, const Request& request);
  JournalRecord next_record(const Request& request, Instant stamp) const;
  Group& group();

  Store& store_;
  RegistrarOptions options_;
  Head head_;
  std::shared_ptr<const Catalogue> catalogue_;
  Tail tail_;
  std::unique_ptr<Group> group_;
  TailChanges written_changes_;  // of the group that was written and not settled
  bool tail_written_ = false;
  std::optional<StoreError> stopped_;
};

}  // namespace motcua
