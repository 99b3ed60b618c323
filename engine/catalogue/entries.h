// What a catalogue is made of: units, procedures with their limits, regulations. Plain values with
// field lists; calendars are in engine/time/calendar.h.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fields.h"
#include "engine/time/due_time.h"

namespace motcua {

enum class UnitLevel { nation = 1, province = 2, department = 3, commune = 4 };

// Units above a unit, itself among them: a ministry's branches need five.
inline constexpr int unit_levels_max = 16;
inline constexpr int unit_successors_max = 100;
// Of one payment, and of one fee: a thousand billion đồng.
inline constexpr int64_t fee_vnd_max = 1'000'000'000'000;
// Sheets of one paper, of each kind.
inline constexpr int32_t paper_copies_max = 1000;
// Working hours to accept or refuse a submission: thirty working days.
inline constexpr int32_t acceptance_hours_max = 240;
inline constexpr int32_t reappointments_limit_max = 100;
inline constexpr int32_t intake_supplements_limit_max = 100;
inline constexpr int32_t retention_years_max = 200;
// Open minutes: a working day.
inline constexpr int32_t transfer_grace_minutes_max = 480;
// Of a regulation's least digits of a central number, which itself may have any (AA, and four or
// more).
inline constexpr int32_t central_code_digits_limit_max = 7;
// Hours of the clock until a clerk is told of a submission: ten days.
inline constexpr int32_t alert_hours_max = 240;
// Of a target: so that shares of counts are compared within 64 bits.
inline constexpr int64_t target_denominator_max = 1'000'000'000;

// What a unit is to those who come to it; figures and rules go by the level alone (118/2025 arts
// 3(3), 7; of kiosks 3(9), as 309/2026 art. 1(2) has it; of one-level centres 7(2)(b), as 309/2026
// art. 3(2) has it).
enum class UnitKind {
  not_said = 0,
  centre = 1,  // trung tâm phục vụ hành chính công
  branch = 2,  // of a centre
  point = 3,   // of a centre or a branch, where papers are taken in
  kiosk = 4,
  one_level_centre = 5,  // of a city whose centre is not below departments or communes
  agency = 6,
};

// cơ quan, đơn vị: a node of a forest. The code is the key; names change and repeat.
struct Unit {
  std::string code;
  std::string name;
  UnitLevel level = UnitLevel::department;
  std::string parent;  // empty: a root
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  UnitKind kind = UnitKind::not_said;
  std::string successor;                // of publications of before: one of the successors
  std::vector<std::string> successors;  // who took over when it ended: several, if it was divided
  // Since when it is below its parent; before, it was where the publication before said. None as
  // published: the day stays as it was, or, below another parent than before, is that of the
  // publication; none as kept: it always was there.
  std::optional<Day> parent_from;
  // An agency that keeps its own register elsewhere, such as another province's: nothing is
  // numbered in its series here. As it is first published it stays, for its codes are ours or not.
  bool outside = false;
  bool operator==(const Unit&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "code", &Unit::code, impersonal(Shape{.required = true, .characters_max = 40})),
        field(2, "name", &Unit::name, impersonal(required)), field(3, "level", &Unit::level),
        field(4, "parent", &Unit::parent, impersonal(Shape{.characters_max = 40})),
        field(5, "valid_from", &Unit::valid_from), field(6, "valid_to", &Unit::valid_to),
        field(7, "successor", &Unit::successor, impersonal(Shape{.characters_max = 40})),
        field(8, "kind", &Unit::kind), field(9, "parent_from", &Unit::parent_from),
        field(10, "successors", &Unit::successors,
              impersonal(Shape{.characters_max = 40, .items_max = unit_successors_max})),
        field(11, "outside", &Unit::outside));
  }
};

// The units that took over: all of them.
inline std::vector<std::string> successors_of(const Unit& unit) {
  std::vector<std::string> all = unit.successors;
  const bool is_among = std::find(all.begin(), all.end(), unit.successor) != all.end();
  if (!unit.successor.empty() && !is_among) all.push_back(unit.successor);
  return all;
}

constexpr bool has_ended(const Unit& unit, Day day) {
  return unit.valid_to && day > *unit.valid_to;
}

constexpr bool is_in_operation(const Unit& unit, Day day) {
  return !(unit.valid_from && day < *unit.valid_from) && !has_ended(unit, day);
}

// How a dossier came in. Online is full (toàn trình) or partial (một phần). What is not said is
// kept so, and counts as direct.
enum class Channel { not_said = 0, online = 1, online_partial = 2, direct = 3, post = 4 };

