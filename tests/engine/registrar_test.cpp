// What stories cannot say: imports, groups, replays, formats, the commune's paragraph.
#include "engine/registrar/registrar.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/lookup/audit.h"
#include "engine/lookup/figures.h"
#include "engine/lookup/list.h"
#include "engine/registrar/checkpoint.h"
#include "engine/statistics/timeliness.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

Receive receipt(const char* unit = "P.1", Channel channel = Channel::direct) {
  return {.application = {.unit = unit, .procedure = "5WD", .channel = channel}};
}

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
    ADD_FAILURE() << finding.check << " " << finding.subject << " " << finding.what;
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
  EXPECT_EQ(first->dossier.code, "P.1-250105-0042");
  EXPECT_TRUE(first->dossier.is_late());
  EXPECT_EQ(first->dossier.state, State::returned);  // its missing apology refuses nothing
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
  EXPECT_EQ(world.act(receipt())->dossier.code, "P.1-260601-0008");
  ASSERT_TRUE(world.act(
      Request{.command = import_of("P.1-260601-0003", {{receipt(), "2026-06-01T08:01"}})}));
  EXPECT_EQ(world.act(receipt())->dossier.code, "P.1-260601-0009");  // and never back
  expect_clean(world);
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
  EXPECT_EQ(second->dossier.code, "P.1-260601-0002");
  const auto resolved = world.registrar().decide(
      {.command = DossierCommand(Resolve{}), .code = first->dossier.code}, world.now());
  ASSERT_TRUE(resolved);
  EXPECT_EQ(resolved->dossier.revision, 2);
  ASSERT_TRUE(world.registrar().commit());
  expect_clean(world);
}

// Everything in the store but the remembered requests follows from the journal alone, byte for
// byte.
TEST(Registrar, TheJournalAloneRebuildsTheStore) {
  World world;
  for (int i = 0; i < 40; ++i) {
    world.at(instant("2026-03-02T08:00"));
    world.at(plus_minutes(world.now(), i * 700));
    const auto taken =
        world.act(receipt(i % 2 ? "P.1" : "P.3", i % 3 ? Channel::direct : Channel::online));
    ASSERT_TRUE(taken);
    if (i % 4 == 0) ASSERT_TRUE(world.act(Resolve{}, taken->dossier.code));
    if (i % 4 == 1)
      ASSERT_TRUE(world.act(HandOver{.to = "P.2", .handling_unit = "P.2"}, taken->dossier.code));
  }
  ASSERT_TRUE(world.registrar().checkpoint());

  MemoryStore rebuilt;
  Batch journal;
  ASSERT_TRUE(world.store().scan({Table::journal, {}, {}}, [&](auto key, auto bytes) {
    journal.put(Table::journal, key, bytes);
    return true;
  }));
  ASSERT_TRUE(rebuilt.write(journal));
  const auto loaded = load_register(rebuilt);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->head, world.registrar().head());
  ASSERT_TRUE(write_checkpoint(rebuilt, {.before = loaded->tables,
                                         .head = loaded->head,
                                         .overlay = loaded->overlay,
                                         .cell_changes = loaded->cell_changes}));
  const auto contents = [](const MemoryStore& store) {
    auto all = store.contents();
    // The format stands there before the journal begins; a cell that came to zero may be absent.
    std::erase_if(all, [](const auto& entry) {
      return entry.first.second == format_key ||
             (entry.first.first == Table::cells && entry.second.empty());
    });
    return all;
  };
  EXPECT_EQ(contents(rebuilt), contents(world.store()));
}

