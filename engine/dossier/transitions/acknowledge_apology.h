// acknowledge apology → ApologyAcknowledged: how, when and to whom the last letter was delivered.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct ApologyAcknowledged {
  static constexpr Verb verb = Verb::acknowledge_apology;
  DeliveryMethod method = DeliveryMethod::not_said;
  std::string delivered_to;
  bool operator==(const ApologyAcknowledged&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "delivery_method", &ApologyAcknowledged::method),
                      field(11, "delivered_to", &ApologyAcknowledged::delivered_to, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct AcknowledgeApology {
  static constexpr Verb verb = Verb::acknowledge_apology;
  DeliveryMethod method = DeliveryMethod::not_said;
  std::string delivered_to;
  bool operator==(const AcknowledgeApology&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(10, "delivery_method", &AcknowledgeApology::method, required),
        field(11, "delivered_to", &AcknowledgeApology::delivered_to, personal(required)));
  }
  OrRejection<ApologyAcknowledged> decide(const Situation& situation) const;
};

}  // namespace motcua