constexpr Channel counted_as(Channel channel) {
  return channel == Channel::not_said ? Channel::direct : channel;
}

constexpr bool is_online(Channel channel) {
  switch (channel) {
    case Channel::online:
    case Channel::online_partial: return true;
    case Channel::not_said:
    case Channel::direct:
    case Channel::post: break;
  }
  return false;
}

// tiếp nhận phi địa giới: taken in irrespective of boundary, within the province or from anywhere.
enum class Boundary { not_said = 0, province = 1, nation = 2 };  // not said: within its own

// From when the limit of what was taken in so counts. Not said: from the receipt.
enum class ClockStart { not_said = 0, receipt = 1, arrival = 2 };
// What comes to the competent agency: the data, or the papers. Of a regulation, which of them is
// the arrival; not said: the data.
enum class ArrivalOf { not_said = 0, electronic = 1, paper = 2 };
// For which of them the clock starts at the arrival; not said: for both.
enum class ArrivalScope { not_said = 0, province = 1, nation = 2, both = 3 };
// Whose code is before the day and the number in a dossier's code. Not said: the handling unit's.
enum class CodingUnit { not_said = 0, receiving = 1, handling = 2 };

// thành phần hồ sơ: a paper that the procedure asks for, or that a dossier has.
enum class Digitising {
  not_said = 0,  // counts as not digitised
  not_digitised = 1,
  digitised = 2,
  reused_from_dossier = 3,  // of an earlier dossier
  reused_from_result = 4,   // an earlier result
  from_database = 5,        // its data were drawn from a database; nothing was handed in
  shown_in_vneid = 6,  // shown in VNeID (320/2026 art. 2); this and what follows is not scanned
  shown_only = 7,      // Circular 03/2025 art. 5(2), as are the two after it
  secret = 8,
  obtained_by_agency = 9,  // papers of verification and consultation
};

constexpr bool is_digitised(Digitising digitising) {
  switch (digitising) {
    case Digitising::digitised:
    case Digitising::reused_from_dossier:
    case Digitising::reused_from_result:
    case Digitising::from_database: return true;
    case Digitising::not_said:
    case Digitising::not_digitised:
    case Digitising::shown_in_vneid:
    case Digitising::shown_only:
    case Digitising::secret:
    case Digitising::obtained_by_agency: break;
  }
  return false;
}

// Such a paper says nothing of how far a dossier is digitised.
constexpr bool is_to_scan(Digitising digitising) {
  switch (digitising) {
    case Digitising::shown_in_vneid:
    case Digitising::shown_only:
    case Digitising::secret:
    case Digitising::obtained_by_agency: return false;
    case Digitising::not_said:
    case Digitising::not_digitised:
    case Digitising::digitised:
    case Digitising::reused_from_dossier:
    case Digitising::reused_from_result:
    case Digitising::from_database: break;
  }
  return true;
}

// Why a paper was asked for though a database has its data: 118/2025 art. 4(2a), as 309/2026 added
// it, allows the first three alone from 5 August 2026 on; to verify is art. 5(1)(i). Whether the
// data are there, nobody here knows.
enum class AskedBecause { not_said = 0, incident = 1, disaster = 2, inaccurate = 3, verify = 4 };

struct Paper {
  std::string name;
  int32_t originals = 0;
  int32_t certified_copies = 0;
  int32_t copies = 0;
  int32_t e_certified_copies = 0;  // thereof of the certified copies
  Digitising digitising = Digitising::not_said;
  AskedBecause asked_because = AskedBecause::not_said;
  // Of what was handed in or scanned: who signed it electronically (118/2025 art. 17(1)(c)), the
  // code of its type and its last day (art. 19(2)); none: not said, or it does not end.
  std::string signed_by;
  std::string type_code;
  std::optional<Day> validity;
  bool operator==(const Paper&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 40};
    return std::tuple(field(1, "name", &Paper::name, personal(required)),
                      field(2, "originals", &Paper::originals),
                      field(3, "certified_copies", &Paper::certified_copies),
                      field(4, "copies", &Paper::copies),
                      field(5, "e_certified_copies", &Paper::e_certified_copies),
                      field(6, "digitising", &Paper::digitising),
                      field(7, "asked_because", &Paper::asked_because),
                      field(8, "signed_by", &Paper::signed_by, personal()),
                      field(9, "type_code", &Paper::type_code, impersonal(code)),
                      field(10, "validity", &Paper::validity));
  }
};

