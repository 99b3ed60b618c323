// request payment → PaymentRequested: a financial duty falls due; the dossier waits for it, and the
// clock stops only if the procedure says so.
#pragma once

#include "engine/dossier/clock.h"

namespace motcua {

// phí or lệ phí. An exempt line keeps its amount, and owes nothing. A named line of 0 says that
// nothing is to be paid. Only an imported history has lines with neither name nor amount: they say
// nothing.
struct FeeLine {
  FeeKind kind = FeeKind::not_said;
  std::string name;
  int64_t amount_vnd = 0;
  bool exempt = false;
  bool operator==(const FeeLine&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "kind", &FeeLine::kind), field(2, "name", &FeeLine::name, impersonal()),
        field(3, "amount_vnd", &FeeLine::amount_vnd), field(4, "exempt", &FeeLine::exempt));
  }
};

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
  static constexpr auto fields() {
    return std::tuple(field(10, "fees", &RequestPayment::lines, required));
  }
  OrRejection<PaymentRequested> decide(const Situation& situation) const;
};

int64_t owed_vnd(const std::vector<FeeLine>& lines);

}  // namespace motcua
