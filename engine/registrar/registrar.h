// The one official who writes in the register: stamps, decides, and commits what was decided as one
// group. Single-threaded; the clock comes in as an argument, so the same requests with the same
// times give the same bytes.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/records/history.h"
#include "engine/registrar/checkpoint.h"
#include "engine/registrar/group.h"
#include "engine/registrar/request.h"
#include "engine/registrar/request_ids.h"
#include "engine/version.h"

namespace motcua {

struct RegistrarOptions {
  // The tables on disk may lag this many records behind the journal; start-up redoes them.
  int64_t lag_records_max = 65'536;
  // Or this many bytes of rows: they are kept in memory, and a dossier may be large. Three times
  // what as many usual records make.
  size_t lag_bytes_max = 192 << 20;
  // How far back an effective time may lie, and how far ahead of the stamp.
  int64_t effective_back_minutes_max = 72 * 60;
  int64_t effective_ahead_minutes_max = 1;
  // One command's records. Bulk work is cut into commands.
  size_t command_bytes_max = 1 << 20;
};

// What readers need. A copy is cheap and stays as it is.
struct RegisterState {
  Head head;
  std::shared_ptr<const Catalogue> catalogue;
  Lag lag;                      // what the tables on disk lack
  int64_t tables_sequence = 0;  // up to which record the tables on disk have come
};

// A group in the journal whose changes are not among the tables' yet. Sorting them there is half
// as much work as deciding was; any thread may do it while the next group is decided.
struct WrittenGroup {
  std::shared_ptr<const Group> group;
  std::shared_ptr<const Group> before;  // needed no more, and freed where this is
  std::shared_ptr<const Checkpoint> frozen;
  Lag lag;  // without the group
  int64_t tables_sequence = 0;

  struct Settled {
    Lag lag;              // for Registrar::settle_group
    RegisterState state;  // with the group
  };
  Settled settled() const;
};

class Registrar {
 public:
  // Reads head and catalogue, redoes what the tables lag behind the journal. On a new store writes
  // the first records. Tables that were lost, or are of an older format with the same journal, are
  // made again piece by piece, and told of after each.
  // Errors: other_format, corrupted, io.
  static OrStoreError<std::unique_ptr<Registrar>> open(Store& store,
                                                       const RegistrarOptions& options, Instant now,
                                                       const TellRebuild& tell = {});

  // Spares looking for each request in the tables: what RequestIds::read says of the register as it
  // was opened. It may have gone on since.
  void take_over(RequestIds old) { request_ids_.take_over(std::move(old)); }

  // Decides one request and adds its records to the group under way. A rejection adds nothing.
  // After a failed commit every request is refused with WRITES_STOPPED.
  Answer decide(const Request& request, Instant now);
  size_t group_bytes() const { return group_ ? group_->journal_bytes() : 0; }
  bool group_empty() const { return !group_ || group_->empty(); }

  // Writes the group's journal records, if it has any, and goes on from there; the group written
  // before must be settled. They are not safe before Store::sync_journal, which may run on another
  // thread meanwhile; until then nothing that rests on them may be told. On an error nothing is
  // known of the group, and writing has stopped. Null in the group: there was nothing to write.
  OrStoreError<WrittenGroup> write_group();
  // Takes over what WrittenGroup::settled says of the group that was written.
  void settle_group(Lag lag);
  // The register with all groups written, which must be settled.
  RegisterState state() const;

  // How many records came since the last checkpoint was begun.
  int64_t lag_records() const {
    return head_.sequence - (frozen_ ? frozen_->head.sequence : tables_.sequence);
  }
  bool checkpoint_is_due() const {
    return lag_records() >= options_.lag_records_max || lag_.bytes >= options_.lag_bytes_max;
  }
  // What brings the tables on disk up to the last group; all groups must be settled, and synced,
  // for the tables may not come before the journal. From now until settle_checkpoint it is kept
  // apart, so that write_checkpoint may run on another thread meanwhile.
  std::shared_ptr<const Checkpoint> begin_checkpoint();
  // After it was written: the tables on disk have come to it.
  void settle_checkpoint();

  // All of it on this thread: the group, synced and settled.
  OrStoreError<void> commit_group();
  // That, and the tables if they lag too far.
  OrStoreError<void> commit();
  // The group and the tables in any case.
  OrStoreError<void> checkpoint();

  // What erasures decided so far were of, in keys of the tables: what Store::rewrite must look at.
  // Of those that were decided before the register was opened, everything.
  std::vector<Range> take_erased() { return std::exchange(erased_, {}); }
  // Up to which record erasures are carried out in the files, too; kept with the next checkpoint.
  int64_t rewritten_sequence() const { return rewritten_sequence_; }
  void set_rewritten(int64_t sequence) { rewritten_sequence_ = sequence; }

  // Up to which record the tables on disk have come.
  int64_t tables_sequence() const { return tables_.sequence; }
  const Head& head() const { return head_; }
  std::shared_ptr<const Catalogue> catalogue() const { return catalogue_; }
  const std::optional<StoreError>& stopped() const { return stopped_; }

 private:
  Registrar(Store& store, const RegistrarOptions& options) : store_(store), options_(options) {}

  OrStoreError<void> load(const TellRebuild& tell);
  OrStoreError<void> start_journal(Instant now);
  tl::unexpected<StoreError> stop(const StoreError& error);

  Answer decide_dossier(const Request& request, const DossierCommand& command, Instant stamp);
  Answer decide_import(const Request& request, const ImportDossier& import, Instant stamp);
  Answer decide_catalogue(const Request& request, const PublishCatalogue& publish, Instant stamp);
  Answer decide_freeze(const Request& request, const FreezeReport& freeze, Instant stamp);
  std::optional<Answer> answered_before(const Request& request, Instant stamp);
  std::optional<Answer> imported_before(const ImportDossier& import);
  OrRejection<Instant> effective_time(const Request& request, const Dossier* dossier,
                                      Instant stamp);
  OrRejection<void> check_new(const DossierCommand& command, const Request& request);
  JournalRecord next_record(const Request& request, Instant stamp) const;
  // To the group under way, and its request to those that are known.
  std::shared_ptr<const Dossier> append(JournalRecord& record,
                                        std::shared_ptr<const Catalogue> next = nullptr);
  Group& group();

  Store& store_;
  RegistrarOptions options_;
  Head head_;
  std::shared_ptr<const Catalogue> catalogue_;
  Head tables_;                               // up to which record the tables on disk have come
  std::shared_ptr<const Checkpoint> frozen_;  // being written
  Lag lag_;                                   // and what came after it
  std::shared_ptr<const Group> written_;      // and after that, until it is settled
  std::unique_ptr<Readable> group_tables_;    // the store with both lags, for the group under way
  std::shared_ptr<Group> group_;
  RequestIds request_ids_;  // with those of the group under way
  std::vector<Range> erased_;
  int64_t rewritten_sequence_ = 0;
  std::optional<StoreError> stopped_;
};

}  // namespace motcua
