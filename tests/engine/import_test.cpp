// Histories from elsewhere: taken whole or not at all, once, and with nothing that nobody said.
#include <gtest/gtest.h>

#include "engine/lookup/explanation.h"
#include "engine/lookup/figures.h"
#include "engine/lookup/integrity_report.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

TEST(Import, AppendsWhatIsNewAndRefusesWhatContradicts) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto history = [](size_t events, bool append) {
    ImportDossier import = import_of("old-1", {{receipt(), "2026-05-04T09:00"},
                                               {HandOver{.to = "P.1"}, "2026-05-05T09:00"},
                                               {Resolve{}, "2026-05-06T09:00"},
                                               {ReturnResult{}, "2026-05-07T09:00"}});
    import.events.resize(events);
    for (size_t i = 0; i < events; ++i) import.events[i].source_hash = std::to_string(i);
    import.append = append;
    return Request{.command = std::move(import)};
  };
  const auto reason_of = [](const Answer& answer) {
    return answer ? std::string() : std::string(name_of(answer.error().reason));
  };
  ASSERT_TRUE(world.act(history(2, true)));  // of one that is new, it is any import
  EXPECT_EQ(reason_of(world.act(history(3, false))), "CODE_TAKEN");
  const auto more = world.act(history(3, true));
  ASSERT_TRUE(more);
  EXPECT_TRUE(more->appended);
  EXPECT_EQ(more->dossier->state, State::resolved);
  EXPECT_EQ(more->dossier->revision, 3);
  const auto again = world.act(history(3, true));
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->unchanged);
  EXPECT_EQ(reason_of(world.act(history(2, true))), "CODE_TAKEN");  // an event is gone
  Request other = history(4, true);
  std::get<ImportDossier>(other.command).events[1].source_hash = "different";
  const auto taken = world.act(other);
  ASSERT_EQ(reason_of(taken), "CODE_TAKEN");
  EXPECT_EQ(taken.error().metadata[1].second, "2");
  // What is done here comes behind it, and then nothing more of elsewhere.
  ASSERT_TRUE(world.act(ReturnResult{}, "old-1"));
  EXPECT_EQ(reason_of(world.act(history(4, true))), "CONTINUED_HERE");
  EXPECT_TRUE(world.act(history(3, true))->unchanged);
  expect_clean(world);
}

TEST(Import, IsTakenWholeOnceAndKeepsItsCode) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto history = [] {
    return import_of("P.1-250105-0042",
                     {{receipt(), "2025-01-05T09:00"},
                      {Resolve{}, "2025-03-05T09:00"},
                      {ReturnResult{}, "2025-03-05T08:00"}});  // runs backwards: kept
  };
  const auto first = world.act(Request{.command = history()});
  ASSERT_TRUE(first);
  EXPECT_EQ(first->dossier->code, "P.1-250105-0042");
  EXPECT_TRUE(first->dossier->is_late());
  EXPECT_EQ(first->dossier->state, State::returned);  // its missing apology refuses nothing
  const auto again = world.act(Request{.command = history()});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->unchanged);
  auto other = history();
  other.events[1].source_hash = "different";
  const auto taken = world.act(Request{.command = other});
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().reason, Reason::CODE_TAKEN);
  EXPECT_EQ(taken.error().metadata[1].second, "2");
  // An imported code of our shape moves the counter past it.
  world.at(instant("2026-06-01T09:00"));
  const auto more = import_of("P.1-260601-0007", {{receipt(), "2026-06-01T08:00"}});
  ASSERT_TRUE(world.act(Request{.command = more}));
  EXPECT_EQ(world.act(receipt())->dossier->code, "P.1-260601-0008");
  ASSERT_TRUE(world.act(
      Request{.command = import_of("P.1-260601-0003", {{receipt(), "2026-06-01T08:01"}})}));
  EXPECT_EQ(world.act(receipt())->dossier->code, "P.1-260601-0009");  // and never back
  expect_clean(world);
}

