// The catalogue of messages: that it is the only place of sentences, and says in the field's words
// what the API says by keys.
#include "services/text/sentences.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "engine/dossier/lifecycle.h"
#include "engine/time/instant.h"
#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/feed_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/text/messages.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;
using google::protobuf::Descriptor;

constexpr std::array catalogue{
    sentences_of_refusals, sentences_of_expectations, sentences_of_reports, sentences_of_findings,
    sentences_of_words,    sentences_of_command_line, sentences_of_server};

// Files whose Vietnamese is no sentence for people, and why.
const std::map<std::string, std::string> exceptions{
    {"services/motcua/tsv_cells.cpp", "words that spreadsheets of offices have in their cells"},
    {"services/motcua/catalogue_files.cpp", "likewise: kinds of days"},
    {"services/motcua/demo_people.cpp", "invented names: data"},
    {"services/motcua/demo_province.cpp", "fields of procedures: data"},
    {"services/motcua/demo_papers.cpp", "invented papers and fees: data"},
    {"services/motcua/demo_life.cpp", "invented reasons and steps: data"},
    {"services/motcua/bench_command.cpp", "an invented applicant: data"}};

bool is_of_the_catalogue(const std::string& path) {
  return path.starts_with("services/text/sentences_");
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The text of the string literals on each line, without comments.
std::vector<std::pair<int, std::string>> literals_of(const std::string& source) {
  std::vector<std::pair<int, std::string>> literals;
  int line = 1;
  for (size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\n') ++line;
    if (source.compare(i, 2, "//") == 0) {
      i = std::min(source.find('\n', i), source.size()) - 1;
    } else if (source.compare(i, 3, "'\"'") == 0) {
      i += 2;
    } else if (source[i] == '"') {
      std::string text;
      for (++i; i < source.size() && source[i] != '"'; ++i) {
        if (source[i] == '\\') ++i;
        text.push_back(source[i]);
      }
      literals.emplace_back(line, text);
    }
  }
  return literals;
}

// A letter of Vietnamese that English has not: à to ỹ, đ, ơ, ư and their capitals.
bool has_vietnamese_letter(const std::string& text) {
  static const std::regex letter(
      "\xc3[\x80-\xbf]|\xc4[\x82\x83\x90\x91\xa8\xa9]|\xc5[\xa8\xa9]|\xc6[\xa0\xa1\xaf\xb0]|"
      "\xe1[\xba-\xbb][\x80-\xbf]");
  return std::regex_search(text, letter);
}

TEST(Sentences, StandInTheCatalogueAlone) {
  std::set<std::string> excepted;
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(MOTCUA_SOURCE) / "services")) {
    const std::string suffix = entry.path().extension();
    if (suffix != ".cpp" && suffix != ".h") continue;
    const std::string path = fs::relative(entry.path(), MOTCUA_SOURCE);
    ++files;
    if (is_of_the_catalogue(path)) continue;
    for (const auto& [line, text] : literals_of(content_of(entry.path()))) {
      if (!has_vietnamese_letter(text)) continue;
      if (exceptions.contains(path)) {
        excepted.insert(path);
      } else {
        ADD_FAILURE() << path << ":" << line << ": \"" << text
                      << "\": a sentence belongs into services/text/sentences_*.cpp";
      }
    }
  }
  EXPECT_GT(files, 100);
  EXPECT_EQ(excepted.size(), exceptions.size()) << "an exception that nothing needs any more";
}

std::multiset<std::string> places_of(std::string_view text) {
  std::multiset<std::string> places;
  const std::string all(text);
  const std::regex place("\\{([a-z_0-9]+)(:[a-z]+)?\\}");
  for (std::sregex_iterator at(all.begin(), all.end(), place), end; at != end; ++at) {
    places.insert((*at)[1]);
  }
  return places;
}

TEST(Sentences, AreThereOnceInBothLanguages) {
  std::set<std::string_view> keys;
  for (const auto part : catalogue) {
    for (const Sentence& sentence : part()) {
      EXPECT_TRUE(keys.insert(sentence.key).second) << sentence.key << " twice";
      EXPECT_FALSE(sentence.vietnamese.empty()) << sentence.key;
      const bool is_word = sentence.english.empty();  // its key says it
      if (is_word) EXPECT_NE(sentence.key.find('.'), std::string_view::npos) << sentence.key;
    }
  }
  EXPECT_GT(keys.size(), 500u);
}

// Sentences whose English alone tells the {cause}, in a library's English: motcuad says them in
// both languages, one after the other, so it is told once.
const std::set<std::string_view> causes_told_once{"store.other_format",
                                                  "store.incomplete",
                                                  "store.tables_damaged",
                                                  "store.corrupted",
                                                  "store.io",
                                                  "backup.damaged",
                                                  "backup.other_format",
                                                  "backup.not_restored",
                                                  "drill.acknowledged_unread",
                                                  "restore.unread",
                                                  "journal.not_sound"};

