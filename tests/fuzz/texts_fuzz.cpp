// What people and programs write in texts: days, instants, limits, codes, periods, percentages,
// page tokens, catalogue files, metadata of calls. What is read is written again and read as the
// same.
#include <fuzzer/FuzzedDataProvider.h>

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

// Papers and steps are of procedures that were read before.
v1::PublishCatalogueRequest read_before(const std::string& name) {
  v1::PublishCatalogueRequest entries;
  if (name != "papers.tsv" && name != "steps.tsv") return entries;
  for (const char* code : {"1.001193", "X", "X"}) entries.add_procedures()->set_code(code);
  entries.mutable_procedures(2)->set_effective_from("2026-04-30");
  return entries;
}

// Either refused with its places, or read as what it says: written and read again it is the same.
void read_file(const std::string& name, const std::string& bytes) {
  v1::PublishCatalogueRequest entries = read_before(name);
  cli::TsvFindings findings;
  cli::read_catalogue_file(name, bytes, entries, findings);
  for (const cli::TsvFinding& finding : findings) {
    CHECK(is_utf8(describe(finding)) && !finding.expected.empty() && finding.file == name);
  }
  if (!findings.empty()) return;
  v1::PublishCatalogueRequest again = read_before(name);
  cli::read_catalogue_file(name, cli::write_catalogue_file(name, entries), again, findings);
  if (!findings.empty()) std::fprintf(stderr, "%s\n", describe(findings[0]).c_str());
  CHECK(findings.empty());
  CHECK(again.SerializeAsString() == entries.SerializeAsString());
  int procedures = 0;
  for (const auto& request : cli::cut(entries)) procedures += request.procedures_size();
  CHECK(procedures == entries.procedures_size());
}

// Every heading that the file has, and cells of what people write, in a spreadsheet's encodings.
std::string drawn_file(const std::string& name, FuzzedDataProvider& input) {
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
                                              "-",
                                              "1d",
                                              "by_hours",
                                              "charge",
                                              "online",
                                              "receipt",
                                              "arrival",
                                              "paper",
                                              "both",
                                              "solver",
                                              "same_day<15:00",
                                              "received=01 Giấy; refused=03",
                                              "A, B;C",
                                              "\ufeff",
                                              "\u200b",
                                              "Ngày lễ"};
  std::string text = input.ConsumeBool() ? "\ufeff" : "";
  const std::string nothing = cli::write_catalogue_file(name, {});
  text += nothing.substr(0, nothing.find('\n'));
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
  constexpr const char* files[] = {"units.tsv", "procedures.tsv", "holidays.tsv",    "papers.tsv",
                                   "hours.tsv", "targets.tsv",    "regulations.tsv", "tariffs.tsv",
                                   "steps.tsv", "own_rules.tsv"};
  FuzzedDataProvider input(data, size);
  const int kind = input.ConsumeIntegralInRange(0, 25);
  // From 22 on, in turn: drawn, and as it comes.
  if ((kind >= 12 && kind < 20) || kind == 22 || kind == 24) {
    const std::string name = files[kind < 20 ? kind - 12 : kind / 2 - 3];
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
    default:
      read_file(files[kind < 10 ? kind - 4 : kind < 22 ? kind - 14 : kind / 2 - 3], text);
      break;
  }
  return 0;
}
