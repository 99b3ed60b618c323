// Seed in, verdict out: random life through the registrar with faults at any write. Each seed runs
// twice and must give identical bytes; a failing seed becomes a test of its own.
#include <gtest/gtest.h>

#include <cstdlib>

#include "engine/lookup/at_risk.h"
#include "engine/lookup/audit.h"
#include "engine/lookup/explanation.h"
#include "engine/lookup/forecast.h"
#include "engine/lookup/integrity.h"
#include "engine/lookup/list.h"
#include "engine/lookup/reconciliation.h"
#include "engine/statistics/timeliness.h"
#include "tests/simulation/auditor.h"
#include "tests/simulation/told_figures.h"
#include "tests/simulation/workload.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

class Simulation {
 public:
  explicit Simulation(uint64_t seed)
      : workload_(seed),
        world_(options(), "2025-12-15T08:00"),
        auditor_([this](const std::string& unit, Day day) {
          return world_.registrar().catalogue()->working_time(unit).open(day);
        }) {
    EXPECT_TRUE(world_.act({.command = PublishCatalogue{workload_.units_of_histories()}}));
    read_request_ids();
  }

  // What the store holds in the end.
  std::map<std::pair<Table, std::string>, std::string> run(int steps) {
    for (int i = 0; i < steps && !::testing::Test::HasFailure(); ++i) {
      const auto due = auditor_.next_due(world_.now());
      world_.at(workload_.next_moment(world_.now(), due));
      const bool is_boundary = world_.now() == due || world_.now() == midnight();
      if (workload_.below(25) == 0) EXPECT_TRUE(world_.act(publication()));
      if (workload_.below(60) == 0) {
        fault();
      } else {
        group();
      }
      if (i % 40 == 0 || (is_boundary && workload_.below(3) == 0)) compare();
    }
    compare();
    compare_late_time(world_.view());
    const auto report = audit(world_.view(), {});
    EXPECT_TRUE(report);
    for (const AuditFinding& finding : report->findings) {
      ADD_FAILURE() << describe(finding);
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

  void read_request_ids() {
    const View view = world_.view();
    auto ids = RequestIds::read(*view.store, request_week(view.head.stamp), [] { return false; });
    ASSERT_TRUE(ids);
    old_request_ids_ = std::move(*ids);
  }

  // Some commands in one commit; they are answered, and so judged, after it. As under load, some
  // are decided before the group just written is settled.
  void group() {
    Registrar& registrar = world_.registrar();
    if (old_request_ids_ && workload_.below(8) == 0) {
      registrar.take_over(*std::exchange(old_request_ids_, std::nullopt));
    }
    std::vector<std::pair<Request, Answer>> answers;
    const auto decide_some = [&] {
      const auto count = 1 + workload_.below(5);
      for (uint64_t i = 0; i < count; ++i) {
        const Request request = next_request();
        answers.emplace_back(request, registrar.decide(request, world_.now()));
      }
    };
    decide_some();
    if (workload_.below(2) == 0) {
      const auto written = registrar.write_group();
      ASSERT_TRUE(written);
      decide_some();
      if (written->group) registrar.settle_group(written->settled().lag);
      ASSERT_TRUE(world_.store().sync_journal());
    }
    ASSERT_TRUE(registrar.commit());
    for (const auto& [request, answer] : answers) judge(request, answer);
  }

  // What was promised and counted under the catalogue before it stays as it is.
  Request publication() {
    return {.command = PublishCatalogue{
                workload_.publication(*world_.registrar().catalogue(), world_.now())}};
  }

  Request next_request() {
    if (workload_.below(16) == 0) return {.command = workload_.import(world_.now())};
    return workload_.next(auditor_.codes(), world_.now());
  }

  // The auditor knows nothing of histories and publications; but figures and dossiers must agree
  // about them, too.
  void judge(const Request& request, const Answer& answer) {
    if (std::holds_alternative<DossierCommand>(request.command)) {
      auditor_.judge(request, answer, world_.now());
    } else {
      EXPECT_TRUE(answer);
    }
  }

  // A write that fails, with nothing or everything written; then a new start, and the client asks
  // again.
  void fault() {
    // The journal's write, its sync, or the write of a checkpoint after it.
    world_.store().fail_after(static_cast<int64_t>(workload_.below(3)), workload_.below(2) == 0);
    const Request request = workload_.below(8) == 0 ? publication() : next_request();
    const Answer lost = world_.registrar().decide(request, world_.now());
    const bool committed = world_.registrar().commit().has_value();
    world_.store().reopen();
    if (committed) {  // the write that was to fail never came
      judge(request, lost);
      return;
    }
    EXPECT_FALSE(world_.registrar().decide(request, world_.now()));
    world_.open();
    read_request_ids();
    Answer again = world_.registrar().decide(request, world_.now());
    ASSERT_TRUE(world_.registrar().commit());
    ASSERT_EQ(lost.has_value(), again.has_value());
    if (!again) return;
    if (lost->dossier) {
      EXPECT_EQ(lost->dossier->code, again->dossier->code) << "the repeat made another dossier";
    }
    // Written wholly or not at all: in either case it stands exactly once now.
    if (!lost->repeated) again->repeated = false;
    judge(request, again);
  }

  Instant midnight() const { return instant_of(start_of(day_of(world_.now()))); }

  void compare() {
    const View view = world_.view();
    const Day today = day_of(view.now);
    for (int i = 0; i < 6; ++i) {
      const Day from =
          plus_days(day("2025-12-15"), static_cast<int32_t>(workload_.below(static_cast<uint64_t>(
                                           today.value - day("2025-12-15").value + 1))));
      Day to = plus_days(from, static_cast<int32_t>(workload_.below(60)));
      if (workload_.below(4) == 0) to = std::max(from, plus_days(today, -1));
      const char* units[] = {"P", "P.1", "P.2", "P.3"};
      const std::string unit = units[workload_.below(4)];
      const Asked asked{unit, from, to, view.now};
      compare_unit(view, asked);
      compare_rows(view, {from, to});
      if (unit == "P") continue;  // the others have no units below
      compare_overdue(view, asked);
      compare_working_times(view, asked);
      compare_integrity(view, asked);
      compare_lists(view, unit);
      compare_at_risk(view, asked);
    }
    told_figures_.compare();
    for (int i = 0; i < 10; ++i) compare_explanation(view);
  }

  // Minute by minute over one day, by who held the dossiers.
  void compare_late_time(const View& view) {
    const Day today = day_of(view.now);
    const Day of = plus_days(today, -static_cast<int32_t>(workload_.below(4)));
    const FiguresQuery query{.unit = *view.catalogue->unit_number("P"),
                             .by = RowsBy::holder,
                             .period = {of, of},
                             .now = view.now,
                             .reads = Reads::holdings};
    const auto lines = figures_lines(view, query);
    ASSERT_TRUE(lines);
    std::map<std::string, int64_t> told;
    int64_t sum = 0;
    for (const ReportLine& line : lines->lines) {
      told[line.key] = line.counters->spread.late_minutes;
      sum += line.counters->spread.late_minutes;
    }
    EXPECT_EQ(sum, lines->total.counters->spread.late_minutes);
    EXPECT_EQ(told, auditor_.late_minutes(of, view.now)) << format_day(of);
  }

  // Where a figure stands, for whoever reads of a failure.
  static std::string where(const Asked& asked) {
    return asked.unit + " " + format_day(asked.from) + " " + format_day(asked.to) + " at " +
           format_instant(asked.as_of);
  }

  // All dossiers of a unit that has none below.
  static auto lines_of_unit(const View& view, const Asked& asked, Reads reads) {
    return figures_lines(view, {.unit = *view.catalogue->unit_number(asked.unit),
                                .by = RowsBy::procedure,
                                .period = {asked.from, asked.to},
                                .now = view.now,
                                .reads = reads});
  }

  static std::multiset<std::string> listed(const View& view, ListQuery query) {
    std::multiset<std::string> codes;
    query.page_size = 7;
    do {
      const auto page = list_dossiers(view, query);
      EXPECT_TRUE(page);
      if (!page) break;
      for (const Dossier& dossier : page->dossiers) codes.insert(dossier.code);
      query.page_token = page->next_page_token;
    } while (!query.page_token.empty());
    return codes;
  }

  void compare_lists(const View& view, const std::string& unit) {
    for (const ListQueue queue :
         {ListQueue::open, ListQueue::due_today, ListQueue::overdue, ListQueue::waiting,
          ListQueue::undated, ListQueue::acceptance, ListQueue::to_return}) {
      EXPECT_EQ(listed(view, {.unit = unit, .queue = queue}),
                auditor_.queued(unit, queue, view.now))
          << unit << " queue " << static_cast<int>(queue) << " at " << format_instant(view.now);
    }
    const std::string identity = std::to_string(100 + workload_.below(50));
    EXPECT_EQ(listed(view, {.identity = identity}), auditor_.with_identity(identity)) << identity;
  }

  // Of a unit that has none below. Which ones to resolve is the business of at_risk's own stories.
  void compare_at_risk(const View& view, Asked asked) {
    const Day today = day_of(view.now);
    asked.to = std::max(asked.to, today);
    asked.as_of = Instant{end_of(today).microseconds - 1};
    const RateView rate = rate_views[workload_.below(rate_views.size())];
    const Day until = plus_days(today, static_cast<int32_t>(workload_.below(10)));
    const auto told = at_risk(view, {.unit = *view.catalogue->unit_number(asked.unit),
                                     .until = until,
                                     .rate_view = rate,
                                     .period = {asked.from, asked.to}});
    ASSERT_TRUE(told);
    std::multiset<std::string> codes;
    for (const AtRiskDossier& one : told->dossiers) codes.insert(one.dossier.code);
    EXPECT_EQ(codes, auditor_.due_between(asked.unit, view.now, end_of(until))) << where(asked);
    EXPECT_EQ(told->if_nobody_acts, auditor_.on_time(rate, asked))
        << name_of(rate) << " " << where(asked);
  }

  // Of any dossier, its clock from the receipt to the due time without a gap.
  void compare_explanation(const View& view) {
    if (view.head.dossiers == 0) return;
    const auto dossier = find_by_number(view, {1 + workload_.below(view.head.dossiers)});
    ASSERT_TRUE(dossier && *dossier);
    const Explanation explanation = explain(**dossier, *view.catalogue);
    if (explanation.steps.empty()) return;
    Minute at = minute_of(*(*dossier)->received_at);
    for (const Step& step : explanation.steps) {
      EXPECT_EQ(step.from.value, at.value) << (*dossier)->code;
      EXPECT_GE(step.to.value, step.from.value) << (*dossier)->code;
      at = step.to;
    }
    if (!(*dossier)->current_due_time) return;
    const Minute due = minute_of(*(*dossier)->current_due_time);
    const bool resumed_backwards =
        (*dossier)->imported && explanation.steps.back().reason == StepReason::paused;
    if (!resumed_backwards || at < due) {
      EXPECT_EQ(at.value, due.value) << (*dossier)->code;
    }
  }

  void compare_integrity(const View& view, const Asked& asked) {
    const auto report =
        check_integrity(view, *view.catalogue->unit_number(asked.unit), {asked.from, asked.to});
    ASSERT_TRUE(report);
    std::map<std::string, int64_t> told;
    for (const auto& [group, count] : report->counts) told[group.check] += count;
    EXPECT_EQ(told, auditor_.integrity(asked)) << where(asked);
  }

  void compare_overdue(const View& view, const Asked& asked) {
    // The same from the open queues and from all dossiers, as the period ends today or before.
    const auto lines = lines_of_unit(view, asked, Reads::open_dossiers);
    ASSERT_TRUE(lines);
    decltype(Spread::overdue) counted{};
    for (const auto& [days, count] : auditor_.overdue_by_days(asked)) {
      counted[days <= 1 ? 0 : days <= 5 ? 1 : days <= 10 ? 2 : days <= 30 ? 3 : 4] += count;
    }
    EXPECT_EQ(lines->total.counters->spread.overdue, counted) << where(asked);
  }

  // Form 06a row by row, by handling or receiving unit. By field there would be one row: this
  // world has one.
  void compare_rows(const View& view, const Period& period) {
    constexpr std::array rows_by{RowsBy::unit, RowsBy::procedure, RowsBy::channel};
    constexpr std::array channels{Channel::online, Channel::online_partial, Channel::direct,
                                  Channel::post};
    const RowsBy by = rows_by[workload_.below(rows_by.size())];
    const Side side = workload_.below(2) ? Side::handling : Side::receiving;
    const bool whole = by == RowsBy::unit || workload_.below(2) == 0;
    const auto lines =
        figures_lines(view, {.unit = *view.catalogue->unit_number(whole ? "P" : "P.2"),
                             .side = side,
                             .by = by,
                             .period = period,
                             .now = view.now});
    ASSERT_TRUE(lines);
    const auto judge = [&](const ReportLine& line, const Asked& asked) {
      EXPECT_EQ(form_06a_of(*line.counters, Form06aFold::extended), auditor_.form(asked))
          << name_of(by) << " '" << line.key << "' side " << static_cast<int>(side) << " "
          << where(asked);
    };
    const Asked all{whole ? "" : "P.2", period.from, period.to, view.now, side};
    judge(lines->total, all);
    for (const ReportLine& line : lines->lines) {
      Asked row = all;
      if (by == RowsBy::unit) row.unit = line.key;
      if (by == RowsBy::procedure) row.procedure = line.key;
      for (const Channel channel : channels) {
        if (by == RowsBy::channel && key_of(channel) == line.key) row.channel = channel;
      }
      judge(line, row);
    }
  }

  void compare_columns(const char* report, const char* fold, const PeriodCounters& counters,
                       const Auditor::Figures& counted, const Asked& asked) {
    for (const ReportColumn& column : find_report(report)->columns(fold)) {
      const std::string& name = column.column.name;
      ASSERT_TRUE(counted.contains(name)) << name;
      EXPECT_EQ(column.value(counters), counted.at(name))
          << report << " " << name << " " << where(asked);
    }
  }

  // The report of workload with its percentile, which is counted from dossiers.
  void compare_working_times(const View& view, const Asked& asked) {
    const auto lines = lines_of_unit(view, asked, Reads::dossiers);
    ASSERT_TRUE(lines);
    compare_columns("workload", "p90", *lines->total.counters, auditor_.workload(asked), asked);
  }

  void compare_unit(const View& view, const Asked& asked) {
    const std::string& unit = asked.unit;
    const Period period{asked.from, asked.to};
    const std::string where = this->where(asked);
    const auto counters =
        period_counters(view, {*view.catalogue->unit_number(unit)}, spoken_at(period, view.now));
    ASSERT_TRUE(counters);
    const Form06a told = form_06a_of(*counters, Form06aFold::extended);
    const Form06a counted = auditor_.form(asked);
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
    const Apologies owed = auditor_.apologies(asked);
    EXPECT_EQ(apologies.owed, owed.owed) << where;
    EXPECT_EQ(apologies.missing, owed.missing) << where;
    EXPECT_EQ(apologies.issued_before_due, owed.issued_before_due) << where;
    EXPECT_EQ(apologies.not_needed, owed.not_needed) << where;
    for (const RateView rate : rate_views) {
      EXPECT_EQ(on_time_ratio(*counters, rate), auditor_.on_time(rate, asked))
          << name_of(rate) << " " << where;
    }
    compare_columns("indicators", "", *counters, auditor_.indicators(asked), asked);
    compare_columns("workload", "", *counters, auditor_.workload(asked), asked);
    reconcile_views(view, unit, period, where);
    const Day day = plus_days(day_of(view.now), static_cast<int32_t>(workload_.below(40)));
    const auto coming = forecast(view, *view.catalogue->unit_number(unit), ForecastBy::unit, day);
    ASSERT_TRUE(coming);
    int64_t told_overdue = 0;
    for (const ForecastRow& row : coming->rows) {
      if (row.key == unit) told_overdue = row.overdue_then;
    }
    EXPECT_EQ(told_overdue, auditor_.overdue_then(unit, day)) << where << " " << format_day(day);
    if (unit != "P") {
      const auto held = forecast(view, *view.catalogue->unit_number(unit), ForecastBy::holder, day);
      ASSERT_TRUE(held);
      EXPECT_EQ(held->total.open, coming->total.open);
      EXPECT_EQ(held->total.overdue_now, coming->total.overdue_now) << where;
      EXPECT_EQ(held->total.overdue_then, coming->total.overdue_then) << where;
    }
  }

  // Two views of the same: both ratios, and causes that add up to the difference.
  void reconcile_views(const View& view, const std::string& unit, const Period& period,
                       const std::string& where) {
    const RateView one = rate_views[workload_.below(rate_views.size())];
    const RateView other = rate_views[workload_.below(rate_views.size())];
    const UnitNumber number = *view.catalogue->unit_number(unit);
    const auto told = reconcile(view, number, period, one, other);
    ASSERT_TRUE(told);
    const auto counters =
        period_counters(view, view.catalogue->subtree(number), spoken_at(period, view.now));
    EXPECT_EQ(told->one, on_time_ratio(*counters, one)) << where;
    EXPECT_EQ(told->other, on_time_ratio(*counters, other)) << where;
    Ratio difference{told->other.numerator - told->one.numerator,
                     told->other.denominator - told->one.denominator};
    for (const Cause& cause : told->causes) {
      EXPECT_FALSE(cause.codes.empty());
      difference.numerator -= cause.other.numerator - cause.one.numerator;
      difference.denominator -= cause.other.denominator - cause.one.denominator;
    }
    EXPECT_EQ(difference, Ratio{}) << where;
  }

  Workload workload_;
  World world_;
  ToldFigures told_figures_{workload_, world_};
  std::optional<RequestIds> old_request_ids_;  // of the last opening, until they are taken over
  Auditor auditor_;
};

// Seeds in blocks: ctest spreads them over the cores and shows how far it is.
constexpr uint64_t blocks_of_seeds = 10;

class Seeds : public ::testing::TestWithParam<uint64_t> {};

TEST_P(Seeds, EachIsJudgedAndGivesTheSameBytesTwice) {
  const uint64_t each = (std::getenv("MOTCUA_LONG") ? 10'000 : 40) / blocks_of_seeds;
  const uint64_t first_seed = GetParam() * each + 1;
  for (uint64_t seed = first_seed; seed < first_seed + each && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto first = Simulation(seed).run(300);
    const auto second = Simulation(seed).run(300);
    EXPECT_TRUE(first == second) << "the same seed gave other bytes";
    EXPECT_GT(first.size(), 500u);
  }
}

INSTANTIATE_TEST_SUITE_P(Block, Seeds, ::testing::Range(uint64_t{0}, blocks_of_seeds));

}  // namespace
}  // namespace motcua::testing
