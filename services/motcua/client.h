// A connection to motcuad for the command line: any unary RPC by its name, and import streams.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <climits>
#include <functional>
#include <memory>
#include <string>

#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/feed_service.pb.h"
#include "motcua/v1/file_service.pb.h"
#include "services/text/messages.h"

namespace motcua::cli {

struct ClientOptions {
  std::string server = "127.0.0.1:7080";
  std::string officer;  // UTF-8, like the next two
  std::string unit;
  std::string role;
  // Of a session or a service; what the three above claim is refused then.
  std::string token;
  std::string tls_ca;  // PEM of the authorities that are trusted; empty: not encrypted
  // PEM of software's own pair, if it shows one.
  std::string tls_certificate;
  std::string tls_key;
  std::string language = "vi";  // an accept-language header: printable ASCII
  int timeout_seconds = 30;
};

// Of an audit and of a stream of an import: as long as the server lets calls go on after their
// connection's end (server.h).
inline constexpr int long_call_timeout_seconds = 24 * 3600;

class Client {
 public:
  explicit Client(const ClientOptions& options);

  // `method`: "DossierService/GetDossier" of motcua.v1.
  grpc::Status call(const std::string& method, const google::protobuf::Message& request,
                    google::protobuf::Message& response);
  grpc::Status call_full(const std::string& path, const google::protobuf::Message& request,
                         google::protobuf::Message& response, int timeout_seconds);

  // The pages of a list put together, at most `limit` items of `items`; where there are more, the
  // answer has the token of the rest.
  template <class Request, class Response, class Items>
  grpc::Status list(const std::string& method, Request request, Response& all,
                    const Items& (Response::*items)() const, int limit = INT_MAX);

  // Calls next() for chunks until it says false, then reads the answer. Where the server refuses
  // the stream, `response` is what it says of the rows until then.
  grpc::Status import(const std::function<bool(v1::ImportHistoryRequest&)>& next,
                      v1::ImportHistoryResponse& response);

  // Likewise a file, piece by piece.
  grpc::Status upload(const std::function<bool(v1::UploadFileRequest&)>& next,
                      v1::UploadFileResponse& response);

  // Calls take(message) for each until the server ends the stream, nothing has come for that long
  // (UNAVAILABLE), or must_stop() says so, which is asked after each and a few times a second
  // (CANCELLED).
  template <class Response>
  struct Listening {
    std::function<void(const Response&)> take;
    std::function<bool()> must_stop = [] { return false; };
    int silence_seconds_max = 60;
  };
  grpc::Status watch(const v1::WatchEventsRequest& request,
                     const Listening<v1::WatchEventsResponse>& listening);
  grpc::Status download(const v1::DownloadFileRequest& request,
                        const Listening<v1::DownloadFileResponse>& listening);

  const ClientOptions& options() const { return options_; }

 private:
  template <class Request, class Response>
  grpc::Status send_all(const std::string& path, const std::function<bool(Request&)>& next,
                        Response& response);
  template <class Response>
  grpc::Status listen(const char* path, const google::protobuf::Message& request,
                      const Listening<Response>& listening);
  void prepare(grpc::ClientContext& context, int timeout_seconds) const;

  ClientOptions options_;
  grpc::GenericStub stub_;
};

template <class Request, class Response, class Items>
grpc::Status Client::list(const std::string& method, Request request, Response& all,
                          const Items& (Response::*items)() const, int limit) {
  constexpr int page_size = 1000;
  grpc::Status status;
  do {
    request.set_page_size(std::min(limit - (all.*items)().size(), page_size));
    Response page;
    status = call(method, request, page);
    if (!status.ok()) break;
    request.set_page_token(page.next_page_token());
    all.clear_next_page_token();
    all.MergeFrom(page);
  } while (!request.page_token().empty() && (all.*items)().size() < limit);
  return status;
}

// What a clerk should read of an error, with its fields, and the commands that are allowed.
std::string describe(const grpc::Status& status, const Speech& speech = {});

// 0 done, 1 refused, 2 invalid argument, 3 unreachable or unavailable, 4 anything else: as
// motcua --help tells.
int exit_code_of(const grpc::Status& status);

// A fresh UUID for a request.
std::string new_request_id();

}  // namespace motcua::cli
