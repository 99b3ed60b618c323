// login, logout, step-up, password, whoami; account create, grant, …: AccountService at a terminal.
#include <termios.h>
#include <unistd.h>

#include <array>
#include <iostream>
#include <type_traits>

#include "engine/wall_clock.h"
#include "motcua/v1/account_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/kept_token.h"
#include "services/text/qr_code.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

constexpr int64_t step_up_minutes = 5;  // as AccountService/StepUp promises

// Without an echo where somebody types it.
class Hidden {
 public:
  Hidden() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    is_hidden_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
  }
  ~Hidden() {
    if (!is_hidden_) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::cerr << "\n";
  }

 private:
  termios before_{};
  bool is_hidden_ = false;
};

std::string typed(const Session& session, const char* question) {
  const Hidden hidden;  // before the question: what is typed as soon as it is read is hidden, too
  std::cerr << session.say(question) << ": " << std::flush;
  std::string text;
  std::getline(std::cin, text);
  return text;
}

// From the environment for programs, else asked for; never an argument, which others can see.
std::string secret(const Session& session, const char* variable, const char* question) {
  const char* const given = std::getenv(variable);
  return given ? given : typed(session, question);
}

// Asked for twice where a person types it, unseen. Nothing: in two ways, which is told.
std::optional<std::string> new_password(Session& session) {
  constexpr const char* variable = "MOTCUA_NEW_PASSWORD";
  const bool is_typed = std::getenv(variable) == nullptr && isatty(STDIN_FILENO) != 0;
  std::string password = secret(session, variable, "login.new_password");
  if (!is_typed || typed(session, "login.new_password_again") == password) return password;
  session.fail(exit_usage, session.say("login.passwords_differ"));
  return std::nullopt;
}

std::string code_of(const Session& session, const v1::Account& account) {
  return account.has_second_factor() ? secret(session, "MOTCUA_CODE", "login.code") : "";
}

// What was done is the sentence `done`, which may tell the account and until when.
void keep(Session& session, const v1::SignInResponse& response, const char* done,
          Metadata facts = {}) {
  if (const auto error = keep_token(session.options.server, response.token())) {
    return session.fail(4, *error);
  }
  if (session.prints_json(response)) return;
  facts.emplace_back("account", response.account().name());
  std::cout << session.say(done, facts) << "\n";
  if (response.must_change_password()) std::cout << session.say("login.change") << "\n";
  if (response.must_set_second_factor()) {
    std::cout << session.say("login.second_factor") << "\n";
  }
}

// "head@H44.100".
v1::Account::Grant grant_of(const Session& session, const std::string& text) {
  const size_t at = text.find('@');
  v1::Account::Grant grant;
  std::string name = text.substr(0, at);
  for (char& c : name) c = c == '-' ? '_' : static_cast<char>(std::toupper(c));
  v1::Role role = v1::ROLE_UNSPECIFIED;
  if (!v1::Role_Parse(name, &role) || role == v1::ROLE_UNSPECIFIED) {
    throw CLI::ValidationError(
        "--grant: " + session.say("usage.one_of",
                                  {{"values", flag_names(v1::Role_descriptor())}, {"text", text}}));
  }
  grant.set_role(role);
  if (at != std::string::npos) grant.set_unit(text.substr(at + 1));
  return grant;
}

std::string grants_in_words(const v1::Account& account) {
  std::string words;
  for (const auto& grant : account.grants()) {
    std::string role = v1::Role_Name(grant.role());
    for (char& c : role) c = static_cast<char>(std::tolower(c));
    words += (words.empty() ? "" : " ") + role;
    if (!grant.unit().empty()) words += "@" + grant.unit();
  }
  return words;
}

// As the flag takes it; empty: not said.
std::string employment_name(const v1::Account& account) {
  if (account.employment() == v1::EMPLOYMENT_UNSPECIFIED) return "";
  return dashed(in_small_letters(v1::Employment_Name(account.employment())));
}

