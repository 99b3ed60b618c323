// AdminService: import streams, audits and backups on the worker, status.
#include <algorithm>
#include <atomic>
#include <utility>

#include "engine/check.h"
#include "engine/lookup/audit.h"
#include "engine/records/digest.h"
#include "google/rpc/status.pb.h"
#include "services/backup/backup.h"
#include "services/rpc/history.h"
#include "services/rpc/pace.h"
#include "services/rpc/paging.h"
#include "services/rpc/services.h"
#include "services/rpc/wire.h"

namespace motcua {
namespace {

constexpr int refused_listed_max = 10'000;
constexpr size_t kind_listed_bytes_max = 40;
constexpr size_t code_listed_bytes_max = 100;  // a longer one was refused for that
constexpr int channel_words_max = 100;
constexpr size_t channel_word_bytes_max = 200;  // a longer one is only counted

// Reads a chunk, lets the engine take all of its rows, then reads the next: the engine's pace is
// the caller's. What is done with a chunk and its rows is done by the worker, neither by gRPC's
// threads nor by the engine's, which others wait for.
class ImportStream final : public grpc::ServerReadReactor<grpc::ByteBuffer> {
 public:
  ImportStream(Engine& engine, Worker& worker, const grpc::CallbackServerContext& context,
               grpc::ByteBuffer* response)
      : engine_(engine),
        worker_(worker),
        caller_(caller_of(context.client_metadata(), context.deadline())),
        response_bytes_(response) {
    if (!caller_) {
      Finish(to_status(caller_.error(), language_of(context.client_metadata())));
    } else {
      StartRead(&chunk_bytes_);
    }
  }

  void OnReadDone(bool ok) override {
    worker_.go_on([this, ok] { ok ? take_chunk() : answer(); });
  }

  void OnDone() override { delete this; }

 private:
  // Rows go in a window at a time, so that one import never fills the tray.
  static constexpr int window = 256;

  void answer() {
    bool own_buffer = false;
    Finish(grpc::SerializationTraits<v1::ImportHistoryResponse>::Serialize(
        response_, response_bytes_, &own_buffer));
  }

  void take_chunk() {
    chunk_ = {};  // clearing it would keep its memory
    if (const auto parsed = parse(chunk_bytes_, chunk_); !parsed) return break_off(parsed.error());
    auto hours = default_hours_of(chunk_);
    if (!hours) return break_off(hours.error());
    hours_ = std::move(*hours);
    response_.set_default_hour(hours_.event);
    response_.set_default_due_hour(hours_.due);
    if (chunk_.rows_size() == 0) {
      StartRead(&chunk_bytes_);
      return;
    }
    first_row_ = 0;
    go_on();
  }

  int window_size() const { return std::min(window, chunk_.rows_size() - first_row_); }

  // Windows whose rows are all answered meanwhile follow one another here, never one within
  // another; after a window that must wait the last of its answers has the worker go on.
  void go_on() {
    while (first_row_ < chunk_.rows_size()) {
      submit_window();
      if (!one_more_is_answered()) return;
      if (!count_window()) return;
    }
    StartRead(&chunk_bytes_);
  }

  void submit_window() {
    const int size = window_size();
    answers_.assign(static_cast<size_t>(size), Answer{});
    readings_.assign(static_cast<size_t>(size), HistoryReading{});
    remaining_.store(size + 1);  // and our own going through them
    for (int i = 0; i < size; ++i) {
      auto reading = read_history(chunk_.rows(first_row_ + i), hours_);
      if (!reading) {
        put(i, tl::unexpected(reading.error()));
        continue;
      }
      ImportDossier import = std::exchange(reading->import, {});
      readings_[static_cast<size_t>(i)] = std::move(*reading);
      engine_.submit({.command = std::move(import), .actor = caller_->actor}, std::nullopt,
                     [this, i](Answer answer) { put(i, std::move(answer)); });
    }
  }

  void put(int index, Answer answer) {
    answers_[static_cast<size_t>(index)] = std::move(answer);
    if (!one_more_is_answered()) return;
    worker_.go_on([this] {
      if (count_window()) go_on();
    });
  }

  bool one_more_is_answered() { return remaining_.fetch_sub(1, std::memory_order_acq_rel) == 1; }

  // What is the matter with the server, and not with a row, ends the stream: false.
  bool count_window() {
    const int size = window_size();
    for (int i = 0; i < size; ++i) {
      const Answer& answer = answers_[static_cast<size_t>(i)];
      if (!answer && is_of_the_server(answer.error().reason)) {
        break_off(answer.error());
        return false;
      }
      count(i);
    }
    first_row_ += size;
    return true;
  }

