// The columns as one list: name, official number, member; the fold is arithmetic on counters.
#include "engine/statistics/reports/form_06a.h"

namespace motcua {
namespace {

struct ColumnOf {
  const char* name;
  const char* number;
  int64_t Form06a::*member;
  bool strict;  // in the form's thirteen
};

constexpr ColumnOf columns[] = {
    {"received_total", "(3)", &Form06a::received_total, true},
    {"received_online", "(4)", &Form06a::received_online, true},
    {"received_direct_or_post", "(5)", &Form06a::received_direct_or_post, true},
    {"carried_over", "(6)", &Form06a::carried_over, true},
    {"resolved_total", "(7)", &Form06a::resolved_total, true},
    {"resolved_early", "(8)", &Form06a::resolved_early, true},
    {"resolved_on_time", "(9)", &Form06a::resolved_on_time, true},
    {"resolved_late", "(10)", &Form06a::resolved_late, true},
    {"open_total", "(11)", &Form06a::open_total, true},
    {"open_in_time", "(12)", &Form06a::open_in_time, true},
    {"open_overdue", "(13)", &Form06a::open_overdue, true},
    {"reopened", "", &Form06a::reopened, false},
    {"resolved_undated", "", &Form06a::resolved_undated, false},
    {"resolved_again", "", &Form06a::resolved_again, false},
    {"withdrawn", "", &Form06a::withdrawn, false},
    {"stopped", "", &Form06a::stopped, false},
    {"annulled", "", &Form06a::annulled, false},
    {"open_undated", "", &Form06a::open_undated, false},
    {"waiting", "", &Form06a::waiting, false},
};

Row row_of(const ReportLine& line, Form06aFold fold) {
  Row row{.key = line.key, .title = line.title, .cells = {}};
  const Form06a form = form_06a_of(line.counters, fold);
  for (const ColumnOf& column : columns) {
    if (column.strict || fold == Form06aFold::extended) row.cells.push_back(form.*column.member);
  }
  return row;
}

Footnote footnote(const char* key, const Form06a& all) {
  return {.key = key,
          .figures = {{"reopened", all.reopened},
                      {"resolved_again", all.resolved_again},
                      {"withdrawn", all.withdrawn},
                      {"stopped", all.stopped},
                      {"annulled", all.annulled},
                      {"resolved_undated", all.resolved_undated},
                      {"open_undated", all.open_undated}}};
}

// Adds what the form has no column for to the columns it has.
void judge_into(Form06a& form, const PeriodCounters& counters) {
  form.resolved_early += counters.flow(Measure::again_early) + counters.flow(Measure::ended_early);
  form.resolved_on_time +=
      counters.flow(Measure::again_on_time) + counters.flow(Measure::ended_on_time);
  form.resolved_late += counters.flow(Measure::again_late) + counters.flow(Measure::ended_late);
  form.resolved_total += form.resolved_again + form.withdrawn + form.stopped;
  form.received_online -= counters.flow(Measure::annulled_online);
  form.received_direct_or_post += form.reopened - counters.flow(Measure::annulled_other);
  form.received_total += form.reopened - form.annulled;
}

}  // namespace

Form06a form_06a_of(const PeriodCounters& counters, Form06aFold fold) {
  const auto flow = [&](Measure measure) { return counters.flow(measure); };
  Form06a form;
  form.received_online = flow(Measure::received_online);
  form.received_direct_or_post = flow(Measure::received_direct) + flow(Measure::received_post);
  form.carried_over = counters.opening_stock(Measure::open);
  form.received_total = form.received_online + form.received_direct_or_post + form.carried_over;
  form.resolved_early = flow(Measure::resolved_early);
  form.resolved_on_time = flow(Measure::resolved_on_time);
  form.resolved_late = flow(Measure::resolved_late);
  form.resolved_undated = flow(Measure::resolved_undated);
  form.resolved_total =
      form.resolved_early + form.resolved_on_time + form.resolved_late + form.resolved_undated;
  form.open_total = counters.closing_stock(Measure::open);
  form.open_overdue = counters.closing_stock(Measure::overdue);
  form.open_undated = counters.closing_stock(Measure::undated_open);
  form.open_in_time = form.open_total - form.open_overdue - form.open_undated;
  form.waiting = counters.closing_stock(Measure::waiting);
  form.reopened = flow(Measure::reopened);
  form.resolved_again = flow(Measure::again_early) + flow(Measure::again_on_time) +
                        flow(Measure::again_late) + flow(Measure::again_undated);
  form.withdrawn = flow(Measure::withdrawn);
  form.stopped = flow(Measure::stopped);
  form.annulled = flow(Measure::annulled_online) + flow(Measure::annulled_other);
  if (fold == Form06aFold::strict_judge) judge_into(form, counters);
  return form;
}

ReportTable form_06a_table(const std::vector<ReportLine>& lines, const ReportLine& total,
                           Form06aFold fold) {
  ReportTable table;
  for (const ColumnOf& column : columns) {
    if (!column.strict && fold != Form06aFold::extended) continue;
    table.columns.push_back({.name = column.name,
                             .title = std::string("column.") + column.name,
                             .number = column.number});
  }
  for (const ReportLine& line : lines) {
    if (!form_06a_of(line.counters, Form06aFold::extended).all_zero()) {
      table.rows.push_back(row_of(line, fold));
    }
  }
  table.totals = row_of(total, fold);
  const Form06a all = form_06a_of(total.counters, Form06aFold::extended);
  if (fold == Form06aFold::strict) table.footnotes.push_back(footnote("footnote.strict", all));
  if (fold == Form06aFold::strict_judge) table.footnotes.push_back(footnote("footnote.judge", all));
  return table;
}

}  // namespace motcua
