// Codes, and the checks and steps that several transitions share.
#include "engine/dossier/situation.h"

#include <algorithm>
#include <cstdio>

#include "engine/dossier/law.h"

namespace motcua {

namespace {

constexpr std::string_view letter_suffix = "/PXL";

// Nothing for a text that is not all digits, or none.
std::optional<int64_t> number_of(std::string_view digits) {
  constexpr int64_t told_max = 1'000'000'000'000;
  if (digits.empty()) return std::nullopt;
  int64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = std::min(told_max, number * 10 + (c - '0'));
  }
  return number;
}

}  // namespace

std::string format_code(const SeriesKey& key, int64_t number) {
  const CivilDate date = civil_date(key.day);
  char text[48];
  std::snprintf(text, sizeof text, "-%02d%02d%02d-%s%04lld", date.year % 100, date.month, date.day,
                key.series == Series::provisional_code ? "S" : "", static_cast<long long>(number));
  return key.unit + text;
}

std::optional<SeriesNumber> parse_code(std::string_view code) {
  constexpr size_t digits_min = 4;
  const size_t number_dash = code.rfind('-');
  if (number_dash == std::string_view::npos || number_dash < 8) return std::nullopt;
  std::string_view digits = code.substr(number_dash + 1);
  const std::string_view unit_and_day = code.substr(0, number_dash);
  const size_t day_dash = unit_and_day.size() - 7;
  if (unit_and_day[day_dash] != '-' || day_dash == 0) return std::nullopt;
  SeriesNumber parsed;
  parsed.key.unit = unit_and_day.substr(0, day_dash);
  if (digits.starts_with('S')) {
    parsed.key.series = Series::provisional_code;
    digits.remove_prefix(1);
  }
  const std::string_view day = unit_and_day.substr(day_dash + 1);
  const auto number = number_of(digits);
  if (digits.size() < digits_min || !number || !number_of(day)) return std::nullopt;
  const std::string spelled = "20" + std::string(day.substr(0, 2)) + "-" +
                              std::string(day.substr(2, 2)) + "-" + std::string(day.substr(4, 2));
  const auto parsed_day = parse_day(spelled);
  if (!parsed_day) return std::nullopt;
  parsed.key.day = *parsed_day;
  parsed.number = *number;
  return parsed;
}

bool is_outside(const std::string& unit, const Catalogue& catalogue) {
  const Unit* const known = catalogue.unit(unit);
  return known && known->outside;
}

namespace {

const std::string& coding_unit(const Application& application, const Catalogue& catalogue,
                               Day day) {
  const std::string& receiving = application.receiving_unit;
  if (receiving.empty()) return application.unit;
  const auto version = catalogue.procedure_on(application.procedure, day);
  const bool is_linked = version && version->procedure->linked && !is_online(application.channel);
  const bool is_receivers =
      catalogue.regulation_on(day).coding_unit == CodingUnit::receiving || is_linked;
  const bool is_other = is_outside(is_receivers ? receiving : application.unit, catalogue);
  return is_receivers != is_other ? receiving : application.unit;
}

}  // namespace

SeriesKey code_series(Series series, const Application& application, const Situation& situation) {
  const Day day = day_of(situation.effective);
  return {
      .series = series, .unit = coding_unit(application, *situation.catalogue, day), .day = day};
}

bool is_central_code(const std::string& code, const Catalogue& catalogue) {
  const auto parsed = parse_code(code);
  if (!parsed || parsed->key.series != Series::dossier_code) return false;
  const int32_t least = catalogue.regulation_on(parsed->key.day).central_code_digits_min;
  const auto digits = static_cast<int32_t>(code.size() - code.rfind('-') - 1);
  return least > 0 && digits >= least;
}

bool is_numbered_elsewhere(const std::string& code, const Catalogue& catalogue) {
  const auto parsed = parse_code(code);
  const bool is_of_outside = parsed && is_outside(parsed->key.unit, catalogue);
  return is_of_outside || is_central_code(code, catalogue);
}

std::string format_letter_number(int64_t number) {
  return std::to_string(number).append(letter_suffix);
}

std::optional<int64_t> parse_letter_number(std::string_view text) {
  if (!text.ends_with(letter_suffix)) return std::nullopt;
  text.remove_suffix(letter_suffix.size());
  return number_of(text);
}

