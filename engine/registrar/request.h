// What is asked of the registrar, and what it answers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/accounts/access.h"
#include "engine/dossier/command.h"
#include "engine/dossier/warnings.h"
#include "engine/registrar/publication.h"
#include "engine/rejection.h"
#include "engine/statistics/frozen_report.h"

namespace motcua {

// A dossier's history from another system: one dossier, its commands in order, as they happened.
struct ImportedEvent {
  DossierCommand command;
  Instant at;
  std::string officer;
  std::string source_hash;  // of the event as it was given, for comparing a second import
};

struct ImportDossier {
  std::string code;  // that of its commands, too
  std::vector<ImportedEvent> events;
  // What is new behind the events of an import before is added to the same dossier.
  bool append = false;
};

struct PublishCatalogue {
  CatalogueEntries entries;
  // Made of them beforehand (Engine::publish); the registrar makes it itself where there is none,
  // or where the catalogue has become another one since.
  std::shared_ptr<const PreparedPublication> prepared;
};

// Closes a report: its figures as they were taken. What is frozen already stays as it is.
struct FreezeReport {
  FrozenReport report;
};

// An account as it is to be. What it was made of is told by the sequence of the account's record;
// a new one has none.
struct ChangeAccount {
  AccountAct act = AccountAct::created;
  Account account;
  int64_t based_on = 0;
};

using Command =
    std::variant<DossierCommand, ImportDossier, PublishCatalogue, FreezeReport, ChangeAccount>;

// Who asks: without authentication the actor as it says, else whom the claim is of.
struct Asker {
  Actor actor;
  Claim claim = {};
};

struct Request {
  Command command;
  Actor actor;  // without authentication; else what the claim's grant says
  Claim claim;
  std::string request_id;    // 16 bytes; empty: not remembered (imports, catalogues are idempotent)
  std::string content_hash;  // of what must be the same in a repeat
  std::string code;          // of the dossier; empty: a new one
  std::optional<Instant> effective_time;  // none: now
  std::optional<int32_t> expected_revision;
  bool validate_only = false;
  std::string late_entry_reason;  // a supervisor's, for an effective time that is too old else
  std::string salt;               // random bytes, which the engine gives it (JournalHeader)
};

struct Accepted {
  // As the command left it, or would leave it; null if the command was not of one.
  std::shared_ptr<const Dossier> dossier;
  int64_t sequence = 0;    // of the command's last record; 0 if it has none, or none of its own
  bool repeated = false;   // the answer that an earlier request had
  bool is_own = false;     // and it was the same account's
  bool unchanged = false;  // nothing to do: what it says is there already
  bool appended = false;   // an import brought more events of a dossier that was imported before
  std::vector<Warning> warnings = {};  // of a live command
  // Of a publication that was only validated: what it would have done.
  std::shared_ptr<const PreparedPublication> publication = nullptr;
};

using Answer = OrRejection<Accepted>;

}  // namespace motcua
