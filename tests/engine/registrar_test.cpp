// What stories cannot say of writing: groups, replays, formats, damage.
#include "engine/registrar/registrar.h"

#include <gtest/gtest.h>

#include "engine/dossier/fees.h"
#include "engine/registrar/request_ids.h"
#include "engine/registrar/tables.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

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
  ASSERT_EQ(world.registrar().standing().catalogue->regulation_on(day("2026-03-02")).code, "OWN");
  EXPECT_EQ(issue("2026-03-15T09:00").error().reason, Reason::REAPPOINTMENT_OUTSIDE_HOURS);
  const auto answer = issue("2026-03-16T17:00");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->warnings.empty());
}

// Else on the working day before; a correction keeps to it.
TEST(Letters, AreDueAtExpiryWhereTheProcedureSaysSo) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  CatalogueEntries entries;
  entries.procedures = {{.code = "AT_EXPIRY",
                         .name = "AT_EXPIRY",
                         .limit_direct = "5wd",
                         .letter_before = LetterBefore::at_expiry,
                         .letter_basis = "NĐ 297/2025"}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  const auto usual = world.act(receipt());
  ASSERT_TRUE(usual);
  EXPECT_EQ(usual->dossier->promise.letter_deadline, instant("2026-03-06T17:00"));
  Receive own = receipt();
  own.application.procedure = "AT_EXPIRY";
  const auto received = world.act(own);
  ASSERT_TRUE(received);
  EXPECT_EQ(received->dossier->promise.letter_deadline, instant("2026-03-09T17:00"));
  const std::string code = received->dossier->code;
  world.at(instant("2026-03-03T08:00"));
  ASSERT_TRUE(world.act(Resolve{}, code));
  const auto reopened = world.act(Reopen{.reason = "r", .cause = ReopenCause::agency_fault}, code,
                                  Actor{.role = Role::supervisor});
  ASSERT_TRUE(reopened);
  EXPECT_EQ(reopened->dossier->current_due_time, instant("2026-03-06T17:00"));
  EXPECT_EQ(reopened->dossier->current_letter_deadline, instant("2026-03-06T17:00"));
  expect_clean(world);
}

TEST(Notices, AndConsultationsOfADossierAreBounded) {
  World world;
  const auto code = world.act(receipt())->dossier->code;
  const Consult asks{.unit = "P.2", .content = "c", .limit = "3wd", .reply_way = "w"};
  for (size_t i = 0; i < consultations_max; ++i) ASSERT_TRUE(world.act(asks, code));
  EXPECT_EQ(world.act(asks, code).error().reason, Reason::TOO_MANY_CONSULTATIONS);
  const Notify told{.kind = NoticeKind::accepted, .channel = NoticeChannel::sms};
  for (size_t i = 0; i < notices_max; ++i) ASSERT_TRUE(world.act(told, code));
  EXPECT_EQ(world.act(told, code).error().reason, Reason::TOO_MANY_NOTICES);
  EXPECT_TRUE(world.act(AnswerConsultation{.number = 30, .reply = "r"}, code));
  expect_clean(world);
}

TEST(Money, OfADossierIsBounded) {
  World world;
  Receive owing = receipt();
  for (size_t i = 1; i < entries_max; ++i) owing.fees.push_back({.name = "f", .amount_vnd = 2});
  const auto code = world.act(owing)->dossier->code;
  const auto reason_of = [&](DossierCommand command) {
    const auto answer = world.act(std::move(command), code);
    return answer ? std::string() : std::string(name_of(answer.error().reason));
  };
  for (size_t i = 0; i < entries_max; ++i) ASSERT_EQ(reason_of(RecordPayment{.amount_vnd = 3}), "");
  EXPECT_EQ(reason_of(RecordPayment{.amount_vnd = 3}), "TOO_MANY_ENTRIES");
  const FeeLine free{.name = "f"};
  EXPECT_EQ(reason_of(RequestPayment{.lines = {free, free}}), "TOO_MANY_ENTRIES");
  EXPECT_EQ(reason_of(RequestPayment{.lines = {free}}), "");
  EXPECT_EQ(reason_of(RequestPayment{.lines = {free}}), "TOO_MANY_ENTRIES");
  const RecordRefund refund{.amount_vnd = 1, .reason = "r"};
  for (size_t i = 0; i < entries_max; ++i) ASSERT_EQ(reason_of(refund), "");
  EXPECT_EQ(reason_of(refund), "TOO_MANY_ENTRIES");
  for (int32_t number = 1; number < 100; ++number) {
    ASSERT_EQ(reason_of(ExemptFee{.number = number, .left_vnd = 1}), "");
  }
  EXPECT_EQ(reason_of(ExemptFee{.number = 1}), "");
  EXPECT_EQ(reason_of(ExemptFee{.number = 2}), "TOO_MANY_ENTRIES");
  expect_clean(world);
}

