// motcua: the command line of clerks, integrators and supervisors.
#include <google/protobuf/stubs/logging.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "engine/utf8.h"
#include "services/method/wire.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/kept_token.h"
#include "services/motcua/usage.h"

namespace motcua::cli {

CLI::App* Session::add_command(CLI::App& parent, const std::string& name, Answers answer) {
  const std::string path = parent.get_parent() ? parent.get_name() + "." + name : name;
  CLI::App* command = parent.add_subcommand(name, say("command." + path));
  if (answer != Answers::message) answers[command] = answer;
  return command;
}

bool Session::done(const grpc::Status& status) {
  if (status.ok()) return true;
  fail(exit_code_of(status), describe(status, speech));
  return false;
}

bool Session::prints_json(const google::protobuf::Message& answer) const {
  if (format == OutputFormat::json) std::cout << to_json(answer);
  return format == OutputFormat::json;
}

bool Session::ask(const std::string& method, const google::protobuf::Message& request,
                  google::protobuf::Message& response) {
  return done(client().call(method, request, response)) && !prints_json(response);
}

void Session::fail(int code, const std::string& what) {
  std::cerr << "motcua: " << what << "\n";
  exit_code = code;
}

google::protobuf::Timestamp instant_flag(const Session& session, const std::string& flag,
                                         const std::string& text) {
  const auto instant = parse_instant(text);
  if (!instant) {
    throw CLI::ValidationError(flag + ": " + session.say("usage.instant", {{"text", text}}));
  }
  return wire::to_timestamp(*instant);
}

namespace {

// What stands in a header as it is.
CLI::Validator language_check(const Session& session) {
  return CLI::Validator(
      [&session](const std::string& text) {
        const bool is_header =
            std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
        return is_header ? std::string() : session.say("usage.language");
      },
      "");
}

// The command that was asked for: of "catalogue show" the latter.
const CLI::App* command_of(const CLI::App* app) {
  const auto below = app->get_subcommands();
  return below.empty() ? app : command_of(below.front());
}

// No form that is asked for is given as another one.
void check_format(const Session& session, const CLI::App* command) {
  const auto known = session.answers.find(command);
  const Answers answers = known == session.answers.end() ? Answers::message : known->second;
  const bool can_be_json = answers != Answers::words;
  const bool can_be_csv = answers == Answers::table;
  const char* const wrong = session.format == OutputFormat::json && !can_be_json
                                ? "usage.words_alone"
                            : session.format != OutputFormat::csv || can_be_csv ? nullptr
                            : can_be_json ? "usage.no_table_but_json"
                                          : "usage.no_table";
  if (wrong) throw CLI::ValidationError(session.say(wrong, {{"command", command->get_name()}}));
}

// Arguments become texts of messages, which are UTF-8.
std::optional<std::string> argument_that_is_no_text(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (!is_utf8(argv[i])) return legible(argv[i]);
  }
  return std::nullopt;
}

// --lang, or the environment's: before anything is said, in both languages unless one is asked for.
Speech speech_of(int argc, char** argv) {
  constexpr std::string_view flag = "--lang";
  const char* const environment = std::getenv("MOTCUA_LANG");
  std::string asked = environment ? environment : "";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == flag && i + 1 < argc) asked = argv[i + 1];
    if (argument.starts_with("--lang=")) asked = argument.substr(flag.size() + 1);
  }
  const Language language = parse_language(asked);
  const bool is_asked =
      language == Language::english || parse_language(asked + ",en;q=0.1") == Language::vietnamese;
  return is_asked ? Speech(language) : Speech();
}

