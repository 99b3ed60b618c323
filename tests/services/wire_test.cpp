// What a message says to the translator.
#include "services/rpc/wire.h"

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
  EXPECT_EQ(amend().channel, std::nullopt);
  request.set_channel(v1::CHANNEL_UNSPECIFIED);
  EXPECT_EQ(amend().channel, std::nullopt);
  request.set_channel(v1::POST);
  EXPECT_EQ(amend().channel, Channel::post);
}

}  // namespace
}  // namespace motcua::testing
