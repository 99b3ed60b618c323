// Catalogue files from entries: a writer a shape, the other way round of catalogue_files.cpp.
#include <algorithm>
#include <cstdio>
#include <map>

#include "engine/check.h"
#include "services/motcua/catalogue_files.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

using Entries = v1::PublishCatalogueRequest;
using Cells = std::vector<std::string>;

// Lines of cells with tabs between. What would end a cell or a line is a blank.
class TsvSheet {
 public:
  void add(const Cells& cells) {
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text_ += '\t';
      add_cell(cells[i]);
    }
    text_ += '\n';
  }
  std::string text() && { return std::move(text_); }

 private:
  // In quotation marks only where it begins with one, as a spreadsheet does.
  void add_cell(const std::string& cell) {
    const bool is_quoted = cell.starts_with('"');
    if (is_quoted) text_ += '"';
    for (const char c : cell) {
      if (is_quoted && c == '"') text_ += '"';
      text_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    if (is_quoted) text_ += '"';
  }

  std::string text_;
};

// The word of a value; the first one, and whatever has none, is not said.
template <class Value, size_t count>
std::string word(const char* const (&words)[count], Value value) {
  const auto place = static_cast<size_t>(value);
  return place < count ? words[place] : "";
}
constexpr const char* resume_policies[] = {"", "remaining", "restart"};
constexpr const char* letters_before[] = {"", "day_before", "at_expiry"};

std::string flag(bool value) { return value ? "yes" : ""; }

template <class Number>
std::string number(bool is_said, Number value) {
  return is_said ? std::to_string(value) : "";
}
std::string count(int32_t value) { return number(value != 0, value); }

void write_units(const Entries& entries, TsvSheet& sheet) {
  constexpr const char* levels[] = {"", "nation", "province", "department", "commune"};
  constexpr const char* kinds[] = {"",      "centre",           "branch", "point",
                                   "kiosk", "one_level_centre", "agency"};
  sheet.add({"code", "name", "level", "parent", "valid_from", "valid_to", "successor",
             "parent_from", "kind", "outside"});
  for (const v1::Unit& unit : entries.units()) {
    sheet.add({unit.code(), unit.name(), word(levels, unit.level()), unit.parent(),
               unit.valid_from(), unit.valid_to(), joined(unit.successors()), unit.parent_from(),
               word(kinds, unit.kind()), flag(unit.outside())});
  }
}

void write_procedures(const Entries& entries, TsvSheet& sheet) {
  constexpr const char* day_policies[] = {"", "by_day", "by_hours"};
  constexpr const char* online_levels[] = {"", "full", "partial", "none"};
  constexpr const char* reasons[] = {"", "presence", "on_site_check", "fault", "technical"};
  sheet.add({"code",
             "name",
             "field",
             "levels",
             "limit_online",
             "limit_direct",
             "limit_post",
             "day_policy",
             "resume_policy",
             "resume_basis",
             "letter_before",
             "letter_basis",
             "fee_online_vnd",
             "fee_direct_vnd",
             "fee_post_vnd",
             "payment_stops_clock",
             "decision",
             "effective_from",
             "online_level",
             "partial_reason",
             "immediate",
             "retention_years",
             "limit_second_phase",
             "linked",
             "nationwide_from"});
  for (const v1::Procedure& one : entries.procedures()) {
    sheet.add({one.code(),
               one.name(),
               one.field(),
               one.levels(),
               one.limit_online(),
               one.limit_direct(),
               one.limit_post(),
               word(day_policies, one.day_policy()),
               word(resume_policies, one.resume_policy()),
               one.resume_basis(),
               word(letters_before, one.letter_before()),
               one.letter_basis(),
               number(one.has_fee_online_vnd(), one.fee_online_vnd()),
               number(one.has_fee_direct_vnd(), one.fee_direct_vnd()),
               number(one.has_fee_post_vnd(), one.fee_post_vnd()),
               flag(one.payment_stops_clock()),
               one.decision(),
               one.effective_from(),
               word(online_levels, one.online_level()),
               word(reasons, one.partial_reason()),
               flag(one.immediate()),
               number(one.has_retention_years(), one.retention_years()),
               one.limit_second_phase(),
               flag(one.linked()),
               one.nationwide_from()});
  }
}

std::string hours(const google::protobuf::RepeatedPtrField<v1::OpenInterval>& intervals) {
  std::string text;
  char interval[60];
  for (const v1::OpenInterval& one : intervals) {
    std::snprintf(interval, sizeof interval, "%02d:%02d-%02d:%02d", one.opens() / 60,
                  one.opens() % 60, one.closes() / 60, one.closes() % 60);
    text.append(text.empty() ? "" : " ").append(interval);
  }
  return text;
}

