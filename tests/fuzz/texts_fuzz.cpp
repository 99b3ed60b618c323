// What people and programs write in texts: days, instants, limits, codes, periods, percentages,
// page tokens, catalogue files. What is read is written again and read as the same.
#include <fuzzer/FuzzedDataProvider.h>

#include <sstream>

#include "engine/check.h"
#include "engine/dossier/situation.h"
#include "engine/lookup/page_token.h"
#include "engine/statistics/period.h"
#include "engine/time/due_time.h"
#include "services/motcua/catalogue_files.h"
#include "services/motcua/percent.h"

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

void read_file(const std::string& name, const std::string& text) {
  std::istringstream file(text);
  v1::PublishCatalogueRequest entries;
  const auto read = cli::read_catalogue_file(name, file, entries);
  if (!read) {
    CHECK(!read.error().empty());
    return;
  }
  int procedures = 0;
  for (const auto& request : cli::cut(entries)) procedures += request.procedures_size();
  CHECK(procedures == entries.procedures_size());
}

}  // namespace
}  // namespace motcua::testing

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace motcua;
  using namespace motcua::testing;
  constexpr const char* files[] = {"units.tsv",  "procedures.tsv", "holidays.tsv",
                                   "papers.tsv", "hours.tsv",      "targets.tsv"};
  FuzzedDataProvider input(data, size);
  const int kind = input.ConsumeIntegralInRange(0, 9);
  const std::string question = kind == 2 ? input.ConsumeRandomLengthString(20) : std::string();
  const std::string text = input.ConsumeRemainingBytesAsString();
  switch (kind) {
    case 0: read_times(text); break;
    case 1: read_code(text); break;
    case 2: read_token(question, text); break;
    case 3:
      if (const auto ratio = cli::parse_percent(text)) CHECK(ratio->denominator() >= 100);
      break;
    default: read_file(files[kind - 4], text); break;
  }
  return 0;
}
