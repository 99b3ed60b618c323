// assign part → PartAssigned: of a linked dossier (liên thông) a part for another unit, with its
// task and its own limit, at once or after another part (118/2025 art. 20(2);
// engine/DOMAIN.md#parts). The dossier's own clock and figures stay those of the handling unit,
// which leads.
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

// A bound against runaway software.
inline constexpr size_t parts_max = 50;

struct PartAssigned {
  static constexpr Verb verb = Verb::assign_part;
  int32_t number = 0;
  std::string unit;
  std::string agency;  // imported, of no unit of the catalogue
  std::string task;
  std::string limit;
  int32_t after_part = 0;
  std::optional<Instant> due;  // none: it waits for another part
  bool operator==(const PartAssigned&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &PartAssigned::number),
                      field(11, "unit", &PartAssigned::unit, impersonal()),
                      field(12, "agency", &PartAssigned::agency, personal()),
                      field(13, "task", &PartAssigned::task, personal()),
                      field(14, "limit", &PartAssigned::limit, impersonal()),
                      field(15, "after_part", &PartAssigned::after_part),
                      field(16, "part_due_time", &PartAssigned::due));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct AssignPart {
  static constexpr Verb verb = Verb::assign_part;
  std::string unit;
  std::string task;
  std::string limit;       // "3wd", by the calendar of the unit
  int32_t after_part = 0;  // the number of the part that it waits for; 0: none
  bool operator==(const AssignPart&) const = default;
  static constexpr auto fields() {
    constexpr Shape required_code{.required = true, .characters_max = 40};
    return std::tuple(field(11, "unit", &AssignPart::unit, impersonal(required_code)),
                      field(13, "task", &AssignPart::task, personal(required_long_text)),
                      field(14, "limit", &AssignPart::limit, impersonal(required_code)),
                      field(15, "after_part", &AssignPart::after_part));
  }
  OrRejection<PartAssigned> decide(const Situation& situation) const;
};

}  // namespace motcua
