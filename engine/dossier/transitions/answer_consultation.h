// answer consultation → ConsultationAnswered: what the asked unit replied, and whether in time
// (118/2025 art. 19(4)). Silence is no event.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

struct ConsultationAnswered {
  static constexpr Verb verb = Verb::answer_consultation;
  int32_t number = 0;
  std::string reply;
  bool late = false;  // after its time; then by when it was due is said, too
  std::optional<Instant> reply_due;
  bool operator==(const ConsultationAnswered&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &ConsultationAnswered::number),
                      field(11, "reply", &ConsultationAnswered::reply, personal()),
                      field(12, "reply_late", &ConsultationAnswered::late),
                      field(15, "reply_due_time", &ConsultationAnswered::reply_due));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct AnswerConsultation {
  static constexpr Verb verb = Verb::answer_consultation;
  int32_t number = 0;  // of the consultation in the dossier
  std::string reply;
  bool operator==(const AnswerConsultation&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &AnswerConsultation::number, required),
                      field(11, "reply", &AnswerConsultation::reply, personal(required_long_text)));
  }
  OrRejection<ConsultationAnswered> decide(const Situation& situation) const;
};

}  // namespace motcua
