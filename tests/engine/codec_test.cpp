// Bytes: round trips, determinism, and what cannot have been written.
#include "engine/records/codec.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "engine/dossier/personal.h"
#include "engine/records/cell_codec.h"
#include "engine/records/journal.h"
#include "engine/records/rows.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

JournalRecord received_record() {
  World world;
  world.at(instant("2026-01-05T09:00"));
  Receive receive{.application = {.unit = "P.1", .procedure = "5WD", .channel = Channel::online}};
  receive.application.applicant = {.name = "Nguyễn Văn A", .identity = "0123"};
  receive.application.papers = {{.name = "Tờ khai", .originals = 1}, {.name = ""}};
  EXPECT_TRUE(world.act(receive));
  JournalRecord record;
  const auto stored = journal_of(world.store())(4);
  EXPECT_TRUE(stored && *stored && decode_record(**stored, record));
  return record;
}

TEST(Codec, RoundTripsARecord) {
  JournalRecord record = received_record();
  JournalRecord again;
  ASSERT_TRUE(decode_record(seal(record), again));
  EXPECT_EQ(again, record);
  EXPECT_EQ(std::get<Received>(std::get<DossierEvent>(again.body)).application.papers.size(), 2u);
}

TEST(Codec, KeepsAnOptionalThatIsSetToZero) {
  Procedure procedure{.code = "X", .fee_online_vnd = 0};
  Procedure again;
  ASSERT_TRUE(decode(encode(procedure), again));
  EXPECT_EQ(again.fee_online_vnd, 0);
  EXPECT_FALSE(again.fee_direct_vnd);
}

TEST(Codec, KeepsAZeroThatIsNotTheDefault) {
  const Regulation regulation{
      .code = "r", .reappointments_max = 0, .apology_blocks_return = false, .acceptance_hours = 0};
  Regulation again;
  ASSERT_TRUE(decode(encode(regulation), again));
  EXPECT_EQ(again, regulation);
}

TEST(Codec, PutsALengthOfAnySizeBeforeWhatIsNested) {
  for (const size_t length :
       std::initializer_list<size_t>{0, 1, 123, 124, 125, 126, 127, 128, 16'379, 16'384}) {
    Dossier dossier{.number = {7}};
    dossier.application.applicant = {.name = std::string(length, 'x'), .identity = "1"};
    Dossier again{.number = {7}};
    ASSERT_TRUE(decode(encode(dossier), again)) << length;
    EXPECT_EQ(again, dossier) << length;
  }
}

TEST(Codec, RefusesOrReadsEveryDamagedRecordWithoutHarm) {
  JournalRecord sound = received_record();
  const StoredRecord stored = seal(sound);
  std::mt19937_64 random(1);
  for (const auto part : {&StoredRecord::public_part, &StoredRecord::private_part}) {
    for (size_t length = 0; length < (stored.*part).size(); ++length) {
      StoredRecord cut = stored;
      (cut.*part).resize(length);
      JournalRecord record;
      static_cast<void>(decode_record(cut, record));
    }
    for (int i = 0; i < 20'000; ++i) {
      StoredRecord damaged = stored;
      for (int flips = 0; flips < 3; ++flips) {
        (damaged.*part)[random() % (damaged.*part).size()] = static_cast<char>(random());
      }
      JournalRecord record;
      static_cast<void>(decode_record(damaged, record));
    }
  }
  Head head;
  EXPECT_FALSE(decode("\xf8\x01\x01", head));  // a field that no version wrote
}