// "1 (15:00 09/01/2026)": by their numbers, each with its end.
std::string tokens_in_words(const Session& session, const v1::Account& account) {
  std::string words;
  for (const auto& token : account.tokens()) {
    words += (words.empty() ? "" : ", ") + std::to_string(token.number()) + " (" +
             time_cell(session.format, true, token.expiry_time()) + ")";
  }
  return words;
}

void print_change(const Session& session, const v1::AccountChange& change) {
  const v1::Account& account = change.account();
  std::cout << account.name() << "  " << grants_in_words(account) << "\n";
  if (change.secret().empty()) return;
  const bool is_person = account.kind() == "person";
  Metadata facts{{"account", account.name()}, {"until", fact_of(change.secret_expiry_time())}};
  if (!account.tokens().empty()) {  // the last was issued now
    facts.emplace_back("number", std::to_string(account.tokens().rbegin()->number()));
  }
  std::cout << session.say(is_person ? "account.password" : "account.token", facts) << "\n"
            << change.secret() << "\n";
}

// In the command's help: what it takes from there instead of asking.
void tell_environment(const Session& session, CLI::App& command, const std::string& variables) {
  command.footer(session.say("login.environment", {{"variables", variables}}));
}

void add_login(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::SignInRequest>();
  CLI::App* command = session.add_command(app, "login");
  tell_environment(session, *command, "MOTCUA_PASSWORD, MOTCUA_CODE");
  session.texts.emplace_back();
  std::string* name = &session.texts.back();
  command->add_option("account", *name, session.say("flag.account"))->required();
  command->callback([&session, request, name] {
    request->set_name(*name);
    request->set_password(secret(session, "MOTCUA_PASSWORD", "login.password"));
    request->set_code(secret(session, "MOTCUA_CODE", "login.code_if_any"));
    session.options.token.clear();
    // Whoever was signed in here before is not, whether it succeeds or not.
    if (const auto error = keep_token(session.options.server, "")) return session.fail(4, *error);
    v1::SignInResponse response;
    if (!session.done(session.client().call("AccountService/SignIn", *request, response))) return;
    keep(session, response, "login.done");
  });
}

void add_step_up(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::StepUpRequest>();
  CLI::App* command = session.add_command(app, "step-up");
  tell_environment(session, *command, "MOTCUA_PASSWORD, MOTCUA_CODE");
  command->callback([&session, request] {
    v1::WhoAmIResponse who;
    if (!session.done(session.client().call("AccountService/WhoAmI", v1::WhoAmIRequest(), who))) {
      return;
    }
    request->set_password(secret(session, "MOTCUA_PASSWORD", "login.password"));
    request->set_code(code_of(session, who.account()));
    v1::SignInResponse response;
    // By the clock beside which it is read.
    const Instant until = plus_minutes(wall_clock().now(), step_up_minutes);
    if (!session.done(session.client().call("AccountService/StepUp", *request, response))) return;
    keep(session, response, "step_up.done", {{"until", format_instant(until)}});
  });
}

void add_password(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ChangePasswordRequest>();
  CLI::App* command = session.add_command(app, "password");
  tell_environment(session, *command, "MOTCUA_PASSWORD, MOTCUA_CODE, MOTCUA_NEW_PASSWORD");
  command->callback([&session, request] {
    v1::WhoAmIResponse who;
    if (!session.done(session.client().call("AccountService/WhoAmI", v1::WhoAmIRequest(), who))) {
      return;
    }
    request->set_old_password(secret(session, "MOTCUA_PASSWORD", "login.password"));
    request->set_code(code_of(session, who.account()));
    const auto password = new_password(session);
    if (!password) return;
    request->set_new_password(*password);
    v1::SignInResponse response;
    if (!session.done(session.client().call("AccountService/ChangePassword", *request, response))) {
      return;
    }
    keep(session, response, "password.done");
  });
}

