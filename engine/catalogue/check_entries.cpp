// What a catalogue would not bear: contradictions, and values and numbers beyond their bounds. Each
// check looks at all entries; the cost grows with the entries and the units, not with their
// product.
#include "engine/catalogue/check_entries.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "engine/catalogue/code.h"
#include "engine/catalogue/defect.h"
#include "engine/catalogue/own_rules.h"

namespace motcua {
namespace {

// The forest as it would be.
class Forest {
 public:
  Forest(const Catalogue& catalogue, const CatalogueEntries& entries) {
    for (const UnitNumber number : catalogue.all_units()) put(catalogue.unit(number));
    for (const Unit& entry : entries.units) put(entry);
    for (size_t i = 0; i < units_.size(); ++i) measure(i);
    find_circles();
  }

  bool knows(const std::string& code) const { return places_.contains(code); }
  // How many units are from a root to the unit, both among them; 0 where it is below itself, and
  // counted from there for those that are only below such a one.
  int levels(const std::string& code) const { return levels_[places_.at(code)]; }
  // One of the unit's successors, or of theirs, and so on, is the unit itself.
  bool succeeds_itself(const std::string& code) const { return circles_[places_.at(code)]; }

 private:
  static constexpr size_t nothing = static_cast<size_t>(-1);
  static constexpr int unmeasured = -1;
  static constexpr int under_way = -2;

  void put(const Unit& unit) {
    const auto [place, is_new] = places_.try_emplace(unit.code, units_.size());
    if (is_new) {
      units_.push_back(&unit);
      levels_.push_back(unmeasured);
    } else {
      units_[place->second] = &unit;
    }
  }

  size_t place_of(const std::string& code) const {
    const auto found = code.empty() ? places_.end() : places_.find(code);
    return found == places_.end() ? nothing : found->second;
  }

  // Up to what is measured, and back down; each unit is gone through once.
  void measure(size_t place) {
    std::vector<size_t> path;
    while (place != nothing && levels_[place] == unmeasured) {
      levels_[place] = under_way;
      path.push_back(place);
      place = place_of(units_[place]->parent);
    }
    if (place != nothing && levels_[place] == under_way) {  // from there on, round and round
      while (levels_[place] == under_way) {
        levels_[path.back()] = 0;
        path.pop_back();
      }
    }
    int levels = place == nothing ? 0 : levels_[place];
    while (!path.empty()) {
      levels_[path.back()] = ++levels;
      path.pop_back();
    }
  }

  // What is left once all without a successor are taken away, and again, and then all without a
  // predecessor.
  void find_circles() {
    std::vector<std::vector<size_t>> heirs(units_.size());
    std::vector<std::vector<size_t>> ancestors(units_.size());
    for (size_t i = 0; i < units_.size(); ++i) {
      for (const std::string& successor : successors_of(*units_[i])) {
        const size_t heir = place_of(successor);
        if (heir == nothing) continue;
        heirs[i].push_back(heir);
        ancestors[heir].push_back(i);
      }
    }
    circles_.assign(units_.size(), true);
    take_away_ends(heirs, ancestors);
    take_away_ends(ancestors, heirs);
  }

  // Those that lead nowhere, and whoever led only there.
  void take_away_ends(const std::vector<std::vector<size_t>>& to,
                      const std::vector<std::vector<size_t>>& from) {
    std::vector<size_t> ways(units_.size());
    std::vector<size_t> ends;
    for (size_t i = 0; i < units_.size(); ++i) {
      if (!circles_[i]) continue;
      ways[i] = static_cast<size_t>(
          std::count_if(to[i].begin(), to[i].end(), [&](size_t one) { return circles_[one]; }));
      if (ways[i] == 0) ends.push_back(i);
    }
    while (!ends.empty()) {
      const size_t end = ends.back();
      ends.pop_back();
      circles_[end] = false;
      for (const size_t one : from[end]) {
        if (circles_[one] && --ways[one] == 0) ends.push_back(one);
      }
    }
  }

  std::unordered_map<std::string, size_t> places_;
  std::vector<const Unit*> units_;
  std::vector<int> levels_;
  std::vector<bool> circles_;
};

// Adds what is wrong with the entries of one list.
class ListDefects {
 public:
  ListDefects(Defects& defects, std::string list) : defects_(defects), list_(std::move(list)) {}

