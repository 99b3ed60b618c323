// The one official who writes in the register: stamps, decides, and commits decisions as a group.
// Single-threaded. The time comes in as an argument, so the same requests at the same times give
// the same bytes.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/records/history.h"
#include "engine/registrar/group.h"
#include "engine/registrar/request.h"
#include "engine/registrar/request_ids.h"
#include "engine/registrar/tables.h"
#include "engine/version.h"

namespace motcua {

struct RegistrarOptions {
  // How far back an effective time may lie, and how far ahead of the stamp.
  int64_t effective_back_minutes_max = 72 * 60;
  int64_t effective_ahead_minutes_max = 1;
  // The same where a supervisor gives the reason: beyond the longest holidays and what follows a
  // disaster, and still within the quarter whose figures it changes, or the next.
  int64_t late_entry_back_minutes_max = 60 * 24 * 60;
  // How long after a dossier ended without a result another of the same may be a duplicate.
  int32_t duplicate_days = 30;
  // One command's records. Bulk work is cut into commands.
  size_t command_bytes_max = 1 << 20;
};

class Authorization;

class Registrar {
 public:
  // Reads head and catalogue, and brings the tables up to the journal. A new store gets its first
  // records. Tables that were lost, or are of an older format with the same journal, are made again
  // piece by piece; `tell` hears of each. Errors: other_format, corrupted, io.
  static OrStoreError<std::unique_ptr<Registrar>> open(Store& store,
                                                       const RegistrarOptions& options, Instant now,
                                                       const TellRebuild& tell = {});

  // Until then each request is looked for in the tables. `old`: what RequestIds::read gave of the
  // register as it was opened; it may have gone on since.
  void take_over(RequestIds old) { request_ids_.take_over(std::move(old)); }

  // Decides one request and adds its records to the group under way. A rejection adds nothing.
  // After a failed read or write every request is refused with WRITES_STOPPED.
  Answer decide(const Request& request, Instant now);
  size_t group_bytes() const { return group_ ? group_->journal_bytes() : 0; }
  bool group_empty() const { return !group_ || group_->empty(); }

  // Writes the group's journal records, and the next group goes on from there. Null: there were
  // none. The group written before must have been released. Until release_written this one is not
  // safe, and what rests on it may not be told. On an error nothing is known of it; every later
  // call gives the same.
  OrStoreError<std::shared_ptr<const Group>> write_group();
  // When Store::sync_journal and Tables::follow are done, which may run on another thread while the
  // next group is decided. Where one of them failed, nothing more is to be written.
  void release_written() { written_.reset(); }
  Tables& tables() { return *tables_; }
  const Tables& tables() const { return *tables_; }
  // All of it on this thread.
  OrStoreError<void> commit();

  // The keys that erasures have touched since the last call, for Store::rewrite. Not known of
  // erasures from before the register was opened: for those it must look at everything.
  std::vector<Range> take_erased() { return std::exchange(erased_, {}); }
  // Likewise the hashes of their files, for KeptFiles::remove_unused.
  std::vector<std::string> take_erased_files() { return std::exchange(erased_files_, {}); }
  // Up to this record, what was erased is gone from the files, too.
  int64_t rewritten_sequence() const { return rewritten_sequence_; }
  OrStoreError<void> set_rewritten(int64_t sequence);

  const Head& head() const { return head_; }
  const Standing& standing() const { return standing_; }

 private:
  Registrar(Store& store, const RegistrarOptions& options) : store_(store), options_(options) {}

  OrStoreError<void> load(const TellRebuild& tell);
  OrStoreError<void> start_journal(Instant now);
  // Of the group under way, and so of all that would be written.
  tl::unexpected<StoreError> fail(const StoreError& error);

  Answer decide_dossier(const Request& request, const DossierCommand& command, Instant stamp);
  Answer decide_import(const Request& request, const ImportDossier& import, Instant stamp);
  Answer decide_catalogue(const Request& request, const PublishCatalogue& publish, Instant stamp);
  Answer decide_freeze(const Request& request, const FreezeReport& freeze, Instant stamp);
  Answer decide_account(const Request& request, const ChangeAccount& change, Instant stamp);
  std::optional<Answer> answered_before(const Request& request, const Authorization& authorization,
                                        Instant stamp);
  // Of a live event; of what was handed in with those like it that there are now, of which the
  // caller is told the codes that it may read, and how many others there are, if it is not only
  // tried.
  std::vector<Warning> warnings(const DossierEvent& event, const Dossier& after,
                                const Authorization& authorization, Instant stamp);
  std::optional<Warning> duplicate_warning(const Dossier& handed_in,
                                           const Authorization& authorization, Instant stamp);
  // How far the dossier of that code is known: nothing is, all is, or, to append to, its beginning.
  struct ImportedBefore {
    std::shared_ptr<const Dossier> dossier;  // null: there is none
    size_t events = 0;
  };
  OrRejection<ImportedBefore> imported_before(const ImportDossier& import);
  OrRejection<Instant> effective_time(const Request& request, const Dossier* dossier,
                                      Instant stamp);
  OrRejection<void> check_new(const DossierCommand& command, const Actor& actor);
  JournalRecord next_record(const Request& request, const Actor& actor, Instant stamp) const;
  // To the group under way, and its request to those that are known.
  std::shared_ptr<const Dossier> append(JournalRecord& record,
                                        std::shared_ptr<const Catalogue> next = nullptr);
  Group& group();

  Store& store_;
  RegistrarOptions options_;
  Head head_;
  Standing standing_;
  // The group's, with the forest of the day of the request that is decided: by it rights reach and
  // hours are inherited. Appending, and so every replay, needs no forest.
  Standing today_;
  CatalogueOfDay catalogue_of_day_;
  std::optional<Tables> tables_;
  std::shared_ptr<const Group> written_;  // until it is released
  std::shared_ptr<Group> group_;
  RequestIds request_ids_;  // with those of the group under way
  std::vector<Range> erased_;
  std::vector<std::string> erased_files_;
  int64_t rewritten_sequence_ = 0;
};

}  // namespace motcua
