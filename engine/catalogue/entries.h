// What a catalogue is made of: units, procedures with their limits, regulations. Plain values with
// field lists; calendars are in engine/time/calendar.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/fields.h"
#include "engine/time/due_time.h"

namespace motcua {

enum class UnitLevel { nation = 1, province = 2, department = 3, commune = 4 };

// cơ quan, đơn vị: a node of a forest. The code is the key; names change and repeat.
struct Unit {
  std::string code;
  std::string name;
  UnitLevel level = UnitLevel::department;
  std::string parent;  // empty: a root
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  std::string successor;  // who took over when it ended
  bool operator==(const Unit&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "code", &Unit::code, Shape{.required = true, .characters_max = 40}),
                      field(2, "name", &Unit::name, required), field(3, "level", &Unit::level),
                      field(4, "parent", &Unit::parent, Shape{.characters_max = 40}),
                      field(5, "valid_from", &Unit::valid_from),
                      field(6, "valid_to", &Unit::valid_to),
                      field(7, "successor", &Unit::successor, Shape{.characters_max = 40}));
  }
};

// How a dossier came in. Online is full (toàn trình) or partial (một phần).
enum class Channel { online = 1, online_partial = 2, direct = 3, post = 4 };

constexpr bool is_online(Channel channel) {
  return channel == Channel::online || channel == Channel::online_partial;
}

// thành phần hồ sơ: a paper that the procedure asks for, or that a dossier has.
enum class Digitising {
  not_digitised = 1,
  digitised = 2,
  reused_from_dossier = 3,  // of an earlier dossier
  reused_from_result = 4,   // an earlier result
};

struct Paper {
  std::string name;
  int32_t originals = 0;
  int32_t certified_copies = 0;
  int32_t copies = 0;
  int32_t e_certified_copies = 0;  // thereof of the certified copies
  Digitising digitising = Digitising::not_digitised;
  bool operator==(const Paper&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "name", &Paper::name, required), field(2, "originals", &Paper::originals),
        field(3, "certified_copies", &Paper::certified_copies), field(4, "copies", &Paper::copies),
        field(5, "e_certified_copies", &Paper::e_certified_copies),
        field(6, "digitising", &Paper::digitising));
  }
};

// thủ tục hành chính. Limits are kept as published ("5wd", "120?", ""); see parse_limit.
struct Procedure {
  std::string code;
  std::string name;
  std::string field_name;  // lĩnh vực
  std::string levels;      // of administration, comma separated
  std::string limit_online;
  std::string limit_direct;
  std::string limit_post;
  DayPolicy day_policy = DayPolicy::by_day;
  ResumePolicy resume_policy = ResumePolicy::remaining;
  bool payment_stops_clock = false;
  std::optional<int64_t> fee_online_vnd;
  std::optional<int64_t> fee_direct_vnd;
  std::optional<int64_t> fee_post_vnd;
  std::vector<Paper> papers;
  std::string decision;  // the document that publishes it
  std::optional<Day> effective_from;
  bool operator==(const Procedure&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "code", &Procedure::code, Shape{.required = true, .characters_max = 40}),
        field(2, "name", &Procedure::name, Shape{.required = true, .characters_max = 2000}),
        field(3, "field", &Procedure::field_name), field(4, "levels", &Procedure::levels),
        field(5, "limit_online", &Procedure::limit_online),
        field(6, "limit_direct", &Procedure::limit_direct),
        field(7, "limit_post", &Procedure::limit_post),
        field(8, "day_policy", &Procedure::day_policy),
        field(9, "resume_policy", &Procedure::resume_policy),
        field(10, "payment_stops_clock", &Procedure::payment_stops_clock),
        field(11, "fee_online_vnd", &Procedure::fee_online_vnd),
        field(12, "fee_direct_vnd", &Procedure::fee_direct_vnd),
        field(13, "fee_post_vnd", &Procedure::fee_post_vnd),
        field(14, "papers", &Procedure::papers), field(15, "decision", &Procedure::decision),
        field(16, "effective_from", &Procedure::effective_from));
  }
  const std::string& limit_for(Channel channel) const {
    if (is_online(channel)) return limit_online;
    return channel == Channel::post ? limit_post : limit_direct;
  }
};

// The law in force between two days, as far as rules depend on it.
struct Regulation {
  std::string code;
  std::string name;
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  int32_t reappointments_max = 1;     // Decree 61/2018 art. 19.8, kept by Decree 118/2025
  bool apology_blocks_return = true;  // a late result is not handed over without its letter
  int32_t acceptance_hours = 8;       // working hours to accept or refuse an online submission
  bool operator==(const Regulation&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "code", &Regulation::code, Shape{.required = true, .characters_max = 40}),
        field(2, "name", &Regulation::name, required),
        field(3, "valid_from", &Regulation::valid_from),
        field(4, "valid_to", &Regulation::valid_to),
        field(5, "reappointments_max", &Regulation::reappointments_max),
        field(6, "apology_blocks_return", &Regulation::apology_blocks_return),
        field(7, "acceptance_hours", &Regulation::acceptance_hours));
  }
};

// What a superior unit asks of a unit for an indicator of the report `indicators`: at least (or, of
// what should be rare, at most) numerator / denominator, compared exactly.
struct Target {
  std::string code;  // the key
  std::string unit;
  std::string indicator;
  int64_t numerator = 0;
  int64_t denominator = 100;
  bool at_most = false;
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  std::string assigned_by;  // the superior unit
  bool operator==(const Target&) const = default;
  static constexpr auto fields() {
    constexpr Shape key{.required = true, .characters_max = 100};
    return std::tuple(
        field(1, "code", &Target::code, key), field(2, "unit", &Target::unit, key),
        field(3, "indicator", &Target::indicator, key), field(4, "numerator", &Target::numerator),
        field(5, "denominator", &Target::denominator), field(6, "at_most", &Target::at_most),
        field(7, "valid_from", &Target::valid_from), field(8, "valid_to", &Target::valid_to),
        field(9, "assigned_by", &Target::assigned_by));
  }
};

// The command and the event alike: entries to merge into the catalogue, by code.
struct CatalogueEntries {
  std::vector<Unit> units;
  std::vector<Procedure> procedures;
  std::vector<Calendar> calendars;
  std::vector<Regulation> regulations;
  std::vector<Target> targets;
  bool operator==(const CatalogueEntries&) const = default;
  bool empty() const {
    return units.empty() && procedures.empty() && calendars.empty() && regulations.empty() &&
           targets.empty();
  }
  static constexpr auto fields() {
    constexpr Shape many{.items_max = 10'000};
    return std::tuple(field(1, "units", &CatalogueEntries::units, many),
                      field(2, "procedures", &CatalogueEntries::procedures, many),
                      field(3, "calendars", &CatalogueEntries::calendars, many),
                      field(4, "regulations", &CatalogueEntries::regulations, many),
                      field(5, "targets", &CatalogueEntries::targets, many));
  }
};

}  // namespace motcua
