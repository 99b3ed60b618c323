// Audits of a register that somebody tampered with.
#include "engine/lookup/audit.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/integrity_report.h"
#include "engine/lookup/list.h"
#include "engine/records/cell_codec.h"
#include "tests/engine/receipt.h"
#include "tests/full_register.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

TEST(Audit, SeesEveryKindOfTampering) {
  const auto findings_after = [](const std::function<void(World&, Batch&)>& tamper) {
    World world;
    world.at(instant("2026-03-02T08:00"));
    EXPECT_TRUE(world.act(receipt()));
    EXPECT_TRUE(world.act(receipt()));
    EXPECT_TRUE(world.registrar().commit());
    Batch batch;
    tamper(world, batch);
    EXPECT_TRUE(world.store().write(batch));
    const auto report = audit(world.snapshot(), {});
    if (!report || report->findings.empty()) return std::string("clean");
    const AuditFinding& finding = report->findings[0];
    std::string text = finding.check + ": " + std::string(name_of(finding.problem));
    for (const auto& [name, fact] : finding.facts) text += " " + name;
    return text;
  };
  EXPECT_EQ(findings_after([](World&, Batch&) {}), "clean");
  EXPECT_EQ(findings_after([](World& world, Batch& batch) {
              auto bytes = **world.store().get(Table::journal, encode_key<Table::journal>(4));
              bytes[bytes.size() / 2] ^= 1;
              batch.put(Table::journal, encode_key<Table::journal>(4), bytes);
            }),
            "hash chain: record_before_changed");
  EXPECT_EQ(findings_after([](World&, Batch& batch) {
              batch.erase(Table::journal, encode_key<Table::journal>(2));
            }),
            "sequence: other_sequence found");
  EXPECT_EQ(findings_after([](World& world, Batch& batch) {
              Dossier dossier;
              EXPECT_TRUE(decode(
                  **world.store().get(Table::dossiers, encode_key<Table::dossiers>({1})), dossier));
              dossier.current_due_time = instant("2027-01-01T00:00");
              batch.put(Table::dossiers, encode_key<Table::dossiers>({1}), encode(dossier));
            }),
            "refold: other_dossier");
  EXPECT_EQ(findings_after([](World&, Batch& batch) {
              batch.erase(Table::codes, encode_key<Table::codes>("P.1-260302-0001"));
            }),
            "index: entry_missing table");
  EXPECT_EQ(findings_after(
                [](World&, Batch& batch) { batch.put(Table::search, "tX\1\0\0\0\0\0\0\0\1", ""); }),
            "index: entry_count found expected");
  EXPECT_EQ(findings_after([](World&, Batch& batch) {
              batch.put(Table::cells,
                        encode_key<Table::cells>({{.bucket = Bucket::year, .position = 2026}, {2}}),
                        encode_cell({{0, 3, Measure::open, 5}}));
            }),
            "cells: other_amount measure expected found");
  const auto stray = [&](const CellKey& key) {
    return findings_after([&](World&, Batch& batch) {
      batch.put(Table::cells, encode_key<Table::cells>(key),
                encode_cell({{0, 3, Measure::open, 5}}));
    });
  };
  const char* another_amount = "cells: other_amount measure expected found";
  EXPECT_EQ(stray({{.position = 1999}, {2}}), another_amount);  // a page that no dossier is on
  EXPECT_EQ(stray({{}, {0}}), another_amount);
  EXPECT_EQ(stray({{}, {99}}), another_amount);
  EXPECT_EQ(stray({{.position = std::numeric_limits<int32_t>::max()}, {~0u}}), another_amount);
  EXPECT_EQ(stray({{.side = Side::receiving}, {2}}), another_amount);
  EXPECT_EQ(stray({{.side = Side{3}}, {2}}), "cells: unreadable");
  EXPECT_EQ(findings_after([](World&, Batch& batch) { batch.put(Table::cells, "x", ""); }),
            "cells: unreadable");
  EXPECT_EQ(findings_after([](World&, Batch& batch) {
              batch.put(Table::numbers,
                        encode_key<Table::numbers>(
                            {{Series::dossier_code, "P.1", day("2026-03-02")}, {}}),
                        encode_number(9));
            }),
            "numbers: other_entry table");
}

