// Who calls: signing in, what sessions and tokens may, and what becomes of them.
#include <gtest/gtest.h>

#include <algorithm>

#include "motcua/v1/account_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/identity/password.h"
#include "services/identity/second_factor.h"
#include "services/identity/secret.h"
#include "tests/services/authenticator.h"
#include "tests/services/error_details.h"
#include "tests/services/running_server.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

constexpr const char* password = "Mot-Mat-Khau-2026";
constexpr const char* another_password = "Mat-Khau-Khac-2027";

class Identities : public ::testing::Test {
 protected:
  explicit Identities(const IdentityOptions& options = {.is_trial = true})
      : server_({}, {}, {}, options_with_log(options)) {
    EXPECT_TRUE(server_.engine().publish(test_entries(), {}));
    add("clerk.one", {{Role::clerk, "P.1"}});
    add("clerk.two", {{Role::clerk, "P.2"}});
    add("head.one", {{Role::head, "P.1"}});
    add("supervisor", {{Role::supervisor, "P"}});
    add("manager", {{Role::account_manager, ""}});
  }

  IdentityOptions options_with_log(IdentityOptions options) {
    options.tell = [this](const DoorEvent& event) {
      const std::lock_guard lock(mutex_);
      told_.push_back(std::string(event.what) + " " + event.account + " " + event.reason);
    };
    return options;
  }

  void add(const std::string& name, std::vector<Grant> grants,
           AccountKind kind = AccountKind::person) {
    Account account{.name = name, .kind = kind, .officer = "Cán bộ", .grants = std::move(grants)};
    if (kind == AccountKind::person) {
      account = with_password(std::move(account), password, server_.engine().now());
    }
    ASSERT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = account}}));
  }
  Account known(const std::string& name) {
    return server_.engine().accounts()->find(name)->account;
  }

  cli::Client with_token(const std::string& token) {
    cli::ClientOptions options = server_.client_options();
    options.token = token;
    return cli::Client(options);
  }
  // Its token; empty if it is refused.
  std::string sign_in(const std::string& name, const std::string& with = password,
                      const std::string& code = "") {
    v1::SignInRequest request;
    request.set_name(name);
    request.set_password(with);
    request.set_code(code);
    v1::SignInResponse response;
    last_ = server_.client().call("AccountService/SignIn", request, response);
    return response.token();
  }
  std::string reason() const { return error_of(last_).reason; }
  template <class Response = v1::WhoAmIResponse>
  std::string ask(const std::string& token, const std::string& method,
                  const google::protobuf::Message& request) {
    Response response;
    last_ = with_token(token).call(method, request, response);
    return last_.ok() ? "" : reason();
  }
  std::string receive(const std::string& token, const std::string& unit = "P.1") {
    v1::ReceiveDossierRequest request;
    request.set_request_id(cli::new_request_id());
    request.set_unit(unit);
    request.set_procedure("5WD");
    request.mutable_applicant()->set_name("Nguyễn Văn Mẫu");
    request.mutable_applicant()->set_identity("999123456789");
    request.mutable_applicant()->set_telephone("0999123456");
    request.set_request_content("Xin cấp lại cho số 999123456789");
    v1::DossierChange change;
    last_ = with_token(token).call("DossierService/ReceiveDossier", request, change);
    code_ = change.dossier().code();
    return last_.ok() ? "" : reason();
  }
  std::string get(const std::string& token, const std::string& code) {
    v1::GetDossierRequest request;
    request.set_code(code);
    return ask<v1::GetDossierResponse>(token, "DossierService/GetDossier", request);
  }
  template <class Request>
  static Request naming(const std::string& name) {
    Request request;
    request.set_name(name);
    return request;
  }

  std::mutex mutex_;
  std::vector<std::string> told_;
  RunningServer server_;
  grpc::Status last_;
  std::string code_;
};

TEST_F(Identities, MustBeSaidOnceThereIsAnAccount) {
  EXPECT_EQ(receive(""), "SIGN_IN_REQUIRED");
  EXPECT_EQ(receive("no such token"), "SIGN_IN_REQUIRED");
  const std::string token = sign_in("clerk.one");
  ASSERT_FALSE(token.empty()) << last_.error_message();
  EXPECT_EQ(receive(token), "");
  EXPECT_EQ(get(token, code_), "");
  v1::ListDossierEventsRequest events;
  events.set_code(code_);
  EXPECT_EQ(receive(token, "P.2"), "UNIT_OUT_OF_SCOPE");

  v1::ListDossierEventsResponse told;
  last_ = with_token(token).call("DossierService/ListDossierEvents", events, told);
  ASSERT_TRUE(last_.ok()) << reason() << last_.error_message();
  EXPECT_EQ(told.events(0).actor().account(), "clerk.one");
  EXPECT_TRUE(told.events(0).actor().authenticated());
  EXPECT_EQ(told.events(0).actor().role(), v1::CLERK);
  EXPECT_EQ(told.events(0).actor().unit(), "P.1");
}

TEST_F(Identities, AreNotClaimed) {
  const std::string token = sign_in("clerk.one");
  for (const auto claim :
       {&cli::ClientOptions::officer, &cli::ClientOptions::unit, &cli::ClientOptions::role}) {
    cli::ClientOptions options = server_.client_options();
    options.token = token;
    options.*claim = "head";
    v1::WhoAmIResponse response;
    last_ = cli::Client(options).call("AccountService/WhoAmI", v1::WhoAmIRequest(), response);
    EXPECT_EQ(reason(), "FIELD_VIOLATION");
  }
}

