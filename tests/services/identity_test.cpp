// Who calls: signing in, what sessions and tokens may, and what becomes of them.
#include <gtest/gtest.h>

#include "engine/records/digest.h"
#include "motcua/v1/account_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/identity/second_factor.h"
#include "services/identity/secret.h"
#include "tests/services/authenticator.h"
#include "tests/services/identities.h"

namespace motcua::testing {
namespace {

constexpr const char* another_password = "Mat-Khau-Khac-2027";

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
  EXPECT_EQ(receive(token, "NO"), "UNIT_NOT_FOUND");

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
  v1::CountQueuesRequest count;
  v1::CountQueuesResponse counted;
  count.set_unit("P.1");
  EXPECT_EQ(ask<v1::CountQueuesResponse>(two, "DossierService/CountQueues", count),
            "UNIT_OUT_OF_SCOPE");
  ASSERT_TRUE(with_token(one).call("DossierService/CountQueues", count, counted).ok());
  EXPECT_GT(counted.queues_size(), 10);
  count.clear_unit();  // of all units: not of one's own alone
  EXPECT_EQ(ask<v1::CountQueuesResponse>(one, "DossierService/CountQueues", count),
            "UNIT_OUT_OF_SCOPE");
  count.set_holder("P.1");  // nor what one's own unit holds of all
  EXPECT_EQ(ask<v1::CountQueuesResponse>(one, "DossierService/CountQueues", count),
            "UNIT_OUT_OF_SCOPE");
  add("clerk.above", {{Role::clerk, "P"}});  // nor of the units below, where a role reaches none
  const std::string above = sign_in("clerk.above");
  count.clear_holder();
  count.set_unit("P");
  EXPECT_EQ(ask<v1::CountQueuesResponse>(above, "DossierService/CountQueues", count), "");
  count.set_subtree(true);
  EXPECT_EQ(ask<v1::CountQueuesResponse>(above, "DossierService/CountQueues", count),
            "UNIT_OUT_OF_SCOPE");
  ASSERT_TRUE(with_token(one).call("DossierService/ListDossiers", list, listed).ok());
  ASSERT_EQ(listed.dossiers_size(), 1);
  EXPECT_EQ(listed.dossiers(0).applicant().identity(), "***789");
  EXPECT_EQ(listed.dossiers(0).applicant().telephone(), "***456");
  EXPECT_EQ(listed.dossiers(0).submitted_by().identity(), "***789");
  EXPECT_EQ(listed.dossiers(0).ShortDebugString().find("999123456789"), std::string::npos);
  v1::SearchDossiersRequest search;
  search.set_text("999123456789");
  v1::SearchDossiersResponse nothing;
  ASSERT_TRUE(with_token(two).call("DossierService/SearchDossiers", search, nothing).ok());
  EXPECT_EQ(nothing.dossiers_size(), 0);
  EXPECT_EQ(nothing.next_page_token(), "");
  v1::SearchDossiersResponse found;
  ASSERT_TRUE(with_token(one).call("DossierService/SearchDossiers", search, found).ok());
  ASSERT_EQ(found.dossiers_size(), 1);
  EXPECT_EQ(found.read_as(0), v1::SEARCH_READING_IDENTITY);
  EXPECT_EQ(found.dossiers(0).applicant().identity(), "***789");
  search.set_unit("P.1");
  EXPECT_EQ(ask<v1::SearchDossiersResponse>(two, "DossierService/SearchDossiers", search),
            "UNIT_OUT_OF_SCOPE");
  v1::GetDossierRequest get_one;
  get_one.set_code(code);
  v1::GetDossierResponse whole;
  ASSERT_TRUE(with_token(one).call("DossierService/GetDossier", get_one, whole).ok());
  EXPECT_EQ(whole.dossier().applicant().identity(), "999123456789");
}

// What is only tried leaves no trace, and so tells nothing of strangers.
TEST_F(Identities, LearnOfOthersByWhatTheyRecordAlone) {
  const std::string one = sign_in("clerk.one");
  const std::string two = sign_in("clerk.two");
  ASSERT_EQ(receive(one), "");
  const auto warned = [&](const std::string& token, const std::string& unit, bool is_tried) {
    v1::ReceiveDossierRequest request;
    request.set_request_id(cli::new_request_id());
    request.set_validate_only(is_tried);
    request.set_unit(unit);
    request.set_procedure("5WD");
    request.mutable_applicant()->set_identity("999123456789");
    v1::DossierChange change;
    last_ = with_token(token).call("DossierService/ReceiveDossier", request, change);
    EXPECT_TRUE(last_.ok()) << last_.error_message();
    for (const auto& warning : change.warnings()) {
      if (warning.reason() != "POSSIBLE_DUPLICATE") continue;
      return warning.metadata().at("codes") + " and " + warning.metadata().at("others");
    }
    return std::string();
  };
  EXPECT_EQ(warned(one, "P.1", true), code_ + " and 0");
  EXPECT_EQ(warned(two, "P.2", true), "");
  EXPECT_EQ(warned(two, "P.2", false), " and 1");
}

// A page may end where the caller sees nothing, at a word of somebody's name.
TEST_F(Identities, AreToldNoWordsByAPagesToken) {
  const std::string one = sign_in("clerk.one");
  ASSERT_EQ(receive(one), "");
  const std::string older = code_;
  ASSERT_EQ(receive(one), "");
  v1::SearchDossiersRequest search;
  search.set_text("n");  // of Nguyễn
  search.set_page_size(1);
  v1::SearchDossiersResponse page;
  ASSERT_TRUE(with_token(one).call("DossierService/SearchDossiers", search, page).ok());
  ASSERT_EQ(page.dossiers_size(), 1);
  EXPECT_EQ(page.dossiers(0).code(), code_);
  const std::string token = page.next_page_token();
  const auto bytes = from_hex(token);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(bytes->find("nguyen"), std::string::npos);
  EXPECT_EQ(bytes->find(to_hex("nguyen")), std::string::npos);
  search.set_page_token(token);
  ASSERT_TRUE(with_token(one).call("DossierService/SearchDossiers", search, page).ok());
  ASSERT_EQ(page.dossiers_size(), 1);
  EXPECT_EQ(page.dossiers(0).code(), older);
  const char last = token.back() == '0' ? '1' : '0';
  for (const std::string& forged :
       {token.substr(0, token.size() - 1) + last, token.substr(2), to_hex("nguyen")}) {
    search.set_page_token(forged);
    EXPECT_EQ(ask<v1::SearchDossiersResponse>(one, "DossierService/SearchDossiers", search),
              "PAGE_TOKEN_INVALID");
  }
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
  EXPECT_EQ(run("supervisor", ""), "FIELD_VIOLATION");
  EXPECT_EQ(error_of(last_).field, "unit");
  v1::ListReportDossiersRequest behind;
  EXPECT_EQ(ask<v1::ListReportDossiersResponse>(sign_in("supervisor"),
                                                "StatisticsService/ListReportDossiers", behind),
            "FIELD_VIOLATION");
  EXPECT_EQ(error_of(last_).field, "report.unit");
}

// A supervisor lets late entries be told, and is named for these alone.
TEST_F(Identities, AreToldWhichRoleIsWanted) {
  const auto role_wanted = [&] {
    google::rpc::Status details;
    details.ParseFromString(last_.error_details());
    google::rpc::ErrorInfo info;
    for (const auto& any : details.details()) {
      if (any.UnpackTo(&info)) break;
    }
    return info.metadata().at("role");
  };
  EXPECT_EQ(receive(sign_in("head.one")), "ROLE_REQUIRED");
  EXPECT_EQ(role_wanted(), "clerk, service_receive");
  EXPECT_EQ(receive(sign_in("supervisor")), "ROLE_REQUIRED");
  EXPECT_EQ(role_wanted(), "clerk, service_receive");
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
  for (const std::string& reason : ask_of("")) EXPECT_EQ(reason, "FIELD_VIOLATION");
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
