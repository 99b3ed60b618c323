// What stories cannot say of writing: imports, groups, replays, formats.
#include "engine/registrar/registrar.h"
#include "engine/lookup/figures.h"
#include "engine/lookup/integrity.h"

#include <gtest/gtest.h>

#include "engine/lookup/audit.h"
#include "engine/registrar/checkpoint.h"
#include "engine/registrar/request_ids.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

ImportDossier import_of(const std::string& code,
                        std::vector<std::pair<DossierCommand, const char*>> events) {
  ImportDossier import{.code = code};
  for (auto& [command, at] : events) {
    if (auto* receive = std::get_if<Receive>(&command)) receive->imported_code = code;
    const std::string source = std::to_string(command.index()) + at;
    import.events.push_back({.command = std::move(command),
                             .at = instant(at),
                             .officer = "o",
                             .source_hash = sha256(source).substr(0, 8)});
  }
  return import;
}

void expect_clean(const World& world) {
  const auto report = audit(world.view(), {});
  ASSERT_TRUE(report);
  for (const AuditFinding& finding : report->findings) {
    ADD_FAILURE() << describe(finding);
  }
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

std::string number_reason(const Answer& answer) {
  return answer ? answer->dossier->code : std::string(name_of(answer.error().reason));
}

TEST(Numbers, GoOnBehindAnImportedCodeOfAnyLength) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto import = [&](const std::string& code) {
    return number_reason(
        world.act(Request{.command = import_of(code, {{receipt(), "2026-06-01T08:00"}})}));
  };
  EXPECT_EQ(import("P.1-260601-0000"), "P.1-260601-0000");
  EXPECT_EQ(number_reason(world.act(receipt())), "P.1-260601-0001");
  EXPECT_EQ(import("P.1-260601-09999"), "P.1-260601-09999");
  EXPECT_EQ(number_reason(world.act(receipt())), "P.1-260601-10000");
  EXPECT_EQ(import("P.1-260601-99999999"), "P.1-260601-99999999");
  for (const char* code :
       {"P.1-260601-100000000", "P.1-260601-100000001", "P.1-260601-100000002"}) {
    EXPECT_EQ(number_reason(world.act(receipt())), code);
  }
  for (const char* code : {"P.1-260601-100000003", "P.1-260601-999999999999",
                           "P.1-260601-99999999999999999999", "P.1-260601-S100000000"}) {
    EXPECT_EQ(import(code), "FIELD_VIOLATION") << code;
  }
  EXPECT_EQ(number_reason(world.act(receipt())), "P.1-260601-100000003");
  expect_clean(world);
}

TEST(Numbers, AreNotGivenPastTheEndOfTheirSeries) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  Batch batch;
  batch.put(Table::numbers, series_key({Series::dossier_code, "P.1", day("2026-06-01")}),
            encode_number(series_number_max - 1));
  ASSERT_TRUE(world.store().write(batch));
  EXPECT_EQ(number_reason(world.act(receipt())), "P.1-260601-999999999");
  EXPECT_EQ(number_reason(world.act(receipt())), "SERIES_FULL");
  EXPECT_EQ(number_reason(world.act(receipt("P.2"))), "P.2-260601-0001");
}

