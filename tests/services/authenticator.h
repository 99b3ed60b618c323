// What an authenticator shows to a person (TOTP, RFC 6238), by the seed that it was told.
#pragma once

#include <gtest/gtest.h>
#include <liboath/oath.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "engine/time/instant.h"

namespace motcua::testing {

// The letters of the seed in what authenticators read.
inline std::string seed_of(const std::string& uri) {
  const std::string before = "secret=";
  const size_t at = uri.find(before);
  EXPECT_NE(at, std::string::npos) << uri;
  const size_t from = at + before.size();
  return uri.substr(from, uri.find('&', from) - from);
}

// `steps` of half a minute from now.
inline std::string code_of(const std::string& letters, Instant now, int64_t steps = 0) {
  char* raw = nullptr;
  size_t size = 0;
  EXPECT_EQ(oath_base32_decode(letters.data(), letters.size(), &raw, &size), OATH_OK);
  const std::unique_ptr<char, decltype(&std::free)> seed(raw, &std::free);
  char code[7] = {};
  const int64_t seconds = now.microseconds / 1'000'000 + 30 * steps;
  EXPECT_EQ(oath_totp_generate(seed.get(), size, seconds, 30, 0, 6, code), OATH_OK);
  return code;
}

}  // namespace motcua::testing
