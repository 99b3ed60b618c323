// The last rating is the one that counts.
#include "engine/dossier/transitions/rate.h"

#include <algorithm>

#include "engine/try.h"

namespace motcua {
namespace {

OrRejection<void> check_marks(const std::vector<Mark>& marks) {
  for (size_t i = 0; i < marks.size(); ++i) {
    const std::string path = "marks[" + std::to_string(i) + "].";
    const Mark& mark = marks[i];
    if (mark.content == RatedContent::not_said) {
      return reject_field(path + "rated_content", "required");
    }
    if (mark.satisfaction == Satisfaction::not_said) {
      return reject_field(path + "satisfaction", "required");
    }
    const auto first = std::find_if(marks.begin(), marks.end(), [&](const Mark& other) {
      return other.content == mark.content;
    });
    if (&*first != &mark) return reject_field(path + "rated_content", "each_content_once");
  }
  return {};
}

}  // namespace

OrRejection<Rated> Rate::decide(const Situation& situation) const {
  if (satisfaction == Satisfaction::not_said && !situation.imported) {
    return reject_field("satisfaction", "required");
  }
  if (!situation.imported) {
    TRY(check_marks(marks));
  }
  return Rated{.satisfaction = satisfaction, .comment = comment, .marks = marks};
}

void Rated::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.satisfaction.reset();
  if (satisfaction != Satisfaction::not_said) dossier.satisfaction = satisfaction;
  dossier.rated_at = occasion.effective;
  dossier.marks = marks;
}

}  // namespace motcua