TEST(Audit, NamesTheFirstCounterOfACellThatDiffers) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt()));
  ASSERT_TRUE(world.registrar().tables().add_to_cells());
  const uint32_t unit = world.registrar().standing().catalogue->unit_number("P.1")->value;
  const auto found_after = [&](const CellPage& page, const std::function<void(Cell&)>& change) {
    const std::string key = encode_key<Table::cells>({page, {unit}});
    Cell cell;
    const auto before = world.store().get(Table::cells, key);
    EXPECT_TRUE(before && *before && decode_cell(**before, cell));
    change(cell);
    Batch batch;
    batch.put(Table::cells, key, encode_cell(cell));
    EXPECT_TRUE(world.store().write(batch));
    const auto report = audit(world.snapshot(), {});
    batch = {};
    batch.put(Table::cells, key, **before);
    EXPECT_TRUE(world.store().write(batch));
    if (!report || report->finding_count != 1) return std::string("not one finding");
    const AuditFinding& finding = report->findings[0];
    EXPECT_EQ(finding.problem, AuditProblem::other_amount);
    std::string text = finding.subject + ":";
    for (const auto& [name, fact] : finding.facts) text += " " + name + " " + fact;
    return text;
  };
  const auto one_more = [](Cell& cell) { cell.front().amount += 1; };
  constexpr int32_t march_2026 = 2026 * 12 + 2;
  EXPECT_EQ(found_after({.bucket = Bucket::all_years}, one_more),
            "P.1 handling 2026: measure received_direct expected 1 found 2");
  EXPECT_EQ(
      found_after(
          {.dimension = Dimension::procedure, .bucket = Bucket::month, .position = march_2026},
          one_more),
      "P.1 handling 2026-03-02 procedure 5WD: measure received_direct expected 1 found 2");
  EXPECT_EQ(found_after({.bucket = Bucket::year, .position = 2026},
                        [](Cell& cell) {
                          std::erase_if(cell, [](const SlotCounter& counter) {
                            return counter.measure == Measure::open;
                          });
                        }),
            "P.1 handling 2026-03: measure open expected 1 found 0");
  EXPECT_EQ(found_after({.dimension = Dimension::channel, .bucket = Bucket::year, .position = 2026},
                        [](Cell& cell) {
                          cell.push_back({9, 1, Measure::open, 3});
                        }),
            "P.1 handling 2026-01 channel 9: measure open expected 0 found 3");
}

// Of every table the first row, the last one, and one more: changed, gone, or there.
TEST(Audit, SeesAnyRowOfAnyTableThatIsNotTheJournals) {
  World world;
  fill_every_table(world);
  const auto clean = audit(world.snapshot(), {});
  ASSERT_TRUE(clean);
  ASSERT_TRUE(clean->findings.empty()) << describe(clean->findings[0]);
  const auto found_after = [&](Table table, const std::string& key,
                               const std::optional<std::string>& value) {
    const auto before = world.store().get(table, key);
    EXPECT_TRUE(before);
    const auto write = [&](const std::optional<std::string>& bytes) {
      Batch batch;
      bytes ? batch.put(table, key, *bytes) : batch.erase(table, key);
      EXPECT_TRUE(world.store().write(batch));
    };
    write(value);
    const auto report = audit(world.snapshot(), {});
    write(*before);
    EXPECT_TRUE(report);
    return report && report->finding_count > 0;
  };
  const auto contents = world.store().contents();
  for (size_t table = 0; table < table_count; ++table) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& [place, value] : contents) {
      if (place.first == static_cast<Table>(table)) rows.emplace_back(place.second, value);
    }
    const auto of = static_cast<Table>(table);
    if (of == Table::meta) continue;  // what a start reads
    ASSERT_FALSE(rows.empty()) << name_of(of);
    for (const auto& [key, value] : {rows.front(), rows.back()}) {
      EXPECT_TRUE(found_after(of, key, std::nullopt)) << name_of(of) << " " << to_hex(key);
      EXPECT_TRUE(found_after(of, key, value + "x")) << name_of(of) << " " << to_hex(key);
      const bool may_go_on = of == Table::journal && key == rows.back().first;
      EXPECT_TRUE(may_go_on || found_after(of, key + "x", value)) << name_of(of) << to_hex(key);
    }
  }
}

TEST(Audit, SeesAHeadThatIsNotTheJournals) {
  World world;
  fill_every_table(world);
  const auto found_in = [&](const std::function<void(Head&)>& change) {
    Snapshot snapshot = world.snapshot();
    change(snapshot.head);
    const auto report = audit(snapshot, {});
    return report && !report->findings.empty() ? describe(report->findings[0]) : "nothing";
  };
  const std::string other = "hash chain head: other_end";
  EXPECT_EQ(found_in([](Head& head) { --head.sequence; }), other);
  EXPECT_EQ(found_in([](Head& head) { head.stamp.microseconds += 1; }), other);
  EXPECT_EQ(found_in([](Head& head) { head.hash = "x"; }), other);
  EXPECT_EQ(found_in([](Head& head) { --head.dossiers; }),
            "dossier head: entry_count, found 4, expected 5");
}

