// request supplement → SupplementRequested: more papers are asked of the applicant, on a legal
// basis; the clock stops. From state 1 it is an intake request: the dossier still awaits
// acceptance. Of a procedure of two phases it may end the first: then nothing was lacking, and no
// rule on supplements holds but that the clock stops.
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
  // From when on the counter may close the dossier if nothing comes; none: it waits for ever.
  std::optional<Instant> closable_from;
  bool ends_first_phase = false;
  std::string limit_second_phase;  // then; empty: an imported one's is not known
  bool operator==(const SupplementRequested&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        inlined(&SupplementRequested::pause), field(10, "phase", &SupplementRequested::phase),
        field(11, "requested_papers", &SupplementRequested::papers, personal()),
        field(14, "reason", &SupplementRequested::reason, personal()),
        field(15, "legal_basis", &SupplementRequested::legal_basis, impersonal()),
        field(16, "closable_time", &SupplementRequested::closable_from),
        field(43, "ends_first_phase", &SupplementRequested::ends_first_phase),
        field(44, "limit_second_phase", &SupplementRequested::limit_second_phase, impersonal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct RequestSupplement {
  static constexpr Verb verb = Verb::request_supplement;
  std::vector<std::string> papers;
  std::string reason;
  std::string legal_basis;
  bool ends_first_phase = false;
  bool operator==(const RequestSupplement&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(11, "requested_papers", &RequestSupplement::papers, personal(required)),
        field(14, "reason", &RequestSupplement::reason, personal(required_long_text)),
        field(15, "legal_basis", &RequestSupplement::legal_basis, impersonal(required_long_text)),
        field(43, "ends_first_phase", &RequestSupplement::ends_first_phase));
  }
  OrRejection<SupplementRequested> decide(const Situation& situation) const;
};

}  // namespace motcua
