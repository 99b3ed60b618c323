// Rights at the writer: who may do what with whose dossier, by the accounts as they then stand.
#include "engine/accounts/rights.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

constexpr const char* password = "$argon2id$of a password";

Account person(const std::string& name, std::vector<Grant> grants) {
  return {.name = name,
          .officer = "Cán bộ " + name,
          .grants = std::move(grants),
          .password = {.verifier = password}};
}

// The names of tests read as sentences: "Accounts act by the grant …".
class AccountsTest : public ::testing::Test {
 protected:
  AccountsTest() {
    world_.at(instant("2026-01-05T09:00"));
    add(person("clerk.one", {{Role::clerk, "P.1"}}));
    add(person("head.one", {{Role::head, "P.1"}}));
    add(person("clerk.two", {{Role::clerk, "P.2"}}));
    add(person("supervisor", {{Role::supervisor, "P"}}));
    add(person("keeper", {{Role::data_protection, "P"}}));
    add(person("manager", {{Role::account_manager, "P"}}));
  }

  // By whoever has the store in hand.
  void add(const Account& account) {
    ASSERT_TRUE(world_.act({.command = ChangeAccount{.account = account}}));
  }
  Answer change(const std::string& by, AccountAct act, const Account& account,
                int64_t based_on = 0) {
    return world_.act({.command = ChangeAccount{act, account, based_on},
                       .claim = {.account = by, .officer = {}, .is_stepped_up = true}});
  }
  Answer change_by_manager(AccountAct act, const Account& account) {
    return change("manager", act, account, known(account.name).sequence);
  }
  Answer act(const std::string& account, const DossierCommand& command,
             const std::string& code = "", bool is_stepped_up = true) {
    return world_.act({.command = command,
                       .claim = {.account = account, .officer = {}, .is_stepped_up = is_stepped_up},
                       .code = code});
  }
  Answer receive(const std::string& account, const std::string& unit) {
    Receive command{.application = {.unit = unit, .procedure = "5WD", .channel = Channel::direct}};
    command.application.applicant = {.name = "Nguyễn Văn Mẫu", .identity = "999123456789"};
    return act(account, command);
  }
  std::string received(const std::string& account, const std::string& unit) {
    const auto answer = receive(account, unit);
    EXPECT_TRUE(answer) << name_of(answer.error().reason);
    return answer ? answer->dossier->code : "";
  }
  static std::string refusal(const Answer& answer) {
    return answer ? "" : std::string(name_of(answer.error().reason));
  }
  KnownAccount known(const std::string& name) {
    return *world_.registrar().standing().accounts->find(name);
  }

  World world_;
};

TEST_F(AccountsTest, ActByTheGrantThatSuffices) {
  const std::string code = received("clerk.one", "P.1");
  const auto history =
      records_of(journal_of(*world_.snapshot().store), **find_by_code(world_.snapshot(), code));
  ASSERT_TRUE(history);
  EXPECT_EQ(history->at(0).header.actor, (Actor{.officer = "Cán bộ clerk.one",
                                                .unit = "P.1",
                                                .role = Role::clerk,
                                                .authenticated = true,
                                                .account = "clerk.one"}));
  expect_clean(world_);
}

TEST_F(AccountsTest, ImportIntoTheirOwnUnitsAlone) {
  add(person("importer", {{Role::importer, "P.1"}}));
  const auto import = [&](const std::string& code, std::vector<ImportedEvent> events) {
    return world_.act({.command = ImportDossier{.code = code, .events = std::move(events)},
                       .claim = {.account = "importer", .officer = {}, .is_stepped_up = true}});
  };
  const Application application{.unit = "P.1", .procedure = "5WD", .channel = Channel::online};
  const auto at = [](const char* text) { return instant(text); };
  // A later event says nothing of the application again.
  EXPECT_EQ(refusal(import("P.1-250303-0001",
                           {{Submit{.application = application}, at("2025-03-03T08:00"), "", "a"},
                            {Receive{}, at("2025-03-03T09:00"), "", "b"}})),
            "");
  // A number of one that keeps its own register comes to nobody here.
  const Unit outside{.code = "X.1", .name = "X.1", .outside = true};
  ASSERT_TRUE(world_.act({.command = PublishCatalogue{{.units = {outside}}}}));
  EXPECT_EQ(
      refusal(import("X.1-250303-0007",
                     {{Receive{.application = application, .imported_code = "X.1-250303-0007"},
                       at("2025-03-03T08:00"), "", "a"}})),
      "");
  EXPECT_EQ(
      refusal(import("X-1", {{Receive{.application = application}, at("2025-03-03T08:00"), "", "a"},
                             {HandOver{.to = "P.2", .handling_unit = "P.2"}, at("2025-03-03T09:00"),
                              "", "b"}})),
      "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(
      refusal(import("X-3", {{Receive{.application = application}, at("2025-03-03T08:00"), "", "a"},
                             {Consult{.unit = "P.2", .content = "c", .limit = "1wd"},
                              at("2025-03-03T09:00"), "", "b"}})),
      "UNIT_OUT_OF_SCOPE");
  // Nor does what moved to a successor that the history does not name.
  Unit ended = *world_.registrar().standing().catalogue->unit("P.1");
  ended.valid_to = day("2025-12-31");
  ended.successors = {"P.2"};
  ASSERT_TRUE(world_.act({.command = PublishCatalogue{{.units = {ended}}}}));
  EXPECT_EQ(
      refusal(import("X-2", {{Receive{.application = application}, at("2025-03-03T08:00"), "", "a"},
                             {MoveToSuccessor{.reason = "r"}, at("2026-01-02T09:00"), "", "b"}})),
      "UNIT_OUT_OF_SCOPE");
}

