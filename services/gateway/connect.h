// The Connect protocol: which requests are calls, and what answers and errors look like
// (connectrpc.com/docs/protocol). Knows no connection.
#pragma once

#include <google/protobuf/descriptor.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "google/rpc/status.pb.h"
#include "services/gateway/page.h"
#include "services/method/status.h"
#include "services/text/messages.h"

namespace motcua::connect_rpc {

// How the messages of a call are written.
struct Shape {
  bool is_json = false;
  bool is_stream = false;  // in envelopes
};
std::string_view content_type_of(Shape shape);

struct CallRequest {
  Shape shape;
  std::chrono::system_clock::time_point deadline = std::chrono::system_clock::time_point::max();
};
// What comes before a method is asked: is it a call of this protocol at all. `own_origin`:
// "https://host", as a page of ours says it.
struct Offer {
  std::string_view http_method;
  const HttpHeaders& headers;
  const google::protobuf::MethodDescriptor& method;
  std::string own_origin;
  std::chrono::system_clock::time_point now;
};
// The error is the answer.
tl::expected<CallRequest, PageAnswer> read_call(const Offer& offer);

// {"code": "not_found", "message": …, "details": […]}, with the HTTP status that belongs to it, or
// another.
PageAnswer error_answer(const google::rpc::Status& status, int http_status = 0);
// Of what is refused by the gateway itself; `key` of the catalogue of messages.
PageAnswer refusal(Code code, std::string_view key, Language language, const Metadata& facts = {},
                   int http_status = 0);
google::rpc::Status status_of(Code code, std::string_view key, Language language,
                              const Metadata& facts = {});

// A message of a stream.
std::string enveloped(std::string_view message);
// The end of a stream: the error, if it is one, and what is told beside it.
std::string end_of_stream(const google::rpc::Status& status, const HttpHeaders& told);
// The only message of a request in an envelope; nothing: it is not one whole message, not
// compressed.
std::optional<std::string_view> only_message(std::string_view body);

}  // namespace motcua::connect_rpc