TEST_F(Identities, AreRefusedInTheSameWords) {
  EXPECT_EQ(sign_in("clerk.one", "wrong"), "");
  const std::string wrong = last_.error_details();
  EXPECT_EQ(reason(), "SIGN_IN_FAILED");
  EXPECT_EQ(sign_in("no.such.one", "wrong"), "");
  EXPECT_EQ(last_.error_details(), wrong);
  Account disabled = known("clerk.two");
  disabled.disabled = true;
  ASSERT_TRUE(server_.engine().ask(
      {.command = ChangeAccount{AccountAct::disabled, disabled,
                                server_.engine().accounts()->find("clerk.two")->sequence}}));
  EXPECT_EQ(sign_in("clerk.two"), "");
  EXPECT_EQ(last_.error_details(), wrong);
}

TEST_F(Identities, OfOthersStayHidden) {
  const std::string one = sign_in("clerk.one");
  const std::string two = sign_in("clerk.two");
  ASSERT_EQ(receive(one), "");
  const std::string code = code_;
  EXPECT_EQ(get(two, code), "DOSSIER_NOT_FOUND");
  std::string foreign = last_.error_details();
  EXPECT_EQ(get(two, "P.1-000000-0000"), "DOSSIER_NOT_FOUND");
  std::string none = last_.error_details();
  // The same but for the code that was asked for.
  const auto without = [](std::string text, const std::string& part) {
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part)) {
      text.replace(at, part.size(), "?");
    }
    return text.size();
  };
  EXPECT_EQ(without(foreign, code) - without(none, "P.1-000000-0000"), 0u);

  v1::ListDossiersRequest list;
  v1::ListDossiersResponse listed;
  ASSERT_TRUE(with_token(two).call("DossierService/ListDossiers", list, listed).ok());
  EXPECT_EQ(listed.dossiers_size(), 0);
  list.set_unit("P.1");
  EXPECT_EQ(ask<v1::ListDossiersResponse>(two, "DossierService/ListDossiers", list),
            "UNIT_OUT_OF_SCOPE");
  ASSERT_TRUE(with_token(one).call("DossierService/ListDossiers", list, listed).ok());
  ASSERT_EQ(listed.dossiers_size(), 1);
  EXPECT_EQ(listed.dossiers(0).applicant().identity(), "***789");
  EXPECT_EQ(listed.dossiers(0).applicant().telephone(), "***456");
  EXPECT_EQ(listed.dossiers(0).ShortDebugString().find("999123456789"), std::string::npos);
  v1::GetDossierRequest get_one;
  get_one.set_code(code);
  v1::GetDossierResponse whole;
  ASSERT_TRUE(with_token(one).call("DossierService/GetDossier", get_one, whole).ok());
  EXPECT_EQ(whole.dossier().applicant().identity(), "999123456789");
}