// Adds what cannot be true of papers, with paths from "papers[0].": counts beyond their bounds,
// more electronic certified copies than certified ones.
inline void find_defects(const std::vector<Paper>& papers, std::vector<Violation>& violations) {
  for (size_t i = 0; i < papers.size(); ++i) {
    const Paper& paper = papers[i];
    const std::string path = "papers[" + std::to_string(i) + "].";
    for (const auto& [name, count] : {std::pair{"originals", paper.originals},
                                      {"certified_copies", paper.certified_copies},
                                      {"copies", paper.copies},
                                      {"e_certified_copies", paper.e_certified_copies}}) {
      if (count >= 0 && count <= paper_copies_max) continue;
      violations.push_back({path + name, "number_between 0–" + std::to_string(paper_copies_max)});
    }
    if (paper.e_certified_copies > paper.certified_copies) {
      violations.push_back({path + "e_certified_copies", "of_the_certified_copies"});
    }
  }
}

// How far a procedure is done online, and why not wholly: one that is partly so publishes one of
// four reasons (224/2026 art. 14, from 1 July 2026).
enum class OnlineLevel { not_said = 0, full = 1, partial = 2, none = 3 };
enum class PartialReason {
  not_said = 0,
  presence = 1,       // the applicant has to come
  on_site_check = 2,  // somebody has to go and look
  fault = 3,          // a technical one that is being mended
  technical = 4,      // any other
};

// A step of a procedure's internal process (quy trình nội bộ), and which share of its limit it has.
// A hand-over names it by its key.
struct ProcedureStep {
  std::string key;  // what a hand-over's step says
  std::string name;
  std::string who;    // a unit's code or a role, in words
  std::string limit;  // "1wd", "4h"; empty: none
  bool operator==(const ProcedureStep&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 40};
    constexpr Shape required_code{.required = true, .characters_max = 40};
    return std::tuple(field(1, "key", &ProcedureStep::key, impersonal(required_code)),
                      field(2, "name", &ProcedureStep::name, impersonal(required)),
                      field(3, "who", &ProcedureStep::who, impersonal()),
                      field(4, "limit", &ProcedureStep::limit, impersonal(code)));
  }
};

// A bound against runaway software.
inline constexpr size_t procedure_steps_max = 100;

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
  // Of its own, after a supplement asked for in the examination; with its basis in law.
  ResumePolicy resume_policy = ResumePolicy::not_said;
  std::string resume_basis;
  bool payment_stops_clock = false;
  std::optional<int64_t> fee_online_vnd;
  std::optional<int64_t> fee_direct_vnd;
  std::optional<int64_t> fee_post_vnd;
  std::vector<Paper> papers;
  std::string decision;  // the document that publishes it
  std::optional<Day> effective_from;
  // Years after a dossier's end until its personal data are to be erased (Law 91/2025); none: not
  // said.
  std::optional<int32_t> retention_years;
  PartialReason partial_reason = PartialReason::not_said;
  OnlineLevel online_level = OnlineLevel::not_said;
  // The result is given at once: no slip unless asked for (118/2025 art. 17(4)).
  bool immediate = false;
  // Of its own, with its basis in law: Decree 297/2025 has the letter at expiry.
  LetterBefore letter_before = LetterBefore::not_said;
  std::string letter_basis;
  std::vector<ProcedureStep> steps;  // in their order
  // Of the second phase, from the completed dossier on; the channel's limit is then the first's.
  // Empty: there is one phase.
  std::string limit_second;
  // Of a linked group (nhóm thủ tục liên thông): what did not come online is coded by who received
  // it (118/2025 art. 28(2)).
  bool linked = false;
  // Since when it is on the published list of what is taken in from anywhere in the nation
  // (118/2025 art. 14(4), as 309/2026 art. 7(2) has it); none: it is not.
  std::optional<Day> nationwide_from;
  bool operator==(const Procedure&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "code", &Procedure::code,
                            impersonal(Shape{.required = true, .characters_max = 40})),
                      field(2, "name", &Procedure::name,
                            impersonal(Shape{.required = true, .characters_max = 2000})),
                      field(3, "field", &Procedure::field_name, impersonal()),
                      field(4, "levels", &Procedure::levels, impersonal()),
                      field(5, "limit_online", &Procedure::limit_online, impersonal()),
                      field(6, "limit_direct", &Procedure::limit_direct, impersonal()),
                      field(7, "limit_post", &Procedure::limit_post, impersonal()),
                      field(8, "day_policy", &Procedure::day_policy),
                      field(9, "resume_policy", &Procedure::resume_policy),
                      field(10, "payment_stops_clock", &Procedure::payment_stops_clock),
                      field(11, "fee_online_vnd", &Procedure::fee_online_vnd),
                      field(12, "fee_direct_vnd", &Procedure::fee_direct_vnd),
                      field(13, "fee_post_vnd", &Procedure::fee_post_vnd),
                      field(14, "papers", &Procedure::papers, published),
                      field(15, "decision", &Procedure::decision, impersonal()),
                      field(16, "effective_from", &Procedure::effective_from),
                      field(17, "retention_years", &Procedure::retention_years),
                      field(18, "resume_basis", &Procedure::resume_basis, impersonal()),
                      field(19, "partial_reason", &Procedure::partial_reason),
                      field(20, "online_level", &Procedure::online_level),
                      field(21, "immediate", &Procedure::immediate),
                      field(40, "letter_before", &Procedure::letter_before),
                      field(41, "letter_basis", &Procedure::letter_basis, impersonal()),
                      field(45, "steps", &Procedure::steps),
                      field(50, "limit_second_phase", &Procedure::limit_second, impersonal()),
                      field(51, "linked", &Procedure::linked),
                      field(52, "nationwide_from", &Procedure::nationwide_from));
  }
  const std::string& limit_for(Channel channel) const {
    switch (channel) {
      case Channel::online:
      case Channel::online_partial: return limit_online;
      case Channel::post: return limit_post;
      case Channel::not_said:
      case Channel::direct: break;
    }
    return limit_direct;
  }
};

