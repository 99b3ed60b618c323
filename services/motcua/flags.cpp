// A value of an enumeration is understood in the spelling of flags (at-counter) and in that of the
// API (AT_COUNTER).
#include "services/motcua/flags.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/field_mask.pb.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "services/text/text.h"

namespace motcua::cli {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const std::set<std::string> fields_of_paging{"page_size", "page_token", "at_least_sequence",
                                             "as_of_sequence", "as_of_time"};

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

bool is_group(const FieldDescriptor* field) {
  const auto* type = field->message_type();
  return type && !field->is_repeated() && type != google::protobuf::FieldMask::descriptor() &&
         type != google::protobuf::Timestamp::descriptor();
}

// The flags of one command.
class Adder {
 public:
  Adder(Session& session, CLI::App& command, const FlagShape& shape)
      : session_(session), command_(command), shape_(shape) {}

  // A flag for each field, and for each field of a group such as an applicant.
  void add(const google::protobuf::Descriptor* descriptor, const std::function<Message*()>& message,
           const std::string& path) {
    for (int i = 0; i < descriptor->field_count(); ++i) {
      const FieldDescriptor* field = descriptor->field(i);
      const std::string here = path + field->name();
      if (shape_.left_out.contains(here) || fields_of_paging.contains(here)) continue;
      if (is_group(field)) {
        add(
            field->message_type(),
            [=] { return message()->GetReflection()->MutableMessage(message(), field); },
            here + ".");
      } else {
        flags.push_back({add_flag(field, here, message), here});
      }
    }
  }

  std::vector<Flag> flags;

 private:
  std::string refused(const std::string& flag, const char* key, const std::string& text,
                      const std::string& values = "") const {
    return flag + ": " + session_.say(key, {{"text", text}, {"values", values}});
  }

  // A whole number that is all of the text; anything else is refused, never read as 0.
  int64_t number_in(const std::string& text, const std::string& flag) const {
    int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end) {
      throw CLI::ValidationError(refused(flag, "usage.whole_number", text));
    }
    return number;
  }

  // name[:originals[:certified copies[:copies[:type code[:validity[:signed by]]]]]]
  void set_paper(v1::Paper& paper, const std::string& text) const {
    const std::vector<std::string> parts = CLI::detail::split(text, ':');
    paper.set_name(parts[0]);
    const auto number = [&](size_t i) {
      const bool is_said = i < parts.size() && (parts.size() <= 4 || !parts[i].empty());
      return is_said ? static_cast<int32_t>(number_in(parts[i], "--paper")) : 0;
    };
    paper.set_originals(number(1));
    paper.set_certified_copies(number(2));
    paper.set_copies(number(3));
    if (parts.size() > 4) paper.set_type_code(parts[4]);
    if (parts.size() > 5) paper.set_validity(parts[5]);
    if (parts.size() > 6) paper.set_signed_by(parts[6]);
  }

