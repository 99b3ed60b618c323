// What a watch is told of an event: the same whoever reads it and whenever, from the journal alone.
#include "engine/lookup/event_reader.h"

#include <gtest/gtest.h>

#include "tests/engine/receipt.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

class EventReaderTest : public ::testing::Test {
 protected:
  EventReaderTest() { world_.at(instant("2026-03-02T08:00")); }

  template <class Command>
  std::string act(const Command& command, const std::string& code = "") {
    const Answer answer = world_.act(command, code, {.officer = "lan", .role = Role::supervisor});
    EXPECT_TRUE(answer) << name_of(answer.error().reason);
    world_.at(plus_minutes(world_.now(), 1));
    return answer ? answer->dossier->code : "";
  }
  std::vector<ToldEvent> read(EventReader& reader, int64_t from, int64_t to) {
    auto events = reader.read(world_.snapshot(), from, to);
    EXPECT_TRUE(events) << events.error().message;
    return events.value_or(std::vector<ToldEvent>());
  }
  std::vector<ToldEvent> read_all() {
    EventReader reader;
    return read(reader, 1, last());
  }
  int64_t last() { return world_.registrar().head().sequence; }

  World world_;
};

// "received RECEIVED P.1 P.1,": kind, state, who handles it, whom it concerns.
std::string told(const ToldEvent& event) {
  std::string text(transition_of(event.verb).event);
  text += " " + std::string(name_of(event.state)) + " " + event.handling + " ";
  for (const std::string& unit : event.units) text += unit + ",";
  return text;
}

TEST_F(EventReaderTest, TellsWhereTheDossierWasAndWhereItIs) {
  const std::string code = act(receipt("P.1"));
  act(HandOver{.to = "P.2"}, code);
  act(HandOver{.to = "P.3", .handling_unit = "P.3"}, code);
  act(Resolve{}, code);
  std::vector<std::string> all;
  for (const ToldEvent& event : read_all()) {
    EXPECT_EQ(event.code, code);
    EXPECT_EQ(event.officer, "lan");
    EXPECT_EQ(event.procedure, "5WD");
    EXPECT_EQ(event.revision, static_cast<int32_t>(all.size()) + 1);
    all.push_back(told(event));
  }
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0], "received RECEIVED P.1 P.1,");
  EXPECT_EQ(all[1], "handed_over PROCESSING P.1 P.1,P.2,");
  EXPECT_TRUE(all[2].starts_with("handed_over PROCESSING P.3 P.1,P.2,P.3")) << all[2];
  EXPECT_TRUE(all[3].starts_with("resolved RESOLVED P.3 ")) << all[3];
}

TEST_F(EventReaderTest, TellsTheSameFromAnyPlaceOn) {
  std::vector<std::string> codes;
  for (int i = 0; i < 5; ++i) codes.push_back(act(receipt(i % 2 ? "P.1" : "P.2")));
  for (const std::string& code : codes) act(HandOver{.to = "P.3"}, code);
  for (const std::string& code : codes) act(Resolve{}, code);
  const std::vector<ToldEvent> all = read_all();
  ASSERT_EQ(all.size(), 15u);
  EventReader going_on;  // record by record
  std::vector<ToldEvent> one_by_one;
  for (int64_t sequence = 1; sequence <= last(); ++sequence) {
    for (auto& event : read(going_on, sequence, sequence)) one_by_one.push_back(event);
  }
  EXPECT_EQ(one_by_one, all);
  for (size_t i = 0; i < all.size(); ++i) {
    EventReader new_one;
    const auto rest = read(new_one, all[i].sequence, last());
    EXPECT_EQ(rest, std::vector(all.begin() + static_cast<std::ptrdiff_t>(i), all.end()));
  }
  // Back and forth.
  EXPECT_EQ(read(going_on, 1, last()), all);
  EXPECT_EQ(read(going_on, all[7].sequence, all[7].sequence), std::vector{all[7]});
}

TEST_F(EventReaderTest, TellsTheSameOnceItIsErased) {
  Receive receive = receipt();
  receive.application.applicant = {.name = "Nguyễn Văn Mẫu", .identity = "999123456789"};
  const std::string code = act(receive);
  act(Withdraw{.reason = "Nguyễn Văn Mẫu xin rút"}, code);
  const auto before = read_all();
  act(Erase{.reason = "r", .legal_basis = "b"}, code);
  auto after = read_all();
  ASSERT_EQ(after.size(), before.size() + 1);
  EXPECT_EQ(after.back().verb, Verb::erase);
  EXPECT_EQ(after.back().code, code);
  after.pop_back();
  EXPECT_EQ(after, before);
}

TEST_F(EventReaderTest, SkipsNoRecordThatItCannotRead) {
  act(receipt());
  act(receipt());
  for (const bool is_there : {false, true}) {
    const int64_t sequence = last() - 1;
    Batch batch;
    if (is_there) {
      batch.put(Table::journal, encode_key<Table::journal>(sequence), "\xff");
    } else {
      batch.erase(Table::journal, encode_key<Table::journal>(sequence));
    }
    ASSERT_TRUE(world_.store().write(batch));
    EventReader reader;
    const auto events = reader.read(world_.snapshot(), 1, last());
    ASSERT_FALSE(events);
    EXPECT_EQ(events.error().kind, StoreError::Kind::corrupted);
    EXPECT_NE(events.error().message.find(std::to_string(sequence)), std::string::npos);
  }
}

TEST_F(EventReaderTest, TellsOnPastADamagedText) {
  const std::string code = act(receipt());
  const int64_t received = last();
  act(HandOver{.to = "P.2"}, code);
  const auto before = read_all();
  const std::string key = encode_key<Table::journal>(received);
  std::string record = **world_.store().get(Table::journal, key);
  const size_t officer = record.find("lan");
  ASSERT_NE(officer, std::string::npos);
  record[officer] = '\xff';
  size_t codes = 0;
  for (size_t at = record.find(code); at != std::string::npos; at = record.find(code, at + 1)) {
    record[at] = '\xff';
    ++codes;
  }
  ASSERT_GT(codes, 0u);
  Batch batch;
  batch.put(Table::journal, key, record);
  ASSERT_TRUE(world_.store().write(batch));
  const auto all = read_all();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].officer, "\ufffdan");
  EXPECT_EQ(all[0].code, "\ufffd" + code.substr(1));
  EXPECT_EQ(all[1].officer, "lan");
  EXPECT_EQ(all[1].code, all[0].code) << "of an older record of the dossier";
  EXPECT_EQ(told(all[1]), told(before[1]));
}

}  // namespace
}  // namespace motcua::testing
