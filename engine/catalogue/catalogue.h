// The catalogue as it stands after some sequence: units as a forest, every published version of
// each procedure, working time per unit, regulations by day. An immutable value once made; a
// publication makes the next one. Reading is safe from any thread. The forest is that of the last
// publication, whatever day it names, or, in what on_day gives, that of a day.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/catalogue/entries.h"
#include "engine/rejection.h"

namespace motcua {

// Small numbers for keys, given in order of first publication, never reused.
struct UnitNumber {
  uint32_t value = 0;
  constexpr auto operator<=>(const UnitNumber&) const = default;
};
struct ProcedureNumber {
  uint32_t value = 0;
  constexpr auto operator<=>(const ProcedureNumber&) const = default;
};
// Of a field (lĩnh vực): it has no entry of its own, procedures name it. 0: no field.
struct FieldNumber {
  uint32_t value = 0;
  constexpr auto operator<=>(const FieldNumber&) const = default;
};

// One published version of a procedure. `version` counts from 1 for each code.
struct ProcedureVersion {
  ProcedureNumber number;
  int32_t version = 0;
  const Procedure* procedure = nullptr;
};

// Entries in order of first publication, found by their key.
template <class Entry>
class Keyed {
 public:
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(std::string_view key) const {
    const auto found = places_.find(std::string(key));
    return found == places_.end() ? nullptr : &entries_[found->second];
  }
  // A new one if there is none.
  Entry& at(const std::string& key) {
    const auto [place, is_new] = places_.try_emplace(key, entries_.size());
    if (is_new) entries_.emplace_back();
    return entries_[place->second];
  }

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::string, size_t> places_;
};

class Catalogue {
 public:
  Catalogue();
  Catalogue(const Catalogue&);
  Catalogue& operator=(const Catalogue&) = delete;

  // The entries that would change something; empty if all of them stand as they are.
  CatalogueEntries changes_in(const CatalogueEntries& entries) const;
  // This catalogue with the entries merged in by code. They must have passed check_entries
  // (engine/catalogue/check_entries.h). The cost grows with the catalogue, whatever its shape.
  Catalogue with(const CatalogueEntries& entries) const;
  // The same of many publications.
  class Merging;

  // Whether the forest is that of the day, too.
  bool holds_on(Day day) const;
  // The catalogue with parents, children and calendars as they are on the day: itself where it
  // holds, or there is none, else another one, at the cost of a publication. What publications say
  // is the same in both.
  static std::shared_ptr<const Catalogue> on_day(std::shared_ptr<const Catalogue> catalogue,
                                                 Day day);

  const Unit* unit(std::string_view code) const;
  std::optional<UnitNumber> unit_number(std::string_view code) const;
  const Unit& unit(UnitNumber number) const;
  std::optional<UnitNumber> parent(UnitNumber number) const;
  const std::vector<UnitNumber>& children(UnitNumber number) const;
  std::vector<UnitNumber> roots() const;
  // The unit and everything below it, parents before children.
  std::vector<UnitNumber> subtree(UnitNumber number) const;
  size_t unit_count() const { return units_.size(); }
  std::vector<UnitNumber> all_units() const;
  bool is_within(UnitNumber unit, UnitNumber ancestor) const;
  // Where the unit is below on that day, whatever day the forest is of.
  std::optional<UnitNumber> parent_on(UnitNumber number, Day day) const;
  // On which any unit goes below another parent, in order.
  std::vector<Day> days_of_new_parents() const;
  // The units that are below themselves on that day, in order. Only registers of old have any.
  std::vector<UnitNumber> below_themselves_on(Day day) const;
  // Who ends with this unit for a successor.
  const std::vector<UnitNumber>& predecessors(UnitNumber number) const;

  // The version in force on the day: the last one published of those effective by then.
  std::optional<ProcedureVersion> procedure_on(std::string_view code, Day day) const;
  const Procedure* procedure(std::string_view code, int32_t version) const;
  size_t procedure_count() const { return procedures_.size(); }
  std::optional<ProcedureNumber> procedure_number(std::string_view code) const;
  const std::string& procedure_code(ProcedureNumber number) const;
  // As the latest version calls it.
  const std::string& procedure_name(ProcedureNumber number) const;
  size_t field_count() const { return fields_.size(); }  // no field among them
  bool has_field(const std::string& name) const;
  FieldNumber field_number(const std::string& name) const;
  const std::string& field_name(FieldNumber number) const;  // empty for 0
  // The latest version of each, in order of code.
  std::vector<ProcedureVersion> procedures() const;
  // Those that are in force on some day, in order of code and of these days; others were replaced
  // by one that holds from the same day on, or from an earlier one.
  std::vector<ProcedureVersion> versions_in_force() const;
  // Of one procedure, in order of the days.
  std::vector<ProcedureVersion> versions_in_force(ProcedureNumber number) const;
  // Whether any procedure is, or is to be, on the list of what is taken in from anywhere in the
  // nation; where none is, nobody published it here.
  bool has_nationwide_list() const { return has_nationwide_list_; }

