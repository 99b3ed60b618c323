// Which values of a regulation a rule of one's own may say otherwise, and how a value is read: by
// the regulation's field list, as regulations.tsv has it.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "engine/catalogue/entries.h"

namespace motcua {

// All but what a regulation is, when it holds, its printed forms, and how codes are made and known:
// those are of the whole country, or of a code that nobody was given yet.
bool may_be_overridden(std::string_view rule);
// With commas between.
std::string overridable_rules();

// Sets what the rule names. What was expected instead, if the value cannot be read; empty: it is
// set. A rule that is none sets nothing.
std::string set_rule(const OwnRule& own, Regulation& law);

// Adds what values are beyond their bounds, or are no limits, with the field for a path.
void find_defects(const Regulation& law, std::vector<Violation>& violations);

// "remaining" of 1, and so on: the word of a rule's value; "" of what is not said.
std::string_view rule_word(ResumePolicy policy);
std::string_view rule_word(LetterBefore before);

// The name of a field.
template <class Type>
constexpr std::string_view rule_name(Type Regulation::*member) {
  std::string_view name;
  const auto take = [&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member), Type Regulation::*>) {
      if (field.member == member) name = field.name;
    }
  };
  std::apply([&](const auto&... fields) { (take(fields), ...); }, Regulation::fields());
  return name;
}

}  // namespace motcua