TEST(Audit, SeesADossierThatWasPutBackToWhatItWas) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const auto code = world.act(receipt())->dossier->code;
  const std::string before = encode(*world.act(HandOver{.to = "P.2"}, code)->dossier);
  ASSERT_TRUE(world.act(HandOver{.to = "P.2", .note = "n"}, code));
  ASSERT_TRUE(world.registrar().commit());
  Batch batch;
  batch.put(Table::dossiers, encode_key<Table::dossiers>({1}), before);
  ASSERT_TRUE(world.store().write(batch));
  const auto report = audit(world.snapshot(), {});
  ASSERT_EQ(report->finding_count, 2);
  EXPECT_EQ(describe(report->findings[0]), "refold sequence 6: event_left_out");
  EXPECT_EQ(describe(report->findings[1]), "cells all: rest_not_looked_at");
}

// The register goes on by a counter that was moved, or that counts letters.
TEST(Audit, SeesNumbersThatWereLeftOutOrGivenTwice) {
  const auto found_after = [](const SeriesKey& series, int64_t counter) {
    World world;
    fill_every_table(world);
    Batch batch;
    batch.put(Table::numbers, encode_key<Table::numbers>({series, {}}), encode_number(counter));
    EXPECT_TRUE(world.store().write(batch));
    world.open();
    Receive late = receipt();
    late.application.procedure = "4H";
    const auto code = world.act(late)->dossier->code;
    world.at(plus_minutes(world.now(), 1440));
    EXPECT_TRUE(world.act(Resolve{}, code));
    EXPECT_TRUE(world.act(IssueApology{.reason = "r", .signed_by = "h"}, code));
    const auto report = audit(world.snapshot(), {});
    return report && !report->findings.empty() ? describe(report->findings[0]) : "nothing";
  };
  const SeriesKey codes{Series::dossier_code, "P.1", day("2026-03-03")};
  EXPECT_EQ(found_after(codes, 0), "nothing");
  EXPECT_EQ(found_after(codes, 1), "numbers P.1-260303-0002: number_missing_or_doubled");
  const SeriesKey letters{Series::letter, "P.1", day("2026-01-01")};
  EXPECT_EQ(found_after(letters, 1), "nothing");
  EXPECT_EQ(found_after(letters, 0), "numbers P.1 2026 1/PXL: number_missing_or_doubled");
}

TEST(Audit, SeesALetterNumberBehindImportedOnesWhereLiveOnesCameBeforeThem) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  Receive late = receipt();
  late.application.procedure = "4H";
  Receive imported = late;
  imported.imported_code = "OLD-1";
  const ImportDossier import{
      .code = "OLD-1",
      .events = {{.command = imported, .at = instant("2026-02-02T08:00"), .source_hash = "1"},
                 {.command = IssueApology{.letter_number = "100/PXL", .reason = "r"},
                  .at = instant("2026-02-03T08:00"),
                  .source_hash = "2"}}};
  ASSERT_TRUE(world.act(Request{.command = import}));
  const auto live = [&] {
    const auto code = world.act(late)->dossier->code;
    world.at(plus_minutes(world.now(), minutes_per_day));
    EXPECT_TRUE(world.act(Resolve{}, code));
    return world.act(IssueApology{.reason = "r", .signed_by = "h"}, code)->dossier->letters.back();
  };
  EXPECT_EQ(live().letter_number, "1/PXL");
  ASSERT_TRUE(world.registrar().commit());
  Batch batch;
  batch.put(Table::numbers,
            encode_key<Table::numbers>({{Series::letter, "P.1", day("2026-01-01")}, {}}),
            encode_number(100));
  ASSERT_TRUE(world.store().write(batch));
  world.open();
  EXPECT_EQ(live().letter_number, "101/PXL");
  const auto report = audit(world.snapshot(), {});
  ASSERT_TRUE(report && !report->findings.empty());
  EXPECT_EQ(describe(report->findings[0]), "numbers P.1 2026 101/PXL: number_missing_or_doubled");
}

