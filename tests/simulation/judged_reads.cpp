// Each read beside the auditor's own count of the same.
#include "tests/simulation/judged_reads.h"

#include <gtest/gtest.h>

#include <numeric>

#include "engine/lookup/at_risk.h"
#include "engine/lookup/explanation.h"
#include "engine/lookup/forecast.h"
#include "engine/lookup/freezing.h"
#include "engine/lookup/holdings.h"
#include "engine/lookup/integrity_report.h"
#include "engine/lookup/queues.h"
#include "engine/lookup/reconciliation.h"
#include "engine/lookup/search.h"
#include "engine/records/history.h"
#include "engine/statistics/timeliness.h"
#include "tests/queue_counts.h"

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

// Of the auditor's dossiers: those of histories are handled by Q and the units below it.
std::multiset<std::string> found(const Snapshot& snapshot, const std::string& letters,
                                 const std::string& digits) {
  std::multiset<std::string> codes;
  const std::string text = letters + " " + digits;
  SearchQuery query{.text = text, .words = text, .letter_words = letters};
  query.page_size = 7;
  do {
    const auto page = search_dossiers(snapshot, query);
    EXPECT_TRUE(page);
    if (!page) break;
    for (const FoundDossier& one : page->found) {
      if (!one.dossier.application.unit.starts_with("Q")) codes.insert(one.dossier.code);
    }
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

// "P.1 s1 'Bước 1' 4h 2026-01-05T08:00 → now due 2026-01-05T14:00 used 20 waited 0 undated"
std::vector<std::string> words_of(const std::vector<SlipRow>& slip) {
  std::vector<std::string> rows;
  for (const SlipRow& row : slip) {
    const std::string timeliness =
        row.timeliness ? std::to_string(static_cast<int>(*row.timeliness)) : "none";
    rows.push_back(row.holder.unit + " " + row.holder.step + " '" + row.step_name + "' " +
                   row.limit + " " + format_instant(row.from) + " → " +
                   (row.to ? format_instant(*row.to) : "now") + " due " +
                   (row.due ? format_instant(*row.due) : "none") + " used " +
                   std::to_string(row.used_minutes) + " waited " +
                   std::to_string(row.waiting_minutes) + " timeliness " + timeliness);
  }
  return rows;
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
    if (i < 2) compare_steps(snapshot, {from, to});
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
  for (int i = 0; i < 10; ++i) compare_slip(snapshot);
  compare_histories(snapshot);
  compare_frozen_forms();
}

void JudgedReads::compare_slip(const Snapshot& snapshot) {
  if (snapshot.head.dossiers == 0) return;
  const auto dossier = find_by_number(snapshot, {1 + workload_.below(snapshot.head.dossiers)});
  ASSERT_TRUE(dossier && *dossier);
  Instant now = snapshot.now;
  if (workload_.below(3) == 0) now = plus_minutes(now, static_cast<int64_t>(workload_.below(6000)));
  const auto judged = auditor_.slip((*dossier)->code, now);
  if (!judged) return;
  const auto holdings = holdings_of(snapshot, **dossier);
  ASSERT_TRUE(holdings);
  EXPECT_EQ(words_of(control_slip(**dossier, *holdings, *snapshot.catalogue, now)),
            words_of(*judged))
      << (*dossier)->code << " at " << format_instant(now);
}

void JudgedReads::compare_steps(const Snapshot& snapshot, const Period& period) {
  constexpr std::array rows_by{RowsBy::step, RowsBy::holder, RowsBy::procedure, RowsBy::unit};
  const RowsBy by = rows_by[workload_.below(rows_by.size())];
  const char* units[] = {"P", "R", "P.1", "P.2"};
  const std::string unit = units[workload_.below(4)];
  const Asked asked =
      of_subtree(unit, snapshot, period, workload_.below(2) ? Side::handling : Side::receiving);
  const auto lines =
      figures_lines(snapshot, {.report = find_report("steps"),
                               .fold = "",
                               .rows = {.unit = *snapshot.catalogue->unit_number(unit),
                                        .side = asked.side,
                                        .by = by,
                                        .period = period,
                                        .now = snapshot.now}});
  ASSERT_TRUE(lines);
  auto counted = auditor_.steps(asked, by);
  compare_columns("steps", "", *lines->total.counters, counted.at(""), asked);
  counted.erase("");
  if (by == RowsBy::unit) {
    for (const ReportLine& line : lines->lines) {
      const Asked row = of_row(line.key, asked, unit);
      compare_columns("steps", "", *line.counters, auditor_.steps(row, by).at(""), row);
    }
    return;
  }
  for (const ReportLine& line : lines->lines) {
    ASSERT_TRUE(counted.contains(line.key)) << line.key << " " << where(asked);
    compare_columns("steps", "", *line.counters, counted.at(line.key), asked);
    counted.erase(line.key);
  }
  EXPECT_TRUE(counted.empty()) << "no row " << counted.begin()->first << " " << where(asked);
}

void JudgedReads::compare_histories(const Snapshot& snapshot) {
  const auto& histories = auditor_.histories();
  for (int i = 0; i < 6 && !histories.empty(); ++i) {
    const ImportDossier& import = histories[workload_.below(histories.size())];
    const auto dossier = find_by_code(snapshot, import.code);
    ASSERT_TRUE(dossier && *dossier) << import.code;
    const auto& judged = auditor_.history_of(import.code);
    EXPECT_EQ((*dossier)->revision, judged.revision) << import.code;
    EXPECT_EQ(static_cast<int>((*dossier)->state), judged.state) << import.code;
    const auto records = records_as_stored(journal_of(*snapshot.store), **dossier);
    ASSERT_TRUE(records);
    std::vector<std::string> told;
    for (const JournalRecord& record : *records) {
      if (record.header.imported) told.push_back(record.header.source_hash);
    }
    std::vector<std::string> given;
    for (const ImportedEvent& event : import.events) given.push_back(event.source_hash);
    EXPECT_EQ(told, given) << import.code;
  }
}

Asked JudgedReads::of_subtree(const std::string& unit, const Snapshot& snapshot,
                              const Period& period, Side side) const {
  Asked asked{unit, period.from, period.to, snapshot.now, side};
  asked.units = auditor_.below(unit, std::min(period.to, day_of(snapshot.now)));
  return asked;
}

Asked JudgedReads::of_row(const std::string& key, const Asked& whole,
                          const std::string& unit) const {
  Asked row = whole;
  row.unit = key;
  row.units = {key};
  if (key != unit) row.units = auditor_.below(key, std::min(whole.to, day_of(whole.as_of)));
  return row;
}

void JudgedReads::compare_frozen_forms() {
  const Snapshot snapshot = world_.snapshot();
  if (!frozen_.empty() && workload_.below(2) == 0) {
    const FrozenReport& kept = frozen_[workload_.below(frozen_.size())];
    const ReportQuestion& question = kept.question;
    const auto found = find_frozen(snapshot, question);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ(**found, kept) << "what was judged when it was frozen";
    const auto restated = compare_frozen(snapshot, kept);
    ASSERT_TRUE(restated);
    expect_form(restated->today,
                of_subtree(question.unit, snapshot, {question.from, question.to}, Side::handling));
    return;
  }
  const Day today = day_of(snapshot.now);
  const Day from = workload_.day_between(day("2025-12-15"), today);
  const Day to = workload_.day_between(from, today);
  if (to >= today) return;
  const std::string unit = workload_.below(2) ? "P" : "R";
  const auto taken =
      take_figures(snapshot, {.report = find_report("form-06a"),
                              .fold = "extended",
                              .rows = {.unit = *snapshot.catalogue->unit_number(unit),
                                       .by = RowsBy::unit,
                                       .period = {from, to},
                                       .now = snapshot.now}});
  ASSERT_TRUE(taken);
  expect_form(*taken, of_subtree(unit, snapshot, {from, to}, Side::handling));
  Request request{.command = FreezeReport{*taken}};
  request.actor.role = Role::head;
  const auto answer = world_.act(request);
  ASSERT_TRUE(answer);
  if (!answer->unchanged) frozen_.push_back(*taken);
}

void JudgedReads::expect_form(const FrozenReport& report, const Asked& whole) {
  constexpr std::pair<const char*, int64_t Form06a::*> columns[] = {
      {"received_total", &Form06a::received_total},
      {"carried_over", &Form06a::carried_over},
      {"resolved_total", &Form06a::resolved_total},
      {"open_total", &Form06a::open_total},
      {"open_overdue", &Form06a::open_overdue}};
  const auto judge = [&](const FrozenRow& row, const Asked& asked) {
    const Form06a counted = auditor_.form(asked);
    for (const auto& [name, member] : columns) {
      const auto column = std::find(report.columns.begin(), report.columns.end(), name);
      ASSERT_NE(column, report.columns.end()) << name;
      const auto place = static_cast<size_t>(column - report.columns.begin());
      EXPECT_EQ(row.cells[place].numerator, counted.*member)
          << name << " of row '" << row.key << "' of " << where(whole);
    }
  };
  judge(report.totals, whole);
  for (const FrozenRow& row : report.rows) judge(row, of_row(row.key, whole, whole.unit));
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
  EXPECT_EQ(told, auditor_.late_minutes(auditor_.below("P", of), of, snapshot.now))
      << format_day(of);
}

void JudgedReads::compare_lists(const Snapshot& snapshot, const std::string& unit) {
  const char* holders[] = {"", "", "P.1", "P.2", "P.3"};
  const ListQuery asked{.unit = unit,
                        .side = queue_sides[workload_.below(queue_sides.size())].value,
                        .holder = holders[workload_.below(5)]};
  EXPECT_EQ(differing_counts(snapshot, asked), "") << unit;
  if (workload_.below(4) == 0) {
    EXPECT_EQ(differing_counts(snapshot, {.unit = "P", .subtree = true, .side = asked.side}), "");
  }
  for (const auto& named : list_queues) {
    const ListQueue queue = named.value;
    // Which the auditor does not reckon.
    if (queue == ListQueue::apology_owed || queue == ListQueue::to_move) continue;
    auto expected = auditor_.queued({unit, queue, *asked.side, asked.holder}, snapshot.now);
    if (stands_in_for_two(snapshot, unit, queue)) {
      expected.merge(auditor_.queued({"P.2", queue, *asked.side, asked.holder}, snapshot.now));
    }
    ListQuery query = asked;
    query.queue = queue;
    EXPECT_EQ(listed(snapshot, query), expected)
        << unit << " queue " << named.name << " side " << static_cast<int>(*asked.side)
        << " holder " << asked.holder << " at " << format_instant(snapshot.now);
  }
  const std::string identity = std::to_string(100 + workload_.below(50));
  EXPECT_EQ(listed(snapshot, {.identity = identity}), auditor_.with_identity(identity)) << identity;
  const std::string digits = std::to_string(1 + workload_.below(300));
  EXPECT_EQ(found(snapshot, "name", digits), auditor_.found_by_name(digits)) << digits;
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
  // Behind the due time of a first phase that ended late: up to the second.
  const auto overdue =
      std::find_if(explanation.steps.begin(), explanation.steps.end(),
                   [](const Step& step) { return step.reason == StepReason::overdue; });
  if (overdue == explanation.steps.begin()) return;
  if (overdue != explanation.steps.end()) at = overdue->from;
  const StepReason last = std::prev(overdue)->reason;
  const bool resumed_backwards =
      (*dossier)->imported && (last == StepReason::paused || last == StepReason::second_phase ||
                               last == StepReason::counted_anew);
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
  const std::string unit = !whole ? "P.2" : workload_.below(3) == 0 ? "R" : "P";
  const auto lines = lines_of_cells(snapshot, {.unit = *snapshot.catalogue->unit_number(unit),
                                               .side = side,
                                               .by = by,
                                               .period = period,
                                               .now = snapshot.now});
  ASSERT_TRUE(lines);
  const auto judge = [&](const ReportLine& line, const Asked& asked) {
    EXPECT_EQ(form_06a_of(*line.counters, Form06aFold::extended), auditor_.form(asked))
        << name_of(by) << " '" << line.key << "' side " << static_cast<int>(side) << " "
        << where(asked);
    compare_columns("money", "", *line.counters, auditor_.money(asked), asked);
  };
  const Asked all = of_subtree(unit, snapshot, period, side);
  judge(lines->total, all);
  for (const ReportLine& line : lines->lines) {
    Asked row = all;
    if (by == RowsBy::unit) row = of_row(line.key, all, unit);
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
  compare_columns("money", "", *counters, auditor_.money(asked), asked);
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
  std::vector<UnitNumber> units;
  for (const std::string& code : auditor_.below(unit, std::min(period.to, day_of(snapshot.now)))) {
    units.push_back(*snapshot.catalogue->unit_number(code));
  }
  const auto counters = period_counters(snapshot, units, spoken_at(period, snapshot.now));
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
