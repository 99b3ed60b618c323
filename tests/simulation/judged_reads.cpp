// Each read beside the auditor's own count of the same.
#include "tests/simulation/judged_reads.h"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/lookup/at_risk.h"
#include "engine/lookup/explanation.h"
#include "engine/lookup/forecast.h"
#include "engine/lookup/integrity_report.h"
#include "engine/lookup/list.h"
#include "engine/lookup/reconciliation.h"
#include "engine/statistics/timeliness.h"

namespace motcua::testing {
namespace {

// Where a figure stands, for whoever reads of a failure.
std::string where(const Asked& asked) {
  return asked.unit + " " + format_day(asked.from) + " " + format_day(asked.to) + " at " +
         format_instant(asked.as_of);
}

// All dossiers of a unit that has none below.
auto lines_of_unit(const Snapshot& snapshot, const Asked& asked, const char* report,
                   const char* fold) {
  return figures_lines(snapshot, {.report = find_report(report),
                                  .fold = fold,
                                  .rows = {.unit = *snapshot.catalogue->unit_number(asked.unit),
                                           .by = RowsBy::procedure,
                                           .period = {asked.from, asked.to},
                                           .now = snapshot.now}});
}

std::multiset<std::string> listed(const Snapshot& snapshot, ListQuery query) {
  std::multiset<std::string> codes;
  query.page_size = 7;
  do {
    const auto page = list_dossiers(snapshot, query);
    EXPECT_TRUE(page);
    if (!page) break;
    for (const Dossier& dossier : page->dossiers) codes.insert(dossier.code);
    query.page_token = page->next_page_token;
  } while (!query.page_token.empty());
  return codes;
}

// What P.2 was given to do or asked is this unit's: P.2 has ended for it, and for nobody else.
bool stands_in_for_two(const Snapshot& snapshot, const std::string& unit, ListQueue queue) {
  const Unit& two = *snapshot.catalogue->unit("P.2");
  const bool has_ended = two.valid_to && *two.valid_to < day_of(snapshot.now);
  return (queue == ListQueue::parts || queue == ListQueue::asked) && has_ended &&
         two.successors == std::vector<std::string>{unit};
}

// The identities of engine/DOMAIN.md#form-ii06a.
void expect_balance(const PeriodCounters& counters, const std::string& place) {
  const Form06a told = form_06a_of(counters, Form06aFold::extended);
  const int64_t ended = std::accumulate(told.ended.begin(), told.ended.end(), int64_t{0});
  EXPECT_EQ(told.received_total + told.reopened,
            told.resolved_total + told.resolved_again + told.open_total + ended)
      << place;
  const Form06a judged = form_06a_of(counters, Form06aFold::strict_judge);
  EXPECT_EQ(judged.received_total, judged.resolved_total + judged.open_total) << place;
}

}  // namespace

void JudgedReads::compare() {
  const Snapshot snapshot = world_.snapshot();
  const Day today = day_of(snapshot.now);
  for (int i = 0; i < 6; ++i) {
    const Day from = workload_.day_between(day("2025-12-15"), today);
    Day to = plus_days(from, static_cast<int32_t>(workload_.below(60)));
    if (workload_.below(4) == 0) to = std::max(from, plus_days(today, -1));
    const char* units[] = {"P", "P.1", "P.2", "P.3"};
    const std::string unit = units[workload_.below(4)];
    const Asked asked{unit, from, to, snapshot.now};
    compare_unit(snapshot, asked);
    compare_rows(snapshot, {from, to});
    expect_balance_of_histories(snapshot, {from, to});
    if (unit == "P") continue;  // the others have no units below
    compare_overdue(snapshot, asked);
    compare_working_times(snapshot, asked);
    compare_integrity(snapshot, asked);
    compare_lists(snapshot, unit);
    compare_at_risk(snapshot, asked);
  }
  told_figures_.compare();
  for (int i = 0; i < 10; ++i) compare_explanation(snapshot);
}

void JudgedReads::expect_balance_of_histories(const Snapshot& snapshot, const Period& period) {
  for (const char* unit : {"Q", "Q.1", "Q.2"}) {
    const auto counters = period_counters(snapshot, {*snapshot.catalogue->unit_number(unit)},
                                          spoken_at(period, snapshot.now));
    ASSERT_TRUE(counters);
    expect_balance(*counters, std::string(unit) + " " + format_day(period.from) + " to " +
                                  format_day(period.to));
    const auto ever =
        period_counters(snapshot, {*snapshot.catalogue->unit_number(unit)},
                        spoken_at({day("2020-01-01"), day_of(snapshot.now)}, snapshot.now));
    ASSERT_TRUE(ever);
    const Auditor::Mirrored told{.received = ever->flow(Measure::mirrored_received),
                                 .resolved = ever->flow(Measure::mirrored_resolved),
                                 .open = ever->closing_stock(Measure::mirrored_open)};
    EXPECT_EQ(told, auditor_.mirrored(unit)) << unit;
  }
}

void JudgedReads::compare_late_time(const Snapshot& snapshot) {
  const Day today = day_of(snapshot.now);
  const Day of = plus_days(today, -static_cast<int32_t>(workload_.below(4)));
  const ReportQuery query{.report = find_report("attribution"),
                          .fold = {},
                          .rows = {.unit = *snapshot.catalogue->unit_number("P"),
                                   .by = RowsBy::holder,
                                   .period = {of, of},
                                   .now = snapshot.now}};
  const auto lines = figures_lines(snapshot, query);
  ASSERT_TRUE(lines);
  std::map<std::string, int64_t> told;
  int64_t sum = 0;
  for (const ReportLine& line : lines->lines) {
    told[line.key] = line.counters->spread.late_minutes;
    sum += line.counters->spread.late_minutes;
  }
  EXPECT_EQ(sum, lines->total.counters->spread.late_minutes);
  EXPECT_EQ(told, auditor_.late_minutes(of, snapshot.now)) << format_day(of);
}

void JudgedReads::compare_lists(const Snapshot& snapshot, const std::string& unit) {
  for (const ListQueue queue :
       {ListQueue::open, ListQueue::due_today, ListQueue::overdue, ListQueue::waiting,
        ListQueue::undated, ListQueue::acceptance, ListQueue::to_return, ListQueue::to_close,
        ListQueue::consulting, ListQueue::due_on_day_off, ListQueue::parts, ListQueue::asked}) {
    auto expected = auditor_.queued(unit, queue, snapshot.now);
    if (stands_in_for_two(snapshot, unit, queue)) {
      expected.merge(auditor_.queued("P.2", queue, snapshot.now));
    }
    EXPECT_EQ(listed(snapshot, {.unit = unit, .queue = queue}), expected)
        << unit << " queue " << static_cast<int>(queue) << " at " << format_instant(snapshot.now);
  }
  const std::string identity = std::to_string(100 + workload_.below(50));
  EXPECT_EQ(listed(snapshot, {.identity = identity}), auditor_.with_identity(identity)) << identity;
}

void JudgedReads::compare_at_risk(const Snapshot& snapshot, Asked asked) {
  const Day today = day_of(snapshot.now);
  asked.to = std::max(asked.to, today);
  asked.as_of = Instant{end_of(today).microseconds - 1};
  const RateView rate = rate_views[workload_.below(rate_views.size())].value;
  const Day until = workload_.day_between(today, plus_days(today, 9));
  const auto told = at_risk(snapshot, {.unit = *snapshot.catalogue->unit_number(asked.unit),
                                       .until = until,
                                       .rate_view = rate,
                                       .period = {asked.from, asked.to}});
  ASSERT_TRUE(told);
  std::multiset<std::string> codes;
  for (const AtRiskDossier& one : told->dossiers) codes.insert(one.dossier.code);
  EXPECT_EQ(codes, auditor_.due_between(asked.unit, snapshot.now, end_of(until))) << where(asked);
  EXPECT_EQ(told->if_nobody_acts, auditor_.on_time(rate, asked))
      << name_of(rate) << " " << where(asked);
}

void JudgedReads::compare_explanation(const Snapshot& snapshot) {
  if (snapshot.head.dossiers == 0) return;
  const auto dossier = find_by_number(snapshot, {1 + workload_.below(snapshot.head.dossiers)});
  ASSERT_TRUE(dossier && *dossier);
  const Explanation explanation = explain(**dossier, *snapshot.catalogue);
  if (explanation.steps.empty()) return;
  // A correction has a limit of its own, and is explained alone.
  const auto& corrections = (*dossier)->corrections;
  Minute at =
      minute_of(corrections.empty() ? *(*dossier)->received_at : corrections.back().reopened_at);
  for (const Step& step : explanation.steps) {
    EXPECT_EQ(step.from.value, at.value) << (*dossier)->code;
    EXPECT_GE(step.to.value, step.from.value) << (*dossier)->code;
    at = step.to;
  }
  if (!(*dossier)->current_due_time) return;
  const Minute due = minute_of(*(*dossier)->current_due_time);
  const StepReason last = explanation.steps.back().reason;
  const bool resumed_backwards =
      (*dossier)->imported && (last == StepReason::paused || last == StepReason::second_phase);
  if (!resumed_backwards || at < due) {
    EXPECT_EQ(at.value, due.value) << (*dossier)->code;
  }
}

void JudgedReads::compare_integrity(const Snapshot& snapshot, const Asked& asked) {
  const auto report = check_integrity(snapshot, *snapshot.catalogue->unit_number(asked.unit),
                                      {asked.from, asked.to});
  ASSERT_TRUE(report);
  std::map<std::string, int64_t> told;
  for (const auto& [group, count] : report->counts)
    told[std::string(name_of(group.check))] += count;
  EXPECT_EQ(told, auditor_.integrity(asked)) << where(asked);
}

void JudgedReads::compare_overdue(const Snapshot& snapshot, const Asked& asked) {
  // The same from the open queues and from all dossiers, as the period ends today or before.
  const auto lines = lines_of_unit(snapshot, asked, "overdue", "");
  ASSERT_TRUE(lines);
  decltype(Spread::overdue) counted{};
  for (const auto& [days, count] : auditor_.overdue_by_days(asked)) {
    counted[days <= 1 ? 0 : days <= 5 ? 1 : days <= 10 ? 2 : days <= 30 ? 3 : 4] += count;
  }
  EXPECT_EQ(lines->total.counters->spread.overdue, counted) << where(asked);
}

void JudgedReads::compare_rows(const Snapshot& snapshot, const Period& period) {
  constexpr std::array rows_by{RowsBy::unit, RowsBy::procedure, RowsBy::channel};
  constexpr std::array channels{Channel::online, Channel::online_partial, Channel::direct,
                                Channel::post};
  const RowsBy by = rows_by[workload_.below(rows_by.size())];
  const Side side = workload_.below(2) ? Side::handling : Side::receiving;
  const bool whole = by == RowsBy::unit || workload_.below(2) == 0;
  const auto lines =
      lines_of_cells(snapshot, {.unit = *snapshot.catalogue->unit_number(whole ? "P" : "P.2"),
                                .side = side,
                                .by = by,
                                .period = period,
                                .now = snapshot.now});
  ASSERT_TRUE(lines);
  const auto judge = [&](const ReportLine& line, const Asked& asked) {
    EXPECT_EQ(form_06a_of(*line.counters, Form06aFold::extended), auditor_.form(asked))
        << name_of(by) << " '" << line.key << "' side " << static_cast<int>(side) << " "
        << where(asked);
  };
  const Asked all{whole ? "" : "P.2", period.from, period.to, snapshot.now, side};
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

void JudgedReads::compare_columns(const char* report, const char* fold,
                                  const PeriodCounters& counters, const Auditor::Figures& counted,
                                  const Asked& asked) {
  for (const ReportColumn& column : find_report(report)->columns(fold)) {
    const std::string& name = column.column.name;
    ASSERT_TRUE(counted.contains(name)) << name;
    EXPECT_EQ(column.value(counters), counted.at(name))
        << report << " " << name << " " << where(asked);
  }
}

void JudgedReads::compare_working_times(const Snapshot& snapshot, const Asked& asked) {
  const auto lines = lines_of_unit(snapshot, asked, "workload", "p90");
  ASSERT_TRUE(lines);
  compare_columns("workload", "p90", *lines->total.counters, auditor_.workload(asked), asked);
}

void JudgedReads::compare_unit(const Snapshot& snapshot, const Asked& asked) {
  const std::string& unit = asked.unit;
  const Period period{asked.from, asked.to};
  const std::string place = where(asked);
  const auto counters = period_counters(snapshot, {*snapshot.catalogue->unit_number(unit)},
                                        spoken_at(period, snapshot.now));
  ASSERT_TRUE(counters);
  const Form06a told = form_06a_of(*counters, Form06aFold::extended);
  const Form06a counted = auditor_.form(asked);
  EXPECT_EQ(told.received_total, counted.received_total) << place;
  EXPECT_EQ(told.carried_over, counted.carried_over) << place;
  EXPECT_EQ(told.resolved_early, counted.resolved_early) << place;
  EXPECT_EQ(told.resolved_on_time, counted.resolved_on_time) << place;
  EXPECT_EQ(told.resolved_late, counted.resolved_late) << place;
  EXPECT_EQ(told.open_total, counted.open_total) << place;
  EXPECT_EQ(told.open_overdue, counted.open_overdue) << place;
  EXPECT_EQ(told.waiting, counted.waiting) << place;
  EXPECT_EQ(told, counted) << place;
  expect_balance(*counters, place);
  const Apologies apologies = apologies_of(*counters);
  const Apologies owed = auditor_.apologies(asked);
  EXPECT_EQ(apologies.owed, owed.owed) << place;
  EXPECT_EQ(apologies.missing, owed.missing) << place;
  EXPECT_EQ(apologies.issued_before_due, owed.issued_before_due) << place;
  EXPECT_EQ(apologies.not_needed, owed.not_needed) << place;
  for (const auto& [rate, name] : rate_views) {
    EXPECT_EQ(on_time_ratio(*counters, rate), auditor_.on_time(rate, asked))
        << name << " " << place;
  }
  compare_columns("indicators", "", *counters, auditor_.indicators(asked), asked);
  compare_columns("workload", "", *counters, auditor_.workload(asked), asked);
  compare_columns("intake", "", *counters, auditor_.intake(asked), asked);
  reconcile_views(snapshot, unit, period, place);
  const Day today = day_of(snapshot.now);
  const Day day = workload_.day_between(today, plus_days(today, 39));
  const auto coming =
      forecast(snapshot, *snapshot.catalogue->unit_number(unit), ForecastBy::unit, day);
  ASSERT_TRUE(coming);
  int64_t told_overdue = 0;
  for (const ForecastRow& row : coming->rows) {
    if (row.key == unit) told_overdue = row.overdue_then;
  }
  EXPECT_EQ(told_overdue, auditor_.overdue_then(unit, day)) << place << " " << format_day(day);
  if (unit != "P") {
    const auto held =
        forecast(snapshot, *snapshot.catalogue->unit_number(unit), ForecastBy::holder, day);
    ASSERT_TRUE(held);
    EXPECT_EQ(held->total.open, coming->total.open);
    EXPECT_EQ(held->total.overdue_now, coming->total.overdue_now) << place;
    EXPECT_EQ(held->total.overdue_then, coming->total.overdue_then) << place;
  }
}

void JudgedReads::reconcile_views(const Snapshot& snapshot, const std::string& unit,
                                  const Period& period, const std::string& place) {
  const RateView one = rate_views[workload_.below(rate_views.size())].value;
  const RateView other = rate_views[workload_.below(rate_views.size())].value;
  const UnitNumber number = *snapshot.catalogue->unit_number(unit);
  const auto told = reconcile(snapshot, number, period, one, other);
  ASSERT_TRUE(told);
  const auto counters = period_counters(snapshot, snapshot.catalogue->subtree(number),
                                        spoken_at(period, snapshot.now));
  EXPECT_EQ(told->one, on_time_ratio(*counters, one)) << place;
  EXPECT_EQ(told->other, on_time_ratio(*counters, other)) << place;
  Ratio difference{told->other.numerator - told->one.numerator,
                   told->other.denominator - told->one.denominator};
  for (const Cause& cause : told->causes) {
    EXPECT_FALSE(cause.codes.empty());
    difference.numerator -= cause.other.numerator - cause.one.numerator;
    difference.denominator -= cause.other.denominator - cause.one.denominator;
  }
  EXPECT_EQ(difference, Ratio{}) << place;
}

}  // namespace motcua::testing
