// Over the protobuf library's own JSON.
#include "services/motcua/json_input.h"

#include <google/protobuf/util/json_util.h>

namespace motcua::cli {

std::string read_json(const std::string& json, google::protobuf::Message& message) {
  google::protobuf::util::JsonParseOptions options;
  options.case_insensitive_enum_parsing = true;  // takes a dash for an underscore, too
  const auto status = google::protobuf::util::JsonStringToMessage(json, &message, options);
  if (status.ok()) return {};
  // After the first line the library draws where in the text it was.
  const std::string text(status.message());
  return text.empty() ? "JSON" : text.substr(0, text.find('\n'));
}

}  // namespace motcua::cli