// A fact that is told in one language alone is lost to those who read the other.
TEST(Sentences, TellTheSameFactsInBothLanguages) {
  std::set<std::string_view> excepted;
  for (const auto part : catalogue) {
    for (const Sentence& sentence : part()) {
      if (sentence.english.empty()) continue;
      const auto english = places_of(sentence.english);
      auto vietnamese = places_of(sentence.vietnamese);
      if (causes_told_once.contains(sentence.key) && !vietnamese.contains("cause")) {
        vietnamese.insert("cause");
        excepted.insert(sentence.key);
      }
      const bool is_pattern = sentence.key.starts_with("parser.");
      if (is_pattern) {
        for (const std::string& place : vietnamese) EXPECT_TRUE(english.contains(place));
      } else {
        EXPECT_EQ(vietnamese, english) << sentence.key;
      }
    }
  }
  EXPECT_EQ(excepted, causes_told_once) << "an exception that nothing needs any more";
}

// "AWAITING_SUPPLEMENT", "update_mask": names that people of the field do not know. What a person
// types is no such name: a flag, a path, a value of a file.
TEST(Sentences, HaveNoKeysInVietnamese) {
  const std::regex name("[A-Za-z]+_[A-Za-z_]+");
  const std::set<std::string> typed{
      "same_day",     "at_least", "oidc_issuer", "oidc_client_id", "oidc_client_secret_file",
      "oidc_redirect"};
  const std::set<std::string> keys{"direct",  "online", "post",     "resolve",   "clerk",
                                   "officer", "head",   "operator", "supervisor"};
  const std::regex word("[A-Za-z]+");
  for (const auto part : catalogue) {
    for (const Sentence& sentence : part()) {
      const std::string text =
          std::regex_replace(std::string(sentence.vietnamese), std::regex("\\{[^}]*\\}"), "");
      for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) {
        EXPECT_TRUE(typed.contains(at->str())) << sentence.key << ": " << at->str();
      }
      for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) {
        EXPECT_FALSE(keys.contains(at->str())) << sentence.key << ": " << at->str();
      }
    }
  }
}

void add_fields(const Descriptor* message, std::set<const Descriptor*>& known,
                std::set<std::string>& names) {
  if (message->file()->package() != "motcua.v1" || !known.insert(message).second) return;
  for (int i = 0; i < message->field_count(); ++i) {
    names.insert(message->field(i)->name());
    if (message->field(i)->message_type())
      add_fields(message->field(i)->message_type(), known, names);
  }
}

TEST(Words, AreThereForEveryFieldThatARequestMayHaveWrong) {
  std::set<const Descriptor*> known;
  std::set<std::string> names;
  for (const auto* file :
       {v1::GetDossierRequest::descriptor()->file(), v1::RunReportRequest::descriptor()->file(),
        v1::Unit::descriptor()->file(), v1::GetStatusRequest::descriptor()->file(),
        v1::WatchEventsRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) {
        add_fields(file->service(i)->method(j)->input_type(), known, names);
      }
    }
  }
  EXPECT_GT(names.size(), 100u);
  for (const std::string& name : names) EXPECT_TRUE(has_message("field." + name)) << name;
}

TEST(Words, AreThereForEveryStateActionEventAndValue) {
  for (const StateRow& row : state_table) {
    EXPECT_TRUE(has_message("state." + std::string(row.name))) << row.name;
  }
  for (const Transition& row : lifecycle) {
    EXPECT_TRUE(has_message("action." + std::string(row.name))) << row.name;
    EXPECT_TRUE(has_message("event." + std::string(row.event))) << row.event;
    std::string command(row.name);
    std::replace(command.begin(), command.end(), '_', '-');
    EXPECT_TRUE(has_message("command." + command)) << command;
  }
  for (const auto* type : {v1::Channel_descriptor(),       v1::Outcome_descriptor(),
                           v1::ReturnMethod_descriptor(),  v1::DeliveryMethod_descriptor(),
                           v1::PaymentMethod_descriptor(), v1::FeeKind_descriptor(),
                           v1::Satisfaction_descriptor(),  v1::Digitising_descriptor(),
                           v1::DayPolicy_descriptor(),     v1::ResumePolicy_descriptor(),
                           v1::RoundingMode_descriptor(),  v1::AskedBecause_descriptor(),
                           v1::Entry_descriptor(),         v1::SubmitterKind_descriptor(),
                           v1::IdentityCheck_descriptor(), v1::UnitKind_descriptor(),
                           v1::OnlineLevel_descriptor(),   v1::PartialReason_descriptor(),
                           v1::Boundary_descriptor(),      v1::ArrivalOf_descriptor(),
                           v1::ClockStart_descriptor(),    v1::ArrivalScope_descriptor(),
                           v1::CodingUnit_descriptor(),    v1::ReopenCause_descriptor(),
                           v1::NoticeKind_descriptor(),    v1::NoticeChannel_descriptor(),
                           v1::RatedContent_descriptor(),  v1::IdentityResult_descriptor()}) {
    for (int i = 1; i < type->value_count(); ++i) {
      EXPECT_TRUE(has_message("value." + type->value(i)->name())) << type->value(i)->name();
    }
  }
  for (int i = 1; i < v1::Role_descriptor()->value_count(); ++i) {
    std::string role = v1::Role_descriptor()->value(i)->name();
    for (char& c : role) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_TRUE(has_message("role." + role)) << role;
  }
}