// By their act the dossier left their sight, and the answer was lost.
TEST_F(AccountsTest, HearTheirOwnAnswerAgain) {
  add(person("officer.two", {{Role::officer, "P.2"}}));
  const std::string code = received("clerk.one", "P.1");
  ASSERT_TRUE(act("clerk.one", HandOver{.to = "P.2"}, code));
  const auto back = [&](const char* account) {
    return world_.act({.command = DossierCommand(HandOver{.to = "P.1"}),
                       .claim = {.account = account, .officer = {}, .is_stepped_up = true},
                       .request_id = std::string(16, 'a'),
                       .content_hash = "of it",
                       .code = code});
  };
  ASSERT_TRUE(back("officer.two"));
  EXPECT_EQ(refusal(act("officer.two", HandOver{.to = "P.1"}, code)), "DOSSIER_NOT_FOUND");
  const auto again = back("officer.two");
  ASSERT_TRUE(again) << refusal(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(refusal(back("clerk.two")), "DOSSIER_NOT_FOUND");
}

TEST(Rights, OfAResultAtTheReceiptAreAClerks) {
  Receive command;
  EXPECT_EQ(right_of(command, nullptr, {}).roles, right_of(Verb::receive).roles);
  command.result = ImmediateResult{.outcome = Outcome::granted, .method = ReturnMethod::counter};
  EXPECT_EQ(right_of(command, nullptr, {}).roles, bit_of(Role::clerk));
}

TEST_F(AccountsTest, GiveResultsAtOnceOfTheirOwnUnitAlone) {
  Receive command{
      .application = {
          .unit = "P.2", .receiving_unit = "P.1", .procedure = "NOW", .channel = Channel::direct}};
  command.result = ImmediateResult{.outcome = Outcome::granted, .method = ReturnMethod::counter};
  EXPECT_EQ(refusal(act("clerk.one", command)), "UNIT_OUT_OF_SCOPE");
  command.application.unit = "P.1";
  EXPECT_EQ(refusal(act("head.one", command)), "ROLE_REQUIRED");
  // By name, too, unless whoever is a clerk there decides there anyway.
  EXPECT_EQ(refusal(act("clerk.one", command)), "FIELD_VIOLATION");
  add(person("officer.one", {{Role::clerk, "P.1"}, {Role::officer, "P.1"}}));
  EXPECT_EQ(refusal(act("officer.one", command)), "");
  add(person("officer.else", {{Role::clerk, "P.1"}, {Role::officer, "P.2"}}));
  EXPECT_EQ(refusal(act("officer.else", command)), "FIELD_VIOLATION");
  Account deciding = known("clerk.one").account;
  deciding.may_decide = true;
  ASSERT_TRUE(change_by_manager(AccountAct::employed, deciding));
  const Answer given = act("clerk.one", command);
  ASSERT_TRUE(given);
  EXPECT_EQ(given->dossier->state, State::returned);
}

TEST_F(AccountsTest, ReceiveInTheirOwnUnitAlone) {
  EXPECT_EQ(refusal(receive("clerk.two", "P.1")), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(receive("supervisor", "P.1")), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(receive("nobody", "P.1")), "SIGN_IN_REQUIRED");
  EXPECT_EQ(refusal(receive("clerk.two", "NO")), "UNIT_NOT_FOUND");
  // What is received in one unit may be decided in another.
  Receive command{
      .application = {
          .unit = "P.2", .receiving_unit = "P.1", .procedure = "5WD", .channel = Channel::direct}};
  EXPECT_EQ(refusal(act("clerk.one", command)), "");
  EXPECT_EQ(refusal(act("clerk.two", command)), "UNIT_OUT_OF_SCOPE");
  command.application.receiving_unit = "NO";
  EXPECT_EQ(act("clerk.two", command).error(),
            (Rejection{.reason = Reason::UNIT_NOT_FOUND,
                       .metadata = {{"unit", "NO"}, {"field", "receiving_unit"}},
                       .violations = {}}));
}

// What another account's id was used for is not told.
TEST_F(AccountsTest, LearnNothingOfRequestsThatAreNotTheirs) {
  const auto ask = [&](const std::string& account, const std::string& content) {
    Receive command{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::direct}};
    return world_.act({.command = DossierCommand(command),
                       .claim = {.account = account},
                       .request_id = std::string(16, 'r'),
                       .content_hash = content});
  };
  ASSERT_TRUE(ask("clerk.one", "a"));
  const Answer own = ask("clerk.one", "b");
  EXPECT_EQ(refusal(own), "REQUEST_ID_REUSED");
  EXPECT_EQ(own.error().metadata.size(), 1u);
  const Answer foreign = ask("clerk.two", "b");
  EXPECT_EQ(refusal(foreign), "REQUEST_ID_REUSED");
  EXPECT_TRUE(foreign.error().metadata.empty());
}

