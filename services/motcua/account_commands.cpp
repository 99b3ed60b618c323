// login, logout, step-up, password, whoami; account create, grant, …: AccountService at a terminal.
#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "motcua/v1/account_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/flags.h"
#include "services/motcua/kept_token.h"

namespace motcua::cli {
namespace {

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

// From the environment for programs, else asked for; never an argument, which others can see.
std::string secret(const Session& session, const char* variable, const char* question) {
  if (const char* const given = std::getenv(variable)) return given;
  std::cerr << session.say(question) << ": " << std::flush;
  const Hidden hidden;
  std::string text;
  std::getline(std::cin, text);
  return text;
}

std::string code_of(const Session& session, const v1::Account& account) {
  return account.has_second_factor() ? secret(session, "MOTCUA_CODE", "login.code") : "";
}

void keep(Session& session, const v1::SignInResponse& response) {
  if (const auto error = keep_token(session.options.server, response.token())) {
    return session.fail(4, *error);
  }
  if (session.prints_json(response)) return;
  std::cout << session.say("login.done", {{"account", response.account().name()}}) << "\n";
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

void print_change(const Session& session, const v1::AccountChange& change) {
  const v1::Account& account = change.account();
  std::cout << account.name() << "  " << grants_in_words(account) << "\n";
  if (change.secret().empty()) return;
  const bool is_person = account.kind() == "person";
  std::cout << session.say(
                   is_person ? "account.password" : "account.token",
                   {{"account", account.name()}, {"until", fact_of(change.secret_expiry_time())}})
            << "\n"
            << change.secret() << "\n";
}

void add_login(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::SignInRequest>();
  CLI::App* command = session.add_command(app, "login");
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
    keep(session, response);
  });
}

void add_step_up(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::StepUpRequest>();
  session.add_command(app, "step-up")->callback([&session, request] {
    v1::WhoAmIResponse who;
    if (!session.done(session.client().call("AccountService/WhoAmI", v1::WhoAmIRequest(), who))) {
      return;
    }
    request->set_password(secret(session, "MOTCUA_PASSWORD", "login.password"));
    request->set_code(code_of(session, who.account()));
    v1::SignInResponse response;
    if (!session.done(session.client().call("AccountService/StepUp", *request, response))) return;
    keep(session, response);
  });
}

void add_password(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::ChangePasswordRequest>();
  session.add_command(app, "password")->callback([&session, request] {
    v1::WhoAmIResponse who;
    if (!session.done(session.client().call("AccountService/WhoAmI", v1::WhoAmIRequest(), who))) {
      return;
    }
    request->set_old_password(secret(session, "MOTCUA_PASSWORD", "login.password"));
    request->set_code(code_of(session, who.account()));
    request->set_new_password(secret(session, "MOTCUA_NEW_PASSWORD", "login.new_password"));
    v1::SignInResponse response;
    if (!session.done(session.client().call("AccountService/ChangePassword", *request, response))) {
      return;
    }
    keep(session, response);
  });
}

void add_second_factor(CLI::App& app, Session& session) {
  auto* request = session.add_request<v1::SetSecondFactorRequest>();
  CLI::App* command = session.add_command(app, "second-factor");
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
    if (!response.uri().empty()) std::cout << response.uri() << "\n";
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

// A command of `motcua account` with the account's name first.
template <class Request>
void add_account_command(CLI::App& parent, Session& session, const std::string& name,
                         const std::string& method) {
  auto* request = session.add_request<Request>();
  CLI::App* command = session.add_command(parent, name);
  add_flags(session, *command, request,
            {.words = {"name"}, .required = {"name"}, .left_out = {"grants"}});
  session.lists.emplace_back();
  auto* grants = &session.lists.back();
  if constexpr (requires { request->add_grants(); }) {
    command->add_option("--grant", *grants, session.say("flag.grant"));
  }
  command->callback([&session, request, method, grants] {
    for (const std::string& text : *grants) {
      if constexpr (requires { request->add_grants(); }) {
        *request->add_grants() = grant_of(session, text);
      }
    }
    v1::AccountChange change;
    if (session.ask(method, *request, change)) print_change(session, change);
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
    Grid grid{{"account", "kind", "officer", "grants", "disabled"}, {}};
    for (const auto& account : response.accounts()) {
      grid.rows.push_back({account.name(), account.kind(), account.officer(),
                           grants_in_words(account), account.disabled() ? "✓" : ""});
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
                                                 service + "DisableAccount");
  add_account_command<v1::EnableAccountRequest>(*parent, session, "enable",
                                                service + "EnableAccount");
  add_account_command<v1::ResetPasswordRequest>(*parent, session, "reset-password",
                                                service + "ResetPassword");
  add_account_command<v1::SetSubjectRequest>(*parent, session, "set-subject",
                                             service + "SetSubject");
  add_account_command<v1::IssueServiceTokenRequest>(*parent, session, "issue-token",
                                                    service + "IssueServiceToken");
  add_account_command<v1::RevokeServiceTokenRequest>(*parent, session, "revoke-token",
                                                     service + "RevokeServiceToken");
  add_account_list(*parent, session);
}

}  // namespace motcua::cli