// Two rows of modules a line, dark on light whatever the terminal's colours are.
void print_picture(const QrCode& code) {
  constexpr std::array<const char*, 4> halves{" ", "▄", "▀", "█"};
  for (int row = 0; row < code.size(); row += 2) {
    std::cout << "\x1b[30;47m";
    for (int column = 0; column < code.size(); ++column) {
      const size_t upper = code.is_dark(row, column) ? 2 : 0;
      const size_t lower = code.is_dark(row + 1, column) ? 1 : 0;
      std::cout << halves[upper + lower];
    }
    std::cout << "\x1b[0m\n";
  }
}

// The letters of the key in "otpauth://totp/…?secret=LETTERS&issuer=…", for who types them.
std::string key_in(const std::string& uri) {
  constexpr std::string_view before = "?secret=";
  const size_t at = uri.find(before);
  if (at == std::string::npos) return "";
  const size_t from = at + before.size();
  return uri.substr(from, uri.find('&', from) - from);
}

void add_second_factor(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::SetSecondFactorRequest>();
  CLI::App* command = session.add_command(app, "second-factor");
  tell_environment(session, *command, "MOTCUA_PASSWORD, MOTCUA_CODE");
  session.texts.emplace_back();
  std::string* code = &session.texts.back();
  command->add_option("code", *code, session.say("flag.second-factor.code"));
  command->callback([&session, request, code] {
    request->set_code(*code);
    v1::WhoAmIResponse who;
    if (!session.done(session.client().call("AccountService/WhoAmI", v1::WhoAmIRequest(), who))) {
      return;
    }
    if (code->empty() && who.account().has_second_factor()) {
      request->set_password(secret(session, "MOTCUA_PASSWORD", "login.password"));
      request->set_current_code(code_of(session, who.account()));
    }
    v1::SetSecondFactorResponse response;
    if (!session.ask("AccountService/SetSecondFactor", *request, response)) return;
    std::cout << session.say(response.uri().empty() ? "second_factor.set" : "second_factor.seed")
              << "\n";
    if (response.uri().empty()) return;
    const auto picture = QrCode::of(response.uri());
    if (picture && isatty(STDOUT_FILENO) != 0) print_picture(*picture);
    std::cout << key_in(response.uri()) << "\n" << response.uri() << "\n";
  });
}

void add_logout(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::SignOutRequest>();
  CLI::App* command = session.add_command(app, "logout");
  add_flags(session, *command, request, {});
  command->callback([&session, request] {
    v1::SignOutResponse response;
    const bool done = session.ask("AccountService/SignOut", *request, response);
    if (const auto error = keep_token(session.options.server, "")) session.fail(4, *error);
    if (done) std::cout << session.say("logout.done") << "\n";
  });
}

void add_who_am_i(CLI::App& app, Session& session) {
  session.add_command(app, "whoami")->callback([&session] {
    v1::WhoAmIResponse response;
    if (!session.ask("AccountService/WhoAmI", v1::WhoAmIRequest(), response)) return;
    if (!response.authentication()) {
      std::cout << session.say("whoami.off") << "\n";
    } else if (!response.has_account()) {
      std::cout << session.say("whoami.nobody") << "\n";
    } else {
      std::cout << response.account().name() << "  " << response.account().officer() << "  "
                << grants_in_words(response.account()) << "\n";
    }
  });
}

