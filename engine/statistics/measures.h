// What is counted. Flows happen on their day; stocks are kept as differences (+1 on the day a
// dossier enters, −1 on the day it leaves), so the stock at the end of any day is a prefix sum, in
// the past and as a forecast in the future. Numbers are on disk (engine/records): never reused.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/closed_set.h"

namespace motcua {

enum class Measure : uint8_t {
  // flows
  received_online = 0,
  received_direct = 1,
  received_post = 2,
  reopened = 3,
  resolved_early = 4,  // first finishes: columns (8), (9), (10) and the undated
  resolved_on_time = 5,
  resolved_late = 6,
  resolved_undated = 7,
  again_early = 8,  // finishes after a reopening, counted apart
  again_on_time = 9,
  again_late = 10,
  again_undated = 11,
  ended_early = 12,  // withdrawn or stopped, as judged when they ended
  ended_on_time = 13,
  ended_late = 14,
  ended_undated = 15,
  withdrawn = 16,  // of received dossiers
  stopped = 17,
  annulled_online = 18,
  annulled_other = 19,
  refused = 20,
  supplements_requested = 21,
  late_letter_before_due = 22,  // thereof of resolved_late, by when the letter was issued
  late_letter_after_due = 23,
  letters_not_needed = 24,  // on the day of a finish that was not late in the end
  reappointments = 25,      // letters that named a new time, on the day they were issued
  // stocks
  open = 26,
  overdue = 27,
  waiting = 28,
  undated_open = 29,
  overdue_letter_before_due = 30,  // thereof of overdue
  overdue_letter_after_due = 31,
  // flows
  portal_on_time = 32,  // first ends as the national portal judges them (view portal_766)
  portal_not_on_time = 33,
  acceptances = 34,       // submissions accepted or refused
  acceptances_slow = 35,  // thereof after the acceptance was due
  paid_online = 36,       // dossiers, on the day of their first online payment
  paid_online_vnd = 37,
  digitised_at_intake = 38,  // received with every paper digitised or reused, of those to scan
  certified_copies = 39,     // among the papers received
  e_certified_copies = 40,   // thereof electronically certified
  electronic_results = 41,   // thereof of first finishes
  rated_satisfied = 42,      // the last rating, on its day
  rated_neutral = 43,
  rated_dissatisfied = 44,
  worked_minutes = 45,  // working time from receipt to first finish, on the day of the finish
  paused_minutes = 46,  // working time that the clock stood meanwhile
  // stocks of the portal: until the first end, whatever comes after
  portal_open = 47,
  portal_open_late = 48,
  portal_open_undated = 49,
  // flows: open dossiers on the day on which another unit took them over
  moved_in = 50,
  moved_out = 51,
  // flows
  received_boundary_free = 52,  // thereof of those received
  paid_at_counter = 53,         // dossiers, on the day of their first payment that was not online
  paid_at_counter_vnd = 54,
  mirrored_received = 55,  // of another system's, and in no other measure
  mirrored_resolved = 56,
  // stocks: submissions that are neither received nor ended
  awaiting = 57,
  awaiting_late = 58,  // thereof past their acceptance due
  mirrored_open = 59,
  // flows, in đồng: asked for, less what was found to be exempt later; by how much exemptions
  // lessened what would have been asked for; given back
  owed_vnd = 60,
  exempted_vnd = 61,
  refunded_vnd = 62,
  // a stock, in đồng: asked for and not paid
  outstanding_vnd = 63,
};

// Each name is that of its field on disk.
inline constexpr std::array measures{
    Named{Measure::received_online, "received_online"},
    Named{Measure::received_direct, "received_direct"},
    Named{Measure::received_post, "received_post"},
    Named{Measure::reopened, "reopened"},
    Named{Measure::resolved_early, "resolved_early"},
    Named{Measure::resolved_on_time, "resolved_on_time"},
    Named{Measure::resolved_late, "resolved_late"},
    Named{Measure::resolved_undated, "resolved_undated"},
    Named{Measure::again_early, "again_early"},
    Named{Measure::again_on_time, "again_on_time"},
    Named{Measure::again_late, "again_late"},
    Named{Measure::again_undated, "again_undated"},
    Named{Measure::ended_early, "ended_early"},
    Named{Measure::ended_on_time, "ended_on_time"},
    Named{Measure::ended_late, "ended_late"},
    Named{Measure::ended_undated, "ended_undated"},
    Named{Measure::withdrawn, "withdrawn"},
    Named{Measure::stopped, "stopped"},
    Named{Measure::annulled_online, "annulled_online"},
    Named{Measure::annulled_other, "annulled_other"},
    Named{Measure::refused, "refused"},
    Named{Measure::supplements_requested, "supplements_requested"},
    Named{Measure::late_letter_before_due, "late_letter_before_due"},
    Named{Measure::late_letter_after_due, "late_letter_after_due"},
    Named{Measure::letters_not_needed, "letters_not_needed"},
    Named{Measure::reappointments, "reappointments"},
    Named{Measure::open, "open"},
    Named{Measure::overdue, "overdue"},
    Named{Measure::waiting, "waiting"},
    Named{Measure::undated_open, "undated_open"},
    Named{Measure::overdue_letter_before_due, "overdue_letter_before_due"},
    Named{Measure::overdue_letter_after_due, "overdue_letter_after_due"},
    Named{Measure::portal_on_time, "portal_on_time"},
    Named{Measure::portal_not_on_time, "portal_not_on_time"},
    Named{Measure::acceptances, "acceptances"},
    Named{Measure::acceptances_slow, "acceptances_slow"},
    Named{Measure::paid_online, "paid_online"},
    Named{Measure::paid_online_vnd, "paid_online_vnd"},
    Named{Measure::digitised_at_intake, "digitised_at_intake"},
    Named{Measure::certified_copies, "certified_copies"},
    Named{Measure::e_certified_copies, "e_certified_copies"},
    Named{Measure::electronic_results, "electronic_results"},
    Named{Measure::rated_satisfied, "rated_satisfied"},
    Named{Measure::rated_neutral, "rated_neutral"},
    Named{Measure::rated_dissatisfied, "rated_dissatisfied"},
    Named{Measure::worked_minutes, "worked_minutes"},
    Named{Measure::paused_minutes, "paused_minutes"},
    Named{Measure::portal_open, "portal_open"},
    Named{Measure::portal_open_late, "portal_open_late"},
    Named{Measure::portal_open_undated, "portal_open_undated"},
    Named{Measure::moved_in, "moved_in"},
    Named{Measure::moved_out, "moved_out"},
    Named{Measure::received_boundary_free, "received_boundary_free"},
    Named{Measure::paid_at_counter, "paid_at_counter"},
    Named{Measure::paid_at_counter_vnd, "paid_at_counter_vnd"},
    Named{Measure::mirrored_received, "mirrored_received"},
    Named{Measure::mirrored_resolved, "mirrored_resolved"},
    Named{Measure::awaiting, "awaiting"},
    Named{Measure::awaiting_late, "awaiting_late"},
    Named{Measure::mirrored_open, "mirrored_open"},
    Named{Measure::owed_vnd, "owed_vnd"},
    Named{Measure::exempted_vnd, "exempted_vnd"},
    Named{Measure::refunded_vnd, "refunded_vnd"},
    Named{Measure::outstanding_vnd, "outstanding_vnd"},
};
static_assert(has_a_row_for_each(measures, &Named<Measure>::value));
inline constexpr size_t measure_count = measures.size();

constexpr std::string_view name_of(Measure measure) { return name_in(measures, measure); }

// Of how many there are at the end of a day, not of what happened on it.
constexpr bool is_stock(Measure measure) {
  const bool is_portals =
      measure >= Measure::portal_open && measure <= Measure::portal_open_undated;
  const bool is_intakes = measure >= Measure::awaiting && measure <= Measure::mirrored_open;
  return is_portals || is_intakes || measure == Measure::outstanding_vnd ||
         (measure >= Measure::open && measure <= Measure::overdue_letter_after_due);
}

using Counters = std::array<int64_t, measure_count>;

constexpr int64_t& at(Counters& counters, Measure measure) {
  return counters[static_cast<size_t>(measure)];
}
constexpr int64_t at(const Counters& counters, Measure measure) {
  return counters[static_cast<size_t>(measure)];
}
constexpr Counters& operator+=(Counters& left, const Counters& right) {
  for (size_t i = 0; i < measure_count; ++i) left[i] += right[i];
  return left;
}
constexpr Counters& operator-=(Counters& left, const Counters& right) {
  for (size_t i = 0; i < measure_count; ++i) left[i] -= right[i];
  return left;
}
constexpr bool is_zero(const Counters& counters) { return counters == Counters{}; }

}  // namespace motcua
