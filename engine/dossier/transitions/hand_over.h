// hand over → HandedOver: the dossier moves to another unit, officer or step, a row of the control
// slip. The holder changes; the handling unit only if said.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct HandedOver {
  static constexpr Verb verb = Verb::hand_over;
  Holder to;
  std::string handling_unit;  // empty: stays
  std::string note;
  bool transfers = false;  // the first: from the counter that received it for another unit
  bool operator==(const HandedOver&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "to_holder", &HandedOver::to),
                      field(11, "handling_unit", &HandedOver::handling_unit, impersonal()),
                      field(12, "note", &HandedOver::note, personal()),
                      field(13, "transfers", &HandedOver::transfers));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct HandOver {
  static constexpr Verb verb = Verb::hand_over;
  std::string to;  // a unit's code; from an import also free text
  std::string to_officer;
  std::string step;
  std::string handling_unit;  // moves the dossier's responsibility, and all its figures
  std::string note;
  bool operator==(const HandOver&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "to", &HandOver::to, personal()),
                      field(11, "to_officer", &HandOver::to_officer, impersonal()),
                      field(12, "step", &HandOver::step, impersonal()),
                      field(13, "handling_unit", &HandOver::handling_unit, impersonal()),
                      field(14, "note", &HandOver::note, personal(long_text)));
  }
  OrRejection<HandedOver> decide(const Situation& situation) const;
};

}  // namespace motcua