// A command of `motcua account` with the account's name first. What was done is the sentence
// `done`, where the account itself does not show it.
template <class Request>
void add_account_command(CLI::App& parent, Session& session, const std::string& name,
                         const std::string& method, const char* done = nullptr) {
  auto* request = session.add_request<Request>();
  CLI::App* command = session.add_command(parent, name);
  add_flags(session, *command, request,
            {.words = {"name"},
             .required = {"name", "employment"},  // all of it is replaced
             .names = {{"seconded_from", "from-agency"}},
             .left_out = {"grants"},
             .values = {{"kind", "person, service"}}});
  session.lists.emplace_back();
  auto* grants = &session.lists.back();
  const CLI::Option* none = nullptr;
  if constexpr (requires { request->add_grants(); }) {
    CLI::Option* const some = command->add_option("--grant", *grants, session.say("flag.grant"));
    if constexpr (std::is_same_v<Request, v1::SetGrantsRequest>) {
      const std::string help = session.say("flag.grant.none");
      none = command->add_flag("--none", help)->excludes(some);
    }
  }
  command->callback([&session, request, method, done, grants, none] {
    if (none && none->empty() && grants->empty()) {  // it would take all away
      throw CLI::ValidationError(session.say("usage.grant"));
    }
    for (const std::string& text : *grants) {
      if constexpr (requires { request->add_grants(); }) {
        *request->add_grants() = grant_of(session, text);
      }
    }
    v1::AccountChange change;
    if (!session.ask(method, *request, change)) return;
    print_change(session, change);
    if (done) std::cout << session.say(done, {{"account", change.account().name()}}) << "\n";
  });
}

void add_account_list(CLI::App& parent, Session& session) {
  auto* request = session.add_request<v1::ListAccountsRequest>();
  session.add_command(parent, "list", Answers::table)->callback([&session, request] {
    v1::ListAccountsResponse response;
    Client client = session.client();
    if (!session.done(client.list("AccountService/ListAccounts", *request, response,
                                  &v1::ListAccountsResponse::accounts)) ||
        session.prints_json(response)) {
      return;
    }
    Grid grid{{"account", "kind", "officer", "grants", "disabled", "second_factor",
               "must_change_password", "tokens", "certificate", "employment", "seconded_from",
               "term_from", "term_to", "term_over", "may_decide"},
              {}};
    const auto mark = [](bool is_so) { return is_so ? "✓" : ""; };
    for (const auto& account : response.accounts()) {
      grid.rows.push_back({account.name(), account.kind(), account.officer(),
                           grants_in_words(account), mark(account.disabled()),
                           mark(account.has_second_factor()), mark(account.must_change_password()),
                           tokens_in_words(session, account), account.certificate(),
                           employment_name(account), account.seconded_from(), account.term_from(),
                           account.term_to(), mark(account.term_over()),
                           mark(account.may_decide())});
    }
    session.print(grid);
  });
}

}  // namespace

void add_sign_in(CLI::App& app, Session& session) {
  add_login(app, session);
  add_logout(app, session);
  add_who_am_i(app, session);
  add_step_up(app, session);
  add_password(app, session);
  add_second_factor(app, session);
}

void add_accounts(CLI::App& app, Session& session) {
  CLI::App* parent = session.add_command(app, "account", Answers::words);
  parent->require_subcommand(1);
  const std::string service = "AccountService/";
  add_account_command<v1::CreateAccountRequest>(*parent, session, "create",
                                                service + "CreateAccount");
  add_account_command<v1::SetGrantsRequest>(*parent, session, "grant", service + "SetGrants");
  add_account_command<v1::DisableAccountRequest>(*parent, session, "disable",
                                                 service + "DisableAccount", "account.disabled");
  add_account_command<v1::EnableAccountRequest>(*parent, session, "enable",
                                                service + "EnableAccount", "account.enabled");
  add_account_command<v1::ResetPasswordRequest>(*parent, session, "reset-password",
                                                service + "ResetPassword");
  add_account_command<v1::SetSubjectRequest>(*parent, session, "set-subject",
                                             service + "SetSubject");
  add_account_command<v1::IssueServiceTokenRequest>(*parent, session, "issue-token",
                                                    service + "IssueServiceToken");
  add_account_command<v1::RevokeServiceTokenRequest>(*parent, session, "revoke-token",
                                                     service + "RevokeServiceToken");
  add_account_command<v1::SetEmploymentRequest>(*parent, session, "set-employment",
                                                service + "SetEmployment", "account.employment");
  add_account_list(*parent, session);
}

}  // namespace motcua::cli