TEST(Registrar, RedoesWhatTheTablesLagBehind) {
  World world;  // the limit is never reached here, so no table but the journal is on disk
  world.at(instant("2026-03-02T08:00"));
  const Request request{.command = DossierCommand(receipt()), .request_id = std::string(16, 'a')};
  const auto taken = world.act(request);
  ASSERT_TRUE(world.act(Resolve{}, taken->dossier.code));
  for (const auto& [place, value] : world.store().contents()) {
    EXPECT_TRUE(place.first == Table::journal || place.second == format_key)
        << name_of(place.first);
  }
  world.open();
  EXPECT_EQ((*find_by_code(world.view(), taken->dossier.code))->state, State::resolved);
  const auto again = world.act(request);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->dossier.state, State::received);
  EXPECT_EQ(world.act(receipt())->dossier.code, "P.1-260302-0002");
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

TEST(Registrar, RefusesANewerFormatAndDamage) {
  World world;
  Batch newer;
  newer.put(Table::meta, std::string(format_key), encode_number(format_version + 1));
  ASSERT_TRUE(world.store().write(newer));
  const auto opened = Registrar::open(world.store(), {}, world.now());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, StoreError::Kind::other_format);

  World damaged;
  ASSERT_TRUE(damaged.registrar().checkpoint());
  Batch lost;
  lost.erase(Table::journal,
             number_key(static_cast<uint64_t>(damaged.registrar().head().sequence)));
  ASSERT_TRUE(damaged.store().write(lost));
  const auto without_journal = Registrar::open(damaged.store(), {}, damaged.now());
  ASSERT_FALSE(without_journal);
  EXPECT_EQ(without_journal.error().kind, StoreError::Kind::corrupted);
}

TEST(Audit, SeesEveryKindOfTampering) {
  const auto findings_after = [](const std::function<void(World&, Batch&)>& tamper) {
    World world;
    world.at(instant("2026-03-02T08:00"));
    EXPECT_TRUE(world.act(receipt()));
    EXPECT_TRUE(world.act(receipt()));
    EXPECT_TRUE(world.registrar().checkpoint());
    Batch batch;
    tamper(world, batch);
    EXPECT_TRUE(world.store().write(batch));
    const auto report = audit(world.view(), {});
    return report && !report->findings.empty() ? report->findings[0].check : std::string("clean");
  };
  EXPECT_EQ(findings_after([](World&, Batch&) {}), "clean");
  EXPECT_EQ(findings_after([](World& world, Batch& batch) {
              auto bytes = **world.store().get(Table::journal, number_key(4));
              bytes[bytes.size() / 2] ^= 1;
              batch.put(Table::journal, number_key(4), bytes);
            }),
            "hash chain");
  EXPECT_EQ(
      findings_after([](World&, Batch& batch) { batch.erase(Table::journal, number_key(2)); }),
      "sequence");
  EXPECT_EQ(findings_after([](World& world, Batch& batch) {
              Dossier dossier;
              EXPECT_TRUE(decode(**world.store().get(Table::dossiers, number_key(1)), dossier));
              dossier.current_due_time = instant("2027-01-01T00:00");
              batch.put(Table::dossiers, number_key(1), encode(dossier));
            }),
            "refold");
  EXPECT_EQ(
      findings_after([](World&, Batch& batch) { batch.erase(Table::codes, "P.1-260302-0001"); }),
      "index");
  EXPECT_EQ(findings_after(
                [](World&, Batch& batch) { batch.put(Table::search, "tX\1\0\0\0\0\0\0\0\1", ""); }),
            "index");
  EXPECT_EQ(findings_after([](World&, Batch& batch) {
              batch.put(Table::cells, cell_key({{.position = 2026}, {2}}),
                        encode_cell({{3, Measure::open, 5}}));
            }),
            "cells");
  const auto stray = [&](const CellKey& key) {
    return findings_after([&](World&, Batch& batch) {
      batch.put(Table::cells, cell_key(key), encode_cell({{3, Measure::open, 5}}));
    });
  };
  EXPECT_EQ(stray({{.position = 1999}, {2}}), "cells");  // a page that no dossier is on
  EXPECT_EQ(stray({{.position = 2026}, {0}}), "cells");
  EXPECT_EQ(stray({{.position = 2026}, {99}}), "cells");
  EXPECT_EQ(stray({{.position = std::numeric_limits<int32_t>::max()}, {~0u}, ~0u}), "cells");
  EXPECT_EQ(stray({{.side = Side::receiving, .position = 2026}, {2}}), "cells");
  EXPECT_EQ(stray({{.side = Side{3}, .position = 2026}, {2}}), "cells");
  EXPECT_EQ(findings_after([](World&, Batch& batch) { batch.put(Table::cells, "x", ""); }),
            "cells");
  EXPECT_EQ(findings_after([](World&, Batch& batch) {
              batch.put(Table::numbers,
                        series_key({Series::dossier_code, "P.1", day("2026-03-02")}),
                        encode_number(9));
            }),
            "numbers");
}

