// Merging publications, and resolving the tree once per publication.
#include "engine/catalogue/catalogue.h"

#include <algorithm>
#include <set>

#include "engine/catalogue/defect.h"
#include "engine/check.h"

namespace motcua {
namespace {

const Regulation no_regulation{};

template <class Entry, class Key>
const Entry* find_by(const std::vector<Entry>& entries, std::string_view wanted, Key key) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.*key == wanted; });
  return found == entries.end() ? nullptr : &*found;
}

template <class Entry, class Key>
void put_by(std::vector<Entry>& entries, const Entry& entry, Key key) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& other) { return other.*key == entry.*key; });
  if (found == entries.end()) {
    entries.push_back(entry);
  } else {
    *found = entry;
  }
}

Violation unknown_unit(std::string path, const std::string& code) {
  return {std::move(path), "known_unit " + code};
}

}  // namespace

Catalogue::Catalogue() : fields_{""}, field_numbers_{{"", 0}} { rebuild_tree(); }
Catalogue::Catalogue(const Catalogue&) = default;

CatalogueEntries Catalogue::changes_in(const CatalogueEntries& entries) const {
  CatalogueEntries changes;
  for (const Unit& entry : entries.units) {
    const Unit* known = unit(entry.code);
    if (!known || *known != entry) changes.units.push_back(entry);
  }
  for (const Procedure& entry : entries.procedures) {
    const auto number = procedure_number(entry.code);
    if (!number || procedures_[number->value - 1].versions.back() != entry) {
      changes.procedures.push_back(entry);
    }
  }
  for (const Calendar& entry : entries.calendars) {
    const Calendar* known = calendar(entry.unit);
    if (!known || merged(*known, entry) != *known) changes.calendars.push_back(entry);
  }
  for (const Regulation& entry : entries.regulations) {
    const Regulation* known = find_by(regulations_, entry.code, &Regulation::code);
    if (!known || *known != entry) changes.regulations.push_back(entry);
  }
  for (const Target& entry : entries.targets) {
    const Target* known = find_by(targets_, entry.code, &Target::code);
    if (!known || *known != entry) changes.targets.push_back(entry);
  }
  return changes;
}

OrRejection<void> Catalogue::check(const CatalogueEntries& entries) const {
  std::unordered_map<std::string, std::string> parents;
  for (const UnitNode& node : units_) parents[node.unit.code] = node.unit.parent;
  for (const Unit& entry : entries.units) parents[entry.code] = entry.parent;
  for (const Unit& entry : entries.units) {
    if (!entry.parent.empty() && !parents.contains(entry.parent)) {
      return defect("units", entry.code, unknown_unit("parent", entry.parent));
    }
    std::set<std::string> path{entry.code};
    for (std::string above = entry.parent; !above.empty(); above = parents[above]) {
      if (!path.insert(above).second) {
        return defect("units", entry.code, {"parent", "not_below_itself"});
      }
    }
    if (entry.valid_from && entry.valid_to && *entry.valid_to < *entry.valid_from) {
      return defect("units", entry.code,
                    {"valid_to", "day_not_before " + format_day(*entry.valid_from)});
    }
  }
  for (const Calendar& entry : entries.calendars) {
    if (!entry.unit.empty() && !parents.contains(entry.unit)) {
      return defect("calendars", entry.unit, unknown_unit("unit", entry.unit));
    }
    if (auto what = defect_of(entry)) return defect("calendars", entry.unit, std::move(*what));
  }
  for (const Regulation& entry : entries.regulations) {
    if (entry.reappointments_max < 0) {
      return defect("regulations", entry.code, {"reappointments_max", "not_negative"});
    }
    if (entry.acceptance_hours < 1) {
      return defect("regulations", entry.code, {"acceptance_hours", "positive"});
    }
  }
  for (const Target& entry : entries.targets) {
    if (!parents.contains(entry.unit)) {
      return defect("targets", entry.code, unknown_unit("unit", entry.unit));
    }
    if (entry.denominator < 1) return defect("targets", entry.code, {"denominator", "positive"});
    if (entry.numerator < 0 || entry.numerator > entry.denominator) {
      return defect("targets", entry.code, {"numerator", "share"});
    }
  }
  return {};
}

Catalogue Catalogue::with(const CatalogueEntries& entries) const {
  Catalogue next(*this);
  next.merge(entries);
  return next;
}

