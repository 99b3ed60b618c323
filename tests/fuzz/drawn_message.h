// A message of any type, its fields drawn from the fuzzer's bytes: mostly of what could stand there
// by the field's name, sometimes anything.
#pragma once

#include <fuzzer/FuzzedDataProvider.h>
#include <google/protobuf/message.h>

#include <string>

namespace motcua::testing {

// What changes from call to call.
struct CallWords {
  std::string request_id;  // of no call before
  std::string page_token;  // the last one that was given out
};

void draw_message(FuzzedDataProvider& bytes, const CallWords& call,
                  google::protobuf::Message& message);

}  // namespace motcua::testing
