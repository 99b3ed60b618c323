// Merging publications, and resolving the forest once per publication, and once per day on which it
// is another one.
#include "engine/catalogue/catalogue.h"

#include <algorithm>
#include <set>

#include "engine/check.h"

namespace motcua {
namespace {

const Regulation no_regulation{};

std::string place_of(const std::string& procedure, const std::string& unit) {
  return procedure + '\t' + unit;
}

// Journals of earlier releases have calendars that say until when they are complete, and had no way
// to say from when: they meant the years whose days they list.
void complete_by_its_years(Calendar& calendar) {
  if (!calendar.complete_until || calendar.complete_from || calendar.exceptions.empty()) return;
  const int first_year = civil_date(calendar.exceptions.front().day).year;
  calendar.complete_from = day_from(CivilDate{.year = first_year, .month = 1, .day = 1});
}

// The day since when it is there stays, where it is not said again, and so does where it keeps its
// register. `known`: null for a new one.
Unit as_kept(Unit entry, const Unit* known) {
  const bool stays = known && entry.parent == known->parent;
  if (stays && !entry.parent_from) entry.parent_from = known->parent_from;
  if (known && known->outside) entry.outside = true;
  entry.successors = successors_of(entry);
  entry.successor.clear();
  return entry;
}

}  // namespace

Catalogue::Catalogue() : fields_{""}, field_numbers_{{"", 0}} { resolve(); }
Catalogue::Catalogue(const Catalogue&) = default;

CatalogueEntries Catalogue::changes_in(const CatalogueEntries& entries) const {
  CatalogueEntries changes;
  for (const Unit& entry : entries.units) {
    const Unit* known = unit(entry.code);
    Unit kept = as_kept(entry, known);
    if (!known || *known != kept) changes.units.push_back(std::move(kept));
  }
  std::unordered_map<std::string_view, std::vector<const Procedure*>> procedures;
  for (const Procedure& entry : entries.procedures) procedures[entry.code].push_back(&entry);
  std::unordered_map<std::string_view, size_t> standing;
  for (const auto& [code, versions] : procedures) standing[code] = count_standing(versions);
  for (const Procedure& entry : entries.procedures) {
    size_t& left = standing[entry.code];
    if (left == 0) {
      changes.procedures.push_back(entry);
    } else {
      --left;
    }
  }
  for (const Calendar& entry : entries.calendars) {
    const Calendar* known = calendar(entry.unit);
    if (!known || merged(*known, entry) != *known) changes.calendars.push_back(entry);
  }
  for (const Regulation& entry : entries.regulations) {
    const Regulation* known = regulations_.find(entry.code);
    if (!known || *known != entry) changes.regulations.push_back(entry);
  }
  for (const Target& entry : entries.targets) {
    const Target* known = targets_.find(entry.code);
    if (!known || *known != entry) changes.targets.push_back(entry);
  }
  for (const Tariff& entry : entries.tariffs) {
    const Tariff* known = tariffs_.find(entry.code);
    if (!known || *known != entry) changes.tariffs.push_back(entry);
  }
  for (const OwnRule& entry : entries.own_rules) {
    const OwnRule* known = own_rules_.find(entry.code);
    if (!known || *known != entry) changes.own_rules.push_back(entry);
  }
  return changes;
}

Catalogue Catalogue::with(const CatalogueEntries& entries) const {
  Catalogue next(*this);
  next.merge(entries);
  next.resolve();
  return next;
}

void Catalogue::merge(const CatalogueEntries& entries) {
  for (const Unit& entry : entries.units) {
    const auto [place, is_new] =
        unit_numbers_.try_emplace(entry.code, static_cast<uint32_t>(units_.size() + 1));
    if (is_new) units_.emplace_back();
    merge(units_[place->second - 1], entry);
  }
  for (const Procedure& entry : entries.procedures) {
    const auto [place, is_new] =
        procedure_numbers_.try_emplace(entry.code, static_cast<uint32_t>(procedures_.size() + 1));
    if (is_new) procedures_.push_back({.code = entry.code, .versions = {}});
    procedures_[place->second - 1].versions.push_back(entry);
    if (field_numbers_.try_emplace(entry.field_name, static_cast<uint32_t>(fields_.size()))
            .second) {
      fields_.push_back(entry.field_name);
    }
  }
  for (const Calendar& entry : entries.calendars) {
    Calendar& known = calendars_.at(entry.unit);
    known = merged(known, entry);
    complete_by_its_years(known);
  }
  for (const Regulation& entry : entries.regulations) regulations_.at(entry.code) = entry;
  for (const Target& entry : entries.targets) targets_.at(entry.code) = entry;
  for (const Tariff& entry : entries.tariffs) tariffs_.at(entry.code) = entry;
  for (const OwnRule& entry : entries.own_rules) own_rules_.at(entry.code) = entry;
}

// A parent without a day corrects where the unit always was; one with a day leaves what was before
// it.
void Catalogue::merge(UnitNode& node, Unit entry) {
  const Unit before = node.unit;
  const bool is_new = before.code.empty();
  node.unit = as_kept(std::move(entry), is_new ? nullptr : &before);
  std::vector<EarlierParent>& earlier = node.earlier_parents;
  const auto& from = node.unit.parent_from;
  if (!from) return earlier.clear();
  const bool moves = !is_new && before.parent != node.unit.parent;
  if (moves) earlier.push_back({.code = before.parent, .until = *from});
  const auto last_never_held = [&] {
    return earlier.size() > 1 && earlier[earlier.size() - 2].until >= *from;
  };
  while (last_never_held()) earlier.pop_back();
  if (!earlier.empty()) earlier.back().until = *from;
}

std::shared_ptr<const Catalogue> Catalogue::on_day(std::shared_ptr<const Catalogue> catalogue,
                                                   Day day) {
  if (!catalogue || catalogue->holds_on(day)) return catalogue;
  auto other = std::make_shared<Catalogue>(*catalogue);
  other->resolve(day);
  return other;
}

bool Catalogue::holds_on(Day day) const {
  return !(forest_from_ && day < *forest_from_) && !(forest_until_ && day >= *forest_until_);
}

void Catalogue::resolve_parents(std::optional<Day> day) {
  forest_from_.reset();
  forest_until_.reset();
  for (const Day change : days_of_new_parents()) {
    if (!day || change <= *day) {
      forest_from_ = change;
    } else if (!forest_until_) {
      forest_until_ = change;
    }
  }
  for (size_t i = 0; i < units_.size(); ++i) {
    UnitNode& node = units_[i];
    node.last_parent = unit_number(node.unit.parent);
    for (EarlierParent& parent : node.earlier_parents) parent.number = unit_number(parent.code);
    node.parent = day ? parent_on({static_cast<uint32_t>(i + 1)}, *day) : node.last_parent;
  }
  break_circles();
}

// Whoever would be below itself is below nobody: one in each circle.
void Catalogue::break_circles() {
  std::vector<size_t> walks(units_.size());  // which one came by
  for (size_t i = 0; i < units_.size(); ++i) {
    const size_t walk = i + 1;
    std::optional<UnitNumber> at = UnitNumber{static_cast<uint32_t>(i + 1)};
    while (at && walks[at->value - 1] == 0) {
      walks[at->value - 1] = walk;
      at = units_[at->value - 1].parent;
    }
    if (at && walks[at->value - 1] == walk) units_[at->value - 1].parent.reset();
  }
}

void Catalogue::resolve(std::optional<Day> day) {
  resolve_parents(day);
  for (UnitNode& node : units_) {
    node.children.clear();
    node.predecessors.clear();
  }
  for (size_t i = 0; i < units_.size(); ++i) {
    const UnitNumber number{static_cast<uint32_t>(i + 1)};
    const UnitNode& node = units_[i];
    if (node.parent) units_[node.parent->value - 1].children.push_back(number);
    for (const std::string& successor : node.unit.successors) {
      const auto heir = unit_number(successor);
      if (heir) units_[heir->value - 1].predecessors.push_back(number);
    }
  }
  own_rules_by_place_.clear();
  for (size_t i = 0; i < own_rules().size(); ++i) {
    const OwnRule& own = own_rules()[i];
    own_rules_by_place_[place_of(own.procedure, own.unit)].push_back(i);
  }
  const Calendar* national = calendar("");
  everybodys_working_time_ = national ? WorkingTime(*national) : WorkingTime();
  std::vector<bool> is_resolved(units_.size());
  for (size_t i = 0; i < units_.size(); ++i) resolve_working_time(i, is_resolved);
  const auto is_listed = [](const Procedure& version) {
    return version.nationwide_from.has_value();
  };
  has_nationwide_list_ = false;
  for (size_t i = 0; i < procedures_.size() && !has_nationwide_list_; ++i) {
    const auto& versions = procedures_[i].versions;
    if (std::none_of(versions.begin(), versions.end(), is_listed)) continue;
    const auto standing = versions_in_force(ProcedureNumber{static_cast<uint32_t>(i + 1)});
    has_nationwide_list_ =
        std::any_of(standing.begin(), standing.end(),
                    [&](const ProcedureVersion& version) { return is_listed(*version.procedure); });
  }
}

void Catalogue::resolve_working_time(size_t index, std::vector<bool>& is_resolved) {
  std::vector<size_t> path;
  std::optional<UnitNumber> above = UnitNumber{static_cast<uint32_t>(index + 1)};
  while (above && !is_resolved[above->value - 1]) {
    path.push_back(above->value - 1);
    above = units_[path.back()].parent;
  }
  WorkingTime inherited = above ? units_[above->value - 1].working_time : everybodys_working_time_;
  for (size_t i = path.size(); i-- > 0;) {
    UnitNode& node = units_[path[i]];
    if (const Calendar* own = calendar(node.unit.code)) inherited = WorkingTime(*own, inherited);
    node.working_time = inherited;
    is_resolved[path[i]] = true;
  }
}

const Unit* Catalogue::unit(std::string_view code) const {
  const auto number = unit_number(code);
  return number ? &unit(*number) : nullptr;
}

std::optional<UnitNumber> Catalogue::unit_number(std::string_view code) const {
  const auto found = unit_numbers_.find(std::string(code));
  if (found == unit_numbers_.end()) return std::nullopt;
  return UnitNumber{found->second};
}

const Catalogue::UnitNode& Catalogue::node(UnitNumber number) const {
  CHECK(number.value >= 1 && number.value <= units_.size(), "expected a unit from 1 to ",
        units_.size(), ", got ", number.value);
  return units_[number.value - 1];
}

const Unit& Catalogue::unit(UnitNumber number) const { return node(number).unit; }

std::optional<UnitNumber> Catalogue::parent(UnitNumber number) const { return node(number).parent; }

const std::vector<UnitNumber>& Catalogue::children(UnitNumber number) const {
  return node(number).children;
}

std::vector<UnitNumber> Catalogue::roots() const {
  std::vector<UnitNumber> roots;
  for (size_t i = 0; i < units_.size(); ++i) {
    if (!units_[i].parent) roots.push_back({static_cast<uint32_t>(i + 1)});
  }
  return roots;
}

std::vector<UnitNumber> Catalogue::all_units() const {
  std::vector<UnitNumber> units;
  units.reserve(units_.size());
  for (uint32_t number = 1; number <= units_.size(); ++number) units.push_back({number});
  return units;
}

std::vector<UnitNumber> Catalogue::subtree(UnitNumber number) const {
  std::vector<UnitNumber> result{number};
  for (size_t i = 0; i < result.size(); ++i) {
    const auto& below = children(result[i]);
    result.insert(result.end(), below.begin(), below.end());
  }
  return result;
}

bool Catalogue::is_within(UnitNumber number, UnitNumber ancestor) const {
  for (std::optional<UnitNumber> at = number; at; at = node(*at).parent) {
    if (*at == ancestor) return true;
  }
  return false;
}

std::optional<UnitNumber> Catalogue::parent_on(UnitNumber number, Day day) const {
  const UnitNode& unit = node(number);
  for (const EarlierParent& earlier : unit.earlier_parents) {
    if (day < earlier.until) return earlier.number;
  }
  return unit.last_parent;
}

std::vector<Day> Catalogue::days_of_new_parents() const {
  std::set<Day> days;
  for (const UnitNode& node : units_) {
    for (const EarlierParent& earlier : node.earlier_parents) days.insert(earlier.until);
  }
  return {days.begin(), days.end()};
}

std::vector<UnitNumber> Catalogue::below_themselves_on(Day day) const {
  std::vector<UnitNumber> found;
  std::vector<size_t> walks(units_.size());  // which one came by
  for (size_t i = 0; i < units_.size(); ++i) {
    const size_t walk = i + 1;
    std::optional<UnitNumber> at = UnitNumber{static_cast<uint32_t>(i + 1)};
    while (at && walks[at->value - 1] == 0) {
      walks[at->value - 1] = walk;
      at = parent_on(*at, day);
    }
    if (!at || walks[at->value - 1] != walk) continue;
    const UnitNumber first = *at;  // round once
    do {
      found.push_back(*at);
      at = parent_on(*at, day);
    } while (*at != first);
  }
  std::sort(found.begin(), found.end());
  return found;
}

const std::vector<UnitNumber>& Catalogue::predecessors(UnitNumber number) const {
  return node(number).predecessors;
}

std::optional<ProcedureVersion> Catalogue::procedure_on(std::string_view code, Day day) const {
  const auto number = procedure_number(code);
  if (!number) return std::nullopt;
  const auto& versions = procedures_[number->value - 1].versions;
  for (size_t i = versions.size(); i-- > 0;) {
    if (versions[i].effective_from && day < *versions[i].effective_from) continue;
    return ProcedureVersion{*number, static_cast<int32_t>(i + 1), &versions[i]};
  }
  return std::nullopt;
}

const Procedure* Catalogue::procedure(std::string_view code, int32_t version) const {
  const auto number = procedure_number(code);
  if (!number || version < 1) return nullptr;
  const auto& versions = procedures_[number->value - 1].versions;
  const auto index = static_cast<size_t>(version - 1);
  return index < versions.size() ? &versions[index] : nullptr;
}

std::optional<ProcedureNumber> Catalogue::procedure_number(std::string_view code) const {
  const auto found = procedure_numbers_.find(std::string(code));
  if (found == procedure_numbers_.end()) return std::nullopt;
  return ProcedureNumber{found->second};
}

const std::string& Catalogue::procedure_code(ProcedureNumber number) const {
  CHECK(number.value >= 1 && number.value <= procedures_.size(), "expected a procedure from 1 to ",
        procedures_.size(), ", got ", number.value);
  return procedures_[number.value - 1].code;
}

const std::string& Catalogue::procedure_name(ProcedureNumber number) const {
  CHECK(number.value >= 1 && number.value <= procedures_.size(), "expected a procedure from 1 to ",
        procedures_.size(), ", got ", number.value);
  return procedures_[number.value - 1].versions.back().name;
}

bool Catalogue::has_field(const std::string& name) const { return field_numbers_.contains(name); }

FieldNumber Catalogue::field_number(const std::string& name) const {
  const auto found = field_numbers_.find(name);
  CHECK(found != field_numbers_.end(), "expected the field of a published procedure, got ", name);
  return {found->second};
}

const std::string& Catalogue::field_name(FieldNumber number) const {
  CHECK(number.value < fields_.size(), "expected a field below ", fields_.size(), ", got ",
        number.value);
  return fields_[number.value];
}

const Target* Catalogue::target_on(std::string_view unit, std::string_view indicator,
                                   Day day) const {
  for (size_t i = targets().size(); i-- > 0;) {
    const Target& target = targets()[i];
    if (target.unit != unit || target.indicator != indicator) continue;
    if (target.valid_from && day < *target.valid_from) continue;
    if (target.valid_to && day > *target.valid_to) continue;
    return &target;
  }
  return nullptr;
}

std::vector<const OwnRule*> Catalogue::own_rules_on(Day day, const std::string& procedure,
                                                    const std::string& unit) const {
  std::vector<const OwnRule*> result;
  const auto found = own_rules_by_place_.find(place_of(procedure, unit));
  if (found == own_rules_by_place_.end()) return result;
  for (const size_t place : found->second) {
    if (own_rules()[place].is_valid_on(day)) result.push_back(&own_rules()[place]);
  }
  return result;
}

std::vector<ProcedureVersion> Catalogue::procedures() const {
  std::vector<ProcedureVersion> result;
  for (size_t i = 0; i < procedures_.size(); ++i) {
    const auto& versions = procedures_[i].versions;
    result.push_back(
        {{static_cast<uint32_t>(i + 1)}, static_cast<int32_t>(versions.size()), &versions.back()});
  }
  std::sort(result.begin(), result.end(), [](const auto& left, const auto& right) {
    return left.procedure->code < right.procedure->code;
  });
  return result;
}

std::vector<ProcedureVersion> Catalogue::versions_in_force(ProcedureNumber number) const {
  const auto& versions = procedures_[number.value - 1].versions;
  std::vector<ProcedureVersion> result;
  for (size_t i = versions.size(); i-- > 0;) {
    // What was published later holds from its day on.
    const auto& until = result.empty() ? std::nullopt : result.back().procedure->effective_from;
    const auto& from = versions[i].effective_from;
    if (!result.empty() && (!until || (from && *from >= *until))) continue;
    result.push_back({number, static_cast<int32_t>(i + 1), &versions[i]});
  }
  std::reverse(result.begin(), result.end());
  return result;
}

std::vector<ProcedureVersion> Catalogue::versions_in_force() const {
  std::vector<ProcedureVersion> result;
  for (const ProcedureVersion& latest : procedures()) {
    const auto versions = versions_in_force(latest.number);
    result.insert(result.end(), versions.begin(), versions.end());
  }
  return result;
}

size_t Catalogue::count_standing(const std::vector<const Procedure*>& entries) const {
  const auto number = procedure_number(entries.front()->code);
  if (!number) return 0;
  const auto versions = versions_in_force(*number);
  const auto first = std::find_if(versions.begin(), versions.end(), [&](const auto& version) {
    return version.procedure->effective_from == entries.front()->effective_from;
  });
  const auto count = static_cast<size_t>(versions.end() - first);
  if (count > entries.size()) return 0;
  const bool stand = std::equal(first, versions.end(), entries.begin(),
                                [](const ProcedureVersion& version, const Procedure* entry) {
                                  return *version.procedure == *entry;
                                });
  return stand ? count : 0;
}

const WorkingTime& Catalogue::working_time(std::string_view unit_code) const {
  const auto number = unit_number(unit_code);
  return number ? units_[number->value - 1].working_time : everybodys_working_time_;
}

const Calendar* Catalogue::calendar(std::string_view unit_code) const {
  return calendars_.find(unit_code);
}

const Regulation& Catalogue::regulation_on(Day day) const {
  for (size_t i = regulations().size(); i-- > 0;) {
    const Regulation& regulation = regulations()[i];
    if (regulation.valid_from && day < *regulation.valid_from) continue;
    if (regulation.valid_to && day > *regulation.valid_to) continue;
    return regulation;
  }
  return no_regulation;
}

}  // namespace motcua
