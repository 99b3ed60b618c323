// What stories cannot say of reading: audits of a damaged store, figures of one, pages of a list.
#include <gtest/gtest.h>

#include <limits>

#include "engine/lookup/audit.h"
#include "engine/lookup/figures.h"
#include "engine/lookup/list.h"
#include "engine/records/cell_codec.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

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
    if (!report || report->findings.empty()) return std::string("clean");
    const AuditFinding& finding = report->findings[0];
    std::string text = finding.check + ": " + std::string(name_of(finding.problem));
    for (const auto& [name, fact] : finding.facts) text += " " + name;
    return text;
  };
  EXPECT_EQ(findings_after([](World&, Batch&) {}), "clean");
  EXPECT_EQ(findings_after([](World& world, Batch& batch) {
              auto bytes = **world.store().get(Table::journal, number_key(4));
              bytes[bytes.size() / 2] ^= 1;
              batch.put(Table::journal, number_key(4), bytes);
            }),
            "hash chain: record_before_changed");
  EXPECT_EQ(
      findings_after([](World&, Batch& batch) { batch.erase(Table::journal, number_key(2)); }),
      "sequence: other_sequence found");
  EXPECT_EQ(findings_after([](World& world, Batch& batch) {
              Dossier dossier;
              EXPECT_TRUE(decode(**world.store().get(Table::dossiers, number_key(1)), dossier));
              dossier.current_due_time = instant("2027-01-01T00:00");
              batch.put(Table::dossiers, number_key(1), encode(dossier));
            }),
            "refold: other_dossier");
  EXPECT_EQ(
      findings_after([](World&, Batch& batch) { batch.erase(Table::codes, "P.1-260302-0001"); }),
      "index: entry_missing table");
  EXPECT_EQ(findings_after(
                [](World&, Batch& batch) { batch.put(Table::search, "tX\1\0\0\0\0\0\0\0\1", ""); }),
            "index: entry_count found expected");
  EXPECT_EQ(findings_after([](World&, Batch& batch) {
              batch.put(Table::cells, cell_key({{.bucket = Bucket::year, .position = 2026}, {2}}),
                        encode_cell({{0, 3, Measure::open, 5}}));
            }),
            "cells: other_amount measure expected found");
  const auto stray = [&](const CellKey& key) {
    return findings_after([&](World&, Batch& batch) {
      batch.put(Table::cells, cell_key(key), encode_cell({{0, 3, Measure::open, 5}}));
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
                        series_key({Series::dossier_code, "P.1", day("2026-03-02")}),
                        encode_number(9));
            }),
            "numbers: other_counter");
}

TEST(Audit, SeesThatWholeUnitsInMemoryDiffer) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt()));
  View view = world.view();
  EXPECT_EQ(audit(view, {})->finding_count, 0);
  const UnitNumber unit = *view.catalogue->unit_number("P.1");
  view.cell_lag.by_unit.add(CellChanges({{.owner = {.unit = unit},
                                          .day = day("2026-03-02"),
                                          .measure = Measure::received_direct,
                                          .amount = 1}}));
  const auto report = audit(view, {});
  ASSERT_EQ(report->finding_count, 1);
  EXPECT_EQ(describe(report->findings[0]),
            "cells P.1 in memory 2026-03-02: other_amount, measure received_direct, expected 1, "
            "found 2");
}

TEST(Audit, NamesTheFirstCounterOfACellThatDiffers) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt()));
  ASSERT_TRUE(world.registrar().checkpoint());
  const uint32_t unit = world.registrar().catalogue()->unit_number("P.1")->value;
  const auto found_after = [&](const CellPage& page, const std::function<void(Cell&)>& change) {
    const std::string key = cell_key({page, {unit}});
    Cell cell;
    const auto before = world.store().get(Table::cells, key);
    EXPECT_TRUE(before && *before && decode_cell(**before, cell));
    change(cell);
    Batch batch;
    batch.put(Table::cells, key, encode_cell(cell));
    EXPECT_TRUE(world.store().write(batch));
    const auto report = audit(world.view(), {});
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

TEST(Figures, AreNeverGivenPastAnUnreadableCell) {
  const std::string years = cell_key({{}, {2}});
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

TEST(Figures, AreNeverGivenPastACellOfAnUnknownProcedure) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt()));
  const auto lines = [&] {
    return figures_lines(world.view(), {.unit = {1},
                                        .by = RowsBy::procedure,
                                        .period = {day("2026-03-01"), day("2026-03-31")},
                                        .now = world.now()});
  };
  ASSERT_TRUE(lines());
  const auto past_the_last = static_cast<uint32_t>(world.view().catalogue->procedure_count() + 1);
  for (const uint32_t unknown : {0U, past_the_last}) {
    Batch batch;
    batch.put(Table::cells, cell_key({{.dimension = Dimension::procedure}, {2}}),
              encode_cell({{unknown, 2025, Measure::open, 1}}));
    ASSERT_TRUE(world.store().write(batch));
    const auto figures = lines();
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

}  // namespace
}  // namespace motcua::testing