// The printed form that goes with an event.
struct PrintedForm {
  std::string event;  // of histories: "received"; "resolved_denied": of a result that is denied
  std::string form;   // "01"
  std::string name;
  // Of the event, not of the dossier's law: forms change within it, and after its end.
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  bool operator==(const PrintedForm&) const = default;
  static constexpr auto fields() {
    constexpr Shape word{.required = true, .characters_max = 40};
    return std::tuple(field(1, "event", &PrintedForm::event, impersonal(word)),
                      field(2, "form", &PrintedForm::form, impersonal(word)),
                      field(3, "name", &PrintedForm::name, impersonal()),
                      field(4, "valid_from", &PrintedForm::valid_from),
                      field(5, "valid_to", &PrintedForm::valid_to));
  }
  bool is_valid_on(Day day) const {
    return !(valid_from && day < *valid_from) && !(valid_to && day > *valid_to);
  }
};

// The law in force between two days, as far as rules depend on it. A dossier keeps that of the day
// of its receipt (before it, of its submission). Built in as engine/catalogue/built_in.cpp says.
struct Regulation {
  std::string code;
  std::string name;
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  int32_t reappointments_max = 1;  // Decree 61/2018 art. 19(9), Decree 118/2025 art. 19(6)
  // A late result is not returned without its letter: a choice of the house, for no decree says so.
  bool apology_blocks_return = false;
  int32_t acceptance_hours = 8;  // working hours to accept or refuse an online submission
  // A letter that appoints a time at which nobody is there is refused; else it is warned of.
  bool reappointment_needs_open_hours = false;
  // After a supplement: in the examination the limit runs anew (61/2018 art. 19(4), 118/2025 art.
  // 19(5)) unless the procedure says otherwise; at intake the hours of acceptance do.
  ResumePolicy resume_examination = ResumePolicy::not_said;
  ResumePolicy resume_intake = ResumePolicy::not_said;
  // By when, from the receipt, a supplement is asked for ("3wd", likewise); empty: at any time.
  // Later it is warned of.
  std::string supplement_notice;
  // As often it is asked for at intake (61/2018 and 118/2025 art. 17(1)(c)); 0: at will. More often
  // is warned of.
  int32_t intake_supplements_max = 0;
  // How long after it was asked for the counter waits before it may close the dossier ("15d",
  // 118/2025 art. 19(5)); empty: for ever.
  std::string supplement_close_after;
  // Of what is taken in irrespective of boundary the limit counts from when the competent agency
  // has it (309/2026 art. 8(3)). That the data are meant, and both scopes, is our reading of
  // 118/2025 as amended, art. 3(6), 3(7), 14(2) and 20(2)(a).
  ClockStart clock_start_boundary_free = ClockStart::not_said;
  ArrivalOf arrival_counts = ArrivalOf::not_said;
  ArrivalScope arrival_scope = ArrivalScope::not_said;
  // By when the counter hands over what came to it on paper (118/2025 art. 18(2), 61/2018 art. 18):
  // "same_day<15:00", and from that hour on at the start of the next working day, which is so many
  // open minutes long. A start has no length in law; sixty minutes are ours. Empty: no limit.
  std::string transfer;
  int32_t transfer_grace_minutes = 0;
  // Of what is taken in irrespective of boundary, for its papers (118/2025 art. 20(1)(a): "1wd");
  // empty: as all else.
  std::string transfer_paper_boundary_free;
  CodingUnit coding_unit = CodingUnit::not_said;  // 61/2018 art. 26(2), 118/2025 art. 28(2)
  // Of the number in a code of a ministry's central system (Circular 04/2025 art. 23(2): the
  // system's two digits, then four or more): from so many on an imported code is one, and no number
  // of ours; 0: none is.
  int32_t central_code_digits_min = 0;
  // Hours of the clock, from the portal's answer, in which the local system tells the clerk of an
  // online submission (118/2025 art. 17(2)); 0: it need not.
  int32_t alert_hours = 0;
  // Within which the agency corrects its own fault, from the reopening ("3wd", 118/2025 art.
  // 23(1)); empty: the old due time holds.
  std::string correction_limit;
  std::vector<PrintedForm> forms;  // one an event and day
  // By when an apology must be out ("01 day before", 118/2025 art. 19(6)), unless the procedure
  // says otherwise.
  LetterBefore letter_before = LetterBefore::not_said;
  // The applicant of an online dossier may change its content until the decision (118/2025 art.
  // 21).
  bool applicant_amends = false;
  bool operator==(const Regulation&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "code", &Regulation::code,
              impersonal(Shape{.required = true, .characters_max = 40})),
        field(2, "name", &Regulation::name, impersonal(required)),
        field(3, "valid_from", &Regulation::valid_from),
        field(4, "valid_to", &Regulation::valid_to),
        field(5, "reappointments_max", &Regulation::reappointments_max, zero_told),
        field(6, "apology_blocks_return", &Regulation::apology_blocks_return, zero_told),
        field(7, "acceptance_hours", &Regulation::acceptance_hours, zero_told),
        field(8, "reappointment_needs_open_hours", &Regulation::reappointment_needs_open_hours),
        field(9, "resume_examination", &Regulation::resume_examination),
        field(10, "resume_intake", &Regulation::resume_intake),
        field(11, "supplement_notice", &Regulation::supplement_notice, impersonal()),
        field(12, "intake_supplements_max", &Regulation::intake_supplements_max),
        field(13, "supplement_close_after", &Regulation::supplement_close_after, impersonal()),
        field(14, "clock_start_boundary_free", &Regulation::clock_start_boundary_free),
        field(15, "arrival_counts", &Regulation::arrival_counts),
        field(16, "arrival_scope", &Regulation::arrival_scope),
        field(17, "transfer", &Regulation::transfer, impersonal()),
        field(18, "transfer_grace_minutes", &Regulation::transfer_grace_minutes),
        field(19, "transfer_paper_boundary_free", &Regulation::transfer_paper_boundary_free,
              impersonal()),
        field(20, "coding_unit", &Regulation::coding_unit),
        field(35, "central_code_digits_min", &Regulation::central_code_digits_min),
        field(21, "alert_hours", &Regulation::alert_hours),
        field(22, "correction_limit", &Regulation::correction_limit, impersonal()),
        field(23, "forms", &Regulation::forms),
        field(24, "letter_before", &Regulation::letter_before),
        field(25, "applicant_amends", &Regulation::applicant_amends));
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
    return std::tuple(field(1, "code", &Target::code, impersonal(key)),
                      field(2, "unit", &Target::unit, impersonal(key)),
                      field(3, "indicator", &Target::indicator, impersonal(key)),
                      field(4, "numerator", &Target::numerator),
                      field(5, "denominator", &Target::denominator, zero_told),
                      field(6, "at_most", &Target::at_most),
                      field(7, "valid_from", &Target::valid_from),
                      field(8, "valid_to", &Target::valid_to),
                      field(9, "assigned_by", &Target::assigned_by, impersonal()));
  }
};