TEST(Parts, OfADossierAreBounded) {
  World world;
  const auto code = world.act(receipt())->dossier->code;
  const AssignPart part{.unit = "P.2", .task = "t", .limit = "3wd"};
  for (size_t i = 0; i < parts_max; ++i) ASSERT_TRUE(world.act(part, code));
  EXPECT_EQ(world.act(part, code).error().reason, Reason::TOO_MANY_PARTS);
  EXPECT_TRUE(world.act(FinishPart{.number = 50}, code));
  expect_clean(world);
}

// Another event's time is in the journal alone; what comes after a notice is the last one again.
TEST(Notices, TellHowLongAfterTheLastChange) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const auto code = world.act(receipt())->dossier->code;
  const auto lag_at = [&](const char* at, int32_t of_revision) {
    world.at(instant(at));
    const auto answer = world.act(Notify{.kind = NoticeKind::state_changed,
                                         .channel = NoticeChannel::portal,
                                         .of_revision = of_revision},
                                  code);
    return answer ? answer->dossier->notices.back().lag_minutes : std::optional<int64_t>(-1);
  };
  EXPECT_EQ(lag_at("2026-03-02T08:00:59", 0), 0);
  EXPECT_EQ(lag_at("2026-03-02T08:01", 1), 1);
  ASSERT_TRUE(world.act(HandOver{.to = "P.1"}, code));
  EXPECT_EQ(lag_at("2026-03-03T08:01", 0), 24 * 60);
  EXPECT_EQ(lag_at("2026-03-03T08:02", 1), std::nullopt);
  EXPECT_EQ(lag_at("2026-03-03T08:03", 3), std::nullopt);  // a notice itself
  EXPECT_EQ(lag_at("2026-03-03T08:03", 4), 24 * 60 + 2);
  EXPECT_EQ(lag_at("2026-03-03T08:03", 9), -1);  // there is none yet
  expect_clean(world);
}

// The house's choice, by the law of the receipt: a regulation of a later day changes nothing.
TEST(Returns, OfLateDossiersAreHeldBackWhereTheRegulationOfTheirReceiptSaysSo) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  CatalogueEntries entries;
  entries.regulations = {{.code = "OWN",
                          .name = "own",
                          .valid_from = day("2026-01-01"),
                          .valid_to = day("2026-03-02"),
                          .apology_blocks_return = true}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  const auto held_back = world.act(receipt())->dossier->code;
  world.at(instant("2026-03-03T08:00"));
  const auto let_go = world.act(receipt())->dossier->code;
  world.at(instant("2026-03-11T08:00"));
  for (const std::string& code : {held_back, let_go}) ASSERT_TRUE(world.act(Resolve{}, code));
  const auto refused = world.act(ReturnResult{}, held_back);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::APOLOGY_REQUIRED);
  EXPECT_TRUE(world.act(ReturnResult{}, let_go));
  ASSERT_TRUE(world.act(IssueApology{.reason = "r", .signed_by = "h"}, held_back));
  EXPECT_TRUE(world.act(ReturnResult{}, held_back));
  expect_clean(world);
}

TEST(Returns, OfLateDossiersAreWarnedOf) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const auto code = world.act(receipt())->dossier->code;
  world.at(instant("2026-03-10T08:00"));
  ASSERT_TRUE(world.act(Resolve{}, code));
  const auto warned = [&] {
    const auto answer = world.act(
        Request{.command = DossierCommand(ReturnResult{}), .code = code, .validate_only = true});
    EXPECT_TRUE(answer);
    std::string reasons;
    for (const Warning& warning : answer->warnings) reasons += name_of(warning.reason);
    return reasons;
  };
  EXPECT_EQ(warned(), "APOLOGY_MISSING");
  ASSERT_TRUE(world.act(IssueApology{.reason = "r", .signed_by = "h"}, code));
  EXPECT_EQ(warned(), "");
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
  ASSERT_TRUE(world.registrar().commit());
}

void copy_journal(const Store& from, Store& to) {
  Batch journal;
  for (const Table table : {Table::private_parts, Table::journal}) {
    ASSERT_TRUE(from.scan({table, {}, {}}, [&](auto key, auto bytes) {
      journal.put(table, key, bytes);
      return true;
    }));
  }
  ASSERT_TRUE(to.write(journal));
  ASSERT_TRUE(to.sync_journal());
}