// Of whatever imports bring, in whatever order, with live letters between: no live number twice,
// none that an import has, and none left out.
TEST(Numbers, OfLettersHaveNeitherGapNorDouble) {
  World world;
  Receive late = receipt();
  late.application.procedure = "4H";
  int codes = 0;
  const auto import = [&](std::vector<std::pair<std::string, const char*>> letters) {
    std::vector<std::pair<DossierCommand, const char*>> events{{late, "2024-06-03T08:00"}};
    for (const auto& [number, at] : letters) {
      events.emplace_back(IssueApology{.letter_number = number, .reason = "r", .signed_by = "h"},
                          at);
    }
    const auto answer =
        world.act(Request{.command = import_of("old-" + std::to_string(++codes), events)});
    if (!answer) return std::string(name_of(answer.error().reason));
    std::string kept;
    for (const Letter& letter : answer->dossier->letters) kept += letter.letter_number + " ";
    return kept;
  };
  const auto live = [&] {
    world.at(plus_minutes(world.now(), 6 * minutes_per_day));
    const auto code = world.act(late)->dossier->code;
    world.at(plus_minutes(world.now(), minutes_per_day));
    EXPECT_TRUE(world.act(Resolve{}, code));
    const auto answer = world.act(IssueApology{.reason = "r", .signed_by = "h"}, code);
    return answer ? answer->dossier->letters.back().letter_number : "refused";
  };
  world.at(instant("2026-06-02T08:00"));
  // Those of other years, and those that nobody numbered, take none of this year's.
  EXPECT_EQ(import({{"1/PXL", "2025-01-02T08:00"}, {"2/PXL", "2025-01-03T08:00"}}), "1/PXL 2/PXL ");
  EXPECT_EQ(import({{"", "2026-01-05T08:00"}, {"5-TB/UBND", "2026-01-05T09:00"}}), " 5-TB/UBND ");
  EXPECT_EQ(live(), "1/PXL");
  EXPECT_EQ(import({{"4/PXL", "2026-02-02T08:00"}, {"03/PXL", "2026-02-03T08:00"}}),
            "4/PXL 03/PXL ");
  EXPECT_EQ(import({{"99999999/PXL", "2026-02-04T08:00"}, {"1/PXL", "2026-02-04T09:00"}}),
            "99999999/PXL 1/PXL ");
  EXPECT_EQ(import({{"100000000/PXL", "2026-02-05T08:00"}}), "FIELD_VIOLATION");
  EXPECT_EQ(live(), "2/PXL");
  EXPECT_EQ(live(), "5/PXL");  // 3 and 4 are the imported ones
  world.open();
  EXPECT_EQ(import({{"6/PXL", "2026-02-06T08:00"}}), "6/PXL ");
  EXPECT_EQ(live(), "7/PXL");
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
  const View view = world.view();
  const auto records = records_of(journal_of(*view.store), dossier);
  ASSERT_TRUE(records);
  for (const JournalRecord& record : *records) {
    EXPECT_EQ(record.header.actor.role, Role::not_said);
    EXPECT_EQ(record.header.actor.officer, "o");
  }
  // Counted as direct, and in no share of what was said.
  const auto counters =
      period_counters(view, {*view.catalogue->unit_number("P.1")},
                      spoken_at({day("2026-05-01"), day("2026-05-31")}, view.now));
  ASSERT_TRUE(counters);
  EXPECT_EQ(counters->flow(Measure::received_direct), 1);
  EXPECT_EQ(counters->flow(Measure::paid_online), 0);
  EXPECT_EQ(counters->flow(Measure::digitised_at_intake), 0);
  EXPECT_EQ(counters->flow(Measure::rated_neutral), 0);
  const auto lines = figures_lines(view, {.unit = *view.catalogue->unit_number("P.1"),
                                          .by = RowsBy::channel,
                                          .period = {day("2026-05-01"), day("2026-05-31")},
                                          .now = view.now});
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->lines.size(), 1u);
  EXPECT_EQ(lines->lines[0].key, "direct");
  expect_clean(world);
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
  const View view = world.view();
  const auto report = check_integrity(view, *view.catalogue->unit_number("P.1"),
                                      {day("2026-05-01"), day("2026-05-31")});
  ASSERT_TRUE(report);
  std::string found;
  for (const DossierFinding& finding : report->findings) {
    if (finding.check == "due_before_receipt") found += finding.code + " ";
  }
  EXPECT_EQ(found, "X1 ");
}

// By regulation data; else it is a warning (tests/stories/warnings.story).
TEST(Reappointments, OutsideOpenHoursAreRefusedWhereTheRegulationSaysSo) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  CatalogueEntries entries;
  entries.regulations = {{.code = "OWN",
                          .name = "own",
                          .valid_from = day("2026-01-01"),
                          .reappointment_needs_open_hours = true}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  const auto code = world.act(receipt())->dossier->code;
  const auto issue = [&](const char* at) {
    return world.act(IssueApology{.reason = "r", .signed_by = "h", .reappointed_time = instant(at)},
                     code);
  };
  ASSERT_EQ(world.registrar().catalogue()->regulation_on(day("2026-03-02")).code, "OWN");
  EXPECT_EQ(issue("2026-03-15T09:00").error().reason, Reason::REAPPOINTMENT_OUTSIDE_HOURS);
  const auto answer = issue("2026-03-16T17:00");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->warnings.empty());
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
  batch.put(Table::journal, number_key(static_cast<uint64_t>(world.registrar().head().sequence)),
            "?");
  ASSERT_TRUE(world.store().write(batch));
  EXPECT_EQ(again().error().reason, Reason::STORE_FAILED);
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

