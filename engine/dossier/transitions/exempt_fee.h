// exempt fee → FeeExempted: after a fee was asked for, somebody found that less of it is owed, or
// nothing. Once nothing is owed any more, a dossier that waited for payment goes back to where it
// was.
#pragma once

#include "engine/dossier/clock.h"

namespace motcua {

struct FeeExempted {
  static constexpr Verb verb = Verb::exempt_fee;
  PauseEnd pause;
  int32_t number = 0;
  int64_t amount_vnd = 0;  // that is no longer owed
  std::string tariff;
  std::string legal_basis;
  std::string reason;
  bool operator==(const FeeExempted&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 100};
    return std::tuple(inlined(&FeeExempted::pause), field(10, "number", &FeeExempted::number),
                      field(11, "amount_vnd", &FeeExempted::amount_vnd),
                      field(12, "tariff", &FeeExempted::tariff, impersonal(code)),
                      field(13, "legal_basis", &FeeExempted::legal_basis, impersonal()),
                      field(14, "reason", &FeeExempted::reason, personal(long_text)));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct ExemptFee {
  static constexpr Verb verb = Verb::exempt_fee;
  int32_t number = 0;    // of the dossier's obligations, from 1
  int64_t left_vnd = 0;  // to pay of it; 0: nothing
  std::string tariff;
  std::string legal_basis;
  std::string reason;
  bool operator==(const ExemptFee&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 100};
    return std::tuple(field(10, "number", &ExemptFee::number, required),
                      field(11, "left_vnd", &ExemptFee::left_vnd),
                      field(12, "tariff", &ExemptFee::tariff, impersonal(code)),
                      field(13, "legal_basis", &ExemptFee::legal_basis, impersonal()),
                      field(14, "reason", &ExemptFee::reason, personal(long_text)));
  }
  OrRejection<FeeExempted> decide(const Situation& situation) const;
};

}  // namespace motcua
