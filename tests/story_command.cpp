// Commands and their fields by name, through the field lists.
#include "tests/story_command.h"

#include <map>
#include <sstream>

#include "engine/dossier/lifecycle.h"
#include "engine/records/codec.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

const std::map<std::string, std::vector<std::string>>& value_names() {
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
        "answers_to_complaints"}},
      {"asked_because", {"", "incident", "disaster", "inaccurate", "verify"}},
      {"identity_result", {"", "confirmed", "not_confirmed"}},
      {"online_level", {"", "full", "partial", "none"}},
      {"partial_reason", {"", "presence", "on_site_check", "fault", "technical"}},
      {"unit.kind", {"", "centre", "branch", "point", "kiosk", "one_level_centre", "agency"}},
      {"tariff.kind", {"", "charge", "fee"}}};
  return names;
}

int64_t value_of_name(const std::string& field, const std::string& text) {
  const auto& names = value_names();
  const auto found = names.find(field);
  if (found != names.end()) {
    for (size_t i = 0; i < found->second.size(); ++i) {
      if (found->second[i] == text) return static_cast<int64_t>(i);
    }
  }
  return std::stoll(text);
}

std::string name_of_value(const std::string& field, int64_t value) {
  const auto found = value_names().find(field);
  const auto place = static_cast<size_t>(value);
  if (found == value_names().end() || place >= found->second.size()) return std::to_string(value);
  return found->second[place];
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
  } else if constexpr (std::is_same_v<T, Day>) {
    value = day(text.c_str());
  } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    value.push_back(text);
  } else if constexpr (std::is_same_v<T, std::vector<FeeLine>>) {
    std::istringstream parts(text);  // name:amount[:left to pay[:tariff]]
    FeeLine& line = value.emplace_back();
    std::string amount;
    std::string left;
    std::getline(parts, line.name, ':');
    std::getline(parts, amount, ':');
    line.amount_vnd = std::stoll(amount);
    if (std::getline(parts, left, ':')) {
      line.exempt = std::stoll(left) == 0;
      if (!line.exempt) line.reduced_to_vnd = std::stoll(left);
    }
    std::getline(parts, line.tariff);
  } else if constexpr (std::is_same_v<T, std::vector<Paper>>) {
    const size_t colon = text.find(':');  // name:digitising,field=value…
    Paper& paper = value.emplace_back();
    paper.name = text.substr(0, colon);
    std::istringstream parts(colon == std::string::npos ? "" : text.substr(colon + 1));
    for (std::string part; std::getline(parts, part, ',');) {
      const size_t equals = part.find('=');
      const bool is_how = equals == std::string::npos;
      set_value("", is_how ? "digitising" : part.substr(0, equals),
                is_how ? part : part.substr(equals + 1), paper);
    }
  } else if constexpr (std::is_same_v<T, std::vector<Mark>>) {
    const size_t colon = text.find(':');
    Mark& mark = value.emplace_back();
    codec::from_number(value_of_name("rated_content", text.substr(0, colon)), mark.content);
    codec::from_number(value_of_name("satisfaction", text.substr(colon + 1)), mark.satisfaction);
  } else if constexpr (codec::is_vector<T>::value) {
    if constexpr (requires { value.emplace_back().name = text; }) value.emplace_back().name = text;
  } else if constexpr (Described<T>) {
    for_each_field(value, [&](const auto& field, auto& inner) {
      if (path == field.name) set_value(field.name, "", text, inner);
    });
  } else {
    codec::from_number(value_of_name(name, text), value);
  }
}

template <class Command>
bool set_field_of(Command& command, const std::string& assignment, const std::string& of = "") {
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
    set_value(value_names().contains(of + name) ? of + name : name, path, text, value);
  });
  return known;
}

// What is not empty, each field as a story says it.
template <class T>
void say(std::string& words, const std::string& path, const std::string& name, const T& value) {
  if constexpr (codec::is_optional<T>::value) {
    if (value) say(words, path, name, *value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!value.empty()) words += " " + path + "=" + value;
  } else if constexpr (std::is_same_v<T, Day>) {
    words += " " + path + "=" + format_day(value);
  } else if constexpr (std::is_same_v<T, std::vector<Paper>>) {
    for (const Paper& paper : value) {
      words += " " + path + "=" + paper.name + ":" +
               name_of_value("digitising", codec::to_number(paper.digitising));
      for_each_field(paper, [&](const auto& field, const auto& inner) {
        const std::string_view of(field.name);
        std::string one;
        if (of != "name" && of != "digitising") say(one, field.name, field.name, inner);
        if (!one.empty()) words += "," + one.substr(1);
      });
    }
  } else if constexpr (Described<T>) {
    for_each_field(value, [&](const auto& field, const auto& inner) {
      say(words, path + "." + field.name, field.name, inner);
    });
  } else {
    const int64_t number = codec::to_number(value);
    if (number != 0) words += " " + path + "=" + name_of_value(name, number);
  }
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

bool set_field(CatalogueEntries& entries, const std::string& assignment) {
  bool known = false;
  for (Unit& unit : entries.units) known |= set_field_of(unit, assignment, "unit.");
  for (Procedure& one : entries.procedures) known |= set_field_of(one, assignment);
  for (Tariff& tariff : entries.tariffs) known |= set_field_of(tariff, assignment, "tariff.");
  return known;
}

std::string said(const Application& application) {
  std::string words;
  for_each_field(application, [&](const auto& field, const auto& value) {
    const std::string_view name(field.name);
    if (name == "unit" || name == "procedure" || name == "applicant") return;
    say(words, field.name, field.name, value);
  });
  return words;
}

}  // namespace motcua::testing