void add_common_flags(CLI::App& app, Session& session) {
  const auto add = [&](const char* flag, std::string& value, const std::string& help) {
    return app.add_option(flag, value, help);
  };
  add("--server", session.options.server, session.say("flag.server"))
      ->envname("MOTCUA_SERVER")
      ->capture_default_str();
  const auto add_file = [&](const char* flag, const char* variable, std::string& pem) {
    const auto read = [&pem](const std::string& path) {
      std::ifstream file(path);
      pem.assign(std::istreambuf_iterator<char>(file), {});
    };
    app.add_option_function<std::string>(flag, read, session.say(std::string("flag.") + (flag + 2)))
        ->envname(variable)
        ->check(CLI::ExistingFile);
  };
  add_file("--tls-ca", "MOTCUA_TLS_CA", session.options.tls_ca);
  add_file("--tls-certificate", "MOTCUA_TLS_CERTIFICATE", session.options.tls_certificate);
  add_file("--tls-key", "MOTCUA_TLS_KEY", session.options.tls_key);
  add("--officer", session.options.officer, session.say("flag.officer"))->envname("MOTCUA_OFFICER");
  add("--acting-unit", session.options.unit, session.say("flag.acting_unit"))
      ->envname("MOTCUA_UNIT");
  add("--role", session.options.role,
      session.say("flag.role") + ": " + flag_names(v1::Role_descriptor()))
      ->envname("MOTCUA_ROLE");
  add("--lang", session.options.language, session.say("flag.lang"))
      ->envname("MOTCUA_LANG")
      ->check(language_check(session));
  app.add_option("--timeout", session.options.timeout_seconds, session.say("flag.timeout"))
      ->capture_default_str()
      ->check(CLI::Range(1, 86'400));
  const std::map<std::string, OutputFormat> formats{
      {"table", OutputFormat::table}, {"json", OutputFormat::json}, {"csv", OutputFormat::csv}};
  app.add_option("--output", session.format, session.say("flag.output") + ": table, json, csv")
      ->transform(CLI::CheckedTransformer(formats))
      ->option_text("TEXT=table");
}

// Of the environment, else the one that `motcua login` has kept; not beside a certificate, which
// says who calls only where no token does.
void find_token(Session& session) {
  const char* const given = std::getenv("MOTCUA_TOKEN");
  const bool shows_certificate = !session.options.tls_certificate.empty();
  session.options.token = given               ? given
                          : shows_certificate ? ""
                                              : kept_token(session.options.server);
}

int run(int argc, char** argv) {
  Session session;
  session.speech = speech_of(argc, argv);
  if (const auto argument = argument_that_is_no_text(argc, argv)) {
    session.fail(exit_usage, session.say("usage.utf8", {{"text", *argument}}));
    return session.exit_code;
  }
  google::protobuf::SetLogHandler(nullptr);  // what it cannot read is told in our own words
  CLI::App app{"motcua: " + session.say("program.motcua")};
  speak(app, session.speech);
  app.require_subcommand(1);
  app.fallthrough();
  add_common_flags(app, session);
  for (const auto add :
       {add_verbs,        add_retention, add_show,      add_history,     add_explain,
        add_due,          add_list,      add_reports,   add_report,      add_timeliness,
        add_forecast,     add_at_risk,   add_freeze,    add_reconcile,   add_integrity,
        add_frozen,       add_compare,   add_catalogue, add_import,      add_verify,
        add_backup,       add_status,    add_call,      add_demo,        add_bench,
        add_completion,   add_sign_in,   add_accounts,  add_door_events, add_moves,
        add_control_slip, add_watch,     add_search,    add_queues,      add_files,
        add_fees}) {
    add(app, session);
  }
  app.parse_complete_callback([&] {
    check_format(session, command_of(&app));
    find_token(session);
  });
  const Metadata environment{{"token", "MOTCUA_TOKEN"},
                             {"password", "MOTCUA_PASSWORD"},
                             {"new_password", "MOTCUA_NEW_PASSWORD"},
                             {"code", "MOTCUA_CODE"}};
  // Of the program: after its commands, which would repeat it.
  std::string footer;
  for (const char* const key : {"motcua.environment", "motcua.exit_codes"}) {
    for (const Language language : session.speech.languages()) {
      footer += message(key, environment, language) + "\n";
    }
  }
  app.footer(footer);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // the library's way of saying so
    return app.exit(error) == 0 ? 0 : exit_usage;
  }
  return session.exit_code;
}

}  // namespace
}  // namespace motcua::cli

int main(int argc, char** argv) { return motcua::cli::run(argc, argv); }
