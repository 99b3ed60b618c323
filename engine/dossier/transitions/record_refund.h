// record refund → RefundRecorded: money went back. Never more than was overpaid; of what ended
// without a result, or with a denial, up to all that was paid, for no law says what is kept then.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct RefundRecorded {
  static constexpr Verb verb = Verb::record_refund;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  std::string reference;
  std::string reason;
  bool operator==(const RefundRecorded&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "amount_vnd", &RefundRecorded::amount_vnd),
                      field(11, "payment_method", &RefundRecorded::method),
                      field(12, "reference", &RefundRecorded::reference, personal()),
                      field(14, "reason", &RefundRecorded::reason, personal(long_text)));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct RecordRefund {
  static constexpr Verb verb = Verb::record_refund;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  std::string reference;
  std::string reason;
  bool operator==(const RecordRefund&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "amount_vnd", &RecordRefund::amount_vnd, required),
                      field(11, "payment_method", &RecordRefund::method, required),
                      field(12, "reference", &RecordRefund::reference, personal()),
                      field(14, "reason", &RecordRefund::reason, personal(required_long_text)));
  }
  // As of a payment (record_payment.h).
  OrRejection<bool> is_known_to(const Dossier& dossier) const;
  OrRejection<RefundRecorded> decide(const Situation& situation) const;
};

}  // namespace motcua
