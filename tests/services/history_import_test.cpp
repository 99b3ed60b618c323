// Histories from elsewhere as offices write them: lines, words, days without hours; what could not
// be read is that row's refusal, and what was taken for something is in the summary.
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <gtest/gtest.h>

#include <sstream>

#include "services/method/history_rows.h"
#include "services/method/message_items.h"
#include "services/method/paging.h"
#include "services/motcua/csv.h"
#include "services/motcua/history_file.h"
#include "services/motcua/json_input.h"
#include "services/text/history_words.h"
#include "tests/services/running_server.h"
#include "tests/services/small_catalogue.h"

namespace motcua::testing {
namespace {

std::string line_of(const std::string& code) {
  return R"({"code":")" + code + R"(","unit":"U","procedure":"P","channel":"online",)" +
         R"("events":[{"kind":"received","at":"2026-01-05T09:00"}]})";
}

struct Read {
  std::vector<std::string> codes;
  std::vector<int64_t> lines;
  std::vector<v1::ImportHistoryResponse::Refused> refused;
};
Read read_all(const std::string& text) {
  std::istringstream in(text);
  cli::HistoryFile file(in);
  Read read;
  v1::ImportHistoryRequest chunk;
  while (file.next(chunk)) {
    const std::string bytes = chunk.SerializeAsString();
    EXPECT_LE(bytes.size(), size_t{16} << 20);
    google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
    const size_t items_max = message_items_max(bytes.size());
    EXPECT_LE(count_items(stream, chunk.GetDescriptor(), items_max), items_max);
    for (const auto& row : chunk.rows()) {
      read.codes.push_back(row.code());
      read.lines.push_back(row.line());
    }
    chunk.Clear();
  }
  read.refused = file.take_refused();
  return read;
}

TEST(HistoryFile, AMarkAtTheBeginningIsReadOverAndOneWithinIsThatLinesRefusal) {
  const std::string mark = cli::byte_order_mark;
  const auto read =
      read_all(mark + line_of("a") + "\r\n" + mark + line_of("b") + "\n\n" + line_of("c") + "\n");
  EXPECT_EQ(read.codes, (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(read.lines, (std::vector<int64_t>{1, 4}));
  ASSERT_EQ(read.refused.size(), 1u);
  EXPECT_EQ(read.refused[0].line(), 2);
  EXPECT_EQ(read.refused[0].reason(), "MALFORMED_MESSAGE");
  EXPECT_NE(read.refused[0].message().find("expected no byte-order mark"), std::string::npos)
      << read.refused[0].message();
}

TEST(HistoryFile, ALineTooLongIsItsOwnRefusalAndTheNextIsRead) {
  const std::string endless(static_cast<size_t>(cli::HistoryFile::line_bytes_max) + 1, 'x');
  const auto read = read_all(line_of("a") + "\n" + endless + "\n" + line_of("c"));
  EXPECT_EQ(read.codes, (std::vector<std::string>{"a", "c"}));
  ASSERT_EQ(read.refused.size(), 1u);
  EXPECT_EQ(read.refused[0].line(), 2);
  EXPECT_EQ(read.refused[0].reason(), "COMMAND_TOO_LARGE");
}

TEST(HistoryFile, ManyLongLinesAreManyChunksThatTheServerTakes) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    std::string line = line_of(std::to_string(i));
    line.insert(line.size() - 1, R"(,"requestContent":")" + std::string(1 << 20, 'x') + "\"");
    text += line + "\n";
  }
  EXPECT_EQ(read_all(text).codes.size(), 40u);  // read_all looks at each chunk's size
}

// More items than the server reads of a message end no import: they are that line's refusal, or
// come in chunks.
TEST(HistoryFile, ManyItemsAreOneLinesRefusalOrManyChunks) {
  const auto with_events = [](int count) {
    std::string line = R"({"code":"x","events":[{})";
    for (int i = 1; i < count; ++i) line += ",{}";
    return line + "]}\n";
  };
  const auto read = read_all(line_of("a") + "\n" + with_events(20'000) + line_of("c") + "\n");
  EXPECT_EQ(read.codes, (std::vector<std::string>{"a", "c"}));
  ASSERT_EQ(read.refused.size(), 1u);
  EXPECT_EQ(read.refused[0].line(), 2);
  EXPECT_EQ(read.refused[0].reason(), "FIELD_VIOLATION");
  std::string text;
  for (int i = 0; i < 100; ++i) text += with_events(1000);
  EXPECT_EQ(read_all(text).codes.size(), 100u);  // read_all looks at each chunk's items
}

TEST(HistoryFile, WhatIsWrongIsOneLineAndSaysWhere) {
  const auto read =
      read_all("{\"code\":\n{\"code\":\"x\",\"events\":[{},{\"outcome\":\"perhaps\"}]}\n");
  ASSERT_EQ(read.refused.size(), 2u);
  EXPECT_EQ(read.refused[0].message().find('\n'), std::string::npos);
  EXPECT_NE(read.refused[1].message().find("events[1].outcome"), std::string::npos)
      << read.refused[1].message();
}

// Every enumeration of an event, in the spelling of the API and of the command line.
TEST(JsonInput, UnderstandsEnumerationsInTheCommandLinesSpelling) {
  const auto* descriptor = v1::HistoryEvent::descriptor();
  int values = 0;
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const auto* field = descriptor->field(i);
    if (!field->enum_type()) continue;
    for (int v = 1; v < field->enum_type()->value_count(); ++v, ++values) {
      const auto* value = field->enum_type()->value(v);
      std::string dashed = value->name();
      for (char& c : dashed) c = c == '_' ? '-' : static_cast<char>(std::tolower(c));
      for (const std::string& spelling : {value->name(), dashed}) {
        v1::HistoryEvent event;
        EXPECT_EQ(cli::read_json("{\"" + field->name() + "\":\"" + spelling + "\"}", event), "");
        EXPECT_EQ(event.GetReflection()->GetEnumValue(event, field), value->number()) << spelling;
      }
    }
  }
  EXPECT_GE(values, 14);
}

TEST(ChannelWords, AreUnderstoodWhereTheyAreClear) {
  for (const char* word : {"online", "ONLINE", "online ", "Trực tuyến", "TRỰC TUYẾN", "truc tuyen",
                           "Trư\xcc\xa3"
                           "c tuyê\xcc\x81n",
                           "Trực tuyến toàn trình"}) {
    EXPECT_EQ(parse_channel(word), Channel::online) << word;
  }
  for (const char* word : {"online_partial", "Online-Partial", "Trực tuyến một phần"}) {
    EXPECT_EQ(parse_channel(word), Channel::online_partial) << word;
  }
  for (const char* word : {"direct", "Trực tiếp", "Tại quầy"}) {
    EXPECT_EQ(parse_channel(word), Channel::direct) << word;
  }
  for (const char* word : {"post", "Bưu chính công ích", "BƯU ĐIỆN"}) {
    EXPECT_EQ(parse_channel(word), Channel::post) << word;
  }
  for (const char* word : {"", "pigeon", "onlin", "\xff\xfe", "3"}) {
    EXPECT_EQ(parse_channel(word), std::nullopt) << word;
  }
  EXPECT_EQ(parse_channel("online" + std::string(200, ' ')), std::nullopt) << "too long";
}

TEST(OldEncoding, IsSeenInNamesAndNotInVietnamese) {
  for (const char* name : {"Nguyeãn Vaên An", "Traàn Thò Haèng", "Leâ Hoàng", "Ñoã Vaên", "Ñöùc",
                           "Coâng", "NguyÔn V¨n A", "NguyÔn", "TrÇn ThÞ H»ng", "Lª V¨n"}) {
    EXPECT_TRUE(looks_like_old_encoding(name)) << name;
  }
  for (const char* name :
       {"", "Nguyễn Văn Mẫu", "Trần Thị Hằng", "Đỗ Thị Ý", "HOÀNG THỊ THOA", "Hoà", "Hoá", "Xoè",
        "Khoé", "Lê Thuý", "Trần Quý", "Bùi Thế Hiển", "Công ty TNHH Mẫu 3", "ĐOÀN ÂU CÔ"}) {
    EXPECT_FALSE(looks_like_old_encoding(name)) << name;
  }
}

v1::HistoryRow row_of(std::vector<std::pair<std::string, std::string>> kinds_and_times) {
  v1::HistoryRow row;
  row.set_code("h-1");
  row.set_unit("U");
  row.set_procedure("P");
  for (const auto& [kind, at] : kinds_and_times) {
    auto& event = *row.add_events();
    event.set_kind(kind);
    event.set_at(at);
  }
  return row;
}

TEST(HistoryTimes, ADayHasTheStatedHourAndKeepsTheOrderOfThatDay) {
  auto row = row_of({{"received", "2026-01-05"}, {"resolved", "2026-01-06"}});
  row.mutable_events(0)->set_due_at("2026-01-09");
  const auto read = read_history(row, {});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->day_only_times, 3);
  EXPECT_EQ(format_instant(read->import.events[0].at), "2026-01-05T08:00:00.000+07:00");
  EXPECT_EQ(format_instant(read->import.events[1].at), "2026-01-06T08:00:00.000+07:00");
  EXPECT_EQ(std::get<Receive>(read->import.events[0].command).due_at,
            parse_instant("2026-01-09T17:00"));

  const auto mixed =
      read_history(row_of({{"received", "2026-01-05T15:10:20"}, {"resolved", "2026-01-05"}}), {});
  ASSERT_TRUE(mixed);
  EXPECT_EQ(mixed->import.events[1].at, mixed->import.events[0].at);
  const auto early = read_history(row_of({{"received", "2026-01-05"},
                                          {"handed_over", "2026-01-05"},
                                          {"resolved", "2026-01-05T07:45"},
                                          {"returned", "2026-01-06T07:00"}}),
                                  {});
  ASSERT_TRUE(early);
  EXPECT_EQ(early->day_only_times, 2);
  for (const int i : {0, 1, 2}) {
    EXPECT_EQ(format_instant(early->import.events[static_cast<size_t>(i)].at),
              "2026-01-05T07:45:00.000+07:00");
  }

  // Earlier by a day is what the history says.
  const auto backwards =
      read_history(row_of({{"received", "2026-01-05T15:10"}, {"resolved", "2026-01-04"}}), {});
  ASSERT_TRUE(backwards);
  EXPECT_EQ(format_instant(backwards->import.events[1].at), "2026-01-04T08:00:00.000+07:00");

  // Under other hours it is another history; without days they are of no matter.
  const auto other = read_history(row, {.event = "09:30", .due = "16:00"});
  EXPECT_NE(other->import.events[0].source_hash, read->import.events[0].source_hash);
  const auto full = row_of({{"received", "2026-01-05T15:10"}});
  EXPECT_EQ(read_history(full, {})->import.events[0].source_hash,
            read_history(full, {.event = "09:30", .due = "16:00"})->import.events[0].source_hash);
}

// Else it would come in once more, and be refused as another one.
TEST(HistoryRow, IsOneHoweverItsTextsAreComposed) {
  auto row = row_of({{"received", "2026-01-05T09:00"}});
  row.mutable_events(0)->set_officer("Lê Hằng");
  const auto composed = read_history(row, {});
  row.mutable_events(0)->set_officer("Le\u0302 Ha\u0306\u0300ng");
  const auto apart = read_history(row, {});
  ASSERT_TRUE(composed && apart);
  EXPECT_EQ(apart->import.events[0].source_hash, composed->import.events[0].source_hash);
}

TEST(HistoryTimes, AHistoryHasAThousandEventsAtMost) {
  const std::vector<std::pair<std::string, std::string>> events(1001, {"rated", "2026-01-05"});
  const auto refused = read_history(row_of(events), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().violations.at(0), (Violation{"events", "items_max 1000"}));
}

TEST(HistoryRow, NoErasureIsImported) {
  const auto refused =
      read_history(row_of({{"received", "2026-01-05T09:00"}, {"erased", "2026-01-06T09:00"}}), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().violations.at(0).path, "events[1].kind");
}

TEST(Csv, RunsNothingAndKeepsNumbers) {
  for (const char* text : {"=1+1", "+84 912 345 678", "-x", "@SUM(A1)", "\t=1", "\r=1", "  =1",
                           "＝1", "-1.2.3", "-", "+"}) {
    EXPECT_EQ(cli::as_text_cell(text), "'" + std::string(text));
  }
  for (const char* text : {"", "-5", "12.50", "H44-260105-0001", "Nguyễn", "a=b", "0"}) {
    EXPECT_EQ(cli::as_text_cell(text), text);
  }
  EXPECT_EQ(cli::csv_line({"a", "b,c", "d\"e", "=f", "-3"}), "a,\"b,c\",\"d\"\"e\",'=f,-3\r\n");
  for (const std::string part : {";", "\t", "\r", "\n"}) {
    EXPECT_EQ(cli::csv_line({"x" + part + "=1"}), "\"x" + part + "=1\"\r\n");
  }
}

class ImportTest : public ::testing::Test {
 protected:
  ImportTest() { EXPECT_TRUE(publish(server_.client()).ok()); }

