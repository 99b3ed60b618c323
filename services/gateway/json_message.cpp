// Over the protobuf library's own JSON, which is right but lenient: json_check.h comes before it.
#include "services/gateway/json_message.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/type_resolver.h>
#include <google/protobuf/util/type_resolver_util.h>

#include <algorithm>
#include <memory>

#include "services/gateway/json_check.h"
#include "services/method/message_items.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr const char* url_prefix = "type.googleapis.com";

google::protobuf::util::TypeResolver& resolver() {
  static const std::unique_ptr<google::protobuf::util::TypeResolver> all(
      google::protobuf::util::NewTypeResolverForDescriptorPool(
          url_prefix, google::protobuf::DescriptorPool::generated_pool()));
  return *all;
}

std::string url_of(const google::protobuf::Descriptor& type) {
  std::string url(url_prefix);
  return url.append("/").append(type.full_name());
}

// "3:14": line and column, both from 1.
std::string place_of(std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  std::string place = std::to_string(lines + 1);
  place.append(":").append(std::to_string(before.size() - line_begin + 1));
  return place;
}

tl::unexpected<Rejection> malformed(std::string cause, std::string place) {
  Metadata facts{{"format", "json"}, {"cause", std::move(cause)}};
  if (!place.empty()) facts.emplace_back("place", std::move(place));
  return reject(Reason::MALFORMED_MESSAGE, std::move(facts));
}

// After the first line the library draws where in the text it was.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

OrRejection<std::string> bytes_of_json(std::string_view json,
                                       const google::protobuf::Descriptor& type) {
  // A value is a byte and a comma at least, and costs nothing until it is one of a message: those
  // are counted as in any message, by their bytes.
  const size_t values_max = 4 * message_items_max(json.size());
  if (const auto fault = check_json(json, {.values_max = values_max})) {
    return malformed(fault->cause, place_of(json, fault->offset));
  }
  std::string bytes;
  const auto status = google::protobuf::util::JsonToBinaryString(&resolver(), url_of(type),
                                                                 std::string(json), &bytes);
  if (!status.ok()) return malformed(shortened(first_line(std::string(status.message())), 150), "");
  return bytes;
}

std::string json_of_bytes(std::string_view bytes, const google::protobuf::Descriptor& type) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::BinaryToJsonString(
      &resolver(), url_of(type), std::string(bytes), &json, options);
  return status.ok() ? json : std::string("{}");
}

}  // namespace motcua
