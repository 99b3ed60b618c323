// Names of periods, and one dossier's counters.
#include "engine/statistics/period.h"

#include <algorithm>
#include <charconv>

#include "engine/statistics/contribution.h"
#include "engine/statistics/timeliness.h"

namespace motcua {
namespace {

constexpr int regime_first_day = 15;

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

struct Months {
  int first = 1;
  int last = 12;
};

// "", "H1", "Q3", "11"
std::optional<Months> months_in(std::string_view text) {
  if (text.empty()) return Months{};
  const auto number =
      number_in(text.starts_with('H') || text.starts_with('Q') ? text.substr(1) : text);
  const int length = text.starts_with('H') ? 6 : text.starts_with('Q') ? 3 : 1;
  if (!number || *number < 1 || *number > 12 / length) return std::nullopt;
  if (length == 1 && text.size() != 2) return std::nullopt;
  return Months{(*number - 1) * length + 1, *number * length};
}

size_t overdue_band(Day due, Day today) {
  const int32_t days = today.value - due.value;
  size_t band = 0;
  while (days > overdue_days_at_most[band]) ++band;
  return band;
}

// Of a dossier that is overdue at the instant: the due time that has passed.
Instant due_passed(const Dossier& dossier, Instant as_of) {
  Instant due = as_of;
  for (const Stage& stage : dossier.stages) {
    if (stage.clock == Clock::running && stage.due && stage.from <= as_of) due = *stage.due;
  }
  return std::min(due, as_of);
}

Spread spread_of(const Dossier& dossier, const SpokenPeriod& period,
                 const PeriodCounters& counters) {
  Spread spread;
  if (counters.closing_stock(Measure::overdue) != 0) {
    const Day due = day_of(due_passed(dossier, period.as_of));
    ++spread.overdue[overdue_band(due, period.last)];
  }
  if (const int64_t resolved = resolved_total(counters); resolved != 0) {
    spread.worked_hours[dossier.finishes.front().worked_minutes / 60] += resolved;
  }
  return spread;
}

// Dues of the last day that are still to come are taken back.
void take_back_due_to_come(const Dossier& dossier, const SpokenPeriod& period,
                           PeriodCounters& counters) {
  const auto due = due_of_clock(dossier);
  if (!period.within_last_day() || !due) return;
  const Measure stock = dossier.is_received() ? Measure::open : Measure::awaiting;
  const bool is_elsewhere = counters.closing_stock(stock) == 0;
  if (is_elsewhere || *due < period.as_of || *due >= end_of(period.last)) return;
  for (const Measure measure : measures_at_due_time(dossier)) at(counters.closing, measure) -= 1;
}

}  // namespace

StepCounts& StepCounts::operator+=(const StepCounts& other) {
  passed += other.passed;
  early += other.early;
  on_time += other.on_time;
  late += other.late;
  undated += other.undated;
  used_minutes += other.used_minutes;
  return *this;
}

Spread& Spread::operator+=(const Spread& other) {
  for (size_t i = 0; i < overdue.size(); ++i) overdue[i] += other.overdue[i];
  for (const auto& [hours, finishes] : other.worked_hours) worked_hours[hours] += finishes;
  late_minutes += other.late_minutes;
  late_dossiers += other.late_dossiers;
  steps += other.steps;
  return *this;
}

std::optional<Period> parse_period(std::string_view name) {
  constexpr std::string_view regime = "regime:";
  const bool by_regime = name.starts_with(regime);
  if (by_regime) name.remove_prefix(regime.size());
  constexpr size_t year_digits = 4;
  if (name.size() < year_digits || (name.size() > year_digits && name[year_digits] != '-')) {
    return std::nullopt;
  }
  const auto year = number_in(name.substr(0, year_digits));
  const auto months =
      months_in(name.size() > year_digits + 1 ? name.substr(year_digits + 1) : std::string_view{});
  if (!year || *year <= year_min || *year >= year_max || !months ||
      name.size() == year_digits + 1) {
    return std::nullopt;
  }
  const Day first = day_from(CivilDate{*year, months->first, 1});
  const Day last_month = day_from(CivilDate{*year, months->last, 1});
  if (!by_regime) return Period{first, plus_days(plus_months(last_month, 1), -1)};
  return Period{plus_days(plus_months(first, -1), regime_first_day - 1),
                plus_days(last_month, regime_first_day - 2)};
}

SpokenPeriod spoken_at(const Period& period, Instant now) {
  return {.before = plus_days(period.from, -1),
          .last = std::min(period.to, day_of(now)),
          .as_of = std::min(end_of(period.to), now)};
}

PeriodCounters counters_of(const Dossier& dossier, const SpokenPeriod& period) {
  return counters_of(dossier, contribution_of(dossier), period);
}

PeriodCounters counters_of(const Dossier& dossier, std::span<const Contribution> contribution,
                           const SpokenPeriod& period) {
  PeriodCounters counters;
  for (const Contribution& part : contribution) {
    if (part.day <= period.before) at(counters.opening, part.measure) += part.amount;
    if (part.day <= period.last) at(counters.closing, part.measure) += part.amount;
  }
  take_back_due_to_come(dossier, period, counters);
  counters.spread = spread_of(dossier, period, counters);
  return counters;
}

}  // namespace motcua