auto contents_of(const MemoryStore& store) {
  auto all = store.contents();
  // The format stands there before the journal begins; a cell that came to zero may be absent.
  std::erase_if(all, [](const auto& entry) {
    return entry.first.second == format_key || entry.first.second == figures_key ||
           (entry.first.first == Table::cells && entry.second.empty());
  });
  return all;
}

// Of which groups the changes that wait are, is not the journal's.
void add_changes_to_cells(World& world, Tables& tables) {
  ASSERT_TRUE(world.registrar().tables().add_to_cells());
  ASSERT_TRUE(tables.add_to_cells());
}

// Everything in the store but the remembered requests follows from the journal alone, byte for
// byte.
TEST(Registrar, TheJournalAloneRebuildsTheStore) {
  World world;
  receive_forty(world);
  MemoryStore rebuilt;
  copy_journal(world.store(), rebuilt);
  auto loaded = bring_tables_up(rebuilt);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->head, world.registrar().head());
  add_changes_to_cells(world, loaded->tables);
  EXPECT_EQ(contents_of(rebuilt), contents_of(world.store()));
  EXPECT_TRUE(Registrar::open(rebuilt, {}, world.now()))
      << "what verifies makes a register to go on";
}

// However much they lacked, no more than a piece of it is in memory at a time; and what is made is
// kept, wherever it breaks off.
TEST(Registrar, LostTablesAreMadeAgainPieceByPiece) {
  World world;
  receive_forty(world);
  const std::string code = "P.1-260302-0001";
  for (int i = 0; i < 700; ++i) {
    ASSERT_TRUE(world.act(HandOver{.to_officer = "o" + std::to_string(i)}, code));
  }
  MemoryStore rebuilt;
  copy_journal(world.store(), rebuilt);
  rebuilt.fail_after(3, true);  // the format, a sync, a piece, and another one
  ASSERT_FALSE(Registrar::open(rebuilt, {}, world.now()));
  rebuilt.flush();
  rebuilt.reopen();
  std::vector<RebuildProgress> told;
  auto opened = Registrar::open(rebuilt, {}, world.now(),
                                [&](const RebuildProgress& progress) { told.push_back(progress); });
  ASSERT_TRUE(opened);
  ASSERT_FALSE(told.empty());
  EXPECT_GT(told.front().done, 500);  // two were there already
  EXPECT_EQ(told.back().done, told.back().total);
  EXPECT_EQ(told.back().total, world.registrar().head().sequence);
  world.open();
  add_changes_to_cells(world, (*opened)->tables());
  EXPECT_EQ(contents_of(rebuilt), contents_of(world.store()));
}

// Whatever they hold, for this program cannot know what it means.
TEST(Registrar, TablesOfAnotherRuleForFiguresAreMadeAgain) {
  World world;
  receive_forty(world);
  MemoryStore lost;
  copy_journal(world.store(), lost);
  Batch older;
  older.put(Table::meta, figures_key, encode_number(figures_version - 1));
  older.put(Table::codes, "of a dossier that is not there", "?");
  older.put(Table::cells, "of another shape", "?");
  ASSERT_TRUE(world.store().write(older));
  ASSERT_FALSE(bring_tables_up(world.store()));
  for (MemoryStore* const store : {&lost, &world.store()}) {
    const auto opened = Registrar::open(*store, {}, world.now());
    ASSERT_TRUE(opened);
    ASSERT_TRUE((*opened)->commit());
    EXPECT_EQ(store->get(Table::meta, format_key), encode_number(format_version));
    EXPECT_EQ(store->get(Table::meta, figures_key), encode_number(figures_version));
  }
  EXPECT_EQ(contents_of(world.store()), contents_of(lost));
}

TEST(Registrar, RedoesWhatTheTablesLagBehind) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  world.store().flush();
  const Request request{.command = DossierCommand(receipt()), .request_id = std::string(16, 'a')};
  const auto taken = world.act(request);
  ASSERT_TRUE(world.act(Resolve{}, taken->dossier->code));
  world.store().reopen();
  for (const auto& [place, value] : world.store().contents()) {
    EXPECT_NE(place.first, Table::dossiers);
  }
  world.open();
  EXPECT_EQ((*find_by_code(world.snapshot(), taken->dossier->code))->state, State::resolved);
  const auto again = world.act(request);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->dossier->state, State::received);
  EXPECT_EQ(world.act(receipt())->dossier->code, "P.1-260302-0002");
  expect_clean(world);
}