  // name:amount[:left to pay[:tariff]]. There may be colons in the name, but none with only digits
  // up to the next one: the first such part is the amount.
  void set_fee(v1::FeeLine& fee, const std::string& text) const {
    const auto is_amount_at = [&](size_t colon) {
      const size_t end = std::min(text.find(':', colon + 1), text.size());
      return end > colon + 1 && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(colon) + 1,
                                            text.begin() + static_cast<std::ptrdiff_t>(end),
                                            [](char c) { return c >= '0' && c <= '9'; });
    };
    size_t colon = text.find(':');
    while (colon != std::string::npos && !is_amount_at(colon)) colon = text.find(':', colon + 1);
    if (colon == std::string::npos) colon = text.rfind(':');
    if (colon == std::string::npos) {
      throw CLI::ValidationError(refused("--fee", "usage.fee", text));
    }
    fee.set_name(text.substr(0, colon));
    const size_t left = text.find(':', colon + 1);
    fee.set_amount_vnd(number_in(text.substr(colon + 1, left - colon - 1), "--fee"));
    if (left == std::string::npos) return;
    const size_t tariff = text.find(':', left + 1);
    const int64_t owed = number_in(text.substr(left + 1, tariff - left - 1), "--fee");
    if (owed == 0 && fee.amount_vnd() > 0) {
      fee.set_exempt(true);
    } else if (owed != fee.amount_vnd()) {
      fee.set_reduced_to_vnd(owed);
    }
    if (tariff != std::string::npos) fee.set_tariff(text.substr(tariff + 1));
  }

  // The number of the value of that name, which is what `text` says or a part of it.
  int value_in(const EnumDescriptor* type, const std::string& flag, const std::string& name,
               const std::string& text) const {
    const auto* value = type->FindValueByName(api_name(name));
    if (!value || value->number() == 0) {
      throw CLI::ValidationError(refused(flag, "usage.one_of", text, flag_names(type)));
    }
    return value->number();
  }

  // content:satisfaction
  void set_mark(v1::Mark& mark, const std::string& text) const {
    const size_t colon = text.find(':');
    if (colon == std::string::npos) {
      throw CLI::ValidationError(refused("--mark", "usage.mark", text));
    }
    mark.set_rated_content(static_cast<v1::RatedContent>(
        value_in(v1::RatedContent_descriptor(), "--mark", text.substr(0, colon), text)));
    mark.set_satisfaction(static_cast<v1::Satisfaction>(
        value_in(v1::Satisfaction_descriptor(), "--mark", text.substr(colon + 1), text)));
  }

  // One message of a list from each text.
  template <class Part>
  CLI::Option* add_parts(const char* flag, const FieldDescriptor* field,
                         const std::function<Message*()>& message,
                         void (Adder::*set)(Part&, const std::string&) const) {
    return command_.add_option_function<std::vector<std::string>>(
        flag,
        [adder = *this, field, message, set](const std::vector<std::string>& texts) {
          for (const auto& text : texts) {
            auto* part = message()->GetReflection()->AddMessage(message(), field);
            (adder.*set)(static_cast<Part&>(*part), text);
          }
        },
        help_of(field, field->name()));
  }

  std::string help_of(const FieldDescriptor* field, const std::string& path) const {
    const std::string& name = field->name();
    std::string help;
    for (const std::string& key :
         {"flag." + command_.get_name() + "." + name, "flag." + name, "field." + name}) {
      if (!has_message(key)) continue;
      help = session_.speech.each([&](Language language) {
        return key.starts_with("field.") ? field_in_words(name, language)
                                         : message(key, {}, language);
      });
      break;
    }
    if (const auto values = shape_.values.find(path); values != shape_.values.end()) {
      help += ": " + values->second;
    } else if (field->enum_type()) {
      help += ": " + flag_names(field->enum_type());
    } else if (field->message_type() == google::protobuf::Timestamp::descriptor()) {
      help += ": 2026-01-09T15:00";
    } else if (field->message_type() == v1::Mark::descriptor()) {
      help += ": (" + flag_names(v1::RatedContent_descriptor()) + "):(" +
              flag_names(v1::Satisfaction_descriptor()) + ")";
    }
    return help;
  }

  CLI::Option* add_flag(const FieldDescriptor* field, const std::string& path,
                        const std::function<Message*()>& message) {
    const auto named = shape_.names.find(path);
    const std::string name = named != shape_.names.end() ? named->second : dashed(field->name());
    CLI::Option* const option =
        add_named((shape_.words.contains(path) ? "" : "--") + name, field, path, message);
    if (shape_.required.contains(path)) option->required();
    return option;
  }

  CLI::Option* add_named(const std::string& flag, const FieldDescriptor* field,
                         const std::string& path, const std::function<Message*()>& message) {
    const auto reflection = [message] { return message()->GetReflection(); };
    const std::string help = help_of(field, path);
    if (field->message_type() == v1::Paper::descriptor()) {
      return add_parts("--paper", field, message, &Adder::set_paper);
    }
    if (field->message_type() == v1::FeeLine::descriptor()) {
      return add_parts("--fee", field, message, &Adder::set_fee);
    }
    if (field->message_type() == v1::Mark::descriptor()) {
      return add_parts("--mark", field, message, &Adder::set_mark);
    }
    if (field->message_type() == google::protobuf::FieldMask::descriptor()) {
      return command_
          .add_option_function<std::vector<std::string>>(
              flag,
              [=](const std::vector<std::string>& paths) {
                auto& mask = static_cast<google::protobuf::FieldMask&>(
                    *reflection()->MutableMessage(message(), field));
                for (const auto& one : paths) mask.add_paths(one);
              },
              help)
          ->delimiter(',');
    }
    if (field->message_type() == google::protobuf::Timestamp::descriptor()) {
      return command_.add_option_function<std::string>(
          flag,
          [=, session = &session_](const std::string& text) {
            reflection()
                ->MutableMessage(message(), field)
                ->CopyFrom(instant_flag(*session, flag, text));
          },
          help);
    }
    if (field->is_repeated()) {
      return command_.add_option_function<std::vector<std::string>>(
          flag,
          [=](const std::vector<std::string>& texts) {
            for (const auto& text : texts) reflection()->AddString(message(), field, text);
          },
          help);
    }
    return add_scalar(flag, field, message, help);
  }

  CLI::Option* add_scalar(const std::string& flag, const FieldDescriptor* field,
                          const std::function<Message*()>& message, const std::string& help) {
    const auto reflection = [message] { return message()->GetReflection(); };
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_ENUM:
        return command_.add_option_function<std::string>(
            flag,
            [=, adder = *this](const std::string& text) {
              reflection()->SetEnumValue(message(), field,
                                         adder.value_in(field->enum_type(), flag, text, text));
            },
            help);
      case FieldDescriptor::CPPTYPE_BOOL:
        return command_.add_flag_callback(
            flag, [=] { reflection()->SetBool(message(), field, true); }, help);
      case FieldDescriptor::CPPTYPE_INT32:
        return command_.add_option_function<int32_t>(
            flag, [=](int32_t number) { reflection()->SetInt32(message(), field, number); }, help);
      case FieldDescriptor::CPPTYPE_INT64:
        return command_.add_option_function<int64_t>(
            flag, [=](int64_t number) { reflection()->SetInt64(message(), field, number); }, help);
      default:
        return command_.add_option_function<std::string>(
            flag, [=](const std::string& text) { reflection()->SetString(message(), field, text); },
            help);
    }
  }

  Session& session_;
  CLI::App& command_;
  FlagShape shape_;
};

}  // namespace

std::vector<Flag> add_flags(Session& session, CLI::App& command, Message* request,
                            const FlagShape& shape) {
  Adder adder(session, command, shape);
  adder.add(
      request->GetDescriptor(), [request] { return request; }, "");
  return adder.flags;
}

std::string& add_limit(Session& session, CLI::App& command) {
  std::string& limit = session.texts.emplace_back("100");
  command.add_option("--limit", limit, session.say("flag.rows_max"))
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  return limit;
}

std::string dashed(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string flag_names(const EnumDescriptor* type) {
  std::vector<std::string> names;
  for (int i = 0; i < type->value_count(); ++i) {
    if (type->value(i)->number() == 0) continue;
    names.push_back(dashed(in_small_letters(type->value(i)->name())));
  }
  return joined(names);
}

}  // namespace motcua::cli
