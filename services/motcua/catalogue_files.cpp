// A reader a shape.
#include "services/motcua/catalogue_files.h"

#include <cstdlib>

#include "engine/time/instant.h"
#include "services/motcua/percent.h"
#include "services/motcua/tsv.h"

namespace motcua::cli {
namespace {

using Entries = v1::PublishCatalogueRequest;

std::string at(const TsvRow& row, const char* heading) {
  const auto found = row.find(heading);
  return found == row.end() ? std::string() : found->second;
}

tl::expected<void, std::string> read_units(const std::vector<TsvRow>& rows, Entries& entries) {
  static const std::map<std::string, v1::UnitLevel> levels{{"nation", v1::NATION},
                                                           {"province", v1::PROVINCE},
                                                           {"department", v1::DEPARTMENT},
                                                           {"commune", v1::COMMUNE}};
  for (const TsvRow& row : rows) {
    const auto level = levels.find(at(row, "level"));
    if (level == levels.end()) {
      return tl::unexpected("unit " + at(row, "code") +
                            ": expected level nation, province, department "
                            "or commune, but it is '" +
                            at(row, "level") + "'");
    }
    v1::Unit& unit = *entries.add_units();
    unit.set_code(at(row, "code"));
    unit.set_name(at(row, "name"));
    unit.set_level(level->second);
    unit.set_parent(at(row, "parent"));
    unit.set_valid_from(at(row, "valid_from"));
    unit.set_valid_to(at(row, "valid_to"));
    unit.set_successor(at(row, "successor"));
  }
  return {};
}

void read_procedures(const std::vector<TsvRow>& rows, Entries& entries) {
  for (const TsvRow& row : rows) {
    v1::Procedure& procedure = *entries.add_procedures();
    procedure.set_code(at(row, "code"));
    procedure.set_name(at(row, "name"));
    procedure.set_field(at(row, "field"));
    procedure.set_levels(at(row, "levels"));
    procedure.set_limit_online(at(row, "limit_online"));
    procedure.set_limit_direct(at(row, "limit_direct"));
    procedure.set_limit_post(at(row, "limit_post"));
    if (at(row, "day_policy") == "by_hours") procedure.set_day_policy(v1::BY_HOURS);
    if (at(row, "resume_policy") == "restart") procedure.set_resume_policy(v1::RESTART);
    procedure.set_payment_stops_clock(at(row, "payment_stops_clock") == "yes");
    const auto fee = [&](const char* heading) { return std::atoll(at(row, heading).c_str()); };
    if (!at(row, "fee_online_vnd").empty()) procedure.set_fee_online_vnd(fee("fee_online_vnd"));
    if (!at(row, "fee_direct_vnd").empty()) procedure.set_fee_direct_vnd(fee("fee_direct_vnd"));
    if (!at(row, "fee_post_vnd").empty()) procedure.set_fee_post_vnd(fee("fee_post_vnd"));
    procedure.set_decision(at(row, "decision"));
    procedure.set_effective_from(at(row, "effective_from"));
  }
}

tl::expected<void, std::string> read_holidays(const std::vector<TsvRow>& rows, Entries& entries) {
  if (rows.empty()) return {};
  v1::Calendar& calendar = *entries.add_calendars();
  std::string last_year;
  for (const TsvRow& row : rows) {
    const std::string kind = at(row, "kind");
    if (!parse_day(at(row, "date")) || (kind != "off" && kind != "work")) {
      return tl::unexpected(
          "holiday: expected a date YYYY-MM-DD and kind off or work, but found '" +
          at(row, "date") + "' '" + kind + "'");
    }
    v1::CalendarException& exception = *calendar.add_exceptions();
    exception.set_day(at(row, "date"));
    exception.set_work(kind == "work");
    exception.set_name(at(row, "name"));
    last_year = std::max(last_year, at(row, "date").substr(0, 4));
  }
  // A list of a year's days off is taken to be that whole year's.
  calendar.set_complete_until(last_year + "-12-31");
  return {};
}

tl::expected<void, std::string> read_papers(const std::vector<TsvRow>& rows, Entries& entries) {
  for (const TsvRow& row : rows) {
    v1::Procedure* procedure = nullptr;
    for (auto& known : *entries.mutable_procedures()) {
      if (known.code() == at(row, "procedure")) procedure = &known;
    }
    if (!procedure) {
      return tl::unexpected("paper: expected a procedure of procedures.tsv, but found '" +
                            at(row, "procedure") + "'");
    }
    v1::Paper& paper = *procedure->add_papers();
    paper.set_name(at(row, "name"));
    paper.set_originals(std::atoi(at(row, "originals").c_str()));
    paper.set_certified_copies(std::atoi(at(row, "certified_copies").c_str()));
    paper.set_copies(std::atoi(at(row, "copies").c_str()));
  }
  return {};
}

// "07:30-11:30 13:00-17:00"; empty: closed.
bool read_intervals(const std::string& text, v1::DayPattern& day) {
  size_t at = 0;
  while (at < text.size()) {
    int opens_hour = 0;
    int opens_minute = 0;
    int closes_hour = 0;
    int closes_minute = 0;
    if (std::sscanf(text.c_str() + at, "%2d:%2d-%2d:%2d", &opens_hour, &opens_minute, &closes_hour,
                    &closes_minute) != 4) {
      return false;
    }
    v1::OpenInterval& interval = *day.add_intervals();
    interval.set_opens(opens_hour * 60 + opens_minute);
    interval.set_closes(closes_hour * 60 + closes_minute);
    at = text.find(' ', at);
    at = at == std::string::npos ? text.size() : at + 1;
  }
  return true;
}

tl::expected<void, std::string> read_hours(const std::vector<TsvRow>& rows, Entries& entries) {
  for (const TsvRow& row : rows) {
    v1::Calendar& calendar = *entries.add_calendars();
    calendar.set_unit(at(row, "unit"));
    v1::WeeklyPattern& pattern = *calendar.add_weekly();
    pattern.set_valid_from(at(row, "valid_from"));
    pattern.set_valid_to(at(row, "valid_to"));
    for (const char* weekday : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
      if (!read_intervals(at(row, weekday), *pattern.add_weekdays())) {
        return tl::unexpected("hours of " + at(row, "unit") +
                              ": expected intervals such as 07:30-11:30 13:00-17:00, but found '" +
                              at(row, weekday) + "'");
      }
    }
  }
  return {};
}

// targets.tsv: unit, indicator, at_least or at_most in percent, valid_from, valid_to, assigned_by.
tl::expected<void, std::string> read_targets(const std::vector<TsvRow>& rows, Entries& entries) {
  for (const TsvRow& row : rows) {
    const std::string name = at(row, "unit") + "/" + at(row, "indicator");
    const bool at_most = at(row, "at_least").empty();
    const auto percent = parse_percent(at(row, at_most ? "at_most" : "at_least"));
    if (!percent || (!at_most && !at(row, "at_most").empty())) {
      return tl::unexpected("target of " + name +
                            ": expected one percentage such as 98.5 under at_least or at_most, but "
                            "found '" +
                            at(row, "at_least") + "' and '" + at(row, "at_most") + "'");
    }
    v1::Target& target = *entries.add_targets();
    target.set_code(name + "/" + at(row, "valid_from"));
    target.set_unit(at(row, "unit"));
    target.set_indicator(at(row, "indicator"));
    target.set_numerator(percent->numerator());
    target.set_denominator(percent->denominator());
    target.set_at_most(at_most);
    target.set_valid_from(at(row, "valid_from"));
    target.set_valid_to(at(row, "valid_to"));
    target.set_assigned_by(at(row, "assigned_by"));
  }
  return {};
}

}  // namespace

tl::expected<void, std::string> read_catalogue_file(const std::string& name, std::istream& in,
                                                    Entries& entries) {
  const auto rows = read_tsv(in);
  if (name == "units.tsv") return read_units(rows, entries);
  if (name == "holidays.tsv") return read_holidays(rows, entries);
  if (name == "papers.tsv") return read_papers(rows, entries);
  if (name == "hours.tsv") return read_hours(rows, entries);
  if (name == "targets.tsv") return read_targets(rows, entries);
  if (name == "procedures.tsv") {
    read_procedures(rows, entries);
    return {};
  }
  return tl::unexpected(
      "expected units.tsv, procedures.tsv, holidays.tsv, papers.tsv, hours.tsv or targets.tsv, but "
      "the file is " +
      name);
}

std::vector<Entries> cut(const Entries& entries) {
  constexpr int procedures_per_request = 500;
  std::vector<Entries> requests(1);
  *requests[0].mutable_units() = entries.units();
  *requests[0].mutable_calendars() = entries.calendars();
  *requests[0].mutable_regulations() = entries.regulations();
  *requests[0].mutable_targets() = entries.targets();
  for (int i = 0; i < entries.procedures_size(); ++i) {
    if (i % procedures_per_request == 0 && i > 0) requests.emplace_back();
    *requests.back().add_procedures() = entries.procedures(i);
  }
  return requests;
}

}  // namespace motcua::cli