enum class FeeKind { not_said = 0, charge = 1, fee = 2 };  // phí, lệ phí

// What is asked for between two days, and by what: a fee of its own, or a part of what would be
// owed else, such as the exemptions of Resolution 66.22/2026. Whether the condition holds, an
// officer sees; what a dossier owes is said in its request for payment alone.
struct Tariff {
  std::string code;       // the key
  std::string procedure;  // empty: of all
  FeeKind kind = FeeKind::not_said;
  std::string name;
  Channel channel = Channel::not_said;  // of every one; online is partly online, too
  std::optional<int64_t> amount_vnd;    // either this,
  std::optional<int32_t> percent;       // or how much is left to pay of what is owed else; 0: free
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  std::string condition;
  std::string legal_basis;
  bool operator==(const Tariff&) const = default;
  static constexpr auto fields() {
    constexpr Shape key{.required = true, .characters_max = 100};
    return std::tuple(
        field(1, "code", &Tariff::code, impersonal(key)),
        field(2, "procedure", &Tariff::procedure, impersonal(Shape{.characters_max = 40})),
        field(3, "kind", &Tariff::kind), field(4, "name", &Tariff::name, impersonal()),
        field(5, "channel", &Tariff::channel), field(6, "amount_vnd", &Tariff::amount_vnd),
        field(7, "percent", &Tariff::percent), field(8, "valid_from", &Tariff::valid_from),
        field(9, "valid_to", &Tariff::valid_to),
        field(10, "condition", &Tariff::condition, impersonal(long_text)),
        field(11, "legal_basis", &Tariff::legal_basis, impersonal()));
  }
  bool is_of(std::string_view wanted) const { return procedure.empty() || procedure == wanted; }
  bool is_for(Channel wanted) const {
    if (channel == Channel::not_said || channel == counted_as(wanted)) return true;
    return channel == Channel::online && is_online(wanted);
  }
  bool is_valid_on(Day day) const {
    return !(valid_from && day < *valid_from) && !(valid_to && day > *valid_to);
  }
};

