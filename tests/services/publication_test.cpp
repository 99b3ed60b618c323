// Over real gRPC: what is published is checked, told before it is done, and moves what rested on
// it.
#include <map>
#include <set>

#include "engine/wall_clock.h"
#include "services/method/wire.h"
#include "services/motcua/load.h"
#include "tests/services/small_office.h"

namespace motcua::testing {
namespace {

class PublicationTest : public ServerTest {};

TEST_F(PublicationTest, LintTellsWhoseCertaintyEndsWithinTheLongestLimit) {
  const std::string today = format_day(day_of(wall_clock().now()));
  v1::PublishCatalogueRequest catalogue;
  for (const char* unit : {"", "U.1"}) {
    auto& calendar = *catalogue.add_calendars();
    calendar.set_unit(unit);
    calendar.set_complete_from("2023-01-01");
    calendar.set_complete_until(today);
  }
  ASSERT_TRUE(publish(server_.client(), catalogue).ok());
  v1::LintCatalogueResponse lint;
  ASSERT_TRUE(call("CatalogueService/LintCatalogue", v1::LintCatalogueRequest(), lint).ok());
  std::map<std::string, std::string> found;
  for (const auto& finding : lint.findings()) found[finding.entry()] += finding.what();
  const std::string day = today.substr(8) + "/" + today.substr(5, 2) + "/" + today.substr(0, 4);
  EXPECT_NE(found["lịch cả nước"].find("đến " + day), std::string::npos);
  EXPECT_NE(found["lịch của U.1"].find("đến " + day), std::string::npos);
}

TEST_F(PublicationTest, WhatIsSaidToBeZeroIsZero) {
  v1::PublishCatalogueRequest catalogue;
  auto& regulation = *catalogue.add_regulations();
  regulation.set_code("mềm");
  regulation.set_name("Nghị quyết mềm");
  regulation.set_valid_from("2100-01-01");
  regulation.set_reappointments_max(0);
  regulation.set_apology_blocks_return(false);
  ASSERT_TRUE(publish(server_.client(), catalogue).ok());
  v1::ListRegulationsResponse listed;
  ASSERT_TRUE(call("CatalogueService/ListRegulations", v1::ListRegulationsRequest(), listed).ok());
  const auto& last = listed.regulations(listed.regulations_size() - 1);
  EXPECT_EQ(last.code(), "mềm");
  EXPECT_TRUE(last.has_reappointments_max());
  EXPECT_EQ(last.reappointments_max(), 0);
  EXPECT_FALSE(last.apology_blocks_return());
  EXPECT_EQ(last.acceptance_hours(), 8);
  catalogue.clear_regulations();
  auto& target = *catalogue.add_targets();
  target.set_code("t");
  target.set_unit("U.1");
  target.set_indicator("online");
  target.set_denominator(0);
  expect_refused("CatalogueService/PublishCatalogue", catalogue, grpc::INVALID_ARGUMENT,
                 "CATALOGUE_DEFECT", "targets[0].denominator");
}

// A warning: what ministries publish has such limits.
TEST_F(PublicationTest, TellsOfLimitsThatCannotBeRead) {
  v1::PublishCatalogueRequest catalogue;
  for (int i = 0; i < 30; ++i) {
    auto& procedure = *catalogue.add_procedures();
    procedure.set_code("L" + std::to_string(i));
    procedure.set_name("Thủ tục");
    procedure.set_limit_online("5wd");
    procedure.set_limit_direct(i % 2 == 0 ? "120?" : "");
    procedure.set_limit_post("tùy");
  }
  catalogue.mutable_procedures(0)->set_limit_second_phase("10 ngày");
  for (const bool validate_only : {true, false, false}) {  // the last one: nothing was done
    catalogue.set_validate_only(validate_only);
    v1::PublishCatalogueResponse response;
    ASSERT_TRUE(call("CatalogueService/PublishCatalogue", catalogue, response).ok());
    EXPECT_EQ(response.unreadable_limit_count(), 46);
    ASSERT_EQ(response.unreadable_limits_size(), 20);
    EXPECT_EQ(response.unreadable_limits(0).procedure(), "L0");
    EXPECT_EQ(response.unreadable_limits(0).field(), "limit_direct");
    EXPECT_EQ(response.unreadable_limits(0).limit(), "120?");
    EXPECT_EQ(response.unreadable_limits(1).field(), "limit_post");
    EXPECT_EQ(response.unreadable_limits(2).field(), "limit_second_phase");
    EXPECT_EQ(response.unreadable_limits(3).procedure(), "L1");
  }
}

TEST_F(PublicationTest, TariffsAreListedAsTheyAreAskedFor) {
  v1::PublishCatalogueRequest catalogue;
  auto& free = *catalogue.add_tariffs();
  free.set_code("b");
  free.set_procedure("X");
  free.set_channel(v1::ONLINE);
  free.set_percent(0);
  free.set_valid_from("2026-08-15");
  free.set_valid_to("2027-02-28");
  auto& all = *catalogue.add_tariffs();
  all.set_code("a");
  all.set_amount_vnd(8000);
  ASSERT_TRUE(publish(server_.client(), catalogue).ok());
  const auto listed = [&](const v1::ListTariffsRequest& request) {
    v1::ListTariffsResponse response;
    EXPECT_TRUE(call("CatalogueService/ListTariffs", request, response).ok());
    std::string codes;
    for (const auto& tariff : response.tariffs()) codes += tariff.code();
    return codes;
  };
  v1::ListTariffsRequest request;
  EXPECT_EQ(listed(request), "ab");
  request.set_procedure("X");
  request.set_channel(v1::ONLINE_PARTIAL);
  request.set_day("2027-02-28");
  EXPECT_EQ(listed(request), "ab");
  request.set_day("2027-03-01");
  EXPECT_EQ(listed(request), "a");
  request.set_day("2027-02-28");
  request.set_channel(v1::DIRECT);
  EXPECT_EQ(listed(request), "a");
  request.set_procedure("Y");
  request.clear_channel();
  EXPECT_EQ(listed(request), "a");
  request.set_day("tomorrow");
  expect_refused("CatalogueService/ListTariffs", request, grpc::INVALID_ARGUMENT, "FIELD_VIOLATION",
                 "day");
}

TEST_F(PublicationTest, OwnRulesAreListedAsTheyHold) {
  v1::PublishCatalogueRequest catalogue;
  auto& above = *catalogue.add_own_rules();
  above.set_code("a");
  above.set_rule("acceptance_hours");
  above.set_value("16");
  above.set_unit("U");
  above.set_legal_basis("QĐ");
  auto& of_procedure = *catalogue.add_own_rules();
  of_procedure.set_code("b");
  of_procedure.set_rule("supplement_close_after");
  of_procedure.set_value("15wd");
  of_procedure.set_procedure("X");
  of_procedure.set_unit("U.1");
  of_procedure.set_valid_from("2026-08-15");
  of_procedure.set_legal_basis("NĐ");
  ASSERT_TRUE(publish(server_.client(), catalogue).ok());
  const auto listed = [&](const v1::ListOwnRulesRequest& request) {
    v1::ListOwnRulesResponse response;
    EXPECT_TRUE(call("CatalogueService/ListOwnRules", request, response).ok());
    std::string codes;
    for (const auto& own : response.own_rules()) codes += own.code();
    return codes;
  };
  v1::ListOwnRulesRequest request;
  EXPECT_EQ(listed(request), "ab");
  request.set_unit("U.1");
  EXPECT_EQ(listed(request), "ab");
  request.set_unit("U");
  EXPECT_EQ(listed(request), "a");
  request.set_unit("U.1");
  request.set_procedure("Y");
  EXPECT_EQ(listed(request), "a");
  request.set_procedure("X");
  request.set_day("2026-08-14");
  EXPECT_EQ(listed(request), "a");
  request.set_day("2026-08-15");
  EXPECT_EQ(listed(request), "ab");
  request.set_unit("NOWHERE");
  expect_refused("CatalogueService/ListOwnRules", request, grpc::NOT_FOUND, "UNIT_NOT_FOUND", "");
  // Each needs its basis, and a value that the regulation may have.
  of_procedure.set_value("soon");
  expect_refused("CatalogueService/PublishCatalogue", catalogue, grpc::INVALID_ARGUMENT,
                 "CATALOGUE_DEFECT", "own_rules[1].value");
  of_procedure.clear_legal_basis();
  expect_refused("CatalogueService/PublishCatalogue", catalogue, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "own_rules[1].legal_basis");
}

TEST_F(PublicationTest, APublicationIsValidatedAsItIsPublished) {
  v1::PublishCatalogueRequest catalogue;
  for (int i = 0; i < 3000; ++i) {
    auto& procedure = *catalogue.add_procedures();
    procedure.set_code("L" + std::to_string(i));
    procedure.set_name(std::string(500, 'x'));
  }
  for (const bool validate_only : {true, false}) {
    catalogue.set_validate_only(validate_only);
    expect_refused("CatalogueService/PublishCatalogue", catalogue, grpc::INVALID_ARGUMENT,
                   "COMMAND_TOO_LARGE", "");
  }
}

TEST_F(PublicationTest, AValidationTellsWhatWouldChange) {
  const auto published = [&](const v1::PublishCatalogueRequest& request) {
    v1::PublishCatalogueResponse response;
    EXPECT_TRUE(call("CatalogueService/PublishCatalogue", request, response).ok());
    return response;
  };
  v1::PublishCatalogueRequest first;
  auto& unit = *first.add_units();
  unit.set_code("V");
  unit.set_name("Một");
  unit.set_level(v1::COMMUNE);
  auto& procedure = *first.add_procedures();
  procedure.set_code("V.1");
  procedure.set_name("Thủ tục");
  procedure.set_limit_direct("5wd");
  auto& target = *first.add_targets();
  target.set_code("V/on_time/");
  target.set_unit("V");
  target.set_indicator("on_time");
  target.set_numerator(90);
  EXPECT_EQ(published(first).changes_size(), 0);  // it is done, and not only told

  v1::PublishCatalogueRequest next = first;
  next.set_validate_only(true);
  EXPECT_TRUE(published(next).unchanged());
  EXPECT_EQ(published(next).change_count(), 0);
  next.mutable_units(0)->set_name("Hai");
  auto& child = *next.add_units();
  child.set_code("V.2");
  child.set_name("Con");
  child.set_level(v1::COMMUNE);
  child.set_parent("V");
  next.mutable_procedures(0)->set_limit_direct("3wd");
  next.mutable_procedures(0)->set_effective_from("2090-01-01");
  auto& day = *next.add_calendars()->add_exceptions();
  next.mutable_calendars(0)->set_unit("V");
  day.set_day("2090-02-01");
  day.set_name("Nghỉ");
  next.mutable_targets(0)->set_at_most(true);
  const v1::PublishCatalogueResponse told = published(next);
  EXPECT_EQ(told.sequence(), 0);
  EXPECT_FALSE(told.unchanged());
  EXPECT_EQ(told.change_count(), 5);
  std::string text;
  for (const auto& change : told.changes()) {
    text += change.kind() + " " + change.code() + (change.added() ? " added" : "") + "\n";
    for (const auto& field : change.fields()) {
      text += "  " + field.name() + ": '" + field.before() + "' '" + field.after() + "'\n";
    }
  }
  EXPECT_EQ(text,
            "unit V\n"
            "  name: 'Một' 'Hai'\n"
            "unit V.2 added\n"
            "  code: '' 'V.2'\n"
            "  name: '' 'Con'\n"
            "  level: '' 'COMMUNE'\n"
            "  parent: '' 'V'\n"
            "procedure V.1\n"
            "  limit_direct: '5wd' '3wd'\n"
            "  effective_from: '' '2090-01-01'\n"
            "calendar V added\n"
            "  unit: '' 'V'\n"
            "  exceptions[2090-02-01]: '' '{\"day\":\"2090-02-01\",\"name\":\"Nghỉ\"}'\n"
            "target V/on_time/\n"
            "  at_most: 'false' 'true'\n");

  // Nothing of it is done; then it is, and both versions are in force.
  const auto versions = [&] {
    v1::ListProceduresRequest request;
    request.set_code_prefix("V.1");
    request.set_all_in_force(true);
    v1::ListProceduresResponse response;
    EXPECT_TRUE(call("CatalogueService/ListProcedures", request, response).ok());
    std::string limits;
    for (const auto& one : response.procedures()) limits += one.limit_direct() + " ";
    return limits;
  };
  EXPECT_EQ(versions(), "5wd ");
  next.set_validate_only(false);
  published(next);
  EXPECT_EQ(versions(), "5wd 3wd ");
  // The first one again holds from its day on, and so in the stead of the second.
  v1::PublishCatalogueRequest again;
  *again.add_procedures() = first.procedures(0);
  again.set_validate_only(true);
  const v1::PublishCatalogueResponse withdrawal = published(again);
  ASSERT_EQ(withdrawal.change_count(), 1);
  EXPECT_TRUE(withdrawal.changes(0).withdrawn());
  EXPECT_EQ(withdrawal.changes(0).fields(0).before(), "2090-01-01");
  again.set_validate_only(false);
  published(again);
  EXPECT_EQ(versions(), "5wd ");
  v1::ListTargetsResponse targets;
  ASSERT_TRUE(call("CatalogueService/ListTargets", v1::ListTargetsRequest(), targets).ok());
  ASSERT_EQ(targets.targets_size(), 1);
  EXPECT_TRUE(targets.targets(0).at_most());
}

TEST_F(PublicationTest, AValidationCountsWhatWouldBeDueOnADayOff) {
  v1::DossierChange change;
  ASSERT_TRUE(call("DossierService/ReceiveDossier", receipt(), change).ok());
  const auto due = wire::from_timestamp(change.dossier().due_time());
  ASSERT_TRUE(due);
  v1::PublishCatalogueRequest catalogue;
  auto& calendar = *catalogue.add_calendars();
  calendar.set_unit(change.dossier().unit());
  calendar.add_exceptions()->set_day(format_day(due_day(minute_of(*due))));
  for (const bool validate_only : {true, true, false}) {  // the second one: nothing was done
    catalogue.set_validate_only(validate_only);
    v1::PublishCatalogueResponse response;
    ASSERT_TRUE(call("CatalogueService/PublishCatalogue", catalogue, response).ok());
    EXPECT_EQ(response.due_on_day_off(), 1);
    EXPECT_EQ(response.sequence() == 0, validate_only);
  }
}

TEST_F(PublicationTest, GetProcedureSaysWhatThereIsNot) {
  v1::GetProcedureRequest request;
  v1::GetProcedureResponse response;
  request.set_code("NO.SUCH");
  EXPECT_EQ(call("CatalogueService/GetProcedure", request, response).error_message(),
            "There is no procedure NO.SUCH in the catalogue");
  request.clear_code();
  expect_refused("CatalogueService/GetProcedure", request, grpc::INVALID_ARGUMENT,
                 "FIELD_VIOLATION", "code");
}

// Whatever day it is: the day on which a dossier is due is made off.
TEST_F(PublicationTest, DueTimesOnADayOffAreMovedTogetherAndOnce) {
  const v1::DossierChange first = receive();
  receive();
  v1::PublishCatalogueRequest catalogue;
  auto* calendar = catalogue.add_calendars();
  calendar->set_unit("U");
  calendar->add_exceptions()->set_day(
      format_day(day_of(*wire::from_timestamp(first.dossier().due_time()))));
  v1::PublishCatalogueResponse published;
  ASSERT_TRUE(call("CatalogueService/PublishCatalogue", catalogue, published).ok());
  EXPECT_EQ(published.due_on_day_off(), 2);
  v1::MoveDueTimesRequest move;
  move.set_request_id(cli::new_request_id());
  move.set_unit("U");
  move.set_subtree(true);
  move.set_reason("Hoán đổi ngày nghỉ");
  move.set_page_size(1);
  cli::Client supervisor = as("supervisor");
  const auto moved = [&](const std::string& token, bool tries) {
    move.set_page_token(token);
    move.set_validate_only(tries);
    v1::MoveDueTimesResponse response;
    EXPECT_TRUE(supervisor.call("DossierService/MoveDueTimes", move, response).ok());
    return response;
  };
  EXPECT_EQ(moved("", true).accepted(), 1);
  const v1::MoveDueTimesResponse page = moved("", false);
  ASSERT_EQ(page.results_size(), 1);
  const v1::Dossier& dossier = page.results(0).change().dossier();
  EXPECT_EQ(dossier.code(), page.results(0).code());
  EXPECT_EQ(dossier.promised_due_time().seconds(), first.dossier().due_time().seconds());
  EXPECT_GT(dossier.due_time().seconds(), first.dossier().due_time().seconds());
  EXPECT_EQ(dossier.due_moves_size(), 1);
  // The page goes on for the same reason alone.
  v1::MoveDueTimesRequest for_another = move;
  for_another.set_reason("Nhầm");
  for_another.set_page_token(page.next_page_token());
  v1::MoveDueTimesResponse of_another;
  EXPECT_EQ(
      error_of(supervisor.call("DossierService/MoveDueTimes", for_another, of_another)).reason,
      "PAGE_TOKEN_INVALID");
  EXPECT_EQ(moved(page.next_page_token(), false).accepted(), 1);
  EXPECT_EQ(moved("", false).results_size(), 0);  // nothing is left, and nothing moves twice
  move.clear_reason();
  v1::MoveDueTimesResponse refused;
  EXPECT_EQ(error_of(supervisor.call("DossierService/MoveDueTimes", move, refused)).field,
            "reason");
}

// Of a full intake no dossier is told; the walk over the pages moves each once.
TEST(Publication, APageOfMovesEndsWhereTheServerTakesNoMore) {
  EngineOptions few;
  few.intake_commands_max = 4;
  RunningServer server(few);
  ASSERT_TRUE(publish(server.client()).ok());
  constexpr size_t dossiers = 20;
  v1::DossierChange last;
  for (size_t i = 0; i < dossiers; ++i) {
    ASSERT_TRUE(server.client().call("DossierService/ReceiveDossier", receipt_in(), last).ok());
  }
  v1::PublishCatalogueRequest catalogue;
  auto* calendar = catalogue.add_calendars();
  calendar->set_unit("U");
  calendar->add_exceptions()->set_day(
      format_day(day_of(*wire::from_timestamp(last.dossier().due_time()))));
  ASSERT_TRUE(publish(server.client(), catalogue).ok());
  cli::ClientOptions options = server.client_options();
  options.role = "supervisor";
  cli::Client supervisor(options);
  v1::MoveDueTimesRequest move;
  move.set_request_id(cli::new_request_id());
  move.set_unit("U");
  move.set_reason("Hoán đổi ngày nghỉ");
  std::set<std::string> moved;
  int pages = 0;
  while (true) {
    v1::MoveDueTimesResponse page;
    const auto status = supervisor.call("DossierService/MoveDueTimes", move, page);
    if (!status.ok()) {
      ASSERT_EQ(error_of(status).reason, "INTAKE_FULL");
      continue;
    }
    ++pages;
    EXPECT_EQ(page.accepted(), page.results_size());
    for (const auto& result : page.results()) {
      EXPECT_TRUE(result.has_change()) << result.error().message();
      EXPECT_TRUE(moved.insert(result.code()).second) << result.code() << " twice";
    }
    if (page.next_page_token().empty()) break;
    move.set_page_token(page.next_page_token());
  }
  EXPECT_EQ(moved.size(), dossiers);
  EXPECT_GT(pages, 1) << "four commands wait at most";
}

TEST_F(PublicationTest, DossiersOfAUnitThatEndedMoveTogetherAndOnce) {
  const std::string first = receive().dossier().code();
  receive();
  v1::ListUnitsResponse units;
  ASSERT_TRUE(call("CatalogueService/ListUnits", v1::ListUnitsRequest(), units).ok());
  v1::PublishCatalogueRequest catalogue;
  for (const v1::Unit& unit : units.units()) {
    if (unit.code() == "U.1") *catalogue.add_units() = unit;
  }
  ASSERT_EQ(catalogue.units_size(), 1);
  const Day yesterday = plus_days(day_of(wall_clock().now()), -1);
  catalogue.mutable_units(0)->set_valid_to(format_day(yesterday));
  catalogue.mutable_units(0)->add_successors("W");
  v1::Unit& heir = *catalogue.add_units();
  heir = units.units(0);
  heir.set_code("W");
  heir.set_name("Xã mới");
  ASSERT_TRUE(publish(server_.client(), catalogue).ok());
  const auto to_move = [&] {
    v1::ListDossiersRequest list;
    list.set_unit("U.1");
    list.set_queue("to_move");
    v1::ListDossiersResponse listed;
    EXPECT_TRUE(call("DossierService/ListDossiers", list, listed).ok());
    return listed.dossiers_size();
  };
  EXPECT_EQ(to_move(), 2);
  v1::MoveToSuccessorsRequest move;
  move.set_request_id(cli::new_request_id());
  move.set_unit("U.1");
  move.set_reason("Sáp nhập");
  move.set_page_size(1);
  cli::Client supervisor = as("supervisor");
  const auto moved = [&](const std::string& token, bool tries) {
    move.set_page_token(token);
    move.set_validate_only(tries);
    v1::MoveToSuccessorsResponse response;
    EXPECT_TRUE(supervisor.call("DossierService/MoveToSuccessors", move, response).ok());
    return response;
  };
  EXPECT_EQ(moved("", true).accepted(), 1);
  EXPECT_EQ(to_move(), 2);
  move.set_successor("U.2");
  EXPECT_EQ(error_of(moved("", false).results(0).error()).field, "successor");
  move.clear_successor();
  move.set_request_id(cli::new_request_id());
  const v1::MoveToSuccessorsResponse page = moved("", false);
  ASSERT_EQ(page.results_size(), 1);
  EXPECT_EQ(page.results(0).code(), first);
  EXPECT_EQ(page.results(0).change().dossier().unit(), "W");
  EXPECT_EQ(page.results(0).change().dossier().placements(0).unit(), "U.1");
  EXPECT_EQ(moved(page.next_page_token(), false).accepted(), 1);
  EXPECT_EQ(moved("", false).results_size(), 0);
  EXPECT_EQ(to_move(), 0);
  move.set_page_token("");
  move.set_successor("NOBODY");
  v1::MoveToSuccessorsResponse refused;
  EXPECT_EQ(error_of(supervisor.call("DossierService/MoveToSuccessors", move, refused)).reason,
            "UNIT_NOT_FOUND");
}

}  // namespace
}  // namespace motcua::testing