TEST(Figures, AreNeverGivenPastAnUnreadableCell) {
  const std::string years = cell_key({{.position = 2025}, {2}});
  const std::string month = cell_key({{.bucket = Bucket::month, .position = 2026 * 12 + 2}, {2}});
  for (const auto& [key, value] : {std::pair{years + "x", ""}, {years, "x"}, {month, "x"}}) {
    World world;
    world.at(instant("2026-03-02T08:00"));
    ASSERT_TRUE(world.act(receipt()));
    Batch batch;
    batch.put(Table::cells, key, value);
    ASSERT_TRUE(world.store().write(batch));
    const View view = world.view();
    const auto figures = period_counters(
        view, {UnitNumber{2}}, spoken_at({day("2026-03-01"), day("2026-03-31")}, view.now));
    ASSERT_FALSE(figures);
    EXPECT_EQ(figures.error().kind, StoreError::Kind::corrupted);
  }
}

TEST(List, WalksAllPagesAndMissesNothing) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  for (int i = 0; i < 23; ++i) {
    Receive one = receipt(i % 2 ? "P.1" : "P.3");
    one.application.applicant = {.identity = "012345678901", .telephone = i % 2 ? "0900" : "0901"};
    ASSERT_TRUE(world.act(one));
  }
  const auto walk = [&](ListQuery query) {
    query.page_size = 4;
    std::string codes;
    size_t count = 0;
    do {
      const auto page = list_dossiers(world.view(), query);
      EXPECT_TRUE(page);
      count += page->dossiers.size();
      query.page_token = page->next_page_token;
    } while (!query.page_token.empty());
    return count;
  };
  EXPECT_EQ(walk({}), 23u);
  EXPECT_EQ(walk({.unit = "P", .subtree = true, .queue = ListQueue::open}), 23u);
  EXPECT_EQ(walk({.unit = "P.1", .queue = ListQueue::open}), 11u);
  EXPECT_EQ(walk({.identity = "012345678901"}), 23u);
  EXPECT_EQ(walk({.telephone = "0900"}), 11u);
  EXPECT_EQ(walk({.code_prefix = "P.3-260302"}), 12u);
  EXPECT_EQ(walk({.unit = "P.3", .identity = "012345678901"}), 12u);
  EXPECT_EQ(walk({.received_from = day("2026-03-03")}), 0u);
  ListQuery first{.page_size = 4};
  ListQuery other{.unit = "P.1", .page_token = list_dossiers(world.view(), first)->next_page_token};
  EXPECT_EQ(list_dossiers(world.view(), other).error().reason, Reason::PAGE_TOKEN_INVALID);
  EXPECT_EQ(list_dossiers(world.view(), {.page_token = "zz"}).error().reason,
            Reason::PAGE_TOKEN_INVALID);
  EXPECT_EQ(list_dossiers(world.view(), {.unit = "NO"}).error().reason, Reason::UNIT_NOT_FOUND);
}

