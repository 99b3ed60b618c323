// move to successor → MovedToSuccessor: the unit that handled the dossier, received it or has it on
// the desk has ended, and another took over (Unit::successors). The dossier is that one's from the
// day of the move on; what happened before counts where it happened (Placement). No due time moves.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct MovedToSuccessor {
  static constexpr Verb verb = Verb::move_to_successor;
  std::string unit;            // that handles it now
  std::string receiving_unit;  // empty: the same
  std::string holder_unit;     // that has it on the desk now
  std::string reason;
  bool operator==(const MovedToSuccessor&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "unit", &MovedToSuccessor::unit, impersonal()),
                      field(2, "receiving_unit", &MovedToSuccessor::receiving_unit, impersonal()),
                      field(10, "holder_unit", &MovedToSuccessor::holder_unit, impersonal()),
                      field(14, "reason", &MovedToSuccessor::reason, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct MoveToSuccessor {
  static constexpr Verb verb = Verb::move_to_successor;
  // Who of several; empty: the only one. Of successors that ended, too, theirs.
  std::string unit;
  std::string reason;
  bool operator==(const MoveToSuccessor&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "unit", &MoveToSuccessor::unit, impersonal()),
                      field(14, "reason", &MoveToSuccessor::reason, personal(required_long_text)));
  }
  OrRejection<MovedToSuccessor> decide(const Situation& situation) const;
};

// The one unit that is there on the day in the stead of one that has ended; null: it has not, or
// nobody is, or several are. It does what its predecessor was given to do or asked.
const Unit* only_heir(const std::string& code, const Catalogue& catalogue, Day day);

}  // namespace motcua
