// submit → Submitted: an application comes in online or by post and awaits acceptance. The
// acceptance clock (8 working hours by the regulation) starts with the next open instant.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct Submitted {
  static constexpr Verb verb = Verb::submit;
  Application application;
  std::string code;  // provisional
  std::string field_name;
  std::optional<Instant> acceptance_due;
  bool central_code = false;  // imported, and no number of ours
  std::optional<Instant> portal_acknowledged_at;
  std::optional<Instant> alert_due;
  bool operator==(const Submitted&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Submitted::application),
                      field(10, "code", &Submitted::code, impersonal()),
                      field(11, "field", &Submitted::field_name, impersonal()),
                      field(12, "acceptance_due_time", &Submitted::acceptance_due),
                      field(13, "central_code", &Submitted::central_code),
                      field(81, "portal_acknowledged_time", &Submitted::portal_acknowledged_at),
                      field(82, "alert_due_time", &Submitted::alert_due));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Submit {
  static constexpr Verb verb = Verb::submit;
  Application application;
  std::string imported_code;
  // When the portal's machine acknowledged it; the effective time is the local system's receipt.
  std::optional<Instant> portal_acknowledged_at;
  std::string portal_code;  // see check_portal_code
  bool operator==(const Submit&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Submit::application),
                      field(10, "imported_code", &Submit::imported_code, impersonal()),
                      field(81, "portal_acknowledged_time", &Submit::portal_acknowledged_at),
                      field(51, "portal_code", &Submit::portal_code, impersonal()));
  }
  std::optional<SeriesKey> series(const Situation& situation) const;
  OrRejection<Submitted> decide(const Situation& situation) const;
};

// What every application needs: a known unit, a known procedure, a channel. Returns the procedure's
// field.
OrRejection<std::string> check_application(const Application& application,
                                           const Situation& situation);

// The code that the portal gave, if it did: of an online dossier of a linked group (118/2025 art.
// 28(2)), and of a unit that keeps its register elsewhere, as the National Portal is published. The
// dossier has it from the submission on.
OrRejection<void> check_portal_code(const std::string& code, const Application& application,
                                    const Situation& situation);

}  // namespace motcua
