// Blocking calls over gRPC's generic stub.
#include "services/motcua/client.h"

#include <grpcpp/impl/codegen/proto_utils.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <utility>

#include "engine/utf8.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

constexpr int message_bytes_max = 64 << 20;

grpc::ByteBuffer to_bytes(const google::protobuf::Message& message) {
  const grpc::Slice slice(message.SerializeAsString());
  return {&slice, 1};
}

bool from_bytes(grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  grpc::ProtoBufferReader reader(&bytes);
  return message.ParseFromZeroCopyStream(&reader);
}

std::shared_ptr<grpc::Channel> connect(const ClientOptions& options) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(message_bytes_max);
  const auto credentials = options.tls_ca.empty()
                               ? grpc::InsecureChannelCredentials()
                               : grpc::SslCredentials({.pem_root_certs = options.tls_ca,
                                                       .pem_private_key = options.tls_key,
                                                       .pem_cert_chain = options.tls_certificate});
  return grpc::CreateCustomChannel(options.server, credentials, arguments);
}

}  // namespace

Client::Client(const ClientOptions& options) : options_(options), stub_(connect(options)) {}

void Client::prepare(grpc::ClientContext& context, int timeout_seconds) const {
  context.AddMetadata("accept-language", options_.language);
  for (const auto& [key, text] : {std::pair{"motcua-officer", &options_.officer},
                                  {"motcua-unit", &options_.unit},
                                  {"motcua-role", &options_.role}}) {
    if (!text->empty()) context.AddMetadata(key, encode_percent(*text));
  }
  if (!options_.token.empty()) context.AddMetadata("authorization", "Bearer " + options_.token);
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(timeout_seconds));
}

grpc::Status Client::call(const std::string& method, const google::protobuf::Message& request,
                          google::protobuf::Message& response) {
  return call_full("/motcua.v1." + method, request, response, options_.timeout_seconds);
}

