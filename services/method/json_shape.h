// Whether the values of a JSON text are such as a message's fields have. The protobuf library is
// lenient there, and tells no field: it takes an object for a list of one, "true" for true, and
// drops a null from a list.
#pragma once

#include <google/protobuf/descriptor.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rejection.h"

namespace motcua {

// Told of a text's values in their order; what it says of one is the field's path in the proto's
// spelling ("papers[1].copies") and what was expected. Fields that do not exist are not judged, nor
// is what is in them.
class JsonShape {
 public:
  enum class Kind { object, list, text, number, boolean, null };

  // Names of enumerations as the API has them, or, `any_case`, as the command line understands
  // them.
  JsonShape(const google::protobuf::Descriptor& type, bool any_case)
      : type_(type), any_case_(any_case) {}

  // In an object, before each value.
  void key(std::string_view name);
  // Of a value; an object or a list goes on until `end`. `text`: of a text or a number, as it is
  // written; of a text longer than `text_bytes_max` its beginning will do.
  static constexpr size_t text_bytes_max = 100;
  std::optional<Violation> value(Kind kind, std::string_view text = {});
  void end() { levels_.pop_back(); }

 private:
  using Field = google::protobuf::FieldDescriptor;

  struct Level {
    const google::protobuf::Descriptor* type = nullptr;  // of an object; null: not judged
    const Field* field =
        nullptr;  // of the next value, or of all of a list or map; null: not judged
    bool is_list = false;
    bool is_map = false;
    size_t count = 0;  // values so far
    std::string key;   // of a map
  };

  bool is_element() const { return levels_.back().is_list || levels_.back().is_map; }
  void begin(Kind kind, const Field* field);
  std::string path() const;

  const google::protobuf::Descriptor& type_;
  const bool any_case_;
  std::vector<Level> levels_;
};

}  // namespace motcua
