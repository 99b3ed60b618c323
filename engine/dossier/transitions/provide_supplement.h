// provide supplement → SupplementProvided: the papers came; the dossier goes back to where it was
// and the clock resumes by the procedure's policy. Behind the first phase of two the second begins.
#pragma once

#include "engine/dossier/clock.h"

namespace motcua {

struct SupplementProvided {
  static constexpr Verb verb = Verb::provide_supplement;
  PauseEnd pause;
  std::string note;
  std::string limit_second_phase;  // which begins; empty: none does, or it is not known
  bool operator==(const SupplementProvided&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        inlined(&SupplementProvided::pause),
        field(12, "note", &SupplementProvided::note, personal()),
        field(44, "limit_second_phase", &SupplementProvided::limit_second_phase, impersonal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct ProvideSupplement {
  static constexpr Verb verb = Verb::provide_supplement;
  std::string note;
  bool operator==(const ProvideSupplement&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(12, "note", &ProvideSupplement::note, personal(long_text)));
  }
  OrRejection<SupplementProvided> decide(const Situation& situation) const;
};

}  // namespace motcua
