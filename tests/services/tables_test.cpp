// Catalogue files as offices save them: read as they are meant, or refused with their places.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>

#include "engine/catalogue/catalogue.h"
#include "services/method/wire.h"
#include "services/motcua/catalogue_files.h"

namespace motcua::cli {
namespace {

struct Read {
  v1::PublishCatalogueRequest entries;
  std::vector<std::string> findings;
};

Read read(const std::string& name, const std::string& bytes) {
  Read result;
  TsvFindings findings;
  read_catalogue_file(name, bytes, result.entries, findings);
  for (const TsvFinding& finding : findings) result.findings.push_back(describe(finding));
  return result;
}

std::string fee_of(const std::string& cell) {
  const Read file = read("procedures.tsv", "code\tname\tfee_direct_vnd\nX\tX\t" + cell + "\n");
  if (!file.findings.empty()) return "refused";
  const auto& procedure = file.entries.procedures(0);
  return procedure.has_fee_direct_vnd() ? std::to_string(procedure.fee_direct_vnd()) : "none";
}

TEST(Tables, ReadAmountsAsTheyAreWritten) {
  for (const char* cell : {"8000", "8.000", "8,000", "8 000 đ", "8\u00a0000", "8.000 đồng",
                           "8.000đ", "8000 VNĐ", "\"8,000\"", " 8000 "}) {
    EXPECT_EQ(fee_of(cell), "8000") << cell;
  }
  EXPECT_EQ(fee_of("1.200.000"), "1200000");
  EXPECT_EQ(fee_of("Miễn phí"), "0");
  EXPECT_EQ(fee_of("0"), "0");
  EXPECT_EQ(fee_of(""), "none");
  for (const char* cell :
       {"8.00", "8.0000", "1000.000", "8.000,50", "1.200,000", "8 ngàn", "-8000", "8000.", "0.500",
        "000.500", "99999999999999999999", "1000000000001", "theo quy định"}) {
    EXPECT_EQ(fee_of(cell), "refused") << cell;
  }
}

TEST(Tables, ReadHoursWithNoneLost) {
  const auto hours = [](const std::string& cell) {
    const Read file = read("hours.tsv", "unit\tmon\nU\t" + cell + "\n");
    std::string text;
    if (!file.findings.empty()) return std::string("refused");
    for (const auto& one : file.entries.calendars(0).weekly(0).weekdays(0).intervals()) {
      text += std::to_string(one.opens()) + "-" + std::to_string(one.closes()) + " ";
    }
    return text;
  };
  for (const char* cell : {"07:30-11:30 13:00-17:00", "07:30-11:30;13:00-17:00",
                           "7:30 – 11:30, 13:00 – 17:00", "7h30-11h30; 13h-17h"}) {
    EXPECT_EQ(hours(cell), "450-690 780-1020 ") << cell;
  }
  EXPECT_EQ(hours("00:00-24:00"), "0-1440 ");
  for (const char* cell :
       {"07:30-11:30;", "07:30-11:3013:00-17:00", "13:00-17:00 07:30-11:30", "07:30", "07:60-08:00",
        "24:30-25:00", "sáng", "08:00-24:30", "07:5-08:00",
        "01:00-02:00 03:00-04:00 05:00-06:00 07:00-08:00 09:00-10:00 11:00-12:00 13:00-14:00 "
        "15:00-16:00 17:00-18:00 19:00-20:00 21:00-22:00"}) {
    EXPECT_EQ(hours(cell), "refused") << cell;
  }
}

TEST(Tables, HaveARowASeason) {
  const std::string heading = "unit\tvalid_from\tvalid_to\tmon\n";
  const Read seasons = read(
      "hours.tsv", heading + "U\t\t15/4/2026\t07:30-11:30\n" + "U\t2026-04-16\t\t07:00-11:00\n");
  ASSERT_TRUE(seasons.findings.empty()) << seasons.findings[0];
  ASSERT_EQ(seasons.entries.calendars_size(), 1);
  ASSERT_EQ(seasons.entries.calendars(0).weekly_size(), 2);
  EXPECT_EQ(seasons.entries.calendars(0).weekly(0).valid_to(), "2026-04-15");
  EXPECT_EQ(read("hours.tsv", heading + "U\t\t\t07:30-11:30\nU\t2026-04-16\t\t07:00-11:00\n")
                .findings.size(),
            1u);
}

TEST(Tables, SayThemselvesForWhichDaysTheyAreComplete) {
  const std::string heading = "date\tkind\tname\thours\n";
  const Read one = read("holidays.tsv", heading + "2030-05-06\toff\tx\t\n");
  ASSERT_TRUE(one.findings.empty()) << one.findings[0];
  EXPECT_TRUE(one.entries.calendars(0).complete_from().empty());
  EXPECT_TRUE(one.entries.calendars(0).complete_until().empty());
  const Read year = read("holidays.tsv", heading + "2023-01-01\tcomplete_from\t\t\n" +
                                             "31/12/2027\tcomplete_until\t\t\n" +
                                             "5/2/2027 - 11/2/2027\tNghỉ\tTết\t\n" +
                                             "2026-12-31\twork\tNghỉ chiều\t07:30-11:30\n");
  ASSERT_TRUE(year.findings.empty()) << year.findings[0];
  const auto& calendar = year.entries.calendars(0);
  EXPECT_EQ(calendar.complete_from(), "2023-01-01");
  EXPECT_EQ(calendar.complete_until(), "2027-12-31");
  ASSERT_EQ(calendar.exceptions_size(), 8);
  EXPECT_EQ(calendar.exceptions(6).day(), "2027-02-11");
  EXPECT_EQ(calendar.exceptions(7).intervals_size(), 1);
}

// For registers that were begun with fewer.
TEST(Tables, OfRegulationsThatAreShippedSayWhatIsBuiltIn) {
  std::ifstream file(MOTCUA_SOURCE "/deploy/catalogue/regulations.tsv");
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const Read shipped = read("regulations.tsv", bytes);
  ASSERT_TRUE(shipped.findings.empty()) << shipped.findings[0];
  const auto built_in = built_in_entries().regulations;
  ASSERT_EQ(shipped.entries.regulations_size(), static_cast<int>(built_in.size()));
  for (size_t i = 0; i < built_in.size(); ++i) {
    v1::Regulation expected;
    wire::to_message(built_in[i], expected);
    EXPECT_EQ(shipped.entries.regulations(static_cast<int>(i)).DebugString(),
              expected.DebugString());
  }
  EXPECT_EQ(read("regulations.tsv",
                 "code\tname\tresume_intake\tacceptance_hours\n"
                 "X\tX\tsometimes\tmany\n")
                .findings.size(),
            2u);
}

TEST(Tables, TellEverythingThatIsWrongAtOnceWithItsPlace) {
  const Read file = read("procedures.tsv",
                         "code\tname\tresume_policy\tpayment_stops_clock\n"
                         "X \tX\tRestart\tYes\n"
                         "A\u00a0B\tX\tsometimes\tmaybe\n"
                         "X\t\t\t\n"
                         "Y\t\"lời\t\t\n");
  const std::vector<std::string> places{"procedures.tsv:3: code: 'A\u00a0B'",
                                        "procedures.tsv:3: resume_policy: 'sometimes'",
                                        "procedures.tsv:3: payment_stops_clock: 'maybe'",
                                        "procedures.tsv:4: name: ''",
                                        "procedures.tsv:4: code: 'X'",
                                        "procedures.tsv:5: name: '\"lời'"};
  ASSERT_EQ(file.findings.size(), places.size());
  for (const std::string& place : places) {
    const auto tells = [&](const std::string& finding) { return finding.starts_with(place); };
    EXPECT_TRUE(std::any_of(file.findings.begin(), file.findings.end(), tells)) << place;
  }
  EXPECT_EQ(file.entries.procedures(0).code(), "X");
  EXPECT_EQ(file.entries.procedures(0).resume_policy(), v1::RESTART);
  EXPECT_TRUE(file.entries.procedures(0).payment_stops_clock());
}

TEST(Tables, SayWhatAUnitIsAndHowFarAProcedureIsOnline) {
  const Read units = read("units.tsv",
                          "code\tname\tlevel\tkind\nU\tU\tcommune\tcentre\nV\tV\tcommune\t\n"
                          "W\tW\tprovince\tone_level_centre\n");
  ASSERT_TRUE(units.findings.empty()) << units.findings[0];
  EXPECT_EQ(units.entries.units(0).kind(), v1::CENTRE);
  EXPECT_EQ(units.entries.units(1).kind(), v1::UNIT_KIND_UNSPECIFIED);
  EXPECT_EQ(units.entries.units(2).kind(), v1::ONE_LEVEL_CENTRE);
  const std::string heading = "code\tname\tonline_level\tpartial_reason\timmediate\n";
  const Read procedures =
      read("procedures.tsv", heading + "X\tX\tpartial\ton_site_check\tno\n" + "Y\tY\t\t\tyes\n");
  ASSERT_TRUE(procedures.findings.empty()) << procedures.findings[0];
  EXPECT_EQ(procedures.entries.procedures(0).online_level(), v1::PARTLY_ONLINE);
  EXPECT_EQ(procedures.entries.procedures(0).partial_reason(), v1::ON_SITE_CHECK);
  EXPECT_FALSE(procedures.entries.procedures(0).immediate());
  EXPECT_EQ(procedures.entries.procedures(1).online_level(), v1::ONLINE_LEVEL_UNSPECIFIED);
  EXPECT_TRUE(procedures.entries.procedures(1).immediate());
  EXPECT_EQ(read("procedures.tsv", heading + "X\tX\tsometimes\tbecause\tmaybe\n").findings.size(),
            3u);
}

TEST(Tables, SayWhatIsAskedForAndByWhat) {
  std::ifstream file(MOTCUA_SOURCE "/deploy/catalogue/tariffs.tsv");
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const Read shipped = read("tariffs.tsv", bytes);
  ASSERT_TRUE(shipped.findings.empty()) << shipped.findings[0];
  ASSERT_GT(shipped.entries.tariffs_size(), 0);
  for (const v1::Tariff& tariff : shipped.entries.tariffs()) {
    EXPECT_NE(tariff.has_amount_vnd(), tariff.has_percent()) << tariff.code();
    EXPECT_EQ(tariff.channel(), v1::ONLINE) << tariff.code();
    EXPECT_EQ(tariff.valid_from(), "2026-08-15") << tariff.code();
    EXPECT_EQ(tariff.valid_to(), "2027-02-28") << tariff.code();
    EXPECT_FALSE(tariff.condition().empty()) << tariff.code();
    EXPECT_FALSE(tariff.legal_basis().empty()) << tariff.code();
  }
  const Read own =
      read("tariffs.tsv", "code\tkind\tamount_vnd\tpercent\nA\tlệ phí\t8.000 đ\t\nB\tphí\t\t0\n");
  ASSERT_TRUE(own.findings.empty()) << own.findings[0];
  EXPECT_EQ(own.entries.tariffs(0).kind(), v1::FEE);
  EXPECT_EQ(own.entries.tariffs(0).amount_vnd(), 8000);
  EXPECT_TRUE(own.entries.tariffs(1).has_percent());
  EXPECT_EQ(cut(own.entries)[0].tariffs_size(), 2);
  EXPECT_EQ(
      read("tariffs.tsv",
           "code\tchannel\tvalid_from\tvalid_to\nA\tpigeon\t\t\nB\t\t2026-01-02\t2026-01-01\n")
          .findings.size(),
      2u);
}

TEST(Tables, SayRulesOfOnesOwn) {
  const std::string heading = "code\trule\tvalue\tlegal_basis\tvalid_from\tvalid_to\n";
  const Read own = read("own_rules.tsv", heading + "A\tapplicant_amends\tCó\tQĐ\t5/1/2026\t\n" +
                                             "B\ttransfer\tsame_day<15:00\tQĐ\t\t\n");
  ASSERT_TRUE(own.findings.empty()) << own.findings[0];
  EXPECT_EQ(own.entries.own_rules(0).value(), "yes");
  EXPECT_EQ(own.entries.own_rules(0).valid_from(), "2026-01-05");
  EXPECT_EQ(own.entries.own_rules(1).value(), "same_day<15:00");
  EXPECT_EQ(cut(own.entries)[0].own_rules_size(), 2);
  EXPECT_EQ(read("own_rules.tsv",
                 heading + "A\t\t1\t\t2026-01-02\t2026-01-01\n" + "A\ttransfer\t1wd\tQĐ\t\t\n")
                .findings.size(),
            4u);  // no rule, no basis, days, twice
}

TEST(Tables, GivePapersToEveryVersionOfTheirProcedureOnce) {
  v1::PublishCatalogueRequest entries;
  TsvFindings findings;
  read_catalogue_file("procedures.tsv",
                      "code\tname\teffective_from\nX\tX\t\nX\tX\t2026-07-01\nY\tY\t\n", entries,
                      findings);
  const std::string papers = "procedure\tname\toriginals\nX\tTờ khai\t1\nX\tBản vẽ\t2\n";
  read_catalogue_file("papers.tsv", papers, entries, findings);
  ASSERT_TRUE(findings.empty()) << describe(findings[0]);
  EXPECT_EQ(entries.procedures(0).papers_size(), 2);
  EXPECT_EQ(entries.procedures(1).papers_size(), 2);
  EXPECT_EQ(entries.procedures(2).papers_size(), 0);
  read_catalogue_file("papers.tsv", papers + "X\tTờ khai\t2\n", entries, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_TRUE(describe(findings[0]).starts_with("papers.tsv:4: name: 'Tờ khai'"))
      << describe(findings[0]);
}

v1::PublishCatalogueRequest read_all(const std::function<std::string(const char*)>& text_of) {
  v1::PublishCatalogueRequest entries;
  TsvFindings findings;
  for (const char* name : catalogue_file_names) {
    read_catalogue_file(name, text_of(name), entries, findings);
  }
  EXPECT_TRUE(findings.empty()) << describe(findings[0]);
  return entries;
}

TEST(Tables, AreReadAsTheyWereWritten) {
  const auto shipped = read_all([](const char* name) {
    std::ifstream file(std::string(MOTCUA_SOURCE "/deploy/catalogue/") + name);
    if (!file) return write_catalogue_file(name, {});  // not all are shipped
    return std::string{std::istreambuf_iterator<char>(file), {}};
  });
  const auto again =
      read_all([&](const char* name) { return write_catalogue_file(name, shipped); });
  EXPECT_EQ(again.SerializeAsString(), shipped.SerializeAsString());
  for (const char* name : catalogue_file_names) {
    EXPECT_EQ(write_catalogue_file(name, again), write_catalogue_file(name, shipped)) << name;
  }
}

// Every column is written, and is what it says when it is read again.
TEST(Tables, WriteEveryColumn) {
  const std::map<std::string, std::string> files{
      {"units.tsv",
       "code\tname\tlevel\tparent\tvalid_from\tvalid_to\tsuccessor\tparent_from\tkind\toutside\n"
       "U\t\"\"\"Sở\"\" Một\"\tdepartment\tP\t2026-01-01\t2026-12-31\tV, W\t2026-02-01\tpoint\t"
       "yes\n"},
      {"procedures.tsv",
       "code\tname\tfield\tlevels\tlimit_online\tlimit_direct\tlimit_post\tday_policy\t"
       "resume_policy\tresume_basis\tletter_before\tletter_basis\tfee_online_vnd\t"
       "fee_direct_vnd\tfee_post_vnd\tpayment_stops_clock\tdecision\teffective_from\t"
       "online_level\tpartial_reason\timmediate\tretention_years\tlimit_second_phase\tlinked\t"
       "nationwide_from\n"
       "X\tMột\tHộ tịch\tcommune\t1wd\t2wd\t1.5wd\tby_hours\tremaining\tLuật\tat_expiry\t"
       "Nghị định\t0\t1\t2\tyes\tQĐ\t\tpartial\tfault\tyes\t5\t10wd\tyes\t2026-08-05\n"
       "X\tHai\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t2026-07-01\t\t\t\t\t\t\t\n"},
      {"papers.tsv",
       "procedure\tname\toriginals\tcertified_copies\tcopies\teffective_from\te_certified_copies\t"
       "digitising\tasked_because\ttype_code\n"
       "X\tTờ khai\t1\t2\t3\t-\t1\tfrom_database\tinaccurate\tKQ.G15\n"
       "X\tĐơn\t\t\t1\t2026-07-01\t\t\t\t\n"},
      {"holidays.tsv",
       "date\tkind\tname\thours\tunit\n"
       "2026-01-01\tcomplete_from\t\t\tU\n"
       "2026-12-31\tcomplete_until\t\t\tU\n"
       "2026-05-02\twork\tLàm bù\t07:30-11:30\tU\n"
       "2026-06-01\toff\tTruyền thống\t\tU\n"},
      {"hours.tsv",
       "unit\tvalid_from\tvalid_to\tmon\ttue\twed\tthu\tfri\tsat\tsun\n"
       "U\t2026-04-16\t2026-10-15\t07:00-11:00 13:30-17:30\t01:00-02:00\t02:00-03:00\t"
       "03:00-04:00\t04:00-05:00\t05:00-06:00\t00:00-24:00\n"
       "U\t2026-10-16\t\t07:30-11:30\t\t\t\t\t\t\n"},
      {"targets.tsv",
       "unit\tindicator\tat_least\tat_most\tvalid_from\tvalid_to\tassigned_by\tcode\n"
       "U\ton_time\t98.5\t\t2026-01-01\t2026-12-31\tVN\t\n"
       "U\tslow\t\t0.05\t\t\t\tT-1\n"},
      {"regulations.tsv",
       "code\tname\tvalid_from\tvalid_to\treappointments_max\tapology_blocks_return\t"
       "acceptance_hours\treappointment_needs_open_hours\tresume_examination\tresume_intake\t"
       "supplement_notice\tintake_supplements_max\tsupplement_close_after\t"
       "clock_start_boundary_free\tarrival_counts\tarrival_scope\ttransfer\t"
       "transfer_grace_minutes\ttransfer_paper_boundary_free\tcoding_unit\t"
       "central_code_digits_min\talert_hours\tcorrection_limit\tforms\tletter_before\t"
       "applicant_amends\n"
       "R\tQuy định\t2026-01-01\t2026-12-31\t0\tyes\t9\tyes\trestart\tremaining\t3wd\t2\t15d\t"
       "arrival\tpaper\tnation\tsame_day<15:00\t60\t1wd\thandling\t6\t2\t4wd\t"
       "received=01 Giấy; refused@..2025-09-14=03; refused@2025-09-15..2026-12-31=04 Phiếu\t"
       "at_expiry\tyes\n"},
      {"tariffs.tsv",
       "code\tprocedure\tkind\tname\tchannel\tamount_vnd\tpercent\tvalid_from\tvalid_to\t"
       "condition\tlegal_basis\n"
       "T\tX\tfee\tLệ phí\tonline_partial\t8000\t\t2026-01-01\t2026-12-31\tMức 2\tNghị quyết\n"
       "S\t\tcharge\t\tpost\t\t50\t\t\t\t\n"},
      {"steps.tsv",
       "procedure\tkey\tname\twho\tlimit\teffective_from\n"
       "X\tcheck\tThẩm định\tU\t1wd\t-\n"
       "X\tsign\tKý duyệt\thead\t4h\t-\n"},
      {"own_rules.tsv",
       "code\trule\tvalue\tprocedure\tunit\tvalid_from\tvalid_to\tlegal_basis\n"
       "O\tsupplement_close_after\t15wd\tX\tU\t2026-01-01\t2026-12-31\tNghị định\n"
       "N\tapplicant_amends\tno\t\t\t\t\tQuyết định\n"
       "E\tcorrection_limit\t\t\t\t\t\tQuyết định\n"}};
  const auto entries = read_all([&](const char* name) { return files.at(name); });
  for (const char* name : catalogue_file_names) {
    EXPECT_EQ(write_catalogue_file(name, entries), files.at(name)) << name;
  }
  EXPECT_EQ(entries.procedures(0).papers(0).name(), "Tờ khai");
  EXPECT_EQ(entries.procedures(1).papers(0).name(), "Đơn");
}

TEST(Tables, PutVersionsInOrder) {
  v1::PublishCatalogueRequest entries;
  TsvFindings findings;
  read_catalogue_file("procedures.tsv",
                      "code\tname\teffective_from\nX\tX\t2026-12-10\nY\tY\t\n"
                      "X\tX\t2026-06-01\nX\tX\t\n",
                      entries, findings);
  ASSERT_TRUE(findings.empty()) << describe(findings[0]);
  std::vector<std::string> told;
  for (const auto& one : entries.procedures()) told.push_back(one.code() + one.effective_from());
  EXPECT_EQ(told, (std::vector<std::string>{"X", "Y", "X2026-06-01", "X2026-12-10"}));
}

// What a paper is by each of its words, and what nobody said is not said.
TEST(Tables, SayOfPapersHowTheyAreAndWhyTheyAreAskedFor) {
  v1::PublishCatalogueRequest entries;
  auto& procedure = *entries.add_procedures();
  procedure.set_code("X");
  procedure.set_name("X");
  for (int i = v1::Digitising_MIN; i <= v1::Digitising_MAX; ++i) {
    v1::Paper& paper = *procedure.add_papers();
    paper.set_name("Giấy " + std::to_string(i));
    paper.set_digitising(static_cast<v1::Digitising>(i));
    paper.set_asked_because(static_cast<v1::AskedBecause>(i % (v1::AskedBecause_MAX + 1)));
    paper.set_certified_copies(i);
    paper.set_e_certified_copies(i);
    paper.set_type_code(i > 0 ? "KQ " + std::to_string(i) : "");
  }
  const auto again =
      read_all([&](const char* name) { return write_catalogue_file(name, entries); });
  EXPECT_EQ(again.SerializeAsString(), entries.SerializeAsString());
}

// A share that is no percentage is not written as another one.
TEST(Tables, DoNotRoundShares) {
  v1::PublishCatalogueRequest entries;
  auto& target = *entries.add_targets();
  target.set_code("T");
  target.set_unit("U");
  target.set_indicator("on_time");
  target.set_numerator(1);
  target.set_denominator(3);
  EXPECT_EQ(write_catalogue_file("targets.tsv", entries),
            "unit\tindicator\tat_least\tat_most\tvalid_from\tvalid_to\tassigned_by\tcode\n"
            "U\ton_time\t\t\t\t\t\tT\n");
}

// What would end a cell or a line does not.
TEST(Tables, StayInTheirCells) {
  v1::PublishCatalogueRequest entries;
  auto& tariff = *entries.add_tariffs();
  tariff.set_code("T");
  tariff.set_condition("Một\tHai\nBa");
  const Read file = read("tariffs.tsv", write_catalogue_file("tariffs.tsv", entries));
  ASSERT_TRUE(file.findings.empty()) << file.findings[0];
  ASSERT_EQ(file.entries.tariffs_size(), 1);
  EXPECT_EQ(file.entries.tariffs(0).condition(), "Một Hai Ba");
}

TEST(Tables, KeepTheVersionsOfAProcedureInOnePart) {
  v1::PublishCatalogueRequest entries;
  for (int i = 0; i < 502; ++i) {
    auto& procedure = *entries.add_procedures();
    procedure.set_code(i < 498 ? "P" + std::to_string(i) : i < 501 ? "X" : "Y");
  }
  const auto parts = cut(entries);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].procedures_size(), 501);
  EXPECT_EQ(parts[1].procedures(0).code(), "Y");
}

TEST(Tables, GiveStepsToEveryVersionOfTheirProcedureInOrder) {
  v1::PublishCatalogueRequest entries;
  TsvFindings findings;
  read_catalogue_file("procedures.tsv", "code\tname\teffective_from\nX\tX\t\nX\tX\t2026-07-01\n",
                      entries, findings);
  const std::string steps =
      "procedure\tkey\tname\twho\tlimit\nX\tnhan\tTiếp nhận\t\t4h\n"
      "X\tduyet\tDuyệt\tLãnh đạo\t1wd\n";
  read_catalogue_file("steps.tsv", steps, entries, findings);
  ASSERT_TRUE(findings.empty()) << describe(findings[0]);
  for (const auto& procedure : entries.procedures()) {
    ASSERT_EQ(procedure.steps_size(), 2);
    EXPECT_EQ(procedure.steps(0).key(), "nhan");
    EXPECT_EQ(procedure.steps(1).who(), "Lãnh đạo");
    EXPECT_EQ(procedure.steps(1).limit(), "1wd");
  }
  read_catalogue_file("steps.tsv", steps + "X\tnhan\tLại\t\t\nY\ta\tA\t\t\n", entries, findings);
  EXPECT_EQ(findings.size(), 2u);
}

TEST(Tables, SayWhatNoOfficeMeans) {
  const std::string units = "code\tname\tlevel\tvalid_from\tvalid_to\n";
  const std::string holidays = "date\tkind\tname\thours\n";
  const std::tuple<const char*, std::string, const char*> files[] = {
      {"units.tsv", units + "U\tU\tcommune\t2026-01-02\t2026-01-01", "valid_to: '2026-01-01'"},
      {"holidays.tsv", holidays + "1/1/2027-15/2/2027\toff\tx\t", "date: '1/1/2027-15/2/2027'"},
      {"holidays.tsv", holidays + "2/1/2027-1/1/2027\toff\tx\t", "date: '2/1/2027-1/1/2027'"},
      {"holidays.tsv", holidays + "1/1/2027\toff\tx\t07:30-11:30", "hours: '07:30-11:30'"},
      {"hours.tsv", "unit\tmon\nU\t", "mon: ''"},
      {"units.tsv", units + "U\tU\tcommune\t\t\tx", "'x'"},
      {"units.tsv", units + "U\tS\u200b\tcommune\t\t", "name: 'S\u200b'"},
      {"papers.tsv", "procedure\tname\nX\tĐơn", "procedure: 'X'"},
      {"papers.tsv", "procedure\tname\tcopies\nX\tĐơn\t1001", "copies: '1001'"},
      {"targets.tsv", "unit\tindicator\tat_least\nU\tonline\t100.5", "at_least: '100.5'"}};
  for (const auto& [name, bytes, place] : files) {
    const auto findings = read(name, bytes).findings;
    const std::string begins = std::string(name) + ":2: " + place;
    const auto tells = [&](const std::string& finding) { return finding.starts_with(begins); };
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), tells)) << begins;
  }
}