  void begin(size_t index, const std::string& code) {
    index_ = index;
    code_ = code;
  }
  // An entry that has a code of its own and is valid for a time; both are checked.
  template <class Entry>
  void begin_dated(size_t index, const Entry& entry) {
    begin(index, entry.code);
    check_code(entry.code);
    check_period("valid_to", entry.valid_from, entry.valid_to);
  }
  void add(std::string path, std::string expected) {
    defects_.add(list_, index_, code_, {std::move(path), std::move(expected)});
  }
  // A code is one word, and is there once. `key`: by which entries are told apart.
  void check_code(const std::string& key) {
    if (!is_one_word(code_)) add("code", "one_word");
    if (!keys_.insert(key).second) add("code", "once " + code_);
  }
  // `path`: where the last day is said.
  void check_period(const char* path, const std::optional<Day>& from,
                    const std::optional<Day>& to) {
    if (from && to && *to < *from) add(path, "day_not_before " + format_day(*from));
  }
  void check_unit(const char* path, const std::string& unit, const Forest& forest) {
    if (!forest.knows(unit)) add(path, "known_unit " + unit);
  }
  void check_between(const char* path, int64_t value, int64_t least, int64_t most) {
    if (value < least || value > most) {
      add(path, "number_between " + std::to_string(least) + "–" + std::to_string(most));
    }
  }
  // Empty, or a limit that is understood.
  void check_limit(const char* path, const std::string& limit) {
    if (!limit.empty() && !parse_limit(limit)) add(path, "limit");
  }
  // What the rules of that part say of it.
  template <class Part>
  void check_part(const Part& part) {
    std::vector<Violation> violations;
    find_defects(part, violations);
    for (Violation& violation : violations) {
      defects_.add(list_, index_, code_, std::move(violation));
    }
  }

