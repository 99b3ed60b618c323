// An account of software, made without anybody who grants it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "services/identity/secret.h"

namespace motcua::testing {

// Its token.
inline std::string add_software(Engine& engine, const std::string& name,
                                std::vector<Grant> grants) {
  const std::string token = make_token();
  const Instant now = engine.now();
  Account account{.name = name,
                  .kind = AccountKind::service,
                  .officer = "Phần mềm",
                  .grants = std::move(grants)};
  account.tokens = {{.number = 1,
                     .name = "test",
                     .issued_at = now,
                     .expires_at = plus_minutes(now, minutes_per_day),
                     .hash = hash_of_token(token)}};
  EXPECT_TRUE(engine.ask({.command = ChangeAccount{.account = account}}));
  return token;
}

}  // namespace motcua::testing
