// consult → Consulted: another unit or agency is asked for its view or to verify something. The
// request names content, limit and way of reply; the clock runs on, for the law provides no pause
// (118/2025 art. 19(4); engine/DOMAIN.md#consultations).
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

// A bound against runaway software.
inline constexpr size_t consultations_max = 30;

struct Consulted {
  static constexpr Verb verb = Verb::consult;
  int32_t number = 0;
  std::string unit;
  std::string agency;
  std::string content;
  std::string limit;
  std::optional<Instant> reply_due;
  std::string reply_way;
  bool operator==(const Consulted&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &Consulted::number),
                      field(11, "unit", &Consulted::unit, impersonal()),
                      field(12, "agency", &Consulted::agency, personal()),
                      field(13, "content", &Consulted::content, personal()),
                      field(14, "limit", &Consulted::limit, impersonal()),
                      field(15, "reply_due_time", &Consulted::reply_due),
                      field(16, "reply_way", &Consulted::reply_way, personal()));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Consult {
  static constexpr Verb verb = Verb::consult;
  std::string unit;    // of the catalogue; this
  std::string agency;  // or another one, in words
  std::string content;
  std::string limit;  // "3wd", by the calendar of whoever is asked
  std::string reply_way;
  bool operator==(const Consult&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 40};
    constexpr Shape required_code{.required = true, .characters_max = 40};
    return std::tuple(field(11, "unit", &Consult::unit, impersonal(code)),
                      field(12, "agency", &Consult::agency, personal()),
                      field(13, "content", &Consult::content, personal(required_long_text)),
                      field(14, "limit", &Consult::limit, impersonal(required_code)),
                      field(16, "reply_way", &Consult::reply_way, personal(required)));
  }
  OrRejection<Consulted> decide(const Situation& situation) const;
};

}  // namespace motcua