// Nobody wrote down how it came in, what came of it, how it was paid and handed out.
TEST(Import, KeepsWhatWasNotSaidAsNotSaid) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  Receive received{.application = {.unit = "P.1", .procedure = "5WD", .papers = {{.name = "p"}}}};
  const auto answer = world.act(
      Request{.command = import_of("X1", {{received, "2026-05-04T09:00"},
                                          {RecordPayment{.amount_vnd = 5000}, "2026-05-05T08:00"},
                                          {Resolve{}, "2026-05-05T09:00"},
                                          {ReturnResult{}, "2026-05-05T10:00"},
                                          {Rate{.comment = "tốt"}, "2026-05-05T11:00"}}),
              .actor = {.officer = "importer", .role = Role::system_operator}});
  ASSERT_TRUE(answer) << name_of(answer.error().reason);
  const Dossier& dossier = *answer->dossier;
  EXPECT_EQ(dossier.application.channel, Channel::not_said);
  EXPECT_EQ(dossier.application.papers[0].digitising, Digitising::not_said);
  EXPECT_EQ(dossier.payments[0].method, PaymentMethod::not_said);
  EXPECT_FALSE(dossier.outcome);
  EXPECT_FALSE(dossier.satisfaction);
  const Snapshot snapshot = world.snapshot();
  const auto records = records_of(journal_of(*snapshot.store), dossier);
  ASSERT_TRUE(records);
  for (const JournalRecord& record : *records) {
    EXPECT_EQ(record.header.actor.role, Role::not_said);
    EXPECT_EQ(record.header.actor.officer, "o");
  }
  // Counted as direct, and in no share of what was said.
  const auto counters =
      period_counters(snapshot, {*snapshot.catalogue->unit_number("P.1")},
                      spoken_at({day("2026-05-01"), day("2026-05-31")}, snapshot.now));
  ASSERT_TRUE(counters);
  EXPECT_EQ(counters->flow(Measure::received_direct), 1);
  EXPECT_EQ(counters->flow(Measure::paid_online), 0);
  EXPECT_EQ(counters->flow(Measure::digitised_at_intake), 0);
  EXPECT_EQ(counters->flow(Measure::rated_neutral), 0);
  const auto lines = lines_of_cells(snapshot, {.unit = *snapshot.catalogue->unit_number("P.1"),
                                               .by = RowsBy::channel,
                                               .period = {day("2026-05-01"), day("2026-05-31")},
                                               .now = snapshot.now});
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->lines.size(), 1u);
  EXPECT_EQ(lines->lines[0].key, "direct");
  expect_clean(world);
}

// What elsewhere was called a correction may have changed nothing that is kept here.
TEST(Import, MayHaveBeenAmendedInNothing) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const Receive received{.application = {.unit = "P.1", .procedure = "5WD"}};
  ASSERT_TRUE(
      world.act(Request{.command = import_of("X1", {{received, "2026-05-04T09:00"},
                                                    {Amend{.reason = "r"}, "2026-05-05T08:00"}})}));
  // And what has no channel is amended without one.
  const auto amended = world.act(Amend{.applicant = {.name = "Mẫu"}, .reason = "r"}, "X1");
  ASSERT_TRUE(amended) << name_of(amended.error().reason);
  EXPECT_EQ(amended->dossier->application.channel, Channel::not_said);
}