grpc::Status Client::call_full(const std::string& path, const google::protobuf::Message& request,
                               google::protobuf::Message& response, int timeout_seconds) {
  grpc::ClientContext context;
  prepare(context, timeout_seconds);
  grpc::CompletionQueue queue;
  const auto call = stub_.PrepareUnaryCall(&context, path, to_bytes(request), &queue);
  call->StartCall();
  grpc::ByteBuffer bytes;
  grpc::Status status;
  call->Finish(&bytes, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  if (status.ok() && !from_bytes(bytes, response)) {
    return {grpc::StatusCode::INTERNAL, "the answer cannot be read"};
  }
  return status;
}

template <class Request, class Response>
grpc::Status Client::send_all(const std::string& path, const std::function<bool(Request&)>& next,
                              Response& response) {
  grpc::ClientContext context;
  prepare(context, long_call_timeout_seconds);
  grpc::CompletionQueue queue;
  const auto wait = [&] {
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    return ok;
  };
  const auto call = stub_.PrepareCall(&context, path, &queue);
  call->StartCall(nullptr);
  bool going = wait();
  Request chunk;
  while (going && next(chunk)) {
    call->Write(to_bytes(chunk), nullptr);
    going = wait();
    chunk.Clear();
  }
  if (going) {
    call->WritesDone(nullptr);
    going = wait();
  }
  grpc::ByteBuffer bytes;
  bool answered = false;
  if (going) {
    call->Read(&bytes, nullptr);
    answered = wait();
  }
  grpc::Status status;
  call->Finish(&status, nullptr);
  wait();
  if (status.ok() && (!answered || !from_bytes(bytes, response))) {
    return {grpc::StatusCode::INTERNAL, "the answer cannot be read"};
  }
  google::rpc::Status details;
  if (!status.ok() && details.ParseFromString(status.error_details())) {
    for (const auto& any : details.details()) {
      if (any.Is<Response>()) any.UnpackTo(&response);
    }
  }
  return status;
}

template <class Response>
grpc::Status Client::listen(const char* path, const google::protobuf::Message& request,
                            const Listening<Response>& listening) {
  using Clock = std::chrono::system_clock;
  constexpr std::chrono::milliseconds look_every(200);
  grpc::ClientContext context;
  prepare(context, long_call_timeout_seconds);
  grpc::CompletionQueue queue;
  Clock::time_point heard = Clock::now();
  bool is_silent = false;
  bool is_cancelled = false;
  // For the operation under way; looks meanwhile whether it is to go on.
  const auto wait = [&] {
    void* tag = nullptr;
    bool ok = false;
    while (queue.AsyncNext(&tag, &ok, Clock::now() + look_every) ==
           grpc::CompletionQueue::TIMEOUT) {
      is_silent = Clock::now() - heard > std::chrono::seconds(listening.silence_seconds_max);
      const bool must_end = is_silent || listening.must_stop();
      if (must_end && !std::exchange(is_cancelled, true)) context.TryCancel();
    }
    return ok;
  };
  const auto call = stub_.PrepareCall(&context, path, &queue);
  call->StartCall(nullptr);
  bool goes_on = wait();
  if (goes_on) {
    call->WriteLast(to_bytes(request), grpc::WriteOptions(), nullptr);
    goes_on = wait();
  }
  while (goes_on && !is_cancelled) {
    grpc::ByteBuffer bytes;
    call->Read(&bytes, nullptr);
    goes_on = wait();
    if (!goes_on) break;
    Response message;
    if (!from_bytes(bytes, message)) break;
    listening.take(message);
    heard = Clock::now();  // what taking it took, a slow disk perhaps, was no silence
    if (listening.must_stop()) break;
  }
  if (goes_on) context.TryCancel();
  grpc::Status status;
  call->Finish(&status, nullptr);
  wait();
  if (is_silent) return {grpc::StatusCode::UNAVAILABLE, "nothing was heard"};
  return status;
}

grpc::Status Client::watch(const v1::WatchEventsRequest& request,
                           const Listening<v1::WatchEventsResponse>& listening) {
  return listen("/motcua.v1.FeedService/WatchEvents", request, listening);
}

grpc::Status Client::download(const v1::DownloadFileRequest& request,
                              const Listening<v1::DownloadFileResponse>& listening) {
  return listen("/motcua.v1.FileService/DownloadFile", request, listening);
}

grpc::Status Client::import(const std::function<bool(v1::ImportHistoryRequest&)>& next,
                            v1::ImportHistoryResponse& response) {
  return send_all("/motcua.v1.AdminService/ImportHistory", next, response);
}

grpc::Status Client::upload(const std::function<bool(v1::UploadFileRequest&)>& next,
                            v1::UploadFileResponse& response) {
  return send_all("/motcua.v1.FileService/UploadFile", next, response);
}

namespace {

// "hình thức trả kết quả (return_method)": words, and the name by which programs know it.
std::string name_of_field(const std::string& path, const Speech& speech) {
  const std::string words =
      speech.each([&](Language language) { return field_in_words(path, language); });
  return words == path ? path : words + " (" + path + ")";
}

// "bàn giao (hand-over), …", in lines of a terminal's width; in English the commands say it.
std::string commands_in_lines(const std::string& actions, const Speech& speech) {
  constexpr size_t line_characters = 80;
  const Language language = speech.languages().front();
  std::string lines;
  std::string line = "  " + speech("client.commands") + ":";
  for (size_t at = 0; at < actions.size();) {
    const size_t end = std::min(actions.find(", ", at), actions.size());
    const std::string action = actions.substr(at, end - at);
    at = end + 2;
    std::string item = action;
    std::replace(item.begin(), item.end(), '_', '-');
    if (language == Language::vietnamese && has_message("action." + action)) {
      item = message("action." + action, {}, language) + " (" + item + ")";
    }
    if (at < actions.size()) item += ",";
    if (character_count(line) + 1 + character_count(item) > line_characters) {
      lines += line + "\n";
      line = "   ";
    }
    line += " " + item;
  }
  return lines + line;
}

// What its own lines say better is left out of the sentence: the fields at fault, the moves that
// are allowed.
std::string short_sentence(const google::rpc::ErrorInfo& info, const std::string& sentence,
                           const Speech& speech) {
  const Language language = speech.languages().front();
  if (info.reason() == "FIELD_VIOLATION") return message("FIELD_VIOLATION", {}, language);
  if (info.reason() != "ILLEGAL_TRANSITION") return sentence;
  const Metadata facts(info.metadata().begin(), info.metadata().end());
  return message("client.illegal_transition", facts, language);
}

}  // namespace

std::string describe(const grpc::Status& status, const Speech& speech) {
  google::rpc::Status details;
  std::string text = status.error_message();
  std::string more;
  google::rpc::ErrorInfo reason;
  if (details.ParseFromString(status.error_details())) {
    for (const auto& any : details.details()) {
      google::rpc::LocalizedMessage localized;
      google::rpc::BadRequest bad_request;
      google::rpc::ErrorInfo info;
      if (any.UnpackTo(&localized)) {
        text = localized.message();
      } else if (any.UnpackTo(&bad_request)) {
        for (const auto& violation : bad_request.field_violations()) {
          more +=
              "\n  " + name_of_field(violation.field(), speech) + ": " + violation.description();
        }
      } else if (any.UnpackTo(&info)) {
        reason = info;
        more = "  [" + info.reason() + "]" + more;
        if (const auto actions = info.metadata().find("allowed_actions");
            actions != info.metadata().end() && !actions->second.empty()) {
          more += "\n" + commands_in_lines(actions->second, speech);
        }
      }
    }
    if (more.find('\n') != std::string::npos) text = short_sentence(reason, text, speech);
  }
  if (status.error_details().empty()) {
    const bool is_unreachable = status.error_code() == grpc::StatusCode::UNAVAILABLE;
    text = speech(is_unreachable ? "client.unreachable" : "client.failed", {{"error", text}});
  }
  return text + more;
}

int exit_code_of(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK: return 0;
    case grpc::StatusCode::NOT_FOUND:
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::ALREADY_EXISTS:
    case grpc::StatusCode::ABORTED:
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::UNAUTHENTICATED: return 1;
    case grpc::StatusCode::INVALID_ARGUMENT: return 2;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::RESOURCE_EXHAUSTED: return 3;
    default: return 4;
  }
}

std::string new_request_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  uint64_t high = random();
  uint64_t low = random();
  high = (high & ~0xf000ull) | 0x4000ull;                   // version 4
  low = (low & ~(0xc0ull << 56)) | (uint64_t{0x80} << 56);  // RFC 4122
  char text[40];
  std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                static_cast<unsigned>(high >> 16 & 0xffff), static_cast<unsigned>(high & 0xffff),
                static_cast<unsigned>(low >> 48),
                static_cast<unsigned long long>(low & 0xffffffffffffull));
  return text;
}

}  // namespace motcua::cli