TEST(Facts, AreToldInTheWordsOfTheField) {
  const Metadata facts{{"action", "return_result"},
                       {"code", "H44.100-260109-0001"},
                       {"state", "AWAITING_SUPPLEMENT"},
                       {"allowed_actions", "provide_supplement, stop"}};
  EXPECT_EQ(message("ILLEGAL_TRANSITION", facts, Language::vietnamese),
            "Chưa thể trả kết quả: hồ sơ H44.100-260109-0001 đang ở trạng thái “Yêu cầu bổ sung "
            "giấy tờ”; có thể: nhận bổ sung, dừng xử lý");
  EXPECT_EQ(message("ILLEGAL_TRANSITION", facts, Language::english),
            "Cannot return the result: expected a state that allows it, but dossier "
            "H44.100-260109-0001 is waiting for more papers; allowed: take the papers asked for, "
            "stop");
  const Metadata late{{"code", "X"}, {"due_time", "2026-01-09T08:00:00Z"}, {"regulation", "R"}};
  EXPECT_NE(message("APOLOGY_REQUIRED", late, Language::vietnamese)
                .find("hẹn trả lúc 15:00 ngày 09/01/2026"),
            std::string::npos);
  EXPECT_NE(message("APOLOGY_REQUIRED", late, Language::english).find("due at 15:00 on 09/01/2026"),
            std::string::npos);
  // What is unknown is told as it is.
  EXPECT_EQ(message("NOT_ENDED", {{"code", "X"}, {"state", "FLYING"}}, Language::english),
            "Dossier X has not ended, or its result is not returned (FLYING); its personal data "
            "cannot be erased yet");
}

TEST(Facts, OfADueTimeAtMidnightAreOfTheDayThatEnds) {
  const Instant midnight = end_of(*parse_day("2026-03-03"));
  EXPECT_EQ(civil_due_time(midnight, Language::vietnamese), "24:00 ngày 03/03/2026");
  EXPECT_EQ(civil_time(midnight, Language::english), "00:00 on 04/03/2026");
}

TEST(Facts, TellTheYearsThatDaysMayBeOf) {
  const std::string years = std::to_string(year_min) + "–" + std::to_string(year_max);
  for (const char* const expected : {"day", "instant"}) {
    for (const Language language : {Language::vietnamese, Language::english}) {
      const std::string told = message_of(Violation{"day", expected}, language);
      EXPECT_NE(told.find(years), std::string::npos) << told;
    }
  }
}

TEST(Facts, OfFieldsAndLimits) {
  EXPECT_EQ(field_in_words("papers[0].name", Language::vietnamese), "thành phần hồ sơ 1, tên");
  EXPECT_EQ(field_in_words("return_method", Language::english), "return method");
  EXPECT_EQ(field_in_words("text", Language::vietnamese), "nội dung tìm");  // of SearchDossiers
  EXPECT_EQ(field_in_words("not_known.either", Language::vietnamese), "not_known, either");
  EXPECT_EQ(limit_in_words("5wd", Language::vietnamese), "5 ngày làm việc");
  EXPECT_EQ(limit_in_words("1.5wd", Language::vietnamese), "1,5 ngày làm việc");
  EXPECT_EQ(limit_in_words("1.5wd", Language::english), "1.5 working days");
  EXPECT_EQ(limit_in_words("same_day<15:00", Language::english),
            "the same day, received before 15:00");
  EXPECT_EQ(limit_in_words("soon", Language::english), "soon");
  const Metadata late{{"limit", "3wd"},
                      {"latest", "2026-03-09T17:00:00.000+07:00"},
                      {"regulation", "367/2025/NĐ-CP"}};
  EXPECT_EQ(message("SUPPLEMENT_ASKED_LATE", late, Language::vietnamese),
            "Yêu cầu bổ sung được đưa ra sau thời hạn 3 ngày làm việc kể từ khi tiếp nhận (chậm "
            "nhất 17:00 ngày 09/03/2026, 367/2025/NĐ-CP)");
  EXPECT_EQ(message_of(Violation{"channel", "one_of DIRECT, POST"}, Language::vietnamese),
            "cần một trong: Trực tiếp (DIRECT), Bưu chính công ích (POST)");
  EXPECT_EQ(message_of(Violation{"channel", "one_of DIRECT, POST"}, Language::english),
            "expected one of: DIRECT, POST");
}

TEST(Speech, IsInBothLanguagesOrInOne) {
  EXPECT_EQ(Speech()("file.not_opened"), "không mở được / cannot be opened");
  EXPECT_EQ(Speech(Language::english)("file.not_opened"), "cannot be opened");
  EXPECT_EQ(Speech()("due.limit", {{"limit", "soon"}}), "soon");
}

}  // namespace
}  // namespace motcua::testing