TEST(Registrar, ACommandSeesTheOnesBeforeItInTheSameGroup) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto first = world.registrar().decide({.command = DossierCommand(receipt())}, world.now());
  const auto second = world.registrar().decide({.command = DossierCommand(receipt())}, world.now());
  ASSERT_TRUE(first && second);
  EXPECT_EQ(second->dossier->code, "P.1-260601-0002");
  const auto resolved = world.registrar().decide(
      {.command = DossierCommand(Resolve{}), .code = first->dossier->code}, world.now());
  ASSERT_TRUE(resolved);
  EXPECT_EQ(resolved->dossier->revision, 2);
  ASSERT_TRUE(world.registrar().commit());
  expect_clean(world);
}

void receive_forty(World& world) {
  for (int i = 0; i < 40; ++i) {
    world.at(instant("2026-03-02T08:00"));
    world.at(plus_minutes(world.now(), i * 700));
    const auto taken =
        world.act(receipt(i % 2 ? "P.1" : "P.3", i % 3 ? Channel::direct : Channel::online));
    ASSERT_TRUE(taken);
    if (i % 4 == 0) ASSERT_TRUE(world.act(Resolve{}, taken->dossier->code));
    if (i % 4 == 1)
      ASSERT_TRUE(world.act(HandOver{.to = "P.2", .handling_unit = "P.2"}, taken->dossier->code));
  }
  ASSERT_TRUE(world.registrar().checkpoint());
}

void copy_journal(const Store& from, Store& to) {
  Batch journal;
  ASSERT_TRUE(from.scan({Table::journal, {}, {}}, [&](auto key, auto bytes) {
    journal.put(Table::journal, key, bytes);
    return true;
  }));
  ASSERT_TRUE(to.write(journal));
  ASSERT_TRUE(to.sync_journal());
}

auto contents_of(const MemoryStore& store) {
  auto all = store.contents();
  // The format stands there before the journal begins; a cell that came to zero may be absent.
  std::erase_if(all, [](const auto& entry) {
    return entry.first.second == format_key ||
           (entry.first.first == Table::cells && entry.second.empty());
  });
  return all;
}

// Everything in the store but the remembered requests follows from the journal alone, byte for
// byte.
TEST(Registrar, TheJournalAloneRebuildsTheStore) {
  World world;
  receive_forty(world);
  MemoryStore rebuilt;
  copy_journal(world.store(), rebuilt);
  const auto loaded = load_register(rebuilt);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->head, world.registrar().head());
  ASSERT_TRUE(write_checkpoint(
      rebuilt, {.before = loaded->tables, .head = loaded->head, .lag = loaded->lag}));
  EXPECT_EQ(contents_of(rebuilt), contents_of(world.store()));
}

// However much they lacked, no more than a piece of it is in memory at a time.
TEST(Registrar, LostTablesAreMadeAgainPieceByPiece) {
  World world;
  receive_forty(world);
  MemoryStore rebuilt;
  copy_journal(world.store(), rebuilt);
  const RegistrarOptions options{.lag_records_max = 5};
  rebuilt.fail_after(5, false);  // the format, then a sync and a write a piece
  ASSERT_FALSE(Registrar::open(rebuilt, options, world.now()));
  rebuilt.reopen();
  const auto begun = load_register(rebuilt);
  ASSERT_TRUE(begun);
  EXPECT_EQ(begun->tables.sequence, 2 * 3 * options.lag_records_max);
  EXPECT_EQ(begun->head, world.registrar().head());

  std::vector<RebuildProgress> told;
  auto opened = Registrar::open(rebuilt, options, world.now(),
                                [&](const RebuildProgress& progress) { told.push_back(progress); });
  ASSERT_TRUE(opened);
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front().done, 3 * 3 * options.lag_records_max);
  EXPECT_LT(told.back().done, told.back().total);
  EXPECT_EQ(told.back().total, world.registrar().head().sequence);
  ASSERT_TRUE((*opened)->checkpoint());
  world.open();
  ASSERT_TRUE(world.registrar().checkpoint());
  EXPECT_EQ(contents_of(rebuilt), contents_of(world.store()));
}

