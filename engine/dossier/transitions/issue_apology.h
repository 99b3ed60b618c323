// issue apology → ApologyIssued: phiếu xin lỗi và hẹn lại ngày trả kết quả (Decree 61/2018
// art. 19(9), Decree 118/2025 art. 19(6); engine/DOMAIN.md#apology). Owed by an open dossier with a
// due time, or by one resolved late.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct ApologyIssued {
  static constexpr Verb verb = Verb::issue_apology;
  std::string letter_number;
  LetterTiming timing = LetterTiming::not_said;
  std::string reason;
  std::string unit_at_fault;
  std::string signed_by;
  std::optional<Instant> reappointed_time;
  std::string issuing_unit;  // of whose series the number is
  std::optional<Instant> counter_notified_at;
  bool operator==(const ApologyIssued&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "letter_number", &ApologyIssued::letter_number, impersonal()),
                      field(11, "timing", &ApologyIssued::timing),
                      field(12, "unit_at_fault", &ApologyIssued::unit_at_fault, impersonal()),
                      field(13, "signed_by", &ApologyIssued::signed_by, impersonal()),
                      field(14, "reason", &ApologyIssued::reason, personal()),
                      field(16, "reappointed_time", &ApologyIssued::reappointed_time),
                      field(17, "issuing_unit", &ApologyIssued::issuing_unit, impersonal()),
                      field(80, "counter_notified_time", &ApologyIssued::counter_notified_at));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct IssueApology {
  static constexpr Verb verb = Verb::issue_apology;
  std::string letter_number;  // of an imported one, kept; else it is given
  std::string reason;
  std::string unit_at_fault;                // empty: the answerable holder
  std::string signed_by;                    // the head of the handling unit
  std::optional<Instant> reappointed_time;  // required while the dossier is open
  // When the agency told the counter in writing, which then changes the return time
  // (adjust_return_time.h); none: it was not, or nobody said.
  std::optional<Instant> counter_notified_at;
  bool operator==(const IssueApology&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "letter_number", &IssueApology::letter_number,
                            impersonal(Shape{.characters_max = 40})),
                      field(12, "unit_at_fault", &IssueApology::unit_at_fault, impersonal()),
                      field(13, "signed_by", &IssueApology::signed_by, impersonal(required)),
                      field(14, "reason", &IssueApology::reason, personal(required_long_text)),
                      field(16, "reappointed_time", &IssueApology::reappointed_time),
                      field(80, "counter_notified_time", &IssueApology::counter_notified_at));
  }
  std::optional<SeriesKey> series(const Situation& situation) const;
  OrRejection<ApologyIssued> decide(const Situation& situation) const;
};

// Whether the dossier's unit is open then; closing time counts as open.
bool is_within_hours(Instant time, const Dossier& dossier, const Catalogue& catalogue);

}  // namespace motcua