  // Working time of the unit's nearest calendars; everybody's where the unit is unknown.
  const WorkingTime& working_time(std::string_view unit_code) const;
  const std::vector<Calendar>& calendars() const { return calendars_.entries(); }
  const Calendar* calendar(std::string_view unit_code) const;

  // The regulation in force on the day; a default one where none is.
  const Regulation& regulation_on(Day day) const;
  const std::vector<Regulation>& regulations() const { return regulations_.entries(); }

  // The unit's target for the indicator on the day; null if it has none.
  const Target* target_on(std::string_view unit, std::string_view indicator, Day day) const;
  const std::vector<Target>& targets() const { return targets_.entries(); }

  const std::vector<Tariff>& tariffs() const { return tariffs_.entries(); }

  const std::vector<OwnRule>& own_rules() const { return own_rules_.entries(); }
  // Those that hold on the day and name just this procedure and just this unit; empty: none of
  // them.
  std::vector<const OwnRule*> own_rules_on(Day day, const std::string& procedure,
                                           const std::string& unit) const;

 private:
  struct EarlierParent {
    std::string code;
    Day until;  // from this day on it was another
    std::optional<UnitNumber> number = std::nullopt;
  };
  struct UnitNode {
    Unit unit;
    std::vector<EarlierParent> earlier_parents = {};       // in order of time
    std::optional<UnitNumber> last_parent = std::nullopt;  // as published
    std::optional<UnitNumber> parent = std::nullopt;       // in the forest
    std::vector<UnitNumber> children;
    std::vector<UnitNumber> predecessors = {};
    WorkingTime working_time;
  };
  struct ProcedureNode {
    std::string code;
    std::vector<Procedure> versions;
  };

  const UnitNode& node(UnitNumber number) const;
  // How many of the entries of one procedure, from the first on, are its last versions in force.
  size_t count_standing(const std::vector<const Procedure*>& entries) const;
  void merge(const CatalogueEntries& entries);  // resolve must come after
  static void merge(UnitNode& node, Unit entry);
  void resolve(std::optional<Day> day = std::nullopt);  // none: by the last publication
  void resolve_parents(std::optional<Day> day);
  void break_circles();
  // Those above units_[index] first, as far as they are not resolved yet.
  void resolve_working_time(size_t index, std::vector<bool>& is_resolved);

  std::vector<UnitNode> units_;            // by number − 1
  std::vector<ProcedureNode> procedures_;  // by number − 1
  std::unordered_map<std::string, uint32_t> unit_numbers_;
  std::unordered_map<std::string, uint32_t> procedure_numbers_;
  Keyed<Calendar> calendars_;  // by unit
  Keyed<Regulation> regulations_;
  Keyed<Target> targets_;
  Keyed<Tariff> tariffs_;
  Keyed<OwnRule> own_rules_;
  std::unordered_map<std::string, std::vector<size_t>> own_rules_by_place_;
  std::vector<std::string> fields_;  // by number
  std::unordered_map<std::string, uint32_t> field_numbers_;
  bool has_nationwide_list_ = false;
  WorkingTime everybodys_working_time_;
  // The days of the forest: from the one on, up to before the other.
  std::optional<Day> forest_from_;
  std::optional<Day> forest_until_;
};

// Keeps what on_day gave last, for whoever asks again and again. One thread at a time.
class CatalogueOfDay {
 public:
  std::shared_ptr<const Catalogue> of(const std::shared_ptr<const Catalogue>& published, Day day) {
    if (published_ != published || !of_day_ || !of_day_->holds_on(day)) {
      published_ = published;
      of_day_ = Catalogue::on_day(published, day);
    }
    return of_day_;
  }

 private:
  std::shared_ptr<const Catalogue> published_;
  std::shared_ptr<const Catalogue> of_day_;
};

// Publications one after another: what follows from all of them is made once, at the end.
class Catalogue::Merging {
 public:
  void add(const CatalogueEntries& entries) { catalogue_.merge(entries); }
  Catalogue done() {
    catalogue_.resolve();
    return catalogue_;
  }

 private:
  Catalogue catalogue_;
};

// What a new data directory starts with: the national calendar (Monday to Friday 07:30–11:30 and
// 13:00–17:00, public holidays of 2023–2026 as announced) and the regulations of 2018 and 2025.
CatalogueEntries built_in_entries();

}  // namespace motcua