TEST_F(AccountsTest, TellTheArrivalOfWhatTheyReceivedForAnotherUnit) {
  Receive command{
      .application = {
          .unit = "P.2", .receiving_unit = "P.1", .procedure = "5WD", .channel = Channel::direct}};
  command.application.boundary = Boundary::province;
  const Answer given = act("clerk.one", command);
  ASSERT_TRUE(given);
  const std::string& code = given->dossier->code;
  EXPECT_EQ(refusal(act("clerk.one", Arrive{.kind = ArrivalOf::electronic}, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", Arrive{.kind = ArrivalOf::paper}, code)), "");
}

TEST_F(AccountsTest, LearnNothingOfDossiersThatAreNotTheirs) {
  const std::string code = received("clerk.one", "P.1");
  const auto foreign = act("clerk.two", ReturnResult{}, code);
  const auto none = act("clerk.two", ReturnResult{}, "P.1-260105-9999");
  EXPECT_EQ(refusal(foreign), "DOSSIER_NOT_FOUND");
  ASSERT_FALSE(none);
  Rejection expected = none.error();
  expected.metadata = {{"code", code}};
  EXPECT_EQ(foreign.error(), expected);
  // Whoever sees it hears why not.
  EXPECT_EQ(refusal(act("clerk.one", Resolve{}, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("head.one", Resolve{.outcome = Outcome::granted}, code)), "");
}

TEST_F(AccountsTest, LoseAGrantForTheVeryNextCommand) {
  const std::string code = received("clerk.one", "P.1");
  Account moved = known("clerk.one").account;
  moved.grants = {{Role::clerk, "P.2"}};
  // Decided in one group: nothing of it is written yet.
  Request change{.command = ChangeAccount{AccountAct::granted, moved, known("clerk.one").sequence},
                 .claim = {.account = "manager", .officer = {}, .is_stepped_up = true}};
  ASSERT_TRUE(world_.registrar().decide(change, world_.now()));
  Receive command{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::direct}};
  EXPECT_EQ(
      refusal(world_.registrar().decide(
          {.command = DossierCommand(command), .claim = {.account = "clerk.one"}}, world_.now())),
      "UNIT_OUT_OF_SCOPE");
  ASSERT_TRUE(world_.registrar().commit());
  EXPECT_EQ(refusal(act("clerk.one", ProvideSupplement{}, code)), "DOSSIER_NOT_FOUND");

  Account disabled = known("clerk.one").account;
  disabled.disabled = true;
  ASSERT_TRUE(change_by_manager(AccountAct::disabled, disabled));
  EXPECT_EQ(refusal(receive("clerk.one", "P.2")), "SIGN_IN_REQUIRED");
}

TEST_F(AccountsTest, StepUpForWhatIsGrave) {
  const std::string code = received("clerk.one", "P.1");
  ASSERT_TRUE(act("head.one", Resolve{.outcome = Outcome::granted}, code));
  EXPECT_EQ(refusal(act("supervisor", Reopen{.reason = "Sai"}, code, false)), "STEP_UP_REQUIRED");
  EXPECT_EQ(refusal(act("head.one", Reopen{.reason = "Sai"}, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("supervisor", Reopen{.reason = "Sai"}, code)), "");
  ASSERT_TRUE(act("head.one", Withdraw{.reason = "Thôi"}, code));
  const Erase erase{.reason = "Hết hạn lưu", .legal_basis = "Luật 91/2025"};
  EXPECT_EQ(refusal(act("supervisor", erase, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("keeper", erase, code, false)), "STEP_UP_REQUIRED");
  EXPECT_EQ(refusal(act("keeper", erase, code)), "");
}

TEST_F(AccountsTest, TellLateByASupervisorAlone) {
  const std::string code = received("clerk.one", "P.1");
  world_.at(instant("2026-01-12T09:00"));
  const auto late = [&](const std::string& account, const DossierCommand& command,
                        bool is_stepped_up = true, const std::string& reason = "Mất điện") {
    return refusal(
        world_.act({.command = command,
                    .claim = {.account = account, .officer = {}, .is_stepped_up = is_stepped_up},
                    .code = code,
                    .effective_time = instant("2026-01-06T09:00"),
                    .late_entry_reason = reason}));
  };
  EXPECT_EQ(late("head.one", Resolve{.outcome = Outcome::granted}), "ROLE_REQUIRED");
  EXPECT_EQ(late("supervisor", Resolve{.outcome = Outcome::granted}, false), "STEP_UP_REQUIRED");
  EXPECT_EQ(late("supervisor", Rate{.satisfaction = Satisfaction::satisfied}), "FIELD_VIOLATION");
  for (const char* blank : {" ", "\u00a0", "\n"}) {
    EXPECT_EQ(late("supervisor", Resolve{.outcome = Outcome::granted}, true, blank),
              "FIELD_VIOLATION");
  }
  EXPECT_EQ(late("supervisor", Resolve{.outcome = Outcome::granted}), "");
  const auto history =
      records_of(journal_of(*world_.snapshot().store), **find_by_code(world_.snapshot(), code));
  EXPECT_EQ(history->back().header.late_entry_reason, "Mất điện");
  EXPECT_EQ(history->back().header.actor.role, Role::supervisor);
  expect_clean(world_);
}

TEST_F(AccountsTest, AskMoreOfSomeCommands) {
  const std::string code = received("clerk.one", "P.1");
  EXPECT_EQ(refusal(act("clerk.one", HandOver{.to = "P.1", .handling_unit = "P.2"}, code)),
            "ROLE_REQUIRED");
  Amend amend{.procedure = "30D", .reason = "Nhầm thủ tục"};
  EXPECT_EQ(refusal(act("clerk.one", amend, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("supervisor", amend, code)), "");
  const RequestSupplement request{.papers = {"Bản sao"}, .reason = "Thiếu", .legal_basis = "Luật"};
  EXPECT_EQ(refusal(act("clerk.one", request, code)), "ROLE_REQUIRED");
  world_.at(instant("2026-01-06T09:00"));
  EXPECT_EQ(refusal(act("clerk.one", Annul{.reason = "Nhầm"}, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("head.one", Annul{.reason = "Nhầm"}, code)), "");
}

// 118/2025 art. 19(5): fifteen days after the supplement was asked for the counter closes; until
// then whoever decides.
TEST_F(AccountsTest, CloseAtTheCounterWhatWasNotCompletedInTime) {
  add(person("head.two", {{Role::head, "P.2"}}));
  add(person("clerk.three", {{Role::clerk, "P.3"}}));
  Receive command{
      .application = {
          .unit = "P.2", .receiving_unit = "P.1", .procedure = "5WD", .channel = Channel::direct}};
  const RequestSupplement request{.papers = {"Bản sao"}, .reason = "Thiếu", .legal_basis = "Luật"};
  const Stop stop{.reason = "Không bổ sung", .legal_basis = "NĐ 118"};
  std::vector<std::string> codes;
  for (size_t i = 0; i < 4; ++i) {
    const Answer answer = act("clerk.one", command);
    ASSERT_TRUE(answer);
    codes.push_back(answer->dossier->code);
    if (i == 3) break;  // nothing is asked for
    ASSERT_TRUE(act("head.two", request, codes[i]));
  }
  EXPECT_EQ(refusal(act("clerk.one", stop, codes[0])), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("head.two", stop, codes[0])), "");
  world_.at(instant("2026-01-20T17:00"));
  EXPECT_EQ(refusal(act("clerk.one", stop, codes[1])), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("clerk.two", stop, codes[2])), "ROLE_REQUIRED");
  world_.at(instant("2026-01-20T17:01"));
  EXPECT_EQ(refusal(act("clerk.three", stop, codes[1])), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(refusal(act("clerk.one", stop, codes[1])), "");
  EXPECT_EQ(refusal(act("clerk.two", stop, codes[2])), "");
  EXPECT_EQ(refusal(act("clerk.one", stop, codes[3])), "ROLE_REQUIRED");
  expect_clean(world_);
}

TEST_F(AccountsTest, GrantNoMoreThanTheyAreGranted) {
  EXPECT_EQ(refusal(change("manager", AccountAct::created,
                           person("new.one", {{Role::supervisor, "P.3"}}))),
            "");
  EXPECT_EQ(
      refusal(change("manager", AccountAct::created, person("new.two", {{Role::supervisor, ""}}))),
      "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(change("head.one", AccountAct::created, person("new.three", {}))),
            "ROLE_REQUIRED");
  EXPECT_EQ(
      refusal(change("manager", AccountAct::created, person("head.one", {{Role::head, "P.1"}}))),
      "ACCOUNT_TAKEN");
  EXPECT_EQ(
      refusal(change("manager", AccountAct::created, person("No Name", {{Role::head, "P.1"}}))),
      "FIELD_VIOLATION");
  EXPECT_EQ(refusal(change("manager", AccountAct::created,
                           person("new.four", {{Role::service_read, "P"}}))),
            "FIELD_VIOLATION");
  EXPECT_EQ(refusal(world_.act(
                {.command = ChangeAccount{.account = person("new.five", {{Role::head, "X"}})}})),
            "UNIT_NOT_FOUND");
  for (const Role of_one_unit : {Role::clerk, Role::officer}) {
    EXPECT_EQ(refusal(world_.act(
                  {.command = ChangeAccount{.account = person("new.six", {{of_one_unit, ""}})}})),
              "FIELD_VIOLATION");
  }
  EXPECT_EQ(refusal(world_.act(
                {.command = ChangeAccount{.account = person("of.all", {{Role::head, ""}})}})),
            "");
  EXPECT_EQ(
      refusal(change("manager", AccountAct::granted, person("head.one", {{Role::head, "P.1"}}), 1)),
      "REVISION_MISMATCH");
  EXPECT_EQ(refusal(change("manager", AccountAct::created, person("of.nobody", {}))),
            "UNIT_OUT_OF_SCOPE");
  // One's own password, and nothing else with it.
  Account own = known("clerk.one").account;
  own.password.verifier = "$argon2id$of another";
  EXPECT_EQ(
      refusal(change("clerk.one", AccountAct::password_set, own, known("clerk.one").sequence)), "");
  own.grants = {{Role::supervisor, "P"}};
  EXPECT_EQ(
      refusal(change("clerk.one", AccountAct::password_set, own, known("clerk.one").sequence)),
      "ROLE_REQUIRED");
  expect_clean(world_);
}

TEST_F(AccountsTest, HaveASubjectThatIsNobodyElses) {
  const auto identify = [&](const std::string& name, const std::string& issuer,
                            const std::string& subject) {
    Account account = known(name).account;
    account.issuer = issuer;
    account.subject = subject;
    return refusal(change("manager", AccountAct::identified, account, known(name).sequence));
  };
  const std::string issuer = "https://dinh-danh.example";
  EXPECT_EQ(identify("clerk.one", issuer, "079000000001"), "");
  EXPECT_EQ(identify("clerk.two", issuer, "079000000001"), "FIELD_VIOLATION");
  EXPECT_EQ(identify("clerk.two", issuer + "/2", "079000000001"), "");
  EXPECT_EQ(identify("head.one", "", "079000000002"), "FIELD_VIOLATION");
  EXPECT_EQ(identify("head.one", issuer, ""), "FIELD_VIOLATION");
  Account portal{.name = "portal",
                 .kind = AccountKind::service,
                 .grants = {{Role::service_read, "P.1"}},
                 .issuer = issuer,
                 .subject = "079000000003"};
  EXPECT_EQ(refusal(change("manager", AccountAct::created, portal)), "FIELD_VIOLATION");
  // Not one's own act, like a password.
  Account own = known("head.one").account;
  own.issuer = issuer;
  own.subject = "079000000004";
  EXPECT_EQ(refusal(change("head.one", AccountAct::identified, own, known("head.one").sequence)),
            "ROLE_REQUIRED");

  const auto found = [&](const std::string& subject) {
    const auto account = world_.registrar().standing().accounts->of_subject(issuer, subject);
    return account ? account->account.name : "";
  };
  EXPECT_EQ(found("079000000001"), "clerk.one");
  EXPECT_EQ(identify("clerk.one", issuer, "079000000005"), "");
  EXPECT_EQ(found("079000000001"), "");
  EXPECT_EQ(found("079000000005"), "clerk.one");
  expect_clean(world_);
}

TEST_F(AccountsTest, SayByWhatTheirOwnersWork) {
  const auto employ = [&](const std::string& name, auto set) {
    Account account = known(name).account;
    set(account);
    const Answer answer = change_by_manager(AccountAct::employed, account);
    return answer || answer.error().violations.empty() ? refusal(answer)
                                                       : answer.error().violations[0].path;
  };
  const Day first = day_of(instant("2026-01-05T00:00"));
  EXPECT_EQ(employ("clerk.one", [](Account& it) { it.employment = Employment::seconded; }),
            "seconded_from");
  const auto second = [&](Account& it) {
    it.employment = Employment::seconded;
    it.seconded_from = "Sở Mẫu";
    it.term_from = first;
    it.term_to = plus_days(first, -1);
  };
  EXPECT_EQ(employ("clerk.one", second), "term_to");
  EXPECT_EQ(employ("clerk.one",
                   [&](Account& it) {
                     second(it);
                     it.term_to = first;
                     it.may_decide = true;
                   }),
            "");
  EXPECT_FALSE(is_term_over(known("clerk.one").account, first));
  EXPECT_TRUE(is_term_over(known("clerk.one").account, plus_days(first, 1)));
  EXPECT_FALSE(is_term_over(known("head.one").account, plus_days(first, 1)));
  // What is granted holds when the term is over.
  world_.at(instant("2026-01-06T09:00"));
  EXPECT_EQ(refusal(receive("clerk.one", "P.1")), "");

  // Staff of a company neither decide nor examine, in whichever order it is said.
  const auto contract = [](Account& it) { it.employment = Employment::contract; };
  EXPECT_EQ(employ("clerk.one", contract), "may_decide");
  EXPECT_EQ(employ("head.one", contract), "employment");
  EXPECT_EQ(employ("clerk.two", contract), "");
  EXPECT_EQ(employ("clerk.two",
                   [](Account& it) {
                     it.grants.push_back({Role::officer, "P.2"});
                   }),
            "grants[1].role");
  EXPECT_EQ(employ("clerk.two", [](Account& it) { it.employment = Employment{9}; }), "employment");

  Account portal{.name = "portal",
                 .kind = AccountKind::service,
                 .grants = {{Role::service_receive, "P.1"}},
                 .may_decide = true};
  EXPECT_EQ(refusal(change("manager", AccountAct::created, portal)), "FIELD_VIOLATION");
  // Nobody lets the own account decide.
  Account own = known("manager").account;
  own.may_decide = true;
  EXPECT_EQ(refusal(change_by_manager(AccountAct::employed, own)), "FIELD_VIOLATION");

  const Account before = known("clerk.one").account;
  world_.open();
  EXPECT_EQ(known("clerk.one").account, before);
  expect_clean(world_);
}

TEST_F(AccountsTest, EraseWhatProvedTheirOwner) {
  const int64_t first = known("clerk.one").sequence;
  const auto private_part = [&](int64_t sequence) {
    return *find_bytes<Table::private_parts>(world_.store(), sequence);
  };
  ASSERT_TRUE(private_part(first));
  EXPECT_NE(private_part(first)->find(password), std::string::npos);
  Account changed = known("clerk.one").account;
  changed.password.verifier = "$argon2id$of another";
  ASSERT_TRUE(change("clerk.one", AccountAct::password_set, changed, first));
  EXPECT_FALSE(private_part(first));
  expect_clean(world_);

  // The journal alone gives the same table.
  world_.open();
  EXPECT_EQ(known("clerk.one").account, changed);
  expect_clean(world_);

  // What is missing without a record after it is told.
  const int64_t last = known("clerk.one").sequence;
  Batch damage;
  damage.erase(Table::private_parts, encode_key<Table::private_parts>(last));
  ASSERT_TRUE(world_.store().write(damage));
  const auto report = audit(world_.snapshot(), {});
  ASSERT_TRUE(report);
  std::string findings;
  for (const AuditFinding& finding : report->findings) findings += describe(finding) + "\n";
  EXPECT_NE(findings.find("private part sequence " + std::to_string(last)), std::string::npos)
      << findings;
}

TEST_F(AccountsTest, KeepRequestIdsAndReferencesApart) {
  Receive command{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::direct}};
  command.application.caller_reference = "A-1";
  ASSERT_TRUE(act("clerk.one", command));
  EXPECT_EQ(refusal(act("clerk.one", command)), "CALLER_REFERENCE_TAKEN");
  add(person("clerk.more", {{Role::clerk, "P.1"}}));
  EXPECT_EQ(refusal(act("clerk.more", command)), "");
}

// While their unit is at work on it; another unit's part is not theirs, nor is anything else.
TEST_F(AccountsTest, SeeAndFinishThePartsOfTheirUnit) {
  const std::string code = received("clerk.one", "P.1");
  const AssignPart to_two{.unit = "P.2", .task = "t", .limit = "1wd"};
  AssignPart to_three = to_two;
  to_three.unit = "P.3";
  EXPECT_EQ(refusal(act("clerk.two", FinishPart{.number = 1}, code)), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(refusal(act("clerk.one", to_two, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("head.one", to_two, code)), "");
  EXPECT_EQ(refusal(act("head.one", to_three, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", FinishPart{.number = 2}, code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("clerk.two", HandOver{.to = "P.2"}, code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("clerk.two", FinishPart{.number = 1}, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", FinishPart{.number = 2}, code)), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(refusal(act("clerk.one", FinishPart{.number = 2}, code)), "");
  // As long as a part can be finished: the result is there, and not returned.
  EXPECT_EQ(refusal(act("head.one", to_two, code)), "");
  EXPECT_EQ(refusal(act("head.one", to_two, code)), "");
  EXPECT_EQ(refusal(act("head.one", Resolve{.outcome = Outcome::granted}, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", FinishPart{.number = 3}, code)), "");
  EXPECT_EQ(refusal(act("clerk.one", ReturnResult{.method = ReturnMethod::counter}, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", FinishPart{.number = 4}, code)), "DOSSIER_NOT_FOUND");
  expect_clean(world_);
}

AnswerConsultation answer_to(int32_t number) { return {.number = number, .reply = "r"}; }

// While their reply is awaited, whoever handles it; another unit's question is not theirs, nor is
// anything else.
TEST_F(AccountsTest, SeeAndAnswerWhatTheirUnitIsAsked) {
  add(person("head.three", {{Role::head, "P.3"}}));
  const std::string code = received("clerk.one", "P.1");
  const Consult ask_two{.unit = "P.2", .content = "c", .limit = "1wd"};
  Consult ask_three = ask_two;
  ask_three.unit = "P.3";
  EXPECT_EQ(refusal(act("clerk.two", answer_to(1), code)), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(refusal(act("head.one", ask_two, code)), "");
  EXPECT_EQ(refusal(act("head.one", ask_three, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", answer_to(2), code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("clerk.two", HandOver{.to = "P.2"}, code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("clerk.two", FinishPart{.number = 1}, code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("clerk.two", answer_to(1), code)), "");
  EXPECT_EQ(refusal(act("clerk.two", answer_to(2), code)), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(refusal(act("clerk.one", answer_to(2), code)), "");
  EXPECT_EQ(refusal(act("head.one", ask_two, code)), "");
  const HandOver to_three{.to = "P.3", .handling_unit = "P.3"};
  EXPECT_EQ(refusal(act("supervisor", to_three, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", answer_to(3), code)), "");
  // As long as a reply can be told: the result is there, and not returned.
  EXPECT_EQ(refusal(act("head.three", ask_two, code)), "");
  EXPECT_EQ(refusal(act("head.three", ask_two, code)), "");
  EXPECT_EQ(refusal(act("head.three", Resolve{.outcome = Outcome::granted}, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", answer_to(4), code)), "");
  EXPECT_EQ(refusal(act("head.three", ReturnResult{.method = ReturnMethod::counter}, code)), "");
  EXPECT_EQ(refusal(act("clerk.two", answer_to(5), code)), "DOSSIER_NOT_FOUND");
  expect_clean(world_);
}

// Software that returns results finishes and answers as its unit's people do, and no more.
TEST_F(AccountsTest, FinishAndAnswerBySoftwareOfTheirUnit) {
  add({.name = "software.two",
       .kind = AccountKind::service,
       .officer = "Phần mềm",
       .grants = {{Role::service_return, "P.2"}}});
  const std::string code = received("clerk.one", "P.1");
  for (const char* unit : {"P.2", "P.3"}) {
    EXPECT_EQ(refusal(act("head.one", AssignPart{.unit = unit, .task = "t", .limit = "1wd"}, code)),
              "");
    EXPECT_EQ(refusal(act("head.one", Consult{.unit = unit, .content = "c", .limit = "1wd"}, code)),
              "");
  }
  EXPECT_EQ(refusal(act("software.two", FinishPart{.number = 2}, code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("software.two", answer_to(2), code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("software.two", Resolve{.outcome = Outcome::granted}, code)),
            "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("software.two", FinishPart{.number = 1}, code)), "");
  EXPECT_EQ(refusal(act("software.two", answer_to(1), code)), "");
  EXPECT_EQ(refusal(act("software.two", answer_to(2), code)), "DOSSIER_NOT_FOUND");
  expect_clean(world_);
}

// From the day after its last one; of several successors none.
TEST_F(AccountsTest, FinishAndAnswerInTheSteadOfAUnitThatEnded) {
  add(person("clerk.three", {{Role::clerk, "P.3"}}));
  const std::string code = received("clerk.one", "P.1");
  const AssignPart part{.unit = "P.2", .task = "t", .limit = "1wd"};
  const Consult question{.unit = "P.2", .content = "c", .limit = "1wd"};
  EXPECT_EQ(refusal(act("head.one", part, code)), "");
  EXPECT_EQ(refusal(act("head.one", part, code)), "");
  EXPECT_EQ(refusal(act("head.one", question, code)), "");
  EXPECT_EQ(refusal(act("head.one", question, code)), "");
  const auto end_two_for = [&](std::vector<std::string> successors) {
    Unit two = *world_.registrar().standing().catalogue->unit("P.2");
    two.valid_to = day("2026-01-05");
    two.successors = std::move(successors);
    EXPECT_TRUE(world_.act({.command = PublishCatalogue{{.units = {two}}}}));
  };
  end_two_for({"P.3"});
  world_.at(instant("2026-01-05T23:59"));
  EXPECT_EQ(refusal(act("clerk.three", FinishPart{.number = 1}, code)), "DOSSIER_NOT_FOUND");
  world_.at(instant("2026-01-06T00:00"));
  end_two_for({"P.3", "P.1"});
  EXPECT_EQ(refusal(act("clerk.three", FinishPart{.number = 1}, code)), "DOSSIER_NOT_FOUND");
  end_two_for({"P.3"});
  EXPECT_EQ(refusal(act("clerk.three", HandOver{.to = "P.3"}, code)), "UNIT_OUT_OF_SCOPE");
  EXPECT_EQ(refusal(act("clerk.three", FinishPart{.number = 1}, code)), "");
  EXPECT_EQ(refusal(act("clerk.three", answer_to(1), code)), "");
  // Whoever has a grant in the ended unit still may, and so may who handles it.
  EXPECT_EQ(refusal(act("clerk.two", answer_to(2), code)), "");
  EXPECT_EQ(refusal(act("clerk.one", FinishPart{.number = 2}, code)), "");
  EXPECT_EQ(refusal(act("clerk.three", answer_to(2), code)), "DOSSIER_NOT_FOUND");
  expect_clean(world_);
}

TEST(Rights, OfWhatAnApplicantAmendsAreThePortalsAlone) {
  const Dossier dossier;
  const RoleSet portal = bit_of(Role::service_submit);
  EXPECT_EQ(right_of(Amend{.by_applicant = true}, &dossier, {}).roles, portal);
  // What applicants may not touch it is told of by the rule, not sent to a supervisor.
  EXPECT_EQ(right_of(Amend{.procedure = "4H", .by_applicant = true}, &dossier, {}).roles, portal);
  EXPECT_EQ(right_of(Amend{.request_content = "c"}, &dossier, {}).roles, desk);
}

TEST(Rights, CoverEveryRole) {
  RoleSet used = reading.roles | listing.roles | reporting.roles | inspecting.roles |
                 freezing.roles | keeping.roles | operating.roles | importing.roles |
                 publishing.roles | managing_accounts.roles;
  for (const VerbRight& row : verb_rights) {
    EXPECT_NE(row.right.roles, 0u) << name_of(static_cast<Role>(0)) << static_cast<int>(row.verb);
    used |= row.right.roles;
  }
  for (const auto& row : roles) {
    if (row.value == Role::not_said) continue;
    EXPECT_TRUE(has(used, row.value)) << row.name;
  }
}

TEST_F(AccountsTest, FilesAreAttachedAtTheCounterAndResultsByWhoDecides) {
  const std::string code = received("clerk.one", "P.1");
  AttachFile file{.sha256 = std::string(64, 'a'), .bytes = 1};
  EXPECT_EQ(refusal(act("clerk.two", file, code)), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(refusal(act("clerk.one", file, code)), "");
  file.of_result = true;
  EXPECT_EQ(refusal(act("clerk.one", file, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("head.one", file, code)), "");
  const WithdrawFile result{.number = 2, .reason = "r"};
  EXPECT_EQ(refusal(act("clerk.one", result, code)), "ROLE_REQUIRED");
  EXPECT_EQ(refusal(act("head.one", result, code)), "");
  EXPECT_EQ(refusal(act("clerk.one", WithdrawFile{.number = 1, .reason = "r"}, code)), "");
}

}  // namespace
}  // namespace motcua::testing
