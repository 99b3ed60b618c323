// A reader a shape.
#include "services/motcua/catalogue_files.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "services/motcua/percent.h"
#include "services/motcua/tsv_cells.h"

namespace motcua::cli {
namespace {

using Entries = v1::PublishCatalogueRequest;

// Tells a key that comes again, with the line where it was.
class Once {
 public:
  // Whether it is the first time.
  bool check(const TsvRow& row, const std::string& heading, const std::string& key) {
    const auto [known, is_new] = lines_.try_emplace(key, row.line());
    if (!is_new) row.refuse(heading, "cell.once_in_line " + std::to_string(known->second));
    return is_new;
  }

 private:
  std::map<std::string, size_t> lines_;
};

template <class Set>
void put_day(const TsvRow& row, const char* heading, Set set) {
  if (const auto day = day_in(row, heading)) set(format_day(*day));
}

// Both days of a validity, the later not before the earlier.
template <class Message>
void put_validity(const TsvRow& row, Message& message) {
  const auto from = day_in(row, "valid_from");
  const auto to = day_in(row, "valid_to");
  if (from) message.set_valid_from(format_day(*from));
  if (to) message.set_valid_to(format_day(*to));
  if (from && to && *to < *from) {
    row.refuse("valid_to", "cell.not_before " + format_day(*from));
  }
}

void read_units(const TsvFile& file, Entries& entries) {
  static const std::map<std::string, v1::UnitLevel> levels{{"nation", v1::NATION},
                                                           {"province", v1::PROVINCE},
                                                           {"department", v1::DEPARTMENT},
                                                           {"commune", v1::COMMUNE}};
  static const std::map<std::string, v1::UnitKind> kinds{
      {"centre", v1::CENTRE}, {"branch", v1::BRANCH}, {"point", v1::POINT},
      {"kiosk", v1::KIOSK},   {"agency", v1::AGENCY}, {"one_level_centre", v1::ONE_LEVEL_CENTRE}};
  Once once;
  for (const TsvRow& row : file.rows()) {
    v1::Unit& unit = *entries.add_units();
    unit.set_code(code_in(row, "code"));
    once.check(row, "code", unit.code());
    unit.set_name(name_in(row, "name"));
    if (const auto level = word_in(row, "level", levels)) unit.set_level(*level);
    if (!row.at("parent").empty()) unit.set_parent(code_in(row, "parent"));
    put_validity(row, unit);
    const auto kind = word_in(row, "kind", kinds, {v1::UNIT_KIND_UNSPECIFIED});
    if (kind) unit.set_kind(*kind);
    for (const std::string& successor : codes_in(row, "successor")) {
      unit.add_successors(successor);
    }
    put_day(row, "parent_from", [&](const std::string& day) { unit.set_parent_from(day); });
    unit.set_outside(flag_in(row, "outside"));
  }
}

v1::ResumePolicy resume_policy_in(const TsvRow& row, const std::string& heading) {
  static const std::map<std::string, v1::ResumePolicy> policies{{"remaining", v1::REMAINING},
                                                                {"restart", v1::RESTART}};
  return word_in(row, heading, policies, {v1::RESUME_POLICY_UNSPECIFIED})
      .value_or(v1::RESUME_POLICY_UNSPECIFIED);
}

v1::LetterBefore letter_before_in(const TsvRow& row) {
  static const std::map<std::string, v1::LetterBefore> deadlines{{"day_before", v1::DAY_BEFORE},
                                                                 {"at_expiry", v1::AT_EXPIRY}};
  return word_in(row, "letter_before", deadlines, {v1::LETTER_BEFORE_UNSPECIFIED})
      .value_or(v1::LETTER_BEFORE_UNSPECIFIED);
}

// What is published later holds from its day on: of each code the last day last, however the lines
// stand.
void put_versions_in_order(google::protobuf::RepeatedPtrField<v1::Procedure>& procedures) {
  std::map<std::string, std::vector<int>> places;
  for (int i = 0; i < procedures.size(); ++i) places[procedures[i].code()].push_back(i);
  for (const auto& [code, of_code] : places) {
    std::vector<v1::Procedure> versions;
    for (const int place : of_code) versions.push_back(procedures[place]);
    std::stable_sort(versions.begin(), versions.end(), [](const auto& one, const auto& other) {
      return one.effective_from() < other.effective_from();
    });
    for (size_t i = 0; i < of_code.size(); ++i) procedures[of_code[i]] = std::move(versions[i]);
  }
}

void read_procedures(const TsvFile& file, Entries& entries) {
  static const std::map<std::string, v1::DayPolicy> day_policies{{"by_day", v1::BY_DAY},
                                                                 {"by_hours", v1::BY_HOURS}};
  static const std::map<std::string, v1::OnlineLevel> online_levels{
      {"full", v1::FULLY_ONLINE}, {"partial", v1::PARTLY_ONLINE}, {"none", v1::NOT_ONLINE}};
  static const std::map<std::string, v1::PartialReason> partial_reasons{
      {"presence", v1::PRESENCE_NEEDED},
      {"on_site_check", v1::ON_SITE_CHECK},
      {"fault", v1::TECHNICAL_FAULT},
      {"technical", v1::OTHER_TECHNICAL}};
  Once once;
  for (const TsvRow& row : file.rows()) {
    v1::Procedure& procedure = *entries.add_procedures();
    procedure.set_code(code_in(row, "code"));
    procedure.set_name(name_in(row, "name"));
    procedure.set_field(row.at("field"));
    procedure.set_levels(row.at("levels"));
    procedure.set_limit_online(row.at("limit_online"));
    procedure.set_limit_direct(row.at("limit_direct"));
    procedure.set_limit_post(row.at("limit_post"));
    const auto days = word_in(row, "day_policy", day_policies, {v1::DAY_POLICY_UNSPECIFIED});
    if (days) procedure.set_day_policy(*days);
    procedure.set_resume_policy(resume_policy_in(row, "resume_policy"));
    procedure.set_resume_basis(row.at("resume_basis"));
    procedure.set_letter_before(letter_before_in(row));
    procedure.set_letter_basis(row.at("letter_basis"));
    procedure.set_limit_second_phase(row.at("limit_second_phase"));
    procedure.set_payment_stops_clock(flag_in(row, "payment_stops_clock"));
    if (const auto fee = amount_in(row, "fee_online_vnd")) procedure.set_fee_online_vnd(*fee);
    if (const auto fee = amount_in(row, "fee_direct_vnd")) procedure.set_fee_direct_vnd(*fee);
    if (const auto fee = amount_in(row, "fee_post_vnd")) procedure.set_fee_post_vnd(*fee);
    procedure.set_decision(row.at("decision"));
    put_day(row, "effective_from", [&](std::string day) { procedure.set_effective_from(day); });
    if (!row.at("retention_years").empty()) {
      procedure.set_retention_years(count_in(row, "retention_years"));
    }
    const auto online = word_in(row, "online_level", online_levels, {v1::ONLINE_LEVEL_UNSPECIFIED});
    if (online) procedure.set_online_level(*online);
    const auto partial =
        word_in(row, "partial_reason", partial_reasons, {v1::PARTIAL_REASON_UNSPECIFIED});
    if (partial) procedure.set_partial_reason(*partial);
    procedure.set_immediate(flag_in(row, "immediate"));
    procedure.set_linked(flag_in(row, "linked"));
    put_day(row, "nationwide_from", [&](std::string day) { procedure.set_nationwide_from(day); });
    // One code has several versions, each from a day of its own.
    once.check(row, "code", procedure.code() + '\t' + procedure.effective_from());
  }
  put_versions_in_order(*entries.mutable_procedures());
}

enum class HolidayKind { off, work, complete_from, complete_until };

// Of the unit, or everybody's; one for all rows.
v1::Calendar& calendar_of(const std::string& unit, Entries& entries) {
  for (v1::Calendar& calendar : *entries.mutable_calendars()) {
    if (calendar.unit() == unit) return calendar;
  }
  v1::Calendar& calendar = *entries.add_calendars();
  calendar.set_unit(unit);
  return calendar;
}

void put_intervals(const std::vector<OpenInterval>& intervals,
                   google::protobuf::RepeatedPtrField<v1::OpenInterval>& out) {
  for (const OpenInterval& interval : intervals) {
    v1::OpenInterval& one = *out.Add();
    one.set_opens(interval.opens);
    one.set_closes(interval.closes);
  }
}

void put_exceptions(const TsvRow& row, const Days& days, bool work, Once& once,
                    v1::Calendar& calendar) {
  constexpr int32_t run_days_max = 31;
  if (days.last.value - days.first.value >= run_days_max) {
    return row.refuse("date", "cell.days_max");
  }
  const std::vector<OpenInterval> hours = hours_in(row, "hours");
  if (!work && !hours.empty()) {
    row.refuse("hours", "cell.no_hours_of_a_day_off");
  }
  for (Day day = days.first; day <= days.last; day = plus_days(day, 1)) {
    once.check(row, "date", calendar.unit() + '\t' + format_day(day));
    v1::CalendarException& exception = *calendar.add_exceptions();
    exception.set_day(format_day(day));
    exception.set_work(work);
    exception.set_name(row.at("name"));
    put_intervals(hours, *exception.mutable_intervals());
  }
}

void read_holidays(const TsvFile& file, Entries& entries) {
  static const std::map<std::string, HolidayKind> kinds{
      {"off", HolidayKind::off},
      {"nghỉ", HolidayKind::off},
      {"work", HolidayKind::work},
      {"làm việc", HolidayKind::work},
      {"complete_from", HolidayKind::complete_from},
      {"complete_until", HolidayKind::complete_until}};
  Once once;
  for (const TsvRow& row : file.rows()) {
    const auto kind = word_in(row, "kind", kinds);
    const auto days = days_in(row, "date");
    if (!row.at("unit").empty()) code_in(row, "unit");
    if (!kind || !days) continue;
    v1::Calendar& calendar = calendar_of(row.at("unit"), entries);
    if (*kind == HolidayKind::off || *kind == HolidayKind::work) {
      put_exceptions(row, *days, *kind == HolidayKind::work, once, calendar);
      continue;
    }
    if (days->first != days->last) row.refuse("date", "cell.one_day");
    once.check(row, "kind", calendar.unit() + '\t' + in_small_letters(row.at("kind")));
    const std::string day = format_day(days->first);
    *kind == HolidayKind::complete_from ? calendar.set_complete_from(day)
                                        : calendar.set_complete_until(day);
  }
}

// In a cell where an empty one means all.
constexpr std::string_view no_day = "-";

// All versions of a code, in their order.
using Versions = std::multimap<std::string, v1::Procedure*>;

Versions versions_in(Entries& entries) {
  Versions procedures;
  for (auto& known : *entries.mutable_procedures()) procedures.emplace(known.code(), &known);
  return procedures;
}

// Those that a row of papers, or of what else a procedure has in lists, is of. There are some, or
// it is a finding.
std::vector<v1::Procedure*> versions_meant(const TsvRow& row, const Versions& procedures) {
  std::vector<v1::Procedure*> versions;
  const bool is_of_all = row.at("effective_from").empty();
  const auto from =
      row.at("effective_from") == no_day ? std::nullopt : day_in(row, "effective_from");
  const auto [first, last] = procedures.equal_range(row.at("procedure"));
  for (auto known = first; known != last; ++known) {
    const bool is_its = known->second->effective_from() == (from ? format_day(*from) : "");
    if (is_of_all || is_its) versions.push_back(known->second);
  }
  if (versions.empty()) row.refuse("procedure", "cell.known_procedure");
  return versions;
}

// What is there once in a version.
void check_in_each(const std::vector<v1::Procedure*>& versions, const TsvRow& row,
                   const std::string& heading, const std::string& key, Once& once) {
  for (const v1::Procedure* version : versions) {
    const std::string of_version = version->code() + '\t' + version->effective_from();
    if (!once.check(row, heading, of_version + '\t' + key)) return;
  }
}

void read_papers(const TsvFile& file, Entries& entries) {
  static const std::map<std::string, v1::Digitising> digitisings{
      {"not_digitised", v1::NOT_DIGITISED},
      {"digitised", v1::DIGITISED},
      {"reused_from_dossier", v1::REUSED_FROM_DOSSIER},
      {"reused_from_result", v1::REUSED_FROM_RESULT},
      {"from_database", v1::FROM_DATABASE},
      {"shown_in_vneid", v1::SHOWN_IN_VNEID},
      {"shown_only", v1::SHOWN_ONLY},
      {"secret", v1::SECRET_PAPER},
      {"obtained_by_agency", v1::OBTAINED_BY_AGENCY}};
  static const std::map<std::string, v1::AskedBecause> reasons{{"incident", v1::AFTER_INCIDENT},
                                                               {"disaster", v1::AFTER_DISASTER},
                                                               {"inaccurate", v1::DATA_INACCURATE},
                                                               {"verify", v1::TO_VERIFY}};
  const Versions procedures = versions_in(entries);
  Once once;
  for (const TsvRow& row : file.rows()) {
    const auto versions = versions_meant(row, procedures);
    v1::Paper paper;
    paper.set_name(name_in(row, "name"));
    check_in_each(versions, row, "name", paper.name(), once);
    paper.set_originals(count_in(row, "originals"));
    paper.set_certified_copies(count_in(row, "certified_copies"));
    paper.set_copies(count_in(row, "copies"));
    paper.set_e_certified_copies(count_in(row, "e_certified_copies"));
    const auto digitising = word_in(row, "digitising", digitisings, {v1::DIGITISING_UNSPECIFIED});
    if (digitising) paper.set_digitising(*digitising);
    const auto reason = word_in(row, "asked_because", reasons, {v1::ASKED_BECAUSE_UNSPECIFIED});
    if (reason) paper.set_asked_because(*reason);
    paper.set_type_code(row.at("type_code"));
    for (v1::Procedure* version : versions) *version->add_papers() = paper;
  }
}

void read_steps(const TsvFile& file, Entries& entries) {
  const Versions procedures = versions_in(entries);
  Once once;
  for (const TsvRow& row : file.rows()) {
    const auto versions = versions_meant(row, procedures);
    v1::ProcedureStep step;
    step.set_key(name_in(row, "key"));
    check_in_each(versions, row, "key", step.key(), once);
    step.set_name(name_in(row, "name"));
    step.set_who(row.at("who"));
    step.set_limit(row.at("limit"));
    for (v1::Procedure* version : versions) *version->add_steps() = step;
  }
}

bool overlap(const v1::WeeklyPattern& left, const v1::WeeklyPattern& right) {
  const auto ends_before = [](const v1::WeeklyPattern& one, const v1::WeeklyPattern& other) {
    return !one.valid_to().empty() && !other.valid_from().empty() &&
           one.valid_to() < other.valid_from();
  };
  return !ends_before(left, right) && !ends_before(right, left);
}

void read_hours(const TsvFile& file, Entries& entries) {
  for (const TsvRow& row : file.rows()) {
    if (!row.at("unit").empty()) code_in(row, "unit");
    v1::Calendar& calendar = calendar_of(row.at("unit"), entries);
    v1::WeeklyPattern pattern;
    put_validity(row, pattern);
    bool is_open = false;
    for (const char* weekday : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
      const auto hours = hours_in(row, weekday);
      is_open = is_open || !row.at(weekday).empty();
      put_intervals(hours, *pattern.add_weekdays()->mutable_intervals());
    }
    if (!is_open) row.refuse("mon", "cell.open_hours");
    for (const v1::WeeklyPattern& known : calendar.weekly()) {
      if (!overlap(known, pattern)) continue;
      row.refuse("valid_from", "cell.season");
      break;
    }
    *calendar.add_weekly() = pattern;
  }
}

void read_targets(const TsvFile& file, Entries& entries) {
  Once once;
  for (const TsvRow& row : file.rows()) {
    v1::Target& target = *entries.add_targets();
    target.set_unit(code_in(row, "unit"));
    target.set_indicator(code_in(row, "indicator"));
    const bool at_most = row.at("at_least").empty();
    const char* const heading = at_most ? "at_most" : "at_least";
    const auto percent = parse_percent(row.at(heading));
    if (percent && percent->numerator() <= percent->denominator()) {
      target.set_numerator(percent->numerator());
      target.set_denominator(percent->denominator());
    } else {
      row.refuse(heading, "cell.percentage");
    }
    if (!at_most && !row.at("at_most").empty()) {
      row.refuse("at_most", "cell.nothing_beside");
    }
    target.set_at_most(at_most);
    put_validity(row, target);
    target.set_assigned_by(row.at("assigned_by"));
    target.set_code(row.at("code").empty() ? usual_code(target) : code_in(row, "code"));
    once.check(row, "indicator", target.code());
  }
}

// Of what is taken in irrespective of boundary.
void read_arrival(const TsvRow& row, v1::Regulation& regulation) {
  static const std::map<std::string, v1::ClockStart> starts{{"receipt", v1::AT_RECEIPT},
                                                            {"arrival", v1::AT_ARRIVAL}};
  static const std::map<std::string, v1::ArrivalOf> arrivals{{"electronic", v1::ELECTRONIC_COPY},
                                                             {"paper", v1::PAPER_COPY}};
  static const std::map<std::string, v1::ArrivalScope> scopes{
      {"province", v1::SCOPE_PROVINCE}, {"nation", v1::SCOPE_NATION}, {"both", v1::SCOPE_BOTH}};
  regulation.set_clock_start_boundary_free(
      word_in(row, "clock_start_boundary_free", starts, {v1::CLOCK_START_UNSPECIFIED})
          .value_or(v1::CLOCK_START_UNSPECIFIED));
  regulation.set_arrival_counts(
      word_in(row, "arrival_counts", arrivals, {v1::ARRIVAL_OF_UNSPECIFIED})
          .value_or(v1::ARRIVAL_OF_UNSPECIFIED));
  regulation.set_arrival_scope(
      word_in(row, "arrival_scope", scopes, {v1::ARRIVAL_SCOPE_UNSPECIFIED})
          .value_or(v1::ARRIVAL_SCOPE_UNSPECIFIED));
}

void read_transfer(const TsvRow& row, v1::Regulation& regulation) {
  regulation.set_transfer(row.at("transfer"));
  regulation.set_transfer_grace_minutes(count_in(row, "transfer_grace_minutes"));
  regulation.set_transfer_paper_boundary_free(row.at("transfer_paper_boundary_free"));
}

void read_codes(const TsvRow& row, v1::Regulation& regulation) {
  static const std::map<std::string, v1::CodingUnit> prefixes{{"receiving", v1::RECEIVING_UNIT},
                                                              {"handling", v1::HANDLING_UNIT}};
  regulation.set_coding_unit(word_in(row, "coding_unit", prefixes, {v1::CODING_UNIT_UNSPECIFIED})
                                 .value_or(v1::CODING_UNIT_UNSPECIFIED));
  regulation.set_central_code_digits_min(count_in(row, "central_code_digits_min"));
}

// "2025-09-15..", "..2025-09-14", or both. False: no days.
bool put_days(std::string_view text, v1::PrintedForm& form) {
  const size_t dots = text.find("..");
  if (dots == std::string_view::npos) return false;
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = text.substr(dots + 2);
  for (const std::string_view day : {from, to}) {
    if (!day.empty() && !parse_day(day)) return false;
  }
  form.set_valid_from(std::string(from));
  form.set_valid_to(std::string(to));
  return true;
}

// "received=01 Giấy tiếp nhận; refused=03 Phiếu từ chối"; of events of some days alone
// "received@2025-09-15..=01 Giấy tiếp nhận".
void put_forms(const TsvRow& row, v1::Regulation& regulation) {
  std::stringstream cell(row.at("forms"));
  for (std::string one; std::getline(cell, one, ';');) {
    one.erase(0, one.find_first_not_of(' '));
    const size_t equals = one.find('=');
    if (equals == std::string::npos) return row.refuse("forms", "cell.forms");
    const size_t blank = std::min(one.find(' ', equals), one.size());
    v1::PrintedForm& form = *regulation.add_forms();
    const size_t at = std::min(one.find('@'), equals);
    if (at < equals && !put_days(std::string_view(one).substr(at + 1, equals - at - 1), form)) {
      return row.refuse("forms", "cell.forms");
    }
    form.set_event(one.substr(0, at));
    form.set_form(one.substr(equals + 1, blank - equals - 1));
    if (blank < one.size()) form.set_name(one.substr(blank + 1));
  }
}

void read_regulations(const TsvFile& file, Entries& entries) {
  Once once;
  for (const TsvRow& row : file.rows()) {
    v1::Regulation& regulation = *entries.add_regulations();
    regulation.set_code(code_in(row, "code"));
    once.check(row, "code", regulation.code());
    regulation.set_name(name_in(row, "name"));
    put_validity(row, regulation);
    const auto is_given = [&](const char* heading) { return !row.at(heading).empty(); };
    if (is_given("reappointments_max")) {
      regulation.set_reappointments_max(count_in(row, "reappointments_max"));
    }
    if (is_given("acceptance_hours")) {
      regulation.set_acceptance_hours(count_in(row, "acceptance_hours"));
    }
    regulation.set_apology_blocks_return(flag_in(row, "apology_blocks_return"));
    regulation.set_reappointment_needs_open_hours(flag_in(row, "reappointment_needs_open_hours"));
    regulation.set_resume_examination(resume_policy_in(row, "resume_examination"));
    regulation.set_resume_intake(resume_policy_in(row, "resume_intake"));
    regulation.set_supplement_notice(row.at("supplement_notice"));
    regulation.set_intake_supplements_max(count_in(row, "intake_supplements_max"));
    regulation.set_supplement_close_after(row.at("supplement_close_after"));
    read_arrival(row, regulation);
    read_transfer(row, regulation);
    read_codes(row, regulation);
    regulation.set_alert_hours(count_in(row, "alert_hours"));
    regulation.set_correction_limit(row.at("correction_limit"));
    put_forms(row, regulation);
    regulation.set_letter_before(letter_before_in(row));
    regulation.set_applicant_amends(flag_in(row, "applicant_amends"));
  }
}

void read_tariffs(const TsvFile& file, Entries& entries) {
  static const std::map<std::string, v1::FeeKind> kinds{
      {"charge", v1::CHARGE}, {"phí", v1::CHARGE}, {"fee", v1::FEE}, {"lệ phí", v1::FEE}};
  static const std::map<std::string, v1::Channel> channels{{"online", v1::ONLINE},
                                                           {"online_partial", v1::ONLINE_PARTIAL},
                                                           {"direct", v1::DIRECT},
                                                           {"post", v1::POST}};
  Once once;
  for (const TsvRow& row : file.rows()) {
    v1::Tariff& tariff = *entries.add_tariffs();
    tariff.set_code(code_in(row, "code"));
    once.check(row, "code", tariff.code());
    if (!row.at("procedure").empty()) tariff.set_procedure(code_in(row, "procedure"));
    const auto kind = word_in(row, "kind", kinds, {v1::FEE_KIND_UNSPECIFIED});
    if (kind) tariff.set_kind(*kind);
    tariff.set_name(row.at("name"));
    const auto channel = word_in(row, "channel", channels, {v1::CHANNEL_UNSPECIFIED});
    if (channel) tariff.set_channel(*channel);
    if (const auto amount = amount_in(row, "amount_vnd")) tariff.set_amount_vnd(*amount);
    if (!row.at("percent").empty()) tariff.set_percent(count_in(row, "percent"));
    put_validity(row, tariff);
    tariff.set_condition(row.at("condition"));
    tariff.set_legal_basis(row.at("legal_basis"));
  }
}

// The server knows the rules and what they may say. Flags are said as in regulations.tsv, too.
void read_own_rules(const TsvFile& file, Entries& entries) {
  static const std::map<std::string, std::string> flags{
      {"yes", "yes"}, {"có", "yes"}, {"x", "yes"}, {"no", "no"}, {"không", "no"}};
  Once once;
  for (const TsvRow& row : file.rows()) {
    v1::OwnRule& own = *entries.add_own_rules();
    own.set_code(code_in(row, "code"));
    once.check(row, "code", own.code());
    own.set_rule(code_in(row, "rule"));
    const auto flag = flags.find(in_small_letters(row.at("value")));
    own.set_value(flag == flags.end() ? row.at("value") : flag->second);
    if (!row.at("procedure").empty()) own.set_procedure(code_in(row, "procedure"));
    if (!row.at("unit").empty()) own.set_unit(code_in(row, "unit"));
    put_validity(row, own);
    own.set_legal_basis(name_in(row, "legal_basis"));
  }
}

struct FileShape {
  TsvColumns columns;
  void (*read)(const TsvFile&, Entries&);
};

const std::map<std::string, FileShape>& shapes() {
  static const std::set<std::string> remarks{"note", "certainty"};
  static const std::map<std::string, FileShape> known{
      {"units.tsv",
       {{{"code", "name", "level"},
         {"parent", "valid_from", "valid_to", "successor", "parent_from", "kind", "outside"},
         remarks},
        read_units}},
      {"procedures.tsv",
       {{{"code", "name"},
         {"field",          "levels",         "limit_online",
          "limit_direct",   "limit_post",     "day_policy",
          "resume_policy",  "resume_basis",   "payment_stops_clock",
          "fee_online_vnd", "fee_direct_vnd", "fee_post_vnd",
          "decision",       "effective_from", "retention_years",
          "online_level",   "partial_reason", "immediate",
          "letter_before",  "letter_basis",   "limit_second_phase",
          "linked",         "nationwide_from"},
         remarks},
        read_procedures}},
      {"holidays.tsv", {{{"date", "kind"}, {"name", "hours", "unit"}, remarks}, read_holidays}},
      {"papers.tsv",
       {{{"procedure", "name"},
         {"originals", "certified_copies", "copies", "effective_from", "e_certified_copies",
          "digitising", "asked_because", "type_code"},
         remarks},
        read_papers}},
      {"hours.tsv",
       {{{"unit"},
         {"valid_from", "valid_to", "mon", "tue", "wed", "thu", "fri", "sat", "sun"},
         remarks},
        read_hours}},
      {"targets.tsv",
       {{{"unit", "indicator"},
         {"at_least", "at_most", "valid_from", "valid_to", "assigned_by", "code"},
         remarks},
        read_targets}},
      {"regulations.tsv",
       {{{"code", "name"},
         {"valid_from",
          "valid_to",
          "reappointments_max",
          "apology_blocks_return",
          "acceptance_hours",
          "reappointment_needs_open_hours",
          "resume_examination",
          "resume_intake",
          "supplement_notice",
          "intake_supplements_max",
          "supplement_close_after",
          "clock_start_boundary_free",
          "arrival_counts",
          "arrival_scope",
          "transfer",
          "transfer_grace_minutes",
          "transfer_paper_boundary_free",
          "coding_unit",
          "central_code_digits_min",
          "alert_hours",
          "correction_limit",
          "forms",
          "letter_before",
          "applicant_amends"},
         remarks},
        read_regulations}},
      {"tariffs.tsv",
       {{{"code"},
         {"procedure", "kind", "name", "channel", "amount_vnd", "percent", "valid_from", "valid_to",
          "condition", "legal_basis"},
         remarks},
        read_tariffs}},
      {"steps.tsv",
       {{{"procedure", "key", "name"}, {"who", "limit", "effective_from"}, remarks}, read_steps}},
      {"own_rules.tsv",
       {{{"code", "rule", "value", "legal_basis"},
         {"procedure", "unit", "valid_from", "valid_to"},
         remarks},
        read_own_rules}}};
  return known;
}

}  // namespace

void read_catalogue_file(const std::string& name, std::string_view bytes, Entries& entries,
                         TsvFindings& findings) {
  const auto shape = shapes().find(name);
  if (shape == shapes().end()) {
    findings.push_back({.file = name,
                        .column = {},
                        .found = name,
                        .expected = "cell.one_of " + joined(catalogue_file_names)});
    return;
  }
  const TsvFile file(name, bytes, shape->second.columns, findings);
  shape->second.read(file, entries);
}

std::vector<Entries> cut(const Entries& entries) {
  constexpr int procedures_per_request = 500;
  std::vector<Entries> requests(1);
  *requests[0].mutable_units() = entries.units();
  *requests[0].mutable_calendars() = entries.calendars();
  *requests[0].mutable_regulations() = entries.regulations();
  *requests[0].mutable_targets() = entries.targets();
  *requests[0].mutable_tariffs() = entries.tariffs();
  *requests[0].mutable_own_rules() = entries.own_rules();
  for (int i = 0; i < entries.procedures_size(); ++i) {
    const bool is_full = requests.back().procedures_size() >= procedures_per_request;
    const bool is_next_code =
        i > 0 && entries.procedures(i).code() != entries.procedures(i - 1).code();
    if (is_full && is_next_code) requests.emplace_back();
    *requests.back().add_procedures() = entries.procedures(i);
  }
  return requests;
}

}  // namespace motcua::cli