TEST(Import, SaysNothingOfTheTimingOfALetterThatHadNoDueTime) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  Receive received = receipt();
  received.application.procedure = "NONE";
  const IssueApology letter{.reason = "r", .signed_by = "h"};
  const auto undated = world.act(Request{
      .command = import_of("X1", {{received, "2026-05-04T09:00"}, {letter, "2026-05-05T09:00"}})});
  ASSERT_TRUE(undated);
  EXPECT_EQ(undated->dossier->letters[0].timing, LetterTiming::not_said);
  EXPECT_EQ(undated->dossier->letters[0].delivery_method, DeliveryMethod::not_said);
  const RequestSupplement request{.papers = {"p"}, .reason = "r", .legal_basis = "b"};
  const auto waiting =
      world.act(Request{.command = import_of("X2", {{receipt(), "2026-05-04T09:00"},
                                                    {request, "2026-05-05T09:00"},
                                                    {letter, "2026-05-06T09:00"}})});
  ASSERT_TRUE(waiting);
  EXPECT_EQ(waiting->dossier->letters[0].timing, LetterTiming::before_due);
}

// Of a procedure of one phase, too, whose second limit is not known: what was left runs on. But no
// first phase ends twice, or before the receipt.
TEST(Import, EndsAFirstPhaseAsItIsTold) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const RequestSupplement end{
      .papers = {"p"}, .reason = "r", .legal_basis = "b", .ends_first_phase = true};
  const auto import = [&](const char* code, const char* procedure, bool again) {
    Receive received = receipt();
    received.application.procedure = procedure;
    ImportDossier history = import_of(code, {{received, "2026-05-04T09:00"},
                                             {end, "2026-05-06T09:00"},
                                             {ProvideSupplement{}, "2026-05-08T09:00"},
                                             {end, "2026-05-11T09:00"}});
    if (!again) history.events.pop_back();
    return world.act(Request{.command = std::move(history)});
  };
  const auto two = import("X1", "TWO", false);
  ASSERT_TRUE(two) << name_of(two.error().reason);
  ASSERT_TRUE(two->dossier->second_phase);
  EXPECT_EQ(two->dossier->second_phase->limit, "4wd");
  EXPECT_EQ(two->dossier->second_phase->first_ended_at, instant("2026-05-06T09:00"));
  EXPECT_EQ(two->dossier->second_phase->begun_at, instant("2026-05-08T09:00"));
  EXPECT_EQ(two->dossier->current_due_time, instant("2026-05-14T17:00"));
  const auto one = import("X2", "5WD", false);
  ASSERT_TRUE(one) << name_of(one.error().reason);
  EXPECT_EQ(one->dossier->second_phase->limit, "");
  EXPECT_EQ(one->dossier->current_due_time, instant("2026-05-13T17:00"));
  const auto twice = import("X3", "TWO", true);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().reason, Reason::SECOND_PHASE_NOT_THERE);
  expect_clean(world);
}

TEST(Import, TakesConsultationsAsTheyAreTold) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto answer = world.act(Request{
      .command = import_of("X1", {{receipt(), "2026-05-04T09:00"},
                                  {Consult{.unit = "Cục Thuế"}, "2026-05-05T09:00"},
                                  {Consult{.unit = "P.2", .limit = "1wd"}, "2026-05-05T09:30"},
                                  {AnswerConsultation{.number = 2}, "2026-05-07T09:00"},
                                  {Notify{}, "2026-05-07T10:00"}})});
  ASSERT_TRUE(answer) << name_of(answer.error().reason);
  const Dossier& dossier = *answer->dossier;
  EXPECT_EQ(dossier.consultations[0].agency, "Cục Thuế");
  EXPECT_EQ(dossier.consultations[0].unit, "");
  EXPECT_FALSE(dossier.consultations[0].reply_due);
  EXPECT_EQ(dossier.consultations[1].reply_due, instant("2026-05-06T17:00"));
  EXPECT_TRUE(dossier.consultations[1].is_late_at(*dossier.consultations[1].answered_at));
  EXPECT_EQ(dossier.notices[0].kind, NoticeKind::not_said);
  EXPECT_EQ(dossier.notices[0].lag_minutes, 60);
  EXPECT_EQ(first_reply_due(dossier), instant("2026-05-05T09:00"));
  const auto none = world.act(
      Request{.command = import_of("X2", {{receipt(), "2026-05-04T09:00"},
                                          {AnswerConsultation{.number = 1}, "2026-05-07T09:00"}})});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().reason, Reason::CONSULTATION_NOT_FOUND);
  expect_clean(world);
}

