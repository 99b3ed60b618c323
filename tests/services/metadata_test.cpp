// Who calls and in which language, as metadata say it: read by their rules, refused with a word,
// never believed.
#include <gtest/gtest.h>

#include "engine/lookup/audit.h"
#include "motcua/v1/admin_service.pb.h"
#include "services/method/caller.h"
#include "services/text/text.h"
#include "tests/services/error_details.h"
#include "tests/services/raw_connection.h"
#include "tests/services/running_server.h"
#include "tests/services/small_catalogue.h"

namespace motcua::testing {
namespace {

using Headers = RawConnection::Headers;

OrRejection<Caller> caller(const Headers& headers) {
  CallMetadata metadata;
  for (const auto& [key, value] : headers) metadata.emplace_back(key, value);
  return caller_of({.metadata = metadata, .origin = {}});
}

std::string refusal(const Headers& headers) {
  const auto read = caller(headers);
  if (read) return "";
  EXPECT_EQ(read.error().reason, Reason::FIELD_VIOLATION);
  return read.error().violations.at(0).path + " " + read.error().violations.at(0).expected;
}

TEST(CallMetadata, SayWhoCalls) {
  const auto read = caller({{"motcua-officer", "H%E1%BA%B1ng 100%25"},
                            {"motcua-unit", "S%E1%BB%9F%20T%C6%B0%20ph%C3%A1p"},
                            {"motcua-role", "head"},
                            {"accept-language", "en"}});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->actor.officer, "Hằng 100%");
  EXPECT_EQ(read->actor.unit, "Sở Tư pháp");
  EXPECT_EQ(read->actor.role, Role::head);
  EXPECT_EQ(read->language, Language::english);
  EXPECT_EQ(caller({{"motcua-officer", encode_percent("Ha\u0306\u0300ng")}})->actor.officer,
            "Hằng");
  EXPECT_EQ(caller({{"accept-language", "fr;q=0.5"}, {"accept-language", "en"}})->language,
            Language::english);
  const auto nobody = caller({});
  ASSERT_TRUE(nobody);
  EXPECT_EQ(nobody->actor, Actor{.role = Role::clerk});
  EXPECT_EQ(nobody->language, Language::vietnamese);
}

TEST(CallMetadata, AreRefusedByTheirKey) {
  for (const std::string key : {"motcua-officer", "motcua-unit"}) {
    EXPECT_EQ(refusal({{key, "H\xe1\xba\xb1ng"}}), key + " percent_encoded");
    EXPECT_EQ(refusal({{key, "\xff"}}), key + " percent_encoded");
    EXPECT_EQ(refusal({{key, "100%"}}), key + " percent_encoded");
    EXPECT_EQ(refusal({{key, "%zz"}}), key + " percent_encoded");
    EXPECT_EQ(refusal({{key, "H%E1%BA"}}), key + " utf8");
    EXPECT_EQ(refusal({{key, "a%00b"}}), key + " no_hidden_characters U+0000");
    EXPECT_EQ(refusal({{key, "a%E2%80%8Bb"}}), key + " no_hidden_characters U+200B");
    EXPECT_EQ(refusal({{key, "a%0Ab"}}), key + " single_line");
    EXPECT_EQ(refusal({{key, "a"}, {key, "b"}}), key + " given_once");
    // A hundred characters, whatever their bytes; never cut.
    std::string name;
    for (int i = 0; i < 100; ++i) name += "ễ";
    EXPECT_EQ(refusal({{key, encode_percent(name)}}), "");
    EXPECT_EQ(refusal({{key, encode_percent(name + "x")}}), key + " characters_max 100");
  }
  EXPECT_EQ(
      refusal({{"motcua-role", "Head"}}),
      "motcua-role one_of clerk, officer, head, supervisor, operator, data_protection, publisher, "
      "importer, account_manager, service_submit, service_receive, service_pay, "
      "service_return, service_read");
  EXPECT_EQ(refusal({{"motcua-role", "head"}, {"motcua-role", "head"}}), "motcua-role given_once");
}

TEST(AcceptLanguage, IsReadByItsRules) {
  for (const char* english :
       {"en", "EN", "en-GB", "en_GB, en-US", "En-us;q=0.9", "vi;q=0.3, en;q=0.8", "fr, en;q=0.1",
        "en, vi", "en,*", "vi;q=0, *", "fr;q=1, en ; q=0.5", "vi;q=0.999,en;q=1.000",
        "*;q=0.1,en;q=0.2", "\xff, en", "en;q=0.5, en;q=0.1, vi;q=0.3"}) {
    EXPECT_EQ(parse_language(english), Language::english) << english;
  }
  for (const char* vietnamese : {"",
                                 "vi",
                                 "vi-VN",
                                 "*",
                                 "vi, en",
                                 "en;q=0.5, vi;q=0.5, vi",
                                 "en;q=0",
                                 "en;q=0, vi;q=0",
                                 "en;q=0, fr",
                                 "fr",
                                 "de-DE",
                                 "english",
                                 "x-en",
                                 "en;q=0.1, *;q=0.5",
                                 "en;q=2",
                                 "en;q=1.001",
                                 "en;q=0.1234",
                                 "en;q=",
                                 "en;level=1",
                                 ";q=1",
                                 ",,,",
                                 "\xff\xfe"}) {
    EXPECT_EQ(parse_language(vietnamese), Language::vietnamese) << vietnamese;
  }
}

class CallsWithMetadata : public ::testing::Test {
 protected:
  CallsWithMetadata() { EXPECT_TRUE(publish(server_.client()).ok()); }