// The paragraph at the end of domain.md §6, from invented dossiers: 1,067 received of which 18
// carried over from 2023, 752 of the 1,049 new ones online, 497 paid online with 8,586,000 đồng;
// 1,313 copies, all certified electronically; early and on time 1,066, late 1. Truncated to 1, 3,
// 1, 0 and 0 decimals.
TEST(Commune, TheParagraphOf2024DigitForDigit) {
  World world({}, "2023-11-01T00:00");
  ASSERT_TRUE(world.act(Request{
      .command = PublishCatalogue{
          {.targets = {{.code = "t1", .unit = "P.3", .indicator = "online", .numerator = 50},
                       {.code = "t2",
                        .unit = "P.3",
                        .indicator = "online_payment",
                        .numerator = 45,
                        .valid_from = day("2024-01-01")}}}}}));
  std::vector<std::string> codes;
  world.at(instant("2023-12-28T09:00"));
  for (int i = 0; i < 18; ++i) codes.push_back(world.act(receipt("P.3"))->dossier.code);
  world.at(instant("2024-01-03T08:00"));
  for (const std::string& code : codes) ASSERT_TRUE(world.act(Resolve{}, code));
  Instant next = instant("2024-01-04T07:30");
  for (int i = 0; i < 1049; ++i) {
    next = plus_minutes(next, 400);
    world.at(next);
    Receive command = receipt("P.3", i < 752 ? Channel::online : Channel::direct);
    const int32_t copies = i < 264 ? 2 : 1;  // 264 × 2 + 785
    command.application.papers = {
        {.name = "Bản sao chứng thực", .certified_copies = copies, .e_certified_copies = copies}};
    const auto taken = world.act(command);
    ASSERT_TRUE(taken);
    if (i < 497) {  // 496 × 17,000 + 154,000
      const int64_t amount_vnd = i == 0 ? 154'000 : 17'000;
      ASSERT_TRUE(
          world.act(RecordPayment{.amount_vnd = amount_vnd, .method = PaymentMethod::online},
                    taken->dossier.code));
    }
    // One is late: a second after its due time. The rest: at once.
    const Instant due = *taken->dossier.current_due_time;
    if (i == 500) codes = {taken->dossier.code};
    if (i != 500) ASSERT_TRUE(world.act(Resolve{}, taken->dossier.code));
    if (i == 600) {
      world.at(std::max(world.now(), Instant{due.microseconds + 1'000'000}));
      ASSERT_TRUE(world.act(Resolve{}, codes[0]));
    }
  }
  world.at(instant("2024-11-02T00:00"));
  const View view = world.view();
  const auto unit = *view.catalogue->unit_number("P.3");
  const Period period{day("2024-01-01"), day("2024-10-31")};
  const auto counters = period_counters(view, {unit}, spoken_at(period, view.now));
  const Form06a form = form_06a_of(*counters, Form06aFold::strict);
  EXPECT_EQ(form.received_total, 1067);
  EXPECT_EQ(form.carried_over, 18);
  EXPECT_EQ(form.received_online, 752);
  EXPECT_EQ(form.received_online + form.received_direct_or_post, 1049);
  EXPECT_EQ(form.resolved_early + form.resolved_on_time, 1066);
  EXPECT_EQ(form.resolved_late, 1);
  EXPECT_EQ(form.open_total, 0);
  const auto truncated = [](const Ratio& ratio, int decimals) {
    return format_ratio(ratio, 100, {.mode = RoundingMode::truncate, .decimals = decimals});
  };
  EXPECT_EQ(truncated(on_time_ratio(*counters, RateView::all_received), 1), "99.9");
  EXPECT_EQ(truncated({form.resolved_late, form.received_total}, 3), "0.093");
  const ReportLine line{.key = "P.3", .title = "Xã Ba", .counters = *counters};
  const ReportTable table = make_table(*find_report("indicators"), "", {line}, line);
  const auto indicator = [&](const std::string& name) {
    for (size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].name == name) return table.totals.cells[i];
    }
    ADD_FAILURE() << name;
    return Value{};
  };
  EXPECT_EQ(indicator("online"), (Value{752, 1049}));
  EXPECT_EQ(truncated(indicator("online"), 1), "71.6");
  EXPECT_EQ(indicator("online_payment"), (Value{497, 1049}));
  EXPECT_EQ(truncated(indicator("online_payment"), 0), "47");
  EXPECT_EQ(indicator("paid_online_vnd").numerator, 8'586'000);
  EXPECT_EQ(indicator("e_certified_copies"), (Value{1313, 1313}));
  EXPECT_EQ(truncated(indicator("e_certified_copies"), 0), "100");
  for (const char* name : {"online", "online_payment"}) {
    const Target* target = view.catalogue->target_on("P.3", name, period.to);
    ASSERT_NE(target, nullptr);
    EXPECT_EQ(meets(indicator(name), *target), true) << name;
  }
  EXPECT_EQ(view.catalogue->target_on("P.3", "online_payment", day("2023-12-31")), nullptr);
}

