// Programs of others, and data directories, hold messages of motcua.v1 and motcua.store.v1: what a
// number means in them is never anything else again. tests/kept/protos.txt has a line for each
// field, value and method that ever was.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "motcua/store/v1/records.pb.h"
#include "motcua/v1/account_service.pb.h"
#include "motcua/v1/admin_service.pb.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/feed_service.pb.h"
#include "motcua/v1/file_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "tests/kept.h"

namespace motcua::testing {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::ServiceDescriptor;

constexpr const char* how_to_change =
    "What is new: run with MOTCUA_KEEP=1, and its line is added to tests/kept/protos.txt. What is "
    "no longer used: leave its line, and reserve its number and its name in the proto. What a "
    "number means, and its type, can't be changed: take a new number.";

std::string type_of(const FieldDescriptor& field) {
  const std::string label = field.is_repeated()    ? "repeated "
                            : field.has_presence() ? "optional "
                                                   : "";
  if (field.message_type()) return label + field.message_type()->full_name();
  if (field.enum_type()) return label + field.enum_type()->full_name();
  return label + field.type_name();
}

// "motcua.v1.Dossier.code = 1" → "string"
using Meanings = std::map<std::string, std::string>;

std::string place_of(const std::string& name, int number) {
  return name + " = " + std::to_string(number);
}

void add(const EnumDescriptor& type, Meanings& meanings) {
  for (int i = 0; i < type.value_count(); ++i) {
    const auto& value = *type.value(i);
    meanings[place_of(type.full_name() + "." + value.name(), value.number())] = "value";
  }
}

void add(const Descriptor& message, Meanings& meanings) {
  for (int i = 0; i < message.field_count(); ++i) {
    const auto& field = *message.field(i);
    meanings[place_of(field.full_name(), field.number())] = type_of(field);
  }
  for (int i = 0; i < message.nested_type_count(); ++i) add(*message.nested_type(i), meanings);
  for (int i = 0; i < message.enum_type_count(); ++i) add(*message.enum_type(i), meanings);
}

void add(const ServiceDescriptor& service, Meanings& meanings) {
  for (int i = 0; i < service.method_count(); ++i) {
    const auto& method = *service.method(i);
    meanings[method.full_name()] =
        (method.client_streaming() ? "stream " : "") + method.input_type()->full_name() + " -> " +
        (method.server_streaming() ? "stream " : "") + method.output_type()->full_name();
  }
}

void add(const FileDescriptor& file, std::set<const FileDescriptor*>& added, Meanings& meanings) {
  if (file.package().rfind("motcua.", 0) != 0 || !added.insert(&file).second) return;
  for (int i = 0; i < file.message_type_count(); ++i) add(*file.message_type(i), meanings);
  for (int i = 0; i < file.enum_type_count(); ++i) add(*file.enum_type(i), meanings);
  for (int i = 0; i < file.service_count(); ++i) add(*file.service(i), meanings);
  for (int i = 0; i < file.dependency_count(); ++i) add(*file.dependency(i), added, meanings);
}

Meanings meanings_now() {
  Meanings meanings;
  std::set<const FileDescriptor*> added;
  for (const FileDescriptor* file :
       {store::v1::JournalRecord::descriptor()->file(), v1::VerifyRequest::descriptor()->file(),
        v1::Unit::descriptor()->file(), v1::Dossier::descriptor()->file(),
        v1::ReceiveDossierRequest::descriptor()->file(), v1::SignInRequest::descriptor()->file(),
        v1::WatchEventsRequest::descriptor()->file(), v1::UploadFileRequest::descriptor()->file(),
        v1::Ratio::descriptor()->file()}) {
    add(*file, added, meanings);
  }
  return meanings;
}

Meanings meanings_kept() {
  Meanings meanings;
  for (const std::string& line : kept_lines("protos.txt")) {
    const size_t colon = line.find(": ");
    EXPECT_NE(colon, std::string::npos) << line;
    const bool is_new = meanings.emplace(line.substr(0, colon), line.substr(colon + 2)).second;
    EXPECT_TRUE(is_new) << line << " twice";
  }
  return meanings;
}

// Both the number and the name, so that neither comes back as another.
bool is_reserved(const std::string& place) {
  const size_t equals = place.find(" = ");
  const size_t dot = place.rfind('.', equals);
  if (equals == std::string::npos || dot == std::string::npos) return false;
  const std::string name = place.substr(dot + 1, equals - dot - 1);
  const int number = std::stoi(place.substr(equals + 3));
  const std::string of = place.substr(0, dot);
  const DescriptorPool& pool = *DescriptorPool::generated_pool();
  if (const Descriptor* message = pool.FindMessageTypeByName(of)) {
    return message->IsReservedNumber(number) && message->IsReservedName(name);
  }
  const EnumDescriptor* type = pool.FindEnumTypeByName(of);
  return type && type->IsReservedNumber(number) && type->IsReservedName(name);
}

TEST(KeptProtos, NothingThatEverWasMeansAnythingElse) {
  const Meanings now = meanings_now();
  Meanings kept = meanings_kept();
  for (const auto& [place, meaning] : now) {
    if (!kept.emplace(place, meaning).second) continue;
    EXPECT_TRUE(keeps_what_is_new()) << place << " is new. " << how_to_change;
  }
  for (const auto& [place, meaning] : kept) {
    const auto found = now.find(place);
    if (found == now.end()) {
      EXPECT_TRUE(is_reserved(place)) << place << " is gone. " << how_to_change;
    } else {
      EXPECT_EQ(found->second, meaning) << place << ". " << how_to_change;
    }
  }
  if (!keeps_what_is_new()) return;
  Lines lines;
  for (const auto& [place, meaning] : kept) lines.push_back(place + ": " + meaning);
  keep("protos.txt", lines);
}

}  // namespace
}  // namespace motcua::testing