  void count(int index_in_window) {
    const v1::HistoryRow& row = chunk_.rows(first_row_ + index_in_window);
    const Answer& answer = answers_[static_cast<size_t>(index_in_window)];
    if (!answer) {
      response_.set_refused_count(response_.refused_count() + 1);
      if (listed_.is_full()) return;
      v1::ImportHistoryResponse::Refused refused;
      refused.set_line(row.line());
      if (row.code().size() <= code_listed_bytes_max) refused.set_code(row.code());
      refused.set_reason(std::string(name_of(answer.error().reason)));
      refused.set_event(event_at_fault(answer.error()));
      refused.set_message(message_of_refused(row, refused.event(), answer.error()));
      if (listed_.takes(refused.ByteSizeLong())) response_.add_refused()->Swap(&refused);
      return;
    }
    if (answer->unchanged) {
      response_.set_unchanged(response_.unchanged() + 1);
      return;
    }
    response_.set_imported(response_.imported() + 1);
    response_.set_last_sequence(answer->sequence);
    count_readings(readings_[static_cast<size_t>(index_in_window)]);
    if (!answer->dossier->is_received()) return;
    bool given = false;
    for (const auto& event : row.events()) given = given || !event.due_at().empty();
    if (given) {
      response_.set_due_time_given(response_.due_time_given() + 1);
    } else if (answer->dossier->promise.due_time) {
      response_.set_due_time_reckoned(response_.due_time_reckoned() + 1);
    } else {
      response_.set_undated(response_.undated() + 1);
    }
  }

  // "Event 2 (resolved): …".
  std::string message_of_refused(const v1::HistoryRow& row, int event, const Rejection& rejection) {
    const std::string text = message_of(rejection, caller_->language);
    if (event == 0) return text;
    const std::string kind = event <= row.events_size() ? row.events(event - 1).kind() : "";
    return message(
               "import.event",
               {{"event", std::to_string(event)}, {"kind", shortened(kind, kind_listed_bytes_max)}},
               caller_->language) +
           ": " + text;
  }

  void count_readings(const HistoryReading& reading) {
    response_.set_day_only_times(response_.day_only_times() + reading.day_only_times);
    if (reading.looks_like_old_encoding) {
      response_.set_old_encoding_rows(response_.old_encoding_rows() + 1);
    }
    if (!reading.channel_given) response_.set_channel_not_given(response_.channel_not_given() + 1);
    const std::string& not_understood = reading.channel_not_understood;
    if (not_understood.empty()) return;
    response_.set_channel_not_understood(response_.channel_not_understood() + 1);
    if (not_understood.size() > channel_word_bytes_max) return;
    auto& words = *response_.mutable_channels_not_understood();
    auto found = std::find_if(words.begin(), words.end(),
                              [&](const auto& word) { return word.word() == not_understood; });
    if (found == words.end()) {
      if (words.size() >= channel_words_max) return;
      words.Add()->set_word(not_understood);
      found = words.end() - 1;
    }
    found->set_rows(found->rows() + 1);
  }

  // Refuses the stream; what was answered for until here is told with it.
  void break_off(const Rejection& rejection) {
    const grpc::Status refusal = to_status(rejection, caller_->language);
    google::rpc::Status details;
    CHECK(details.ParseFromString(refusal.error_details()));
    response_.clear_refused();  // an error's details hold little
    response_.clear_channels_not_understood();
    details.add_details()->PackFrom(response_);
    Finish({refusal.error_code(), refusal.error_message(), details.SerializeAsString()});
  }

  Engine& engine_;
  Worker& worker_;
  const OrRejection<Caller> caller_;
  grpc::ByteBuffer* response_bytes_;
  grpc::ByteBuffer chunk_bytes_;
  v1::ImportHistoryRequest chunk_;
  v1::ImportHistoryResponse response_;
  FirstItems listed_{refused_listed_max};  // of its refused rows
  DefaultHours hours_;
  int first_row_ = 0;                     // of the window
  std::vector<Answer> answers_;           // to it
  std::vector<HistoryReading> readings_;  // of it, without their commands
  std::atomic<int> remaining_ = 0;
};

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
  Paced(const Engine& engine, const UnaryCall* call, Progress& progress)
      : pace_(engine), call_(call), progress_(progress) {}

  bool tell(int64_t done, int64_t total) {
    progress_.done = done;
    progress_.total = total;
    pace_.rest();
    return !call_->is_cancelled();
  }
  void end() { progress_.total = progress_.done = 0; }

