// The columns: name, official number, member, and one for each ending of what was received; the
// fold is arithmetic on counters.
#include "engine/statistics/reports/form_06a.h"

#include "engine/statistics/reports/report.h"

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
};
// Here stand the endings.
constexpr ColumnOf last_columns[] = {
    {"open_undated", "", &Form06a::open_undated, false},
    {"waiting", "", &Form06a::waiting, false},
    {"moved_in", "", &Form06a::moved_in, false},
    {"moved_out", "", &Form06a::moved_out, false},
};

bool is_of_received(const EndingRow& ending) { return ending.kind != EndingKind::unaccepted; }

int64_t ended_so(const EndingRow& ending, const PeriodCounters& counters) {
  const int64_t online = counters.flow(ending.online);
  return ending.online == ending.at_desk ? online : online + counters.flow(ending.at_desk);
}

Form06aFold parse_fold(std::string_view fold) {
  if (fold == "strict") return Form06aFold::strict;
  return fold == "judge" ? Form06aFold::strict_judge : Form06aFold::extended;
}

// Adds what the form has no column for to the columns it has.
void judge_into(Form06a& form, const PeriodCounters& counters) {
  form.resolved_early += counters.flow(Measure::again_early) + counters.flow(Measure::ended_early);
  form.resolved_on_time +=
      counters.flow(Measure::again_on_time) + counters.flow(Measure::ended_on_time);
  form.resolved_late += counters.flow(Measure::again_late) + counters.flow(Measure::ended_late);
  form.resolved_total += form.resolved_again;
  form.received_direct_or_post += form.reopened;
  form.received_total += form.reopened;
  for (const EndingRow& ending : endings) {
    switch (ending.kind) {
      case EndingKind::unaccepted: break;
      case EndingKind::judged: form.resolved_total += form.of(ending.ending); break;
      case EndingKind::undone:
        form.received_online -= counters.flow(ending.online);
        form.received_direct_or_post -= counters.flow(ending.at_desk);
        form.received_total -= form.of(ending.ending);
        break;
    }
  }
}

}  // namespace

Form06a form_06a_of(const PeriodCounters& counters, Form06aFold fold) {
  const auto flow = [&](Measure measure) { return counters.flow(measure); };
  Form06a form;
  form.received_online = flow(Measure::received_online);
  form.received_direct_or_post = flow(Measure::received_direct) + flow(Measure::received_post);
  form.carried_over = carried_over(counters);
  form.moved_in = flow(Measure::moved_in);
  form.moved_out = flow(Measure::moved_out);
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
  for (const EndingRow& ending : endings) {
    if (is_of_received(ending)) form.of(ending.ending) = ended_so(ending, counters);
  }
  if (fold == Form06aFold::strict_judge) judge_into(form, counters);
  return form;
}

std::vector<ReportColumn> form_06a_columns(std::string_view fold_name) {
  const Form06aFold fold = parse_fold(fold_name);
  std::vector<ReportColumn> result;
  const auto add = [&](const ColumnOf& column) {
    if (!column.strict && fold != Form06aFold::extended) return;
    result.push_back(report_columns::count(
        column.name,
        [fold, member = column.member](const CountedRow& row) { return row.form(fold).*member; },
        column.number));
  };
  for (const ColumnOf& column : columns) add(column);
  for (const EndingRow& ending : endings) {
    if (!is_of_received(ending) || fold != Form06aFold::extended) continue;
    result.push_back(report_columns::count(
        std::string(ending.name()),
        [&ending](const PeriodCounters& counters) { return ended_so(ending, counters); }));
  }
  for (const ColumnOf& column : last_columns) add(column);
  return result;
}

std::vector<Footnote> form_06a_footnotes(const PeriodCounters& total, std::string_view fold_name) {
  const Form06aFold fold = parse_fold(fold_name);
  const Form06a all = form_06a_of(total, Form06aFold::extended);
  std::vector<Footnote> footnotes;
  if (fold != Form06aFold::extended) {
    Footnote footnote{.key = fold == Form06aFold::strict ? "footnote.strict" : "footnote.judge",
                      .figures = {{"reopened", all.reopened},
                                  {"resolved_again", all.resolved_again},
                                  {"resolved_undated", all.resolved_undated},
                                  {"open_undated", all.open_undated}}};
    for (const EndingRow& ending : endings) {
      if (!is_of_received(ending)) continue;
      footnote.figures.emplace_back(ending.name(), all.of(ending.ending));
    }
    footnotes.push_back(std::move(footnote));
  }
  if (all.moved_in != 0 || all.moved_out != 0) {
    footnotes.push_back({.key = "footnote.moved",
                         .figures = {{"moved_in", all.moved_in}, {"moved_out", all.moved_out}}});
  }
  return footnotes;
}

}  // namespace motcua
