// request payment → PaymentRequested: a financial duty falls due; the dossier waits for it, and the
// clock stops only if the procedure says so. Without lines it asks for what is owed already.
#pragma once

#include "engine/dossier/clock.h"

namespace motcua {

struct PaymentRequested {
  static constexpr Verb verb = Verb::request_payment;
  PauseStart pause;
  std::vector<FeeLine> lines;
  bool operator==(const PaymentRequested&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&PaymentRequested::pause),
                      field(10, "fees", &PaymentRequested::lines));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct RequestPayment {
  static constexpr Verb verb = Verb::request_payment;
  std::vector<FeeLine> lines;
  bool operator==(const RequestPayment&) const = default;
  static constexpr auto fields() { return std::tuple(field(10, "fees", &RequestPayment::lines)); }
  OrRejection<PaymentRequested> decide(const Situation& situation) const;
};

}  // namespace motcua