TEST(Registrar, PromisesNothingBeyondEveryPattern) {
  World world;
  Calendar ends = *world.registrar().standing().catalogue->calendar("");
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
  EXPECT_FALSE(world.registrar().standing().catalogue->procedure_number("X0"));
}

TEST(Registrar, TakesAPublicationMadeReadyBeforehandOnlyOverTheSameCatalogue) {
  World world;
  const CatalogueEntries first{.units = {{.code = "N.1", .name = "Một"}}};
  const CatalogueEntries second{.units = {{.code = "N.2", .name = "Hai"}}};
  const auto base = world.registrar().standing().catalogue;
  const auto ready = prepare_publication(first, base, day("2026-03-02"), 1 << 20);
  const auto late = prepare_publication(second, base, day("2026-03-02"), 1 << 20);
  ASSERT_TRUE(ready && late);
  ASSERT_TRUE(world.act(Request{.command = PublishCatalogue{first, *ready}}));
  EXPECT_EQ(world.registrar().standing().catalogue, (*ready)->next);
  ASSERT_TRUE(world.act(Request{.command = PublishCatalogue{second, *late}}));
  EXPECT_TRUE(world.registrar().standing().catalogue->unit("N.1"));
  EXPECT_TRUE(world.registrar().standing().catalogue->unit("N.2"));
}

TEST(Registrar, DatesANewParentThatNobodyDated) {
  World world({}, "2026-06-01T08:00");
  Unit unit = *world.registrar().standing().catalogue->unit("P.2");
  unit.parent = "P.1";
  ASSERT_TRUE(world.act({.command = PublishCatalogue{{.units = {unit}}}}));
  const auto catalogue = world.registrar().standing().catalogue;
  EXPECT_EQ(catalogue->unit("P.2")->parent_from, day("2026-06-01"));
  const auto number = *catalogue->unit_number("P.2");
  EXPECT_EQ(catalogue->parent_on(number, day("2026-05-31")), catalogue->unit_number("P"));
  EXPECT_EQ(catalogue->parent_on(number, day("2026-06-01")), catalogue->unit_number("P.1"));
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
  ASSERT_TRUE(damaged.registrar().commit());
  Batch lost;
  lost.erase(Table::journal, encode_key<Table::journal>(damaged.registrar().head().sequence));
  ASSERT_TRUE(damaged.store().write(lost));
  const auto without_journal = Registrar::open(damaged.store(), {}, damaged.now());
  ASSERT_FALSE(without_journal);
  EXPECT_EQ(without_journal.error().kind, StoreError::Kind::corrupted);

  for (const std::optional<std::string>& format :
       {std::optional<std::string>(), std::optional(encode_number(format_version) + "x")}) {
    World unknown;
    ASSERT_TRUE(unknown.registrar().commit());
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
    EXPECT_TRUE(world.registrar().commit());
    Batch batch;
    batch.put(table, key, value);
    EXPECT_TRUE(world.store().write(batch));
    world.open();
    const auto answer = world.act(request(next, next_id));
    return answer ? answer->dossier->code : std::string(name_of(answer.error().reason));
  };
  const std::string other(16, 'o');
  const std::string reference = keys_with<Table::search>(SearchKind::caller_reference,
                                                         PersonalText{reference_text("P.1", "r")})
                                    .from;
  EXPECT_EQ(answer_after(Table::meta, "", "", known, other), "CALLER_REFERENCE_TAKEN");
  EXPECT_EQ(answer_after(Table::search, reference, "", known, other), "WRITES_STOPPED");
  const std::string series =
      encode_key<Table::numbers>({{Series::dossier_code, "P.1", day("2026-03-02")}, {}});
  EXPECT_EQ(answer_after(Table::meta, "", "", receipt(), other), "P.1-260302-0002");
  EXPECT_EQ(answer_after(Table::numbers, series, "x", receipt(), other), "WRITES_STOPPED");
  const std::string remembered =
      encode_key<Table::requests>({request_week(instant("2026-03-02T08:00")), {id}});
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
  ASSERT_TRUE(world.registrar().commit());
  Batch batch;
  batch.put(Table::codes, encode_key<Table::codes>(code), "x");
  ASSERT_TRUE(world.store().write(batch));
  const auto found = find_by_code(world.snapshot(), code);
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
  ASSERT_TRUE(taken && world.registrar().commit());
  Dossier other = *taken->dossier;
  other.application.unit = "NOWHERE";
  Batch batch;
  batch.put(Table::dossiers, encode_key<Table::dossiers>({other.number.value}), encode(other));
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
  batch.erase(Table::journal, encode_key<Table::journal>(first->sequence));
  ASSERT_TRUE(world.store().write(batch));
  const auto repeat = world.act(request);
  ASSERT_FALSE(repeat);
  EXPECT_EQ(repeat.error().reason, Reason::STORE_FAILED);
  EXPECT_EQ(world.registrar().head().dossiers, 1U);
}

