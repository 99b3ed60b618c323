// JSON of messages: read strictly, bounded before anything is made of it, and back again.
#include "services/gateway/json_message.h"

#include <gtest/gtest.h>

#include "motcua/v1/dossier_service.pb.h"
#include "services/method/json_check.h"

namespace motcua::testing {
namespace {

std::string cause_of(std::string_view json) {
  const auto fault = check_json(json, {.values_max = 100});
  return fault ? fault->cause : "";
}

TEST(JsonCheck, TakesWhatEveryReaderReadsAlike) {
  for (const char* sound : {"{}", " {\"a\": [1, -2.5e3, true, null, \"\\u1ea1\"]} \n", "[]",
                            "\"x\"", R"({"a": {"b": 1}, "c": {"b": 1}})"}) {
    EXPECT_EQ(cause_of(sound), "") << sound;
  }
}

TEST(JsonCheck, RefusesWhatTheyMayReadDifferently) {
  for (const char* unsound : {"",
                              " ",
                              "{",
                              "{}}",
                              "{} {}",
                              "{'a': 1}",
                              "{a: 1}",
                              R"({"a": 1,})",
                              "[1,]",
                              "[1 2]",
                              R"({"a": 01})",
                              R"({"a": +1})",
                              R"({"a": .5})",
                              R"({"a": NaN})",
                              "// x\n{}",
                              "{\"a\": \"\n\"}",
                              "{\"a\": \"\xff\"}",
                              "\xef\xbb\xbf{}",
                              R"({"a": 1, "a": 2})",
                              R"({"unitAtFault": "", "unit_at_fault": ""})",
                              R"({"a": {"b": 1, "b": 1}})",
                              R"({"a": 1, "\u0061": 2})"}) {
    EXPECT_NE(cause_of(unsound), "") << unsound;
  }
}

TEST(JsonCheck, BoundsDepthAndValues) {
  const auto nested = [](size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_FALSE(check_json(nested(32), {.values_max = 100}));
  EXPECT_TRUE(check_json(nested(33), {.values_max = 100}));
  EXPECT_TRUE(check_json(std::string(1'000'000, '['), {.values_max = 2'000'000}));
  const std::string four = "[1, {}, \"x\"]";
  EXPECT_FALSE(check_json(four, {.values_max = 4}));
  EXPECT_TRUE(check_json(four, {.values_max = 3}));
}

TEST(JsonMessage, GoesThereAndBack) {
  v1::ReceiveDossierRequest request;
  request.set_unit("U");
  request.mutable_applicant()->set_name("Nguyễn Văn Mẫu");
  request.mutable_effective_time()->set_seconds(1'767'945'600);
  const auto bytes = bytes_of_json(
      R"({"unit": "U", "applicant": {"name": "Nguy\u1ec5n Văn Mẫu"},
          "effectiveTime": "2026-01-09T08:00:00Z"})",
      *v1::ReceiveDossierRequest::descriptor());
  ASSERT_TRUE(bytes);
  v1::ReceiveDossierRequest read;
  ASSERT_TRUE(read.ParseFromString(*bytes));
  EXPECT_EQ(read.SerializeAsString(), request.SerializeAsString());
  const std::string json = json_of_bytes(*bytes, *v1::ReceiveDossierRequest::descriptor());
  EXPECT_NE(json.find(R"("effectiveTime":"2026-01-09T08:00:00Z")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("validateOnly":false)"), std::string::npos) << json;
  const auto again = bytes_of_json(json, *v1::ReceiveDossierRequest::descriptor());
  ASSERT_TRUE(again && read.ParseFromString(*again));
  EXPECT_EQ(read.SerializeAsString(), request.SerializeAsString());
}

TEST(JsonMessage, SaysWhereAndWhyItCannotBeRead) {
  const auto& type = *v1::ReceiveDossierRequest::descriptor();
  const auto fact = [&](const char* json, const char* key) {
    const auto read = bytes_of_json(json, type);
    EXPECT_FALSE(read) << json;
    if (read) return std::string();
    EXPECT_EQ(read.error().reason, Reason::MALFORMED_MESSAGE);
    for (const auto& [name, value] : read.error().metadata) {
      if (name == key) return value;
    }
    return std::string();
  };
  EXPECT_EQ(fact("{\n\"unit\": \"U\",\n}", "place"), "3:1");
  EXPECT_NE(fact(R"({"unot": "U"})", "cause").find("unot"), std::string::npos);
  EXPECT_EQ(fact("[]", "cause"), "expected an object: the message");
  EXPECT_EQ(fact("null", "cause"), "expected an object: the message");
}

TEST(JsonMessage, TakesNoValueOfAnotherKind) {
  const auto told = [](std::string_view json, const google::protobuf::Descriptor& type) {
    const auto read = bytes_of_json(json, type);
    if (read) return std::string("read");
    EXPECT_EQ(read.error().reason, Reason::FIELD_VIOLATION) << json;
    if (read.error().violations.size() != 1) return std::string("no field");
    return read.error().violations[0].path + " " + read.error().violations[0].expected;
  };
  const auto of_receipt = [&](std::string_view json) {
    return told(json, *v1::ReceiveDossierRequest::descriptor());
  };
  EXPECT_EQ(of_receipt(R"({"unit": 5})"), "unit json_text");
  EXPECT_EQ(of_receipt(R"({"unit": ["U"]})"), "unit json_text");
  EXPECT_EQ(of_receipt(R"({"validateOnly": "true"})"), "validate_only json_boolean");
  EXPECT_EQ(of_receipt(R"({"validate_only": 1})"), "validate_only json_boolean");
  EXPECT_EQ(of_receipt(R"({"channel": true})"), "channel json_text");
  EXPECT_EQ(of_receipt(R"({"effectiveTime": {"seconds": 5}})"), "effective_time json_text");
  EXPECT_EQ(of_receipt(R"({"applicant": "Ngo"})"), "applicant json_object");
  EXPECT_EQ(of_receipt(R"({"applicant": {"name": {}}})"), "applicant.name json_text");
  EXPECT_EQ(of_receipt(R"({"papers": {"name": "Đơn"}})"), "papers json_list");
  EXPECT_EQ(of_receipt(R"({"papers": [{"name": "Đơn"}, null]})"), "papers[1] json_object");
  EXPECT_EQ(of_receipt(R"({"papers": [{"name": "Đơn"}, {"copies": [1]}]})"),
            "papers[1].copies number");
  EXPECT_EQ(of_receipt(R"({"channel": "SIDEWAYS"})"),
            "channel one_of ONLINE, ONLINE_PARTIAL, DIRECT, POST");
  EXPECT_EQ(of_receipt(R"({"channel": "online"})"),
            "channel one_of ONLINE, ONLINE_PARTIAL, DIRECT, POST");
  for (const char* number : {"1.5", "\"zz\"", "\"1.5\"", "2147483648", "\"\"", "1e2"}) {
    const std::string paper = std::string(R"({"copies": )") + number + "}";
    EXPECT_EQ(of_receipt(R"({"papers": [)" + paper + "]}"), "papers[0].copies number") << number;
  }
  for (const char* time : {"yesterday", "2026-11-30", "", "2026-01-09 08:00:00Z"}) {
    EXPECT_EQ(of_receipt(std::string(R"({"effectiveTime": ")") + time + "\"}"),
              "effective_time json_time")
        << time;
  }
  for (const char* good : {R"({"papers": null, "unit": null, "applicant": null})",
                           R"({"papers": [{"copies": "2"}, {"copies": 3}], "channel": 1})"}) {
    EXPECT_EQ(of_receipt(good), "read") << good;
  }
}

// What is in a field that does not exist is nobody's; that it does not is said.
TEST(JsonMessage, OfUnknownFieldsSaysThatTheyAreUnknown) {
  const auto read = bytes_of_json(R"({"unot": [{"papers": {}}, null], "unit": "U"})",
                                  *v1::ReceiveDossierRequest::descriptor());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().reason, Reason::MALFORMED_MESSAGE);
}

}  // namespace
}  // namespace motcua::testing