TEST(Keys, KeepTheOrderOfWhatTheyAreMadeOf) {
  EXPECT_LT(encode_key<Table::queues>({Queue::open, Side::handling, {1}, Instant{-5}, {1}}),
            encode_key<Table::queues>({Queue::open, Side::handling, {1}, Instant{3}, {1}}));
  EXPECT_LT(encode_key<Table::queues>({Queue::open, Side::handling, {1}, Instant{3}, {9}}),
            encode_key<Table::queues>({Queue::open, Side::handling, {2}, Instant{0}, {1}}));
  const CellKey key{{Side::handling, Dimension::procedure, Bucket::month, 24'312}, {7}};
  EXPECT_EQ(parse_key<Table::cells>(encode_key<Table::cells>(key)), key);
  EXPECT_LT(encode_key<Table::cells>({{.position = -1}, {2}}),
            encode_key<Table::cells>({{.position = 0}, {1}}));
}

TEST(Cells, AreReadBackAsWrittenAndAddUpSlotBySlot) {
  const Cell cell{{0, 1, Measure::received_online, 1'000'000},
                  {0, 1, Measure::overdue, -3},
                  {0, 31, Measure::open, 7},
                  {300, 2026, Measure::portal_open_undated, 1}};
  Cell again;
  ASSERT_TRUE(decode_cell(encode_cell(cell), again));
  EXPECT_EQ(again, cell);
  EXPECT_FALSE(decode_cell("garbage", again));
  const Cell other{{0, 1, Measure::overdue, 3},
                   {0, 2, Measure::open, 1},
                   {0, 31, Measure::open, 1},
                   {7, 31, Measure::open, 1}};
  const Cell third{{0, 1, Measure::overdue, 4},
                   {0, 31, Measure::open, -8},
                   {300, 2026, Measure::portal_open_undated, -1}};
  const auto sum_of = [](const std::vector<Cell>& cells) {
    std::vector<std::string> encoded;
    for (const Cell& one : cells) encoded.push_back(encode_cell(one));
    const std::vector<std::string_view> views(encoded.begin(), encoded.end());
    Cell sum;
    EXPECT_TRUE(decode_cell(sum_of_cells(views), sum));
    EXPECT_EQ(sum_of_cells(views), encode_cell(sum));
    std::string one_after_another;
    for (const std::string& bytes : encoded) one_after_another += bytes;
    Cell read;
    EXPECT_TRUE(decode_cell(one_after_another, read));
    EXPECT_EQ(read, sum);
    return sum;
  };
  EXPECT_EQ(sum_of({cell, other}), (Cell{{0, 1, Measure::received_online, 1'000'000},
                                         {0, 2, Measure::open, 1},
                                         {0, 31, Measure::open, 8},
                                         {7, 31, Measure::open, 1},
                                         {300, 2026, Measure::portal_open_undated, 1}}));
  EXPECT_EQ(sum_of({cell, other, third}), (Cell{{0, 1, Measure::received_online, 1'000'000},
                                                {0, 1, Measure::overdue, 4},
                                                {0, 2, Measure::open, 1},
                                                {7, 31, Measure::open, 1}}));
  EXPECT_EQ(sum_of({{}, cell}), cell);
  EXPECT_EQ(sum_of_cells(std::array<std::string_view, 2>{"", "garbage"}), "garbage");
}

TEST(Cells, HaveSlotsInOrderAndMeasuresThatThereAre) {
  const auto cell_of = [](std::initializer_list<int> slots, int measure_field, int64_t zigzag = 2) {
    std::string bytes;
    WireWriter writer(bytes);
    writer.nested(1, [&] {
      writer.number(1, 0);
      for (const int slot : slots) {
        writer.nested(2, [&] {
          writer.number(1, slot);
          writer.number(measure_field, zigzag);
        });
      }
    });
    return bytes;
  };
  constexpr int last_field = static_cast<int>(measure_count) + 1;
  Cell cell;
  EXPECT_TRUE(decode_cell(cell_of({1, 2199}, last_field), cell));
  EXPECT_FALSE(decode_cell(cell_of({1, 2200}, last_field), cell));
  EXPECT_FALSE(decode_cell(cell_of({2, 1}, last_field), cell));
  EXPECT_FALSE(decode_cell(cell_of({1, 1}, last_field), cell));
  EXPECT_FALSE(decode_cell(cell_of({0}, last_field), cell));
  EXPECT_FALSE(decode_cell(cell_of({1}, last_field + 1), cell));
  constexpr int64_t most = int64_t{1} << 54;  // 2⁵³
  EXPECT_TRUE(decode_cell(cell_of({1}, last_field, most), cell));
  EXPECT_FALSE(decode_cell(cell_of({1}, last_field, most + 1), cell));
  EXPECT_FALSE(decode_cell(cell_of({1}, last_field, most + 2), cell));
  // Found by whoever adds up too, and kept for an audit by a sum that must look inside.
  const std::string damaged = cell_of({2, 1}, last_field);
  PeriodCounters counters;
  EXPECT_FALSE(add_cell(damaged, 0, 2, [&](uint32_t) { return &counters; }));
  const std::string sound = cell_of({1}, last_field);
  EXPECT_EQ(sum_of_cells(std::array<std::string_view, 2>{sound, damaged}), damaged);
}

TEST(Cells, AreAddedUpToASlotForEachValue) {
  const std::string bytes =
      encode_cell({{0, 1, Measure::received_online, 5}, {0, 31, Measure::open, 7}}) +
      encode_cell({{0, 2, Measure::open, 1}, {7, 3, Measure::open, 2}, {8, 4, Measure::open, 3}});
  std::map<uint32_t, PeriodCounters> sums;
  const auto counters_of = [&](uint32_t value) { return value == 8 ? nullptr : &sums[value]; };
  ASSERT_TRUE(add_cell(bytes, 1, 2, counters_of));
  EXPECT_EQ(sums.size(), 1U);  // nothing of 7 counts, and 8 is not asked for
  EXPECT_EQ(at(sums[0].opening, Measure::received_online), 5);
  EXPECT_EQ(at(sums[0].opening, Measure::open), 0);
  EXPECT_EQ(at(sums[0].closing, Measure::received_online), 5);
  EXPECT_EQ(at(sums[0].closing, Measure::open), 1);
  ASSERT_TRUE(add_cell(bytes, 3, 0, counters_of));
  EXPECT_EQ(at(sums[0].opening, Measure::received_online), 10);
  EXPECT_EQ(at(sums[0].opening, Measure::open), 1);
  EXPECT_EQ(at(sums[0].closing, Measure::open), 1);
  EXPECT_EQ(at(sums[7].opening, Measure::open), 2);
  EXPECT_FALSE(add_cell(bytes, 0, 4, counters_of));
  EXPECT_FALSE(add_cell("garbage", 1, 1, counters_of));
}

TEST(Codes, AreReadBackAsWritten) {
  const SeriesKey key{Series::dossier_code, "H44.100", day("2024-07-22")};
  EXPECT_EQ(format_code(key, 1), "H44.100-240722-0001");
  EXPECT_EQ(format_code(key, 10'000), "H44.100-240722-10000");
  EXPECT_EQ(parse_code("H44.100-240722-10000")->number, 10'000);
  EXPECT_EQ(parse_code("H44.100-240722-0001")->key, key);
  EXPECT_EQ(parse_code("H44.100-240722-S0007")->key.series, Series::provisional_code);
  // Whatever is made is read.
  for (const int64_t number : {int64_t{9'999}, int64_t{99'999'999}, int64_t{100'000'000},
                               int64_t{INT32_MAX} + 1, series_number_max}) {
    EXPECT_EQ(parse_code(format_code(key, number))->number, number);
    EXPECT_EQ(parse_letter_number(format_letter_number(number)), number);
  }
  EXPECT_GT(parse_code("H44.100-240722-99999999999999999999")->number, series_number_max);
  for (const char* text : {"7", "/PXL", "x/PXL", "-1/PXL", "7/PXL ", "7/PXL-UBND"}) {
    EXPECT_FALSE(parse_letter_number(text)) << text;
  }
  for (const char* text :
       {"case-10011", "", "-", "H44.100-241322-0001", "H44.100-240722-001", "H44.100-24072-0001",
        "H44.100-240722-", "-240722-0001", "H44-240722-00a1"}) {
    EXPECT_FALSE(parse_code(text)) << text;
  }
}

TEST(Codec, SaysWhichTextsCannotBeRead) {
  const std::string broken = "H\xe1\xba";
  Dossier dossier{.code = "c", .pauses = {{.papers = {"p", "q"}}}};
  const auto reads = [](const auto& object) {
    std::decay_t<decltype(object)> again;
    const std::string bytes = encode(object);
    EXPECT_TRUE(decode_as_stored(bytes, again));
    EXPECT_EQ(again, object);
    return decode(bytes, again);
  };
  EXPECT_TRUE(reads(dossier));
  for (std::string* const text : {&dossier.code, &dossier.application.applicant.name,
                                  &dossier.pauses[0].papers[1], &dossier.holder.officer}) {
    const std::string sound = std::exchange(*text, broken);
    EXPECT_FALSE(reads(dossier));
    *text = sound;
  }
  JournalRecord record{.header = {.sequence = 1, .previous_hash = "\xff", .request_id = "\x80"},
                       .body = DossierEvent(Withdrawn{.reason = "r"})};
  JournalRecord again;
  EXPECT_TRUE(decode_record(seal(record), again));  // a hash is no text
  record.header.actor.officer = broken;
  const StoredRecord illegible = seal(record);
  EXPECT_FALSE(decode_record(illegible, again));
  EXPECT_TRUE(decode_record_as_stored(illegible.public_part, illegible.private_part, again));
  record.header.actor.officer.clear();
  record.body = DossierEvent(Withdrawn{.reason = broken});
  EXPECT_FALSE(decode_record(seal(record), again));
}

// What does not say whether it is personal, cannot be in a field list.
struct Told {
  std::string text;
  std::vector<std::string> texts;
  int64_t number = 0;
};
template <class Type>
concept NeedsNoWord = requires(Type Told::*member) {
  field(1, "name", member);
};
template <class Type>
concept TakesAWord = requires(Type Told::*member) {
  field(1, "name", member, personal());
  field(1, "name", member, impersonal());
};
static_assert(!NeedsNoWord<std::string> && !NeedsNoWord<std::vector<std::string>>);
static_assert(TakesAWord<std::string> && TakesAWord<std::vector<std::string>>);
static_assert(NeedsNoWord<int64_t> && !TakesAWord<int64_t>);
static_assert(has_personal<Received> && has_personal<Pause> && has_personal<Dossier>);
static_assert(!has_personal<CatalogueEntries> && !has_personal<Resolved> && !has_personal<Erased>);

TEST(Parts, OfARecordAreTheWholeWithoutAnythingPersonalInThePublicOne) {
  JournalRecord record = received_record();
  record.header.salt = "0123456789abcdef";
  const StoredRecord stored = seal(record);
  EXPECT_EQ(stored.public_part.find("Nguyễn"), std::string::npos);
  EXPECT_EQ(stored.public_part.find("Tờ khai"), std::string::npos);
  EXPECT_NE(stored.private_part.find("Nguyễn"), std::string::npos);
  EXPECT_NE(stored.private_part.find("Tờ khai"), std::string::npos);
  EXPECT_EQ(stored.private_part.find("P.1-260105-0001"), std::string::npos);
  EXPECT_EQ(record.header.private_hash, sha256(stored.private_part));
  JournalRecord whole;
  ASSERT_TRUE(decode_record(stored, whole));
  EXPECT_EQ(whole, record);
  // Erased: the same without what is personal, and its bytes as they were.
  JournalRecord erased;
  ASSERT_TRUE(decode_record({stored.public_part, ""}, erased));
  auto& received = std::get<Received>(std::get<DossierEvent>(whole.body));
  clear_personal(received);
  EXPECT_EQ(std::get<Received>(std::get<DossierEvent>(erased.body)), received);
  EXPECT_EQ(received.application.papers.size(), 2u);
  EXPECT_EQ(received.application.papers[0].originals, 1);
  EXPECT_EQ(encode_public_part(erased), stored.public_part);
}

TEST(Parts, AreNoneOfARecordWithNothingPersonal) {
  JournalRecord record{.header = {.sequence = 1, .salt = "0123456789abcdef"},
                       .body = DossierEvent(Resolved{.outcome = Outcome::granted})};
  EXPECT_EQ(seal(record).private_part, "");
  EXPECT_EQ(record.header.private_hash, "");
}

TEST(Parts, RefuseWhatBelongsToTheOther) {
  JournalRecord record = received_record();
  const StoredRecord stored = seal(record);
  JournalRecord again;
  EXPECT_FALSE(decode_record({stored.public_part + stored.private_part, ""}, again));
  EXPECT_FALSE(decode_record({stored.public_part, stored.public_part}, again));
  EXPECT_FALSE(decode_record({stored.private_part, ""}, again));
}

}  // namespace
}  // namespace motcua::testing