// A dossier that says what none can must not be believed on the way to saying so.
TEST(Audit, BelievesNothingOfADossierThatIsNotTheJournals) {
  World world;
  fill_every_table(world);
  const std::string key = encode_key<Table::dossiers>({1});
  const auto bytes = **world.store().get(Table::dossiers, key);
  const auto found_after = [&](const std::function<void(Dossier&)>& change) {
    Dossier dossier;
    EXPECT_TRUE(decode(bytes, dossier));
    change(dossier);
    Batch batch;
    batch.put(Table::dossiers, key, encode(dossier));
    EXPECT_TRUE(world.store().write(batch));
    const auto report = audit(world.snapshot(), {});
    return report && !report->findings.empty() ? describe(report->findings[0]) : "nothing";
  };
  const std::string other = "refold P.3-260302-0001: other_dossier";
  EXPECT_EQ(found_after([](Dossier& dossier) { dossier.application.unit = "NOWHERE"; }), other);
  EXPECT_EQ(found_after([](Dossier& dossier) { dossier.state = State::resolved; }), other);
  EXPECT_EQ(found_after([](Dossier& dossier) { dossier.state = State::submitted; }), other);
  EXPECT_EQ(found_after([](Dossier& dossier) { dossier.received_at.reset(); }), other);
  EXPECT_EQ(found_after([](Dossier& dossier) { dossier.stages.clear(); }), other);
  EXPECT_TRUE(found_after([](Dossier& dossier) {
                dossier.last_sequence = -1;
              }).starts_with("refold P.3-260302-0001: cannot_refold"));
}

// As a version wrote it that did not look at metadata.
TEST(Audit, FindsTextsThatCannotBeReadAndGoesOn) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const Actor broken{.officer = "H\xe1\xba", .unit = "\xff"};
  const std::string code = world.act(receipt(), "", broken)->dossier->code;
  const std::string sound = world.act(receipt())->dossier->code;
  const auto lives = [&] {
    const Snapshot snapshot = world.snapshot();
    const auto unreadable = find_by_code(snapshot, code);
    EXPECT_FALSE(unreadable);
    EXPECT_EQ(unreadable.error().kind, StoreError::Kind::corrupted);
    EXPECT_TRUE(find_by_code(snapshot, sound));
    const auto refused = world.act(Resolve{}, code);
    EXPECT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, Reason::STORE_FAILED);
    EXPECT_TRUE(world.act(HandOver{.to_officer = "o"}, sound));
    const auto report = audit(world.snapshot(), {});
    std::string found;
    for (const auto& finding : report->findings) found += describe(finding) + "\n";
    return found;
  };
  const std::string findings =
      "journal sequence 4: illegible_text\ndossier " + code + ": illegible_text\n";
  EXPECT_EQ(lives(), findings);
  world.open();  // from the journal
  EXPECT_EQ(lives(), findings);
  ASSERT_TRUE(world.registrar().commit());
  world.open();  // from the tables
  EXPECT_EQ(lives(), findings);
}

// The error is that dossier's alone: its unit has figures and lists, and who replaces the text has
// the dossier again.
TEST(Audit, ATextThatCannotBeReadHoldsUpNeitherListsNorItsMending) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const std::string code =
      world.act(receipt(), "", Actor{.officer = "H\xe1\xba", .unit = "P.1"})->dossier->code;
  ASSERT_TRUE(world.act(receipt(), "", Actor{.officer = "lan", .unit = "P.1"}));
  world.at(instant("2026-03-20T08:00"));
  const Snapshot snapshot = world.snapshot();
  const UnitNumber unit = *snapshot.catalogue->unit_number("P");
  const Period period{day("2026-03-01"), day("2026-03-31")};
  const auto list =
      list_dossiers(snapshot, {.unit = "P", .subtree = true, .queue = ListQueue::open});
  ASSERT_TRUE(list);
  ASSERT_EQ(list->dossiers.size(), 2u);
  EXPECT_EQ(list->dossiers[0].holder.officer, "H\uFFFD\uFFFD");
  const ReportQuery query{
      .report = find_report("attribution"),
      .fold = {},
      .rows = {.unit = unit, .by = RowsBy::holder, .period = period, .now = snapshot.now}};
  const auto lines = lines_of_dossiers(snapshot, query);
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->lines.size(), 2u);
  EXPECT_EQ(lines->lines[0].key, "H\uFFFD\uFFFD");
  const auto integrity = check_integrity(snapshot, unit, period);
  ASSERT_TRUE(integrity);
  EXPECT_EQ(integrity->reported.denominator, 0);
  EXPECT_EQ(world.act(Resolve{}, code).error().reason, Reason::STORE_FAILED);
  const auto mended = world.act(HandOver{.to_officer = "hoa"}, code);
  ASSERT_TRUE(mended);
  EXPECT_EQ(mended->dossier->holder.officer, "hoa");
  EXPECT_TRUE(world.act(Resolve{}, code));
  EXPECT_TRUE(find_by_code(world.snapshot(), code));
}

}  // namespace
}  // namespace motcua::testing
