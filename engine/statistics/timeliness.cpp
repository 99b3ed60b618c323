// Views and apologies as arithmetic on the period's counters.
#include "engine/statistics/timeliness.h"

namespace motcua {
namespace {

Ratio portal_ratio(const PeriodCounters& counters) {
  const int64_t finished_on_time = counters.flow(Measure::portal_on_time);
  const int64_t finished = finished_on_time + counters.flow(Measure::portal_not_on_time);
  const int64_t open = counters.closing_stock(Measure::portal_open);
  const int64_t open_in_time = open - counters.closing_stock(Measure::portal_open_late) -
                               counters.closing_stock(Measure::portal_open_undated);
  return {finished_on_time + open_in_time, finished + open};
}

}  // namespace

int64_t received_new(const PeriodCounters& counters) {
  return counters.flow(Measure::received_online) + counters.flow(Measure::received_direct) +
         counters.flow(Measure::received_post);
}

int64_t resolved_total(const PeriodCounters& counters) {
  return counters.flow(Measure::resolved_early) + counters.flow(Measure::resolved_on_time) +
         counters.flow(Measure::resolved_late) + counters.flow(Measure::resolved_undated);
}

Ratio on_time_ratio(const PeriodCounters& counters, RateView view) {
  const int64_t in_time =
      counters.flow(Measure::resolved_early) + counters.flow(Measure::resolved_on_time);
  const int64_t received = received_new(counters) + carried_over(counters);
  switch (view) {
    case RateView::resolved: return {in_time, resolved_total(counters)};
    case RateView::all_received: return {in_time, received};
    case RateView::portal_766: return portal_ratio(counters);
    case RateView::needs_processing: break;
  }
  const int64_t late = counters.flow(Measure::resolved_late);
  return {received - late - counters.closing_stock(Measure::overdue), received};
}

Apologies apologies_of(const PeriodCounters& counters) {
  const int64_t late = counters.flow(Measure::resolved_late);
  const int64_t late_before = counters.flow(Measure::late_letter_before_due);
  const int64_t late_after = counters.flow(Measure::late_letter_after_due);
  Apologies apologies;
  apologies.owed = late + counters.closing_stock(Measure::overdue);
  apologies.issued_before_due =
      late_before + counters.closing_stock(Measure::overdue_letter_before_due);
  apologies.issued_after_due =
      late_after + counters.closing_stock(Measure::overdue_letter_after_due);
  apologies.missing = apologies.owed - apologies.issued_before_due - apologies.issued_after_due;
  apologies.not_needed = counters.flow(Measure::letters_not_needed);
  apologies.late_with_letter = late_before + late_after;
  apologies.late_without_letter = late - apologies.late_with_letter;
  return apologies;
}

}  // namespace motcua
