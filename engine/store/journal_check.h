// What is checked before the journal's database is opened: opening it throws away what is
// unreadable.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/store/acknowledged.h"
#include "engine/store/store.h"

namespace rocksdb {
class DB;
}

namespace motcua {

// Whether all that was acknowledged can be read; where nothing says how far that was, whether a
// damage has more after it. With `accept_end` only whether it can be opened. Changes nothing. The
// database must exist, and nobody may have it open meanwhile. Errors: incomplete, corrupted, io.
OrStoreError<void> check_journal(const std::string& folder,
                                 const std::optional<Acknowledged>& acknowledged, bool accept_end);

// The journal as it is, the logs read into memory; nothing in the folder is changed.
OrStoreError<std::unique_ptr<rocksdb::DB>> open_read_only(const std::string& folder);

// Whether the journal, if there is one, has the record that the tables rest on: if they are ahead
// of it, it has lost something. Changes nothing. Errors: incomplete; tables_damaged where their
// head cannot be read; io.
OrStoreError<void> check_journal_reaches_tables(const std::string& journal_folder,
                                                const std::string& tables_folder);

// None of an empty journal.
OrStoreError<std::optional<Acknowledged>> last_record(rocksdb::DB& journal);

}  // namespace motcua
