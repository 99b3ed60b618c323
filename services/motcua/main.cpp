// motcua: the command line of clerks, integrators and supervisors.
#include <google/protobuf/stubs/logging.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "engine/text.h"
#include "services/method/wire.h"
#include "services/motcua/commands.h"

namespace motcua::cli {

bool Session::done(const grpc::Status& status) {
  if (status.ok()) return true;
  fail(exit_code_of(status), describe(status));
  return false;
}

bool Session::prints_json(const google::protobuf::Message& answer) const {
  if (format == OutputFormat::json) std::cout << to_json(answer);
  return format == OutputFormat::json;
}

void Session::fail(int code, const std::string& what) {
  std::cerr << "motcua: " << what << "\n";
  exit_code = code;
}

google::protobuf::Timestamp instant_flag(const std::string& text) {
  const auto instant = parse_instant(text);
  if (!instant) {
    throw CLI::ValidationError(
        "cần thời điểm như 2026-01-09T15:00 / expected an instant such as "
        "2026-01-09T15:00, but it is '" +
        text + "'");
  }
  return wire::to_timestamp(*instant);
}

namespace {

constexpr int exit_usage = 2;  // the command line's own
constexpr const char* help_of_exit_codes =
    "Mã thoát: 0 xong; 1 bị từ chối, không có, hoặc verify, import thấy sai; 2 sai tham số; "
    "3 không kết nối được, máy chủ bận hay ngừng ghi; 4 lỗi khác.\n"
    "Exit codes: 0 done; 1 refused, not there, or found wrong by verify or import; 2 usage or an "
    "invalid argument; 3 unreachable, busy or not writing; 4 anything else.";

// What stands in a header as it is.
CLI::Validator language_check() {
  return CLI::Validator(
      [](const std::string& text) {
        const bool is_header =
            std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
        return is_header ? std::string() : "cần vi hoặc en / expected vi or en";
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
  if (session.format == OutputFormat::json && !can_be_json) {
    throw CLI::ValidationError("--output json: lệnh này chỉ in chữ / " + command->get_name() +
                               " prints words alone");
  }
  if (session.format == OutputFormat::csv && !can_be_csv) {
    throw CLI::ValidationError("--output csv: lệnh này không cho bảng / " + command->get_name() +
                               " gives no table" + (can_be_json ? "; json?" : ""));
  }
}

// Arguments become texts of messages, which are UTF-8.
std::optional<std::string> argument_that_is_no_text(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (!is_utf8(argv[i])) return legible(argv[i]);
  }
  return std::nullopt;
}

int run(int argc, char** argv) {
  if (const auto argument = argument_that_is_no_text(argc, argv)) {
    std::cerr << "motcua: đối số không phải UTF-8 / expected UTF-8 arguments: " << *argument
              << "\n";
    return exit_usage;
  }
  google::protobuf::SetLogHandler(nullptr);  // what it cannot read is told in our own words
  Session session;
  CLI::App app{"motcua: dòng lệnh một cửa / the one-stop shop's command line"};
  app.require_subcommand(1);
  app.fallthrough();
  app.get_formatter()->label("REQUIRED", required_label);
  app.add_option("--server", session.options.server, "Địa chỉ máy chủ / server")
      ->envname("MOTCUA_SERVER")
      ->capture_default_str();
  app.add_option("--officer", session.options.officer, "Cán bộ thực hiện / who acts")
      ->envname("MOTCUA_OFFICER");
  app.add_option("--acting-unit", session.options.unit, "Đơn vị của cán bộ / the officer's unit")
      ->envname("MOTCUA_UNIT");
  app.add_option("--role", session.options.role, "clerk, officer, head, supervisor, operator")
      ->envname("MOTCUA_ROLE");
  app.add_option("--lang", session.options.language, "vi, en")
      ->envname("MOTCUA_LANG")
      ->capture_default_str()
      ->check(language_check());
  app.add_option("--timeout", session.options.timeout_seconds, "Giây chờ / seconds to wait")
      ->capture_default_str()
      ->check(CLI::Range(1, 86'400));
  const std::map<std::string, OutputFormat> formats{
      {"table", OutputFormat::table}, {"json", OutputFormat::json}, {"csv", OutputFormat::csv}};
  app.add_option("--output", session.format, "table, json, csv")
      ->transform(CLI::CheckedTransformer(formats))
      ->default_str("table");
  for (const auto add :
       {add_verbs,   add_retention, add_show,      add_history,    add_explain,
        add_due,     add_list,      add_report,    add_timeliness, add_forecast,
        add_at_risk, add_freeze,    add_reconcile, add_integrity,  add_frozen,
        add_compare, add_catalogue, add_import,    add_verify,     add_backup,
        add_status,  add_call,      add_demo,      add_bench,      add_completion}) {
    add(app, session);
  }
  app.parse_complete_callback([&] { check_format(session, command_of(&app)); });
  app.footer(help_of_exit_codes);  // of the program: after its commands, which would repeat it
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