// However few they are: what the tables lag is in memory.
TEST(Registrar, BringsTheTablesUpAfterSoManyBytes) {
  World world({.lag_bytes_max = 20'000});
  Receive large = receipt();
  large.application.request_content = std::string(4'000, 'x');
  int64_t lag_records_most = 0;
  for (int i = 0; i < 12; ++i) {
    ASSERT_TRUE(world.act(large));
    lag_records_most = std::max(lag_records_most, world.registrar().lag_records());
  }
  EXPECT_GE(lag_records_most, 3);
  EXPECT_LE(lag_records_most, 7);  // with those of the opening
}

// Of a large dossier each small command is another row.
TEST(Registrar, BringsTheTablesUpAfterSoManyBytesOfRows) {
  World world({.lag_bytes_max = 20'000});
  Receive large = receipt();
  large.application.request_content = std::string(4'000, 'x');
  const std::string code = world.act(large)->dossier->code;
  ASSERT_TRUE(world.registrar().checkpoint());
  int64_t lag_records_most = 0;
  for (int i = 0; i < 1500; ++i) {
    ASSERT_TRUE(world.act(HandOver{.to_officer = "o" + std::to_string(i)}, code));
    lag_records_most = std::max(lag_records_most, world.registrar().lag_records());
  }
  EXPECT_GE(lag_records_most, 3);
  EXPECT_LE(lag_records_most, 5);
  // Nor is more than a few times as much redone at once.
  MemoryStore rebuilt;
  copy_journal(world.store(), rebuilt);
  std::vector<int64_t> told;
  const auto opened =
      Registrar::open(rebuilt, {.lag_bytes_max = 3'000}, world.now(),
                      [&](const RebuildProgress& progress) { told.push_back(progress.done); });
  ASSERT_TRUE(opened);
  ASSERT_FALSE(told.empty());
  EXPECT_LT(told.front(), 1000);
}

// Whatever they hold, for this program cannot know what it means.
TEST(Registrar, TablesOfAnOlderFormatAreMadeAgain) {
  World world;
  receive_forty(world);
  MemoryStore lost;
  copy_journal(world.store(), lost);
  Batch older;
  older.put(Table::meta, format_key, encode_number(3));
  older.put(Table::codes, "of a dossier that is not there", "?");
  older.put(Table::cells, "of another shape", "?");
  ASSERT_TRUE(world.store().write(older));
  ASSERT_FALSE(load_register(world.store()));
  for (MemoryStore* const store : {&lost, &world.store()}) {
    const auto opened = Registrar::open(*store, {}, world.now());
    ASSERT_TRUE(opened);
    ASSERT_TRUE((*opened)->checkpoint());
    EXPECT_EQ(store->get(Table::meta, format_key), encode_number(format_version));
  }
  EXPECT_EQ(contents_of(world.store()), contents_of(lost));
}

TEST(Registrar, RedoesWhatTheTablesLagBehind) {
  World world;  // the limit is never reached here, so no table but the journal is on disk
  world.at(instant("2026-03-02T08:00"));
  const Request request{.command = DossierCommand(receipt()), .request_id = std::string(16, 'a')};
  const auto taken = world.act(request);
  ASSERT_TRUE(world.act(Resolve{}, taken->dossier->code));
  for (const auto& [place, value] : world.store().contents()) {
    EXPECT_TRUE(place.first == Table::journal || place.second == format_key)
        << name_of(place.first);
  }
  world.open();
  EXPECT_EQ((*find_by_code(world.view(), taken->dossier->code))->state, State::resolved);
  const auto again = world.act(request);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->dossier->state, State::received);
  EXPECT_EQ(world.act(receipt())->dossier->code, "P.1-260302-0002");
  expect_clean(world);
}

TEST(Registrar, PromisesNothingBeyondEveryPattern) {
  World world;
  Calendar ends = *world.registrar().catalogue()->calendar("");
  ends.weekly[0].valid_to = day("2026-06-30");
  ASSERT_TRUE(world.act(Request{.command = PublishCatalogue{{.calendars = {ends}}}}));
  world.at(instant("2026-06-29T09:00"));
  const int64_t before = world.registrar().head().sequence;
  const auto refused = world.act(receipt("P.1"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::CALENDAR_ENDS);
  EXPECT_EQ(world.registrar().head().sequence, before);
  EXPECT_TRUE(world.act(receipt("P.3")));  // a pattern of its own, without an end
}

TEST(Registrar, RefusesAPublicationThatNoRecordCanHold) {
  World world({.command_bytes_max = 4000});
  CatalogueEntries many;
  for (int i = 0; i < 200; ++i) {
    many.procedures.push_back({.code = "X" + std::to_string(i), .name = "Thủ tục mẫu"});
  }
  const auto refused = world.act(Request{.command = PublishCatalogue{many}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::COMMAND_TOO_LARGE);
  EXPECT_FALSE(world.registrar().catalogue()->procedure_number("X0"));
}

TEST(Registrar, TakesAPublicationMadeReadyBeforehandOnlyOverTheSameCatalogue) {
  World world;
  const CatalogueEntries first{.units = {{.code = "N.1", .name = "Một"}}};
  const CatalogueEntries second{.units = {{.code = "N.2", .name = "Hai"}}};
  const auto base = world.registrar().catalogue();
  const auto ready = prepare_publication(first, base, 1 << 20);
  const auto late = prepare_publication(second, base, 1 << 20);
  ASSERT_TRUE(ready && late);
  ASSERT_TRUE(world.act(Request{.command = PublishCatalogue{first, *ready}}));
  EXPECT_EQ(world.registrar().catalogue(), (*ready)->next);
  ASSERT_TRUE(world.act(Request{.command = PublishCatalogue{second, *late}}));
  EXPECT_TRUE(world.registrar().catalogue()->unit("N.1"));
  EXPECT_TRUE(world.registrar().catalogue()->unit("N.2"));
}

TEST(Registrar, RemembersTheRequestOfAPublicationToo) {
  World world;
  world.registrar().take_over(RequestIds());  // from now on it looks only for those it knows
  const std::string id(16, 'c');
  const CatalogueEntries entries{.units = {{.code = "N.1", .name = "Một"}}};
  ASSERT_TRUE(world.act(
      Request{.command = PublishCatalogue{entries}, .request_id = id, .content_hash = "p"}));
  const auto other = world.act(
      Request{.command = DossierCommand(receipt()), .request_id = id, .content_hash = "r"});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().reason, Reason::REQUEST_ID_REUSED);
}

TEST(Registrar, RefusesMoreElectronicCertifiedCopiesThanCertifiedOnes) {
  World world;
  Receive receive{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::direct}};
  receive.application.papers = {{.name = "p", .certified_copies = 1, .e_certified_copies = 5}};
  const auto refused = world.act(receive);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().violations.at(0),
            (Violation{"papers[0].e_certified_copies", "of_the_certified_copies"}));
}

TEST(Registrar, RefusesAnotherFormatAndDamage) {
  World world;
  // Whose journal is another one, and one that is not known yet.
  for (const int64_t version : {int64_t{2}, format_version + 1}) {
    Batch other;
    other.put(Table::meta, std::string(format_key), encode_number(version));
    ASSERT_TRUE(world.store().write(other));
    const auto opened = Registrar::open(world.store(), {}, world.now());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, StoreError::Kind::other_format);
  }

  World damaged;
  ASSERT_TRUE(damaged.registrar().checkpoint());
  Batch lost;
  lost.erase(Table::journal,
             number_key(static_cast<uint64_t>(damaged.registrar().head().sequence)));
  ASSERT_TRUE(damaged.store().write(lost));
  const auto without_journal = Registrar::open(damaged.store(), {}, damaged.now());
  ASSERT_FALSE(without_journal);
  EXPECT_EQ(without_journal.error().kind, StoreError::Kind::corrupted);

  for (const std::optional<std::string>& format :
       {std::optional<std::string>(), std::optional(encode_number(format_version) + "x")}) {
    World unknown;
    ASSERT_TRUE(unknown.registrar().checkpoint());
    Batch batch;
    format ? batch.put(Table::meta, format_key, *format) : batch.erase(Table::meta, format_key);
    ASSERT_TRUE(unknown.store().write(batch));
    const auto opened = Registrar::open(unknown.store(), {}, unknown.now());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, StoreError::Kind::corrupted);
  }
}

// Rather no answer than a dossier, a number or a reference for the second time.
TEST(Registrar, DecidesNothingByARowThatItCannotRead) {
  const std::string id(16, 'i');
  Receive known = receipt();
  known.application.caller_reference = "r";
  const auto answer_after = [&](Table table, const std::string& key, const std::string& value,
                                const Receive& next, const std::string& next_id) {
    const auto request = [](const Receive& receive, const std::string& request_id) {
      return Request{.command = DossierCommand(receive),
                     .actor = {.unit = "P.1"},
                     .request_id = request_id,
                     .content_hash = "content"};
    };
    World world;
    world.at(instant("2026-03-02T08:00"));
    EXPECT_TRUE(world.act(request(known, id)));
    EXPECT_TRUE(world.registrar().checkpoint());
    Batch batch;
    batch.put(table, key, value);
    EXPECT_TRUE(world.store().write(batch));
    world.open();
    const auto answer = world.act(request(next, next_id));
    return answer ? answer->dossier->code : std::string(name_of(answer.error().reason));
  };
  const std::string other(16, 'o');
  const std::string reference =
      search_prefix(SearchKind::caller_reference, reference_text("P.1", "r"));
  EXPECT_EQ(answer_after(Table::meta, "", "", known, other), "CALLER_REFERENCE_TAKEN");
  EXPECT_EQ(answer_after(Table::search, reference, "", known, other), "WRITES_STOPPED");
  const std::string series = series_key({Series::dossier_code, "P.1", day("2026-03-02")});
  EXPECT_EQ(answer_after(Table::meta, "", "", receipt(), other), "P.1-260302-0002");
  EXPECT_EQ(answer_after(Table::numbers, series, "x", receipt(), other), "WRITES_STOPPED");
  const std::string remembered = request_key(request_week(instant("2026-03-02T08:00")), id);
  const auto row = [](uint64_t dossier, int32_t revision, int64_t sequence) {
    return encode(RequestRow{.content_hash = "content",
                             .sequence = sequence,
                             .dossier = {dossier},
                             .revision = revision,
                             .accepted_at = instant("2026-03-02T08:00")});
  };
  EXPECT_EQ(answer_after(Table::requests, remembered, row(1, 1, 4), known, id), "P.1-260302-0001");
  EXPECT_EQ(answer_after(Table::requests, remembered, "x", known, id), "WRITES_STOPPED");
  EXPECT_EQ(answer_after(Table::requests, remembered, row(9, 1, 4), known, id), "STORE_FAILED");
  EXPECT_EQ(answer_after(Table::requests, remembered, row(1, 0, 1), known, id), "STORE_FAILED");
}

TEST(Registrar, FindsNoDossierByACodeWhoseRowIsUnreadable) {
  World world;
  const auto code = world.act(receipt())->dossier->code;
  ASSERT_TRUE(world.registrar().checkpoint());
  Batch batch;
  batch.put(Table::codes, code_key(code), "x");
  ASSERT_TRUE(world.store().write(batch));
  const auto found = find_by_code(world.view(), code);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, StoreError::Kind::corrupted);
  const auto answer = world.act(HandOver{.to = "P.2"}, code);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().reason, Reason::WRITES_STOPPED);
}

// A row that another hand wrote: no event of it goes together with the catalogue.
TEST(Registrar, StopsWritingWhereADossierIsOfNoUnitOfTheCatalogue) {
  World world;
  const auto taken = world.act(receipt());
  ASSERT_TRUE(taken && world.registrar().checkpoint());
  Dossier other = *taken->dossier;
  other.application.unit = "NOWHERE";
  Batch batch;
  batch.put(Table::dossiers, number_key(other.number.value), encode(other));
  ASSERT_TRUE(world.store().write(batch));
  const int64_t before = world.registrar().head().sequence;
  for (int time = 0; time < 2; ++time) {
    const auto answer = world.act(HandOver{.to_officer = "o"}, other.code);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().reason, Reason::WRITES_STOPPED);
  }
  EXPECT_EQ(world.registrar().head().sequence, before);
}

