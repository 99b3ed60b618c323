// Over the protobuf library's own JSON, which is right but lenient: json_check.h comes before it.
#include "services/gateway/json_message.h"

#include <google/protobuf/type.pb.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/type_resolver.h>
#include <google/protobuf/util/type_resolver_util.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "services/method/json_check.h"
#include "services/method/message_items.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr const char* url_prefix = "type.googleapis.com";

// The library makes each type anew from its descriptor whenever it is asked for; it is asked for
// each in every message. Those that exist are a few hundred.
class KeptTypes : public google::protobuf::util::TypeResolver {
 public:
  google::protobuf::util::Status ResolveMessageType(const std::string& url,
                                                    google::protobuf::Type* type) override {
    return resolve(messages_, url, type, [&](google::protobuf::Type* made) {
      return made_anew_->ResolveMessageType(url, made);
    });
  }
  google::protobuf::util::Status ResolveEnumType(const std::string& url,
                                                 google::protobuf::Enum* type) override {
    return resolve(enums_, url, type, [&](google::protobuf::Enum* made) {
      return made_anew_->ResolveEnumType(url, made);
    });
  }

 private:
  template <class Type, class Make>
  google::protobuf::util::Status resolve(std::map<std::string, Type>& kept, const std::string& url,
                                         Type* type, Make make) {
    {
      const std::shared_lock lock(mutex_);
      if (const auto found = kept.find(url); found != kept.end()) {
        *type = found->second;
        return {};
      }
    }
    auto status = make(type);
    const std::unique_lock lock(mutex_);
    if (status.ok()) kept.emplace(url, *type);
    return status;
  }

  const std::unique_ptr<google::protobuf::util::TypeResolver> made_anew_{
      google::protobuf::util::NewTypeResolverForDescriptorPool(
          url_prefix, google::protobuf::DescriptorPool::generated_pool())};
  std::shared_mutex mutex_;
  std::map<std::string, google::protobuf::Type> messages_;
  std::map<std::string, google::protobuf::Enum> enums_;
};

google::protobuf::util::TypeResolver& resolver() {
  static KeptTypes all;
  return all;
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
  if (const auto fault = check_json(json, {.values_max = values_max}, &type)) {
    if (fault->violation) return reject_field(fault->violation->path, fault->violation->expected);
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