 private:
  Pace pace_;
  const UnaryCall* const call_;
  Progress& progress_;
};

void verify(Engine& engine, UnaryCall* call, Progress& progress) {
  Paced paced(engine, call, progress);
  // Of files a kilobyte is a step: about a record.
  int64_t file_steps = 0;
  const auto sound = engine.check_files([&](const FilesProgress& now) {
    file_steps = static_cast<int64_t>(now.bytes_total >> 10);
    return paced.tell(static_cast<int64_t>(now.bytes_done >> 10),
                      file_steps + audit_steps(engine.status().head));
  });
  const View view = engine.view();  // only now: what it keeps need not be kept so long
  const auto report = sound.and_then([&] {
    return audit(view, [&](const AuditProgress& now) {
      return paced.tell(file_steps + now.done, file_steps + now.total);
    });
  });
  paced.end();
  if (call->is_cancelled()) return call->give_up();
  if (!report) return call->refuse(store_failed(report.error()));
  v1::VerifyResponse response;
  response.set_records(report->records);
  response.set_dossiers(report->dossiers);
  response.set_index_entries(report->index_entries);
  response.set_cells(report->cells);
  response.set_cell_changes(report->cell_changes);
  response.set_finding_count(report->finding_count);
  for (const AuditFinding& finding : report->findings) {
    auto& out = *response.add_findings();
    out.set_check(finding.check);
    out.set_subject(finding.subject);
    out.set_what(message_of(finding, call->language()));
  }
  response.set_apologies_missing(report->apologies_missing);
  response.set_as_of_sequence(view.head.sequence);
  call->answer(response);
}

void create_backup(Engine& engine, UnaryCall* call, const Caller& caller,
                   const v1::CreateBackupRequest& request, Progress& progress) {
  const Role role = caller.actor.role;
  if (role != Role::supervisor && role != Role::system_operator) {
    return call->refuse({.reason = Reason::ROLE_REQUIRED,
                         .metadata = {{"action", "backup"}, {"role", "supervisor, operator"}}});
  }
  Rejection rejection;
  std::string checked = request.directory();  // only so: how a folder's name is written stays
  check_text(checked, query_text, "directory", rejection.violations);
  if (!rejection.violations.empty()) return call->refuse(rejection);
  BackupOrder order{.folder = request.directory()};
  if (request.keep_count() != 0) order.keep_count = request.keep_count();
  if (request.keep_days() != 0) order.keep_days = request.keep_days();
  Paced paced(engine, call, progress);
  const auto made = make_backup(engine, order, [&](const FilesProgress& now) {
    return paced.tell(static_cast<int64_t>(now.bytes_done), static_cast<int64_t>(now.bytes_total));
  });
  paced.end();
  if (!made) return call->refuse(made.error());
  const Backup& backup = made->backup;
  v1::CreateBackupResponse response;
  response.set_path(backup.path);
  *response.mutable_made_time() = backup.manifest.made_time();
  response.set_sequence(backup.manifest.sequence());
  response.set_journal_hash(backup.manifest.journal_hash());
  response.set_files(backup.manifest.files_size());
  response.set_bytes(backup.bytes());
  response.set_new_files(static_cast<int32_t>(made->new_files));
  response.set_new_bytes(made->new_bytes);
  for (const std::string& name : made->removed) response.add_removed(name);
  call->answer(response, Tells::change);
}

void get_status(const Engine& engine, UnaryCall* call, const Underway& underway) {
  const EngineStatus status = engine.status();
  v1::GetStatusResponse response;
  response.set_sequence(status.head.sequence);
  *response.mutable_last_recorded_time() = wire::to_timestamp(status.head.stamp);
  response.set_dossiers(static_cast<int64_t>(status.head.dossiers));
  response.set_tables_sequence(status.tables_sequence);
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
    response.set_not_writing_message(message_of(*status.not_writing, call->language()));
  }
  response.set_program(program_name);
  response.set_journal_hash(to_hex(status.head.hash));
  response.set_verify_done(underway.verify.done);
  response.set_verify_total(underway.verify.total);
  response.set_backup_done_bytes(underway.backup.done);
  response.set_backup_total_bytes(underway.backup.total);
  response.set_erased_sequence(status.head.erased_sequence);
  response.set_rewritten_sequence(status.rewritten_sequence);
  response.set_figures_version(static_cast<int32_t>(figures_version));
  call->answer(response);
}

}  // namespace

std::unique_ptr<RawService> make_admin_service(Engine& engine, const Workers& workers) {
  auto service = std::make_unique<RawService>(
      v1::HistoryRow::descriptor()->file()->pool()->FindServiceByName("motcua.v1.AdminService"));
  service->client_stream(
      "ImportHistory",
      [&engine, workers](const grpc::CallbackServerContext& context, grpc::ByteBuffer* response) {
        return new ImportStream(engine, workers.pages, context, response);
      });
  const auto underway = std::make_shared<Underway>();
  service->unary<v1::VerifyRequest>(
      "Verify",
      [&engine, underway](UnaryCall* call, const Caller&, const auto&) {
        verify(engine, call, underway->verify);
      },
      {.worker = &workers.audits});
  service->unary<v1::CreateBackupRequest>(
      "CreateBackup",
      [&engine, underway](UnaryCall* call, const Caller& caller, const auto& request) {
        create_backup(engine, call, caller, request, underway->backup);
      },
      {.texts = Texts::checked_by_handler, .worker = &workers.audits});
  service->unary<v1::GetStatusRequest>(
      "GetStatus", [&engine, underway](UnaryCall* call, const Caller&, const auto&) {
        get_status(engine, call, *underway);
      });
  return service;
}

}  // namespace motcua