// Whose history has a gap: the first answer cannot be made again, and must not be made anew.
TEST(Registrar, DecidesNoRepeatAnewWhenTheFirstAnswerIsLost) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const Request request{.command = DossierCommand(receipt()),
                        .request_id = std::string(16, 'i'),
                        .content_hash = "content"};
  const auto first = world.act(request);
  ASSERT_TRUE(first);
  ASSERT_TRUE(world.act(HandOver{.to = "P.2"}, first->dossier->code));
  Batch batch;
  batch.erase(Table::journal, number_key(static_cast<uint64_t>(first->sequence)));
  ASSERT_TRUE(world.store().write(batch));
  const auto repeat = world.act(request);
  ASSERT_FALSE(repeat);
  EXPECT_EQ(repeat.error().reason, Reason::STORE_FAILED);
  EXPECT_EQ(world.registrar().head().dossiers, 1U);
}

TEST(RequestIds, AreNotReadFromADamagedTable) {
  World world;
  Batch batch;
  batch.put(Table::requests, request_week_prefix(request_week(world.now())) + "x", "");
  ASSERT_TRUE(world.store().write(batch));
  const auto ids = RequestIds::read(world.store(), request_week(world.now()), [] { return false; });
  ASSERT_FALSE(ids);
  EXPECT_EQ(ids.error().kind, StoreError::Kind::corrupted);
}

