// As strict as the server is over HTTP, but for names of enumerations; over the protobuf library's
// own JSON.
#include "services/motcua/json_input.h"

#include <google/protobuf/util/json_util.h>

#include "services/method/json_check.h"
#include "services/method/message_items.h"
#include "services/text/messages.h"

namespace motcua::cli {
namespace {

std::string told(const JsonFault& fault) {
  if (!fault.violation) return std::to_string(fault.offset + 1) + ": " + fault.cause;
  return "(" + fault.violation->path + "): " + message_of(*fault.violation, Language::english);
}

}  // namespace

std::string read_json(const std::string& json, google::protobuf::Message& message) {
  const JsonLimits limits{.values_max = 4 * message_items_max(json.size()), .any_case = true};
  if (const auto fault = check_json(json, limits, message.GetDescriptor())) return told(*fault);
  google::protobuf::util::JsonParseOptions options;
  options.case_insensitive_enum_parsing = true;  // takes a dash for an underscore, too
  const auto status = google::protobuf::util::JsonStringToMessage(json, &message, options);
  if (status.ok()) return {};
  // After the first line the library draws where in the text it was.
  const std::string text(status.message());
  return text.empty() ? "JSON" : text.substr(0, text.find('\n'));
}

}  // namespace motcua::cli
