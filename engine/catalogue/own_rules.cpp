// A value is read by the type of its field.
#include "engine/catalogue/own_rules.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace motcua {
namespace {

constexpr std::array<std::string_view, 7> never_ones_own{
    "code", "name", "valid_from", "valid_to", "forms", "coding_unit", "central_code_digits_min"};

// In the order of their values, from 1 on.
template <class Enum>
constexpr std::array<std::string_view, 3> words{};
template <>
constexpr std::array<std::string_view, 3> words<ResumePolicy>{"remaining", "restart"};
template <>
constexpr std::array<std::string_view, 3> words<LetterBefore>{"day_before", "at_expiry"};
template <>
constexpr std::array<std::string_view, 3> words<ClockStart>{"receipt", "arrival"};
template <>
constexpr std::array<std::string_view, 3> words<ArrivalOf>{"electronic", "paper"};
template <>
constexpr std::array<std::string_view, 3> words<ArrivalScope>{"province", "nation", "both"};

template <class Enum>
std::string_view word_of(Enum value) {
  const auto place = static_cast<size_t>(value);
  return place == 0 || place > words<Enum>.size() ? std::string_view() : words<Enum>[place - 1];
}

std::string read(const std::string& text, bool& value) {
  if (text != "yes" && text != "no") return "one_of yes, no";
  value = text == "yes";
  return {};
}

std::string read(const std::string& text, int32_t& value) {
  const char* const end = text.data() + text.size();
  int32_t number = 0;
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end) return "number";
  value = number;
  return {};
}

std::string read(const std::string& text, std::string& value) {
  value = text;
  return {};
}

template <class Enum>
requires std::is_enum_v<Enum> std::string read(const std::string& text, Enum& value) {
  std::string names;
  for (size_t i = 0; i < words<Enum>.size(); ++i) {
    const std::string_view word = words<Enum>[i];
    if (word.empty()) continue;
    if (word == text) {
      value = static_cast<Enum>(i + 1);
      return {};
    }
    names.append(names.empty() ? "" : ", ").append(word);
  }
  return "one_of " + names;
}

}  // namespace

bool may_be_overridden(std::string_view rule) {
  if (std::find(never_ones_own.begin(), never_ones_own.end(), rule) != never_ones_own.end()) {
    return false;
  }
  return std::apply([&](const auto&... fields) { return ((rule == fields.name) || ...); },
                    Regulation::fields());
}

std::string overridable_rules() {
  std::string names;
  const Regulation law;
  for_each_field(law, [&](const auto& field, const auto&) {
    if (!may_be_overridden(field.name)) return;
    names.append(names.empty() ? "" : ", ").append(field.name);
  });
  return names;
}

std::string set_rule(const OwnRule& own, Regulation& law) {
  if (!may_be_overridden(own.rule)) return {};
  std::string expected;
  for_each_field(law, [&](const auto& field, auto& value) {
    if constexpr (requires { read(own.value, value); }) {
      if (own.rule == field.name) expected = read(own.value, value);
    }
  });
  return expected;
}

void find_defects(const Regulation& law, std::vector<Violation>& violations) {
  const auto check_between = [&](const char* path, int64_t value, int64_t least, int64_t most) {
    if (value >= least && value <= most) return;
    violations.push_back(
        {path, "number_between " + std::to_string(least) + "–" + std::to_string(most)});
  };
  const auto check_limit = [&](const char* path, const std::string& limit) {
    if (!limit.empty() && !parse_limit(limit)) violations.push_back({path, "limit"});
  };
  check_between("reappointments_max", law.reappointments_max, 0, reappointments_limit_max);
  check_between("acceptance_hours", law.acceptance_hours, 1, acceptance_hours_max);
  check_between("intake_supplements_max", law.intake_supplements_max, 0,
                intake_supplements_limit_max);
  check_limit("supplement_notice", law.supplement_notice);
  check_limit("supplement_close_after", law.supplement_close_after);
  check_limit("transfer", law.transfer);
  check_limit("transfer_paper_boundary_free", law.transfer_paper_boundary_free);
  check_between("transfer_grace_minutes", law.transfer_grace_minutes, 0,
                transfer_grace_minutes_max);
  check_between("central_code_digits_min", law.central_code_digits_min, 0,
                central_code_digits_limit_max);
  check_between("alert_hours", law.alert_hours, 0, alert_hours_max);
  check_limit("correction_limit", law.correction_limit);
}

std::string_view rule_word(ResumePolicy policy) { return word_of(policy); }
std::string_view rule_word(LetterBefore before) { return word_of(before); }

}  // namespace motcua
