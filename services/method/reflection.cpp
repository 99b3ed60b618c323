// Requests and answers one by one: the next request is read when the answer to the last is taken.
#include "services/method/reflection.h"

#include <google/protobuf/descriptor.pb.h>

#include <set>
#include <utility>

#include "services/method/status.h"

namespace motcua {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;

void tell_not_found(ServerReflectionResponse& response) {
  response.mutable_error_response()->set_error_code(static_cast<int32_t>(Code::NOT_FOUND));
  response.mutable_error_response()->set_error_message("not found");
}

// With what it imports, at any depth.
void add_file(const FileDescriptor& file, std::set<const FileDescriptor*>& added,
              ServerReflectionResponse& response) {
  if (!added.insert(&file).second) return;
  google::protobuf::FileDescriptorProto proto;
  file.CopyTo(&proto);
  response.mutable_file_descriptor_response()->add_file_descriptor_proto(proto.SerializeAsString());
  for (int i = 0; i < file.dependency_count(); ++i) add_file(*file.dependency(i), added, response);
}

void tell_file(const FileDescriptor* file, ServerReflectionResponse& response) {
  if (!file) return tell_not_found(response);
  std::set<const FileDescriptor*> added;
  add_file(*file, added, response);
}

void tell_extensions(const DescriptorPool& pool, const std::string& type,
                     ServerReflectionResponse& response) {
  const Descriptor* const message = pool.FindMessageTypeByName(type);
  if (!message) return tell_not_found(response);
  std::vector<const FieldDescriptor*> extensions;
  pool.FindAllExtensions(message, &extensions);
  auto& told = *response.mutable_all_extension_numbers_response();
  told.set_base_type_name(type);
  for (const auto* extension : extensions) told.add_extension_number(extension->number());
}

void answer(const ServerReflectionRequest& request, const std::vector<std::string>& services,
            ServerReflectionResponse& response) {
  const DescriptorPool& pool = *DescriptorPool::generated_pool();
  switch (request.message_request_case()) {
    case ServerReflectionRequest::kFileByFilename:
      return tell_file(pool.FindFileByName(request.file_by_filename()), response);
    case ServerReflectionRequest::kFileContainingSymbol:
      return tell_file(pool.FindFileContainingSymbol(request.file_containing_symbol()), response);
    case ServerReflectionRequest::kFileContainingExtension: {
      const auto& wanted = request.file_containing_extension();
      const Descriptor* const message = pool.FindMessageTypeByName(wanted.containing_type());
      const FieldDescriptor* const extension =
          message ? pool.FindExtensionByNumber(message, wanted.extension_number()) : nullptr;
      return tell_file(extension ? extension->file() : nullptr, response);
    }
    case ServerReflectionRequest::kAllExtensionNumbersOfType:
      return tell_extensions(pool, request.all_extension_numbers_of_type(), response);
    case ServerReflectionRequest::kListServices: {
      auto& list = *response.mutable_list_services_response();
      for (const std::string& service : services) list.add_service()->set_name(service);
      return;
    }
    case ServerReflectionRequest::MESSAGE_REQUEST_NOT_SET: break;
  }
  response.mutable_error_response()->set_error_code(static_cast<int32_t>(Code::INVALID_ARGUMENT));
  response.mutable_error_response()->set_error_message("expected one of the questions");
}

}  // namespace

// No request: there are no more.
void ReflectionService::take(const OrRejection<Incoming>& incoming, Reply reply) const {
  if (!incoming) return reply.refuse(incoming.error());
  if (!*incoming) return reply.end();
  const auto& request = incoming->as<ServerReflectionRequest>();
  ServerReflectionResponse response;
  response.set_valid_host(request.host());
  *response.mutable_original_request() = request;
  answer(request, services_, response);
  reply.send(response, [this](Reply again) {
    again.next([this](const OrRejection<Incoming>& next, Reply next_reply) {
      take(next, std::move(next_reply));
    });
  });
}

void ReflectionService::add_methods(Methods& methods) {
  for (const char* own_name : {name, older_name}) {
    ServiceRows rows(methods, DescriptorPool::generated_pool()->FindServiceByName(name), own_name);
    rows.add("ServerReflectionInfo",
             {.right = anybody,
              .handler = on_stream<ServerReflectionRequest>(
                  [this](const OrRejection<Incoming>& incoming, Reply reply) {
                    take(incoming, std::move(reply));
                  })});
  }
}

}  // namespace motcua
