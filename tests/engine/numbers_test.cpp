// Numbers of dossiers and letters among what imports bring: none twice, none left out, none past
// the end of its series.
#include <gtest/gtest.h>

#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

std::string code_or_reason(const Answer& answer) {
  return answer ? answer->dossier->code : std::string(name_of(answer.error().reason));
}

// Before numbers of so many digits were those of central systems.
TEST(Numbers, GoOnBehindAnImportedCodeOfAnyLength) {
  World world;
  world.at(instant("2025-06-02T09:00"));
  const auto import = [&](const std::string& code) {
    return code_or_reason(
        world.act(Request{.command = import_of(code, {{receipt(), "2025-06-02T08:00"}})}));
  };
  EXPECT_EQ(import("P.1-250602-0000"), "P.1-250602-0000");
  EXPECT_EQ(code_or_reason(world.act(receipt())), "P.1-250602-0001");
  EXPECT_EQ(import("P.1-250602-09999"), "P.1-250602-09999");
  EXPECT_EQ(code_or_reason(world.act(receipt())), "P.1-250602-10000");
  EXPECT_EQ(import("P.1-250602-99999999"), "P.1-250602-99999999");
  for (const char* code :
       {"P.1-250602-100000000", "P.1-250602-100000001", "P.1-250602-100000002"}) {
    EXPECT_EQ(code_or_reason(world.act(receipt())), code);
  }
  for (const char* code : {"P.1-250602-100000003", "P.1-250602-999999999999",
                           "P.1-250602-99999999999999999999", "P.1-250602-S100000000"}) {
    EXPECT_EQ(import(code), "FIELD_VIOLATION") << code;
  }
  EXPECT_EQ(code_or_reason(world.act(receipt())), "P.1-250602-100000003");
  expect_clean(world);
}

