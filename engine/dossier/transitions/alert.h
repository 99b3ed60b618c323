// alert → Alerted: the local system tells the clerk of a submission, once, by `ClerkAlert::due`
// (Decree 118/2025 art. 17(2)). Later is warned of and counted.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Alerted {
  static constexpr Verb verb = Verb::alert;
  std::string note;
  bool operator==(const Alerted&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(12, "note", &Alerted::note, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Alert {
  static constexpr Verb verb = Verb::alert;
  std::string note;
  bool operator==(const Alert&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(12, "note", &Alert::note, personal(long_text)));
  }
  OrRejection<Alerted> decide(const Situation& situation) const;
};

// The clerk was told, and after it was due.
inline bool is_alerted_late(const Dossier& dossier) {
  const ClerkAlert& alert = dossier.alert;
  return alert.due && alert.alerted_at && *alert.alerted_at > *alert.due;
}

}  // namespace motcua