OrRejection<void> check_role(Verb verb, RoleSet allowed, const Situation& situation) {
  if (has(allowed, situation.actor.role) || situation.imported) return {};
  return reject(Reason::ROLE_REQUIRED, {{"action", std::string(transition_of(verb).name)},
                                        {"role", roles_listed(allowed)}});
}

namespace {

std::string listed(const std::vector<std::string>& codes) {
  std::string list;
  for (const std::string& code : codes) list.append(list.empty() ? "" : ", ").append(code);
  return list;
}

}  // namespace

OrRejection<void> check_unit(const std::string& code, std::string_view path,
                             const Situation& situation) {
  const Unit* unit = situation.catalogue->unit(code);
  if (!unit) return reject(Reason::UNIT_NOT_FOUND, {{"unit", code}, {"field", std::string(path)}});
  const Day day = day_of(situation.effective);
  if (is_in_operation(*unit, day) || situation.imported) return {};
  return reject(
      Reason::UNIT_CLOSED,
      {{"unit", code}, {"day", format_day(day)}, {"successors", listed(unit->successors)}});
}

tl::unexpected<Rejection> calendar_ends(const std::string& unit, const CalendarEnds& ends) {
  return reject(
      Reason::CALENDAR_ENDS,
      {{"unit", unit}, {"day", format_day(ends.day)}, {"cause", std::string(name_of(ends.why))}});
}

OrRejection<std::optional<Instant>> due_elsewhere(const std::string& unit, const std::string& limit,
                                                  const Situation& situation) {
  const auto parsed = parse_limit(limit);
  if (!parsed) {
    if (situation.imported) return std::optional<Instant>();
    return reject_field("limit", limit.empty() ? "required" : "limit");
  }
  const WorkingTime& time = situation.catalogue->working_time(unit);
  const auto due = reckon_due(time, *parsed, DayPolicy::by_day, minute_of(situation.effective));
  if (due) return std::optional<Instant>(instant_of(due->due));
  if (situation.imported) return std::optional<Instant>();
  return calendar_ends(unit, due.error());
}

OrRejection<Promise> make_promise(const Catalogue& catalogue, const Regulation& law,
                                  const Application& application, Instant received) {
  const auto version = catalogue.procedure_on(application.procedure, day_of(received));
  if (!version) {
    return reject(Reason::PROCEDURE_NOT_FOUND, {{"procedure", application.procedure},
                                                {"day", format_day(day_of(received))},
                                                {"field", "procedure"}});
  }
  const Procedure& procedure = *version->procedure;
  Promise promise{.due_time = std::nullopt,
                  .letter_deadline = std::nullopt,
                  .limit = procedure.limit_for(application.channel),
                  .day_policy = procedure.day_policy,
                  .procedure_version = version->version};
  const auto limit = parse_limit(promise.limit);
  if (!limit) return promise;
  const WorkingTime& time = catalogue.working_time(application.unit);
  const Minute received_minute = minute_of(received);
  const auto due = reckon_due(time, *limit, promise.day_policy, received_minute);
  if (!due) {
    return calendar_ends(application.unit, due.error());
  }
  promise.due_time = instant_of(due->due);
  promise.due_provisional = due->provisional;
  promise.letter_deadline = letter_deadline(law, time, received_minute, due->due);
  return promise;
}

tl::unexpected<Rejection> illegal_transition(Verb verb, const Dossier* dossier) {
  const State state = dossier ? dossier->state : State::none;
  const std::string_view refused = transition_of(verb).name;
  std::string actions;
  for (const std::string_view action : allowed_actions(state)) {
    if (action == refused) continue;
    if (!actions.empty()) actions += ", ";
    actions += action;
  }
  return reject(Reason::ILLEGAL_TRANSITION, {{"action", std::string(refused)},
                                             {"code", dossier ? dossier->code : std::string()},
                                             {"state", std::string(name_of(state))},
                                             {"allowed_actions", actions}});
}

void begin_stage(Dossier& dossier, Instant from, Clock clock, std::optional<Instant> due) {
  if (!dossier.stages.empty()) from = std::max(from, dossier.stages.back().from);
  dossier.stages.push_back({.from = from, .clock = clock, .due = due});
}

void begin_open_stage(Dossier& dossier, Instant from) {
  const bool dated = dossier.current_due_time.has_value();
  begin_stage(dossier, from, dated ? Clock::running : Clock::undated, dossier.current_due_time);
}

}  // namespace motcua