TEST_F(Identities, ReadFiguresOfTheirUnits) {
  v1::RunReportRequest report;
  report.set_report("form-06a");
  report.set_unit("P");
  report.set_from("2026-01-01");
  report.set_to("2026-01-31");
  const auto run = [&](const std::string& name, const std::string& unit) {
    report.set_unit(unit);
    return ask<v1::Table>(sign_in(name), "StatisticsService/RunReport", report);
  };
  EXPECT_EQ(run("clerk.one", "P.1"), "ROLE_REQUIRED");
  EXPECT_EQ(run("head.one", "P"), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(run("head.one", "P.1"), "");
  EXPECT_EQ(run("supervisor", "P.2"), "");
  EXPECT_EQ(run("supervisor", "X"), "UNIT_NOT_FOUND");
}

TEST_F(Identities, EndWithTheirSessions) {
  const std::string first = sign_in("clerk.one");
  const std::string second = sign_in("clerk.one");
  ASSERT_NE(first, second) << "a new token at each sign-in";
  EXPECT_EQ(ask<v1::SignOutResponse>(first, "AccountService/SignOut", v1::SignOutRequest()), "");
  EXPECT_EQ(receive(first), "SIGN_IN_REQUIRED");
  EXPECT_EQ(receive(second), "");
  v1::SignOutRequest everywhere;
  everywhere.set_everywhere(true);
  EXPECT_EQ(ask<v1::SignOutResponse>(second, "AccountService/SignOut", everywhere), "");
  EXPECT_EQ(receive(second), "SIGN_IN_REQUIRED");

  const std::string third = sign_in("clerk.one");
  const std::string manager = sign_in("manager");
  EXPECT_EQ(ask<v1::AccountChange>(manager, "AccountService/DisableAccount",
                                   naming<v1::DisableAccountRequest>("clerk.one")),
            "");
  EXPECT_EQ(receive(third), "SIGN_IN_REQUIRED");
  EXPECT_EQ(ask<v1::AccountChange>(manager, "AccountService/EnableAccount",
                                   naming<v1::EnableAccountRequest>("clerk.one")),
            "");
  EXPECT_EQ(receive(third), "SIGN_IN_REQUIRED") << "what was ended does not come back";
}

TEST_F(Identities, SetAnotherPassword) {
  const std::string other = sign_in("clerk.one");
  const std::string token = sign_in("clerk.one");
  v1::ChangePasswordRequest change;
  change.set_old_password("wrong");
  change.set_new_password(another_password);
  const auto set = [&] {
    v1::SignInResponse response;
    last_ = with_token(token).call("AccountService/ChangePassword", change, response);
    return response.token();
  };
  EXPECT_EQ(set(), "");
  EXPECT_EQ(reason(), "SIGN_IN_FAILED");
  change.set_old_password(password);
  for (const char* weak : {"short", "onlysmallletters", password}) {
    change.set_new_password(weak);
    EXPECT_EQ(set(), "");
    EXPECT_EQ(reason(), "FIELD_VIOLATION") << weak;
  }
  change.set_new_password(another_password);
  const std::string next = set();
  ASSERT_FALSE(next.empty()) << last_.error_message();
  EXPECT_EQ(receive(other), "SIGN_IN_REQUIRED");
  EXPECT_EQ(receive(token), "SIGN_IN_REQUIRED");
  EXPECT_EQ(receive(next), "");
  EXPECT_EQ(sign_in("clerk.one"), "");
  EXPECT_NE(sign_in("clerk.one", another_password), "");
}

TEST_F(Identities, AreGivenTemporaryPasswordsOnce) {
  const std::string manager = sign_in("manager");
  v1::CreateAccountRequest create = naming<v1::CreateAccountRequest>("new.clerk");
  create.set_officer("Trần Thị Mẫu");
  auto& grant = *create.add_grants();
  grant.set_role(v1::CLERK);
  grant.set_unit("P.1");
  v1::AccountChange made;
  ASSERT_TRUE(with_token(manager).call("AccountService/CreateAccount", create, made).ok());
  ASSERT_FALSE(made.secret().empty());
  const std::string token = sign_in("new.clerk", made.secret());
  ASSERT_FALSE(token.empty()) << last_.error_message();
  EXPECT_EQ(receive(token), "PASSWORD_CHANGE_REQUIRED");
  EXPECT_EQ(sign_in("new.clerk", made.secret()), "") << "once";
  v1::ChangePasswordRequest change;
  change.set_old_password(made.secret());
  change.set_new_password(another_password);
  v1::SignInResponse changed;
  ASSERT_TRUE(with_token(token).call("AccountService/ChangePassword", change, changed).ok());
  EXPECT_EQ(receive(changed.token()), "");
}

TEST_F(Identities, ProveThemselvesByCodesOnce) {
  const std::string token = sign_in("head.one");
  v1::SetSecondFactorResponse told;
  ASSERT_TRUE(with_token(token)
                  .call("AccountService/SetSecondFactor", v1::SetSecondFactorRequest(), told)
                  .ok());
  const std::string beginning = "otpauth://totp/Motcua:head.one?secret=";
  ASSERT_EQ(told.uri().find(beginning), 0u);
  EXPECT_NE(sign_in("head.one"), "") << "it does not count before it is confirmed";
  v1::SetSecondFactorRequest confirm;
  confirm.set_code("000000");
  EXPECT_EQ(ask<v1::SetSecondFactorResponse>(token, "AccountService/SetSecondFactor", confirm),
            "FIELD_VIOLATION");
  const std::string first = code_of(seed_of(told.uri()), server_.engine().now());
  confirm.set_code(first);
  EXPECT_EQ(ask<v1::SetSecondFactorResponse>(token, "AccountService/SetSecondFactor", confirm), "");
  EXPECT_EQ(sign_in("head.one"), "") << "without a code";
  EXPECT_EQ(sign_in("head.one", password, first), "") << "the code that confirmed it";
  const std::string next = code_of(seed_of(told.uri()), server_.engine().now(), 1);
  EXPECT_EQ(sign_in("head.one", password, next.substr(0, 3) + "-" + next.substr(3)), "");
  EXPECT_NE(sign_in("head.one", password, next.substr(0, 3) + " " + next.substr(3)), "")
      << "as authenticators show it";
  EXPECT_EQ(sign_in("head.one", password, next), "") << "the same code again";
  // Nor is it gone around.
  EXPECT_EQ(ask<v1::SetSecondFactorResponse>(token, "AccountService/SetSecondFactor",
                                             v1::SetSecondFactorRequest()),
            "SIGN_IN_FAILED");
  v1::ChangePasswordRequest change;
  change.set_old_password(password);
  change.set_new_password(another_password);
  EXPECT_EQ(ask<v1::SignInResponse>(token, "AccountService/ChangePassword", change),
            "SIGN_IN_FAILED");
}

class FromAfar : public Identities {
 protected:
  FromAfar() : Identities({.is_near = [](std::string_view) { return false; }, .is_trial = true}) {}
};

TEST_F(FromAfar, ASecondFactorIsSetBeforeAnythingElse) {
  v1::SignInRequest request;
  request.set_name("clerk.one");
  request.set_password(password);
  v1::SignInResponse begun;
  ASSERT_TRUE(server_.client().call("AccountService/SignIn", request, begun).ok());
  EXPECT_TRUE(begun.must_set_second_factor());
  EXPECT_FALSE(begun.must_change_password());
  const std::string token = begun.token();
  EXPECT_EQ(receive(token), "SECOND_FACTOR_REQUIRED");
  v1::StepUpRequest step_up;
  step_up.set_password(password);
  v1::SignInResponse proved;
  ASSERT_TRUE(with_token(token).call("AccountService/StepUp", step_up, proved).ok());
  v1::SetSecondFactorResponse told;
  v1::SetSecondFactorRequest set;
  ASSERT_TRUE(with_token(proved.token()).call("AccountService/SetSecondFactor", set, told).ok());
  set.set_code(code_of(seed_of(told.uri()), server_.engine().now()));
  EXPECT_EQ(ask<v1::SetSecondFactorResponse>(proved.token(), "AccountService/SetSecondFactor", set),
            "");
  EXPECT_EQ(receive(proved.token()), "");
}

class NoTrial : public Identities {
 protected:
  NoTrial() : Identities(IdentityOptions{}) {}
};

TEST_F(NoTrial, AdministratorsNeedASecondFactor) {
  EXPECT_EQ(ask<v1::ListAccountsResponse>(sign_in("manager"), "AccountService/ListAccounts",
                                          v1::ListAccountsRequest()),
            "SECOND_FACTOR_REQUIRED");
  EXPECT_EQ(receive(sign_in("clerk.one")), "") << "who looks after nothing needs none here";
}

// Each method of a unit's figures, whether it names the unit itself or in its question.
TEST_F(Identities, AreAskedForTheUnitOfEachQuestion) {
  const std::string token = sign_in("head.one");
  const auto ask_of = [&](const std::string& unit) {
    std::vector<std::string> reasons;
    v1::RunReportRequest question;
    question.set_report("form-06a");
    question.set_unit(unit);
    question.set_from("2026-01-01");
    question.set_to("2026-01-31");
    v1::FreezeReportRequest freeze;
    *freeze.mutable_report() = question;
    reasons.push_back(
        ask<v1::FreezeReportResponse>(token, "StatisticsService/FreezeReport", freeze));
    v1::CompareFrozenReportRequest compare;
    *compare.mutable_report() = question;
    reasons.push_back(ask<v1::CompareFrozenReportResponse>(
        token, "StatisticsService/CompareFrozenReport", compare));
    v1::ListReportDossiersRequest behind;
    *behind.mutable_report() = question;
    behind.set_column("received_total");
    reasons.push_back(
        ask<v1::ListReportDossiersResponse>(token, "StatisticsService/ListReportDossiers", behind));
    v1::ListAtRiskRequest at_risk;
    at_risk.set_unit(unit);
    reasons.push_back(ask<v1::ListAtRiskResponse>(token, "StatisticsService/ListAtRisk", at_risk));
    v1::CheckIntegrityRequest check;
    check.set_unit(unit);
    check.set_from("2026-01-01");
    check.set_to("2026-01-31");
    reasons.push_back(
        ask<v1::CheckIntegrityResponse>(token, "StatisticsService/CheckIntegrity", check));
    return reasons;
  };
  for (const std::string& reason : ask_of("P.2")) EXPECT_EQ(reason, "UNIT_OUT_OF_SCOPE");
  for (const std::string& reason : ask_of("P.1")) EXPECT_EQ(reason, "");
}

TEST_F(Identities, OfSoftwareStateAnOfficerInText) {
  add("portal", {{Role::service_receive, "P"}}, AccountKind::service);
  v1::AccountChange made;
  ASSERT_TRUE(with_token(sign_in("manager"))
                  .call("AccountService/IssueServiceToken",
                        naming<v1::IssueServiceTokenRequest>("portal"), made)
                  .ok());
  const auto state = [&](const std::string& officer) {
    cli::ClientOptions options = server_.client_options();
    options.token = made.secret();
    options.officer = officer;
    v1::WhoAmIResponse response;
    last_ = cli::Client(options).call("AccountService/WhoAmI", v1::WhoAmIRequest(), response);
    return last_.ok() ? "" : reason();
  };
  EXPECT_EQ(state("Hằng"), "");
  for (const std::string& officer :
       {std::string("\xff\xfe"), std::string("a\r\nb"), std::string("a\0b", 3),
        std::string(101, 'x'), std::string("\u202e")}) {
    EXPECT_EQ(state(officer), "FIELD_VIOLATION") << officer;
  }
}

TEST_F(Identities, GrantThemselvesNothing) {
  add("manager.one", {{Role::account_manager, "P.1"}});
  const std::string token = sign_in("manager.one");
  v1::SetGrantsRequest grants = naming<v1::SetGrantsRequest>("manager.one");
  auto& grant = *grants.add_grants();
  grant.set_role(v1::SUPERVISOR);
  grant.set_unit("P.1");
  EXPECT_EQ(ask<v1::AccountChange>(token, "AccountService/SetGrants", grants), "FIELD_VIOLATION");
  grants.set_name("clerk.one");
  EXPECT_EQ(ask<v1::AccountChange>(token, "AccountService/SetGrants", grants), "");
  grant.set_role(v1::OPERATOR);
  EXPECT_EQ(ask<v1::AccountChange>(token, "AccountService/SetGrants", grants), "FIELD_VIOLATION");
  v1::ListAccountsResponse listed;
  ASSERT_TRUE(with_token(token)
                  .call("AccountService/ListAccounts", v1::ListAccountsRequest(), listed)
                  .ok());
  std::string names;
  for (const auto& account : listed.accounts()) names += account.name() + " ";
  EXPECT_EQ(names, "clerk.one head.one manager.one ");
}

TEST_F(Identities, OfSoftwareCallWithTokens) {
  add("portal", {{Role::service_receive, "P"}, {Role::service_read, "P"}}, AccountKind::service);
  const std::string manager = sign_in("manager");
  v1::IssueServiceTokenRequest issue = naming<v1::IssueServiceTokenRequest>("portal");
  v1::AccountChange first;
  v1::AccountChange second;
  v1::AccountChange third;
  ASSERT_TRUE(with_token(manager).call("AccountService/IssueServiceToken", issue, first).ok());
  ASSERT_TRUE(with_token(manager).call("AccountService/IssueServiceToken", issue, second).ok());
  EXPECT_EQ(ask<v1::AccountChange>(manager, "AccountService/IssueServiceToken", issue),
            "FIELD_VIOLATION");
  EXPECT_EQ(receive(first.secret()), "");
  EXPECT_EQ(receive(second.secret(), "P.2"), "");
  cli::ClientOptions options = server_.client_options();
  options.token = first.secret();
  options.officer = "Hằng";
  v1::ReceiveDossierRequest request;
  request.set_request_id(cli::new_request_id());
  request.set_unit("P.1");
  request.set_procedure("5WD");
  request.mutable_applicant()->set_name("Nguyễn Văn Mẫu");
  v1::DossierChange change;
  ASSERT_TRUE(cli::Client(options).call("DossierService/ReceiveDossier", request, change).ok());
  v1::ListDossierEventsRequest events;
  events.set_code(change.dossier().code());
  v1::ListDossierEventsResponse told;
  ASSERT_TRUE(
      with_token(first.secret()).call("DossierService/ListDossierEvents", events, told).ok());
  EXPECT_EQ(told.events(0).actor().officer(), "Hằng");
  EXPECT_EQ(told.events(0).actor().account(), "portal");

  v1::RevokeServiceTokenRequest revoke = naming<v1::RevokeServiceTokenRequest>("portal");
  revoke.set_number(1);
  EXPECT_EQ(ask<v1::AccountChange>(manager, "AccountService/RevokeServiceToken", revoke), "");
  EXPECT_EQ(receive(first.secret()), "SIGN_IN_REQUIRED");
  EXPECT_EQ(receive(second.secret()), "");
  EXPECT_EQ(sign_in("portal"), "") << "no password signs software in";
}

TEST_F(Identities, EndWithWhatProvedThem) {
  const auto change = [&](AccountAct act, const Account& account) {
    const int64_t based_on = server_.engine().accounts()->find(account.name)->sequence;
    ASSERT_TRUE(server_.engine().ask({.command = ChangeAccount{act, account, based_on}}));
  };
  // Set by another way than through this server, as `motcuad account` does.
  const std::string token = sign_in("clerk.one");
  change(AccountAct::password_set,
         with_password(known("clerk.one"), another_password, server_.engine().now()));
  EXPECT_EQ(receive(token), "SIGN_IN_REQUIRED");

  add("portal", {{Role::service_receive, "P"}}, AccountKind::service);
  const std::string secret = make_token();
  const Instant now = server_.engine().now();
  Account portal = known("portal");
  portal.tokens = {{.number = 1,
                    .issued_at = now,
                    .expires_at = plus_minutes(now, 1),
                    .hash = hash_of_token(secret)}};
  change(AccountAct::token_issued, portal);
  EXPECT_EQ(receive(secret), "");
  portal.tokens[0].expires_at = now;
  change(AccountAct::token_issued, portal);
  EXPECT_EQ(receive(secret), "SIGN_IN_REQUIRED");
}

TEST_F(Identities, HaveRequestIdsOfTheirOwn) {
  add("clerk.more", {{Role::clerk, "P.1"}});
  v1::ReceiveDossierRequest request;
  request.set_request_id(cli::new_request_id());
  request.set_unit("P.1");
  request.set_procedure("5WD");
  request.mutable_applicant()->set_name("Nguyễn Văn Mẫu");
  const std::string one = sign_in("clerk.one");
  EXPECT_EQ(ask<v1::DossierChange>(one, "DossierService/ReceiveDossier", request), "");
  EXPECT_EQ(ask<v1::DossierChange>(one, "DossierService/ReceiveDossier", request), "");
  EXPECT_EQ(ask<v1::DossierChange>(sign_in("clerk.more"), "DossierService/ReceiveDossier", request),
            "REQUEST_ID_REUSED");
}

TEST_F(Identities, AreToldOfAtTheDoor) {
  sign_in("clerk.one", "wrong");
  const std::string token = sign_in("clerk.one");
  v1::RunReportRequest report;
  ask<v1::Table>(token, "StatisticsService/RunReport", report);
  const std::lock_guard lock(mutex_);
  ASSERT_EQ(told_.size(), 3u);
  EXPECT_EQ(told_[0], "sign_in_failed clerk.one ");
  EXPECT_EQ(told_[1], "signed_in clerk.one ");
  EXPECT_EQ(told_[2], "denied clerk.one ROLE_REQUIRED");
}

TEST_F(Identities, AreToldOfGuessesThatAreHeldOff) {
  EXPECT_EQ(receive(sign_in("clerk.one")), "");
  v1::TrackDossierRequest track;
  track.set_code(code_);
  const auto guess = [&](const char* last_four) {
    track.set_last_four(last_four);
    return ask<v1::TrackDossierResponse>("", "DossierService/TrackDossier", track);
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(guess("0000"), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(guess("0000"), "TOO_MANY_ATTEMPTS");
  EXPECT_EQ(guess("0000"), "TOO_MANY_ATTEMPTS");
  const std::lock_guard lock(mutex_);
  ASSERT_EQ(told_.size(), 2u);
  EXPECT_EQ(told_[1], "guesses_held_off  code");
}

TEST_F(Identities, AreReadInTheDoorJournal) {
  add("keeper", {{Role::data_protection, ""}});
  for (int i = 0; i < 3; ++i) sign_in("clerk.one", "wrong");
  const std::string clerk = sign_in("clerk.one");
  v1::ListDoorEventsRequest request;
  EXPECT_EQ(ask<v1::ListDoorEventsResponse>(clerk, "AccountService/ListDoorEvents", request),
            "ROLE_REQUIRED");
  const std::string keeper = sign_in("keeper");
  request.set_account("clerk.one");
  request.set_page_size(2);
  std::vector<std::string> told;
  do {
    v1::ListDoorEventsResponse page;
    ASSERT_TRUE(with_token(keeper).call("AccountService/ListDoorEvents", request, page).ok());
    for (const auto& event : page.events()) told.push_back(event.what());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(told, (std::vector<std::string>{"denied", "signed_in", "sign_in_failed",
                                            "sign_in_failed", "sign_in_failed"}));
}

TEST_F(Identities, AreReadInTheDoorJournalWithTheirNumber) {
  add("keeper", {{Role::data_protection, ""}});
  server_.door().journal->add({.what = "denied", .account = "clerk.two", .count = 9980},
                              server_.engine().now());
  v1::ListDoorEventsResponse page;
  ASSERT_TRUE(with_token(sign_in("keeper"))
                  .call("AccountService/ListDoorEvents", v1::ListDoorEventsRequest(), page)
                  .ok());
  ASSERT_EQ(page.events_size(), 2);
  EXPECT_EQ(page.events(0).count(), 1);
  EXPECT_EQ(page.events(1).count(), 9980);
}

// Who looked, as whoever protects data is told; the newest first.
class Looks : public Identities {
 protected:
  explicit Looks(IdentityOptions options = {}) : Identities(on_trial(std::move(options))) {
    add("keeper", {{Role::data_protection, ""}});
    keeper_ = sign_in("keeper");
    one_ = sign_in("clerk.one");
    EXPECT_EQ(receive(one_), "");
    first_ = code_;
  }
  static IdentityOptions on_trial(IdentityOptions options) {
    options.is_trial = true;
    return options;
  }

  // "opened clerk.one GetDossier P.1-260105-0001"
  std::vector<std::string> looks(const std::string& account, const std::string& dossier = "") {
    v1::ListDoorEventsRequest request;
    request.set_account(account);
    request.set_dossier(dossier);
    request.set_page_size(1000);
    v1::ListDoorEventsResponse page;
    const auto status = with_token(keeper_).call("AccountService/ListDoorEvents", request, page);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(page.next_page_token(), "");
    std::vector<std::string> told;
    for (const auto& event : page.events()) {
      if (event.what() != "opened" && event.what() != "listed") continue;
      EXPECT_EQ(event.source(), "127.0.0.1");
      EXPECT_EQ(event.count(), 1);
      const std::string method = event.method().substr(event.method().rfind('.') + 1);
      told.push_back(event.what() + " " + event.account() + " " + method + " " + event.dossier() +
                     event.unit());
    }
    return told;
  }
  std::string list(const std::string& token, const std::string& unit) {
    v1::ListDossiersRequest request;
    request.set_unit(unit);
    return ask<v1::ListDossiersResponse>(token, "DossierService/ListDossiers", request);
  }
  std::string events(const std::string& token, const std::string& code) {
    v1::ListDossierEventsRequest request;
    request.set_code(code);
    return ask<v1::ListDossierEventsResponse>(token, "DossierService/ListDossierEvents", request);
  }
  std::string explain(const std::string& token, const std::string& code) {
    v1::ExplainDueTimeRequest request;
    request.set_code(code);
    return ask<v1::ExplainDueTimeResponse>(token, "DossierService/ExplainDueTime", request);
  }
  // Only tried.
  std::string withdraw(const std::string& token, const std::string& code) {
    v1::WithdrawDossierRequest request;
    request.set_request_id(cli::new_request_id());
    request.set_code(code);
    request.set_reason("Người nộp xin rút");
    request.set_validate_only(true);
    return ask<v1::DossierChange>(token, "DossierService/WithdrawDossier", request);
  }

  using Told = std::vector<std::string>;
  std::string keeper_;
  std::string one_;
  std::string first_;
};

TEST_F(Looks, AreToldOfADossierAndOfAnAccount) {
  ASSERT_EQ(receive(one_), "");
  const std::string second = code_;
  EXPECT_EQ(looks("", first_), Told()) << "whoever received it is told by its events";
  EXPECT_EQ(get(one_, first_), "");
  EXPECT_EQ(explain(one_, second), "");
  EXPECT_EQ(list(one_, "P.1"), "");
  const std::string head = sign_in("head.one");
  EXPECT_EQ(events(head, first_), "");
  EXPECT_EQ(withdraw(head, first_), "") << last_.error_message();
  EXPECT_EQ(looks("", first_), (Told{"opened head.one WithdrawDossier " + first_,
                                     "opened head.one ListDossierEvents " + first_,
                                     "opened clerk.one GetDossier " + first_}));
  EXPECT_EQ(looks("clerk.one"),
            (Told{"listed clerk.one ListDossiers P.1", "opened clerk.one ExplainDueTime " + second,
                  "opened clerk.one GetDossier " + first_}));
  EXPECT_EQ(looks("clerk.one", second), Told{"opened clerk.one ExplainDueTime " + second});
  EXPECT_EQ(looks("", "P.1-000000-0000"), Told());
  const std::lock_guard lock(mutex_);
  for (const std::string& told : told_) {
    EXPECT_FALSE(told.starts_with("opened") || told.starts_with("listed")) << "not for the log";
  }
}

TEST_F(Looks, AreToldOfEachList) {
  const std::string head = sign_in("head.one");
  v1::ListReportDossiersRequest behind;
  behind.mutable_report()->set_report("form-06a");
  behind.mutable_report()->set_unit("P.1");
  behind.mutable_report()->set_from("2026-01-01");
  behind.mutable_report()->set_to("2026-01-31");
  behind.set_column("received_total");
  EXPECT_EQ(
      ask<v1::ListReportDossiersResponse>(head, "StatisticsService/ListReportDossiers", behind),
      "");
  v1::ListAtRiskRequest at_risk;
  at_risk.set_unit("P.1");
  EXPECT_EQ(ask<v1::ListAtRiskResponse>(head, "StatisticsService/ListAtRisk", at_risk), "");
  EXPECT_EQ(ask<v1::ListRetentionDueResponse>(keeper_, "DossierService/ListRetentionDue",
                                              v1::ListRetentionDueRequest()),
            "");
  EXPECT_EQ(looks(""), (Told{"listed keeper ListRetentionDue ", "listed head.one ListAtRisk P.1",
                             "listed head.one ListReportDossiers P.1"}));
}

TEST_F(Looks, ThatAreRefusedAreNone) {
  const std::string two = sign_in("clerk.two");
  EXPECT_EQ(get(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(events(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(explain(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(withdraw(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(list(two, "P.1"), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(get("", first_), "SIGN_IN_REQUIRED");
  EXPECT_EQ(looks(""), Told());
  const std::lock_guard lock(mutex_);
  EXPECT_EQ(std::count(told_.begin(), told_.end(), "denied clerk.two UNIT_OUT_OF_SCOPE"), 1);
}

TEST_F(Looks, ThatAreRefusedAreDenialsOfThatDossier) {
  const std::string two = sign_in("clerk.two");
  EXPECT_EQ(get(two, first_), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(get(two, "P.1-000000-0000"), "DOSSIER_NOT_FOUND") << "of none, too: in the same time";
  v1::BatchReceiveDossiersRequest batch;
  batch.add_requests()->set_code(first_);
  batch.mutable_requests(0)->set_request_id(cli::new_request_id());
  v1::BatchReceiveDossiersResponse tried;
  ASSERT_TRUE(with_token(two).call("DossierService/BatchReceiveDossiers", batch, tried).ok());
  v1::ListDoorEventsRequest request;
  request.set_dossier(first_);
  v1::ListDoorEventsResponse page;
  ASSERT_TRUE(with_token(keeper_).call("AccountService/ListDoorEvents", request, page).ok());
  ASSERT_EQ(page.events_size(), 2);
  for (const auto& event : page.events()) {
    EXPECT_EQ(event.what(), "denied");
    EXPECT_EQ(event.account(), "clerk.two");
    EXPECT_EQ(event.reason(), "DOSSIER_NOT_FOUND");
    EXPECT_EQ(event.dossier(), first_);
  }
  EXPECT_TRUE(page.events(0).method().ends_with("BatchReceiveDossiers"));
  const std::lock_guard lock(mutex_);
  EXPECT_EQ(std::count(told_.begin(), told_.end(), "denied clerk.two DOSSIER_NOT_FOUND"), 3);
}

TEST_F(Looks, AreToldByAnyCodeOfTheDossier) {
  v1::SubmitDossierRequest submit;
  submit.set_request_id(cli::new_request_id());
  submit.set_unit("P.1");
  submit.set_procedure("5WD");
  submit.set_channel(v1::ONLINE);
  v1::DossierChange change;
  last_ = with_token(one_).call("DossierService/SubmitDossier", submit, change);
  ASSERT_TRUE(last_.ok()) << last_.error_message();
  const std::string provisional = change.dossier().code();
  EXPECT_EQ(get(one_, provisional), "");
  v1::ReceiveDossierRequest receive;
  receive.set_code(provisional);
  // Tried by itself, tried among others, done.
  receive.set_request_id(cli::new_request_id());
  receive.set_validate_only(true);
  EXPECT_EQ(ask<v1::DossierChange>(one_, "DossierService/ReceiveDossier", receive), "");
  v1::BatchReceiveDossiersRequest batch;
  *batch.add_requests() = receive;
  v1::BatchReceiveDossiersResponse tried;
  ASSERT_TRUE(with_token(one_).call("DossierService/BatchReceiveDossiers", batch, tried).ok());
  EXPECT_TRUE(tried.results(0).has_change());
  receive.set_request_id(cli::new_request_id());
  receive.set_validate_only(false);
  last_ = with_token(one_).call("DossierService/ReceiveDossier", receive, change);
  ASSERT_TRUE(last_.ok()) << last_.error_message();
  const std::string code = change.dossier().code();
  ASSERT_NE(code, provisional);
  EXPECT_EQ(get(one_, provisional), "");
  const Told all{"opened clerk.one GetDossier " + code,
                 "opened clerk.one BatchReceiveDossiers " + provisional,
                 "opened clerk.one ReceiveDossier " + provisional,
                 "opened clerk.one GetDossier " + provisional};
  EXPECT_EQ(looks("", code), all);
  EXPECT_EQ(looks("", provisional), all);
}

TEST_F(Looks, AreWhatIsRepeated) {
  v1::ReceiveDossierRequest receive;
  receive.set_request_id(cli::new_request_id());
  receive.set_unit("P.1");
  receive.set_procedure("5WD");
  v1::DossierChange change;
  for (int i = 0; i < 2; ++i) {
    last_ = with_token(one_).call("DossierService/ReceiveDossier", receive, change);
    ASSERT_TRUE(last_.ok()) << last_.error_message();
    const std::string code = change.dossier().code();
    EXPECT_EQ(looks("", code), i == 0 ? Told() : Told{"opened clerk.one ReceiveDossier " + code});
  }
}

TEST_F(Looks, AreEachARecord) {
  for (int i = 0; i < 50; ++i) ASSERT_EQ(get(one_, first_), "");
  EXPECT_EQ(looks("", first_), Told(50, "opened clerk.one GetDossier " + first_));
}

class FullOfLooks : public Looks {
 protected:
  FullOfLooks() : Looks({.journal = {.waiting_max = 0}}) {}
};

TEST_F(FullOfLooks, ShowNothingMore) {
  const auto before = server_.engine().snapshot().head.sequence;
  v1::GetDossierRequest request;
  request.set_code(first_);
  v1::GetDossierResponse shown;
  last_ = with_token(one_).call("DossierService/GetDossier", request, shown);
  EXPECT_EQ(last_.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(reason(), "WORK_QUEUE_FULL");
  EXPECT_FALSE(shown.has_dossier());
  EXPECT_EQ(events(one_, first_), "WORK_QUEUE_FULL");
  EXPECT_EQ(explain(one_, first_), "WORK_QUEUE_FULL");
  EXPECT_EQ(list(one_, "P.1"), "WORK_QUEUE_FULL");
  EXPECT_EQ(withdraw(sign_in("head.one"), first_), "WORK_QUEUE_FULL");
  EXPECT_EQ(get(sign_in("clerk.two"), first_), "DOSSIER_NOT_FOUND") << "which tells nothing";
  EXPECT_EQ(server_.engine().snapshot().head.sequence, before);
  EXPECT_EQ(receive(one_), "") << "commands go on";
  EXPECT_EQ(looks(""), Told());
}

TEST(LooksOfNobody, AreNotKept) {
  RunningServer server;
  ASSERT_TRUE(server.engine().publish(test_entries(), {}));
  v1::ReceiveDossierRequest receive;
  receive.set_request_id(cli::new_request_id());
  receive.set_unit("P.1");
  receive.set_procedure("5WD");
  v1::DossierChange change;
  ASSERT_TRUE(server.client().call("DossierService/ReceiveDossier", receive, change).ok());
  v1::GetDossierRequest get;
  get.set_code(change.dossier().code());
  v1::GetDossierResponse got;
  ASSERT_TRUE(server.client().call("DossierService/GetDossier", get, got).ok());
  v1::ListDossiersResponse listed;
  ASSERT_TRUE(
      server.client().call("DossierService/ListDossiers", v1::ListDossiersRequest(), listed).ok());
  EXPECT_EQ(listed.dossiers_size(), 1);
  EXPECT_TRUE(server.door().journal->list({}, [](const DoorRecord& record) {
    ADD_FAILURE() << record.event.what;
    return true;
  }));
}

TEST_F(Identities, HaveReadableTexts) {
  const std::string manager = sign_in("manager");
  const auto create = [&](const std::string& officer, const std::string& certificate = "") {
    v1::CreateAccountRequest request = naming<v1::CreateAccountRequest>("portal");
    request.set_kind("service");
    request.set_officer(officer);
    request.set_certificate(certificate);
    return ask<v1::AccountChange>(manager, "AccountService/CreateAccount", request);
  };
  EXPECT_EQ(create(std::string(101, 'x')), "FIELD_VIOLATION");
  EXPECT_EQ(create("a\nb"), "FIELD_VIOLATION");
  EXPECT_EQ(create("Cổng", std::string(501, 'x')), "FIELD_VIOLATION");
  EXPECT_EQ(create("Cổng"), "");
  v1::IssueServiceTokenRequest issue = naming<v1::IssueServiceTokenRequest>("portal");
  issue.set_token_name(std::string(101, 'x'));
  EXPECT_EQ(ask<v1::AccountChange>(manager, "AccountService/IssueServiceToken", issue),
            "FIELD_VIOLATION");
}

}  // namespace
}  // namespace motcua::testing
