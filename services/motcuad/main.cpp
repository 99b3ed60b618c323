// motcuad: the server. `motcuad --data DIR` serves; other commands look after directories that no
// server has open, each in a file of its own. Read top to bottom: flags, configuration, store,
// engine, server, signals.
#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <iostream>
#include <optional>

#include "engine/engine.h"
#include "engine/store/rocks_store.h"
#include "engine/try.h"
#include "services/backup/backups.h"
#include "services/motcua/usage.h"
#include "services/motcuad/account_command.h"
#include "services/motcuad/backup_commands.h"
#include "services/motcuad/certificate_command.h"
#include "services/motcuad/configuration.h"
#include "services/motcuad/journal_commands.h"
#include "services/motcuad/log.h"
#include "services/motcuad/outcome.h"
#include "services/motcuad/spare_memory.h"
#include "services/motcuad/verify_command.h"
#include "services/server/server.h"
#include "services/text/text.h"
#include "services/transport/address.h"
#include "services/transport/nearness.h"

namespace motcua {
namespace {

void log_writing(const NotWriting& not_writing) {
  if (!not_writing) return spdlog::info("event=writing");
  std::string facts;
  for (const auto& [key, value] : not_writing->metadata) {
    facts += " " + key + "=\"" + one_line(value) + "\"";
  }
  spdlog::error("event=not_writing reason={}{}", name_of(not_writing->reason), facts);
}

// Who signed in, or was denied what, from where: accounts and methods, no data of a person.
void log_door(const DoorEvent& event) {
  std::string facts;
  for (const auto& [key, value] : {std::pair{"account", &event.account},
                                   {"source", &event.source},
                                   {"method", &event.method},
                                   {"reason", &event.reason}}) {
    if (!value->empty()) facts += std::string(" ") + key + "=\"" + one_line(*value) + "\"";
  }
  if (event.count > 1) facts += " count=" + std::to_string(event.count);
  spdlog::info("event={}{}", event.what, facts);
}

// Where standard input, output or error is closed, a file of the store would get its number, and
// the log be written into it.
void open_standard_files() {
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
    if (fcntl(file, F_GETFD) == -1 && errno == EBADF) open("/dev/null", O_RDWR);
  }
}

// Neither a log that nobody reads any more nor a terminal that is closed ends the program.
void ignore_signals() {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
}

// Blocks the signals that the server acts on in all threads; one thread waits for them.
sigset_t block_signals() {
  signal(SIGHUP, SIG_DFL);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGHUP);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// As many files as the system lets us open: with the usual 1,024 a thousand silent connections
// would leave none for the register's own.
void allow_many_files() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

// What is opened is changed, and a backup with it.
int fail_of_backup(const std::string& data) {
  return fail(exit_usage, "--data: " + say("data.is_backup", {{"directory", data}}));
}

// Where to listen by that flag, if there is nothing against it; else what is said of it, and the
// exit code.
struct NoAddress {
  int exit_code = 0;
  std::string what;
};
tl::expected<Address, NoAddress> address_to_listen(const std::string& flag, const std::string& text,
                                                   bool is_encrypted) {
  auto address = parse_address(text);
  if (!address) return tl::unexpected(NoAddress{exit_usage, flag + ": " + address.error()});
  if (!address->is_loopback() && !is_encrypted) {
    return tl::unexpected(
        NoAddress{exit_usage, flag + ": " + say("server.loopback_plain", {{"address", text}})});
  }
  if (is_taken(*address)) {
    return tl::unexpected(
        NoAddress{exit_unavailable, say("server.cannot_listen", {{"address", address->text()}})});
  }
  return *address;
}

struct Addresses {
  Address grpc;
  std::optional<Address> http;
  bool is_reached() const { return !grpc.is_loopback() || (http && !http->is_loopback()); }
};
tl::expected<Addresses, NoAddress> addresses_to_listen(const Configuration& configuration,
                                                       bool is_encrypted) {
  const auto grpc = TRY(address_to_listen("--grpc", configuration.grpc, is_encrypted));
  if (configuration.http == "off") return Addresses{grpc, std::nullopt};
  const auto http = TRY(address_to_listen("--http", configuration.http, is_encrypted));
  return Addresses{grpc, http};
}

// Where clients find the server: "127.0.0.1:7080 and http://127.0.0.1:8080".
std::string ready_on(const Addresses& addresses, const Server& server, bool is_encrypted) {
  auto [grpc, http] = addresses;
  if (grpc.kind != Address::Kind::unix_socket) grpc.port = server.port();
  if (!http) return grpc.text();
  const std::string scheme = is_encrypted ? "https" : "http";
  if (http->kind == Address::Kind::unix_socket) {
    return grpc.text() + " and " + scheme + "+" + http->text();
  }
  http->port = server.http_port();
  return grpc.text() + " and " + scheme + "://" + http->text();
}

// A pair that cannot be read, or does not match, leaves the one before in its place.
void exchange_certificates(const CertificateFiles& files, CurrentCertificates& certificates) {
  auto next = read_certificates(files);
  if (!next) {
    spdlog::error("event=certificates_not_exchanged cause=\"{}\"", one_line(next.error()));
    return;
  }
  certificates.exchange(std::move(*next));
  spdlog::info("event=certificates_exchanged");
}

void warn_of_journal_end(const Configuration& configuration) {
  if (configuration.rocks.accept_journal_end) {
    spdlog::warn("event=journal_end_accepted: the journal goes on from its last readable record");
  } else if (lacks_acknowledged(configuration.data)) {
    spdlog::warn("event=acknowledged_missing: what the journal lost at its end is not noticed");
  }
}

OrStoreError<std::unique_ptr<Engine>> open_engine(const Configuration& configuration) {
  auto store = TRY(open_rocks_store(configuration.data, configuration.rocks));
  return Engine::open(std::move(store), configuration.engine, wall_clock(),
                      [next = int64_t{0}](const RebuildProgress& progress) mutable {
                        if (progress.done < next && progress.done < progress.total) return;
                        next = progress.done + 100'000;
                        spdlog::info("event=making_tables records={} of={}", progress.done,
                                     progress.total);
                      });
}

// Exchanges certificates meanwhile, and gives spare memory back. The signal that ends the server.
int wait_until_stopped(const sigset_t& signals, const Configuration& configuration,
                       CurrentCertificates* certificates) {
  SpareMemory spare_memory;
  while (true) {
    const int signal = sigtimedwait(&signals, nullptr, &SpareMemory::interval);
    if (signal <= 0) {
      spare_memory.look();
    } else if (signal != SIGHUP) {
      return signal;
    } else if (certificates) {
      exchange_certificates(configuration.tls, *certificates);
    }
  }
}

int serve(const Configuration& configuration) {
  const sigset_t signals = block_signals();
  allow_many_files();
  std::shared_ptr<CurrentCertificates> certificates;
  if (!configuration.tls.empty()) {
    auto read = read_certificates(configuration.tls);
    if (!read) return fail(exit_usage, "--tls-certificate: " + read.error());
    certificates = std::make_shared<CurrentCertificates>(std::move(*read));
  }
  std::optional<ProviderOptions> provider;
  if (!configuration.provider.issuer.empty()) {
    auto secret = read_secret(configuration.provider_secret_file);
    if (!secret) return fail(exit_usage, "oidc_client_secret_file: " + secret.error());
    provider = configuration.provider;
    provider->client_secret = std::move(*secret);
  }
  PageFiles files;
  if (!configuration.pages.empty()) {
    auto read = PageFiles::read(configuration.pages);
    if (!read) {
      return fail(exit_usage,
                  "--pages: " + say("server.pages", {{"directory", configuration.pages}}));
    }
    files = std::move(*read);
  }
  const bool is_encrypted = certificates != nullptr;
  const auto addresses = addresses_to_listen(configuration, is_encrypted);
  if (!addresses) return fail(addresses.error().exit_code, addresses.error().what);
  if (addresses->is_reached() && configuration.is_trial) {
    return fail(exit_usage, say("server.trial"));
  }
  warn_of_journal_end(configuration);
  auto engine = open_engine(configuration);
  if (!engine) return fail(exit_unavailable, describe(engine.error(), configuration.data));
  auto door = open_door(**engine, configuration.data,
                        {.sign_ins = {},
                         .sessions = {},
                         .is_near = nearness_of(configuration.near).value(),
                         .is_trial = configuration.is_trial,
                         .tell = log_door,
                         .provider = std::move(provider)});
  if (!door) return fail(exit_unavailable, door.error());
  if (addresses->is_reached() && !door->identity->is_on()) {
    return fail(exit_usage, say("server.accounts"));
  }
  std::string taken;
  const auto server = Server::start(**engine,
                                    {.address = addresses->grpc.text(),
                                     .http_address = addresses->http ? addresses->http->text() : "",
                                     .certificates = certificates,
                                     .door = &*door,
                                     .page_files = std::move(files),
                                     .tell_writing = log_writing},
                                    {}, &taken);
  if (!server) {
    return fail(exit_unavailable, say("server.cannot_listen", {{"address", taken}}));
  }
  const EngineStatus status = (*engine)->status();
  const std::string ready = ready_on(*addresses, *server, is_encrypted);
  spdlog::info("event=started address=\"{}\" sequence={} dossiers={} pid={}", one_line(ready),
               status.head.sequence, status.head.dossiers, getpid());
  std::cout << "motcuad: ready on " << ready << std::endl;

  const int stop_signal = wait_until_stopped(signals, configuration, certificates.get());
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
  CLI::App app{"motcuad: " + say("program.motcuad")};
  const Speech speech;
  cli::speak(app, speech);
  std::string footer;
  for (const char* const key : {"motcuad.signals", "motcuad.exit_codes"}) {
    for (const Language language : speech.languages()) footer += message(key, {}, language) + "\n";
  }
  app.footer(footer);
  const auto add_command = [](CLI::App& parent, const std::string& name) {
    CLI::App* command = parent.add_subcommand(name, say("motcuad." + name));
    command->fallthrough();
    return command;
  };
  std::string config_path;
  std::string data;
  std::string address;
  std::string http;
  std::string log_level;
  bool accept_journal_end = false;
  app.add_option("--config", config_path, say("motcuad.flag.config"));
  app.add_option("--data", data, say("motcuad.flag.data"));
  app.add_option("--grpc", address,
                 say("motcuad.flag.grpc") + ": 127.0.0.1:7080, [::1]:7080, unix:/path");
  app.add_option("--http", http,
                 say("motcuad.flag.http") + ": 127.0.0.1:8080, [::1]:8080, unix:/path, off");
  std::string pages;
  CertificateFiles tls;
  app.add_option("--pages", pages, say("motcuad.flag.pages"));
  app.add_option("--tls-certificate", tls.certificate, say("motcuad.flag.tls_certificate"));
  app.add_option("--tls-key", tls.key, say("motcuad.flag.tls_key"));
  app.add_option("--tls-client-ca", tls.client_ca, say("motcuad.flag.tls_client_ca"));
  app.add_option("--log-level", log_level,
                 say("motcuad.flag.log_level") + ": " + joined(log_levels));
  bool is_trial = false;
  app.add_flag("--trial", is_trial, say("motcuad.flag.trial_server"));
  app.add_flag("--accept-journal-end", accept_journal_end, say("motcuad.flag.accept_journal_end"));
  CLI::App* verifying = add_command(app, "verify");
  CLI::App* journal = add_command(app, "journal");
  journal->require_subcommand(1);
  CLI::App* exporting = add_command(*journal, "export");
  std::string journal_file;
  bool public_alone = false;
  exporting->add_flag("--public", public_alone, say("motcuad.flag.public"))->required();
  exporting->add_option("--out", journal_file, say("motcuad.flag.out"))->required();
  CLI::App* checking = add_command(*journal, "check");
  AskedForm asked;
  checking->add_option("file", journal_file, say("motcuad.flag.journal_file"))
      ->required()
      ->check(CLI::ExistingFile);
  CLI::Option* of_unit = checking->add_option("--unit", asked.unit, say("motcuad.flag.unit"));
  CLI::Option* of_period = checking->add_option(
      "--period", asked.period, say("motcuad.flag.period") + ": 2026, 2026-Q3, 2026-07");
  of_unit->needs(of_period);
  of_period->needs(of_unit);
  CLI::App* migrating = add_command(app, "migrate");
  std::string migrate_to;
  migrating->add_option("--to", migrate_to, say("motcuad.flag.to"))->required();
  CLI::App* restoring = add_command(app, "restore");
  RestoreFlags restore_flags;
  restoring->add_option("backup", restore_flags.backup, say("motcuad.flag.backup"))
      ->required()
      ->check(CLI::ExistingDirectory);
  restoring
      ->add_option("--erasures-from", restore_flags.erasures_from,
                   say("motcuad.flag.erasures_from"))
      ->allow_extra_args(false)
      ->check(CLI::ExistingPath);
  CLI::App* drilling = add_command(app, "drill");
  CLI::App* accounts = add_command(app, "account");
  accounts->require_subcommand(1);
  CLI::App* listing = add_command(*accounts, "list");
  CLI::App* creating = add_command(*accounts, "create");
  CLI::App* resetting = add_command(*accounts, "reset");
  AccountFlags account;
  for (CLI::App* command : {creating, resetting}) {
    command->add_option("name", account.name, say("motcuad.flag.account"))->required();
    command->add_option("--officer", account.officer, say("motcuad.flag.officer"));
    command->add_option("--grant", account.grants, say("motcuad.flag.grant"))
        ->allow_extra_args(false);
    command->add_flag("--trial", account.is_trial, say("motcuad.flag.trial"));
    command->add_option("--subject", account.subject, say("motcuad.flag.subject"));
  }
  creating->add_flag("--service", account.is_service, say("motcuad.flag.service"));
  std::string backups;
  drilling->add_option("directory", backups, say("motcuad.flag.backups"))
      ->required()
      ->check(CLI::ExistingDirectory);
  CLI::App* certifying = add_command(app, "certificate");
  certifying->require_subcommand(1);
  CLI::App* making = add_command(*certifying, "make");
  SelfSigned self_signed;
  making->add_option("--out", self_signed.folder, say("motcuad.flag.certificate_out"))->required();
  making->add_option("--name", self_signed.names, say("motcuad.flag.certificate_name"))
      ->required()
      ->allow_extra_args(false);
  for (CLI::App* command :
       {verifying, exporting, migrating, restoring, drilling, creating, resetting, listing}) {
    command->add_option("--data", data, say("motcuad.flag.data"));  // in the help of each
  }
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
  if (!http.empty()) configuration.http = http;
  if (!pages.empty()) configuration.pages = pages;
  if (!tls.certificate.empty()) configuration.tls.certificate = tls.certificate;
  if (!tls.key.empty()) configuration.tls.key = tls.key;
  if (!tls.client_ca.empty()) configuration.tls.client_ca = tls.client_ca;
  if (!log_level.empty()) configuration.log_level = log_level;
  if (accept_journal_end && verifying->parsed()) {
    return fail(exit_usage, "--accept-journal-end: " + say("verify.gives_nothing_up"));
  }
  configuration.rocks.accept_journal_end = accept_journal_end;
  configuration.is_trial = is_trial;
  if (making->parsed()) return make_certificate(self_signed);
  if (checking->parsed()) return check_journal_file(configuration, journal_file, asked);
  if (drilling->parsed()) return drill(configuration, backups);
  if (configuration.data.empty()) {
    return fail(exit_usage, say("data.expected"));
  }
  if (!restoring->parsed() && lies_in_backup(configuration.data)) {
    return fail_of_backup(configuration.data);
  }
  if (!start_log(configuration.log_level)) {
    return fail(exit_usage,
                "--log-level: " + say("usage.one_of", {{"values", joined(log_levels)},
                                                       {"text", configuration.log_level}}));
  }
  if (creating->parsed()) return create_account(configuration, account);
  if (resetting->parsed()) return reset_account(configuration, account);
  if (listing->parsed()) return list_accounts(configuration);
  if (verifying->parsed()) return verify(configuration);
  if (exporting->parsed()) return export_journal(configuration, journal_file);
  if (migrating->parsed()) return migrate(configuration, migrate_to);
  if (restoring->parsed()) return restore_backup(configuration, restore_flags);
  return serve(configuration);
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) { return motcua::run(argc, argv); }
