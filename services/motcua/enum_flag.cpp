// A value is understood in the spelling of flags (at-counter) and in that of the API (AT_COUNTER).
#include <algorithm>

#include "services/motcua/commands.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

using google::protobuf::EnumDescriptor;

// The name of a value in the API, from any spelling of it.
std::string api_name(std::string text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.back())) text.pop_back();
  while (!text.empty() && is_blank(text.front())) text.erase(0, 1);
  for (char& c : text) {
    c = c == '-' || c == ' ' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return text;
}

std::string flag_names(const EnumDescriptor* type) {
  std::vector<std::string> names;
  for (int i = 0; i < type->value_count(); ++i) {
    if (type->value(i)->number() == 0) continue;
    std::string name = in_small_letters(type->value(i)->name());
    std::replace(name.begin(), name.end(), '_', '-');
    names.push_back(std::move(name));
  }
  return joined(names);
}

}  // namespace

CLI::Option* add_enum_flag(CLI::App& command, const std::string& flag, const EnumDescriptor* type,
                           const std::function<void(int)>& set) {
  return command.add_option_function<std::string>(
      flag,
      [flag, type, set](const std::string& text) {
        const auto* value = type->FindValueByName(api_name(text));
        if (!value || value->number() == 0) {
          throw CLI::ValidationError(flag + ": cần một trong / expected one of: " +
                                     flag_names(type) + "; but it is '" + text + "'");
        }
        set(value->number());
      },
      flag_names(type));
}

}  // namespace motcua::cli
