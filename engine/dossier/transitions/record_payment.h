// record payment → PaymentRecorded: money came. Once nothing is owed, a dossier that waited for it
// goes back to where it was.
#pragma once

#include "engine/dossier/clock.h"

namespace motcua {

struct PaymentRecorded {
  static constexpr Verb verb = Verb::record_payment;
  PauseEnd pause;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  std::string reference;
  bool operator==(const PaymentRecorded&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&PaymentRecorded::pause),
                      field(10, "amount_vnd", &PaymentRecorded::amount_vnd),
                      field(11, "payment_method", &PaymentRecorded::method),
                      field(12, "reference", &PaymentRecorded::reference, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct RecordPayment {
  static constexpr Verb verb = Verb::record_payment;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  std::string reference;
  bool operator==(const RecordPayment&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "amount_vnd", &RecordPayment::amount_vnd, required),
                      field(11, "payment_method", &RecordPayment::method, required),
                      field(12, "reference", &RecordPayment::reference, personal()));
  }
  OrRejection<PaymentRecorded> decide(const Situation& situation) const;
};

}  // namespace motcua
