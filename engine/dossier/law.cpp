// Where nobody has a rule of one's own, it is the regulation as it stands.
#include "engine/dossier/law.h"

#include <algorithm>

namespace motcua {
namespace {

struct Place {
  const std::string& procedure;
  const Procedure* version;  // null: nothing of its own
  const std::string& unit;
  Day day;
};

// What the procedure says itself, as if it were such a rule.
void add_columns(const Procedure& procedure, std::vector<OwnRule>& rules) {
  const auto add = [&](std::string_view rule, std::string_view word, const std::string& basis) {
    if (word.empty()) return;
    rules.push_back({.rule = std::string(rule), .value = std::string(word), .legal_basis = basis});
  };
  add(rule_name(&Regulation::resume_examination), rule_word(procedure.resume_policy),
      procedure.resume_basis);
  add(rule_name(&Regulation::letter_before), rule_word(procedure.letter_before),
      procedure.letter_basis);
}

// The root first.
std::vector<std::string> path_to(const std::string& code, const Catalogue& catalogue) {
  std::vector<std::string> path;
  for (auto unit = catalogue.unit_number(code); unit; unit = catalogue.parent(*unit)) {
    path.push_back(catalogue.unit(*unit).code);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

// Each over those before.
std::vector<OwnRule> own_rules_at(const Place& place, const Catalogue& catalogue) {
  std::vector<OwnRule> rules;
  if (catalogue.own_rules().empty()) {
    if (place.version) add_columns(*place.version, rules);
    return rules;
  }
  const auto add = [&](const std::string& procedure, const std::string& unit) {
    for (const OwnRule* own : catalogue.own_rules_on(place.day, procedure, unit)) {
      rules.push_back(*own);
    }
  };
  const std::vector<std::string> units = path_to(place.unit, catalogue);
  add("", "");
  for (const std::string& unit : units) add("", unit);
  add(place.procedure, "");
  if (place.version) add_columns(*place.version, rules);
  for (const std::string& unit : units) add(place.procedure, unit);
  return rules;
}

Regulation law_at(const Place& place, const Catalogue& catalogue) {
  Regulation law = catalogue.regulation_on(place.day);
  for (const OwnRule& own : own_rules_at(place, catalogue)) set_rule(own, law);
  return law;
}

Place place_of(const Dossier& dossier, const Catalogue& catalogue) {
  const Application& application = dossier.application;
  return {.procedure = application.procedure,
          .version = catalogue.procedure(application.procedure, dossier.promise.procedure_version),
          .unit = application.unit,
          .day = law_day_of(dossier)};
}

}  // namespace

Regulation law_of(const Catalogue& catalogue, const Application& application, Day day) {
  const auto version = catalogue.procedure_on(application.procedure, day);
  return law_at({.procedure = application.procedure,
                 .version = version ? version->procedure : nullptr,
                 .unit = application.unit,
                 .day = day},
                catalogue);
}

Regulation law_of(const Dossier& dossier, const Catalogue& catalogue) {
  return law_at(place_of(dossier, catalogue), catalogue);
}

std::string basis_of(std::string_view rule, const Dossier& dossier, const Catalogue& catalogue) {
  const Place place = place_of(dossier, catalogue);
  const std::vector<OwnRule> rules = own_rules_at(place, catalogue);
  const auto last = std::find_if(rules.rbegin(), rules.rend(),
                                 [&](const OwnRule& own) { return own.rule == rule; });
  const bool is_told = last != rules.rend() && !last->legal_basis.empty();
  return is_told ? last->legal_basis : catalogue.regulation_on(place.day).code;
}

Instant letter_deadline(const Regulation& law, const WorkingTime& time, Minute from, Minute due) {
  return instant_of(letter_deadline(time, from, due, law.letter_before));
}

}  // namespace motcua
