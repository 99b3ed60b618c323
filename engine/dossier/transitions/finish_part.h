// finish part → PartFinished: the unit of a part has done its task, in its time or not; the parts
// that waited for it begin (118/2025 art. 20(2)).
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

// A part that begins with this event.
struct BegunPart {
  int32_t number = 0;
  std::optional<Instant> due;
  bool operator==(const BegunPart&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "number", &BegunPart::number),
                      field(2, "part_due_time", &BegunPart::due));
  }
};

struct PartFinished {
  static constexpr Verb verb = Verb::finish_part;
  int32_t number = 0;
  std::string result;
  bool late = false;  // after its time; then by when it was due is said, too
  std::optional<Instant> due;
  std::vector<BegunPart> begun;
  bool operator==(const PartFinished&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &PartFinished::number),
                      field(11, "part_result", &PartFinished::result, personal()),
                      field(12, "part_late", &PartFinished::late),
                      field(13, "part_due_time", &PartFinished::due),
                      field(14, "begun_parts", &PartFinished::begun));
  }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct FinishPart {
  static constexpr Verb verb = Verb::finish_part;
  int32_t number = 0;  // of the part in the dossier
  std::string result;
  bool operator==(const FinishPart&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(10, "number", &FinishPart::number, required),
                      field(11, "part_result", &FinishPart::result, personal(long_text)));
  }
  OrRejection<PartFinished> decide(const Situation& situation) const;
};

}  // namespace motcua
