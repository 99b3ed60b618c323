// Seed in, verdict out: random life through the registrar with faults at any write. Each seed runs
// twice and must give identical bytes; a failing seed becomes a test of its own.
#include <gtest/gtest.h>

#include <cstdlib>

#include "engine/lookup/audit.h"
#include "engine/lookup/figures.h"
#include "tests/simulation/auditor.h"
#include "tests/simulation/workload.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

class Simulation {
 public:
  explicit Simulation(uint64_t seed) : workload_(seed), world_(options(), "2025-12-15T08:00") {}

  // What the store holds in the end.
  std::map<std::pair<Table, std::string>, std::string> run(int steps) {
    for (int i = 0; i < steps && !::testing::Test::HasFailure(); ++i) {
      world_.at(plus_minutes(world_.now(), workload_.minutes_to_wait()));
      if (workload_.below(60) == 0) {
        fault();
      } else {
        group();
      }
      if (i % 40 == 0) compare();
    }
    compare();
    const auto report = audit(world_.view(), {});
    EXPECT_TRUE(report);
    for (const AuditFinding& finding : report->findings) {
      ADD_FAILURE() << finding.check << " " << finding.subject << " " << finding.what;
    }
    EXPECT_TRUE(world_.registrar().checkpoint());
    return world_.store().contents();
  }

 private:
  static RegistrarOptions options() {
    RegistrarOptions options;
    options.lag_records_max = 37;
    return options;
  }

  // Some commands in one commit; they are answered, and so judged, after it.
  void group() {
    std::vector<std::pair<Request, Answer>> answers;
    const auto count = 1 + workload_.below(5);
    for (uint64_t i = 0; i < count; ++i) {
      const Request request = workload_.next(auditor_.codes(), world_.now());
      answers.emplace_back(request, world_.registrar().decide(request, world_.now()));
    }
    ASSERT_TRUE(world_.registrar().commit());
    for (const auto& [request, answer] : answers) auditor_.judge(request, answer, world_.now());
  }

  // A write that fails, with nothing or everything written; then a new start, and the client asks
  // again.
  void fault() {
    world_.store().fail_after(0, workload_.below(2) == 0);
    const Request request = workload_.next(auditor_.codes(), world_.now());
    const Answer lost = world_.registrar().decide(request, world_.now());
    const bool committed = world_.registrar().commit().has_value();
    world_.store().reopen();
    if (committed) {  // nothing was to be written
      auditor_.judge(request, lost, world_.now());
      return;
    }
    EXPECT_FALSE(world_.registrar().decide(request, world_.now()));
    world_.open();
    Answer again = world_.registrar().decide(request, world_.now());
    ASSERT_TRUE(world_.registrar().commit());
    ASSERT_EQ(lost.has_value(), again.has_value());
    if (!again) return;
    EXPECT_EQ(lost->dossier.code, again->dossier.code) << "the repeat made another dossier";
    // Written wholly or not at all: in either case it stands exactly once now.
    if (!lost->repeated) again->repeated = false;
    auditor_.judge(request, again, world_.now());
  }

  void compare() {
    const View view = world_.view();
    const Day today = day_of(view.now);
    for (int i = 0; i < 6; ++i) {
      const Day from =
          plus_days(day("2025-12-15"), static_cast<int32_t>(workload_.below(static_cast<uint64_t>(
                                           today.value - day("2025-12-15").value + 1))));
      const Day to = plus_days(from, static_cast<int32_t>(workload_.below(60)));
      const char* units[] = {"P", "P.1", "P.2", "P.3"};
      const std::string unit = units[workload_.below(4)];
      compare_unit(view, unit, {from, to});
    }
  }

  void compare_unit(const View& view, const std::string& unit, const Period& period) {
    const auto counters = period_counters(view, {*view.catalogue->unit_number(unit)}, period);
    ASSERT_TRUE(counters);
    const Form06a told = form_06a_of(*counters, Form06aFold::extended);
    const Form06a counted = auditor_.form(unit, period.from, period.to, view.now);
    const std::string where = unit + " " + format_day(period.from) + " " + format_day(period.to) +
                              " at " + format_instant(view.now);
    EXPECT_EQ(told.received_total, counted.received_total) << where;
    EXPECT_EQ(told.carried_over, counted.carried_over) << where;
    EXPECT_EQ(told.resolved_early, counted.resolved_early) << where;
    EXPECT_EQ(told.resolved_on_time, counted.resolved_on_time) << where;
    EXPECT_EQ(told.resolved_late, counted.resolved_late) << where;
    EXPECT_EQ(told.open_total, counted.open_total) << where;
    EXPECT_EQ(told.open_overdue, counted.open_overdue) << where;
    EXPECT_EQ(told.waiting, counted.waiting) << where;
    EXPECT_EQ(told, counted) << where;
    // The identities of domain.md §6.
    EXPECT_EQ(told.received_total + told.reopened, told.resolved_total + told.resolved_again +
                                                       told.open_total + told.withdrawn +
                                                       told.stopped + told.annulled)
        << where;
    const Form06a judged = form_06a_of(*counters, Form06aFold::strict_judge);
    EXPECT_EQ(judged.received_total, judged.resolved_total + judged.open_total) << where;
    const Apologies apologies = apologies_of(*counters);
    const Apologies owed = auditor_.apologies(unit, period.from, period.to, view.now);
    EXPECT_EQ(apologies.owed, owed.owed) << where;
    EXPECT_EQ(apologies.missing, owed.missing) << where;
    EXPECT_EQ(apologies.issued_before_due, owed.issued_before_due) << where;
    EXPECT_EQ(apologies.not_needed, owed.not_needed) << where;
  }

  Workload workload_;
  World world_;
  Auditor auditor_;
};

TEST(Simulation, EverySeedIsJudgedAndGivesTheSameBytesTwice) {
  const uint64_t seeds = std::getenv("MOTCUA_LONG") ? 10'000 : 40;
  for (uint64_t seed = 1; seed <= seeds && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto first = Simulation(seed).run(300);
    const auto second = Simulation(seed).run(300);
    EXPECT_TRUE(first == second) << "the same seed gave other bytes";
    EXPECT_GT(first.size(), 500u);
  }
}

}  // namespace
}  // namespace motcua::testing
