// What must hold before the journal's database is opened, for opening throws away what it cannot
// read.
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

// Whether all that was acknowledged can be read; where nothing says how far that was, whether there
// is damage that more comes after. Changes nothing. The database must be there, be nobody's, and
// stay so. Errors: incomplete, corrupted, io.
OrStoreError<void> check_journal(const std::string& folder,
                                 const std::optional<Acknowledged>& acknowledged);

// The journal as it is, the logs read into memory; nothing in the folder is changed.
OrStoreError<std::unique_ptr<rocksdb::DB>> open_read_only(const std::string& folder);

// Whether the journal, if there is one, has the record that the tables rest on: tables ahead of it
// are proof that it has lost something, where no mark tells. Changes nothing. Errors: incomplete,
// tables_damaged where their head cannot be read; io.
OrStoreError<void> check_journal_reaches_tables(const std::string& journal_folder,
                                                const std::string& tables_folder);

// None of an empty journal.
OrStoreError<std::optional<Acknowledged>> last_record(rocksdb::DB& journal);

}  // namespace motcua
