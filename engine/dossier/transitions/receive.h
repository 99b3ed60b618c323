// receive → Received: the dossier is taken in, at the counter or from a submission. It gets its
// code, its promise and the receipt slip; the clock runs. A procedure without a usable limit:
// undated. Where the procedure gives its result at once (118/2025 art. 17(4)), the command may
// bring it: the one event is the receipt, the resolution and the return, at one instant.
#pragma once

#include "engine/dossier/transitions/submit.h"

namespace motcua {

// What was given at once.
struct ImmediateResult {
  Outcome outcome = Outcome::not_said;
  bool electronic_result = false;
  ReturnMethod method = ReturnMethod::not_said;
  std::string taken_by;
  bool operator==(const ImmediateResult&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "outcome", &ImmediateResult::outcome, required),
                      field(2, "electronic_result", &ImmediateResult::electronic_result),
                      field(3, "return_method", &ImmediateResult::method, required),
                      field(4, "taken_by", &ImmediateResult::taken_by, personal()));
  }
};

struct Received {
  static constexpr Verb verb = Verb::receive;
  Application application;  // empty where it stands since the submission
  Promise promise;
  std::string code;
  std::string field_name;
  ResumePolicy resume_policy = ResumePolicy::remaining;
  bool payment_stops_clock = false;
  // Of a result that was given at once; without one the outcome is not said.
  Outcome outcome = Outcome::not_said;
  bool electronic_result = false;
  ReturnMethod method = ReturnMethod::not_said;
  std::string taken_by;
  std::optional<Timeliness> timeliness;
  bool central_code = false;            // imported, and no number of ours
  std::optional<Instant> transfer_due;  // of what a counter takes in for another unit
  std::vector<FeeLine> fees;            // owed from the receipt on; nothing waits for them
  bool operator==(const Received&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Received::application), inlined(&Received::promise),
                      field(10, "code", &Received::code, impersonal()),
                      field(11, "field", &Received::field_name, impersonal()),
                      field(12, "resume_policy", &Received::resume_policy),
                      field(13, "payment_stops_clock", &Received::payment_stops_clock),
                      field(50, "outcome", &Received::outcome),
                      field(51, "electronic_result", &Received::electronic_result),
                      field(52, "return_method", &Received::method),
                      field(53, "taken_by", &Received::taken_by, personal()),
                      field(54, "timeliness", &Received::timeliness),
                      field(14, "central_code", &Received::central_code),
                      field(55, "transfer_due_time", &Received::transfer_due),
                      field(56, "fees", &Received::fees));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Receive {
  static constexpr Verb verb = Verb::receive;
  Application application;  // for a submission already there: left empty
  std::string imported_code;
  std::optional<Instant> due_at;  // given by an imported history, and kept
  std::optional<ImmediateResult> result;
  std::string portal_code;  // of one that was not submitted here; see check_portal_code
  std::vector<FeeLine> fees;
  bool operator==(const Receive&) const = default;
  static constexpr auto fields() {
    return std::tuple(inlined(&Receive::application),
                      field(10, "imported_code", &Receive::imported_code, impersonal()),
                      field(11, "due_at", &Receive::due_at), field(50, "result", &Receive::result),
                      field(51, "portal_code", &Receive::portal_code, impersonal()),
                      field(52, "fees", &Receive::fees));
  }
  std::optional<SeriesKey> series(const Situation& situation) const;
  OrRejection<Received> decide(const Situation& situation) const;
};

}  // namespace motcua