void Catalogue::merge(const CatalogueEntries& entries) {
  for (const Unit& entry : entries.units) {
    const auto [place, is_new] =
        unit_numbers_.try_emplace(entry.code, static_cast<uint32_t>(units_.size() + 1));
    if (is_new) units_.emplace_back();
    units_[place->second - 1].unit = entry;
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
    const Calendar* known = calendar(entry.unit);
    put_by(calendars_, known ? merged(*known, entry) : entry, &Calendar::unit);
  }
  for (const Regulation& entry : entries.regulations)
    put_by(regulations_, entry, &Regulation::code);
  for (const Target& entry : entries.targets) put_by(targets_, entry, &Target::code);
  rebuild_tree();
}

void Catalogue::rebuild_tree() {
  for (UnitNode& node : units_) node.children.clear();
  for (size_t i = 0; i < units_.size(); ++i) {
    const auto parent = unit_number(units_[i].unit.parent);
    if (parent) units_[parent->value - 1].children.push_back({static_cast<uint32_t>(i + 1)});
  }
  working_times_.clear();
  std::vector<const Calendar*> everybody;
  if (const Calendar* national = calendar("")) everybody.push_back(national);
  working_times_.emplace_back(everybody);
  std::unordered_map<std::string, size_t> made;
  for (UnitNode& node : units_) {
    std::vector<const Calendar*> chain;
    std::string nearest;
    for (const Unit* above = &node.unit; above; above = unit(above->parent)) {
      const Calendar* own = calendar(above->code);
      if (!own) continue;
      if (chain.empty()) nearest = above->code;
      chain.push_back(own);
    }
    node.working_time = 0;
    if (chain.empty()) continue;
    const auto [place, is_new] = made.try_emplace(nearest, working_times_.size());
    node.working_time = place->second;
    if (!is_new) continue;
    chain.insert(chain.end(), everybody.begin(), everybody.end());
    working_times_.emplace_back(chain);
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

const Unit& Catalogue::unit(UnitNumber number) const {
  CHECK(number.value >= 1 && number.value <= units_.size());
  return units_[number.value - 1].unit;
}

const std::vector<UnitNumber>& Catalogue::children(UnitNumber number) const {
  CHECK(number.value >= 1 && number.value <= units_.size());
  return units_[number.value - 1].children;
}

std::vector<UnitNumber> Catalogue::roots() const {
  std::vector<UnitNumber> roots;
  for (size_t i = 0; i < units_.size(); ++i) {
    if (!unit_number(units_[i].unit.parent)) roots.push_back({static_cast<uint32_t>(i + 1)});
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
  for (std::optional<UnitNumber> at = number; at; at = unit_number(unit(*at).parent)) {
    if (*at == ancestor) return true;
  }
  return false;
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
  CHECK(number.value >= 1 && number.value <= procedures_.size());
  return procedures_[number.value - 1].code;
}

const std::string& Catalogue::procedure_name(ProcedureNumber number) const {
  CHECK(number.value >= 1 && number.value <= procedures_.size());
  return procedures_[number.value - 1].versions.back().name;
}

FieldNumber Catalogue::field_number(const std::string& name) const {
  const auto found = field_numbers_.find(name);
  CHECK(found != field_numbers_.end());  // a dossier's field is that of a published procedure
  return {found->second};
}

const std::string& Catalogue::field_name(FieldNumber number) const {
  CHECK(number.value < fields_.size());
  return fields_[number.value];
}

const Target* Catalogue::target_on(std::string_view unit, std::string_view indicator,
                                   Day day) const {
  for (size_t i = targets_.size(); i-- > 0;) {
    const Target& target = targets_[i];
    if (target.unit != unit || target.indicator != indicator) continue;
    if (target.valid_from && day < *target.valid_from) continue;
    if (target.valid_to && day > *target.valid_to) continue;
    return &target;
  }
  return nullptr;
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

const WorkingTime& Catalogue::working_time(std::string_view unit_code) const {
  const auto number = unit_number(unit_code);
  return working_times_[number ? units_[number->value - 1].working_time : 0];
}

const Calendar* Catalogue::calendar(std::string_view unit_code) const {
  return find_by(calendars_, unit_code, &Calendar::unit);
}

const Regulation& Catalogue::regulation_on(Day day) const {
  for (size_t i = regulations_.size(); i-- > 0;) {
    const Regulation& regulation = regulations_[i];
    if (regulation.valid_from && day < *regulation.valid_from) continue;
    if (regulation.valid_to && day > *regulation.valid_to) continue;
    return regulation;
  }
  return no_regulation;
}

}  // namespace motcua
