// adjust return time → ReturnTimeAdjusted: on the agency's letter the counter changes the return
// time in the system to the new one, once a letter (Decree 118/2025 art. 19(6);
// engine/DOMAIN.md#apology). No due time and no verdict moves.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct ReturnTimeAdjusted {
  static constexpr Verb verb = Verb::adjust_return_time;
  std::string letter_number;  // on which
  std::string note;
  std::optional<Instant> reappointed_time;
  bool operator==(const ReturnTimeAdjusted&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "letter_number", &ReturnTimeAdjusted::letter_number, impersonal()),
                      field(12, "note", &ReturnTimeAdjusted::note, personal()),
                      field(16, "reappointed_time", &ReturnTimeAdjusted::reappointed_time));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct AdjustReturnTime {
  static constexpr Verb verb = Verb::adjust_return_time;
  std::string note;
  bool operator==(const AdjustReturnTime&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(12, "note", &AdjustReturnTime::note, personal(long_text)));
  }
  OrRejection<ReturnTimeAdjusted> decide(const Situation& situation) const;
};

}  // namespace motcua
