// The same working day; from the hour that the law names on, at the start of the next one.
#include "engine/dossier/transferring.h"

namespace motcua {
namespace {

OrCalendarEnds<Minute> reckon_transfer(const WorkingTime& time, const Limit& limit,
                                       int32_t grace_minutes, Minute received) {
  if (limit.kind != LimitKind::same_day) {
    return reckon_due(time, limit, DayPolicy::by_day, received).map([](const DueTime& reckoned) {
      return reckoned.due;
    });
  }
  const Day day = day_of(received);
  const bool in_time = received < plus_minutes(start_of(day), limit.cutoff_minutes);
  if (!in_time && time.is_working(day)) {
    return advance(time, start_of(plus_days(day, 1)), grace_minutes);
  }
  return first_open(time, received).and_then([&](Minute start) {
    return closing_time(time, day_of(start));
  });
}

bool is_later(Instant at, const std::optional<Instant>& due) {
  return due && minute_of(at) > minute_of(*due);
}

std::string Regulation::*rule_of(const Application& application, const Regulation& law) {
  const bool has_own =
      application.boundary != Boundary::not_said && !law.transfer_paper_boundary_free.empty();
  return has_own ? &Regulation::transfer_paper_boundary_free : &Regulation::transfer;
}

}  // namespace

std::string Regulation::*transfer_rule(const Dossier& dossier, const Regulation& law) {
  return rule_of(dossier.application, law);
}

const std::string& transfer_limit(const Dossier& dossier, const Regulation& law) {
  return law.*transfer_rule(dossier, law);
}

std::optional<Instant> transfer_due(const Dossier& dossier, const Regulation& law,
                                    const WorkingTime& time) {
  if (!dossier.is_received()) return std::nullopt;
  return transfer_due(dossier.application, *dossier.received_at, law, time);
}

std::optional<Instant> transfer_due(const Application& application, Instant received,
                                    const Regulation& law, const WorkingTime& time) {
  const auto limit = parse_limit(law.*rule_of(application, law));
  if (!limit || is_online(application.channel)) return std::nullopt;
  const auto due = reckon_transfer(time, *limit, law.transfer_grace_minutes, minute_of(received));
  if (!due) return std::nullopt;
  return instant_of(*due);
}

bool is_transferred_late(const Dossier& dossier, const Regulation& law, const WorkingTime& time) {
  return dossier.transferred_at &&
         is_later(*dossier.transferred_at, transfer_due(dossier, law, time));
}

bool has_paper_arrived_late(const Dossier& dossier, const Regulation& law,
                            const WorkingTime& time) {
  return dossier.arrived_on_paper_at &&
         is_later(*dossier.arrived_on_paper_at, transfer_due(dossier, law, time));
}

}  // namespace motcua
