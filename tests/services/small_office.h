// A server with a small office, U with U.1 and U.2 below it, that tests call over real gRPC.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/services/error_details.h"
#include "tests/services/running_server.h"
#include "tests/services/small_catalogue.h"

namespace motcua::testing {

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    auto catalogue = small_catalogue({"U", "U.1", "U.2"}, {"P", "P.120?"});
    for (const int i : {1, 2}) catalogue.mutable_units(i)->set_parent("U");
    catalogue.mutable_procedures(1)->set_limit_direct("120?");
    catalogue.mutable_procedures(1)->set_limit_online("120?");
    const auto status = publish(server_.client(), catalogue);
    EXPECT_TRUE(status.ok()) << status.error_message();
  }

  static v1::ReceiveDossierRequest receipt() { return receipt_in("U.1"); }
  v1::DossierChange receive() {
    v1::DossierChange change;
    const auto status = call("DossierService/ReceiveDossier", receipt(), change);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return change;
  }
  grpc::Status call(const std::string& method, const google::protobuf::Message& request,
                    google::protobuf::Message& response) {
    return server_.client().call(method, request, response);
  }

  cli::Client as(const char* role) {
    cli::ClientOptions options = server_.client_options();
    options.role = role;
    return cli::Client(options);
  }

  // The call must be refused so, and nothing may have changed by it.
  void expect_refused(const std::string& method, const google::protobuf::Message& request, int code,
                      const std::string& reason, const std::string& field = "") {
    const int64_t before = server_.engine().status().head.sequence;
    v1::DossierChange ignored;
    const auto error = error_of(call(method, request, ignored));
    EXPECT_EQ(error.code, code) << method << " " << request.ShortDebugString();
    EXPECT_EQ(error.reason, reason) << method << " " << request.ShortDebugString();
    if (!field.empty()) EXPECT_EQ(error.field, field);
    EXPECT_FALSE(error.text.empty());
    EXPECT_EQ(server_.engine().status().head.sequence, before) << "a refusal changed something";
  }

  RunningServer server_;
};

}  // namespace motcua::testing