TEST(Ratios, AreExactWhateverTheRounding) {
  // domain.md §6: 314,557 of 358,643 gives 87.71 % and 17.54 points.
  EXPECT_EQ(format_ratio({314'557, 358'643}, 100, {}), "87.71");
  EXPECT_EQ(format_ratio({314'557 * 20, 358'643}, 1, {}), "17.54");
  EXPECT_TRUE(is_less({719, 10'000}, {72, 1'000}));  // 7.19 % against 7.2 %: not met
  EXPECT_EQ(format_ratio({719, 10'000}, 100, {.decimals = 1}), "7.2");
  EXPECT_EQ(meets({719, 10'000}, {.numerator = 72, .denominator = 1000}), false);
  EXPECT_EQ(meets({719, 10'000}, {.numerator = 72, .denominator = 1000, .at_most = true}), true);
  EXPECT_EQ(meets({72, 1000}, {.numerator = 72, .denominator = 1000}), true);
  EXPECT_EQ(meets({0, 0}, {.numerator = 72, .denominator = 1000}), std::nullopt);
  EXPECT_EQ(format_ratio({0, 0}, 100, {}), "");  // nothing resolved: no data
  EXPECT_EQ(format_ratio({1, 1}, 100, {}), "100.00");
  EXPECT_EQ(format_ratio({1, 2}, 1, {.decimals = 0}), "1");
  EXPECT_EQ(format_ratio({1, 2}, 1, {.mode = RoundingMode::truncate, .decimals = 0}), "0");
  EXPECT_EQ(format_ratio({-1, 3}, 100, {}), "-33.33");
  EXPECT_EQ(format_ratio({1, 3000}, 100, {.decimals = 3}), "0.033");
  EXPECT_EQ(format_ratio({9'000'000'000'000'000'000, 1}, 100, {.decimals = 6}),
            "900000000000000000000.000000");
}

TEST(Periods, HaveNames) {
  const auto text = [](const char* name) {
    const auto period = parse_period(name);
    return period ? format_day(period->from) + " " + format_day(period->to) : std::string("none");
  };
  EXPECT_EQ(text("2026"), "2026-01-01 2026-12-31");
  EXPECT_EQ(text("2026-H2"), "2026-07-01 2026-12-31");
  EXPECT_EQ(text("2026-Q1"), "2026-01-01 2026-03-31");
  EXPECT_EQ(text("2024-02"), "2024-02-01 2024-02-29");
  // The reporting regime: domain.md §6.
  EXPECT_EQ(text("regime:2026-07"), "2026-06-15 2026-07-14");
  EXPECT_EQ(text("regime:2026-01"), "2025-12-15 2026-01-14");
  EXPECT_EQ(text("regime:2026-Q1"), "2025-12-15 2026-03-14");
  EXPECT_EQ(text("regime:2026-H1"), "2025-12-15 2026-06-14");
  EXPECT_EQ(text("regime:2026-H2"), "2026-06-15 2026-12-14");
  EXPECT_EQ(text("regime:2026"), "2025-12-15 2026-12-14");
  for (const char* name : {"", "26", "2026-", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2026-1",
                           "20261", "1800", "regime:", "regime:x", "2026-11-01"}) {
    EXPECT_EQ(text(name), "none") << name;
  }
}

}  // namespace
}  // namespace motcua::testing
