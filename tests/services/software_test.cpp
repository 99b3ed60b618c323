// What answers of verbs tell software that may give the verb and not read the dossier.
#include <gtest/gtest.h>

#include "motcua/v1/account_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/identity/password.h"
#include "tests/services/error_details.h"
#include "tests/services/running_server.h"
#include "tests/services/software_account.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

class Software : public ::testing::Test {
 protected:
  Software() {
    EXPECT_TRUE(server_.engine().publish(test_entries(), {}));
    constexpr const char* password = "Mot-Mat-Khau-2026";
    Account desk{.name = "desk",
                 .officer = "Cán bộ",
                 .grants = {{Role::clerk, "P.1"}, {Role::officer, "P.1"}}};
    desk = with_password(std::move(desk), password, server_.engine().now());
    EXPECT_TRUE(server_.engine().ask({.command = ChangeAccount{.account = desk}}));
    v1::SignInRequest sign_in;
    sign_in.set_name("desk");
    sign_in.set_password(password);
    v1::SignInResponse signed_in;
    EXPECT_TRUE(server_.client().call("AccountService/SignIn", sign_in, signed_in).ok());
    desk_ = signed_in.token();
  }

  std::string add(const std::string& name, Role role) {
    return add_software(server_.engine(), name, {{role, "P"}});
  }
  template <class Response>
  Response ask(const std::string& token, const std::string& method,
               const google::protobuf::Message& request) {
    cli::ClientOptions options = server_.client_options();
    options.token = token;
    Response response;
    const auto status = cli::Client(options).call("DossierService/" + method, request, response);
    EXPECT_TRUE(status.ok()) << method << ": " << error_of(status).reason;
    return response;
  }
  // Whom the answer shows, the command only tried, given, and repeated.
  template <class Request>
  std::string shown(const std::string& token, const std::string& method, Request request) {
    request.set_request_id(cli::new_request_id());
    Request trial = request;
    trial.set_validate_only(true);
    const auto tried = ask<v1::DossierChange>(token, method, trial);
    const auto changed = ask<v1::DossierChange>(token, method, request);
    const auto repeated = ask<v1::DossierChange>(token, method, request);
    EXPECT_TRUE(repeated.repeated()) << method;
    const std::string all = shown_in(changed);
    EXPECT_EQ(shown_in(tried), all) << method;
    EXPECT_EQ(shown_in(repeated), all) << method;
    code_ = changed.dossier().code().empty() ? changed.dossier().provisional_code()
                                             : changed.dossier().code();
    return all;
  }
  static std::string shown_in(const v1::DossierChange& change) {
    const v1::Applicant& applicant = change.dossier().applicant();
    return applicant.identity() + " " + applicant.telephone() + " " + applicant.email() + " " +
           applicant.address();
  }
  template <class Request>
  static Request new_dossier() {
    Request request;
    request.set_request_id(cli::new_request_id());
    request.set_unit("P.1");
    request.set_procedure("5WD");
    v1::Applicant& applicant = *request.mutable_applicant();
    applicant.set_name("Nguyễn Văn Mẫu");
    applicant.set_identity("999123456789");
    applicant.set_telephone("0999123456");
    applicant.set_email("mau@example.vn");
    applicant.set_address("Số 1");
    return request;
  }
  template <class Request>
  Request of_dossier() const {
    Request request;
    request.set_code(code_);
    return request;
  }

  static constexpr const char* whole = "999123456789 0999123456 mau@example.vn Số 1";
  static constexpr const char* masked = "***789 ***456  ";

  RunningServer server_;
  std::string desk_;
  std::string code_;
};

TEST_F(Software, ThatMayNotReadIsShownOfApplicantsWhatListsShow) {
  const std::string submitting = add("portal", Role::service_submit);
  auto submission = new_dossier<v1::SubmitDossierRequest>();
  submission.set_channel(v1::ONLINE);
  EXPECT_EQ(shown(submitting, "SubmitDossier", submission), masked);
  EXPECT_EQ(shown(submitting, "WithdrawDossier", of_dossier<v1::WithdrawDossierRequest>()), masked);

  const std::string receiving = add("kiosk", Role::service_receive);
  EXPECT_EQ(shown(receiving, "ReceiveDossier", new_dossier<v1::ReceiveDossierRequest>()), masked);
  auto fees = of_dossier<v1::RequestPaymentRequest>();
  auto& fee = *fees.add_fees();
  fee.set_kind(v1::FEE);
  fee.set_name("Lệ phí");
  fee.set_amount_vnd(8000);
  EXPECT_EQ(shown(desk_, "RequestPayment", fees), whole);
  auto payment = of_dossier<v1::RecordPaymentRequest>();
  payment.set_amount_vnd(8000);
  payment.set_payment_method(v1::PAID_ONLINE);
  EXPECT_EQ(shown(add("bank", Role::service_pay), "RecordPayment", payment), masked);
  auto outcome = of_dossier<v1::ResolveDossierRequest>();
  outcome.set_outcome(v1::GRANTED);
  EXPECT_EQ(shown(desk_, "ResolveDossier", outcome), whole);
  auto taken = of_dossier<v1::ReturnResultRequest>();
  taken.set_return_method(v1::BY_POST);
  EXPECT_EQ(shown(add("post", Role::service_return), "ReturnResult", taken), masked);
  auto rating = of_dossier<v1::RateDossierRequest>();
  rating.set_satisfaction(v1::SATISFIED);
  EXPECT_EQ(shown(submitting, "RateDossier", rating), masked);
}

TEST_F(Software, ThatMayNotReadIsShownNoMoreInBatches) {
  v1::BatchReceiveDossiersRequest batch;
  const auto shown_to = [&](const std::string& token) {
    batch.clear_requests();
    *batch.add_requests() = new_dossier<v1::ReceiveDossierRequest>();
    const auto answer = ask<v1::BatchReceiveDossiersResponse>(token, "BatchReceiveDossiers", batch);
    return shown_in(answer.results(0).change());
  };
  EXPECT_EQ(shown_to(add("kiosk", Role::service_receive)), masked);
  EXPECT_EQ(shown_to(desk_), whole);
}

TEST_F(Software, ThatMayReadIsShownAll) {
  const std::string token = add_software(
      server_.engine(), "kiosk", {{Role::service_receive, "P"}, {Role::service_read, "P.1"}});
  auto receive = new_dossier<v1::ReceiveDossierRequest>();
  EXPECT_EQ(shown(token, "ReceiveDossier", receive), whole);
  receive.set_unit("P.2");
  EXPECT_EQ(shown(token, "ReceiveDossier", receive), masked) << "where it may not";
}

}  // namespace
}  // namespace motcua::testing
