// What people and programs write in texts: days, instants, limits, codes, periods, percentages,
// page tokens, catalogue files, metadata of calls. What is read is written again and read as the
// same.
#include <fuzzer/FuzzedDataProvider.h>

#include <map>

#include "engine/check.h"
#include "engine/dossier/situation.h"
#include "engine/lookup/page_token.h"
#include "engine/statistics/period.h"
#include "engine/time/due_time.h"
#include "engine/utf8.h"
#include "google/rpc/status.pb.h"
#include "services/method/caller.h"
#include "services/method/status.h"
#include "services/motcua/catalogue_files.h"
#include "services/motcua/percent.h"
#include "services/text/text.h"

namespace motcua::testing {
namespace {

void read_times(const std::string& text) {
  if (const auto day = parse_day(text)) CHECK(format_day(*day) == text);
  if (const auto instant = parse_instant(text)) {
    CHECK(parse_instant(format_instant(*instant)) == instant);
  }
  if (const auto limit = parse_limit(text)) CHECK(parse_limit(format_limit(*limit)) == limit);
  if (const auto period = parse_period(text)) CHECK(period->from <= period->to);
}

void read_code(const std::string& text) {
  const auto code = parse_code(text);
  if (!code) return;
  const auto again = parse_code(format_code(code->key, code->number));
  CHECK(again && again->key == code->key && again->number == code->number);
}

void read_token(const std::string& question, const std::string& text) {
  CHECK(parse_page_token(question, make_page_token(question, text)) == text);
  static_cast<void>(parse_page_token(question, text));
}

std::string day_pattern(const v1::DayPattern& day) {
  std::string text;
  char interval[40];
  for (const v1::OpenInterval& one : day.intervals()) {
    std::snprintf(interval, sizeof interval, "%02d:%02d-%02d:%02d", one.opens() / 60,
                  one.opens() % 60, one.closes() / 60, one.closes() % 60);
    text.append(text.empty() ? "" : " ") += interval;
  }
  return text;
}

// A cell as a spreadsheet quotes it.
std::string cell(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"\t";
}

std::string fee(bool has, int64_t amount) { return cell(has ? std::to_string(amount) : ""); }

std::string percent(const v1::Target& target) {
  int decimals = 0;
  for (int64_t hundred = 100; hundred < target.denominator(); hundred *= 10) ++decimals;
  std::string digits = std::to_string(target.numerator());
  while (static_cast<int>(digits.size()) <= decimals) digits.insert(0, "0");
  if (decimals > 0) digits.insert(digits.size() - static_cast<size_t>(decimals), ".");
  return digits;
}

std::string listed(const google::protobuf::RepeatedPtrField<std::string>& codes) {
  std::string list;
  for (const std::string& code : codes) list.append(list.empty() ? "" : ", ").append(code);
  return list;
}

// The entries of one file, written in the plainest way there is.
std::string write_file(const std::string& name, const v1::PublishCatalogueRequest& entries) {
  std::string text;
  if (name == "units.tsv") {
    constexpr const char* levels[] = {"", "nation", "province", "department", "commune"};
    constexpr const char* kinds[] = {"",      "centre",           "branch", "point",
                                     "kiosk", "one_level_centre", "agency"};
    text = "code\tname\tlevel\tparent\tvalid_from\tvalid_to\tsuccessor\tkind\n";
    for (const auto& unit : entries.units()) {
      text += cell(unit.code()) + cell(unit.name()) + cell(levels[unit.level()]) +
              cell(unit.parent()) + cell(unit.valid_from()) + cell(unit.valid_to()) +
              cell(unit.successor()) + cell(kinds[unit.kind()]) + "\n";
    }

    text = "code\tname\tlevel\tparent\tvalid_from\tvalid_to\tsuccessors\tparent_from\n";
    for (const auto& unit : entries.units()) {
      text += cell(unit.code()) + cell(unit.name()) + cell(levels[unit.level()]) +
              cell(unit.parent()) + cell(unit.valid_from()) + cell(unit.valid_to()) +
              cell(listed(unit.successors())) + cell(unit.parent_from()) + "\n";
    }
  } else if (name == "procedures.tsv") {
    text =
        "code\tname\tfield\tlevels\tlimit_online\tlimit_direct\tlimit_post\tday_policy\t"
        "resume_policy\tpayment_stops_clock\tfee_online_vnd\tfee_direct_vnd\tfee_post_vnd\t"
        "decision\teffective_from\tonline_level\tpartial_reason\timmediate\n";
    constexpr const char* online[] = {"", "full", "partial", "none"};
    constexpr const char* reasons[] = {"", "presence", "on_site_check", "fault", "technical"};
    constexpr const char* days[] = {"", "by_day", "by_hours"};
    constexpr const char* resumes[] = {"", "remaining", "restart"};
    for (const auto& one : entries.procedures()) {
      text += cell(one.code()) + cell(one.name()) + cell(one.field()) + cell(one.levels()) +
              cell(one.limit_online()) + cell(one.limit_direct()) + cell(one.limit_post()) +
              cell(days[one.day_policy()]) + cell(resumes[one.resume_policy()]) +
              cell(one.payment_stops_clock() ? "yes" : "no") +
              fee(one.has_fee_online_vnd(), one.fee_online_vnd()) +
              fee(one.has_fee_direct_vnd(), one.fee_direct_vnd()) +
              fee(one.has_fee_post_vnd(), one.fee_post_vnd()) + cell(one.decision()) +
              cell(one.effective_from()) + cell(online[one.online_level()]) +
              cell(reasons[one.partial_reason()]) + cell(one.immediate() ? "yes" : "no") + "\n";
    }
  } else if (name == "holidays.tsv") {
    text = "date\tkind\tname\thours\tunit\n";
    for (const auto& calendar : entries.calendars()) {
      const std::string rest = cell("") + cell("") + cell(calendar.unit()) + "\n";
      for (const auto& one : calendar.exceptions()) {
        v1::DayPattern hours;
        *hours.mutable_intervals() = one.intervals();
        text += cell(one.day()) + cell(one.work() ? "work" : "off") + cell(one.name()) +
                cell(day_pattern(hours)) + cell(calendar.unit()) + "\n";
      }
      if (!calendar.complete_from().empty()) {
        text += cell(calendar.complete_from()) + cell("complete_from") + rest;
      }
      if (!calendar.complete_until().empty()) {
        text += cell(calendar.complete_until()) + cell("complete_until") + rest;
      }
    }
  } else if (name == "hours.tsv") {
    text = "unit\tvalid_from\tvalid_to\tmon\ttue\twed\tthu\tfri\tsat\tsun\n";
    for (const auto& calendar : entries.calendars()) {
      for (const auto& pattern : calendar.weekly()) {
        text += cell(calendar.unit()) + cell(pattern.valid_from()) + cell(pattern.valid_to());
        for (const auto& day : pattern.weekdays()) text += cell(day_pattern(day));
        text += "\n";
      }
    }
  } else if (name == "targets.tsv") {
    text = "unit\tindicator\tat_least\tat_most\tvalid_from\tvalid_to\tassigned_by\n";
    for (const auto& one : entries.targets()) {
      text += cell(one.unit()) + cell(one.indicator()) + cell(one.at_most() ? "" : percent(one)) +
              cell(one.at_most() ? percent(one) : "") + cell(one.valid_from()) +
              cell(one.valid_to()) + cell(one.assigned_by()) + "\n";
    }
  } else {
    text = "procedure\tname\toriginals\tcertified_copies\tcopies\n";
    for (const auto& procedure : entries.procedures()) {
      for (const auto& paper : procedure.papers()) {
        text += cell(procedure.code()) + cell(paper.name()) +
                cell(std::to_string(paper.originals())) +
                cell(std::to_string(paper.certified_copies())) +
                cell(std::to_string(paper.copies())) + "\n";
      }
    }
  }
  return text;
}

v1::PublishCatalogueRequest before_papers(const std::string& name) {
  v1::PublishCatalogueRequest entries;
  if (name != "papers.tsv") return entries;
  for (const char* code : {"1.001193", "X"}) entries.add_procedures()->set_code(code);
  return entries;
}

// Either refused with its places, or read as what it says: written plainly and read again it is the
// same.
void read_file(const std::string& name, const std::string& bytes) {
  v1::PublishCatalogueRequest entries = before_papers(name);
  cli::TsvFindings findings;
  cli::read_catalogue_file(name, bytes, entries, findings);
  for (const cli::TsvFinding& finding : findings) {
    CHECK(is_utf8(describe(finding)) && !finding.expected.empty() && finding.file == name);
  }
  if (!findings.empty()) return;
  v1::PublishCatalogueRequest again = before_papers(name);
  cli::read_catalogue_file(name, write_file(name, entries), again, findings);
  if (!findings.empty()) std::fprintf(stderr, "%s\n", describe(findings[0]).c_str());
  CHECK(findings.empty());
  CHECK(again.SerializeAsString() == entries.SerializeAsString());
  int procedures = 0;
  for (const auto& request : cli::cut(entries)) procedures += request.procedures_size();
  CHECK(procedures == entries.procedures_size());
}

// Headings as they must be, and cells of what people write, in a spreadsheet's encodings.
std::string drawn_file(const std::string& name, FuzzedDataProvider& input) {
  static const std::map<std::string, std::string> headings{
      {"units.tsv", "code\tname\tlevel\tparent\tvalid_from\tvalid_to\tsuccessor\tkind"},
      {"units.tsv", "code\tname\tlevel\tparent\tvalid_from\tvalid_to\tsuccessors\tparent_from"},
      {"procedures.tsv",
       "code\tname\tlimit_online\tfee_online_vnd\tresume_policy\tpayment_stops_clock\t"
       "effective_from\tonline_level\tpartial_reason\timmediate"},
      {"holidays.tsv", "date\tkind\tname\thours\tunit"},
      {"papers.tsv", "procedure\tname\toriginals\tcertified_copies\tcopies"},
      {"hours.tsv", "unit\tvalid_from\tvalid_to\tmon\ttue\twed\tthu\tfri\tsat\tsun"},
      {"targets.tsv", "unit\tindicator\tat_least\tat_most\tvalid_from\tvalid_to"}};
  static const std::vector<std::string> cells{"",
                                              "H44",
                                              "1.001193",
                                              "X",
                                              "x ",
                                              "\u00a0H44",
                                              "H 44",
                                              "nation",
                                              "Commune",
                                              "2026-04-30",
                                              "30/4/2026",
                                              "2026-02-30",
                                              "5/2/2027 - 11/2/2027",
                                              "2026-04-30..2026-05-01",
                                              "off",
                                              "Nghỉ",
                                              "work",
                                              "complete_until",
                                              "complete_from",
                                              "8.000",
                                              "8,000",
                                              "8 000 đ",
                                              "miễn phí",
                                              "8.00",
                                              "99999999999999999999",
                                              "Restart",
                                              "remaining",
                                              "Yes",
                                              "Có",
                                              "không",
                                              "07:30-11:30;13:00-17:00",
                                              "07:30-11:30 13:00-17:00",
                                              "7h30 – 11h",
                                              "00:00-24:00",
                                              "98.5",
                                              "100",
                                              "\"Đăng ký, \"\"sổ\"\"\"",
                                              "\"",
                                              "5wd",
                                              "1.5wd",
                                              "kiosk",
                                              "partial",
                                              "presence",
                                              "\ufeff",
                                              "\u200b",
                                              "Ngày lễ"};
  std::string text = input.ConsumeBool() ? "\ufeff" : "";
  text += headings.at(name);
  const char* const line_end = input.ConsumeBool() ? "\r\n" : "\n";
  while (input.remaining_bytes() > 0) {
    const auto choice = input.ConsumeIntegralInRange<size_t>(0, cells.size() + 8);
    if (choice < cells.size()) text += cells[choice];
    if (choice == cells.size()) text += input.ConsumeRandomLengthString(8);
    text += choice > cells.size() ? line_end : "\t";
  }
  return text;
}

void read_text(std::string text) {
  if (take_text(text, long_text)) return;
  CHECK(is_utf8(text));
  const std::string kept = text;
  CHECK(!take_text(text, long_text) && text == kept);
  CHECK(decode_percent(encode_percent(text)) == text);
  const std::string identity = matched_identity(text);
  const std::string telephone = matched_telephone(text);
  CHECK(is_utf8(identity) && matched_identity(identity) == identity);
  CHECK(telephone.find_first_not_of("0123456789") == std::string::npos);
}

void read_metadata(FuzzedDataProvider& input) {
  std::vector<std::string> values;
  CallMetadata metadata;
  while (values.size() < 4) {
    values.push_back(input.ConsumeRandomLengthString(200));
    if (input.ConsumeBool()) values.back() = encode_percent(values.back());
  }
  size_t i = 0;
  for (const char* key : {"motcua-officer", "motcua-unit", "motcua-role", "accept-language"}) {
    metadata.emplace_back(key, values[i++]);
  }
  const auto caller = caller_of({.metadata = metadata, .origin = {}});
  if (!caller) {
    const google::rpc::Status refusal = to_status(caller.error(), language_of(metadata));
    CHECK(refusal.details_size() > 0 && is_utf8(refusal.message()));
    return;
  }
  for (std::string text : {caller->actor.officer, caller->actor.unit}) {
    CHECK(!take_text(text, Shape{.characters_max = 100}));
  }
}

}  // namespace
}  // namespace motcua::testing

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace motcua;
  using namespace motcua::testing;
  constexpr const char* files[] = {"units.tsv",  "procedures.tsv", "holidays.tsv",
                                   "papers.tsv", "hours.tsv",      "targets.tsv"};
  FuzzedDataProvider input(data, size);
  const int kind = input.ConsumeIntegralInRange(0, 17);
  if (kind >= 12) {
    const std::string name = files[kind - 12];
    read_file(name, drawn_file(name, input));
    return 0;
  }
  const std::string question = kind == 2 ? input.ConsumeRandomLengthString(20) : std::string();
  if (kind == 11) {
    read_metadata(input);
    return 0;
  }
  const std::string text = input.ConsumeRemainingBytesAsString();
  switch (kind) {
    case 0: read_times(text); break;
    case 1: read_code(text); break;
    case 2: read_token(question, text); break;
    case 3:
      if (const auto ratio = cli::parse_percent(text)) CHECK(ratio->denominator() >= 100);
      break;
    case 10: read_text(text); break;
    default: read_file(files[kind - 4], text); break;
  }
  return 0;
}
