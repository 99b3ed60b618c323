// AdminService: audits and backups on the worker, status.
#include <algorithm>
#include <atomic>
#include <utility>

#include "engine/lookup/audit.h"
#include "engine/lookup/file_uses.h"
#include "engine/records/digest.h"
#include "engine/try.h"
#include "engine/utf8.h"
#include "motcua/v1/admin_service.pb.h"
#include "services/backup/backup.h"
#include "services/method/pace.h"
#include "services/method/services.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

// How far the audit or the backup under way has come; told to whoever asks for the status.
struct Progress {
  std::atomic<int64_t> done = 0;
  std::atomic<int64_t> total = 0;
};
struct Underway {
  Progress verify;
  Progress backup;
};

// Tells how far a call's work is, rests as it must, and says whether its caller still waits.
class Paced {
 public:
  Paced(const Engine& engine, const Reply& reply, Progress& progress)
      : pace_(engine), reply_(reply), progress_(progress) {}

  bool tell(int64_t done, int64_t total) {
    progress_.done = done;
    progress_.total = total;
    pace_.rest();
    return !reply_.is_left();
  }
  void end() { progress_.total = progress_.done = 0; }

 private:
  Pace pace_;
  const Reply& reply_;
  Progress& progress_;
};

// Of a file: what dossiers had when the audit began may have been erased since.
CheckFile check_of_file(Engine& engine) {
  return [&engine](const std::string& sha256) -> OrStoreError<std::optional<AuditProblem>> {
    const auto condition = TRY(engine.files().condition_of(sha256));
    if (condition == FileCondition::sound) return std::nullopt;
    const auto is_used = TRY(engine.is_file_used(sha256));
    if (!is_used) return std::nullopt;
    return condition == FileCondition::missing ? AuditProblem::file_missing
                                               : AuditProblem::file_damaged;
  };
}

void verify(Engine& engine, Progress& progress, Reply reply) {
  Paced paced(engine, reply, progress);
  // Of files a kilobyte is a step: about a record.
  int64_t file_steps = 0;
  const auto sound = engine.check_files([&](const FilesProgress& now) {
    file_steps = static_cast<int64_t>(now.bytes_total >> 10);
    return paced.tell(static_cast<int64_t>(now.bytes_done >> 10),
                      file_steps + audit_steps(engine.status().head));
  });
  Head head;
  auto report = sound.and_then([&] {
    const Snapshot snapshot = engine.snapshot();  // only for so long: it keeps what was erased
    head = snapshot.head;
    return audit(snapshot, [&](const AuditProgress& now) {
      return paced.tell(file_steps + now.done, file_steps + now.total);
    });
  });
  if (report && !reply.is_left()) {
    const int64_t steps = file_steps + audit_steps(head);
    const auto of_files = audit_files([&] { return engine.snapshot(); }, check_of_file(engine),
                                      [&] { return paced.tell(steps, steps); }, *report);
    if (!of_files) report = tl::unexpected(of_files.error());
  }
  paced.end();
  if (reply.is_left()) return reply.give_up();
  if (!report) return reply.refuse(store_failed(report.error()));
  v1::VerifyResponse response;
  response.set_records(report->records);
  response.set_dossiers(report->dossiers);
  response.set_index_entries(report->index_entries);
  response.set_cells(report->cells);
  response.set_finding_count(report->finding_count);
  for (const AuditFinding& finding : report->findings) {
    auto& out = *response.add_findings();
    out.set_check(finding.check);
    out.set_subject(finding.subject);
    out.set_what(message_of(finding, reply.caller().language));
  }
  response.set_apologies_missing(report->apologies_missing);
  response.set_files(report->files);
  response.set_as_of_sequence(head.sequence);
  reply.answer(response);
}