 private:
  Defects& defects_;
  std::string list_;
  size_t index_ = 0;
  std::string code_;
  std::set<std::string> keys_;
};

void check_successors(const Unit& unit, const Forest& forest, ListDefects& findings) {
  std::set<std::string> seen;
  bool is_own = false;
  for (const std::string& successor : successors_of(unit)) {
    if (!seen.insert(successor).second) findings.add("successors", "once " + successor);
    if (successor == unit.code) {
      findings.add("successors", "other_unit");
      is_own = true;
    } else {
      findings.check_unit("successors", successor, forest);
    }
  }
  if (!is_own && forest.succeeds_itself(unit.code)) findings.add("successors", "not_after_itself");
}

void check_units(const CatalogueEntries& entries, const Catalogue& catalogue, const Forest& forest,
                 Defects& defects) {
  ListDefects findings(defects, "units");
  for (size_t i = 0; i < entries.units.size(); ++i) {
    const Unit& unit = entries.units[i];
    findings.begin_dated(i, unit);
    if (!unit.parent.empty()) findings.check_unit("parent", unit.parent, forest);
    const Unit* const known = catalogue.unit(unit.code);
    if (known && !known->outside && unit.outside) findings.add("outside", "from_the_beginning");
    const int levels = forest.levels(unit.code);
    if (levels == 0) findings.add("parent", "not_below_itself");
    if (levels > unit_levels_max) {
      findings.add("parent", "levels_max " + std::to_string(unit_levels_max));
    }
    check_successors(unit, forest, findings);
  }
  // Of units that stay, but lower, it is said of the one that moved, where that is not too deep
  // itself.
  for (size_t i = 0; i < entries.units.size(); ++i) {
    const Unit& unit = entries.units[i];
    const auto number = catalogue.unit_number(unit.code);
    if (!number || catalogue.unit(*number).parent == unit.parent) continue;
    if (forest.levels(unit.code) > unit_levels_max) continue;
    for (const UnitNumber below : catalogue.subtree(*number)) {
      if (forest.levels(catalogue.unit(below).code) <= unit_levels_max) continue;
      findings.begin(i, unit.code);
      findings.add("parent", "levels_max " + std::to_string(unit_levels_max));
      break;
    }
  }
}

void check_steps(const std::vector<ProcedureStep>& steps, ListDefects& findings) {
  if (steps.size() > procedure_steps_max) {
    return findings.add("steps", "items_max " + std::to_string(procedure_steps_max));
  }
  std::set<std::string> keys;
  for (size_t i = 0; i < steps.size(); ++i) {
    const std::string path = "steps[" + std::to_string(i) + "].";
    if (!keys.insert(steps[i].key).second) findings.add(path + "key", "once " + steps[i].key);
    findings.check_limit((path + "limit").c_str(), steps[i].limit);
  }
}

void check_procedures(const CatalogueEntries& entries, Defects& defects) {
  ListDefects findings(defects, "procedures");
  for (size_t i = 0; i < entries.procedures.size(); ++i) {
    const Procedure& procedure = entries.procedures[i];
    findings.begin(i, procedure.code);
    const auto& from = procedure.effective_from;
    findings.check_code(procedure.code + '\t' + (from ? format_day(*from) : ""));
    for (const auto& [path, fee] : {std::pair{"fee_online_vnd", &procedure.fee_online_vnd},
                                    {"fee_direct_vnd", &procedure.fee_direct_vnd},
                                    {"fee_post_vnd", &procedure.fee_post_vnd}}) {
      if (*fee) findings.check_between(path, **fee, 0, fee_vnd_max);
    }
    if (procedure.retention_years) {
      findings.check_between("retention_years", *procedure.retention_years, 1, retention_years_max);
    }
    findings.check_part(procedure.papers);
    check_steps(procedure.steps, findings);
  }
}

void check_calendars(const CatalogueEntries& entries, const Catalogue& catalogue,
                     const Forest& forest, Defects& defects) {
  ListDefects findings(defects, "calendars");
  std::set<std::string> units;
  for (size_t i = 0; i < entries.calendars.size(); ++i) {
    const Calendar& calendar = entries.calendars[i];
    findings.begin(i, calendar.unit);
    const bool is_first = units.insert(calendar.unit).second;
    if (!is_first) findings.add("unit", "once " + calendar.unit);
    if (!calendar.unit.empty()) findings.check_unit("unit", calendar.unit, forest);
    findings.check_part(calendar);
    if (!is_first) continue;  // what is known of the unit is gone through once
    const Calendar* known = catalogue.calendar(calendar.unit);
    const Calendar result = known ? merged(*known, calendar) : calendar;
    if (result.exceptions.size() > static_cast<size_t>(calendar_exceptions_max)) {
      findings.add("exceptions", "items_max " + std::to_string(calendar_exceptions_max));
    }
    if (result.complete_until && !result.complete_from) findings.add("complete_from", "required");
    if (result.complete_from && !result.complete_until) findings.add("complete_until", "required");
    findings.check_period("complete_until", result.complete_from, result.complete_until);
  }
}

bool have_a_day_in_common(const PrintedForm& one, const PrintedForm& other) {
  const auto ends_before = [](const PrintedForm& earlier, const PrintedForm& later) {
    return earlier.valid_to && later.valid_from && *earlier.valid_to < *later.valid_from;
  };
  return !ends_before(one, other) && !ends_before(other, one);
}

void check_regulations(const CatalogueEntries& entries, Defects& defects) {
  ListDefects findings(defects, "regulations");
  for (size_t i = 0; i < entries.regulations.size(); ++i) {
    const Regulation& regulation = entries.regulations[i];
    findings.begin_dated(i, regulation);
    findings.check_part(regulation);
    std::multimap<std::string, const PrintedForm*> of_events;
    for (const PrintedForm& form : regulation.forms) {
      const auto [first, last] = of_events.equal_range(form.event);
      const bool is_twice = std::any_of(first, last, [&](const auto& other) {
        return have_a_day_in_common(*other.second, form);
      });
      if (is_twice) findings.add("forms", "once " + form.event);
      of_events.emplace(form.event, &form);
      findings.check_period("forms", form.valid_from, form.valid_to);
      if (!is_one_word(form.form)) findings.add("forms", "one_word");
    }
  }
}

void check_targets(const CatalogueEntries& entries, const Forest& forest,
                   const std::vector<std::string>& indicators, Defects& defects) {
  ListDefects findings(defects, "targets");
  std::string names;
  for (const std::string& name : indicators) names += (names.empty() ? "" : ", ") + name;
  for (size_t i = 0; i < entries.targets.size(); ++i) {
    const Target& target = entries.targets[i];
    findings.begin_dated(i, target);
    findings.check_unit("unit", target.unit, forest);
    findings.check_between("denominator", target.denominator, 1, target_denominator_max);
    if (target.numerator < 0 || target.numerator > target.denominator) {
      findings.add("numerator", "share");
    }
    if (std::find(indicators.begin(), indicators.end(), target.indicator) == indicators.end()) {
      findings.add("indicator", "one_of " + names);
    }
  }
}

void check_tariffs(const CatalogueEntries& entries, Defects& defects) {
  ListDefects findings(defects, "tariffs");
  for (size_t i = 0; i < entries.tariffs.size(); ++i) {
    const Tariff& tariff = entries.tariffs[i];
    findings.begin_dated(i, tariff);
    if (tariff.amount_vnd.has_value() == tariff.percent.has_value()) {
      findings.add("amount_vnd", "amount_or_percent");
    }
    if (tariff.amount_vnd) findings.check_between("amount_vnd", *tariff.amount_vnd, 0, fee_vnd_max);
    if (tariff.percent) findings.check_between("percent", *tariff.percent, 0, 100);
  }
}

// Two of one rule and place never hold on the same day, published before or now.
void check_overlaps(const CatalogueEntries& entries, const Catalogue& catalogue,
                    ListDefects& findings) {
  struct Placed {
    const OwnRule* own;
    std::optional<size_t> index;  // of the entry; none: it stands
  };
  std::vector<Placed> all;
  std::set<std::string_view> codes;
  for (size_t i = 0; i < entries.own_rules.size(); ++i) {
    const OwnRule& own = entries.own_rules[i];
    if (codes.insert(own.code).second) all.push_back({&own, i});
  }
  for (const OwnRule& own : catalogue.own_rules()) {
    if (!codes.contains(own.code)) all.push_back({&own, std::nullopt});
  }
  const auto place = [](const Placed& one) {
    return std::tie(one.own->rule, one.own->procedure, one.own->unit);
  };
  std::stable_sort(all.begin(), all.end(), [&](const Placed& one, const Placed& other) {
    if (place(one) != place(other)) return place(one) < place(other);
    return one.own->valid_from < other.own->valid_from;  // none is before all
  });
  const Placed* last = nullptr;  // to end, of those before
  for (const Placed& one : all) {
    const bool is_beside = last && place(*last) == place(one);
    const auto until = last ? last->own->valid_to : std::nullopt;
    const auto& from = one.own->valid_from;
    if (is_beside && (!until || !from || *from <= *until)) {
      const auto [told, other] = one.index ? std::pair(one, *last) : std::pair(*last, one);
      if (told.index) {
        findings.begin(*told.index, told.own->code);
        findings.add("valid_from", "other_days_than " + other.own->code);
      }
    }
    const auto& to = one.own->valid_to;
    if (!is_beside || (until && (!to || *to > *until))) last = &one;
  }
}

// The procedure may come later, as a tariff's may; lint tells of one that is not there.
void check_own_rules(const CatalogueEntries& entries, const Catalogue& catalogue,
                     const Forest& forest, Defects& defects) {
  if (entries.own_rules.empty()) return;
  ListDefects findings(defects, "own_rules");
  for (size_t i = 0; i < entries.own_rules.size(); ++i) {
    const OwnRule& own = entries.own_rules[i];
    findings.begin_dated(i, own);
    if (!may_be_overridden(own.rule)) findings.add("rule", "one_of " + overridable_rules());
    Regulation law;
    const std::string expected = set_rule(own, law);
    std::vector<Violation> violations;
    find_defects(law, violations);
    if (!expected.empty()) violations.push_back({"", expected});
    for (Violation& violation : violations) findings.add("value", std::move(violation.expected));
    if (!own.unit.empty()) findings.check_unit("unit", own.unit, forest);
  }
  check_overlaps(entries, catalogue, findings);
}

}  // namespace

OrRejection<void> check_entries(const CatalogueEntries& entries, const Catalogue& catalogue,
                                const std::vector<std::string>& indicators) {
  const Forest forest(catalogue, entries);
  Defects defects;
  check_units(entries, catalogue, forest, defects);
  check_procedures(entries, defects);
  check_calendars(entries, catalogue, forest, defects);
  check_regulations(entries, defects);
  check_targets(entries, forest, indicators, defects);
  check_tariffs(entries, defects);
  check_own_rules(entries, catalogue, forest, defects);
  return std::move(defects).verdict();
}

// Of each entry the first such day.
OrRejection<void> check_parents_by_day(const CatalogueEntries& entries, const Catalogue& before,
                                       const Catalogue& next) {
  std::unordered_map<std::string, size_t> places;
  for (size_t i = 0; i < entries.units.size(); ++i) places[entries.units[i].code] = i;
  Defects defects;
  ListDefects findings(defects, "units");
  std::vector<Day> days = next.days_of_new_parents();
  if (!days.empty()) days.insert(days.begin(), plus_days(days.front(), -1));
  for (const Day day : days) {
    const auto circles = next.below_themselves_on(day);
    if (circles.empty()) continue;
    const auto of_old = before.below_themselves_on(day);
    for (const UnitNumber unit : circles) {
      const auto place = places.find(next.unit(unit).code);
      if (place == places.end() || std::binary_search(of_old.begin(), of_old.end(), unit)) continue;
      findings.begin(place->second, place->first);
      findings.add("parent", "not_below_itself_on " + format_day(day));
      places.erase(place);
    }
  }
  return std::move(defects).verdict();
}

}  // namespace motcua
