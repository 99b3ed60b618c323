// What a message says to the translator.
#include "services/method/wire.h"

#include <gtest/gtest.h>

#include "engine/dossier/command.h"
#include "motcua/v1/dossier_service.pb.h"

namespace motcua::testing {
namespace {

TEST(Wire, TakesAnEnumsZeroForNothingSaid) {
  v1::AmendDossierRequest request;
  request.set_reason("r");
  const auto amend = [&] {
    Amend command;
    std::vector<Violation> violations;
    wire::from_message(request, command, violations);
    EXPECT_TRUE(violations.empty());
    return command;
  };
  EXPECT_EQ(amend().channel, Channel::not_said);
  request.set_channel(v1::CHANNEL_UNSPECIFIED);
  EXPECT_EQ(amend().channel, Channel::not_said);
  request.set_channel(v1::POST);
  EXPECT_EQ(amend().channel, Channel::post);
}

template <class Command, class Proto>
std::string missing(const Proto& request, wire::Strictness strictness) {
  Command command;
  std::vector<Violation> violations;
  wire::from_message(request, command, violations, "", strictness);
  std::string paths;
  for (const Violation& violation : violations) paths += violation.path + " ";
  return paths;
}

// A live command says what it is a record of; an imported history may lack it.
TEST(Wire, AsksForEnumsThatAreFacts) {
  const auto strict = wire::Strictness::strict;
  EXPECT_EQ(missing<Resolve>(v1::ResolveDossierRequest(), strict), "outcome ");
  EXPECT_EQ(missing<ReturnResult>(v1::ReturnResultRequest(), strict), "return_method ");
  EXPECT_EQ(missing<RecordPayment>(v1::RecordPaymentRequest(), strict),
            "amount_vnd payment_method ");
  EXPECT_EQ(missing<AcknowledgeApology>(v1::AcknowledgeApologyRequest(), strict),
            "delivery_method delivered_to ");
  EXPECT_EQ(missing<Rate>(v1::RateDossierRequest(), strict), "satisfaction ");
  EXPECT_EQ(missing<Arrive>(v1::ArriveDossierRequest(), strict), "arrival ");
  EXPECT_EQ(missing<Consult>(v1::ConsultRequest(), strict), "content limit reply_way ");
  EXPECT_EQ(missing<AnswerConsultation>(v1::AnswerConsultationRequest(), strict), "number reply ");
  EXPECT_EQ(missing<AssignPart>(v1::AssignPartRequest(), strict), "unit task limit ");
  EXPECT_EQ(missing<FinishPart>(v1::FinishPartRequest(), strict), "number ");
  EXPECT_EQ(missing<RecordRefund>(v1::RecordRefundRequest(), strict),
            "amount_vnd payment_method reason ");
  EXPECT_EQ(missing<ExemptFee>(v1::ExemptFeeRequest(), strict), "number ");
  EXPECT_EQ(missing<Notify>(v1::NotifyRequest(), strict), "notice_kind notice_channel ");
  v1::RateDossierRequest rating;
  rating.set_satisfaction(v1::NEUTRAL);
  rating.add_marks();
  EXPECT_EQ(missing<Rate>(rating, strict), "marks[0].rated_content marks[0].satisfaction ");
  EXPECT_EQ(missing<Resolve>(v1::ResolveDossierRequest(), wire::Strictness::history), "");
}

TEST(Wire, ReadsAFieldMask) {
  v1::AmendDossierRequest request;
  request.mutable_update_mask()->add_paths("applicant.name");
  request.mutable_update_mask()->add_paths("papers");
  Amend command;
  std::vector<Violation> violations;
  wire::from_message(request, command, violations, "", wire::Strictness::history);
  EXPECT_EQ(command.update_mask.paths, (std::vector<std::string>{"applicant.name", "papers"}));
}

}  // namespace
}  // namespace motcua::testing
