// The methods of motcua.v1, by service: each only translates.
#pragma once

#include "services/backup/backup.h"
#include "services/method/method.h"

namespace motcua {

void add_dossier_methods(Methods& methods, Engine& engine);
void add_statistics_methods(Methods& methods, Engine& engine, const Workers& workers);
void add_catalogue_methods(Methods& methods, Engine& engine);
// `copy_door`: of backups; may be empty.
void add_admin_methods(Methods& methods, Engine& engine, const Workers& workers,
                       const CopyBeside& copy_door);

void add_file_methods(Methods& methods, Engine& engine, const Workers& workers);

inline void add_all_methods(Methods& methods, Engine& engine, const Workers& workers,
                            const CopyBeside& copy_door = {}) {
  add_dossier_methods(methods, engine);
  add_statistics_methods(methods, engine, workers);
  add_catalogue_methods(methods, engine);
  add_admin_methods(methods, engine, workers, copy_door);
  add_file_methods(methods, engine, workers);
}

// Parts of them in files of their own.
void add_due_time_preview(ServiceRows& rows, Engine& engine);
void add_fee_preview(ServiceRows& rows, Engine& engine);
void add_tracking(ServiceRows& rows, Engine& engine);
void add_history_import(ServiceRows& rows, Engine& engine, Worker& pages);

}  // namespace motcua