TEST(Import, TakesPartsAsTheyAreTold) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto answer = world.act(Request{
      .command = import_of(
          "X1", {{receipt(), "2026-05-04T09:00"},
                 {AssignPart{.unit = "Cục Thuế"}, "2026-05-05T09:00"},
                 {AssignPart{.unit = "P.2", .limit = "1wd", .after_part = 1}, "2026-05-05T09:30"},
                 {FinishPart{.number = 1}, "2026-05-06T09:00"}})});
  ASSERT_TRUE(answer) << name_of(answer.error().reason);
  const auto& parts = answer->dossier->parts;
  EXPECT_EQ(parts[0].agency, "Cục Thuế");
  EXPECT_EQ(parts[0].unit, "");
  EXPECT_FALSE(parts[0].due);
  EXPECT_EQ(parts[1].begun_at, instant("2026-05-06T09:00"));
  EXPECT_EQ(parts[1].due, instant("2026-05-07T17:00"));
  const auto none = world.act(
      Request{.command = import_of(
                  "X2", {{receipt(), "2026-05-04T09:00"},
                         {AssignPart{.unit = "P.2", .after_part = 1}, "2026-05-05T09:00"}})});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().reason, Reason::PART_NOT_FOUND);
  expect_clean(world);
}

// Due at the very minute of its receipt it may be.
TEST(Import, IsFoundToBeDueBeforeItWasReceived) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto import = [&](const char* code, const char* due) {
    Receive received = receipt();
    received.due_at = instant(due);
    ASSERT_TRUE(
        world.act(Request{.command = import_of(code, {{received, "2026-05-04T09:00:30"}})}));
  };
  import("X1", "2026-05-04T08:59");
  import("X2", "2026-05-04T09:00");
  const Snapshot snapshot = world.snapshot();
  const auto report = check_integrity(snapshot, *snapshot.catalogue->unit_number("P.1"),
                                      {day("2026-05-01"), day("2026-05-31")});
  ASSERT_TRUE(report);
  std::string found;
  for (const DossierFinding& finding : report->findings) {
    if (finding.check == IntegrityCheck::due_before_receipt) found += finding.code + " ";
  }
  EXPECT_EQ(found, "X1 ");
}

TEST(Import, RefusesARowWholeForWhatCannotBeTrue) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto refused = [&](const ImportDossier& import) {
    const auto answer = world.act(Request{.command = import});
    return answer ? std::string("accepted") : std::string(name_of(answer.error().reason));
  };
  const int64_t before = world.registrar().head().sequence;
  EXPECT_EQ(refused(import_of("X1", {{Resolve{}, "2025-01-05T09:00"}})), "ILLEGAL_TRANSITION");
  EXPECT_EQ(refused(import_of(
                "X2", {{receipt(), "2025-01-05T09:00"}, {ReturnResult{}, "2025-01-06T09:00"}})),
            "ILLEGAL_TRANSITION");
  EXPECT_EQ(refused(import_of("X3", {{receipt("NOWHERE"), "2025-01-05T09:00"}})), "UNIT_NOT_FOUND");
  EXPECT_EQ(refused(import_of("X4", {{receipt(), "2027-01-05T09:00"}})),
            "EFFECTIVE_TIME_OUT_OF_RANGE");
  EXPECT_EQ(refused(import_of("X5", {})), "FIELD_VIOLATION");
  EXPECT_EQ(world.registrar().head().sequence, before);
  EXPECT_EQ(world.registrar().head().dossiers, 0u);
}

