// record payment → PaymentRecorded: money came, be it after the end. Once nothing is owed, a
// dossier that waited for it goes back to where it was. The same method and reference again is the
// same payment, whoever tells it, however often.
#pragma once

#include "engine/dossier/clock.h"
#include "engine/utf8.h"

namespace motcua {

// Whether one of the payments or refunds is what the command tells. An import may have brought one
// reference with several amounts: each is known.
template <class Money, class Command>
OrRejection<bool> is_among(const std::vector<Money>& list, const Command& told,
                           const std::string& code) {
  const std::string reference = matched_reference(told.reference);
  if (reference.empty()) return false;
  const Money* other = nullptr;
  for (const Money& known : list) {
    if (known.method != told.method || matched_reference(known.reference) != reference) continue;
    if (known.amount_vnd == told.amount_vnd) return true;
    if (!other) other = &known;
  }
  if (!other) return false;
  return reject(Reason::PAYMENT_REFERENCE_TAKEN,
                {{"code", code},
                 {"reference", told.reference},
                 {"amount_vnd", std::to_string(other->amount_vnd)},
                 {"recorded_time", format_instant(other->at)},
                 {"number", std::to_string(other - list.data() + 1)}});
}

struct PaymentRecorded {
  static constexpr Verb verb = Verb::record_payment;
  PauseEnd pause;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  std::string reference;
  std::string receipt_number;
  bool operator==(const PaymentRecorded&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&PaymentRecorded::pause),
                      field(10, "amount_vnd", &PaymentRecorded::amount_vnd),
                      field(11, "payment_method", &PaymentRecorded::method),
                      field(12, "reference", &PaymentRecorded::reference, personal()),
                      field(13, "receipt_number", &PaymentRecorded::receipt_number, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct RecordPayment {
  static constexpr Verb verb = Verb::record_payment;
  int64_t amount_vnd = 0;
  PaymentMethod method = PaymentMethod::not_said;
  std::string reference;
  std::string receipt_number;
  bool operator==(const RecordPayment&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "amount_vnd", &RecordPayment::amount_vnd, required),
                      field(11, "payment_method", &RecordPayment::method, required),
                      field(12, "reference", &RecordPayment::reference, personal()),
                      field(13, "receipt_number", &RecordPayment::receipt_number, personal()));
  }
  // Whether the dossier has it already; refused where it has it with other amounts alone.
  OrRejection<bool> is_known_to(const Dossier& dossier) const;
  OrRejection<PaymentRecorded> decide(const Situation& situation) const;
};

}  // namespace motcua
