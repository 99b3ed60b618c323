// A connection to motcuad for the command line: any unary RPC by its name, and import streams.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>

#include "motcua/v1/admin_service.pb.h"

namespace motcua::cli {

struct ClientOptions {
  std::string server = "127.0.0.1:7080";
  std::string officer;  // UTF-8, like the next two
  std::string unit;
  std::string role;
  std::string language = "vi";  // an accept-language header: printable ASCII
  int timeout_seconds = 30;
};

class Client {
 public:
  explicit Client(const ClientOptions& options);

  // `method`: "DossierService/GetDossier" of motcua.v1.
  grpc::Status call(const std::string& method, const google::protobuf::Message& request,
                    google::protobuf::Message& response);
  grpc::Status call_full(const std::string& path, const google::protobuf::Message& request,
                         google::protobuf::Message& response, int timeout_seconds);

  // Calls next() for chunks until it says false, then reads the answer. Where the server refuses
  // the stream, `response` is what it says of the rows until then.
  grpc::Status import(const std::function<bool(v1::ImportHistoryRequest&)>& next,
                      v1::ImportHistoryResponse& response);

  const ClientOptions& options() const { return options_; }

 private:
  void prepare(grpc::ClientContext& context, int timeout_seconds) const;

  ClientOptions options_;
  grpc::GenericStub stub_;
};

// What a clerk should read of an error, with its fields.
std::string describe(const grpc::Status& status);

// 0 done, 1 refused, 2 invalid argument, 3 unreachable or unavailable, 4 anything else.
int exit_code_of(const grpc::Status& status);

// A fresh UUID for a request.
std::string new_request_id();

}  // namespace motcua::cli
