// One function a kind of entry.
#include "engine/catalogue/lint.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "engine/catalogue/own_rules.h"

namespace motcua {
namespace {

using Findings = std::vector<LintFinding>;

constexpr std::array<Channel, 3> channels{Channel::online, Channel::direct, Channel::post};

std::string_view name_of(Channel channel) {
  return is_online(channel) ? "online" : channel == Channel::post ? "post" : "direct";
}

// Since when there is a law of one-stop shops that is kept here: Decree 61/2018.
Day law_begins() { return day_from({2018, 6, 21}); }

// Since when one that is partly online publishes why: Decree 224/2026 art. 14.
Day reasons_begin() { return day_from({2026, 7, 1}); }

// Since when papers whose data a database has are asked for by four reasons alone: Decree 309/2026
// art. 2(1).
Day asking_needs_reason() { return day_from({2026, 8, 5}); }

// Since when procedures are taken in from anywhere in the nation by a list: 309/2026 art. 7(2).
Day lists_begin() { return day_from({2026, 8, 5}); }

// A result that is given at once (118/2025 art. 17(4)) is not promised for another day.
bool is_beyond_a_day(const Limit& limit) {
  constexpr int32_t hours_of_a_day = 8;
  const bool is_over = limit.amount > 1 || limit.and_a_half;
  switch (limit.kind) {
    case LimitKind::working_days:
    case LimitKind::calendar_days: return is_over;
    case LimitKind::hours: return limit.amount > hours_of_a_day;
    case LimitKind::months: return true;
    case LimitKind::same_day: break;
  }
  return false;
}

// Of limits of one kind, in halves.
int64_t halves_of(const Limit& limit) { return 2 * int64_t{limit.amount} + limit.and_a_half; }

Limit limit_of(LimitKind kind, int64_t halves) {
  Limit limit{.kind = kind};
  limit.amount = static_cast<int32_t>(halves / 2);
  limit.and_a_half = halves % 2 == 1;
  return limit;
}

// The shares of the steps are more than the whole, of both phases where there are two; told of the
// first channel of which they are.
void lint_steps(const Procedure& procedure, Findings& findings) {
  const auto second = parse_limit(procedure.limit_second);
  for (const Channel channel : channels) {
    const auto whole = parse_limit(procedure.limit_for(channel));
    if (!whole || whole->kind == LimitKind::same_day) continue;
    if (second && second->kind != whole->kind) continue;
    const int64_t most = halves_of(*whole) + (second ? halves_of(*second) : 0);
    int64_t halves = 0;
    for (const ProcedureStep& step : procedure.steps) {
      const auto share = parse_limit(step.limit);
      if (share && share->kind == whole->kind) halves += halves_of(*share);
    }
    if (halves <= most) continue;
    findings.push_back({.entry = procedure.code,
                        .what = "steps_over_limit",
                        .facts = {{"sum", format_limit(limit_of(whole->kind, halves))},
                                  {"channel", std::string(name_of(channel))},
                                  {"limit", format_limit(limit_of(whole->kind, most))}}});
    return;
  }
}

// Its data are there for the office to see, and sheets of it are asked for all the same.
bool is_asked_without_reason(const Paper& paper) {
  const bool is_there = paper.digitising == Digitising::from_database ||
                        paper.digitising == Digitising::shown_in_vneid;
  const bool is_asked = paper.originals > 0 || paper.certified_copies > 0 || paper.copies > 0;
  return is_there && is_asked && paper.asked_because == AskedBecause::not_said;
}

void lint_papers(const Procedure& procedure, Day today, Findings& findings) {
  const Day in_force = std::max(today, procedure.effective_from.value_or(today));
  if (in_force < asking_needs_reason()) return;
  for (const Paper& paper : procedure.papers) {
    if (!is_asked_without_reason(paper)) continue;
    findings.push_back(
        {.entry = procedure.code, .what = "asked_because", .facts = {{"paper", paper.name}}});
  }
}

void lint_procedure(const Procedure& procedure, Day today, Findings& findings) {
  const auto add = [&](std::string_view what, Metadata facts) {
    findings.push_back({.entry = procedure.code, .what = what, .facts = std::move(facts)});
  };
  if (procedure.resume_policy != ResumePolicy::not_said && procedure.resume_basis.empty()) {
    add("resume_basis", {});
  }
  if (procedure.online_level == OnlineLevel::partial && today >= reasons_begin() &&
      procedure.partial_reason == PartialReason::not_said) {
    add("partial_reason", {});
  }
  if (procedure.online_level == OnlineLevel::full &&
      procedure.partial_reason != PartialReason::not_said) {
    add("reason_of_full", {});
  }
  if (procedure.letter_before != LetterBefore::not_said && procedure.letter_basis.empty()) {
    add("letter_basis", {});
  }
  const std::string& second = procedure.limit_second;
  if (!second.empty() && !parse_limit(second)) add("limit_second_phase", {{"limit", second}});
  if (procedure.nationwide_from && *procedure.nationwide_from < lists_begin()) {
    add("nationwide_before_law", {{"day", format_day(*procedure.nationwide_from)}});
  }
  lint_steps(procedure, findings);
  lint_papers(procedure, today, findings);
  const auto is_empty = [&](Channel channel) { return procedure.limit_for(channel).empty(); };
  if (std::all_of(channels.begin(), channels.end(), is_empty)) return add("no_limit", {});
  for (const Channel channel : channels) {
    const std::string& limit = procedure.limit_for(channel);
    if (limit.empty()) continue;
    const auto parsed = parse_limit(limit);
    if (parsed && !(procedure.immediate && is_beyond_a_day(*parsed))) continue;
    add(parsed ? "immediate_limit" : "limit",
        {{"channel", std::string(name_of(channel))}, {"limit", limit}});
  }
}

// 118/2025 art. 7(2)(b), as 309/2026 art. 3(2) has it, of one-level centres: branches and points
// are a centre's.
bool is_centre(const Unit& unit) {
  return unit.kind == UnitKind::centre || unit.kind == UnitKind::one_level_centre;
}

void lint_unit(const Catalogue& catalogue, const Unit& unit, Day today, Findings& findings) {
  const auto add = [&](std::string_view what, Metadata facts) {
    findings.push_back({.entry = unit.code, .what = what, .facts = std::move(facts)});
  };
  const auto& successors = unit.successors;  // as the catalogue keeps them
  if (unit.valid_to && successors.empty()) {
    add("no_successor", {});
  } else if (unit.valid_to) {
    const Day next = plus_days(*unit.valid_to, 1);
    const bool goes_on =
        std::any_of(successors.begin(), successors.end(), [&](const std::string& code) {
          const Unit* successor = catalogue.unit(code);
          return successor && is_in_operation(*successor, next);
        });
    if (!goes_on) add("successor_later", {{"day", format_day(next)}});
  }
  const auto above = catalogue.parent(*catalogue.unit_number(unit.code));
  const Unit* parent = above ? &catalogue.unit(*above) : nullptr;
  if (parent && has_ended(*parent, today) && is_in_operation(unit, today)) {
    add("parent_ended", {{"unit", parent->code}, {"day", format_day(*parent->valid_to)}});
  }
  if (parent && parent->valid_from && today < *parent->valid_from && is_in_operation(unit, today)) {
    add("parent_later", {{"unit", parent->code}, {"day", format_day(*parent->valid_from)}});
  }
  const bool is_of_centre = parent && is_centre(*parent);
  const bool is_of_branch = parent && parent->kind == UnitKind::branch;
  if (unit.kind == UnitKind::branch && !is_of_centre) add("branch_parent", {});
  if (unit.kind == UnitKind::point && !is_of_centre && !is_of_branch) add("point_parent", {});
  const bool is_of_nation = parent && parent->level == UnitLevel::nation;
  if (unit.outside && parent && !parent->outside && !is_of_nation) {
    add("outside_parent", {{"unit", parent->code}});
  }
  if (parent && parent->outside && !unit.outside) add("parent_outside", {{"unit", parent->code}});
}

// Each unit that goes below another parent, as it then is: what is found of it by now is told
// already.
void lint_parents_to_come(const Catalogue& catalogue, Day today, Findings& findings) {
  const auto now = std::make_shared<const Catalogue>(catalogue);
  for (const Day day : catalogue.days_of_new_parents()) {
    if (day <= today) continue;
    const auto then = Catalogue::on_day(now, day);
    for (const UnitNumber number : then->all_units()) {
      if (then->parent_on(number, day) == then->parent_on(number, plus_days(day, -1))) continue;
      Findings found;
      lint_unit(*then, then->unit(number), day, found);
      for (LintFinding& finding : found) {
        if (std::find(findings.begin(), findings.end(), finding) != findings.end()) continue;
        finding.from = day;
        findings.push_back(std::move(finding));
      }
    }
  }
}

bool ends_later(const Regulation& one, const Regulation& other) {
  if (!other.valid_to) return false;
  return !one.valid_to || *one.valid_to > *other.valid_to;
}

// One for each day since there is a law: else rules are those that nobody published.
void lint_regulations(const Catalogue& catalogue, Findings& findings) {
  std::vector<const Regulation*> regulations;
  for (const Regulation& regulation : catalogue.regulations()) regulations.push_back(&regulation);
  std::stable_sort(regulations.begin(), regulations.end(), [](const auto* left, const auto* right) {
    return left->valid_from < right->valid_from;  // none is before all
  });
  const Regulation* last = nullptr;  // to end, of those before
  for (const Regulation* regulation : regulations) {
    const auto add = [&](std::string_view what, Metadata facts) {
      findings.push_back({.entry = regulation->code, .what = what, .facts = std::move(facts)});
    };
    const auto& from = regulation->valid_from;
    const auto until = last ? last->valid_to : std::nullopt;
    const bool overlaps = last && (!until || !from || *from <= *until);
    if (overlaps) add("regulation_overlap", {{"other", last->code}});
    const Day uncovered =
        last && until ? std::max(law_begins(), plus_days(*until, 1)) : law_begins();
    if (!overlaps && from && *from > uncovered) {
      add("regulation_gap",
          {{"from", format_day(uncovered)}, {"to", format_day(plus_days(*from, -1))}});
    }
    if (!last || ends_later(*regulation, *last)) last = regulation;
    const bool counts_at_arrival = regulation->clock_start_boundary_free == ClockStart::arrival;
    if (!counts_at_arrival && (regulation->arrival_counts != ArrivalOf::not_said ||
                               regulation->arrival_scope != ArrivalScope::not_said)) {
      add("arrival_unused", {});
    }
  }
  if (!last || !last->valid_to) return;
  findings.push_back({.entry = last->code,
                      .what = "regulation_ends",
                      .facts = {{"day", format_day(*last->valid_to)}}});
}

// Of Resolution 66.22/2026 and the like: what is asked for changes on a day that nobody remembers.
bool ends_soon(const Catalogue& catalogue, const Tariff& tariff, Day today) {
  constexpr int64_t days = 30;
  if (!tariff.valid_to || std::abs(tariff.valid_to->value - today.value) > days) return false;
  const Day next = plus_days(*tariff.valid_to, 1);
  const auto& all = catalogue.tariffs();
  return std::none_of(all.begin(), all.end(), [&](const Tariff& other) {
    return other.procedure == tariff.procedure && other.kind == tariff.kind &&
           other.channel == tariff.channel && other.is_valid_on(next);
  });
}

void lint_tariff(const Catalogue& catalogue, const Tariff& tariff, Day today, Findings& findings) {
  if (tariff.legal_basis.empty()) {
    findings.push_back({.entry = tariff.code, .what = "tariff_basis", .facts = {}});
  }
  if (ends_soon(catalogue, tariff, today)) {
    findings.push_back({.entry = tariff.code,
                        .what = "tariff_ends",
                        .facts = {{"day", format_day(*tariff.valid_to)}}});
  }
}

// The day within those on which it holds that is nearest to today.
Day day_of_rule(const OwnRule& own, Day today) {
  Day day = today;
  if (own.valid_to) day = std::min(day, *own.valid_to);
  if (own.valid_from) day = std::max(day, *own.valid_from);
  return day;
}

// A wider one, or a column of the procedure, says the same thing: it may be meant against that.
bool has_wider(const Catalogue& catalogue, const OwnRule& own, Day day) {
  if (const auto version = catalogue.procedure_on(own.procedure, day)) {
    const Procedure& procedure = *version->procedure;
    const bool is_resumption = own.rule == rule_name(&Regulation::resume_examination);
    const bool is_letter = own.rule == rule_name(&Regulation::letter_before);
    if (is_resumption && procedure.resume_policy != ResumePolicy::not_said) return true;
    if (is_letter && procedure.letter_before != LetterBefore::not_said) return true;
  }
  const auto& all = catalogue.own_rules();
  return std::any_of(all.begin(), all.end(), [&](const OwnRule& other) {
    const bool is_of = other.procedure.empty() || other.procedure == own.procedure;
    return other.code != own.code && other.rule == own.rule && is_of && other.is_valid_on(day);
  });
}

void lint_own_rule(const Catalogue& catalogue, const OwnRule& own, Day today, Findings& findings) {
  const auto add = [&](std::string_view what, Metadata facts) {
    findings.push_back({.entry = own.code, .what = what, .facts = std::move(facts)});
  };
  const Day day = day_of_rule(own, today);
  const Regulation& law = catalogue.regulation_on(day);
  Regulation with_rule = law;
  const bool is_read = set_rule(own, with_rule).empty();
  if (is_read && with_rule == law && !has_wider(catalogue, own, day)) {
    add("own_rule_same", {{"regulation", law.code}});
  }
  if (own.valid_to && *own.valid_to < today) return;
  if (!own.procedure.empty() && !catalogue.procedure_on(own.procedure, day)) {
    add("own_rule_procedure", {{"procedure", own.procedure}, {"day", format_day(day)}});
  }
  const Unit* unit = catalogue.unit(own.unit);
  if (unit && has_ended(*unit, day)) {
    add("own_rule_unit", {{"unit", own.unit}, {"day", format_day(*unit->valid_to)}});
  }
}

// A day off on a day that was off already is a date mistyped, mostly; so is a fixed holiday that is
// no day off, or that the year, though complete, does not list.
void lint_exceptions(const Calendar& calendar, const WorkingTime& usual, Findings& findings) {
  const auto add = [&](std::string_view what, Day day, std::string_view name) {
    findings.push_back({.entry = calendar.unit,
                        .of_calendar = true,
                        .what = what,
                        .facts = {{"day", format_day(day)}, {"name", std::string(name)}}});
  };
  for (const CalendarException& exception : calendar.exceptions) {
    const std::string_view holiday = fixed_holiday_on(exception.day);
    if (exception.work && !holiday.empty()) add("work_on_holiday", exception.day, holiday);
    if (!exception.work && holiday.empty() && usual.kind_of(exception.day) == DayKind::weekend) {
      add("off_on_day_off", exception.day, exception.name);
    }
  }
}

// Of the national calendar, which lists the holidays of each year for which it is complete.
void lint_years(const Calendar& national, const WorkingTime& usual, Findings& findings) {
  if (!national.complete_from || !national.complete_until) return;
  const auto is_listed = [&](Day day) {
    const auto found = std::lower_bound(
        national.exceptions.begin(), national.exceptions.end(), day,
        [](const CalendarException& exception, Day wanted) { return exception.day < wanted; });
    return found != national.exceptions.end() && found->day == day;
  };
  for (Day day = *national.complete_from; day <= *national.complete_until;
       day = plus_days(day, 1)) {
    const std::string_view holiday = fixed_holiday_on(day);
    if (holiday.empty() || is_listed(day) || usual.kind_of(day) != DayKind::day_off) continue;
    findings.push_back({.of_calendar = true,
                        .what = "holiday_not_listed",
                        .facts = {{"day", format_day(day)}, {"name", std::string(holiday)}}});
  }
}

struct LongestLimit {
  std::string procedure;
  std::string limit;
  DueTime due;
};

// From today on, of all procedures in force, by everybody's calendar.
std::optional<LongestLimit> longest_limit(const Catalogue& catalogue, Day today) {
  std::optional<LongestLimit> longest;
  const WorkingTime& time = catalogue.working_time("");
  std::vector<std::pair<std::string, DayPolicy>> reckoned;  // most limits are like others
  for (const ProcedureVersion& latest : catalogue.procedures()) {
    const auto in_force = catalogue.procedure_on(latest.procedure->code, today);
    if (!in_force) continue;
    for (const Channel channel : channels) {
      const std::string& text = in_force->procedure->limit_for(channel);
      const std::pair key(text, in_force->procedure->day_policy);
      const auto limit = parse_limit(text);
      if (!limit || std::find(reckoned.begin(), reckoned.end(), key) != reckoned.end()) continue;
      reckoned.push_back(key);
      const auto due = reckon_due(time, *limit, key.second, start_of(today));
      if (!due || (longest && due->due <= longest->due.due)) continue;
      longest = {.procedure = latest.procedure->code, .limit = text, .due = *due};
    }
  }
  return longest;
}

void lint_certainty(const Calendar& calendar, const std::optional<LongestLimit>& longest,
                    Findings& findings) {
  if (!longest || !calendar.complete_until) return;
  if (due_day(longest->due.due) <= *calendar.complete_until) return;
  findings.push_back({.entry = calendar.unit,
                      .of_calendar = true,
                      .what = "certainty_ends",
                      .facts = {{"day", format_day(*calendar.complete_until)},
                                {"procedure", longest->procedure},
                                {"limit", longest->limit},
                                {"due", format_day(due_day(longest->due.due))}}});
}

}  // namespace

std::vector<LintFinding> lint(const Catalogue& catalogue, Day today) {
  Findings findings;
  for (const ProcedureVersion& version : catalogue.procedures()) {
    lint_procedure(*version.procedure, today, findings);
  }
  for (const UnitNumber number : catalogue.all_units()) {
    lint_unit(catalogue, catalogue.unit(number), today, findings);
  }
  lint_parents_to_come(catalogue, today, findings);
  lint_regulations(catalogue, findings);
  for (const Tariff& tariff : catalogue.tariffs()) {
    lint_tariff(catalogue, tariff, today, findings);
  }
  for (const OwnRule& own : catalogue.own_rules()) lint_own_rule(catalogue, own, today, findings);
  const auto longest = longest_limit(catalogue, today);
  for (const Calendar& calendar : catalogue.calendars()) {
    Calendar without_exceptions = calendar;
    without_exceptions.exceptions.clear();
    const auto unit = catalogue.unit_number(calendar.unit);
    const auto above = unit ? catalogue.parent(*unit) : std::nullopt;
    const WorkingTime& inherited = catalogue.working_time(above ? catalogue.unit(*above).code : "");
    const WorkingTime usual =
        unit ? WorkingTime(without_exceptions, inherited) : WorkingTime(without_exceptions);
    lint_exceptions(calendar, usual, findings);
    if (calendar.unit.empty()) lint_years(calendar, usual, findings);
    lint_certainty(calendar, longest, findings);
  }
  if (longest && !catalogue.working_time("").complete_until()) {
    findings.push_back({.of_calendar = true, .what = "never_complete", .facts = {}});
  }
  return findings;
}

}  // namespace motcua