// Each pause and each finish walks through its days, while everybody waits.
TEST(Import, RefusesAHistoryLongerThanAnyRealOne) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto verdict = [&](int reopenings, const char* last, const char* due) {
    Receive first = receipt();
    first.due_at = instant(due);
    std::vector<std::pair<DossierCommand, const char*>> events{{first, "1999-01-05T09:00"}};
    for (int i = 0; i < reopenings; ++i) {
      events.emplace_back(Resolve{}, last);
      events.emplace_back(Reopen{.reason = "r"}, last);
    }
    const auto answer = world.act(Request{
        .command = import_of("X-" + std::to_string(reopenings) + last + due, std::move(events))});
    if (answer) return std::string("accepted");
    return answer.error().violations.at(0).path + " " + answer.error().violations.at(0).expected;
  };
  EXPECT_EQ(verdict(1, "2025-01-05T09:00", "2028-12-30T17:00"), "accepted");
  EXPECT_EQ(verdict(1, "2025-01-05T09:00", "2190-12-30T17:00"),
            "events[0].due_at history_days_max 11000");
  EXPECT_EQ(verdict(499, "1999-03-05T09:00", "1999-02-05T17:00"), "accepted");
  EXPECT_EQ(verdict(499, "2025-03-05T09:00", "1999-02-05T17:00"),
            "events[1].at history_days_max 1001");
}

// As a version wrote it that did not look at texts; and where a record cannot be read at all.
TEST(Import, IsComparedWithWhatCannotBeReadWithoutCallingItAnother) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto again = [&] {
    ImportDossier import = import_of("X1", {{receipt(), "2025-01-05T09:00"}});
    import.events[0].officer = "H\xe1\xba";
    return world.act(Request{.command = std::move(import)});
  };
  ASSERT_TRUE(again());
  const auto same = again();
  ASSERT_TRUE(same);
  EXPECT_TRUE(same->unchanged);
  Batch batch;
  batch.put(Table::journal, encode_key<Table::journal>(world.registrar().head().sequence), "?");
  ASSERT_TRUE(world.store().write(batch));
  EXPECT_EQ(again().error().reason, Reason::STORE_FAILED);
}

// With the due time that it had; but no arrival of what was never under way, and none twice.
TEST(Import, KeepsAnArrivalThatMayHaveBeen) {
  World world;
  world.at(instant("2026-09-10T09:00"));
  Receive received = receipt();
  received.application.receiving_unit = "P.3";
  received.application.boundary = Boundary::nation;
  const Arrive arrival{.kind = ArrivalOf::electronic, .due_at = instant("2026-08-20T17:00")};
  const auto answer =
      world.act(Request{.command = import_of("X1", {{received, "2026-08-10T09:00"},
                                                    {arrival, "2026-08-11T10:00"},
                                                    {Resolve{}, "2026-08-20T16:00"}})});
  ASSERT_TRUE(answer) << name_of(answer.error().reason);
  const Dossier& dossier = *answer->dossier;
  EXPECT_EQ(dossier.promise.due_time, instant("2026-08-17T17:00"));
  EXPECT_EQ(dossier.finishes[0].due, instant("2026-08-20T17:00"));
  EXPECT_EQ(dossier.finishes[0].timeliness, Timeliness::on_time);
  const Explanation explanation = explain(dossier, *world.snapshot().catalogue);
  EXPECT_TRUE(explanation.given);
  ASSERT_FALSE(explanation.steps.empty());
  EXPECT_EQ(explanation.steps.front().reason, StepReason::under_way);
  EXPECT_EQ(instant_of(explanation.steps.back().to), instant("2026-08-20T17:00"));
  const auto refusal = [&](const char* code, const Receive& first) {
    const auto refused =
        world.act(Request{.command = import_of(code, {{first, "2026-08-10T09:00"},
                                                      {arrival, "2026-08-11T10:00"},
                                                      {arrival, "2026-08-11T11:00"}})});
    return refused ? "none" : std::string(name_of(refused.error().reason));
  };
  EXPECT_EQ(refusal("X2", received), "ARRIVED_ALREADY");
  EXPECT_EQ(refusal("X3", receipt()), "NOT_BOUNDARY_FREE");
  expect_clean(world);
}