TEST(RequestIds, HoldThoseOfTheWeekAndTheOneBefore) {
  RequestIds ids;
  ids.take_over({});
  const auto id = [](int week, int i) { return std::to_string(week) + "/" + std::to_string(i); };
  const auto held = [&](int week) {
    int count = 0;
    for (int i = 0; i < 5000; ++i) count += ids.may_hold(id(week, i)) ? 1 : 0;
    return count;
  };
  EXPECT_EQ(held(1), 0);
  for (const int week : {1, 2, 3}) {
    for (int i = 0; i < 5000; ++i) ids.add(week, id(week, i));
    EXPECT_EQ(held(week), 5000);
    EXPECT_EQ(held(week - 1), week == 1 ? 0 : 5000);
    EXPECT_EQ(held(week - 2), 0);
  }
}

TEST(RequestIds, MayHoldAnythingUntilOldOnesAreTakenOver) {
  RequestIds old;
  for (const int week : {1, 2}) old.add(week, "old " + std::to_string(week));
  RequestIds ids;
  EXPECT_TRUE(ids.may_hold("never seen"));
  ids.add(2, "since");
  ids.add(3, "since then");
  ids.take_over(old);
  EXPECT_FALSE(ids.may_hold("never seen"));
  EXPECT_FALSE(ids.may_hold("old 1"));  // with week 3 it is forgotten
  for (const char* held : {"old 2", "since", "since then"}) EXPECT_TRUE(ids.may_hold(held)) << held;
}

