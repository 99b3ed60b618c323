// Figures of official papers digit for digit, exact ratios, named periods.
#include <gtest/gtest.h>

#include "engine/lookup/figures.h"
#include "engine/statistics/timeliness.h"
#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

// A paragraph that a commune published, January to October 2024, from invented dossiers: 1,067
// received of which 18 carried over from 2023, 752 of the 1,049 new ones online, 497 paid online
// with 8,586,000 đồng; 1,313 copies, all certified electronically; early and on time 1,066, late 1.
// Truncated to 1, 3, 1, 0 and 0 decimals.
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
  for (int i = 0; i < 18; ++i) codes.push_back(world.act(receipt("P.3"))->dossier->code);
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
                    taken->dossier->code));
    }
    // One is late: a second after its due time. The rest: at once.
    const Instant due = *taken->dossier->current_due_time;
    if (i == 500) codes = {taken->dossier->code};
    if (i != 500) ASSERT_TRUE(world.act(Resolve{}, taken->dossier->code));
    if (i == 600) {
      world.at(std::max(world.now(), Instant{due.microseconds + 1'000'000}));
      ASSERT_TRUE(world.act(Resolve{}, codes[0]));
    }
  }
  world.at(instant("2024-11-02T00:00"));
  const Snapshot snapshot = world.snapshot();
  const auto unit = *snapshot.catalogue->unit_number("P.3");
  const Period period{day("2024-01-01"), day("2024-10-31")};
  const auto counters = period_counters(snapshot, {unit}, spoken_at(period, snapshot.now));
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
  const ReportTable table =
      make_table(*find_report("indicators"), "", {},
                 {"P.3", "Xã Ba", std::make_unique<PeriodCounters>(*counters)});
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
    const Target* target = snapshot.catalogue->target_on("P.3", name, period.to);
    ASSERT_NE(target, nullptr);
    EXPECT_EQ(meets(indicator(name), *target), true) << name;
  }
  EXPECT_EQ(snapshot.catalogue->target_on("P.3", "online_payment", day("2023-12-31")), nullptr);
}

TEST(Ratios, AreExactWhateverTheRounding) {
  // Of 20 points by Decision 766: 314,557 of 358,643 gives 87.71 % and 17.54 points.
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
  // The reporting regime: engine/DOMAIN.md#measures-and-periods.
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

TEST(Reports, CountStepsInSteps) {
  for (const ReportColumn& column : find_report("steps")->columns("")) {
    if (column.column.type != ColumnType::count) continue;
    const bool is_time = column.column.name == "steps_used_time";
    EXPECT_EQ(column.column.unit, is_time ? "minutes" : "steps") << column.column.name;
  }
}

}  // namespace
}  // namespace motcua::testing
