// The message catalogue has a sentence for what the engine tells by a key.
#include "services/text/messages.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <utility>
#include <vector>

#include "engine/dossier/ending.h"
#include "engine/dossier/warnings.h"
#include "engine/lookup/audit.h"
#include "engine/lookup/figures.h"
#include "engine/statistics/integrity.h"
#include "engine/time/due_time.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/grpc/grpc_service.h"
#include "services/method/status.h"
#include "tests/services/error_details.h"

namespace motcua::testing {
namespace {

TEST(Messages, SayWhyACommandIsRefused) {
  constexpr std::array reasons{
#define X(name, code) Reason::name,
      MOTCUA_REASONS(X)
#undef X
  };
  for (const Reason reason : reasons) {
    const std::string english = message_of(Rejection{.reason = reason}, Language::english);
    EXPECT_NE(english, name_of(reason));
    EXPECT_NE(message_of(Rejection{.reason = reason}, Language::vietnamese), english);
  }
}

TEST(Messages, SayHowManyFieldsAreNotNamed) {
  Rejection rejection{.reason = Reason::FIELD_VIOLATION, .metadata = {}, .violations = {}};
  for (int i = 0; i < 25; ++i)
    rejection.violations.push_back({"f" + std::to_string(i), "required"});
  const google::rpc::Status status = to_status(rejection, Language::vietnamese);
  google::rpc::BadRequest fields;
  ASSERT_TRUE(status.details(status.details_size() - 1).UnpackTo(&fields));
  ASSERT_EQ(fields.field_violations_size(), 21);
  EXPECT_EQ(fields.field_violations(19).description(), "bắt buộc");
  EXPECT_EQ(fields.field_violations(20).description(), "và 5 lỗi nữa");
}

// They go in trailers, of which gRPC takes 8 KB.
TEST(Messages, LeaveTheFieldsOutWhereTheyAreTooLong) {
  Rejection rejection{.reason = Reason::FIELD_VIOLATION, .metadata = {}, .violations = {}};
  for (char c = 'a'; c <= 'z'; ++c) {
    rejection.violations.push_back({std::string(300, c), "required"});
  }
  const grpc::Status status = to_grpc(to_status(rejection, Language::english));
  EXPECT_LE(status.error_details().size(), 4096u);
  const Error error = error_of(status);
  EXPECT_EQ(error.reason, "FIELD_VIOLATION");
  EXPECT_EQ(error.field, "");
}

TEST(Messages, TellAFieldOnceByWhatWasExpectedFirst) {
  const Rejection rejection{
      .reason = Reason::FIELD_VIOLATION,
      .metadata = {},
      .violations = {{"code", "required"}, {"code", "one_word"}, {"unit", "required"}}};
  EXPECT_EQ(message_of(rejection, Language::english),
            "The request is not valid: code – expected a value; unit – expected a value");
  const google::rpc::Status status = to_status(rejection, Language::english);
  google::rpc::BadRequest fields;
  ASSERT_TRUE(status.details(status.details_size() - 1).UnpackTo(&fields));
  ASSERT_EQ(fields.field_violations_size(), 2);
  EXPECT_EQ(fields.field_violations(0).description(), "expected a value");
  EXPECT_EQ(fields.field_violations(1).field(), "unit");
}

TEST(Messages, AreCutBetweenWords) {
  const auto told = [](const std::string& cause) {
    const Rejection rejection{.reason = Reason::WRITES_STOPPED, .metadata = {{"cause", cause}}};
    return to_status(rejection, Language::english).message();
  };
  std::string words;
  for (int i = 0; i < 100; ++i) words += "phiếu-xin-lỗi ";
  const std::string message = told(words);
  EXPECT_LE(message.size(), 910u);
  EXPECT_TRUE(message.ends_with(" phiếu-xin-lỗi …")) << message;
  EXPECT_EQ(told("short"), "The server has stopped writing: short");
}

// The longest list of moves there is, in the longest of states.
TEST(Messages, NameAllMovesThatAreAllowed) {
  std::string actions;
  for (const std::string_view action : allowed_actions(State::received)) {
    actions.append(actions.empty() ? "" : ", ").append(action);
  }
  const Rejection rejection{.reason = Reason::ILLEGAL_TRANSITION,
                            .metadata = {{"action", "acknowledge_apology"},
                                         {"code", "H15.50.05.13-261008-0300123"},
                                         {"state", "AWAITING_PAYMENT"},
                                         {"allowed_actions", actions}}};
  for (const Language language : {Language::vietnamese, Language::english}) {
    const google::rpc::Status status = to_status(rejection, language);
    google::rpc::ErrorInfo info;
    ASSERT_TRUE(status.details(0).UnpackTo(&info));
    EXPECT_EQ(info.metadata().at("allowed_actions"), actions);
    EXPECT_EQ(status.message(), message_of(rejection, Language::english));
    google::rpc::LocalizedMessage localized;
    ASSERT_TRUE(status.details(1).UnpackTo(&localized));
    EXPECT_EQ(localized.message(), message_of(rejection, language)) << "cut";
    for (const std::string_view action : allowed_actions(State::received)) {
      const std::string words = message("action." + std::string(action), {}, language);
      EXPECT_NE(localized.message().find(words), std::string::npos) << localized.message();
    }
  }
}

void expect_sentence(const std::string& key) {
  const std::string english = message(key, {}, Language::english);
  EXPECT_NE(english, key);
  EXPECT_NE(message(key, {}, Language::vietnamese), english) << key;
}

TEST(Messages, NameEveryValueOfAClosedSet) {
  for (const IntegrityCheckRow& row : integrity_checks) {
    expect_sentence("integrity." + std::string(row.name));
  }
  for (const EndingRow& ending : endings) {
    if (ending.kind == EndingKind::unaccepted) continue;
    expect_sentence("fate." + std::string(ending.name()));
    expect_sentence("column." + std::string(ending.name()));
  }
  for (const auto& row : calendar_end_names) {
    expect_sentence("CALENDAR_ENDS." + std::string(row.name));
  }
  for (size_t channel = 0; channel < enumerator_count<Channel>; ++channel) {
    expect_sentence("channel." + std::string(key_of(static_cast<Channel>(channel))));
  }
}

TEST(Messages, NameEveryReportWithItsColumns) {
  for (const Report& report : reports()) {
    expect_sentence("report." + report.name);
    for (const std::string& fold :
         report.folds.empty() ? std::vector{std::string()} : report.folds) {
      for (const ReportColumn& column : report.columns(fold)) {
        expect_sentence("column." + column.column.name);
      }
    }
  }
}

// Each figure of a footnote has its place in the sentence.
TEST(Messages, SayEveryFigureOfAFootnote) {
  int footnotes = 0;
  for (const Report& report : reports()) {
    if (!report.footnotes) continue;
    for (const std::string& fold : report.folds) {
      for (const Footnote& footnote : report.footnotes({}, fold)) {
        ++footnotes;
        for (const auto& [name, figure] : footnote.figures) {
          for (const Language language : {Language::vietnamese, Language::english}) {
            const std::string text = message(footnote.key, {{name, "<here>"}}, language);
            EXPECT_NE(text.find("<here>"), std::string::npos) << footnote.key << " " << name;
          }
        }
      }
    }
  }
  EXPECT_EQ(footnotes, 2);
}

TEST(Messages, TellAmountsAsPeopleWriteThem) {
  const auto told = [](const char* paid, const char* owed) {
    return message("OVERPAID", {{"paid_vnd", paid}, {"owed_vnd", owed}}, Language::english);
  };
  EXPECT_EQ(told("1250000", "900"), "More was paid (1.250.000 đồng) than was asked for (900 đồng)");
  EXPECT_EQ(told("1000", "?"), "More was paid (1.000 đồng) than was asked for (? đồng)");
}

// Each cause has a sentence of its own, in which every place is filled.
TEST(Messages, SayTheOneCauseThatHolds) {
  const Metadata facts{{"code", "X"},
                       {"state", "AWAITING_PAYMENT"},
                       {"procedure", "P"},
                       {"limit", "soon"},
                       {"arrived_time", "2026-08-13T09:00:00.000+07:00"},
                       {"regulation", "R"}};
  const std::pair<Reason, std::vector<std::string>> causes[] = {
      {Reason::CORRECTION_TOO_LATE, {"", "second_phase", "finish", "letter", "pause", "state"}},
      {Reason::SECOND_PHASE_NOT_THERE,
       {"", "not_received", "ended", "correction", "no_limit", "limit"}},
      {Reason::ARRIVAL_TOLD_LATE, {"", "second_phase", "waiting", "given", "undated"}}};
  for (const auto& [reason, known] : causes) {
    for (const Language language : {Language::vietnamese, Language::english}) {
      std::set<std::string> told;
      for (const std::string& cause : known) {
        Metadata all = facts;
        if (!cause.empty()) all.emplace_back("cause", cause);
        const std::string text = message_of(Warning{reason, all}, language);
        EXPECT_EQ(text, message_of(Rejection{.reason = reason, .metadata = all}, language));
        EXPECT_EQ(text.find("–"), std::string::npos) << text;
        told.insert(text);
      }
      EXPECT_EQ(told.size(), known.size()) << name_of(reason);
    }
  }
  EXPECT_EQ(
      message_of(Rejection{.reason = Reason::CORRECTION_TOO_LATE,
                           .metadata = {{"code", "X"}, {"state", "RESOLVED"}, {"cause", "letter"}}},
                 Language::vietnamese),
      "Không còn sửa được thủ tục hoặc kênh nộp của hồ sơ X: đã xin lỗi và hẹn lại");
}

TEST(Messages, NameThePossibleDuplicatesThatMayBeSeen) {
  const auto told = [](const char* codes, const char* others) {
    const std::string text = message_of(
        Warning{Reason::POSSIBLE_DUPLICATE, {{"codes", codes}, {"others", others}, {"days", "30"}}},
        Language::vietnamese);
    return text.substr(text.rfind(": ") + 2);
  };
  EXPECT_EQ(told("A, B", "0"), "A, B");
  EXPECT_EQ(told("A, B", "3"), "A, B, và 3 hồ sơ khác");
  EXPECT_EQ(told("", "1"), "1 hồ sơ ở nơi anh/chị không được xem");
}

TEST(Messages, TellSecondsWhereMinutesAreAlike) {
  const auto told = [](const char* at, const char* latest) {
    return message_of(Rejection{.reason = Reason::EFFECTIVE_TIME_OUT_OF_RANGE,
                                .metadata = {{"effective_time", at},
                                             {"earliest", "2026-11-01T08:00:00.000+07:00"},
                                             {"latest", latest}}},
                      Language::english);
  };
  EXPECT_EQ(told("2026-11-30T23:26:40.000+07:00", "2026-11-30T23:26:10.000+07:00"),
            "The time 23:26:40 on 30/11/2026 is out of range: expected from 08:00:00 on 01/11/2026 "
            "to 23:26:10 on 30/11/2026");
  EXPECT_EQ(told("2026-11-30T23:27:00.000+07:00", "2026-11-30T23:26:10.000+07:00"),
            "The time 23:27 on 30/11/2026 is out of range: expected from 08:00 on 01/11/2026 to "
            "23:26 on 30/11/2026");
}

TEST(Messages, TellFeesInWords) {
  EXPECT_EQ(message_of(Warning{Reason::FEE_WITHOUT_NAME, {{"fees", "fees[0], fees[2]"}}},
                       Language::english),
            "Fees without a name: fees 1, fees 3");
  EXPECT_EQ(message_of(Rejection{.reason = Reason::REFUND_TOO_LARGE,
                                 .metadata = {{"code", "X"}, {"refundable_vnd", "0"}}},
                       Language::english),
            "Nothing can be given back for dossier X: no more is kept than is owed");
}

TEST(Messages, SayWhatIsDoneWhileSomethingIsOpen) {
  const auto told = [](Reason reason, const char* action) {
    return message_of(Warning{reason, {{"numbers", "3"}, {"action", action}}},
                      Language::vietnamese);
  };
  EXPECT_EQ(told(Reason::PARTS_OPEN, "resolve"), "Giải quyết xong khi còn phần chưa xong: số 3");
  EXPECT_EQ(told(Reason::PARTS_OPEN, "return_result"), "Trả kết quả khi còn phần chưa xong: số 3");
  EXPECT_EQ(told(Reason::CONSULTATIONS_OPEN, "resolve"),
            "Giải quyết xong khi còn lần hỏi ý kiến chưa được trả lời: số 3");
  EXPECT_EQ(told(Reason::CONSULTATIONS_OPEN, "return_result"),
            "Trả kết quả khi còn lần hỏi ý kiến chưa được trả lời: số 3");
}

TEST(Messages, SayThatNoneIsAllowedAndWhatGrantIsNeeded) {
  const auto told = [](Reason reason, Metadata facts) {
    return message_of(Rejection{.reason = reason, .metadata = std::move(facts)}, Language::english);
  };
  EXPECT_EQ(told(Reason::REAPPOINTMENT_LIMIT,
                 {{"code", "X"}, {"limit", "0"}, {"regulation", "R"}, {"letter", ""}}),
            "Dossier X cannot be reappointed: the regulation allows none (R)");
  EXPECT_EQ(told(Reason::SUPPLEMENT_ASKED_AGAIN, {{"limit", "0"}, {"regulation", "R"}}),
            "At intake no supplement is asked for (R)");
  EXPECT_EQ(told(Reason::UNIT_OUT_OF_SCOPE, {{"unit", "P.1"}}),
            "This account may not do that for P.1");
  EXPECT_NE(told(Reason::UNIT_OUT_OF_SCOPE, {{"unit", ""}}).find("a grant for the whole register"),
            std::string::npos);
  EXPECT_NE(told(Reason::UNIT_OUT_OF_SCOPE, {{"unit", ""}}).find("to be named (--unit)"),
            std::string::npos);
  EXPECT_NE(told(Reason::UNIT_OUT_OF_SCOPE, {{"unit", ""}, {"cause", "catalogue"}})
                .find("targets of the units below its own alone"),
            std::string::npos);
}

TEST(Messages, SayWhateverAnAuditFinds) {
  const std::set<std::string> places{"{found}", "{expected}", "{error}", "{table}", "{measure}"};
  for (const auto& [problem, name] : audit_problems) {
    const std::string key = "audit." + std::string(name);
    Metadata facts;
    for (const std::string& place : places) {
      facts.emplace_back(place.substr(1, place.size() - 2), place);
    }
    const AuditFinding finding{.problem = problem, .facts = facts};
    const std::string vietnamese = message_of(finding, Language::vietnamese);
    const std::string english = message_of(finding, Language::english);
    EXPECT_NE(english, key);
    EXPECT_NE(vietnamese, english);
    for (const std::string& place : places) {
      EXPECT_EQ(vietnamese.find(place) == std::string::npos,
                english.find(place) == std::string::npos)
          << key << " " << place;
    }
    EXPECT_EQ(english.find("–"), std::string::npos) << key << ": a place that no fact fills";
  }
}

}  // namespace
}  // namespace motcua::testing
