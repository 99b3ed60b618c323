// `motcuad verify`: the audit of a data directory that no server has open. Its parts serve a drill,
// too.
#pragma once

#include "engine/lookup/audit.h"
#include "engine/records/layout.h"
#include "services/backup/tell_progress.h"
#include "services/motcuad/configuration.h"

namespace motcua {

// Gives the exit code.
int verify(const Configuration& configuration);

OrStoreError<void> check_all_files(const Store& store, const TellProgress& tell);

struct Audited {
  AuditReport report;
  Head head;
};
OrStoreError<Audited> audit_store(Store& store, const TellProgress& tell);
void print_findings(const AuditReport& report);
// What was found, and the figures beside.
void print(const Audited& audited);

// Damage is what an audit is there to find, wherever it comes upon it.
int exit_code_of_verify(const StoreError& error);

}  // namespace motcua