  grpc::Status receive(cli::ClientOptions options, v1::DossierChange& change) {
    options.server = server_.client_options().server;
    return cli::Client(options).call("DossierService/ReceiveDossier", receipt_in(), change);
  }

  // What is answered to a receipt with these metadata, of whatever bytes.
  std::string receive_raw(const Headers& metadata) {
    RawConnection connection(server_.port());
    connection.greet();
    connection.call("/motcua.v1.DossierService/ReceiveDossier", receipt_in().SerializeAsString(),
                    metadata);
    return connection.wait_for_ends(1);
  }

  RunningServer server_;
};

TEST_F(CallsWithMetadata, CarryAnOfficersNameAsItIsWritten) {
  v1::DossierChange change;
  const auto status = receive({.officer = "Nguyễn Thị Hằng 100%", .unit = "Sở Một"}, change);
  ASSERT_TRUE(status.ok()) << status.error_message();
  v1::ListDossierEventsRequest request;
  request.set_code(change.dossier().code());
  v1::ListDossierEventsResponse events;
  ASSERT_TRUE(server_.client().call("DossierService/ListDossierEvents", request, events).ok());
  EXPECT_EQ(events.events(0).actor().officer(), "Nguyễn Thị Hằng 100%");
  EXPECT_EQ(events.events(0).actor().unit(), "Sở Một");
}

TEST_F(CallsWithMetadata, AreRefusedInTheCallersLanguage) {
  v1::DossierChange change;
  const cli::ClientOptions wrong[] = {
      {.officer = "H\xe1\xba"}, {.unit = "a\u200b"}, {.role = "boss"}};
  for (cli::ClientOptions options : wrong) {
    options.language = "fr;q=0.9, en-GB;q=0.5";
    auto status = receive(options, change);
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_NE(error_of(status).text.find("expected"), std::string::npos) << error_of(status).text;
    options.language = "vi";
    status = receive(options, change);
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_EQ(error_of(status).text.find("expected"), std::string::npos) << error_of(status).text;

    options.language = "EN";
    options.server = server_.client_options().server;
    v1::ImportHistoryResponse imported;
    status = cli::Client(options).import([](auto&) { return false; }, imported);
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_NE(error_of(status).text.find("expected"), std::string::npos) << error_of(status).text;
  }
}

TEST_F(CallsWithMetadata, OfAnyBytesAreRefusedAndTheServerLives) {
  const int64_t before = server_.engine().sequence();
  const std::string broken[] = {"\xff\xfe", "H\xe1\xba\xb1ng", "\xe1\xba",           "H%E1%BA",
                                "%",        "a%00b",           std::string(120, 'x')};
  for (const std::string& value : broken) {
    for (const char* key : {"motcua-officer", "motcua-unit"}) {
      EXPECT_FALSE(receive_raw({{key, value}}).empty());
    }
  }
  EXPECT_EQ(server_.engine().sequence(), before);
  receive_raw({{"motcua-officer", "H%E1%BA%B1ng"}, {"accept-language", "\xff"}});
  EXPECT_EQ(server_.engine().sequence(), before + 1);
  const auto report = audit(server_.engine().snapshot(), {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_count, 0);
}

}  // namespace
}  // namespace motcua::testing