TEST(RequestIds, AreNotReadFromADamagedTable) {
  World world;
  Batch batch;
  batch.put(Table::requests, keys_with<Table::requests>(request_week(world.now())).from + "x", "");
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
    world.store().flush();
    ASSERT_TRUE(world.act(HandOver{.to_officer = "o"}, code));
    world.store().reopen();  // the tables lack it
    Dossier dossier;
    ASSERT_TRUE(
        decode(**world.store().get(Table::dossiers, encode_key<Table::dossiers>({1})), dossier));
    dossier.last_sequence = 3;
    Batch batch;
    is_gone ? batch.erase(Table::dossiers, encode_key<Table::dossiers>({1}))
            : batch.put(Table::dossiers, encode_key<Table::dossiers>({1}), encode(dossier));
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
    const std::string last = encode_key<Table::journal>(world.registrar().head().sequence);
    JournalRecord record;
    ASSERT_TRUE(decode_record_as_stored(**world.store().get(Table::journal, last), {}, record));
    spoil(std::get<Received>(std::get<DossierEvent>(record.body)));
    Batch batch;
    batch.put(Table::journal, last, encode_public_part(record));
    ASSERT_TRUE(world.store().write(batch));
    const auto opened = Registrar::open(world.store(), {}, world.now());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, StoreError::Kind::corrupted);
  }
}

// Two in one group, and one in the group before: before any of them is in the tables.
TEST(Registrar, WarnsOfDuplicatesThatAreNotWrittenYet) {
  World world;
  world.at(instant("2026-10-05T08:00"));
  Receive twice = receipt();
  twice.application.applicant = {.identity = "1"};
  const auto warned = [](const Answer& answer) -> std::string {
    if (!answer) return "refused";
    if (answer->warnings.empty()) return "";
    EXPECT_EQ(answer->warnings.back().reason, Reason::POSSIBLE_DUPLICATE);
    return answer->warnings.back().metadata.front().second;
  };
  const Request request{.command = DossierCommand(twice)};
  EXPECT_EQ(warned(world.registrar().decide(request, world.now())), "");
  EXPECT_EQ(warned(world.registrar().decide(request, world.now())), "P.1-261005-0001");
  ASSERT_TRUE(world.registrar().commit());
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(world.act(request));
  const Answer many = world.act(request);
  EXPECT_EQ(warned(many),
            "P.1-261005-0007, P.1-261005-0006, P.1-261005-0005, P.1-261005-0004, P.1-261005-0003");
  EXPECT_EQ(many->warnings.back().metadata[1].second, "2");
  // Of another identity since, by an amendment of the same group.
  Amend amend{.applicant = {.identity = "2"}, .reason = "r"};
  for (int i = 1; i <= 8; ++i) {
    const std::string code = "P.1-261005-000" + std::to_string(i);
    ASSERT_TRUE(
        world.registrar().decide({.command = DossierCommand(amend), .code = code}, world.now()));
  }
  EXPECT_EQ(warned(world.registrar().decide(request, world.now())), "");
  ASSERT_TRUE(world.registrar().commit());
  expect_clean(world);
}

// Of an applicant with very many the writer reads but a few.
TEST(Registrar, LooksForDuplicatesAmongTheNewestTen) {
  World world;
  world.at(instant("2026-10-05T08:00"));
  Receive one = receipt();
  one.application.applicant = {.identity = "1"};
  const Request trial{.command = DossierCommand(one), .validate_only = true};
  Receive other = one;
  other.application.procedure = "4H";
  ASSERT_TRUE(world.act(one));
  for (int i = 0; i < 9; ++i) ASSERT_TRUE(world.act(other));
  const Answer among_ten = world.act(trial);
  ASSERT_TRUE(among_ten && !among_ten->warnings.empty());
  EXPECT_EQ(among_ten->warnings.back().reason, Reason::POSSIBLE_DUPLICATE);
  ASSERT_TRUE(world.act(other));
  const Answer behind_them = world.act(trial);
  ASSERT_TRUE(behind_them);
  EXPECT_TRUE(behind_them->warnings.empty());
}

}  // namespace
}  // namespace motcua::testing