// Of a central system by Circular 04/2025: kept whole, and no number of the unit's. Before it the
// number was.
TEST(Numbers, AreNotMovedByCodesOfCentralSystems) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  const auto import = [&](const std::string& code, const char* at) {
    return code_or_reason(world.act(Request{.command = import_of(code, {{receipt(), at}})}));
  };
  for (const char* code : {"P.1-260601-090123", "P.1-260601-0300123", "P.1-260601-09000123",
                           "P.1-260601-99999999", "P.1-260601-090000000123"}) {
    EXPECT_EQ(import(code, "2026-06-01T08:00"), code);
  }
  EXPECT_EQ(code_or_reason(world.act(receipt())), "P.1-260601-0001");
  EXPECT_EQ(import("P.1-260601-00009", "2026-06-01T08:00"), "P.1-260601-00009");
  EXPECT_EQ(code_or_reason(world.act(receipt())), "P.1-260601-0010");
  const auto last_of = [&](const char* of) {
    const auto row = world.store().get(
        Table::numbers, encode_key<Table::numbers>({{Series::dossier_code, "P.1", day(of)}, {}}));
    return row && *row ? **row : "";
  };
  EXPECT_EQ(import("P.1-251001-090123", "2025-10-01T08:00"), "P.1-251001-090123");
  EXPECT_EQ(last_of("2025-10-01"), encode_number(90'123));
  expect_clean(world);
}

// Of an agency that keeps its own register: kept whole, and no number of its series here; nor does
// it become ours when it is published without saying so.
TEST(Numbers, AreNotThoseOfAnAgencyWithItsOwnRegister) {
  World world;
  world.at(instant("2026-08-10T09:00"));
  const Unit outside{.code = "X.1", .name = "X.1", .outside = true};
  const auto publish = [&](const Unit& unit) {
    return world.act({.command = PublishCatalogue{CatalogueEntries{.units = {unit}}}}).has_value();
  };
  ASSERT_TRUE(publish(outside));
  const auto import = [&](const std::string& code, const char* unit) {
    return code_or_reason(
        world.act(Request{.command = import_of(code, {{receipt(unit), "2026-08-10T08:00"}})}));
  };
  EXPECT_EQ(import("X.1-260810-0007", "X.1"), "X.1-260810-0007");
  EXPECT_EQ(import("X.1-260810-S0007", "P.1"), "X.1-260810-S0007");
  EXPECT_EQ(import("X.1-260810-999999999999", "X.1"), "X.1-260810-999999999999");
  for (const Series series : {Series::dossier_code, Series::provisional_code}) {
    const auto row = world.store().get(
        Table::numbers, encode_key<Table::numbers>({{series, "X.1", day("2026-08-10")}, {}}));
    EXPECT_TRUE(row && !*row);
  }
  Unit silent = outside;
  silent.outside = false;
  silent.name = "X.1, đổi tên";
  ASSERT_TRUE(publish(silent));
  const Unit& kept = *world.registrar().standing().catalogue->unit("X.1");
  EXPECT_TRUE(kept.outside);
  EXPECT_EQ(kept.name, silent.name);
  EXPECT_EQ(code_or_reason(world.act(receipt("X.1"))), "FIELD_VIOLATION");
  Receive received_here = receipt("X.1");
  received_here.application.receiving_unit = "P.1";
  const std::string code = code_or_reason(world.act(received_here));
  EXPECT_EQ(code, "P.1-260810-0001");
  EXPECT_EQ(import("P.1-260810-0005", "X.1"), "P.1-260810-0005");
  EXPECT_EQ(code_or_reason(world.act(receipt())), "P.1-260810-0006");
  // An imported letter of its own takes no number of ours.
  const IssueApology letter{.letter_number = "1/PXL", .reason = "r", .signed_by = "h"};
  Receive of_other = receipt("X.1");
  of_other.application.receiving_unit = "P.1";
  ASSERT_TRUE(world.act(Request{.command = import_of("old-1", {{of_other, "2026-08-10T08:00"},
                                                               {letter, "2026-08-10T08:30"}})}));
  const auto live = world.act(
      IssueApology{
          .reason = "r", .signed_by = "h", .reappointed_time = instant("2026-08-20T09:00")},
      code);
  ASSERT_TRUE(live);
  EXPECT_EQ(live->dossier->letters.back().letter_number, "1/PXL");
  expect_clean(world);
}

TEST(Numbers, AreNotGivenPastTheEndOfTheirSeries) {
  World world;
  world.at(instant("2026-06-01T09:00"));
  Batch batch;
  batch.put(Table::numbers,
            encode_key<Table::numbers>({{Series::dossier_code, "P.1", day("2026-06-01")}, {}}),
            encode_number(series_number_max - 1));
  ASSERT_TRUE(world.store().write(batch));
  EXPECT_EQ(code_or_reason(world.act(receipt())), "P.1-260601-999999999");
  EXPECT_EQ(code_or_reason(world.act(receipt())), "SERIES_FULL");
  EXPECT_EQ(code_or_reason(world.act(receipt("P.2"))), "P.2-260601-0001");
}

// Of whatever imports bring, in whatever order, with live letters between: no live number twice,
// none that an import has, and none left out.
TEST(Numbers, OfLettersHaveNeitherGapNorDouble) {
  World world;
  Receive late = receipt();
  late.application.procedure = "4H";
  int codes = 0;
  const auto import = [&](std::vector<std::pair<std::string, const char*>> letters) {
    std::vector<std::pair<DossierCommand, const char*>> events{{late, "2024-06-03T08:00"}};
    for (const auto& [number, at] : letters) {
      events.emplace_back(IssueApology{.letter_number = number, .reason = "r", .signed_by = "h"},
                          at);
    }
    const auto answer =
        world.act(Request{.command = import_of("old-" + std::to_string(++codes), events)});
    if (!answer) return std::string(name_of(answer.error().reason));
    std::string kept;
    for (const Letter& letter : answer->dossier->letters) kept += letter.letter_number + " ";
    return kept;
  };
  const auto live = [&] {
    world.at(plus_minutes(world.now(), 6 * minutes_per_day));
    const auto code = world.act(late)->dossier->code;
    world.at(plus_minutes(world.now(), minutes_per_day));
    EXPECT_TRUE(world.act(Resolve{}, code));
    const auto answer = world.act(IssueApology{.reason = "r", .signed_by = "h"}, code);
    return answer ? answer->dossier->letters.back().letter_number : "refused";
  };
  world.at(instant("2026-06-02T08:00"));
  // Those of other years, and those that nobody numbered, take none of this year's.
  EXPECT_EQ(import({{"1/PXL", "2025-01-02T08:00"}, {"2/PXL", "2025-01-03T08:00"}}), "1/PXL 2/PXL ");
  EXPECT_EQ(import({{"", "2026-01-05T08:00"}, {"5-TB/UBND", "2026-01-05T09:00"}}), " 5-TB/UBND ");
  EXPECT_EQ(live(), "1/PXL");
  EXPECT_EQ(import({{"4/PXL", "2026-02-02T08:00"}, {"03/PXL", "2026-02-03T08:00"}}),
            "4/PXL 03/PXL ");
  EXPECT_EQ(import({{"99999999/PXL", "2026-02-04T08:00"}, {"1/PXL", "2026-02-04T09:00"}}),
            "99999999/PXL 1/PXL ");
  EXPECT_EQ(import({{"100000000/PXL", "2026-02-05T08:00"}}), "FIELD_VIOLATION");
  EXPECT_EQ(live(), "2/PXL");
  EXPECT_EQ(live(), "5/PXL");  // 3 and 4 are the imported ones
  world.open();
  EXPECT_EQ(import({{"6/PXL", "2026-02-06T08:00"}}), "6/PXL ");
  EXPECT_EQ(live(), "7/PXL");
  expect_clean(world);
}

}  // namespace
}  // namespace motcua::testing
