// Commands and their fields by name, through the field lists.
#include "tests/story_command.h"

#include <map>

#include "engine/dossier/lifecycle.h"
#include "engine/records/codec.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

int64_t value_of_name(const std::string& field, const std::string& text) {
  static const std::map<std::string, std::vector<std::string>> names{
      {"channel", {"", "online", "online_partial", "direct", "post"}},
      {"outcome", {"", "granted", "denied"}},
      {"return_method", {"", "counter", "post", "electronic"}},
      {"payment_method", {"", "counter", "online"}},
      {"delivery_method",
       {"", "paper", "sms", "email", "in_person", "telephone", "social_network"}},
      {"satisfaction", {"", "satisfied", "neutral", "dissatisfied"}},
      {"electronic_result", {"no", "yes"}},
      {"digitising",
       {"", "not_digitised", "digitised", "from_dossier", "from_result", "from_database",
        "shown_in_vneid", "shown_only", "secret", "obtained_by_agency"}},
      {"kind", {"", "applicant", "authorised", "post", "hired_service", "agency"}},
      {"entry",
       {"", "portal", "vneid", "kiosk", "ministry_system", "counter", "post", "mobile",
        "proactive"}},
      {"identity_check", {"", "vneid", "card_reader", "paper", "none"}},
      {"boundary", {"", "province", "nation"}},
      {"arrival", {"", "electronic", "paper"}},
      {"cause", {"", "agency_fault", "other"}},
      {"by_applicant", {"no", "yes"}},
      {"mirrored", {"no", "yes"}},
      {"ends_first_phase", {"no", "yes"}},
      {"notice_kind",
       {"", "acknowledged", "accepted", "to_correct", "supplement", "refused", "late",
        "result_ready", "early_result", "presence", "stopped", "outage", "state_changed"}},
      {"notice_channel",
       {"", "portal", "vneid", "sms", "email", "telephone", "social_network", "paper",
        "in_person"}},
      {"rated_content",
       {"", "time_against_rule", "number_of_agencies", "number_of_contacts", "conduct", "cost",
        "answers_to_complaints"}}};
  const auto found = names.find(field);
  if (found != names.end()) {
    for (size_t i = 0; i < found->second.size(); ++i) {
      if (found->second[i] == text) return static_cast<int64_t>(i);
    }
  }
  return std::stoll(text);
}

template <class T>
void set_value(const std::string& name, const std::string& path, const std::string& text,
               T& value) {
  if constexpr (codec::is_optional<T>::value) {
    if (!value) value.emplace();
    set_value(name, path, text, *value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = text;
  } else if constexpr (std::is_same_v<T, Instant>) {
    value = instant(text.c_str());
  } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    value.push_back(text);
  } else if constexpr (std::is_same_v<T, std::vector<FeeLine>>) {
    const size_t colon = text.find(':');
    value.push_back(
        {.name = text.substr(0, colon), .amount_vnd = std::stoll(text.substr(colon + 1))});
  } else if constexpr (std::is_same_v<T, std::vector<Paper>>) {
    const size_t colon = text.find(':');  // name:digitising
    value.emplace_back().name = text.substr(0, colon);
    if (colon == std::string::npos) return;
    codec::from_number(value_of_name("digitising", text.substr(colon + 1)),
                       value.back().digitising);
  } else if constexpr (std::is_same_v<T, std::vector<Mark>>) {
    const size_t colon = text.find(':');
    Mark& mark = value.emplace_back();
    codec::from_number(value_of_name("rated_content", text.substr(0, colon)), mark.content);
    codec::from_number(value_of_name("satisfaction", text.substr(colon + 1)), mark.satisfaction);
  } else if constexpr (codec::is_vector<T>::value) {
    value.emplace_back().name = text;
  } else if constexpr (Described<T>) {
    for_each_field(value, [&](const auto& field, auto& inner) {
      if (path == field.name) set_value(field.name, "", text, inner);
    });
  } else {
    codec::from_number(value_of_name(name, text), value);
  }
}

template <class Command>
bool set_field_of(Command& command, const std::string& assignment) {
  const size_t equals = assignment.find('=');
  std::string name = assignment.substr(0, equals);
  const std::string text = assignment.substr(equals + 1);
  std::string path;
  if (const size_t dot = name.find('.'); dot != std::string::npos) {
    path = name.substr(dot + 1);
    name.resize(dot);
  }
  bool known = false;
  for_each_field(command, [&](const auto& field, auto& value) {
    if (name != field.name) return;
    known = true;
    set_value(name, path, text, value);
  });
  return known;
}

template <size_t... Is>
std::optional<DossierCommand> command_at(const std::string& name, std::index_sequence<Is...>) {
  std::optional<DossierCommand> command;
  const auto make = [&]<size_t I>() {
    if (lifecycle[I].name == name) command.emplace(std::in_place_index<I>);
  };
  (make.template operator()<Is>(), ...);
  return command;
}

}  // namespace

Words split(const std::string& line) {
  Words words;
  std::string word;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    } else {
      word.push_back(c);
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

std::optional<DossierCommand> command_named(const std::string& name) {
  return command_at(name, std::make_index_sequence<lifecycle.size()>{});
}

bool set_field(DossierCommand& command, const std::string& assignment) {
  return std::visit([&](auto& one) { return set_field_of(one, assignment); }, command);
}

}  // namespace motcua::testing