// A dossier of the tables that is not the one of the journal's next record.
TEST(Registrar, RefusesTablesThatTheJournalDoesNotGoOnFrom) {
  for (const bool is_gone : {true, false}) {
    World world;
    world.at(instant("2026-03-02T08:00"));
    const std::string code = world.act(receipt())->dossier->code;
    ASSERT_TRUE(world.registrar().checkpoint());
    ASSERT_TRUE(world.act(HandOver{.to_officer = "o"}, code));  // the tables lag behind
    Dossier dossier;
    ASSERT_TRUE(decode(**world.store().get(Table::dossiers, number_key(1)), dossier));
    dossier.last_sequence = 3;
    Batch batch;
    is_gone ? batch.erase(Table::dossiers, number_key(1))
            : batch.put(Table::dossiers, number_key(1), encode(dossier));
    ASSERT_TRUE(world.store().write(batch));
    const auto opened = Registrar::open(world.store(), {}, world.now());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, StoreError::Kind::corrupted);
  }
}

// The last record's bytes are in no hash yet.
TEST(Registrar, RefusesARecordThatNamesWhatTheCatalogueHasNot) {
  for (const auto& spoil : std::vector<std::function<void(Received&)>>{
           [](Received& e) { e.application.unit = "NOWHERE"; },
           [](Received& e) { e.application.procedure = "NOTHING"; },
           [](Received& e) { e.field_name = "another"; }}) {
    World world;
    world.at(instant("2026-03-02T08:00"));
    ASSERT_TRUE(world.act(receipt()));
    const std::string last = number_key(static_cast<uint64_t>(world.registrar().head().sequence));
    JournalRecord record;
    ASSERT_TRUE(decode_record(**world.store().get(Table::journal, last), record));
    spoil(std::get<Received>(std::get<DossierEvent>(record.body)));
    Batch batch;
    batch.put(Table::journal, last, encode_record(record));
    ASSERT_TRUE(world.store().write(batch));
    const auto opened = Registrar::open(world.store(), {}, world.now());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, StoreError::Kind::corrupted);
  }
}

}  // namespace
}  // namespace motcua::testing