void write_holidays(const Entries& entries, TsvSheet& sheet) {
  sheet.add({"date", "kind", "name", "hours", "unit"});
  for (const v1::Calendar& calendar : entries.calendars()) {
    const auto add_end = [&](const char* kind, const std::string& day) {
      if (!day.empty()) sheet.add({day, kind, "", "", calendar.unit()});
    };
    add_end("complete_from", calendar.complete_from());
    add_end("complete_until", calendar.complete_until());
    for (const v1::CalendarException& one : calendar.exceptions()) {
      sheet.add({one.day(), one.work() ? "work" : "off", one.name(), hours(one.intervals()),
                 calendar.unit()});
    }
  }
}

template <class Items>
bool are_same(const Items& left, const Items& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto& one, const auto& other) {
                      return one.SerializeAsString() == other.SerializeAsString();
                    });
}

// Calls write(procedure, item, version) for what procedures have in a list: once for all versions
// of a code where they have the same, else with the day of each. Those of a code are one after
// another.
template <class Items, class Write>
void write_of_versions(const Entries& entries, const Items& items_of, const Write& write) {
  for (int first = 0, next = 0; first < entries.procedures_size(); first = next) {
    const v1::Procedure& earliest = entries.procedures(first);
    bool have_same = true;
    for (; next < entries.procedures_size(); ++next) {
      const v1::Procedure& version = entries.procedures(next);
      if (version.code() != earliest.code()) break;
      have_same = have_same && are_same(items_of(version), items_of(earliest));
    }
    for (int i = first; i < (have_same ? first + 1 : next); ++i) {
      const v1::Procedure& version = entries.procedures(i);
      const std::string& from = version.effective_from();
      for (const auto& item : items_of(version)) {
        write(version, item, have_same ? "" : from.empty() ? "-" : from);
      }
    }
  }
}

void write_papers(const Entries& entries, TsvSheet& sheet) {
  constexpr const char* digitisings[] = {"",
                                         "not_digitised",
                                         "digitised",
                                         "reused_from_dossier",
                                         "reused_from_result",
                                         "from_database",
                                         "shown_in_vneid",
                                         "shown_only",
                                         "secret",
                                         "obtained_by_agency"};
  constexpr const char* reasons[] = {"", "incident", "disaster", "inaccurate", "verify"};
  sheet.add({"procedure", "name", "originals", "certified_copies", "copies", "effective_from",
             "e_certified_copies", "digitising", "asked_because", "type_code"});
  write_of_versions(
      entries, [](const v1::Procedure& procedure) -> const auto& { return procedure.papers(); },
      [&](const v1::Procedure& procedure, const v1::Paper& paper, const std::string& version) {
        sheet.add({procedure.code(), paper.name(), count(paper.originals()),
                   count(paper.certified_copies()), count(paper.copies()), version,
                   count(paper.e_certified_copies()), word(digitisings, paper.digitising()),
                   word(reasons, paper.asked_because()), paper.type_code()});
      });
}

void write_steps(const Entries& entries, TsvSheet& sheet) {
  sheet.add({"procedure", "key", "name", "who", "limit", "effective_from"});
  write_of_versions(
      entries, [](const v1::Procedure& procedure) -> const auto& { return procedure.steps(); },
      [&](const v1::Procedure& procedure, const v1::ProcedureStep& step,
          const std::string& version) {
        sheet.add({procedure.code(), step.key(), step.name(), step.who(), step.limit(), version});
      });
}

void write_hours(const Entries& entries, TsvSheet& sheet) {
  constexpr int weekdays = 7;
  sheet.add({"unit", "valid_from", "valid_to", "mon", "tue", "wed", "thu", "fri", "sat", "sun"});
  for (const v1::Calendar& calendar : entries.calendars()) {
    for (const v1::WeeklyPattern& pattern : calendar.weekly()) {
      Cells cells{calendar.unit(), pattern.valid_from(), pattern.valid_to()};
      for (int i = 0; i < weekdays; ++i) {
        cells.push_back(i < pattern.weekdays_size() ? hours(pattern.weekdays(i).intervals()) : "");
      }
      sheet.add(cells);
    }
  }
}

// "98.5" of 985 of 1,000; nothing of a share that is not so many of a hundred, or of ten times as
// many, and so on.
std::string percentage(const v1::Target& target) {
  size_t decimals = 0;
  int64_t hundred = 100;
  for (; hundred < target.denominator(); hundred *= 10) ++decimals;
  if (hundred != target.denominator()) return "";
  std::string digits = std::to_string(target.numerator());
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals == 0) return digits;
  const size_t whole = digits.size() - decimals;
  return digits.substr(0, whole) + '.' + digits.substr(whole);
}

