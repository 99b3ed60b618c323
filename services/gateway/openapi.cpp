// Schemas follow protobuf's JSON: numbers of 64 bits are texts, times are RFC 3339, enumerations
// their names.
#include "services/gateway/openapi.h"

#include <google/protobuf/descriptor.pb.h>

#include <boost/json.hpp>
#include <set>

#include "engine/version.h"

namespace motcua {
namespace {

namespace json = boost::json;
using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

template <class Described>
std::string comment_of(const Described& what) {
  google::protobuf::SourceLocation location;
  if (!what.GetSourceLocation(&location)) return "";
  std::string text = location.leading_comments;
  if (text.empty()) text = location.trailing_comments;
  std::string trimmed;
  bool begins_line = true;
  for (const char c : text) {  // each line has the blank after its slashes
    if (!(begins_line && c == ' ')) trimmed += c;
    begins_line = c == '\n';
  }
  trimmed.erase(trimmed.find_last_not_of('\n') + 1);
  return trimmed;
}

json::object reference_to(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}
json::object text_of(std::string_view format) { return {{"type", "string"}, {"format", format}}; }

// What protobuf's JSON writes in a way of its own.
const json::object* well_known(const std::string& name) {
  static const std::map<std::string, json::object> all{
      {"google.protobuf.Timestamp", text_of("date-time")},
      {"google.protobuf.Duration", text_of("duration")},
      {"google.protobuf.FieldMask", text_of("field-mask")},
      {"google.protobuf.Empty", {{"type", "object"}}},
      {"google.protobuf.Any",
       {{"type", "object"}, {"properties", {{"@type", {{"type", "string"}}}}}}}};
  const auto found = all.find(name);
  return found == all.end() ? nullptr : &found->second;
}

class Document {
 public:
  explicit Document(const google::protobuf::DescriptorPool& pool) : pool_(pool) {}

  void add(const std::string& path, const MethodDescriptor& of_table) {
    const MethodDescriptor* const method = pool_.FindMethodByName(of_table.full_name());
    const bool is_under_its_name =
        method && path == method->service()->full_name() + "/" + method->name();
    if (!is_under_its_name || method->client_streaming()) return;
    services_.insert(method->service());
    paths_["/" + path] = {{"post", operation_of(*method)}};
  }

  std::string text() {
    json::array tags;
    for (const auto* service : services_) {
      tags.push_back({{"name", service->full_name()}, {"description", comment_of(*service)}});
    }
    schemas_["connect.error"] = error_schema();
    return json::serialize(json::object{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Motcua"}, {"version", std::string(program_name)}}},
        {"tags", std::move(tags)},
        {"paths", std::move(paths_)},
        {"components", {{"schemas", std::move(schemas_)}, {"securitySchemes", ways_to_sign_in()}}},
        {"security", json::array{json::object{{"token", json::array{}}}}}});
  }

 private:
  json::object operation_of(const MethodDescriptor& method) {
    const std::string comment = comment_of(method);
    const char* const type =
        method.server_streaming() ? "application/connect+json" : "application/json";
    const auto content = [&](json::object schema) {
      return json::object{{type, {{"schema", std::move(schema)}}}};
    };
    return {
        {"operationId", method.full_name()},
        {"tags", json::array{json::string(method.service()->full_name())}},
        {"summary", comment.substr(0, comment.find('\n'))},
        {"description", comment},
        {"requestBody",
         {{"required", true}, {"content", content(schema_of(*method.input_type()))}}},
        {"responses",
         {{"200", {{"description", "OK"}, {"content", content(schema_of(*method.output_type()))}}},
          {"default",
           {{"description", "Error"},
            {"content", {{"application/json", {{"schema", reference_to("connect.error")}}}}}}}}}};
  }

  // With accounts; calls that need none say so by themselves.
  static json::object ways_to_sign_in() {
    return {{"token",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description", "Of a session (AccountService.SignIn), or of a service."}}}};
  }

  static json::object error_schema() {
    const json::object text{{"type", "string"}};
    return {{"type", "object"},
            {"properties",
             {{"code", text},
              {"message", text},
              {"details",
               {{"type", "array"},
                {"items",
                 {{"type", "object"},
                  {"properties",
                   {{"type", text}, {"value", text}, {"debug", {{"type", "object"}}}}}}}}}}}};
  }

  json::object schema_of(const Descriptor& message) {
    if (const json::object* const known = well_known(message.full_name())) return *known;
    if (!schemas_.contains(message.full_name())) {
      schemas_[message.full_name()] = nullptr;  // it may hold itself
      json::object properties;
      for (int i = 0; i < message.field_count(); ++i) {
        properties[message.field(i)->json_name()] = schema_of(*message.field(i));
      }
      schemas_[message.full_name()] = json::object{{"type", "object"},
                                                   {"description", comment_of(message)},
                                                   {"properties", std::move(properties)},
                                                   {"additionalProperties", false}};
    }
    return reference_to(message.full_name());
  }

  json::object schema_of(const EnumDescriptor& values) {
    if (!schemas_.contains(values.full_name())) {
      json::array names;
      for (int i = 0; i < values.value_count(); ++i) {
        names.push_back(json::string(values.value(i)->name()));
      }
      schemas_[values.full_name()] = json::object{
          {"type", "string"}, {"description", comment_of(values)}, {"enum", std::move(names)}};
    }
    return reference_to(values.full_name());
  }

  json::object schema_of(const FieldDescriptor& field) {
    json::object schema;
    if (field.is_map()) {
      schema = {{"type", "object"},
                {"additionalProperties", single(*field.message_type()->map_value())}};
    } else if (field.is_repeated()) {
      schema = {{"type", "array"}, {"items", single(field)}};
    } else {
      schema = single(field);
    }
    if (std::string comment = comment_of(field); !comment.empty()) schema["description"] = comment;
    return schema;
  }

  json::object single(const FieldDescriptor& field) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE: return schema_of(*field.message_type());
      case FieldDescriptor::CPPTYPE_ENUM: return schema_of(*field.enum_type());
      case FieldDescriptor::CPPTYPE_BOOL: return {{"type", "boolean"}};
      case FieldDescriptor::CPPTYPE_INT32:
      case FieldDescriptor::CPPTYPE_UINT32: return {{"type", "integer"}, {"format", "int32"}};
      case FieldDescriptor::CPPTYPE_INT64:
      case FieldDescriptor::CPPTYPE_UINT64: return text_of("int64");
      case FieldDescriptor::CPPTYPE_FLOAT:
      case FieldDescriptor::CPPTYPE_DOUBLE: return {{"type", "number"}};
      case FieldDescriptor::CPPTYPE_STRING: break;
    }
    return field.type() == FieldDescriptor::TYPE_BYTES ? text_of("byte")
                                                       : json::object{{"type", "string"}};
  }

  const google::protobuf::DescriptorPool& pool_;
  std::set<const google::protobuf::ServiceDescriptor*> services_;
  json::object paths_;
  json::object schemas_;
};

}  // namespace

std::string openapi_of(const Methods& methods, std::string_view descriptors) {
  google::protobuf::FileDescriptorSet files;
  google::protobuf::DescriptorPool pool;
  files.ParseFromArray(descriptors.data(), static_cast<int>(descriptors.size()));
  for (const auto& file : files.file()) pool.BuildFile(file);
  Document document(pool);
  for (const auto& [path, method] : methods.by_path()) document.add(path, *method.descriptor);
  return document.text();
}

}  // namespace motcua