  grpc::Status import(std::vector<v1::ImportHistoryRequest> chunks,
                      v1::ImportHistoryResponse& response) {
    size_t sent = 0;
    return server_.client().import(
        [&](v1::ImportHistoryRequest& chunk) {
          if (sent == chunks.size()) return false;
          chunk = chunks[sent++];
          return true;
        },
        response);
  }

  RunningServer server_;
};

TEST_F(ImportTest, TheSummarySaysWhatWasTakenForWhat) {
  v1::ImportHistoryRequest chunk;
  int number = 0;
  for (const char* channel :
       {"ONLINE", "Trực tuyến", "bồ\ncâu", "bo\u0302\u0300 câu", "", "post"}) {
    auto row = row_of({{"received", "2026-01-05T09:00"}});
    row.set_code("h-" + std::to_string(++number));
    row.set_channel(channel);
    *chunk.add_rows() = row;
  }
  chunk.mutable_rows(0)->mutable_events(0)->set_at("2026-01-05");
  chunk.mutable_rows(1)->mutable_applicant()->set_name("NguyÔn V¨n A");
  chunk.set_default_hour("07:45");
  v1::ImportHistoryResponse response;
  ASSERT_TRUE(import({chunk}, response).ok());
  EXPECT_EQ(response.imported(), 6);
  EXPECT_EQ(response.channel_not_given(), 1);
  EXPECT_EQ(response.channel_not_understood(), 2);
  ASSERT_EQ(response.channels_not_understood_size(), 1);
  EXPECT_EQ(response.channels_not_understood(0).word(), "bồ câu");
  EXPECT_EQ(response.channels_not_understood(0).rows(), 2);
  EXPECT_EQ(response.day_only_times(), 1);
  EXPECT_EQ(response.default_hour(), "07:45");
  EXPECT_EQ(response.default_due_hour(), "17:00");
  EXPECT_EQ(response.old_encoding_rows(), 1);
  v1::GetDossierRequest get;
  get.set_code("h-2");
  v1::GetDossierResponse got;
  ASSERT_TRUE(server_.client().call("DossierService/GetDossier", get, got).ok());
  EXPECT_EQ(got.dossier().channel(), v1::ONLINE);
  for (const char* code : {"h-3", "h-5"}) {  // what nobody understood or said is not invented
    get.set_code(code);
    ASSERT_TRUE(server_.client().call("DossierService/GetDossier", get, got).ok());
    EXPECT_EQ(got.dossier().channel(), v1::CHANNEL_UNSPECIFIED) << code;
  }
}

TEST_F(ImportTest, TheSummaryNamesAHundredWordsAndNoneThatIsLong) {
  v1::ImportHistoryRequest chunk;
  for (int i = 0; i < 102; ++i) {
    auto row = row_of({{"received", "2026-01-05T09:00"}});
    row.set_code("h-" + std::to_string(i));
    row.set_channel(i == 0 ? std::string(201, 'x') : "bồ câu " + std::to_string(i));
    *chunk.add_rows() = row;
  }
  v1::ImportHistoryResponse response;
  ASSERT_TRUE(import({chunk}, response).ok());
  EXPECT_EQ(response.channel_not_understood(), 102);
  ASSERT_EQ(response.channels_not_understood_size(), 100);
  EXPECT_EQ(response.channels_not_understood(0).word(), "bồ câu 1");
}

TEST_F(ImportTest, ARefusalNamesTheEvent) {
  v1::ImportHistoryRequest chunk;
  *chunk.add_rows() = row_of({{"received", "2026-01-05T09:00"}, {"returned", "2026-01-06T09:00"}});
  *chunk.add_rows() = row_of({{"received", "2026-01-05T09:00"}, {"flown", "2026-01-06T09:00"}});
  *chunk.add_rows() = row_of({});
  v1::ImportHistoryResponse response;
  ASSERT_TRUE(import({chunk}, response).ok());
  ASSERT_EQ(response.refused_size(), 3);
  EXPECT_EQ(response.refused(0).reason(), "ILLEGAL_TRANSITION");
  EXPECT_EQ(response.refused(0).event(), 2);
  EXPECT_TRUE(response.refused(0).message().starts_with("sự kiện 2 (trả kết quả): "))
      << response.refused(0).message();
  EXPECT_EQ(response.refused(1).event(), 2);
  EXPECT_TRUE(response.refused(1).message().starts_with("sự kiện 2 (flown): "));
  for (const auto& known : lifecycle) {
    const bool is_named = response.refused(1).message().find(known.event) != std::string::npos;
    // Bytes of files come by uploads alone.
    const bool is_imported = known.verb != Verb::erase && known.verb != Verb::attach_file &&
                             known.verb != Verb::withdraw_file;
    EXPECT_EQ(is_named, is_imported) << known.event;
  }
  EXPECT_EQ(response.refused(2).event(), 0);
}

TEST_F(ImportTest, AnAnswerIsNoLargerThanAClientTakesHoweverManyAreRefused) {
  constexpr int chunks = 5;
  constexpr int rows = 2000;
  v1::ImportHistoryRequest chunk;
  for (int i = 0; i < rows; ++i) {
    auto& row = *chunk.add_rows();
    row = row_of({{"flown", ""}, {"sailed", ""}, {"swum", ""}});
    row.set_code(std::string(100, 'x'));
  }
  chunk.mutable_rows(0)->mutable_events(0)->set_kind(std::string(100'000, 'x'));
  v1::ImportHistoryResponse response;
  const auto status = import(std::vector(chunks, chunk), response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.refused_count(), chunks * rows);
  EXPECT_LT(response.refused(0).message().size(), 1000u);
  EXPECT_LT(response.ByteSizeLong(), page_bytes_max + page_bytes_max / 10);
  EXPECT_LT(response.refused_size(), response.refused_count()) << "give each more to tell";
}

TEST_F(ImportTest, ACodeIsOneWordForNobodyWouldFindItElse) {
  v1::ImportHistoryRequest chunk;
  for (const char* code : {" h-1", "h-1\u00a0", "h 1", "h-1"}) {
    auto row = row_of({{"received", "2026-01-05T09:00"}});
    row.set_code(code);
    *chunk.add_rows() = row;
  }
  v1::ImportHistoryResponse response;
  ASSERT_TRUE(import({chunk}, response).ok());
  EXPECT_EQ(response.imported(), 1);
  ASSERT_EQ(response.refused_size(), 3);
  for (const auto& refused : response.refused()) EXPECT_EQ(refused.reason(), "FIELD_VIOLATION");
}

TEST_F(ImportTest, AStreamThatIsRefusedTellsWhatWasAnsweredForUntilThen) {
  constexpr int refused = 1000;  // more than an error's details hold
  v1::ImportHistoryRequest good;
  *good.add_rows() = row_of({{"received", "2026-01-05T09:00"}});
  for (int i = 0; i < refused; ++i) *good.add_rows() = row_of({{"flown", "2026-01-05T09:00"}});
  v1::ImportHistoryRequest bad = good;
  bad.set_default_hour("8 giờ");
  v1::ImportHistoryResponse response;
  const auto status = import({good, bad}, response);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(response.imported(), 1);
  EXPECT_EQ(response.refused_count(), refused);
  EXPECT_NE(cli::describe(status).find("default_hour"), std::string::npos);
}

}  // namespace
}  // namespace motcua::testing