// It is shown and found, goes on by imports alone, and counts nowhere but among its own.
TEST(Import, MirrorsWhatAnotherSystemHandles) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto history = [](size_t events) {
    Receive received = receipt();
    received.application.mirrored = true;
    ImportDossier import =
        import_of("G22.99-260504-0912345",
                  {{received, "2026-05-04T09:00"},
                   {IssueApology{.reason = "r", .signed_by = "h"}, "2026-05-20T09:00"},
                   {Resolve{}, "2026-05-25T09:00"},
                   {ReturnResult{.method = ReturnMethod::counter}, "2026-05-25T10:00"}});
    import.events.resize(events);
    for (size_t i = 0; i < events; ++i) import.events[i].source_hash = std::to_string(i);
    import.append = true;
    return Request{.command = std::move(import)};
  };
  const std::string code = "G22.99-260504-0912345";
  const auto figures = [&](const char* from) {
    const Snapshot snapshot = world.snapshot();
    return *period_counters(snapshot, snapshot.catalogue->all_units(),
                            spoken_at({day(from), day("2026-12-31")}, snapshot.now));
  };
  ASSERT_TRUE(world.act(history(1)));
  EXPECT_EQ(figures("2026-05-01").flow(Measure::mirrored_received), 1);
  EXPECT_EQ(figures("2026-05-01").closing_stock(Measure::mirrored_open), 1);
  EXPECT_EQ(figures("2026-06-01").flow(Measure::mirrored_received), 0);
  EXPECT_EQ(figures("2026-06-01").closing_stock(Measure::mirrored_open), 1);
  const auto refusal = [&](const DossierCommand& command) {
    const auto answer = world.act(command, code);
    return answer ? std::string("none") : std::string(name_of(answer.error().reason));
  };
  EXPECT_EQ(refusal(Resolve{}), "MIRRORED");
  EXPECT_EQ(refusal(HandOver{.to = "P.2"}), "MIRRORED");
  EXPECT_EQ(refusal(Erase{.reason = "r", .legal_basis = "b"}), "NOT_ENDED");
  const auto dossier = find_by_code(world.snapshot(), code);
  ASSERT_TRUE(dossier && *dossier);
  EXPECT_FALSE((*dossier)->allows(Verb::resolve));
  for (const Table table : {Table::queues, Table::dues}) {
    for (const auto& [place, value] : world.store().contents()) EXPECT_NE(place.first, table);
  }
  ASSERT_TRUE(world.act(history(4)));
  PeriodCounters counters = figures("2026-05-01");
  EXPECT_EQ(counters.flow(Measure::mirrored_resolved), 1);
  EXPECT_EQ(counters.closing_stock(Measure::mirrored_open), 0);
  at(counters.closing, Measure::mirrored_received) = 0;
  at(counters.closing, Measure::mirrored_resolved) = 0;
  EXPECT_TRUE(is_zero(counters.opening) && is_zero(counters.closing));
  const auto report =
      check_integrity(world.snapshot(), *world.snapshot().catalogue->unit_number("P"),
                      {day("2026-05-01"), day("2026-12-31")});
  EXPECT_TRUE(report->findings.empty());
  Receive live = receipt();
  live.application.mirrored = true;
  const auto refused = world.act(live);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().violations.front(), (Violation{"mirrored", "only_imported"}));
  expect_clean(world);
}

TEST(Import, TwiceInOneGroupIsStillOneDossier) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const Request request{.command = import_of("X1", {{receipt(), "2025-01-05T09:00"}})};
  ASSERT_TRUE(world.registrar().decide(request, world.now()));
  const auto again = world.registrar().decide(request, world.now());
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->unchanged);
  ASSERT_TRUE(world.registrar().commit());
  EXPECT_EQ(world.registrar().head().dossiers, 1u);
}

}  // namespace
}  // namespace motcua::testing
