// What an error says beside its code, unpacked.
#pragma once

#include <grpcpp/support/status.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace motcua::testing {

struct Error {
  int code = 0;
  std::string reason;
  std::string field;  // the first one
  std::string text;   // in the caller's language
  std::optional<int64_t> retry_seconds;
};

inline Error error_of(const google::rpc::Status& details) {
  Error error{.code = details.code()};
  for (const auto& any : details.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad;
    google::rpc::LocalizedMessage localized;
    google::rpc::RetryInfo retry;
    if (any.UnpackTo(&info)) {
      error.reason = info.reason();
      EXPECT_EQ(info.domain(), "motcua");
    } else if (any.UnpackTo(&bad) && bad.field_violations_size() > 0) {
      error.field = bad.field_violations(0).field();
      std::set<std::string> told;
      for (const auto& violation : bad.field_violations()) {
        EXPECT_TRUE(told.insert(violation.field()).second) << violation.field() << " twice";
      }
    } else if (any.UnpackTo(&localized)) {
      error.text = localized.message();
    } else if (any.UnpackTo(&retry)) {
      error.retry_seconds = retry.retry_delay().seconds();
    }
  }
  return error;
}

inline Error error_of(const grpc::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  Error error = error_of(details);
  error.code = status.error_code();
  return error;
}

}  // namespace motcua::testing
