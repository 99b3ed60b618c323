// motcuad: the server. `motcuad --data DIR` serves; other commands look after directories that no
// server has open, each in a file of its own. Read top to bottom: flags, configuration, store,
// engine, server, signals.
#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <iostream>

#include "engine/engine.h"
#include "engine/store/rocks_store.h"
#include "services/backup/backups.h"
#include "services/grpc/address.h"
#include "services/grpc/server.h"
#include "services/motcuad/backup_commands.h"
#include "services/motcuad/configuration.h"
#include "services/motcuad/journal_commands.h"
#include "services/motcuad/log.h"
#include "services/motcuad/outcome.h"
#include "services/motcuad/spare_memory.h"
#include "services/motcuad/verify.h"

namespace motcua {
namespace {

constexpr const char* help_of_exit_codes =
    "Mã thoát: 0 xong; 1 verify, drill thấy dữ liệu hay bản sao lưu sai lệch hoặc hỏng, restore "
    "chưa xóa lại được hết; 2 sai tham số hay cấu hình; 3 không chạy được hoặc không kiểm tra được "
    "(dữ liệu hỏng, đang được dùng, khác định dạng, không có; địa chỉ đã bị chiếm).\n"
    "Exit codes: 0 done; 1 verify found the data wrong or damaged, drill or restore a backup, or "
    "restore could not erase all again; 2 flags or configuration; 3 cannot serve, or verify cannot "
    "look (data that are damaged, in use, of another format or not there; an address that is "
    "taken).";

void log_writing(const std::optional<Rejection>& not_writing) {
  if (!not_writing) return spdlog::info("event=writing");
  std::string facts;
  for (const auto& [key, value] : not_writing->metadata) {
    facts += " " + key + "=\"" + one_line(value) + "\"";
  }
  spdlog::error("event=not_writing reason={}{}", name_of(not_writing->reason), facts);
}

// Where standard input, output or error is closed, a file of the store would get its number, and
// the log be written into it.
void open_standard_files() {
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
    if (fcntl(file, F_GETFD) == -1 && errno == EBADF) open("/dev/null", O_RDWR);
  }
}

// Neither a log that nobody reads any more nor a terminal that is closed ends the server.
void ignore_signals() {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
}

// Blocks the signals that stop the server in all threads; one thread waits for them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// What is opened is changed, and a backup with it.
int fail_of_backup(const std::string& data) {
  return fail(exit_usage,
              "--data: " + data +
                  " là một bản sao lưu: kiểm tra bằng drill, dùng lại bằng restore / is "
                  "a backup: expected a data directory; a backup is verified by drill, "
                  "and used by restore");
}

int cannot_listen(const Address& address) {
  return fail(exit_unavailable, "không lắng nghe được trên " + address.text() +
                                    " / cannot listen on " + address.text() +
                                    ": expected one that is free on this machine");
}

int serve(const Configuration& configuration) {
  let_threads_finish();
  const sigset_t stop_signals = block_stop_signals();
  auto address = parse_address(configuration.grpc);
  if (!address) return fail(exit_usage, "--grpc: " + address.error());
  if (!address->is_loopback()) {
    return fail(exit_usage,
                "không có xác thực thì chỉ lắng nghe trên máy này / without authentication: "
                "expected a loopback address such as 127.0.0.1:7080, but --grpc is " +
                    configuration.grpc);
  }
  if (is_taken(*address)) return cannot_listen(*address);
  if (configuration.rocks.accept_journal_end) {
    spdlog::warn("event=journal_end_accepted: the journal goes on from its last readable record");
  } else if (lacks_acknowledged(configuration.data)) {
    spdlog::warn("event=acknowledged_missing: what the journal lost at its end is not noticed");
  }
  auto store = open_rocks_store(configuration.data, configuration.rocks);
  if (!store) return fail(exit_unavailable, describe(store.error(), configuration.data));
  auto engine = Engine::open(
      std::move(*store), configuration.engine, system_clock(), [](const RebuildProgress& progress) {
        spdlog::info("event=rebuilding_tables records={} of={}", progress.done, progress.total);
      });
  if (!engine) return fail(exit_unavailable, describe(engine.error(), configuration.data));
  const auto server =
      Server::start(**engine, {.address = address->text(), .tell_writing = log_writing});
  if (!server) return cannot_listen(*address);
  if (address->kind != Address::Kind::unix_socket) address->port = server->port();
  const EngineStatus status = (*engine)->status();
  spdlog::info("event=started address=\"{}\" sequence={} dossiers={} pid={}",
               one_line(address->text()), status.head.sequence, status.head.dossiers, getpid());
  std::cout << "motcuad: ready on " << address->text() << std::endl;

  SpareMemory spare_memory;
  int stop_signal = -1;
  while (stop_signal <= 0) {  // until one came
    stop_signal = sigtimedwait(&stop_signals, nullptr, &SpareMemory::interval);
    if (stop_signal <= 0) spare_memory.look();
  }
  spdlog::info("event=stopping signal={}", stop_signal);
  server->stop();
  (*engine)->close();
  spdlog::info("event=stopped sequence={}", (*engine)->status().head.sequence);
  return exit_done;
}

int run(int argc, char** argv) {
  open_standard_files();
  ignore_signals();
  umask(S_IRWXG | S_IRWXO);  // what is written says who asked for what
  CLI::App app{"motcuad: máy chủ một cửa / the one-stop shop's server"};
  app.footer(
      "Tín hiệu: TERM, INT dừng máy chủ sau khi ghi xong; HUP, PIPE bị bỏ qua (cấu hình chỉ đọc "
      "khi khởi động).\n"
      "Signals: TERM and INT stop the server when what waits is written; HUP and PIPE are ignored "
      "(the configuration is read at the start alone).\n" +
      std::string(help_of_exit_codes));
  std::string config_path;
  std::string data;
  std::string address;
  std::string log_level;
  bool accept_journal_end = false;
  app.add_option("--config", config_path, "Tệp cấu hình TOML / configuration file");
  app.add_option("--data", data, "Thư mục dữ liệu / data directory");
  app.add_option("--grpc", address,
                 "Địa chỉ gRPC / gRPC address: 127.0.0.1:7080, [::1]:7080, unix:/path");
  app.add_option("--log-level", log_level, "error, warning, info, debug");
  app.add_flag("--accept-journal-end", accept_journal_end,
               "Chạy tiếp từ bản ghi cuối cùng đọc được của nhật ký bị hỏng; những gì sau đó mất / "
               "go on from the last readable record of a damaged journal; what came after is lost");
  CLI::App* verifying = app.add_subcommand(
      "verify",
      "Kiểm tra toàn bộ thư mục dữ liệu / audit a data directory that no server has open");
  verifying->fallthrough();
  CLI::App* journal = app.add_subcommand("journal", "Nhật ký công khai / the public journal");
  journal->require_subcommand(1);
  journal->fallthrough();
  CLI::App* exporting = journal->add_subcommand(
      "export",
      "Ghi phần công khai của nhật ký ra tệp, khi không máy chủ nào đang mở / write the journal's "
      "public parts to a file, while no server has it open");
  exporting->fallthrough();
  std::string journal_file;
  bool public_alone = false;
  exporting
      ->add_flag("--public", public_alone,
                 "không có dữ liệu cá nhân của người nộp; tên cán bộ vẫn có / without applicants' "
                 "personal data; officers are named")
      ->required();
  exporting->add_option("--out", journal_file, "tệp / file")->required();
  CLI::App* checking = journal->add_subcommand(
      "check", "Kiểm tra một tệp như vậy, không cần cơ sở dữ liệu / check such a file");
  JournalQuestion question;
  checking->add_option("file", journal_file)->required()->check(CLI::ExistingFile);
  CLI::Option* of_unit =
      checking->add_option("--unit", question.unit, "tính lại biểu 06a / count form 06a again");
  CLI::Option* of_period =
      checking->add_option("--period", question.period, "2026, 2026-Q3, 2026-07");
  of_unit->needs(of_period);
  of_period->needs(of_unit);
  CLI::App* migrating = app.add_subcommand(
      "migrate", "Chuyển thư mục định dạng cũ sang mới / carry an older directory over");
  migrating->fallthrough();
  std::string migrate_to;
  migrating->add_option("--to", migrate_to, "thư mục mới / the new directory")->required();
  CLI::App* restoring = app.add_subcommand(
      "restore", "Khôi phục một bản sao lưu vào --data / make a backup a data directory again");
  restoring->fallthrough();
  RestoreFlags restore_flags;
  restoring->add_option("backup", restore_flags.backup, "thư mục của bản sao lưu / its folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  restoring
      ->add_option("--erasures-from", restore_flags.erasures_from,
                   "nơi ghi các lần xóa dữ liệu cá nhân sau bản sao lưu: thư mục dữ liệu hoặc tệp "
                   "của journal export / what tells of erasures since: a data directory or a file "
                   "of journal export")
      ->allow_extra_args(false)
      ->check(CLI::ExistingPath);
  CLI::App* drilling = app.add_subcommand(
      "drill",
      "Khôi phục thử bản sao lưu mới nhất và kiểm tra / restore the newest backup beside it, "
      "verify it, remove it; with --data: what came since");
  drilling->fallthrough();
  std::string backups;
  drilling->add_option("directory", backups, "thư mục chứa các bản sao lưu / folder of backups")
      ->required()
      ->check(CLI::ExistingDirectory);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // the library's way of saying so
    return app.exit(error) == 0 ? exit_done : exit_usage;
  }
  Configuration configuration;
  if (!config_path.empty()) {
    auto read = read_configuration(config_path);
    if (!read) return fail(exit_usage, read.error());
    configuration = std::move(*read);
  }
  if (!data.empty()) configuration.data = data;
  if (!address.empty()) configuration.grpc = address;
  if (!log_level.empty()) configuration.log_level = log_level;
  if (accept_journal_end && verifying->parsed()) {
    return fail(exit_usage,
                "--accept-journal-end: verify chỉ xem / verify looks, it gives nothing up");
  }
  configuration.rocks.accept_journal_end = accept_journal_end;
  if (checking->parsed()) return check_journal_file(configuration, journal_file, question);
  if (drilling->parsed()) return drill(configuration, backups);
  if (configuration.data.empty()) {
    return fail(exit_usage, "cần --data DIR / expected --data DIR, the data directory");
  }
  if (!restoring->parsed() && lies_in_backup(configuration.data)) {
    return fail_of_backup(configuration.data);
  }
  if (!start_log(configuration.log_level)) {
    return fail(exit_usage, "--log-level: expected error, warning, info or debug, but it is " +
                                configuration.log_level);
  }
  if (verifying->parsed()) return verify(configuration);
  if (exporting->parsed()) return export_journal(configuration, journal_file);
  if (migrating->parsed()) return migrate(configuration, migrate_to);
  if (restoring->parsed()) return restore_backup(configuration, restore_flags);
  return serve(configuration);
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) { return motcua::run(argc, argv); }
