// request supplement → SupplementRequested: more papers are asked of the applicant; the clock
// stops, with a legal basis. From state 1 it is an intake request: the dossier still awaits
// acceptance.
#pragma once

#include "engine/dossier/clock.h"

namespace motcua {

struct SupplementRequested {
  static constexpr Verb verb = Verb::request_supplement;
  PauseStart pause;
  PausePhase phase = PausePhase::examination;
  std::vector<std::string> papers;
  std::string reason;
  std::string legal_basis;
  bool operator==(const SupplementRequested&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&SupplementRequested::pause),
                      field(10, "phase", &SupplementRequested::phase),
                      field(11, "requested_papers", &SupplementRequested::papers),
                      field(14, "reason", &SupplementRequested::reason),
                      field(15, "legal_basis", &SupplementRequested::legal_basis));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct RequestSupplement {
  static constexpr Verb verb = Verb::request_supplement;
  std::vector<std::string> papers;
  std::string reason;
  std::string legal_basis;
  bool operator==(const RequestSupplement&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(11, "requested_papers", &RequestSupplement::papers, required),
        field(14, "reason", &RequestSupplement::reason, required_long_text),
        field(15, "legal_basis", &RequestSupplement::legal_basis, required_long_text));
  }
  OrRejection<SupplementRequested> decide(const Situation& situation) const;
};

}  // namespace motcua