void create_backup(Engine& engine, const CopyBeside& copy_door,
                   const v1::CreateBackupRequest& request, Progress& progress, Reply reply) {
  const Role role = reply.caller().actor.role;
  if (!reply.caller().account && role != Role::supervisor && role != Role::system_operator) {
    return reply.refuse({.reason = Reason::ROLE_REQUIRED,
                         .metadata = {{"action", "backup"}, {"role", "supervisor, operator"}},
                         .violations = {}});
  }
  Rejection rejection;
  std::string checked = request.directory();  // only so: how a folder's name is written stays
  check_text(checked, query_text, "directory", rejection.violations);
  if (!rejection.violations.empty()) return reply.refuse(rejection);
  BackupOrder order{.folder = request.directory(), .copy_door = copy_door};
  if (request.keep_count() != 0) order.keep_count = request.keep_count();
  if (request.keep_days() != 0) order.keep_days = request.keep_days();
  Paced paced(engine, reply, progress);
  const auto made = make_backup(engine, order, [&](const FilesProgress& now) {
    return paced.tell(static_cast<int64_t>(now.bytes_done), static_cast<int64_t>(now.bytes_total));
  });
  paced.end();
  if (!made) return reply.refuse(made.error());
  const Backup& backup = made->backup;
  v1::CreateBackupResponse response;
  response.set_path(backup.path);
  *response.mutable_made_time() = backup.manifest.made_time();
  response.set_sequence(backup.manifest.sequence());
  response.set_journal_hash(backup.manifest.journal_hash());
  response.set_files(static_cast<int32_t>(backup.file_count()));
  response.set_bytes(backup.bytes());
  response.set_new_files(static_cast<int32_t>(made->new_files));
  response.set_new_bytes(made->new_bytes);
  for (const std::string& name : made->removed) response.add_removed(name);
  reply.answer(response);
}

void get_status(const Engine& engine, const Underway& underway, Reply reply) {
  const EngineStatus status = engine.status();
  v1::GetStatusResponse response;
  response.set_sequence(status.head.sequence);
  *response.mutable_last_recorded_time() = wire::to_timestamp(status.head.stamp);
  response.set_dossiers(static_cast<int64_t>(status.head.dossiers));
  response.set_tables_sequence(status.head.sequence);
  response.set_waiting_commands(static_cast<int32_t>(status.waiting_commands));
  response.set_disk_free_bytes(
      static_cast<int64_t>(std::min<uint64_t>(status.disk_free_bytes, uint64_t{1} << 62)));
  const auto catalogue = engine.catalogue();
  const WorkingTime& national = catalogue->working_time("");
  if (const auto from = national.complete_from()) {
    response.set_calendar_complete_from(format_day(*from));
  }
  if (const auto until = national.complete_until()) {
    response.set_calendar_complete_until(format_day(*until));
  }
  response.set_format_version(static_cast<int32_t>(format_version));
  if (status.not_writing) {
    response.set_not_writing_reason(std::string(name_of(status.not_writing->reason)));
    response.set_not_writing_message(message_of(*status.not_writing, reply.caller().language));
  }
  response.set_program(program_name);
  response.set_journal_hash(to_hex(status.head.hash));
  response.set_verify_done(underway.verify.done);
  response.set_verify_total(underway.verify.total);
  response.set_backup_done_bytes(underway.backup.done);
  response.set_backup_total_bytes(underway.backup.total);
  response.set_erased_sequence(status.head.erased_sequence);
  response.set_rewritten_sequence(status.rewritten_sequence);
  if (status.files_failure) response.set_files_failure(legible(status.files_failure->message));
  response.set_figures_version(static_cast<int32_t>(figures_version));
  reply.answer(response);
}

}  // namespace

void add_admin_methods(Methods& methods, Engine& engine, const Workers& workers,
                       const CopyBeside& copy_door) {
  ServiceRows rows(methods, v1::VerifyRequest::descriptor()->file()->service(0));
  const auto underway = std::make_shared<Underway>();
  add_history_import(rows, engine, workers.pages);
  rows.add("Verify",
           {.where = Where::audits,
            .right = operating,
            .action = "verify",
            .handler = on<v1::VerifyRequest>([&engine, underway](const auto&, Reply reply) {
              verify(engine, underway->verify, std::move(reply));
            })});
  rows.add("CreateBackup", {.where = Where::audits,
                            .changes = true,
                            .right = operating,
                            .action = "backup",
                            .texts = Texts::checked_by_handler,
                            .handler = on<v1::CreateBackupRequest>(
                                [&engine, copy_door, underway](const auto& request, Reply reply) {
                                  create_backup(engine, copy_door, request, underway->backup,
                                                std::move(reply));
                                })});
  rows.add("GetStatus",
           {.right = operating,
            .action = "status",
            .handler = on<v1::GetStatusRequest>([&engine, underway](const auto&, Reply reply) {
              get_status(engine, *underway, std::move(reply));
            })});
}

}  // namespace motcua