// A rule of one's own: between two days a procedure, a unit, or both have another value in the
// stead of the regulation's, by a basis of its own (Decree 297/2025, decisions of provinces). Which
// of several holds: engine/dossier/law.h.
struct OwnRule {
  std::string code;       // the key
  std::string rule;       // a field of Regulation: engine/catalogue/own_rules.h
  std::string value;      // as regulations.tsv says it; of a limit, empty: none
  std::string procedure;  // empty: of all
  std::string unit;       // the handling unit is it, or is below it; empty: everywhere
  std::optional<Day> valid_from;
  std::optional<Day> valid_to;
  std::string legal_basis;
  bool operator==(const OwnRule&) const = default;
  static constexpr auto fields() {
    constexpr Shape key{.required = true, .characters_max = 100};
    constexpr Shape place{.characters_max = 40};
    return std::tuple(field(1, "code", &OwnRule::code, impersonal(key)),
                      field(2, "rule", &OwnRule::rule, impersonal(key)),
                      field(3, "value", &OwnRule::value, impersonal()),
                      field(4, "procedure", &OwnRule::procedure, impersonal(place)),
                      field(5, "unit", &OwnRule::unit, impersonal(place)),
                      field(6, "valid_from", &OwnRule::valid_from),
                      field(7, "valid_to", &OwnRule::valid_to),
                      field(8, "legal_basis", &OwnRule::legal_basis, impersonal(required)));
  }
  bool is_valid_on(Day day) const {
    return !(valid_from && day < *valid_from) && !(valid_to && day > *valid_to);
  }
};

// The command and the event alike: entries to merge into the catalogue, by code.
struct CatalogueEntries {
  std::vector<Unit> units;
  std::vector<Procedure> procedures;
  std::vector<Calendar> calendars;
  std::vector<Regulation> regulations;
  std::vector<Target> targets;
  std::vector<Tariff> tariffs;
  std::vector<OwnRule> own_rules;
  bool operator==(const CatalogueEntries&) const = default;
  bool empty() const {
    return units.empty() && procedures.empty() && calendars.empty() && regulations.empty() &&
           targets.empty() && tariffs.empty() && own_rules.empty();
  }
  static constexpr auto fields() {
    constexpr Shape many{.items_max = 10'000};
    return std::tuple(field(1, "units", &CatalogueEntries::units, many),
                      field(2, "procedures", &CatalogueEntries::procedures, many),
                      field(3, "calendars", &CatalogueEntries::calendars, many),
                      field(4, "regulations", &CatalogueEntries::regulations, many),
                      field(5, "targets", &CatalogueEntries::targets, many),
                      field(6, "tariffs", &CatalogueEntries::tariffs, many),
                      field(7, "own_rules", &CatalogueEntries::own_rules, many));
  }
};

}  // namespace motcua