TEST(Tables, AreReadInTheEncodingsOfSpreadsheets) {
  const std::string text = "code\tname\tlevel\r\nU\t\"Sở \"\"Một\"\", cửa\"\tprovince\r\n";
  const std::string name = "Sở \"Một\", cửa";
  EXPECT_EQ(read("units.tsv", "\ufeff" + text).entries.units(0).name(), name);
  std::string utf16 = "\xff\xfe";
  const std::u16string wide = u"code\tname\tlevel\r\nU\t\"Sở \"\"Một\"\", cửa\"\tprovince\r\n";
  for (const char16_t unit : wide) {
    utf16.push_back(static_cast<char>(unit & 0xff));
    utf16.push_back(static_cast<char>(unit >> 8));
  }
  EXPECT_EQ(read("units.tsv", utf16).entries.units(0).name(), name);
  for (const std::string& bytes :
       {std::string("code\tname\tlevel\nU\tS\xf4\tprovince\n"), utf16.substr(2), utf16 + "x",
        std::string("\xff\xfe\x00\xd8\x41\x00", 6), std::string(), std::string("code\tname\n"),
        std::string("code\tname\tlevel\tcolour\n"), std::string("code\tname\tlevel\tcode\n")}) {
    EXPECT_FALSE(read("units.tsv", bytes).findings.empty());
  }
  const auto without_mark = read("units.tsv", std::string("c\0o\0d\0e\0", 8)).findings;
  ASSERT_EQ(without_mark.size(), 1u);
  EXPECT_TRUE(without_mark[0].starts_with("units.tsv: ''; cần tệp UTF-8"));
}

TEST(Tables, LoseTheBlanksAroundTheirCells) {
  const Read file =
      read("units.tsv", "code\u00a0\t name\tlevel\n\u00a0 U\u00a0 \tMột cửa \tcommune\n");
  ASSERT_TRUE(file.findings.empty()) << file.findings[0];
  EXPECT_EQ(file.entries.units(0).code(), "U");
  EXPECT_EQ(file.entries.units(0).name(), "Một cửa");
}

}  // namespace
}  // namespace motcua::cli
