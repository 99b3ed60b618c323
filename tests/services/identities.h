// A server with accounts, and calls in their names.
#pragma once

#include <gtest/gtest.h>

#include <mutex>
#include <string>
#include <vector>

#include "motcua/v1/account_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/identity/password.h"
#include "tests/services/error_details.h"
#include "tests/services/running_server.h"
#include "tests/world.h"

namespace motcua::testing {

constexpr const char* password = "Mot-Mat-Khau-2026";

class Identities : public ::testing::Test {
 protected:
  explicit Identities(const IdentityOptions& options = {.is_trial = true})
      : server_({}, {}, {}, options_with_log(options)) {
    EXPECT_TRUE(server_.engine().publish(test_entries(), {}));
    add("clerk.one", {{Role::clerk, "P.1"}});
    add("clerk.two", {{Role::clerk, "P.2"}});
    add("head.one", {{Role::head, "P.1"}});
    add("supervisor", {{Role::supervisor, "P"}});
    add("manager", {{Role::account_manager, ""}});
  }

  IdentityOptions options_with_log(IdentityOptions options) {
    options.tell = [this](const DoorEvent& event) {
      const std::lock_guard lock(mutex_);
      told_.push_back(std::string(event.what) + " " + event.account + " " + event.reason);
    };
    return options;
  }

  void add(const std::string& name, std::vector<Grant> grants,
           AccountKind kind = AccountKind::person) {
    Account account{.name = name, .kind = kind, .officer = "Cán bộ", .grants = std::move(grants)};
    if (kind == AccountKind::person) {
      account = with_password(std::move(account), password, server_.engine().now());
    }
    ASSERT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = account}}));
  }
  Account known(const std::string& name) {
    return server_.engine().accounts()->find(name)->account;
  }

  cli::Client with_token(const std::string& token) {
    cli::ClientOptions options = server_.client_options();
    options.token = token;
    return cli::Client(options);
  }
  // Its token; empty if it is refused.
  std::string sign_in(const std::string& name, const std::string& with = password,
                      const std::string& code = "") {
    v1::SignInRequest request;
    request.set_name(name);
    request.set_password(with);
    request.set_code(code);
    v1::SignInResponse response;
    last_ = server_.client().call("AccountService/SignIn", request, response);
    return response.token();
  }
  std::string reason() const { return error_of(last_).reason; }
  template <class Response = v1::WhoAmIResponse>
  std::string ask(const std::string& token, const std::string& method,
                  const google::protobuf::Message& request) {
    Response response;
    last_ = with_token(token).call(method, request, response);
    return last_.ok() ? "" : reason();
  }
  std::string receive(const std::string& token, const std::string& unit = "P.1") {
    v1::ReceiveDossierRequest request;
    request.set_request_id(cli::new_request_id());
    request.set_unit(unit);
    request.set_procedure("5WD");
    request.mutable_applicant()->set_name("Nguyễn Văn Mẫu");
    request.mutable_applicant()->set_identity("999123456789");
    request.mutable_applicant()->set_telephone("0999123456");
    request.mutable_submitted_by()->set_identity("999123456789");
    request.mutable_submitted_by()->set_telephone("0999123456");
    request.set_request_content("Xin cấp lại cho số 999123456789");
    v1::DossierChange change;
    last_ = with_token(token).call("DossierService/ReceiveDossier", request, change);
    code_ = change.dossier().code();
    return last_.ok() ? "" : reason();
  }
  std::string get(const std::string& token, const std::string& code) {
    v1::GetDossierRequest request;
    request.set_code(code);
    return ask<v1::GetDossierResponse>(token, "DossierService/GetDossier", request);
  }
  template <class Request>
  static Request naming(const std::string& name) {
    Request request;
    request.set_name(name);
    return request;
  }

  std::mutex mutex_;
  std::vector<std::string> told_;
  RunningServer server_;
  grpc::Status last_;
  std::string code_;
};

}  // namespace motcua::testing