void write_targets(const Entries& entries, TsvSheet& sheet) {
  sheet.add({"unit", "indicator", "at_least", "at_most", "valid_from", "valid_to", "assigned_by",
             "code"});
  for (const v1::Target& target : entries.targets()) {
    const std::string percent = percentage(target);
    sheet.add({target.unit(), target.indicator(), target.at_most() ? "" : percent,
               target.at_most() ? percent : "", target.valid_from(), target.valid_to(),
               target.assigned_by(), target.code() == usual_code(target) ? "" : target.code()});
  }
}

std::string forms(const v1::Regulation& regulation) {
  std::string text;
  for (const v1::PrintedForm& form : regulation.forms()) {
    text.append(text.empty() ? "" : "; ").append(form.event());
    const bool is_dated = !form.valid_from().empty() || !form.valid_to().empty();
    if (is_dated) text.append("@" + form.valid_from() + ".." + form.valid_to());
    text.append("=").append(form.form());
    if (!form.name().empty()) text.append(" ").append(form.name());
  }
  return text;
}

void write_regulations(const Entries& entries, TsvSheet& sheet) {
  constexpr const char* starts[] = {"", "receipt", "arrival"};
  constexpr const char* arrivals[] = {"", "electronic", "paper"};
  constexpr const char* scopes[] = {"", "province", "nation", "both"};
  constexpr const char* prefixes[] = {"", "receiving", "handling"};
  sheet.add({"code",
             "name",
             "valid_from",
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
             "applicant_amends"});
  for (const v1::Regulation& one : entries.regulations()) {
    sheet.add({one.code(),
               one.name(),
               one.valid_from(),
               one.valid_to(),
               number(one.has_reappointments_max(), one.reappointments_max()),
               flag(one.apology_blocks_return()),
               number(one.has_acceptance_hours(), one.acceptance_hours()),
               flag(one.reappointment_needs_open_hours()),
               word(resume_policies, one.resume_examination()),
               word(resume_policies, one.resume_intake()),
               one.supplement_notice(),
               count(one.intake_supplements_max()),
               one.supplement_close_after(),
               word(starts, one.clock_start_boundary_free()),
               word(arrivals, one.arrival_counts()),
               word(scopes, one.arrival_scope()),
               one.transfer(),
               count(one.transfer_grace_minutes()),
               one.transfer_paper_boundary_free(),
               word(prefixes, one.coding_unit()),
               count(one.central_code_digits_min()),
               count(one.alert_hours()),
               one.correction_limit(),
               forms(one),
               word(letters_before, one.letter_before()),
               flag(one.applicant_amends())});
  }
}

void write_tariffs(const Entries& entries, TsvSheet& sheet) {
  constexpr const char* kinds[] = {"", "charge", "fee"};
  constexpr const char* channels[] = {"", "online", "online_partial", "direct", "post"};
  sheet.add({"code", "procedure", "kind", "name", "channel", "amount_vnd", "percent", "valid_from",
             "valid_to", "condition", "legal_basis"});
  for (const v1::Tariff& one : entries.tariffs()) {
    sheet.add({one.code(), one.procedure(), word(kinds, one.kind()), one.name(),
               word(channels, one.channel()), number(one.has_amount_vnd(), one.amount_vnd()),
               number(one.has_percent(), one.percent()), one.valid_from(), one.valid_to(),
               one.condition(), one.legal_basis()});
  }
}

void write_own_rules(const Entries& entries, TsvSheet& sheet) {
  sheet.add(
      {"code", "rule", "value", "procedure", "unit", "valid_from", "valid_to", "legal_basis"});
  for (const v1::OwnRule& one : entries.own_rules()) {
    sheet.add({one.code(), one.rule(), one.value(), one.procedure(), one.unit(), one.valid_from(),
               one.valid_to(), one.legal_basis()});
  }
}

}  // namespace

std::string write_catalogue_file(const std::string& name, const Entries& entries) {
  // A file of catalogue_file_names each.
  static const std::map<std::string, void (*)(const Entries&, TsvSheet&)> writers{
      {"units.tsv", write_units},
      {"procedures.tsv", write_procedures},
      {"holidays.tsv", write_holidays},
      {"papers.tsv", write_papers},
      {"hours.tsv", write_hours},
      {"targets.tsv", write_targets},
      {"regulations.tsv", write_regulations},
      {"tariffs.tsv", write_tariffs},
      {"steps.tsv", write_steps},
      {"own_rules.tsv", write_own_rules}};
  TsvSheet sheet;
  const auto writer = writers.find(name);
  CHECK(writer != writers.end(), "expected a name of a catalogue file, got ", name);
  writer->second(entries, sheet);
  return std::move(sheet).text();
}

}  // namespace motcua::cli
